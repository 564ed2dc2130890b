/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-image-source.h"

static cairo_surface_t *
acquire_cb (cairo_pattern_t             *pattern,
            void                        *image,
            cairo_surface_t             *target,
            const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (image);
}

static void
release_cb (cairo_pattern_t *pattern,
            void            *image,
            cairo_surface_t *acquired)
{
  cairo_surface_destroy (acquired);
}

static cairo_status_t
copy_cb (cairo_pattern_t       *pattern,
         void                  *image,
         const cairo_pattern_t *other)
{
  cairo_surface_reference (image);
  return CAIRO_STATUS_SUCCESS;
}

static void
finish_cb (cairo_pattern_t *pattern,
           void            *image)
{
  cairo_surface_destroy (image);
}

void
entente_image_source_set (cairo_t         *cr,
                          cairo_surface_t *image)
{
  cairo_pattern_t *pattern = cairo_pattern_create_raster_source (
      cairo_surface_reference (image), cairo_surface_get_content (image),
      cairo_image_surface_get_width (image), cairo_image_surface_get_height (image));

  cairo_raster_source_pattern_set_acquire (pattern, acquire_cb, release_cb);
  cairo_raster_source_pattern_set_copy (pattern, copy_cb);
  cairo_raster_source_pattern_set_finish (pattern, finish_cb);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}
