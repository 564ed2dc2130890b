/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PNG (ISO/IEC 15948), as suits diagrams: even areas with sharp edges repeat as they are, so a row is
 * compressed unfiltered. Beside cairo's own writer, which tries each filter for each row, that takes half
 * the time, and the file of a small map is a third smaller.
 *
 * What is large is mostly dense: searching for what repeats finds hardly anything there and is the larger
 * half of the work. There only runs of what differs equally from its left neighbor are taken together:
 * half the time, for a file that is a twentieth larger, and the same one where areas are even. */

#include "entente-png.h"

#include <errno.h>
#include <png.h>
#include <zlib.h>

#define LEVEL 6 /* deflate's effort */
#define LARGE_PX 20e6

#define ROWS_BETWEEN_LOOKS 64
#define BITS 8

typedef struct
{
  cairo_surface_t *image;
  int width;
  int height;
  gboolean opaque;
  EntentePngProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  guint8 *row; /* one row as PNG has it */
  GByteArray *bytes;
  char *reason; /* (nullable): why libpng gave up */
} Writing;

/* libpng leaves its own functions by a long jump, past no frame that owns anything. */
static G_NORETURN void
fail_cb (png_structp     png,
         png_const_charp reason)
{
  Writing *self = png_get_error_ptr (png);

  self->reason = g_strdup (reason);
  png_longjmp (png, 1);
}

static void
warn_cb (png_structp     png,
         png_const_charp reason)
{
  g_debug ("PNG: %s", reason);
}

static void
append_cb (png_structp png,
           png_bytep   data,
           png_size_t  length)
{
  Writing *self = png_get_io_ptr (png);

  g_byte_array_append (self->bytes, data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static guint8
divide (guint32 part,
        guint32 alpha)
{
  return alpha > 0 ? (guint8) MIN ((part * 255 + alpha / 2) / alpha, 255) : 0;
}

/* cairo's pixels are native words with the color multiplied by alpha; PNG's are bytes without. */
static void
convert_row (Writing       *self,
             const guint32 *pixels)
{
  guint8 *to = self->row;

  for (int x = 0; x < self->width; x++)
    {
      guint32 alpha = self->opaque ? 255 : pixels[x] >> 24;

      for (int shift = 16; shift >= 0; shift -= 8)
        *to++ = alpha == 255 ? (guint8) (pixels[x] >> shift)
                             : divide (pixels[x] >> shift & 255, alpha);
      if (!self->opaque)
        *to++ = (guint8) alpha;
    }
}

static void
write_head (Writing    *self,
            png_structp png,
            png_infop   info)
{
  gboolean large = (double) self->width * self->height > LARGE_PX;

  png_set_write_fn (png, self, append_cb, flush_cb);
  png_set_IHDR (png, info, (png_uint_32) self->width, (png_uint_32) self->height, BITS,
                self->opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, large ? PNG_FILTER_SUB : PNG_FILTER_NONE);
  png_set_compression_strategy (png, large ? Z_RLE : Z_DEFAULT_STRATEGY);
  png_set_compression_level (png, LEVEL);
  png_write_info (png, info);
}

static void
write_rows (Writing    *self,
            png_structp png)
{
  const guint8 *data = cairo_image_surface_get_data (self->image);
  gsize stride = (gsize) cairo_image_surface_get_stride (self->image);

  for (int y = 0; y < self->height; y++)
    {
      if (y % ROWS_BETWEEN_LOOKS == 0)
        {
          if (g_cancellable_is_cancelled (self->cancellable))
            return;
          self->progress ((double) y / self->height, self->user_data);
        }
      convert_row (self, (const guint32 *) (gconstpointer) (data + (gsize) y * stride));
      png_write_row (png, self->row);
    }
  png_write_end (png, NULL);
}

/* FALSE where libpng gave up. */
static gboolean
write_all (Writing    *self,
           png_structp png,
           png_infop   info)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;
  write_head (self, png, info);
  write_rows (self, png);
  return TRUE;
}

static gboolean
run (Writing *self)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, self, fail_cb, warn_cb);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean done = info != NULL && write_all (self, png, info);

  png_destroy_write_struct (&png, &info);
  return done;
}

/**
 * entente_png_write:
 * @image: an image surface of CAIRO_FORMAT_ARGB32, flushed
 * @opaque: whether nothing shines through: then the file has no alpha
 * @progress: called now and then
 * @cancellable: (nullable): looked at between rows
 *
 * Compresses a picture. The same pixels give the same bytes, with one version of zlib. Any thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes; NULL with an error of G_IO_ERROR
 */
GBytes *
entente_png_write (cairo_surface_t    *image,
                   gboolean            opaque,
                   EntentePngProgress  progress,
                   gpointer            user_data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  int width = cairo_image_surface_get_width (image);
  g_autofree guint8 *row = g_new (guint8, (gsize) width * 4);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Writing self = {
    .image = image,
    .width = width,
    .height = cairo_image_surface_get_height (image),
    .opaque = opaque,
    .progress = progress,
    .user_data = user_data,
    .cancellable = cancellable,
    .row = row,
    .bytes = bytes,
  };
  gboolean done = run (&self);
  g_autofree char *reason = self.reason;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (done)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       reason != NULL ? reason : g_strerror (ENOMEM));
  return NULL;
}
