/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-map.h"

#include "entente-map-change-private.h"
#include "entente-map-reader.h"
#include "entente-record-reader.h"
#include "entente-seeded-hash.h"

/* Of very many records: how many steps ahead memory is asked for what lies here and there. */
#define N_AHEAD 12
#define ID_BLOCK_BYTES 4096 /* of what is named */

/* How a map changes. All that shall stand there afterwards is read and checked first; then nothing
 * can fail any more. Time and allocations go by the swaps, never by the map. */

/* A map always has its document, whatever is wrong with it. */
static EntenteSlotState
find_state_of (EntenteRecordType  type,
               EntenteRecord     *value)
{
  if (value == NULL)
    return ENTENTE_SLOT_EMPTY;
  if (entente_record_is_set_aside (value) && type != ENTENTE_RECORD_DOCUMENT)
    return ENTENTE_SLOT_SET_ASIDE;
  return ENTENTE_SLOT_ALIVE;
}

static gboolean
collect_steps (EntenteMapChange   *change,
               const EntenteSwap  *swaps,
               guint               n_swaps,
               gboolean            backwards,
               GError            **error)
{
  for (guint i = 0; i < n_swaps; i++)
    {
      const EntenteSwap *swap = &swaps[backwards ? n_swaps - 1 - i : i];
      EntenteChangeStep step = {
        .type = swap->type,
        .slot = swap->slot,
        .place = swap->place,
        .value = backwards ? swap->before : swap->after,
      };

      if (!entente_map_change_go_on (change, ENTENTE_PASS_COLLECT, i, error))
        return FALSE;
      step.state = find_state_of (step.type, step.value);
      g_array_append_val (change->steps, step);
    }
  for (guint i = 0; i < change->steps->len; i++)
    {
      EntenteChangeStep *step = &g_array_index (change->steps, EntenteChangeStep, i);

      if (!entente_map_change_go_on (change, ENTENTE_PASS_ENTER, i, error))
        return FALSE;
      entente_slot_numbers_set (&change->touched[step->type], step->slot, i);
    }
  return TRUE;
}

/* What the map reads from a living record. */
static void
forget (EntenteMapChange  *change,
        EntenteChangeStep *step,
        EntenteTable      *table)
{
  if (step->type == ENTENTE_RECORD_RELATION && !step->keeps_references)
    entente_reference_pool_drop (&change->map->references, step->slot);
  entente_map_count_kind (change->map, step->type, entente_table_get_row (table, step->slot), -1);
  if (step->state != ENTENTE_SLOT_ALIVE
      && entente_map_get_id (change->map, step->type, step->slot) != NULL)
    entente_id_index_remove (&table->ids, step->slot);
}

/* Takes the old value out; the slot is unlinked afterwards unless something is to stand there. */
static void
take_out (EntenteMapChange  *change,
          EntenteChangeStep *step)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, step->type);

  if (entente_map_change_was_alive (change, step))
    forget (change, step, table);
  if (step->value == NULL
      && entente_map_change_get_state (change, step->type, step->slot) != ENTENTE_SLOT_EMPTY)
    entente_table_unlink (table, step->slot);
}

static void
describe_kinds (EntenteMapChange  *change,
                EntenteChangeStep *step)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  g_array_set_size (change->reading, 0);
  entente_record_read (change->map, step->type, step->value, &step->row, TRUE, faults, &step->row,
                       change->reading);
}

/* What names a record of the file by its id then names another slot. */
static void
note_id (EntenteMapChange  *change,
         EntenteChangeStep *step,
         EntenteTable      *table)
{
  const char *present = entente_row_get_id (step->type, entente_table_get_row (table, step->slot));

  if (ENTENTE_TABLE_SLOT (table, step->slot)->loaded && present != NULL
      && g_strcmp0 (present, entente_row_get_id (step->type, &step->row)) != 0)
    change->map->ids_moved = TRUE;
}

static void
learn (EntenteMapChange  *change,
       EntenteChangeStep *step,
       EntenteTable      *table)
{
  gboolean is_new = !entente_map_change_was_alive (change, step);

  note_id (change, step, table);
  entente_table_set_row (table, step->slot, &step->row);
  entente_map_count_kind (change->map, step->type, &step->row, 1);
  if (step->type == ENTENTE_RECORD_DOCUMENT)
    describe_kinds (change, step);
  if (is_new && entente_row_get_id (step->type, &step->row) != NULL)
    entente_id_index_add (&table->ids, step->slot);
}

