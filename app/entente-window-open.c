/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-config.h"
#include "entente-faults-dialog.h"
#include "entente-shown-name.h"
#include "entente-file-choice.h"

#include <glib/gi18n.h>

#define EXAMPLE_NAME "seoul-beijing-pyongyang.entente.json"
#define MAP_MIME_TYPE "application/vnd.entente+json"

#define MAX_RECENT_MAPS 12

/* A map that is read sooner is what a new window shows first, and not a page that goes at once. */
#define SHOW_DELAY_MS 100

/* One opening by one window, which it keeps alive. */
typedef struct
{
  EntenteWindow *window;
  EntenteWorkBar *bar;
  GFile *file; /* NULL: from memory, or a copy */
  char *name;
  double part;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->window);
  g_clear_object (&opening->bar);
  g_clear_object (&opening->file);
  g_clear_pointer (&opening->name, g_free);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
end_opening (EntenteWindow *self)
{
  g_clear_pointer (&self->opening, entente_work_bar_end);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-opening", FALSE);
}

static gboolean
show_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;

  self->show_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Now, where it waits for its map still. */
static void
show (EntenteWindow *self)
{
  if (self->show_id == 0)
    return;
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show_soon (EntenteWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->show_id == 0)
    self->show_id = g_timeout_add (SHOW_DELAY_MS, show_cb, self);
}

static double
get_part (gpointer opening)
{
  return ((Opening *) opening)->part;
}

static Opening *
begin_opening (EntenteWindow *self,
               const char    *name)
{
  Opening *opening = g_new0 (Opening, 1);
  g_autofree char *shown_name = entente_dup_shown_name (name);
  g_autofree char *text = NULL;

  _entente_window_cancel_opening (self);
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Opening “%s”…"), shown_name);
  self->opening = entente_work_bar_begin (self->work, text);
  entente_work_bar_set_part (self->opening, get_part, opening);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-opening", TRUE);

  opening->window = g_object_ref (self);
  opening->bar = g_object_ref (self->opening);
  opening->name = g_strdup (name);
  return opening;
}

static void
show_progress (double   part,
               gpointer user_data)
{
  Opening *opening = user_data;

  opening->part = part;
}

static void
show_warnings_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->warnings == NULL)
    return;

  dialog = entente_faults_dialog_new (GTK_WINDOW (self), self->warnings, self->warnings_name);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Keeps them with the window that shows the map, and says how many there are. */
static void
tell_warnings (EntenteWindow    *self,
               EntenteFaultList *faults,
               const char       *name)
{
  guint n_warnings = entente_fault_list_get_n (faults, ENTENTE_VERDICT_WARNING);
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_clear_pointer (&self->warnings, entente_fault_list_free);
  g_clear_pointer (&self->warnings_name, g_free);
  if (n_warnings == 0)
    {
      entente_fault_list_free (faults);
      return;
    }

  self->warnings = faults;
  self->warnings_name = g_strdup (name);
  text = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_name (toast, "win.show-warnings");
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remember_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) MAP_MIME_TYPE,
    .app_name = (char *) "Entente",
    .app_exec = (char *) "entente -- %f",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* A document of what is sound, while its faults are read. It is dropped with the dialog. */
typedef struct
{
  EntenteWindow *window;
  EntenteDocument *document;
  GFile *file; /* nullable */
} SoundOffer;

static void
sound_offer_free (SoundOffer *offer)
{
  g_clear_object (&offer->window);
  g_clear_object (&offer->document);
  g_clear_object (&offer->file);
  g_free (offer);
}

/* Returns: the window that shows it */
static EntenteWindow *
show_opened (EntenteWindow   *self,
             EntenteDocument *document,
             GFile           *file)
{
  if (file != NULL)
    remember_recent (file);
  if (self->document != NULL)
    self = entente_window_new (ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  entente_window_set_document (self, document);
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

static void
open_sound_cb (EntenteFaultsDialog *dialog,
               SoundOffer          *offer)
{
  EntenteWindow *shown = show_opened (offer->window, offer->document, offer->file);

  gtk_widget_activate_action (GTK_WIDGET (shown), "win.problems", NULL);
  _entente_window_offer_drafts (shown);
}

/* @sound: (transfer full) (nullable) */
static void
offer_sound (EntenteWindow       *self,
             EntenteFaultsDialog *dialog,
             EntenteDocument     *sound,
             GFile               *file)
{
  SoundOffer *offer;

  if (sound == NULL)
    return;
  offer = g_new0 (SoundOffer, 1);
  offer->window = g_object_ref (self);
  offer->document = sound;
  g_set_object (&offer->file, file);
  entente_faults_dialog_offer_sound (dialog);
  g_signal_connect_data (dialog,
                         "open-sound",
                         G_CALLBACK (open_sound_cb),
                         offer,
                         (GClosureNotify) (GCallback) sound_offer_free,
                         0);
}

/* @sound: (transfer full) (nullable): what is sound in the file */
static void
tell_refusal (EntenteWindow    *self,
              EntenteFaultList *faults,
              Opening          *opening,
              EntenteDocument  *sound,
              GError           *error)
{
  const char *name = opening->name;
  g_autofree char *shown_name = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (faults != NULL && entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) > 0)
    {
      dialog = entente_faults_dialog_new (GTK_WINDOW (self), faults, name);
      offer_sound (self, ENTENTE_FAULTS_DIALOG (dialog), sound, opening->file);
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }

  shown_name = entente_dup_shown_name (name);
  /* Translators: %s is the name of a file. */
  heading = g_strdup_printf (_("“%s” Was Not Opened"), shown_name);
  _entente_window_show_error (self, heading, error->message);
}

static void
document_opened_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (EntenteFaultList) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteDocument) document = NULL;
  EntenteWindow *self = opening->window;

  document = entente_document_open_finish (result, &faults, &error);
  /* Another opening, or the closing of the window, came in between. */
  if (self->opening != opening->bar)
    return;

  end_opening (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show (self);
      _entente_window_take_arrivals (self);
      return;
    }
  if (document == NULL)
    {
      show (self);
      tell_refusal (self,
                    faults,
                    opening,
                    entente_document_open_finish_sound (result),
                    error);
      _entente_window_take_arrivals (self);
      return;
    }

  self = show_opened (self, document, opening->file);
  tell_warnings (self, g_steal_pointer (&faults), opening->name);
  _entente_window_offer_drafts (self);
  _entente_window_take_arrivals (self);
}

