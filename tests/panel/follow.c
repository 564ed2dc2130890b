/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-actor-page.h"
#include "entente-article-page.h"
#include "entente-edits.h"
#include "entente-overview-page.h"
#include "entente-relation-page.h"

/* The passages of "a1": 19 … 45 of r1, 35 … 49 of r5, 50 … 70 of r2, and one of r1 below. */
static EntenteArticlePage *
keep_article (Desk *desk)
{
  entente_panel_set_keeps_article (desk->panel, TRUE);
  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a1");
  return desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
}

static void
assert_passage (EntenteArticlePage *page,
                guint               start,
                guint               end)
{
  guint is_start;
  guint is_end;

  entente_article_view_get_passage (entente_article_page_get_view (page), &is_start, &is_end);
  g_assert_cmpuint (is_start, ==, start);
  g_assert_cmpuint (is_end, ==, end);
}

static void
test_relation (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = keep_article (desk);
  EntenteArticleView *view = entente_article_page_get_view (page);

  g_assert_cmpstr (entente_article_page_get_selected_words (page), ==, "");
  desk_select (desk, ENTENTE_RECORD_RELATION, "r2");
  g_assert_true (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL) == page);
  assert_passage (page, 50, 69);
  g_assert_cmpuint (entente_article_view_get_caret (view), ==, 50);
  g_assert_cmpstr (entente_article_page_get_selected_words (page), ==,
                   "Xi Jinping → Lee Jae Myung: counsels patience");
  g_assert_cmpuint (entente_article_view_count_outstanding (view), ==, 1);

  /* One without a passage here leaves none that stands out. */
  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  assert_passage (page, 0, 0);
  g_assert_cmpuint (entente_article_view_count_outstanding (view), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (page), "panel.open-selected", NULL);
  desk_settle ();
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL));
  /* Left is left, until an article is opened again. */
  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL));
}

/* A click selects the relation, and once more opens its page. */
static void
test_click (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = keep_article (desk);
  EntenteArticleView *view = entente_article_page_get_view (page);

  entente_article_view_set_caret (view, 22);
  entente_article_view_activate_at (view, 22);
  desk_settle ();
  g_assert_cmpint (entente_session_get_current (desk->session).type, ==, ENTENTE_RECORD_RELATION);
  assert_passage (page, 19, 45);
  g_assert_cmpuint (entente_article_view_get_caret (view), ==, 22);
  entente_article_view_activate_at (view, 22);
  desk_settle ();
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL));
}

static gboolean
is_faded_at (EntenteArticleView *view,
             int                 offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "faded");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  return tag != NULL && gtk_text_iter_has_tag (&iter, tag);
}

/* The passages of an actor's relations stand out, also where it is a third party, and all else
 * fades. */
static void
test_actor (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = keep_article (desk);
  EntenteArticleView *view = entente_article_page_get_view (page);

  g_assert_false (is_faded_at (view, 3));
  desk_select (desk, ENTENTE_RECORD_ACTOR, "cn");
  g_assert_cmpuint (entente_article_view_count_outstanding (view), ==, 2);
  g_assert_true (is_faded_at (view, 3));
  g_assert_false (is_faded_at (view, 22));
  g_assert_true (is_faded_at (view, 47));
  g_assert_cmpstr (entente_article_page_get_selected_words (page), ==, "Smith & <b>Sons</b>");

  /* From one to the next of those, and of no others. */
  entente_article_view_set_caret (view, 0);
  g_assert_true (entente_article_view_step (view, 1));
  assert_passage (page, 19, 45);
  g_assert_true (entente_article_view_step (view, 1));
  g_assert_cmpuint (entente_article_view_get_caret (view), >, 70);
  g_assert_false (entente_article_view_step (view, 1));

  g_assert_true (entente_article_page_clear_selected (page));
  desk_settle ();
  g_assert_false (is_faded_at (view, 3));
  g_assert_cmpint (entente_session_get_current (desk->session).type, ==, ENTENTE_RECORD_ARTICLE);
  g_assert_false (entente_article_page_clear_selected (page));
  g_assert_cmpstr (entente_article_page_get_selected_words (page), ==, "");
}

/* Edits of the map are followed; where the article itself goes, so does its page. */
static void
test_changes (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = keep_article (desk);
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r2");
  guint32 article = desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1");

  desk_select (desk, ENTENTE_RECORD_RELATION, "r2");
  entente_history_perform (desk->history, entente_edit_text (desk->map, ENTENTE_RECORD_RELATION,
                                                             relation, "label", "waits", NULL));
  g_assert_cmpstr (entente_article_page_get_selected_words (page), ==,
                   "Xi Jinping → Lee Jae Myung: waits");
  entente_history_perform (desk->history, entente_edit_remove_article (desk->map, article));
  desk_settle ();
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL));
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *n_notifies)
{
  *n_notifies += 1;
}

static void
test_keeping (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint n_notifies = 0;

  g_signal_connect (desk->panel, "notify::keeps-article", G_CALLBACK (count_notify_cb), &n_notifies);
  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a1");
  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL));

  /* The one that is open is kept, too. */
  desk_select (desk, ENTENTE_RECORD_ARTICLE, "a1");
  entente_panel_set_keeps_article (desk->panel, TRUE);
  entente_panel_set_keeps_article (desk->panel, TRUE);
  g_assert_cmpuint (n_notifies, ==, 1);
  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
  entente_panel_set_keeps_article (desk->panel, FALSE);
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL));
  g_assert_cmpuint (n_notifies, ==, 2);
}

/* An article's page is built when one is shown first, and knows then what was said before. */
static void
test_before (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page;

  entente_panel_set_text_size (desk->panel, 124);
  g_assert_cmpuint (entente_panel_get_text_size (desk->panel), ==, 125);
  desk_select (desk, ENTENTE_RECORD_RELATION, "r2");
  g_assert_false (entente_panel_focus_article (desk->panel));
  g_assert_false (entente_panel_find (desk->panel));
  page = keep_article (desk);
  g_assert_cmpuint (entente_article_view_get_text_size (entente_article_page_get_view (page)), ==,
                    125);
  g_assert_true (gtk_toggle_button_get_active (entente_article_page_get_keep (page)));
  gtk_toggle_button_set_active (entente_article_page_get_keep (page), FALSE);
  g_assert_false (entente_panel_get_keeps_article (desk->panel));
}

/* To what is selected beside it, or else to the overview; and to a field of what is selected. */
static void
test_leave (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteArticlePage *page = keep_article (desk);

  gtk_widget_activate_action (GTK_WIDGET (page), "panel.close-article", NULL);
  desk_settle ();
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL));

  keep_article (desk);
  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  gtk_widget_activate_action (GTK_WIDGET (page), "panel.close-article", NULL);
  desk_settle ();
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL));

  keep_article (desk);
  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  g_assert_true (entente_panel_edit_field (desk->panel, "label"));
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/follow/relation", test_relation);
  g_test_add_func ("/panel/follow/click", test_click);
  g_test_add_func ("/panel/follow/actor", test_actor);
  g_test_add_func ("/panel/follow/changes", test_changes);
  g_test_add_func ("/panel/follow/keeping", test_keeping);
  g_test_add_func ("/panel/follow/before", test_before);
  g_test_add_func ("/panel/follow/leave", test_leave);

  return g_test_run ();
}
