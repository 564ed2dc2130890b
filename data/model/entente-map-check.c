/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-map-change-private.h"

#include "entente-document-lists.h"
#include "entente-map-reader.h"
#include "entente-map-wait.h"
#include "entente-record-reader.h"
#include "entente-seeded-hash.h"

#include <glib/gi18n.h>

#define N_BETWEEN_WAITS 256 /* records */

/* What a change must not do to a map, looked at before anything is done. An act of the program breaks none
 * of this; a draft that somebody else wrote may. */

EntenteChangeStep *
entente_map_change_find_step (EntenteMapChange  *change,
                              EntenteRecordType  type,
                              guint32            slot)
{
  guint32 index = entente_slot_numbers_find (&change->touched[type], slot);

  if (index == ENTENTE_NO_NUMBER)
    return NULL;
  return &g_array_index (change->steps, EntenteChangeStep, index);
}

EntenteSlotState
entente_map_change_get_state (EntenteMapChange  *change,
                              EntenteRecordType  type,
                              guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (change->map, type);

  return slot < table->slots->len ? ENTENTE_TABLE_SLOT (table, slot)->state : ENTENTE_SLOT_EMPTY;
}

gboolean
entente_map_change_was_alive (EntenteMapChange  *change,
                              EntenteChangeStep *step)
{
  return entente_map_change_get_state (change, step->type, step->slot) == ENTENTE_SLOT_ALIVE;
}

EntenteNamed *
entente_map_change_get_named (EntenteMapChange  *change,
                              EntenteChangeStep *step,
                              guint              index)
{
  return &g_array_index (change->named, EntenteNamed, step->first_named + index);
}

static gboolean
fail_taken (const char  *id,
            GError     **error)
{
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The id “%s” is taken already."), id);
  return FALSE;
}

/* Very many steps name very much: neither an array nor an id is allocated for each. */
static void
keep_named (EntenteMapChange  *change,
            EntenteChangeStep *step)
{
  step->first_named = change->named->len;
  step->n_named = change->reading->len;
  g_array_append_vals (change->named, change->reading->data, step->n_named);
  for (guint i = 0; i < step->n_named; i++)
    {
      EntenteNamed *named = entente_map_change_get_named (change, step, i);

      named->id = g_string_chunk_insert (change->ids, named->id);
    }
}

static gboolean
read_row (EntenteMapChange   *change,
          EntenteChangeStep  *step,
          GError            **error)
{
  g_autoptr (EntenteFaultList) faults = NULL;
  const EntenteFault *fault;

  if (entente_map_change_find_row (change, step))
    return TRUE;
  faults = entente_fault_list_new ();
  g_array_set_size (change->reading, 0);
  if (entente_record_read (change->map, step->type, step->value,
                           entente_map_peek_row (change->map, step->type, step->slot), FALSE, faults,
                           &step->row, change->reading)
      || entente_record_is_set_aside (step->value))
    {
      keep_named (change, step);
      return TRUE;
    }
  fault = entente_fault_list_get (faults, 0);
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, "%s: %s", fault->path,
               fault->message);
  return FALSE;
}

/* A document with faults is one still: a file that it begins can be opened. */
static gboolean
check_document_aside (EntenteRecord  *document,
                      GError        **error)
{
  gsize length;
  const char *json = entente_record_get_json (document, &length);
  g_autoptr (GBytes) bytes = g_bytes_new (json, length);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, error);

  return map != NULL;
}

static gboolean
read_step (EntenteMapChange   *change,
           EntenteChangeStep  *step,
           GError            **error)
{
  gboolean was_alive = entente_map_change_was_alive (change, step);
  const char *id;

  if (!read_row (change, step, error))
    return FALSE;
  if (step->type == ENTENTE_RECORD_DOCUMENT && entente_record_is_set_aside (step->value)
      && !check_document_aside (step->value, error))
    return FALSE;
  id = entente_row_get_id (step->type, &step->row);
  if (was_alive
      && g_strcmp0 (id, entente_map_get_id (change->map, step->type, step->slot)) != 0)
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("An id cannot be changed: other records name this one by it."));
      return FALSE;
    }
  /* The map itself knows who stays. */
  if (id != NULL && !(was_alive && step->state == ENTENTE_SLOT_ALIVE)
      && !g_hash_table_insert (change->arrived[step->type], (gpointer) id,
                               GUINT_TO_POINTER (step->slot)))
    return fail_taken (id, error);
  return TRUE;
}

