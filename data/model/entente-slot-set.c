/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-slot-set.h"

#define BITS_PER_WORD 64

/* Invariant: @n bits are set; behind the last word none is. */
struct _EntenteSlotSet
{
  gatomicrefcount count;
  GArray *words; /* of guint64 */
  guint n;
};

static guint64
get_bit (guint32 slot)
{
  return G_GUINT64_CONSTANT (1) << slot % BITS_PER_WORD;
}

static guint64
get_word (EntenteSlotSet *self,
          guint           index)
{
  return index < self->words->len ? g_array_index (self->words, guint64, index) : 0;
}

EntenteSlotSet *
entente_slot_set_new (void)
{
  EntenteSlotSet *self = g_new0 (EntenteSlotSet, 1);

  g_atomic_ref_count_init (&self->count);
  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));
  return self;
}

EntenteSlotSet *
entente_slot_set_ref (EntenteSlotSet *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
entente_slot_set_unref (EntenteSlotSet *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_array_unref (self->words);
  g_free (self);
}

guint
entente_slot_set_get_n (EntenteSlotSet *self)
{
  return self->n;
}

gboolean
entente_slot_set_contains (EntenteSlotSet *self,
                           guint32         slot)
{
  return (get_word (self, slot / BITS_PER_WORD) & get_bit (slot)) != 0;
}

guint32
entente_slot_set_find (EntenteSlotSet *self,
                       guint32         from)
{
  guint64 mask = ~(get_bit (from) - 1);

  for (guint i = from / BITS_PER_WORD; i < self->words->len; i++, mask = ~G_GUINT64_CONSTANT (0))
    {
      guint64 word = g_array_index (self->words, guint64, i) & mask;

      if (word != 0)
        return i * BITS_PER_WORD + (guint32) __builtin_ctzll (word);
    }
  return ENTENTE_NO_SLOT;
}

gboolean
entente_slot_set_has_all (EntenteSlotSet *self,
                          EntenteSlotSet *other)
{
  if (self == other)
    return TRUE;
  if (self->n < other->n)
    return FALSE;
  for (guint i = 0; i < other->words->len; i++)
    {
      if ((get_word (other, i) & ~get_word (self, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

gboolean
entente_slot_set_equal (EntenteSlotSet *self,
                        EntenteSlotSet *other)
{
  return self->n == other->n && entente_slot_set_has_all (self, other);
}

static guint64 *
ensure_word (EntenteSlotSet *self,
             guint           index)
{
  if (index >= self->words->len)
    g_array_set_size (self->words, index + 1);
  return &g_array_index (self->words, guint64, index);
}

gboolean
entente_slot_set_add (EntenteSlotSet *self,
                      guint32         slot)
{
  guint64 *word = ensure_word (self, slot / BITS_PER_WORD);

  if ((*word & get_bit (slot)) != 0)
    return FALSE;
  *word |= get_bit (slot);
  self->n++;
  return TRUE;
}

void
entente_slot_set_add_all (EntenteSlotSet *self,
                          EntenteSlotSet *other)
{
  for (guint i = 0; i < other->words->len; i++)
    {
      guint64 added = get_word (other, i);
      guint64 *word = ensure_word (self, i);

      self->n += (guint) __builtin_popcountll (added & ~*word);
      *word |= added;
    }
}
