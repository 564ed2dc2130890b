/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* How far the neighbors of nodes are those that stand nearest, 0 … 1: the mean over the first nodes,
 * @n_asked at most, of |both| / |either| for a node's neighbors and as many nearest nodes. Below 0
 * where cancelled. @x, @y: (array length=n_nodes), any unit. O(nodes × ties of those asked) */
double entente_neighborhood_measure (const EntenteNetwork *network,
                                     const float          *x,
                                     const float          *y,
                                     guint32               n_asked,
                                     EntenteWork          *work);

G_END_DECLS
