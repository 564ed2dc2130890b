/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-choice-row.h"
#include "entente-citation.h"
#include "entente-grade-row.h"
#include "entente-passage-row.h"
#include "entente-relation-page.h"
#include "entente-suggestions.h"
#include "entente-text-row.h"

static EntentePassageRow *
get_row (Desk  *desk,
         guint  place)
{
  EntenteRelationPage *page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);

  return ENTENTE_PASSAGE_ROW (entente_relation_page_get_passage (page, place));
}

/* The first field of a citation's editor that has this member. */
static gpointer
get_field (EntentePassageRow *row,
           const char        *member)
{
  GtkWidget *fields;

  g_assert_nonnull (entente_passage_row_get_editor (row));
  fields = gtk_widget_get_first_child (entente_passage_row_get_editor (row));
  for (GtkWidget *field = gtk_widget_get_first_child (fields); field != NULL;
       field = gtk_widget_get_next_sibling (field))
    {
      if (g_strcmp0 (entente_field_row_get_member (ENTENTE_FIELD_ROW (field)), member) == 0)
        return field;
    }
  g_assert_not_reached ();
}

static Desk *
open_first (void)
{
  Desk *desk = desk_new (NULL);

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  g_assert_null (entente_passage_row_get_editor (get_row (desk, 0)));
  gtk_widget_activate_action (GTK_WIDGET (get_row (desk, 0)), "passages.edit", "u", 0);
  return desk;
}

static const EntenteCitation *
get_citation (Desk      *desk,
              GPtrArray **citations,
              guint      index)
{
  g_clear_pointer (citations, g_ptr_array_unref);
  *citations = entente_map_dup_citations (desk->map,
                                          desk_find (desk, ENTENTE_RECORD_RELATION, "r1"));
  return g_ptr_array_index (*citations, index);
}

static void
test_open (void)
{
  g_autoptr (Desk) desk = open_first ();

  g_assert_nonnull (entente_passage_row_get_editor (get_row (desk, 0)));
  gtk_widget_activate_action (GTK_WIDGET (get_row (desk, 0)), "passages.edit", "u", 1);
  g_assert_null (entente_passage_row_get_editor (get_row (desk, 0)));
  g_assert_nonnull (entente_passage_row_get_editor (get_row (desk, 1)));
  gtk_widget_activate_action (GTK_WIDGET (get_row (desk, 0)), "passages.edit", "u", 1);
  g_assert_null (entente_passage_row_get_editor (get_row (desk, 1)));
}

/* What is typed stays under one's fingers, and is one step. */
static void
test_typing (void)
{
  g_autoptr (Desk) desk = open_first ();
  EntentePassageRow *row = get_row (desk, 0);
  GtkEditable *text = entente_text_row_get_editable (get_field (row, "claimed_by"));

  gtk_editable_set_text (text, "A");
  gtk_editable_set_text (text, "An aide");
  g_assert_true (get_row (desk, 0) == row);
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==, "according to An aide");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  entente_history_undo (desk->history);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "");
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==, "");
}

/* The row goes to the other side, with its open editor. */
static void
test_stance (void)
{
  g_autoptr (Desk) desk = open_first ();
  g_autoptr (GPtrArray) citations = NULL;
  EntentePassageRow *row = get_row (desk, 1);
  EntentePassageRow *first = get_row (desk, 0);
  GtkDropDown *stance;

  gtk_widget_activate_action (GTK_WIDGET (row), "passages.edit", "u", 1);
  stance = entente_choice_row_get_drop_down (get_field (row, "stance"));
  g_assert_cmpuint (gtk_drop_down_get_selected (stance), ==, 1);
  gtk_drop_down_set_selected (stance, 0);
  g_assert_false (get_citation (desk, &citations, 1)->contradicts);
  g_assert_true (get_row (desk, 1) == row);
  g_assert_cmpstr (entente_passage_row_get_source (row), ==, "Same article · Why it matters");

  gtk_widget_activate_action (GTK_WIDGET (row), "passages.edit", "u", 0);
  gtk_drop_down_set_selected (entente_choice_row_get_drop_down (get_field (first, "stance")), 1);
  g_assert_true (get_row (desk, 0) == row);
  g_assert_true (get_row (desk, 1) == first);
  g_assert_nonnull (entente_passage_row_get_editor (first));
  /* Alone on its side, it has nobody to change places with. */
  gtk_widget_activate_action (entente_passage_row_get_editor (first), "citation.move-down", NULL);
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
}

