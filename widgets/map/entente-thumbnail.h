/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layer-wish.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntenteThumbnail:
 *
 * A small picture of a whole scene, painted by a worker, one at a time; the one before shows until
 * then. Main thread.
 */
typedef struct _EntenteThumbnail EntenteThumbnail;

typedef void (*EntenteThumbnailReady) (gpointer user_data);

EntenteThumbnail *entente_thumbnail_new    (EntenteThumbnailReady    ready,
                                            gpointer                 user_data);
void              entente_thumbnail_free   (EntenteThumbnail        *self);

/* Has a picture of @wish's viewport painted unless it is there, or another one is being painted. */
void              entente_thumbnail_update (EntenteThumbnail        *self,
                                            const EntenteLayerWish  *wish);
/* NULL before the first. (transfer none) */
cairo_surface_t  *entente_thumbnail_get    (EntenteThumbnail        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteThumbnail, entente_thumbnail_free)

G_END_DECLS
