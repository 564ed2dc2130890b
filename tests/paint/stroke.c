/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-stroke.h"

#include <math.h>

/* From 0, 0 along x to 90, 0, then along y to 90, 90; handles on the lines. */
static const EntentePoint corner[] = {
  { 0, 0 }, { 30, 0 }, { 60, 0 }, { 90, 0 }, { 90, 30 }, { 90, 60 }, { 90, 90 },
};

static void
assert_point (EntentePoint point,
              double       x,
              double       y)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y, y, 1e-6);
}

static void
test_ways (void)
{
  EntenteStroke stroke;
  EntentePoint direction;

  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, corner, G_N_ELEMENTS (corner));

  g_assert_cmpfloat_with_epsilon (entente_stroke_get_length (&stroke), 180.0, 1e-6);
  assert_point (entente_stroke_get_point (&stroke, 0.0, NULL), 0, 0);
  assert_point (entente_stroke_get_point (&stroke, 45.0, &direction), 45, 0);
  assert_point (direction, 1, 0);
  assert_point (entente_stroke_get_point (&stroke, 135.0, &direction), 90, 45);
  assert_point (direction, 0, 1);
  assert_point (entente_stroke_get_point (&stroke, 180.0, NULL), 90, 90);
  assert_point (entente_stroke_get_point (&stroke, 1e9, NULL), 90, 90);
  assert_point (entente_stroke_get_point (&stroke, -5.0, NULL), 0, 0);
  g_assert_cmpfloat_with_epsilon (
      entente_stroke_find_near (&stroke, (EntentePoint) { 70, -12 }), 70.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (
      entente_stroke_find_near (&stroke, (EntentePoint) { 200, 40 }), 130.0, 1e-6);

  entente_stroke_clear (&stroke);
}

static void
test_no_length (void)
{
  static const EntentePoint points[4] = { { 5, 5 }, { 5, 5 }, { 5, 5 }, { 5, 5 } };
  EntenteStroke stroke;
  EntentePoint direction;

  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, points, G_N_ELEMENTS (points));
  g_assert_cmpfloat (entente_stroke_get_length (&stroke), ==, 0.0);
  assert_point (entente_stroke_get_point (&stroke, 3.0, &direction), 5, 5);
  assert_point (direction, 1, 0);
  entente_stroke_clear (&stroke);
}

static void
test_move_ends (void)
{
  EntenteStroke stroke;

  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, corner, 4);
  entente_stroke_move_ends (&stroke, (EntentePoint) { -30, 0 }, (EntentePoint) { 120, 0 });
  g_assert_cmpfloat_with_epsilon (entente_stroke_get_length (&stroke), 150.0, 1e-6);
  entente_stroke_clear (&stroke);
}

static void
test_append (void)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  EntenteStroke stroke;
  cairo_path_t *path;
  double x;
  double y;

  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, corner, G_N_ELEMENTS (corner));
  entente_stroke_append (&stroke, cr, 20.0, 150.0);

  path = cairo_copy_path (cr);
  g_assert_cmpint (path->data[0].header.type, ==, CAIRO_PATH_MOVE_TO);
  g_assert_cmpfloat_with_epsilon (path->data[1].point.x, 20.0, 0.1);
  g_assert_cmpfloat_with_epsilon (path->data[1].point.y, 0.0, 0.1);
  /* One move and two curves: not a polyline. */
  g_assert_cmpint (path->num_data, ==, 2 + 4 + 4);
  cairo_get_current_point (cr, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 90.0, 0.1);
  g_assert_cmpfloat_with_epsilon (y, 60.0, 0.1);

  cairo_path_destroy (path);
  entente_stroke_clear (&stroke);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_label (void)
{
  const EntenteSceneLabel on = { .x = 40, .y = 0, .width = 20, .height = 16, .angle = 0 };
  const EntenteSceneLabel turned = { .x = 90, .y = 50, .width = 20, .height = 16,
                                     .angle = G_PI_2 };
  const EntenteSceneLabel aside = { .x = 40, .y = 40, .width = 20, .height = 16, .angle = 0 };
  const EntenteSceneLabel all = { .x = 45, .y = 45, .width = 400, .height = 400, .angle = 0.3 };
  EntenteStretch stretches[4];
  EntenteStroke stroke;

  entente_stroke_init (&stroke);
  entente_stroke_set (&stroke, corner, G_N_ELEMENTS (corner));

  g_assert_cmpuint (entente_stroke_find_label (&stroke, &on, 2.0, stretches, 4), ==, 1);
  g_assert_cmpfloat_with_epsilon (stretches[0].from, 28.0, 0.1);
  g_assert_cmpfloat_with_epsilon (stretches[0].to, 52.0, 0.1);
  g_assert_cmpuint (entente_stroke_find_label (&stroke, &turned, 0.0, stretches, 4), ==, 1);
  g_assert_cmpfloat_with_epsilon (stretches[0].from, 130.0, 0.1);
  g_assert_cmpfloat_with_epsilon (stretches[0].to, 150.0, 0.1);
  g_assert_cmpuint (entente_stroke_find_label (&stroke, &aside, 2.0, stretches, 4), ==, 0);
  g_assert_cmpuint (entente_stroke_find_label (&stroke, &all, 2.0, stretches, 4), ==, 1);
  g_assert_cmpfloat (stretches[0].from, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (stretches[0].to, 180.0, 1e-6);

  entente_stroke_clear (&stroke);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/stroke/ways", test_ways);
  g_test_add_func ("/paint/stroke/no-length", test_no_length);
  g_test_add_func ("/paint/stroke/move-ends", test_move_ends);
  g_test_add_func ("/paint/stroke/append", test_append);
  g_test_add_func ("/paint/stroke/label", test_label);

  return g_test_run ();
}
