/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scene.h"

#include "entente-sketch.h"
#include "entente-track.h"
#include "scene-maps.h"
#include "scene-rules.h"

#include <math.h>

static void
test_story (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

  scene_rules_check_shape (scene);
  scene_rules_check_labels (scene);
  g_assert_cmpuint (scene_rules_count_missing (scene, map), ==, 0);
}

static void
test_random (void)
{
  guint n_missing = 0;

  for (guint32 seed = 0; seed < 24; seed++)
    {
      g_autoptr (EntenteMap) map = scene_map_new_random (seed, 10, 20);
      g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

      g_test_message ("seed %u", seed);
      scene_rules_check_shape (scene);
      scene_rules_check_labels (scene);
      n_missing += scene_rules_count_missing (scene, map);
    }
  /* Thrown together as no person would: one label in fifty may have no free place. */
  g_assert_cmpuint (n_missing, <=, 24 * 20 / 50);
}

static void
assert_same (EntenteScene *a,
             EntenteScene *b)
{
  g_assert_cmpuint (entente_scene_get_n_relations (a), ==, entente_scene_get_n_relations (b));
  for (guint i = 0; i < entente_scene_get_n_relations (a); i++)
    {
      const EntenteSceneRelation *first = entente_scene_get_relation (a, i);
      const EntenteSceneRelation *second = entente_scene_get_relation (b, i);

      g_assert_cmpmem (ENTENTE_LINE_POINTS (first), first->n_points * sizeof (EntentePoint),
                       ENTENTE_LINE_POINTS (second), second->n_points * sizeof (EntentePoint));
      g_assert_cmpint (first->has_label, ==, second->has_label);
      g_assert_cmpmem (&first->marks->label, sizeof first->marks->label, &second->marks->label,
                       sizeof second->marks->label);
    }
  for (guint i = 0; i < entente_scene_get_n_ties (a); i++)
    {
      const EntenteSceneTie *first = entente_scene_get_tie (a, i);
      const EntenteSceneTie *second = entente_scene_get_tie (b, i);

      g_assert_cmpmem (first->points, first->n_points * sizeof *first->points, second->points,
                       second->n_points * sizeof *second->points);
    }
}

static void
test_same_picture (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntenteScene) first = entente_scene_new (map, NULL);
  g_autoptr (EntenteScene) second = entente_scene_new (map, NULL);
  g_autoptr (EntenteScene) third = entente_scene_new_near (map, NULL, first);

  assert_same (first, second);
  assert_same (first, third);
}

static guint
count_moved (EntenteScene *a,
             EntenteScene *b)
{
  guint n = 0;

  for (guint i = 0; i < entente_scene_get_n_relations (a); i++)
    {
      const EntenteSceneRelation *first = entente_scene_get_relation (a, i);
      const EntenteSceneRelation *second = entente_scene_get_relation (b, i);

      n += first->n_points != second->n_points
           || memcmp (ENTENTE_LINE_POINTS (first), ENTENTE_LINE_POINTS (second),
                      first->n_points * sizeof (EntentePoint))
                  != 0;
    }
  return n;
}

/* Dragging one actor a little moves its own lines, and hardly any other. */
static void
test_near (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteScene) before = entente_scene_new (map, places);
  g_autoptr (EntenteScene) after = NULL;
  guint32 tomas = entente_map_find (map, ENTENTE_RECORD_ACTOR, "tomas");

  entente_places_set (places, tomas, 975.0, 462.0);
  after = entente_scene_new_near (map, places, before);
  scene_rules_check_shape (after);
  scene_rules_check_labels (after);
  g_assert_cmpuint (scene_rules_count_missing (after, map), ==, 0);
  g_assert_cmpuint (count_moved (before, after), ==, 1);
}

/* However far a drag goes, no step may break the rules. */
static void
test_drag (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntentePlaces) places = entente_places_new ();
  EntenteScene *scene = entente_scene_new (map, places);
  guint32 isle = entente_map_find (map, ENTENTE_RECORD_ACTOR, "isle");

  for (guint i = 0; i < 40; i++)
    {
      EntenteScene *next;

      entente_places_set (places, isle, 490.0 - 6.0 * i, 610.0 - 9.0 * i);
      next = entente_scene_new_near (map, places, scene);
      scene_rules_check_shape (next);
      scene_rules_check_labels (next);
      entente_scene_unref (scene);
      scene = next;
    }
  entente_scene_unref (scene);
}

static void
test_empty (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteBox bounds = entente_scene_get_bounds (scene);

  g_assert_cmpuint (entente_scene_get_n_actors (scene), ==, 0);
  g_assert_cmpfloat (bounds.width, ==, 0.0);
  g_assert_cmpint (entente_scene_hit (scene, 0.0, 0.0, 6.0, NULL).kind, ==, ENTENTE_HIT_NOTHING);
}

