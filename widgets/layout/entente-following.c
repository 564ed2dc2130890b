/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Stress majorization (Gansner, Koren, North 2004, DOI 10.1007/978-3-540-31843-9_25) of few terms
 * around what is dragged, with the old places as anchors (as in Brandes, Wagner 1997: A Bayesian
 * paradigm for dynamic graph layout, DOI 10.1007/3-540-63938-1_66):
 *
 *   Σ_ij w_ij (|x_i − x_j| − l_ij)² + Σ_i a_i |x_i − o_i|²,   l_ij = |o_i − o_j|
 *
 * where o are the places before the drag, so that all is at rest there. Terms are the ties, and pairs
 * of neighbors that stand next to each other around a node: a fan stays a fan. Anchors grow with the
 * hops from what is dragged. Each node in turn goes to
 *
 *   x_i ← (Σ_j w_ij (x_j + l_ij (x_i − x_j) / |x_i − x_j|) + a_i o_i) / (Σ_j w_ij + a_i).
 *
 * Every move starts at the old places, so its result hangs on nothing but how far the drag has come.
 * Then boxes make way for each other. */

#include "entente-following.h"

#include "entente-network.h"
#include "entente-settling.h"
#include "entente-work.h"

#include <math.h>
#include <string.h>

/* A tie strong as many counts as so many terms. */
#define MOST_STRENGTH 2.0f
/* Of a pair of neighbors beside a tie's 1. */
#define BESIDE_WEIGHT 0.5f
/* An anchor's weight, times hops², beside that of all terms of its node. A leaf is held by next to
 * nothing: it goes where its neighbor goes. */
#define ANCHOR 0.06
#define LEAF_ANCHOR 0.002
/* So much of the way goes who is one hop farther: where the sweeps begin. */
#define FOLLOWED 0.75
/* After these the places are steady to less than a map unit. */
#define N_SWEEPS 24
#define N_PUSHES 12
/* Layout leaves more between boxes; so much is left where they make way. Map units. */
#define GAP 6.0
/* Nobody sees less than this; map units. */
#define LEAST_LENGTH 1e-3

typedef struct
{
  guint32 a;
  guint32 b;
  float weight;
} Term;

struct _EntenteFollowing
{
  guint32 n;
  EntenteNetwork *network;
  guint32 *starts; /* where a node's entries begin in what follows */
  guint32 *others;
  float *weights;
  double *lengths;
  double *anchors;
  guint16 *hops;   /* from the nearest that is held; ENTENTE_HOPS_NONE: nothing pulls at it */
  guint32 *order;  /* of those that something pulls at, nearest first */
  guint32 n_order;
  guint8 *fixed;   /* also those that are held */
  guint8 *held;
  double *old_x;
  double *old_y;
  guint32 *tidy;   /* who lay over nobody, or is held: these make way for each other */
  guint32 n_tidy;
  double *tidy_x;  /* in that order, like all that follows */
  double *tidy_y;
  double *widths;
  double *heights;
  guint8 *still;   /* fixed */
};

/* Hops from the nearest of @held, and the order they are reached in. */
static void
measure_hops (EntenteFollowing *self,
              const guint32    *held,
              guint32           n_held)
{
  const EntenteNetwork *network = self->network;
  g_autofree guint32 *queue = g_new (guint32, self->n + 1);
  guint32 tail = 0;

  memset (self->hops, 0xff, sizeof (guint16) * self->n);
  for (guint32 k = 0; k < n_held; k++)
    {
      if (self->hops[held[k]] == 0)
        continue;
      self->hops[held[k]] = 0;
      queue[tail++] = held[k];
    }
  for (guint32 head = 0; head < tail; head++)
    {
      for (guint32 k = network->starts[queue[head]]; k < network->starts[queue[head] + 1]; k++)
        {
          guint32 other = network->neighbors[k];

          if (self->hops[other] != ENTENTE_HOPS_NONE)
            continue;
          self->hops[other] = self->hops[queue[head]] + 1;
          queue[tail++] = other;
        }
    }
  for (guint32 k = 0; k < tail; k++)
    {
      if (!self->fixed[queue[k]])
        self->order[self->n_order++] = queue[k];
    }
}

typedef struct
{
  double angle;
  guint32 node;
} Spoke;

static int
compare_spokes (gconstpointer a,
                gconstpointer b)
{
  const Spoke *first = a;
  const Spoke *second = b;

  if (first->angle != second->angle)
    return first->angle < second->angle ? -1 : 1;

  return (first->node > second->node) - (first->node < second->node);
}