static void
put_in (EntenteMapChange  *change,
        EntenteChangeStep *step)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, step->type);
  EntenteSlot *slot = ENTENTE_TABLE_SLOT (table, step->slot);

  if (step->as_read)
    entente_table_forget_record (table, step->slot);
  else if (step->value != entente_table_get_record (table, step->slot))
    entente_table_set_record (table, step->slot, step->value);
  if (step->state == ENTENTE_SLOT_ALIVE)
    learn (change, step, table);
  if (slot->state == ENTENTE_SLOT_EMPTY)
    entente_table_link (table, step->slot, step->place, step->state);
  else
    entente_table_set_state (table, step->slot, step->state);
}

static void
join (EntenteMapChange  *change,
      EntenteChangeStep *step)
{
  for (guint i = 0; i < step->n_named; i++)
    {
      const EntenteNamed *named = entente_map_change_get_named (change, step, i);

      if (step->keeps_references)
        entente_map_note_reference (change->map, step->slot, named->role, named->slot);
      else
        entente_map_add_reference (change->map, step->slot, named->role, named->slot);
    }
}

static void
join_as_read (EntenteMapChange  *change,
              EntenteChangeStep *step)
{
  if (!step->keeps_references)
    entente_reference_pool_put_back (&change->map->references, step->slot);
  entente_map_note_references_read (change->map, step->slot);
}

/* A record that is set aside is no record to those who listen. */
static EntenteChange *
describe_change (EntenteMapChange *change,
                 guint            *n_changes)
{
  EntenteChange *changes = g_new (EntenteChange, change->steps->len);

  for (guint i = 0; i < change->steps->len; i++)
    {
      EntenteChangeStep *step = &g_array_index (change->steps, EntenteChangeStep, i);
      EntenteChange *entry = &changes[*n_changes];

      entry->type = step->type;
      entry->slot = step->slot;
      if (step->state == ENTENTE_SLOT_ALIVE)
        entry->kind = entente_map_change_was_alive (change, step) ? ENTENTE_CHANGE_CHANGED : ENTENTE_CHANGE_ADDED;
      else
        entry->kind = ENTENTE_CHANGE_REMOVED;
      *n_changes += step->state == ENTENTE_SLOT_ALIVE || entente_map_change_was_alive (change, step);
    }
  return changes;
}

/* What taking out will touch. */
static void
bring_out (EntenteMapChange  *change,
           EntenteChangeStep *step)
{
  const char *id;

  if (step->state == ENTENTE_SLOT_ALIVE || !entente_map_change_was_alive (change, step))
    return;
  id = entente_map_get_id (change->map, step->type, step->slot);
  if (id != NULL)
    entente_id_index_prefetch (&ENTENTE_MAP_TABLE (change->map, step->type)->ids, id);
  if (step->type == ENTENTE_RECORD_RELATION)
    entente_reference_pool_bring (&change->map->references, step->slot);
}

/* What putting in will touch. */
static void
bring_in (EntenteMapChange  *change,
          EntenteChangeStep *step)
{
  const char *id = entente_row_get_id (step->type, &step->row);

  if (step->state == ENTENTE_SLOT_ALIVE && id != NULL
      && !entente_map_change_was_alive (change, step))
    entente_id_index_prefetch (&ENTENTE_MAP_TABLE (change->map, step->type)->ids, id);
}

/* What joining will touch: who is named, and then, as that is there, who names it last. */
static void
bring_named (EntenteMapChange  *change,
             EntenteChangeStep *step,
             void             (*bring) (EntenteReferencePool *pool,
                                        EntenteRole           role,
                                        guint32               other))
{
  for (guint i = 0; i < step->n_named; i++)
    {
      const EntenteNamed *named = entente_map_change_get_named (change, step, i);

      bring (&change->map->references, named->role, named->slot);
    }
}