/* Who has no place is not drawn, nor are its lines and the ties to it. */
static void
test_unplaced (void)
{
  const SceneActor actors[] = { { "a", "A", NULL, 0.0, 0.0 },
                                { "b", "B", NULL, 300.0, 0.0 },
                                { "c", "C", NULL, NAN, NAN } };
  const SceneRelation relations[] = { { "r1", "a", "c", "x", NAN },
                                      { "r2", "a", "b", "y", NAN, NULL, "c", "r1" } };
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteScene) scene = NULL;
  g_autoptr (EntenteScene) shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    scene_map_add_actor (map, &actors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    scene_map_add_relation (map, &relations[i]);
  scene = entente_scene_new (map, NULL);
  g_assert_cmpuint (entente_scene_get_n_actors (scene), ==, 2);
  g_assert_cmpuint (entente_scene_get_n_relations (scene), ==, 1);
  g_assert_cmpuint (entente_scene_get_n_ties (scene), ==, 0);
  g_assert_null (entente_scene_find_actor (scene, 2));
  g_assert_null (entente_scene_find_relation (scene, 0));

  entente_places_set (places, 2, 150.0, 200.0);
  shown = entente_scene_new_near (map, places, scene);
  g_assert_cmpuint (entente_scene_get_n_relations (shown), ==, 2);
  g_assert_cmpuint (entente_scene_get_n_ties (shown), ==, 2);
  scene_rules_check_shape (shown);
}

static const struct
{
  double x, y;
} hostile[] = {
  { 0.0, 0.0 },       { 0.0, 0.0 },       { 1e300, -1e300 }, { 1e300, -1e300 },
  { -1e18, 0.0 },     { 3.0, 2.0 },       { 1e-300, 0.0 },   { 0.0, 1e6 },
};

/* Actors on one another and out of the world; every sort of relation among them. */
static void
test_hostile_places (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      SceneActor actor = { id, id, i % 2 == 0 ? "person" : "organization", hostile[i].x,
                           hostile[i].y };

      scene_map_add_actor (map, &actor);
    }
  for (guint i = 0; i < 64; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *source = g_strdup_printf ("a%u", i / 8);
      g_autofree char *target = g_strdup_printf ("a%u", i % 8);
      g_autofree char *third = g_strdup_printf ("a%u", i * 5 % 8);
      SceneRelation relation = { id, source, target, "label", NAN,
                                 i % 3 == 0 ? third : NULL, i % 3 == 1 ? third : NULL, NULL };

      scene_map_add_relation (map, &relation);
    }
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);
  scene_rules_check_labels (scene);
}

