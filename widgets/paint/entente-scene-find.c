/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene.h"

#include "entente-reach-tree.h"

#include <stdlib.h>

#define LARGE_PART 64.0   /* a larger part of the map than one of these is large */

EntenteScene *
entente_scene_get_whole (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base != NULL ? self->base : self;
}

EntenteBox
entente_scene_get_bounds (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, ((EntenteBox){ 0.0, 0.0, 0.0, 0.0 }));

  return self->bounds;
}

guint
entente_scene_get_n_actors (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_actors;
}

const EntenteSceneActor *
entente_scene_get_actor (EntenteScene *self,
                         guint         index)
{
  const EntenteAmendment *amendment;

  g_return_val_if_fail (self != NULL && index < self->n_actors, NULL);

  if (self->base == NULL)
    return &self->actors[index];
  amendment = entente_amendments_locate (self->actor_amendments, index);
  if (amendment == NULL)
    return &self->base->actors[index];
  if (amendment->index == index && amendment->patch != NULL)
    return &((const EntenteActorPatch *) amendment->patch)->actor;
  return &self->base->actors[(gint64) index - amendment->shift];
}

guint
entente_scene_get_n_relations (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_relations;
}

const EntenteSceneRelation *
entente_scene_get_relation (EntenteScene *self,
                            guint         index)
{
  const EntenteAmendment *amendment;

  g_return_val_if_fail (self != NULL && index < self->n_relations, NULL);

  if (self->base == NULL)
    return &self->relations[index];
  amendment = entente_amendments_locate (self->relation_amendments, index);
  if (amendment == NULL)
    return &self->base->relations[index];
  if (amendment->index == index && amendment->patch != NULL)
    return &((const EntenteRelationPatch *) amendment->patch)->relation;
  return &self->base->relations[(gint64) index - amendment->shift];
}

guint
entente_scene_get_n_ties (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_ties;
}

const EntenteSceneTie *
entente_scene_get_tie (EntenteScene *self,
                       guint         index)
{
  const EntenteAmendment *amendment;
  const EntenteRelationPatch *patch;

  g_return_val_if_fail (self != NULL && index < self->n_ties, NULL);

  if (self->base == NULL)
    return &self->ties[index];
  amendment = entente_amendments_locate_tie (self->relation_amendments, index);
  if (amendment == NULL)
    return &self->base->ties[index];
  patch = amendment->patch;
  if (patch != NULL && index - amendment->first_tie < patch->n_ties)
    return &patch->ties[index - amendment->first_tie];
  return &self->base->ties[(gint64) index - amendment->tie_shift];
}

const EntenteSceneActor *
entente_scene_find_actor (EntenteScene *self,
                          guint32       slot)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->base != NULL)
    {
      const EntenteAmendment *amendment = entente_amendments_find (self->actor_amendments, slot);
      const EntenteActorPatch *patch = amendment != NULL ? amendment->patch : NULL;

      if (amendment != NULL)
        return patch != NULL ? &patch->actor : NULL;
      self = self->base;
    }
  if (slot >= self->n_actor_slots || self->actor_indices[slot] == ENTENTE_NO_INDEX)
    return NULL;
  return &self->actors[self->actor_indices[slot]];
}

static EntentePoint
get_middle (const EntenteBox *box)
{
  return (EntentePoint){ box->x + box->width / 2.0, box->y + box->height / 2.0 };
}

gboolean
entente_scene_find_middle (EntenteScene *self,
                           guint32       slot,
                           EntentePoint *middle)
{
  const EntenteSceneActor *actor;

  g_return_val_if_fail (self != NULL && middle != NULL, FALSE);

  if (self->base == NULL && slot < self->n_actor_slots
      && self->actor_indices[slot] != ENTENTE_NO_INDEX)
    {
      *middle = self->middles[self->actor_indices[slot]];
      return TRUE;
    }
  actor = entente_scene_find_actor (self, slot);
  if (actor == NULL)
    return FALSE;
  *middle = get_middle (&actor->outline);
  return TRUE;
}

