/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arrays of a table. What is always true between the steps of a job: `shown` is part of `all`, in
 * the same order, unless a job is under way: then both may be what they were before. */

#define G_LOG_DOMAIN "entente-table"

#include "entente-table-order.h"

#include "entente-plain-text.h"
#include "entente-table-values.h"
#include "entente-table-words.h"

#include <string.h>

#define N_BETWEEN_LOOKS 200    /* records or moves between two looks at the clock */
#define N_FOLLOWED_ONE_BY_ONE 1000 /* of more changes at once everything is sorted anew */
#define FIRST_ANSWER_US 30000      /* after that, that nothing is found yet is said */

typedef enum
{
  STAGE_DONE,
  STAGE_KEYS,
  STAGE_SORT,
  STAGE_FILTER,
} Stage;

typedef struct
{
  guint32 source;
  guint32 target;
} Ends;

struct _EntenteTableOrder
{
  EntenteMap *map;
  EntenteRecordType type;
  EntenteTableMoved moved;
  gpointer user_data;

  GArray *all;         /* guint32: every record, sorted */
  GArray *shown;       /* guint32: of these the ones that were sought */
  EntenteTableValues *values; /* what `all` is sorted by */
  EntenteTableWords *words;   /* by which rows are found */
  GArray *ends;               /* Ends by slot of relation; of actors only: whom a relation joined that is gone */
  GHashTable *waiting;        /* slots that changed while held */

  EntenteTableColumn column;
  char **sought; /* folded; none: everything is shown */
  guint descending : 1;
  guint held : 1;

  /* the job */
  Stage stage;
  guint next;
  gint64 begun; /* filtering, monotonic µs */
  GArray *candidates; /* what is filtered: `all`, or what an earlier, wider filter left of it */
  GArray *found;
  guint n_told; /* of found those that are shown already */
  guint begun_to_show : 1;
  guint sorts_afterwards : 1; /* what is filtered is in an older order */
};

static GArray *
new_slots (guint n_slots)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_slots);
}

/* Where a slot stands in an array that is sorted by the keys, or would stand. */
static gboolean
find_place (EntenteTableOrder *self,
            GArray            *slots,
            guint32            slot,
            guint             *place)
{
  guint low = 0;
  guint high = slots->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entente_table_values_compare (self->values, g_array_index (slots, guint32, middle), slot)
          < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *place = low;
  return low < slots->len && g_array_index (slots, guint32, low) == slot;
}

static gboolean
is_sought (EntenteTableOrder *self,
           guint32            slot)
{
  return self->sought == NULL || entente_table_words_have (self->words, slot, self->sought);
}

static void
show (EntenteTableOrder *self,
      GArray            *slots)
{
  guint n_before = self->shown->len;

  g_array_unref (self->shown);
  self->shown = slots;
  self->moved (0, n_before, slots->len, self->user_data);
}

static void
stop (EntenteTableOrder *self)
{
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  self->stage = STAGE_DONE;
}

static void
begin_filter (EntenteTableOrder *self,
              GArray            *candidates)
{
  g_autoptr (GArray) these = g_array_ref (candidates);

  stop (self);
  if (self->sought == NULL)
    {
      show (self, g_array_copy (self->all));
      return;
    }
  self->candidates = g_steal_pointer (&these);
  self->found = new_slots (0);
  self->n_told = 0;
  self->begun_to_show = FALSE;
  self->next = 0;
  self->begun = g_get_monotonic_time ();
  self->stage = STAGE_FILTER;
}

/* What is found is shown as soon as there is something; before that, what was shown stays. */
static void
show_found (EntenteTableOrder *self)
{
  guint n_new = self->found->len - self->n_told;

  if (!self->begun_to_show)
    show (self, g_array_copy (self->found));
  else if (n_new > 0)
    {
      g_array_append_vals (self->shown, &g_array_index (self->found, guint32, self->n_told), n_new);
      self->moved (self->n_told, 0, n_new, self->user_data);
    }
  self->begun_to_show = TRUE;
  self->n_told = self->found->len;
}

static void
begin_sort (EntenteTableOrder *self)
{
  stop (self);
  g_clear_pointer (&self->values, entente_table_values_free);
  self->values = entente_table_values_new (self->map, self->column, self->descending);
  self->sorts_afterwards = FALSE;
  self->next = 0;
  self->stage = STAGE_KEYS;
}

