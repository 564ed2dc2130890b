/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Sugiyama, Tagawa, Toda 1981: Methods for visual understanding of hierarchical system structures.
 * DOI 10.1109/TSMC.1981.4308636, its first two steps. A node's layer is the length of the longest
 * way that leads to it; one with more ties out than in is then drawn back to the layer before the
 * first of those it leads to, which shortens ties without making layers. A tie over several layers
 * gets a node for each that it passes. O(nodes + ties × layers) */

#include "entente-layers.h"

#include "entente-layer-sequence.h"

#include <string.h>

/* Nodes for passing ties, all together; ties beyond them, the longest, bend nowhere. */
#define MOST_BENDS 60000u
/* What a passing tie takes of its layer, in gaps between boxes. */
#define BEND_GAPS 0.25

typedef struct
{
  guint32 source;
  guint32 target;
} Segment;

typedef struct
{
  const EntenteNetwork *network;
  guint32 *sequence; /* place of each node */
  guint32 *nodes;    /* by place */
} Ordered;

static void
find_layers (EntenteLayers *self,
             const Ordered *ordered)
{
  const EntenteNetwork *network = ordered->network;

  for (guint32 p = 0; p < self->n_real; p++)
    {
      guint32 node = ordered->nodes[p];

      for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
        {
          guint32 other = network->neighbors[k];

          if (ordered->sequence[other] > p)
            self->layers[other] = MAX (self->layers[other], self->layers[node] + 1);
        }
    }
  for (guint32 p = self->n_real; p > 0; p--)
    {
      guint32 node = ordered->nodes[p - 1];
      guint32 nearest = G_MAXUINT32;
      guint32 n_out = 0;

      for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
        {
          guint32 other = network->neighbors[k];

          if (ordered->sequence[other] < p)
            continue;
          nearest = MIN (nearest, self->layers[other]);
          n_out++;
        }
      if (2 * n_out > network->starts[node + 1] - network->starts[node])
        self->layers[node] = nearest - 1;
    }
}

/* The longest tie, in layers, that may still have bends. */
static guint32
find_longest_bent (const EntenteLayers  *self,
                   const EntenteNetwork *network)
{
  g_autofree guint32 *counts = g_new0 (guint32, self->n_real + 1);
  guint64 n_bends = 0;
  guint32 length;

  for (guint32 i = 0; i < self->n_real; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          if (self->layers[network->neighbors[k]] > self->layers[i])
            counts[self->layers[network->neighbors[k]] - self->layers[i]]++;
        }
    }
  for (length = 1; length < self->n_real; length++)
    {
      n_bends += (guint64) counts[length] * (length - 1);
      if (n_bends > MOST_BENDS)
        return length - 1;
    }

  return length;
}

static void
add_tie (EntenteLayers *self,
         GArray        *layers,
         GArray        *segments,
         guint32        source,
         guint32        target)
{
  guint32 last = source;

  for (guint32 layer = self->layers[source] + 1; layer < self->layers[target]; layer++)
    {
      Segment segment = { last, layers->len };

      g_array_append_val (segments, segment);
      last = layers->len;
      g_array_append_val (layers, layer);
    }
  g_array_append_val (segments, ((Segment){ last, target }));
}

/* Adds the nodes for passing ties; what comes back are the ties from layer to layer. */
static GArray *
bend_ties (EntenteLayers        *self,
           const EntenteNetwork *network)
{
  g_autoptr (GArray) layers = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  guint32 longest = find_longest_bent (self, network);
  gsize n_layers;

  g_array_append_vals (layers, self->layers, self->n_real);
  for (guint32 i = 0; i < self->n_real; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          guint32 other = network->neighbors[k];

          if (self->layers[other] > self->layers[i]
              && self->layers[other] - self->layers[i] <= longest)
            add_tie (self, layers, segments, i, other);
        }
    }
  g_free (self->layers);
  self->layers = g_array_steal (layers, &n_layers);
  self->n_nodes = (guint32) n_layers;

  return segments;
}

