/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-viewport.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntenteArea:
 *
 * Device pixels, counted from the map's origin at some zoom. A plain value, never empty.
 */
typedef struct
{
  gint64 x;
  gint64 y;
  int width;
  int height;
} EntenteArea;

/* What is in view, its corner on a whole pixel. @scale: device pixels per widget pixel. */
EntenteArea entente_area_of_view  (const EntenteViewport *viewport,
                                   int                    scale);
/* So much larger on each side, as far as cairo goes. */
EntenteArea entente_area_grow     (EntenteArea            self,
                                   int                    margin);
gboolean    entente_area_contains (EntenteArea            self,
                                   EntenteArea            other);
/* What both have; FALSE where that is nothing. */
gboolean    entente_area_meet     (EntenteArea            self,
                                   EntenteArea            other,
                                   EntenteArea           *both);
/* Adds to a region what of the areas (EntenteArea) lies in this one, in pixels from its corner.
 * Returns whether that is anything. */
gboolean    entente_area_collect  (EntenteArea            self,
                                   const GArray          *areas,
                                   cairo_region_t        *region);

G_END_DECLS