/* The slots that live, in the order of the slots. */
static GArray *
list_living (EntenteTableOrder *self)
{
  guint n_slots = entente_map_get_n_slots (self->map, self->type);
  GArray *living = new_slots (entente_map_get_n_records (self->map, self->type));

  for (guint32 slot = 0; slot < n_slots; slot++)
    if (entente_map_is_alive (self->map, self->type, slot))
      g_array_append_val (living, slot);
  return living;
}

static void
set_ends (EntenteTableOrder *self,
          guint32            relation)
{
  const EntenteRelation *row = entente_map_get_relation (self->map, relation);

  if (self->ends->len <= relation)
    g_array_set_size (self->ends, relation + 1);
  if (row != NULL)
    g_array_index (self->ends, Ends, relation) = (Ends){ row->source, row->target };
}

static void
load (EntenteTableOrder *self)
{
  guint n_relations = entente_map_get_n_slots (self->map, ENTENTE_RECORD_RELATION);

  g_array_unref (self->all);
  self->all = list_living (self);
  g_clear_pointer (&self->words, entente_table_words_free);
  self->words = entente_table_words_new (self->map, self->type);
  if (self->type != ENTENTE_RECORD_ACTOR)
    return;
  for (guint32 relation = 0; relation < n_relations; relation++)
    if (entente_map_is_alive (self->map, ENTENTE_RECORD_RELATION, relation))
      set_ends (self, relation);
}

/* Of what is shown what still lives. */
static GArray *
list_shown (EntenteTableOrder *self)
{
  GArray *living = new_slots (self->shown->len);

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint32 slot = g_array_index (self->shown, guint32, i);

      if (entente_map_is_alive (self->map, self->type, slot))
        g_array_append_val (living, slot);
    }
  return living;
}

/* Everything anew; what is shown meanwhile is of records that live. */
static void
reload (EntenteTableOrder *self)
{
  stop (self);
  g_hash_table_remove_all (self->waiting);
  load (self);
  show (self, list_shown (self));
  begin_sort (self);
}

static gboolean
step_keys (EntenteTableOrder *self)
{
  guint end = MIN (self->next + N_BETWEEN_LOOKS, self->all->len);

  for (; self->next < end; self->next++)
    entente_table_values_read (self->values, g_array_index (self->all, guint32, self->next));
  return self->next < self->all->len;
}

static gboolean
step_filter (EntenteTableOrder *self)
{
  guint end = MIN (self->next + N_BETWEEN_LOOKS, self->candidates->len);

  for (; self->next < end; self->next++)
    {
      guint32 slot = g_array_index (self->candidates, guint32, self->next);

      if (is_sought (self, slot))
        g_array_append_val (self->found, slot);
    }
  return self->next < self->candidates->len;
}

/* What was filtered meanwhile is in the order of before. */
static void
finish_filter (EntenteTableOrder *self)
{
  self->stage = STAGE_DONE;
  show_found (self);
  stop (self);
  if (self->sorts_afterwards)
    begin_sort (self);
}

static void
finish_sort (EntenteTableOrder *self)
{
  g_autoptr (GArray) living = list_living (self);

  g_array_unref (self->all);
  self->all = entente_table_values_deal (self->values, living);
  begin_filter (self, self->all);
}

static void
finish_stage (EntenteTableOrder *self)
{
  switch (self->stage)
    {
    case STAGE_KEYS:
      self->stage = STAGE_SORT;
      break;
    case STAGE_SORT:
      finish_sort (self);
      break;
    case STAGE_FILTER:
      finish_filter (self);
      break;
    default:
      break;
    }
}

static gboolean
step_stage (EntenteTableOrder *self)
{
  switch (self->stage)
    {
    case STAGE_KEYS:
      return step_keys (self);
    case STAGE_SORT:
      return entente_table_values_step (self->values, N_BETWEEN_LOOKS);
    case STAGE_FILTER:
      return step_filter (self);
    default:
      return FALSE;
    }
}

gboolean
entente_table_order_step (EntenteTableOrder *self,
                          guint              microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (self->stage != STAGE_DONE)
    {
      if (!step_stage (self))
        finish_stage (self);
      if (g_get_monotonic_time () >= end)
        break;
    }
  if (self->stage == STAGE_FILTER
      && (self->found->len > 0 || g_get_monotonic_time () >= self->begun + FIRST_ANSWER_US))
    show_found (self);
  return self->stage != STAGE_DONE;
}

gboolean
entente_table_order_get_searching (EntenteTableOrder *self)
{
  return self->stage == STAGE_FILTER;
}

