/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-table-values.h"

#include "entente-seeded-hash.h"
#include "entente-slot-sort.h"

/* Value 0 is that of records that were not read: there is nothing to sort by. Two values may compare
 * as equal: texts that differ in their accents. */
struct _EntenteTableValues
{
  EntenteMap *map;
  EntenteTableColumn column;
  gboolean descending;

  GArray *keys;           /* EntenteTableKey: each value once */
  GArray *of_slots;       /* guint32 by slot: which one */
  GArray *of_actors;      /* guint32 by slot of actor, whose name it is: 1 + value; 0: not asked for yet */
  GHashTable *by_text;    /* as it stands in the map → 1 + value */
  GHashTable *by_number;  /* guint64 → value */
  GStringChunk *texts;    /* of the keys */
  EntenteSlotSort *sort;  /* nullable: of the values */
};

static guint32
add_key (EntenteTableValues *self,
         EntenteTableKey     key)
{
  g_array_append_val (self->keys, key);
  return self->keys->len - 1;
}

EntenteTableValues *
entente_table_values_new (EntenteMap         *map,
                          EntenteTableColumn  column,
                          gboolean            descending)
{
  EntenteTableValues *self = g_new0 (EntenteTableValues, 1);

  self->map = g_object_ref (map);
  self->column = column;
  self->descending = descending;
  self->keys = g_array_new (FALSE, FALSE, sizeof (EntenteTableKey));
  self->of_slots = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->of_actors = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->by_text = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->texts = g_string_chunk_new (4096);
  add_key (self, ENTENTE_TABLE_NO_KEY);
  return self;
}

void
entente_table_values_free (EntenteTableValues *self)
{
  g_clear_pointer (&self->sort, entente_slot_sort_free);
  g_array_unref (self->keys);
  g_array_unref (self->of_slots);
  g_array_unref (self->of_actors);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_number);
  g_string_chunk_free (self->texts);
  g_object_unref (self->map);
  g_free (self);
}

static guint32
find_text (EntenteTableValues *self,
           const char         *text)
{
  guint32 value;

  if (text == NULL || *text == '\0')
    return 0;
  value = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, text));
  if (value > 0)
    return value;
  value = add_key (self, entente_table_key_of_text (text, self->texts));
  g_hash_table_insert (self->by_text, g_strdup (text), GUINT_TO_POINTER (value));
  return value;
}

static guint32
find_number (EntenteTableValues *self,
             EntenteTableKey     key)
{
  gpointer value = g_hash_table_lookup (self->by_number, &key.number);

  if (key.number == ENTENTE_TABLE_NO_KEY.number)
    return 0;
  if (value == NULL)
    {
      value = GUINT_TO_POINTER (add_key (self, key));
      g_hash_table_insert (self->by_number, g_memdup2 (&key.number, sizeof key.number), value);
    }
  return GPOINTER_TO_UINT (value);
}

/* An end of many relations is looked up once. */
static guint32
find_actor (EntenteTableValues *self,
            guint32             actor)
{
  guint32 value;

  if (actor >= self->of_actors->len)
    g_array_set_size (self->of_actors, actor + 1);
  value = g_array_index (self->of_actors, guint32, actor);
  if (value == 0)
    {
      value = 1 + find_text (self, entente_map_get_actor_name (self->map, actor));
      g_array_index (self->of_actors, guint32, actor) = value;
    }
  return value - 1;
}

static guint32
find_value (EntenteTableValues *self,
            guint32             slot)
{
  g_autofree char *made = NULL;
  const char *text;

  if (self->column == ENTENTE_TABLE_SOURCE)
    return find_actor (self, entente_map_get_relation (self->map, slot)->source);
  if (self->column == ENTENTE_TABLE_TARGET)
    return find_actor (self, entente_map_get_relation (self->map, slot)->target);
  if (!entente_table_column_is_sorted_as_text (self->column))
    return find_number (self, entente_table_column_get_number_key (self->column, self->map, slot));
  text = entente_table_column_get_sort_text (self->column, self->map, slot, &made);
  return find_text (self, text);
}

guint32
entente_table_values_read (EntenteTableValues *self,
                           guint32             slot)
{
  guint32 value = find_value (self, slot);

  entente_table_values_set (self, slot, value);
  return value;
}

guint32
entente_table_values_get (EntenteTableValues *self,
                          guint32             slot)
{
  return slot < self->of_slots->len ? g_array_index (self->of_slots, guint32, slot) : 0;
}

void
entente_table_values_set (EntenteTableValues *self,
                          guint32             slot,
                          guint32             value)
{
  if (slot >= self->of_slots->len)
    g_array_set_size (self->of_slots, slot + 1);
  g_array_index (self->of_slots, guint32, slot) = value;
}

void
entente_table_values_forget_actor (EntenteTableValues *self,
                                   guint32             actor)
{
  if (actor < self->of_actors->len)
    g_array_index (self->of_actors, guint32, actor) = 0;
}

static int
compare_values (guint32  a,
                guint32  b,
                gpointer user_data)
{
  EntenteTableValues *self = user_data;
  const EntenteTableKey *keys = (const EntenteTableKey *) (gpointer) self->keys->data;

  return entente_table_key_compare (&keys[a], &keys[b], self->descending);
}

int
entente_table_values_compare (EntenteTableValues *self,
                              guint32             a,
                              guint32             b)
{
  guint32 value_a = entente_table_values_get (self, a);
  guint32 value_b = entente_table_values_get (self, b);
  int order = value_a != value_b ? compare_values (value_a, value_b, self) : 0;

  if (order != 0)
    return order;
  return a < b ? -1 : a > b;
}

gboolean
entente_table_values_step (EntenteTableValues *self,
                           guint               n_moves)
{
  if (self->sort == NULL)
    {
      GArray *values = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->keys->len);

      for (guint32 value = 0; value < self->keys->len; value++)
        g_array_append_val (values, value);
      self->sort = entente_slot_sort_new (values, compare_values, self);
    }
  return entente_slot_sort_step (self->sort, n_moves);
}

/* By value: how many values are smaller. */
static guint32 *
rank_values (EntenteTableValues *self)
{
  g_autoptr (GArray) sorted = entente_slot_sort_take (self->sort);
  guint32 *ranks = g_new0 (guint32, sorted->len);

  g_clear_pointer (&self->sort, entente_slot_sort_free);
  for (guint i = 1; i < sorted->len; i++)
    {
      guint32 before = g_array_index (sorted, guint32, i - 1);
      guint32 value = g_array_index (sorted, guint32, i);

      ranks[value] = compare_values (before, value, self) == 0 ? ranks[before] : i;
    }
  return ranks;
}

GArray *
entente_table_values_deal (EntenteTableValues *self,
                           GArray             *slots)
{
  g_autofree guint32 *ranks = rank_values (self);
  g_autofree guint32 *places = g_new0 (guint32, (gsize) self->keys->len + 1);
  GArray *dealt = g_array_sized_new (FALSE, FALSE, sizeof (guint32), slots->len);

  g_array_set_size (dealt, slots->len);
  for (guint i = 0; i < slots->len; i++)
    places[ranks[entente_table_values_get (self, g_array_index (slots, guint32, i))] + 1] += 1;
  for (guint i = 1; i <= self->keys->len; i++)
    places[i] += places[i - 1];
  for (guint i = 0; i < slots->len; i++)
    {
      guint32 slot = g_array_index (slots, guint32, i);
      guint32 rank = ranks[entente_table_values_get (self, slot)];

      g_array_index (dealt, guint32, places[rank]++) = slot;
    }
  return dealt;
}
