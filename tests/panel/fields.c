/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-record-list-row.h"
#include "entente-actor-row.h"
#include "entente-choice-row.h"
#include "entente-edits.h"
#include "entente-kind-row.h"
#include "entente-long-text-row.h"
#include "entente-member-text.h"
#include "entente-switch-row.h"
#include "entente-text-row.h"
#include "entente-tone-row.h"

#include <math.h>
#include <string.h>

/* As if it were typed, letter by letter. */
static void
type (GtkEditable *editable,
      const char  *text)
{
  int position = (int) g_utf8_strlen (gtk_editable_get_text (editable), -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    gtk_editable_insert_text (editable, p, (int) (g_utf8_next_char (p) - p), &position);
}

static void
clear (GtkEditable *editable)
{
  gtk_editable_delete_text (editable, 0, -1);
}

static Desk *
desk_at_relation (void)
{
  Desk *desk = desk_new (NULL);

  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  return desk;
}

static const EntenteRelation *
get_relation (Desk *desk)
{
  return entente_map_get_relation (desk->map, desk_find (desk, ENTENTE_RECORD_RELATION, "r1"));
}

static void
test_typing (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  GtkEditable *editable = entente_text_row_get_editable (row);

  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "asks");
  /* The one history is the map's. */
  g_assert_false (gtk_editable_get_enable_undo (editable));
  type (editable, " undo prank");
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "asks undo prank");
  g_assert_cmpstr (get_relation (desk)->label, ==, "asks undo prank");
  g_assert_cmpstr (entente_history_get_undo_name (desk->history), ==,
                   "Change Label of “Lee Jae Myung → Xi Jinping”");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static void
test_undo (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  GtkEditable *editable = entente_text_row_get_editable (row);

  type (editable, " him");
  gtk_editable_set_position (editable, 2);
  entente_history_undo (desk->history);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "asks");
  g_assert_cmpint (gtk_editable_get_position (editable), ==, 2);
  entente_history_redo (desk->history);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "asks him");
  /* Showing it again was no edit. */
  g_assert_false (entente_history_get_can_redo (desk->history));
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static void
test_emptied (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");

  clear (entente_text_row_get_editable (row));
  g_assert_null (get_relation (desk)->label);
  entente_history_undo (desk->history);
  g_assert_cmpstr (get_relation (desk)->label, ==, "asks");
}

static void
test_wrong_date (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "since");
  GtkEditable *editable = entente_text_row_get_editable (row);
  EntenteDate before = get_relation (desk)->since;

  clear (editable);
  type (editable, "2026-1");
  /* Nothing is wrong with the beginning of a date. */
  g_assert_null (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  type (editable, "3");
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  /* Not even its beginning is applied. */
  g_assert_cmpint (get_relation (desk)->since.earliest, ==, before.earliest);
  g_assert_cmpint (get_relation (desk)->since.latest, ==, before.latest);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "2026-13");

  gtk_editable_delete_text (editable, 6, 7);
  type (editable, "2");
  g_assert_null (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_cmpint (get_relation (desk)->since.earliest, >, before.latest);
}

/* Another change leaves what is not yet right alone; one to this member shows it. */
static void
test_wrong_and_changed (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "until");
  GtkEditable *editable = entente_text_row_get_editable (row);
  guint32 relation = desk_find (desk, ENTENTE_RECORD_RELATION, "r1");

  type (editable, "soon");
  entente_history_perform (desk->history,
                           entente_edit_text (desk->map, ENTENTE_RECORD_RELATION, relation,
                                              "label", "other", NULL));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "soon");
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  entente_history_perform (desk->history,
                           entente_edit_text (desk->map, ENTENTE_RECORD_RELATION, relation,
                                              "until", "..", NULL));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "..");
  g_assert_null (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
}

