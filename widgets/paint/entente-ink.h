/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-color.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Draws from here on in a color, @alpha times as opaque. */
static inline void
entente_ink_set (cairo_t            *cr,
                 const EntenteColor *color,
                 double              alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

G_END_DECLS