static gboolean
check_id (EntenteMapChange   *change,
          EntenteChangeStep  *step,
          GError            **error)
{
  const char *id = entente_row_get_id (step->type, &step->row);
  guint32 owner;
  EntenteChangeStep *other;

  if (id == NULL)
    return TRUE;
  owner = entente_map_find (change->map, step->type, id);
  if (owner == step->slot || owner == ENTENTE_NO_SLOT)
    return TRUE;
  other = entente_map_change_find_step (change, step->type, owner);
  if (other != NULL && other->state != ENTENTE_SLOT_ALIVE)
    return TRUE;
  return fail_taken (id, error);
}

/* ENTENTE_NO_SLOT: nobody has the id then. */
static guint32
find_afterwards (EntenteMapChange  *change,
                 EntenteRecordType  type,
                 const char        *id)
{
  guint32 slot = entente_map_find (change->map, type, id);
  EntenteChangeStep *step = NULL;
  gpointer arrived;

  if (slot != ENTENTE_NO_SLOT)
    step = entente_map_change_find_step (change, type, slot);
  if (slot != ENTENTE_NO_SLOT && (step == NULL || step->state == ENTENTE_SLOT_ALIVE))
    return slot;
  if (g_hash_table_lookup_extended (change->arrived[type], id, NULL, &arrived))
    return GPOINTER_TO_UINT (arrived);
  return ENTENTE_NO_SLOT;
}

/* Finds it, too. */
static gboolean
check_is_there (EntenteMapChange  *change,
                EntenteNamed      *named,
                GError           **error)
{
  named->slot = find_afterwards (change, entente_role_get_record_type (named->role), named->id);
  if (named->slot != ENTENTE_NO_SLOT)
    return TRUE;
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, _("Nothing has the id “%s”."),
               named->id);
  return FALSE;
}

