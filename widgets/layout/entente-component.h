/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"
#include "entente-network.h"
#include "entente-random.h"

G_BEGIN_DECLS

/**
 * EntenteComponent:
 * @nodes: (array length=n_nodes): their indices in the whole graph, in random order
 * @network: the ties among them, by their indices here
 * @x: (array length=n_nodes): middles, like @y; in hops or in map units, as the phase says
 * @widths: (array length=n_nodes): of the boxes, map units, like @heights
 * @fixed: (array length=n_nodes): nonzero: does not move
 * @placed: (array length=n_nodes): nonzero: @old_x and @old_y say where it was
 * @kept: it stays where it was as a whole
 * @flows: (array length=2×n_ties) (nullable): as the network's neighbors: how much leads from the
 *   node to the neighbor, less what leads back
 * @rooms: (array length=2×n_ties) (nullable): as the network's neighbors: free length that the tie
 *   needs between the rims of its ends for what is written on it, map units; 0: none
 * @written: all lengths that are written on ties, one beside the other too
 * @n_fixed: how many are
 *
 * One connected part of what is laid out, with arrays of its own. Its nodes stand in random order,
 * so that whoever goes through them in order meets them in no order.
 */
typedef struct
{
  guint32 n_nodes;
  guint32 n_fixed;
  guint32 *nodes;
  EntenteNetwork *network;
  double *x;
  double *y;
  double *widths;
  double *heights;
  guint8 *fixed;
  guint8 *placed;
  double *old_x;
  double *old_y;
  gboolean kept;
  float *flows;
  float *rooms;
  double written;
} EntenteComponent;

/* @scratch: room for a number for each node of @network. */
EntenteComponent *entente_component_new  (const EntenteNetwork *network,
                                          const guint32        *nodes,
                                          guint32               n_nodes,
                                          const double         *widths,
                                          const double         *heights,
                                          const guint8         *fixed,
                                          const guint8         *placed,
                                          const double         *x,
                                          const double         *y,
                                          EntenteRandom        *random,
                                          guint32              *scratch);
void              entente_component_free (EntenteComponent     *self);
/* Whether others have to go around it. */
gboolean          entente_component_stays (const EntenteComponent *self);
/* How many nodes had a place before. O(nodes) */
guint32           entente_component_count_placed (const EntenteComponent *self);
/* The box around all boxes. */
void              entente_component_get_bounds (const EntenteComponent *self,
                                          double               *left,
                                          double               *top,
                                          double               *right,
                                          double               *bottom);
/* Adds to what leads from one node to another, if there is a tie. @self has flows. */
void              entente_component_add_flow (EntenteComponent       *self,
                                          guint32              source,
                                          guint32              target,
                                          float                flow);
/* Something more is written on a tie, if there is one. @self has rooms. */
void              entente_component_add_room (EntenteComponent       *self,
                                          guint32              source,
                                          guint32              target,
                                          float                length);
/* All is written: where that is nothing, there are no rooms. */
void              entente_component_end_rooms (EntenteComponent     *self);
/* The median length of ties; 0 where there are none. O(ties × log ties) */
double            entente_component_measure_tie (const EntenteComponent *self);
void              entente_component_move (EntenteComponent     *self,
                                          double                dx,
                                          double                dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteComponent, entente_component_free)

G_END_DECLS
