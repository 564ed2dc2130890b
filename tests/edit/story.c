/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edit-story.h"
#include "fixture.h"

#define HEAD "{ \"format\": \"entente-map\", \"version\": 1,\n\"actors\": [ { \"id\": \"a\" } ],\n"
#define ONE "{ \"id\": \"s1\", \"x-mine\": 1e0 }"
#define TWO "{ \"id\": \"s2\" }"
#define THREE "{ \"title\": \"Three\" }"
#define STORY(a, b, c) HEAD "\"story\": [\n  " a ",\n  " b ",\n  " c " ] }"

static const struct
{
  const char *name;
  guint32 step;
  int by;
  const char *expected; /* NULL: it stands at that end */
} cases[] = {
  { "first-earlier", 0, -1, NULL },
  { "first-later", 0, 1, STORY (TWO, ONE, THREE) },
  { "second-earlier", 1, -1, STORY (TWO, ONE, THREE) },
  { "third-earlier", 2, -1, STORY (ONE, THREE, TWO) },
  { "third-later", 2, 1, NULL },
};

static void
test_move (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (EntenteMap) map = fixture_read (STORY (ONE, TWO, THREE));
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  guint32 moved;
  EntenteAct *act = entente_edit_move_step (map, cases[i].step, cases[i].by, &moved);

  if (cases[i].expected == NULL)
    {
      g_assert_null (act);
      return;
    }
  g_assert_true (entente_history_perform (history, act));
  fixture_assert_text (map, cases[i].expected);
  fixture_assert_sound (map);
  g_assert_true (entente_map_is_alive (map, ENTENTE_RECORD_STEP, moved));
  entente_history_undo (history);
  fixture_assert_text (map, STORY (ONE, TWO, THREE));
}

static void
test_add_and_remove (void)
{
  g_autoptr (EntenteMap) map = fixture_read (STORY (ONE, TWO, THREE));
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  const guint32 actor = 0;
  guint32 step;

  g_assert_true (
      entente_history_perform (history, entente_edit_add_step (map, &actor, 1, NULL, 0, &step)));
  g_assert_cmpuint (entente_map_get_last (map, ENTENTE_RECORD_STEP), ==, step);
  fixture_assert_sound (map);
  g_assert_true (entente_history_perform (history, entente_edit_remove_step (map, 2)));
  g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Remove “Three”");
  g_assert_cmpuint (entente_map_get_previous (map, ENTENTE_RECORD_STEP, step), ==, 1);
  fixture_assert_sound (map);
  entente_history_go_to (history, 0);
  fixture_assert_text (map, STORY (ONE, TWO, THREE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/edit/story/move/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_move);
    }
  g_test_add_func ("/edit/story/add-and-remove", test_add_and_remove);
  return g_test_run ();
}
