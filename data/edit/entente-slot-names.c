/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-slot-names.h"

/* Set in the names of records that did not come with the file. */
#define NEW_BIT ((guint32) 1 << 31)

/* The first records of a file mostly have the slots 0, 1, 2, …: these are their own names, and stand in no
 * list.
 *
 * Invariant: names[slots[name]] == name for the others, likewise for what is new; a slot without a name
 * has ENTENTE_NO_SLOT. */
typedef struct
{
  guint32 n_plain;
  GArray *names; /* guint32 by slot − n_plain */
  GArray *slots; /* guint32 by place in the file − n_plain */
  GArray *later; /* guint32 by name without its bit */
} Table;

struct _EntenteSlotNames
{
  Table tables[ENTENTE_N_RECORD_TYPES];
};

static void
name_slot (Table   *table,
           guint32  slot,
           guint32  name)
{
  const guint32 none = ENTENTE_NO_SLOT;

  while (table->names->len <= slot - table->n_plain)
    g_array_append_val (table->names, none);
  g_array_index (table->names, guint32, slot - table->n_plain) = name;
}

static void
name_entry (Table   *table,
            guint32  slot)
{
  if (table->slots->len == 0 && slot == table->n_plain)
    {
      table->n_plain++;
      return;
    }
  name_slot (table, slot, table->n_plain + table->slots->len);
  g_array_append_val (table->slots, slot);
}

EntenteSlotNames *
entente_slot_names_new (EntenteMap *map)
{
  EntenteSlotNames *self = g_new0 (EntenteSlotNames, 1);

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      Table *table = &self->tables[type];
      guint32 slot = entente_map_get_first_entry (map, type);

      table->names = g_array_new (FALSE, FALSE, sizeof (guint32));
      table->slots = g_array_new (FALSE, FALSE, sizeof (guint32));
      table->later = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (; slot != ENTENTE_NO_SLOT; slot = entente_map_get_next_entry (map, type, slot))
        name_entry (table, slot);
    }
  return self;
}

void
entente_slot_names_free (EntenteSlotNames *self)
{
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      g_array_unref (self->tables[type].names);
      g_array_unref (self->tables[type].slots);
      g_array_unref (self->tables[type].later);
    }
  g_free (self);
}

static guint32
name_new (Table   *table,
          guint32  slot)
{
  guint32 name = NEW_BIT | table->later->len;

  name_slot (table, slot, name);
  g_array_append_val (table->later, slot);
  return name;
}

guint32
entente_slot_names_get_name (EntenteSlotNames  *self,
                             EntenteRecordType  type,
                             guint32            slot)
{
  Table *table = &self->tables[type];

  if (slot == ENTENTE_NO_SLOT)
    return ENTENTE_NO_SLOT;
  if (slot < table->n_plain)
    return slot;
  if (slot - table->n_plain < table->names->len
      && g_array_index (table->names, guint32, slot - table->n_plain) != ENTENTE_NO_SLOT)
    return g_array_index (table->names, guint32, slot - table->n_plain);
  return name_new (table, slot);
}

gboolean
entente_slot_names_find_slot (EntenteSlotNames  *self,
                              EntenteMap        *map,
                              EntenteRecordType  type,
                              guint32            name,
                              guint32           *slot)
{
  Table *table = &self->tables[type];
  gboolean later = (name & NEW_BIT) != 0;
  GArray *slots = later ? table->later : table->slots;
  guint32 index = later ? name & ~NEW_BIT : name - table->n_plain;

  *slot = name < table->n_plain ? name : ENTENTE_NO_SLOT;
  if (name < table->n_plain || name == ENTENTE_NO_SLOT)
    return TRUE;
  if (index < slots->len)
    {
      *slot = g_array_index (slots, guint32, index);
      return TRUE;
    }
  if (!later || index > slots->len || type == ENTENTE_RECORD_DOCUMENT)
    return FALSE;
  *slot = entente_map_reserve_slot (map, type);
  name_new (table, *slot);
  return TRUE;
}
