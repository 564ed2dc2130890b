/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-export-dialog"

#include "entente-export-dialog.h"

#include "entente-config.h"
#include "entente-store.h"
#include "entente-file-choice.h"
#include "entente-picture.h"

#include <glib/gi18n.h>

/* The preview is drawn at most this large, whatever is exported. */
#define PREVIEW_SIDE_PX 900.0
/* What takes longer than this is seen to go on, and can be cancelled; looked at so often. */
#define PATIENCE_MS 500
#define PROGRESS_INTERVAL_MS 100

struct _EntenteExportDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget *export_button;
  GtkPicture *preview;
  GtkLabel *notice;
  GtkWidget *busy_box;
  GtkProgressBar *progress;
  AdwComboRow *area_row;
  AdwComboRow *format_row;
  AdwComboRow *background_row;
  AdwActionRow *scale_row;
  GtkSpinButton *scale_button;
  GtkSpinButton *margin_button;
  GtkSwitch *legend_switch;
  GtkSwitch *title_switch;

  /* owned */
  EntenteDocument *document;
  EntenteScene *scene;
  EntenteFocus *selection; /* NULL: nothing is selected */
  GCancellable *cancellable; /* of what is being written; NULL: nothing is */
  GCancellable *previewing;  /* of the last preview; NULL before the first */

  /* state */
  EntenteBox visible;
  double zoom;
  EntentePair opened;
  EntenteExportChoices choices;
  guint preview_id;
  guint patience_id;
  guint progress_id;
  guint loading : 1; /* the rows are being set from the choices */
};

enum
{
  EXPORTED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteExportDialog, entente_export_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static EntenteExport
make_export (EntenteExportDialog *self)
{
  return entente_export_choices_to_export (
    &self->choices, self->visible, self->zoom, self->opened, self->selection);
}

static void
show_notice (EntenteExportDialog *self,
             const char          *text)
{
  gtk_label_set_text (self->notice, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), text != NULL);
}

static void
update_export_enabled (EntenteExportDialog *self,
                       gboolean             possible)
{
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "export.run", possible && self->cancellable == NULL);
}

/* What the picture's size will be, or why there can be none: said before it starts. */
static gboolean
update_size (EntenteExportDialog *self)
{
  EntenteExport export = make_export (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *size = NULL;
  int width, height;
  double scale;

  if (!entente_export_measure (&export,
                               self->scene,
                               entente_document_get_map (self->document),
                               &width,
                               &height,
                               &scale,
                               &error))
    {
      adw_action_row_set_subtitle (self->scale_row, "");
      show_notice (self, error->message);
      update_export_enabled (self, FALSE);
      return FALSE;
    }

  if (self->choices.format == ENTENTE_EXPORT_PNG)
    /* Translators: width and height of a picture. */
    size = g_strdup_printf (_("%d × %d pixels"), width, height);
  else
    /* Translators: width and height of a picture. */
    size = g_strdup_printf (_("%d × %d points"), width, height);
  adw_action_row_set_subtitle (self->scale_row, size);
  show_notice (self, NULL);
  update_export_enabled (self, TRUE);
  return TRUE;
}

/* One that other choices have overtaken is cancelled. */
static void
preview_drawn_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  EntenteExportDialog *self = ENTENTE_EXPORT_DIALOG (source);
  g_autoptr (GdkTexture) texture = entente_picture_draw_finish (result, NULL);

  if (texture != NULL)
    gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
}

static void
forget_preview (EntenteExportDialog *self)
{
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
}

static void
update_preview (EntenteExportDialog *self)
{
  EntenteExport export = make_export (self);
  EntenteExportJob *job;

  forget_preview (self);
  export.format = ENTENTE_EXPORT_PNG;
  export.width = PREVIEW_SIDE_PX;
  export.height = PREVIEW_SIDE_PX;
  job = entente_export_job_new (
    &export, self->scene, entente_document_get_map (self->document), NULL);
  if (job == NULL)
    {
      gtk_picture_set_paintable (self->preview, NULL);
      return;
    }

  self->previewing = g_cancellable_new ();
  entente_picture_draw_async (job, G_OBJECT (self), self->previewing, preview_drawn_cb, NULL);
}

static gboolean
preview_cb (gpointer user_data)
{
  EntenteExportDialog *self = user_data;

  self->preview_id = 0;
  if (update_size (self))
    update_preview (self);

  return G_SOURCE_REMOVE;
}

static void
queue_preview (EntenteExportDialog *self)
{
  if (self->preview_id == 0)
    self->preview_id = g_idle_add (preview_cb, self);
}

