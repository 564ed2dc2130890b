/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-map"

#include "entente-map.h"

#include "entente-document-lists.h"
#include "entente-map-reader.h"
#include "entente-map-struct.h"
#include "entente-record-reader.h"
#include "entente-seeded-hash.h"

#include <glib/gi18n.h>
#include <string.h>

/* How a map changes. All that shall stand there afterwards is read and checked first; then nothing
 * can fail any more. Time and allocations go by the swaps, never by the map. */

/* One swap in the direction it is done: @value is what shall stand there, NULL for nothing. */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  guint32 place;
  EntenteRecord *value; /* (nullable) */
  EntenteSlotState state; /* of the slot afterwards */
  EntenteRow row;
  GArray *named;        /* EntenteNamed; relations only, the others' is only checked */
} Step;

typedef struct
{
  EntenteMap *map;
  GArray *steps;       /* Step */
  GHashTable *touched; /* "type slot" as guint64 → step; what this act does with a record */
  GHashTable *arrived; /* type and id as text: ids that this act brings */
} Change;

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->named, g_array_unref);
}

static guint64
slot_key (EntenteRecordType type,
          guint32           slot)
{
  return (guint64) type << 32 | slot;
}

static char *
id_key (EntenteRecordType  type,
        const char        *id)
{
  return g_strdup_printf ("%u %s", (guint) type, id);
}

static Step *
find_step (Change            *change,
           EntenteRecordType  type,
           guint32            slot)
{
  guint64 key = slot_key (type, slot);

  return g_hash_table_lookup (change->touched, &key);
}

static EntenteSlotState
get_state (Change            *change,
           EntenteRecordType  type,
           guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, type);

  return slot < table->slots->len ? ENTENTE_TABLE_SLOT (table, slot)->state : ENTENTE_SLOT_EMPTY;
}

static gboolean
was_alive (Change *change,
           Step   *step)
{
  return get_state (change, step->type, step->slot) == ENTENTE_SLOT_ALIVE;
}

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

static const char *
get_new_id (Step *step)
{
  return entente_row_get_id (step->type, &step->row);
}

static void
collect_steps (Change            *change,
               const EntenteSwap *swaps,
               guint              n_swaps,
               gboolean           backwards)
{
  for (guint i = 0; i < n_swaps; i++)
    {
      const EntenteSwap *swap = &swaps[backwards ? n_swaps - 1 - i : i];
      Step step = {
        .type = swap->type,
        .slot = swap->slot,
        .place = swap->place,
        .value = backwards ? swap->before : swap->after,
      };

      step.state = find_state_of (step.type, step.value);
      g_array_append_val (change->steps, step);
    }
  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);
      guint64 *key = g_new (guint64, 1);

      *key = slot_key (step->type, step->slot);
      g_hash_table_replace (change->touched, key, step);
    }
}

static gboolean
fail_taken (const char  *id,
            GError     **error)
{
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The id “%s” is taken already."), id);
  return FALSE;
}

static gboolean
read_step (Change  *change,
           Step    *step,
           GError **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  const EntenteRow *present = entente_map_peek_row (change->map, step->type, step->slot);
  const char *id;

  step->named = entente_named_list_new ();
  if (!entente_record_read (change->map, step->type, step->value, present, FALSE, faults,
                            &step->row, step->named)
      && !entente_record_is_set_aside (step->value))
    {
      const EntenteFault *fault = entente_fault_list_get (faults, 0);

      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, "%s: %s", fault->path,
                   fault->message);
      return FALSE;
    }
  id = get_new_id (step);
  if (id != NULL && !g_hash_table_add (change->arrived, id_key (step->type, id)))
    return fail_taken (id, error);
  return TRUE;
}

static gboolean
check_id (Change  *change,
          Step    *step,
          GError **error)
{
  const char *id = get_new_id (step);
  guint32 owner;
  Step *other;

  if (id == NULL)
    return TRUE;
  owner = entente_map_find (change->map, step->type, id);
  if (owner == step->slot || owner == ENTENTE_NO_SLOT)
    return TRUE;
  other = find_step (change, step->type, owner);
  if (other != NULL && other->state != ENTENTE_SLOT_ALIVE)
    return TRUE;
  return fail_taken (id, error);
}

