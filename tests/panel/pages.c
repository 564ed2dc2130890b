/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-actor-page.h"
#include "entente-article-page.h"
#include "entente-edits.h"
#include "entente-item-row.h"
#include "entente-overview-page.h"
#include "entente-passage-row.h"
#include "entente-relation-page.h"

/* (nullable): the first row below a widget that shows a relation */
static EntenteItemRow *
find_relation_row (GtkWidget *widget)
{
  EntenteItemRow *found = NULL;

  if (ENTENTE_IS_ITEM_ROW (widget)
      && entente_item_row_get_item (ENTENTE_ITEM_ROW (widget)).type == ENTENTE_RECORD_RELATION)
    return ENTENTE_ITEM_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_relation_row (child);
  return found;
}

static void
test_overview (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteOverviewPage *page = desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL);
  EntenteItemRow *row;

  g_assert_cmpstr (entente_overview_page_get_title (page), ==, "Seoul asks Beijing");
  g_assert_cmpstr (entente_overview_page_get_counts (page), ==,
                   "4 actors · 5 relations · 2 articles");
  g_assert_cmpuint (entente_overview_page_get_n_articles (page), ==, 2);
  g_assert_cmpuint (entente_overview_page_get_n_unsourced (page), ==, 1);
  /* The heading says it of all of them: the rows do not say again that there is no passage. */
  row = find_relation_row (GTK_WIDGET (page));
  g_assert_nonnull (row);
  g_assert_cmpstr (entente_item_row_get_detail (row), ==, "");
}

static void
test_nothing (void)
{
  g_autoptr (Desk) desk = desk_new ("{ \"format\": \"entente-map\", \"version\": 1 }");
  EntenteOverviewPage *page = desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL);

  g_assert_cmpstr (entente_overview_page_get_title (page), ==, "Untitled Map");
  g_assert_cmpstr (entente_overview_page_get_counts (page), ==,
                   "0 actors · 0 relations · 0 articles");
}

static void
test_actor (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteActorPage *page;

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  page = desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
  g_assert_cmpstr (entente_actor_page_get_name (page), ==, "Lee Jae Myung");
  g_assert_cmpstr (entente_actor_page_get_natives (page), ==, "이재명");
  g_assert_cmpuint (entente_actor_page_get_n_relations (page), ==, 2);
  g_assert_cmpuint (entente_actor_page_get_n_mentions (page), ==, 0);

  /* A relation of an actor with itself is one relation. */
  desk_select (desk, ENTENTE_RECORD_ACTOR, "cn");
  g_assert_cmpstr (entente_actor_page_get_name (page), ==, "Smith & <b>Sons</b>");
  g_assert_cmpuint (entente_actor_page_get_n_relations (page), ==, 2);
  g_assert_cmpuint (entente_actor_page_get_n_mentions (page), ==, 1);
}

static EntenteItemRow *
get_first_row (EntenteItemList *list)
{
  return ENTENTE_ITEM_ROW (gtk_widget_get_first_child (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (list)))));
}

