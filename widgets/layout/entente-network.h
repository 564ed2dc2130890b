/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hops to where no path leads, and to itself where that is to count for nothing. */
#define ENTENTE_HOPS_NONE G_MAXUINT16

/**
 * EntenteNetwork:
 * @starts: (array length=n_nodes+1): where a node's neighbors begin in @neighbors
 * @neighbors: (array length=2×n_ties): ascending for each node, without itself
 * @strengths: (array length=2×n_ties): what the joined relations weigh together
 *
 * An undirected graph without loops and multiple ties, as neighbor lists. Every tie stands in the
 * lists of both its ends. Immutable once made.
 */
typedef struct
{
  guint32 n_nodes;
  guint32 n_ties;
  guint32 *starts;
  guint32 *neighbors;
  float *strengths;
} EntenteNetwork;

/* Loops, ends out of range and weights that are no numbers above 0 are passed over or count as
 * 1. */
EntenteNetwork *entente_network_new          (guint32               n_nodes,
                                              guint32               n_edges,
                                              const guint32        *sources,
                                              const guint32        *targets,
                                              const float          *weights);
void            entente_network_free         (EntenteNetwork       *self);
/* Makes strengths multiples of the median one, by their roots, from 1 to @most: what is ten times
 * as strong shall be a little nearer, not all that counts. */
void            entente_network_level        (EntenteNetwork       *self,
                                              float                 most);
/* The part among @nodes, renumbered by their order there. @scratch: room for a number for each node
 * of @self; its content does not matter. */
EntenteNetwork *entente_network_extract      (const EntenteNetwork *self,
                                              const guint32        *nodes,
                                              guint32               n_nodes,
                                              guint32              *scratch);
/* The number of a component for each node, counted from 0 by their first nodes. (transfer full) */
guint32        *entente_network_find_components (const EntenteNetwork *self,
                                              guint32              *n_components);
/* Hops from @source to each node, at most ENTENTE_HOPS_NONE − 1 where a path leads. @queue: room
 * for each node; then those reached, nearest first, as many as the result says. O(nodes + ties) */
guint32         entente_network_measure_hops (const EntenteNetwork *self,
                                              guint32               source,
                                              guint16              *hops,
                                              guint32              *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNetwork, entente_network_free)

G_END_DECLS
