/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-focus-set.h"
#include "entente-viewport.h"

G_BEGIN_DECLS

/**
 * EntenteLayerWish:
 * @focus: (nullable): paint only what is lit, on nothing; NULL: the whole scene on its ground
 * @scale: device pixels per widget pixel
 *
 * What a layer shall show. Borrowed for a call.
 */
typedef struct
{
  EntenteScene *scene;
  const EntentePalette *palette;
  EntenteFocusSet *focus;
  EntenteViewport viewport;
  int scale;
} EntenteLayerWish;

/**
 * EntenteLayer:
 *
 * A picture of the map kept in device pixels, so that panning only moves it: what comes into view
 * is painted beside what is there. Until a wish is met the layer draws what it has, moved and
 * scaled to where it belongs.
 *
 * Small scenes are painted at once, large ones in a worker thread, one job at a time. Main thread.
 */
typedef struct _EntenteLayer EntenteLayer;

typedef void (*EntenteLayerReady) (gpointer user_data);

/* @ready is called on the main thread when a worker has brought a new picture. */
EntenteLayer *entente_layer_new    (EntenteLayerReady        ready,
                                    gpointer                 user_data);
void          entente_layer_free   (EntenteLayer            *self);

/* Brings the picture up to date, or has a worker do it. Returns whether it is. */
gboolean      entente_layer_update (EntenteLayer            *self,
                                    const EntenteLayerWish  *wish);
/* Draws what there is into the widget's coordinates. */
void          entente_layer_draw   (EntenteLayer            *self,
                                    const EntenteLayerWish  *wish,
                                    double                   alpha,
                                    cairo_t                 *cr);
void          entente_layer_clear  (EntenteLayer            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLayer, entente_layer_free)

G_END_DECLS
