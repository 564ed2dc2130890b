/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

static gboolean
set_label (EntenteHistory *history,
           const char     *label)
{
  EntenteMap *map = entente_history_get_map (history);

  return entente_history_perform (
      history, entente_edit_text (map, ENTENTE_RECORD_RELATION, 0, "label", label, NULL));
}

static const char *
get_label (EntenteHistory *history)
{
  return entente_map_get_relation (entente_history_get_map (history), 0)->label;
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  (*(guint *) user_data)++;
}

static void
test_merges (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  set_label (history, "a");
  set_label (history, "ab");
  set_label (history, "abc");
  entente_history_end_merge (history);
  set_label (history, "abcd");
  entente_history_undo (history);
  g_assert_cmpstr (get_label (history), ==, "abc");
  entente_history_undo (history);
  g_assert_cmpstr (get_label (history), ==, "asks");
  g_assert_false (entente_history_get_can_undo (history));
  entente_history_redo (history);
  g_assert_cmpstr (get_label (history), ==, "abc");
  fixture_assert_sound (map);
}

/* Typing something and taking it back leaves nothing to undo. */
static void
test_merges_to_nothing (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  set_label (history, "as");
  set_label (history, "asks");
  g_assert_false (entente_history_get_can_undo (history));
  g_assert_false (entente_history_get_modified (history));
  fixture_assert_text (map, FIXTURE);
  set_label (history, "a");
  entente_history_end_merge (history);
  set_label (history, "asks");
  g_assert_true (entente_history_undo (history));
  g_assert_cmpstr (get_label (history), ==, "a");
}

static void
test_nothing_to_do (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  g_assert_false (set_label (history, "asks"));
  g_assert_false (entente_history_get_can_undo (history));
  g_assert_false (entente_history_undo (history));
  g_assert_false (entente_history_redo (history));
}

static void
test_modified (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  g_assert_false (entente_history_get_modified (history));
  set_label (history, "a");
  g_assert_true (entente_history_get_modified (history));
  entente_history_mark_saved (history);
  g_assert_false (entente_history_get_modified (history));
  /* Goes on typing: the saved state stays a step of its own. */
  set_label (history, "ab");
  g_assert_true (entente_history_get_modified (history));
  entente_history_undo (history);
  g_assert_false (entente_history_get_modified (history));
  g_assert_cmpstr (get_label (history), ==, "a");
  entente_history_undo (history);
  g_assert_true (entente_history_get_modified (history));
  /* The saved state was ahead and is now out of reach. */
  set_label (history, "b");
  entente_history_undo (history);
  g_assert_true (entente_history_get_modified (history));
}

static void
test_notifies_once (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  const char *names[] = { "can-undo", "can-redo", "modified", "undo-name", "redo-name" };
  guint counts[G_N_ELEMENTS (names)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect (history, signal, G_CALLBACK (count_cb), &counts[i]);
    }
  set_label (history, "a");
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 0);
  g_assert_cmpuint (counts[2], ==, 1);
  g_assert_cmpuint (counts[3], ==, 1);
  g_assert_cmpuint (counts[4], ==, 0);
  set_label (history, "ab");
  g_assert_cmpuint (counts[2], ==, 1);
  entente_history_undo (history);
  g_assert_cmpuint (counts[0], ==, 2);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[4], ==, 1);
  set_label (history, "b");
  g_assert_cmpuint (counts[1], ==, 2);
  g_assert_cmpuint (counts[4], ==, 2);
}

static void
moved_cb (EntenteHistory *history,
          EntenteAct     *act,
          gboolean        backwards,
          gpointer        user_data)
{
  g_string_append_printf (user_data, "%s%s;", backwards ? "-" : "+", entente_act_get_name (act));
}

static void
test_moved (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  GString *log = g_string_new (NULL);

  g_signal_connect (history, "moved", G_CALLBACK (moved_cb), log);
  set_label (history, "a");
  entente_history_undo (history);
  entente_history_redo (history);
  g_assert_cmpstr (log->str, ==, "+Change Label of “Seoul → Beijing”;"
                              "-Change Label of “Seoul → Beijing”;"
                              "+Change Label of “Seoul → Beijing”;");
  g_string_free (log, TRUE);
}

