/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Gansner, Koren, North 2004: Graph drawing by stress majorization. DOI
 * 10.1007/978-3-540-31843-9_25. Their localized form: one node moves to the least of the function
 * that bounds its stress from above. */

#include "entente-majorization.h"

#include <math.h>

/* Sums are kept in as many lanes as no vector unit exceeds, so that all add in one order. */
#define N_LANES 8
#define LEAST_SQUARE 1e-12f

typedef struct
{
  float x[N_LANES];
  float y[N_LANES];
  float weight[N_LANES];
} Sums;

static void
add_lanes (Sums                 *sums,
           const guint16 *restrict row,
           const float *restrict x,
           const float *restrict y,
           float                 at_x,
           float                 at_y)
{
  for (guint l = 0; l < N_LANES; l++)
    {
      float wished = row[l];
      float weight = 1.0f / (wished * wished);
      float dx = at_x - x[l];
      float dy = at_y - y[l];
      float ratio = wished / sqrtf (dx * dx + dy * dy + LEAST_SQUARE);

      sums->x[l] += weight * (x[l] + ratio * dx);
      sums->y[l] += weight * (y[l] + ratio * dy);
      sums->weight[l] += weight;
    }
}

static float
join_lanes (const float *lanes)
{
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
         + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

static void
add_one (Sums  *sums,
         float  wished,
         float  strength,
         float  x,
         float  y,
         float  at_x,
         float  at_y)
{
  float weight = strength / (wished * wished);
  float dx = at_x - x;
  float dy = at_y - y;
  float ratio = wished / sqrtf (dx * dx + dy * dy + LEAST_SQUARE);

  sums->x[0] += weight * (x + ratio * dx);
  sums->y[0] += weight * (y + ratio * dy);
  sums->weight[0] += weight;
}

/* The row's own node stands in it as ENTENTE_HOPS_NONE: it weighs nothing, and pulls nowhere. */
static void
settle (const EntenteNetwork *network,
        const guint16        *row,
        guint32               node,
        float                *x,
        float                *y)
{
  Sums sums = { { 0.0f } };
  guint32 n = network->n_nodes;
  float at_x = x[node];
  float at_y = y[node];
  float weight;

  for (guint32 j = 0; j + N_LANES <= n; j += N_LANES)
    add_lanes (&sums, row + j, x + j, y + j, at_x, at_y);
  for (guint32 j = n - n % N_LANES; j < n; j++)
    add_one (&sums, row[j], 1.0f, x[j], y[j], at_x, at_y);
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];

      if (network->strengths[k] > 1.0f)
        add_one (&sums, 1.0f, network->strengths[k] - 1.0f, x[other], y[other], at_x, at_y);
    }

  weight = join_lanes (sums.weight);
  x[node] = join_lanes (sums.x) / weight;
  y[node] = join_lanes (sums.y) / weight;
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
  g_autofree guint16 *row = g_new (guint16, n);

  for (guint32 i = 0; i < n; i++)
    {
      near_x[i] = (float) x[i];
      near_y[i] = (float) y[i];
    }

  for (guint sweep = 0; sweep < n_sweeps; sweep++)
    {
      for (guint32 k = 0; k < n_movers; k++)
        {
          if (k % 256 == 0
              && !entente_work_report (work, (sweep + (double) k / n_movers) / n_sweeps))
            return FALSE;
          for (guint32 j = 0; j < n; j++)
            row[j] = rows[(gsize) k * n + j];
          row[movers[k]] = ENTENTE_HOPS_NONE;
          settle (network, row, movers[k], near_x, near_y);
        }
    }

  for (guint32 k = 0; k < n_movers; k++)
    {
      x[movers[k]] = (double) near_x[movers[k]];
      y[movers[k]] = (double) near_y[movers[k]];
    }

  return TRUE;
}
