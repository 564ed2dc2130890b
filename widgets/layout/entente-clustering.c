/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Fruchterman, Reingold 1991: Graph drawing by force-directed placement, DOI
 * 10.1002/spe.4380211102, in the family of Noack 2009: Modularity clustering is force-directed
 * layout, DOI 10.1103/PhysRevE.79.026102: a tie of length d draws with d^a, nodes push each other
 * away with d^r, and the smaller a + |r|, the more clusters part. In hops,
 *
 *   f_i = Σ_j∈N(i) s_ij d_ij^½ (x_j − x_i) + c Σ_j (x_i − x_j) / d_ij²,
 *
 * so a = 1.5, r = −1: between the 2 of Fruchterman and Reingold, with fewer crossings, and the 1
 * that parts clusters so far that distances say nothing any more. Each node goes a step of one
 * length along its force, and steps shrink, as in Hu 2005 (Efficient, high-quality force-directed
 * graph drawing, The Mathematica Journal 10). Force models alone need hundreds of sweeps and levels
 * of coarser networks to unfold; here they start from a picture of little stress. */

#include "entente-clustering.h"

#include "entente-far-tree.h"

#include <math.h>

/* c: it sets the picture's size, which does not matter, against the start's. */
#define PUSH 0.05
/* Sweeps, and a node's way in the first of them, hops; in the last one it is a thirtieth. */
#define N_SWEEPS 100
#define FIRST_STEP 0.25
#define COOLING 0.965
/* So many nodes and more have fewer sweeps. */
#define MANY_NODES 10000
#define N_SWEEPS_MANY 50
#define COOLING_MANY 0.93
#define LEAST_LENGTH 1e-9

typedef struct
{
  EntenteComponent *component;
  double hop;
  double *x; /* in hops */
  double *y;
  double *step_x;
  double *step_y;
  float *masses;
  float *shown_x;
  float *shown_y;
} Clustering;

static void
clustering_init (Clustering       *self,
                 EntenteComponent *component,
                 double            hop)
{
  guint32 n = component->n_nodes;

  self->component = component;
  self->hop = hop;
  self->x = g_new (double, n);
  self->y = g_new (double, n);
  self->step_x = g_new (double, n);
  self->step_y = g_new (double, n);
  self->masses = g_new (float, n);
  self->shown_x = g_new (float, n);
  self->shown_y = g_new (float, n);
  for (guint32 i = 0; i < n; i++)
    {
      self->x[i] = component->x[i] / hop;
      self->y[i] = component->y[i] / hop;
      self->masses[i] = 1.0f;
    }
}

static void
clustering_clear (Clustering *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->step_x);
  g_free (self->step_y);
  g_free (self->masses);
  g_free (self->shown_x);
  g_free (self->shown_y);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clustering, clustering_clear)

static void
find_step (Clustering           *self,
           const EntenteFarTree *tree,
           guint32               node,
           double                step)
{
  const EntenteNetwork *network = self->component->network;
  double force_x;
  double force_y;
  double force;

  entente_far_tree_push (tree, node, &force_x, &force_y);
  force_x *= PUSH;
  force_y *= PUSH;
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];
      double dx = self->x[other] - self->x[node];
      double dy = self->y[other] - self->y[node];
      double pull = (double) network->strengths[k] * sqrt (sqrt (dx * dx + dy * dy));

      force_x += pull * dx;
      force_y += pull * dy;
    }
  force = sqrt (force_x * force_x + force_y * force_y) + LEAST_LENGTH;
  self->step_x[node] = force_x / force * step;
  self->step_y[node] = force_y / force * step;
}

static gboolean
sweep_once (Clustering  *self,
            double       step,
            EntenteWork *work,
            double       part,
            double       span)
{
  guint32 n = self->component->n_nodes;
  g_autoptr (EntenteFarTree) tree = entente_far_tree_new (self->x, self->y, self->masses, n);

  for (guint32 i = 0; i < n; i++)
    {
      if (i % 512 == 0 && !entente_work_report (work, part + span * i / n))
        return FALSE;
      find_step (self, tree, i, step);
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (self->component->fixed[i])
        continue;
      self->x[i] += self->step_x[i];
      self->y[i] += self->step_y[i];
    }

  return TRUE;
}

static void
show (Clustering        *self,
      const EntenteWork *work)
{
  for (guint32 i = 0; i < self->component->n_nodes; i++)
    {
      self->shown_x[i] = (float) self->x[i];
      self->shown_y[i] = (float) self->y[i];
    }
  entente_work_show (work, self->shown_x, self->shown_y, self->component->n_nodes);
}

gboolean
entente_clustering_sweep (EntenteComponent *component,
                          double            hop,
                          EntenteWork      *work)
{
  gboolean many = component->n_nodes >= MANY_NODES;
  guint n_sweeps = many ? N_SWEEPS_MANY : N_SWEEPS;
  g_auto (Clustering) clustering = { 0 };
  double step = FIRST_STEP;

  clustering_init (&clustering, component, hop);
  for (guint k = 0; k < n_sweeps && !entente_work_is_late (work); k++)
    {
      if (!sweep_once (&clustering, step, work, (double) k / n_sweeps, 1.0 / n_sweeps))
        return FALSE;
      show (&clustering, work);
      step *= many ? COOLING_MANY : COOLING;
    }
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (component->fixed[i])
        continue;
      component->x[i] = clustering.x[i] * hop;
      component->y[i] = clustering.y[i] * hop;
    }

  return TRUE;
}
