/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-pivots.h"
#include "entente-random.h"

G_BEGIN_DECLS

/* A first picture of a connected network in hops, by PivotMDS. Many nodes may stand in one place.
 * Of the pivots that are spread so far. O(nodes × pivots²). FALSE where cancelled. */
gboolean entente_pivot_scaling_place (const EntentePivots *pivots,
                                      EntenteRandom       *random,
                                      double              *x,
                                      double              *y,
                                      EntenteWork         *work);
/* Moves each node a little, so that no two stand in one place. */
void     entente_pivot_scaling_jitter (double             *x,
                                      double              *y,
                                      guint32              n_nodes,
                                      EntenteRandom       *random);

G_END_DECLS
