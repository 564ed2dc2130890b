/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-edits.h"

#define N_PARALLEL 8

/* Between Lee and Xi there are eight relations, three of cooperation, five of conflict; one goes to Kim. */
static char *
make_map (void)
{
  GString *json = g_string_new (
      "{\"format\":\"entente-map\",\"version\":1,\"articles\":[],\"actors\":["
      "{\"id\":\"lee\",\"name\":\"Lee\",\"position\":{\"x\":0,\"y\":0}},"
      "{\"id\":\"xi\",\"name\":\"Xi\",\"position\":{\"x\":400,\"y\":0}},"
      "{\"id\":\"kim\",\"name\":\"Kim\",\"position\":{\"x\":0,\"y\":300}}],\"relations\":["
      "{\"id\":\"talks\",\"source\":\"lee\",\"target\":\"kim\"}");

  for (guint i = 0; i < N_PARALLEL; i++)
    g_string_append_printf (json,
                            ",{\"id\":\"r%u\",\"source\":\"lee\",\"target\":\"xi\",\"tone\":%d}",
                            i, i < 3 ? 4 : -4);
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
set_up (Stage         *stage,
        gconstpointer  data)
{
  g_autofree char *json = make_map ();

  stage_set_up (stage, json);
  entente_map_view_set_zoom (stage->view, 1.0);
}

static void
tear_down (Stage         *stage,
           gconstpointer  data)
{
  stage_tear_down (stage);
}

/* On the plaque. */
static EntentePoint
get_plaque_point (Stage *stage)
{
  EntentePoint lee = stage_get_actor_point (stage, "lee");
  EntentePoint xi = stage_get_actor_point (stage, "xi");

  return (EntentePoint){ (lee.x + xi.x) / 2.0, (lee.y + xi.y) / 2.0 };
}

static guint32
get_bundle_at_plaque (Stage *stage)
{
  guint32 bundle;

  entente_map_view_get_item_at (stage->view, get_plaque_point (stage), &bundle);
  return bundle;
}

static void
click_plaque (Stage           *stage,
              GdkModifierType  state)
{
  entente_map_view_click (stage->view, get_plaque_point (stage), state, 1);
}

static gboolean
is_open (Stage *stage)
{
  return entente_pair_equal (stage->view->opened,
                             entente_pair_of (stage_find_actor (stage, "lee"),
                                              stage_find_actor (stage, "xi")));
}

static void
assert_current (Stage      *stage,
                const char *id)
{
  g_assert_true (entente_item_equal (entente_session_get_current (stage->session),
                                     ENTENTE_RELATION_ITEM (stage_find_relation (stage, id))));
}

static void
test_click_opens (Stage         *stage,
                  gconstpointer  data)
{
  EntentePoint lane = stage_get_line_point (stage, "r0");
  guint32 ground;

  stage_settle (stage);
  stage_assert_picture (stage, 16);
  ground = stage_get_pixel (stage, lane);
  click_plaque (stage, 0);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL);
  g_assert_true (is_open (stage));
  stage_settle (stage);
  g_assert_cmphex (stage_get_pixel (stage, lane), !=, ground);
  click_plaque (stage, 0);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL);
  g_assert_false (is_open (stage));
  stage_settle (stage);
  g_assert_cmphex (stage_get_pixel (stage, lane), ==, ground);
  click_plaque (stage, 0);
  g_assert_true (is_open (stage));
  g_assert_false (entente_history_get_can_undo (stage->history));
}

/* One lane after the other can be looked at while it is open. */
static void
test_click_on_lane (Stage         *stage,
                    gconstpointer  data)
{
  EntentePoint first = stage_get_line_point (stage, "r0");
  EntentePoint last = stage_get_line_point (stage, "r7");

  entente_map_view_click (stage->view, first, 0, 1);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 0);
  click_plaque (stage, 0);
  entente_map_view_click (stage->view, first, 0, 1);
  assert_current (stage, "r0");
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 1);
  entente_map_view_click (stage->view, last, 0, 1);
  assert_current (stage, "r7");
  g_assert_true (is_open (stage));
  entente_map_view_click (stage->view, stage_get_ground (stage), 0, 1);
  g_assert_false (is_open (stage));
}

static void
test_escape_closes (Stage         *stage,
                    gconstpointer  data)
{
  click_plaque (stage, 0);
  entente_map_view_escape (stage->view);
  g_assert_false (is_open (stage));
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL);
  entente_map_view_escape (stage->view);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 0);
  entente_map_view_escape (stage->view);
  g_assert_cmpuint (stage->n_leaves, ==, 1);
}

