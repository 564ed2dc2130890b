/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteLayoutGraph:
 * @n_nodes: how many nodes
 * @n_edges: how many edges; several of one pair, and loops, are allowed
 * @sources: (array length=n_edges): node indices
 * @targets: (array length=n_edges): node indices
 * @weights: (array length=n_edges) (nullable): > 0; NULL: all 1
 * @widths: (array length=n_nodes): sizes of the boxes, map units, > 0
 * @heights: (array length=n_nodes)
 * @fixed: (array length=n_nodes) (nullable): nonzero: stays at its place in the arrays passed in
 *
 * What is laid out. All arrays are borrowed for the call.
 */
typedef struct
{
  guint32 n_nodes;
  guint32 n_edges;
  const guint32 *sources;
  const guint32 *targets;
  const float *weights;
  const float *widths;
  const float *heights;
  const guint8 *fixed;
} EntenteLayoutGraph;

typedef struct
{
  guint32 seed;
  double aspect;     /* width over height the picture should have */
  double gap;        /* least free space between two boxes, map units */
  double tie_length; /* wished free length of a tie between two boxes' rims, map units */
  gboolean keep_overlaps; /* boxes of one component are not moved apart */
} EntenteLayoutOptions;

#define ENTENTE_LAYOUT_OPTIONS_INIT { 1, 1.5, 16.0, 110.0, FALSE }

typedef void (*EntenteLayoutProgress) (double   part,
                                       gpointer user_data);

/* Places the middles of the boxes so that distances in the picture follow distances in the graph
 * and no two boxes overlap. @x and @y, each of n_nodes, map units, y downwards: read for fixed
 * nodes, written for all others. Same input and seed, same output, on every machine and number of
 * threads. FALSE with G_IO_ERROR_CANCELLED leaves @x and @y as they were. Any thread. */
gboolean entente_layout_run (const EntenteLayoutGraph    *graph,
                             const EntenteLayoutOptions  *options,
                             double                      *x,
                             double                      *y,
                             EntenteLayoutProgress        progress,
                             gpointer                     user_data,
                             GCancellable                *cancellable,
                             GError                     **error);

G_END_DECLS
