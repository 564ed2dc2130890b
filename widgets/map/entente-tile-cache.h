/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-tile-pool.h"

G_BEGIN_DECLS

/* All tiles of a view together: so many times what is in view, of a few tiles at least, but no more than
 * three screens of 3840 × 2160. There has to be room for two layers with what is around the view. */
#define ENTENTE_TILE_CACHE_VIEWS 16
#define ENTENTE_TILE_CACHE_MIN_BYTES ((gsize) 64 << 20)
#define ENTENTE_TILE_CACHE_MAX_BYTES ((gsize) 192 << 20)

/**
 * EntenteTileCache:
 *
 * Tiles that have been painted, for all layers of a view; the one used longest ago is the first to
 * go. What this frame shows never goes. Main thread.
 */
typedef struct _EntenteTileCache EntenteTileCache;

typedef void (*EntenteTileReady) (gpointer user_data);

/* @ready is called when tiles have come that are missed on screen. */
EntenteTileCache  *entente_tile_cache_new      (EntenteTileReady    ready,
                                                gpointer            user_data);
void               entente_tile_cache_free     (EntenteTileCache   *self);

/* How much it holds, by the pixels of the view; the most until that is said. */
void               entente_tile_cache_set_view (EntenteTileCache   *self,
                                                double              n_pixels);
gsize              entente_tile_cache_get_room (EntenteTileCache   *self);
/* A new frame: what was used before may go. */
void               entente_tile_cache_begin    (EntenteTileCache   *self);
/* Marks it as used; it may be stale. NULL: it has not been painted. */
const EntenteTile *entente_tile_cache_find     (EntenteTileCache   *self,
                                                EntenteLevel       *level,
                                                gint64              column,
                                                gint64              row);
/* These are all that @owner misses; they are painted. */
void               entente_tile_cache_want     (EntenteTileCache   *self,
                                                gconstpointer       owner,
                                                const EntenteTile  *tiles,
                                                guint               n_tiles);
/* Forgets the level's tiles, those on their way too. */
void               entente_tile_cache_retire   (EntenteTileCache   *self,
                                                EntenteLevel       *level);
/* The level's tiles become those of another, which differs in some areas (EntenteArea); what they
 * have there is stale. */
void               entente_tile_cache_adopt    (EntenteTileCache   *self,
                                                EntenteLevel       *from,
                                                EntenteLevel       *to,
                                                const GArray       *changes);
/* In bytes. */
gsize              entente_tile_cache_get_size (EntenteTileCache   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTileCache, entente_tile_cache_free)

G_END_DECLS