/* Middles of the lines between one pair, across the straight line. */
static void
test_fan (void)
{
  const SceneActor actors[] = { { "a", "North", NULL, 0.0, 0.0 },
                                { "b", "South", NULL, 600.0, 0.0 } };
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  double middles[5];
  double low, high, other_low, other_high;

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    scene_map_add_actor (map, &actors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (middles); i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      SceneRelation relation = { id, i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a", "x", NAN };

      scene_map_add_relation (map, &relation);
    }
  scene = entente_scene_new (map, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (middles); i++)
    {
      const EntentePoint *points = ENTENTE_LINE_POINTS (entente_scene_get_relation (scene, i));

      middles[i] = (points[0].y + 3.0 * points[1].y + 3.0 * points[2].y + points[3].y) / 8.0;
    }
  /* Those one way lie together on one side, those the other way on the other; all evenly. */
  g_assert_cmpfloat_with_epsilon (fabs (middles[2] - middles[0]), fabs (middles[4] - middles[2]),
                                  0.01);
  g_assert_cmpfloat_with_epsilon (fabs (middles[3] - middles[1]), fabs (middles[2] - middles[0]),
                                  0.01);
  low = MIN (middles[0], MIN (middles[2], middles[4]));
  high = MAX (middles[0], MAX (middles[2], middles[4]));
  other_low = MIN (middles[1], middles[3]);
  other_high = MAX (middles[1], middles[3]);
  g_assert_true (low > other_high || high < other_low);
  g_assert_cmpfloat (fabs (middles[2] - middles[0]), >=, ENTENTE_LABEL_HEIGHT_PX);
}

/* Two actors 400 apart; positive across is to the right of who travels along. */
static void
test_bend (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  EntentePoint middle;

  scene_map_add_actor (map, &(SceneActor){ "a", "North", "state", 0.0, 0.0 });
  scene_map_add_actor (map, &(SceneActor){ "b", "A much longer name", "person", 400.0, 0.0 });
  scene_map_add_relation (map, &(SceneRelation){ "r", "a", "b", "leads", NAN, .along = 0.125,
                                                 .across = 0.25 });
  scene_map_add_relation (map, &(SceneRelation){ "s", "b", "a", "follows", NAN, .across = 0.5 });
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);

  middle = entente_bezier_get_point (
      ENTENTE_LINE_POINTS (entente_scene_get_relation (scene, 0)), 0.5);
  g_assert_cmpfloat_with_epsilon (middle.x, 250.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (middle.y, 100.0, 1e-6);
  middle = entente_bezier_get_point (
      ENTENTE_LINE_POINTS (entente_scene_get_relation (scene, 1)), 0.5);
  g_assert_cmpfloat_with_epsilon (middle.x, 200.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (middle.y, -200.0, 1e-6);
}

/* However far a file asks: the map stays of a size that can be drawn. */
static void
test_far_bend (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  EntenteBox bounds;

  scene_map_add_actor (map, &(SceneActor){ "a", "North", "state", 0.0, 0.0 });
  scene_map_add_actor (map, &(SceneActor){ "b", "South", "state", 400.0, 0.0 });
  scene_map_add_relation (map, &(SceneRelation){ "r", "a", "b", "leads", NAN, .along = -1e30,
                                                 .across = 1e9 });
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);
  bounds = entente_scene_get_bounds (scene);
  g_assert_cmpfloat (bounds.width, <, 1e5);
  g_assert_cmpfloat (bounds.height, <, 1e5);
}

/* What has very many thirds is drawn at once, not looked for in every way. */
static void
test_all_regarded (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  const guint n = 1000;
  guint n_ties = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      scene_map_add_actor (map, &(SceneActor){ id, id, NULL, (i % 32) * 260.0,
                                               (double) (i / 32) * 120.0 });
      g_string_append_printf (all, i == 0 ? "%s" : " %s", id);
    }
  scene_map_add_relation (map, &(SceneRelation){ "r", "a0", "a1", "asks all", NAN,
                                                 .regarding = all->str });
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("v%u", i);
      g_autofree char *source = g_strdup_printf ("a%u", i);

      scene_map_add_relation (map, &(SceneRelation){ id, source, "a999", "by all", NAN,
                                                     .via = all->str });
    }
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);
  entente_scene_find_ties (scene, entente_scene_get_relation (scene, 0)->relation, &n_ties);
  g_assert_cmpuint (n_ties, ==, n);
}

/* A line through another actor passes by its rim, not through its box. */
static void
test_via (void)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (EntenteMap) map = scene_map_new ();
      g_autoptr (EntenteScene) scene = NULL;
      const EntenteSceneRelation *relation;
      const EntenteBox *between;
      EntenteTrack track;

      scene_map_add_actor (map, &(SceneActor){ "a", "North", NULL, 0.0, 0.0 });
      scene_map_add_actor (map, &(SceneActor){ "b", "South", NULL, 600.0, 80.0 });
      scene_map_add_actor (map, &(SceneActor){ "c", "Between", NULL, 220.0 + 20.0 * i,
                                               -120.0 + 40.0 * i });
      scene_map_add_relation (map, &(SceneRelation){ "r", "a", "b", "leads", NAN, "c" });
      scene = entente_scene_new (map, NULL);
      scene_rules_check_shape (scene);
      relation = entente_scene_get_relation (scene, 0);
      g_assert_cmpuint (relation->n_points, ==, 7);
      g_assert_true (relation->has_label);

      entente_track_init (&track, ENTENTE_LINE_POINTS (relation), relation->n_points, 32);
      between = &entente_scene_get_actor (scene, 2)->outline;
      g_assert_cmpfloat (entente_track_inside_box (&track, between, 0.0), ==, 0.0);
      g_assert_cmpfloat (entente_track_inside_box (&track, between, 30.0), >, 0.0);
      entente_track_clear (&track);
    }
}

static void
test_loops (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;

  scene_map_add_actor (map, &(SceneActor){ "a", "North", NULL, 0.0, 0.0 });
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);

      scene_map_add_relation (map, &(SceneRelation){ id, "a", "a", "holds exercises", -3.0 });
    }
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);
  scene_rules_check_labels (scene);
  g_assert_cmpuint (scene_rules_count_missing (scene, map), ==, 0);
}

