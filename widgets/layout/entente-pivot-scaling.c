/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Brandes, Pich 2006: Eigensolver methods for progressive multidimensional scaling of large data.
 * DOI 10.1007/978-3-540-70904-6_6. The two largest right singular vectors of the doubly centered
 * squared hops to the pivots, by power iteration. */

#include "entente-pivot-scaling.h"

#include "entente-lanes.h"
#include "entente-large-block.h"

#include <math.h>

#define N_ITERATIONS 60
#define JITTER 0.2 /* hops */

/* Row p: −½ (d² − mean of the node − mean of the pivot + mean of all). NULL where cancelled. */
static float *
center_hops (const EntentePivots *pivots,
             guint32              n_pivots,
             EntenteWork         *work)
{
  guint32 n = pivots->n_nodes;
  g_autofree float *centered = entente_large_block_new (sizeof (float) * n_pivots * n);
  g_autofree double *node_means = g_new0 (double, n);
  g_autofree double *pivot_means = g_new0 (double, n_pivots);
  double mean = 0.0;

  for (guint32 p = 0; p < n_pivots; p++)
    {
      const guint16 *row = entente_pivots_get_row (pivots, p);

      if (!entente_work_report (work, 0.15 * p / n_pivots))
        return NULL;
      for (guint32 i = 0; i < n; i++)
        {
          double square = (double) row[i] * row[i];

          node_means[i] += square / n_pivots;
          pivot_means[p] += square / n;
        }
      mean += pivot_means[p] / n_pivots;
    }

  for (guint32 p = 0; p < n_pivots; p++)
    {
      const guint16 *row = entente_pivots_get_row (pivots, p);

      if (!entente_work_report (work, 0.15 + 0.15 * p / n_pivots))
        return NULL;
      for (guint32 i = 0; i < n; i++)
        centered[(gsize) p * n + i] = (float) (-0.5 * ((double) row[i] * row[i] - node_means[i]
                                                       - pivot_means[p] + mean));
    }

  return g_steal_pointer (&centered);
}

static double *
multiply_pivots (const float *centered,
                 guint32      n_pivots,
                 guint32      n,
                 EntenteWork *work)
{
  g_autofree double *products = g_new (double, (gsize) n_pivots * n_pivots);

  for (guint32 p = 0; p < n_pivots; p++)
    {
      if (!entente_work_report (work, 0.3 + 0.5 * p / n_pivots))
        return NULL;
      for (guint32 q = p; q < n_pivots; q++)
        {
          const float *a = centered + (gsize) p * n;
          const float *b = centered + (gsize) q * n;
          double lanes[4] = { 0.0, 0.0, 0.0, 0.0 };
          double sum;

          for (guint32 i = 0; i + 4 <= n; i += 4)
            {
              for (guint l = 0; l < 4; l++)
                lanes[l] += (double) a[i + l] * b[i + l];
            }
          sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
          for (guint32 i = n & ~3u; i < n; i++)
            sum += (double) a[i] * b[i];
          products[p * n_pivots + q] = products[q * n_pivots + p] = sum;
        }
    }

  return g_steal_pointer (&products);
}

static double
dot (const double *a,
     const double *b,
     guint32       n)
{
  double sum = 0.0;

  for (guint32 i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

/* As they are symmetric, row by row: straight passes, and not a sum in which each step waits for the last. */
ENTENTE_LANES static void
multiply (const double *restrict products,
          const double *restrict vector,
          double *restrict       next,
          guint32                n)
{
  for (guint32 p = 0; p < n; p++)
    next[p] = 0.0;
  for (guint32 q = 0; q < n; q++)
    {
      for (guint32 p = 0; p < n; p++)
        next[p] += products[(gsize) q * n + p] * vector[q];
    }
}

static void
find_eigenvector (const double  *products,
                  guint32        n,
                  const double  *other,
                  EntenteRandom *random,
                  double        *vector)
{
  g_autofree double *next = g_new (double, n);

  for (guint32 p = 0; p < n; p++)
    vector[p] = entente_random_spread (random);

  for (guint k = 0; k < N_ITERATIONS; k++)
    {
      double length;

      if (other != NULL)
        {
          double along = dot (vector, other, n);

          for (guint32 p = 0; p < n; p++)
            vector[p] -= along * other[p];
        }
      multiply (products, vector, next, n);
      length = sqrt (dot (next, next, n));
      for (guint32 p = 0; p < n; p++)
        vector[p] = length > 0.0 ? next[p] / length : 0.0;
    }
}

static void
project (const float  *centered,
         guint32       n_pivots,
         guint32       n,
         const double *vector,
         double       *out)
{
  for (guint32 i = 0; i < n; i++)
    out[i] = 0.0;
  for (guint32 p = 0; p < n_pivots; p++)
    {
      for (guint32 i = 0; i < n; i++)
        out[i] += vector[p] * (double) centered[(gsize) p * n + i];
    }
}

/* The factor that brings distances in the plane nearest to the hops: that of normalized stress. */
static double
find_scale (const EntentePivots *pivots,
            guint32              n_pivots,
            const double        *x,
            const double        *y)
{
  double sum = 0.0;
  double squares = 0.0;

  for (guint32 p = 0; p < n_pivots; p++)
    {
      const guint16 *row = entente_pivots_get_row (pivots, p);
      double px = x[pivots->pivots[p]];
      double py = y[pivots->pivots[p]];

      for (guint32 i = 0; i < pivots->n_nodes; i++)
        {
          double ratio;

          if (row[i] == 0)
            continue;
          ratio = sqrt ((x[i] - px) * (x[i] - px) + (y[i] - py) * (y[i] - py)) / row[i];
          sum += ratio;
          squares += ratio * ratio;
        }
    }

  return squares > 0.0 ? sum / squares : 1.0;
}

gboolean
entente_pivot_scaling_place (const EntentePivots *pivots,
                             EntenteRandom       *random,
                             double              *x,
                             double              *y,
                             EntenteWork         *work)
{
  guint32 n_pivots = pivots->n_spread;
  g_autofree float *centered = center_hops (pivots, n_pivots, work);
  g_autofree double *products = NULL;
  g_autofree double *first = g_new (double, n_pivots);
  g_autofree double *second = g_new (double, n_pivots);
  double scale;

  if (centered == NULL)
    return FALSE;
  products = multiply_pivots (centered, n_pivots, pivots->n_nodes, work);
  if (products == NULL || !entente_work_report (work, 0.8))
    return FALSE;

  find_eigenvector (products, n_pivots, NULL, random, first);
  find_eigenvector (products, n_pivots, first, random, second);
  project (centered, n_pivots, pivots->n_nodes, first, x);
  if (!entente_work_report (work, 0.85))
    return FALSE;
  project (centered, n_pivots, pivots->n_nodes, second, y);
  if (!entente_work_report (work, 0.9))
    return FALSE;

  scale = find_scale (pivots, n_pivots, x, y);
  for (guint32 i = 0; i < pivots->n_nodes; i++)
    {
      x[i] *= scale;
      y[i] *= scale;
    }

  return entente_work_report (work, 1.0);
}

void
entente_pivot_scaling_jitter (double        *x,
                              double        *y,
                              guint32        n_nodes,
                              EntenteRandom *random)
{
  for (guint32 i = 0; i < n_nodes; i++)
    {
      x[i] += JITTER * entente_random_spread (random);
      y[i] += JITTER * entente_random_spread (random);
    }
}