/* What nothing cites stands first, says its words, and goes to its place; a citation moves it. */
static void
test_places (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteActorPage *page;
  EntenteItemList *uncited;
  EntenteItemList *cited;
  EntenteItem place;

  entente_history_perform (desk->history,
                           entente_edit_member (desk->map, ENTENTE_RECORD_ACTOR,
                                                desk_find (desk, ENTENTE_RECORD_ACTOR, "xi"),
                                                "aliases", "[\"Xi\", \"The North\"]", NULL));
  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  page = desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
  desk_wait ((DeskCondition) entente_actor_page_get_is_current, page);
  uncited = entente_actor_page_get_places (page, FALSE);
  cited = entente_actor_page_get_places (page, TRUE);
  g_assert_cmpuint (entente_item_list_get_n (uncited), ==, 1);
  g_assert_cmpuint (entente_item_list_get_n (cited), ==, 2);
  g_assert_true (gtk_widget_get_next_sibling (GTK_WIDGET (uncited)) == GTK_WIDGET (cited));
  g_assert_cmpstr (entente_item_row_get_title (get_first_row (uncited)), ==,
                   "Beijing has weight with the North.");
  g_assert_cmpstr (entente_item_row_get_detail (get_first_row (uncited)), ==,
                   "Lee asks Xi · Reuters · 7 January 2026");

  entente_history_perform (desk->history,
                           entente_edit_cite (desk->map,
                                              desk_find (desk, ENTENTE_RECORD_RELATION, "r3"), 0, 91,
                                              125, NULL));
  g_assert_false (entente_actor_page_get_is_current (page));
  desk_wait ((DeskCondition) entente_actor_page_get_is_current, page);
  g_assert_cmpuint (entente_item_list_get_n (uncited), ==, 0);
  g_assert_cmpuint (entente_item_list_get_n (cited), ==, 3);

  g_signal_emit_by_name (get_first_row (cited), "clicked");
  place = entente_session_get_current (desk->session);
  g_assert_cmpint (place.type, ==, ENTENTE_RECORD_ARTICLE);
  g_assert_cmpuint (place.passage_start, ==, 32);
  g_assert_cmpuint (place.passage_end, ==, 34);
}

/* The article loses its words while they are listed. */
static void
test_places_gone (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteActorPage *page;

  entente_history_perform (desk->history,
                           entente_edit_member (desk->map, ENTENTE_RECORD_ACTOR,
                                                desk_find (desk, ENTENTE_RECORD_ACTOR, "xi"),
                                                "name", "\"Xi\"", NULL));
  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  page = desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
  desk_wait ((DeskCondition) entente_actor_page_get_is_current, page);
  entente_history_perform (desk->history,
                           entente_edit_member (desk->map, ENTENTE_RECORD_ARTICLE, 0, "text",
                                                "\"Xi\"", NULL));
  g_assert_cmpuint (entente_item_list_get_n (entente_actor_page_get_places (page, TRUE)), ==, 2);
  desk_wait ((DeskCondition) entente_actor_page_get_is_current, page);
  g_assert_cmpstr (entente_item_row_get_title (get_first_row (
                       entente_actor_page_get_places (page, FALSE))), ==, "Xi");
}

static void
test_relation (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRelationPage *page;
  EntentePassageRow *row;
  g_autofree char *quoted = NULL;
  g_autofree char *second = NULL;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  g_assert_cmpstr (entente_relation_page_get_sentence (page), ==,
                   "Lee Jae Myung asks Xi Jinping to mediate");
  g_assert_cmpstr (entente_relation_page_get_kicker (page), ==,
                   "Requests mediation · reported · January 2026");
  g_assert_cmpstr (entente_relation_page_get_counts (page), ==,
                   "2 passages · 1 independent source · contradicted by 1");
  g_assert_cmpuint (entente_relation_page_get_n_passages (page), ==, 2);
  g_assert_false (entente_relation_page_get_is_empty (page));

  row = ENTENTE_PASSAGE_ROW (entente_relation_page_get_passage (page, 0));
  quoted = entente_passage_row_dup_quoted (row);
  g_assert_cmpstr (entente_passage_row_get_text (row), ==,
                   "The president said he had asked Xi to mediate. Xi counselled patience.");
  g_assert_cmpstr (quoted, ==, "he had asked Xi to mediate");
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==, "");
  g_assert_cmpstr (entente_passage_row_get_source (row), ==,
                   "Summary of “Lee asks Xi” · Reuters · 7 January 2026");

  row = ENTENTE_PASSAGE_ROW (entente_relation_page_get_passage (page, 1));
  second = entente_passage_row_dup_quoted (row);
  g_assert_cmpstr (second, ==, "has weight");
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==, "Contradicts this · grade B2");
  g_assert_cmpstr (entente_passage_row_get_source (row), ==, "Summary of “Lee asks Xi” · Reuters · 7 January 2026 · Why it matters");
}