static gboolean
is_there_afterwards (Change            *change,
                     EntenteRecordType  type,
                     const char        *id)
{
  g_autofree char *key = id_key (type, id);
  guint32 slot;
  Step *step;

  if (g_hash_table_contains (change->arrived, key))
    return TRUE;
  slot = entente_map_find (change->map, type, id);
  if (slot == ENTENTE_NO_SLOT)
    return FALSE;
  step = find_step (change, type, slot);
  return step == NULL || step->state == ENTENTE_SLOT_ALIVE;
}

static gboolean
check_named (Change  *change,
             Step    *step,
             GError **error)
{
  for (guint i = 0; i < step->named->len; i++)
    {
      const EntenteNamed *named = &g_array_index (step->named, EntenteNamed, i);

      if (is_there_afterwards (change, entente_role_get_record_type (named->role), named->id))
        continue;
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                   _("Nothing has the id “%s”."), named->id);
      return FALSE;
    }
  return TRUE;
}

/* What is added stands behind a record that stays, or that was added before it. */
static gboolean
check_place (Change  *change,
             Step    *step,
             GError **error)
{
  Step *other;

  if (get_state (change, step->type, step->slot) != ENTENTE_SLOT_EMPTY
      || step->place == ENTENTE_NO_SLOT)
    return TRUE;
  other = find_step (change, step->type, step->place);
  if (get_state (change, step->type, step->place) != ENTENTE_SLOT_EMPTY
          ? other == NULL || other->value != NULL
          : other != NULL && other->value != NULL && other < step)
    return TRUE;
  g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                       _("The record it should stand behind is not there."));
  return FALSE;
}

/* Who names a record that goes must go or change too. */
static gboolean
check_left_behind (Change  *change,
                   Step    *step,
                   GError **error)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (change->map, step->type, step->slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (find_step (change, ENTENTE_RECORD_RELATION, reference.relation) != NULL)
        continue;
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                   _("“%s” is still named by the relation “%s”."),
                   entente_map_get_id (change->map, step->type, step->slot),
                   entente_map_get_id (change->map, ENTENTE_RECORD_RELATION, reference.relation));
      return FALSE;
    }
  return TRUE;
}

/* The types that there will be records of. */
static guint
find_types_afterwards (Change *change)
{
  guint n_entries[ENTENTE_N_RECORD_TYPES] = { 0 };
  guint types = 0;

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    n_entries[type] = ENTENTE_MAP_TABLE (change->map, type)->n_alive
                      + ENTENTE_MAP_TABLE (change->map, type)->n_set_aside;
  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);

      n_entries[step->type] += step->state != ENTENTE_SLOT_EMPTY;
      n_entries[step->type] -= get_state (change, step->type, step->slot) != ENTENTE_SLOT_EMPTY;
    }
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    types |= n_entries[type] > 0 ? 1u << type : 0;
  return types;
}

/* Without a list in the document its records would not be written. */
static gboolean
check_lists (Change  *change,
             Step    *step,
             GError **error)
{
  gsize length;
  const char *json = entente_record_get_json (step->value, &length);
  const char *missing
      = entente_document_find_missing_list (json, length, find_types_afterwards (change));

  if (missing == NULL)
    return TRUE;
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The map would have no list “%s” for its records."), missing);
  return FALSE;
}

static gboolean
check_change (Change  *change,
              GError **error)
{
  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);

      if (step->state == ENTENTE_SLOT_ALIVE && !read_step (change, step, error))
        return FALSE;
    }
  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);

      if (step->state == ENTENTE_SLOT_ALIVE
              ? !check_id (change, step, error) || !check_named (change, step, error)
              : !check_left_behind (change, step, error))
        return FALSE;
      if (step->value != NULL && !check_place (change, step, error))
        return FALSE;
      if (step->type == ENTENTE_RECORD_DOCUMENT && !check_lists (change, step, error))
        return FALSE;
    }
  return TRUE;
}

/* What the map reads from a living record. */
static void
forget (Change       *change,
        Step         *step,
        EntenteTable *table)
{
  if (step->type == ENTENTE_RECORD_RELATION)
    entente_reference_pool_drop (&change->map->references, step->slot);
  entente_map_count_kind (change->map, step->type, entente_table_get_row (table, step->slot), -1);
  if (step->state != ENTENTE_SLOT_ALIVE
      && entente_map_get_id (change->map, step->type, step->slot) != NULL)
    entente_id_index_remove (&table->ids, step->slot);
}

