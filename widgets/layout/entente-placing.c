/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-placing.h"

#include "entente-full-stress.h"
#include "entente-majorization.h"
#include "entente-pivot-scaling.h"
#include "entente-sparse-stress.h"

#include <string.h>

/* Up to here all pairs are looked at: some 0.5 s. */
#define MOST_FULL 2500
/* A start of its own for each try; the one of least stress is kept. One seed in ten ends some
 * hundredths worse than the others. */
#define N_TRIES_SMALL 4
#define MOST_SMALL 300
#define N_TRIES_MIDDLE 2
#define MOST_MIDDLE 1100

#define N_LAST_SWEEPS 12

/* Pivots × nodes that a large component may cost, and the bounds that this leaves. */
#define PIVOT_BUDGET 24000000u
#define LEAST_PIVOTS 150u
#define MOST_PIVOTS 4000u

static guint
choose_n_tries (guint32 n_nodes)
{
  if (n_nodes <= MOST_SMALL)
    return N_TRIES_SMALL;

  return n_nodes <= MOST_MIDDLE ? N_TRIES_MIDDLE : 1;
}

guint16 *
entente_placing_measure_rows (const EntenteNetwork *network,
                              const guint32        *nodes,
                              guint32               n_nodes,
                              EntenteWork          *work)
{
  g_autofree guint16 *rows = g_new (guint16, (gsize) n_nodes * network->n_nodes);
  g_autofree guint32 *queue = g_new (guint32, network->n_nodes);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      if (i % 128 == 0 && !entente_work_report (work, (double) i / n_nodes))
        return NULL;
      entente_network_measure_hops (network, nodes[i], rows + (gsize) i * network->n_nodes, queue);
    }

  return g_steal_pointer (&rows);
}

EntentePivots *
entente_placing_find_pivots (const EntenteNetwork *network,
                             EntenteWork          *work)
{
  guint32 n_pivots = CLAMP (PIVOT_BUDGET / network->n_nodes, LEAST_PIVOTS, MOST_PIVOTS);

  return entente_pivots_new (network, n_pivots, work);
}

/* One try; kept where it has less stress than the best before. */
static gboolean
try_once (EntenteComponent    *component,
          const EntentePivots *pivots,
          const guint16       *rows,
          EntenteRandom       *random,
          double              *x,
          double              *y,
          double              *least,
          EntenteWork         *work)
{
  guint32 n = component->n_nodes;
  EntenteWork silent = *work;
  double stress;

  silent.progress = NULL;
  if (!entente_pivot_scaling_place (pivots, random, x, y, &silent)
      || !entente_full_stress_reduce (component->network, rows, random, x, y, work))
    return FALSE;

  stress = entente_full_stress_measure (rows, n, x, y);
  if (stress < *least)
    {
      *least = stress;
      memcpy (component->x, x, sizeof (double) * n);
      memcpy (component->y, y, sizeof (double) * n);
    }

  return TRUE;
}

static gboolean
solve_full (EntenteComponent *component,
            EntenteRandom    *random,
            EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  guint n_tries = choose_n_tries (n);
  g_autofree guint32 *all = g_new (guint32, n);
  g_autofree double *x = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree guint16 *rows = NULL;
  g_autoptr (EntentePivots) pivots = NULL;
  EntenteWork part = *work;
  double least = G_MAXDOUBLE;

  for (guint32 i = 0; i < n; i++)
    all[i] = i;

  entente_work_enter (&part, work->start, work->span * 0.1);
  rows = entente_placing_measure_rows (component->network, all, n, &part);
  if (rows == NULL)
    return FALSE;
  pivots = entente_pivots_new (component->network, ENTENTE_N_FAR_PIVOTS, &part);
  if (pivots == NULL)
    return FALSE;

  for (guint i = 0; i < n_tries; i++)
    {
      entente_work_enter (&part, work->start + work->span * (0.1 + 0.7 * i / n_tries),
                          work->span * 0.7 / n_tries);
      if (!try_once (component, pivots, rows, random, x, y, &least, &part))
        return FALSE;
    }

  entente_work_enter (&part, work->start + work->span * 0.8, work->span * 0.2);
  if (!entente_majorization_sweep (component->network, rows, all, n, N_LAST_SWEEPS, component->x,
                                   component->y, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

static gboolean
solve_sparse (EntenteComponent *component,
              EntenteRandom    *random,
              EntenteWork      *work)
{
  g_autoptr (EntentePivots) pivots = NULL;
  EntenteWork part = *work;

  entente_work_enter (&part, work->start, work->span * 0.2);
  pivots = entente_placing_find_pivots (component->network, &part);
  if (pivots == NULL)
    return FALSE;

  entente_work_enter (&part, work->start + work->span * 0.2, work->span * 0.1);
  if (!entente_pivot_scaling_place (pivots, random, component->x, component->y, &part))
    return FALSE;

  entente_work_enter (&part, work->start + work->span * 0.3, work->span * 0.7);
  if (!entente_sparse_stress_reduce (component->network, pivots, NULL, random, component->x,
                                     component->y, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

gboolean
entente_placing_solve (EntenteComponent *component,
                       EntenteRandom    *random,
                       EntenteWork      *work)
{
  if (component->n_nodes <= 2)
    {
      for (guint32 i = 0; i < component->n_nodes; i++)
        {
          component->x[i] = i;
          component->y[i] = 0.0;
        }
      return entente_work_report (work, 1.0);
    }
  if (component->n_nodes <= MOST_FULL)
    return solve_full (component, random, work);

  return solve_sparse (component, random, work);
}
