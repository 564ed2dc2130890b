/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout-network.h"

G_BEGIN_DECLS

/* Graphviz and igraph, each with the parameters it has by default, through its library: no process
 * start, no file. Only where they were there when this was built. */
gboolean bench_peers_neato (const BenchNetwork *network,
                            guint32             seed,
                            double             *x,
                            double             *y);
gboolean bench_peers_sfdp  (const BenchNetwork *network,
                            guint32             seed,
                            double             *x,
                            double             *y);
gboolean bench_peers_kk    (const BenchNetwork *network,
                            guint32             seed,
                            double             *x,
                            double             *y);
gboolean bench_peers_fr    (const BenchNetwork *network,
                            guint32             seed,
                            double             *x,
                            double             *y);
gboolean bench_peers_drl   (const BenchNetwork *network,
                            guint32             seed,
                            double             *x,
                            double             *y);

G_END_DECLS
