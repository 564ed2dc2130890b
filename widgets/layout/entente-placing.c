/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-placing.h"

#include "entente-full-stress.h"
#include "entente-hop-rows.h"
#include "entente-large-block.h"
#include "entente-loosening.h"
#include "entente-majorization.h"
#include "entente-pivot-scaling.h"
#include "entente-sparse-stress.h"

#include <string.h>

/* Up to here all pairs are looked at: some 0.5 s. */
#define MOST_FULL 2500
/* A start of its own for each try; the one of least stress is kept. One seed in ten ends some
 * hundredths worse than the others. So many are usual as far as their time allows, and more where they
 * take next to none. Pairs of nodes, in all tries: */
#define USUAL_TRIES 3u
#define USUAL_BUDGET 1300000u
#define SMALL_BUDGET 40000u
#define MOST_SMALL 300

/* The descent's steps are as long as noise; these few sweeps take the noise out. */
#define N_LAST_SWEEPS_SMALL 12
#define N_LAST_SWEEPS 4

/* Pivots × nodes that a large component may cost, more of them the larger it is, and the bounds that
 * this leaves. Searches over a mesh have many levels, and few of them tell as much as many. */
#define LEAST_BUDGET 24000000u
#define MOST_BUDGET 96000000u
#define BUDGET_A_NODE 2400u
#define PIVOT_BUDGET_FAR 5000000u
#define FAR_HOPS 40u
#define LEAST_PIVOTS 150u
#define MOST_PIVOTS 4000u
/* Two axes of a picture, and what tells them from more. */
#define N_SKETCH_PIVOTS 8u

guint16 *
entente_placing_measure_rows (const EntenteNetwork *network,
                              const guint32        *nodes,
                              guint32               n_nodes,
                              EntenteWork          *work)
{
  g_autofree guint16 *rows
      = entente_large_block_new (sizeof (guint16) * n_nodes * network->n_nodes);

  if (!entente_hop_rows_measure (network, nodes, n_nodes, rows, work))
    return NULL;

  return g_steal_pointer (&rows);
}

/* Hops from the first node to the last that is reached: at least half of the longest way. */
static guint16
measure_reach (const EntenteNetwork *network)
{
  g_autofree guint16 *hops = g_new (guint16, network->n_nodes);
  g_autofree guint32 *queue = g_new (guint32, network->n_nodes);
  guint32 n_reached = entente_network_measure_hops (network, 0, hops, queue);

  return hops[queue[n_reached - 1]];
}

static guint32
count_pivots (const EntenteNetwork *network)
{
  gboolean far = measure_reach (network) > FAR_HOPS;
  guint64 wanted = (guint64) BUDGET_A_NODE * network->n_nodes;
  guint32 budget = far ? PIVOT_BUDGET_FAR : (guint32) CLAMP (wanted, LEAST_BUDGET, MOST_BUDGET);

  return CLAMP (budget / network->n_nodes, LEAST_PIVOTS, MOST_PIVOTS);
}

EntentePivots *
entente_placing_find_pivots (const EntenteNetwork *network,
                             EntenteWork          *work)
{
  return entente_pivots_new (network, count_pivots (network), work);
}

/* Tries at one component, from one start. */
typedef struct
{
  EntenteComponent *component;
  const guint16 *rows;
  double *start_x;
  double *start_y;
  double *x; /* of the present try */
  double *y;
  double least; /* stress of those before it */
  gboolean is_only;
} Tries;

static void
tries_init (Tries            *self,
            EntenteComponent *component,
            const guint16    *rows)
{
  self->component = component;
  self->rows = rows;
  self->start_x = g_new (double, component->n_nodes);
  self->start_y = g_new (double, component->n_nodes);
  self->x = g_new (double, component->n_nodes);
  self->y = g_new (double, component->n_nodes);
  self->least = G_MAXDOUBLE;
}

static void
tries_clear (Tries *self)
{
  g_free (self->start_x);
  g_free (self->start_y);
  g_free (self->x);
  g_free (self->y);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tries, tries_clear)

/* Kept where it has less stress than the best before. */
static gboolean
try_once (Tries         *self,
          EntenteRandom *random,
          EntenteWork   *work)
{
  EntenteComponent *component = self->component;
  gsize size = sizeof (double) * component->n_nodes;
  double stress = 0.0;

  memcpy (self->x, self->start_x, size);
  memcpy (self->y, self->start_y, size);
  entente_pivot_scaling_jitter (self->x, self->y, component->n_nodes, random);
  if (!entente_full_stress_reduce (component->network, self->rows, random, self->x, self->y, work))
    return FALSE;

  if (!self->is_only)
    stress = entente_full_stress_measure (self->rows, component->n_nodes, self->x, self->y);
  if (stress >= self->least)
    return TRUE;
  self->least = stress;
  memcpy (component->x, self->x, size);
  memcpy (component->y, self->y, size);

  return TRUE;
}

