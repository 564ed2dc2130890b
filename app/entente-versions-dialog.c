/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-versions-dialog"

#include "entente-versions-dialog.h"

#include "entente-become.h"
#include "entente-config.h"
#include "entente-difference-words.h"
#include "entente-differences-dialog.h"
#include "entente-document-private.h"
#include "entente-kept-versions.h"
#include "entente-map-writer.h"

#include <glib/gi18n.h>

struct _EntenteVersionsDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack *stack;
  GtkListBox *list;

  /* owned */
  EntenteDocument *document;
  GCancellable *working;
  GPtrArray *versions;  /* (element-type EntenteKeptVersion), NULL until they are listed */
  GPtrArray *summaries; /* (element-type GtkLabel) (unowned): by version */

  /* state */
  guint n_summed_up;
};

enum
{
  RESTORED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteVersionsDialog, entente_versions_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* What a worker's answer is for. The worker does not keep the dialog: a window that outlives its parent
 * is more than GTK bears. */
typedef struct
{
  GWeakRef dialog;
  guint index;
} Asked;

static Asked *
asked_new (EntenteVersionsDialog *self,
           guint                  index)
{
  Asked *asked = g_new0 (Asked, 1);

  g_weak_ref_init (&asked->dialog, self);
  asked->index = index;
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->dialog);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* One version being read, and for a summary the one before it. */
typedef struct
{
  char *path;
  char *digest;
  char *path_before;   /* nullable */
  char *digest_before;
  GBytes *content;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  g_free (job->path);
  g_free (job->digest);
  g_free (job->path_before);
  g_free (job->digest_before);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_free (job);
}

static ReadJob *
read_job_new (EntenteVersionsDialog *self,
              guint                  index)
{
  const EntenteKeptVersion *version = self->versions->pdata[index];
  ReadJob *job = g_new0 (ReadJob, 1);

  job->path = g_strdup (version->path);
  job->digest = g_strdup (version->digest);
  if (index + 1 < self->versions->len)
    {
      const EntenteKeptVersion *before = self->versions->pdata[index + 1];

      job->path_before = g_strdup (before->path);
      job->digest_before = g_strdup (before->digest);
    }
  return job;
}

static EntenteMap *
read_map (const char    *path,
          const char    *digest,
          GBytes       **content,
          GCancellable  *cancellable,
          GError       **error)
{
  EntenteKeptVersion version = { .path = (char *) path, .digest = (char *) digest };
  g_autoptr (GBytes) bytes = entente_kept_version_read (&version, cancellable, error);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  EntenteMap *map = NULL;

  if (bytes != NULL)
    map = entente_map_read_sound (bytes, faults, NULL, NULL, cancellable, error);
  if (map != NULL && content != NULL)
    *content = g_steal_pointer (&bytes);
  return map;
}

static void
start (EntenteVersionsDialog *self,
       gpointer               tag,
       guint                  index,
       GTaskThreadFunc        run,
       GAsyncReadyCallback    callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->working, callback, asked_new (self, index));

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, read_job_new (self, index), (GDestroyNotify) read_job_free);
  g_task_run_in_thread (task, run);
}

static void
sum_up_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  ReadJob *job = task_data;
  GError *error = NULL;
  g_autoptr (EntenteMap) map = read_map (job->path, job->digest, NULL, cancellable, &error);
  g_autoptr (EntenteMap) before = NULL;
  g_autoptr (EntenteComparison) comparison = NULL;

  if (map != NULL)
    before = read_map (job->path_before, job->digest_before, NULL, cancellable, &error);
  if (before != NULL)
    comparison = entente_comparison_new (before, map, cancellable);
  if (comparison != NULL)
    g_task_return_pointer (task, entente_comparison_dup_summary (comparison), g_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_error_if_cancelled (task);
}

static void
sum_up_next (EntenteVersionsDialog *self);

