/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-anchoring.h"

#include "entente-framing.h"
#include "entente-majorization.h"
#include "entente-median.h"
#include "entente-pivot-scaling.h"
#include "entente-placing.h"
#include "entente-sparse-stress.h"

#include <math.h>
#include <string.h>

/* Rows of hops from free nodes to all, up to so many numbers; beyond that pivots. */
#define MOST_ROWS 16000000u
#define N_SWEEPS 40
/* How far the fixed nodes' own scale may be from the usual one. */
#define LEAST_SCALE 0.3
#define MOST_SCALE 6.0
#define JITTER 0.3 /* hops */

/* The median length of the ties between fixed nodes. */
static double
find_scale (const EntenteComponent *component,
            double                  usual)
{
  const EntenteNetwork *network = component->network;
  g_autofree double *lengths = g_new (double, network->n_ties + 1);
  guint32 n = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          guint32 j = network->neighbors[k];
          double dx = component->x[j] - component->x[i];
          double dy = component->y[j] - component->y[i];

          if (j > i && component->fixed[i] && component->fixed[j])
            lengths[n++] = sqrt (dx * dx + dy * dy);
        }
    }
  if (n == 0)
    return usual;

  return CLAMP (entente_median_find (lengths, n), usual * LEAST_SCALE, usual * MOST_SCALE);
}

static void
find_middle (const EntenteComponent *component,
             const double           *x,
             const double           *y,
             double                 *middle_x,
             double                 *middle_y)
{
  double sum_x = 0.0;
  double sum_y = 0.0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (!component->fixed[i])
        continue;
      sum_x += x[i];
      sum_y += y[i];
    }
  *middle_x = sum_x / component->n_fixed;
  *middle_y = sum_y / component->n_fixed;
}

/* Turns, mirrors and moves a picture so that its fixed nodes come nearest to where they belong
 * (Procrustes, without scaling). @to_x, @to_y: the middle of the fixed ones is 0, 0. */
static void
align (const EntenteComponent *component,
       const double           *to_x,
       const double           *to_y,
       double                 *x,
       double                 *y)
{
  double cosine[2] = { 0.0, 0.0 };
  double sine[2] = { 0.0, 0.0 };
  double length[2];
  double middle_x;
  double middle_y;
  guint best;

  find_middle (component, x, y, &middle_x, &middle_y);
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      x[i] -= middle_x;
      y[i] -= middle_y;
      if (!component->fixed[i])
        continue;
      for (guint mirrored = 0; mirrored < 2; mirrored++)
        {
          double own_y = mirrored ? -y[i] : y[i];

          cosine[mirrored] += x[i] * to_x[i] + own_y * to_y[i];
          sine[mirrored] += x[i] * to_y[i] - own_y * to_x[i];
        }
    }

  for (guint k = 0; k < 2; k++)
    length[k] = sqrt (cosine[k] * cosine[k] + sine[k] * sine[k]);
  best = length[1] > length[0] ? 1 : 0;
  if (length[best] <= 0.0)
    return;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      double own_x = x[i];
      double own_y = best ? -y[i] : y[i];

      x[i] = (cosine[best] * own_x - sine[best] * own_y) / length[best];
      y[i] = (sine[best] * own_x + cosine[best] * own_y) / length[best];
    }
}

/* Each free node to the middle of its neighbors that have a place already, from the fixed ones
 * on. */
static void
start_beside (const EntenteComponent *component,
              EntenteRandom          *random,
              double                 *x,
              double                 *y)
{
  const EntenteNetwork *network = component->network;
  g_autofree guint8 *placed = g_memdup2 (component->fixed, component->n_nodes);
  g_autofree guint32 *queue = g_new (guint32, component->n_nodes);
  guint32 tail = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (component->fixed[i])
        queue[tail++] = i;
    }
  for (guint32 head = 0; head < tail; head++)
    {
      for (guint32 k = network->starts[queue[head]]; k < network->starts[queue[head] + 1]; k++)
        {
          guint32 node = network->neighbors[k];
          double sum_x = 0.0;
          double sum_y = 0.0;
          guint n = 0;

          if (placed[node])
            continue;
          for (guint32 l = network->starts[node]; l < network->starts[node + 1]; l++)
            {
              guint32 other = network->neighbors[l];

              if (!placed[other])
                continue;
              sum_x += x[other];
              sum_y += y[other];
              n++;
            }
          x[node] = sum_x / n + JITTER * entente_random_spread (random);
          y[node] = sum_y / n + JITTER * entente_random_spread (random);
          placed[node] = 1;
          queue[tail++] = node;
        }
    }
}

