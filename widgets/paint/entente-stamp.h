/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-color.h"
#include "entente-text-line.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntenteStamp:
 *
 * Draws text with some ground around its letters, several times as quick as cairo strokes their outlines: what
 * lies near to them is found on samples, of which there are as many across the ground whatever the size
 * of a pixel. It hangs on whole pixels of the plane alone, so that parts of a picture join. Room is used
 * again for each text.
 */
typedef struct
{
  guint8 *room;
  gsize size; /* bytes */
} EntenteStamp;

void     entente_stamp_clear (EntenteStamp       *self);
/* @x, @y: where the line begins; @reach: of the ground beyond the letters. FALSE, with nothing drawn: this
 * is for cairo, as on what is not made of pixels. */
gboolean entente_stamp_draw  (EntenteStamp       *self,
                              cairo_t            *cr,
                              EntenteTextLine    *line,
                              double              x,
                              double              y,
                              double              reach,
                              const EntenteColor *ground,
                              const EntenteColor *ink);

G_END_DECLS
