/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-pen.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define WIDTH 160
#define HEIGHT 120

/* How far one channel may be off what cairo strokes, and all together: edges are sampled. */
#define TOLERANCE 56
#define MEAN_TOLERANCE 0.8

static const EntenteColor blue = { 0.1, 0.4, 0.7, 0.9 };

static const EntentePoint curves[][4] = {
  { { 10.0, 10.5 }, { 50.0, 10.5 }, { 100.0, 10.5 }, { 150.0, 10.5 } },
  { { 20.5, 5.0 }, { 20.5, 40.0 }, { 20.5, 80.0 }, { 20.5, 110.0 } },
  { { -9.0, 5.0 }, { 40.0, 60.0 }, { 90.0, 90.0 }, { 170.0, 60.0 } },
  { { -40.0, 60.0 }, { 30.0, 20.0 }, { 90.0, 90.0 }, { 220.0, 75.0 } },
  { { 60.3, -20.0 }, { 80.0, 30.0 }, { 80.0, 90.0 }, { 60.0, 150.0 } },
};

static cairo_surface_t *
new_image (cairo_format_t format)
{
  cairo_surface_t *image = cairo_image_surface_create (format, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgb (cr, 0.97, 0.96, 0.93);
  if (format == CAIRO_FORMAT_RGB24)
    cairo_paint (cr);
  cairo_destroy (cr);
  return image;
}

/* On a plane of half the scale, moved by some pixels. */
static cairo_t *
new_context (cairo_surface_t *image,
             int              x,
             int              y)
{
  cairo_t *cr = cairo_create (image);

  cairo_translate (cr, -x, -y);
  cairo_scale (cr, 0.5, 0.5);
  return cr;
}

static void
draw (cairo_surface_t *image,
      int              x,
      int              y,
      double           width)
{
  cairo_t *cr = new_context (image, x, y);
  EntentePen pen;

  entente_pen_init (&pen, cr);
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      EntentePoint curve[4];

      for (guint j = 0; j < 4; j++)
        curve[j] = (EntentePoint) { 2.0 * curves[i][j].x, 2.0 * curves[i][j].y };
      g_assert_true (entente_pen_can_draw (&pen, cr, curve, 4, width * 2.0));
      entente_pen_draw_curve (&pen, curve, 0.0, 1.0, width * 2.0, &blue);
    }
  cairo_destroy (cr);
}

static void
stroke (cairo_surface_t *image,
        double           width)
{
  cairo_t *cr = cairo_create (image);

  cairo_set_line_width (cr, width);
  cairo_set_source_rgba (cr, blue.red, blue.green, blue.blue, blue.alpha);
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      const EntentePoint *p = curves[i];

      cairo_move_to (cr, p[0].x, p[0].y);
      cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (image);
}

static void
assert_alike (cairo_surface_t *a,
              cairo_surface_t *b)
{
  const gsize size = (gsize) cairo_image_surface_get_stride (a) * HEIGHT;
  double sum = 0.0;

  for (gsize i = 0; i < size; i++)
    {
      int off = i % 4 == 3 && cairo_image_surface_get_format (a) == CAIRO_FORMAT_RGB24
                    ? 0
                    : ABS ((int) cairo_image_surface_get_data (a)[i]
                           - (int) cairo_image_surface_get_data (b)[i]);

      g_assert_cmpint (off, <=, TOLERANCE);
      sum += off;
    }
  g_assert_cmpfloat (sum / (double) size, <, MEAN_TOLERANCE);
}

/* Lines look as cairo strokes them, on ground and on nothing. */
static void
test_stroke (void)
{
  static const cairo_format_t formats[] = { CAIRO_FORMAT_RGB24, CAIRO_FORMAT_ARGB32 };
  static const double widths[] = { 0.8, 1.7, 3.5 };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        cairo_surface_t *ours = new_image (formats[i]);
        cairo_surface_t *theirs = new_image (formats[i]);

        draw (ours, 0, 0, widths[j]);
        stroke (theirs, widths[j]);
        assert_alike (ours, theirs);
        cairo_surface_destroy (ours);
        cairo_surface_destroy (theirs);
      }
}