/* Hundreds of random acts, then all the way back and forth: always the same bytes. */
static void
test_all_the_way (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree char *end = NULL;

  for (guint round = 0; round < 300; round++)
    {
      guint n = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);
      guint32 a = (guint32) g_rand_int_range (random, 0, (int) n);
      guint32 b = (guint32) g_rand_int_range (random, 0, (int) n);
      guint32 slot;

      if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, a)
          || !entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, b))
        continue;
      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
        case 1:
          entente_history_perform (history, entente_edit_add_actor (map, "New", a, b, &slot));
          break;
        case 2:
        case 3:
          entente_history_perform (history, entente_edit_add_relation (map, a, b, &slot));
          break;
        default:
          entente_history_perform (history, entente_edit_remove (map, &a, 1, NULL, 0));
        }
    }
  fixture_assert_sound (map);
  end = fixture_write (map);
  while (entente_history_undo (history))
    continue;
  fixture_assert_text (map, FIXTURE);
  while (entente_history_redo (history))
    continue;
  fixture_assert_text (map, end);
}

static void
jump_cb (EntenteHistory *history,
         EntenteAct     *act,
         gboolean        backwards,
         gpointer        user_data)
{
  g_string_append_c (user_data, entente_history_get_jumping (history) ? 'j' : '.');
}

static void
test_goes_to (void)
{
  g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GString) log = g_string_new (NULL);
  static const char *const labels[] = { "a", "b", "c", "d" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      set_label (history, labels[i]);
      entente_history_end_merge (history);
      if (i == 1)
        entente_history_mark_saved (history);
    }
  g_assert_cmpint (entente_history_get_saved_at (history), ==, 2);
  g_signal_connect (history, "moved", G_CALLBACK (jump_cb), log);
  g_assert_true (entente_history_go_to (history, 1));
  g_assert_cmpstr (get_label (history), ==, "a");
  g_assert_true (entente_history_go_to (history, 4));
  g_assert_cmpstr (get_label (history), ==, "d");
  g_assert_true (entente_history_go_to (history, 2));
  g_assert_false (entente_history_get_modified (history));
  g_assert_true (entente_history_go_to (history, 2));
  g_assert_cmpstr (log->str, ==, "jj.jj.j.");
  g_assert_true (entente_history_go_to (history, 0));
  fixture_assert_text (map, FIXTURE);
  entente_history_set_read_only (history, TRUE);
  g_assert_false (entente_history_go_to (history, 4));
  /* The state on disk is lost with the steps that led to it. */
  entente_history_set_read_only (history, FALSE);
  set_label (history, "e");
  g_assert_cmpint (entente_history_get_saved_at (history), ==, -1);
}

#define N_MANY 20000

static EntenteAct *
group_many (EntenteMap *map)
{
  g_autofree guint32 *slots = g_new (guint32, N_MANY);

  for (guint32 i = 0; i < N_MANY; i++)
    slots[i] = i;
  return entente_edit_member_of_many (map, ENTENTE_RECORD_ACTOR, slots, N_MANY, "group", "\"all\"",
                                      NULL);
}

/* The records of a large step that cannot be redone go little by little, also where the history ends
 * meanwhile. */
static void
test_drops_many (gconstpointer data)
{
  gboolean ends_before = GPOINTER_TO_INT (data);
  g_autoptr (GString) json
      = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteHistory) history = NULL;
  guint32 added;
  guint n_turns = 0;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (json, "%s{ \"id\": \"a%u\" }", i > 0 ? "," : "", i);
  g_string_append (json, "] }");
  map = fixture_read (json->str);
  history = entente_history_new (map);
  entente_history_perform (history, group_many (map));
  entente_history_undo (history);
  g_assert_false (g_main_context_pending (NULL));
  entente_history_perform (history, entente_edit_add_actor (map, "Moon", 0, 0, &added));
  g_assert_false (entente_history_get_can_redo (history));
  if (ends_before)
    {
      g_assert_finalize_object (g_steal_pointer (&history));
      g_assert_false (g_main_context_pending (NULL));
      return;
    }
  for (; g_main_context_iteration (NULL, FALSE); n_turns++)
    ;
  g_assert_cmpuint (n_turns, >, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/history/merges", test_merges);
  g_test_add_func ("/edit/history/merges-to-nothing", test_merges_to_nothing);
  g_test_add_func ("/edit/history/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/edit/history/modified", test_modified);
  g_test_add_func ("/edit/history/notifies-once", test_notifies_once);
  g_test_add_func ("/edit/history/moved", test_moved);
  g_test_add_func ("/edit/history/all-the-way", test_all_the_way);
  g_test_add_func ("/edit/history/goes-to", test_goes_to);
  g_test_add_data_func ("/edit/history/drops-many", GINT_TO_POINTER (FALSE), test_drops_many);
  g_test_add_data_func ("/edit/history/drops-many-and-ends", GINT_TO_POINTER (TRUE), test_drops_many);
  return g_test_run ();
}
