/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-page-private.h"

#include "entente-article-text.h"
#include "entente-choice-row.h"
#include "entente-item-row.h"
#include "entente-long-text-row.h"
#include "entente-plain-text.h"
#include "entente-record-text.h"
#include "entente-relation-words.h"
#include "entente-sentence.h"
#include "entente-text-list-row.h"
#include "entente-text-row.h"
#include "entente-typesetting.h"

#include <glib/gi18n.h>

#define N_NAME_MAX 120
#define CHOICE_WIDTH_PX 320
#define HEADING_ABOVE_PX 12

G_DEFINE_FINAL_TYPE (EntenteArticlePage, entente_article_page, ENTENTE_TYPE_PANEL_PAGE)

guint32
entente_article_page_get_article (EntenteArticlePage *self)
{
  return entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot;
}

static const char *
get_form_words (EntenteForm form)
{
  switch (form)
    {
    case ENTENTE_FORM_EXCERPT:
      return _("Excerpt");
    case ENTENTE_FORM_SUMMARY:
      return _("Summary, not the article’s own words");
    case ENTENTE_FORM_TRANSLATION:
      return _("Translation");
    case ENTENTE_FORM_UNSAID:
    case ENTENTE_FORM_FULL:
    default:
      return "";
    }
}

static void
show_head (EntenteArticlePage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  const EntenteArticle *article = entente_map_get_article (map, entente_article_page_get_article (self));
  g_autofree char *title = entente_relation_words_dup_title (map, entente_article_page_get_article (self));
  g_autofree char *publisher = entente_plain_text_isolate (article->publisher, N_NAME_MAX);
  g_autofree char *date
      = article->published != NULL ? entente_date_format (article->published) : NULL;
  g_autofree char *published = entente_plain_text_cut (date, N_NAME_MAX);
  g_autofree char *kicker = NULL;
  g_autofree char *host = NULL;
  g_autofree char *words = NULL;

  kicker = entente_plain_text_join (get_form_words (article->form), publisher, published, NULL);
  gtk_label_set_label (self->kicker, *kicker != '\0' ? kicker : _("Article"));
  gtk_label_set_label (self->title, title);

  g_free (self->url);
  self->url
      = entente_record_text_dup (map, ENTENTE_RECORD_ARTICLE, entente_article_page_get_article (self), "url");
  host = entente_plain_text_dup_host (self->url);
  words = host != NULL ? g_strdup_printf ("%s ↗", host) : g_strdup ("");
  gtk_label_set_label (self->host, words);
  gtk_widget_set_visible (self->link, host != NULL);
  gtk_widget_set_tooltip_text (self->link, host != NULL ? self->url : NULL);
}

void
entente_article_page_show_headings (EntenteArticlePage *self)
{
  GtkTextIter first;
  GtkTextIter last;

  gtk_text_buffer_get_bounds (self->buffer, &first, &last);
  gtk_text_buffer_remove_tag (self->buffer, self->heading, &first, &last);
  for (guint i = 0; i < entente_reading_text_get_n_lines (self->text); i++)
    {
      const EntenteReadingLine *line = entente_reading_text_get_line (self->text, i);
      GtkTextIter start;
      GtkTextIter end;

      if (!line->heading)
        continue;
      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) line->start);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) line->end);
      gtk_text_buffer_apply_tag (self->buffer, self->heading, &start, &end);
    }
}

static void
show_language (EntenteArticlePage *self)
{
  g_autofree char *tag = entente_record_text_dup (
      entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)), ENTENTE_RECORD_ARTICLE,
      entente_article_page_get_article (self), "language");

  entente_article_view_set_language (self->view, tag);
  entente_typesetting_set_label (self->title, tag);
}

static void
put_text (EntenteArticlePage *self)
{
  const char *article = self->shown_text != NULL ? self->shown_text : "";

  g_clear_pointer (&self->text, entente_reading_text_free);
  self->text = self->editing ? entente_reading_text_new_to_edit (article)
                             : entente_reading_text_new (article);
  self->filling = TRUE;
  gtk_text_buffer_set_text (self->buffer, entente_reading_text_get_text (self->text), -1);
  self->filling = FALSE;
  entente_article_page_show_headings (self);
}

