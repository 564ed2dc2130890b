/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-image-source.h"

#define SIDE 64

static const cairo_user_data_key_t key;

static void
gone_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static cairo_surface_t *
create_image (cairo_format_t format)
{
  cairo_surface_t *image = cairo_image_surface_create (format, SIDE, SIDE);
  cairo_t *cr = cairo_create (image);

  for (int i = 0; i < SIDE; i += 4)
    {
      cairo_rectangle (cr, i, i / 2, 3.0, SIDE / 3.0);
      cairo_set_source_rgba (cr, i / (double) SIDE, 0.4, 1.0 - i / (double) SIDE, 0.7);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  return image;
}

static cairo_surface_t *
create_recording (void)
{
  const cairo_rectangle_t extents = { 0.0, 0.0, 2 * SIDE, 2 * SIDE };

  return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
}

/* Into what is recorded, and that into pixels. (transfer full) */
static cairo_surface_t *
show (cairo_surface_t *image,
      double           factor,
      double           alpha,
      void (*set_source) (cairo_t *cr, cairo_surface_t *image))
{
  cairo_surface_t *shown = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * SIDE, 2 * SIDE);
  cairo_surface_t *recording = create_recording ();
  cairo_t *cr = cairo_create (recording);

  cairo_translate (cr, 5.0, 7.0);
  cairo_scale (cr, factor, factor);
  set_source (cr, image);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            factor == 1.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint_with_alpha (cr, alpha);
  cairo_destroy (cr);

  cr = cairo_create (shown);
  cairo_set_source_surface (cr, recording, 0.0, 0.0);
  cairo_paint (cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
  cairo_surface_flush (shown);
  return shown;
}

static void
set_surface (cairo_t         *cr,
             cairo_surface_t *image)
{
  cairo_set_source_surface (cr, image, 0.0, 0.0);
}

static void
test_looks_like_the_surface (void)
{
  static const struct
  {
    cairo_format_t format;
    double factor;
    double alpha;
  } cases[] = {
    { CAIRO_FORMAT_RGB24, 1.0, 1.0 },   { CAIRO_FORMAT_RGB24, 0.7, 1.0 },
    { CAIRO_FORMAT_RGB24, 1.0, 0.5 },   { CAIRO_FORMAT_ARGB32, 1.0, 1.0 },
    { CAIRO_FORMAT_ARGB32, 1.37, 1.0 }, { CAIRO_FORMAT_ARGB32, 1.37, 0.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *image = create_image (cases[i].format);
      cairo_surface_t *ours
          = show (image, cases[i].factor, cases[i].alpha, entente_image_source_set);
      cairo_surface_t *theirs = show (image, cases[i].factor, cases[i].alpha, set_surface);
      gsize size = (gsize) cairo_image_surface_get_stride (ours) * 2 * SIDE;

      g_assert_cmpmem (cairo_image_surface_get_data (ours), size,
                       cairo_image_surface_get_data (theirs), size);
      cairo_surface_destroy (ours);
      cairo_surface_destroy (theirs);
      cairo_surface_destroy (image);
    }
}

/* A copy would have let it go at once. */
static void
test_is_kept_by_what_is_recorded (void)
{
  cairo_surface_t *image = create_image (CAIRO_FORMAT_RGB24);
  cairo_surface_t *recording = create_recording ();
  cairo_t *cr = cairo_create (recording);
  gboolean gone = FALSE;

  cairo_surface_set_user_data (image, &key, &gone, gone_cb);
  entente_image_source_set (cr, image);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  g_assert_false (gone);
  cairo_surface_destroy (recording);
  g_assert_true (gone);
}

static void
test_goes_at_once_else (void)
{
  cairo_surface_t *shown = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_surface_t *image = create_image (CAIRO_FORMAT_RGB24);
  cairo_t *cr = cairo_create (shown);
  gboolean gone = FALSE;

  cairo_surface_set_user_data (image, &key, &gone, gone_cb);
  entente_image_source_set (cr, image);
  cairo_surface_destroy (image);
  cairo_paint (cr);
  g_assert_false (gone);
  cairo_destroy (cr);
  g_assert_true (gone);
  cairo_surface_destroy (shown);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/image-source/looks", test_looks_like_the_surface);
  g_test_add_func ("/map/image-source/recorded", test_is_kept_by_what_is_recorded);
  g_test_add_func ("/map/image-source/goes", test_goes_at_once_else);

  return g_test_run ();
}
