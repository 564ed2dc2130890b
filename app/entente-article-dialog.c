/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-article-dialog.h"

#include "entente-article-import.h"
#include "entente-config.h"
#include "entente-edits.h"
#include "entente-passage.h"
#include "entente-shown-name.h"

#include <glib/gi18n.h>

/* So much of a text is shown before it is added, code points. */
#define N_PREVIEW_MAX 20000
#define N_HEADING_MAX 80
/* More are not asked about one by one. */
#define N_HEADINGS_MAX 200

struct _EntenteArticleDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle *heading;
  GtkWidget *encoding_row;
  GtkDropDown *encoding;
  GtkWidget *offers;
  GtkListBox *headings;
  GtkCheckButton *cut;
  GtkTextView *text;

  /* owned */
  EntenteSession *session;
  GBytes *bytes;
  char *name; /* nullable */
  GPtrArray *encodings;
  EntenteArticleImport *import;

  /* state */
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (EntenteArticleDialog, entente_article_dialog, ADW_TYPE_WINDOW)

static GtkCheckButton *
get_check (EntenteArticleDialog *self,
           guint                 index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->headings, (int) index);

  return row != NULL ? GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row)) : NULL;
}

/* (element-type guint): the paragraphs that are checked. */
static GArray *
collect_headings (EntenteArticleDialog *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->import->headings->len; i++)
    {
      GtkCheckButton *check = get_check (self, i);

      if (check != NULL && gtk_check_button_get_active (check))
        g_array_append_val (chosen, g_array_index (self->import->headings, guint, i));
    }
  return chosen;
}

char *
entente_article_dialog_dup_text (EntenteArticleDialog *self)
{
  g_autoptr (GArray) headings = collect_headings (self);
  gboolean is_cut
      = gtk_widget_get_visible (GTK_WIDGET (self->cut)) && gtk_check_button_get_active (self->cut);

  return entente_article_import_dup_chosen (self->import, headings,
                                            is_cut ? self->import->cut : self->import->n_codes);
}

static void
show_preview (EntenteArticleDialog *self)
{
  g_autofree char *text = NULL;

  if (self->filling)
    return;
  text = entente_article_dialog_dup_text (self);
  if (g_utf8_strlen (text, -1) > N_PREVIEW_MAX)
    *g_utf8_offset_to_pointer (text, N_PREVIEW_MAX) = '\0';
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
}

static void
add_heading (EntenteArticleDialog   *self,
             const EntenteParagraph *paragraph)
{
  guint end = MIN (paragraph->end, paragraph->start + N_HEADING_MAX);
  g_autofree char *words
      = g_utf8_substring (self->import->text, (glong) paragraph->start, (glong) end);
  GtkWidget *check = gtk_check_button_new_with_label (words);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_preview), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->headings, row);
}

static void
show_headings (EntenteArticleDialog *self)
{
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (self->import->text);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->headings, 0)) != NULL)
    gtk_list_box_remove (self->headings, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (self->import->headings->len, N_HEADINGS_MAX); i++)
    add_heading (self, &g_array_index (paragraphs, EntenteParagraph,
                                       g_array_index (self->import->headings, guint, i)));
}

/* Takes @import. */
static void
show_import (EntenteArticleDialog *self,
             EntenteArticleImport *import)
{
  gboolean has_cut = import->cut < import->n_codes;
  gboolean has_headings = import->headings->len > 0;
  g_autofree char *words = NULL;

  g_clear_pointer (&self->import, entente_article_import_free);
  self->import = import;
  self->filling = TRUE;
  show_headings (self);
  words = g_strdup_printf (
      ngettext ("Leave out the end, which looks like the site’s own words: %u character",
                "Leave out the end, which looks like the site’s own words: %u characters",
                import->n_codes - import->cut),
      import->n_codes - import->cut);
  gtk_check_button_set_label (self->cut, words);
  gtk_check_button_set_active (self->cut, has_cut);
  gtk_widget_set_visible (GTK_WIDGET (self->cut), has_cut);
  gtk_widget_set_visible (self->offers, has_headings);
  self->filling = FALSE;
  show_preview (self);
}