static void
test_grade (void)
{
  g_autoptr (Desk) desk = open_first ();
  g_autoptr (GPtrArray) citations = NULL;
  EntenteGradeRow *grade = get_field (get_row (desk, 0), "grade");
  g_autofree char *words = entente_grade_dup_words ("B2");

  g_assert_cmpuint (gtk_drop_down_get_selected (entente_grade_row_get_reliability (grade)), ==, 0);
  gtk_drop_down_set_selected (entente_grade_row_get_reliability (grade), 1);
  g_assert_cmpstr (get_citation (desk, &citations, 0)->grade, ==, "A6");
  gtk_drop_down_set_selected (entente_grade_row_get_credibility (grade), 2);
  g_assert_cmpstr (get_citation (desk, &citations, 0)->grade, ==, "A2");
  gtk_drop_down_set_selected (entente_grade_row_get_credibility (grade), 0);
  g_assert_null (get_citation (desk, &citations, 0)->grade);
  g_assert_cmpuint (gtk_drop_down_get_selected (entente_grade_row_get_reliability (grade)), ==, 0);
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
  g_assert_cmpstr (words, ==, "B  Usually reliable\n2  Probably true");
  g_assert_null (entente_grade_dup_words ("B7"));
  g_assert_null (entente_grade_dup_words (NULL));
}

static void
test_move (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntentePassageRow *row;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r2");
  row = get_row (desk, 0);
  gtk_widget_activate_action (GTK_WIDGET (row), "passages.edit", "u", 0);
  gtk_widget_activate_action (entente_passage_row_get_editor (row), "citation.move-down", NULL);
  g_assert_cmpstr (entente_passage_row_get_text (get_row (desk, 0)), ==, "The article as a whole.");
  row = get_row (desk, 1);
  g_assert_nonnull (entente_passage_row_get_editor (row));
  gtk_widget_activate_action (entente_passage_row_get_editor (row), "citation.move-up", NULL);
  g_assert_cmpstr (entente_passage_row_get_text (get_row (desk, 1)), ==, "The article as a whole.");
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
}

static void
test_remove (void)
{
  g_autoptr (Desk) desk = open_first ();
  EntenteRelationPage *page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);

  gtk_widget_activate_action (entente_passage_row_get_editor (get_row (desk, 0)), "citation.remove",
                              NULL);
  g_assert_cmpuint (entente_relation_page_get_n_passages (page), ==, 1);
  g_assert_null (entente_passage_row_get_editor (get_row (desk, 0)));
  g_assert_cmpstr (entente_relation_page_get_counts (page), ==, "1 passage · contradicted by 1");
  gtk_widget_activate_action (GTK_WIDGET (get_row (desk, 0)), "passages.remove", "u", 0);
  g_assert_true (entente_relation_page_get_is_empty (page));
  entente_history_undo (desk->history);
  entente_history_undo (desk->history);
  g_assert_cmpuint (entente_relation_page_get_n_passages (page), ==, 2);
}

/* The row of a proposal: behind the caption. */
static EntentePassageRow *
get_proposal (EntentePassageRow *row,
              guint              place)
{
  GtkWidget *child = gtk_widget_get_first_child (entente_passage_row_get_editor (row));

  for (guint i = 0; child != NULL && i <= place; i++)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? ENTENTE_PASSAGE_ROW (child) : NULL;
}

