/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-map-wait.h"
#include "entente-shown-name.h"

#include <glib/gi18n.h>

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (user_data);
  return G_SOURCE_REMOVE;
}

static void
close_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   EntenteWindow    *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  /* Back to what was being typed. */
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);

  if (g_str_equal (response, "save"))
    {
      self->close_when_saved = TRUE;
      entente_window_save (self);
    }
  else if (g_str_equal (response, "discard"))
    {
      /* Not while the dialog, which goes with the window, still speaks. */
      self->close_now = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
    }
  else if (ENTENTE_IS_APPLICATION (application))
    {
      entente_application_keep_running (ENTENTE_APPLICATION (application));
    }
}

static void
ask (EntenteWindow *self)
{
  g_autofree char *name = entente_dup_shown_name (entente_document_get_title (self->document));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Save Changes?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s is the title of a map. */
                                  _("“%s” has changes that are not saved. Discarded, they are lost."),
                                  name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (
    ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (
    ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether the window has to stay for now. */
gboolean
_entente_window_guard_closing (EntenteWindow *self)
{
  if (self->document == NULL || self->close_now)
    return FALSE;

  /* An edit is under way, in whose midst this was asked. */
  if (entente_map_is_waiting (entente_session_get_map (self->session)))
    return TRUE;

  /* What is being typed belongs to the map before it is asked whether it is modified. */
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);

  if (entente_document_get_saving (self->document))
    {
      self->close_when_saved = TRUE;
      return TRUE;
    }
  if (!entente_document_get_modified (self->document))
    return FALSE;

  gtk_window_present (GTK_WINDOW (self));
  ask (self);
  return TRUE;
}
