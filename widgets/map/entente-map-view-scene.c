/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-first-sketch.h"
#include "entente-names.h"
#include "entente-sketch.h"

/* A scene of more does not follow the pointer but is drawn plainly on its way. */
#define QUICK_ACTORS_MAX 500
#define QUICK_RELATIONS_MAX 1000
/* More actors do not glide but stand where they belong at once; a frame of so many takes some 30 ms. */
#define GLIDE_ACTORS_MAX 1000
#define GLIDE_RELATIONS_MAX 3000
/* More actors and relations are laid in a worker; fewer take no longer than some frames, while what
 * was moved would jump back and forth until a worker is done. */
#define LAY_AT_ONCE_MAX 4000
/* What is gathered of a very large map between two looks at the time, and before the window answers. */
#define GATHER_RECORDS 1000
#define GATHER_US 5000
/* After what has not moved for so long stands still, and is drawn in full. */
#define REST_MS 150

/* A scene that a worker makes, of a sketch or by folding another. It does not keep the view alive,
 * which may go meanwhile. */
struct _EntenteLaying
{
  EntenteMapView *view;      /* NULL once nobody waits for it; main thread */
  GCancellable *cancellable;
  EntenteSketch *sketch;     /* the worker's; NULL once it was taken, or where there is none */
  EntenteScene *from;        /* nullable: what is folded */
  EntenteScene *scene;       /* NULL until it is made */
  GAsyncReadyCallback done;
  guint start;               /* idle source until the worker has it; the view's until then */
};

static void
laying_free (EntenteLaying *self)
{
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->sketch, entente_sketch_free);
  g_clear_pointer (&self->from, entente_scene_unref);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_free (self);
}

void
entente_map_view_queue_scene (EntenteMapView *self)
{
  self->scene_stale = TRUE;
  self->scene_lost = TRUE;
  entente_map_view_queue (self);
}

void
entente_map_view_queue_changes (EntenteMapView      *self,
                                const EntenteChange *changes,
                                guint                n_changes)
{
  g_array_append_vals (self->scene_changes, changes, n_changes);
  self->scene_stale = TRUE;
  entente_map_view_queue (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  EntenteMapView *self = user_data;

  self->rest = 0;
  self->scene_stale |= self->scene_hasty;
  self->scene_lost |= self->scene_hasty;
  entente_map_view_queue (self);
  return G_SOURCE_REMOVE;
}

void
entente_map_view_queue_moves (EntenteMapView    *self,
                              const EntenteMove *moves,
                              guint              n_moves)
{
  for (guint i = 0; i < n_moves; i++)
    {
      const EntenteChange change = { ENTENTE_RECORD_ACTOR, ENTENTE_CHANGE_CHANGED, moves[i].actor };

      g_array_append_val (self->scene_changes, change);
    }
  self->scene_stale = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
  entente_map_view_queue (self);
}

void
entente_map_view_hold_scene (EntenteMapView *self)
{
  entente_map_view_release_scene (self);
  if (self->scene != NULL)
    self->scene_before = entente_scene_ref (self->scene);
}

void
entente_map_view_release_scene (EntenteMapView *self)
{
  g_clear_pointer (&self->scene_before, entente_scene_unref);
}

/* The scene that a new one keeps near to; NULL: to none. */
static EntenteScene *
choose_base (EntenteMapView *self)
{
  EntenteScene *base = self->scene;

  if (self->scene_before != NULL)
    return self->scene_before;
  if (self->scene_anew)
    base = NULL;
  else if (self->scene_returns)
    base = self->scene_home;
  self->scene_anew = FALSE;
  self->scene_returns = FALSE;
  return base;
}

static gboolean
is_at_most (EntenteScene *scene,
            guint         n_actors,
            guint         n_relations)
{
  return entente_scene_get_n_relations (scene) <= n_relations
         && entente_scene_get_n_actors (scene) <= n_actors;
}

static gboolean
is_small (EntenteScene *scene)
{
  return is_at_most (scene, GLIDE_ACTORS_MAX, GLIDE_RELATIONS_MAX);
}

gboolean
entente_map_view_is_quick (EntenteMapView *self)
{
  return is_at_most (self->scene, QUICK_ACTORS_MAX, QUICK_RELATIONS_MAX);
}

gboolean
entente_map_view_is_small (EntenteMapView *self)
{
  return is_small (self->scene);
}

/* Everything that is looked at or asked for is of the scene that is shown. */
static void
show_scene (EntenteMapView *self,
            EntenteScene   *scene) /* (transfer full) */
{
  g_clear_pointer (&self->scene, entente_scene_unref);
  self->scene = scene;
  entente_map_view_forget_singles (self);
  self->focus_stale = TRUE;
}

/* A scene that nothing is missing of, and that hangs on no other. */
static void
show_home (EntenteMapView *self,
           EntenteScene   *scene) /* (transfer full) */
{
  show_scene (self, scene);
  if (!is_small (scene))
    return;
  g_clear_pointer (&self->scene_home, entente_scene_unref);
  self->scene_home = entente_scene_ref (scene);
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  EntenteLaying *laying = data;

  if (laying->from != NULL)
    laying->scene = entente_scene_fold (laying->from);
  else
    laying->scene = entente_sketch_to_scene (g_steal_pointer (&laying->sketch),
                                             ENTENTE_CARE_SEARCH, NULL, cancellable);
  g_task_return_boolean (task, laying->scene != NULL);
}

/* What was fitted into the view stays so: lines and labels reach elsewhere now. */
static void
take_home (EntenteMapView *self,
           EntenteScene   *scene) /* (transfer full) */
{
  show_home (self, scene);
  entente_map_view_queue (self);
  if (self->fit_wanted || (self->fitted && entente_map_view_is_covered (self)))
    entente_map_view_fit_at_once (self);
  else if (self->fitted)
    entente_map_view_fit (self);
}

static void
worker_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  EntenteLaying *laying = g_task_get_task_data (G_TASK (result));
  EntenteMapView *self = laying->view;

  if (self == NULL)
    return;
  self->laying = NULL;
  take_home (self, g_steal_pointer (&laying->scene));
}

