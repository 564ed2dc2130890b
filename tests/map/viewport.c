/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-viewport.h"

#include <math.h>

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

static EntenteViewport
make (double zoom)
{
  EntenteViewport viewport = { 30.0, -70.0, zoom, 800.0, 600.0 };

  return viewport;
}

static void
test_conversions_are_inverse (void)
{
  const double zooms[] = { ENTENTE_ZOOM_MIN, 0.3, 1.0, 2.5, ENTENTE_ZOOM_MAX };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      EntenteViewport viewport = make (zooms[i]);
      EntentePoint point = { 123.25, -45.5 };
      EntentePoint back
          = entente_viewport_to_map (&viewport, entente_viewport_to_widget (&viewport, point));

      assert_near (back.x, point.x);
      assert_near (back.y, point.y);
    }
}

static void
test_visible_is_the_whole_widget (void)
{
  EntenteViewport viewport = make (2.0);
  EntenteBox box = entente_viewport_get_visible (&viewport);

  assert_near (box.x, -15.0);
  assert_near (box.y, 35.0);
  assert_near (box.width, 400.0);
  assert_near (box.height, 300.0);
}

static void
test_zoom_keeps_the_point (void)
{
  const double zooms[] = { 0.0, 0.001, 0.5, 3.0, 1e9, INFINITY };
  EntentePoint pointer = { 321.0, 123.0 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      EntenteViewport viewport = make (1.5);
      EntentePoint before = entente_viewport_to_map (&viewport, pointer);
      EntentePoint after;

      entente_viewport_zoom_at (&viewport, pointer, zooms[i]);
      after = entente_viewport_to_map (&viewport, pointer);
      assert_near (before.x, after.x);
      assert_near (before.y, after.y);
      g_assert_cmpfloat (viewport.zoom, >=, ENTENTE_ZOOM_MIN);
      g_assert_cmpfloat (viewport.zoom, <=, ENTENTE_ZOOM_MAX);
    }
}

static void
test_nothing_makes_it_infinite (void)
{
  EntenteViewport viewport = make (1.0);
  EntenteBox nonsense = { NAN, 0.0, INFINITY, 10.0 };
  EntentePoint nowhere = { NAN, INFINITY };

  entente_viewport_pan (&viewport, NAN, INFINITY);
  entente_viewport_pan (&viewport, 1e300, -1e300);
  entente_viewport_zoom_at (&viewport, nowhere, NAN);
  entente_viewport_center (&viewport, nowhere);
  entente_viewport_fit (&viewport, nonsense, 20.0, 1.0);
  entente_viewport_reveal (&viewport, nonsense, 20.0);
  entente_viewport_keep (&viewport, nonsense, 20.0);
  g_assert_true (isfinite (viewport.x));
  g_assert_true (isfinite (viewport.y));
  g_assert_true (isfinite (viewport.zoom));
}

static void
test_fit_shows_the_whole_box (void)
{
  const EntenteBox boxes[] = { { -500, 20, 3000, 100 }, { 0, 0, 10, 4000 }, { 5, 5, 10, 10 },
                               { 7, 9, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      EntenteViewport viewport = make (1.0);
      EntenteBox box = boxes[i];
      EntentePoint corner = { box.x, box.y };
      EntentePoint other = { box.x + box.width, box.y + box.height };

      entente_viewport_fit (&viewport, box, 24.0, 1.25);
      corner = entente_viewport_to_widget (&viewport, corner);
      other = entente_viewport_to_widget (&viewport, other);
      g_assert_cmpfloat (viewport.zoom, <=, 1.25);
      g_assert_cmpfloat (corner.x, >=, 24.0 - 1e-6);
      g_assert_cmpfloat (corner.y, >=, 24.0 - 1e-6);
      g_assert_cmpfloat (other.x, <=, 776.0 + 1e-6);
      g_assert_cmpfloat (other.y, <=, 576.0 + 1e-6);
      assert_near (corner.x + other.x, 800.0);
      assert_near (corner.y + other.y, 600.0);
    }
}

static void
test_fit_into_nothing (void)
{
  EntenteViewport viewport = ENTENTE_VIEWPORT_INIT;
  EntenteBox box = { 0, 0, 100, 100 };

  entente_viewport_fit (&viewport, box, 24.0, 1.25);
  assert_near (viewport.zoom, ENTENTE_ZOOM_MIN);
}

static void
test_reveal_moves_as_little_as_needed (void)
{
  const struct
  {
    EntenteBox box;
    double dx, dy;
  } cases[] = {
    { { 100, 200, 50, 30 }, 0.0, 0.0 },     /* in view already */
    { { 760, 200, 50, 30 }, -80.0, 0.0 },   /* beyond the right margin */
    { { -60, -100, 50, 30 }, 70.0, 210.0 }, /* beyond the left and upper one */
    { { -30, 200, 5000, 30 }, -2100.0, 0.0 }, /* too large: its middle */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteViewport viewport = make (1.0);

      entente_viewport_reveal (&viewport, cases[i].box, 40.0);
      assert_near (viewport.x, 30.0 + cases[i].dx);
      assert_near (viewport.y, -70.0 + cases[i].dy);
    }
}

static void
test_keep_never_loses_the_map (void)
{
  EntenteViewport viewport = make (1.0);
  EntenteBox box = { 0, 0, 400, 300 };
  EntentePoint corner = { 400, 300 };

  entente_viewport_keep (&viewport, box, 48.0);
  assert_near (viewport.x, 30.0);
  entente_viewport_pan (&viewport, -5000.0, -5000.0);
  entente_viewport_keep (&viewport, box, 48.0);
  corner = entente_viewport_to_widget (&viewport, corner);
  assert_near (corner.x, 48.0);
  assert_near (corner.y, 48.0);
  entente_viewport_pan (&viewport, 5000.0, 0.0);
  entente_viewport_keep (&viewport, box, 48.0);
  assert_near (viewport.x, 752.0);
}

static void
test_mix_zooms_about_one_point (void)
{
  EntenteViewport from = make (0.5);
  EntenteViewport to = from;
  EntentePoint pointer = { 200.0, 100.0 };
  EntentePoint under = entente_viewport_to_map (&from, pointer);

  entente_viewport_zoom_at (&to, pointer, 4.0);
  for (double part = 0.0; part <= 1.0; part += 0.125)
    {
      EntenteViewport between = entente_viewport_mix (&from, &to, part);
      EntentePoint now = entente_viewport_to_widget (&between, under);

      assert_near (now.x, pointer.x);
      assert_near (now.y, pointer.y);
    }
  to = entente_viewport_mix (&from, &to, 1.0);
  assert_near (to.zoom, 4.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/viewport/conversions", test_conversions_are_inverse);
  g_test_add_func ("/map/viewport/visible", test_visible_is_the_whole_widget);
  g_test_add_func ("/map/viewport/zoom-keeps-point", test_zoom_keeps_the_point);
  g_test_add_func ("/map/viewport/stays-finite", test_nothing_makes_it_infinite);
  g_test_add_func ("/map/viewport/fit", test_fit_shows_the_whole_box);
  g_test_add_func ("/map/viewport/fit-into-nothing", test_fit_into_nothing);
  g_test_add_func ("/map/viewport/reveal", test_reveal_moves_as_little_as_needed);
  g_test_add_func ("/map/viewport/keep", test_keep_never_loses_the_map);
  g_test_add_func ("/map/viewport/mix", test_mix_zooms_about_one_point);

  return g_test_run ();
}
