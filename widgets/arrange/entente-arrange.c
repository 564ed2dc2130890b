/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-arrange.h"

#include "entente-arrange-graph.h"
#include "entente-edits.h"

#include <glib/gi18n.h>
#include <math.h>

/* Positions are written in hundredths: what moves less does not move. Map units. */
#define LEAST_MOVE 0.005

/* Made and read on the main thread; entente_arrange_job_run() may run in another, and touches
 * nothing but what is here. */
struct _EntenteArrangeJob
{
  EntenteArrangeGraph *graph;
  EntenteArrangeScope scope;
  guint32 seed;
  guint8 *fixed;
  double *x; /* where the actors are shown, then where they shall be */
  double *y;
  guint n_movable;
  gboolean keep_overlaps;
  gboolean is_done;
};

/* An actor that nothing places is free in every scope. */
static gboolean
is_fixed (EntenteMap          *map,
          guint32              actor,
          EntenteArrangeScope  scope,
          gboolean             shown)
{
  const EntenteActor *row = entente_map_get_actor (map, actor);

  if (!shown)
    return FALSE;

  return scope == ENTENTE_ARRANGE_UNPLACED || (row->pinned && row->placed);
}

/**
 * entente_arrange_job_new:
 * @map: what is laid out
 * @places: (nullable): where actors are shown that the map does not place
 * @scope: which actors may move
 * @seed: of the layout; equal seeds give equal pictures
 *
 * Copies what the layout needs; afterwards the map may change. Main thread.
 *
 * Returns: (transfer full): the job
 */
EntenteArrangeJob *
entente_arrange_job_new (EntenteMap          *map,
                         EntentePlaces       *places,
                         EntenteArrangeScope  scope,
                         guint32              seed)
{
  EntenteArrangeJob *self;
  guint n;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  self = g_new0 (EntenteArrangeJob, 1);
  self->graph = entente_arrange_graph_new (map);
  self->scope = scope;
  self->seed = seed;
  n = self->graph->actors->len;
  self->fixed = g_new0 (guint8, n);
  self->x = g_new0 (double, n);
  self->y = g_new0 (double, n);

  for (guint i = 0; i < n; i++)
    {
      guint32 actor = g_array_index (self->graph->actors, guint32, i);
      gboolean shown = entente_places_get (places, map, actor, &self->x[i], &self->y[i]);

      self->fixed[i] = is_fixed (map, actor, scope, shown);
      self->n_movable += !self->fixed[i];
    }

  return self;
}

void
entente_arrange_job_free (EntenteArrangeJob *self)
{
  entente_arrange_graph_free (self->graph);
  g_free (self->fixed);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

gboolean
entente_arrange_job_is_needed (EntenteArrangeJob *self)
{
  return self->n_movable > 0;
}

void
entente_arrange_job_set_keep_overlaps (EntenteArrangeJob *self,
                                       gboolean           keep_overlaps)
{
  self->keep_overlaps = keep_overlaps;
}

/**
 * entente_arrange_job_run:
 * @progress: (nullable) (scope call): told the part done, in the thread that runs
 * @user_data: for @progress
 *
 * Computes the places. Once for a job, in any thread.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED where it was cancelled
 */
gboolean
entente_arrange_job_run (EntenteArrangeJob      *self,
                         EntenteLayoutProgress   progress,
                         gpointer                user_data,
                         GCancellable           *cancellable,
                         GError                **error)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  EntenteLayoutGraph graph = {
    self->graph->actors->len,
    self->graph->sources->len,
    (const guint32 *) self->graph->sources->data,
    (const guint32 *) self->graph->targets->data,
    (const float *) self->graph->weights->data,
    (const float *) self->graph->widths->data,
    (const float *) self->graph->heights->data,
    self->fixed,
  };

  g_return_val_if_fail (!self->is_done, FALSE);

  options.seed = self->seed;
  options.tie_length = self->graph->tie_length;
  options.keep_overlaps = self->keep_overlaps;
  if (self->n_movable > 0
      && !entente_layout_run (&graph, &options, self->x, self->y, progress, user_data, cancellable,
                              error))
    return FALSE;
  self->is_done = TRUE;

  return TRUE;
}

/**
 * entente_arrange_job_to_places:
 * @places: told where every actor that may move is shown
 *
 * Gives the result back as what is shown, without an edit.
 */
void
entente_arrange_job_to_places (EntenteArrangeJob *self,
                               EntentePlaces     *places)
{
  g_return_if_fail (self->is_done);

  for (guint i = 0; i < self->graph->actors->len; i++)
    {
      if (!self->fixed[i])
        entente_places_set (places, g_array_index (self->graph->actors, guint32, i), self->x[i],
                            self->y[i]);
    }
}

static gboolean
moves (EntenteMap *map,
       guint32     actor,
       double      x,
       double      y)
{
  const EntenteActor *row = entente_map_get_actor (map, actor);

  return !row->placed || fabs (row->x - x) >= LEAST_MOVE || fabs (row->y - y) >= LEAST_MOVE;
}

/**
 * entente_arrange_job_to_act:
 * @map: the map the job was made for, as it is now
 *
 * Gives the result back as one step: the place of every actor that moves, and of every one that was
 * only shown so far. Actors that came after the job was made are not in it, those that went are
 * passed over.
 *
 * Returns: (transfer full) (nullable): NULL where nothing moves
 */
EntenteAct *
entente_arrange_job_to_act (EntenteArrangeJob *self,
                            EntenteMap        *map)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_val_if_fail (self->is_done, NULL);

  for (guint i = 0; i < self->graph->actors->len; i++)
    {
      guint32 actor = g_array_index (self->graph->actors, guint32, i);

      if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, actor)
          || !moves (map, actor, self->x[i], self->y[i]))
        continue;
      g_array_append_val (actors, actor);
      g_array_append_val (xs, self->x[i]);
      g_array_append_val (ys, self->y[i]);
    }
  if (actors->len == 0)
    return NULL;

  return entente_edit_positions (map, _("Layout"), (const guint32 *) actors->data,
                                 (const double *) xs->data, (const double *) ys->data,
                                 actors->len);
}
