/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several selected at once: what they share, changing all of them, making one of them. */

#include "desk.h"

#include "entente-actor-page.h"
#include "entente-choice-row.h"
#include "entente-edits.h"
#include "entente-group-row.h"
#include "entente-kind-row.h"
#include "entente-long-text-row.h"
#include "entente-map-wait.h"
#include "entente-many-page.h"
#include "entente-relation-list.h"
#include "entente-switch-row.h"
#include "entente-text-row.h"
#include "entente-tone-row.h"

#include <math.h>

static void
select_many (Desk              *desk,
             EntenteRecordType  type,
             const char *const *ids)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint i = 0; ids[i] != NULL; i++)
    {
      EntenteItem item = { type, desk_find (desk, type, ids[i]), 0, 0 };

      g_array_append_val (items, item);
    }
  entente_session_add_many (desk->session, (const EntenteItem *) (gpointer) items->data,
                            items->len);
  desk_settle ();
}

static const char *const two_actors[] = { "lee", "kp", NULL };
static const char *const two_relations[] = { "r1", "r2", NULL };

static void
test_mixed (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteFieldRow *kind;
  EntenteFieldRow *group;

  select_many (desk, ENTENTE_RECORD_ACTOR, two_actors);
  g_assert_cmpstr (entente_many_page_get_title (desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL)), ==,
                   "2 Selected");
  kind = desk_get (desk, ENTENTE_TYPE_KIND_ROW, "kind");
  group = desk_get (desk, ENTENTE_TYPE_GROUP_ROW, "group");
  /* One is a person, the other nothing; neither is of a group. */
  g_assert_true (entente_field_row_get_mixed (kind));
  g_assert_false (entente_field_row_get_mixed (group));
  g_assert_null (entente_field_row_get_problem (kind));

  entente_suggest_entry_set_text (entente_kind_row_get_entry (ENTENTE_KIND_ROW (kind)), "Person");
  entente_suggest_entry_take (entente_kind_row_get_entry (ENTENTE_KIND_ROW (kind)));
  g_assert_false (entente_field_row_get_mixed (kind));
  g_assert_cmpstr (entente_history_get_undo_name (desk->history), ==, "Change Kind of 2 actors");
  g_assert_cmpstr (entente_field_row_get_shown (kind), ==, "\"person\"");
  entente_history_undo (desk->history);
  g_assert_true (entente_field_row_get_mixed (kind));
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
}

/* Whether the row says that the records differ. */
static gboolean
says_mixed (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if ((gtk_widget_has_css_class (child, "mixed") && gtk_widget_get_visible (child))
          || says_mixed (child))
        return TRUE;
    }
  return FALSE;
}

/* What none of them had, one gets elsewhere: nothing is shown before and after, but they differ. */
static void
test_comes_to_differ (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteFieldRow *group;

  select_many (desk, ENTENTE_RECORD_ACTOR, two_actors);
  group = desk_get (desk, ENTENTE_TYPE_GROUP_ROW, "group");
  g_assert_false (says_mixed (GTK_WIDGET (group)));
  entente_history_perform (desk->history,
                           entente_edit_member (desk->map, ENTENTE_RECORD_ACTOR,
                                                desk_find (desk, ENTENTE_RECORD_ACTOR, "kp"),
                                                "group", "\"north\"", NULL));
  desk_settle ();
  g_assert_true (entente_field_row_get_mixed (group));
  g_assert_true (says_mixed (GTK_WIDGET (group)));
  entente_history_undo (desk->history);
  desk_settle ();
  g_assert_false (says_mixed (GTK_WIDGET (group)));
}