gboolean
entente_table_order_get_sorting (EntenteTableOrder *self)
{
  return self->stage == STAGE_KEYS || self->stage == STAGE_SORT;
}

guint
entente_table_order_get_n_found (EntenteTableOrder *self)
{
  return self->stage == STAGE_FILTER ? self->n_told : self->shown->len;
}

static void
take_out (EntenteTableOrder *self,
          guint32            slot)
{
  guint place;

  if (find_place (self, self->all, slot, &place))
    g_array_remove_index (self->all, place);
  if (find_place (self, self->shown, slot, &place))
    {
      g_array_remove_index (self->shown, place);
      self->moved (place, 1, 0, self->user_data);
    }
}

static void
put_in (EntenteTableOrder *self,
        guint32            slot)
{
  guint place;

  if (!find_place (self, self->all, slot, &place))
    g_array_insert_val (self->all, place, slot);
  if (is_sought (self, slot) && !find_place (self, self->shown, slot, &place))
    {
      g_array_insert_val (self->shown, place, slot);
      self->moved (place, 0, 1, self->user_data);
    }
}

/* Whether a slot still belongs where it stands: between its neighbors in both arrays, and shown if it
 * was. Its new key is read. */
static gboolean
stays (EntenteTableOrder *self,
       GArray            *slots,
       guint              place)
{
  guint32 slot = g_array_index (slots, guint32, place);

  return (place == 0
          || entente_table_values_compare (self->values, g_array_index (slots, guint32, place - 1),
                                           slot)
                 < 0)
         && (place + 1 >= slots->len
             || entente_table_values_compare (self->values, slot,
                                              g_array_index (slots, guint32, place + 1))
                    < 0);
}

static void
follow_one (EntenteTableOrder *self,
            guint32            slot)
{
  guint32 before = entente_table_values_get (self->values, slot);
  guint32 now;
  guint place;
  guint place_shown;
  gboolean was_there = find_place (self, self->all, slot, &place);
  gboolean was_shown = find_place (self, self->shown, slot, &place_shown);

  entente_table_words_forget (self->words, slot);
  if (!entente_map_is_alive (self->map, self->type, slot))
    {
      take_out (self, slot);
      return;
    }
  now = entente_table_values_read (self->values, slot);
  if (was_there && stays (self, self->all, place) && was_shown == is_sought (self, slot)
      && (!was_shown || stays (self, self->shown, place_shown)))
    return;
  entente_table_values_set (self->values, slot, before);
  take_out (self, slot);
  entente_table_values_set (self->values, slot, now);
  put_in (self, slot);
}

/* The actors whose counts a relation's change may change: those it joined before and joins now. */
static void
touch_ends (EntenteTableOrder *self,
            GHashTable        *touched,
            guint32            relation)
{
  gboolean matters = entente_table_column_is_of_ties (self->column);

  for (guint pass = 0; pass < 2; pass++)
    {
      if (matters && relation < self->ends->len)
        {
          Ends ends = g_array_index (self->ends, Ends, relation);

          g_hash_table_add (touched, GUINT_TO_POINTER (ends.source));
          g_hash_table_add (touched, GUINT_TO_POINTER (ends.target));
        }
      set_ends (self, relation);
    }
}

/* The relations that an actor's name stands in. */
static void
touch_relations (EntenteTableOrder *self,
                 GHashTable        *touched,
                 guint32            actor)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (self->map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    g_hash_table_add (touched, GUINT_TO_POINTER (reference.relation));
}

/* FALSE where it concerns every row. */
static gboolean
touch (EntenteTableOrder   *self,
       GHashTable          *touched,
       const EntenteChange *change)
{
  if (change->type == self->type)
    g_hash_table_add (touched, GUINT_TO_POINTER (change->slot));
  if (change->type == ENTENTE_RECORD_ACTOR)
    {
      entente_table_words_forget_actor (self->words, change->slot);
      entente_table_values_forget_actor (self->values, change->slot);
    }
  if (change->type == ENTENTE_RECORD_RELATION && self->type == ENTENTE_RECORD_ACTOR)
    touch_ends (self, touched, change->slot);
  if (change->type == ENTENTE_RECORD_ACTOR && self->type == ENTENTE_RECORD_RELATION
      && change->kind == ENTENTE_CHANGE_CHANGED)
    touch_relations (self, touched, change->slot);
  return change->type != ENTENTE_RECORD_DOCUMENT
         || (self->sought == NULL && self->column != ENTENTE_TABLE_ACTOR_KIND
             && self->column != ENTENTE_TABLE_RELATION_KIND);
}

