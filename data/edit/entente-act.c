/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act.h"

#include "entente-act-private.h"
#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-map-wait.h"
#include "entente-new-id.h"
#include "entente-record-style.h"
#include "entente-seeded-hash.h"

#include <string.h>

#define N_BETWEEN_WAITS 256 /* records */
#define ID_BLOCK_BYTES 4096
#define BUILT_PART 0.5      /* of building an act and doing it */

static void
clear_swap (gpointer data)
{
  EntenteSwap *swap = data;

  g_clear_pointer (&swap->before, entente_record_unref);
  g_clear_pointer (&swap->after, entente_record_unref);
}

/**
 * entente_act_new:
 * @name: translated, as in "Undo Change Label" without the first word
 *
 * Returns: (transfer full): an act that does nothing yet
 */
EntenteAct *
entente_act_new (EntenteMap *map,
                 const char *name)
{
  EntenteAct *self = g_new0 (EntenteAct, 1);

  self->map = g_object_ref (map);
  self->name = g_strdup (name);
  self->swaps = g_array_new (FALSE, TRUE, sizeof (EntenteSwap));
  g_array_set_clear_func (self->swaps, clear_swap);
  return self;
}

static void
forget_records (EntenteAct *self)
{
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    entente_slot_numbers_clear (&self->by_record[i]);
}

void
entente_act_free (EntenteAct *self)
{
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    g_clear_pointer (&self->added[i], g_hash_table_unref);
  g_clear_pointer (&self->added_ids, g_string_chunk_free);
  forget_records (self);
  g_array_unref (self->swaps);
  g_free (self->merge_key);
  g_free (self->name);
  g_object_unref (self->map);
  g_free (self);
}

gboolean
entente_act_forget_some (EntenteAct *self,
                         guint       n)
{
  g_array_set_size (self->swaps, self->swaps->len - MIN (n, self->swaps->len));
  return self->swaps->len > 0;
}

EntenteSwap *
entente_act_find_swap (EntenteAct        *self,
                       EntenteRecordType  type,
                       guint32            slot)
{
  guint32 index = entente_slot_numbers_find (&self->by_record[type], slot);

  if (index == ENTENTE_NO_NUMBER)
    return NULL;
  return &g_array_index (self->swaps, EntenteSwap, index);
}

/* Later records of the same act may name this one; nothing may name what is set aside, which may be any
 * value. */
static void
note_added (EntenteAct        *self,
            EntenteRecordType  type,
            guint32            slot,
            EntenteRecord     *record)
{
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  g_autofree char *id = entente_json_dup_member_string (json, (gssize) length, "id");

  if (id == NULL)
    return;
  if (self->added[type] == NULL)
    self->added[type] = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  if (self->added_ids == NULL)
    self->added_ids = g_string_chunk_new (ID_BLOCK_BYTES);
  g_hash_table_insert (self->added[type], g_string_chunk_insert (self->added_ids, id),
                       GUINT_TO_POINTER (slot));
}

void
entente_act_add_swap (EntenteAct        *self,
                      EntenteRecordType  type,
                      guint32            slot,
                      EntenteRecord     *before,
                      EntenteRecord     *after,
                      guint32            place)
{
  EntenteSwap swap = { type, slot, before, after, place };

  entente_slot_numbers_set (&self->by_record[type], slot, self->swaps->len);
  g_array_append_val (self->swaps, swap);
  if (type == ENTENTE_RECORD_DOCUMENT)
    self->lists = 0;
  if (before == NULL && after != NULL && !entente_record_is_set_aside (after))
    note_added (self, type, slot, after);
}

EntenteRecord *
entente_act_dup_record (EntenteAct        *self,
                        EntenteRecordType  type,
                        guint32            slot)
{
  EntenteSwap *swap = entente_act_find_swap (self, type, slot);

  if (swap != NULL)
    return swap->after != NULL ? entente_record_ref (swap->after) : NULL;
  if (!entente_map_is_alive (self->map, type, slot))
    return NULL;
  return entente_map_dup_record (self->map, type, slot);
}

