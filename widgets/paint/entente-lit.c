/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-lit.h"

#include "entente-scene-private.h"

static void
find_actors (EntenteLit     *self,
             EntenteScene   *scene,
             EntenteSlotSet *set) /* nullable */
{
  if (set == NULL)
    return;
  for (guint32 slot = entente_slot_set_find (set, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (set, slot + 1))
    {
      const EntenteSceneActor *actor = entente_scene_find_actor (scene, slot);

      if (actor != NULL)
        g_ptr_array_add (self->actors, (gpointer) actor);
    }
}

static void
find_relations (EntenteLit     *self,
                EntenteScene   *scene,
                EntenteSlotSet *set) /* nullable */
{
  if (set == NULL)
    return;
  for (guint32 slot = entente_slot_set_find (set, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (set, slot + 1))
    {
      const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);

      if (relation != NULL)
        g_ptr_array_add (self->relations, (gpointer) relation);
    }
}

/* How many of a pair's bundle are lit, and how many of them are selected. */
typedef struct
{
  guint64 pair;
  guint n_lit;
  guint n_selected;
  const EntenteSceneBundle *bundle; /* NULL: its leader is not lit, nor it as a whole */
} Count;

static guint64
get_pair (const EntenteSceneRelation *relation)
{
  EntentePair pair = entente_pair_of (relation->source, relation->target);

  return (guint64) pair.low << 32 | pair.high;
}

static Count *
find_count (GHashTable                 *counts,
            const EntenteSceneRelation *relation)
{
  guint64 pair = get_pair (relation);
  Count *count = g_hash_table_lookup (counts, &pair);

  if (count != NULL)
    return count;
  count = g_new0 (Count, 1);
  count->pair = pair;
  g_hash_table_insert (counts, &count->pair, count);
  return count;
}

static gboolean
is_selected (const EntenteFocus         *focus,
             const EntenteSceneRelation *relation)
{
  return focus->selected_relations != NULL
         && entente_slot_set_contains (focus->selected_relations, relation->relation);
}

/* (transfer full) */
static GHashTable *
count_bundles (EntenteScene       *scene,
               const EntenteFocus *focus)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  if (focus->relations == NULL)
    return counts;
  for (guint32 slot = entente_slot_set_find (focus->relations, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (focus->relations, slot + 1))
    {
      const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);
      Count *count;

      if (relation == NULL || !(relation->lane_gap > 0.0f))
        continue;
      count = find_count (counts, relation);
      count->n_lit++;
      count->n_selected += is_selected (focus, relation);
      if (relation->leads)
        count->bundle = entente_scene_find_bundle (scene, relation->relation);
    }
  return counts;
}

static gboolean
is_whole (const Count *count)
{
  return count->bundle != NULL && count->n_lit == count->bundle->n_relations;
}

static gboolean
is_chosen (const Count *count)
{
  return is_whole (count) && count->n_selected == count->n_lit;
}

/* @whole and @chosen are nullable. */
static void
sort_bundles (EntenteScene       *scene,
              const EntenteFocus *focus,
              EntenteSlotSet     *whole,
              EntenteSlotSet     *chosen,
              EntenteSlotSet     *singles)
{
  g_autoptr (GHashTable) counts = count_bundles (scene, focus);

  if (g_hash_table_size (counts) == 0)
    return;
  for (guint32 slot = entente_slot_set_find (focus->relations, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (focus->relations, slot + 1))
    {
      const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);
      const Count *count;

      if (relation == NULL || !(relation->lane_gap > 0.0f))
        continue;
      count = find_count (counts, relation);
      if (whole != NULL && relation->leads && is_whole (count))
        entente_slot_set_add (whole, slot);
      if (chosen != NULL && is_chosen (count))
        entente_slot_set_add (chosen, slot);
      if (!is_whole (count) || (!is_chosen (count) && is_selected (focus, relation)))
        entente_slot_set_add (singles, slot);
    }
}

/**
 * entente_lit_find_singles:
 *
 * Finds what has a line of its own though its bundle is closed: what is lit where the rest of it is not, or
 * selected where the rest is not. Takes time by what is lit. Any thread.
 *
 * Returns: (transfer full): slots of relations
 */
EntenteSlotSet *
entente_lit_find_singles (EntenteScene       *scene,
                          const EntenteFocus *focus)
{
  EntenteSlotSet *singles = entente_slot_set_new ();

  sort_bundles (scene, focus, NULL, NULL, singles);
  return singles;
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
  self->whole = entente_slot_set_new ();
  self->chosen = entente_slot_set_new ();
  self->singles = entente_slot_set_new ();
  sort_bundles (scene, focus, self->whole, self->chosen, self->singles);
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
  entente_slot_set_unref (self->whole);
  entente_slot_set_unref (self->chosen);
  entente_slot_set_unref (self->singles);
  g_free (self);
}
