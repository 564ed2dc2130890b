/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-pivots.h"
#include "entente-random.h"

G_BEGIN_DECLS

/* Moves the nodes of a large connected network from where they stand to a place of little stress
 * over its ties and the pairs of a node and a pivot, which stand for all pairs. Units are hops.
 * Nodes that are @fixed (nullable) stay. O(sweeps × (ties + nodes × pivots)). FALSE where
 * cancelled. */
gboolean entente_sparse_stress_reduce (const EntenteNetwork *network,
                                       const EntentePivots  *pivots,
                                       const guint8         *fixed,
                                       EntenteRandom        *random,
                                       double               *x,
                                       double               *y,
                                       EntenteWork          *work);

G_END_DECLS