void
entente_act_set_record (EntenteAct        *self,
                        EntenteRecordType  type,
                        guint32            slot,
                        EntenteRecord     *record)
{
  EntenteSwap *swap = entente_act_find_swap (self, type, slot);

  if (swap == NULL)
    {
      entente_act_add_swap (self, type, slot, entente_map_dup_record (self->map, type, slot),
                            entente_record_ref (record), ENTENTE_NO_SLOT);
      return;
    }
  entente_record_ref (record);
  g_clear_pointer (&swap->after, entente_record_unref);
  swap->after = record;
  if (type == ENTENTE_RECORD_DOCUMENT)
    self->lists = 0;
}

void
entente_act_expect (EntenteAct *self,
                    guint       n)
{
  self->n_expected = n;
}

double
entente_act_get_built_part (EntenteAct *self)
{
  return self->n_expected > 0 ? BUILT_PART : 0;
}

/* 0 … BUILT_PART, below 0: nobody knows. More may come than was expected. */
static double
get_fraction (EntenteAct *self)
{
  if (self->n_expected == 0)
    return -1;
  return BUILT_PART * MIN (self->n_put, self->n_expected) / self->n_expected;
}

/* What is built while another step is waited for would be refused in the end: it ends at once. */
gboolean
entente_act_go_on (EntenteAct *self)
{
  if (!self->called_off && ++self->n_put % N_BETWEEN_WAITS == 0)
    self->called_off = entente_map_is_waiting (self->map)
                       || !entente_map_wait (self->map, get_fraction (self));
  return !self->called_off;
}

/* The record that precedes @slot in the file once what the act has removed so far is gone. */
static guint32
find_place (EntenteAct        *self,
            EntenteRecordType  type,
            guint32            slot)
{
  guint32 place = entente_map_get_previous_entry (self->map, type, slot);

  while (place != ENTENTE_NO_SLOT)
    {
      EntenteSwap *swap = entente_act_find_swap (self, type, place);

      if (swap == NULL || swap->after != NULL)
        break;
      place = swap->place;
    }
  return place;
}

/* Takes a swap out of the order, leaving one that does nothing in its place. */
static void
move_to_end (EntenteAct  *self,
             EntenteSwap *swap,
             guint32      place)
{
  EntenteRecordType type = swap->type;
  guint32 slot = swap->slot;
  EntenteRecord *before = g_steal_pointer (&swap->before);

  g_clear_pointer (&swap->after, entente_record_unref);
  entente_act_add_swap (self, type, slot, before, NULL, place);
  self->has_idle = TRUE;
}

/* What was changed first goes behind what was removed since: undo puts records back in the opposite
 * order, each behind the one it stood behind. */
void
entente_act_drop_record (EntenteAct        *self,
                         EntenteRecordType  type,
                         guint32            slot)
{
  guint32 place = find_place (self, type, slot);
  EntenteSwap *swap = entente_act_find_swap (self, type, slot);

  if (!entente_act_go_on (self))
    return;
  if (swap == NULL)
    entente_act_add_swap (self, type, slot, entente_map_dup_record (self->map, type, slot), NULL,
                          place);
  else
    move_to_end (self, swap, place);
}

/* Swaps that do nothing go. */
static void
drop_idle (EntenteAct *self)
{
  guint n_left = 0;

  if (!self->has_idle)
    return;
  forget_records (self);
  for (guint i = 0; i < self->swaps->len; i++)
    {
      EntenteSwap swap = g_array_index (self->swaps, EntenteSwap, i);

      if (swap.before == NULL && swap.after == NULL)
        continue;
      entente_slot_numbers_set (&self->by_record[swap.type], swap.slot, n_left);
      g_array_index (self->swaps, EntenteSwap, n_left++) = swap;
    }
  for (guint i = n_left; i < self->swaps->len; i++)
    memset (&g_array_index (self->swaps, EntenteSwap, i), 0, sizeof (EntenteSwap));
  g_array_set_size (self->swaps, n_left);
  self->has_idle = FALSE;
}

static EntenteRecord *
with_member (EntenteRecord     *record,
             EntenteRecordType  type,
             const char        *member,
             const char        *value)
{
  gsize length;
  const char *old = entente_record_get_json (record, &length);
  g_autofree char *json = entente_json_set_member (old, (gssize) length, member, value,
                                                   entente_json_get_member_order ((int) type));
  g_autoptr (EntenteRecord) changed = NULL;

  if (strlen (json) == length && memcmp (json, old, length) == 0)
    return NULL;
  changed = entente_record_new_like (record, json, -1);
  return entente_record_is_set_aside (record) ? entente_record_set_aside (changed)
                                              : g_steal_pointer (&changed);
}

