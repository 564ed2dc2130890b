/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* A tie of length d draws its ends together, all nodes push each other away, and hops hold the
 * whole in shape; in hops, with |N| a node's ties and u = x_i − x_j,
 *
 *   f_i = −Σ_j∈N(i) s_ij (d^p + b d / (1 + d²)) u / d + c Σ_j m_i m_j u / (d² + ε)^k
 *         + h Σ_j w_ij (L h_ij − d) u / d,   m_i = |N(i)|^q,   w_ij = h_ij⁻².
 *
 * The first two sums are the force models' of entente-clustering.c. Where what is far away is to
 * be, which these do not say, the last sum does, the pull of stress (Gansner, Koren, North 2004, DOI
 * 10.1007/978-3-540-31843-9_25): without it force models cost half as much stress again and more. It
 * is the stronger the less the start could follow hops: where that is little, there is some to give
 * away for what stands together. h ~ stress⁴ where hops to all nodes are known, and but stress^1.5
 * where some are marks for many: what holds harder to these pulls neighbors apart, for little.
 *
 * c balances the picture as it stands: Σ f x = 0 without the last sum, so it neither swells nor
 * shrinks at first. L is by least squares, so the last sum asks for a shape and for no size. */

#include "entente-forces.h"

#include "entente-lanes.h"

#include <math.h>

#define LEAST_SQUARE 1e-6f
/* The start's stress with which hops hold as hard as a law says, and what is the least of it:
 * pictures that follow hops exactly are held too. */
#define USUAL_STRESS 0.095
#define LEAST_STRAIN 0.75
#define LEAST_STRAIN_BY_MARKS 0.3
#define MOST_STRAIN 6.0 /* where what is fixed keeps hops from being followed at all */

typedef struct
{
  float x[ENTENTE_N_LANES];
  float y[ENTENTE_N_LANES];
  float weight[ENTENTE_N_LANES];
  float length[ENTENTE_N_LANES];
  float square[ENTENTE_N_LANES];
} Sums;

/* As fractions, which a pass over them need neither convert nor divide by. A node is no hop from
 * itself, and weighs nothing there. */
static void
invert_hops (EntenteForces      *self,
             const EntenteMarks *marks)
{
  gsize n = (gsize) self->component->n_nodes * marks->n_marks;

  self->n_marks = marks->n_marks;
  self->inverses = g_new (float, n);
  for (gsize k = 0; k < n; k++)
    self->inverses[k] = marks->hops[k] > 0 ? 1.0f / marks->hops[k] : 0.0f;
}

void
entente_forces_init (EntenteForces          *self,
                     const EntenteComponent *component,
                     const EntenteMarks     *marks,
                     double                  hop)
{
  const EntenteNetwork *network = component->network;
  guint32 n = component->n_nodes;

  *self = (EntenteForces){ .component = component };
  invert_hops (self, marks);
  self->x = g_new (float, n);
  self->y = g_new (float, n);
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
  for (guint32 k = 0; k < 2 * network->n_ties; k++)
    self->strength += (double) network->strengths[k] / 2.0;
}

void
entente_forces_clear (EntenteForces *self)
{
  g_clear_pointer (&self->tree, entente_far_tree_free);
  g_free (self->inverses);
  g_free (self->x);
  g_free (self->y);
  g_free (self->masses);
}

static inline void
add_mark (Sums  *sums,
          guint  lane,
          float  inverse,
          float  dx,
          float  dy,
          float  hop)
{
  float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
  float weight = inverse * inverse;
  float factor = inverse * hop / length - weight;

  sums->x[lane] += factor * dx;
  sums->y[lane] += factor * dy;
  sums->weight[lane] += weight;
  sums->length[lane] += length * inverse;
  sums->square[lane] += length * length * weight;
}

ENTENTE_LANES static void
add_marks (Sums                 *sums,
           const float *restrict inverses,
           const float *restrict x,
           const float *restrict y,
           guint32               n,
           float                 at_x,
           float                 at_y,
           float                 hop)
{
  guint32 n_whole = n - n % ENTENTE_N_LANES;
  Sums own = { { 0.0f } };

  for (guint32 j = 0; j < n_whole; j += ENTENTE_N_LANES)
    {
      ENTENTE_LANES_TOGETHER
      for (guint l = 0; l < ENTENTE_N_LANES; l++)
        add_mark (&own, l, inverses[j + l], at_x - x[j + l], at_y - y[j + l], hop);
    }
  for (guint32 j = n_whole; j < n; j++)
    add_mark (&own, 0, inverses[j], at_x - x[j], at_y - y[j], hop);
  *sums = own;
}