/* All that it names is there, and found for when it is joined to it. */
static gboolean
check_named (EntenteMapChange   *change,
             EntenteChangeStep  *step,
             GError            **error)
{
  for (guint i = 0; i < step->n_named && !step->as_read; i++)
    {
      if (!check_is_there (change, entente_map_change_get_named (change, step, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
names_as_before (EntenteMapChange  *change,
                 EntenteChangeStep *step)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (change->map, step->slot, &iter);
  for (guint i = 0; i < step->n_named; i++)
    {
      const EntenteNamed *named = entente_map_change_get_named (change, step, i);

      if (!entente_reference_iter_next (&iter, &reference) || reference.role != named->role
          || reference.other != named->slot)
        return FALSE;
    }
  return !entente_reference_iter_next (&iter, &reference);
}

/* Most changes of a relation are about its words: what it names then need not be taken out and put in. */
static void
find_kept_references (EntenteMapChange  *change,
                      EntenteChangeStep *step)
{
  if (step->type != ENTENTE_RECORD_RELATION || !entente_map_change_was_alive (change, step))
    return;
  step->keeps_references
      = step->as_read ? entente_reference_base_has (&change->map->references.base, step->slot)
                      : names_as_before (change, step);
}

static gboolean
fail_place (GError **error)
{
  g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                       _("The record it should stand behind is not there."));
  return FALSE;
}

/* What is added stands behind a record that stays, or that was added before it. */
static gboolean
check_place (EntenteMapChange   *change,
             EntenteChangeStep  *step,
             GError            **error)
{
  EntenteChangeStep *other;

  if (entente_map_change_get_state (change, step->type, step->slot) != ENTENTE_SLOT_EMPTY
      || step->place == ENTENTE_NO_SLOT)
    return TRUE;
  other = entente_map_change_find_step (change, step->type, step->place);
  if (entente_map_change_get_state (change, step->type, step->place) != ENTENTE_SLOT_EMPTY
          ? other == NULL || other->value != NULL
          : other != NULL && other->value != NULL && other < step)
    return TRUE;
  return fail_place (error);
}

/* What goes can be put back: where it stood there is a record that stays, or one that comes back before it. */
static gboolean
check_way_back (EntenteMapChange   *change,
                EntenteChangeStep  *step,
                GError            **error)
{
  EntenteChangeStep *other;

  if (step->place == ENTENTE_NO_SLOT
      || entente_map_change_get_state (change, step->type, step->slot) == ENTENTE_SLOT_EMPTY)
    return TRUE;
  other = entente_map_change_find_step (change, step->type, step->place);
  if (entente_map_change_get_state (change, step->type, step->place) != ENTENTE_SLOT_EMPTY
      && (other == NULL || other->value != NULL || other > step))
    return TRUE;
  return fail_place (error);
}

/* Who names a record that goes must go or change too. */
static gboolean
check_left_behind (EntenteMapChange   *change,
                   EntenteChangeStep  *step,
                   GError            **error)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (change->map, step->type, step->slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (entente_map_change_find_step (change, ENTENTE_RECORD_RELATION, reference.relation) != NULL)
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
find_types_afterwards (EntenteMapChange *change)
{
  guint n_entries[ENTENTE_N_RECORD_TYPES] = { 0 };
  guint types = 0;

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    n_entries[type] = ENTENTE_MAP_TABLE (change->map, type)->n_alive
                      + ENTENTE_MAP_TABLE (change->map, type)->n_set_aside;
  for (guint i = 0; i < change->steps->len; i++)
    {
      EntenteChangeStep *step = &g_array_index (change->steps, EntenteChangeStep, i);

      n_entries[step->type] += step->state != ENTENTE_SLOT_EMPTY;
      n_entries[step->type] -= entente_map_change_get_state (change, step->type, step->slot) != ENTENTE_SLOT_EMPTY;
    }
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    types |= n_entries[type] > 0 ? 1u << type : 0;
  return types;
}

/* Without a list in the document its records would not be written. */
static gboolean
check_lists (EntenteMapChange   *change,
             EntenteChangeStep  *step,
             GError            **error)
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

/* Whether the story names something that goes. */
static gboolean
check_story (EntenteMapChange  *change,
             GError           **error)
{
  guint32 slot = entente_map_get_first (change->map, ENTENTE_RECORD_STEP);

  for (; slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (change->map, ENTENTE_RECORD_STEP, slot))
    {
      g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
      g_autoptr (EntenteRecord) record = NULL;
      EntenteRow row;

      if (entente_map_change_find_step (change, ENTENTE_RECORD_STEP, slot) != NULL)
        continue;
      record = entente_map_dup_record (change->map, ENTENTE_RECORD_STEP, slot);
      g_array_set_size (change->reading, 0);
      entente_record_read (change->map, ENTENTE_RECORD_STEP, record, NULL, FALSE, faults, &row,
                           change->reading);
      for (guint i = 0; i < change->reading->len; i++)
        {
          if (!check_is_there (change, &g_array_index (change->reading, EntenteNamed, i), error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
entente_map_change_go_on (EntenteMapChange  *self,
                          EntenteChangePass  pass,
                          guint              n_done,
                          GError           **error)
{
  if (n_done % N_BETWEEN_WAITS != N_BETWEEN_WAITS - 1
      || entente_map_wait (self->map, (pass + (double) n_done / self->n_swaps) / ENTENTE_N_PASSES))
    return TRUE;
  entente_map_set_canceled (error);
  return FALSE;
}

static void
add_concerned_as_read (EntenteMapChange *change,
                       guint32           relation,
                       GArray           *open)
{
  EntentePackedRun run = entente_reference_base_get_read (&change->map->references.base, relation);

  for (; run.next < run.end; run.next++)
    if (ENTENTE_PACKED_ROLE (*run.next) == ENTENTE_ROLE_CONCERNS)
      {
        guint32 slot = ENTENTE_PACKED_SLOT (*run.next);

        g_array_append_val (open, slot);
      }
}

static void
add_concerned_as_named (EntenteMapChange  *change,
                        EntenteChangeStep *step,
                        GArray            *open)
{
  for (guint i = 0; i < step->n_named; i++)
    {
      const EntenteNamed *named = entente_map_change_get_named (change, step, i);

      if (named->role == ENTENTE_ROLE_CONCERNS)
        g_array_append_val (open, named->slot);
    }
}

/* Adds to @open what a relation concerns once the change is done. */
static void
add_concerned (EntenteMapChange *change,
               guint32           relation,
               GArray           *open)
{
  EntenteChangeStep *step
      = entente_map_change_find_step (change, ENTENTE_RECORD_RELATION, relation);
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (step != NULL && step->as_read)
    add_concerned_as_read (change, relation, open);
  else if (step != NULL)
    add_concerned_as_named (change, step, open);
  if (step != NULL)
    return;
  entente_map_iter_relation (change->map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    if (reference.role == ENTENTE_ROLE_CONCERNS)
      g_array_append_val (open, reference.other);
}

static gboolean
fail_circle (EntenteMapChange  *change,
             guint32            relation,
             GError           **error)
{
  EntenteChangeStep *step
      = entente_map_change_find_step (change, ENTENTE_RECORD_RELATION, relation);

  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The relation “%s” concerns this one already; relations cannot concern each other "
                 "in a circle."),
               step != NULL ? entente_row_get_id (step->type, &step->row)
                            : entente_map_get_id (change->map, ENTENTE_RECORD_RELATION, relation));
  return FALSE;
}

typedef enum
{
  NOT_SEEN,
  ON_THE_WAY, /* it leads to where one is */
  DONE,       /* it leads into no circle */
} Mark;

/* Depth first from one relation along what it concerns; @marks is kept for the next. So each relation is
 * looked at once for a whole change. */
static gboolean
check_circle (EntenteMapChange  *change,
              guint32            relation,
              GHashTable        *marks,
              GError           **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (open, relation);
  while (open->len > 0)
    {
      guint32 at = g_array_index (open, guint32, open->len - 1);
      Mark mark = GPOINTER_TO_UINT (g_hash_table_lookup (marks, GUINT_TO_POINTER (at)));
      guint n_open = open->len;

      g_hash_table_insert (marks, GUINT_TO_POINTER (at),
                           GUINT_TO_POINTER (mark == NOT_SEEN ? ON_THE_WAY : DONE));
      if (mark != NOT_SEEN)
        {
          g_array_set_size (open, n_open - 1);
          continue;
        }
      add_concerned (change, at, open);
      for (guint i = n_open; i < open->len; i++)
        {
          guint32 next = g_array_index (open, guint32, i);

          if (g_hash_table_lookup (marks, GUINT_TO_POINTER (next)) == GUINT_TO_POINTER (ON_THE_WAY))
            return fail_circle (change, next, error);
        }
    }
  return TRUE;
}

static gboolean
check_circles (EntenteMapChange  *change,
               GError           **error)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) concerned = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < change->steps->len; i++)
    {
      EntenteChangeStep *step = &g_array_index (change->steps, EntenteChangeStep, i);

      if (step->type != ENTENTE_RECORD_RELATION || step->state != ENTENTE_SLOT_ALIVE)
        continue;
      g_array_set_size (concerned, 0);
      add_concerned (change, step->slot, concerned);
      if (concerned->len > 0 && !check_circle (change, step->slot, marks, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_step (EntenteMapChange   *change,
            EntenteChangeStep  *step,
            GError            **error)
{
  if (step->state == ENTENTE_SLOT_ALIVE
          ? !check_id (change, step, error) || !check_named (change, step, error)
          : !check_left_behind (change, step, error))
    return FALSE;
  if (step->state == ENTENTE_SLOT_ALIVE)
    find_kept_references (change, step);
  if (step->value != NULL ? !check_place (change, step, error)
                          : !check_way_back (change, step, error))
    return FALSE;
  return step->type != ENTENTE_RECORD_DOCUMENT || check_lists (change, step, error);
}

gboolean
entente_map_change_check (EntenteMapChange  *self,
                          GError           **error)
{
  gboolean some_go = FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      EntenteChangeStep *step = &g_array_index (self->steps, EntenteChangeStep, i);

      if (!entente_map_change_go_on (self, ENTENTE_PASS_READ, i, error)
          || (step->state == ENTENTE_SLOT_ALIVE && !read_step (self, step, error)))
        return FALSE;
      some_go |= step->state != ENTENTE_SLOT_ALIVE && entente_map_change_was_alive (self, step);
    }
  for (guint i = 0; i < self->steps->len; i++)
    if (!entente_map_change_go_on (self, ENTENTE_PASS_CHECK, i, error)
        || !check_step (self, &g_array_index (self->steps, EntenteChangeStep, i), error))
      return FALSE;
  return check_circles (self, error) && (!some_go || check_story (self, error));
}