/* Eight relations between two, the later ones more friendly, two of which say neither when nor how. */
static char *
make_parallels (void)
{
  GString *json = g_string_new (
      "{\"format\":\"entente-map\",\"version\":1,\"articles\":[],\"actors\":["
      "{\"id\":\"a\",\"name\":\"Lee\"},{\"id\":\"b\",\"name\":\"Xi\"}],\"relations\":["
      "{\"id\":\"u0\",\"source\":\"a\",\"target\":\"b\",\"label\":\"Über\"}");

  for (guint i = 0; i < 6; i++)
    g_string_append_printf (json,
                            ",{\"id\":\"r%u\",\"source\":\"%s\",\"target\":\"%s\","
                            "\"kind\":\"%s\",\"since\":\"2014-0%u-01\",\"tone\":%d,"
                            "\"weight\":%u}",
                            i, i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a",
                            i < 3 ? "meets" : "accuses", 6 - i, 3 - (int) i, i % 3 + 1);
  g_string_append (json, ",{\"id\":\"u1\",\"source\":\"b\",\"target\":\"a\"}]}");
  return g_string_free (json, FALSE);
}

/* Their ids, in the order shown. (transfer full) */
static char *
say_shown (Desk                *desk,
           EntenteRelationList *list)
{
  GArray *shown = entente_relation_list_get_shown (list);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < shown->len; i++)
    g_string_append_printf (
        ids, "%s%s", i == 0 ? "" : " ",
        entente_map_get_relation (desk->map, g_array_index (shown, EntenteItem, i).slot)->id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static const char *const parallels[]
    = { "u0", "r0", "r1", "r2", "r3", "r4", "r5", "u1", NULL };

static void
test_sort (void)
{
  static const struct
  {
    EntenteRelationKey key;
    gboolean descending;
    const char *ids;
  } cases[] = {
    { ENTENTE_RELATION_KEY_DATE, FALSE, "r5 r4 r3 r2 r1 r0 u0 u1" },
    { ENTENTE_RELATION_KEY_DATE, TRUE, "r0 r1 r2 r3 r4 r5 u0 u1" },
    { ENTENTE_RELATION_KEY_KIND, FALSE, "r3 r4 r5 r0 r1 r2 u0 u1" },
    { ENTENTE_RELATION_KEY_TONE, FALSE, "r5 r4 r3 r2 r1 r0 u0 u1" },
    { ENTENTE_RELATION_KEY_TONE, TRUE, "r0 r1 r2 r3 r4 r5 u0 u1" },
    { ENTENTE_RELATION_KEY_DIRECTION, FALSE, "u0 r0 r2 r4 r1 r3 r5 u1" },
    { ENTENTE_RELATION_KEY_WEIGHT, TRUE, "r2 r5 r1 r4 u0 r0 r3 u1" },
    { ENTENTE_RELATION_KEY_EVIDENCE, FALSE, "u0 r0 r1 r2 r3 r4 r5 u1" },
    { ENTENTE_RELATION_KEY_NONE, FALSE, "u0 r0 r1 r2 r3 r4 r5 u1" },
  };
  g_autofree char *json = make_parallels ();
  g_autoptr (Desk) desk = desk_new (json);
  EntenteManyPage *page;

  select_many (desk, ENTENTE_RECORD_RELATION, parallels);
  page = desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL);
  g_assert_cmpstr (entente_many_page_get_title (page), ==, "Lee and Xi");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;

      entente_relation_list_sort (entente_many_page_get_list (page), cases[i].key,
                                  cases[i].descending);
      shown = say_shown (desk, entente_many_page_get_list (page));
      g_assert_cmpstr (shown, ==, cases[i].ids);
    }
}

static void
assert_filtered (Desk                *desk,
                 EntenteRelationList *list,
                 const char          *words,
                 const char          *ids)
{
  g_autofree char *shown = NULL;

  entente_relation_list_filter (list, words);
  shown = say_shown (desk, list);
  g_assert_cmpstr (shown, ==, ids);
}

