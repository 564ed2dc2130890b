/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-color.h"

static void
test_from_rgb (void)
{
  EntenteColor color = entente_color_from_rgb (0xff8000);

  g_assert_cmpfloat_with_epsilon (color.red, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.green, 128.0 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.blue, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.alpha, 1.0, 1e-9);
}

static void
test_contrast (void)
{
  EntenteColor black = entente_color_from_rgb (0x000000);
  EntenteColor white = entente_color_from_rgb (0xffffff);
  EntenteColor gray = entente_color_from_rgb (0x777777);

  g_assert_cmpfloat_with_epsilon (entente_color_get_contrast (&black, &white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (entente_color_get_contrast (&white, &black), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (entente_color_get_contrast (&white, &gray), 4.478, 1e-3);
  g_assert_cmpfloat_with_epsilon (entente_color_get_contrast (&gray, &gray), 1.0, 1e-9);
}

static void
test_mix_ends (void)
{
  EntenteColor one = entente_color_from_rgb (0x1a6fa8);
  EntenteColor two = entente_color_from_rgb (0xc2410c);
  EntenteColor from = entente_color_mix (&one, &two, 0.0);
  EntenteColor to = entente_color_mix (&one, &two, 1.0);

  g_assert_cmpfloat_with_epsilon (from.red, one.red, 1e-4);
  g_assert_cmpfloat_with_epsilon (from.green, one.green, 1e-4);
  g_assert_cmpfloat_with_epsilon (from.blue, one.blue, 1e-4);
  g_assert_cmpfloat_with_epsilon (to.red, two.red, 1e-4);
  g_assert_cmpfloat_with_epsilon (to.green, two.green, 1e-4);
  g_assert_cmpfloat_with_epsilon (to.blue, two.blue, 1e-4);
}

static void
test_stand_out (void)
{
  static const guint32 grounds[] = { 0xffffff, 0xfbfaf8, 0x1e1d1b, 0x000000, 0x808080, 0xffff00 };
  static const guint32 colors[] = { 0xffffff, 0x000000, 0x808080, 0xffff00, 0x0000ff, 0xff0000 };

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (colors); j++)
      {
        EntenteColor ground = entente_color_from_rgb (grounds[i]);
        EntenteColor color = entente_color_from_rgb (colors[j]);
        EntenteColor moved = entente_color_stand_out (&color, &ground, 4.5);

        g_assert_cmpfloat (entente_color_get_contrast (&moved, &ground), >=, 4.5);
        /* No farther than it must: what stood out already is as it was, and the rest just does. */
        if (entente_color_get_contrast (&color, &ground) >= 4.5)
          g_assert_cmpfloat (moved.green, ==, color.green);
        else
          g_assert_cmpfloat (entente_color_get_contrast (&moved, &ground), <, 4.6);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/color/from-rgb", test_from_rgb);
  g_test_add_func ("/palette/color/contrast", test_contrast);
  g_test_add_func ("/palette/color/mix-ends", test_mix_ends);
  g_test_add_func ("/palette/color/stand-out", test_stand_out);

  return g_test_run ();
}
