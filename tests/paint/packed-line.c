/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-curve.h"
#include "entente-scene-private.h"

#define OFF 0.016

static EntenteSceneActor
box_at (double x,
        double y)
{
  return (EntenteSceneActor){ .outline = { x - 60.0, y - 14.0, 120.0, 28.0 } };
}

static void
draw (double        x,
      double        y,
      EntentePoint *points)
{
  EntenteSceneActor source = box_at (x, y);
  EntenteSceneActor target = box_at (x + 700.0, y - 310.0);

  entente_curve_bend (points, &source, &target, 45.0, 5.0);
}

/* What a fan is made of: the same line, to what cannot be seen. */
static void
test_bend (void)
{
  EntenteSceneRelation relation = { 0 };
  EntentePoint points[4];
  const EntentePoint *packed;

  draw (-20123.4, 31234.5, points);
  g_assert_true (entente_line_pack (&relation, points, 4));
  g_assert_cmpuint (relation.n_points, ==, 4);
  packed = ENTENTE_LINE_POINTS (&relation);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (packed[i].x, points[i].x, OFF);
      g_assert_cmpfloat_with_epsilon (packed[i].y, points[i].y, OFF);
    }
}

/* Whose places floats cannot tell apart. */
static void
test_far (void)
{
  EntenteSceneRelation relation = { 0 };
  EntentePoint points[4];

  draw (987654.321, -987654.321, points);
  g_assert_false (entente_line_pack (&relation, points, 4));
  g_assert_false (relation.is_packed);
}

/* Whose places are no floats at all: nothing is cast that does not fit. */
static void
test_no_floats (void)
{
  static const double places[] = { 1e300, -1e300, INFINITY, NAN };

  for (guint k = 0; k < G_N_ELEMENTS (places); k++)
    {
      EntenteSceneRelation relation = { 0 };
      EntentePoint points[4];

      draw (0.0, 0.0, points);
      points[k].x = places[k];
      g_assert_false (entente_line_pack (&relation, points, 4));
      g_assert_cmpfloat (relation.line.bend.from_x, ==, 0.0f);
      g_assert_false (relation.is_packed);
    }
}

static void
test_other_curves (void)
{
  const EntentePoint wave[] = { { 0.0, 0.0 }, { 100.0, 80.0 }, { 200.0, -80.0 }, { 300.0, 0.0 } };
  EntenteSceneActor actor = box_at (0.0, 0.0);
  EntenteSceneRelation relation = { 0 };
  EntentePoint loop[7];

  entente_curve_loop (loop, &actor, 0, 0, 60.0);
  g_assert_false (entente_line_pack (&relation, wave, G_N_ELEMENTS (wave)));
  g_assert_false (entente_line_pack (&relation, loop, G_N_ELEMENTS (loop)));
  g_assert_false (relation.is_packed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/packed-line/bend", test_bend);
  g_test_add_func ("/paint/packed-line/far", test_far);
  g_test_add_func ("/paint/packed-line/no-floats", test_no_floats);
  g_test_add_func ("/paint/packed-line/other-curves", test_other_curves);

  return g_test_run ();
}
