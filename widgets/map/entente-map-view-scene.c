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

void
entente_map_view_queue_scene (EntenteMapView *self)
{
  entente_map_view_drop_ahead (self);
  self->scene_stale = TRUE;
  self->scene_lost = TRUE;
  entente_map_view_queue (self);
}

void
entente_map_view_queue_changes (EntenteMapView      *self,
                                const EntenteChange *changes,
                                guint                n_changes)
{
  entente_map_view_drop_ahead (self);
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

EntenteScene *
entente_map_view_get_base (EntenteMapView *self)
{
  if (self->scene_before != NULL)
    return self->scene_before;
  if (self->scene_anew)
    return NULL;
  return self->scene_returns ? self->scene_home : self->scene;
}

static EntenteScene *
take_base (EntenteMapView *self)
{
  EntenteScene *base = entente_map_view_get_base (self);

  if (self->scene_before == NULL)
    {
      self->scene_anew = FALSE;
      self->scene_returns = FALSE;
    }
  return base;
}

gboolean
entente_map_view_is_hasty (EntenteMapView *self)
{
  return self->rest != 0 || entente_map_view_is_ahead (self);
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

gboolean
entente_map_view_is_crowded (EntenteMapView *self)
{
  return !is_small (self->scene) && entente_scene_get_n_actors (self->scene) <= GLIDE_ACTORS_MAX;
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

/* What was fitted into the view stays so: lines and labels reach elsewhere now. */
static void
take_home (EntenteMapView *self,
           EntenteScene   *scene) /* (transfer full) */
{
  show_home (self, scene);
  entente_map_view_queue (self);
  if (self->fit_wanted || (self->fitted && entente_map_view_is_covered (self) && !self->preview_lands))
    entente_map_view_fit_at_once (self);
  else if (self->fitted)
    entente_map_view_fit (self);
}

static void
laid_cb (EntenteLaying *laying,
         gpointer       view)
{
  EntenteMapView *self = view;

  self->laying = NULL;
  take_home (self, entente_laying_take_scene (laying));
}

/* What was edited meanwhile goes on top. */
static void
folded_cb (EntenteLaying *laying,
           gpointer       view)
{
  EntenteMapView *self = view;
  g_autoptr (EntenteScene) folded = entente_laying_take_scene (laying);
  EntenteScene *scene;

  self->folding = NULL;
  scene = entente_scene_rebase (self->scene, entente_laying_get_from (laying), folded);
  if (scene != NULL)
    show_scene (self, scene);
  entente_map_view_queue (self);
}

void
entente_map_view_stop_laying (EntenteMapView *self)
{
  g_clear_pointer (&self->laying, entente_laying_stop);
  g_clear_pointer (&self->folding, entente_laying_stop);
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
  self->scene_lost = TRUE;
  g_clear_pointer (&self->laying, entente_laying_free);
}

static gboolean
gather_cb (gpointer user_data)
{
  EntenteLaying *laying = user_data;
  EntenteMapView *self = entente_laying_get_view (laying);
  gint64 end = g_get_monotonic_time () + GATHER_US;

  if (self->scene_stale)
    {
      drop_gathering (self);
      return G_SOURCE_REMOVE;
    }
  do
    {
      if (entente_sketch_gather (entente_laying_get_sketch (laying),
                                 entente_map_view_get_map (self), self->places, GATHER_RECORDS))
        {
          entente_laying_start (laying);
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

  self->laying = entente_laying_new (sketch, NULL, laid_cb, self);
  entente_laying_gather (self->laying, gather_cb);
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
  EntenteScene *base = take_base (self);
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
      self->scene_hasty = entente_map_view_is_hasty (self);
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
  self->laying = entente_laying_new (g_steal_pointer (&sketch), NULL, laid_cb, self);
  if (is_large)
    entente_laying_start (self->laying);
  else
    entente_laying_start_later (self->laying);
}

EntenteScene *
entente_map_view_amend (EntenteMapView *self)
{
  if (self->scene == NULL || self->scene_lost || self->scene_anew || self->laying != NULL)
    return NULL;
  return entente_scene_amend (self->scene, entente_map_view_get_map (self), self->places,
                              (const EntenteChange *) (gpointer) self->scene_changes->data,
                              self->scene_changes->len);
}

static void
forget_changes (EntenteMapView *self)
{
  self->scene_stale = FALSE;
  self->scene_lost = FALSE;
  g_array_set_size (self->scene_changes, 0);
}

static void
show_amended (EntenteMapView *self,
              EntenteScene   *scene) /* (transfer full) */
{
  self->scene_returns = FALSE;
  show_scene (self, scene);
  if (self->folding != NULL || !entente_scene_wants_folding (scene))
    return;
  self->folding = entente_laying_new_fold (scene, folded_cb, self);
  entente_laying_start (self->folding);
}

void
entente_map_view_show_scene (EntenteMapView *self,
                             EntenteScene   *scene,
                             gboolean        home)
{
  entente_map_view_stop_laying (self);
  self->scene_anew = FALSE;
  self->scene_hasty = FALSE;
  forget_changes (self);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (home)
    show_home (self, scene);
  else
    show_amended (self, scene);
  self->scene_returns = FALSE;
  entente_map_view_queue (self);
}

EntenteScene *
entente_map_view_ensure_scene (EntenteMapView *self)
{
  EntenteScene *amended;

  if (self->session == NULL)
    return NULL;
  if (self->scene != NULL && !self->scene_stale)
    return self->scene;

  amended = entente_map_view_amend (self);
  if (amended != NULL)
    {
      show_amended (self, amended);
    }
  else
    {
      entente_map_view_stop_laying (self);
      lay (self);
    }
  forget_changes (self);
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
