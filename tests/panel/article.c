/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-article-page.h"
#include "entente-edits.h"

static void
open_article (Desk  *desk,
              guint  start,
              guint  end)
{
  EntenteItem item = ENTENTE_ARTICLE_ITEM (desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1"));

  item.passage_start = start;
  item.passage_end = end;
  entente_session_select (desk->session, item);
  desk_settle ();
}

/* The sizes of its letters are known. */
static gboolean
is_laid_out (gpointer view)
{
  GdkRectangle place;
  GtkTextIter iter;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &iter);
  gtk_text_view_get_iter_location (view, &iter, &place);
  return place.y > 0;
}

static void
count_center_cb (EntenteSession *session,
                 gpointer        item,
                 guint          *n_centers)
{
  *n_centers += 1;
}

static void
test_head (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page;

  open_article (desk, 0, 0);
  page = desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
  g_assert_cmpstr (entente_article_page_get_title (page), ==, "Lee asks Xi");
  g_assert_cmpstr (entente_article_page_get_kicker (page), ==,
                   "Summary, not the article’s own words · Reuters · 7 January 2026");
  g_assert_cmpstr (entente_article_page_get_host (page), ==, "news.example.org ↗");
  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a2");
  g_assert_cmpstr (entente_article_page_get_host (page), ==, "");
}

/* "he had asked Xi to mediate" stands at 19 … 45 of the text. */
static void
test_passage (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page;
  guint start;
  guint end;

  open_article (desk, 19, 45);
  page = desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
  entente_article_view_get_passage (entente_article_page_get_view (page), &start, &end);
  g_assert_cmpuint (start, ==, 19);
  g_assert_cmpuint (end, ==, 45);
}

static void
test_mark (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page;
  guint n_centers = 0;

  g_signal_connect (desk->session, "center", G_CALLBACK (count_center_cb), &n_centers);
  open_article (desk, 0, 0);
  page = desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
  g_assert_false (entente_article_view_activate_at (entente_article_page_get_view (page), 3));
  g_assert_true (entente_article_view_activate_at (entente_article_page_get_view (page), 22));
  g_assert_cmpint (entente_session_get_current (desk->session).type, ==, ENTENTE_RECORD_RELATION);
  g_assert_cmpuint (entente_session_get_current (desk->session).slot, ==,
                    desk_find (desk, ENTENTE_RECORD_RELATION, "r1"));
  g_assert_cmpuint (n_centers, ==, 1);
}

/* Two passages at one place: the shorter first, drawn at different levels. */
static void
test_overlap (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticleView *view;
  g_autoptr (GArray) marks = NULL;
  const EntenteArticleMark *first;
  const EntenteArticleMark *second;

  open_article (desk, 0, 0);
  view = entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
  marks = entente_article_view_dup_marks_at (view, 40);
  g_assert_cmpuint (marks->len, ==, 2);
  first = &g_array_index (marks, EntenteArticleMark, 0);
  second = &g_array_index (marks, EntenteArticleMark, 1);
  g_assert_cmpuint (first->relation, ==, desk_find (desk, ENTENTE_RECORD_RELATION, "r5"));
  g_assert_cmpuint (second->relation, ==, desk_find (desk, ENTENTE_RECORD_RELATION, "r1"));
  g_assert_cmpuint (first->level, !=, second->level);
}

/* However many passages lie on each other, only as many are drawn as there are levels. */
static void
test_crowd (void)
{
  enum { N_MARKS = 500 };
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (EntenteArticleMark));
  EntenteArticleMark further = { .start = 14, .end = 30 };
  guint n_seen = 0;

  for (guint i = 0; i < N_MARKS; i++)
    {
      EntenteArticleMark mark = { .start = 10, .end = 20, .relation = i };

      g_array_append_val (marks, mark);
    }
  g_array_append_val (marks, further);
  entente_article_marks_give_levels (marks);
  for (guint i = 0; i < N_MARKS; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (marks, EntenteArticleMark, i);

      g_assert_cmpuint (mark->seen_from, ==, mark->level == i ? mark->start : mark->end);
      n_seen += mark->seen_from < mark->end;
    }
  g_assert_cmpuint (n_seen, ==, 3);
  g_assert_cmpuint (g_array_index (marks, EntenteArticleMark, N_MARKS).seen_from, ==, 20);
}

static void
test_step (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticleView *view;
  guint start;
  guint end;

  open_article (desk, 0, 0);
  view = entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
  g_assert_true (entente_article_view_step (view, 1));
  entente_article_view_get_passage (view, &start, &end);
  g_assert_cmpuint (start, ==, 19);
  g_assert_true (entente_article_view_step (view, 1));
  entente_article_view_get_passage (view, &start, &end);
  g_assert_cmpuint (start, ==, 35);
  g_assert_true (entente_article_view_step (view, -1));
  entente_article_view_get_passage (view, &start, &end);
  g_assert_cmpuint (start, ==, 19);
  g_assert_false (entente_article_view_step (view, -1));
}

