/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-outline.h"

#include <math.h>

static const EntenteShape shapes[] = {
  ENTENTE_SHAPE_BOX,   ENTENTE_SHAPE_PILL,  ENTENTE_SHAPE_CHAMFER,
  ENTENTE_SHAPE_PLAIN, ENTENTE_SHAPE_PLACE, ENTENTE_SHAPE_EVENT,
};
static const EntenteBox boxes[] = { { 10.0, 20.0, 120.0, 30.0 }, { -5.0, -5.0, 10.0, 10.0 },
                                    { 0.0, 0.0, 4.0, 30.0 },     { 1e6, -1e6, 90.0, 30.0 } };

/* In every direction a ray leaves on the outline: a little before is inside, a little after out. */
static void
test_leave (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (boxes); j++)
      for (guint k = 0; k < 360; k++)
        {
          const EntenteBox *box = &boxes[j];
          double dx = cos (k * G_PI / 180.0);
          double dy = sin (k * G_PI / 180.0);
          EntentePoint from = { box->x + box->width * 0.4, box->y + box->height * 0.55 };
          EntentePoint end = entente_outline_leave (shapes[i], box, from,
                                                    (EntentePoint){ from.x + dx, from.y + dy });
          EntentePoint before = { end.x - dx * 0.01, end.y - dy * 0.01 };
          EntentePoint after = { end.x + dx * 0.01, end.y + dy * 0.01 };

          g_assert_cmpfloat (fabs (entente_outline_distance (shapes[i], box, end)), <, 1e-6);
          g_assert_true (entente_outline_contains (shapes[i], box, before));
          g_assert_false (entente_outline_contains (shapes[i], box, after));
        }
}

static void
test_leave_degenerate (void)
{
  const EntenteBox *box = &boxes[0];
  EntentePoint from = { box->x + 50.0, box->y + 10.0 };
  EntentePoint far_off = { 1e9, 1e9 };
  EntentePoint end = entente_outline_leave (ENTENTE_SHAPE_BOX, box, from, from);

  g_assert_cmpfloat (end.x, ==, box->x + box->width);
  end = entente_outline_leave (ENTENTE_SHAPE_PILL, box, far_off, far_off);
  g_assert_cmpfloat (fabs (entente_outline_distance (ENTENTE_SHAPE_PILL, box, end)), <, 1e-6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/outline/leave", test_leave);
  g_test_add_func ("/paint/outline/leave-degenerate", test_leave_degenerate);

  return g_test_run ();
}
