/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-article-dialog.h"

#include "entente-config.h"
#include "entente-edits.h"
#include "entente-passage.h"
#include "entente-plain-text.h"
#include "entente-reading-text.h"
#include "entente-shown-name.h"

#include <glib/gi18n.h>

#define N_HEADING_MAX 80
#define N_SOURCE_MAX 200
/* More are not asked about one by one. */
#define N_HEADINGS_MAX 200

struct _EntenteArticleDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle *heading;
  GtkEditable *title;
  GtkLabel *source;
  GtkWidget *encoding_row;
  GtkDropDown *encoding;
  GtkWidget *offers;
  GtkListBox *headings;
  GtkCheckButton *cut;
  GtkTextView *text;
  GtkWidget *add_all;

  /* owned */
  EntenteSession *session;
  GBytes *bytes;
  char *name; /* nullable */
  char *shown_name;
  GPtrArray *encodings;
  EntenteArticleImport *import;
  EntenteReadingText *reading; /* of the import's text */

  /* borrowed */
  GtkTextTag *heading_tag;
  GtkTextTag *cut_tag;

  /* state */
  EntenteArticleMedia media;
  guint cut_from; /* a code point of the import's text */
  guint filling : 1;
  guint adds_all : 1;
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

/* Where the article ends, as chosen: a code point of the import's text. */
static guint
get_end (EntenteArticleDialog *self)
{
  return gtk_check_button_get_active (self->cut) ? self->cut_from : self->import->n_codes;
}

char *
entente_article_dialog_dup_text (EntenteArticleDialog *self)
{
  g_autoptr (GArray) headings = collect_headings (self);

  return entente_article_import_dup_chosen (self->import, headings, get_end (self));
}

static void
apply_tag (EntenteArticleDialog *self,
           GtkTextTag           *tag,
           guint                 start,
           guint                 end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) end);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

static void
tag_headings (EntenteArticleDialog *self)
{
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (self->import->text);
  g_autoptr (GArray) chosen = collect_headings (self);

  for (guint i = 0; i < entente_reading_text_get_n_lines (self->reading); i++)
    {
      const EntenteReadingLine *line = entente_reading_text_get_line (self->reading, i);

      if (line->heading)
        apply_tag (self, self->heading_tag, line->start, line->end);
    }
  for (guint i = 0; i < chosen->len; i++)
    {
      const EntenteParagraph *paragraph
          = &g_array_index (paragraphs, EntenteParagraph, g_array_index (chosen, guint, i));

      apply_tag (self, self->heading_tag,
                 entente_reading_text_to_reading (self->reading, paragraph->start),
                 entente_reading_text_to_reading (self->reading, paragraph->end));
    }
}

/* Headings stand out, and what is left out is struck. */
static void
show_choices (EntenteArticleDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  guint end = get_end (self);
  GtkTextIter from;
  GtkTextIter to;

  if (self->filling)
    return;
  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_all_tags (buffer, &from, &to);
  tag_headings (self);
  if (end < self->import->n_codes)
    apply_tag (self, self->cut_tag, entente_reading_text_to_reading (self->reading, end),
               (guint) gtk_text_iter_get_offset (&to));
}

static void
show_text (EntenteArticleDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;

  g_clear_pointer (&self->reading, entente_reading_text_free);
  self->reading = entente_reading_text_new (self->import->text);
  gtk_text_buffer_set_text (buffer, entente_reading_text_get_text (self->reading), -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
show_cut (EntenteArticleDialog *self)
{
  guint n_cut = self->import->n_codes - self->cut_from;
  g_autofree char *words = NULL;

  if (self->cut_from == self->import->cut)
    words = g_strdup_printf (
        ngettext ("Leave out the end, which looks like the site’s own words: %u character",
                  "Leave out the end, which looks like the site’s own words: %u characters", n_cut),
        n_cut);
  else
    words = g_strdup_printf (ngettext ("Leave out the end: %u character",
                                       "Leave out the end: %u characters", n_cut),
                             n_cut);
  gtk_check_button_set_label (self->cut, words);
  gtk_check_button_set_active (self->cut, n_cut > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cut), n_cut > 0);
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
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
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

/* What a page says of itself, and will be taken with it. */
static void
show_source (EntenteArticleDialog *self)
{
  const EntenteArticleImport *import = self->import;
  g_autofree char *authors
      = import->authors != NULL ? g_strjoinv (", ", import->authors) : g_strdup ("");
  g_autofree char *host = entente_plain_text_dup_host (import->url);
  g_autofree char *joined = entente_plain_text_join (
      import->publisher != NULL ? import->publisher : "", authors,
      import->published != NULL ? import->published : "", host != NULL ? host : "",
      import->language != NULL ? import->language : "", NULL);
  g_autofree char *words = entente_plain_text_cut (joined, N_SOURCE_MAX);

  gtk_label_set_label (self->source, words);
  gtk_widget_set_visible (GTK_WIDGET (self->source), *words != '\0');
}

/* Takes @import. */
static void
show_import (EntenteArticleDialog *self,
             EntenteArticleImport *import)
{
  g_clear_pointer (&self->import, entente_article_import_free);
  self->import = import;
  self->cut_from = import->cut;
  self->filling = TRUE;
  gtk_editable_set_text (self->title, import->title != NULL ? import->title : "");
  show_source (self);
  show_headings (self);
  show_cut (self);
  gtk_widget_set_visible (self->offers, import->headings->len > 0);
  show_text (self);
  self->filling = FALSE;
  show_choices (self);
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
  import = entente_article_import_bytes (self->bytes, self->media, self->name, encoding->charset, NULL);
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
  g_autoptr (GError) local = NULL;
  EntenteArticleImport *import
      = entente_article_import_bytes (self->bytes, self->media, self->name, NULL, &local);

  if (import == NULL && g_error_matches (local, ENTENTE_ARTICLE_IMPORT_ERROR,
                                         ENTENTE_ARTICLE_IMPORT_ERROR_ENCODING))
    {
      self->encodings = entente_encoding_guess (self->bytes);
      show_encodings (self);
      return entente_article_import_bytes (
          self->bytes, self->media, self->name,
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
add_all_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  entente_article_dialog_add_all (ENTENTE_ARTICLE_DIALOG (widget));
}

static void
cut_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EntenteArticleDialog *self = ENTENTE_ARTICLE_DIALOG (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  /* Of selected words the first paragraph. */
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (!entente_article_dialog_cut_at (self, (guint) gtk_text_iter_get_offset (&start)))
    gtk_widget_error_bell (widget);
}

/* Before the text view, which would say that it cannot be edited. */
static gboolean
text_key_pressed_cb (EntenteArticleDialog *self,
                     guint                 key,
                     guint                 code,
                     GdkModifierType       modifiers)
{
  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
      || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "article.cut", NULL);
  return TRUE;
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

  g_clear_pointer (&self->reading, entente_reading_text_free);
  g_clear_pointer (&self->import, entente_article_import_free);
  g_free (self->shown_name);
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
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, source);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, encoding);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, headings);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, cut);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, text);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleDialog, add_all);
  gtk_widget_class_bind_template_callback (widget_class, encoding_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_choices);

  gtk_widget_class_install_action (widget_class, "article.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "article.add-all", NULL, add_all_action);
  gtk_widget_class_install_action (widget_class, "article.cut", NULL, cut_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "article.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "article.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "article.add-all", NULL);
}