/* What lies on a part of the plane is there what it is on the whole, to the last bit. */
static void
test_seams (void)
{
  cairo_surface_t *whole = new_image (CAIRO_FORMAT_ARGB32);
  cairo_surface_t *part = new_image (CAIRO_FORMAT_ARGB32);
  const int x = 61;
  const int y = 40;

  draw (whole, 0, 0, 1.3);
  draw (part, x, y, 1.3);
  for (int row = y; row < HEIGHT; row++)
    g_assert_cmpmem (cairo_image_surface_get_data (whole)
                         + row * cairo_image_surface_get_stride (whole) + 4 * x,
                     4 * (WIDTH - x),
                     cairo_image_surface_get_data (part)
                         + (row - y) * cairo_image_surface_get_stride (part),
                     4 * (WIDTH - x));
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

/* Nothing is drawn outside of the clip. */
static void
test_clip (void)
{
  cairo_surface_t *image = new_image (CAIRO_FORMAT_ARGB32);
  cairo_t *cr = cairo_create (image);
  EntentePen pen;

  cairo_rectangle (cr, 40.0, 30.0, 50.0, 60.0);
  cairo_clip (cr);
  entente_pen_init (&pen, cr);
  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    entente_pen_draw_curve (&pen, curves[i], 0.1, 0.9, 2.0, &blue);
  cairo_destroy (cr);
  for (int row = 0; row < HEIGHT; row++)
    for (int column = 0; column < WIDTH; column++)
      {
        guint32 pixel;

        memcpy (&pixel, cairo_image_surface_get_data (image)
                            + row * cairo_image_surface_get_stride (image) + 4 * column,
                sizeof pixel);
        if (column < 40 || column >= 90 || row < 30 || row >= 90)
          g_assert_cmphex (pixel, ==, 0);
      }
  cairo_surface_destroy (image);
}

static cairo_status_t
drop (void                *closure,
      const unsigned char *data,
      unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* There is no pen for vectors, for other clips, for a turned plane, within a group, and for broad
 * lines and such as turn round. */
static void
test_not_ready (void)
{
  cairo_surface_t *image = new_image (CAIRO_FORMAT_RGB24);
  cairo_surface_t *vectors = cairo_svg_surface_create_for_stream (drop, NULL, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (vectors);
  const EntentePoint round[]
      = { { 60.0, 0.0 }, { 150.0, 30.0 }, { 150.0, 90.0 }, { 60.0, 110.0 } };
  EntentePen pen;

  entente_pen_init (&pen, cr);
  g_assert_false (entente_pen_can_draw (&pen, cr, curves[0], 4, 1.0));
  cairo_destroy (cr);

  cr = cairo_create (image);
  entente_pen_init (&pen, cr);
  g_assert_true (entente_pen_can_draw (&pen, cr, curves[0], 4, 1.0));
  g_assert_false (entente_pen_can_draw (&pen, cr, curves[0], 4, 20.0));
  g_assert_false (entente_pen_can_draw (&pen, cr, round, 4, 1.0));
  cairo_push_group (cr);
  g_assert_false (entente_pen_can_draw (&pen, cr, curves[0], 4, 1.0));
  cairo_pop_group_to_source (cr);
  cairo_rotate (cr, 0.1);
  entente_pen_init (&pen, cr);
  g_assert_false (entente_pen_can_draw (&pen, cr, curves[0], 4, 1.0));
  cairo_identity_matrix (cr);
  cairo_arc (cr, 50.0, 50.0, 30.0, 0.0, 2.0 * G_PI);
  cairo_clip (cr);
  entente_pen_init (&pen, cr);
  g_assert_false (entente_pen_can_draw (&pen, cr, curves[0], 4, 1.0));
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  cairo_surface_destroy (vectors);
}

/* Discs of all sizes, or squares, some cut off by the image's sides. */
static void
get_disc (guint         i,
          EntentePoint *middle,
          double       *radius)
{
  *middle = (EntentePoint) { 3.3 + 17.7 * i, 1.2 + 11.3 * i };
  *radius = 1.2 + 1.4 * i;
}

static void
draw_discs (cairo_surface_t *image,
            int              x,
            int              y,
            gboolean         by_pen,
            gboolean         square)
{
  cairo_t *cr = new_context (image, x, y);
  EntentePen pen;

  entente_pen_init (&pen, cr);
  cairo_set_source_rgba (cr, blue.red, blue.green, blue.blue, blue.alpha);
  for (guint i = 0; i < 10; i++)
    {
      EntentePoint middle;
      double radius;

      get_disc (i, &middle, &radius);
      middle = (EntentePoint) { 2.0 * middle.x, 2.0 * middle.y };
      if (by_pen && square)
        g_assert_true (entente_pen_fill_square (&pen, cr, middle, radius, &blue));
      else if (square)
        cairo_rectangle (cr, middle.x - radius, middle.y - radius, 2.0 * radius, 2.0 * radius);
      else if (by_pen)
        g_assert_true (entente_pen_fill_disc (&pen, cr, middle, 2.0 * radius, &blue));
      else
        cairo_arc (cr, middle.x, middle.y, 2.0 * radius, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

/* They look as cairo fills them, and join where a picture is painted in parts. */
static void
check_discs (gboolean square)
{
  cairo_surface_t *ours = new_image (CAIRO_FORMAT_RGB24);
  cairo_surface_t *theirs = new_image (CAIRO_FORMAT_RGB24);
  cairo_surface_t *moved = new_image (CAIRO_FORMAT_RGB24);
  const int off = 31;
  int stride = cairo_image_surface_get_stride (ours);

  draw_discs (ours, 0, 0, TRUE, square);
  draw_discs (theirs, 0, 0, FALSE, square);
  draw_discs (moved, off, off, TRUE, square);
  assert_alike (ours, theirs);
  for (int y = off; y < HEIGHT; y++)
    g_assert_cmpmem (cairo_image_surface_get_data (ours) + y * stride + 4 * off,
                     (gsize) (4 * (WIDTH - off)),
                     cairo_image_surface_get_data (moved) + (y - off) * stride,
                     (gsize) (4 * (WIDTH - off)));
  cairo_surface_destroy (ours);
  cairo_surface_destroy (theirs);
  cairo_surface_destroy (moved);
}

static void
test_discs (void)
{
  check_discs (FALSE);
}

static void
test_squares (void)
{
  check_discs (TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/pen/stroke", test_stroke);
  g_test_add_func ("/paint/pen/seams", test_seams);
  g_test_add_func ("/paint/pen/clip", test_clip);
  g_test_add_func ("/paint/pen/discs", test_discs);
  g_test_add_func ("/paint/pen/squares", test_squares);
  g_test_add_func ("/paint/pen/not-ready", test_not_ready);

  return g_test_run ();
}
