/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-id-index.h"

#include "entente-seeded-hash.h"

#include <string.h>

#define SMALLEST 16

static void
allocate (EntenteIdIndex *self,
          guint32         n_places)
{
  self->slots = g_new (guint32, n_places);
  self->hashes = g_new (guint32, n_places);
  self->mask = n_places - 1;
  memset (self->slots, 0xff, n_places * sizeof (guint32));
}

void
entente_id_index_init (EntenteIdIndex  *self,
                       EntenteIdOfSlot  id_of_slot,
                       gpointer         user_data)
{
  self->id_of_slot = id_of_slot;
  self->user_data = user_data;
  self->n_ids = 0;
  allocate (self, SMALLEST);
}

void
entente_id_index_clear (EntenteIdIndex *self)
{
  g_clear_pointer (&self->slots, g_free);
  g_clear_pointer (&self->hashes, g_free);
}

/* The place of an id, or the free one where it would go. */
static guint32
find_place (EntenteIdIndex *self,
            guint32         hash,
            const char     *id,
            gsize           length)
{
  for (guint32 i = hash & self->mask;; i = (i + 1) & self->mask)
    {
      const char *there;

      if (self->slots[i] == ENTENTE_NO_SLOT)
        return i;
      if (self->hashes[i] != hash)
        continue;
      there = self->id_of_slot (self->slots[i], self->user_data);
      if (strncmp (there, id, length) == 0 && there[length] == '\0')
        return i;
    }
}

static void
grow (EntenteIdIndex *self)
{
  g_autofree guint32 *slots = self->slots;
  g_autofree guint32 *hashes = self->hashes;
  guint32 n_places = self->mask + 1;

  allocate (self, n_places * 2);
  for (guint32 i = 0; i < n_places; i++)
    {
      guint32 place;

      if (slots[i] == ENTENTE_NO_SLOT)
        continue;
      place = hashes[i] & self->mask;
      while (self->slots[place] != ENTENTE_NO_SLOT)
        place = (place + 1) & self->mask;
      self->slots[place] = slots[i];
      self->hashes[place] = hashes[i];
    }
}

guint32
entente_id_index_find (EntenteIdIndex *self,
                       const char     *id,
                       gsize           length)
{
  return self->slots[find_place (self, entente_seeded_hash (id, length), id, length)];
}

gboolean
entente_id_index_add (EntenteIdIndex *self,
                      guint32         slot)
{
  const char *id = self->id_of_slot (slot, self->user_data);
  gsize length = strlen (id);
  guint32 hash = entente_seeded_hash (id, length);
  guint32 place;

  if ((self->n_ids + 1) * 2 > self->mask)
    grow (self);
  place = find_place (self, hash, id, length);
  if (self->slots[place] != ENTENTE_NO_SLOT)
    return FALSE;
  self->slots[place] = slot;
  self->hashes[place] = hash;
  self->n_ids++;
  return TRUE;
}

/* Closes the gap by moving back what probing had pushed past it, so that no tombstones pile up. */
static void
close_gap (EntenteIdIndex *self,
           guint32         gap)
{
  for (guint32 i = (gap + 1) & self->mask; self->slots[i] != ENTENTE_NO_SLOT;
       i = (i + 1) & self->mask)
    {
      guint32 home = self->hashes[i] & self->mask;

      if (((i - home) & self->mask) < ((i - gap) & self->mask))
        continue;
      self->slots[gap] = self->slots[i];
      self->hashes[gap] = self->hashes[i];
      gap = i;
    }
  self->slots[gap] = ENTENTE_NO_SLOT;
}

void
entente_id_index_remove (EntenteIdIndex *self,
                         guint32         slot)
{
  const char *id = self->id_of_slot (slot, self->user_data);
  gsize length = strlen (id);
  guint32 place = find_place (self, entente_seeded_hash (id, length), id, length);

  if (self->slots[place] != slot)
    return;
  self->n_ids--;
  close_gap (self, place);
}
