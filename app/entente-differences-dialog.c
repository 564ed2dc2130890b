/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-differences-dialog"

#include "entente-differences-dialog.h"

#include "entente-config.h"
#include "entente-difference-words.h"
#include "entente-map-reader.h"

#include <glib/gi18n.h>

struct _EntenteDifferencesDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkLabel *summary;
  GtkLabel *problem;
  EntenteDifferenceList *list;

  /* owned */
  GCancellable *comparing;
};

G_DEFINE_FINAL_TYPE (EntenteDifferencesDialog, entente_differences_dialog, ADW_TYPE_WINDOW)

/* What the worker compares. */
typedef struct
{
  EntenteFileContent *before;
  EntenteFileContent *after;
} CompareJob;

static void
compare_job_free (CompareJob *job)
{
  entente_file_content_unref (job->before);
  entente_file_content_unref (job->after);
  g_free (job);
}

static EntenteMap *
read_map (EntenteFileContent  *content,
          GCancellable        *cancellable,
          GError             **error)
{
  g_autoptr (GBytes) bytes = entente_file_content_to_bytes (content);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (bytes, faults, NULL, NULL, cancellable, error);
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  CompareJob *job = task_data;
  GError *error = NULL;
  g_autoptr (EntenteMap) before = read_map (job->before, cancellable, &error);
  g_autoptr (EntenteMap) after = before != NULL ? read_map (job->after, cancellable, &error) : NULL;
  EntenteComparison *comparison =
    after != NULL ? entente_comparison_new (before, after, cancellable) : NULL;

  if (comparison != NULL)
    g_task_return_pointer (task, comparison, (GDestroyNotify) entente_comparison_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_error_if_cancelled (task);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree GWeakRef *weak = user_data;
  g_autoptr (EntenteDifferencesDialog) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  EntenteComparison *comparison = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *summary = NULL;

  g_weak_ref_clear (weak);
  if (self == NULL)
    {
      g_clear_pointer (&comparison, entente_comparison_free);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (comparison == NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  summary = entente_comparison_dup_summary (comparison);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->list), entente_comparison_get_n (comparison) > 0);
  entente_difference_list_set_comparison (self->list, comparison);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static gboolean
entente_differences_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ENTENTE_DIFFERENCES_DIALOG (window)->comparing);

  return GTK_WINDOW_CLASS (entente_differences_dialog_parent_class)->close_request (window);
}

static void
entente_differences_dialog_dispose (GObject *object)
{
  EntenteDifferencesDialog *self = ENTENTE_DIFFERENCES_DIALOG (object);

  g_cancellable_cancel (self->comparing);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_DIFFERENCES_DIALOG);

  G_OBJECT_CLASS (entente_differences_dialog_parent_class)->dispose (object);
}

static void
entente_differences_dialog_finalize (GObject *object)
{
  g_clear_object (&ENTENTE_DIFFERENCES_DIALOG (object)->comparing);

  G_OBJECT_CLASS (entente_differences_dialog_parent_class)->finalize (object);
}

static void
entente_differences_dialog_class_init (EntenteDifferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_differences_dialog_dispose;
  object_class->finalize = entente_differences_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = entente_differences_dialog_close_request;

  g_type_ensure (ENTENTE_TYPE_DIFFERENCE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, ENTENTE_RESOURCE_PATH "/ui/entente-differences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDifferencesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteDifferencesDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, EntenteDifferencesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteDifferencesDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, EntenteDifferencesDialog, title);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_differences_dialog_init (EntenteDifferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->comparing = g_cancellable_new ();
}

GtkWidget *
entente_differences_dialog_new (GtkWindow          *parent,
                                const char         *title,
                                const char         *subtitle,
                                EntenteFileContent *before,
                                EntenteFileContent *after)
{
  EntenteDifferencesDialog *self;
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;
  CompareJob *job;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (ENTENTE_TYPE_DIFFERENCES_DIALOG, "transient-for", parent, NULL);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);

  job = g_new0 (CompareJob, 1);
  job->before = entente_file_content_ref (before);
  job->after = entente_file_content_ref (after);
  /* Not kept by the worker: a window that outlives its parent is more than GTK bears. */
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, self->comparing, compared_cb, weak);
  g_task_set_source_tag (task, entente_differences_dialog_new);
  g_task_set_task_data (task, job, (GDestroyNotify) compare_job_free);
  g_task_run_in_thread (task, compare_in_thread);
  return GTK_WIDGET (self);
}

EntenteDifferenceList *
entente_differences_dialog_get_list (EntenteDifferencesDialog *self)
{
  g_return_val_if_fail (ENTENTE_IS_DIFFERENCES_DIALOG (self), NULL);

  return self->list;
}