static gboolean
settle_rows (EntenteComponent *component,
             double           *x,
             double           *y,
             EntenteWork      *work)
{
  guint32 n_free = component->n_nodes - component->n_fixed;
  g_autofree guint32 *movers = g_new (guint32, n_free);
  g_autofree guint16 *rows = NULL;
  guint32 n = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (!component->fixed[i])
        movers[n++] = i;
    }
  rows = entente_placing_measure_rows (component->network, movers, n_free, work);
  if (rows == NULL)
    return FALSE;

  return entente_majorization_sweep (component->network, rows, movers, n_free, N_SWEEPS, x, y,
                                     work);
}

/* In hops, with the middle of the fixed nodes at 0, 0. */
static gboolean
solve (EntenteComponent *component,
       EntenteRandom    *random,
       double           *x,
       double           *y,
       EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  guint32 n_free = n - component->n_fixed;
  gboolean by_rows = (guint64) n_free * n <= MOST_ROWS;
  g_autoptr (EntentePivots) pivots = NULL;
  g_autofree double *own_x = g_memdup2 (x, sizeof (double) * n);
  g_autofree double *own_y = g_memdup2 (y, sizeof (double) * n);

  if (!by_rows || n_free > component->n_fixed)
    {
      pivots = entente_placing_find_pivots (component->network, work);
      if (pivots == NULL || !entente_pivot_scaling_place (pivots, random, x, y, work))
        return FALSE;
      entente_pivot_scaling_jitter (x, y, n, random);
      align (component, own_x, own_y, x, y);
    }
  else
    {
      start_beside (component, random, x, y);
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (!component->fixed[i])
        continue;
      x[i] = own_x[i];
      y[i] = own_y[i];
    }

  if (by_rows)
    return settle_rows (component, x, y, work);

  return entente_sparse_stress_reduce (component->network, pivots, component->fixed, random, x, y,
                                       work);
}

/* One node holds the picture at its place, but not in its turn and size. */
static gboolean
hang (EntenteComponent *component,
      double            scale,
      EntenteRandom    *random,
      EntenteWork      *work)
{
  guint32 anchor = 0;
  double x;
  double y;

  while (!component->fixed[anchor])
    anchor++;
  x = component->x[anchor];
  y = component->y[anchor];
  if (!entente_placing_solve (component, ENTENTE_MOST_TRIES, random, work))
    return FALSE;

  entente_framing_scale (component, scale);
  entente_component_move (component, x - component->x[anchor], y - component->y[anchor]);
  component->x[anchor] = x;
  component->y[anchor] = y;

  return TRUE;
}

gboolean
entente_anchoring_place (EntenteComponent *component,
                         double            scale,
                         EntenteRandom    *random,
                         EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;
  double middle_x;
  double middle_y;

  if (component->n_fixed == n)
    return entente_work_report (work, 1.0);
  if (component->n_fixed == 1)
    return hang (component, scale, random, work);

  scale = find_scale (component, scale);
  find_middle (component, component->x, component->y, &middle_x, &middle_y);
  x = g_new (double, n);
  y = g_new (double, n);
  for (guint32 i = 0; i < n; i++)
    {
      x[i] = (component->x[i] - middle_x) / scale;
      y[i] = (component->y[i] - middle_y) / scale;
    }
  if (!solve (component, random, x, y, work))
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    {
      if (component->fixed[i])
        continue;
      component->x[i] = x[i] * scale + middle_x;
      component->y[i] = y[i] * scale + middle_y;
    }

  return TRUE;
}
