/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-density.h"

#include "scene-maps.h"

static EntenteScene *
new_scene (guint n_actors,
           guint n_relations)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (3, n_actors, n_relations);

  return entente_scene_new (map, NULL);
}

/* Where lines can be followed one by one they are strokes. */
static void
test_small (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_story ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  const EntenteDensity *density = entente_density_of_scene (scene);

  for (double zoom = 0.1; zoom < 2.0; zoom *= 1.1)
    {
      g_assert_cmpfloat (entente_density_get_share (density, zoom), ==, 0.0);
      g_assert_cmpfloat (entente_density_get_darkest (density, zoom), ==, 1.0);
    }
}

/* Nothing pops: from one zoom to the next everything changes a little, and from near they are strokes. */
static void
test_smooth (void)
{
  g_autoptr (EntenteScene) scene = new_scene (300, 9000);
  const EntenteDensity *density = entente_density_of_scene (scene);
  double zoom = 0.02;

  g_assert_cmpfloat (entente_density_get_share (density, 0.1), ==, 1.0);
  g_assert_cmpfloat (entente_density_get_darkest (density, 0.1), >, 1.0);
  g_assert_cmpfloat (entente_density_get_share (density, 1.0), ==, 0.0);
  for (; zoom < 1.0; zoom *= 1.01)
    {
      double next = zoom * 1.01;

      g_assert_cmpfloat_with_epsilon (entente_density_get_share (density, zoom),
                                      entente_density_get_share (density, next), 0.06);
      g_assert_cmpfloat_with_epsilon (entente_density_get_darkest (density, zoom)
                                          / entente_density_get_darkest (density, next),
                                      1.0, 0.03);
    }
}

/* All lines are drawn twice only where both can be seen. */
static void
test_twice (void)
{
  g_autoptr (EntenteScene) scene = new_scene (300, 9000);
  const EntenteDensity *density = entente_density_of_scene (scene);
  guint n_twice = 0;

  for (double zoom = 0.02; zoom < 1.0; zoom *= 1.001)
    {
      double share = entente_density_get_share (density, zoom);

      n_twice += share > 0.0 && share < 1.0;
    }
  g_assert_cmpuint (n_twice, >, 100);
  g_assert_cmpuint (n_twice, <, 300);
}

/* Samples say what all say. */
static void
test_part (void)
{
  g_autoptr (EntenteScene) scene = new_scene (300, 9000);
  g_autoptr (GPtrArray) half = g_ptr_array_new ();
  const EntenteDensity *density = entente_density_of_scene (scene);
  EntenteDensity part;

  for (guint i = 0; i < entente_scene_get_n_relations (scene); i += 2)
    g_ptr_array_add (half, (gpointer) entente_scene_get_relation (scene, i));
  entente_density_measure (&part, scene, half);
  g_assert_cmpfloat_with_epsilon (part.length / density->length, 0.5, 0.05);
  g_assert_cmpfloat_with_epsilon (part.width / density->width, 1.0, 0.05);
}

static void
test_nothing (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  const EntenteDensity *density = entente_density_of_scene (scene);

  g_assert_cmpfloat (entente_density_get_share (density, 0.1), ==, 0.0);
  g_assert_cmpfloat (density->spacing, ==, 0.0);
  g_assert_cmpuint (density->strongest, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/density/small", test_small);
  g_test_add_func ("/paint/density/smooth", test_smooth);
  g_test_add_func ("/paint/density/twice", test_twice);
  g_test_add_func ("/paint/density/part", test_part);
  g_test_add_func ("/paint/density/nothing", test_nothing);

  return g_test_run ();
}