/* Words, in any order, case and accent; what is gone is not shown; another selection shows all. */
static void
test_filter (void)
{
  g_autofree char *json = make_parallels ();
  g_autoptr (Desk) desk = desk_new (json);
  EntenteRelationList *list;
  guint32 gone;

  select_many (desk, ENTENTE_RECORD_RELATION, parallels);
  list = entente_many_page_get_list (desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL));
  assert_filtered (desk, list, "uber", "u0");
  assert_filtered (desk, list, "2014 MEET", "r0 r1 r2");
  assert_filtered (desk, list, "nowhere", "");
  g_assert_cmpuint (entente_relation_list_get_n (list), ==, 8);
  assert_filtered (desk, list, " meet ", "r0 r1 r2");
  gone = desk_find (desk, ENTENTE_RECORD_RELATION, "r1");
  entente_history_perform (desk->history, entente_edit_remove (desk->map, NULL, 0, &gone, 1));
  desk_settle ();
  g_assert_cmpuint (entente_relation_list_get_n (list), ==, 7);
  assert_filtered (desk, list, "meet", "r0 r2");
}

static void
test_relations (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteTextRow *label;
  EntenteChoiceRow *direction;
  GtkEditable *editable;
  guint32 r1 = desk_find (desk, ENTENTE_RECORD_RELATION, "r1");
  guint32 r2 = desk_find (desk, ENTENTE_RECORD_RELATION, "r2");
  int position = 0;

  select_many (desk, ENTENTE_RECORD_RELATION, two_relations);
  label = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  editable = entente_text_row_get_editable (label);
  g_assert_true (entente_field_row_get_mixed (ENTENTE_FIELD_ROW (label)));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "");
  gtk_editable_insert_text (editable, "m", -1, &position);
  gtk_editable_insert_text (editable, "eet", -1, &position);
  g_assert_cmpstr (entente_map_get_relation (desk->map, r1)->label, ==, "meet");
  g_assert_cmpstr (entente_map_get_relation (desk->map, r2)->label, ==, "meet");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);

  direction = desk_get (desk, ENTENTE_TYPE_CHOICE_ROW, "direction");
  gtk_drop_down_set_selected (entente_choice_row_get_drop_down (direction), 1);
  g_assert_cmpuint (entente_map_get_relation (desk->map, r1)->direction, ==,
                    ENTENTE_DIRECTION_BOTH);
  g_assert_cmpuint (entente_map_get_relation (desk->map, r2)->direction, ==,
                    ENTENTE_DIRECTION_BOTH);
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
}

/* What differed has no one value to be given back: the steps are taken back. */
static void
test_escape (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteTextRow *row;
  GtkEditable *editable;
  int position = 0;

  select_many (desk, ENTENTE_RECORD_RELATION, two_relations);
  row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  g_assert_true (
      gtk_widget_grab_focus (GTK_WIDGET (entente_text_row_get_editable (row))));
  editable = entente_text_row_get_editable (row);
  gtk_editable_insert_text (editable, "x", -1, &position);
  g_assert_true (entente_field_row_give_back (ENTENTE_FIELD_ROW (row)));
  g_assert_true (entente_field_row_get_mixed (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpstr (entente_map_get_relation (desk->map, desk_find (desk, ENTENTE_RECORD_RELATION,
                                                                   "r1"))->label,
                   ==, "asks");
  g_assert_false (entente_field_row_give_back (ENTENTE_FIELD_ROW (row)));

  /* Of a wrong date not even the beginning stays. */
  row = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "until");
  g_assert_true (
      gtk_widget_grab_focus (GTK_WIDGET (entente_text_row_get_editable (row))));
  gtk_editable_set_text (entente_text_row_get_editable (row), "2026");
  gtk_editable_set_text (entente_text_row_get_editable (row), "2026-77");
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_false (entente_history_get_can_undo (desk->history));
}

/* Fewer, more, both types, none. */
static void
test_follows (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteManyPage *page;

  select_many (desk, ENTENTE_RECORD_ACTOR, two_actors);
  select_many (desk, ENTENTE_RECORD_RELATION, two_relations);
  page = desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL);
  g_assert_cmpstr (entente_many_page_get_title (page), ==, "4 Selected");
  desk_get (desk, ENTENTE_TYPE_GROUP_ROW, "group");
  desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  entente_history_perform (
      desk->history,
      entente_edit_remove (desk->map, (guint32[]){ desk_find (desk, ENTENTE_RECORD_ACTOR, "kp") },
                           1, NULL, 0));
  desk_settle ();
  g_assert_cmpstr (entente_many_page_get_title (page), ==, "3 Selected");
  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
}

