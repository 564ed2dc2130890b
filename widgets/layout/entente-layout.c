/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-layout.h"

#include "entente-component.h"
#include "entente-composing.h"
#include "entente-packing.h"
#include "entente-problem.h"
#include "entente-settling.h"
#include "entente-work.h"

#define N_PUSHES 60

static gboolean
place_components (EntenteProblem *self,
                  EntenteWork    *work)
{
  guint32 n = MAX (self->graph->n_nodes, 1);
  guint32 n_done = 0;

  for (guint i = 0; i < self->components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, i);

      entente_work_enter (work, 0.9 * n_done / n, 0.9 * component->n_nodes / n);
      work->nodes = component->nodes;
      work->n_nodes = component->n_nodes;
      if (!entente_composing_place (self, component, i, work))
        return FALSE;
      n_done += component->n_nodes;
    }
  work->nodes = NULL;

  return TRUE;
}

/* Where more of what had a place is laid out anew than is kept, as the main part is, the rest does not stay
 * either: the main part would have to go around it. */
static void
release_kept (EntenteProblem *self)
{
  guint32 n_kept = 0;
  guint32 n_anew = 0;

  for (guint i = 0; i < self->components->len; i++)
    {
      const EntenteComponent *component = g_ptr_array_index (self->components, i);

      if (component->kept)
        n_kept += entente_component_count_placed (component);
      else if (component->n_fixed == 0)
        n_anew += entente_component_count_placed (component);
    }
  for (guint i = 0; n_kept < n_anew && i < self->components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (self->components, i);

      component->kept = FALSE;
    }
}

/* Boxes of all components that are held by fixed nodes: these may stand in each other's way. */
static gboolean
part_anchored (EntenteProblem *self,
               EntenteWork    *work)
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

static void
write_places (EntenteProblem *self,
              double         *x,
              double         *y)
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
  g_auto (EntenteProblem) problem = { 0 };
  EntenteWork work;

  g_return_val_if_fail (graph != NULL && options != NULL, FALSE);
  g_return_val_if_fail (graph->n_nodes == 0 || (x != NULL && y != NULL), FALSE);

  entente_work_init (&work, progress, user_data, cancellable);
  entente_work_limit (&work, options->time_limit);
  work.n_threads = options->n_threads;
  work.show = options->show;
  work.show_data = options->show_data;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (graph->n_nodes == 0)
    return TRUE;

  entente_problem_init (&problem, graph, options, x, y);
  if (!place_components (&problem, &work))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  release_kept (&problem);
  entente_work_enter (&work, 0.9, 0.05);
  if (!options->keep_overlaps && !part_anchored (&problem, &work))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  entente_problem_add_lone (&problem);
  g_ptr_array_sort (problem.components, compare_sizes);
  entente_work_enter (&work, 0.95, 0.05);
  if (!entente_packing_place (problem.components, problem.options.aspect, problem.options.gap, &work))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  write_places (&problem, x, y);
  entente_work_report (&work, 1.0);

  return TRUE;
}
