/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-amend-private.h"

#include "entente-names.h"

#include <stdlib.h>

/* How near to the edge of the bounds a thing holds it, map units. */
#define EDGE_PX 0.01
/* How far around a plaque actors are looked for. */
#define PLAQUE_LOOK_PX 4.0

const EntenteSceneActor *
entente_amending_find_actor (EntenteAmending *self,
                             guint32          slot)
{
  gpointer patch;

  if (!g_hash_table_lookup_extended (self->actors, GUINT_TO_POINTER (slot), NULL, &patch))
    return entente_scene_find_actor (self->before, slot);
  return patch != NULL ? &((EntenteActorPatch *) patch)->actor : NULL;
}

const EntenteSceneRelation *
entente_amending_find_relation (EntenteAmending *self,
                                guint32          slot)
{
  gpointer patch;

  if (!g_hash_table_lookup_extended (self->relations, GUINT_TO_POINTER (slot), NULL, &patch))
    return entente_scene_find_relation (self->before, slot);
  return patch != NULL ? &((EntenteRelationPatch *) patch)->relation : NULL;
}

gboolean
entente_amending_is_off_actors (const EntenteBox *plaque,
                                gpointer          amending)
{
  EntenteAmending *self = amending;
  const EntenteBox near = { plaque->x - PLAQUE_LOOK_PX, plaque->y - PLAQUE_LOOK_PX,
                            plaque->width + 2.0 * PLAQUE_LOOK_PX,
                            plaque->height + 2.0 * PLAQUE_LOOK_PX };
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer patch;

  entente_scene_find_in_box (self->before, &near, actors, NULL);
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (self->before, g_array_index (actors, guint32, i));

      if (!g_hash_table_contains (self->actors, GUINT_TO_POINTER (actor->actor))
          && !entente_outline_is_off (actor, plaque))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, NULL, &patch))
    if (patch != NULL && !entente_outline_is_off (&((EntenteActorPatch *) patch)->actor, plaque))
      return FALSE;
  return TRUE;
}

static int
compare_drafts (gconstpointer a,
                gconstpointer b)
{
  const EntenteDraft *first = a;
  const EntenteDraft *second = b;

  return (first->slot > second->slot) - (first->slot < second->slot);
}

static void
count_end (EntenteAmending *self,
           guint32          actor,
           gint             by)
{
  gpointer key = GUINT_TO_POINTER (actor);

  g_hash_table_insert (self->counts, key,
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (self->counts, key))
                                        + by));
}

static void
count_ends (EntenteAmending            *self,
            const EntenteSceneRelation *relation,
            gint                        by)
{
  if (relation == NULL)
    return;
  count_end (self, relation->source, by);
  if (relation->target != relation->source)
    count_end (self, relation->target, by);
}

/* Actors of which only the number of relations has changed. */
static void
amend_counts (EntenteAmending *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      EntenteActorPatch *patch = g_hash_table_lookup (self->actors, key);
      const EntenteSceneActor *before;

      if (GPOINTER_TO_INT (value) == 0)
        continue;
      if (patch == NULL && !g_hash_table_contains (self->actors, key))
        {
          before = entente_scene_find_actor (self->before, GPOINTER_TO_UINT (key));
          patch = g_atomic_rc_box_new0 (EntenteActorPatch);
          patch->text = g_strdup (before->text);
          patch->actor = *before;
          patch->actor.text = patch->text;
          g_hash_table_insert (self->actors, key, patch);
        }
      if (patch != NULL)
        patch->actor.n_relations = (guint) ((gint) patch->actor.n_relations
                                            + GPOINTER_TO_INT (value));
    }
}

static int
compare_amendments (gconstpointer a,
                    gconstpointer b)
{
  const EntenteAmendment *first = a;
  const EntenteAmendment *second = b;

  return (first->slot > second->slot) - (first->slot < second->slot);
}

/* (transfer full): takes the table's values */
static GArray *
list_actors (EntenteAmending *self)
{
  GArray *added = g_array_new (FALSE, FALSE, sizeof (EntenteAmendment));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      EntenteAmendment amendment = { .slot = GPOINTER_TO_UINT (key), .patch = value };

      g_hash_table_iter_steal (&iter);
      g_array_append_val (added, amendment);
    }
  g_array_sort (added, compare_amendments);
  return added;
}

