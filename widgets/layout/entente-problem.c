/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-problem.h"

#include "entente-bins.h"
#include "entente-component.h"
#include "entente-packing.h"
#include "entente-random.h"

#include <math.h>

/* Boxes outside of these sizes count as if at the bound. Map units. */
#define LEAST_SIZE 1.0
#define MOST_SIZE 100000.0
/* Fixed nodes farther out stay, but nothing is laid out around them. Map units. */
#define FAR_AWAY 1e7
/* The strongest tie counts as this many. */
#define MOST_STRENGTH 2.0f
/* What is written on a tie counts up to this. Map units. */
#define MOST_ROOM 2000.0f
/* So many lone nodes and more stand in a block. */
#define LEAST_BLOCK 4
/* Random streams that belong to no component. */
#define STREAM_BLOCK G_MAXUINT32

static double
bound (double value,
       double least,
       double most,
       double otherwise)
{
  return isfinite (value) ? CLAMP (value, least, most) : otherwise;
}

static gboolean
is_near (double coordinate)
{
  return isfinite (coordinate) && fabs (coordinate) <= FAR_AWAY;
}

/* Fixed at a place that is one, however far. */
static gboolean
stays (const EntenteLayoutGraph *graph,
       const double             *x,
       const double             *y,
       guint32                   node)
{
  return graph->fixed != NULL && graph->fixed[node] && isfinite (x[node]) && isfinite (y[node]);
}

/* Where distances count, old places do: other styles draw one shape, whatever was before. */
static gboolean
is_placed (EntenteProblem *self,
           guint32         node)
{
  const EntenteLayoutGraph *graph = self->graph;

  return self->options.style <= ENTENTE_LAYOUT_CLUSTERS && is_near (self->x[node])
         && is_near (self->y[node])
         && (self->fixed[node] || (graph->placed != NULL && graph->placed[node]));
}

static gboolean
is_far_away (EntenteProblem *self,
             guint32         node)
{
  return self->fixed[node] && (!is_near (self->x[node]) || !is_near (self->y[node]));
}

/* Without the ties of nodes far away, which would hold together what has no other way. */
static EntenteNetwork *
make_network (EntenteProblem *self)
{
  const EntenteLayoutGraph *graph = self->graph;
  g_autofree guint32 *sources = g_memdup2 (graph->sources, sizeof (guint32) * graph->n_edges);

  for (guint32 e = 0; e < graph->n_edges; e++)
    {
      if (sources[e] >= graph->n_nodes || graph->targets[e] >= graph->n_nodes
          || is_far_away (self, sources[e]) || is_far_away (self, graph->targets[e]))
        sources[e] = graph->targets[e];
    }

  return entente_network_new (graph->n_nodes, graph->n_edges, sources, graph->targets,
                              graph->weights);
}

/* The node asked for, or the one with most edges, so that there are rings in any case. */
static guint32
choose_center (const EntenteLayoutGraph *graph,
               guint32                   center)
{
  g_autofree guint32 *n_edges = NULL;

  if (center < graph->n_nodes)
    return center;
  n_edges = g_new0 (guint32, graph->n_nodes);
  for (guint32 e = 0; e < graph->n_edges; e++)
    {
      if (graph->sources[e] >= graph->n_nodes || graph->targets[e] >= graph->n_nodes)
        continue;
      n_edges[graph->sources[e]]++;
      n_edges[graph->targets[e]]++;
    }
  center = 0;
  for (guint32 i = 1; i < graph->n_nodes; i++)
    center = n_edges[i] > n_edges[center] ? i : center;

  return center;
}

static void
add_component (EntenteProblem *self,
               const guint32  *nodes,
               guint32         n_nodes,
               guint32         stream,
               guint32        *scratch)
{
  EntenteRandom random;

  entente_random_init (&random, self->options.seed, stream);
  g_ptr_array_add (self->components,
                   entente_component_new (self->network, nodes, n_nodes, self->widths,
                                          self->heights, self->fixed, self->placed, self->x, self->y,
                                          &random, scratch));
}

/* The number of a component for each node. Tables hold all nodes, whatever ties them. */
static guint32 *
find_groups (EntenteProblem *self,
             guint32        *n_groups)
{
  if (self->options.style != ENTENTE_LAYOUT_GRID)
    return entente_network_find_components (self->network, n_groups);
  *n_groups = 1;

  return g_new0 (guint32, self->graph->n_nodes);
}

/* Joins the nodes of one component after the other; those far away belong to none. */
static void
find_components (EntenteProblem *self)
{
  guint32 n = self->graph->n_nodes;
  guint32 n_components;
  g_autofree guint32 *components = find_groups (self, &n_components);
  g_autofree guint32 *starts = g_new0 (guint32, (gsize) n_components + 2);
  g_autofree guint32 *nodes = g_new (guint32, n);
  g_autofree guint32 *scratch = g_new0 (guint32, n);

  for (guint32 i = 0; i < n; i++)
    {
      if (!is_far_away (self, i))
        entente_bins_count (starts, components[i]);
    }
  entente_bins_add_up (starts, n_components);
  for (guint32 i = 0; i < n; i++)
    {
      if (!is_far_away (self, i))
        nodes[entente_bins_put (starts, components[i])] = i;
    }

  for (guint32 c = 0; c < n_components; c++)
    {
      guint32 n_nodes = starts[c + 1] - starts[c];

      if (n_nodes == 1 && !self->placed[nodes[starts[c]]] && !self->fixed[nodes[starts[c]]])
        g_array_append_val (self->lone, nodes[starts[c]]);
      else if (n_nodes > 0)
        add_component (self, nodes + starts[c], n_nodes, c, scratch);
    }
}

