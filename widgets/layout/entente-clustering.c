/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* A tie of length d draws its ends together, all nodes push each other away, and hops hold the
 * whole in shape; in hops, with |N| a node's ties and u = x_i − x_j,
 *
 *   f_i = −Σ_j∈N(i) s_ij (d^p + b d / (1 + d²)) u / d + c Σ_j m_i m_j u / (d² + ε)^k
 *         + h Σ_j w_ij (L h_ij − d) u / d,   m_i = |N(i)|^q,   w_ij = h_ij⁻².
 *
 * First clusters part, by forces that reach far: Jacomy, Venturini, Heymann, Bastian 2014
 * (ForceAtlas2, DOI 10.1371/journal.pone.0098679): p = q = k = 1, b = 0. Then each node's neighbors
 * come to be nearest to it, by forces that do not: Zhong, Xue, Zhang, Zhang, Ban, Deussen, Wang 2023
 * (Force-directed graph layouts revisited: a new force based on the t-distribution, DOI
 * 10.1109/TVCG.2023.3326925): k = 2, b > 0. What neither says, where what is far away is to be, the
 * last sum does, the pull of stress (Gansner, Koren, North 2004, DOI 10.1007/978-3-540-31843-9_25):
 * without it force models cost half as much stress again and more. It is the stronger, h ~
 * stress^1.5, the less the start could follow hops: where that is little, there is some to give away
 * for what stands together.
 *
 * c balances the picture as it stands: Σ f x = 0 without the last sum, so it neither swells nor
 * shrinks at first. L is by least squares, so the last sum asks for a shape and for no size. Each
 * node goes a step of one length along its force, and steps shrink, as in Hu 2005 (Efficient,
 * high-quality force-directed graph drawing, The Mathematica Journal 10). Force models alone need
 * hundreds of sweeps and levels of coarser networks to unfold; here they start from a picture of
 * little stress. O(sweeps × (nodes (log nodes + marks) + ties)). */

#include "entente-clustering.h"

#include "entente-cooling.h"
#include "entente-far-tree.h"
#include "entente-lanes.h"
#include "entente-loosening.h"
#include "entente-pulling.h"

#include <math.h>

#define LEAST_LENGTH 1e-9f
#define LEAST_SQUARE 1e-6f
/* So many nodes and more have half of the sweeps. */
#define MANY_NODES 10000
/* Hops are measured to so many marks where there are more nodes. */
#define MOST_MARKS 600u
#define N_MARKS 160u
/* The start's stress with which hops hold as hard as a phase says, and what is least of its parts:
 * pictures that follow hops exactly are held too. */
#define USUAL_STRESS 0.1
#define LEAST_STRESS 0.4
/* Of the time. */
#define MARKING_PART 0.05

/* @shape: h, of what all ties weigh over what all pairs do. @root: p and q are ½, not 1. */
typedef struct
{
  EntenteFarPush push;
  gboolean root;
  float clasp; /* b */
  float shape;
  guint n_sweeps;
  double first_step; /* hops */
  double last_step;
} Phase;

static const Phase phases[] = {
  { { 1.0f, 0.0f, 1e-6f }, FALSE, 0.0f, 0.06f, 50, 0.25, 0.1 },
  { { 0.0f, 1.0f, 0.1f }, TRUE, 2.0f, 1.2f, 50, 0.25, 0.008 },
};

typedef struct
{
  float x[ENTENTE_N_LANES];
  float y[ENTENTE_N_LANES];
  float weight[ENTENTE_N_LANES];
  float length[ENTENTE_N_LANES];
  float square[ENTENTE_N_LANES];
} Sums;

typedef struct
{
  EntenteComponent *component;
  const EntenteMarks *marks;
  EntenteFarTree *tree;
  const Phase *phase;
  float c;
  float shape; /* h */
  float strain; /* what the start's stress makes of a phase's @shape */
  float hop;   /* L */
  double middle_x; /* of the picture, map units */
  double middle_y;
  double weight; /* Σ w over nodes and marks */
  double length; /* Σ d / h, for L by least squares, like the sum of squares */
  double square;
  float *x; /* hops, from the middle */
  float *y;
  float *step_x;
  float *step_y;
  float *masses;
} Clustering;

