/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-raster.h"

#include <math.h>
#include <string.h>

#define WIDTH 160
#define HEIGHT 120

/* How far one channel may be off what cairo strokes: its edges are sampled. */
#define TOLERANCE 48
/* Of all pixels together, mean. */
#define MEAN_TOLERANCE 0.6

static const EntenteColor blue = { 0.1, 0.4, 0.7, 1.0 };
static const EntenteColor rust = { 0.8, 0.3, 0.1, 1.0 };

static cairo_surface_t *
new_image (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
}

static guint
get_channel (cairo_surface_t *image,
             int              x,
             int              y,
             guint            shift)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image) + 4 * x,
          sizeof pixel);
  return pixel >> shift & 0xff;
}

static EntentePoint
get_random_point (GRand *random)
{
  return (EntentePoint) { g_rand_double_range (random, -60.0, WIDTH + 60.0),
                          g_rand_double_range (random, -60.0, HEIGHT + 60.0) };
}

static void
add_random (EntenteRaster *raster,
            guint          n,
            double         width)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < n; i++)
    {
      EntentePoint from = get_random_point (random);
      EntentePoint to = get_random_point (random);

      entente_raster_add_line (raster, from, to, width, 1.0);
      if (i == n / 2)
        entente_raster_lay_plate (raster, &blue);
    }
  entente_raster_lay_plate (raster, &rust);
}

/* Rasters side by side are the one raster, to the last bit, where lines cross their border too. */
static void
test_seams (void)
{
  static const double widths[] = { 0.3, 0.8, 1.7, 4.0 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      cairo_surface_t *whole = new_image ();
      cairo_surface_t *parts = new_image ();
      const int cut_x = 61;
      const int cut_y = 40;
      g_auto (EntenteRaster) raster;

      entente_raster_init (&raster, 0, 0, WIDTH, HEIGHT);
      add_random (&raster, 300, widths[i]);
      entente_raster_develop (&raster, 20.0, 0.9, whole, 0, 0);
      for (guint part = 0; part < 4; part++)
        {
          int x = part % 2 == 0 ? 0 : cut_x;
          int y = part / 2 == 0 ? 0 : cut_y;
          g_auto (EntenteRaster) piece;

          entente_raster_init (&piece, x, y, x == 0 ? cut_x : WIDTH - cut_x,
                               y == 0 ? cut_y : HEIGHT - cut_y);
          add_random (&piece, 300, widths[i]);
          entente_raster_develop (&piece, 20.0, 0.9, parts, x, y);
        }
      g_assert_cmpmem (cairo_image_surface_get_data (whole),
                       (gsize) cairo_image_surface_get_stride (whole) * HEIGHT,
                       cairo_image_surface_get_data (parts),
                       (gsize) cairo_image_surface_get_stride (parts) * HEIGHT);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (parts);
    }
}