/* Nothing is done where the same text stands there already, which keeps caret and selection. */
static void
show_text (EntenteArticlePage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  g_autofree char *text
      = entente_map_dup_article_text (map, entente_article_page_get_article (self), NULL);
  guint caret = entente_article_view_get_caret (self->view);

  if (self->text != NULL
      && (g_strcmp0 (text, self->shown_text) == 0
          || (self->editing && text == NULL && *self->shown_text == '\0')))
    return;
  if (self->editing && self->text != NULL)
    {
      entente_article_page_take_article (self, text != NULL ? g_steal_pointer (&text) : g_strdup (""));
      return;
    }
  g_free (self->shown_text);
  self->shown_text = g_steal_pointer (&text);
  put_text (self);
  entente_article_view_set_caret (self->view, caret);
}

static void
show_marks (EntenteArticlePage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  g_autoptr (GArray) passages
      = entente_map_dup_passages (entente_session_get_map (session), entente_article_page_get_article (self));
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (EntenteArticleMark));

  for (guint i = 0; i < passages->len; i++)
    {
      const EntentePassageMark *passage = &g_array_index (passages, EntentePassageMark, i);
      EntenteArticleMark mark = {
        .start = entente_reading_text_to_reading (self->text, passage->passage.start),
        .end = entente_reading_text_to_reading (self->text, passage->passage.end),
        .relation = passage->relation,
      };

      if (mark.end > mark.start)
        g_array_append_val (marks, mark);
    }
  entente_article_view_set_marks (self->view, session, marks);
}

static void
show_passage (EntenteArticlePage *self)
{
  EntenteItem item = entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self));

  if (item.passage_end > item.passage_start)
    entente_article_view_set_passage (
        self->view, entente_reading_text_to_reading (self->text, item.passage_start),
        entente_reading_text_to_reading (self->text, item.passage_end));
  else
    entente_article_view_set_passage (self->view, 0, 0);
}

void
entente_article_page_go_to_relation (EntenteArticlePage *self,
                                     guint32             relation)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteItem item = ENTENTE_RELATION_ITEM (relation);

  /* Once more, to its page. */
  if (entente_item_same_record (entente_session_get_current (session), item))
    gtk_widget_activate_action (GTK_WIDGET (self), "panel.open-selected", NULL);
  else
    entente_session_center_on (session, item);
}

static void
close_choice (EntenteArticlePage *self)
{
  if (self->choice != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->choice));
}

/* The relations of the marks, each once. (element-type guint32) */
static GArray *
collect_relations (GArray *marks)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < marks->len; i++)
    {
      guint32 relation = g_array_index (marks, EntenteArticleMark, i).relation;
      gboolean is_new = TRUE;

      for (guint k = 0; k < relations->len; k++)
        is_new &= g_array_index (relations, guint32, k) != relation;
      if (is_new)
        g_array_append_val (relations, relation);
    }
  return relations;
}

static GtkWidget *
new_choices (EntenteArticlePage *self,
             GArray             *relations)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < relations->len; i++)
    {
      GtkWidget *row = entente_item_row_new ();

      entente_item_row_set_item (
          ENTENTE_ITEM_ROW (row), session,
          ENTENTE_RELATION_ITEM (g_array_index (relations, guint32, i)), NULL);
      g_signal_connect_object (row, "clicked", G_CALLBACK (close_choice), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), row);
    }
  gtk_widget_set_size_request (box, CHOICE_WIDTH_PX, -1);
  return box;
}

void
entente_article_page_open_at (EntenteArticlePage *self,
                              GtkPopover         *popover,
                              const GdkRectangle *place)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GdkRectangle visible = { 0, 0, gtk_widget_get_width (view), gtk_widget_get_height (view) };
  GdkRectangle at = *place;
  double x = 0;
  double y = 0;

  /* Of words that reach out of view, beside what is seen of them. */
  if (!gdk_rectangle_intersect (place, &visible, &at))
    at = (GdkRectangle){ CLAMP (place->x, 0, visible.width), CLAMP (place->y, 0, visible.height),
                         1, 1 };
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), at.x, at.y, &x, &y);
  at.x = (int) x;
  at.y = (int) y;
  gtk_popover_set_pointing_to (popover, &at);
  gtk_popover_popup (popover);
}

static void
choose_relation (EntenteArticlePage *self,
                 GArray             *relations,
                 guint               offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  GdkRectangle place;

  if (self->choice == NULL)
    {
      self->choice = gtk_popover_new ();
      gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
    }
  gtk_popover_set_child (GTK_POPOVER (self->choice), new_choices (self, relations));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) offset);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  entente_article_page_open_at (self, GTK_POPOVER (self->choice), &place);
}

