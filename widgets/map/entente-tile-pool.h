/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-level.h"

G_BEGIN_DECLS

/* The side of a tile, device pixels; one takes a megabyte. */
#define ENTENTE_TILE_PX 512
#define ENTENTE_TILE_WHOLE                                                                         \
  ((cairo_rectangle_int_t) { 0, 0, ENTENTE_TILE_PX, ENTENTE_TILE_PX })

/**
 * EntenteTile:
 * @surface: (nullable): NULL: nothing is there
 * @part: what of it is painted, in its pixels; one that is wanted: what of it has to be
 * @stale: (nullable): what of @surface, in its pixels, shows what was there before, or has not been painted
 * @distance: the nearest is painted first
 * @visible: it is missed on screen
 * @patient: something else shows there meanwhile, so that it may wait for what is missed beside it
 *
 * A square of a level: column 0, row 0 begins at the map's origin.
 */
typedef struct
{
  EntenteLevel *level;
  gint64 column;
  gint64 row;
  cairo_surface_t *surface;
  cairo_rectangle_int_t part;
  cairo_region_t *stale;
  double distance;
  guint visible : 1;
  guint patient : 1;
} EntenteTile;

EntenteArea entente_tile_get_area (const EntenteTile *self);
/* Whether its @part is all of it. */
gboolean    entente_tile_is_whole (const EntenteTile *self);

/**
 * EntenteTilePool:
 *
 * Worker threads that paint tiles, as many as there are processors. Those that are wanted wait in
 * one place, from which each worker takes the nearest; what nobody wants any more is not painted.
 * Called on the main thread, which is also where tiles are delivered.
 */
typedef struct _EntenteTilePool EntenteTilePool;

/* @tile is borrowed. @n_left: how many of this delivery come after it. */
typedef void (*EntenteTileDeliver) (const EntenteTile *tile,
                                    guint              n_left,
                                    gpointer           user_data);

EntenteTilePool *entente_tile_pool_new   (EntenteTileDeliver  deliver,
                                          gpointer            user_data);
/* What is being painted is dropped when it is done. */
void             entente_tile_pool_free  (EntenteTilePool    *self);

/* @tiles are all that @owner still wants; of those that are stale that is painted, of others their part.
 * Where none is missed on screen, painting begins when the main loop comes round again. */
void             entente_tile_pool_want  (EntenteTilePool    *self,
                                          gconstpointer       owner,
                                          const EntenteTile  *tiles,
                                          guint               n_tiles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTilePool, entente_tile_pool_free)

G_END_DECLS