/* (transfer full): takes the patches that differ from what was */
static GArray *
list_relations (EntenteAmending *self,
                EntenteDraft    *drafts,
                guint            n_drafts)
{
  GArray *added = g_array_new (FALSE, FALSE, sizeof (EntenteAmendment));

  for (guint i = 0; i < n_drafts; i++)
    {
      EntenteAmendment amendment = { .slot = drafts[i].slot, .patch = drafts[i].patch };
      EntenteRelationPatch *patch = drafts[i].patch;
      const EntenteSceneRelation *before
          = entente_scene_find_relation (self->before, drafts[i].slot);
      EntenteExtent extent;

      count_ends (self, before, -1);
      count_ends (self, patch != NULL ? &patch->relation : NULL, 1);
      if (patch == NULL ? before == NULL
                        : entente_relation_is_same (&patch->relation, patch->ties, patch->n_ties,
                                                    patch->bundle, self->before))
        {
          entente_relation_patch_unref (patch);
          continue;
        }
      if (patch != NULL)
        {
          extent = entente_scene_measure_relation (&patch->relation, patch->ties, patch->n_ties);
          patch->reach = entente_reach_of_extent (&extent);
        }
      g_array_append_val (added, amendment);
    }
  return added;
}

/* A relation as it is, but for the bundle it leads. */
static EntenteRelationPatch *
copy_relation (EntenteScene             *scene,
               guint32                   slot,
               const EntenteSceneBundle *bundle)
{
  const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);
  EntenteRelationPatch *patch = g_atomic_rc_box_new0 (EntenteRelationPatch);
  EntenteExtent extent;
  guint first = entente_scene_find_ties (scene, slot, &patch->n_ties);

  patch->relation = *relation;
  if (!relation->is_packed)
    entente_relation_patch_set_points (patch, relation->line.points, relation->n_points);
  patch->text = g_strdup (relation->marks->text);
  patch->marks = *relation->marks;
  patch->marks.text = patch->text;
  patch->relation.marks = &patch->marks;
  patch->ties = g_new (EntenteSceneTie, patch->n_ties);
  for (guint i = 0; i < patch->n_ties; i++)
    {
      patch->ties[i] = *entente_scene_get_tie (scene, first + i);
      patch->ties[i].points = g_memdup2 (patch->ties[i].points,
                                          patch->ties[i].n_points * sizeof (EntentePoint));
    }
  patch->bundle = g_memdup2 (bundle, sizeof *bundle);
  extent = entente_scene_measure_relation (&patch->relation, patch->ties, patch->n_ties);
  patch->reach = entente_reach_of_extent (&extent);
  return patch;
}

/* Of bundles that are as they were, plaques give way, or come back. */
static void
add_plaques (EntenteAmending *self,
             GArray          *added)
{
  GHashTableIter iter;
  gpointer key;
  guint n_before = added->len;

  g_hash_table_iter_init (&iter, self->plaques);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = GPOINTER_TO_UINT (key);
      const EntenteSceneBundle *before = entente_scene_find_bundle (self->before, slot);
      EntenteSceneBundle bundle = *before;
      EntenteAmendment amendment = { .slot = slot };

      if (g_hash_table_contains (self->relations, key))
        continue;
      entente_bundle_place (&bundle, entente_scene_find_relation (self->before, slot),
                            entente_amending_is_off_actors, self);
      if (entente_bundle_is_same (&bundle, before))
        continue;
      amendment.patch = copy_relation (self->before, slot, &bundle);
      g_array_append_val (added, amendment);
    }
  if (added->len > n_before)
    g_array_sort (added, compare_amendments);
}

static gboolean
holds_edge (const EntenteBox    *bounds,
            const EntenteExtent *extent)
{
  return extent->x0 <= bounds->x + EDGE_PX || extent->y0 <= bounds->y + EDGE_PX
         || extent->x1 >= bounds->x + bounds->width - EDGE_PX
         || extent->y1 >= bounds->y + bounds->height - EDGE_PX;
}

/* The bounds grow at once; whether they shrink is found when the scene is folded. */
static void
follow_bounds (EntenteScene      *self,
               EntenteScene      *before,
               EntenteRecordType  type,
               GArray            *added)
{
  EntenteExtent bounds = entente_extent_of_box (&self->bounds, 0.0);

  for (guint i = 0; i < added->len; i++)
    {
      guint32 slot = g_array_index (added, EntenteAmendment, i).slot;
      EntenteExtent extent;

      if (entente_scene_get_extent (before, type, slot, &extent)
          && holds_edge (&before->bounds, &extent))
        self->is_loose = TRUE;
      if (entente_scene_get_extent (self, type, slot, &extent))
        entente_extent_join (&bounds, &extent);
    }
  self->bounds = (EntenteBox){ bounds.x0, bounds.y0, bounds.x1 - bounds.x0,
                               bounds.y1 - bounds.y0 };
}

