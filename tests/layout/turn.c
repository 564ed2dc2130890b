/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-turn.h"

#include "entente-ring.h"

#include <math.h>

static void
test_around (void)
{
  for (gint k = -400; k <= 800; k++)
    {
      double part = k / 400.0;
      double x;
      double y;

      entente_turn_to_point (part, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, cos (part * ENTENTE_TURN_RADIANS), 1e-13);
      g_assert_cmpfloat_with_epsilon (y, sin (part * ENTENTE_TURN_RADIANS), 1e-13);
      g_assert_cmpfloat_with_epsilon (remainder (entente_turn_from_point (3.0 * x, 3.0 * y) - part,
                                                 1.0),
                                      0.0, 1e-12);
    }
  g_assert_cmpfloat (entente_turn_from_point (0.0, 0.0), ==, 0.0);
}

/* Where there is room, nobody moves; where there is none, neighbors make way and the ring grows. */
static void
test_ring (void)
{
  double turns[] = { 0.1, 0.4, 0.9 };
  double crowded[] = { 0.95, 0.96, 0.97, 0.98, 0.99 };
  const double widths[] = { 80.0, 80.0, 80.0, 80.0, 80.0 };
  const double heights[] = { 20.0, 20.0, 20.0, 20.0, 20.0 };
  double radius;

  g_assert_cmpfloat (entente_ring_spread (turns, widths, heights, 3, 10.0, 1000.0), ==, 1000.0);
  g_assert_cmpfloat_with_epsilon (turns[0], 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (turns[2], 0.9, 1e-9);

  radius = entente_ring_spread (crowded, widths, heights, 5, 10.0, 1.0);
  g_assert_cmpfloat (radius, >, 30.0);
  for (guint k = 1; k < 5; k++)
    g_assert_cmpfloat ((crowded[k] - crowded[k - 1]) * radius * ENTENTE_TURN_RADIANS, >, 20.0);
  g_assert_cmpfloat (crowded[4] - crowded[0], <, 1.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/turn/around", test_around);
  g_test_add_func ("/layout/turn/ring", test_ring);

  return g_test_run ();
}