/* What was edited meanwhile goes on top. */
static void
worker_folded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  EntenteLaying *laying = g_task_get_task_data (G_TASK (result));
  EntenteMapView *self = laying->view;
  EntenteScene *scene;

  if (self == NULL)
    return;
  self->folding = NULL;
  scene = entente_scene_rebase (self->scene, laying->from, laying->scene);
  if (scene != NULL)
    show_scene (self, scene);
  entente_map_view_queue (self);
}

static EntenteLaying *
laying_new (EntenteMapView      *self,
            EntenteSketch       *sketch, /* (transfer full) (nullable) */
            EntenteScene        *from,   /* nullable */
            GAsyncReadyCallback  done)
{
  EntenteLaying *laying = g_new0 (EntenteLaying, 1);

  laying->view = self;
  laying->cancellable = g_cancellable_new ();
  laying->sketch = sketch;
  laying->from = from != NULL ? entente_scene_ref (from) : NULL;
  laying->done = done;
  return laying;
}

/* The worker's task owns it from now on. */
static EntenteLaying *
start_worker (EntenteLaying *laying)
{
  g_autoptr (GTask) task = g_task_new (NULL, laying->cancellable, laying->done, NULL);

  g_task_set_name (task, "lay out scene");
  g_task_set_task_data (task, laying, (GDestroyNotify) laying_free);
  g_task_run_in_thread (task, run_in_worker);
  return laying;
}

static gboolean
start_cb (gpointer user_data)
{
  EntenteLaying *laying = user_data;

  laying->start = 0;
  start_worker (laying);
  return G_SOURCE_REMOVE;
}

/* After the frame that shows what there is: the search takes tenths of a second, and would take a
 * processor from the frame. */
static EntenteLaying *
start_worker_later (EntenteLaying *laying)
{
  laying->start = g_idle_add (start_cb, laying);
  return laying;
}

static void
stop_worker (EntenteLaying **stopped)
{
  EntenteLaying *laying = g_steal_pointer (stopped);

  if (laying == NULL)
    return;
  if (laying->start != 0)
    {
      g_source_remove (laying->start);
      laying_free (laying);
      return;
    }
  g_cancellable_cancel (laying->cancellable);
  laying->view = NULL;
}

void
entente_map_view_stop_laying (EntenteMapView *self)
{
  stop_worker (&self->laying);
  stop_worker (&self->folding);
}

static void
place_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      scene,
                 GCancellable *cancellable)
{
  entente_names_of_scene (scene);
  g_task_return_boolean (task, TRUE);
}

/* Once, and only of what was shown with some of them: nobody waits, but zooming in would. */
void
entente_map_view_place_names (EntenteMapView *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->scene == NULL || !entente_names_undertake (self->scene))
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_name (task, "place names");
  g_task_set_task_data (task, entente_scene_ref (self->scene),
                        (GDestroyNotify) entente_scene_unref);
  g_task_run_in_thread (task, place_in_worker);
}

/* The map has changed since it began: what is to be shown is laid anew when it is asked for. */
static void
drop_gathering (EntenteMapView *self)
{
  EntenteLaying *laying = g_steal_pointer (&self->laying);

  self->scene_lost = TRUE;
  laying_free (laying);
}

