/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-copy-dialog.h"
#include "entente-file-choice.h"
#include "entente-store.h"

#include <glib/gi18n.h>

#define COPY_ENDING "without-texts.entente.json"

/* One copy on its way to a file. */
typedef struct
{
  EntenteFileContent *content;
  GFile *file;
  EntenteWorkBar *bar;
} Copy;

static void
copy_free (Copy *self)
{
  g_clear_pointer (&self->content, entente_file_content_unref);
  g_object_unref (self->file);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Copy *copy = data;
  GError *error = NULL;

  if (entente_store_write_content (g_file_peek_path (copy->file), NULL, copy->content, NULL,
                                   cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntenteWindow *self = ENTENTE_WINDOW (source);
  Copy *copy = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = _entente_window_dup_file_name (copy->file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  entente_work_bar_end (copy->bar);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        _entente_window_show_error (self, _("No Copy Was Saved"), error->message);
      return;
    }
  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Saved the copy “%s”"), name);
  _entente_window_notify_file (self, text, copy->file);
  _entente_window_trace (self, "copied", copy->file);
}

void
entente_window_save_copy (EntenteWindow *self,
                          GFile         *file,
                          EntenteKeep    keep)
{
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));
  g_return_if_fail (self->document != NULL);

  if (entente_document_is_of_file (self->document, file))
    {
      _entente_window_show_error (self, _("No Copy Was Saved"),
                                  _("That is the file of this map, whose texts would be lost. Choose "
                                    "another name."));
      return;
    }
  if (g_file_peek_path (file) == NULL)
    {
      _entente_window_show_error (self, _("No Copy Was Saved"),
                                  _("Maps can only be saved on this computer."));
      return;
    }

  copy = g_new0 (Copy, 1);
  copy->content = entente_map_image_to_content (
    entente_map_image_new_without_texts (entente_document_get_map (self->document), keep));
  copy->file = g_object_ref (file);
  copy->bar = _entente_window_begin_saving (self, file);
  task = g_task_new (self, entente_work_bar_get_cancellable (copy->bar), written_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, entente_window_save_copy);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     EntenteWindow   *self)
{
  EntenteKeep keep = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "keep"));
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) chosen = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    {
      chosen = _entente_window_complete_name (file);
      entente_window_save_copy (self, chosen, keep);
    }
  entente_file_choice_end (GTK_FILE_CHOOSER_NATIVE (chooser));
}

static void
dialog_response_cb (EntenteCopyDialog *dialog,
                    const char        *response,
                    EntenteWindow     *self)
{
  EntenteKeep keep = entente_copy_dialog_get_keep (dialog);
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  if (!g_str_equal (response, "save") || self->document == NULL)
    return;

  chooser = gtk_file_chooser_native_new (_("Save a Copy Without Article Texts"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  _entente_window_add_filters (GTK_FILE_CHOOSER (chooser));
  name = entente_document_dup_file_name (self->document, COPY_ENDING);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data (G_OBJECT (chooser), "keep", GUINT_TO_POINTER (keep));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  entente_file_choice_show (chooser, GTK_WINDOW (self));
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  dialog = entente_copy_dialog_new (GTK_WINDOW (self), entente_document_get_map (self->document));
  g_signal_connect_object (dialog, "response", G_CALLBACK (dialog_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_entente_window_install_copy_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_action);
}
