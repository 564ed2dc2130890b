/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-names-private.h"
#include "entente-scene-private.h"

#include <math.h>

/* Of more actors those names come first that show where the map is seen whole, up to so many times as near as
 * one first sees it: they are some hundredths of all, and the others are not missed before one zooms in. */
#define MANY_ACTORS 8192
#define EARLY_TIMES 2.0

static gboolean
has_early (EntenteScene *scene)
{
  return scene->base == NULL && scene->n_actors > MANY_ACTORS;
}

static double
get_early_zoom (EntenteScene *scene)
{
  return EARLY_TIMES * entente_names_get_whole_zoom (scene);
}

/* On from where it stopped, up to those that may show at a zoom. */
static void
place_up_to (EntenteNames       *self,
             EntenteNamePlacing *placing,
             double              zoom)
{
  GArray *ranks = self->ranks;

  for (; self->n_placed < ranks->len
         && entente_names_get_rank_zoom (self->n_placed, ranks->len) < zoom;
       self->n_placed++)
    {
      guint32 slot = g_array_index (ranks, guint32, self->n_placed);

      entente_names_place (self, placing, entente_scene_find_actor (placing->scene, slot),
                           self->n_placed, ranks->len);
    }
  entente_names_sort (self);
  self->field = g_steal_pointer (&placing->field);
}

static EntenteNames *
new_early (EntenteScene *scene)
{
  EntenteNames *self = entente_names_create ();
  g_auto (EntenteNamePlacing) placing;

  self->ranks = entente_names_list_ranks (scene);
  entente_name_placing_init (&placing, scene, self->ranks->len);
  place_up_to (self, &placing, get_early_zoom (scene));
  entente_names_index_few (self);
  return self;
}

static EntenteNames *
get_early (EntenteScene *scene)
{
  if (g_once_init_enter (&scene->early_names))
    g_once_init_leave (&scene->early_names, (gsize) new_early (scene));
  return (EntenteNames *) scene->early_names;
}

/* Takes what only the placing of more asks for: the early ones stay as they are to be read. */
static void
go_on_from (EntenteNames       *self,
            EntenteNamePlacing *placing,
            EntenteNames       *early)
{
  g_array_append_vals (self->names, early->names->data, early->names->len);
  self->ranks = g_steal_pointer (&early->ranks);
  self->n_placed = early->n_placed;
  entente_name_field_free (placing->field);
  placing->field = g_steal_pointer (&early->field);
}

/* Keeps what its amendments place theirs by. */
static EntenteNames *
new_of_base (EntenteScene *scene)
{
  EntenteNames *self = entente_names_create ();
  g_auto (EntenteNamePlacing) placing;

  entente_name_placing_init (&placing, scene, scene->n_actors);
  if (has_early (scene))
    go_on_from (self, &placing, get_early (scene));
  else
    self->ranks = entente_names_list_ranks (scene);
  place_up_to (self, &placing, HUGE_VAL);
  entente_names_index (self, scene);
  return self;
}

/**
 * entente_names_of_scene:
 *
 * The names of all actors, placed when they are first asked for. Any thread; who comes meanwhile
 * waits.
 *
 * Returns: (transfer none): the scene's
 */
EntenteNames *
entente_names_of_scene (EntenteScene *scene)
{
  if (g_once_init_enter (&scene->names))
    g_once_init_leave (&scene->names, (gsize) (scene->base != NULL
                                                   ? entente_names_new_amended (scene, NULL)
                                                   : new_of_base (scene)));
  return (EntenteNames *) scene->names;
}

/**
 * entente_names_for_zoom:
 * @zoom: up to which names are asked for
 *
 * The names of at least all actors whose names show there; of a large map that is seen whole no others are
 * placed for it. Else as entente_names_of_scene().
 *
 * Returns: (transfer none): the scene's
 */
EntenteNames *
entente_names_for_zoom (EntenteScene *scene,
                        double        zoom)
{
  if (has_early (scene) && zoom <= get_early_zoom (scene) && !entente_names_are_whole (scene))
    return get_early (scene);
  return entente_names_of_scene (scene);
}

gboolean
entente_names_are_whole (EntenteScene *scene)
{
  return g_atomic_pointer_get (&scene->names) != 0;
}

gboolean
entente_names_undertake (EntenteScene *scene)
{
  EntenteNames *early = (EntenteNames *) g_atomic_pointer_get (&scene->early_names);

  return early != NULL && !entente_names_are_whole (scene)
         && g_atomic_int_compare_and_exchange (&early->undertaken, FALSE, TRUE);
}

EntenteNames *
entente_names_peek (EntenteScene *scene)
{
  if (!entente_names_are_whole (scene))
    return (EntenteNames *) g_atomic_pointer_get (&scene->early_names);
  return (EntenteNames *) g_atomic_pointer_get (&scene->names);
}