const EntenteSceneRelation *
entente_scene_find_relation (EntenteScene *self,
                             guint32       slot)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->base != NULL)
    {
      const EntenteAmendment *amendment = entente_amendments_find (self->relation_amendments, slot);
      const EntenteRelationPatch *patch = amendment != NULL ? amendment->patch : NULL;

      if (amendment != NULL)
        return patch != NULL ? &patch->relation : NULL;
      self = self->base;
    }
  if (slot >= self->n_relation_slots || self->relation_indices[slot] == ENTENTE_NO_INDEX)
    return NULL;
  return &self->relations[self->relation_indices[slot]];
}

/* How far the indices of what is in the base have moved at one of them. */
static gint32
get_tie_shift (GArray  *amendments,
               guint32  rank)
{
  guint low = 0;
  guint high = amendments->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (amendments, EntenteAmendment, middle).rank <= rank)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_array_index (amendments, EntenteAmendment, low - 1).tie_shift : 0;
}

guint
entente_scene_find_ties (EntenteScene *self,
                         guint32       relation,
                         guint        *n_ties)
{
  EntenteScene *base;
  guint32 index;

  g_return_val_if_fail (self != NULL && n_ties != NULL, 0);

  *n_ties = 0;
  base = self->base != NULL ? self->base : self;
  if (self->base != NULL)
    {
      const EntenteAmendment *amendment
          = entente_amendments_find (self->relation_amendments, relation);
      const EntenteRelationPatch *patch = amendment != NULL ? amendment->patch : NULL;

      if (patch != NULL)
        *n_ties = patch->n_ties;
      if (amendment != NULL)
        return amendment->first_tie;
    }
  if (relation >= base->n_relation_slots || base->relation_indices[relation] == ENTENTE_NO_INDEX)
    return 0;
  index = base->relation_indices[relation];
  *n_ties = base->first_ties[index + 1] - base->first_ties[index];
  if (self->base == NULL)
    return base->first_ties[index];
  return (guint) ((gint64) base->first_ties[index]
                  + get_tie_shift (self->relation_amendments, index));
}

/* Looking through all extents is quicker than through many cells in which the same lines stand. */
static gboolean
is_large (EntenteScene        *self,
          const EntenteExtent *extent)
{
  return (extent->x1 - extent->x0) * (extent->y1 - extent->y0) * LARGE_PART
         > self->bounds.width * self->bounds.height;
}

/* Room for all is less than what lists of those found would take while they grow. */
static void
find_all_lines (EntenteScene        *self,
                const EntenteExtent *extent,
                GArray              *relations)
{
  const EntenteFarLines *far = self->far_lines;
  g_autofree guint8 *is_found = g_new (guint8, self->n_relations);
  guint n = relations->len;
  guint32 *found;

  if (self->n_relations == 0)
    return;
  for (guint i = 0; i < far->n_lines; i++)
    is_found[far->order[i]] = entente_far_line_may_meet (&far->lines[i], extent);
  g_array_set_size (relations, n + self->n_relations);
  found = &g_array_index (relations, guint32, 0);
  for (guint32 i = 0; i < self->n_relations; i++)
    {
      found[n] = i;
      n += is_found[i];
    }
  g_array_set_size (relations, n);
}

typedef struct
{
  EntenteScene *scene;
  const EntenteExtent *extent;
  GArray *found;
} LineSearch;

static gboolean
is_line_near (const LineSearch *self,
              guint             place)
{
  const EntenteFarLines *far = self->scene->far_lines;
  EntenteExtent own;

  if (!entente_far_line_may_meet (&far->lines[place], self->extent))
    return FALSE;
  if (!far->lines[place].is_tied)
    return TRUE;
  return entente_scene_get_extent (self->scene, ENTENTE_RECORD_RELATION,
                                   far->relations[far->order[place]].relation, &own)
         && entente_extent_meets (&own, self->extent);
}