static void
test_tone (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteToneRow *row = desk_get (desk, ENTENTE_TYPE_TONE_ROW, "tone");
  GtkEditable *editable = entente_tone_row_get_editable (row);
  GtkRange *scale = entente_tone_row_get_scale (row);

  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "4");
  g_assert_cmpfloat (gtk_range_get_value (scale), ==, 4.0);

  type (editable, "0");
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpfloat (get_relation (desk)->tone, ==, 4.0f);

  gtk_range_set_value (scale, -2.5);
  g_assert_null (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpfloat (get_relation (desk)->tone, ==, -2.5f);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "-2.5");

  clear (editable);
  g_assert_true (isnan (get_relation (desk)->tone));
  entente_history_undo (desk->history);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "4");
}

static void
test_choice (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteChoiceRow *row = desk_get (desk, ENTENTE_TYPE_CHOICE_ROW, "phase");
  GtkDropDown *drop_down = entente_choice_row_get_drop_down (row);

  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 0);
  gtk_drop_down_set_selected (drop_down, 1);
  g_assert_cmpuint (get_relation (desk)->phase, ==, ENTENTE_PHASE_PROPOSED);
  gtk_drop_down_set_selected (drop_down, 3);
  g_assert_cmpuint (get_relation (desk)->phase, ==, ENTENTE_PHASE_ENDED);
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  entente_history_undo (desk->history);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 1);
}

static void
test_source (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteActorRow *row = desk_get (desk, ENTENTE_TYPE_ACTOR_ROW, "source");
  EntenteSuggestEntry *entry = entente_actor_row_get_entry (row);
  GtkEditable *editable = entente_suggest_entry_get_editable (entry);

  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "Lee Jae Myung");
  clear (editable);
  type (editable, "KOREA");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (entry), ==, 1);
  entente_suggest_entry_take (entry);
  g_assert_cmpuint (get_relation (desk)->source, ==,
                    desk_find (desk, ENTENTE_RECORD_ACTOR, "kp"));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "North Korea");

  clear (editable);
  type (editable, "nobody");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (entry), ==, 0);
  entente_suggest_entry_take (entry);
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpuint (get_relation (desk)->source, ==,
                    desk_find (desk, ENTENTE_RECORD_ACTOR, "kp"));
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static void
test_actor_list (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteRecordListRow *row = desk_get (desk, ENTENTE_TYPE_RECORD_LIST_ROW, "regarding");
  EntenteSuggestEntry *entry = entente_record_list_row_get_entry (row);

  g_assert_cmpuint (entente_record_list_row_get_n_chips (row), ==, 1);
  type (entente_suggest_entry_get_editable (entry), "president");
  entente_suggest_entry_take (entry);
  g_assert_cmpuint (entente_record_list_row_get_n_chips (row), ==, 2);
  g_assert_cmpstr (entente_field_row_get_shown (ENTENTE_FIELD_ROW (row)), ==, "[\"kp\", \"lee\"]");
  g_assert_cmpstr (entente_suggest_entry_get_text (entry), ==, "");

  entente_record_list_row_remove_at (row, 0);
  g_assert_cmpstr (entente_field_row_get_shown (ENTENTE_FIELD_ROW (row)), ==, "[\"lee\"]");
  entente_record_list_row_remove_at (row, 0);
  g_assert_null (entente_field_row_get_shown (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
}

static void
test_kind (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteKindRow *row = desk_get (desk, ENTENTE_TYPE_KIND_ROW, "kind");
  EntenteSuggestEntry *entry = entente_kind_row_get_entry (row);
  GtkEditable *editable = entente_suggest_entry_get_editable (entry);

  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "Requests mediation");
  clear (editable);
  type (editable, "helps");
  entente_suggest_entry_take (entry);
  g_assert_cmpstr (entente_map_get_relation_kind (desk->map, get_relation (desk)->kind)->key, ==,
                   "helps");
  clear (editable);
  type (editable, "Requests mediation");
  entente_suggest_entry_take (entry);
  g_assert_cmpstr (entente_map_get_relation_kind (desk->map, get_relation (desk)->kind)->key, ==,
                   "asks");
}

static char *
dup_view (Desk *desk)
{
  return entente_map_dup_member_text (desk->map, ENTENTE_RECORD_DOCUMENT, 0, "view");
}

/* What the map looks like is edited as any member, and what else stands there stays. */
static void
test_view (void)
{
  g_autoptr (Desk) desk
      = desk_new ("{ \"format\": \"entente-map\", \"version\": 1, \"view\": { \"x-mine\": 1 } }");
  const EntenteMapInfo *info = entente_map_get_info (desk->map);
  EntenteChoiceRow *color_by = desk_get (desk, ENTENTE_TYPE_CHOICE_ROW, "color_by");
  EntenteSwitchRow *legend = desk_get (desk, ENTENTE_TYPE_SWITCH_ROW, "legend");
  GtkDropDown *drop_down = entente_choice_row_get_drop_down (color_by);
  GtkSwitch *toggle = entente_switch_row_get_toggle (legend);
  g_autofree char *changed = NULL;
  g_autofree char *before = NULL;

  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 0);
  g_assert_true (gtk_switch_get_active (toggle));
  gtk_drop_down_set_selected (drop_down, 1);
  g_assert_cmpint (info->color_by, ==, ENTENTE_COLOR_BY_KIND);
  gtk_switch_set_active (toggle, FALSE);
  g_assert_false (info->legend);
  changed = dup_view (desk);
  g_assert_nonnull (strstr (changed, "\"x-mine\": 1"));
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  /* What a missing member means is not written. */
  gtk_switch_set_active (toggle, TRUE);
  g_assert_null (entente_field_row_get_shown (ENTENTE_FIELD_ROW (legend)));
  entente_history_undo (desk->history);
  g_assert_false (gtk_switch_get_active (toggle));
  entente_history_undo (desk->history);
  entente_history_undo (desk->history);
  g_assert_true (gtk_switch_get_active (toggle));
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 0);
  before = dup_view (desk);
  g_assert_cmpstr (before, ==, "{ \"x-mine\": 1 }");
}

