/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-raster.h"

G_BEGIN_DECLS

/* The side of a part, pixels: a raster's plate stays in a processor's cache. */
#define ENTENTE_SHEAF_PX 256

/**
 * EntenteSheaf:
 * @x: the first pixel on a plane of pixels; likewise @y
 * @n_columns: of parts; likewise @n_rows
 *
 * Lines that will be added up on a rectangle of pixels, cut to straight pieces and put to the square parts
 * they lie on, by color: the pieces of a part are read in a row, as memory is slower than all that is done
 * with them. What comes of them does not hang on their order.
 */
typedef struct
{
  int x, y;
  int n_columns, n_rows;
  GArray *inks; /* one for each color */
} EntenteSheaf;

void  entente_sheaf_init      (EntenteSheaf       *self,
                               int                 x,
                               int                 y,
                               int                 width,
                               int                 height);
void  entente_sheaf_clear     (EntenteSheaf       *self);

/* A number for the color, whatever its opacity. */
guint entente_sheaf_find_ink  (EntenteSheaf       *self,
                               const EntenteColor *color);
/* All on the plane. @bend: how far the curve's middle is off that of the straight line. */
void  entente_sheaf_add_bent  (EntenteSheaf       *self,
                               guint               ink,
                               EntentePoint        from,
                               EntentePoint        to,
                               EntentePoint        bend,
                               double              width,
                               double              alpha);
void  entente_sheaf_add_curve (EntenteSheaf       *self,
                               guint               ink,
                               const EntentePoint *points,
                               double              width,
                               double              alpha);

/* Adds what lies on a part to a raster of just its pixels. */
void  entente_sheaf_lay       (EntenteSheaf       *self,
                               int                 column,
                               int                 row,
                               EntenteRaster      *raster);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteSheaf, entente_sheaf_clear)

G_END_DECLS