/* The last sum of a node's force, without h. */
static void
hold (EntenteForces *self,
      guint32        node,
      float         *x,
      float         *y)
{
  guint32 n = self->n_marks;
  Sums sums;

  add_marks (&sums, self->inverses + (gsize) node * n, self->x, self->y, n, self->x[node],
             self->y[node], self->hop);
  *x = entente_lanes_join (sums.x);
  *y = entente_lanes_join (sums.y);
  self->weight += (double) entente_lanes_join (sums.weight);
  self->length += (double) entente_lanes_join (sums.length);
  self->square += (double) entente_lanes_join (sums.square);
}

static void
draw (const EntenteForces *self,
      guint32              node,
      float               *x,
      float               *y)
{
  const EntenteNetwork *network = self->component->network;

  *x = *y = 0.0f;
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];
      float dx = self->x[other] - self->x[node];
      float dy = self->y[other] - self->y[node];
      float square = dx * dx + dy * dy + LEAST_SQUARE;
      float pull = self->law->root ? 1.0f / sqrtf (sqrtf (square)) : 1.0f;

      pull = network->strengths[k] * (pull + self->law->clasp / (1.0f + square));
      *x += pull * dx;
      *y += pull * dy;
    }
}

void
entente_forces_begin (EntenteForces *self)
{
  g_clear_pointer (&self->tree, entente_far_tree_free);
  self->tree = entente_far_tree_new (self->x, self->y, self->masses, self->component->n_nodes);
  self->weight = self->length = self->square = 0.0;
}

void
entente_forces_end (EntenteForces *self)
{
  if (self->length > 0.0)
    self->hop = (float) (self->square / self->length);
}

static void
weigh_nodes (EntenteForces *self)
{
  const EntenteNetwork *network = self->component->network;

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      float n_ties = (float) MAX (network->starts[i + 1] - network->starts[i], 1);

      self->masses[i] = self->law->root ? sqrtf (n_ties) : n_ties;
    }
}

/* How much harder than usually hops hold. */
static float
find_strain (const EntenteForces *self)
{
  double n = self->component->n_nodes;
  double n_pairs = (n - 1.0) * self->n_marks;
  double stress = 1.0 - self->length * self->length / MAX (self->square * n_pairs, 1e-9);
  double part = stress / USUAL_STRESS;

  if (self->n_marks < self->component->n_nodes)
    return (float) CLAMP (part * sqrt (part), LEAST_STRAIN_BY_MARKS, MOST_STRAIN);

  return (float) CLAMP (part * part * part * part, LEAST_STRAIN, MOST_STRAIN);
}

gboolean
entente_forces_balance (EntenteForces         *self,
                        const EntenteForceLaw *law,
                        EntenteWork           *work)
{
  double drawn = 0.0;
  double pushed = 0.0;

  self->law = law;
  weigh_nodes (self);
  entente_forces_begin (self);
  for (guint32 i = 0; i < self->component->n_nodes; i++)
    {
      float x;
      float y;

      if (i % 512 == 0 && !entente_work_report (work, 0.0))
        return FALSE;
      draw (self, i, &x, &y);
      drawn -= (double) (x * self->x[i] + y * self->y[i]);
      entente_far_tree_push (self->tree, &law->push, i, &x, &y);
      pushed += (double) (self->masses[i] * (x * self->x[i] + y * self->y[i]));
      hold (self, i, &x, &y);
    }
  self->c = pushed > 0.0 ? (float) (drawn / pushed) : 0.0f;
  if (self->strain <= 0.0f)
    self->strain = find_strain (self);
  self->shape = self->weight > 0.0
                    ? law->shape * self->strain * (float) (2.0 * self->strength / self->weight)
                    : 0.0f;
  entente_forces_end (self);

  return TRUE;
}

void
entente_forces_ask (EntenteForces *self,
                    guint32        node,
                    float         *x,
                    float         *y)
{
  float push_x;
  float push_y;
  float hold_x;
  float hold_y;

  draw (self, node, x, y);
  entente_far_tree_push (self->tree, &self->law->push, node, &push_x, &push_y);
  *x += self->c * self->masses[node] * push_x;
  *y += self->c * self->masses[node] * push_y;
  if (self->shape <= 0.0f)
    return;
  hold (self, node, &hold_x, &hold_y);
  *x += self->shape * hold_x;
  *y += self->shape * hold_y;
}

void
entente_forces_hand_back (const EntenteForces *self,
                          EntenteComponent    *component,
                          double               hop)
{
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (component->fixed[i])
        continue;
      component->x[i] = self->middle_x + (double) self->x[i] * hop;
      component->y[i] = self->middle_y + (double) self->y[i] * hop;
    }
}