/* The cheap way, too, finds the room that is left between lines that cross. */
static void
test_between_crossings (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;

  scene_map_add_actor (map, &(SceneActor){ "a", "West", NULL, 0.0, 0.0 });
  scene_map_add_actor (map, &(SceneActor){ "b", "East", NULL, 1200.0, 0.0 });
  scene_map_add_relation (map, &(SceneRelation){ "r", "a", "b", "meets", NAN });
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *from = g_strdup_printf ("n%u", i);
      g_autofree char *to = g_strdup_printf ("s%u", i);
      g_autofree char *id = g_strdup_printf ("r%u", i);
      double x = 1200.0 * (0.3 + 0.1 * i);

      scene_map_add_actor (map, &(SceneActor){ from, "N", NULL, x, -300.0 });
      scene_map_add_actor (map, &(SceneActor){ to, "S", NULL, x, 300.0 });
      scene_map_add_relation (map, &(SceneRelation){ id, from, to, NULL, NAN });
    }
  scene = entente_sketch_to_scene (entente_sketch_new (map, NULL), ENTENTE_CARE_QUICK, NULL, NULL);
  g_assert_true (entente_scene_get_relation (scene, 0)->has_label);
  scene_rules_check_labels (scene);
}

/* Beyond a few hundred relations the cheap way is taken; its labels obey the same rules. */
static void
test_many (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteMap) tangle = scene_map_new_random (3, 120, 420);
  g_autoptr (EntenteScene) scene = NULL;
  g_autoptr (EntenteScene) tangled = NULL;
  const guint n = 441;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      scene_map_add_actor (map, &(SceneActor){ id, id, NULL, (i % 21) * 260.0,
                                               (double) (i / 21) * 120.0 });
    }
  for (guint i = 0; i + 1 < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *source = g_strdup_printf ("a%u", i);
      g_autofree char *target = g_strdup_printf ("a%u", i + 1);

      if (i % 21 == 20)
        continue;
      scene_map_add_relation (map, &(SceneRelation){ id, source, target, "leads", NAN });
    }
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);
  scene_rules_check_labels (scene);
  g_assert_cmpuint (entente_scene_get_n_relations (scene), ==, 420);
  g_assert_cmpuint (scene_rules_count_missing (scene, map), ==, 0);

  tangled = entente_scene_new (tangle, NULL);
  scene_rules_check_shape (tangled);
  scene_rules_check_labels (tangled);
}

static void
test_hostile_names (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  GString *long_name = g_string_new (NULL);
  GString *tower = g_string_new ("e");

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append (long_name, "ab");
      g_string_append (tower, "\xcc\x81");
    }
  scene_map_add_actor (map, &(SceneActor){ "a", long_name->str, NULL, 0.0, 0.0 });
  scene_map_add_actor (map, &(SceneActor){ "b", tower->str, NULL, 400.0, 0.0 });
  scene_map_add_actor (map, &(SceneActor){ "c", "\t\n\x01 \xe2\x80\xae", NULL, 400.0, 300.0 });
  scene_map_add_relation (map, &(SceneRelation){ "r", "a", "b", long_name->str, NAN });
  scene_map_add_relation (map, &(SceneRelation){ "s", "b", "c", "\t\t\t", NAN });
  scene = entente_scene_new (map, NULL);
  scene_rules_check_shape (scene);
  g_assert_true (g_str_has_suffix (entente_scene_get_actor (scene, 0)->text, "…"));
  g_assert_cmpstr (entente_scene_get_actor (scene, 2)->text, ==, "—");
  g_assert_false (entente_scene_get_relation (scene, 1)->has_label);
  g_string_free (long_name, TRUE);
  g_string_free (tower, TRUE);
}

static void
test_measure (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);
      double width;
      double height;

      entente_scene_measure_actor (map, actor->actor, &width, &height);
      g_assert_cmpfloat (width, ==, actor->outline.width);
      g_assert_cmpfloat (height, ==, actor->outline.height);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/scene/story", test_story);
  g_test_add_func ("/paint/scene/random", test_random);
  g_test_add_func ("/paint/scene/same-picture", test_same_picture);
  g_test_add_func ("/paint/scene/near", test_near);
  g_test_add_func ("/paint/scene/drag", test_drag);
  g_test_add_func ("/paint/scene/empty", test_empty);
  g_test_add_func ("/paint/scene/unplaced", test_unplaced);
  g_test_add_func ("/paint/scene/hostile-places", test_hostile_places);
  g_test_add_func ("/paint/scene/fan", test_fan);
  g_test_add_func ("/paint/scene/bend", test_bend);
  g_test_add_func ("/paint/scene/far-bend", test_far_bend);
  g_test_add_func ("/paint/scene/all-regarded", test_all_regarded);
  g_test_add_func ("/paint/scene/via", test_via);
  g_test_add_func ("/paint/scene/loops", test_loops);
  g_test_add_func ("/paint/scene/between-crossings", test_between_crossings);
  g_test_add_func ("/paint/scene/many", test_many);
  g_test_add_func ("/paint/scene/hostile-names", test_hostile_names);
  g_test_add_func ("/paint/scene/measure", test_measure);

  return g_test_run ();
}
