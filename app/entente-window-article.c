/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-article-dialog.h"
#include "entente-edits.h"
#include "entente-file-choice.h"
#include "entente-store.h"

#include <glib/gi18n.h>

/* Articles that come in stand in a queue: one after the other is read, shown, and added or not.
 *
 * Invariant: while `arriving` is set one of them is being read or its dialog is open. */

/* More is no article, and would hold the window up while it is taken apart. */
#define MAX_ARTICLE_BYTES (32u * 1024 * 1024)

/* One that waits: a file to be read, or what was pasted. */
typedef struct
{
  GFile *file;   /* nullable */
  GBytes *bytes; /* NULL until it is read */
  EntenteArticleMedia media;
} Arrival;

static void
arrival_free (Arrival *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

/* Texts need a map to be added to. */
static void
ensure_document (EntenteWindow *self)
{
  g_autoptr (EntenteDocument) document = NULL;

  if (self->document != NULL)
    return;
  document = entente_document_new ();
  entente_window_set_document (self, document);
}

static void
dialog_gone_cb (EntenteArticleDialog *dialog,
                EntenteWindow        *self)
{
  self->adds_all |= entente_article_dialog_get_adds_all (dialog);
  self->arriving = FALSE;
  /* One reads the last one that came. */
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    entente_panel_focus_article (self->panel);
  _entente_window_take_arrivals (self);
}

static void
show_dialog (EntenteWindow        *self,
             EntenteArticleDialog *dialog)
{
  entente_article_dialog_set_n_waiting (dialog, g_queue_get_length (&self->arrivals));
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (dialog_gone_cb), self, 0);
  /* All the others too, as they are, but for those that only a person can read. */
  if (self->adds_all && !entente_article_dialog_get_asks_encoding (dialog))
    entente_article_dialog_add_all (dialog);
  else
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
fail (EntenteWindow *self,
      Arrival       *arrival,
      const char    *message)
{
  g_autofree char *name
    = arrival->file != NULL ? _entente_window_dup_file_name (arrival->file) : NULL;
  g_autofree char *heading
    /* Translators: %s is the name of a file. */
    = name != NULL ? g_strdup_printf (_("“%s” Was Not Added"), name)
                   : g_strdup (_("No Article Added"));

  _entente_window_show_error (self, heading, message);
  self->arriving = FALSE;
  _entente_window_take_arrivals (self);
}

static void
offer (EntenteWindow *self,
       Arrival       *arrival)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = arrival->file != NULL ? g_file_get_basename (arrival->file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : NULL;
  GtkWidget *dialog;

  ensure_document (self);
  dialog = entente_article_dialog_new (GTK_WINDOW (self), self->session, arrival->bytes,
                                       arrival->media, name, &error);
  if (dialog == NULL)
    {
      fail (self, arrival, error->message);
      return;
    }
  entente_window_set_show_panel (self, TRUE);
  show_dialog (self, ENTENTE_ARTICLE_DIALOG (dialog));
}

static GBytes *
read_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInfo) info = NULL;

  if (g_file_peek_path (file) == NULL)
    return g_file_load_bytes (file, cancellable, NULL, error);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable,
                            NULL);
  if (info != NULL && g_file_info_get_size (info) > MAX_ARTICLE_BYTES)
    {
      g_set_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_TOO_LARGE,
                   _("The file is too large for an article: more than %u MB."),
                   MAX_ARTICLE_BYTES / (1024 * 1024));
      return NULL;
    }
  return entente_store_read (g_file_peek_path (file), NULL, cancellable, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Arrival *arrival = data;
  GError *error = NULL;
  GBytes *bytes = read_file (arrival->file, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  EntenteWindow *self = ENTENTE_WINDOW (source);
  Arrival *arrival = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  arrival->bytes = g_task_propagate_pointer (G_TASK (result), &error);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (arrival->bytes != NULL)
    offer (self, arrival);
  else
    fail (self, arrival, error->message);
}

void
_entente_window_take_arrivals (EntenteWindow *self)
{
  g_autoptr (Arrival) arrival = NULL;
  g_autoptr (GTask) task = NULL;

  /* A map that is being opened comes first: they are added to it. */
  if (self->arriving || gtk_widget_in_destruction (GTK_WIDGET (self))
      || (self->document == NULL && self->opening != NULL))
    return;
  arrival = g_queue_pop_head (&self->arrivals);
  self->arriving = arrival != NULL;
  self->adds_all &= arrival != NULL;
  if (arrival == NULL)
    return;
  if (arrival->bytes != NULL)
    {
      offer (self, arrival);
      return;
    }
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, _entente_window_take_arrivals);
  g_task_set_task_data (task, g_steal_pointer (&arrival), (GDestroyNotify) arrival_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
take_bytes (EntenteWindow       *self,
            GBytes              *bytes,
            EntenteArticleMedia  media)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->bytes = g_bytes_ref (bytes);
  arrival->media = media;
  g_queue_push_tail (&self->arrivals, arrival);
  _entente_window_take_arrivals (self);
}

gboolean
entente_window_is_article_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL
         && entente_article_media_from_name (name) != ENTENTE_ARTICLE_MEDIA_UNKNOWN;
}