static void
clustering_init (Clustering         *self,
                 EntenteComponent   *component,
                 const EntenteMarks *marks,
                 double              hop)
{
  guint32 n = component->n_nodes;

  self->component = component;
  self->marks = marks;
  self->x = g_new (float, n);
  self->y = g_new (float, n);
  self->step_x = g_new (float, n);
  self->step_y = g_new (float, n);
  self->masses = g_new (float, n);
  for (guint32 i = 0; i < n; i++)
    {
      self->middle_x += component->x[i] / n;
      self->middle_y += component->y[i] / n;
    }
  for (guint32 i = 0; i < n; i++)
    {
      self->x[i] = (float) ((component->x[i] - self->middle_x) / hop);
      self->y[i] = (float) ((component->y[i] - self->middle_y) / hop);
    }
}

static void
clustering_clear (Clustering *self)
{
  g_clear_pointer (&self->tree, entente_far_tree_free);
  g_free (self->x);
  g_free (self->y);
  g_free (self->step_x);
  g_free (self->step_y);
  g_free (self->masses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clustering, clustering_clear)

/* A node's own entry is 0 hops: it weighs nothing. */
static inline void
add_mark (Sums  *sums,
          guint  lane,
          float  wished,
          float  dx,
          float  dy,
          float  hop)
{
  float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
  float pull = wished > 0.0f ? 1.0f / (wished * length) : 0.0f;
  float inverse = pull * length;
  float weight = inverse * inverse;
  float factor = pull * hop - weight;

  sums->x[lane] += factor * dx;
  sums->y[lane] += factor * dy;
  sums->weight[lane] += weight;
  sums->length[lane] += length * inverse;
  sums->square[lane] += length * length * weight;
}

ENTENTE_LANES static void
add_marks (Sums                   *sums,
           const guint16 *restrict hops,
           const float *restrict   x,
           const float *restrict   y,
           guint32                 n,
           float                   at_x,
           float                   at_y,
           float                   hop)
{
  guint32 n_whole = n - n % ENTENTE_N_LANES;
  Sums own = { { 0.0f } };

  for (guint32 j = 0; j < n_whole; j += ENTENTE_N_LANES)
    {
      ENTENTE_LANES_TOGETHER
      for (guint l = 0; l < ENTENTE_N_LANES; l++)
        add_mark (&own, l, hops[j + l], at_x - x[j + l], at_y - y[j + l], hop);
    }
  for (guint32 j = n_whole; j < n; j++)
    add_mark (&own, 0, hops[j], at_x - x[j], at_y - y[j], hop);
  *sums = own;
}

/* The last sum of a node's force, without h. */
static void
hold (Clustering *self,
      guint32     node,
      float      *x,
      float      *y)
{
  guint32 n = self->marks->n_marks;
  Sums sums;

  add_marks (&sums, self->marks->hops + (gsize) node * n, self->x, self->y, n, self->x[node],
             self->y[node], self->hop);
  *x = entente_lanes_join (sums.x);
  *y = entente_lanes_join (sums.y);
  self->weight += (double) entente_lanes_join (sums.weight);
  self->length += (double) entente_lanes_join (sums.length);
  self->square += (double) entente_lanes_join (sums.square);
}

static void
draw (const Clustering *self,
      guint32           node,
      float            *x,
      float            *y)
{
  const EntenteNetwork *network = self->component->network;

  *x = *y = 0.0f;
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];
      float dx = self->x[other] - self->x[node];
      float dy = self->y[other] - self->y[node];
      float square = dx * dx + dy * dy + LEAST_SQUARE;
      float pull = self->phase->root ? 1.0f / sqrtf (sqrtf (square)) : 1.0f;

      pull = network->strengths[k] * (pull + self->phase->clasp / (1.0f + square));
      *x += pull * dx;
      *y += pull * dy;
    }
}

static void
clear_sums (Clustering *self)
{
  g_clear_pointer (&self->tree, entente_far_tree_free);
  self->tree = entente_far_tree_new (self->x, self->y, self->masses, self->component->n_nodes);
  self->weight = self->length = self->square = 0.0;
}

static void
fit_hop (Clustering *self)
{
  if (self->length > 0.0)
    self->hop = (float) (self->square / self->length);
}

static void
weigh_nodes (Clustering *self)
{
  const EntenteNetwork *network = self->component->network;

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      float n_ties = (float) MAX (network->starts[i + 1] - network->starts[i], 1);

      self->masses[i] = self->phase->root ? sqrtf (n_ties) : n_ties;
    }
}

/* How much harder than usually hops hold. */
static float
find_hold (const Clustering *self)
{
  double n = self->component->n_nodes;
  double n_pairs = (n - 1.0) * self->marks->n_marks;
  double stress = 1.0 - self->length * self->length / MAX (self->square * n_pairs, 1e-9);
  double part = MAX (stress / USUAL_STRESS, LEAST_STRESS);

  return (float) (part * sqrt (part));
}