/* So many are not compared, but changed all the same. */
static void
test_very_many (void)
{
  const guint n_actors = 2500;
  GString *json = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");
  g_autoptr (Desk) desk = NULL;
  EntenteGroupRow *group;

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s{ \"id\": \"a%u\" }", i > 0 ? ", " : "", i);
  g_string_append (json, "] }");
  desk = desk_new (json->str);
  g_string_free (json, TRUE);
  entente_session_select_all (desk->session);
  desk_settle ();
  group = desk_get (desk, ENTENTE_TYPE_GROUP_ROW, "group");
  g_assert_true (entente_field_row_get_mixed (ENTENTE_FIELD_ROW (group)));
  entente_suggest_entry_set_text (entente_group_row_get_entry (group), "All");
  entente_suggest_entry_take (entente_group_row_get_entry (group));
  for (guint i = 0; i < n_actors; i++)
    g_assert_cmpstr (entente_map_get_actor (desk->map, i)->group, ==, "All");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static Desk *
desk_new_with_relations (guint n_relations)
{
  GString *json = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, "
                                "\"actors\": [{ \"id\": \"a\" }, { \"id\": \"b\" }], \"relations\": [");
  Desk *desk;

  for (guint i = 0; i < n_relations; i++)
    g_string_append_printf (
        json, "%s{ \"id\": \"r%u\", \"source\": \"a\", \"target\": \"b\", \"label\": \"l%u\" }",
        i > 0 ? ", " : "", i, i);
  g_string_append (json, "] }");
  desk = desk_new (json->str);
  g_string_free (json, TRUE);
  return desk;
}

/* So many do not follow every letter, but what is typed as a whole: by Return, or when it is left. */
static void
test_typing_for_very_many (void)
{
  const guint n_relations = 5200;
  g_autoptr (Desk) desk = desk_new_with_relations (n_relations);
  EntenteTextRow *label;
  EntenteTextRow *until;
  GtkEditable *editable;
  int position = 0;

  entente_session_select_all (desk->session);
  desk_settle ();
  label = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "label");
  until = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "until");
  editable = entente_text_row_get_editable (label);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (editable)));
  gtk_editable_insert_text (editable, "meet", -1, &position);
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
  g_assert_true (entente_field_row_give_back (ENTENTE_FIELD_ROW (label)));
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "");
  g_assert_false (entente_field_row_give_back (ENTENTE_FIELD_ROW (label)));

  gtk_editable_set_text (editable, "meet");
  g_signal_emit_by_name (editable, "activate");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  for (guint i = 0; i < n_relations; i++)
    g_assert_cmpstr (entente_map_get_relation (desk->map, i)->label, ==, "meet");

  gtk_editable_set_text (editable, "part");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entente_text_row_get_editable (until))));
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  g_assert_cmpstr (entente_map_get_relation (desk->map, n_relations - 1)->label, ==, "part");

  /* No date is nothing to apply. */
  gtk_editable_set_text (entente_text_row_get_editable (until), "2026-1");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (editable)));
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (until)));
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
}

static double
get_last_tone (Desk *desk)
{
  return (double) entente_map_get_relation (
             desk->map, entente_map_get_last (desk->map, ENTENTE_RECORD_RELATION))
      ->tone;
}