static EntenteChangeStep *
get_step (EntenteMapChange *change,
          guint             index)
{
  return &g_array_index (change->steps, EntenteChangeStep, index);
}

static void
do_change (EntenteMapChange *change)
{
  for (guint i = 0; i < change->steps->len; i++)
    {
      if (i + N_AHEAD < change->steps->len)
        bring_out (change, get_step (change, i + N_AHEAD));
      take_out (change, get_step (change, i));
    }
  for (guint i = 0; i < change->steps->len; i++)
    {
      EntenteChangeStep *step = get_step (change, i);

      if (i + N_AHEAD < change->steps->len)
        bring_in (change, get_step (change, i + N_AHEAD));
      if (step->value != NULL)
        put_in (change, step);
    }
  for (guint i = 0; i < change->steps->len; i++)
    {
      EntenteChangeStep *step = get_step (change, i);

      if (i + 2 * N_AHEAD < change->steps->len)
        bring_named (change, get_step (change, i + 2 * N_AHEAD), entente_reference_pool_bring_mentions);
      if (i + N_AHEAD < change->steps->len)
        bring_named (change, get_step (change, i + N_AHEAD), entente_reference_pool_bring_last);
      if (step->state != ENTENTE_SLOT_ALIVE || step->type != ENTENTE_RECORD_RELATION)
        continue;
      if (step->as_read)
        join_as_read (change, step);
      else
        join (change, step);
    }
}

static void
begin (EntenteMapChange *change,
       EntenteMap       *map,
       guint             n_swaps)
{
  *change = (EntenteMapChange){
    .map = map,
    .n_swaps = n_swaps,
    .steps = g_array_sized_new (FALSE, TRUE, sizeof (EntenteChangeStep), n_swaps),
    .named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed)),
    .reading = entente_named_list_new (),
    .ids = g_string_chunk_new (ID_BLOCK_BYTES),
  };
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    change->arrived[type] = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
}

/* What only looking at it needed. */
static void
end_checking (EntenteMapChange *change)
{
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      g_clear_pointer (&change->arrived[type], g_hash_table_unref);
      entente_slot_numbers_clear (&change->touched[type]);
    }
}

static void
end (EntenteMapChange *change)
{
  g_array_unref (change->steps);
  g_array_unref (change->named);
  g_array_unref (change->reading);
  g_string_chunk_free (change->ids);
}

static gboolean
check (EntenteMapChange   *change,
       const EntenteSwap  *swaps,
       gboolean            backwards,
       GError            **error)
{
  gboolean is_possible = collect_steps (change, swaps, change->n_swaps, backwards, error)
                         && entente_map_change_check (change, error)
                         && entente_map_change_make_room (change, error);

  end_checking (change);
  return is_possible;
}

static void
do_and_tell (EntenteMapChange *change)
{
  guint n_changes = 0;
  g_autofree EntenteChange *changes = describe_change (change, &n_changes);

  do_change (change);
  change->map->revision++;
  g_signal_emit_by_name (change->map, "changed", changes, n_changes);
}

/**
 * entente_map_reserve_slot:
 *
 * Returns: a dead slot of the type for a record that an act will add
 */
guint32
entente_map_reserve_slot (EntenteMap        *self,
                          EntenteRecordType  type)
{
  return entente_table_append (ENTENTE_MAP_TABLE (self, type));
}

/**
 * entente_map_apply:
 * @swaps: (array length=n_swaps): at most one for each slot
 * @backwards: undo: values @before, last swap first
 *
 * Puts values into slots: all of them, or none with ENTENTE_MAP_ERROR_VALUE where a value is no valid
 * record, an id is taken, or something would name what is not there, and with G_IO_ERROR_CANCELLED where
 * it was called off (see entente_map_set_wait()). Emits `changed` once.
 *
 * Returns: whether it was done
 */
gboolean
entente_map_apply (EntenteMap         *self,
                   const EntenteSwap  *swaps,
                   guint               n_swaps,
                   gboolean            backwards,
                   GError            **error)
{
  EntenteMapChange change;
  gboolean is_possible;

  begin (&change, self, n_swaps);
  is_possible = check (&change, swaps, backwards, error);
  if (is_possible)
    do_and_tell (&change);
  end (&change);
  return is_possible;
}
