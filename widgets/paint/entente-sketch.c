/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-sketch.h"

#include "entente-router-private.h"

#define MOST_SEARCHED_THIRDS 300 /* and ties, and bends by others: each is tried in every way */
#define MANY_RECORDS 50000        /* more are seen from afar first */
#define STEPS_PER_LOOK 512       /* at the cancellable; a power of two */

void
entente_sketch_free (EntenteSketch *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_clear_pointer (&self->ties, g_array_unref);
  g_array_unref (self->via);
  g_array_unref (self->near);
  g_string_chunk_free (self->raw);
  g_free (self->routes);
  g_free (self->names);
  g_free (self->middles);
  g_free (self->labels);
  g_free (self->recent);
  g_free (self->n_ends);
  g_free (self);
}

gboolean
entente_sketch_is_cancelled (EntenteSketch *self,
                             guint          index)
{
  return (index & (STEPS_PER_LOOK - 1)) == 0 && g_cancellable_is_cancelled (self->cancellable);
}

gboolean
entente_sketch_is_small (EntenteSketch *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->scene->n_relations <= ENTENTE_MOST_SEARCHED && self->scene->n_ties <= MOST_SEARCHED_THIRDS
         && self->via->len <= MOST_SEARCHED_THIRDS;
}

guint
entente_sketch_get_size (EntenteSketch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scene->n_actors + self->scene->n_relations;
}

/* FALSE where it was cancelled. */
static gboolean
route (EntenteSketch *self,
       EntenteCare    care,
       EntenteScene  *before)
{
  if (!entente_sketch_letter (self))
    return FALSE;
  entente_sketch_fan (self);
  if (care != ENTENTE_CARE_QUICK && entente_sketch_is_small (self))
    {
      entente_sketch_route (self, before, care == ENTENTE_CARE_HOLD);
      entente_sketch_place_bundles (self);
      return !g_cancellable_is_cancelled (self->cancellable);
    }
  if (!entente_sketch_route_quick (self))
    return FALSE;
  entente_sketch_place_bundles (self);
  entente_sketch_label_quick (self);
  return !g_cancellable_is_cancelled (self->cancellable);
}

/**
 * entente_sketch_to_scene:
 * @self: (transfer full): a sketch
 * @care: how lines and labels find their ways
 * @before: (nullable): the scene before, whose choices are kept where they still hold
 * @cancellable: (nullable):
 *
 * Measures texts, and finds the ways of all lines. Any thread.
 *
 * Returns: (transfer full) (nullable): the scene, or %NULL where it was cancelled
 */
EntenteScene *
entente_sketch_to_scene (EntenteSketch *self,
                         EntenteCare    care,
                         EntenteScene  *before,
                         GCancellable  *cancellable)
{
  EntenteScene *scene = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  self->cancellable = cancellable;
  if (route (self, care, before))
    {
      if (entente_sketch_get_size (self) > MANY_RECORDS)
        entente_scene_index_named (self->scene);
      else
        entente_scene_index (self->scene);
      scene = g_steal_pointer (&self->scene);
    }
  entente_sketch_free (self);
  return scene;
}