/* Takes the old value out; the slot is unlinked afterwards unless something is to stand there. */
static void
take_out (Change *change,
          Step   *step)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, step->type);

  if (was_alive (change, step))
    forget (change, step, table);
  if (step->value == NULL
      && get_state (change, step->type, step->slot) != ENTENTE_SLOT_EMPTY)
    entente_table_unlink (table, step->slot);
}

static void
describe_kinds (Change *change,
                Step   *step)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  entente_record_read (change->map, step->type, step->value, &step->row, TRUE, faults, &step->row,
                       step->named);
}

static void
learn (Change       *change,
       Step         *step,
       EntenteTable *table)
{
  gboolean is_new = !was_alive (change, step);

  entente_table_set_row (table, step->slot, &step->row);
  entente_map_count_kind (change->map, step->type, &step->row, 1);
  if (step->type == ENTENTE_RECORD_DOCUMENT)
    describe_kinds (change, step);
  if (is_new && get_new_id (step) != NULL)
    entente_id_index_add (&table->ids, step->slot);
}

static void
put_in (Change *change,
        Step   *step)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, step->type);
  EntenteSlot *slot = ENTENTE_TABLE_SLOT (table, step->slot);

  if (step->value != slot->record)
    {
      g_clear_pointer (&slot->record, entente_record_unref);
      slot->record = entente_record_ref (step->value);
    }
  if (step->state == ENTENTE_SLOT_ALIVE)
    learn (change, step, table);
  if (slot->state == ENTENTE_SLOT_EMPTY)
    entente_table_link (table, step->slot, step->place, step->state);
  else
    entente_table_set_state (table, step->slot, step->state);
}

static void
join (Change *change,
      Step   *step)
{
  for (guint i = 0; i < step->named->len; i++)
    {
      const EntenteNamed *named = &g_array_index (step->named, EntenteNamed, i);
      EntenteRecordType type = entente_role_get_record_type (named->role);

      entente_map_add_reference (change->map, step->slot, named->role,
                                 entente_map_find (change->map, type, named->id));
    }
}

/* A record that is set aside is no record to those who listen. */
static EntenteChange *
describe_change (Change *change,
                 guint  *n_changes)
{
  EntenteChange *changes = g_new (EntenteChange, change->steps->len);

  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);
      EntenteChange *entry = &changes[*n_changes];

      entry->type = step->type;
      entry->slot = step->slot;
      if (step->state == ENTENTE_SLOT_ALIVE)
        entry->kind = was_alive (change, step) ? ENTENTE_CHANGE_CHANGED : ENTENTE_CHANGE_ADDED;
      else
        entry->kind = ENTENTE_CHANGE_REMOVED;
      *n_changes += step->state == ENTENTE_SLOT_ALIVE || was_alive (change, step);
    }
  return changes;
}

static void
do_change (Change *change)
{
  for (guint i = 0; i < change->steps->len; i++)
    take_out (change, &g_array_index (change->steps, Step, i));
  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);

      if (step->value != NULL)
        put_in (change, step);
    }
  for (guint i = 0; i < change->steps->len; i++)
    {
      Step *step = &g_array_index (change->steps, Step, i);

      if (step->state == ENTENTE_SLOT_ALIVE && step->type == ENTENTE_RECORD_RELATION)
        join (change, step);
    }
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
 * record, an id is taken, or something would name what is not there. Emits `changed` once.
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
  g_autoptr (GArray) steps = g_array_sized_new (FALSE, TRUE, sizeof (Step), n_swaps);
  g_autoptr (GHashTable) touched
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) arrived
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  g_autofree EntenteChange *changes = NULL;
  Change change = { self, steps, touched, arrived };
  guint n_changes = 0;

  g_array_set_clear_func (steps, clear_step);
  collect_steps (&change, swaps, n_swaps, backwards);
  if (!check_change (&change, error))
    return FALSE;

  changes = describe_change (&change, &n_changes);
  do_change (&change);
  self->revision++;
  g_signal_emit_by_name (self, "changed", changes, n_changes);
  return TRUE;
}