static const char orphan_map[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a1\", \"text\":\n"
      "  \"Nobody knew. The president had asked Mr Xi to mediate. The North was silent.\" } ],\n"
      "  \"actors\": [ { \"id\": \"lee\" }, { \"id\": \"xi\" } ],\n"
      "  \"relations\": [ { \"id\": \"r1\", \"source\": \"lee\", \"target\": \"xi\", \"citations\": [\n"
      "    { \"article\": \"a1\", \"exact\": \"The president has been asking Xi for mediation.\",\n"
      "      \"grade\": \"B2\" },\n"
      "    { \"article\": \"a1\", \"exact\": \"Quarterly zinc exports fell 7 %\" } ] } ] }";

/* Words that are not there any more are proposed where others are like them; what is taken is one
 * step, and the grade stays. */
static void
test_find_again (void)
{
  g_autoptr (Desk) desk = desk_new (orphan_map);
  g_autoptr (GPtrArray) citations = NULL;
  EntentePassageRow *row;
  g_autofree char *quoted = NULL;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  row = get_row (desk, 0);
  g_assert_cmpstr (entente_passage_row_get_text (row), ==,
                   "“The president has been asking Xi for mediation.”");
  gtk_widget_activate_action (GTK_WIDGET (row), "passages.find-again", "u", 0);
  g_assert_nonnull (get_proposal (row, 0));
  quoted = entente_passage_row_dup_quoted (get_proposal (row, 0));
  g_assert_cmpstr (quoted, ==, "The president had asked Mr Xi to mediate.");

  gtk_widget_activate_action (GTK_WIDGET (get_proposal (row, 0)), "passages.reanchor", "(uuu)", 0, 13,
                              54);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  g_assert_cmpstr (get_citation (desk, &citations, 0)->exact, ==,
                   "The president had asked Mr Xi to mediate.");
  g_assert_cmpstr (get_citation (desk, &citations, 0)->grade, ==, "B2");
  g_assert_null (entente_passage_row_get_editor (get_row (desk, 0)));
  entente_history_undo (desk->history);
  g_assert_cmpstr (get_citation (desk, &citations, 0)->exact, ==,
                   "The president has been asking Xi for mediation.");
}

/* Where nothing is like them, that is said. */
static void
test_nothing_alike (void)
{
  g_autoptr (Desk) desk = desk_new (orphan_map);
  EntentePassageRow *row;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  row = get_row (desk, 1);
  gtk_widget_activate_action (GTK_WIDGET (row), "passages.find-again", "u", 1);
  g_assert_nonnull (entente_passage_row_get_editor (row));
  g_assert_null (get_proposal (row, 0));
  gtk_widget_activate_action (GTK_WIDGET (row), "passages.edit", "u", 1);
  g_assert_null (entente_passage_row_get_editor (row));
  gtk_widget_activate_action (GTK_WIDGET (row), "passages.edit", "u", 1);
  g_assert_nonnull (get_field (row, "grade"));
}

/* What is cited is typed anew under one's fingers, and found where it stands; what stands nowhere is kept. */
static void
test_words (void)
{
  g_autoptr (Desk) desk = open_first ();
  g_autoptr (GPtrArray) citations = NULL;
  EntentePassageRow *row = get_row (desk, 0);
  GtkWidget *editor = entente_passage_row_get_editor (row);
  EntenteFieldRow *words = get_field (row, "exact");
  g_autofree char *quoted = NULL;

  g_assert_true (entente_field_row_apply_text (words, "asked Xi"));
  g_assert_true (entente_field_row_apply_text (words, "Xi counselled"));
  g_assert_true (get_row (desk, 0) == row);
  g_assert_true (entente_passage_row_get_editor (row) == editor);
  quoted = entente_passage_row_dup_quoted (row);
  g_assert_cmpstr (quoted, ==, "Xi counselled");
  g_assert_cmpint (get_citation (desk, &citations, 0)->start, ==, 47);
  g_assert_cmpint (get_citation (desk, &citations, 0)->end, ==, 60);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);

  g_assert_true (entente_field_row_apply_text (words, "nowhere at all"));
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==,
                   "These words are not found in the article any more.");
  g_assert_true (entente_field_row_apply_text (words, ""));
  g_assert_cmpint (get_citation (desk, &citations, 0)->start, ==, -1);
  g_assert_null (get_citation (desk, &citations, 0)->prefix);
  g_assert_cmpstr (entente_passage_row_get_text (row), ==, "The article as a whole.");
  entente_history_go_to (desk->history, 0);
  g_assert_cmpstr (entente_field_row_get_shown (words), ==, "\"he had asked Xi to mediate\"");
}

/* Of an article as a whole, and then of another one. */
static void
test_whole (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRelationPage *page;
  EntentePassageRow *row;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) fitting = NULL;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  page = desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
  g_assert_true (entente_relation_page_get_is_empty (page));
  none = entente_suggestions_dup_articles (desk->map, "another nowhere");
  g_assert_cmpuint (none->len, ==, 0);
  fitting = entente_suggestions_dup_articles (desk->map, "ANOTHER reu");
  g_assert_cmpuint (fitting->len, ==, 1);
  /* As if it were taken from the list. */
  g_signal_emit_by_name (entente_relation_page_get_cite (page), "chosen", fitting->pdata[0]);
  g_assert_cmpuint (entente_relation_page_get_n_passages (page), ==, 1);
  g_assert_cmpstr (entente_suggest_entry_get_text (entente_relation_page_get_cite (page)), ==, "");
  row = get_row (desk, 0);
  g_assert_cmpstr (entente_passage_row_get_text (row), ==, "The article as a whole.");
  gtk_widget_activate_action (GTK_WIDGET (row), "passages.edit", "u", 0);
  g_assert_true (entente_field_row_apply_text (get_field (row, "exact"), "has weight"));
  g_assert_true (entente_field_row_apply_text (get_field (row, "article"), "a1"));
  entente_field_row_end_step (get_field (row, "article"));
  g_assert_true (get_row (desk, 0) == row);
  g_assert_cmpstr (entente_passage_row_get_remark (row), ==, "");
  g_assert_false (entente_field_row_apply_text (get_field (row, "article"), "none such"));
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/citations/open", test_open);
  g_test_add_func ("/panel/citations/typing", test_typing);
  g_test_add_func ("/panel/citations/stance", test_stance);
  g_test_add_func ("/panel/citations/grade", test_grade);
  g_test_add_func ("/panel/citations/move", test_move);
  g_test_add_func ("/panel/citations/remove", test_remove);
  g_test_add_func ("/panel/citations/find-again", test_find_again);
  g_test_add_func ("/panel/citations/nothing-alike", test_nothing_alike);

  g_test_add_func ("/panel/citations/words", test_words);
  g_test_add_func ("/panel/citations/whole", test_whole);
  return g_test_run ();
}