static void
test_tone_of_very_many (void)
{
  g_autoptr (Desk) desk = desk_new_with_relations (5200);
  EntenteToneRow *tone;
  EntenteTextRow *until;
  GtkEditable *editable;
  int position = 0;

  entente_session_select_all (desk->session);
  desk_settle ();
  tone = desk_get (desk, ENTENTE_TYPE_TONE_ROW, "tone");
  until = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "until");
  editable = entente_tone_row_get_editable (tone);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (editable)));
  g_signal_emit_by_name (editable, "activate");
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
  gtk_editable_insert_text (editable, "2", -1, &position);
  gtk_editable_insert_text (editable, ".5", -1, &position);
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
  g_signal_emit_by_name (editable, "activate");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  g_assert_cmpfloat (get_last_tone (desk), ==, 2.5);

  gtk_range_set_value (GTK_RANGE (entente_tone_row_get_scale (tone)), -3.0);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "-3");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entente_text_row_get_editable (until))));
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  g_assert_cmpfloat (get_last_tone (desk), ==, -3.0);
}

static gboolean
call_off_cb (double   fraction,
             gpointer user_data)
{
  return FALSE;
}

/* The row says again what it is. */
static void
test_called_off (void)
{
  g_autoptr (Desk) desk = desk_new_with_relations (5200);
  EntenteToneRow *tone;
  GtkEditable *editable;

  entente_session_select_all (desk->session);
  desk_settle ();
  tone = desk_get (desk, ENTENTE_TYPE_TONE_ROW, "tone");
  editable = entente_tone_row_get_editable (tone);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (editable)));
  entente_map_set_wait (desk->map, call_off_cb, NULL);
  gtk_editable_set_text (editable, "2.5");
  g_signal_emit_by_name (editable, "activate");
  entente_map_set_wait (desk->map, NULL, NULL);
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, "");
  g_assert_cmpfloat (gtk_range_get_value (entente_tone_row_get_scale (tone)), ==, 0.0);
}

/* What takes the focus to wait with gives it back. */
static gboolean
take_focus_cb (double   fraction,
               gpointer user_data)
{
  GtkWidget **editables = user_data;

  g_assert_true (gtk_widget_grab_focus (editables[1]));
  g_assert_true (gtk_widget_grab_focus (editables[0]));
  return TRUE;
}

/* It is taken back before the steps, and is no step where the focus goes for a wait. */
static void
test_undo_of_what_is_put_off (void)
{
  g_autoptr (Desk) desk = desk_new_with_relations (5200);
  EntenteToneRow *tone;
  GtkRange *scale;
  GtkWidget *editables[2];

  entente_session_select_all (desk->session);
  desk_settle ();
  tone = desk_get (desk, ENTENTE_TYPE_TONE_ROW, "tone");
  scale = entente_tone_row_get_scale (tone);
  editables[0] = GTK_WIDGET (entente_tone_row_get_editable (tone));
  editables[1] = GTK_WIDGET (entente_text_row_get_editable (
      desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "until")));
  g_assert_true (gtk_widget_grab_focus (editables[0]));
  gtk_editable_set_text (GTK_EDITABLE (editables[0]), "2.5");
  g_signal_emit_by_name (editables[0], "activate");
  gtk_range_set_value (scale, -3.0);
  entente_map_set_wait (desk->map, take_focus_cb, editables);
  g_assert_true (entente_history_undo (desk->history));
  entente_map_set_wait (desk->map, NULL, NULL);
  g_assert_true (isnan (get_last_tone (desk)));
  g_assert_true (entente_history_get_can_redo (desk->history));

  g_assert_true (entente_history_redo (desk->history));
  gtk_range_set_value (scale, -3.0);
  entente_field_row_undo (ENTENTE_FIELD_ROW (tone));
  g_assert_cmpfloat (get_last_tone (desk), ==, 2.5);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  entente_field_row_undo (ENTENTE_FIELD_ROW (tone));
  g_assert_true (isnan (get_last_tone (desk)));
}

