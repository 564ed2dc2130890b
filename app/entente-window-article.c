/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-article-dialog.h"
#include "entente-article-import.h"
#include "entente-file-choice.h"

#include <glib/gi18n.h>
#include <string.h>

static void
offer (EntenteWindow *self,
       GBytes        *bytes,
       const char    *name)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  if (self->session == NULL)
    return;
  dialog = entente_article_dialog_new (GTK_WINDOW (self), self->session, bytes, name, &error);
  if (dialog == NULL)
    {
      _entente_window_show_error (self, _("No Article Added"), error->message);
      return;
    }
  entente_window_set_show_panel (self, TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (bytes == NULL)
    _entente_window_show_error (self, _("No Article Added"), error->message);
  else
    offer (self, bytes, name);
}

/* Whether a file is one of text by its name, and there is a map to add it to. */
gboolean
_entente_window_takes_article (EntenteWindow *self,
                               GFile         *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return self->session != NULL && name != NULL
         && entente_article_media_from_name (name) != ENTENTE_ARTICLE_MEDIA_UNKNOWN;
}

void
entente_window_add_article (EntenteWindow *self,
                            GFile         *file)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     EntenteWindow   *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    entente_window_add_article (self, file);
  entente_file_choice_end (GTK_FILE_CHOOSER_NATIVE (chooser));
}

static void
add_filter (GtkFileChooser *chooser)
{
  static const char *const patterns[]
      = { "*.txt", "*.text", "*.md", "*.markdown", "*.html", "*.htm", "*.xhtml" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Texts and Saved Pages"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_article_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_("Add Article"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  entente_file_choice_show (chooser, GTK_WINDOW (self));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL || *text == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  bytes = g_bytes_new (text, strlen (text));
  offer (self, bytes, NULL);
}

static void
paste_article_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

void
_entente_window_install_article_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-article", NULL, add_article_action);
  gtk_widget_class_install_action (widget_class, "win.paste-article", NULL, paste_article_action);
}
