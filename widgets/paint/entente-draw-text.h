/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-text-line.h"

#include <cairo.h>

G_BEGIN_DECLS

void     entente_draw_text              (cairo_t         *cr,
                                         EntenteTextLine *line,
                                         double           x,
                                         double           y);
void     entente_draw_letters           (cairo_t         *cr,
                                         EntenteTextLine *line,
                                         double           x,
                                         double           y);
/* Letters in colors are pictures and have no outline. */
gboolean entente_text_may_have_pictures (const char      *text);

G_END_DECLS
