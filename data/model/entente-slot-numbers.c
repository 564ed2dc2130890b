/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-slot-numbers.h"

#define SMALLEST 16     /* places */
#define BLOCK_BITS 3    /* slots that follow each other in one line of the cache */
#define BLOCK_MASK ((1u << BLOCK_BITS) - 1)
/* 2³² by the golden ratio: multiples of it lie evenly, whatever the distance of the numbers (Knuth, The Art of
 * Computer Programming 3, 6.4). */
#define GOLDEN 2654435769u

/* Blocks are scattered, what is in a block is not. */
static guint32
get_home (EntenteSlotNumbers *self,
          guint32             slot)
{
  guint32 scattered = (slot >> BLOCK_BITS) * GOLDEN;

  return ((scattered ^ scattered >> 15) << BLOCK_BITS | (slot & BLOCK_MASK)) & (self->n_places - 1);
}

/* Where the slot is, or the free place where it would go. */
static EntenteSlotNumber *
find_place (EntenteSlotNumbers *self,
            guint32             slot)
{
  guint32 i = get_home (self, slot);

  while (self->places[i].slot != ENTENTE_NO_SLOT && self->places[i].slot != slot)
    i = (i + 1) & (self->n_places - 1);
  return &self->places[i];
}

static void
grow (EntenteSlotNumbers *self)
{
  g_autofree EntenteSlotNumber *before = self->places;
  guint32 n_before = self->n_places;

  self->n_places = MAX (SMALLEST, n_before * 2);
  self->places = g_new (EntenteSlotNumber, self->n_places);
  for (guint32 i = 0; i < self->n_places; i++)
    self->places[i].slot = ENTENTE_NO_SLOT;
  for (guint32 i = 0; i < n_before; i++)
    {
      if (before[i].slot != ENTENTE_NO_SLOT)
        *find_place (self, before[i].slot) = before[i];
    }
}

void
entente_slot_numbers_set (EntenteSlotNumbers *self,
                          guint32             slot,
                          guint32             number)
{
  EntenteSlotNumber *place;

  g_return_if_fail (slot != ENTENTE_NO_SLOT);

  if ((self->n_slots + 1) * 2 > self->n_places)
    grow (self);
  place = find_place (self, slot);
  self->n_slots += place->slot == ENTENTE_NO_SLOT;
  *place = (EntenteSlotNumber){ slot, number };
}

guint32
entente_slot_numbers_find (EntenteSlotNumbers *self,
                           guint32             slot)
{
  const EntenteSlotNumber *place;

  if (self->n_slots == 0)
    return ENTENTE_NO_NUMBER;
  place = find_place (self, slot);
  return place->slot != ENTENTE_NO_SLOT ? place->number : ENTENTE_NO_NUMBER;
}

void
entente_slot_numbers_clear (EntenteSlotNumbers *self)
{
  g_free (self->places);
  *self = (EntenteSlotNumbers){ 0 };
}
