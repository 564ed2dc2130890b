/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteLayoutStyle:
 * @ENTENTE_LAYOUT_DISTANCES: distances in the picture follow distances in the graph
 * @ENTENTE_LAYOUT_CLUSTERS: what is tied together stands together, away from all else
 * @ENTENTE_LAYOUT_CIRCULAR: on a circle, with few crossings
 * @ENTENTE_LAYOUT_RADIAL: on rings around one node, by hops
 * @ENTENTE_LAYOUT_LAYERED: in columns, ties leading from left to right
 * @ENTENTE_LAYOUT_GRID: in tables, one for each kind
 * @ENTENTE_LAYOUT_BETWEEN: two nodes at left and right, who mediates between them
 */
typedef enum
{
  ENTENTE_LAYOUT_DISTANCES,
  ENTENTE_LAYOUT_CLUSTERS,
  ENTENTE_LAYOUT_CIRCULAR,
  ENTENTE_LAYOUT_RADIAL,
  ENTENTE_LAYOUT_LAYERED,
  ENTENTE_LAYOUT_GRID,
  ENTENTE_LAYOUT_BETWEEN,
} EntenteLayoutStyle;

#define ENTENTE_LAYOUT_N_STYLES 7
#define ENTENTE_LAYOUT_NO_NODE G_MAXUINT32

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
 * @placed: (array length=n_nodes) (nullable): nonzero: stands at its place in the arrays passed in,
 *   and may move, but need not. A layout that is good still is kept
 * @flows: (array length=n_edges) (nullable): how much leads from source to target, less what leads
 *   back; NULL: all 1. For layers
 * @rooms: (array length=n_edges) (nullable): free length that what is written on an edge needs between
 *   the rims of its ends, map units; 0, or NULL: none. Where distances count
 * @kinds: (array length=n_nodes) (nullable): numbers, in the order of the tables; NULL: all alike
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
  const guint8 *placed;
  const float *flows;
  const float *rooms;
  const guint32 *kinds;
} EntenteLayoutGraph;

/* How a part of the nodes stands so far, in no unit: @nodes: (array length=n_nodes): who they are;
 * @x: (array length=n_nodes), like @y. In the thread that lays out; nothing may be kept. */
typedef void (*EntenteLayoutShow) (const guint32 *nodes,
                                   const float   *x,
                                   const float   *y,
                                   guint32        n_nodes,
                                   gpointer       user_data);

typedef struct
{
  guint32 seed;
  double aspect;     /* width over height the picture should have */
  double gap;        /* least free space between two boxes, map units */
  double tie_length; /* wished free length of a tie between two boxes' rims, map units */
  gboolean keep_overlaps; /* boxes of one component are not moved apart */
  EntenteLayoutStyle style;
  guint32 center; /* a node: of the rings; NO_NODE: the one with most ties */
  guint32 from;   /* two nodes: whom to stand between; without a way from one to the other, and in */
  guint32 to;     /* components without them, distances count */
  double time_limit; /* seconds; 0: none. Then what there is must do, and differs by machine */
  guint n_threads; /* at most so many share the work, where that pays; the picture is the same */
  EntenteLayoutShow show; /* nullable; told some times a second, where some thousand are laid out */
  gpointer show_data;
} EntenteLayoutOptions;

#define ENTENTE_LAYOUT_OPTIONS_INIT                                                               \
  {                                                                                               \
    1, 1.5, 16.0, 110.0, FALSE, ENTENTE_LAYOUT_DISTANCES, ENTENTE_LAYOUT_NO_NODE,                 \
      ENTENTE_LAYOUT_NO_NODE, ENTENTE_LAYOUT_NO_NODE, 0.0, 2, NULL, NULL                          \
  }

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