/* In the encoding chosen, which has no error: it was among those that were guessed. */
static void
encoding_chosen_cb (EntenteArticleDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->encoding);
  const EntenteEncoding *encoding;
  EntenteArticleImport *import;

  if (self->filling || self->encodings == NULL || chosen >= self->encodings->len)
    return;
  encoding = g_ptr_array_index (self->encodings, chosen);
  import = entente_article_import_bytes (self->bytes, entente_article_media_from_name (self->name),
                                         self->name, encoding->charset, NULL);
  if (import != NULL)
    show_import (self, import);
}

static void
show_encodings (EntenteArticleDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->encodings->len; i++)
    gtk_string_list_append (labels,
                            ((EntenteEncoding *) g_ptr_array_index (self->encodings, i))->label);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (labels));
  self->filling = FALSE;
  gtk_widget_set_visible (self->encoding_row, TRUE);
}

/* As it says of itself what it is, else in the likeliest encoding, the others to choose from. */
static EntenteArticleImport *
read_bytes (EntenteArticleDialog  *self,
            GError               **error)
{
  EntenteArticleMedia media = self->name != NULL ? entente_article_media_from_name (self->name)
                                                 : ENTENTE_ARTICLE_MEDIA_UNKNOWN;
  g_autoptr (GError) local = NULL;
  EntenteArticleImport *import
      = entente_article_import_bytes (self->bytes, media, self->name, NULL, &local);

  if (import == NULL && g_error_matches (local, ENTENTE_ARTICLE_IMPORT_ERROR,
                                         ENTENTE_ARTICLE_IMPORT_ERROR_ENCODING))
    {
      self->encodings = entente_encoding_guess (self->bytes);
      show_encodings (self);
      return entente_article_import_bytes (
          self->bytes, media, self->name,
          ((EntenteEncoding *) g_ptr_array_index (self->encodings, 0))->charset, error);
    }
  if (import == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return import;
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  entente_article_dialog_add (ENTENTE_ARTICLE_DIALOG (widget));
}

static void
entente_article_dialog_dispose (GObject *object)
{
  EntenteArticleDialog *self = ENTENTE_ARTICLE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->encodings, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ARTICLE_DIALOG);

  G_OBJECT_CLASS (entente_article_dialog_parent_class)->dispose (object);
}

static void
entente_article_dialog_finalize (GObject *object)
{
  EntenteArticleDialog *self = ENTENTE_ARTICLE_DIALOG (object);

  g_clear_pointer (&self->import, entente_article_import_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);

  G_OBJECT_CLASS (entente_article_dialog_parent_class)->finalize (object);
}

static void
entente_article_dialog_class_init (EntenteArticleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_article_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_article_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-article-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, headings);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, cut);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, encoding_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_preview);

  gtk_widget_class_install_action (widget_class, "article.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "article.add", NULL);
}

static void
entente_article_dialog_init (EntenteArticleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
entente_article_dialog_new (GtkWindow       *parent,
                            EntenteSession  *session,
                            GBytes          *bytes,
                            const char      *name,
                            GError         **error)
{
  EntenteArticleDialog *self
      = g_object_new (ENTENTE_TYPE_ARTICLE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *shown = name != NULL ? entente_dup_clean_name (name) : NULL;
  EntenteArticleImport *import;

  self->session = g_object_ref (session);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  import = read_bytes (self, error);
  if (import == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  adw_window_title_set_subtitle (self->heading, shown != NULL ? shown : "");
  show_import (self, import);
  return GTK_WIDGET (self);
}

guint
entente_article_dialog_get_n_headings (EntenteArticleDialog *self)
{
  return MIN (self->import->headings->len, N_HEADINGS_MAX);
}

void
entente_article_dialog_set_heading (EntenteArticleDialog *self,
                                    guint                 index,
                                    gboolean              is_heading)
{
  GtkCheckButton *check = get_check (self, index);

  g_return_if_fail (check != NULL);

  gtk_check_button_set_active (check, is_heading);
}

void
entente_article_dialog_add (EntenteArticleDialog *self)
{
  g_autofree char *text = entente_article_dialog_dup_text (self);
  g_autofree char *json = entente_article_import_to_json (self->import, text);
  g_autoptr (EntenteSession) session = g_object_ref (self->session);
  guint32 article;
  EntenteAct *act
      = entente_edit_add_article (entente_session_get_map (session), json, &article, NULL);

  if (act == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  entente_history_perform (entente_session_get_history (session), act);
  gtk_window_close (GTK_WINDOW (self));
  entente_session_select (session, ENTENTE_ARTICLE_ITEM (article));
}
