/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layer-wish.h"
#include "entente-tile-cache.h"

G_BEGIN_DECLS

/**
 * EntenteTiling:
 *
 * A layer of a large map in tiles. What of the wanted level is not painted yet shows as the tiles
 * of other levels have it, scaled, and at worst as the whole map does from afar. Nothing is painted
 * on the main thread, which is where it is used.
 */
typedef struct _EntenteTiling EntenteTiling;

/* The cache must outlive it. */
EntenteTiling *entente_tiling_new    (EntenteTileCache        *cache);
void           entente_tiling_free   (EntenteTiling           *self);

/* Has what is missing painted. Returns whether nothing is missing in view. */
gboolean       entente_tiling_update (EntenteTiling           *self,
                                      const EntenteLayerWish  *wish);
void           entente_tiling_draw   (EntenteTiling           *self,
                                      const EntenteLayerWish  *wish,
                                      double                   alpha,
                                      cairo_t                 *cr);
void           entente_tiling_clear  (EntenteTiling           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTiling, entente_tiling_free)

G_END_DECLS