/* The neighbors of a node that stand next to each other around it. */
static void
add_beside (EntenteFollowing *self,
            guint32           node,
            GArray           *spokes,
            GArray           *terms)
{
  const EntenteNetwork *network = self->network;

  g_array_set_size (spokes, 0);
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];
      Spoke spoke = { atan2 (self->old_y[other] - self->old_y[node],
                             self->old_x[other] - self->old_x[node]),
                      other };

      g_array_append_val (spokes, spoke);
    }
  g_array_sort (spokes, compare_spokes);
  for (guint k = spokes->len == 2 ? 1 : 0; spokes->len >= 2 && k < spokes->len; k++)
    {
      Term term = { g_array_index (spokes, Spoke, k).node,
                    g_array_index (spokes, Spoke, (k + 1) % spokes->len).node, BESIDE_WEIGHT };

      g_array_append_val (terms, term);
    }
}

static GArray *
list_terms (EntenteFollowing *self)
{
  const EntenteNetwork *network = self->network;
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_autoptr (GArray) spokes = g_array_new (FALSE, FALSE, sizeof (Spoke));

  for (guint32 i = 0; i < self->n; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          Term term = { i, network->neighbors[k], network->strengths[k] };

          if (term.b > i)
            g_array_append_val (terms, term);
        }
      add_beside (self, i, spokes, terms);
    }

  return terms;
}

static void
enter (EntenteFollowing *self,
       guint32           at,
       guint32           node,
       guint32           other,
       float             weight)
{
  double dx = self->old_x[node] - self->old_x[other];
  double dy = self->old_y[node] - self->old_y[other];

  self->others[at] = other;
  self->weights[at] = weight;
  self->lengths[at] = sqrt (dx * dx + dy * dy);
}

/* The terms by their nodes. */
static void
index_terms (EntenteFollowing *self,
             const Term       *terms,
             guint32           n_terms)
{
  g_autofree guint32 *fill = NULL;

  self->starts = g_new0 (guint32, self->n + 1);
  self->others = g_new (guint32, 2 * n_terms + 1);
  self->weights = g_new (float, 2 * n_terms + 1);
  self->lengths = g_new (double, 2 * n_terms + 1);
  for (guint32 k = 0; k < n_terms; k++)
    {
      self->starts[terms[k].a + 1]++;
      self->starts[terms[k].b + 1]++;
    }
  for (guint32 i = 0; i < self->n; i++)
    self->starts[i + 1] += self->starts[i];
  fill = g_memdup2 (self->starts, sizeof (guint32) * (self->n + 1));
  for (guint32 k = 0; k < n_terms; k++)
    {
      enter (self, fill[terms[k].a]++, terms[k].a, terms[k].b, terms[k].weight);
      enter (self, fill[terms[k].b]++, terms[k].b, terms[k].a, terms[k].weight);
    }
}

static gboolean
is_leaf (const EntenteFollowing *self,
         guint32                 node)
{
  return self->network->starts[node + 1] - self->network->starts[node] == 1;
}

static void
weigh_anchors (EntenteFollowing *self)
{
  for (guint32 i = 0; i < self->n; i++)
    {
      double hops = self->hops[i];
      double weight = 0.0;

      for (guint32 k = self->starts[i]; k < self->starts[i + 1]; k++)
        weight += (double) self->weights[k];
      self->anchors[i] = weight * (is_leaf (self, i) ? LEAF_ANCHOR : ANCHOR * hops * hops);
    }
}

/* A map that came with boxes lying over others stays as it is there. */
static void
find_tidy (EntenteFollowing         *self,
           const EntenteLayoutGraph *graph)
{
  EntenteBoxes all
    = { self->n, self->old_x, self->old_y, self->widths, self->heights, NULL, GAP, 0.0 };
  g_autoptr (EntenteBoxGrid) grid = NULL;

  for (guint32 i = 0; i < self->n; i++)
    {
      self->widths[i] = (double) graph->widths[i];
      self->heights[i] = (double) graph->heights[i];
    }
  grid = entente_settling_make_grid (&all);
  for (guint32 i = 0; i < self->n; i++)
    {
      if (self->held[i]
          || entente_settling_find_blocker (grid, &all, i, all.x[i], all.y[i]) == ENTENTE_NO_BOX)
        self->tidy[self->n_tidy++] = i;
    }
  for (guint32 k = 0; k < self->n_tidy; k++)
    {
      self->widths[k] = self->widths[self->tidy[k]];
      self->heights[k] = self->heights[self->tidy[k]];
      self->still[k] = self->fixed[self->tidy[k]];
    }
}

