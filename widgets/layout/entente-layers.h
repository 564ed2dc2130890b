/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/**
 * EntenteLayers:
 * @n_real: the first nodes are the component's; the others bend ties where these pass a layer
 * @layers: (array length=n_nodes): the layer of each node, from 0
 * @positions: (array length=n_nodes): its position in its layer
 * @starts: (array length=n_layers+1): where a layer begins in @order
 * @order: (array length=n_nodes): layer after layer, by position
 * @folds: (array length=n_layers): columns that share a layer, 1 at first
 * @twins: (array): of each entry of @after, the entry of @before that is the same tie
 * @before: lists of the neighbors in the layer before, as @before_starts says; like @after
 * @sizes: (array length=n_nodes): what a node takes along its layer, map units
 *
 * A network whose ties all lead from one layer to the next.
 */
typedef struct
{
  guint32 n_real;
  guint32 n_nodes;
  guint32 n_layers;
  guint32 *layers;
  guint32 *positions;
  guint32 *starts;
  guint32 *order;
  guint32 *folds;
  guint32 *before;
  guint32 *before_starts;
  guint32 *after;
  guint32 *after_starts;
  guint32 *twins;
  double *sizes;
} EntenteLayers;

/* Layers in which ties lead forward, but for the fewest that close a circle. @component has
 * flows. */
EntenteLayers *entente_layers_new  (const EntenteComponent *component,
                                    double                  gap);
/* Sizes as they are where a layer is one column. */
void           entente_layers_size (EntenteLayers          *self,
                                    const EntenteComponent *component,
                                    double                  gap);
void           entente_layers_free (EntenteLayers          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLayers, entente_layers_free)

G_END_DECLS