/* c, h and L, for the picture as it stands. */
static gboolean
balance (Clustering *self,
         EntenteWork *work,
         double      part)
{
  const EntenteNetwork *network = self->component->network;
  double drawn = 0.0;
  double pushed = 0.0;
  double strength = 0.0;

  weigh_nodes (self);
  clear_sums (self);
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      float x;
      float y;

      if (i % 512 == 0 && !entente_work_report (work, part))
        return FALSE;
      draw (self, i, &x, &y);
      drawn -= (double) (x * self->x[i] + y * self->y[i]);
      entente_far_tree_push (self->tree, &self->phase->push, i, &x, &y);
      pushed += (double) (self->masses[i] * (x * self->x[i] + y * self->y[i]));
      hold (self, i, &x, &y);
    }
  for (guint32 k = 0; k < 2 * network->n_ties; k++)
    strength += (double) network->strengths[k];

  self->c = pushed > 0.0 ? (float) (drawn / pushed) : 0.0f;
  if (self->phase == phases)
    self->strain = find_hold (self);
  self->shape = self->weight > 0.0
                    ? self->phase->shape * self->strain * (float) (strength / self->weight)
                    : 0.0f;
  fit_hop (self);

  return TRUE;
}

static void
find_step (Clustering *self,
           guint32     node,
           float       step)
{
  float x;
  float y;
  float push_x;
  float push_y;
  float hold_x;
  float hold_y;
  float force;

  draw (self, node, &x, &y);
  entente_far_tree_push (self->tree, &self->phase->push, node, &push_x, &push_y);
  hold (self, node, &hold_x, &hold_y);
  x += self->c * self->masses[node] * push_x + self->shape * hold_x;
  y += self->c * self->masses[node] * push_y + self->shape * hold_y;
  force = sqrtf (x * x + y * y) + LEAST_LENGTH;
  self->step_x[node] = x / force * step;
  self->step_y[node] = y / force * step;
}

static gboolean
sweep_once (Clustering  *self,
            double       step,
            EntenteWork *work,
            double       part,
            double       span)
{
  guint32 n = self->component->n_nodes;

  clear_sums (self);
  for (guint32 i = 0; i < n; i++)
    {
      if (i % 512 == 0 && !entente_work_report (work, part + span * i / n))
        return FALSE;
      find_step (self, i, (float) step);
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (self->component->fixed[i])
        continue;
      self->x[i] += self->step_x[i];
      self->y[i] += self->step_y[i];
    }
  fit_hop (self);
  entente_work_show (work, self->x, self->y, n);

  return TRUE;
}

static gboolean
run_phase (Clustering  *self,
           const Phase *phase,
           EntenteWork *work,
           double       part,
           double       span)
{
  guint n_sweeps = phase->n_sweeps / (self->component->n_nodes >= MANY_NODES ? 2 : 1);
  double factor = entente_cooling_find_factor (phase->first_step, phase->last_step, n_sweeps);
  double step = phase->first_step;

  self->phase = phase;
  if (!balance (self, work, part))
    return FALSE;
  for (guint k = 0; k < n_sweeps && !entente_work_is_late (work); k++)
    {
      if (!sweep_once (self, step, work, part + span * k / n_sweeps, span / n_sweeps))
        return FALSE;
      step *= factor;
    }

  return TRUE;
}

gboolean
entente_clustering_sweep (EntenteComponent *component,
                          double            hop,
                          EntenteRandom    *random,
                          EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  EntenteWork part = *work;
  g_autoptr (EntenteMarks) marks = NULL;
  g_auto (Clustering) clustering = { 0 };

  entente_work_enter_part (&part, work, 0.0, MARKING_PART);
  marks = entente_marks_new_some (component, n <= MOST_MARKS ? n : N_MARKS, &part);
  if (marks == NULL)
    return FALSE;
  clustering_init (&clustering, component, marks, hop);
  entente_work_enter_part (&part, work, MARKING_PART, 1.0 - MARKING_PART);
  for (guint k = 0; k < G_N_ELEMENTS (phases); k++)
    {
      if (!run_phase (&clustering, &phases[k], &part, (double) k / G_N_ELEMENTS (phases),
                      1.0 / G_N_ELEMENTS (phases)))
        return FALSE;
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (component->fixed[i])
        continue;
      component->x[i] = clustering.middle_x + (double) clustering.x[i] * hop;
      component->y[i] = clustering.middle_y + (double) clustering.y[i] * hop;
    }
  work->told = part.told;

  return component->n_fixed > 0
         || entente_loosening_sweep (component->x, component->y, n, hop, random, &part);
}