/* One publisher, however it is written, is one source. */
static void
test_sources (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRelationPage *page;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r2");
  page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  g_assert_cmpstr (entente_relation_page_get_counts (page), ==,
                   "2 passages · 1 independent source");
}

static void
test_orphan (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRelationPage *page;
  EntentePassageRow *row;
  g_autofree char *quoted = NULL;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r4");
  page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  row = ENTENTE_PASSAGE_ROW (entente_relation_page_get_passage (page, 0));
  quoted = entente_passage_row_dup_quoted (row);
  g_assert_cmpstr (entente_passage_row_get_text (row), ==, "“words of old”");
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==,
                   "These words are not found in the article any more.");
  g_assert_cmpstr (quoted, ==, "");
}

static void
test_unsourced (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRelationPage *page;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  g_assert_true (entente_relation_page_get_is_empty (page));
  g_assert_cmpuint (entente_relation_page_get_n_passages (page), ==, 0);
  g_assert_cmpstr (entente_relation_page_get_sentence (page), ==,
                   "Smith & <b>Sons</b> → North Korea");
}

/* A click on a passage opens the article there; one on the mark leads back to the relation. */
static void
test_there_and_back (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRelationPage *relation_page;
  EntenteItem item;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  relation_page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  entente_passage_row_open (
      ENTENTE_PASSAGE_ROW (entente_relation_page_get_passage (relation_page, 1)));
  item = entente_session_get_current (desk->session);
  g_assert_cmpint (item.type, ==, ENTENTE_RECORD_ARTICLE);
  g_assert_cmpuint (item.slot, ==, desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1"));
  g_assert_cmpuint (item.passage_end - item.passage_start, ==, 10);
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL));
}

static void
test_removed (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r1");

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  entente_history_perform (desk->history, entente_edit_remove (desk->map, NULL, 0, &relation, 1));
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL));
  entente_history_undo (desk->history);
  g_assert_nonnull (desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL));
}

/* What the page says follows the map, also what stands in other records. */
static void
test_follows (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint32 actor = desk_find (desk, ENTENTE_RECORD_ACTOR, "xi");
  EntenteRelationPage *page;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  entente_history_perform (desk->history, entente_edit_text (desk->map, ENTENTE_RECORD_ACTOR, actor,
                                                             "name", "Beijing", NULL));
  g_assert_cmpstr (entente_relation_page_get_sentence (page), ==,
                   "Lee Jae Myung asks Beijing to mediate");
}

static void
test_no_session (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  entente_panel_set_session (desk->panel, NULL);
  g_assert_false (entente_panel_edit_field (desk->panel, "label"));
  g_assert_null (entente_panel_get_session (desk->panel));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/overview/says-what-the-map-holds", test_overview);
  g_test_add_func ("/panel/overview/of-an-empty-map", test_nothing);
  g_test_add_func ("/panel/actor/shows-names-and-relations", test_actor);
  g_test_add_func ("/panel/actor/lists-where-articles-name-it", test_places);
  g_test_add_func ("/panel/actor/lists-what-has-gone-from-an-article", test_places_gone);
  g_test_add_func ("/panel/relation/shows-passages-in-their-paragraphs", test_relation);
  g_test_add_func ("/panel/relation/counts-a-publisher-once", test_sources);
  g_test_add_func ("/panel/relation/keeps-the-words-of-an-orphan", test_orphan);
  g_test_add_func ("/panel/relation/invites-where-there-is-no-source", test_unsourced);
  g_test_add_func ("/panel/relation/opens-the-article-there", test_there_and_back);
  g_test_add_func ("/panel/panel/leaves-what-is-removed", test_removed);
  g_test_add_func ("/panel/relation/follows-the-map", test_follows);
  g_test_add_func ("/panel/panel/without-a-session", test_no_session);

  return g_test_run ();
}