static void
entente_article_dialog_init (EntenteArticleDialog *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->text);
  self->heading_tag
      = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.1, NULL);
  self->cut_tag = gtk_text_buffer_create_tag (buffer, NULL, "strikethrough", TRUE, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.add-all", FALSE);
}

static void
show_subtitle (EntenteArticleDialog *self,
               guint                 n_waiting)
{
  g_autofree char *waiting
      = g_strdup_printf (ngettext ("%u more waits", "%u more wait", n_waiting), n_waiting);
  g_autofree char *both = NULL;

  if (n_waiting > 0 && *self->shown_name != '\0')
    both = g_strdup_printf ("%s · %s", self->shown_name, waiting);
  adw_window_title_set_subtitle (self->heading, both != NULL      ? both
                                                : n_waiting > 0 ? waiting
                                                                : self->shown_name);
}

GtkWidget *
entente_article_dialog_new (GtkWindow            *parent,
                            EntenteSession       *session,
                            GBytes               *bytes,
                            EntenteArticleMedia   media,
                            const char           *name,
                            GError              **error)
{
  EntenteArticleDialog *self
      = g_object_new (ENTENTE_TYPE_ARTICLE_DIALOG, "transient-for", parent, NULL);
  EntenteArticleImport *import;

  self->session = g_object_ref (session);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->shown_name = name != NULL ? entente_dup_clean_name (name) : g_strdup ("");
  self->media = media;
  if (media == ENTENTE_ARTICLE_MEDIA_UNKNOWN && name != NULL)
    self->media = entente_article_media_from_name (name);
  import = read_bytes (self, error);
  if (import == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  show_subtitle (self, 0);
  show_import (self, import);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text));
  return GTK_WIDGET (self);
}

void
entente_article_dialog_set_n_waiting (EntenteArticleDialog *self,
                                      guint                 n_waiting)
{
  show_subtitle (self, n_waiting);
  gtk_widget_set_visible (self->add_all, n_waiting > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.add-all", n_waiting > 0);
}

gboolean
entente_article_dialog_get_asks_encoding (EntenteArticleDialog *self)
{
  return self->encodings != NULL;
}

gboolean
entente_article_dialog_cut_at (EntenteArticleDialog *self,
                               guint                 offset)
{
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (self->import->text);
  guint at = entente_reading_text_to_article (self->reading, offset);
  int index = entente_text_find_paragraph (paragraphs, at);

  /* At the end of a line the paragraph is that line's. */
  if (index < 0 && at > 0)
    index = entente_text_find_paragraph (paragraphs, at - 1);
  if (index < 1)
    return FALSE;
  self->cut_from = g_array_index (paragraphs, EntenteParagraph, index - 1).end;
  self->filling = TRUE;
  show_cut (self);
  self->filling = FALSE;
  show_choices (self);
  return TRUE;
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
  g_autofree char *json = NULL;
  g_autoptr (EntenteSession) session = g_object_ref (self->session);
  EntenteAct *act;
  guint32 article;

  g_free (self->import->title);
  self->import->title = g_strstrip (g_strdup (gtk_editable_get_text (self->title)));
  json = entente_article_import_to_json (self->import, text);
  act = entente_edit_add_article (entente_session_get_map (session), json, &article, NULL);
  if (act == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  /* A map that is only read refuses, and says so. */
  if (entente_history_perform (entente_session_get_history (session), act))
    entente_session_select (session, ENTENTE_ARTICLE_ITEM (article));
  gtk_window_destroy (GTK_WINDOW (self));
}

void
entente_article_dialog_add_all (EntenteArticleDialog *self)
{
  self->adds_all = TRUE;
  entente_article_dialog_add (self);
}

gboolean
entente_article_dialog_get_adds_all (EntenteArticleDialog *self)
{
  return self->adds_all;
}
