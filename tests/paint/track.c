/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-turned.h"

#include <math.h>

static const EntentePoint arc[] = { { 0.0, 0.0 }, { 40.0, 60.0 }, { 80.0, 60.0 }, { 120.0, 0.0 } };
static const EntentePoint bar[]
    = { { 20.0, 30.0 }, { 50.0, 30.0 }, { 80.0, 30.0 }, { 110.0, 30.0 } };

static void
test_cross (void)
{
  EntenteTrack first;
  EntenteTrack second;
  double sharpest;

  entente_track_init (&first, arc, 4, 20);
  entente_track_init (&second, bar, 4, 20);
  g_assert_cmpuint (entente_track_cross (&first, &second, &sharpest), ==, 2);
  g_assert_cmpfloat (sharpest, <, 1.0);
  g_assert_cmpuint (entente_track_cross (&second, &first, NULL), ==, 2);
  g_assert_cmpfloat (entente_track_distance (&first, (EntentePoint){ 60.0, 50.0 }), <, 6.0);
  entente_track_clear (&first);
  entente_track_clear (&second);
}

static void
test_way (void)
{
  EntenteTrack track;
  EntentePoint direction;
  EntentePoint point;

  entente_track_init (&track, bar, 4, 20);
  g_assert_cmpfloat_with_epsilon (entente_track_get_length (&track), 90.0, 1e-9);
  point = entente_track_get_point (&track, 45.0, &direction);
  g_assert_cmpfloat_with_epsilon (point.x, 65.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (direction.x, 1.0, 1e-9);
  point = entente_track_get_point (&track, 1000.0, NULL);
  g_assert_cmpfloat (point.x, ==, 110.0);
  point = entente_track_get_point (&track, -5.0, NULL);
  g_assert_cmpfloat (point.x, ==, 20.0);
  entente_track_clear (&track);
}

static void
test_extent (void)
{
  EntenteExtent extent = entente_extent_of_curves (arc, 4);

  /* The middle of the arc is its top: three quarters of the handles' height. */
  g_assert_cmpfloat_with_epsilon (extent.y1, 45.0, 1e-9);
  g_assert_cmpfloat (extent.x0, ==, 0.0);
  g_assert_cmpfloat (extent.x1, ==, 120.0);
}

static const struct
{
  double x, y, angle;
  gboolean meets; /* a box of 40 × 20 around 0, 0 */
} turned[] = {
  { 0.0, 0.0, 1.0, TRUE },    { 41.0, 0.0, 0.0, FALSE }, { 39.0, 0.0, 0.0, TRUE },
  { 0.0, 31.0, G_PI_2, FALSE }, { 0.0, 29.0, G_PI_2, TRUE }, { 40.0, 30.0, 0.785, FALSE },
  { 24.0, 16.0, -0.785, TRUE },
};

static void
test_turned (void)
{
  const EntenteBox box = { -20.0, -10.0, 40.0, 20.0 };

  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      EntenteTurned other;

      g_test_message ("case %u", i);
      entente_turned_init (&other, turned[i].x, turned[i].y, 40.0, 20.0, turned[i].angle);
      g_assert_cmpint (entente_turned_meets_box (&other, &box, 0.0), ==, turned[i].meets);
    }
}

static void
test_turned_track (void)
{
  EntenteTurned box;
  EntenteTrack track;

  entente_track_init (&track, arc, 4, 20);
  entente_turned_init (&box, 60.0, 20.0, 40.0, 10.0, 0.0);
  g_assert_false (entente_turned_meets_track (&box, &track, 0.0));
  g_assert_true (entente_turned_meets_track (&box, &track, 21.0));
  entente_turned_init (&box, 60.0, 45.0, 40.0, 10.0, 0.3);
  g_assert_true (entente_turned_meets_track (&box, &track, 0.0));
  entente_track_clear (&track);
}

static void
test_inside_box (void)
{
  const EntenteBox box = { 40.0, 0.0, 30.0, 60.0 };
  EntenteTrack track;

  entente_track_init (&track, bar, 4, 20);
  g_assert_cmpfloat_with_epsilon (entente_track_inside_box (&track, &box, 0.0), 30.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (entente_track_inside_box (&track, &box, 5.0), 40.0, 1e-9);
  entente_track_clear (&track);
}

static EntentePoint
get_random_point (GRand *random)
{
  double x = g_rand_double_range (random, -100.0, 100.0);
  double y = g_rand_double_range (random, -100.0, 100.0);

  return (EntentePoint){ x, y };
}

/* What is nearest is found, though most of a curve is not looked at; what is too far is said to be. */
static void
test_distance (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 500; i++)
    {
      EntentePoint points[4];
      EntentePoint point = get_random_point (random);
      double nearest = HUGE_VAL;
      double found;

      for (guint j = 0; j < 4; j++)
        points[j] = get_random_point (random);
      for (guint j = 0; j <= 1000; j++)
        {
          EntentePoint at = entente_bezier_get_point (points, j / 1000.0);

          nearest = MIN (nearest, hypot (at.x - point.x, at.y - point.y));
        }
      found = entente_bezier_distance (points, point, HUGE_VAL);
      g_assert_cmpfloat_with_epsilon (found, nearest, 3.0);
      g_assert_cmpfloat (entente_bezier_distance (points, point, found + 0.1), ==, found);
      g_assert_cmpfloat (entente_bezier_distance (points, point, found / 2.0), >, found / 2.0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/track/cross", test_cross);
  g_test_add_func ("/paint/track/way", test_way);
  g_test_add_func ("/paint/track/extent", test_extent);
  g_test_add_func ("/paint/track/turned", test_turned);
  g_test_add_func ("/paint/track/turned-track", test_turned_track);
  g_test_add_func ("/paint/track/inside-box", test_inside_box);
  g_test_add_func ("/paint/track/distance", test_distance);

  return g_test_run ();
}
