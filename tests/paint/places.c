/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-places.h"

#include "scene-maps.h"

#include <math.h>

static void
test_get (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntentePlaces) places = entente_places_new ();
  double x = 0.0;
  double y = 0.0;

  scene_map_add_actor (map, &(SceneActor){ "a", "A", NULL, 10.0, 20.0 });
  scene_map_add_actor (map, &(SceneActor){ "b", "B", NULL, NAN, NAN });

  g_assert_true (entente_places_get (NULL, map, 0, &x, &y));
  g_assert_cmpfloat (x, ==, 10.0);
  g_assert_false (entente_places_get (places, map, 1, &x, &y));

  entente_places_set (places, 1, 5.0, 6.0);
  entente_places_set (places, 0, 7.0, 8.0);
  g_assert_true (entente_places_get (places, map, 1, &x, &y));
  g_assert_cmpfloat (y, ==, 6.0);
  g_assert_true (entente_places_get (places, map, 0, &x, &y));
  g_assert_cmpfloat (x, ==, 7.0);

  g_assert_false (entente_places_is_empty (places));
  entente_places_unset (places, 0);
  g_assert_true (entente_places_get (places, map, 0, &x, &y));
  g_assert_cmpfloat (x, ==, 10.0);
  entente_places_set (places, 0, NAN, 1.0);
  g_assert_true (entente_places_get (places, map, 0, &x, &y));
  g_assert_cmpfloat (x, ==, 10.0);
  entente_places_unset (places, 4000000000u);
  g_assert_false (entente_places_is_empty (places));
  entente_places_set (places, 1, 50.0, 60.0);
  entente_places_unset (places, 1);
  entente_places_unset (places, 1);
  g_assert_true (entente_places_is_empty (places));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/places/get", test_get);

  return g_test_run ();
}
