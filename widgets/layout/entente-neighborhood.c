/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Ahmed, De Luca, Devkota, Kobourov, Li 2022: Multicriteria scalable graph drawing via stochastic
 * gradient descent. DOI 10.1109/TVCG.2022.3155564: neighborhood preservation at one hop. Of a node's
 * g neighbors those are among the g nearest nodes to which fewer than g others are nearer, which
 * straight passes over arrays count without sorting anything. */

#include "entente-neighborhood.h"

#include "entente-lanes.h"

/* The node itself among them. */
ENTENTE_LANES static guint32
count_nearer (const float *restrict x,
              const float *restrict y,
              guint32               n,
              float                 at_x,
              float                 at_y,
              float                 square)
{
  gint32 n_nearer = 0;

  for (guint32 i = 0; i < n; i++)
    {
      float dx = x[i] - at_x;
      float dy = y[i] - at_y;

      n_nearer += dx * dx + dy * dy < square;
    }

  return (guint32) n_nearer;
}

static double
measure_around (const EntenteNetwork *network,
                const float          *x,
                const float          *y,
                guint32               node)
{
  guint32 n_neighbors = network->starts[node + 1] - network->starts[node];
  guint32 n_both = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      float dx = x[network->neighbors[k]] - x[node];
      float dy = y[network->neighbors[k]] - y[node];

      n_both += count_nearer (x, y, network->n_nodes, x[node], y[node], dx * dx + dy * dy)
                        <= n_neighbors
                    ? 1
                    : 0;
    }

  return n_neighbors > 0 ? (double) n_both / (2.0 * n_neighbors - n_both) : 1.0;
}

double
entente_neighborhood_measure (const EntenteNetwork *network,
                              const float          *x,
                              const float          *y,
                              guint32               n_asked,
                              EntenteWork          *work)
{
  guint32 n = MIN (network->n_nodes, n_asked);
  double sum = 0.0;

  for (guint32 i = 0; i < n; i++)
    {
      if (!entente_work_report (work, (double) i / n))
        return -1.0;
      sum += measure_around (network, x, y, i);
    }

  return n > 0 ? sum / n : 1.0;
}
