/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-step-items.h"

#include "entente-walk.h"

#define FIT_MARGIN_PX 24.0
#define FIT_ZOOM_MAX 1.25
#define REVEAL_MARGIN_PX 56.0

static EntenteViewport
get_fitting (EntenteMapView *self)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  EntenteViewport viewport = self->viewport;

  if (scene != NULL)
    entente_map_fit (&viewport, scene, &self->corners, FIT_MARGIN_PX, FIT_ZOOM_MAX);
  return viewport;
}

void
entente_map_view_fit_at_once (EntenteMapView *self)
{
  EntenteViewport viewport = get_fitting (self);

  entente_timeline_stop (&self->viewport_timeline);
  self->fit_wanted = self->laying != NULL && entente_scene_get_n_actors (self->scene) == 0;
  entente_map_view_set_viewport (self, &viewport);
  self->fitted = TRUE;
}

/* Pixels on screen per map unit. */
double
entente_map_view_get_zoom (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), 1.0);

  return self->viewport.zoom;
}

/**
 * entente_map_view_set_zoom:
 * @zoom: is brought into 0.02 … 8
 *
 * Zooms around the middle of the view.
 */
void
entente_map_view_set_zoom (EntenteMapView *self,
                           double          zoom)
{
  EntenteViewport viewport;
  EntentePoint middle;

  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  viewport = self->viewport;
  middle.x = viewport.width / 2.0;
  middle.y = viewport.height / 2.0;
  entente_viewport_zoom_at (&viewport, middle, zoom);
  entente_map_view_glide_to (self, &viewport);
}

/**
 * entente_map_view_fit:
 *
 * Brings the whole map into view, no larger than 125 %.
 */
void
entente_map_view_fit (EntenteMapView *self)
{
  EntenteViewport viewport;

  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  viewport = get_fitting (self);
  entente_map_view_glide_to (self, &viewport);
  self->fitted = TRUE;
}

void
entente_map_view_fit_ahead (EntenteMapView *self,
                            EntenteScene   *scene)
{
  EntenteViewport viewport = self->viewport;

  entente_map_fit (&viewport, scene, &self->corners, FIT_MARGIN_PX, FIT_ZOOM_MAX);
  entente_map_view_glide_beside (self, &viewport);
  self->fitted = TRUE;
}

/* Of a step of the story: around all that stands out in it. */
static gboolean
get_box (EntenteMapView *self,
         EntenteItem     item,
         EntenteBox     *box)
{
  g_autoptr (GArray) items = NULL;
  gboolean found = FALSE;

  if (item.type != ENTENTE_RECORD_STEP)
    return entente_walk_get_box (self->scene, item, box);
  items = entente_step_dup_items (entente_map_view_get_map (self), item.slot);
  for (guint i = 0; i < items->len; i++)
    {
      EntenteBox other;

      if (!entente_walk_get_box (self->scene, g_array_index (items, EntenteItem, i), &other))
        continue;
      *box = found ? entente_box_join (*box, other) : other;
      found = TRUE;
    }
  return found;
}

/**
 * entente_map_view_fit_selection:
 *
 * Brings all that is selected into view; the whole map where nothing is.
 */
void
entente_map_view_fit_selection (EntenteMapView *self)
{
  const EntenteItem *items;
  EntenteBox box = { 0.0, 0.0, 0.0, 0.0 };
  EntenteViewport viewport;
  gboolean found = FALSE;
  guint n_items;

  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  if (entente_map_view_ensure_scene (self) == NULL)
    return;
  items = entente_session_get_selection (self->session, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      EntenteBox other;

      if (!get_box (self, items[i], &other))
        continue;
      box = found ? entente_box_join (box, other) : other;
      found = TRUE;
    }
  if (!found)
    {
      entente_map_view_fit (self);
      return;
    }
  viewport = self->viewport;
  entente_viewport_fit (&viewport, box, FIT_MARGIN_PX, FIT_ZOOM_MAX);
  entente_map_view_glide_to (self, &viewport);
}

/* An actor that glides is looked at where it will be. */
static void
shift_to_end (EntenteMapView *self,
              EntenteItem     item,
              EntenteBox     *box)
{
  EntentePoint middle = entente_box_get_middle (*box);

  for (guint i = 0; i < self->moves->len && item.type == ENTENTE_RECORD_ACTOR; i++)
    {
      const EntenteMove *move = &g_array_index (self->moves, EntenteMove, i);

      if (move->actor != item.slot)
        continue;
      box->x += move->to.x - middle.x;
      box->y += move->to.y - middle.y;
      return;
    }
}

/**
 * entente_map_view_reveal:
 *
 * Pans as little as needed to have the item in view with some space around. Of a line that is
 * larger than the view, its label or its middle is shown; a step of the story fills the view.
 */
void
entente_map_view_reveal (EntenteMapView *self,
                         EntenteItem     item)
{
  EntenteViewport viewport;
  EntenteScene *scene;
  EntenteBox box;

  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  if (item.type == ENTENTE_RECORD_STEP)
    {
      entente_map_view_fit_selection (self);
      return;
    }
  scene = entente_map_view_ensure_scene (self);
  if (scene == NULL || self->viewport.width <= 0.0 || !entente_walk_get_box (scene, item, &box))
    return;
  shift_to_end (self, item, &box);
  viewport = entente_timeline_is_running (&self->viewport_timeline) ? self->viewport_to
                                                                  : self->viewport;
  entente_viewport_reveal (&viewport, box, REVEAL_MARGIN_PX);
  entente_map_view_glide_to (self, &viewport);
}

/**
 * entente_map_view_center_on:
 *
 * Pans until the middle of the item is that of the view.
 */
void
entente_map_view_center_on (EntenteMapView *self,
                            EntenteItem     item)
{
  EntenteViewport viewport;
  EntenteScene *scene;
  EntenteBox box;

  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  scene = entente_map_view_ensure_scene (self);
  if (scene == NULL || self->viewport.width <= 0.0 || !entente_walk_get_box (scene, item, &box))
    return;
  viewport = self->viewport;
  entente_viewport_center (&viewport, entente_box_get_middle (box));
  entente_map_view_glide_to (self, &viewport);
}

/**
 * entente_map_view_look_at:
 * @point: of the map
 *
 * Pans until the point is in the middle of the view, at once: for who drags it there.
 */
void
entente_map_view_look_at (EntenteMapView *self,
                          EntentePoint    point)
{
  EntenteViewport viewport;

  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  viewport = self->viewport;
  entente_viewport_center (&viewport, point);
  entente_map_view_glide_to (self, &self->viewport);
  entente_map_view_set_viewport (self, &viewport);
}
