/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout-network.h"

G_BEGIN_DECLS

/**
 * BenchEngine:
 * @most_nodes: in larger networks it takes minutes, or more memory than there is
 * @place: writes the places; FALSE where it fails. Called in a process of its own
 * @has_boxes: whether it parts boxes; of the others overlaps say nothing
 *
 * One way to lay a network out.
 */
typedef struct
{
  const char *name;
  guint32 most_nodes;
  gboolean has_boxes;
  gboolean (*place) (const BenchNetwork *network,
                     guint32             seed,
                     double             *x,
                     double             *y);
} BenchEngine;

/**
 * BenchRun:
 * @cpu: seconds of all threads, of the layout alone, in a process that has laid out something before
 * @memory: the most the process had at once, MB, less what it had before
 */
typedef struct
{
  double cpu;
  double wall;
  double memory;
} BenchRun;

extern const BenchEngine bench_engines[];
extern const guint bench_n_engines;

/* Runs an engine in a process of its own, for @seconds at most. */
gboolean bench_engine_run (const BenchEngine  *self,
                           const BenchNetwork *network,
                           guint32             seed,
                           guint               seconds,
                           double             *x,
                           double             *y,
                           BenchRun           *run);

G_END_DECLS
