/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint32 neighbor;
  float strength;
} Entry;

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->neighbor != second->neighbor)
    return first->neighbor < second->neighbor ? -1 : 1;

  /* Sums of floats depend on their order: equal ties in one order on every machine. */
  return (first->strength > second->strength) - (first->strength < second->strength);
}

static gboolean
is_tie (guint32        n_nodes,
        const guint32 *sources,
        const guint32 *targets,
        guint32        edge)
{
  return sources[edge] != targets[edge] && sources[edge] < n_nodes && targets[edge] < n_nodes;
}

static float
get_strength (const float *weights,
              guint32      edge)
{
  if (weights == NULL || !isfinite (weights[edge]) || weights[edge] <= 0.0f)
    return 1.0f;

  return weights[edge];
}

static guint32 *
count_starts (guint32        n_nodes,
              guint32        n_edges,
              const guint32 *sources,
              const guint32 *targets)
{
  guint32 *starts = g_new0 (guint32, (gsize) n_nodes + 1);

  for (guint32 e = 0; e < n_edges; e++)
    {
      if (!is_tie (n_nodes, sources, targets, e))
        continue;
      starts[sources[e] + 1]++;
      starts[targets[e] + 1]++;
    }
  for (guint32 i = 0; i < n_nodes; i++)
    starts[i + 1] += starts[i];

  return starts;
}

/* Sorts each list, joins its equal neighbors, and moves all lists together. */
static void
take_entries (EntenteNetwork *self,
              Entry          *entries)
{
  guint32 n_kept = 0;

  self->neighbors = g_new (guint32, self->starts[self->n_nodes]);
  self->strengths = g_new (float, self->starts[self->n_nodes]);

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      guint32 begin = self->starts[i];
      guint32 end = self->starts[i + 1];

      qsort (entries + begin, end - begin, sizeof (Entry), compare_entries);
      self->starts[i] = n_kept;
      for (guint32 k = begin; k < end; k++)
        {
          if (k > begin && entries[k].neighbor == entries[k - 1].neighbor)
            {
              self->strengths[n_kept - 1] += entries[k].strength;
              continue;
            }
          self->neighbors[n_kept] = entries[k].neighbor;
          self->strengths[n_kept] = entries[k].strength;
          n_kept++;
        }
    }

  self->starts[self->n_nodes] = n_kept;
  self->n_ties = n_kept / 2;
}

EntenteNetwork *
entente_network_new (guint32        n_nodes,
                     guint32        n_edges,
                     const guint32 *sources,
                     const guint32 *targets,
                     const float   *weights)
{
  EntenteNetwork *self = g_new0 (EntenteNetwork, 1);
  g_autofree guint32 *fill = NULL;
  g_autofree Entry *entries = NULL;

  self->n_nodes = n_nodes;
  self->starts = count_starts (n_nodes, n_edges, sources, targets);
  fill = g_memdup2 (self->starts, sizeof (guint32) * ((gsize) n_nodes + 1));
  /* Never NULL, also without ties. */
  entries = g_new (Entry, (gsize) self->starts[n_nodes] + 1);

  for (guint32 e = 0; e < n_edges; e++)
    {
      if (!is_tie (n_nodes, sources, targets, e))
        continue;
      entries[fill[sources[e]]++] = (Entry){ targets[e], get_strength (weights, e) };
      entries[fill[targets[e]]++] = (Entry){ sources[e], get_strength (weights, e) };
    }

  take_entries (self, entries);

  return self;
}

void
entente_network_free (EntenteNetwork *self)
{
  g_free (self->starts);
  g_free (self->neighbors);
  g_free (self->strengths);
  g_free (self);
}

static int
compare_floats (const void *a,
                const void *b)
{
  float first = *(const float *) a;
  float second = *(const float *) b;

  return (first > second) - (first < second);
}

void
entente_network_level (EntenteNetwork *self,
                       float           most)
{
  guint32 n = 2 * self->n_ties;
  g_autofree float *sorted = g_memdup2 (self->strengths, sizeof (float) * n);
  float median;

  if (n == 0)
    return;
  qsort (sorted, n, sizeof (float), compare_floats);
  median = sorted[n / 2];
  for (guint32 k = 0; k < n; k++)
    self->strengths[k] = CLAMP (sqrtf (self->strengths[k] / median), 1.0f, most);
}

EntenteNetwork *
entente_network_extract (const EntenteNetwork *self,
                         const guint32        *nodes,
                         guint32               n_nodes,
                         guint32              *scratch)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint32 i = 0; i < n_nodes; i++)
    scratch[nodes[i]] = i;

  for (guint32 i = 0; i < n_nodes; i++)
    {
      for (guint32 k = self->starts[nodes[i]]; k < self->starts[nodes[i] + 1]; k++)
        {
          guint32 neighbor = self->neighbors[k];
          guint32 other = scratch[neighbor];

          if (other >= n_nodes || other < i || nodes[other] != neighbor)
            continue;
          g_array_append_val (sources, i);
          g_array_append_val (targets, other);
          g_array_append_val (weights, self->strengths[k]);
        }
    }

  return entente_network_new (n_nodes, sources->len, (const guint32 *) sources->data,
                              (const guint32 *) targets->data, (const float *) weights->data);
}

guint32 *
entente_network_find_components (const EntenteNetwork *self,
                                 guint32              *n_components)
{
  guint32 *components = g_new (guint32, self->n_nodes);
  g_autofree guint32 *queue = g_new (guint32, self->n_nodes);
  guint32 n = 0;

  memset (components, 0xff, sizeof (guint32) * self->n_nodes);
  for (guint32 first = 0; first < self->n_nodes; first++)
    {
      guint32 head = 0;
      guint32 tail = 0;

      if (components[first] != G_MAXUINT32)
        continue;
      components[first] = n;
      queue[tail++] = first;
      while (head < tail)
        {
          guint32 node = queue[head++];

          for (guint32 k = self->starts[node]; k < self->starts[node + 1]; k++)
            {
              guint32 other = self->neighbors[k];

              if (components[other] != G_MAXUINT32)
                continue;
              components[other] = n;
              queue[tail++] = other;
            }
        }
      n++;
    }

  *n_components = n;

  return components;
}

guint32
entente_network_measure_hops (const EntenteNetwork *self,
                              guint32               source,
                              guint16              *hops,
                              guint32              *queue)
{
  guint32 head = 0;
  guint32 tail = 0;

  memset (hops, 0xff, sizeof (guint16) * self->n_nodes);
  hops[source] = 0;
  queue[tail++] = source;
  while (head < tail)
    {
      guint32 node = queue[head++];
      guint16 next = MIN (hops[node] + 1, ENTENTE_HOPS_NONE - 1);

      for (guint32 k = self->starts[node]; k < self->starts[node + 1]; k++)
        {
          guint32 other = self->neighbors[k];

          if (hops[other] != ENTENTE_HOPS_NONE)
            continue;
          hops[other] = next;
          queue[tail++] = other;
        }
    }

  return tail;
}
