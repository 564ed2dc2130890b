/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Moves the nodes of a connected network from where they stand to a place of little stress over all
 * pairs: Σ (|xi − xj| − hops)² / hops². @rows: the hops from each node to each, row after row.
 * Units are hops. The nodes must stand in random order (see EntenteComponent). O(sweeps × nodes²).
 * FALSE where cancelled. */
gboolean entente_full_stress_reduce  (const EntenteNetwork *network,
                                      const guint16        *rows,
                                      EntenteRandom        *random,
                                      double               *x,
                                      double               *y,
                                      EntenteWork          *work);
/* The stress above as it stands, per pair. */
double   entente_full_stress_measure (const guint16        *rows,
                                      guint32               n_nodes,
                                      const double         *x,
                                      const double         *y);

G_END_DECLS