/* Tells a component what only whole edges know. */
static void
tell_edge (EntenteProblem   *self,
           EntenteComponent *component,
           guint32           edge,
           guint32           source,
           guint32           target)
{
  const EntenteLayoutGraph *graph = self->graph;

  if (component->flows != NULL)
    entente_component_add_flow (component, source, target,
                                graph->flows != NULL ? graph->flows[edge] : 1.0f);
  if (component->rooms != NULL && isfinite (graph->rooms[edge]) && graph->rooms[edge] > 0.0f)
    entente_component_add_room (component, source, target, MIN (graph->rooms[edge], MOST_ROOM));
}

/* Room for what each edge tells; where a component's nodes stand in it. */
static void
start_telling (EntenteProblem    *self,
               EntenteComponent  *component,
               EntenteComponent **components,
               guint32           *indices)
{
  gsize n_entries = 2 * (gsize) component->network->n_ties + 1;

  if (self->options.style == ENTENTE_LAYOUT_LAYERED)
    component->flows = g_new0 (float, n_entries);
  if (self->graph->rooms != NULL)
    component->rooms = g_new0 (float, n_entries);
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      components[component->nodes[i]] = component;
      indices[component->nodes[i]] = i;
    }
}

/* Tells the components which way their ties lead, and what is written on them. */
static void
tell_edges (EntenteProblem *self)
{
  guint32 n = self->graph->n_nodes;
  g_autofree EntenteComponent **components = g_new0 (EntenteComponent *, n);
  g_autofree guint32 *indices = g_new (guint32, n);

  for (guint c = 0; c < self->components->len; c++)
    start_telling (self, g_ptr_array_index (self->components, c), components, indices);
  for (guint32 e = 0; e < self->graph->n_edges; e++)
    {
      guint32 source = self->graph->sources[e];
      guint32 target = self->graph->targets[e];

      if (source < n && target < n && components[source] != NULL
          && components[source] == components[target])
        tell_edge (self, components[source], e, indices[source], indices[target]);
    }
  for (guint c = 0; c < self->components->len; c++)
    entente_component_end_rooms (g_ptr_array_index (self->components, c));
}

void
entente_problem_init (EntenteProblem             *self,
                      const EntenteLayoutGraph   *graph,
                      const EntenteLayoutOptions *options,
                      const double               *x,
                      const double               *y)
{
  guint32 n = graph->n_nodes;
  double width = 0.0;

  self->graph = graph;
  self->options.seed = options->seed;
  self->options.aspect = bound (options->aspect, 0.1, 10.0, 1.5);
  self->options.gap = bound (options->gap, 0.0, MOST_SIZE, 16.0);
  self->options.tie_length = bound (options->tie_length, 1.0, MOST_SIZE, 110.0);
  self->options.keep_overlaps = options->keep_overlaps;
  self->options.style = options->style;
  self->options.center = choose_center (graph, options->center);
  self->options.from = options->from;
  self->options.to = options->to;
  self->x = x;
  self->y = y;
  self->widths = g_new (double, n);
  self->heights = g_new (double, n);
  self->fixed = g_new (guint8, n);
  self->placed = g_new (guint8, n);
  for (guint32 i = 0; i < n; i++)
    {
      self->widths[i] = bound ((double) graph->widths[i], LEAST_SIZE, MOST_SIZE, LEAST_SIZE);
      self->heights[i] = bound ((double) graph->heights[i], LEAST_SIZE, MOST_SIZE, LEAST_SIZE);
      self->fixed[i] = stays (graph, x, y, i);
      self->placed[i] = is_placed (self, i);
      width += (self->widths[i] + self->heights[i]) / 2.0 / n;
    }
  self->usual_scale = self->options.tie_length + width;

  self->network = make_network (self);
  entente_network_level (self->network, MOST_STRENGTH);
  self->components = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_component_free);
  self->lone = g_array_new (FALSE, FALSE, sizeof (guint32));
  find_components (self);
  if (self->options.style == ENTENTE_LAYOUT_LAYERED || graph->rooms != NULL)
    tell_edges (self);
}

void
entente_problem_clear (EntenteProblem *self)
{
  g_clear_pointer (&self->network, entente_network_free);
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->heights, g_free);
  g_clear_pointer (&self->fixed, g_free);
  g_clear_pointer (&self->placed, g_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_clear_pointer (&self->lone, g_array_unref);
}

/* Few lone nodes are components like others; many stand in a block, in their own order. */
void
entente_problem_add_lone (EntenteProblem *self)
{
  g_autofree guint32 *scratch = g_new0 (guint32, self->graph->n_nodes);

  if (self->lone->len < LEAST_BLOCK)
    {
      for (guint i = 0; i < self->lone->len; i++)
        add_component (self, &g_array_index (self->lone, guint32, i), 1, STREAM_BLOCK, scratch);
      return;
    }

  add_component (self, (const guint32 *) self->lone->data, self->lone->len, STREAM_BLOCK, scratch);
  entente_packing_tidy (g_ptr_array_index (self->components, self->components->len - 1),
                        self->options.aspect, self->options.gap);
}
