/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-map-fit.h"
#include "entente-walk.h"
#include "stage.h"

#include <math.h>

/* A cross around m, with f far to the right, and a loop at m. */
#define CROSS                                                                                      \
  "{\"format\":\"entente-map\",\"version\":1,\"actors\":["                                         \
  "{\"id\":\"m\",\"position\":{\"x\":0,\"y\":0}},"                                                 \
  "{\"id\":\"r\",\"position\":{\"x\":200,\"y\":40}},"                                              \
  "{\"id\":\"l\",\"position\":{\"x\":-200,\"y\":-30}},"                                            \
  "{\"id\":\"u\",\"position\":{\"x\":20,\"y\":-200}},"                                             \
  "{\"id\":\"d\",\"position\":{\"x\":-20,\"y\":200}},"                                             \
  "{\"id\":\"f\",\"position\":{\"x\":600,\"y\":0}}],\"relations\":["                               \
  "{\"id\":\"one\",\"source\":\"m\",\"target\":\"r\"},"                                            \
  "{\"id\":\"two\",\"source\":\"l\",\"target\":\"m\"},"                                            \
  "{\"id\":\"loop\",\"source\":\"m\",\"target\":\"m\"}]}"

static void
test_arrows_go_to_the_nearest_that_way (void)
{
  const struct
  {
    const char *from;
    int dx, dy;
    const char *to;
  } cases[] = {
    { "m", 1, 0, "r" }, { "m", -1, 0, "l" }, { "m", 0, -1, "u" }, { "m", 0, 1, "d" },
    { "r", 1, 0, "f" }, { "f", -1, 0, "r" }, { "f", 1, 0, NULL },
  };
  g_autoptr (EntenteMap) map = stage_read_map (CROSS);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 from = entente_map_find (map, ENTENTE_RECORD_ACTOR, cases[i].from);
      guint32 to = cases[i].to != NULL ? entente_map_find (map, ENTENTE_RECORD_ACTOR, cases[i].to)
                                       : ENTENTE_NO_SLOT;
      EntenteBox box;

      g_assert_true (entente_walk_get_box (scene, ENTENTE_ACTOR_ITEM (from), &box));
      g_assert_cmpuint (entente_walk_to_actor (scene, entente_box_get_middle (box), from,
                                               cases[i].dx, cases[i].dy),
                        ==, to);
    }
}

/* Round and round, the loop once; back is the way forth in reverse. */
static void
test_relations_are_walked_in_a_ring (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CROSS);
  guint32 m = entente_map_find (map, ENTENTE_RECORD_ACTOR, "m");
  guint32 f = entente_map_find (map, ENTENTE_RECORD_ACTOR, "f");
  guint32 ring[3];
  guint32 last;

  ring[0] = entente_walk_to_relation (map, m, ENTENTE_NO_SLOT, 1, NULL);
  ring[1] = entente_walk_to_relation (map, m, ring[0], 1, NULL);
  ring[2] = entente_walk_to_relation (map, m, ring[1], 1, NULL);
  g_assert_cmpuint (ring[0], !=, ring[1]);
  g_assert_cmpuint (ring[1], !=, ring[2]);
  g_assert_cmpuint (ring[2], !=, ring[0]);
  g_assert_cmpuint (entente_walk_to_relation (map, m, ring[2], 1, NULL), ==, ring[0]);
  last = entente_walk_to_relation (map, m, ENTENTE_NO_SLOT, -1, NULL);
  g_assert_cmpuint (last, ==, ring[2]);
  g_assert_cmpuint (entente_walk_to_relation (map, m, ring[0], -1, NULL), ==, ring[2]);
  g_assert_cmpuint (entente_walk_to_relation (map, f, ENTENTE_NO_SLOT, 1, NULL), ==, ENTENTE_NO_SLOT);
}

static void
test_box_of_what_is_not_drawn (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CROSS);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteBox box;

  g_assert_false (entente_walk_get_box (scene, ENTENTE_NO_ITEM, &box));
  g_assert_false (entente_walk_get_box (scene, ENTENTE_ACTOR_ITEM (99), &box));
  g_assert_false (entente_walk_get_box (scene, ENTENTE_RELATION_ITEM (99), &box));
  g_assert_true (entente_walk_get_box (scene, ENTENTE_RELATION_ITEM (0), &box));
  g_assert_cmpfloat (box.width, >, 50.0);
}

static gboolean
is_below_corner (const EntenteViewport *viewport,
                 EntenteScene          *scene,
                 const EntenteCorners  *corners)
{
  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      EntenteBox box = entente_scene_get_actor (scene, i)->outline;
      EntentePoint low = entente_viewport_to_widget (
          viewport, (EntentePoint){ box.x, box.y + box.height });

      if (low.x < corners->left_width && low.y > viewport->height - corners->left_height)
        return TRUE;
    }
  return FALSE;
}

static void
test_fit_keeps_actors_from_under_the_legend (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CROSS);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  const EntenteCorners nothing = { 0.0, 0.0, 0.0, 0.0 };
  const EntenteCorners legend = { 320.0, 180.0, 200.0, 60.0 };
  EntenteViewport plain = { 0.0, 0.0, 1.0, 700.0, 500.0 };
  EntenteViewport fitted = plain;

  entente_map_fit (&plain, scene, &nothing, 24.0, 1.25);
  g_assert_true (is_below_corner (&plain, scene, &legend));
  entente_map_fit (&fitted, scene, &legend, 24.0, 1.25);
  g_assert_false (is_below_corner (&fitted, scene, &legend));
  g_assert_cmpfloat (fitted.width, ==, 700.0);
  g_assert_cmpfloat (fitted.height, ==, 500.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/walk/arrows", test_arrows_go_to_the_nearest_that_way);
  g_test_add_func ("/map/walk/relations", test_relations_are_walked_in_a_ring);
  g_test_add_func ("/map/walk/box", test_box_of_what_is_not_drawn);
  g_test_add_func ("/map/fit/legend", test_fit_keeps_actors_from_under_the_legend);

  return g_test_run ();
}
