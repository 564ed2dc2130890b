/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-color.h"
#include "entente-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A pixel of the plate that one opaque line covers wholly. Sums of whole numbers are the same in whatever
 * order lines come. */
#define ENTENTE_RASTER_WHOLE 4096

/**
 * EntenteRaster:
 *
 * Pixels on which lines add up, as light does, instead of covering one another: hundred thousands
 * keep their structure and cost little. What a pixel gets depends on the line alone, not on where the raster
 * begins, so that rasters side by side join without a seam.
 *
 * Lines of one color go to a small plate, which stays in the processor's cache; it is then laid on
 * the sum of all.
 */
typedef struct
{
  int x, y; /* of its first pixel, on a plane of pixels */
  int width, height;
  gsize stride;    /* of the plate, pixels */
  guint32 *room;   /* the plate with a margin around it */
  guint32 *plate;  /* its first pixel: opacity, of ENTENTE_RASTER_WHOLE; for a million lines over another */
  int most_width;  /* that there is room for; likewise @most_height */
  int most_height;
  float *sums;     /* for each pixel red, green, blue, each by opacity, and opacity; not set until a plate is laid */
  gboolean marked; /* there is something on the plate */
  gboolean laid;   /* a plate was laid */
} EntenteRaster;

void             entente_raster_init      (EntenteRaster       *self,
                                           int                  x,
                                           int                  y,
                                           int                  width,
                                           int                  height);
void             entente_raster_clear     (EntenteRaster       *self);
/* Begins anew elsewhere, no larger than it was made, in the same memory: new memory costs more than the
 * lines of many a part. All plates have been laid. */
void             entente_raster_move      (EntenteRaster       *self,
                                           int                  x,
                                           int                  y,
                                           int                  width,
                                           int                  height);
void             entente_raster_add_line  (EntenteRaster       *self,
                                           EntentePoint         from,
                                           EntentePoint         to,
                                           double               width,
                                           double               alpha);
void             entente_raster_lay_plate (EntenteRaster       *self,
                                           const EntenteColor  *color);
void             entente_raster_develop   (const EntenteRaster *self,
                                           double               most,
                                           double               alpha,
                                           cairo_surface_t     *image,
                                           int                  x,
                                           int                  y);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteRaster, entente_raster_clear)

G_END_DECLS