void
entente_act_put_member (EntenteAct        *self,
                        EntenteRecordType  type,
                        guint32            slot,
                        const char        *member,
                        const char        *value)
{
  g_autoptr (EntenteRecord) record = NULL;
  g_autoptr (EntenteRecord) changed = NULL;

  if (!entente_act_go_on (self))
    return;
  record = entente_act_dup_record (self, type, slot);
  changed = with_member (record, type, member, value);
  if (changed != NULL)
    entente_act_set_record (self, type, slot, changed);
}

/**
 * entente_act_set_member:
 * @member: a member of the record's object
 * @value: (nullable): JSON text; NULL removes the member
 *
 * See the header.
 *
 * Returns: whether the format allows it
 */
gboolean
entente_act_set_member (EntenteAct         *self,
                        EntenteRecordType   type,
                        guint32             slot,
                        const char         *member,
                        const char         *value,
                        GError            **error)
{
  g_autoptr (EntenteRecord) record = entente_act_dup_record (self, type, slot);
  g_autoptr (EntenteRecord) changed = NULL;

  g_return_val_if_fail (record != NULL, FALSE);

  if (!entente_act_go_on (self))
    return TRUE;
  /* Alone: "1, \"x\": 2" would be fine inside the record. */
  if (value != NULL && !entente_json_check (value, -1, error))
    return FALSE;
  changed = with_member (record, type, member, value);
  if (changed == NULL)
    return TRUE;
  if (!entente_act_check_member (self, type, slot, changed, member, error))
    return FALSE;
  entente_act_set_record (self, type, slot, changed);
  return TRUE;
}

static gboolean
has_array (EntenteAct        *self,
           EntenteRecordType  type)
{
  g_autoptr (EntenteRecord) document = entente_act_dup_record (self, ENTENTE_RECORD_DOCUMENT, 0);
  gsize length;
  const char *json = entente_record_get_json (document, &length);
  gsize start;

  return entente_json_find_member (json, (gssize) length, entente_document_get_list (type), &start,
                                   NULL)
         && json[start] == '[';
}

void
entente_act_ensure_array (EntenteAct        *self,
                          EntenteRecordType  type)
{
  if (self->lists & 1u << type)
    return;
  if (!has_array (self, type))
    entente_act_put_member (self, ENTENTE_RECORD_DOCUMENT, 0, entente_document_get_list (type), "[]");
  self->lists |= 1u << type;
}

static guint32
find_last (EntenteAct        *self,
           EntenteRecordType  type)
{
  guint32 last;

  for (guint i = self->swaps->len; i-- > 0;)
    {
      EntenteSwap *swap = &g_array_index (self->swaps, EntenteSwap, i);

      if (swap->type == type && swap->before == NULL && swap->after != NULL)
        return swap->slot;
    }
  last = entente_map_get_last (self->map, type);
  if (last != ENTENTE_NO_SLOT)
    {
      EntenteSwap *swap = entente_act_find_swap (self, type, last);

      if (swap != NULL && swap->after == NULL)
        return swap->place;
    }
  return last;
}

static char *
with_id (EntenteAct        *self,
         EntenteRecordType  type,
         const char        *json)
{
  g_autofree char *id = NULL;
  const char *inside = json + 1;
  gsize start;
  gsize length;

  if (entente_json_find_member (json, -1, "id", &start, &length))
    return g_strdup (json);
  id = entente_new_id (self->map, type);
  inside += strspn (inside, " \t\r\n");
  return g_strdup_printf ("{\"id\": \"%s\"%s%s", id, *inside == '}' ? "" : ", ", inside);
}

static EntenteRecord *
new_record_behind (EntenteAct        *self,
                   EntenteRecordType  type,
                   guint32            place,
                   const char        *json)
{
  g_autoptr (EntenteRecord) neighbour = NULL;
  g_autofree char *styled = NULL;
  const char *neighbour_json;
  gsize length;

  if (place == ENTENTE_NO_SLOT)
    return entente_record_new_like (NULL, json, -1);
  neighbour = entente_act_dup_record (self, type, place);
  neighbour_json = entente_record_get_json (neighbour, &length);
  styled = entente_record_style_like (json, neighbour_json, length);
  return entente_record_new_like (neighbour, styled, -1);
}

