/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-edits.h"
#include "entente-map-view-private.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>

/* More actors are arranged in a worker; fewer take no longer than a frame or two. */
#define ARRANGE_AT_ONCE_MAX 300
/* Of an act of very many positions, so much is written between two looks at the time, and before the
 * window answers. */
#define WRITE_ACTORS 200
#define WRITE_US 10000
/* Fewer that have moved are found again in the picture of a crowded map: it is not hidden for them. */
#define DOTS_MIN 50
/* Less than this is no move, map units. */
#define MOVE_MIN 0.25
/* Positions are written in hundredths of a map unit. */
#define POSITION_STEPS 100.0

/* A layout in a worker: the job is the worker's until it is done. */
typedef struct
{
  EntenteArrangeJob *job;
  EntenteArrangeRequest request;
  EntentePreview *preview; /* nullable */
  guint64 revision; /* of the map the job was made from */
} Placing;

static void start_worker (EntenteMapView              *self,
                          EntenteArrangeJob           *job,
                          const EntenteArrangeRequest *request);

static void
placing_free (Placing *self)
{
  entente_arrange_job_free (self->job);
  entente_arrange_request_clear (&self->request);
  g_clear_pointer (&self->preview, entente_preview_unref);
  g_free (self);
}

static EntenteArrangeJob *
make_job (EntenteMapView              *self,
          const EntenteArrangeRequest *request)
{
  return entente_arrange_job_new (entente_map_view_get_map (self), self->places, request);
}

static void
take_places (EntenteMapView    *self,
             EntenteArrangeJob *job)
{
  entente_arrange_job_to_places (job, self->places);
  entente_arrange_job_to_places (job, self->layout_places);
  entente_map_view_queue_scene (self);
}

static void
set_busy (EntenteMapView *self,
          gboolean        busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_atomic_int_set (&self->progress, 0);
  entente_map_view_update_actions (self);
  entente_map_view_queue (self);
  entente_map_view_notify_busy (self);
}

static void
progress_cb (double   part,
             gpointer user_data)
{
  EntenteMapView *self = user_data;

  g_atomic_int_set (&self->progress, (guint) (CLAMP (part, 0.0, 1.0) * 1000.0));
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Placing *placing = data;
  GError *error = NULL;

  if (entente_arrange_job_run (placing->job, progress_cb, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A scene that a worker lays is fitted once it is there; the one that is shown until then goes. */
static void
fit_result (EntenteMapView *self)
{
  entente_map_view_ensure_scene (self);
  if (self->preview != NULL && self->laying != NULL)
    self->fitted = TRUE;
  else
    entente_map_view_fit (self);
}

/* A map that changed meanwhile is arranged anew. */
static gboolean
is_current (EntenteMapView *self,
            Placing        *placing)
{
  return entente_map_get_revision (entente_map_view_get_map (self)) == placing->revision;
}

static void
use_result (EntenteMapView *self,
            Placing        *placing)
{
  EntenteAct *act;

  if (!is_current (self, placing))
    {
      entente_map_view_place (self, &placing->request);
      return;
    }
  if (placing->request.scope == ENTENTE_ARRANGE_UNPLACED)
    {
      take_places (self, placing->job);
      if (self->fitted || self->fit_wanted)
        fit_result (self);
      return;
    }
  entente_map_view_stop_pointing (self);
  self->scene_anew = TRUE;
  act = entente_arrange_job_to_act (placing->job, entente_map_view_get_map (self));
  if (act == NULL)
    {
      self->scene_anew = FALSE;
      return;
    }
  if (!entente_history_perform (entente_session_get_history (self->session), act))
    {
      self->scene_anew = FALSE;
      entente_map_view_stop_preview (self);
      return;
    }
  /* While the actors move, the scene is that of their old places. */
  if (self->moves->len > 0)
    self->fit_after_moves = TRUE;
  else
    fit_result (self);
}

/* FALSE where there is more to write. */
static gboolean
write_act (EntenteMapView *self,
           Placing        *placing)
{
  EntenteMap *map = entente_map_view_get_map (self);
  gint64 end = g_get_monotonic_time () + WRITE_US;

  if (placing->request.scope == ENTENTE_ARRANGE_UNPLACED || !is_current (self, placing))
    return TRUE;
  do
    {
      if (entente_arrange_job_write_act (placing->job, map, WRITE_ACTORS))
        return TRUE;
    }
  while (g_get_monotonic_time () < end);
  return FALSE;
}

/* In moments in which nothing else is to be done, while dots glide to the places that were found. */
static gboolean
go_on_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);
  EntenteMapView *self = ENTENTE_MAP_VIEW (g_task_get_source_object (task));
  Placing *placing = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != self->placing)
    return G_SOURCE_REMOVE;
  if (!write_act (self, placing))
    return G_SOURCE_CONTINUE;
  g_clear_object (&self->placing);
  use_result (self, placing);
  if (self->placing == NULL)
    set_busy (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
worker_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (source);
  GTask *task = G_TASK (result);
  Placing *placing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_get_cancellable (task) != self->placing)
    return;
  if (!g_task_propagate_boolean (task, &error))
    {
      g_message ("The map could not be arranged: %s", error->message);
      g_clear_object (&self->placing);
      set_busy (self, FALSE);
      return;
    }
  if (is_current (self, placing))
    entente_map_view_end_preview (self, placing->job);
  if (go_on_cb (task))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, go_on_cb, g_object_ref (task), g_object_unref);
}

