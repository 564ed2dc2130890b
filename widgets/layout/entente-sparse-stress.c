/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Ortmann, Klimenta, Brandes 2016: A sparse stress model. DOI 10.1007/978-3-319-50106-2_2: a pivot
 * stands for the nodes nearest to it; the weight of its term with node i is that of a pair, times
 * how many of those nodes are at most half as far from the pivot as i. Here all pivots stand for as
 * many, the mean of that: with P pivots,
 *
 *   w_h = |{j : hops to the nearest pivot ≤ h / 2}| / P h².
 *
 * Nearly all pivots are drawn at random, so that pairs count without bias. Theirs, for few pivots far
 * apart, makes those among hubs stand for most of a network, which costs 3 % of stress and more.
 *
 * Descent as in Zheng, Pawar, Goodman 2018, DOI 10.1109/TVCG.2018.2859997, but pivot by pivot: one
 * pivot's terms move each node alone, so all of them are one straight pass over arrays. Between
 * pivots come the ties, a shuffled share at a time. */

#include "entente-sparse-stress.h"

#include "entente-cooling.h"
#include "entente-lanes.h"

#include <math.h>
#include <string.h>

#define N_SWEEPS 12
/* Of a tie's way to its length, in the last sweep: pivots stand for many, and go that much farther. The
 * fewer they are, the more each stands for: so much of the way for each of them, up to a most. */
#define LAST_STEP_A_PIVOT 1e-5
#define MOST_LAST_STEP 0.02
/* Of the time, before the first sweep. */
#define WEIGHING_PART 0.05
#define LEAST_SQUARE 1e-12f
/* Nodes of one neighborhood have the same distance to every pivot and would stand on each other:
 * each is also held apart from this many of its like. */
#define N_SIBLINGS 3
/* The picture is shown each time so many terms have been met: some hundredths of a second. */
#define TERMS_SHOWN 16000000u

typedef struct
{
  guint32 a;
  guint32 b;
  float wished;
  float weight;
} Term;

typedef struct
{
  guint32 n;
  guint n_hops;      /* one more than the farthest */
  float *weights;    /* of a pivot's term, by hops */
  float *steps;      /* what is made of them in a sweep: the part of the way that a node goes */
  GArray *terms;     /* of Term */
  float *x;
  float *y;
  float *free;       /* 1 moves, 0 does not */
} Model;

static void
model_clear (Model *self)
{
  g_free (self->weights);
  g_free (self->steps);
  g_clear_pointer (&self->terms, g_array_unref);
  g_free (self->x);
  g_free (self->y);
  g_free (self->free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Model, model_clear)

static gboolean
weigh_pivots (Model               *self,
              const EntentePivots *pivots,
              EntenteWork         *work)
{
  g_autofree guint16 *nearest = g_new (guint16, self->n);
  g_autofree guint32 *counts = g_new0 (guint32, self->n_hops);

  memset (nearest, 0xff, sizeof (guint16) * self->n);
  for (guint32 p = 0; p < pivots->n_pivots; p++)
    {
      const guint16 *row = entente_pivots_get_row (pivots, p);

      if (!entente_work_report (work, WEIGHING_PART * p / pivots->n_pivots))
        return FALSE;
      for (guint32 i = 0; i < self->n; i++)
        nearest[i] = MIN (nearest[i], row[i]);
    }
  for (guint32 i = 0; i < self->n; i++)
    counts[nearest[i]]++;

  self->weights = g_new0 (float, self->n_hops);
  self->steps = g_new0 (float, self->n_hops);
  for (guint h = 1; h < self->n_hops; h++)
    {
      counts[h] += counts[h - 1];
      self->weights[h] = (float) counts[h / 2]
                         / ((float) pivots->n_pivots * (float) h * (float) h);
    }

  return TRUE;
}

static void
add_ties (Model                *self,
          const EntenteNetwork *network)
{
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          Term term = { i, network->neighbors[k], 1.0f, network->strengths[k] };

          if (term.b > i)
            g_array_append_val (self->terms, term);
        }
    }
}

/* Keeps the leaves of one node apart: two of them are two hops from each other. */
static void
add_siblings (Model                *self,
              const EntenteNetwork *network,
              EntenteRandom        *random)
{
  g_autofree guint32 *leaves = g_new (guint32, network->n_nodes);

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      guint32 n = 0;

      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          guint32 other = network->neighbors[k];

          if (network->starts[other + 1] - network->starts[other] == 1)
            leaves[n++] = other;
        }
      if (n < 2)
        continue;
      for (guint32 k = 0; k < n * N_SIBLINGS; k++)
        {
          Term term = { leaves[k % n], leaves[entente_random_below (random, n)], 2.0f, 0.0f };

          term.weight = 0.25f * (float) n / (2.0f * N_SIBLINGS);
          if (term.a != term.b)
            g_array_append_val (self->terms, term);
        }
    }
}

static gboolean
model_init (Model                *self,
            const EntenteNetwork *network,
            const EntentePivots  *pivots,
            const guint8         *fixed,
            EntenteRandom        *random,
            const double         *x,
            const double         *y,
            EntenteWork          *work)
{
  self->n = network->n_nodes;
  self->n_hops = pivots->farthest + 1u;
  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  self->x = g_new (float, self->n);
  self->y = g_new (float, self->n);
  self->free = g_new (float, self->n);
  for (guint32 i = 0; i < self->n; i++)
    {
      self->x[i] = (float) x[i];
      self->y[i] = (float) y[i];
      self->free[i] = fixed != NULL && fixed[i] ? 0.0f : 1.0f;
    }

  add_ties (self, network);
  add_siblings (self, network, random);

  return weigh_pivots (self, pivots, work);
}

