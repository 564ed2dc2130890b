/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Gansner, Koren, North 2004: Graph drawing by stress majorization. DOI
 * 10.1007/978-3-540-31843-9_25. Their localized form: one node moves to the least of the function
 * that bounds its stress from above. */

#include "entente-majorization.h"

#include "entente-lanes.h"

#include <math.h>

#define LEAST_SQUARE 1e-12f

typedef struct
{
  float x[ENTENTE_N_LANES];
  float y[ENTENTE_N_LANES];
  float weight[ENTENTE_N_LANES];
} Sums;

/* With d for what is wished: 1 / (d² length) is the only division. */
static inline void
add_one (Sums  *sums,
         guint  lane,
         float  wished,
         float  strength,
         float  x,
         float  y,
         float  at_x,
         float  at_y)
{
  float dx = at_x - x;
  float dy = at_y - y;
  float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
  float inverse = strength / (wished * wished * length);
  float weight = inverse * length;
  float pull = inverse * wished;

  sums->x[lane] += weight * x + pull * dx;
  sums->y[lane] += weight * y + pull * dy;
  sums->weight[lane] += weight;
}

ENTENTE_LANES static void
add_all (Sums                 *sums,
         const float *restrict row,
         const float *restrict x,
         const float *restrict y,
         guint32               n,
         float                 at_x,
         float                 at_y)
{
  guint32 n_whole = n - n % ENTENTE_N_LANES;
  Sums own = { { 0.0f } };

  for (guint32 j = 0; j < n_whole; j += ENTENTE_N_LANES)
    {
      ENTENTE_LANES_TOGETHER
      for (guint l = 0; l < ENTENTE_N_LANES; l++)
        add_one (&own, l, row[j + l], 1.0f, x[j + l], y[j + l], at_x, at_y);
    }
  for (guint32 j = n_whole; j < n; j++)
    add_one (&own, 0, row[j], 1.0f, x[j], y[j], at_x, at_y);
  *sums = own;
}

void
entente_majorization_find_place (const EntenteNetwork *network,
                                 const float          *row,
                                 guint32               node,
                                 const float          *x,
                                 const float          *y,
                                 float                *to_x,
                                 float                *to_y)
{
  Sums sums;
  float at_x = x[node];
  float at_y = y[node];
  float weight;

  add_all (&sums, row, x, y, network->n_nodes, at_x, at_y);
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];

      if (network->strengths[k] > 1.0f)
        add_one (&sums, 0, 1.0f, network->strengths[k] - 1.0f, x[other], y[other], at_x, at_y);
    }

  weight = entente_lanes_join (sums.weight);
  *to_x = entente_lanes_join (sums.x) / weight;
  *to_y = entente_lanes_join (sums.y) / weight;
}

void
entente_majorization_take_row (const guint16 *hops,
                               guint32        node,
                               guint32        n_nodes,
                               float         *row)
{
  for (guint32 j = 0; j < n_nodes; j++)
    row[j] = hops[j];
  row[node] = ENTENTE_HOPS_NONE;
}

gboolean
entente_majorization_sweep (const EntenteNetwork *network,
                            const guint16        *rows,
                            const guint32        *movers,
                            guint32               n_movers,
                            guint                 n_sweeps,
                            double               *x,
                            double               *y,
                            EntenteWork          *work)
{
  guint32 n = network->n_nodes;
  g_autofree float *near_x = g_new (float, n);
  g_autofree float *near_y = g_new (float, n);
  g_autofree float *row = g_new (float, n);

  for (guint32 i = 0; i < n; i++)
    {
      near_x[i] = (float) x[i];
      near_y[i] = (float) y[i];
    }

  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      for (guint32 k = 0; k < n_movers; k++)
        {
          if (k % 256 == 0
              && !entente_work_report (work, (sweep + (double) k / n_movers) / n_sweeps))
            return FALSE;
          entente_majorization_take_row (rows + (gsize) k * n, movers[k], n, row);
          entente_majorization_find_place (network, row, movers[k], near_x, near_y,
                                           &near_x[movers[k]], &near_y[movers[k]]);
        }
    }

  for (guint32 k = 0; k < n_movers; k++)
    {
      x[movers[k]] = (double) near_x[movers[k]];
      y[movers[k]] = (double) near_y[movers[k]];
    }

  return TRUE;
}
