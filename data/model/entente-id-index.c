/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-id-index.h"

#include "entente-seeded-hash.h"

#include <string.h>

#define SMALLEST 16
#define MANY 32 /* ids in memory's hands at once */

static void
allocate (EntenteIdIndex *self,
          guint32         n_places)
{
  self->places = g_new (EntenteIdPlace, n_places);
  self->mask = n_places - 1;
  memset (self->places, 0xff, n_places * sizeof (EntenteIdPlace));
}

void
entente_id_index_init (EntenteIdIndex *self,
                       GArray         *rows)
{
  self->rows = rows;
  self->n_ids = 0;
  allocate (self, SMALLEST);
}

void
entente_id_index_clear (EntenteIdIndex *self)
{
  g_clear_pointer (&self->places, g_free);
}

static inline const char *const *
get_row (EntenteIdIndex *self,
         guint32         slot)
{
  gsize offset = (gsize) slot * g_array_get_element_size (self->rows);

  return (const char *const *) (gpointer) (self->rows->data + offset);
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

      if (self->places[i].slot == ENTENTE_NO_SLOT)
        return i;
      if (self->places[i].hash != hash)
        continue;
      there = *get_row (self, self->places[i].slot);
      if (strncmp (there, id, length) == 0 && there[length] == '\0')
        return i;
    }
}

static void
grow (EntenteIdIndex *self,
      guint32         n_new)
{
  g_autofree EntenteIdPlace *places = self->places;
  guint32 n_places = self->mask + 1;

  allocate (self, n_new);
  for (guint32 i = 0; i < n_places; i++)
    {
      guint32 place;

      if (places[i].slot == ENTENTE_NO_SLOT)
        continue;
      place = places[i].hash & self->mask;
      while (self->places[place].slot != ENTENTE_NO_SLOT)
        place = (place + 1) & self->mask;
      self->places[place] = places[i];
    }
}

guint32
entente_id_index_find (EntenteIdIndex *self,
                       const char     *id,
                       gsize           length)
{
  return self->places[find_place (self, entente_seeded_hash (id, length), id, length)].slot;
}

/* The slot that an id of this hash seems to have. */
static guint32
guess (EntenteIdIndex *self,
       guint32         hash)
{
  guint32 i = hash & self->mask;

  while (self->places[i].slot != ENTENTE_NO_SLOT && self->places[i].hash != hash)
    i = (i + 1) & self->mask;
  return self->places[i].slot;
}

static void
find_some (EntenteIdIndex  *self,
           const EntenteId *ids,
           guint            n_ids,
           guint32         *slots)
{
  guint32 hashes[MANY];

  for (guint i = 0; i < n_ids; i++)
    {
      hashes[i] = entente_seeded_hash (ids[i].text, ids[i].length);
      __builtin_prefetch (&self->places[hashes[i] & self->mask]);
    }
  for (guint i = 0; i < n_ids; i++)
    {
      slots[i] = guess (self, hashes[i]);
      if (slots[i] != ENTENTE_NO_SLOT)
        __builtin_prefetch (get_row (self, slots[i]));
    }
  for (guint i = 0; i < n_ids; i++)
    if (slots[i] != ENTENTE_NO_SLOT)
      __builtin_prefetch (*get_row (self, slots[i]));
  for (guint i = 0; i < n_ids; i++)
    slots[i] = self->places[find_place (self, hashes[i], ids[i].text, ids[i].length)].slot;
}

void
entente_id_index_find_many (EntenteIdIndex  *self,
                            const EntenteId *ids,
                            guint            n_ids,
                            guint32         *slots)
{
  for (guint i = 0; i < n_ids; i += MANY)
    find_some (self, ids + i, MIN (MANY, n_ids - i), slots + i);
}

void
entente_id_index_prefetch (EntenteIdIndex *self,
                           const char     *id)
{
  __builtin_prefetch (&self->places[entente_seeded_hash (id, strlen (id)) & self->mask]);
}

/* At most half of the places are taken. */
static guint32
count_places (EntenteIdIndex *self,
              guint           n_more)
{
  guint32 n_places = self->mask + 1;

  while ((self->n_ids + n_more) * 2 > n_places - 1)
    n_places *= 2;
  return n_places;
}

void
entente_id_index_expect (EntenteIdIndex *self,
                         guint           n_ids)
{
  guint32 n_places = count_places (self, n_ids);

  if (n_places > self->mask + 1)
    grow (self, n_places);
}

gboolean
entente_id_index_add (EntenteIdIndex *self,
                      guint32         slot)
{
  const char *id = *get_row (self, slot);
  gsize length = strlen (id);
  guint32 hash = entente_seeded_hash (id, length);
  guint32 place;

  entente_id_index_expect (self, 1);
  place = find_place (self, hash, id, length);
  if (self->places[place].slot != ENTENTE_NO_SLOT)
    return FALSE;
  self->places[place] = (EntenteIdPlace){ slot, hash };
  self->n_ids++;
  return TRUE;
}

/* Closes the gap by moving back what probing had pushed past it, so that no tombstones pile up. */
static void
close_gap (EntenteIdIndex *self,
           guint32         gap)
{
  for (guint32 i = (gap + 1) & self->mask; self->places[i].slot != ENTENTE_NO_SLOT;
       i = (i + 1) & self->mask)
    {
      guint32 home = self->places[i].hash & self->mask;

      if (((i - home) & self->mask) < ((i - gap) & self->mask))
        continue;
      self->places[gap] = self->places[i];
      gap = i;
    }
  self->places[gap].slot = ENTENTE_NO_SLOT;
}

void
entente_id_index_remove (EntenteIdIndex *self,
                         guint32         slot)
{
  const char *id = *get_row (self, slot);
  gsize length = strlen (id);
  guint32 place = find_place (self, entente_seeded_hash (id, length), id, length);

  if (self->places[place].slot != slot)
    return;
  self->n_ids--;
  close_gap (self, place);
}
