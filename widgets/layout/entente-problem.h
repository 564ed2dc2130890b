/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"
#include "entente-network.h"

G_BEGIN_DECLS

/**
 * EntenteProblem:
 * @graph: as it was passed in, borrowed
 * @options: likewise, in bounds
 * @network: of all nodes; without ties of those that are too far away
 * @widths: (array length=n_nodes): of the boxes, like @heights
 * @fixed: (array length=n_nodes): nonzero: does not move
 * @placed: (array length=n_nodes): nonzero: stands where @x and @y say, as the fixed ones do
 * @x: (array length=n_nodes): borrowed, like @y
 * @components: (element-type EntenteComponent): what is laid out
 * @lone: (element-type guint32): nodes without ties that have no place yet
 * @usual_scale: map units a hop
 *
 * A graph as it is worked on: everything finite and in bounds, each connected part by itself. A
 * plain struct on the stack.
 */
typedef struct
{
  const EntenteLayoutGraph *graph;
  EntenteLayoutOptions options;
  EntenteNetwork *network;
  double *widths;
  double *heights;
  guint8 *fixed;
  guint8 *placed;
  const double *x;
  const double *y;
  GPtrArray *components;
  GArray *lone;
  double usual_scale;
} EntenteProblem;

void entente_problem_init     (EntenteProblem             *self,
                               const EntenteLayoutGraph   *graph,
                               const EntenteLayoutOptions *options,
                               const double               *x,
                               const double               *y);
void entente_problem_clear    (EntenteProblem             *self);
/* Makes components of the lone nodes: of each its own where they are few, otherwise one that is a
 * block of all, in their own order. */
void entente_problem_add_lone (EntenteProblem             *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteProblem, entente_problem_clear)

G_END_DECLS