static void
test_lines (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteItem article = ENTENTE_ARTICLE_ITEM (desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1"));
  g_autoptr (EntenteLongTextRow) row = g_object_ref_sink (
      g_object_new (ENTENTE_TYPE_LONG_TEXT_ROW, "member", "authors", "lines", TRUE, NULL));

  entente_field_row_bind (ENTENTE_FIELD_ROW (row), desk->session, article);
  gtk_text_buffer_set_text (entente_long_text_row_get_buffer (row), "Kim\n\n  Mr “L” \n", -1);
  g_assert_cmpstr (entente_field_row_get_shown (ENTENTE_FIELD_ROW (row)), ==,
                   "[\"Kim\", \"Mr “L”\"]");
  entente_history_undo (desk->history);
  entente_field_row_refresh (ENTENTE_FIELD_ROW (row));
  g_assert_null (entente_field_row_get_shown (ENTENTE_FIELD_ROW (row)));
}

/* Escape gives back what the field had when the focus came. */
static void
test_escape (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  GtkEditable *editable = entente_text_row_get_editable (row);

  g_assert_true (entente_panel_edit_field (desk->panel, "label"));
  type (editable, " and more");
  g_assert_true (entente_field_row_give_back (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "asks");
  g_assert_cmpstr (get_relation (desk)->label, ==, "asks");
  g_assert_false (entente_field_row_give_back (ENTENTE_FIELD_ROW (row)));
}

static void
test_edit_field (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  GtkWidget *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "since");

  g_assert_true (entente_panel_edit_field (desk->panel, "since"));
  g_assert_nonnull (gtk_widget_get_focus_child (row));
  g_assert_false (entente_panel_edit_field (desk->panel, "position"));
  g_assert_true (entente_panel_edit_field (desk->panel, NULL));
  g_assert_null (gtk_widget_get_focus_child (row));
}

/* A value the format does not know is shown as it is and said to be so, not overwritten. */
static void
test_foreign (void)
{
  g_autoptr (Desk) desk
      = desk_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"a\" } ],"
                  "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"a\","
                  "\"label\": 7, \"phase\": \"later\", \"tone\": \"high\" } ] }");
  EntenteFieldRow *label;
  EntenteFieldRow *phase;
  EntenteFieldRow *tone;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r");
  label = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  phase = desk_get (desk, ENTENTE_TYPE_CHOICE_ROW, "phase");
  tone = desk_get (desk, ENTENTE_TYPE_TONE_ROW, "tone");
  g_assert_nonnull (entente_field_row_get_problem (label));
  g_assert_nonnull (entente_field_row_get_problem (phase));
  g_assert_nonnull (entente_field_row_get_problem (tone));
  g_assert_false (entente_history_get_modified (desk->history));
}