static gboolean
gather_cb (gpointer user_data)
{
  EntenteLaying *laying = user_data;
  EntenteMapView *self = laying->view;
  gint64 end = g_get_monotonic_time () + GATHER_US;

  if (self->scene_stale)
    {
      drop_gathering (self);
      return G_SOURCE_REMOVE;
    }
  do
    {
      if (entente_sketch_gather (laying->sketch, entente_map_view_get_map (self), self->places,
                                 GATHER_RECORDS))
        {
          laying->start = 0;
          start_worker (laying);
          return G_SOURCE_REMOVE;
        }
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

/* In moments in which nothing else is to be done, while what was there before is shown. */
static void
start_gathering (EntenteMapView *self)
{
  EntenteSketch *sketch = entente_sketch_begin (entente_map_view_get_map (self));

  self->laying = laying_new (self, sketch, NULL, worker_done_cb);
  self->laying->start = g_idle_add (gather_cb, self->laying);
}

static EntenteSketch *
make_sketch (EntenteMapView *self)
{
  return entente_sketch_new (entente_map_view_get_map (self), self->places);
}

/* What is shown until the worker has found the best ways: near to what is there, else without
 * looking long. */
static void
show_for_now (EntenteMapView *self)
{
  gboolean near = self->scene != NULL && entente_scene_is_searched (self->scene);

  show_scene (self, entente_sketch_to_scene (make_sketch (self),
                                             near ? ENTENTE_CARE_SEARCH : ENTENTE_CARE_QUICK,
                                             near ? self->scene : NULL, NULL));
}

static void
lay (EntenteMapView *self)
{
  EntenteMap *map = entente_map_view_get_map (self);
  g_autoptr (EntenteSketch) sketch = entente_first_sketch_take (map);
  EntenteScene *base = choose_base (self);
  EntenteLaying *laying;
  gboolean is_large;

  self->scene_hasty = FALSE;
  if (sketch == NULL && entente_first_sketch_is_worth_it (map))
    {
      if (self->scene == NULL)
        show_scene (self, entente_scene_new_empty ());
      start_gathering (self);
      return;
    }
  if (sketch == NULL)
    sketch = make_sketch (self);
  is_large = entente_sketch_get_size (sketch) > LAY_AT_ONCE_MAX;
  if (base != NULL && entente_scene_is_searched (base) && entente_sketch_is_small (sketch))
    {
      self->scene_hasty = self->rest != 0;
      show_scene (self, entente_sketch_to_scene (g_steal_pointer (&sketch),
                                                 self->scene_hasty ? ENTENTE_CARE_HOLD
                                                                   : ENTENTE_CARE_SEARCH,
                                                 base, NULL));
      return;
    }
  if (!is_large && !entente_sketch_is_small (sketch))
    {
      show_home (self, entente_sketch_to_scene (g_steal_pointer (&sketch), ENTENTE_CARE_QUICK,
                                                NULL, NULL));
      return;
    }
  if (!is_large)
    show_for_now (self);
  else if (self->scene == NULL)
    show_scene (self, entente_scene_new_empty ());
  laying = laying_new (self, g_steal_pointer (&sketch), NULL, worker_done_cb);
  self->laying = is_large ? start_worker (laying) : start_worker_later (laying);
}

/* Lays what has changed beside what has not; FALSE where all has to be laid anew. */
static gboolean
amend (EntenteMapView *self)
{
  EntenteScene *scene;

  if (self->scene == NULL || self->scene_lost || self->scene_anew || self->laying != NULL)
    return FALSE;
  scene = entente_scene_amend (self->scene, entente_map_view_get_map (self), self->places,
                               (const EntenteChange *) (gpointer) self->scene_changes->data,
                               self->scene_changes->len);
  if (scene == NULL)
    return FALSE;
  self->scene_returns = FALSE;
  show_scene (self, scene);
  if (self->folding == NULL && entente_scene_wants_folding (scene))
    self->folding = start_worker (laying_new (self, NULL, scene, worker_folded_cb));
  return TRUE;
}

EntenteScene *
entente_map_view_ensure_scene (EntenteMapView *self)
{
  if (self->session == NULL)
    return NULL;
  if (self->scene != NULL && !self->scene_stale)
    return self->scene;

  if (!amend (self))
    {
      entente_map_view_stop_laying (self);
      lay (self);
    }
  self->scene_stale = FALSE;
  self->scene_lost = FALSE;
  g_array_set_size (self->scene_changes, 0);
  return self->scene;
}

EntenteScene *
entente_map_view_finish_scene (EntenteMapView *self)
{
  if (self->rest != 0)
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      rest_cb (self);
    }
  if (entente_map_view_ensure_scene (self) == NULL)
    return NULL;
  if (self->laying == NULL)
    {
      if (entente_scene_wants_folding (self->scene))
        {
          entente_map_view_stop_laying (self);
          show_scene (self, entente_scene_fold (self->scene));
        }
      return self->scene;
    }

  entente_map_view_stop_laying (self);
  take_home (self, entente_sketch_to_scene (make_sketch (self), ENTENTE_CARE_SEARCH, NULL, NULL));
  return self->scene;
}
