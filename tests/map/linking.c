/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <string.h>

/* Three in a row, and one whose name nobody types in Latin letters. */
#define ROW                                                                                        \
  "{\"format\":\"entente-map\",\"version\":1,\"actors\":["                                         \
  "{\"id\":\"a\",\"name\":\"Ann Lee\",\"position\":{\"x\":0,\"y\":0}},"                            \
  "{\"id\":\"b\",\"name\":\"Éva Novák\",\"position\":{\"x\":200,\"y\":0}},"                        \
  "{\"id\":\"c\",\"name\":\"Nora\",\"position\":{\"x\":400,\"y\":0}},"                             \
  "{\"id\":\"d\",\"name\":\"이재명\",\"position\":{\"x\":400,\"y\":200}}],\"relations\":[]}"

static void
set_up (Stage         *stage,
        gconstpointer  data)
{
  stage_set_up (stage, ROW);
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "a")));
  stage_activate (stage, "map.new-relation");
}

static void
tear_down (Stage         *stage,
           gconstpointer  data)
{
  stage_tear_down (stage);
}

static void
press (Stage *stage,
       guint  keyval)
{
  g_assert_true (entente_map_view_press_link_key (stage->view, keyval, 0));
}

static void
assert_target (Stage      *stage,
               const char *id)
{
  EntenteItem item = id != NULL ? ENTENTE_ACTOR_ITEM (stage_find_actor (stage, id))
                                : ENTENTE_NO_ITEM;

  g_assert_true (entente_item_equal (entente_session_get_hovered (stage->session), item));
}

static void
assert_made (Stage      *stage,
             const char *target)
{
  guint32 last = entente_map_get_last (stage->map, ENTENTE_RECORD_RELATION);

  g_assert_cmpuint (last, !=, ENTENTE_NO_SLOT);
  g_assert_cmpuint (entente_map_get_relation (stage->map, last)->source, ==,
                    stage_find_actor (stage, "a"));
  g_assert_cmpuint (entente_map_get_relation (stage->map, last)->target, ==,
                    stage_find_actor (stage, target));
  g_assert_null (entente_map_view_get_hint (stage->view));
  g_assert_cmpstr (stage->edit_field, ==, "label");
}

static void
test_arrows_choose_the_target (Stage         *stage,
                               gconstpointer  data)
{
  g_assert_nonnull (strstr (entente_map_view_get_hint (stage->view), "Ann Lee"));
  press (stage, GDK_KEY_Return);
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_RELATION), ==, 0);
  press (stage, GDK_KEY_Right);
  assert_target (stage, "b");
  press (stage, GDK_KEY_Right);
  press (stage, GDK_KEY_KP_Down);
  assert_target (stage, "d");
  g_assert_nonnull (strstr (entente_map_view_get_hint (stage->view), "이재명"));
  /* The source stays the one that is selected. */
  g_assert_true (entente_session_is_selected (
      stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "a"))));
  press (stage, GDK_KEY_Return);
  assert_made (stage, "d");
}

static void
test_letters_choose_the_target (Stage         *stage,
                                gconstpointer  data)
{
  entente_map_view_type_link (stage->view, "n");
  assert_target (stage, "b");
  press (stage, GDK_KEY_Tab);
  assert_target (stage, "c");
  press (stage, GDK_KEY_Tab);
  assert_target (stage, "b");
  entente_map_view_type_link (stage->view, "O");
  entente_map_view_type_link (stage->view, "r");
  assert_target (stage, "c");
  entente_map_view_type_link (stage->view, "x");
  assert_target (stage, NULL);
  g_assert_nonnull (strstr (entente_map_view_get_hint (stage->view), "nOrx"));
  press (stage, GDK_KEY_BackSpace);
  assert_target (stage, "c");
  press (stage, GDK_KEY_Return);
  assert_made (stage, "c");
}

/* Not a relation to itself by its own name, and names of every script. */
static void
test_letters_of_other_scripts (Stage         *stage,
                               gconstpointer  data)
{
  entente_map_view_type_link (stage->view, "ann");
  assert_target (stage, NULL);
  for (guint i = 0; i < 3; i++)
    press (stage, GDK_KEY_BackSpace);
  entente_map_view_type_link (stage->view, "이재");
  assert_target (stage, "d");
  press (stage, GDK_KEY_BackSpace);
  press (stage, GDK_KEY_BackSpace);
  press (stage, GDK_KEY_BackSpace);
  assert_target (stage, NULL);
  entente_map_view_type_link (stage->view, "e\314\201va");
  assert_target (stage, "b");
}

static void
test_pointer_takes_over (Stage         *stage,
                         gconstpointer  data)
{
  EntentePoint c = stage_get_actor_point (stage, "c");

  press (stage, GDK_KEY_Right);
  entente_map_view_point_at (stage->view, c);
  assert_target (stage, "c");
  /* As the pointer rests, keys go on. */
  press (stage, GDK_KEY_Right);
  entente_map_view_rest_at (stage->view, c);
  assert_target (stage, "b");
  entente_map_view_click (stage->view, c, 0, 1);
  assert_made (stage, "c");
}

static void
test_escape_and_other_keys (Stage         *stage,
                            gconstpointer  data)
{
  g_assert_false (
      entente_map_view_press_link_key (stage->view, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_false (entente_map_view_press_link_key (stage->view, GDK_KEY_Tab, 0));
  press (stage, GDK_KEY_Right);
  entente_map_view_escape (stage->view);
  g_assert_null (entente_map_view_get_hint (stage->view));
  g_assert_false (entente_map_view_press_link_key (stage->view, GDK_KEY_Right, 0));
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_true (entente_session_is_selected (
      stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "a"))));
}

#define ADD(path, function) g_test_add (path, Stage, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/map/linking/arrows", test_arrows_choose_the_target);
  ADD ("/map/linking/letters", test_letters_choose_the_target);
  ADD ("/map/linking/scripts", test_letters_of_other_scripts);
  ADD ("/map/linking/pointer", test_pointer_takes_over);
  ADD ("/map/linking/escape", test_escape_and_other_keys);

  return g_test_run ();
}