/* 1 / √square within 5e-6, by Lomont 2003 (Fast inverse square root): a line in place of the logarithm,
 * and two of Newton's steps. The same bits on all machines, and half the time of a root and a
 * division. */
static inline float
find_inverse_root (float square)
{
  union
  {
    float number;
    guint32 bits;
  } root = { square };

  root.bits = 0x5f3759dfu - (root.bits >> 1);
  root.number *= 1.5f - 0.5f * square * root.number * root.number;
  root.number *= 1.5f - 0.5f * square * root.number * root.number;

  return root.number;
}

/* @steps: by hops, the part of half the way that a node goes. */
ENTENTE_LANES static void
follow_pivot (const guint16 *restrict row,
              const float *restrict   steps,
              const float *restrict   free,
              float *restrict         x,
              float *restrict         y,
              guint32                 n,
              float                   pivot_x,
              float                   pivot_y)
{
  for (guint32 i = 0; i < n; i++)
    {
      float wished = row[i];
      float dx = x[i] - pivot_x;
      float dy = y[i] - pivot_y;
      float inverse = find_inverse_root (dx * dx + dy * dy + LEAST_SQUARE);
      float step = steps[row[i]] * free[i] * (1.0f - wished * inverse);

      x[i] -= step * dx;
      y[i] -= step * dy;
    }
}

static void
meet_pivot (Model               *self,
            const EntentePivots *pivots,
            guint32              p)
{
  guint32 node = pivots->pivots[p];

  follow_pivot (entente_pivots_get_row (pivots, p), self->steps, self->free, self->x, self->y, self->n,
                self->x[node], self->y[node]);
}

static void
meet_term (Model       *self,
           const Term  *term,
           float        eta)
{
  float dx = self->x[term->a] - self->x[term->b];
  float dy = self->y[term->a] - self->y[term->b];
  float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
  float step = 0.5f * MIN (eta * term->weight, 1.0f) * (length - term->wished) / length;

  self->x[term->a] -= step * self->free[term->a] * dx;
  self->y[term->a] -= step * self->free[term->a] * dy;
  self->x[term->b] += step * self->free[term->b] * dx;
  self->y[term->b] += step * self->free[term->b] * dy;
}

static void
shuffle_terms (GArray        *terms,
               EntenteRandom *random)
{
  Term *data = (Term *) terms->data;

  for (guint32 i = terms->len; i > 1; i--)
    {
      guint32 j = entente_random_below (random, i);
      Term kept = data[i - 1];

      data[i - 1] = data[j];
      data[j] = kept;
    }
}

static gboolean
sweep_once (Model               *self,
            const EntentePivots *pivots,
            const guint32       *order,
            float                eta,
            EntenteWork         *work,
            double               part,
            double               span)
{
  guint32 n_terms = self->terms->len;
  guint32 n_shown = MAX (TERMS_SHOWN / self->n, 1);
  guint32 next = 0;

  for (guint h = 0; h < self->n_hops; h++)
    self->steps[h] = 0.5f * MIN (eta * self->weights[h], 1.0f);
  for (guint32 k = 0; k < pivots->n_pivots; k++)
    {
      guint32 end = (guint32) ((guint64) n_terms * (k + 1) / pivots->n_pivots);

      if (!entente_work_report (work, part + span * k / pivots->n_pivots))
        return FALSE;
      meet_pivot (self, pivots, order[k]);
      for (; next < end; next++)
        meet_term (self, &g_array_index (self->terms, Term, next), eta);
      if ((k + 1) % n_shown == 0 || k + 1 == pivots->n_pivots)
        entente_work_show (work, self->x, self->y, self->n);
    }

  return TRUE;
}

gboolean
entente_sparse_stress_reduce (const EntenteNetwork *network,
                              const EntentePivots  *pivots,
                              const guint8         *fixed,
                              EntenteRandom        *random,
                              double               *x,
                              double               *y,
                              EntenteWork          *work)
{
  g_auto (Model) model = { 0 };
  g_autofree guint32 *order = g_new (guint32, pivots->n_pivots);
  double eta = (double) pivots->farthest * pivots->farthest;
  double last = MIN (LAST_STEP_A_PIVOT * pivots->n_pivots, MOST_LAST_STEP);
  double factor = entente_cooling_find_factor (eta, last, N_SWEEPS);

  if (!model_init (&model, network, pivots, fixed, random, x, y, work))
    return FALSE;
  for (guint32 p = 0; p < pivots->n_pivots; p++)
    order[p] = p;

  for (guint sweep = 0; sweep < N_SWEEPS && !entente_work_is_late (work); sweep++)
    {
      entente_random_shuffle (random, order, pivots->n_pivots);
      shuffle_terms (model.terms, random);
      if (!sweep_once (&model, pivots, order, (float) eta, work,
                       WEIGHING_PART + (1.0 - WEIGHING_PART) * sweep / N_SWEEPS,
                       (1.0 - WEIGHING_PART) / N_SWEEPS))
        return FALSE;
      eta *= factor;
    }

  for (guint32 i = 0; i < model.n; i++)
    {
      if (fixed != NULL && fixed[i])
        continue;
      x[i] = (double) model.x[i];
      y[i] = (double) model.y[i];
    }

  return TRUE;
}
