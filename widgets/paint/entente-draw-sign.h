/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

void entente_draw_sign (cairo_t            *cr,
                        EntenteSign         sign,
                        double              x,
                        double              y,
                        double              radius,
                        const EntenteColor *color,
                        const EntenteColor *ground,
                        gboolean            hollow);

G_END_DECLS
