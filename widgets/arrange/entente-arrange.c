/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-arrange.h"

#include "entente-arrange-graph.h"
#include "entente-edits.h"
#include "entente-network.h"

#include <glib/gi18n.h>
#include <math.h>

/* Positions are written in hundredths: what moves less does not move. Map units. */
#define LEAST_MOVE 0.005

/* Made and read on the main thread; entente_arrange_job_run() may run in another, and touches
 * nothing but what is here. */
struct _EntenteArrangeJob
{
  EntenteArrangeGraph *graph;
  EntenteArrangeRequest request;
  guint8 *fixed;
  guint8 *placed; /* nonzero: shown, in the style and from the seed that are asked for */
  double *x; /* where the actors are shown, then where they shall be */
  double *y;
  guint n_movable;
  EntenteLayoutShow show;
  gpointer show_data;
  gboolean is_done;
  EntenteAct *act;  /* nullable: as far as it is written */
  guint n_written;  /* actors that were looked at for it */
  guint n_moved;    /* of these, those in it */
};

/* Another style or seed asks for another picture, the same for what is there to be kept. */
static gboolean
goes_on (EntenteMap                  *map,
         const EntenteArrangeRequest *request)
{
  EntenteArrangeRequest last;

  entente_arrange_request_init (&last, map, request->scope);

  return last.style == request->style && last.seed == request->seed && request->only == NULL;
}

/* (transfer full) (nullable): nonzero: this actor may move; NULL: all may */
static guint8 *
mark_only (EntenteMap                  *map,
           const EntenteArrangeRequest *request)
{
  guint n_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);
  guint8 *only;

  if (request->only == NULL)
    return NULL;
  only = g_new0 (guint8, n_slots);
  for (guint i = 0; i < request->only->len; i++)
    {
      guint32 actor = g_array_index (request->only, guint32, i);

      if (actor < n_slots)
        only[actor] = 1;
    }

  return only;
}

/* An actor that nothing places is free in every scope. */
static gboolean
is_fixed (EntenteMap                  *map,
          guint32                      actor,
          const EntenteArrangeRequest *request,
          const guint8                *only,
          gboolean                     shown)
{
  const EntenteActor *row = entente_map_get_actor (map, actor);

  if (!shown)
    return FALSE;
  if (request->scope == ENTENTE_ARRANGE_UNPLACED || (row->pinned && row->placed))
    return TRUE;

  return only != NULL && !only[actor];
}

/**
 * entente_arrange_is_any_unplaced:
 * @places: (nullable): where actors are shown that the map does not place
 *
 * Looks at actors alone, where a job copies all relations. Main thread.
 */
gboolean
entente_arrange_is_any_unplaced (EntenteMap    *map,
                                 EntentePlaces *places)
{
  guint n_slots;
  double x, y;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), FALSE);

  n_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);
  for (guint32 slot = 0; slot < n_slots; slot++)
    if (entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, slot)
        && !entente_places_get (places, map, slot, &x, &y))
      return TRUE;
  return FALSE;
}

/**
 * entente_arrange_job_new:
 * @map: what is laid out
 * @places: (nullable): where actors are shown that the map does not place
 * @request: what is asked for; copied
 *
 * Copies what the layout needs; afterwards the map may change. Main thread.
 *
 * Returns: (transfer full): the job
 */
EntenteArrangeJob *
entente_arrange_job_new (EntenteMap                  *map,
                         EntentePlaces               *places,
                         const EntenteArrangeRequest *request)
{
  g_autofree guint8 *only = NULL;
  gboolean kept;
  EntenteArrangeJob *self;
  guint n;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  self = g_new0 (EntenteArrangeJob, 1);
  self->graph = entente_arrange_graph_new (map);
  entente_arrange_request_copy (&self->request, request);
  n = self->graph->actors->len;
  only = mark_only (map, request);
  kept = goes_on (map, request);
  self->fixed = g_new0 (guint8, n);
  self->placed = g_new0 (guint8, n);
  self->x = g_new0 (double, n);
  self->y = g_new0 (double, n);

  for (guint i = 0; i < n; i++)
    {
      guint32 actor = g_array_index (self->graph->actors, guint32, i);
      gboolean shown = entente_places_get (places, map, actor, &self->x[i], &self->y[i]);

      self->fixed[i] = is_fixed (map, actor, request, only, shown);
      self->placed[i] = shown && kept;
      self->n_movable += !self->fixed[i];
    }

  return self;
}

void
entente_arrange_job_free (EntenteArrangeJob *self)
{
  entente_arrange_graph_free (self->graph);
  entente_arrange_request_clear (&self->request);
  g_free (self->fixed);
  g_free (self->placed);
  g_free (self->x);
  g_free (self->y);
  g_clear_pointer (&self->act, entente_act_free);
  g_free (self);
}

gboolean
entente_arrange_job_is_needed (EntenteArrangeJob *self)
{
  return self->n_movable > 0;
}

static gboolean
is_way (EntenteArrangeGraph *graph,
        guint32              from,
        guint32              to)
{
  guint n = graph->actors->len;
  g_autoptr (EntenteNetwork) network
      = entente_network_new (n, graph->sources->len, (const guint32 *) graph->sources->data,
                             (const guint32 *) graph->targets->data, NULL);
  g_autofree guint16 *hops = g_new (guint16, n);
  g_autofree guint32 *queue = g_new (guint32, n);

  entente_network_measure_hops (network, from, hops, queue);

  return hops[to] != ENTENTE_HOPS_NONE;
}