static void
test_long_text_of_very_many (void)
{
  g_autoptr (Desk) desk = desk_new_with_relations (5200);
  EntenteLongTextRow *note;
  EntenteTextRow *until;
  guint32 last = entente_map_get_last (desk->map, ENTENTE_RECORD_RELATION);
  const char *json;
  gsize length;

  entente_session_select_all (desk->session);
  desk_settle ();
  note = desk_get (desk, ENTENTE_TYPE_LONG_TEXT_ROW, "note");
  until = desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "until");
  g_assert_true (entente_field_row_edit (ENTENTE_FIELD_ROW (note)));
  gtk_text_buffer_set_text (entente_long_text_row_get_buffer (note), "To look at", -1);
  g_assert_cmpuint (desk_count_steps (desk), ==, 0);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (entente_text_row_get_editable (until))));
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  json = entente_map_get_json (desk->map, ENTENTE_RECORD_RELATION, last, &length);
  g_assert_nonnull (g_strstr_len (json, (gssize) length, "To look at"));
}

static void
told_cb (EntentePanel  *panel,
         const char    *words,
         char         **told)
{
  g_free (*told);
  *told = g_strdup (words);
}

static void
test_merge (void)
{
  static const char *const ids[] = { "lee", "xi", NULL };
  g_autoptr (Desk) desk = desk_new (NULL);
  g_autofree char *told = NULL;
  EntenteActorPage *page;
  EntenteItem current;

  g_assert_false (entente_panel_edit_merge (desk->panel));
  g_signal_connect (desk->panel, "told", G_CALLBACK (told_cb), &told);
  select_many (desk, ENTENTE_RECORD_ACTOR, ids);
  g_assert_true (entente_panel_edit_merge (desk->panel));
  /* Xi has more relations, and is offered first. */
  entente_many_page_merge (desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL));
  desk_settle ();
  current = entente_session_get_current (desk->session);
  g_assert_cmpuint (current.slot, ==, desk_find (desk, ENTENTE_RECORD_ACTOR, "xi"));
  g_assert_cmpuint (entente_map_find (desk->map, ENTENTE_RECORD_ACTOR, "lee"), ==, ENTENTE_NO_SLOT);
  g_assert_cmpstr (told, ==, "2 relations now lead from the actor to itself.");
  page = desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
  g_assert_cmpuint (entente_actor_page_get_n_parallels (page), ==, 0);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static void
test_parallels (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  guint32 relation;
  EntenteActorPage *page;

  entente_history_perform (
      desk->history,
      entente_edit_add_relation (desk->map, desk_find (desk, ENTENTE_RECORD_ACTOR, "cn"),
                                 desk_find (desk, ENTENTE_RECORD_ACTOR, "kp"), &relation));
  desk_select (desk, ENTENTE_RECORD_ACTOR, "cn");
  page = desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
  g_assert_cmpuint (entente_actor_page_get_n_parallels (page), ==, 1);
  entente_actor_page_merge_parallels (page);
  g_assert_cmpuint (entente_actor_page_get_n_parallels (page), ==, 0);
  g_assert_false (entente_map_is_alive (desk->map, ENTENTE_RECORD_RELATION, relation));
  entente_history_undo (desk->history);
  desk_select (desk, ENTENTE_RECORD_ACTOR, "cn");
  g_assert_cmpuint (entente_actor_page_get_n_parallels (page), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/many/mixed", test_mixed);
  g_test_add_func ("/panel/many/comes-to-differ", test_comes_to_differ);
  g_test_add_func ("/panel/many/sort", test_sort);
  g_test_add_func ("/panel/many/filter", test_filter);
  g_test_add_func ("/panel/many/relations", test_relations);
  g_test_add_func ("/panel/many/escape", test_escape);
  g_test_add_func ("/panel/many/follows", test_follows);
  g_test_add_func ("/panel/many/very-many", test_very_many);
  g_test_add_func ("/panel/many/typing-for-very-many", test_typing_for_very_many);
  g_test_add_func ("/panel/many/tone-of-very-many", test_tone_of_very_many);
  g_test_add_func ("/panel/many/called-off", test_called_off);
  g_test_add_func ("/panel/many/undo-of-what-is-put-off", test_undo_of_what_is_put_off);
  g_test_add_func ("/panel/many/long-text-of-very-many", test_long_text_of_very_many);
  g_test_add_func ("/panel/many/merge", test_merge);
  g_test_add_func ("/panel/many/parallels", test_parallels);
  return g_test_run ();
}