static void
mark_activated_cb (EntenteArticlePage *self,
                   gpointer            activated)
{
  GArray *marks = activated;
  g_autoptr (GArray) relations = collect_relations (marks);

  if (relations->len == 1)
    entente_article_page_go_to_relation (self, g_array_index (relations, guint32, 0));
  else
    choose_relation (self, relations, g_array_index (marks, EntenteArticleMark, 0).start);
}

gboolean
entente_article_page_knows_relation (EntenteArticlePage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));

  return map != NULL && entente_map_is_alive (map, ENTENTE_RECORD_RELATION, self->cited_for);
}

/* The way back to the relation one came from, and, as long as words are selected, what to do with
 * them. */
static void
show_cited_for (EntenteArticlePage *self)
{
  EntenteMap *map = entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
  gboolean is_there = entente_article_page_knows_relation (self);
  g_autofree char *sentence = is_there ? entente_map_dup_sentence (map, self->cited_for) : NULL;
  g_autofree char *cut = entente_plain_text_cut (sentence, N_NAME_MAX);
  g_autofree char *back = g_strdup_printf ("‹ %s", cut);
  g_autofree char *words = NULL;

  /* Translators: %s is a relation as a sentence. */
  words = g_strdup_printf (_("Cite the selected words for “%s”"), cut);
  gtk_label_set_label (self->back_words, back);
  gtk_widget_set_visible (self->back, is_there);
  gtk_label_set_label (self->cite_words,
                       is_there ? words : _("Make a relation of the selected words"));
  gtk_revealer_set_reveal_child (self->cite_bar,
                                 map != NULL && !self->editing
                                     && gtk_text_buffer_get_has_selection (self->buffer));
}

static void
back_clicked_cb (EntenteArticlePage *self)
{
  entente_article_page_go_to_relation (self, self->cited_for);
  gtk_widget_activate_action (GTK_WIDGET (self), "panel.open-selected", NULL);
}

/* Who is mentioned, in the places of what is read. */
static void
show_names (EntenteArticlePage *self)
{
  GArray *mentions = entente_article_mentions_get (self->mentions);
  GArray *names = g_array_new (FALSE, FALSE, sizeof (EntenteArticleName));

  /* Under words one is writing they would come and go. */
  for (guint i = 0; i < mentions->len && self->text != NULL && !self->editing; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      EntenteArticleName name = { entente_reading_text_to_reading (self->text, mention->start),
                                  entente_reading_text_to_reading (self->text, mention->end),
                                  mention->actor };

      if (name.end > name.start)
        g_array_append_val (names, name);
    }
  entente_article_view_set_names (self->view, names);
}

void
entente_article_page_show_text_anew (EntenteArticlePage *self)
{
  if (self->shown_text == NULL && self->editing)
    self->shown_text = g_strdup ("");
  put_text (self);
  show_marks (self);
  show_names (self);
  show_cited_for (self);
}

static void
link_clicked_cb (EntenteArticlePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_WINDOW (root), self->url, GDK_CURRENT_TIME);
}

static void
entente_article_page_show (EntentePanelPage *page)
{
  EntenteArticlePage *self = ENTENTE_ARTICLE_PAGE (page);
  EntenteMap *map = entente_panel_page_get_map (page);
  guint32 article = entente_article_page_get_article (self);
  gboolean is_back = self->shown_map == map && self->shown_article == article
                     && entente_panel_page_get_item (page).passage_end == 0;
  guint caret = is_back ? entente_article_view_get_caret (self->view) : 0;

  if (self->editing && (self->shown_map != map || self->shown_article != article))
    {
      entente_article_page_forget_editing (self);
      g_clear_pointer (&self->text, entente_reading_text_free);
    }
  g_set_weak_pointer (&self->shown_map, map);
  self->shown_article = article;
  show_head (self);
  entente_more_list_show (self->more, map, entente_panel_page_get_item (page));
  show_text (self);
  show_language (self);
  show_marks (self);
  /* Coming back, one goes on where one was. */
  if (is_back)
    entente_article_view_set_caret (self->view, caret);
  else
    show_passage (self);
  entente_article_mentions_set_article (self->mentions, map, article);
  show_cited_for (self);
  entente_article_page_show_selected (self);
}

static void
entente_article_page_refresh (EntentePanelPage    *page,
                              const EntenteChange *changes,
                              guint                n_changes)
{
  EntenteArticlePage *self = ENTENTE_ARTICLE_PAGE (page);

  if (entente_changes_include (changes, n_changes, ENTENTE_RECORD_ARTICLE, entente_article_page_get_article (self)))
    {
      show_head (self);
      entente_more_list_show (self->more, entente_panel_page_get_map (page),
                              entente_panel_page_get_item (page));
      show_text (self);
      show_language (self);
    }
  show_marks (self);
  show_cited_for (self);
  entente_article_page_show_selected (self);
}