static void
follow_all (EntenteTableOrder *self,
            GHashTable        *touched)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    {
      if (self->held && entente_map_is_alive (self->map, self->type, GPOINTER_TO_UINT (slot)))
        g_hash_table_add (self->waiting, slot);
      else
        follow_one (self, GPOINTER_TO_UINT (slot));
    }
}

void
entente_table_order_follow (EntenteTableOrder   *self,
                            const EntenteChange *changes,
                            guint                n_changes)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  gboolean few = self->stage == STAGE_DONE;

  for (guint i = 0; i < n_changes && g_hash_table_size (touched) <= N_FOLLOWED_ONE_BY_ONE; i++)
    few = touch (self, touched, &changes[i]) && few;
  if (few && g_hash_table_size (touched) <= N_FOLLOWED_ONE_BY_ONE)
    follow_all (self, touched);
  else
    reload (self);
}

void
entente_table_order_set_held (EntenteTableOrder *self,
                              gboolean           held)
{
  g_autoptr (GHashTable) waiting = NULL;

  self->held = held != FALSE;
  if (self->held)
    return;
  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_hash_table_new (NULL, NULL);
  if (self->stage == STAGE_DONE)
    follow_all (self, waiting);
  else
    reload (self);
}

EntenteTableOrder *
entente_table_order_new (EntenteMap        *map,
                         EntenteRecordType  type,
                         EntenteTableMoved  moved,
                         gpointer           user_data)
{
  EntenteTableOrder *self = g_new0 (EntenteTableOrder, 1);

  self->map = g_object_ref (map);
  self->type = type;
  self->moved = moved;
  self->user_data = user_data;
  self->all = new_slots (0);
  self->values = entente_table_values_new (map, ENTENTE_TABLE_NO_COLUMN, FALSE);
  self->ends = g_array_new (FALSE, TRUE, sizeof (Ends));
  self->waiting = g_hash_table_new (NULL, NULL);
  load (self);
  self->shown = g_array_copy (self->all);
  return self;
}

void
entente_table_order_free (EntenteTableOrder *self)
{
  stop (self);
  g_array_unref (self->all);
  g_array_unref (self->shown);
  g_array_unref (self->ends);
  g_clear_pointer (&self->values, entente_table_values_free);
  g_clear_pointer (&self->words, entente_table_words_free);
  g_hash_table_unref (self->waiting);
  g_strfreev (self->sought);
  g_object_unref (self->map);
  g_free (self);
}

GArray *
entente_table_order_get_shown (EntenteTableOrder *self)
{
  return self->shown;
}

gboolean
entente_table_order_find (EntenteTableOrder *self,
                          guint32            slot,
                          guint             *position)
{
  if (self->stage == STAGE_DONE)
    return find_place (self, self->shown, slot, position);
  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, guint32, i) == slot)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

void
entente_table_order_sort (EntenteTableOrder  *self,
                          EntenteTableColumn  column,
                          gboolean            descending)
{
  if (self->column == column && self->descending == (descending != FALSE))
    return;
  self->column = column;
  self->descending = descending != FALSE;
  begin_sort (self);
}

/* Whether everything found by the words now is among what was found by those before. */
static gboolean
is_narrower (EntenteTableOrder *self,
             char             **sought)
{
  guint i;

  if (self->stage != STAGE_DONE || self->sought == NULL || sought == NULL)
    return FALSE;
  for (i = 0; self->sought[i] != NULL; i++)
    if (sought[i] == NULL || strstr (sought[i], self->sought[i]) == NULL)
      return FALSE;
  return TRUE;
}

void
entente_table_order_filter (EntenteTableOrder *self,
                            const char        *words)
{
  g_autofree char *folded = entente_plain_text_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (g_strstrip (folded), " \t\n", -1);
  char **sought = *folded != '\0' ? g_steal_pointer (&parts) : NULL;
  gboolean narrower = is_narrower (self, sought);

  g_strfreev (self->sought);
  self->sought = sought;
  /* Nobody waits for the sorting to see what is found. */
  self->sorts_afterwards = self->sorts_afterwards || entente_table_order_get_sorting (self);
  begin_filter (self, narrower ? self->shown : self->all);
  if (self->stage == STAGE_DONE && self->sorts_afterwards)
    begin_sort (self);
}