/* A part of a map, and who is new to it, can join it without being told again who the two were. */
EntenteArrangeObstacle
entente_arrange_job_find_obstacle (EntenteArrangeJob *self)
{
  const EntenteArrangeRequest *request = &self->request;
  guint32 from = entente_arrange_graph_find (self->graph, request->from);
  guint32 to = entente_arrange_graph_find (self->graph, request->to);

  if (request->style != ENTENTE_LAYOUT_BETWEEN)
    return ENTENTE_ARRANGE_NO_OBSTACLE;
  if (from == ENTENTE_LAYOUT_NO_NODE || to == ENTENTE_LAYOUT_NO_NODE || from == to)
    return request->scope == ENTENTE_ARRANGE_ALL && request->only == NULL
               ? ENTENTE_ARRANGE_NO_ENDS
               : ENTENTE_ARRANGE_NO_OBSTACLE;

  return is_way (self->graph, from, to) ? ENTENTE_ARRANGE_NO_OBSTACLE : ENTENTE_ARRANGE_NO_WAY;
}

GArray *
entente_arrange_job_get_actors (EntenteArrangeJob *self)
{
  return self->graph->actors;
}

void
entente_arrange_job_set_show (EntenteArrangeJob *self,
                              EntenteLayoutShow  show,
                              gpointer           user_data)
{
  self->show = show;
  self->show_data = user_data;
}

static EntenteLayoutOptions
make_options (EntenteArrangeJob *self)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;

  options.seed = self->request.seed;
  options.style = self->request.style;
  options.tie_length = self->graph->tie_length;
  options.keep_overlaps = self->request.keep_overlaps;
  options.time_limit = self->request.time_limit;
  options.show = self->show;
  options.show_data = self->show_data;
  options.center = entente_arrange_graph_find (self->graph, self->request.center);
  options.from = entente_arrange_graph_find (self->graph, self->request.from);
  options.to = entente_arrange_graph_find (self->graph, self->request.to);

  return options;
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
  EntenteLayoutOptions options = make_options (self);
  EntenteLayoutGraph graph = {
    .n_nodes = self->graph->actors->len,
    .n_edges = self->graph->sources->len,
    .sources = (const guint32 *) self->graph->sources->data,
    .targets = (const guint32 *) self->graph->targets->data,
    .weights = (const float *) self->graph->weights->data,
    .widths = (const float *) self->graph->widths->data,
    .heights = (const float *) self->graph->heights->data,
    .fixed = self->fixed,
    .placed = self->placed,
    .rooms = (const float *) self->graph->rooms->data,
    .flows = (const float *) self->graph->flows->data,
    .kinds = (const guint32 *) self->graph->kinds->data,
  };

  g_return_val_if_fail (!self->is_done, FALSE);

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

/* A part of the map that is laid out says nothing about the whole, and none even less. */
static gboolean
note_style (EntenteArrangeJob *self,
            EntenteMap        *map,
            EntenteAct        *act)
{
  const char *style = entente_arrange_request_get_style (&self->request);
  const EntenteMapInfo *info = entente_map_get_info (map);

  /* Without a word about it, distances count. */
  if (self->request.only != NULL || self->n_movable == 0
      || (info->layout_style == NULL && self->request.style == ENTENTE_LAYOUT_DISTANCES
          && info->layout_seed == self->request.seed))
    return FALSE;

  return entente_act_set_layout (act, map, style, self->request.seed);
}

/**
 * entente_arrange_job_get_place:
 * @node: an index into the job's actors
 *
 * Where an actor shall be, once the job has run; map units.
 */
void
entente_arrange_job_get_place (EntenteArrangeJob *self,
                               guint              node,
                               double            *x,
                               double            *y)
{
  g_return_if_fail (self->is_done && node < self->graph->actors->len);

  *x = self->x[node];
  *y = self->y[node];
}

/**
 * entente_arrange_job_write_act:
 * @map: the map the job was made for, unchanged since the first step
 * @most: actors to look at in this step
 *
 * Writes the act of very many positions step by step, for who has other things to do meanwhile.
 *
 * Returns: whether entente_arrange_job_to_act() has nothing left to write
 */
gboolean
entente_arrange_job_write_act (EntenteArrangeJob *self,
                               EntenteMap        *map,
                               guint              most)
{
  guint end;

  g_return_val_if_fail (self->is_done, TRUE);

  if (self->act == NULL)
    {
      self->act = entente_act_new (map, _("Layout"));
      entente_act_expect (self->act, self->n_movable);
    }
  end = self->n_written + MIN (most, self->graph->actors->len - self->n_written);
  for (; self->n_written < end; self->n_written++)
    {
      guint i = self->n_written;
      guint32 actor = g_array_index (self->graph->actors, guint32, i);

      if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, actor)
          || !moves (map, actor, self->x[i], self->y[i]))
        continue;
      entente_act_place (self->act, actor, self->x[i], self->y[i]);
      self->n_moved++;
    }

  return self->n_written == self->graph->actors->len;
}

/**
 * entente_arrange_job_to_act:
 * @map: the map the job was made for, as it is now; as it was, where the act is written in part
 *
 * Gives the result back as one step: the place of every actor that moves, and of every one that was
 * only shown so far. Actors that came after the job was made are not in it, those that went are
 * passed over. Once for a job.
 *
 * Returns: (transfer full) (nullable): NULL where nothing is new
 */
EntenteAct *
entente_arrange_job_to_act (EntenteArrangeJob *self,
                            EntenteMap        *map)
{
  g_return_val_if_fail (self->is_done, NULL);

  entente_arrange_job_write_act (self, map, G_MAXUINT);
  entente_act_set_whole_map (self->act, self->request.only == NULL);
  if (!note_style (self, map, self->act) && self->n_moved == 0)
    g_clear_pointer (&self->act, entente_act_free);

  return g_steal_pointer (&self->act);
}