static guint
count_amended (guint   n_base,
               GArray *amendments)
{
  gint32 shift = amendments->len > 0
                     ? g_array_index (amendments, EntenteAmendment, amendments->len - 1).shift
                     : 0;

  return (guint) ((gint64) n_base + shift);
}

EntenteScene *
entente_scene_new_amended (EntenteScene *base,
                           EntenteScene *before,
                           GArray       *actors,
                           GArray       *relations)
{
  EntenteScene *self = g_new0 (EntenteScene, 1);

  g_atomic_ref_count_init (&self->references);
  self->base = entente_scene_ref (base);
  self->actor_amendments = entente_amendments_new (
      base, ENTENTE_RECORD_ACTOR, before->base == base ? before->actor_amendments : NULL, actors);
  self->relation_amendments = entente_amendments_new (
      base, ENTENTE_RECORD_RELATION, before->base == base ? before->relation_amendments : NULL,
      relations);
  self->n_actors = count_amended (base->n_actors, self->actor_amendments);
  self->n_relations = count_amended (base->n_relations, self->relation_amendments);
  self->n_ties = base->n_ties;
  if (self->relation_amendments->len > 0)
    self->n_ties = (guint) ((gint64) base->n_ties
                            + g_array_index (self->relation_amendments, EntenteAmendment,
                                             self->relation_amendments->len - 1).tie_shift);
  self->bounds = before->bounds;
  self->is_loose = before->is_loose;
  follow_bounds (self, before, ENTENTE_RECORD_ACTOR, actors);
  follow_bounds (self, before, ENTENTE_RECORD_RELATION, relations);
  entente_names_amend (self, before);
  return self;
}

static EntenteScene *
amend (EntenteAmending *self)
{
  EntenteScene *before = self->before;
  g_autofree gpointer *slots = NULL;
  g_autofree EntenteDraft *drafts = NULL;
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;
  guint n;

  slots = g_hash_table_get_keys_as_array (self->relations, &n);
  drafts = g_new0 (EntenteDraft, n);
  for (guint i = 0; i < n; i++)
    drafts[i].slot = GPOINTER_TO_UINT (slots[i]);
  if (n > 0)
    qsort (drafts, n, sizeof *drafts, compare_drafts);
  entente_amending_draw_lines (self, drafts, n);
  relations = list_relations (self, drafts, n);
  add_plaques (self, relations);
  amend_counts (self);
  actors = list_actors (self);
  if (actors->len == 0 && relations->len == 0)
    return entente_scene_ref (before);
  return entente_scene_new_amended (before->base != NULL ? before->base : before, before, actors,
                                    relations);
}

/**
 * entente_scene_amend:
 * @self: the scene before the change
 * @map: the map after it
 * @places: (nullable): where actors are shown whom the map does not place
 * @changes: what has changed since, of any type; actors that are shown elsewhere count as changed
 * @n_changes: how many
 *
 * Lays only what has changed, and what hangs on it: lines that end there, those parallel to them,
 * ties. It costs by their number, not by the map's; a scene that was searched has to be made with
 * entente_scene_new_near(). Main thread.
 *
 * Returns: (transfer full) (nullable): the scene after the change; %NULL where everything has to be
 *   laid anew
 */
EntenteScene *
entente_scene_amend (EntenteScene        *self,
                     EntenteMap          *map,
                     EntentePlaces       *places,
                     const EntenteChange *changes,
                     guint                n_changes)
{
  EntenteScene *base;
  EntenteScene *scene = NULL;
  EntenteAmending amending;

  g_return_val_if_fail (self != NULL && ENTENTE_IS_MAP (map), NULL);

  base = self->base != NULL ? self->base : self;
  if (entente_scene_is_searched (self) || self->n_actors == 0 || n_changes > ENTENTE_MOST_AMENDED
      || entente_map_get_n_records (map, ENTENTE_RECORD_RELATION) <= ENTENTE_MOST_SEARCHED
      || !entente_look_holds (&base->look, map))
    return NULL;

  amending = (EntenteAmending){
    .before = self,
    .has_labels = base->has_labels,
    .map = map,
    .places = places,
    .actors = g_hash_table_new_full (NULL, NULL, NULL, entente_actor_patch_unref),
    .relations = g_hash_table_new (NULL, NULL),
    .pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .counts = g_hash_table_new (NULL, NULL),
    .plaques = g_hash_table_new (NULL, NULL),
  };
  entente_amending_touch (&amending, changes, n_changes);
  if (!entente_amending_is_full (&amending))
    scene = amend (&amending);
  g_hash_table_unref (amending.actors);
  g_hash_table_unref (amending.relations);
  g_hash_table_unref (amending.pairs);
  g_hash_table_unref (amending.counts);
  g_hash_table_unref (amending.plaques);
  return scene;
}