/* Whatever selects a line, it is seen. */
static void
test_selection_opens (Stage         *stage,
                      gconstpointer  data)
{
  entente_session_go_to (stage->session, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "r2")));
  g_assert_true (is_open (stage));
  entente_session_go_to (stage->session,
                         ENTENTE_RELATION_ITEM (stage_find_relation (stage, "talks")));
  g_assert_false (is_open (stage));
}

/* Two of them have lines of their own beside the closed bundle, which are there for the pointer too. */
static void
test_some_stand_out (Stage         *stage,
                     gconstpointer  data)
{
  EntentePoint first = stage_get_line_point (stage, "r0");
  EntentePoint other = stage_get_line_point (stage, "r7");

  entente_session_go_to (stage->session, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "r0")));
  entente_session_toggle (stage->session, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "r1")));
  g_assert_true (entente_map_view_close_bundle (stage->view));
  stage_settle (stage);
  g_assert_true (entente_item_equal (
      entente_map_view_get_item_at (stage->view, first, NULL),
      ENTENTE_RELATION_ITEM (stage_find_relation (stage, "r0"))));
  g_assert_true (entente_item_is_nothing (entente_map_view_get_item_at (stage->view, other, NULL)));
  click_plaque (stage, 0);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL);
}

static void
test_adding (Stage         *stage,
             gconstpointer  data)
{
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "kim")));
  click_plaque (stage, GDK_CONTROL_MASK);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL + 1);
  click_plaque (stage, GDK_CONTROL_MASK);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 1);
}

static void
test_hover_lights_all (Stage         *stage,
                       gconstpointer  data)
{
  g_autoptr (GArray) hovered = NULL;
  g_autofree char *words = NULL;

  entente_map_view_point_at (stage->view, get_plaque_point (stage));
  hovered = entente_map_view_dup_hovered (stage->view);
  g_assert_cmpuint (hovered->len, ==, N_PARALLEL);
  g_assert_true (entente_item_is_nothing (entente_session_get_hovered (stage->session)));
  words = entente_map_view_dup_bundle_words (stage->view, stage->view->hovered_bundle);
  g_assert_cmpstr (words, ==,
                   "8 relations between Lee and Xi: 3 of cooperation, 5 of conflict");
  entente_map_view_point_at (stage->view, stage_get_actor_point (stage, "kim"));
  g_array_unref (g_steal_pointer (&hovered));
  hovered = entente_map_view_dup_hovered (stage->view);
  g_assert_cmpuint (hovered->len, ==, 1);
}

/* Closed it is one stop of a walk; opened, each of it is one. */
static void
test_walk (Stage         *stage,
           gconstpointer  data)
{
  g_autofree char *words = NULL;

  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee")));
  g_assert_null (entente_map_view_describe_bundle (stage->view));
  entente_map_view_walk_relations (stage->view, 1);
  assert_current (stage, "talks");
  entente_map_view_walk_relations (stage->view, 1);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL);
  g_assert_false (is_open (stage));
  words = entente_map_view_describe_bundle (stage->view);
  g_assert_nonnull (words);
  entente_map_view_walk_relations (stage->view, 1);
  assert_current (stage, "talks");
  entente_map_view_walk_relations (stage->view, -1);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, N_PARALLEL);
  g_assert_true (entente_map_view_toggle_bundle (stage->view));
  g_assert_true (is_open (stage));
  entente_map_view_walk_relations (stage->view, -1);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 1);
  g_assert_false (entente_map_view_toggle_bundle (stage->view));
}

/* Where fewer are left, each is drawn again; undone, they are a bundle. */
static void
test_editing (Stage         *stage,
              gconstpointer  data)
{
  click_plaque (stage, 0);
  entente_session_select (stage->session, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "r0")));
  for (guint i = 1; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);

      entente_session_toggle (stage->session,
                              ENTENTE_RELATION_ITEM (stage_find_relation (stage, id)));
    }
  stage_activate (stage, "map.delete");
  stage_settle (stage);
  g_assert_false (is_open (stage));
  g_assert_cmpuint (get_bundle_at_plaque (stage), ==, ENTENTE_NO_SLOT);
  stage_activate (stage, "map.undo");
  entente_session_select (stage->session, ENTENTE_NO_ITEM);
  stage_settle (stage);
  g_assert_cmpuint (get_bundle_at_plaque (stage), !=, ENTENTE_NO_SLOT);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define add(name, function)                                                                        \
  g_test_add ("/map/bundles/" name, Stage, NULL, set_up, function, tear_down)

  add ("click-opens", test_click_opens);
  add ("click-on-lane", test_click_on_lane);
  add ("escape-closes", test_escape_closes);
  add ("selection-opens", test_selection_opens);
  add ("some-stand-out", test_some_stand_out);
  add ("adding", test_adding);
  add ("hover-lights-all", test_hover_lights_all);
  add ("walk", test_walk);
  add ("editing", test_editing);

  return g_test_run ();
}