EntenteFollowing *
entente_following_new (const EntenteLayoutGraph *graph,
                       const guint32            *held,
                       guint32                   n_held,
                       const double             *x,
                       const double             *y)
{
  EntenteFollowing *self = g_new0 (EntenteFollowing, 1);
  guint32 n = graph->n_nodes;
  g_autoptr (GArray) terms = NULL;

  self->n = n;
  self->network = entente_network_new (n, graph->n_edges, graph->sources, graph->targets,
                                       graph->weights);
  entente_network_level (self->network, MOST_STRENGTH);
  self->anchors = g_new (double, n);
  self->hops = g_new (guint16, n);
  self->order = g_new (guint32, n);
  self->fixed = graph->fixed != NULL ? g_memdup2 (graph->fixed, n) : g_new0 (guint8, n);
  self->held = g_new0 (guint8, n);
  self->old_x = g_memdup2 (x, sizeof (double) * n);
  self->old_y = g_memdup2 (y, sizeof (double) * n);
  self->tidy = g_new (guint32, n);
  self->tidy_x = g_new (double, n);
  self->tidy_y = g_new (double, n);
  self->widths = g_new (double, n);
  self->heights = g_new (double, n);
  self->still = g_new (guint8, n);
  for (guint32 k = 0; k < n_held; k++)
    self->held[held[k]] = self->fixed[held[k]] = 1;

  measure_hops (self, held, n_held);
  terms = list_terms (self);
  index_terms (self, (const Term *) (gpointer) terms->data, terms->len);
  weigh_anchors (self);
  find_tidy (self, graph);

  return self;
}

void
entente_following_free (EntenteFollowing *self)
{
  entente_network_free (self->network);
  g_free (self->starts);
  g_free (self->others);
  g_free (self->weights);
  g_free (self->lengths);
  g_free (self->anchors);
  g_free (self->hops);
  g_free (self->order);
  g_free (self->fixed);
  g_free (self->held);
  g_free (self->old_x);
  g_free (self->old_y);
  g_free (self->tidy);
  g_free (self->tidy_x);
  g_free (self->tidy_y);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self->still);
  g_free (self);
}

/* Who is held is where it is dragged to; who follows has come a part of the way, a leaf as far as
 * its neighbor. */
static void
start (EntenteFollowing *self,
       double            dx,
       double            dy,
       double           *x,
       double           *y)
{
  for (guint32 i = 0; i < self->n; i++)
    {
      double part = self->held[i] ? 1.0 : 0.0;

      if (!self->fixed[i] && self->hops[i] != ENTENTE_HOPS_NONE)
        part = pow (FOLLOWED, self->hops[i] - (is_leaf (self, i) ? 1 : 0));
      x[i] = self->old_x[i] + part * dx;
      y[i] = self->old_y[i] + part * dy;
    }
}

static void
move_node (EntenteFollowing *self,
           guint32           node,
           double           *x,
           double           *y)
{
  double weights = self->anchors[node];
  double sum_x = weights * self->old_x[node];
  double sum_y = weights * self->old_y[node];

  for (guint32 k = self->starts[node]; k < self->starts[node + 1]; k++)
    {
      guint32 other = self->others[k];
      double weight = (double) self->weights[k];
      double dx = x[node] - x[other];
      double dy = y[node] - y[other];
      double stretch = self->lengths[k] / MAX (sqrt (dx * dx + dy * dy), LEAST_LENGTH);

      sum_x += weight * (x[other] + stretch * dx);
      sum_y += weight * (y[other] + stretch * dy);
      weights += weight;
    }
  x[node] = sum_x / weights;
  y[node] = sum_y / weights;
}

static void
make_way (EntenteFollowing *self,
          double           *x,
          double           *y)
{
  EntenteBoxes boxes = { self->n_tidy,  self->tidy_x, self->tidy_y, self->widths,
                         self->heights, self->still,  GAP,          0.0 };
  EntenteWork work;

  for (guint32 k = 0; k < self->n_tidy; k++)
    {
      self->tidy_x[k] = x[self->tidy[k]];
      self->tidy_y[k] = y[self->tidy[k]];
    }
  entente_work_init (&work, NULL, NULL, NULL);
  entente_settling_push (&boxes, N_PUSHES, &work);
  entente_settling_finish (&boxes, &work);
  for (guint32 k = 0; k < self->n_tidy; k++)
    {
      x[self->tidy[k]] = self->tidy_x[k];
      y[self->tidy[k]] = self->tidy_y[k];
    }
}

void
entente_following_move (EntenteFollowing *self,
                        double            dx,
                        double            dy,
                        double           *x,
                        double           *y)
{
  start (self, dx, dy, x, y);
  for (guint sweep = 0; sweep < N_SWEEPS; sweep++)
    {
      for (guint32 k = 0; k < self->n_order; k++)
        move_node (self, self->order[k], x, y);
    }
  make_way (self, x, y);
}
