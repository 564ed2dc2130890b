/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-png.h"

#include <string.h>

typedef struct
{
  guint n_calls;
  double last;
  GCancellable *cancellable; /* (nullable): cancelled at the first call */
} Told;

static void
tell_cb (double   part,
         gpointer user_data)
{
  Told *told = user_data;

  g_assert_cmpfloat (part, >=, told->last);
  g_assert_cmpfloat (part, <=, 1.0);
  told->last = part;
  told->n_calls++;
  if (told->cancellable != NULL)
    g_cancellable_cancel (told->cancellable);
}

/* Every alpha there is, with every color that it can carry in some column. */
static cairo_surface_t *
create_image (int      width,
              int      height,
              gboolean opaque)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8 *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 alpha = opaque ? 255 : (guint32) y % 256;
        guint32 part = (guint32) x % (alpha + 1);
        guint32 pixel = alpha << 24 | part << 16 | (alpha - part) << 8 | part / 2;

        memcpy (data + y * stride + x * 4, &pixel, sizeof pixel);
      }
  cairo_surface_mark_dirty (image);
  return image;
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Source *source = closure;

  if (source->left < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data, length);
  source->data += length;
  source->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* cairo reads the very pixels again: multiplying undoes dividing, at every alpha. */
static void
check_image (int      width,
             int      height,
             gboolean opaque)
{
  cairo_surface_t *image = create_image (width, height, opaque);
  Told told = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_png_write (image, opaque, tell_cb, &told, NULL, &error);
  Source source = { NULL, 0 };
  cairo_surface_t *again;

  g_assert_no_error (error);
  g_assert_cmpuint (told.n_calls, >, 0);
  source.data = g_bytes_get_data (bytes, &source.left);
  again = cairo_image_surface_create_from_png_stream (read_cb, &source);
  g_assert_cmpint (cairo_surface_status (again), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (source.left, ==, 0);
  g_assert_cmpint (cairo_image_surface_get_width (again), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (again), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 expected, pixel;

        memcpy (&expected,
                cairo_image_surface_get_data (image)
                    + y * cairo_image_surface_get_stride (image) + x * 4,
                sizeof expected);
        memcpy (&pixel,
                cairo_image_surface_get_data (again)
                    + y * cairo_image_surface_get_stride (again) + x * 4,
                sizeof pixel);
        g_assert_cmphex (pixel & (opaque ? 0xffffff : 0xffffffff), ==,
                         expected & (opaque ? 0xffffff : 0xffffffff));
      }
  cairo_surface_destroy (again);
  cairo_surface_destroy (image);
}

static void
test_pixels (void)
{
  check_image (1, 1, TRUE);
  check_image (1, 1, FALSE);
  check_image (301, 300, TRUE);
  check_image (301, 300, FALSE);
}

/* Above what gets less of deflate's effort. */
static void
test_large (void)
{
  check_image (4600, 4400, TRUE);
}

static void
test_cancel (void)
{
  cairo_surface_t *image = create_image (10, 1000, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told told = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_png_write (image, TRUE, tell_cb, &told, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (told.n_calls, ==, 1);
  cairo_surface_destroy (image);
}

/* More than PNG can say: libpng gives up, in words. */
static void
test_nothing (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 0, 0);
  Told told = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_png_write (image, TRUE, tell_cb, &told, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, !=, "");
  cairo_surface_destroy (image);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paint/png/pixels", test_pixels);
  g_test_add_func ("/paint/png/large", test_large);
  g_test_add_func ("/paint/png/cancel", test_cancel);
  g_test_add_func ("/paint/png/nothing", test_nothing);
  return g_test_run ();
}
