/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Zheng, Pawar, Goodman 2018: Graph drawing by stochastic gradient descent. DOI
 * 10.1109/TVCG.2018.2859997. One pair after the other is moved towards its wished distance, by
 * steps that shrink from sweep to sweep.
 *
 * The descent wants pairs in random order: they meet in a tournament (entente-tournament.c). */

#include "entente-full-stress.h"

#include "entente-cooling.h"
#include "entente-tournament.h"

#include <math.h>

/* Where most pairs are two or three hops apart, as around hubs, little tells nodes from each other,
 * and the steps must shrink slowly. Meshes and chains are right from the start. */
#define N_SWEEPS_NEAR 30
#define N_SWEEPS_FAR 12
#define FAR_HOPS 20
/* Of a tie's way to its length, in the last sweep. */
#define LAST_STEP 0.05

static gboolean
has_heavy_ties (const EntenteNetwork *network)
{
  for (guint32 k = 0; k < 2 * network->n_ties; k++)
    {
      if (network->strengths[k] > 1.0f)
        return TRUE;
    }

  return FALSE;
}

/* Ties heavier or lighter than the median are met again, or held less. */
static void
play_heavy_ties (EntenteTournament    *self,
                 const EntenteNetwork *network,
                 float                 eta)
{
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          guint32 j = network->neighbors[k];
          float extra = network->strengths[k] - 1.0f;

          if (j < i || extra <= 0.0f)
            continue;
          entente_tournament_play_tie (self, i, j, MIN (eta * extra, 1.0f));
        }
    }
}

static guint16
find_farthest (const guint16 *rows,
               guint32        n)
{
  guint16 farthest = 1;

  for (gsize k = 0; k < (gsize) n * n; k++)
    farthest = MAX (farthest, rows[k]);

  return farthest;
}

gboolean
entente_full_stress_reduce (const EntenteNetwork *network,
                            const guint16        *rows,
                            EntenteRandom        *random,
                            double               *x,
                            double               *y,
                            EntenteWork          *work)
{
  guint32 n = network->n_nodes;
  g_auto (EntenteTournament) tournament = { 0 };
  double farthest = find_farthest (rows, n);
  const EntenteWork whole = *work;
  gboolean heavy = has_heavy_ties (network);
  guint n_sweeps = farthest > FAR_HOPS ? N_SWEEPS_FAR : N_SWEEPS_NEAR;
  double eta = farthest * farthest;
  double factor = entente_cooling_find_factor (eta, LAST_STEP, n_sweeps);

  if (!entente_tournament_init (&tournament, n, rows, work))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      tournament.x[i] = (float) x[i];
      tournament.y[i] = (float) y[i];
    }

  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      entente_work_enter_part (work, &whole, (double) sweep / n_sweeps, 1.0 / n_sweeps);
      if (!entente_tournament_play (&tournament, random, (float) eta, work))
        return FALSE;
      if (heavy)
        play_heavy_ties (&tournament, network, (float) eta);
      entente_work_show (work, tournament.x, tournament.y, n);
      eta *= factor;
    }

  for (guint32 i = 0; i < n; i++)
    {
      x[i] = (double) tournament.x[i];
      y[i] = (double) tournament.y[i];
    }

  return TRUE;
}

double
entente_full_stress_measure (const guint16 *rows,
                             guint32        n_nodes,
                             const double  *x,
                             const double  *y)
{
  double stress = 0.0;

  for (guint32 i = 0; i < n_nodes; i++)
    {
      for (guint32 j = 0; j < i; j++)
        {
          double wished = rows[(gsize) i * n_nodes + j];
          double dx = x[i] - x[j];
          double dy = y[i] - y[j];
          double part = (sqrt (dx * dx + dy * dy) - wished) / wished;

          stress += part * part;
        }
    }

  return n_nodes > 1 ? stress / (0.5 * n_nodes * (n_nodes - 1.0)) : 0.0;
}
