/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-color.h"
#include "entente-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntentePen:
 *
 * Draws plain lines, discs and squares into an image's own pixels, several times as quick as cairo does: each
 * pixel is covered by what part of it they lie on. What a pixel gets hangs on them alone, so that
 * parts of a picture join. On other surfaces, under other clips than one rectangle of whole pixels,
 * and where the plane is turned, there is no pen: then cairo draws.
 */
typedef struct
{
  cairo_surface_t *image; /* borrowed; NULL: there is no pen */
  guint8 *data;           /* of the rectangle's first pixel */
  gsize stride;           /* bytes */
  int width, height;
  int x, y;               /* of the rectangle, on the plane */
  double scale, x0, y0;   /* map units to the plane: x · scale + x0 */
} EntentePen;

/* For what @cr draws on within its clip, as long as that stays as it is. */
void     entente_pen_init       (EntentePen         *self,
                                 cairo_t            *cr);
/* Whether it draws a line of Béziers; @width: map units. Not where there is none or not for what is
 * drawn on now, and not what is broad or turns far: cairo does that better. */
gboolean entente_pen_can_draw   (const EntentePen   *self,
                                 cairo_t            *cr,
                                 const EntentePoint *points,
                                 guint               n_points,
                                 double              width);
/* A Bézier of four points between two parameters, with butt ends. */
void     entente_pen_draw_curve (const EntentePen   *self,
                                 const EntentePoint *points,
                                 double              from,
                                 double              to,
                                 double              width,
                                 const EntenteColor *color);
/* A disc, where the pen draws at all; FALSE: it does not now. */
gboolean entente_pen_fill_disc  (const EntentePen   *self,
                                 cairo_t            *cr,
                                 EntentePoint        middle,
                                 double              radius,
                                 const EntenteColor *color);

/* Likewise a square. */
gboolean entente_pen_fill_square (const EntentePen  *self,
                                 cairo_t            *cr,
                                 EntentePoint        middle,
                                 double              half, /* of a side */
                                 const EntenteColor *color);

G_END_DECLS
