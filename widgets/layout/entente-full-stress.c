/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Zheng, Pawar, Goodman 2018: Graph drawing by stochastic gradient descent. DOI
 * 10.1109/TVCG.2018.2859997. One pair after the other is moved towards its wished distance, by
 * steps that shrink from sweep to sweep.
 *
 * The descent wants pairs in random order. Here the pairs of a sweep are a round-robin tournament:
 * in round r meet all i, j with i + j = r or r + n. Nodes stand in random order and rounds are
 * shuffled anew for each sweep; a node meets another node in each round. Pairs of one round share
 * no node, so a round is one straight pass over arrays, which any vector width computes to the same
 * bits. */

#include "entente-full-stress.h"

#include "entente-cooling.h"
#include "entente-lanes.h"

#include <math.h>

/* Where most pairs are two or three hops apart, as around hubs, little tells nodes from each other,
 * and the steps must shrink slowly. Meshes and chains are right from the start. */
#define N_SWEEPS_NEAR 30
#define N_SWEEPS_FAR 12
#define FAR_HOPS 20
/* Of a tie's way to its length, in the last sweep. */
#define LAST_STEP 0.05
/* Keeps two nodes in one place from dividing by nothing; hops². */
#define LEAST_SQUARE 1e-12f

typedef struct
{
  guint32 n;
  guint32 *order;     /* of the rounds */
  guint32 *starts;    /* where a round's wished distances begin */
  float *distances;   /* round after round */
  float *x;
  float *y;
  float *dx;          /* steps of one round, at most n / 2 */
  float *dy;
} Tournament;

static void
tournament_clear (Tournament *self)
{
  g_free (self->order);
  g_free (self->starts);
  g_free (self->distances);
  g_free (self->x);
  g_free (self->y);
  g_free (self->dx);
  g_free (self->dy);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tournament, tournament_clear)

/* Pairs i + j = sum with i < j, both among 0 … n − 1: the first i, and how many. */
static guint32
find_pairs (guint32  n,
            guint32  sum,
            guint32 *first)
{
  *first = sum < n ? 0 : sum - n + 1;

  return (sum + 1) / 2 - *first;
}

static gboolean
tournament_init (Tournament    *self,
                 guint32        n,
                 const guint16 *rows,
                 EntenteWork   *work)
{
  gsize k = 0;

  self->n = n;
  self->order = g_new (guint32, n);
  self->starts = g_new (guint32, n);
  self->distances = g_new (float, (gsize) n * (n - 1) / 2);
  self->x = g_new (float, n);
  self->y = g_new (float, n);
  self->dx = g_new (float, n);
  self->dy = g_new (float, n);

  for (guint32 round = 0; round < n; round++)
    {
      if (round % 256 == 0 && !entente_work_report (work, 0.0))
        return FALSE;
      self->order[round] = round;
      self->starts[round] = (guint32) k;
      for (guint32 sum = round; sum < 2 * n - 1; sum += n)
        {
          guint32 first;
          guint32 n_pairs = find_pairs (n, sum, &first);

          for (guint32 i = first; i < first + n_pairs; i++)
            self->distances[k++] = rows[(gsize) i * n + (sum - i)];
        }
    }

  return TRUE;
}

/* Pairs (a + i, b − i), i < n. Two passes, because the first writes nothing that it reads. With d
 * for what is wished, a node goes ½ min (η d⁻², 1) (length − d) / length of the way: one division
 * for both quotients. */
ENTENTE_LANES static void
play (const float *restrict distances,
      float *restrict       x,
      float *restrict       y,
      float *restrict       step_x,
      float *restrict       step_y,
      guint32               a,
      guint32               b,
      guint32               n,
      float                 eta)
{
  for (guint32 i = 0; i < n; i++)
    {
      float wished = distances[i];
      float dx = x[a + i] - x[b - i];
      float dy = y[a + i] - y[b - i];
      float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
      float square = wished * wished;
      float step = 0.5f * (eta < square ? eta : square) * (length - wished) / (square * length);

      step_x[i] = step * dx;
      step_y[i] = step * dy;
    }
  for (guint32 i = 0; i < n; i++)
    {
      x[a + i] -= step_x[i];
      y[a + i] -= step_y[i];
    }
  for (guint32 i = 0; i < n; i++)
    {
      x[b - i] += step_x[i];
      y[b - i] += step_y[i];
    }
}

static void
play_round (Tournament *self,
            guint32     round,
            float       eta)
{
  const float *distances = self->distances + self->starts[round];

  for (guint32 sum = round; sum < 2 * self->n - 1; sum += self->n)
    {
      guint32 first;
      guint32 n_pairs = find_pairs (self->n, sum, &first);

      play (distances, self->x, self->y, self->dx, self->dy, first, sum - first, n_pairs, eta);
      distances += n_pairs;
    }
}

/* Ties heavier or lighter than the median are met again, or held less. */
static void
play_heavy_ties (Tournament           *self,
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
          play (&(float){ 1.0f }, self->x, self->y, self->dx, self->dy, i, j, 1,
                MIN (eta * extra, 1.0f));
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
  g_auto (Tournament) tournament = { 0 };
  double farthest = find_farthest (rows, n);
  guint n_sweeps = farthest > FAR_HOPS ? N_SWEEPS_FAR : N_SWEEPS_NEAR;
  double eta = farthest * farthest;
  double factor = entente_cooling_find_factor (eta, LAST_STEP, n_sweeps);

  if (!tournament_init (&tournament, n, rows, work))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      tournament.x[i] = (float) x[i];
      tournament.y[i] = (float) y[i];
    }

  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      entente_random_shuffle (random, tournament.order, n);
      for (guint32 k = 0; k < n; k++)
        {
          if (k % 256 == 0
              && !entente_work_report (work, (sweep + (double) k / n) / n_sweeps))
            return FALSE;
          play_round (&tournament, tournament.order[k], (float) eta);
        }
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
