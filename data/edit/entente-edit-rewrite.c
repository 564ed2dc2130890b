/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edits.h"

#include "entente-act-private.h"
#include "entente-staying-order.h"

/* One type on its way to what it shall be. */
typedef struct
{
  EntenteAct *act;
  EntenteRecordType type;
  GArray *targets; /* EntenteTarget */
  guint8 *stays;   /* by target: keeps its slot and its place */
} Rewriting;

static guint32 *
number_places (EntenteMap        *map,
               EntenteRecordType  type)
{
  guint32 *places = g_new0 (guint32, entente_map_get_n_slots (map, type) + 1);
  guint32 n = 0;

  for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, type, slot))
    places[slot] = n++;
  return places;
}

static void
find_staying (Rewriting *self)
{
  g_autofree guint32 *places = number_places (self->act->map, self->type);
  g_autofree guint32 *kept = g_new (guint32, self->targets->len + 1);
  g_autofree guint8 *stays = NULL;
  guint n_kept = 0;

  for (guint i = 0; i < self->targets->len; i++)
    {
      guint32 slot = g_array_index (self->targets, EntenteTarget, i).slot;

      if (slot != ENTENTE_NO_SLOT)
        kept[n_kept++] = places[slot];
    }
  stays = entente_staying_order_find (kept, n_kept);
  self->stays = g_new0 (guint8, self->targets->len + 1);
  for (guint i = 0, k = 0; i < self->targets->len; i++)
    if (g_array_index (self->targets, EntenteTarget, i).slot != ENTENTE_NO_SLOT)
      self->stays[i] = stays[k++];
}

static void
drop_others (Rewriting *self)
{
  EntenteMap *map = self->act->map;
  g_autofree guint8 *keeps = g_new0 (guint8, entente_map_get_n_slots (map, self->type) + 1);

  for (guint i = 0; i < self->targets->len; i++)
    if (self->stays[i])
      keeps[g_array_index (self->targets, EntenteTarget, i).slot] = 1;
  for (guint32 slot = entente_map_get_first_entry (map, self->type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, self->type, slot))
    if (!keeps[slot])
      entente_act_drop_record (self->act, self->type, slot);
}

/* A relation finds what it names by slot: what was moved has another one. Nothing names what is set
 * aside. */
static void
touch_mentions (Rewriting *self,
                guint32    slot)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (entente_map_is_set_aside (self->act->map, self->type, slot))
    return;
  entente_map_iter_mentions (self->act->map, self->type, slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      g_autoptr (EntenteRecord) record = NULL;

      if (entente_act_find_swap (self->act, ENTENTE_RECORD_RELATION, reference.relation) != NULL)
        continue;
      record = entente_map_dup_record (self->act->map, ENTENTE_RECORD_RELATION, reference.relation);
      entente_act_set_record (self->act, ENTENTE_RECORD_RELATION, reference.relation, record);
    }
}

static guint32
put_behind (Rewriting           *self,
            const EntenteTarget *target,
            guint32              place)
{
  guint32 slot = entente_map_reserve_slot (self->act->map, self->type);
  EntenteRecord *record
      = target->record != NULL
            ? entente_record_ref (target->record)
            : entente_map_dup_record (self->act->map, self->type, target->slot);

  entente_act_add_swap (self->act, self->type, slot, NULL, record, place);
  return slot;
}

static void
put_all (Rewriting *self)
{
  guint32 place = ENTENTE_NO_SLOT;

  for (guint i = 0; i < self->targets->len; i++)
    {
      const EntenteTarget *target = &g_array_index (self->targets, EntenteTarget, i);

      if (!self->stays[i])
        {
          place = put_behind (self, target, place);
          continue;
        }
      if (target->record != NULL)
        entente_act_set_record (self->act, self->type, target->slot, target->record);
      place = target->slot;
    }
}

static void
rewrite_type (EntenteAct        *act,
              EntenteRecordType  type,
              GArray            *targets)
{
  Rewriting self = { act, type, targets, NULL };

  find_staying (&self);
  drop_others (&self);
  put_all (&self);
  if (targets->len > 0)
    entente_act_ensure_array (act, type);
  g_free (self.stays);
}

/* Last, when it is clear which relations change anyway. */
static void
touch_moved (EntenteAct        *act,
             EntenteRecordType  type,
             GArray            *targets)
{
  Rewriting self = { act, type, targets, NULL };

  for (guint i = 0; i < targets->len; i++)
    {
      guint32 slot = g_array_index (targets, EntenteTarget, i).slot;
      EntenteSwap *swap
          = slot != ENTENTE_NO_SLOT ? entente_act_find_swap (act, type, slot) : NULL;

      if (swap != NULL && swap->after == NULL)
        touch_mentions (&self, slot);
    }
}

static void
clear_target (gpointer data)
{
  g_clear_pointer (&((EntenteTarget *) data)->record, entente_record_unref);
}

GArray *
entente_targets_new (void)
{
  GArray *targets = g_array_new (FALSE, TRUE, sizeof (EntenteTarget));

  g_array_set_clear_func (targets, clear_target);
  return targets;
}

static guint
count_changes (GArray **targets)
{
  guint n = 0;

  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    for (guint i = 0; i < targets[type]->len; i++)
      n += g_array_index (targets[type], EntenteTarget, i).record != NULL;
  return n;
}

/**
 * entente_edit_rewrite:
 * @targets: (array fixed-size=5): by record type; of the document's there is one target
 *
 * See the header. O(n log n) of the records; swaps are made for what changes.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_rewrite (EntenteMap *map,
                      const char *name,
                      GArray    **targets)
{
  EntenteAct *act = entente_act_new (map, name);
  const EntenteTarget *document
      = &g_array_index (targets[ENTENTE_RECORD_DOCUMENT], EntenteTarget, 0);

  entente_act_expect (act, count_changes (targets));
  if (document->record != NULL)
    entente_act_set_record (act, ENTENTE_RECORD_DOCUMENT, 0, document->record);
  for (EntenteRecordType type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    rewrite_type (act, type, targets[type]);
  for (EntenteRecordType type = ENTENTE_RECORD_ARTICLE; type <= ENTENTE_RECORD_RELATION; type++)
    touch_moved (act, type, targets[type]);
  return act;
}
