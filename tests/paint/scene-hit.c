/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scene.h"

#include "scene-maps.h"

#include "entente-turned.h"

#include <math.h>

#define STEPS 12

static gboolean
is_in_label (EntenteScene *scene,
             guint         line,
             EntentePoint  point)
{
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneLabel *label = &entente_scene_get_relation (scene, i)->marks->label;
      EntenteTurned box;

      if (i == line || !entente_scene_get_relation (scene, i)->has_label)
        continue;
      entente_turned_init (&box, label->x, label->y, label->width, label->height, label->angle);
      if (entente_turned_contains (&box, point, 0.0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_actor (EntenteScene *scene,
             EntentePoint  point)
{
  return entente_scene_hit (scene, point.x, point.y, 0.0, NULL).kind == ENTENTE_HIT_ACTOR;
}

/* How near the point is to what was hit: to its line, ties, diamond. */
static double
get_distance (EntenteScene *scene,
              guint32       slot,
              EntentePoint  point)
{
  const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  double nearest = HUGE_VAL;
  guint n_ties;
  guint first = entente_scene_find_ties (scene, slot, &n_ties);

  for (guint i = 0; i + 3 < relation->n_points; i += 3)
    nearest = MIN (nearest, entente_bezier_distance (points + i, point, HUGE_VAL));
  for (guint i = first; i < first + n_ties; i++)
    nearest = MIN (nearest,
                   entente_bezier_distance (entente_scene_get_tie (scene, i)->points, point, HUGE_VAL));
  if (relation->has_diamond)
    nearest = MIN (nearest, hypot (relation->marks->diamond.x - point.x,
                                   relation->marks->diamond.y - point.y));
  return nearest;
}

static void
check_line (EntenteScene *scene,
            guint         index)
{
  const EntenteSceneRelation *relation = entente_scene_get_relation (scene, index);
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);

  for (guint i = 0; i + 3 < relation->n_points; i += 3)
    for (guint j = 1; j < STEPS; j++)
      {
        EntentePoint point = entente_bezier_get_point (points + i, (double) j / STEPS);
        EntenteHit hit = entente_scene_hit (scene, point.x, point.y, 6.0, NULL);

        if (is_in_actor (scene, point) || is_in_label (scene, index, point))
          continue;
        g_assert_cmpint (hit.kind, ==, ENTENTE_HIT_RELATION);
        /* Where lines cross, the other may be as near. */
        if (hit.slot != relation->relation)
          g_assert_cmpfloat (get_distance (scene, hit.slot, point), <=, ENTENTE_DIAMOND_PX);
      }
}

static void
check_map (EntenteMap *map)
{
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);
      EntenteHit hit = entente_scene_hit (scene, actor->outline.x + actor->outline.width / 2.0,
                                          actor->outline.y + actor->outline.height / 2.0, 6.0, NULL);

      g_assert_cmpint (hit.kind, ==, ENTENTE_HIT_ACTOR);
      g_assert_cmpuint (hit.slot, ==, actor->actor);
    }
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);

      check_line (scene, i);
      if (relation->has_label)
        {
          const EntenteSceneLabel *label = &relation->marks->label;
          EntenteHit hit = entente_scene_hit (scene, label->x, label->y, 0.0, NULL);

          g_assert_cmpint (hit.kind, ==, ENTENTE_HIT_RELATION);
          g_assert_cmpuint (hit.slot, ==, relation->relation);
        }
    }
}

static void
test_story (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();

  check_map (map);
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 8; seed++)
    {
      g_autoptr (EntenteMap) map = scene_map_new_random (seed, 10, 20);

      check_map (map);
    }
}

static void
add_pair (EntenteMap *map)
{
  scene_map_add_actor (map, &(SceneActor){ "a", "North", "person", 0.0, 0.0 });
  scene_map_add_actor (map, &(SceneActor){ "b", "South", "state", 500.0, 0.0 });
  scene_map_add_relation (map, &(SceneRelation){ "r", "a", "b", NULL, NAN });
}

static void
test_tolerance (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  const EntenteSceneRelation *relation;
  EntentePoint middle;

  add_pair (map);
  scene = entente_scene_new (map, NULL);
  relation = entente_scene_get_relation (scene, 0);
  middle = entente_bezier_get_point (ENTENTE_LINE_POINTS (relation), 0.5);
  g_assert_cmpint (entente_scene_hit (scene, middle.x, middle.y + 5.0, 6.0, NULL).kind, ==,
                   ENTENTE_HIT_RELATION);
  g_assert_cmpint (entente_scene_hit (scene, middle.x, middle.y + 9.0, 6.0, NULL).kind, ==,
                   ENTENTE_HIT_NOTHING);
  g_assert_cmpint (entente_scene_hit (scene, middle.x, middle.y + 300.0, 400.0, NULL).kind, ==,
                   ENTENTE_HIT_RELATION);
  g_assert_cmpint (entente_scene_hit (scene, NAN, 0.0, 6.0, NULL).kind, ==, ENTENTE_HIT_NOTHING);
  g_assert_cmpint (entente_scene_hit (scene, 1e300, 0.0, 6.0, NULL).kind, ==, ENTENTE_HIT_NOTHING);
}

