/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

/* What moves goes to places that are known when it begins: the scene there is made by a worker meanwhile,
 * and what is painted in tiles is painted in advance, so that nobody waits for it once all stand. */

#include "entente-map-view-private.h"

static void
laid_cb (EntenteLaying *laying,
         gpointer       view)
{
  EntenteMapView *self = view;

  self->ahead = NULL;
  self->ahead_scene = entente_laying_take_scene (laying);
  if (self->fit_after_moves)
    {
      self->fit_after_moves = FALSE;
      entente_map_view_fit_ahead (self, self->ahead_scene);
    }
  entente_map_view_queue (self);
}

/* A search takes tenths of a second, in which all would have come to rest: meanwhile the view goes to where it
 * nearly will be. */
static void
fit_roughly (EntenteMapView *self)
{
  g_autoptr (EntenteScene) rough = entente_sketch_to_scene (
      entente_sketch_new (entente_map_view_get_map (self), self->places), ENTENTE_CARE_QUICK, NULL,
      NULL);

  entente_map_view_fit_ahead (self, rough);
}

void
entente_map_view_look_ahead (EntenteMapView *self)
{
  EntenteScene *base = entente_map_view_get_base (self);

  entente_map_view_drop_ahead (self);
  self->ahead_scene = entente_map_view_amend (self);
  self->ahead_is_home = base == NULL && self->ahead_scene == NULL;
  if (self->ahead_scene != NULL)
    return;
  if (self->scene_anew && entente_scene_is_searched (self->scene))
    fit_roughly (self);
  self->ahead = entente_laying_new (
      entente_sketch_new (entente_map_view_get_map (self), self->places), base, laid_cb, self);
  entente_laying_start (self->ahead);
}

void
entente_map_view_drop_ahead (EntenteMapView *self)
{
  g_clear_pointer (&self->ahead, entente_laying_stop);
  g_clear_pointer (&self->ahead_scene, entente_scene_unref);
  self->ahead_is_painted = FALSE;
}

gboolean
entente_map_view_is_ahead (EntenteMapView *self)
{
  return self->ahead != NULL || self->ahead_scene != NULL;
}

void
entente_map_view_paint_ahead (EntenteMapView         *self,
                              const EntenteLayerWish *now)
{
  EntenteLayerWish wish = *now;

  if (self->ahead_scene == NULL)
    return;
  wish.scene = self->ahead_scene;
  wish.viewport = wish.aim;
  wish.hasty = FALSE;
  wish.whole = FALSE;
  self->ahead_is_painted = entente_layer_prepare (self->still, &wish);
}

gboolean
entente_map_view_show_ahead (EntenteMapView *self)
{
  EntenteScene *scene = g_steal_pointer (&self->ahead_scene);

  entente_map_view_drop_ahead (self);
  if (scene == NULL)
    return FALSE;
  entente_map_view_show_scene (self, scene, self->ahead_is_home);
  return TRUE;
}
