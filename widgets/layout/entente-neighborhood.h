/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-work.h"

G_BEGIN_DECLS

/**
 * EntenteNeighborhood:
 * @x: (array length=n_nodes): where they stand, borrowed, like @y
 * @n_near: how many were gathered last
 *
 * What stands around a node, to tell how near its neighbors are where it tries several places.
 */
typedef struct
{
  const EntenteNetwork *network;
  const float *x;
  const float *y;
  guint32 n_near;
  gint32 *meets;  /* (array length=n_nodes): whether it is near, 0 or 1 */
  guint32 *near;  /* nodes; the next two are their places */
  float *near_x;
  float *near_y;
} EntenteNeighborhood;

void    entente_neighborhood_init   (EntenteNeighborhood       *self,
                                     const EntenteNetwork      *network,
                                     const float               *x,
                                     const float               *y);
void    entente_neighborhood_clear  (EntenteNeighborhood       *self);
/* What may be nearer to a node than its neighbors while it is no farther than @way from where it
 * stands, along each axis, and all others stay. O(nodes) */
void    entente_neighborhood_gather (EntenteNeighborhood       *self,
                                     guint32                    node,
                                     float                      way);
/* How far the neighbors of the node gathered for last are those nearest to it, 0 … 1; see below.
 * O(its ties × @n_near) */
double  entente_neighborhood_ask    (const EntenteNeighborhood *self,
                                     guint32                    node);

/* How far the neighbors of nodes are those that stand nearest, 0 … 1: the mean over the first nodes,
 * @n_asked at most, of |both| / |either| for a node's neighbors and as many nearest nodes. Below 0
 * where cancelled. @x, @y: (array length=n_nodes), any unit. O(nodes × ties of those asked) */
double entente_neighborhood_measure (const EntenteNetwork *network,
                                     const float          *x,
                                     const float          *y,
                                     guint32               n_asked,
                                     EntenteWork          *work);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteNeighborhood, entente_neighborhood_clear)

G_END_DECLS
