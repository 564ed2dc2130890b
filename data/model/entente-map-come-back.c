/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-change-private.h"

/* What comes back as it was. Undo of a removal brings very many records back so, and none of them needs to be
 * read again: a slot keeps its last row, and the file's references are there still. */

/* No other value than what was taken from the living slot has these bytes. */
static gboolean
is_of_file (EntenteMapChange  *change,
            EntenteChangeStep *step)
{
  EntenteSlot *slot = ENTENTE_TABLE_SLOT (ENTENTE_MAP_TABLE (change->map, step->type), step->slot);
  const char *data;
  const char *json;
  gsize length;

  if (!slot->loaded || change->map->bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (change->map->bytes, NULL);
  json = entente_record_get_json (step->value, &length);
  return json == data + slot->start && length == slot->length;
}

/* Whether it is what was there last. */
static gboolean
is_as_before (EntenteMapChange  *change,
              EntenteChangeStep *step)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, step->type);
  EntenteRecord *present = entente_table_get_record (table, step->slot);

  return present != NULL ? step->value == present : is_of_file (change, step);
}

/* With the id that it has. */
static gboolean
is_there_afterwards (EntenteMapChange  *change,
                     EntenteRecordType  type,
                     guint32            slot)
{
  EntenteChangeStep *step = entente_map_change_find_step (change, type, slot);
  gboolean is_alive = entente_map_change_get_state (change, type, slot) == ENTENTE_SLOT_ALIVE;

  if (step == NULL)
    return is_alive;
  return step->state == ENTENTE_SLOT_ALIVE && (is_alive || is_as_before (change, step));
}

static gboolean
names_as_read (EntenteMapChange  *change,
               EntenteChangeStep *step)
{
  EntentePackedRun run
      = entente_reference_base_get_read (&change->map->references.base, step->slot);

  for (; run.next < run.end; run.next++)
    if (!is_there_afterwards (change, entente_role_get_record_type (ENTENTE_PACKED_ROLE (*run.next)),
                              ENTENTE_PACKED_SLOT (*run.next)))
      return FALSE;
  return TRUE;
}

static gboolean
comes_as_read (EntenteMapChange  *change,
               EntenteChangeStep *step)
{
  return !change->map->ids_moved && is_of_file (change, step)
         && (step->type != ENTENTE_RECORD_RELATION || names_as_read (change, step));
}

gboolean
entente_map_change_find_row (EntenteMapChange  *self,
                             EntenteChangeStep *step)
{
  /* A document tells of kinds, a step names without references. */
  if (step->type == ENTENTE_RECORD_DOCUMENT || step->type == ENTENTE_RECORD_STEP
      || entente_record_is_set_aside (step->value))
    return FALSE;
  step->as_read = comes_as_read (self, step);
  if (!is_as_before (self, step) || (step->type == ENTENTE_RECORD_RELATION && !step->as_read))
    return FALSE;
  entente_table_copy_row (ENTENTE_MAP_TABLE (self->map, step->type), step->slot, &step->row);
  return TRUE;
}