/**
 * entente_act_add:
 * @json: one object on one line, well-formed
 *
 * See the header.
 *
 * Returns: the slot the record will have
 */
guint32
entente_act_add (EntenteAct         *self,
                 EntenteRecordType   type,
                 const char         *json,
                 GError            **error)
{
  g_autofree char *whole = NULL;
  g_autoptr (EntenteRecord) record = NULL;
  guint32 place;
  guint32 slot;

  g_return_val_if_fail (type != ENTENTE_RECORD_DOCUMENT, ENTENTE_NO_SLOT);

  if (!entente_act_go_on (self))
    {
      entente_map_set_canceled (error);
      return ENTENTE_NO_SLOT;
    }
  whole = with_id (self, type, json);
  place = find_last (self, type);
  record = new_record_behind (self, type, place, whole);
  slot = entente_map_reserve_slot (self->map, type);
  if (!entente_act_check_record (self, type, slot, record, error))
    return ENTENTE_NO_SLOT;
  entente_act_ensure_array (self, type);
  entente_act_add_swap (self, type, slot, NULL, g_steal_pointer (&record), place);
  return slot;
}

void
entente_act_set_merge_key (EntenteAct *self,
                           const char *key)
{
  g_free (self->merge_key);
  self->merge_key = g_strdup (key);
}

void
entente_act_set_whole_map (EntenteAct *self,
                           gboolean    whole_map)
{
  self->is_whole_map = whole_map != FALSE;
}

gboolean
entente_act_get_whole_map (EntenteAct *self)
{
  return self->is_whole_map;
}

/* What was called off would have done something. */
gboolean
entente_act_is_empty (EntenteAct *self)
{
  drop_idle (self);
  return self->swaps->len == 0 && !self->called_off;
}

/**
 * entente_act_get_name:
 *
 * Returns: (transfer none): as it was given
 */
const char *
entente_act_get_name (EntenteAct *self)
{
  return self->name;
}

/**
 * entente_act_get_swaps:
 * @n_swaps: (out):
 *
 * Returns: (transfer none) (array length=n_swaps): at most one for each record
 */
const EntenteSwap *
entente_act_get_swaps (EntenteAct *self,
                       guint      *n_swaps)
{
  drop_idle (self);
  *n_swaps = self->swaps->len;
  return (const EntenteSwap *) (gpointer) self->swaps->data;
}

static gboolean
is_same_record (EntenteRecord *a,
                EntenteRecord *b)
{
  gsize a_length;
  gsize b_length;
  const char *a_json;
  const char *b_json;

  if (a == NULL || b == NULL)
    return a == b;
  a_json = entente_record_get_json (a, &a_length);
  b_json = entente_record_get_json (b, &b_length);
  return a_length == b_length && memcmp (a_json, b_json, a_length) == 0;
}

gboolean
entente_act_changes_nothing (EntenteAct *self)
{
  drop_idle (self);
  for (guint i = 0; i < self->swaps->len; i++)
    {
      EntenteSwap *swap = &g_array_index (self->swaps, EntenteSwap, i);

      if (!is_same_record (swap->before, swap->after))
        return FALSE;
    }
  return TRUE;
}

/**
 * entente_act_absorb:
 * @later: (transfer full): what was done right after
 *
 * Makes one step of two: what @later put in a record becomes what this act put there.
 */
void
entente_act_absorb (EntenteAct *self,
                    EntenteAct *later)
{
  drop_idle (later);
  for (guint i = 0; i < later->swaps->len; i++)
    {
      EntenteSwap *new = &g_array_index (later->swaps, EntenteSwap, i);
      EntenteSwap *old = entente_act_find_swap (self, new->type, new->slot);

      if (old == NULL)
        {
          entente_act_add_swap (self, new->type, new->slot, g_steal_pointer (&new->before),
                                g_steal_pointer (&new->after), new->place);
          continue;
        }
      g_clear_pointer (&old->after, entente_record_unref);
      old->after = g_steal_pointer (&new->after);
    }
  entente_act_free (later);
}
