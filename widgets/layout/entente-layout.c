/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-layout.h"

#include "entente-anchoring.h"
#include "entente-clustering.h"
#include "entente-component.h"
#include "entente-framing.h"
#include "entente-keeping.h"
#include "entente-packing.h"
#include "entente-parting.h"
#include "entente-placing.h"
#include "entente-settling.h"
#include "entente-shaping.h"

#include <math.h>
#include <string.h>

/* Boxes outside of these sizes count as if at the bound. Map units. */
#define LEAST_SIZE 1.0
#define MOST_SIZE 100000.0
/* Fixed nodes farther out stay, but nothing is laid out around them. Map units. */
#define FAR_AWAY 1e7
/* The strongest tie counts as this many. */
#define MOST_STRENGTH 2.0f
/* So many lone nodes and more stand in a block. */
#define LEAST_BLOCK 4

#define N_PUSHES 60
/* An old layout of this times the stress that a new one has is better than moving all. */
#define MOST_KEPT_STRESS 1.15
/* No stress at all cannot be multiplied. */
#define LEAST_STRESS 1e-4

/* Random streams that belong to no component. */
#define STREAM_BLOCK G_MAXUINT32

/* The graph as it is worked on: everything finite and in bounds. */
typedef struct
{
  const EntenteLayoutGraph *graph;
  EntenteLayoutOptions options;
  EntenteNetwork *network;
  double *widths;
  double *heights;
  guint8 *fixed;
  guint8 *placed; /* among them the fixed ones */
  const double *x;
  const double *y;
  GPtrArray *components; /* of EntenteComponent */
  GArray *lone;          /* nodes without ties that are not fixed */
  double usual_scale;    /* map units a hop */
} Layout;

