/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-component.h"

#include "entente-median.h"

#include <math.h>

/* Lines beside each other are bent, and leave at corners: each takes so much more, the first few of
 * them. Map units. */
#define BESIDE 28.0f
#define MOST_BESIDE 84.0f

EntenteComponent *
entente_component_new (const EntenteNetwork *network,
                       const guint32        *nodes,
                       guint32               n_nodes,
                       const double         *widths,
                       const double         *heights,
                       const guint8         *fixed,
                       const guint8         *placed,
                       const double         *x,
                       const double         *y,
                       EntenteRandom        *random,
                       guint32              *scratch)
{
  EntenteComponent *self = g_new0 (EntenteComponent, 1);

  self->n_nodes = n_nodes;
  self->nodes = g_memdup2 (nodes, sizeof (guint32) * n_nodes);
  entente_random_shuffle (random, self->nodes, n_nodes);
  self->network = entente_network_extract (network, self->nodes, n_nodes, scratch);
  self->x = g_new0 (double, n_nodes);
  self->y = g_new0 (double, n_nodes);
  self->widths = g_new (double, n_nodes);
  self->heights = g_new (double, n_nodes);
  self->fixed = g_new (guint8, n_nodes);
  self->placed = g_new (guint8, n_nodes);
  self->old_x = g_new0 (double, n_nodes);
  self->old_y = g_new0 (double, n_nodes);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      guint32 node = self->nodes[i];

      self->widths[i] = widths[node];
      self->heights[i] = heights[node];
      self->fixed[i] = fixed[node];
      self->placed[i] = placed[node];
      if (placed[node])
        {
          self->old_x[i] = x[node];
          self->old_y[i] = y[node];
        }
      if (!fixed[node])
        continue;
      self->x[i] = x[node];
      self->y[i] = y[node];
      self->n_fixed++;
    }

  return self;
}

void
entente_component_free (EntenteComponent *self)
{
  g_free (self->nodes);
  entente_network_free (self->network);
  g_free (self->x);
  g_free (self->y);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self->fixed);
  g_free (self->placed);
  g_free (self->old_x);
  g_free (self->old_y);
  g_free (self->flows);
  g_free (self->rooms);
  g_free (self);
}

guint32
entente_component_count_placed (const EntenteComponent *self)
{
  guint32 n_placed = 0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    n_placed += self->placed[i] ? 1 : 0;

  return n_placed;
}

gboolean
entente_component_stays (const EntenteComponent *self)
{
  return self->n_fixed > 0 || self->kept;
}

void
entente_component_get_bounds (const EntenteComponent *self,
                              double                 *left,
                              double                 *top,
                              double                 *right,
                              double                 *bottom)
{
  *left = *top = INFINITY;
  *right = *bottom = -INFINITY;
  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      *left = MIN (*left, self->x[i] - self->widths[i] / 2.0);
      *right = MAX (*right, self->x[i] + self->widths[i] / 2.0);
      *top = MIN (*top, self->y[i] - self->heights[i] / 2.0);
      *bottom = MAX (*bottom, self->y[i] + self->heights[i] / 2.0);
    }
}

/* Where a neighbor stands in the list of a node; ENTENTE_LAYOUT_NO_NODE where it is none. */
static guint32
find_entry (const EntenteNetwork *network,
            guint32               node,
            guint32               neighbor)
{
  guint32 low = network->starts[node];
  guint32 high = network->starts[node + 1];

  while (low < high)
    {
      guint32 middle = (low + high) / 2;

      if (network->neighbors[middle] < neighbor)
        low = middle + 1;
      else
        high = middle;
    }

  return low < network->starts[node + 1] && network->neighbors[low] == neighbor
             ? low
             : ENTENTE_LAYOUT_NO_NODE;
}

void
entente_component_add_flow (EntenteComponent *self,
                            guint32           source,
                            guint32           target,
                            float             flow)
{
  guint32 there = find_entry (self->network, source, target);

  if (there == ENTENTE_LAYOUT_NO_NODE)
    return;
  self->flows[there] += flow;
  self->flows[find_entry (self->network, target, source)] -= flow;
}

void
entente_component_add_room (EntenteComponent *self,
                            guint32           source,
                            guint32           target,
                            float             length)
{
  guint32 there = find_entry (self->network, source, target);
  guint32 back;

  if (there == ENTENTE_LAYOUT_NO_NODE)
    return;
  back = find_entry (self->network, target, source);
  self->written += (double) length;
  if (self->rooms[there] > 0.0f)
    length = MAX (MIN (MAX (self->rooms[there], length) + BESIDE, length + MOST_BESIDE),
                  self->rooms[there]);
  self->rooms[there] = self->rooms[back] = length;
}

void
entente_component_end_rooms (EntenteComponent *self)
{
  if (!(self->written > 0.0))
    g_clear_pointer (&self->rooms, g_free);
}

double
entente_component_measure_tie (const EntenteComponent *self)
{
  const EntenteNetwork *network = self->network;
  g_autofree double *lengths = g_new (double, network->n_ties + 1);
  guint32 n = 0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          double dx = self->x[network->neighbors[k]] - self->x[i];
          double dy = self->y[network->neighbors[k]] - self->y[i];

          if (network->neighbors[k] > i)
            lengths[n++] = sqrt (dx * dx + dy * dy);
        }
    }

  return n > 0 ? entente_median_find (lengths, n) : 0.0;
}

void
entente_component_move (EntenteComponent *self,
                        double            dx,
                        double            dy)
{
  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      self->x[i] += dx;
      self->y[i] += dy;
    }
}