static void
show_summary (EntenteVersionsDialog *self,
              const char            *text)
{
  gtk_label_set_text (self->summaries->pdata[self->n_summed_up], text);
  self->n_summed_up++;
  sum_up_next (self);
}

static void
summed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (EntenteVersionsDialog) self = g_weak_ref_get (&asked->dialog);
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_summary (self, summary != NULL ? summary : error->message);
}

/* One after the other, the newest first: who looks for something looks there. */
static void
sum_up_next (EntenteVersionsDialog *self)
{
  if (self->n_summed_up + 1 < self->versions->len)
    start (self, sum_up_next, self->n_summed_up, sum_up_in_thread, summed_up_cb);
  else if (self->n_summed_up < self->versions->len)
    show_summary (self, _("The oldest version that is kept"));
}

static void
show_problem (EntenteVersionsDialog *self,
              const GError          *error)
{
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (
    GTK_WINDOW (self), _("The Version Cannot Be Read"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  ReadJob *job = task_data;
  GError *error = NULL;
  EntenteMap *map = read_map (job->path, job->digest, &job->content, cancellable, &error);

  if (map != NULL)
    g_task_return_pointer (task, map, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
read_to_restore_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (EntenteVersionsDialog) self = g_weak_ref_get (&asked->dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL)
    return;
  if (map == NULL
      || !entente_become (entente_document_get_history (self->document), map,
                          _("Restore Version"), TRUE, &error))
    {
      show_problem (self, error);
      return;
    }
  g_signal_emit (self, signals[RESTORED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static char *
dup_time (const EntenteKeptVersion *version)
{
  g_autoptr (GDateTime) time =
    g_date_time_new_from_unix_local (version->saved / G_USEC_PER_SEC);

  return g_date_time_format (time, "%x %X");
}

static void
read_to_compare_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (EntenteVersionsDialog) self = g_weak_ref_get (&asked->dialog);
  ReadJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (EntenteFileContent) then = NULL;
  g_autoptr (EntenteFileContent) now = NULL;
  g_autofree char *time = NULL;
  g_autofree char *subtitle = NULL;

  if (self == NULL)
    return;
  if (map == NULL)
    {
      show_problem (self, error);
      return;
    }
  then = entente_file_content_new_for_bytes (job->content);
  now = entente_map_image_to_content (
    entente_map_image_new (entente_document_get_map (self->document)));
  time = dup_time (self->versions->pdata[asked->index]);
  /* Translators: %s is a date and a time. */
  subtitle = g_strdup_printf (_("From %s to now"), time);
  gtk_window_present (GTK_WINDOW (entente_differences_dialog_new (
    GTK_WINDOW (self), _("Differences"), subtitle, then, now)));
}

static guint
get_index (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
restore_cb (GtkWidget             *button,
            EntenteVersionsDialog *self)
{
  entente_versions_dialog_restore (self, get_index (button));
}

static void
compare_cb (GtkWidget             *button,
            EntenteVersionsDialog *self)
{
  entente_versions_dialog_compare (self, get_index (button));
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (EntenteVersionsDialog *self,
             const char            *label,
             GCallback              clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
make_row (EntenteVersionsDialog    *self,
          const EntenteKeptVersion *version)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *summary = make_label ("…", "body");
  GtkWidget *restore = make_button (self, _("_Restore"), G_CALLBACK (restore_cb));
  g_autofree char *time = dup_time (version);
  g_autofree char *size = g_format_size (version->size);

  gtk_box_append (GTK_BOX (words), make_label (time, "heading"));
  gtk_box_append (GTK_BOX (words), summary);
  gtk_box_append (GTK_BOX (words), make_label (size, "dim-label"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_button (self, _("_Differences"), G_CALLBACK (compare_cb)));
  gtk_box_append (GTK_BOX (box), restore);
  gtk_widget_set_sensitive (restore, entente_document_get_holder (self->document) == NULL);
  gtk_widget_add_css_class (box, "entente-draft");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_ptr_array_add (self->summaries, summary);
  return row;
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *folder = entente_kept_versions_get_folder ();

  g_task_return_pointer (task, entente_kept_versions_list (folder, task_data),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (EntenteVersionsDialog) self = g_weak_ref_get (&asked->dialog);
  g_autoptr (GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self == NULL || versions == NULL)
    return;
  self->versions = g_ptr_array_ref (versions);
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->list, make_row (self, versions->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, versions->len > 0 ? "list" : "none");
  sum_up_next (self);
}

static gboolean
entente_versions_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ENTENTE_VERSIONS_DIALOG (window)->working);

  return GTK_WINDOW_CLASS (entente_versions_dialog_parent_class)->close_request (window);
}

static void
entente_versions_dialog_dispose (GObject *object)
{
  EntenteVersionsDialog *self = ENTENTE_VERSIONS_DIALOG (object);

  g_cancellable_cancel (self->working);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_VERSIONS_DIALOG);

  G_OBJECT_CLASS (entente_versions_dialog_parent_class)->dispose (object);
}

static void
entente_versions_dialog_finalize (GObject *object)
{
  EntenteVersionsDialog *self = ENTENTE_VERSIONS_DIALOG (object);

  g_clear_object (&self->working);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_versions_dialog_parent_class)->finalize (object);
}

static void
entente_versions_dialog_class_init (EntenteVersionsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_versions_dialog_dispose;
  object_class->finalize = entente_versions_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = entente_versions_dialog_close_request;

  signals[RESTORED] = g_signal_new ("restored", ENTENTE_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, ENTENTE_RESOURCE_PATH "/ui/entente-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteVersionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteVersionsDialog, stack);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_versions_dialog_init (EntenteVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->working = g_cancellable_new ();
  self->summaries = g_ptr_array_new ();
}

GtkWidget *
entente_versions_dialog_new (GtkWindow       *parent,
                             EntenteDocument *document)
{
  EntenteVersionsDialog *self;
  EntenteFileIdentity *identity;
  g_autoptr (GTask) task = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (document), NULL);

  identity = entente_document_get_identity (document);
  g_return_val_if_fail (identity != NULL, NULL);

  self = g_object_new (ENTENTE_TYPE_VERSIONS_DIALOG, "transient-for", parent, NULL);
  self->document = g_object_ref (document);
  task = g_task_new (NULL, self->working, listed_cb, asked_new (self, 0));
  g_task_set_source_tag (task, entente_versions_dialog_new);
  g_task_set_task_data (task, g_strdup (entente_file_identity_get_real_path (identity)), g_free);
  g_task_run_in_thread (task, list_in_thread);
  return GTK_WIDGET (self);
}

guint
entente_versions_dialog_get_n_versions (EntenteVersionsDialog *self)
{
  g_return_val_if_fail (ENTENTE_IS_VERSIONS_DIALOG (self), 0);

  return self->versions != NULL ? self->versions->len : 0;
}

const char *
entente_versions_dialog_get_summary (EntenteVersionsDialog *self,
                                     guint                  index)
{
  g_return_val_if_fail (ENTENTE_IS_VERSIONS_DIALOG (self), NULL);

  return index < self->n_summed_up ? gtk_label_get_text (self->summaries->pdata[index]) : NULL;
}

void
entente_versions_dialog_restore (EntenteVersionsDialog *self,
                                 guint                  index)
{
  g_return_if_fail (ENTENTE_IS_VERSIONS_DIALOG (self));
  g_return_if_fail (index < entente_versions_dialog_get_n_versions (self));

  start (self, entente_versions_dialog_restore, index, read_in_thread, read_to_restore_cb);
}

void
entente_versions_dialog_compare (EntenteVersionsDialog *self,
                                 guint                  index)
{
  g_return_if_fail (ENTENTE_IS_VERSIONS_DIALOG (self));
  g_return_if_fail (index < entente_versions_dialog_get_n_versions (self));

  start (self, entente_versions_dialog_compare, index, read_in_thread, read_to_compare_cb);
}
