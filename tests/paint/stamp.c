/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-stamp.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 240
#define HEIGHT 60
#define REACH 1.5

static const EntenteColor ground = { 1.0, 1.0, 1.0, 0.85 };
static const EntenteColor ink = { 0.1, 0.1, 0.1, 1.0 };

static const char *const texts[] = { "Harbor Council", "평화 위원회", "مجلس الميناء", "i" };

typedef void (*Draw) (cairo_t *cr, EntenteTextLine *line, double reach);

static void
stamp (cairo_t         *cr,
       EntenteTextLine *line,
       double           reach)
{
  EntenteStamp self = { NULL };

  g_assert_true (entente_stamp_draw (&self, cr, line, 6.3, 5.4, reach, &ground, &ink));
  g_assert_false (cairo_has_current_point (cr));
  entente_stamp_clear (&self);
}

static void
stroke (cairo_t         *cr,
        EntenteTextLine *line,
        double           reach)
{
  entente_text_line_append_path (line, cr, 6.3, 5.4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2.0 * reach);
  entente_ink_set (cr, &ground, 1.0);
  cairo_stroke (cr);
  entente_ink_set (cr, &ink, 1.0);
  entente_draw_text (cr, line, 6.3, 5.4);
}

/* On a dark plane, of which the image shows what begins at a pixel. (transfer full) */
static cairo_surface_t *
picture (Draw        draw,
         const char *text,
         double      scale,
         double      reach,
         int         x,
         int         y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.3, 0.4, 0.5);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  draw (cr, entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, text), reach);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_channel (cairo_surface_t *surface,
             int              x,
             int              y,
             int              channel)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface)
                                                + 4 * x + channel];
}

/* What nobody can tell from the outlines stroked and filled by cairo. */
static void
check_like_strokes (const char *text,
                    double      scale,
                    double      reach)
{
  cairo_surface_t *ours = picture (stamp, text, scale, reach, 0, 0);
  cairo_surface_t *exact = picture (stroke, text, scale, reach, 0, 0);
  guint n_drawn = 0, n_off = 0;
  int sum = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int off = get_channel (ours, x, y, 1) - get_channel (exact, x, y, 1);

        n_drawn += get_channel (exact, x, y, 1) != get_channel (exact, WIDTH - 1, HEIGHT - 1, 1);
        n_off += ABS (off) > 24;
        sum += off;
        g_assert_cmpint (ABS (off), <, 128);
      }
  g_assert_cmpuint (n_drawn, >, 20);
  g_assert_cmpuint (n_off, <, n_drawn / 8);
  g_assert_cmpint (ABS (sum), <, 6 * (int) n_drawn);
  cairo_surface_destroy (ours);
  cairo_surface_destroy (exact);
}

static void
test_like_strokes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      check_like_strokes (texts[i], 1.0, REACH);
      check_like_strokes (texts[i], 0.8, REACH / 0.8);
      check_like_strokes (texts[i], 2.0, REACH);
    }
}

/* Whatever of the plane an image shows. */
static void
test_parts_join (void)
{
  const int dx = 31, dy = 7;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      cairo_surface_t *whole = picture (stamp, texts[i], 1.0, REACH, 0, 0);
      cairo_surface_t *part = picture (stamp, texts[i], 1.0, REACH, dx, dy);

      for (int y = 0; y + dy < HEIGHT; y++)
        g_assert_cmpmem (
            cairo_image_surface_get_data (part) + y * cairo_image_surface_get_stride (part),
            4 * (WIDTH - dx),
            cairo_image_surface_get_data (whole)
                + (y + dy) * cairo_image_surface_get_stride (whole) + 4 * dx,
            4 * (WIDTH - dx));
      cairo_surface_destroy (whole);
      cairo_surface_destroy (part);
    }
}

static void
assert_refused (cairo_t    *cr,
                const char *text,
                double      reach)
{
  EntenteStamp self = { NULL };

  g_assert_false (entente_stamp_draw (
      &self, cr, entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, text), 5.0, 5.0, reach,
      &ground, &ink));
  g_assert_null (self.room);
}

static cairo_status_t
write_nowhere (void                *closure,
               const unsigned char *data,
               unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* What cairo does better, or has to do. */
static void
test_refuses (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (write_nowhere, NULL, WIDTH, HEIGHT);
  cairo_t *on_image = cairo_create (image);
  cairo_t *on_pdf = cairo_create (pdf);

  assert_refused (on_pdf, "Harbor", REACH);
  assert_refused (on_image, "Harbor 🚢", REACH);
  assert_refused (on_image, "Harbor", 1.2 * REACH);
  assert_refused (on_image, "Harbor", 4.0 * REACH);
  cairo_rotate (on_image, 0.1);
  assert_refused (on_image, "Harbor", REACH);
  cairo_destroy (on_image);
  cairo_destroy (on_pdf);
  cairo_surface_destroy (image);
  cairo_surface_destroy (pdf);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/stamp/like-strokes", test_like_strokes);
  g_test_add_func ("/paint/stamp/parts-join", test_parts_join);
  g_test_add_func ("/paint/stamp/refuses", test_refuses);

  return g_test_run ();
}
