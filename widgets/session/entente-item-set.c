/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-item-set.h"

#include "entente-slot-set.h"

/* Invariant: a slot is in the set of its type where an item of that type and slot is among the items. */
struct _EntenteItemSet
{
  gatomicrefcount count;
  GArray *items; /* of EntenteItem, the current one last */
  EntenteSlotSet *slots[ENTENTE_N_RECORD_TYPES];
};

EntenteItemSet *
entente_item_set_new (EntenteMap        *map,
                      const EntenteItem *items,
                      guint              n_items)
{
  EntenteItemSet *self = g_new0 (EntenteItemSet, 1);

  g_atomic_ref_count_init (&self->count);
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (EntenteItem), n_items);
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    self->slots[i] = entente_slot_set_new ();
  for (guint i = 0; i < n_items; i++)
    {
      if (entente_item_is_alive (items[i], map)
          && entente_slot_set_add (self->slots[items[i].type], items[i].slot))
        g_array_append_val (self->items, items[i]);
    }
  return self;
}

EntenteItemSet *
entente_item_set_ref (EntenteItemSet *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
entente_item_set_unref (EntenteItemSet *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    entente_slot_set_unref (self->slots[i]);
  g_array_unref (self->items);
  g_free (self);
}

const EntenteItem *
entente_item_set_get_items (EntenteItemSet *self,
                            guint          *n_items)
{
  *n_items = self->items->len;
  return (const EntenteItem *) (gpointer) self->items->data;
}

guint
entente_item_set_get_n (EntenteItemSet    *self,
                        EntenteRecordType  type)
{
  return entente_slot_set_get_n (self->slots[type]);
}

EntenteItem
entente_item_set_get_current (EntenteItemSet *self)
{
  if (self->items->len == 0)
    return ENTENTE_NO_ITEM;
  return g_array_index (self->items, EntenteItem, self->items->len - 1);
}

gboolean
entente_item_set_contains (EntenteItemSet *self,
                           EntenteItem     item)
{
  return !entente_item_is_nothing (item)
         && entente_slot_set_contains (self->slots[item.type], item.slot);
}

gboolean
entente_item_set_equal (EntenteItemSet *self,
                        EntenteItemSet *other)
{
  if (self == other)
    return TRUE;
  if (self->items->len != other->items->len)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      if (!entente_item_equal (g_array_index (self->items, EntenteItem, i),
                               g_array_index (other->items, EntenteItem, i)))
        return FALSE;
    }
  return TRUE;
}