static void
test_follows (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticleView *view;
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r1");

  open_article (desk, 0, 0);
  view = entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
  entente_history_perform (desk->history, entente_edit_remove (desk->map, NULL, 0, &relation, 1));
  g_assert_false (entente_article_view_activate_at (view, 22));
  entente_history_undo (desk->history);
}

static void
select_words (EntenteArticleView *view,
              int                 from,
              int                 to)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/* Words selected in an article are cited for the relation one came from. */
static void
test_cite (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r3");
  EntenteArticlePage *page;

  open_article (desk, 0, 0);
  page = desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
  g_assert_false (entente_article_page_cite (page));

  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  open_article (desk, 0, 0);
  g_assert_false (entente_article_page_cite (page));
  select_words (entente_article_page_get_view (page), 4, 13);
  g_assert_true (entente_article_page_cite (page));
  g_assert_cmpuint (entente_map_get_relation (desk->map, relation)->n_citations, ==, 1);
  g_assert_cmpuint (entente_session_get_current (desk->session).slot, ==, relation);
  g_assert_cmpint (entente_session_get_current (desk->session).type, ==, ENTENTE_RECORD_RELATION);
  g_assert_cmpstr (entente_history_get_undo_name (desk->history), ==, "Cite Passage");
}

typedef struct
{
  GtkTextView *view;
  guint offset;
} Place;

static gboolean
is_in_view (gpointer user_data)
{
  Place *place = user_data;
  GdkRectangle visible;
  GdkRectangle letter;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (place->view), &iter,
                                      (int) place->offset);
  gtk_text_view_get_iter_location (place->view, &iter, &letter);
  gtk_text_view_get_visible_rect (place->view, &visible);
  return visible.height > 0 && visible.y > 0 && letter.y >= visible.y
         && letter.y + letter.height <= visible.y + visible.height;
}

/* The place of a passage far down is known only after all above it was laid out. */
static void
test_scrolls (void)
{
  g_autoptr (GString) json = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1,"
                                           "\"articles\": [ { \"id\": \"a1\", \"text\": \"");
  g_autoptr (Desk) desk = NULL;
  Place place = { NULL, 0 };

  for (guint i = 0; i < 400; i++)
    g_string_append (json, "A paragraph of some words that takes more than one line to be set in "
                           "the width there is.\\n\\n");
  g_string_append (json, "The end.\" } ] }");
  desk = desk_new (json->str);
  open_article (desk, 300 * 93, 300 * 93 + 11);
  place.view = GTK_TEXT_VIEW (
      entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL)));
  entente_article_view_get_passage (ENTENTE_ARTICLE_VIEW (place.view), &place.offset,
                                    &(guint){ 0 });
  desk_wait (is_in_view, &place);
}

/* The margin says of a line how many relations rest on the passages that begin there. */
static void
test_counts (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticleView *view;
  g_autoptr (GArray) beside = NULL;
  g_autoptr (GArray) nothing = NULL;

  open_article (desk, 0, 0);
  view = entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
  desk_wait (is_laid_out, view);
  beside = entente_article_view_dup_marks_beside (view, 22);
  g_assert_cmpuint (beside->len, >=, 2);
  g_assert_cmpuint (entente_article_marks_count_relations (beside), ==, beside->len);
  /* "Why it matters" */
  nothing = entente_article_view_dup_marks_beside (view, 75);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *n_notifies)
{
  *n_notifies += 1;
}

static gboolean
is_wide (gpointer view)
{
  int measure;

  g_object_get (view, "measure", &measure, NULL);
  return measure > 65 * 12;
}

/* Larger letters make a longer line of as many, with more room between. */
static void
test_text_size (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticleView *view;
  guint n_notifies = 0;
  int measure;
  int leading;

  open_article (desk, 0, 0);
  view = entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
  g_object_get (view, "measure", &measure, NULL);
  leading = gtk_text_view_get_pixels_inside_wrap (GTK_TEXT_VIEW (view));
  g_assert_cmpint (measure, >, 65 * 5);
  g_assert_cmpint (measure, <, 65 * 10);
  g_assert_cmpint (leading, >, 0);

  g_signal_connect (desk->panel, "notify::text-size", G_CALLBACK (count_notify_cb), &n_notifies);
  gtk_window_set_focus (GTK_WINDOW (desk->window), NULL);
  g_assert_false (entente_panel_step_text_size (desk->panel, 1));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  for (guint i = 0; i < 20; i++)
    g_assert_true (entente_panel_step_text_size (desk->panel, 1));
  g_assert_cmpuint (entente_panel_get_text_size (desk->panel), ==, 200);
  g_assert_cmpuint (n_notifies, ==, 5);
  desk_wait (is_wide, view);
  g_assert_cmpint (gtk_text_view_get_pixels_inside_wrap (GTK_TEXT_VIEW (view)), >, leading);

  entente_panel_step_text_size (desk->panel, 0);
  g_assert_cmpuint (entente_panel_get_text_size (desk->panel), ==, 100);
  entente_panel_set_text_size (desk->panel, 121);
  g_assert_cmpuint (entente_panel_get_text_size (desk->panel), ==, 125);
}

