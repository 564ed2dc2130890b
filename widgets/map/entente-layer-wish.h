/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-focus-set.h"
#include "entente-viewport.h"

G_BEGIN_DECLS

/**
 * EntenteLayerWish:
 * @focus: (nullable): paint only what is lit, on nothing; NULL: the whole scene on its ground
 * @opened: whose bundle is shown as a fan
 * @aim: where @viewport is going; the same where it rests
 * @pointer: what is nearest to it is painted first, widget pixels; NAN: the middle
 * @scale: device pixels per widget pixel
 * @hasty: for one frame of a motion
 * @whole: such a frame of all that moves at once: it is painted as a whole, not in tiles, which would come
 *   when all is elsewhere
 *
 * What a layer shall show. Borrowed for a call.
 */
typedef struct
{
  EntenteScene *scene;
  const EntentePalette *palette;
  EntenteFocusSet *focus;
  EntentePair opened;
  EntenteViewport viewport;
  EntenteViewport aim;
  EntentePoint pointer;
  int scale;
  gboolean hasty;
  gboolean whole;
} EntenteLayerWish;

G_END_DECLS