static void
find_among (guint    first,
            guint    end,
            gpointer user_data)
{
  const LineSearch *self = user_data;

  for (guint i = first; i < end; i++)
    if (is_line_near (self, i))
      g_array_append_val (self->found, self->scene->far_lines->order[i]);
}

static void
find_lines (EntenteScene        *self,
            const EntenteExtent *extent,
            GArray              *relations)
{
  LineSearch search = { self, extent, relations };
  guint first = relations->len;

  if (is_large (self, extent))
    {
      find_all_lines (self, extent, relations);
      return;
    }
  entente_reach_tree_find (self->line_tree, extent, find_among, &search);
  if (relations->len > first)
    qsort (&g_array_index (relations, guint32, first), relations->len - first, sizeof (guint32),
           entente_slot_compare);
}

static gboolean
is_patch_near (gpointer             patch,
               EntenteRecordType    type,
               const EntenteExtent *extent)
{
  const EntenteActorPatch *actor = patch;
  const EntenteRelationPatch *relation = patch;
  EntenteExtent box;

  if (patch == NULL)
    return FALSE;
  if (type == ENTENTE_RECORD_RELATION)
    return entente_reach_meets (&relation->reach, extent);
  box = entente_extent_of_box (&actor->actor.outline, 0.0);
  return entente_extent_meets (&box, extent);
}

/* Makes rising indices of the base from @start on the scene's: without those that are amended, with
 * the amendments that are near. */
static void
amend_indices (GArray              *indices,
               guint                start,
               GArray              *amendments,
               EntenteRecordType    type,
               const EntenteExtent *extent)
{
  guint next = 0;
  guint n = start;
  gint32 shift = 0;
  gboolean is_mixed = FALSE;

  for (guint i = start; i < indices->len; i++)
    {
      guint32 rank = g_array_index (indices, guint32, i);
      gboolean is_amended = FALSE;

      while (next < amendments->len
             && g_array_index (amendments, EntenteAmendment, next).rank <= rank)
        {
          const EntenteAmendment *amendment
              = &g_array_index (amendments, EntenteAmendment, next++);

          shift = amendment->shift;
          is_amended = amendment->in_base && amendment->rank == rank;
        }
      if (!is_amended)
        g_array_index (indices, guint32, n++) = (guint32) ((gint64) rank + shift);
    }
  g_array_set_size (indices, n);

  for (guint i = 0; i < amendments->len; i++)
    {
      const EntenteAmendment *amendment = &g_array_index (amendments, EntenteAmendment, i);

      if (!is_patch_near (amendment->patch, type, extent))
        continue;
      g_array_append_val (indices, amendment->index);
      is_mixed = TRUE;
    }
  if (is_mixed)
    qsort (&g_array_index (indices, guint32, start), indices->len - start, sizeof (guint32),
           entente_slot_compare);
}

void
entente_scene_find_in_box (EntenteScene     *self,
                           const EntenteBox *box,
                           GArray           *actors,
                           GArray           *relations)
{
  EntenteExtent extent;
  EntenteScene *base;

  g_return_if_fail (self != NULL && box != NULL);

  extent = entente_extent_of_box (box, 0.0);
  base = self->base != NULL ? self->base : self;
  if (actors != NULL)
    {
      guint start = actors->len;

      entente_grid_find (base->actor_grid, &extent, actors);
      if (base != self)
        amend_indices (actors, start, self->actor_amendments, ENTENTE_RECORD_ACTOR, &extent);
    }
  if (relations != NULL)
    {
      guint start = relations->len;

      find_lines (base, &extent, relations);
      if (base != self)
        amend_indices (relations, start, self->relation_amendments, ENTENTE_RECORD_RELATION,
                       &extent);
    }
}