/* Where lines are added up only those can be met that are drawn on top; actors always. */
static void
test_packed (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  g_autoptr (EntenteSlotSet) lit = entente_slot_set_new ();
  EntenteSight sight = { .zoom = 1.0, .packed = TRUE };
  EntentePoint middle;
  EntenteBox box;

  add_pair (map);
  scene = entente_scene_new (map, NULL);
  middle = entente_bezier_get_point (
      ENTENTE_LINE_POINTS (entente_scene_get_relation (scene, 0)), 0.5);
  box = entente_scene_get_actor (scene, 0)->outline;
  g_assert_cmpint (entente_scene_hit (scene, middle.x, middle.y, 6.0, &sight).kind, ==,
                   ENTENTE_HIT_NOTHING);
  g_assert_cmpint (entente_scene_hit (scene, box.x + 40.0, box.y + 15.0, 6.0, &sight).kind, ==,
                   ENTENTE_HIT_ACTOR);
  sight.lit = lit;
  g_assert_cmpint (entente_scene_hit (scene, middle.x, middle.y, 6.0, &sight).kind, ==,
                   ENTENTE_HIT_NOTHING);
  entente_slot_set_add (lit, entente_scene_get_relation (scene, 0)->relation);
  g_assert_cmpint (entente_scene_hit (scene, middle.x, middle.y, 6.0, &sight).kind, ==,
                   ENTENTE_HIT_RELATION);
}

/* Beside a box it is the line that ends there; beside a dot it is the actor. */
static void
test_dot (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  EntenteSight sight = { .zoom = 1.0 };
  EntentePoint end;

  add_pair (map);
  scene = entente_scene_new (map, NULL);
  end = ENTENTE_LINE_POINTS (entente_scene_get_relation (scene, 0))[0];
  g_assert_cmpint (entente_scene_hit (scene, end.x + 5.0, end.y, 20.0, &sight).kind, ==,
                   ENTENTE_HIT_RELATION);
  sight.zoom = 0.3;
  g_assert_cmpint (entente_scene_hit (scene, end.x + 5.0, end.y, 20.0, &sight).kind, ==,
                   ENTENTE_HIT_ACTOR);
  g_assert_cmpint (entente_scene_hit (scene, end.x + 15.0, end.y, 20.0, &sight).kind, ==,
                   ENTENTE_HIT_RELATION);
}

/* The corner of a pill's box is not the pill. */
static void
test_outline (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  EntenteBox box;

  add_pair (map);
  scene = entente_scene_new (map, NULL);
  box = entente_scene_get_actor (scene, 0)->outline;
  g_assert_cmpint (entente_scene_hit (scene, box.x + 1.0, box.y + 1.0, 0.0, NULL).kind, ==,
                   ENTENTE_HIT_NOTHING);
  g_assert_cmpint (entente_scene_hit (scene, box.x + 1.0, box.y + 15.0, 0.0, NULL).kind, ==,
                   ENTENTE_HIT_ACTOR);
  /* From afar a box is small: the tolerance holds for it too. */
  g_assert_cmpint (entente_scene_hit (scene, box.x + 40.0, box.y - 50.0, 100.0, NULL).kind, ==,
                   ENTENTE_HIT_ACTOR);
}

/* What may be in a box holds all that is hit in it. */
static void
test_find_in_box (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (5, 60, 150);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteBox bounds = entente_scene_get_bounds (scene);
  GRand *random = g_rand_new_with_seed (9);

  for (guint i = 0; i < 300; i++)
    {
      EntenteBox box = { g_rand_double_range (random, bounds.x, bounds.x + bounds.width),
                         g_rand_double_range (random, bounds.y, bounds.y + bounds.height), 40.0,
                         30.0 };
      g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
      EntenteHit hit = entente_scene_hit (scene, box.x + 20.0, box.y + 15.0, 4.0, NULL);
      GArray *found = hit.kind == ENTENTE_HIT_ACTOR ? actors : relations;
      gboolean there = hit.kind == ENTENTE_HIT_NOTHING;

      entente_scene_find_in_box (scene, &box, actors, relations);
      for (guint j = 0; j < found->len; j++)
        {
          guint32 index = g_array_index (found, guint32, j);
          guint32 slot = found == actors ? entente_scene_get_actor (scene, index)->actor
                                         : entente_scene_get_relation (scene, index)->relation;

          there |= slot == hit.slot;
          if (j > 0)
            g_assert_cmpuint (g_array_index (found, guint32, j - 1), <, index);
        }
      g_assert_true (there);
    }
  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/hit/story", test_story);
  g_test_add_func ("/paint/hit/random", test_random);
  g_test_add_func ("/paint/hit/tolerance", test_tolerance);
  g_test_add_func ("/paint/hit/packed", test_packed);
  g_test_add_func ("/paint/hit/dot", test_dot);
  g_test_add_func ("/paint/hit/outline", test_outline);
  g_test_add_func ("/paint/hit/find-in-box", test_find_in_box);

  return g_test_run ();
}
