/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every engine has by default. */
#define BENCH_SEED 1

/**
 * BenchNetwork:
 * @starts: (array length=n_nodes+1): where a node's neighbors begin in @neighbors
 * @sources: (array length=n_ties): each tie once, like @targets
 * @widths: (array length=n_nodes): of the boxes with the names, like @heights
 *
 * The largest component of a network, simple and undirected: what all engines are given.
 */
typedef struct
{
  char *name;
  guint32 n_nodes;
  guint32 n_ties;
  guint32 *sources;
  guint32 *targets;
  guint32 *starts;
  guint32 *neighbors;
  float *widths;
  float *heights;
} BenchNetwork;

/* A file of "u v" lines (with the names in NAME.labels, a line each), or a map; NULL where it is
 * neither. (transfer full) */
BenchNetwork *bench_network_read         (const char         *path);
/* @side × @side nodes. (transfer full) */
BenchNetwork *bench_network_new_grid     (guint32             side);
/* Groups of ten to thirty, loosely joined, with a leaf to every second node. (transfer full) */
BenchNetwork *bench_network_new_clusters (guint32             n_nodes,
                                          guint32             n_ties);
/* Groups of 500, in which some are known to many; one tie in ten leads to another group. (transfer
 * full) */
BenchNetwork *bench_network_new_communities (guint32          n_nodes,
                                          guint32             n_ties);
void          bench_network_free         (BenchNetwork       *self);
/* Hops from @source, −1 where none lead; @queue has room for each node. */
void          bench_network_measure_hops (const BenchNetwork *self,
                                          guint32             source,
                                          gint32             *hops,
                                          guint32            *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchNetwork, bench_network_free)

G_END_DECLS
