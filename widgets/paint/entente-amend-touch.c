/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-amend-private.h"

#include <string.h>

/* Where lines have labels, fewer: each looks for room among all that is amended. */
#define MOST_LABELED 400

gboolean
entente_amending_is_full (EntenteAmending *self)
{
  return g_hash_table_size (self->actors) + g_hash_table_size (self->relations) > ENTENTE_MOST_AMENDED
         || (self->has_labels && g_hash_table_size (self->relations) > MOST_LABELED);
}

static void
touch (EntenteAmending *self,
       guint32          relation)
{
  g_hash_table_add (self->relations, GUINT_TO_POINTER (relation));
}

/* All that name a record. */
static void
touch_mentions (EntenteAmending   *self,
                EntenteRecordType  type,
                guint32            slot)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (self->map, type, slot, &iter);
  while (!entente_amending_is_full (self) && entente_reference_iter_next (&iter, &reference))
    if (type == ENTENTE_RECORD_ACTOR || reference.role == ENTENTE_ROLE_CONCERNS)
      touch (self, reference.relation);
}

/* The other lines between two actors: each has its lane among them. Looked for at the end that has
 * fewer. */
static void
touch_pair (EntenteAmending *self,
            guint32          source,
            guint32          target)
{
  guint64 key = ((guint64) MIN (source, target) << 32) | MAX (source, target);
  guint n_source = entente_map_get_n_mentions (self->map, ENTENTE_RECORD_ACTOR, source);
  guint n_target = entente_map_get_n_mentions (self->map, ENTENTE_RECORD_ACTOR, target);
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (g_hash_table_contains (self->pairs, &key))
    return;
  g_hash_table_add (self->pairs, g_memdup2 (&key, sizeof key));
  entente_map_iter_mentions (self->map, ENTENTE_RECORD_ACTOR,
                             n_source <= n_target ? source : target, &iter);
  while (!entente_amending_is_full (self) && entente_reference_iter_next (&iter, &reference))
    {
      const EntenteRelation *row;

      if (reference.role != ENTENTE_ROLE_SOURCE && reference.role != ENTENTE_ROLE_TARGET)
        continue;
      row = entente_map_get_relation (self->map, reference.relation);
      if (MIN (row->source, row->target) == MIN (source, target)
          && MAX (row->source, row->target) == MAX (source, target))
        touch (self, reference.relation);
    }
}

static void
touch_pairs (EntenteAmending *self)
{
  g_autofree gpointer *slots = NULL;
  guint n;

  slots = g_hash_table_get_keys_as_array (self->relations, &n);
  for (guint i = 0; i < n && !entente_amending_is_full (self); i++)
    {
      guint32 slot = GPOINTER_TO_UINT (slots[i]);
      const EntenteSceneRelation *before = entente_scene_find_relation (self->before, slot);

      if (before != NULL)
        touch_pair (self, before->source, before->target);
      if (entente_map_is_alive (self->map, ENTENTE_RECORD_RELATION, slot))
        {
          const EntenteRelation *row = entente_map_get_relation (self->map, slot);

          touch_pair (self, row->source, row->target);
        }
    }
}

/* Ties end on lines: who ties to one that moves is drawn anew, and for its lane its pair. */
static void
touch_ties (EntenteAmending *self)
{
  g_autofree gpointer *slots = NULL;
  guint n;

  slots = g_hash_table_get_keys_as_array (self->relations, &n);
  for (guint i = 0; i < n && !entente_amending_is_full (self); i++)
    touch_mentions (self, ENTENTE_RECORD_RELATION, GPOINTER_TO_UINT (slots[i]));
  touch_pairs (self);
}

static gboolean
is_actor_same (const EntenteSceneActor *a,
               const EntenteSceneActor *b)
{
  return a->kind == b->kind && a->color == b->color && a->shape == b->shape
         && memcmp (&a->outline, &b->outline, sizeof a->outline) == 0
         && strcmp (a->text, b->text) == 0;
}

static gboolean
is_outline_same (const EntenteSceneActor *a,
                 const EntenteSceneActor *b)
{
  return a != NULL && b != NULL && a->shape == b->shape
         && memcmp (&a->outline, &b->outline, sizeof a->outline) == 0;
}

/* Whose plaques may have had to avoid an actor, or have to now. */
static void
touch_plaques (EntenteAmending         *self,
               const EntenteSceneActor *actor) /* nullable */
{
  const double reach = ENTENTE_PLAQUE_MAX_PX;
  g_autoptr (GArray) relations = NULL;
  EntenteBox box;

  if (actor == NULL)
    return;
  box = (EntenteBox){ actor->outline.x - reach, actor->outline.y - reach,
                      actor->outline.width + 2.0 * reach, actor->outline.height + 2.0 * reach };
  relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  entente_scene_find_in_box (self->before, &box, NULL, relations);
  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (self->before, g_array_index (relations, guint32, i));

      if (relation->leads)
        g_hash_table_add (self->plaques, GUINT_TO_POINTER (relation->relation));
    }
}

static EntenteActorPatch *
draw_actor (EntenteAmending *self,
            guint32          slot)
{
  EntenteActorPatch *patch;
  EntenteSceneActor actor = { 0 };
  EntentePoint middle;

  if (!entente_gather_actor (self->map, self->places, slot, &actor, &middle))
    return NULL;
  patch = g_atomic_rc_box_new0 (EntenteActorPatch);
  patch->text = entente_gather_name (&actor, middle, entente_map_get_actor_name (self->map, slot));
  patch->actor = actor;
  patch->actor.text = patch->text;
  return patch;
}

static void
amend_actor (EntenteAmending *self,
             guint32          slot)
{
  const EntenteSceneActor *before = entente_scene_find_actor (self->before, slot);
  EntenteActorPatch *patch = draw_actor (self, slot);

  if ((before == NULL && patch == NULL)
      || (before != NULL && patch != NULL && is_actor_same (before, &patch->actor)))
    {
      entente_actor_patch_unref (patch);
      return;
    }
  if (before != NULL && patch != NULL)
    patch->actor.n_relations = before->n_relations;
  g_hash_table_insert (self->actors, GUINT_TO_POINTER (slot), patch);
  if (is_outline_same (before, patch != NULL ? &patch->actor : NULL))
    return;
  touch_mentions (self, ENTENTE_RECORD_ACTOR, slot);
  touch_plaques (self, before);
  touch_plaques (self, patch != NULL ? &patch->actor : NULL);
}

void
entente_amending_touch (EntenteAmending     *self,
                        const EntenteChange *changes,
                        guint                n_changes)
{
  for (guint i = 0; i < n_changes && !entente_amending_is_full (self); i++)
    {
      if (changes[i].type == ENTENTE_RECORD_RELATION)
        touch (self, changes[i].slot);
      else if (changes[i].type == ENTENTE_RECORD_ACTOR)
        amend_actor (self, changes[i].slot);
    }
  touch_pairs (self);
  touch_ties (self);
}