static guint
count_tries (guint32 n,
             guint   most)
{
  guint n_usual = CLAMP (USUAL_BUDGET / (n * n), 1, USUAL_TRIES);

  return MIN (MAX (n_usual, SMALL_BUDGET / (n * n)), most);
}

static gboolean
solve_full (EntenteComponent *component,
            guint             most_tries,
            EntenteRandom    *random,
            EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  guint n_tries = count_tries (n, most_tries);
  g_autofree guint32 *all = g_new (guint32, n);
  g_autofree guint16 *rows = NULL;
  g_autoptr (EntentePivots) pivots = NULL;
  g_auto (Tries) tries = { 0 };
  EntenteWork part = *work;

  for (guint32 i = 0; i < n; i++)
    all[i] = i;

  entente_work_enter_part (&part, work, 0.0, 0.1);
  rows = entente_placing_measure_rows (component->network, all, n, &part);
  if (rows == NULL)
    return FALSE;
  pivots = entente_pivots_new_far (component->network, rows, &part);
  if (pivots == NULL)
    return FALSE;
  tries_init (&tries, component, rows);
  tries.is_only = n_tries == 1;
  if (!entente_pivot_scaling_place (pivots, random, tries.start_x, tries.start_y, &part))
    return FALSE;

  for (guint i = 0; i < n_tries && (i == 0 || !entente_work_is_late (work)); i++)
    {
      entente_work_enter_part (&part, work, 0.1 + 0.7 * i / n_tries, 0.7 / n_tries);
      if (!try_once (&tries, random, &part))
        return FALSE;
    }

  entente_work_enter_part (&part, work, 0.8, 0.2);
  if (!entente_majorization_sweep (component->network, rows, all, n,
                                   n <= MOST_SMALL ? N_LAST_SWEEPS_SMALL : N_LAST_SWEEPS,
                                   component->x, component->y, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

/* Who watches sees at once what the first pivots know. Nothing else comes of it. */
static gboolean
show_sketch (EntenteComponent *component,
             EntentePivots    *pivots,
             EntenteRandom     random,
             EntenteWork      *work)
{
  if (work->show == NULL)
    return TRUE;
  if (!entente_pivots_spread (pivots, component->network, N_SKETCH_PIVOTS, work)
      || !entente_pivot_scaling_place (pivots, &random, component->x, component->y, work))
    return FALSE;
  entente_work_show_boxes (work, component->x, component->y, component->n_nodes);
  return TRUE;
}

/* A start by the first pivots, which is shown while the others are found. */
static EntentePivots *
start_sparse (EntenteComponent *component,
              EntenteRandom    *random,
              EntenteWork      *work)
{
  g_autoptr (EntentePivots) pivots
      = entente_pivots_begin (component->network, count_pivots (component->network));
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.05);
  if (!show_sketch (component, pivots, *random, &part))
    return NULL;
  entente_work_enter_part (&part, work, 0.05, 0.2);
  if (!entente_pivots_spread (pivots, component->network, ENTENTE_N_FAR_PIVOTS, &part))
    return NULL;
  entente_work_enter_part (&part, work, 0.25, 0.15);
  if (!entente_pivot_scaling_place (pivots, random, component->x, component->y, &part))
    return NULL;
  entente_pivot_scaling_jitter (component->x, component->y, component->n_nodes, random);
  entente_work_show_boxes (&part, component->x, component->y, component->n_nodes);
  entente_work_enter_part (&part, work, 0.4, 0.6);
  if (!entente_pivots_finish (pivots, component->network, &part))
    return NULL;
  work->told = part.told;

  return g_steal_pointer (&pivots);
}

static gboolean
solve_sparse (EntenteComponent *component,
              EntenteRandom    *random,
              EntenteWork      *work)
{
  g_autoptr (EntentePivots) pivots = NULL;
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.3);
  pivots = start_sparse (component, random, &part);
  if (pivots == NULL)
    return FALSE;

  entente_work_enter_part (&part, work, 0.3, 0.65);
  if (!entente_sparse_stress_reduce (component->network, pivots, NULL, random, component->x,
                                     component->y, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 0.95, 0.05);
  if (!entente_loosening_sweep (component->x, component->y, component->n_nodes, 1.0, random, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

gboolean
entente_placing_solve (EntenteComponent *component,
                       guint             n_tries,
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
    return solve_full (component, n_tries, random, work);

  return solve_sparse (component, random, work);
}