void
_entente_window_clear_arrivals (EntenteWindow *self)
{
  g_queue_clear_full (&self->arrivals, (GDestroyNotify) arrival_free);
}

void
entente_window_add_article (EntenteWindow *self,
                            GFile         *file)
{
  Arrival *arrival;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  arrival = g_new0 (Arrival, 1);
  arrival->file = g_object_ref (file);
  g_queue_push_tail (&self->arrivals, arrival);
  _entente_window_take_arrivals (self);
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

      entente_window_add_article (self, file);
    }
  entente_file_choice_end (GTK_FILE_CHOOSER_NATIVE (chooser));
}

void
_entente_window_add_article_filter (GtkFileChooser *chooser)
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
    = gtk_file_chooser_native_new (_("Add Articles"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  _entente_window_add_article_filter (GTK_FILE_CHOOSER (chooser));
  _entente_window_add_filters (GTK_FILE_CHOOSER (chooser));
  g_signal_connect_object (chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  entente_file_choice_show (chooser, GTK_WINDOW (self));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  GOutputStream *output = G_OUTPUT_STREAM (source);
  EntenteArticleMedia media
    = entente_article_media_from_type (g_object_get_data (source, "entente-media-type"));
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (output, result, NULL) <= 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
  take_bytes (self, bytes, media);
}

static void
paste_begun_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = user_data;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GInputStream) input = NULL;
  const char *type;

  input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, NULL);
  if (input == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  output = g_memory_output_stream_new_resizable ();
  g_object_set_data_full (G_OBJECT (output), "entente-media-type", g_strdup (type), g_free);
  g_output_stream_splice_async (
    output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
    G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));
}

/* Rich text as its page has it, which knows headings from paragraphs; else plain text. */
static void
paste_article_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  static const char *types[]
    = { "text/html", "text/plain;charset=utf-8", "UTF8_STRING", "text/plain", NULL };

  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), types, G_PRIORITY_DEFAULT, NULL,
                            paste_begun_cb, g_object_ref (widget));
}

/* One without a word yet: its title first. */
static void
new_article_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  guint32 article;
  EntenteAct *act;

  ensure_document (self);
  act = entente_edit_add_article (entente_document_get_map (self->document), NULL, &article, NULL);
  if (!entente_history_perform (entente_document_get_history (self->document), act))
    return;
  entente_session_select (self->session, ENTENTE_ARTICLE_ITEM (article));
  entente_window_set_show_panel (self, TRUE);
  entente_panel_edit_field (_entente_window_get_panel (self), "title");
}

void
_entente_window_install_article_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-article", NULL, add_article_action);
  gtk_widget_class_install_action (widget_class, "win.new-article", NULL, new_article_action);
  gtk_widget_class_install_action (widget_class, "win.paste-article", NULL, paste_article_action);
}