static void
start_worker (EntenteMapView              *self,
              EntenteArrangeJob           *job,
              const EntenteArrangeRequest *request)
{
  Placing *placing = g_new0 (Placing, 1);
  g_autoptr (GTask) task = NULL;

  entente_map_view_stop_placing (self);
  placing->job = job;
  entente_arrange_request_copy (&placing->request, request);
  placing->preview = entente_map_view_start_preview (self, job);
  placing->revision = entente_map_get_revision (entente_map_view_get_map (self));
  self->placing = g_cancellable_new ();
  self->may_stop = request->scope == ENTENTE_ARRANGE_ALL;
  set_busy (self, TRUE);

  task = g_task_new (self, self->placing, worker_done_cb, NULL);
  g_task_set_name (task, "arrange map");
  g_task_set_task_data (task, placing, (GDestroyNotify) placing_free);
  g_task_run_in_thread (task, run_in_worker);
}

void
entente_map_view_start_placing (EntenteMapView *self)
{
  EntenteMap *map = entente_map_view_get_map (self);
  g_auto (EntenteArrangeRequest) request = { 0 };
  g_autoptr (EntenteArrangeJob) job = NULL;

  if (!entente_arrange_is_any_unplaced (map, self->places))
    {
      entente_map_view_queue_scene (self);
      return;
    }
  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_UNPLACED);
  job = make_job (self, &request);
  if (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR) > ARRANGE_AT_ONCE_MAX)
    {
      start_worker (self, g_steal_pointer (&job), &request);
      entente_map_view_queue_scene (self);
      return;
    }
  if (entente_arrange_job_run (job, NULL, NULL, NULL, NULL))
    take_places (self, job);
}

void
entente_map_view_stop_placing (EntenteMapView *self)
{
  if (self->placing == NULL)
    return;
  g_cancellable_cancel (self->placing);
  g_clear_object (&self->placing);
  entente_map_view_stop_preview (self);
  set_busy (self, FALSE);
}

void
entente_map_view_reset_place (EntenteMapView *self,
                              guint32         actor)
{
  EntenteMap *map = entente_map_view_get_map (self);
  double x, y;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, actor))
    return;
  if (!entente_map_get_actor (map, actor)->placed
      && entente_places_get (self->layout_places, map, actor, &x, &y))
    entente_places_set (self->places, actor, x, y);
  else
    entente_places_unset (self->places, actor);
}

/* An actor that is shown elsewhere than it was glides there from where it was. */
static void
add_move (EntenteMapView *self,
          guint32         actor)
{
  const EntenteSceneActor *shown = entente_scene_find_actor (self->scene, actor);
  EntenteMove move = { .actor = actor };

  if (shown == NULL
      || !entente_places_get (self->places, entente_map_view_get_map (self), actor, &move.to.x,
                              &move.to.y))
    return;
  move.from = entente_box_get_middle (shown->outline);
  if (hypot (move.to.x - move.from.x, move.to.y - move.from.y) > MOVE_MIN)
    g_array_append_val (self->moves, move);
}

static gboolean
may_glide (EntenteMapView *self)
{
  return self->scene != NULL && !self->at_once && self->drag == ENTENTE_DRAG_NONE
         && (entente_map_view_is_small (self) || entente_map_view_is_crowded (self));
}

/* As they are, or, where the scene is too crowded, as dots; a layout's are on their way already. */
static void
start_gliding (EntenteMapView *self)
{
  if (self->scene != NULL && entente_map_view_is_small (self))
    {
      entente_map_view_start_moves (self);
      return;
    }
  if (self->preview == NULL && self->moves->len >= DOTS_MIN)
    entente_map_view_preview_moves (self);
  g_array_set_size (self->moves, 0);
}