/* (transfer full): where in @lists each segment stands */
static guint32 *
fill_lists (EntenteLayers *self,
            const Segment *segments,
            guint32        n_segments,
            gboolean       forward,
            guint32      **starts,
            guint32      **lists)
{
  guint32 *entries = g_new (guint32, (gsize) n_segments + 1);
  g_autofree guint32 *fill = NULL;

  *starts = g_new0 (guint32, (gsize) self->n_nodes + 1);
  *lists = g_new (guint32, (gsize) n_segments + 1);
  for (guint32 k = 0; k < n_segments; k++)
    (*starts)[(forward ? segments[k].source : segments[k].target) + 1]++;
  for (guint32 i = 0; i < self->n_nodes; i++)
    (*starts)[i + 1] += (*starts)[i];
  fill = g_memdup2 (*starts, sizeof (guint32) * ((gsize) self->n_nodes + 1));
  for (guint32 k = 0; k < n_segments; k++)
    {
      entries[k] = fill[forward ? segments[k].source : segments[k].target]++;
      (*lists)[entries[k]] = forward ? segments[k].target : segments[k].source;
    }

  return entries;
}

static void
fill_all_lists (EntenteLayers *self,
                GArray        *segments)
{
  const Segment *data = (const Segment *) (gpointer) segments->data;
  g_autofree guint32 *after
      = fill_lists (self, data, segments->len, TRUE, &self->after_starts, &self->after);
  g_autofree guint32 *before
      = fill_lists (self, data, segments->len, FALSE, &self->before_starts, &self->before);

  self->twins = g_new (guint32, (gsize) segments->len + 1);
  for (guint32 k = 0; k < segments->len; k++)
    self->twins[after[k]] = before[k];
}

static void
fill_order (EntenteLayers *self)
{
  g_autofree guint32 *fill = NULL;

  for (guint32 i = 0; i < self->n_nodes; i++)
    self->n_layers = MAX (self->n_layers, self->layers[i] + 1);
  self->starts = g_new0 (guint32, (gsize) self->n_layers + 1);
  self->order = g_new (guint32, self->n_nodes);
  self->folds = g_new (guint32, self->n_layers);
  for (guint32 l = 0; l < self->n_layers; l++)
    self->folds[l] = 1;
  self->positions = g_new (guint32, self->n_nodes);
  for (guint32 i = 0; i < self->n_nodes; i++)
    self->starts[self->layers[i] + 1]++;
  for (guint32 l = 0; l < self->n_layers; l++)
    self->starts[l + 1] += self->starts[l];
  fill = g_memdup2 (self->starts, sizeof (guint32) * ((gsize) self->n_layers + 1));
  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      guint32 place = fill[self->layers[i]]++;

      self->positions[i] = place - self->starts[self->layers[i]];
      self->order[place] = i;
    }
}

void
entente_layers_size (EntenteLayers          *self,
                     const EntenteComponent *component,
                     double                  gap)
{
  for (guint32 i = 0; i < self->n_nodes; i++)
    self->sizes[i] = i < self->n_real ? component->heights[i] + gap : BEND_GAPS * gap;
}

EntenteLayers *
entente_layers_new (const EntenteComponent *component,
                    double                  gap)
{
  EntenteLayers *self = g_new0 (EntenteLayers, 1);
  guint32 n = component->n_nodes;
  g_autofree guint32 *sequence = entente_layer_sequence_find (component);
  g_autofree guint32 *nodes = g_new (guint32, n);
  Ordered ordered = { component->network, sequence, nodes };
  g_autoptr (GArray) segments = NULL;

  for (guint32 i = 0; i < n; i++)
    nodes[sequence[i]] = i;
  self->n_real = n;
  self->layers = g_new0 (guint32, n);
  find_layers (self, &ordered);
  segments = bend_ties (self, component->network);
  fill_all_lists (self, segments);
  fill_order (self);
  self->sizes = g_new (double, self->n_nodes);
  entente_layers_size (self, component, gap);

  return self;
}

void
entente_layers_free (EntenteLayers *self)
{
  g_free (self->layers);
  g_free (self->positions);
  g_free (self->starts);
  g_free (self->order);
  g_free (self->folds);
  g_free (self->before);
  g_free (self->before_starts);
  g_free (self->after);
  g_free (self->after_starts);
  g_free (self->twins);
  g_free (self->sizes);
  g_free (self);
}
