/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-edit-repair.h"
#include "entente-shown-name.h"
#include "entente-store.h"
#include "entente-file-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAP_ENDING "entente.json"
#define MAP_MIME_TYPE "application/vnd.entente+json"

static void
start_saving (EntenteWindow *self,
              GFile         *file,
              gboolean       replace);

/* Not closed after all: the map has to be saved first, and it is not. */
static void
give_closing_up (EntenteWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  self->close_when_saved = FALSE;
  if (ENTENTE_IS_APPLICATION (application))
    entente_application_keep_running (ENTENTE_APPLICATION (application));
}

static void
changed_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     EntenteWindow    *self)
{
  if (g_str_equal (response, "save"))
    {
      start_saving (self, NULL, TRUE);
      return;
    }
  if (g_str_equal (response, "save-as"))
    {
      entente_window_save_as (self);
      return;
    }
  give_closing_up (self);
  if (g_str_equal (response, "reload"))
    entente_window_reload (self);
  else if (g_str_equal (response, "merge"))
    entente_window_merge_outside (self);
}

/* Somebody else wrote to the file since it was read. */
static void
ask_about_change (EntenteWindow *self,
                  GFile         *file)
{
  g_autofree char *name = _entente_window_dup_file_name (file);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("File Changed on Disk"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    /* Translators: %s is the name of a file. */
    _("“%s” is not as it was when this map was opened. Saving now would replace what another "
      "program wrote."),
    name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "reload", _("_Reload"),
                                    "save", _("_Keep Mine"),
                                    "save-as", _("Save _As…"),
                                    "merge", _("_Merge"),
                                    NULL);
  adw_message_dialog_set_response_appearance (
    ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* There is nothing to reload or to merge with. */
static void
ask_about_missing (EntenteWindow *self,
                   GFile         *file)
{
  g_autofree char *name = _entente_window_dup_file_name (file);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("File Is Gone"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s is the name of a file. */
                                  _("“%s” was removed or moved since this map was opened. Saving "
                                    "makes it again."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "save-as", _("Save _As…"),
                                    "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (changed_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
failed_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    EntenteWindow    *self)
{
  if (g_str_equal (response, "save-as"))
    entente_window_save_as (self);
  else
    give_closing_up (self);
}

/* What stands in the way there need not do so elsewhere. Where the folder is gone, so is the file. */
static void
ask_where_else (EntenteWindow *self,
                const GError  *error)
{
  gboolean is_gone = g_error_matches (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_NOT_FOUND);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Map Was Not Saved"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    /* Translators: %s is a sentence that says what went wrong. */
    is_gone ? _("%s\n\nYour changes are still here.")
            : _("%s\n\nWhat was in the file is still there, and your changes are still here."),
    error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close", _("_Close"),
                                    "save-as", _("Save _As…"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What could not be read was written back as it is, and should not be forgotten. */
static void
tell_problems (EntenteWindow   *self,
               EntenteDocument *document)
{
  guint n = entente_map_get_n_problems (entente_document_get_map (document));
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (n == 0 || self->document != document)
    return;
  text = g_strdup_printf (ngettext ("Saved. %u problem remains in the file.",
                                    "Saved. %u problems remain in the file.",
                                    n),
                          n);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_name (toast, "win.problems");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* One save of a window, which it keeps alive. */
typedef struct
{
  EntenteWindow *window;
  EntenteWorkBar *bar;
} Saving;

static void
document_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (EntenteWindow) self = saving->window;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  gboolean saved;

  saved = entente_document_save_finish (document, result, &error);
  entente_work_bar_end (saving->bar);
  if (saved)
    {
      GFile *file = entente_document_get_file (document);

      uri = g_file_get_uri (file);
      gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
      _entente_window_trace (self, "saved", file);
      tell_problems (self, document);
      if (self->close_when_saved)
        {
          self->close_when_saved = FALSE;
          gtk_window_close (GTK_WINDOW (self));
        }
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      give_closing_up (self);
      return;
    }
  if (g_error_matches (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_CHANGED))
    {
      GFile *file = entente_document_get_file (document);

      entente_document_look_outside (document);
      if (g_file_query_exists (file, NULL))
        ask_about_change (self, file);
      else
        ask_about_missing (self, file);
      return;
    }

  ask_where_else (self, error);
}

static void
start_saving (EntenteWindow *self,
              GFile         *file,
              gboolean       replace)
{
  Saving *saving;

  if (self->document == NULL || entente_document_get_saving (self->document))
    return;

  saving = g_new (Saving, 1);
  *saving = (Saving){ g_object_ref (self), _entente_window_begin_saving (self, file) };
  entente_document_save_async (self->document, file, replace,
                               entente_work_bar_get_cancellable (saving->bar), document_saved_cb,
                               saving);
}

/* A name typed without an ending gets ours, unless that would silently replace another file. */
GFile *
_entente_window_complete_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GFile *completed;

  if (folder == NULL || strchr (base, '.') != NULL)
    return g_object_ref (file);

  name = g_strconcat (base, "." MAP_ENDING, NULL);
  completed = g_file_get_child (folder, name);
  if (!g_file_query_exists (completed, NULL))
    return completed;

  g_object_unref (completed);
  return g_object_ref (file);
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     EntenteWindow   *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) chosen = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    {
      chosen = _entente_window_complete_name (file);
      entente_window_save_to (self, chosen);
    }
  else
    give_closing_up (self);

  entente_file_choice_end (GTK_FILE_CHOOSER_NATIVE (chooser));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  entente_window_save (ENTENTE_WINDOW (widget));
}

static void
save_as_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  entente_window_save_as (ENTENTE_WINDOW (widget));
}

void
_entente_window_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
}

EntenteWorkBar *
_entente_window_begin_saving (EntenteWindow *self,
                              GFile         *file)
{
  g_autofree char *name = _entente_window_dup_file_name (
    file != NULL ? file : entente_document_get_file (self->document));
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Saving “%s”…"), name);
  return entente_work_bar_begin (self->work, text);
}

void
_entente_window_show_error (EntenteWindow *self,
                            const char    *heading,
                            const char    *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
_entente_window_dup_file_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  return entente_dup_shown_name (name);
}

void
_entente_window_add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) maps = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (maps, _("Maps"));
  gtk_file_filter_add_pattern (maps, "*.json");
  gtk_file_filter_add_mime_type (maps, MAP_MIME_TYPE);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, maps);
  gtk_file_chooser_add_filter (chooser, all);
}

void
entente_window_save (EntenteWindow *self)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (self->document == NULL)
    return;

  if (entente_document_get_file (self->document) == NULL ||
      entente_document_get_holder (self->document) != NULL)
    entente_window_save_as (self);
  else
    start_saving (self, NULL, FALSE);
}

void
entente_window_save_as (EntenteWindow *self)
{
  GtkFileChooserNative *chooser;
  g_autofree char *name = NULL;
  GFile *file;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (self->document == NULL)
    return;

  chooser = gtk_file_chooser_native_new (_("Save Map As"),
                                         GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"),
                                         _("_Cancel"));
  _entente_window_add_filters (GTK_FILE_CHOOSER (chooser));
  name = entente_document_dup_file_name (self->document, MAP_ENDING);
  file = entente_document_get_file (self->document);
  if (file != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), file, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  entente_file_choice_show (chooser, GTK_WINDOW (self));
}

void
entente_window_save_to (EntenteWindow *self,
                        GFile         *file)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  start_saving (self, file, TRUE);
}