void
entente_map_view_follow_changes (EntenteMapView      *self,
                                 const EntenteChange *changes,
                                 guint                n_changes)
{
  EntenteMap *map = entente_map_view_get_map (self);
  gboolean glides;
  gboolean lost = FALSE;
  double x, y;

  if (self->drag == ENTENTE_DRAG_MOVE && !self->at_once)
    entente_map_view_cancel_drag (self);
  entente_map_view_finish_moves (self);
  glides = may_glide (self);
  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].type != ENTENTE_RECORD_ACTOR || changes[i].kind == ENTENTE_CHANGE_REMOVED)
        continue;
      entente_map_view_reset_place (self, changes[i].slot);
      lost |= !entente_places_get (self->places, map, changes[i].slot, &x, &y);
      if (glides && changes[i].kind == ENTENTE_CHANGE_CHANGED)
        add_move (self, changes[i].slot);
    }
  if (lost && self->placing == NULL)
    entente_map_view_start_placing (self);
  entente_map_view_queue_changes (self, changes, n_changes);
  start_gliding (self);
}

/* What is written: @moves, then all that the map does not place, where it is shown. */
typedef struct
{
  GArray *actors; /* of guint32 */
  GArray *xs;     /* of double */
  GArray *ys;
} Positions;

static void
add_position (Positions *self,
              guint32    actor,
              double     x,
              double     y)
{
  x = round (x * POSITION_STEPS) / POSITION_STEPS;
  y = round (y * POSITION_STEPS) / POSITION_STEPS;
  g_array_append_val (self->actors, actor);
  g_array_append_val (self->xs, x);
  g_array_append_val (self->ys, y);
}

static void
add_unplaced (Positions      *self,
              EntenteMapView *view)
{
  EntenteMap *map = entente_map_view_get_map (view);
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  double x, y;

  if (entente_places_is_empty (view->places))
    return;
  for (guint i = 0; i < self->actors->len; i++)
    g_hash_table_add (moved, GUINT_TO_POINTER (g_array_index (self->actors, guint32, i)));
  for (guint32 actor = entente_map_get_first (map, ENTENTE_RECORD_ACTOR);
       actor != ENTENTE_NO_SLOT;
       actor = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, actor))
    {
      if (!entente_map_get_actor (map, actor)->placed
          && !g_hash_table_contains (moved, GUINT_TO_POINTER (actor))
          && entente_places_get (view->places, map, actor, &x, &y))
        add_position (self, actor, x, y);
    }
}

/* (transfer full): these actors there, and all that the map does not place where they are shown */
static EntenteAct *
make_act (EntenteMapView    *self,
          const char        *name,
          const EntenteMove *moves,
          guint              n_moves)
{
  EntenteMap *map = entente_map_view_get_map (self);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) xs = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ys = g_array_new (FALSE, FALSE, sizeof (double));
  Positions positions = { actors, xs, ys };

  for (guint i = 0; i < n_moves; i++)
    add_position (&positions, moves[i].actor, moves[i].to.x, moves[i].to.y);
  add_unplaced (&positions, self);

  return entente_edit_positions (map, name, (const guint32 *) (gpointer) actors->data,
                                 (const double *) (gpointer) xs->data,
                                 (const double *) (gpointer) ys->data, actors->len);
}

gboolean
entente_map_view_move_actors (EntenteMapView    *self,
                              const EntenteMove *moves,
                              guint              n_moves,
                              const char        *merge_key)
{
  EntenteAct *act = make_act (self, _("Move"), moves, n_moves);
  gboolean done;

  entente_act_set_merge_key (act, merge_key);
  self->at_once = TRUE;
  done = entente_history_perform (entente_session_get_history (self->session), act);
  self->at_once = FALSE;
  return done;
}

gboolean
entente_map_view_glide_actors (EntenteMapView    *self,
                               const char        *name,
                               const EntenteMove *moves,
                               guint              n_moves)
{
  return entente_history_perform (entente_session_get_history (self->session),
                                  make_act (self, name, moves, n_moves));
}

EntenteArrangeObstacle
entente_map_view_place (EntenteMapView              *self,
                        const EntenteArrangeRequest *request)
{
  g_autoptr (EntenteArrangeJob) job = make_job (self, request);
  EntenteArrangeObstacle obstacle = entente_arrange_job_find_obstacle (job);

  if (obstacle == ENTENTE_ARRANGE_NO_OBSTACLE && entente_arrange_job_is_needed (job))
    start_worker (self, g_steal_pointer (&job), request);

  return obstacle;
}
