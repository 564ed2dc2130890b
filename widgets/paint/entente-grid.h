/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-track.h"

G_BEGIN_DECLS

/**
 * EntenteGrid:
 *
 * Which things may be near a point of the plane. Cells hold what was put into them; their borders
 * follow the places given when it is made, so that a far actor does not make all cells coarse.
 */
typedef struct _EntenteGrid EntenteGrid;

/* @points: where things are dense. @n_cells: about how many there shall be. */
EntenteGrid   *entente_grid_new          (const EntentePoint   *points,
                                          guint                 n_points,
                                          guint                 n_cells);
void           entente_grid_free         (EntenteGrid          *self);
/* Things must come in rising order. */
void           entente_grid_add_extent   (EntenteGrid          *self,
                                          guint32               thing,
                                          const EntenteExtent  *extent);
/* Appends things that may meet the extent, rising, each once. */
void           entente_grid_find         (EntenteGrid          *self,
                                          const EntenteExtent  *extent,
                                          GArray               *things);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteGrid, entente_grid_free)

G_END_DECLS
