/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-item-set.h"

#define BITS_PER_WORD 64

/* Invariant: a slot's bit is set where an item of that type and slot is among the items. */
struct _EntenteItemSet
{
  gatomicrefcount count;
  GArray *items; /* of EntenteItem, the current one last */
  guint n[ENTENTE_N_RECORD_TYPES];
  GArray *bits[ENTENTE_N_RECORD_TYPES]; /* of guint64; NULL: none of that type */
};

static gboolean
has_bit (EntenteItemSet *self,
         EntenteItem     item)
{
  GArray *bits = self->bits[item.type];
  guint word = item.slot / BITS_PER_WORD;

  if (bits == NULL || word >= bits->len)
    return FALSE;
  return (g_array_index (bits, guint64, word) >> item.slot % BITS_PER_WORD & 1) != 0;
}

static void
set_bit (EntenteItemSet *self,
         EntenteItem     item)
{
  guint word = item.slot / BITS_PER_WORD;

  if (self->bits[item.type] == NULL)
    self->bits[item.type] = g_array_new (FALSE, TRUE, sizeof (guint64));
  if (word >= self->bits[item.type]->len)
    g_array_set_size (self->bits[item.type], word + 1);
  g_array_index (self->bits[item.type], guint64, word)
      |= G_GUINT64_CONSTANT (1) << item.slot % BITS_PER_WORD;
}

EntenteItemSet *
entente_item_set_new (EntenteMap        *map,
                      const EntenteItem *items,
                      guint              n_items)
{
  EntenteItemSet *self = g_new0 (EntenteItemSet, 1);

  g_atomic_ref_count_init (&self->count);
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (EntenteItem), n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (!entente_item_is_alive (items[i], map) || has_bit (self, items[i]))
        continue;
      set_bit (self, items[i]);
      self->n[items[i].type]++;
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
    g_clear_pointer (&self->bits[i], g_array_unref);
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
  return self->n[type];
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
  return !entente_item_is_nothing (item) && has_bit (self, item);
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