static PangoLanguage *
get_language_at (GtkTextView *view,
                 int          offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, offset);
  return gtk_text_iter_get_language (&iter);
}

/* An article has the shapes of letters of its language, as long as it is of that. */
static void
test_language (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint32 article = desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1");
  GtkTextView *view;

  open_article (desk, 0, 0);
  view = GTK_TEXT_VIEW (
      entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL)));
  entente_history_perform (desk->history, entente_edit_text (desk->map, ENTENTE_RECORD_ARTICLE, article,
                                                             "language", "zh-Hant", NULL));
  g_assert_cmpstr (pango_language_to_string (get_language_at (view, 5)), ==, "zh-hant");
  entente_history_undo (desk->history);
  g_assert_true (get_language_at (view, 5) == gtk_get_default_language ());
}

/* "بقيت Pyongyang صامتة": 0 … 4, 5 … 14, 15 … 20. */
static void
test_both_ways (void)
{
  g_autoptr (Desk) desk = desk_new (
      "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a1\", \"text\":"
      " \"\\u0628\\u0642\\u064a\\u062a Pyongyang \\u0635\\u0627\\u0645\\u062a\\u0629\\n\\nEnd\" } ] }");
  static const struct
  {
    guint start;
    guint end;
    guint n_boxes;
  } cases[] = { { 0, 20, 1 }, { 5, 14, 1 }, { 0, 4, 1 }, { 0, 10, 2 }, { 7, 20, 2 }, { 10, 10, 0 } };
  GtkTextView *view;

  open_article (desk, 0, 0);
  view = GTK_TEXT_VIEW (
      entente_article_page_get_view (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL)));
  desk_wait (is_laid_out, view);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) boxes
          = entente_article_marks_dup_boxes (view, cases[i].start, cases[i].end);
      float width = 0;

      g_assert_cmpuint (boxes->len, ==, cases[i].n_boxes);
      for (guint k = 0; k < boxes->len; k++)
        width += g_array_index (boxes, graphene_rect_t, k).size.width;
      /* None reaches over what is not of it. */
      g_assert_cmpfloat (width, <, 16.0f * (float) (cases[i].end - cases[i].start + 1));
    }
}

/* A link leads to the web or nowhere. */
static void
test_hostile_links (void)
{
  static const char *const urls[]
      = { "javascript:alert(1)", "file:///etc/passwd", "http://reuters.com@evil.example/",
          "https://good.example\\@evil.example/", "data:text/html,x", "http:///nowhere",
          "https://a b.example/", "https://evil.example%2f.good.example/", " https://x.example" };
  g_autoptr (Desk) desk = desk_new (NULL);
  guint32 article = desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1");
  EntenteArticlePage *page;

  open_article (desk, 0, 0);
  page = desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
  g_assert_cmpstr (entente_article_page_get_host (page), ==, "news.example.org ↗");
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      EntenteAct *act = entente_edit_text (desk->map, ENTENTE_RECORD_ARTICLE, article, "url", urls[i],
                                           NULL);

      g_assert_true (entente_history_perform (desk->history, act));
      g_assert_cmpstr (entente_article_page_get_host (page), ==, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/article/says-where-it-is-from", test_head);
  g_test_add_func ("/panel/article/opens-at-a-passage", test_passage);
  g_test_add_func ("/panel/article/mark-leads-to-its-relation", test_mark);
  g_test_add_func ("/panel/article/overlapping-marks", test_overlap);
  g_test_add_func ("/panel/article/many-marks-at-one-place", test_crowd);
  g_test_add_func ("/panel/article/steps-through-marks", test_step);
  g_test_add_func ("/panel/article/follows-the-map", test_follows);
  g_test_add_func ("/panel/article/cites-selected-words", test_cite);
  g_test_add_func ("/panel/article/counts-relations", test_counts);
  g_test_add_func ("/panel/article/text-size", test_text_size);
  g_test_add_func ("/panel/article/language", test_language);
  g_test_add_func ("/panel/article/runs-both-ways", test_both_ways);
  g_test_add_func ("/panel/article/hostile-links", test_hostile_links);
  g_test_add_func ("/panel/article/scrolls-to-a-passage-far-down", test_scrolls);

  return g_test_run ();
}