/* What Return settled, Escape leaves. */
static void
test_settled (void)
{
  g_autoptr (Desk) desk = desk_at_relation ();
  EntenteTextRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  EntenteChoiceRow *phase = desk_get (desk, ENTENTE_TYPE_CHOICE_ROW, "phase");
  GtkEditable *editable = entente_text_row_get_editable (row);

  gtk_widget_grab_focus (GTK_WIDGET (editable));
  clear (editable);
  type (editable, "begs");
  g_signal_emit_by_name (editable, "activate");
  g_assert_false (entente_field_row_give_back (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpstr (get_relation (desk)->label, ==, "begs");
  type (editable, " him");
  g_assert_true (entente_field_row_give_back (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpstr (get_relation (desk)->label, ==, "begs");

  gtk_drop_down_set_selected (entente_choice_row_get_drop_down (phase), 3);
  g_assert_false (entente_field_row_give_back (ENTENTE_FIELD_ROW (phase)));
  g_assert_cmpuint (get_relation (desk)->phase, ==, ENTENTE_PHASE_ENDED);
}

/* An actor that was never placed is held nowhere: it is said how to, and nothing is changed. */
static void
test_pinned_nowhere (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteSwitchRow *row;

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  row = desk_get (desk, ENTENTE_TYPE_SWITCH_ROW, "pinned");
  gtk_switch_set_active (entente_switch_row_get_toggle (row), TRUE);
  g_assert_false (gtk_switch_get_active (entente_switch_row_get_toggle (row)));
  g_assert_nonnull (strstr (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)), "On the map"));
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/text-row/typing-is-one-step", test_typing);
  g_test_add_func ("/panel/text-row/undo-keeps-the-caret", test_undo);
  g_test_add_func ("/panel/text-row/empty-removes-the-member", test_emptied);
  g_test_add_func ("/panel/text-row/marks-a-wrong-date", test_wrong_date);
  g_test_add_func ("/panel/text-row/keeps-what-is-wrong-until-changed", test_wrong_and_changed);
  g_test_add_func ("/panel/tone-row/number-and-scale", test_tone);
  g_test_add_func ("/panel/choice-row/each-choice-is-a-step", test_choice);
  g_test_add_func ("/panel/actor-row/takes-a-suggestion", test_source);
  g_test_add_func ("/panel/record-list-row/adds-and-removes", test_actor_list);
  g_test_add_func ("/panel/kind-row/known-and-new", test_kind);
  g_test_add_func ("/panel/fields/view", test_view);
  g_test_add_func ("/panel/long-text-row/one-text-a-line", test_lines);
  g_test_add_func ("/panel/field-row/escape-gives-back", test_escape);
  g_test_add_func ("/panel/field-row/gets-the-caret", test_edit_field);
  g_test_add_func ("/panel/field-row/keeps-what-it-does-not-know", test_foreign);

  g_test_add_func ("/panel/fields/pinned-nowhere", test_pinned_nowhere);
  g_test_add_func ("/panel/fields/settled", test_settled);
  return g_test_run ();
}
