/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-article-page.h"
#include "entente-field-row.h"
#include "entente-text-row.h"

#include <string.h>

/* One name that recurs and is nobody's, and two sentences that name two actors. */
static const char map_text[]
    = "{ \"format\": \"entente-map\", \"version\": 1,\n"
      "  \"articles\": [ { \"id\": \"a1\", \"title\": \"Talks\", \"language\": \"en\", \"text\":\n"
      "    \"Seoul asked Beijing to mediate. The news came from Jane Fonda yesterday. It is said "
      "that Beijing turned Seoul down. Later on we met Jane Fonda again.\" } ],\n"
      "  \"actors\": [ { \"id\": \"kr\", \"name\": \"Seoul\" }, { \"id\": \"cn\", \"name\": \"Beijing\" } ],\n"
      "  \"relations\": [] }\n";

static gboolean
is_article_shown (gpointer user_data)
{
  Desk *desk = user_data;

  return entente_session_get_current (desk->session).type == ENTENTE_RECORD_ARTICLE;
}

static EntenteArticlePage *
begin (Desk *desk)
{
  entente_panel_review (desk->panel);
  desk_wait (is_article_shown, desk);
  desk_settle ();
  return desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
}

static guint
get_passage_start (Desk *desk)
{
  return entente_session_get_current (desk->session).passage_start;
}

static void
test_names (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = begin (desk);

  g_assert_cmpuint (get_passage_start (desk), ==, 51);
  g_assert_true (entente_article_page_accept (page));
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_ACTOR), ==, 3);
  g_assert_cmpstr (entente_map_get_actor_name (
                       desk->map, entente_map_get_last (desk->map, ENTENTE_RECORD_ACTOR)),
                   ==, "Jane Fonda");
  g_assert_cmpuint (get_passage_start (desk), ==, 0);
}

/* Never again means so the next time too, and can be taken back. */
static void
test_never (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = begin (desk);

  entente_article_page_ignore (page);
  g_assert_cmpuint (get_passage_start (desk), ==, 0);
  entente_article_page_ignore (page);
  g_assert_cmpuint (get_passage_start (desk), ==, 73);
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);

  entente_session_select (desk->session, ENTENTE_NO_ITEM);
  page = begin (desk);
  g_assert_cmpuint (get_passage_start (desk), ==, 73);
}

/* A relation of one sentence, and the next sentence comes up; behind the last nothing happens. */
static void
test_sentences (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  EntenteArticlePage *page = begin (desk);

  entente_article_page_skip (page);
  g_assert_cmpuint (get_passage_start (desk), ==, 0);
  g_assert_true (entente_article_page_accept (page));
  desk_settle ();
  g_assert_true (entente_capture_form_make (entente_article_page_get_form (page)));
  desk_settle ();
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_RELATION), ==, 1);
  g_assert_cmpint (entente_session_get_current (desk->session).type, ==, ENTENTE_RECORD_ARTICLE);
  g_assert_cmpuint (get_passage_start (desk), ==, 73);
  entente_article_page_skip (page);
  g_assert_false (entente_article_page_accept (page));
  entente_article_page_skip (page);
}

/* In a text of which nobody is known yet, names come first, and then the sentences that name them. */
static void
test_strangers (void)
{
  g_autoptr (Desk) desk = desk_new (
      "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a1\", "
      "\"language\": \"en\", \"text\": \"Today Jane Fonda met Bob Dylan. It is said that Bob Dylan "
      "asked Jane Fonda to sing.\" } ] }");
  EntenteArticlePage *page = begin (desk);

  g_assert_true (entente_article_page_accept (page));
  g_assert_true (entente_article_page_accept (page));
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpuint (get_passage_start (desk), ==, 0);
  entente_article_page_skip (page);
  g_assert_cmpuint (get_passage_start (desk), ==, 32);
}

/* One comes back to what one has decided on, and decides anew once it is undone. */
static void
test_back (void)
{
  g_autoptr (Desk) desk = desk_new (map_text);
  g_autoptr (EntenteReview) review = entente_review_new (desk->session);

  entente_review_start (review);
  desk_wait (is_article_shown, desk);
  entente_review_go_back (review);
  g_assert_cmpuint (get_passage_start (desk), ==, 51);
  entente_review_accept_name (review);
  entente_review_go_back (review);
  g_assert_cmpuint (get_passage_start (desk), ==, 51);
  entente_review_accept_name (review);
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_ACTOR), ==, 3);
  entente_history_undo (desk->history);
  entente_review_go_back (review);
  entente_review_ignore (review);
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpuint (get_passage_start (desk), ==, 0);
}

/* Where nothing waits one is told so, in an article. */
static void
test_nothing (void)
{
  g_autoptr (Desk) desk = desk_new (
      "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a1\", "
      "\"text\": \"Nobody is here.\" } ] }");
  EntenteArticlePage *page = begin (desk);

  g_assert_false (entente_article_page_accept (page));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/review/offers-names", test_names);
  g_test_add_func ("/panel/review/never-again", test_never);
  g_test_add_func ("/panel/review/goes-through-sentences", test_sentences);
  g_test_add_func ("/panel/review/makes-strangers-known", test_strangers);
  g_test_add_func ("/panel/review/goes-back", test_back);
  g_test_add_func ("/panel/review/nothing-waits", test_nothing);

  return g_test_run ();
}