/* Where lines do not lie over another they look as cairo strokes them. */
static void
test_stroke (void)
{
  static const struct
  {
    EntentePoint from, to;
    double width;
  } lines[] = {
    { { 10.0, 10.5 }, { 150.0, 10.5 }, 1.0 },  { { 20.5, 5.0 }, { 20.5, 110.0 }, 1.0 },
    { { 5.0, 5.0 }, { 155.0, 100.0 }, 0.8 },   { { 150.0, 20.0 }, { 100.0, 118.0 }, 0.8 },
    { { -40.0, 60.0 }, { 200.0, 75.0 }, 1.6 }, { { 60.3, -20.0 }, { 70.1, 140.0 }, 3.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cairo_surface_t *ours = new_image ();
      cairo_surface_t *theirs = new_image ();
      cairo_t *cr = cairo_create (theirs);
      g_auto (EntenteRaster) raster;
      double sum = 0.0;

      entente_raster_init (&raster, 0, 0, WIDTH, HEIGHT);
      entente_raster_add_line (&raster, lines[i].from, lines[i].to, lines[i].width, 1.0);
      entente_raster_lay_plate (&raster, &blue);
      entente_raster_develop (&raster, 1.0, 1.0, ours, 0, 0);
      cairo_move_to (cr, lines[i].from.x, lines[i].from.y);
      cairo_line_to (cr, lines[i].to.x, lines[i].to.y);
      cairo_set_line_width (cr, lines[i].width);
      cairo_set_source_rgb (cr, blue.red, blue.green, blue.blue);
      cairo_stroke (cr);
      cairo_destroy (cr);
      cairo_surface_flush (theirs);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          for (guint shift = 0; shift < 32; shift += 8)
            {
              int off = ABS ((int) get_channel (ours, x, y, shift)
                             - (int) get_channel (theirs, x, y, shift));

              g_assert_cmpint (off, <=, TOLERANCE);
              sum += off;
            }
      g_assert_cmpfloat (sum / (4 * WIDTH * HEIGHT), <, MEAN_TOLERANCE);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
    }
}

/* One line is seen beside a thousand, and a thousand is darker than a hundred. */
static void
test_tones (void)
{
  static const guint counts[] = { 1, 10, 100, 1000 };
  cairo_surface_t *image = new_image ();
  g_auto (EntenteRaster) raster;
  guint before = 10;

  entente_raster_init (&raster, 0, 0, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint j = 0; j < counts[i]; j++)
      entente_raster_add_line (&raster, (EntentePoint) { 0.0, 10.5 + 20.0 * i },
                               (EntentePoint) { WIDTH, 10.5 + 20.0 * i }, 1.0, 1.0);
  entente_raster_lay_plate (&raster, &blue);
  entente_raster_develop (&raster, 1000.0, 0.8, image, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint alpha = get_channel (image, WIDTH / 2, 10 + 20 * (int) i, 24);

      g_assert_cmpuint (alpha, >, before);
      before = alpha;
    }
  g_assert_cmpint (ABS ((int) before - (int) (0.8 * 255.0)), <=, 1);
  cairo_surface_destroy (image);
}

/* What is mostly blue is mostly blue, however much there is. */
static void
test_colors (void)
{
  cairo_surface_t *image = new_image ();
  g_auto (EntenteRaster) raster;
  double alpha;

  entente_raster_init (&raster, 0, 0, WIDTH, HEIGHT);
  for (guint i = 0; i < 40; i++)
    {
      entente_raster_add_line (&raster, (EntentePoint) { 0.0, 50.5 },
                               (EntentePoint) { WIDTH, 50.5 }, 1.0, 1.0);
      if (i == 29)
        entente_raster_lay_plate (&raster, &blue);
    }
  entente_raster_lay_plate (&raster, &rust);
  entente_raster_develop (&raster, 40.0, 1.0, image, 0, 0);
  alpha = get_channel (image, 80, 50, 24);
  g_assert_cmpfloat_with_epsilon (get_channel (image, 80, 50, 16) / alpha,
                                  0.75 * blue.red + 0.25 * rust.red, 0.01);
  g_assert_cmpfloat_with_epsilon (get_channel (image, 80, 50, 0) / alpha,
                                  0.75 * blue.blue + 0.25 * rust.blue, 0.01);
  cairo_surface_destroy (image);
}

/* Lines of no length, far off, and without end leave the raster sound. */
static void
test_extremes (void)
{
  const EntentePoint points[]
      = { { 0.0, 0.0 },     { WIDTH, HEIGHT }, { 8e6, 8e6 },         { -8e6, 8e6 },
          { 80.0, 8e6 },    { 80.0, -8e6 },    { 1e-9, 1e-9 },       { WIDTH - 1e-9, 0.5 },
          { 80.25, 60.75 }, { 80.25, 60.75 },  { -0.0001, -0.0001 }, { 8e6, 60.0 } };
  g_auto (EntenteRaster) raster;

  entente_raster_init (&raster, 0, 0, WIDTH, HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    for (guint j = 0; j < G_N_ELEMENTS (points); j++)
      entente_raster_add_line (&raster, points[i], points[j], i % 3 == 0 ? 0.4 : 2.5, 1.0);
  for (gsize i = 0; i < raster.stride * HEIGHT; i++)
    {
      g_assert_cmpuint (raster.plate[i], <=, G_N_ELEMENTS (points) * G_N_ELEMENTS (points)
                                                 * ENTENTE_RASTER_WHOLE);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/raster/seams", test_seams);
  g_test_add_func ("/paint/raster/stroke", test_stroke);
  g_test_add_func ("/paint/raster/tones", test_tones);
  g_test_add_func ("/paint/raster/colors", test_colors);
  g_test_add_func ("/paint/raster/extremes", test_extremes);

  return g_test_run ();
}
