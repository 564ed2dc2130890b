/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-pairing.h"

#include "entente-seeded-hash.h"

/* What a step without an id says, and how many that say the same stand before it. */
static char *
dup_key (EntenteMap *map,
         guint32     slot,
         GHashTable *counts)
{
  gsize length;
  const char *json = entente_map_get_json (map, ENTENTE_RECORD_STEP, slot, &length);
  char *text = g_strndup (json, length);
  guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
  char *key = g_strdup_printf ("%u %s", n_before, text);

  g_hash_table_replace (counts, text, GUINT_TO_POINTER (n_before + 1));
  return key;
}

static GHashTable *
index_nameless (EntenteMap *map)
{
  GHashTable *slots = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_STEP); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_STEP, slot))
    if (entente_map_get_id (map, ENTENTE_RECORD_STEP, slot) == NULL)
      g_hash_table_insert (slots, dup_key (map, slot, counts), GUINT_TO_POINTER (slot));
  return slots;
}

static void
pair_nameless (EntenteMap *from,
               EntenteMap *to,
               guint32    *pairs)
{
  g_autoptr (GHashTable) from_slots = index_nameless (from);
  g_autoptr (GHashTable) to_slots = index_nameless (to);
  GHashTableIter iter;
  gpointer key;
  gpointer slot;
  gpointer other;

  g_hash_table_iter_init (&iter, from_slots);
  while (g_hash_table_iter_next (&iter, &key, &slot))
    if (g_hash_table_lookup_extended (to_slots, key, NULL, &other))
      pairs[GPOINTER_TO_UINT (slot)] = GPOINTER_TO_UINT (other);
}

guint32 *
entente_pairing_new (EntenteMap        *from,
                     EntenteMap        *to,
                     EntenteRecordType  type)
{
  guint n_slots = entente_map_get_n_slots (from, type);
  guint32 *pairs = g_new (guint32, n_slots + 1);

  for (guint32 slot = 0; slot < n_slots; slot++)
    {
      const char *id = entente_map_is_alive (from, type, slot)
                           ? entente_map_get_id (from, type, slot)
                           : NULL;

      pairs[slot] = id != NULL ? entente_map_find (to, type, id) : ENTENTE_NO_SLOT;
    }
  if (type == ENTENTE_RECORD_DOCUMENT)
    pairs[0] = 0;
  if (type == ENTENTE_RECORD_STEP)
    pair_nameless (from, to, pairs);
  return pairs;
}
