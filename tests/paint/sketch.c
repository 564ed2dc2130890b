/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-sketch.h"

#include "entente-names.h"
#include "scene-maps.h"
#include "scene-rules.h"

#include <string.h>

typedef struct
{
  EntenteSketch *sketch;
  GCancellable *cancellable; /* nullable */
} Work;

static gpointer
make_scene (gpointer data)
{
  Work *work = data;

  return entente_sketch_to_scene (work->sketch, ENTENTE_CARE_SEARCH, NULL, work->cancellable);
}

/* (transfer full) (nullable) */
static EntenteScene *
make_in_thread (EntenteMap   *map,
                GCancellable *cancellable)
{
  Work work = { entente_sketch_new (map, NULL), cancellable };

  return g_thread_join (g_thread_new ("scene", make_scene, &work));
}

static void
assert_same (EntenteScene *a,
             EntenteScene *b)
{
  g_assert_cmpuint (entente_scene_get_n_actors (a), ==, entente_scene_get_n_actors (b));
  for (guint i = 0; i < entente_scene_get_n_actors (a); i++)
    {
      const EntenteSceneActor *first = entente_scene_get_actor (a, i);
      const EntenteSceneActor *second = entente_scene_get_actor (b, i);

      g_assert_cmpmem (&first->outline, sizeof first->outline, &second->outline,
                       sizeof second->outline);
      g_assert_cmpstr (first->text, ==, second->text);
    }
  g_assert_cmpuint (entente_scene_get_n_relations (a), ==, entente_scene_get_n_relations (b));
  for (guint i = 0; i < entente_scene_get_n_relations (a); i++)
    {
      const EntenteSceneRelation *first = entente_scene_get_relation (a, i);
      const EntenteSceneRelation *second = entente_scene_get_relation (b, i);

      g_assert_cmpmem (ENTENTE_LINE_POINTS (first), first->n_points * sizeof (EntentePoint),
                       ENTENTE_LINE_POINTS (second), second->n_points * sizeof (EntentePoint));
      g_assert_cmpmem (&first->marks->label, sizeof first->marks->label, &second->marks->label,
                       sizeof second->marks->label);
      g_assert_cmpstr (first->marks->text, ==, second->marks->text);
    }
}

/* However it is cut, and with relations about relations among them. */
static void
test_gathered_in_moments (void)
{
  static const guint parts[] = { 1, 7, 50, 4000 };
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 60, 150);
  g_autoptr (EntenteScene) at_once = entente_scene_new (map, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      EntenteSketch *sketch = entente_sketch_begin (map);
      g_autoptr (EntenteScene) scene = NULL;
      guint n_moments = 1;

      while (!entente_sketch_gather (sketch, map, NULL, parts[i]))
        n_moments++;
      scene = entente_sketch_to_scene (sketch, ENTENTE_CARE_SEARCH, NULL, NULL);
      assert_same (at_once, scene);
      g_assert_cmpuint (n_moments, >=, 210 / parts[i]);
    }
}

/* What is given up half-way is freed as it is. */
static void
test_gathering_given_up (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 60, 150);

  for (guint n_records = 0; n_records < 400; n_records += 30)
    {
      g_autoptr (EntenteSketch) sketch = entente_sketch_begin (map);

      entente_sketch_gather (sketch, map, NULL, n_records);
    }
}

/* Searched or not, a worker makes what the main thread makes. */
static void
test_any_thread (void)
{
  static const guint sizes[] = { 20, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntenteMap) map = scene_map_new_random (7, sizes[i] / 2, sizes[i]);
      g_autoptr (EntenteScene) here = entente_scene_new (map, NULL);
      g_autoptr (EntenteScene) there = make_in_thread (map, NULL);

      assert_same (here, there);
    }
}

/* Two threads share the work, and the names that are seen from afar are there: the same as among all. */
static void
test_many (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 9000, 42000);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  g_autoptr (EntenteNames) alone = entente_names_new (scene, NULL, NULL, 0.0, NULL);
  EntenteNamesIter iter;
  const EntenteName *name;
  guint n_names = 0;

  scene_rules_check_shape (scene);
  g_assert_nonnull (entente_names_peek (scene));
  g_assert_false (entente_names_are_whole (scene));
  entente_names_of_scene (scene);
  g_assert_true (entente_names_are_whole (scene));
  entente_names_iter_init (&iter, entente_names_peek (scene), 1.0);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    {
      const EntenteName *same = entente_names_find (alone, name->actor->actor);

      g_assert_nonnull (same);
      g_assert_true (same->zoom == name->zoom && same->side == name->side);
      n_names++;
    }
  g_assert_cmpuint (n_names, >, 1000);
}

/* The map may change or go while its scene is made. */
static void
test_outlives_the_map (void)
{
  EntenteMap *map = scene_map_new_story ();
  g_autoptr (EntenteScene) before = entente_scene_new (map, NULL);
  g_autoptr (EntenteScene) scene = NULL;
  EntenteSketch *sketch = entente_sketch_new (map, NULL);

  g_assert_finalize_object (map);
  scene = entente_sketch_to_scene (sketch, ENTENTE_CARE_SEARCH, NULL, NULL);
  assert_same (before, scene);
}

static void
test_cancel (void)
{
  static const guint sizes[] = { 20, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (EntenteMap) map = scene_map_new_random (7, sizes[i] / 2, sizes[i]);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      g_cancellable_cancel (cancellable);
      g_assert_null (make_in_thread (map, cancellable));
    }
}

/* What is shown for the moment has everything, too. */
static void
test_quick (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntenteScene) scene
      = entente_sketch_to_scene (entente_sketch_new (map, NULL), ENTENTE_CARE_QUICK, NULL, NULL);
  g_autoptr (EntenteScene) searched = entente_scene_new_near (map, NULL, scene);

  scene_rules_check_shape (scene);
  g_assert_false (entente_scene_is_searched (scene));
  g_assert_true (entente_scene_is_searched (searched));
  g_assert_cmpuint (entente_scene_get_n_relations (scene), ==,
                    entente_scene_get_n_relations (searched));
  scene_rules_check_labels (searched);
}

static void
test_empty (void)
{
  g_autoptr (EntenteScene) scene = entente_scene_new_empty ();
  const EntenteBox box = { -10.0, -10.0, 20.0, 20.0 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  entente_scene_find_in_box (scene, &box, found, found);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_null (entente_scene_find_actor (scene, 0));
  g_assert_cmpint (entente_scene_hit (scene, 0.0, 0.0, 6.0, NULL).kind, ==, ENTENTE_HIT_NOTHING);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/sketch/moments", test_gathered_in_moments);
  g_test_add_func ("/paint/sketch/given-up", test_gathering_given_up);
  g_test_add_func ("/paint/sketch/any-thread", test_any_thread);
  g_test_add_func ("/paint/sketch/many", test_many);
  g_test_add_func ("/paint/sketch/outlives-the-map", test_outlives_the_map);
  g_test_add_func ("/paint/sketch/cancel", test_cancel);
  g_test_add_func ("/paint/sketch/quick", test_quick);
  g_test_add_func ("/paint/sketch/empty", test_empty);

  return g_test_run ();
}
