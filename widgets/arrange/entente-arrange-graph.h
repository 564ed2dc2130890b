/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"
#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteArrangeGraph:
 * @actors: (element-type guint32): slots of the living actors in the order of the file; each is a
 *   node of the graph
 * @sources: (element-type guint32): nodes, like @targets
 * @weights: (element-type float)
 * @flows: (element-type float): how much leads from source to target
 * @rooms: (element-type float): free length that a relation's label needs; 0: none, or not counted
 * @kinds: (element-type guint32): of the actors, in the order of the map's kinds
 * @widths: (element-type float): of the actors' boxes, map units, like @heights
 * @tie_length: free length that a tie's label needs, map units
 *
 * What of a map is laid out, copied: nothing here changes with the map.
 */
typedef struct
{
  GArray *actors;
  GArray *sources;
  GArray *targets;
  GArray *weights;
  GArray *flows;
  GArray *rooms;
  GArray *kinds;
  GArray *widths;
  GArray *heights;
  double tie_length;
} EntenteArrangeGraph;

EntenteArrangeGraph *entente_arrange_graph_new  (EntenteMap          *map);
/* Some actors and those nearest to them, @most nodes at most; the tie length is any. */
EntenteArrangeGraph *entente_arrange_graph_new_near (EntenteMap      *map,
                                                 const guint32       *actors,
                                                 guint                n_actors,
                                                 guint                most);
/* The node of an actor's slot, or ENTENTE_LAYOUT_NO_NODE. */
guint32              entente_arrange_graph_find (EntenteArrangeGraph *self,
                                                 guint32              actor);
void                 entente_arrange_graph_free (EntenteArrangeGraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArrangeGraph, entente_arrange_graph_free)

G_END_DECLS
