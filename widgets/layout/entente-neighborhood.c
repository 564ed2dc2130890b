/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Ahmed, De Luca, Devkota, Kobourov, Li 2022: Multicriteria scalable graph drawing via stochastic
 * gradient descent. DOI 10.1109/TVCG.2022.3155564: neighborhood preservation at one hop. Of a
 * node's g neighbors those are among the g nearest nodes to which fewer than g others are nearer,
 * which straight passes over arrays count without sorting anything. For a node that tries several
 * places one such pass gathers whom it can meet there at all. */

#include "entente-neighborhood.h"

#include "entente-lanes.h"

#include <math.h>

/* How far a place within a square reaches: its half diagonal. */
#define DIAGONAL 1.4143f

/* The node itself among them. */
ENTENTE_LANES static guint32
count_nearer (const float *restrict x,
              const float *restrict y,
              guint32               n,
              float                 at_x,
              float                 at_y,
              float                 square)
{
  gint32 n_nearer = 0;

  for (guint32 i = 0; i < n; i++)
    {
      float dx = x[i] - at_x;
      float dy = y[i] - at_y;

      n_nearer += dx * dx + dy * dy < square;
    }

  return (guint32) n_nearer;
}

/* |both| / |either| */
static double
get_share (guint32 n_neighbors,
           guint32 n_both)
{
  return n_neighbors > 0 ? (double) n_both / (2.0 * n_neighbors - n_both) : 1.0;
}

static double
measure_around (const EntenteNetwork *network,
                const float          *x,
                const float          *y,
                guint32               node)
{
  guint32 n_neighbors = network->starts[node + 1] - network->starts[node];
  guint32 n_both = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      float dx = x[network->neighbors[k]] - x[node];
      float dy = y[network->neighbors[k]] - y[node];

      n_both += count_nearer (x, y, network->n_nodes, x[node], y[node], dx * dx + dy * dy)
                        <= n_neighbors
                    ? 1
                    : 0;
    }

  return get_share (n_neighbors, n_both);
}

double
entente_neighborhood_measure (const EntenteNetwork *network,
                              const float          *x,
                              const float          *y,
                              guint32               n_asked,
                              EntenteWork          *work)
{
  guint32 n = MIN (network->n_nodes, n_asked);
  double sum = 0.0;

  for (guint32 i = 0; i < n; i++)
    {
      if (!entente_work_report (work, (double) i / n))
        return -1.0;
      sum += measure_around (network, x, y, i);
    }

  return n > 0 ? sum / n : 1.0;
}

void
entente_neighborhood_init (EntenteNeighborhood  *self,
                           const EntenteNetwork *network,
                           const float          *x,
                           const float          *y)
{
  guint32 n = network->n_nodes;

  *self = (EntenteNeighborhood){ .network = network, .x = x, .y = y };
  self->meets = g_new (gint32, n);
  self->near = g_new (guint32, n);
  self->near_x = g_new (float, n);
  self->near_y = g_new (float, n);
}

void
entente_neighborhood_clear (EntenteNeighborhood *self)
{
  g_free (self->meets);
  g_free (self->near);
  g_free (self->near_x);
  g_free (self->near_y);
}

/* How far its farthest neighbor is. */
static float
find_reach (const EntenteNeighborhood *self,
            guint32                    node)
{
  const EntenteNetwork *network = self->network;
  float most = 0.0f;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      float dx = self->x[network->neighbors[k]] - self->x[node];
      float dy = self->y[network->neighbors[k]] - self->y[node];

      most = MAX (most, dx * dx + dy * dy);
    }

  return sqrtf (most);
}

ENTENTE_LANES static void
find_nearer (gint32 *restrict      meets,
             const float *restrict x,
             const float *restrict y,
             guint32               n,
             float                 at_x,
             float                 at_y,
             float                 square)
{
  for (guint32 i = 0; i < n; i++)
    {
      float dx = x[i] - at_x;
      float dy = y[i] - at_y;

      meets[i] = dx * dx + dy * dy <= square;
    }
}

void
entente_neighborhood_gather (EntenteNeighborhood *self,
                             guint32              node,
                             float                way)
{
  /* As far away from there as its neighbor then is. */
  float reach = find_reach (self, node) + 2.0f * DIAGONAL * way;
  guint32 n_near = 0;

  find_nearer (self->meets, self->x, self->y, self->network->n_nodes, self->x[node], self->y[node],
               reach * reach);
  self->meets[node] = 0;
  for (guint32 i = 0; i < self->network->n_nodes; i++)
    {
      self->near[n_near] = i;
      n_near += (guint32) self->meets[i];
    }
  for (guint32 k = 0; k < n_near; k++)
    {
      self->near_x[k] = self->x[self->near[k]];
      self->near_y[k] = self->y[self->near[k]];
    }
  self->n_near = n_near;
}

double
entente_neighborhood_ask (const EntenteNeighborhood *self,
                          guint32                    node)
{
  const EntenteNetwork *network = self->network;
  guint32 n_neighbors = network->starts[node + 1] - network->starts[node];
  float x = self->x[node];
  float y = self->y[node];
  guint32 n_both = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      float dx = self->x[network->neighbors[k]] - x;
      float dy = self->y[network->neighbors[k]] - y;

      n_both += count_nearer (self->near_x, self->near_y, self->n_near, x, y, dx * dx + dy * dy)
                        < n_neighbors
                    ? 1
                    : 0;
    }

  return get_share (n_neighbors, n_both);
}