static void
layout_clear (Layout *self)
{
  g_clear_pointer (&self->network, entente_network_free);
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->heights, g_free);
  g_clear_pointer (&self->fixed, g_free);
  g_clear_pointer (&self->placed, g_free);
  g_clear_pointer (&self->components, g_ptr_array_unref);
  g_clear_pointer (&self->lone, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

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
is_placed (Layout  *self,
           guint32  node)
{
  const EntenteLayoutGraph *graph = self->graph;

  return self->options.style <= ENTENTE_LAYOUT_CLUSTERS && is_near (self->x[node])
         && is_near (self->y[node])
         && (self->fixed[node] || (graph->placed != NULL && graph->placed[node]));
}

static gboolean
is_far_away (Layout  *self,
             guint32  node)
{
  return self->fixed[node] && (!is_near (self->x[node]) || !is_near (self->y[node]));
}

/* Without the ties of nodes far away, which would hold together what has no other way. */
static EntenteNetwork *
make_network (Layout *self)
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
layout_init (Layout                     *self,
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
}

static void
add_component (Layout        *self,
               const guint32 *nodes,
               guint32        n_nodes,
               guint32        stream,
               guint32       *scratch)
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
find_groups (Layout  *self,
             guint32 *n_groups)
{
  if (self->options.style != ENTENTE_LAYOUT_GRID)
    return entente_network_find_components (self->network, n_groups);
  *n_groups = 1;

  return g_new0 (guint32, self->graph->n_nodes);
}

/* Joins the nodes of one component after the other; those far away belong to none. */
static void
find_components (Layout *self)
{
  guint32 n = self->graph->n_nodes;
  guint32 n_components;
  g_autofree guint32 *components = find_groups (self, &n_components);
  g_autofree guint32 *starts = g_new0 (guint32, (gsize) n_components + 2);
  g_autofree guint32 *nodes = g_new (guint32, n);
  g_autofree guint32 *scratch = g_new (guint32, n);

  for (guint32 i = 0; i < n; i++)
    {
      if (!is_far_away (self, i))
        starts[components[i] + 2]++;
    }
  for (guint32 c = 0; c < n_components; c++)
    starts[c + 2] += starts[c + 1];
  for (guint32 i = 0; i < n; i++)
    {
      if (!is_far_away (self, i))
        nodes[starts[components[i] + 1]++] = i;
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

/* What is in hops gets its turn, size and clear boxes. */
static gboolean
finish_free (Layout           *self,
             EntenteComponent *component,
             EntenteWork      *work)
{
  entente_framing_turn (component, self->options.aspect);
  entente_framing_scale (component,
                         entente_framing_find_scale (component, self->options.tie_length,
                                                     self->options.gap));

  return self->options.keep_overlaps
         || entente_parting_clear (component, self->options.gap, work);
}

static gboolean
place_free (Layout           *self,
            EntenteComponent *component,
            EntenteRandom    *random,
            EntenteWork      *work)
{
  EntenteWork part = *work;

  entente_work_enter (&part, work->start, work->span * 0.6);
  if (!entente_placing_solve (component, random, &part))
    return FALSE;
  entente_work_enter (&part, work->start + work->span * 0.6, work->span * 0.2);
  if (self->options.style == ENTENTE_LAYOUT_CLUSTERS
      && !entente_clustering_sweep (component, 1.0, &part))
    return FALSE;
  entente_work_enter (&part, work->start + work->span * 0.8, work->span * 0.2);
  if (!finish_free (self, component, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

static gboolean
place_held (Layout           *self,
            EntenteComponent *component,
            EntenteRandom    *random,
            EntenteWork      *work)
{
  if (!entente_anchoring_place (component, self->usual_scale, random, work))
    return FALSE;

  return self->options.style != ENTENTE_LAYOUT_CLUSTERS
         || entente_clustering_sweep (component, self->usual_scale, work);
}

/* Its index in the component, or ENTENTE_LAYOUT_NO_NODE. */
static guint32
find_node (const EntenteComponent *component,
           guint32                 node)
{
  for (guint32 i = 0; i < component->n_nodes && node != ENTENTE_LAYOUT_NO_NODE; i++)
    {
      if (component->nodes[i] == node)
        return i;
    }

  return ENTENTE_LAYOUT_NO_NODE;
}

/* Whether this component has the style's shape; otherwise distances count in it. */
static gboolean
is_shaped (Layout                 *self,
           const EntenteComponent *component,
           EntenteShaping         *shaping)
{
  switch (self->options.style)
    {
    case ENTENTE_LAYOUT_CIRCULAR:
    case ENTENTE_LAYOUT_LAYERED:
    case ENTENTE_LAYOUT_GRID:
      return TRUE;
    case ENTENTE_LAYOUT_RADIAL:
      shaping->center = find_node (component, self->options.center);
      return shaping->center != ENTENTE_LAYOUT_NO_NODE;
    case ENTENTE_LAYOUT_BETWEEN:
      shaping->from = find_node (component, self->options.from);
      shaping->to = find_node (component, self->options.to);
      return shaping->from != ENTENTE_LAYOUT_NO_NODE && shaping->to != ENTENTE_LAYOUT_NO_NODE
             && shaping->from != shaping->to;
    case ENTENTE_LAYOUT_DISTANCES:
    case ENTENTE_LAYOUT_CLUSTERS:
      break;
    }

  return FALSE;
}

static gboolean
place_shape (Layout           *self,
             EntenteComponent *component,
             EntenteShaping   *shaping,
             EntenteRandom    *random,
             EntenteWork      *work)
{
  g_autofree guint32 *kinds = g_new0 (guint32, component->n_nodes);
  EntenteBoxes boxes = {
    component->n_nodes, component->x,     component->y,      component->widths,
    component->heights, component->fixed, self->options.gap,
  };

  for (guint32 i = 0; i < component->n_nodes && self->graph->kinds != NULL; i++)
    kinds[i] = self->graph->kinds[component->nodes[i]];
  shaping->kinds = kinds;
  if (!entente_shaping_place (shaping, component, random, work))
    return FALSE;
  if (self->options.keep_overlaps || component->n_fixed > 0)
    return TRUE;

  return entente_settling_push (&boxes, N_PUSHES, work) && entente_settling_finish (&boxes, work);
}

static gboolean
place_anew (Layout           *self,
            EntenteComponent *component,
            EntenteRandom    *random,
            EntenteWork      *work)
{
  if (component->n_fixed == 0)
    return place_free (self, component, random, work);

  return place_held (self, component, random, work);
}

/* Where it was, if it is not much worse than a layout made anew. */
static gboolean
place_again (Layout           *self,
             EntenteComponent *component,
             EntenteRandom    *random,
             EntenteWork      *work)
{
  gsize size = sizeof (double) * component->n_nodes;
  EntenteWork part = *work;
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;
  double stress;
  double kept_stress;

  entente_work_enter (&part, work->start, work->span * 0.7);
  if (!place_anew (self, component, random, &part))
    return FALSE;
  x = g_memdup2 (component->x, size);
  y = g_memdup2 (component->y, size);
  entente_work_enter (&part, work->start + work->span * 0.7, work->span * 0.3);
  stress = entente_keeping_measure (component, &part);
  if (stress < 0.0
      || !entente_keeping_restore (component, self->usual_scale, self->options.gap, random, &part))
    return FALSE;
  kept_stress = entente_keeping_measure (component, &part);
  work->told = part.told;
  if (kept_stress < 0.0)
    return FALSE;

  component->kept = kept_stress <= MOST_KEPT_STRESS * stress + LEAST_STRESS;
  if (component->kept)
    return TRUE;
  memcpy (component->x, x, size);
  memcpy (component->y, y, size);
  if (component->n_fixed == 0)
    entente_keeping_mirror (component);

  return TRUE;
}

static gboolean
place_component (Layout           *self,
                 EntenteComponent *component,
                 guint32           index,
                 EntenteWork      *work)
{
  EntenteShaping shaping = { .options = &self->options, .hop = self->usual_scale };
  EntenteRandom random;

  entente_random_init (&random, self->options.seed ^ 0x5bd1e995u, index);
  if (is_shaped (self, component, &shaping))
    return place_shape (self, component, &shaping, &random, work);
  if (component->n_fixed < component->n_nodes && !self->options.keep_overlaps
      && entente_keeping_is_possible (component))
    return place_again (self, component, &random, work);

  return place_anew (self, component, &random, work);
}

/* Tells the components which way their ties lead. */
static void
add_flows (Layout *self)
{
  guint32 n = self->graph->n_nodes;
  g_autofree EntenteComponent **components = g_new0 (EntenteComponent *, n);
  g_autofree guint32 *indices = g_new (guint32, n);

  for (guint c = 0; c < self->components->len; c++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, c);

      component->flows = g_new0 (float, 2 * (gsize) component->network->n_ties + 1);
      for (guint32 i = 0; i < component->n_nodes; i++)
        {
          components[component->nodes[i]] = component;
          indices[component->nodes[i]] = i;
        }
    }
  for (guint32 e = 0; e < self->graph->n_edges; e++)
    {
      guint32 source = self->graph->sources[e];
      guint32 target = self->graph->targets[e];

      if (source >= n || target >= n || components[source] == NULL
          || components[source] != components[target])
        continue;
      entente_component_add_flow (components[source], indices[source], indices[target],
                                  self->graph->flows != NULL ? self->graph->flows[e] : 1.0f);
    }
}

static gboolean
place_components (Layout      *self,
                  EntenteWork *work)
{
  guint32 n = MAX (self->graph->n_nodes, 1);
  guint32 n_done = 0;

  for (guint i = 0; i < self->components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, i);

      entente_work_enter (work, 0.9 * n_done / n, 0.9 * component->n_nodes / n);
      if (!place_component (self, component, i, work))
        return FALSE;
      n_done += component->n_nodes;
    }

  return TRUE;
}

/* Boxes of all components that are held by fixed nodes: these may stand in each other's way. */
static gboolean
part_anchored (Layout      *self,
               EntenteWork *work)
{
  g_autofree double *x = g_new (double, self->graph->n_nodes);
  g_autofree double *y = g_new (double, self->graph->n_nodes);
  g_autofree double *widths = g_new (double, self->graph->n_nodes);
  g_autofree double *heights = g_new (double, self->graph->n_nodes);
  g_autofree guint8 *fixed = g_new (guint8, self->graph->n_nodes);
  EntenteBoxes boxes = { 0, x, y, widths, heights, fixed, self->options.gap };
  guint32 k = 0;

  for (guint i = 0; i < self->components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, i);

      for (guint32 j = 0; entente_component_stays (component) && j < component->n_nodes; j++)
        {
          x[boxes.n_boxes] = component->x[j];
          y[boxes.n_boxes] = component->y[j];
          widths[boxes.n_boxes] = component->widths[j];
          heights[boxes.n_boxes] = component->heights[j];
          fixed[boxes.n_boxes] = component->fixed[j];
          boxes.n_boxes++;
        }
    }
  if (!entente_settling_push (&boxes, N_PUSHES, work) || !entente_settling_finish (&boxes, work))
    return FALSE;

  for (guint i = 0; i < self->components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, i);

      for (guint32 j = 0; entente_component_stays (component) && j < component->n_nodes;
           j++, k++)
        {
          component->x[j] = x[k];
          component->y[j] = y[k];
        }
    }

  return TRUE;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const EntenteComponent *first = *(EntenteComponent *const *) a;
  const EntenteComponent *second = *(EntenteComponent *const *) b;

  if (first->n_nodes != second->n_nodes)
    return first->n_nodes > second->n_nodes ? -1 : 1;

  return 0;
}

/* Few lone nodes are components like others; many stand in a block, in their own order. */
static void
add_lone (Layout *self)
{
  g_autofree guint32 *scratch = g_new (guint32, self->graph->n_nodes);

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

static void
write_places (Layout *self,
              double *x,
              double *y)
{
  for (guint i = 0; i < self->components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, i);

      for (guint32 j = 0; j < component->n_nodes; j++)
        {
          if (component->fixed[j])
            continue;
          x[component->nodes[j]] = component->x[j];
          y[component->nodes[j]] = component->y[j];
        }
    }
}

/**
 * entente_layout_run:
 * @graph: what is laid out
 * @options: how
 * @x: (array length=n_nodes) (inout): middles of the boxes, map units
 * @y: (array length=n_nodes) (inout): likewise
 * @progress: (nullable) (scope call): told from time to time, in the calling thread
 * @user_data: for @progress
 * @cancellable: (nullable): looked at every few hundred steps
 *
 * Lays a graph out: each connected component by stress, its boxes then moved apart, the components
 * packed. Fixed nodes stay, even where they overlap each other; a fixed node at no finite place
 * counts as free. About 0.1 s for 1,000 nodes, some seconds for 100,000.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED where it was cancelled
 */
gboolean
entente_layout_run (const EntenteLayoutGraph    *graph,
                    const EntenteLayoutOptions  *options,
                    double                      *x,
                    double                      *y,
                    EntenteLayoutProgress        progress,
                    gpointer                     user_data,
                    GCancellable                *cancellable,
                    GError                     **error)
{
  g_auto (Layout) layout = { 0 };
  EntenteWork work;

  g_return_val_if_fail (graph != NULL && options != NULL, FALSE);
  g_return_val_if_fail (graph->n_nodes == 0 || (x != NULL && y != NULL), FALSE);

  entente_work_init (&work, progress, user_data, cancellable);
  entente_work_limit (&work, options->time_limit);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (graph->n_nodes == 0)
    return TRUE;

  layout_init (&layout, graph, options, x, y);
  find_components (&layout);
  if (options->style == ENTENTE_LAYOUT_LAYERED)
    add_flows (&layout);
  if (!place_components (&layout, &work))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  entente_work_enter (&work, 0.9, 0.05);
  if (!options->keep_overlaps && !part_anchored (&layout, &work))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  add_lone (&layout);
  g_ptr_array_sort (layout.components, compare_sizes);
  entente_work_enter (&work, 0.95, 0.05);
  if (!entente_packing_place (layout.components, layout.options.aspect, layout.options.gap, &work))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  write_places (&layout, x, y);
  entente_work_report (&work, 1.0);

  return TRUE;
}
