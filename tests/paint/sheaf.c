/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-sheaf.h"

#include <math.h>
#include <string.h>

#define X -90
#define Y 1200
#define WIDTH 700
#define HEIGHT 530
#define N_LINES 600
#define STEPS 64 /* of a pixel: places are floats in the sheaf */

static const EntenteColor colors[] = { { 0.8, 0.3, 0.1, 0.5 }, { 0.1, 0.4, 0.7, 1.0 } };

static EntentePoint
get_random_point (GRand *random)
{
  double x = g_rand_int_range (random, -400 * STEPS, (WIDTH + 400) * STEPS);
  double y = g_rand_int_range (random, -400 * STEPS, (HEIGHT + 400) * STEPS);

  return (EntentePoint) { X + x / STEPS, Y + y / STEPS };
}

/* Lines of all directions, some along the borders of parts, some of no length. */
static void
get_line (guint         i,
          GRand        *random,
          EntentePoint *from,
          EntentePoint *to)
{
  *from = get_random_point (random);
  *to = get_random_point (random);
  if (i % 20 == 0)
    from->x = to->x = X + ENTENTE_SHEAF_PX + (i % 3 - 1.0) * 0.25;
  if (i % 20 == 1)
    from->y = to->y = Y + ENTENTE_SHEAF_PX + (i % 3 - 1.0) * 0.25;
  if (i % 20 == 2)
    *to = *from;
}

static double
get_width (guint i)
{
  static const double widths[] = { 0.8, 1.0, 1.7, 6.0 };

  return (double) (float) widths[i % G_N_ELEMENTS (widths)];
}

static cairo_surface_t *
new_image (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

/* Without parts, color by color. */
static cairo_surface_t *
draw_whole (void)
{
  cairo_surface_t *image = new_image ();
  g_auto (EntenteRaster) raster;

  entente_raster_init (&raster, X, Y, WIDTH, HEIGHT);
  for (guint color = G_N_ELEMENTS (colors); color > 0; color--)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (3);

      for (guint i = 0; i < N_LINES; i++)
        {
          EntentePoint from, to;

          get_line (i, random, &from, &to);
          if (i % G_N_ELEMENTS (colors) == color - 1)
            entente_raster_add_line (&raster, from, to, get_width (i), 0.5);
        }
      entente_raster_lay_plate (&raster, &colors[color - 1]);
    }
  entente_raster_develop (&raster, 12.0, 0.9, image, 0, 0);
  return image;
}

static cairo_surface_t *
develop (EntenteSheaf *sheaf)
{
  cairo_surface_t *image = new_image ();
  g_auto (EntenteRaster) raster;

  entente_raster_init (&raster, X, Y, ENTENTE_SHEAF_PX, ENTENTE_SHEAF_PX);
  for (int row = 0; row < sheaf->n_rows; row++)
    for (int column = 0; column < sheaf->n_columns; column++)
      {
        int x = column * ENTENTE_SHEAF_PX;
        int y = row * ENTENTE_SHEAF_PX;

        entente_raster_move (&raster, X + x, Y + y, MIN (WIDTH - x, ENTENTE_SHEAF_PX),
                             MIN (HEIGHT - y, ENTENTE_SHEAF_PX));
        entente_sheaf_lay (sheaf, column, row, &raster);
        entente_raster_develop (&raster, 12.0, 0.9, image, x, y);
      }
  return image;
}

static void
assert_same (cairo_surface_t *a,
             cairo_surface_t *b)
{
  g_assert_cmpmem (cairo_image_surface_get_data (a),
                   (gsize) cairo_image_surface_get_stride (a) * HEIGHT,
                   cairo_image_surface_get_data (b),
                   (gsize) cairo_image_surface_get_stride (b) * HEIGHT);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* Part by part, one after the other in the same memory, it is what one raster has, to the last bit, in
 * whatever order lines come. */
static void
test_parts (void)
{
  const EntentePoint straight = { 0.0, 0.0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  EntentePoint lines[N_LINES][2];
  g_auto (EntenteSheaf) sheaf;

  entente_sheaf_init (&sheaf, X, Y, WIDTH, HEIGHT);
  for (guint i = 0; i < N_LINES; i++)
    get_line (i, random, &lines[i][0], &lines[i][1]);
  for (guint i = N_LINES; i > 0; i--)
    {
      guint ink = entente_sheaf_find_ink (&sheaf, &colors[(i - 1) % G_N_ELEMENTS (colors)]);

      entente_sheaf_add_bent (&sheaf, ink, lines[i - 1][0], lines[i - 1][1], straight,
                              get_width (i - 1), 0.5);
    }
  g_assert_cmpuint (sheaf.inks->len, ==, G_N_ELEMENTS (colors));
  assert_same (draw_whole (), develop (&sheaf));
}

/* A bend and the curve that it stands for are one line. */
static void
test_bend (void)
{
  const EntentePoint from = { X + 20.0, Y + 40.0 }, to = { X + 650.0, Y + 500.0 };
  const EntentePoint bend = { 60.0, -70.0 };
  const EntentePoint corner = { (from.x + to.x) / 2.0 + 2.0 * bend.x,
                                (from.y + to.y) / 2.0 + 2.0 * bend.y };
  const EntentePoint curve[] = { from,
                                 { from.x + (corner.x - from.x) * 2.0 / 3.0,
                                   from.y + (corner.y - from.y) * 2.0 / 3.0 },
                                 { to.x + (corner.x - to.x) * 2.0 / 3.0,
                                   to.y + (corner.y - to.y) * 2.0 / 3.0 },
                                 to };
  cairo_surface_t *images[2];
  guint n_marked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    {
      g_auto (EntenteSheaf) sheaf;
      guint ink;

      entente_sheaf_init (&sheaf, X, Y, WIDTH, HEIGHT);
      ink = entente_sheaf_find_ink (&sheaf, &colors[0]);
      if (i == 0)
        entente_sheaf_add_bent (&sheaf, ink, from, to, bend, 3.0, 1.0);
      else
        entente_sheaf_add_curve (&sheaf, ink, curve, 3.0, 1.0);
      images[i] = develop (&sheaf);
    }
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gsize at = (gsize) (y * cairo_image_surface_get_stride (images[0]) + 4 * x + 3);
        guint one = cairo_image_surface_get_data (images[0])[at];
        guint two = cairo_image_surface_get_data (images[1])[at];

        n_marked += one > 0;
        g_assert_cmpint (ABS ((int) one - (int) two), <, 96);
      }
  g_assert_cmpuint (n_marked, >, 1500);
  cairo_surface_destroy (images[0]);
  cairo_surface_destroy (images[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/sheaf/parts", test_parts);
  g_test_add_func ("/paint/sheaf/bend", test_bend);

  return g_test_run ();
}