static void
choices_changed_cb (EntenteExportDialog *self)
{
  if (self->loading)
    return;

  self->choices.area = adw_combo_row_get_selected (self->area_row);
  self->choices.format = adw_combo_row_get_selected (self->format_row);
  self->choices.background = adw_combo_row_get_selected (self->background_row);
  self->choices.scale = gtk_spin_button_get_value (self->scale_button);
  self->choices.margin = gtk_spin_button_get_value (self->margin_button);
  self->choices.legend = gtk_switch_get_active (self->legend_switch) != FALSE;
  self->choices.title = gtk_switch_get_active (self->title_switch) != FALSE;
  queue_preview (self);
}

static void
load_choices (EntenteExportDialog *self)
{
  const char *areas[] = { _("Whole Map"), _("What Is Visible"), NULL, NULL };
  g_autoptr (GtkStringList) model = NULL;

  if (self->selection != NULL)
    areas[2] = _("Selection and Neighbors");
  model = gtk_string_list_new (areas);

  entente_export_choices_load (&self->choices);
  if (self->selection == NULL && self->choices.area == ENTENTE_EXPORT_SELECTION)
    self->choices.area = ENTENTE_EXPORT_WHOLE;

  self->loading = TRUE;
  adw_combo_row_set_model (self->area_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->area_row, self->choices.area);
  adw_combo_row_set_selected (self->format_row, self->choices.format);
  adw_combo_row_set_selected (self->background_row, self->choices.background);
  gtk_spin_button_set_value (self->scale_button, self->choices.scale);
  gtk_spin_button_set_value (self->margin_button, self->choices.margin);
  gtk_switch_set_active (self->legend_switch, self->choices.legend);
  /* Where the map wants no legend there is nothing to choose. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->legend_switch),
                            entente_map_get_info (entente_document_get_map (self->document))->legend);
  gtk_switch_set_active (self->title_switch, self->choices.title);
  self->loading = FALSE;
  queue_preview (self);
}

/* The format a name asks for; FALSE where its ending is none of ours. */
static gboolean
find_format (GFile               *file,
             EntenteExportFormat *format)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (base, -1);

  for (guint i = ENTENTE_EXPORT_PNG; i <= ENTENTE_EXPORT_PDF; i++)
    {
      g_autofree char *ending = g_strconcat (".", entente_export_format_get_ending (i), NULL);

      if (g_str_has_suffix (lower, ending))
        {
          *format = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* A name without one of our endings gets the chosen one, unless that would silently replace another
 * file. */
static GFile *
complete_name (EntenteExportDialog *self,
               GFile               *file)
{
  EntenteExportFormat format;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GFile *completed;

  if (folder == NULL || find_format (file, &format))
    return g_object_ref (file);

  base = g_file_get_basename (file);
  name = g_strconcat (base, ".", entente_export_format_get_ending (self->choices.format), NULL);
  completed = g_file_get_child (folder, name);
  if (!g_file_query_exists (completed, NULL))
    return completed;

  g_object_unref (completed);
  return g_object_ref (file);
}

/* What a worker draws and writes. */
typedef struct
{
  EntenteExportJob *job;
  GFile *file;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  entente_export_job_free (self->job);
  g_object_unref (self->file);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = entente_export_job_run (work->job, cancellable, &error);

  if (bytes != NULL
      && entente_store_write_bytes (
        g_file_peek_path (work->file), NULL, bytes, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
progress_cb (gpointer data)
{
  Work *work = g_task_get_task_data (data);
  EntenteExportDialog *self = g_task_get_source_object (data);

  gtk_progress_bar_set_fraction (self->progress, entente_export_job_get_progress (work->job));
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer data)
{
  EntenteExportDialog *self = g_task_get_source_object (data);

  self->patience_id = 0;
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_widget_set_visible (self->busy_box, TRUE);
  self->progress_id = g_timeout_add_full (
    G_PRIORITY_DEFAULT, PROGRESS_INTERVAL_MS, progress_cb, g_object_ref (data), g_object_unref);
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (EntenteExportDialog *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->cancellable);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntenteExportDialog *self = ENTENTE_EXPORT_DIALOG (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean gone = self->document == NULL;

  stop_waiting (self);
  if (gone)
    return;
  gtk_widget_set_visible (self->busy_box, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_notice (self, error->message);
      update_export_enabled (self, TRUE);
      return;
    }

  g_signal_emit (self, signals[EXPORTED], 0, work->file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_cancellable_cancel (ENTENTE_EXPORT_DIALOG (widget)->cancellable);
}

/* Whoever closes the window while a picture is written wants it no more. */
static gboolean
entente_export_dialog_close_request (GtkWindow *window)
{
  forget_preview (ENTENTE_EXPORT_DIALOG (window));
  g_cancellable_cancel (ENTENTE_EXPORT_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (entente_export_dialog_parent_class)->close_request (window);
}

static void
chooser_response_cb (GtkNativeDialog     *chooser,
                     int                  response,
                     EntenteExportDialog *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) chosen = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    {
      chosen = complete_name (self, file);
      entente_export_dialog_export_to (self, chosen);
    }

  entente_file_choice_end (GTK_FILE_CHOOSER_NATIVE (chooser));
}

static void
run_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EntenteExportDialog *self = ENTENTE_EXPORT_DIALOG (widget);
  const char *ending = entente_export_format_get_ending (self->choices.format);
  g_autofree char *name = entente_document_dup_file_name (self->document, ending);
  GFile *file = entente_document_get_file (self->document);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save Picture As"),
                                                               GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               _("_Export"),
                                                               _("_Cancel"));

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  entente_file_choice_show (chooser, GTK_WINDOW (self));
}

static void
entente_export_dialog_dispose (GObject *object)
{
  EntenteExportDialog *self = ENTENTE_EXPORT_DIALOG (object);

  g_clear_handle_id (&self->preview_id, g_source_remove);
  forget_preview (self);
  g_cancellable_cancel (self->cancellable);
  stop_waiting (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->scene, entente_scene_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (entente_export_dialog_parent_class)->dispose (object);
}

/* A worker may look at the selection until it has stopped. */
static void
entente_export_dialog_finalize (GObject *object)
{
  EntenteExportDialog *self = ENTENTE_EXPORT_DIALOG (object);

  g_clear_pointer (&self->selection, entente_selection_focus_free);

  G_OBJECT_CLASS (entente_export_dialog_parent_class)->finalize (object);
}

static void
entente_export_dialog_class_init (EntenteExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_export_dialog_dispose;
  object_class->finalize = entente_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = entente_export_dialog_close_request;

  signals[EXPORTED] = g_signal_new ("exported",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    1,
                                    G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (
    widget_class, ENTENTE_RESOURCE_PATH "/ui/entente-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, area_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, busy_box);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, legend_switch);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, margin_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, scale_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteExportDialog, title_switch);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);

  gtk_widget_class_install_action (widget_class, "export.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_export_dialog_init (EntenteExportDialog *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  gtk_spin_button_set_range (
    self->scale_button, ENTENTE_EXPORT_SCALE_MIN, ENTENTE_EXPORT_SCALE_MAX);
  gtk_spin_button_set_range (self->margin_button, 0.0, ENTENTE_EXPORT_MARGIN_MAX);
}

GtkWidget *
entente_export_dialog_new (GtkWindow       *parent,
                           EntenteDocument *document,
                           EntenteSession  *session,
                           EntenteScene    *scene,
                           EntenteBox       visible,
                           double           zoom,
                           EntentePair      opened)
{
  EntenteExportDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ENTENTE_IS_SESSION (session), NULL);
  g_return_val_if_fail (scene != NULL, NULL);

  self = g_object_new (ENTENTE_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  self->scene = entente_scene_ref (scene);
  self->selection = entente_selection_focus_new (session);
  self->visible = visible;
  self->zoom = zoom;
  self->opened = opened;
  load_choices (self);

  return GTK_WIDGET (self);
}

const EntenteExportChoices *
entente_export_dialog_get_choices (EntenteExportDialog *self)
{
  g_return_val_if_fail (ENTENTE_IS_EXPORT_DIALOG (self), NULL);

  return &self->choices;
}

void
entente_export_dialog_export_to (EntenteExportDialog *self,
                                 GFile               *file)
{
  EntenteExport export;
  EntenteExportJob *job;
  Work *work;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ENTENTE_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->cancellable != NULL)
    return;
  if (g_file_peek_path (file) == NULL)
    {
      show_notice (self, _("Pictures can only be saved on this computer."));
      return;
    }

  entente_export_choices_store (&self->choices);
  export = make_export (self);
  find_format (file, &export.format);
  job = entente_export_job_new (
    &export, self->scene, entente_document_get_map (self->document), &error);
  if (job == NULL)
    {
      show_notice (self, error->message);
      return;
    }

  work = g_new (Work, 1);
  *work = (Work){ job, g_object_ref (file) };
  self->cancellable = g_cancellable_new ();
  update_export_enabled (self, FALSE);
  task = g_task_new (self, self->cancellable, written_cb, NULL);
  g_task_set_source_tag (task, entente_export_dialog_export_to);
  g_task_set_task_data (task, work, work_free);
  g_task_set_check_cancellable (task, FALSE);
  self->patience_id = g_timeout_add_full (
    G_PRIORITY_DEFAULT, PATIENCE_MS, patience_cb, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, write_in_thread);
}