static void
entente_article_page_dispose (GObject *object)
{
  EntenteArticlePage *self = ENTENTE_ARTICLE_PAGE (object);

  g_clear_pointer (&self->choice, gtk_widget_unparent);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  g_clear_pointer (&self->question, gtk_widget_unparent);
  g_clear_object (&self->mentions);
  g_clear_object (&self->review_signals);
  g_clear_object (&self->review);
  g_clear_weak_pointer (&self->shown_map);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ARTICLE_PAGE);

  G_OBJECT_CLASS (entente_article_page_parent_class)->dispose (object);
}

static void
entente_article_page_finalize (GObject *object)
{
  EntenteArticlePage *self = ENTENTE_ARTICLE_PAGE (object);

  g_clear_pointer (&self->typing, entente_article_typing_free);
  g_clear_pointer (&self->text, entente_reading_text_free);
  g_free (self->shown_text);
  g_free (self->url);

  G_OBJECT_CLASS (entente_article_page_parent_class)->finalize (object);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  return entente_article_page_clear_selected (ENTENTE_ARTICLE_PAGE (widget));
}

static void
entente_article_page_class_init (EntenteArticlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_article_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_article_page_finalize;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_article_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_article_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (ADW_TYPE_CLAMP_SCROLLABLE);
  g_type_ensure (ENTENTE_TYPE_ARTICLE_VIEW);
  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  g_type_ensure (ENTENTE_TYPE_FIND_BAR);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  g_type_ensure (ENTENTE_TYPE_TEXT_LIST_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, back);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, back_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, kicker);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, link);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, host);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, view);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, buffer);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, details);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, edit);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, edit_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, keep);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, selected_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, selected_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, selected_count);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, find);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, cite_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, cite_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, review_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, review_progress);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, review_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, review_buttons);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, review_accept);
  gtk_widget_class_bind_template_child (widget_class, EntenteArticlePage, review_ignore);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_cite);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cited_for);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_capture);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_sought);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_stepped);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_stop_find);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_accept);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_skip);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_ignore);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_stop_review);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_review_key);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_composing);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_edit_key);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_edit_clicked);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_delete_clicked);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_inserting);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_deleting);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_buffer_changed);
  gtk_widget_class_bind_template_callback (widget_class, entente_article_page_take_change);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  entente_article_page_install_capture (widget_class);
}

static void
entente_article_page_init (EntenteArticlePage *self)
{
  self->cited_for = ENTENTE_NO_SLOT;
  self->shown_article = ENTENTE_NO_SLOT;
  self->mentions = entente_article_mentions_new ();
  g_signal_connect_object (self->mentions, "changed", G_CALLBACK (show_names), self,
                           G_CONNECT_SWAPPED);
  self->review_signals = g_signal_group_new (ENTENTE_TYPE_REVIEW);
  g_signal_group_connect_swapped (self->review_signals, "changed",
                                  G_CALLBACK (entente_article_page_show_review), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->heading = gtk_text_buffer_create_tag (
      self->buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "scale", 1.1, "pixels-above-lines",
      HEADING_ABOVE_PX, "pixels-below-lines", HEADING_ABOVE_PX / 2, NULL);
}

/**
 * entente_article_page_get_view:
 *
 * Returns: (transfer none): the text
 */
EntenteArticleView *
entente_article_page_get_view (EntenteArticlePage *self)
{
  return self->view;
}

EntenteFindBar *
entente_article_page_get_find_bar (EntenteArticlePage *self)
{
  return self->find;
}

const char *
entente_article_page_get_title (EntenteArticlePage *self)
{
  return gtk_label_get_label (self->title);
}

const char *
entente_article_page_get_kicker (EntenteArticlePage *self)
{
  return gtk_label_get_label (self->kicker);
}

const char *
entente_article_page_get_host (EntenteArticlePage *self)
{
  return gtk_label_get_label (self->host);
}

guint
entente_article_page_to_view (EntenteArticlePage *self,
                              guint               offset)
{
  return entente_reading_text_to_reading (self->text, offset);
}

void
entente_article_page_set_cited_for (EntenteArticlePage *self,
                                    guint32             relation)
{
  self->cited_for = relation;
  show_cited_for (self);
}

void
entente_article_page_set_details_shown (EntenteArticlePage *self,
                                        gboolean            are_shown)
{
  gtk_toggle_button_set_active (self->details, are_shown);
}
