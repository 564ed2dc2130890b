/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layer-wish.h"
#include "entente-tile-cache.h"

G_BEGIN_DECLS

/**
 * EntenteLayer:
 *
 * A picture of the map kept in device pixels, so that panning only moves it: what comes into view
 * is painted beside what is there. Until a wish is met the layer draws what it has, moved and
 * scaled to where it belongs.
 *
 * What is small is one picture, painted at once; what is large is tiles that workers paint. Main
 * thread.
 */
typedef struct _EntenteLayer EntenteLayer;

/* @tiles must outlive it. */
EntenteLayer *entente_layer_new    (EntenteTileCache        *tiles);
void          entente_layer_free   (EntenteLayer            *self);

/* Brings the picture up to date, or has workers do it. Returns whether it is. */
gboolean      entente_layer_update (EntenteLayer            *self,
                                    const EntenteLayerWish  *wish);
/* Has workers paint what will be shown next, if they do at all, while what is shown is painted as a whole.
 * Returns whether nothing is missing of it. */
gboolean      entente_layer_prepare
                                   (EntenteLayer            *self,
                                    const EntenteLayerWish  *wish);
/* Draws what there is into the widget's coordinates. */
void          entente_layer_draw   (EntenteLayer            *self,
                                    const EntenteLayerWish  *wish,
                                    double                   alpha,
                                    cairo_t                 *cr);
/* Forgets the picture; what is being painted is dropped. */
void          entente_layer_clear  (EntenteLayer            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLayer, entente_layer_free)

G_END_DECLS