static void
open_by_application (EntenteWindow *self,
                     GFile         *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (ENTENTE_IS_APPLICATION (application))
    entente_application_open_files (ENTENTE_APPLICATION (application), &file, 1);
}

/* Texts belong to the map that is shown here. */
static void
take_file (EntenteWindow *self,
           GFile         *file)
{
  if (entente_window_is_article_file (file))
    entente_window_add_article (self, file);
  else
    open_by_application (self, file);
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     EntenteWindow   *self)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      take_file (self, file);
    }

  entente_file_choice_end (GTK_FILE_CHOOSER_NATIVE (chooser));
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Open Maps and Texts"),
                                                               GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               _("_Open"),
                                                               _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  _entente_window_add_filters (GTK_FILE_CHOOSER (chooser));
  _entente_window_add_article_filter (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  entente_file_choice_show (chooser, GTK_WINDOW (self));
}

static void
open_recent_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_by_application (ENTENTE_WINDOW (widget), file);
}

static void
cancel_opening_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  _entente_window_cancel_opening (ENTENTE_WINDOW (widget));
  _entente_window_take_arrivals (ENTENTE_WINDOW (widget));
}

static gboolean
files_dropped_cb (GtkDropTarget *target,
                  const GValue  *value,
                  double         x,
                  double         y,
                  EntenteWindow *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  for (GSList *l = files; l != NULL; l = l->next)
    take_file (self, l->data);

  return files != NULL;
}

/* File name and folder of a map; in menus an underscore marks a mnemonic. */
static char *
make_recent_label (GtkRecentInfo *info)
{
  g_autofree char *name = entente_dup_clean_name (gtk_recent_info_get_display_name (info));
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  GDateTime *time_a = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *time_b = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (time_b, time_a);
}

static void
update_recent (EntenteWindow *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n_shown = 0;

  g_menu_remove_all (self->recent_section);
  infos = g_list_sort (infos, compare_recent);
  for (GList *l = infos; l != NULL && n_shown < MAX_RECENT_MAPS; l = l->next)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), MAP_MIME_TYPE) != 0 ||
          !gtk_recent_info_is_local (l->data) || !gtk_recent_info_exists (l->data))
        continue;
      label = make_recent_label (l->data);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (
        item, "win.open-recent", "s", gtk_recent_info_get_uri (l->data));
      g_menu_append_item (self->recent_section, item);
      n_shown++;
    }

  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
}

void
_entente_window_install_open_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-recent", "s", open_recent_action);
  gtk_widget_class_install_action (
    widget_class, "win.cancel-opening", NULL, cancel_opening_action);
  gtk_widget_class_install_action (widget_class, "win.show-warnings", NULL, show_warnings_action);
}

void
_entente_window_init_open (EntenteWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));

  g_signal_connect_object (gtk_recent_manager_get_default (),
                           "changed",
                           G_CALLBACK (update_recent),
                           self,
                           G_CONNECT_SWAPPED);
  update_recent (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-opening", FALSE);
}

/* Whoever still reads finds that it is not the window's opening any more. */
void
_entente_window_cancel_opening (EntenteWindow *self)
{
  g_clear_handle_id (&self->show_id, g_source_remove);
  if (self->opening == NULL)
    return;

  g_cancellable_cancel (entente_work_bar_get_cancellable (self->opening));
  end_opening (self);
}

void
entente_window_open (EntenteWindow *self,
                     GFile         *file,
                     gboolean       as_copy)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  Opening *opening;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  opening = begin_opening (self, name);
  if (!as_copy)
    opening->file = g_object_ref (file);
  entente_document_open_async (file,
                               as_copy,
                               show_progress,
                               opening,
                               entente_work_bar_get_cancellable (opening->bar),
                               document_opened_cb,
                               opening);
  show_soon (self);
}

void
entente_window_open_example (EntenteWindow *self)
{
  g_autoptr (GBytes) bytes = NULL;
  Opening *opening;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  bytes = g_resources_lookup_data (ENTENTE_RESOURCE_PATH "/samples/" EXAMPLE_NAME, 0, NULL);
  g_return_if_fail (bytes != NULL);

  opening = begin_opening (self, EXAMPLE_NAME);
  entente_document_open_bytes_async (bytes,
                                     EXAMPLE_NAME,
                                     show_progress,
                                     opening,
                                     entente_work_bar_get_cancellable (opening->bar),
                                     document_opened_cb,
                                     opening);
  show_soon (self);
}
