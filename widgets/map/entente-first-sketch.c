/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-first-sketch.h"

#include "entente-arrange.h"

#define KEY "entente-first-sketch"

typedef struct
{
  EntenteSketch *sketch;
  guint64 revision; /* of the map */
} FirstSketch;

static void
first_sketch_free (FirstSketch *self)
{
  g_clear_pointer (&self->sketch, entente_sketch_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FirstSketch, first_sketch_free)

gboolean
entente_first_sketch_is_worth_it (EntenteMap *map)
{
  return entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR)
             + entente_map_get_n_records (map, ENTENTE_RECORD_RELATION)
         >= ENTENTE_FIRST_SKETCH_LEAST;
}

void
entente_first_sketch_gather (EntenteMap *map)
{
  FirstSketch *first;

  g_return_if_fail (ENTENTE_IS_MAP (map));

  if (!entente_first_sketch_is_worth_it (map) || entente_arrange_is_any_unplaced (map, NULL))
    return;
  first = g_new (FirstSketch, 1);
  *first = (FirstSketch){ entente_sketch_new (map, NULL), entente_map_get_revision (map) };
  g_object_set_data_full (G_OBJECT (map), KEY, first, (GDestroyNotify) first_sketch_free);
}

EntenteSketch *
entente_first_sketch_take (EntenteMap *map)
{
  g_autoptr (FirstSketch) first = NULL;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  first = g_object_steal_data (G_OBJECT (map), KEY);
  if (first == NULL || first->revision != entente_map_get_revision (map))
    return NULL;
  return g_steal_pointer (&first->sketch);
}
