/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-lit.h"

#include "entente-scene-private.h"

/* The slots of a set in their order, as a hash table has none of its own. (transfer full) */
static GArray *
list_slots (GHashTable *set) /* nullable */
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer key;

  if (set == NULL)
    return slots;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = GPOINTER_TO_UINT (key);

      g_array_append_val (slots, slot);
    }
  g_array_sort (slots, entente_slot_compare);
  return slots;
}

static void
find_actors (EntenteLit   *self,
             EntenteScene *scene,
             GHashTable   *set)
{
  g_autoptr (GArray) slots = list_slots (set);

  for (guint i = 0; i < slots->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_find_actor (scene, g_array_index (slots, guint32, i));

      if (actor != NULL)
        g_ptr_array_add (self->actors, (gpointer) actor);
    }
}

static void
find_relations (EntenteLit   *self,
                EntenteScene *scene,
                GHashTable   *set)
{
  g_autoptr (GArray) slots = list_slots (set);

  for (guint i = 0; i < slots->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_find_relation (scene, g_array_index (slots, guint32, i));

      if (relation != NULL)
        g_ptr_array_add (self->relations, (gpointer) relation);
    }
}

/**
 * entente_lit_new:
 *
 * Any thread; takes time by what is lit, not by the scene's size.
 */
EntenteLit *
entente_lit_new (EntenteScene       *scene,
                 const EntenteFocus *focus)
{
  EntenteLit *self = g_new0 (EntenteLit, 1);

  self->actors = g_ptr_array_new ();
  self->relations = g_ptr_array_new ();
  find_actors (self, scene, focus->actors);
  find_relations (self, scene, focus->relations);
  entente_density_measure (&self->density, scene, self->relations);
  return self;
}

void
entente_lit_free (EntenteLit *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->relations);
  g_free (self);
}
