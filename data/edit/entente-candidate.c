/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-candidate-private.h"

#include "entente-act-private.h"
#include "entente-map-reader.h"
#include "entente-seeded-hash.h"

#include <glib/gi18n.h>

/**
 * Waiting:
 *
 * What becomes part of the map in one act. @waiting holds the records set aside that have no faults
 * of their own, each under the first id it misses, as "type id"; @arrived the ids that are there
 * once the act is done. So each record is looked at once for each id it waits for.
 */
typedef struct
{
  EntenteMap *map;
  EntenteAct *act;
  GHashTable *waiting; /* char * → GPtrArray of EntenteCandidate */
  GHashTable *arrived; /* char * */
} Waiting;

void
entente_candidate_free (EntenteCandidate *self)
{
  g_clear_pointer (&self->record, entente_record_unref);
  g_array_unref (self->named);
  g_free (self->id);
  g_free (self);
}

char *
entente_candidate_make_key (EntenteRecordType  type,
                            const char        *id)
{
  return g_strdup_printf ("%u %s", (guint) type, id);
}

/* The text of a record set aside as one that is not. (transfer full) */
static EntenteRecord *
dup_as_sound (EntenteMap        *map,
              EntenteRecordType  type,
              guint32            slot)
{
  g_autoptr (EntenteRecord) aside = entente_map_dup_record (map, type, slot);
  gsize length;
  const char *json = entente_record_get_json (aside, &length);

  return entente_record_new_like (aside, json, (gssize) length);
}

EntenteCandidate *
entente_candidate_new (EntenteMap         *map,
                       EntenteRecordType   type,
                       guint32             slot,
                       EntenteRecord      *record,
                       GError            **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteCandidate) self = g_new0 (EntenteCandidate, 1);
  EntenteRow row = { 0 };

  self->type = type;
  self->slot = slot;
  self->record = record != NULL ? record : dup_as_sound (map, type, slot);
  self->named = entente_named_list_new ();
  if (entente_record_read (map, type, self->record, NULL, FALSE, faults, &row, self->named))
    {
      self->id = g_strdup (entente_row_get_id (type, &row));
      return g_steal_pointer (&self);
    }
  for (guint i = 0;; i++)
    {
      const EntenteFault *fault = entente_fault_list_get (faults, i);

      if (fault->verdict != ENTENTE_VERDICT_FAULT)
        continue;
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, "%s%s%s", fault->path,
                   *fault->path != '\0' ? ": " : "", fault->message);
      return NULL;
    }
}

/* The first id a record names that nothing has. */
static const EntenteNamed *
find_missing (EntenteMap       *map,
              EntenteCandidate *candidate,
              GHashTable       *arrived)
{
  for (guint i = 0; i < candidate->named->len; i++)
    {
      const EntenteNamed *named = &g_array_index (candidate->named, EntenteNamed, i);
      EntenteRecordType type = entente_role_get_record_type (named->role);
      g_autofree char *key = NULL;

      if (entente_map_find (map, type, named->id) != ENTENTE_NO_SLOT)
        continue;
      if (arrived == NULL)
        return named;
      key = entente_candidate_make_key (type, named->id);
      if (!g_hash_table_contains (arrived, key))
        return named;
    }
  return NULL;
}

static char *
describe_missing (const EntenteNamed *missing)
{
  switch (entente_role_get_record_type (missing->role))
    {
    case ENTENTE_RECORD_ARTICLE:
      return g_strdup_printf (_("It waits for the article “%s”, which is not in the map."),
                              missing->id);
    case ENTENTE_RECORD_RELATION:
      return g_strdup_printf (_("It waits for the relation “%s”, which is not in the map."),
                              missing->id);
    default:
      return g_strdup_printf (_("It waits for the actor “%s”, which is not in the map."),
                              missing->id);
    }
}

static gboolean
check_missing (EntenteMap        *map,
               EntenteCandidate  *candidate,
               GError           **error)
{
  const EntenteNamed *missing = find_missing (map, candidate, NULL);
  g_autofree char *message = NULL;

  if (missing == NULL)
    return TRUE;
  message = describe_missing (missing);
  g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, message);
  return FALSE;
}

/* Whether nothing in the map or the act has its id. */
static gboolean
check_id (EntenteMap        *map,
          EntenteCandidate  *candidate,
          GHashTable        *arrived,
          GError           **error)
{
  g_autofree char *key = NULL;

  if (candidate->id == NULL)
    return TRUE;
  key = entente_candidate_make_key (candidate->type, candidate->id);
  if (entente_map_find (map, candidate->type, candidate->id) == ENTENTE_NO_SLOT
      && (arrived == NULL || !g_hash_table_contains (arrived, key)))
    return TRUE;
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The id “%s” is taken already."), candidate->id);
  return FALSE;
}

static void
add_waiting (Waiting          *self,
             EntenteCandidate *candidate)
{
  const EntenteNamed *missing = find_missing (self->map, candidate, self->arrived);
  char *key = entente_candidate_make_key (entente_role_get_record_type (missing->role), missing->id);
  GPtrArray *others = g_hash_table_lookup (self->waiting, key);

  if (others == NULL)
    {
      others = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_candidate_free);
      g_hash_table_insert (self->waiting, key, others);
    }
  else
    g_free (key);
  g_ptr_array_add (others, candidate);
}

/* All but the one that is repaired (nullable), as far as they only miss what is not there. */
static void
collect_waiting (Waiting                *self,
                 const EntenteCandidate *repaired)
{
  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      guint32 slot = entente_map_get_n_set_aside (self->map, type) > 0
                         ? entente_map_get_first_entry (self->map, type)
                         : ENTENTE_NO_SLOT;

      for (; slot != ENTENTE_NO_SLOT; slot = entente_map_get_next_entry (self->map, type, slot))
        {
          EntenteCandidate *candidate;

          if (!entente_map_is_set_aside (self->map, type, slot)
              || (repaired != NULL && type == repaired->type && slot == repaired->slot))
            continue;
          candidate = entente_candidate_new (self->map, type, slot, NULL, NULL);
          if (candidate != NULL && find_missing (self->map, candidate, NULL) != NULL)
            add_waiting (self, candidate);
          else
            g_clear_pointer (&candidate, entente_candidate_free);
        }
    }
}

/* Those that waited for an id and miss nothing more go to @ready, the others wait for the next. */
static void
wake (Waiting           *self,
      EntenteRecordType  type,
      const char        *id,
      GPtrArray         *ready)
{
  g_autofree char *key = entente_candidate_make_key (type, id);
  g_autofree char *stolen_key = NULL;
  g_autoptr (GPtrArray) woken = NULL;

  if (!g_hash_table_steal_extended (self->waiting, key, (gpointer *) &stolen_key,
                                    (gpointer *) &woken))
    return;
  g_ptr_array_set_free_func (woken, NULL);
  for (guint i = 0; i < woken->len; i++)
    {
      EntenteCandidate *candidate = g_ptr_array_index (woken, i);

      if (find_missing (self->map, candidate, self->arrived) != NULL)
        add_waiting (self, candidate);
      else
        g_ptr_array_add (ready, candidate);
    }
}

static void
take_in (Waiting          *self,
         EntenteCandidate *candidate)
{
  entente_act_add_swap (self->act, candidate->type, candidate->slot,
                        entente_map_dup_record (self->map, candidate->type, candidate->slot),
                        entente_record_ref (candidate->record), ENTENTE_NO_SLOT);
  if (candidate->id != NULL)
    g_hash_table_add (self->arrived, entente_candidate_make_key (candidate->type, candidate->id));
}

static void
take_in_all (Waiting   *self,
             GPtrArray *ready)
{
  while (ready->len > 0)
    {
      g_autoptr (EntenteCandidate) candidate
          = g_ptr_array_steal_index_fast (ready, ready->len - 1);

      /* Two that waited may have one id. */
      if (!check_id (self->map, candidate, self->arrived, NULL))
        continue;
      take_in (self, candidate);
      if (candidate->id != NULL)
        wake (self, candidate->type, candidate->id, ready);
    }
}

static void
waiting_init (Waiting    *self,
              EntenteMap *map,
              EntenteAct *act)
{
  self->map = map;
  self->act = act;
  self->waiting = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->arrived = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
}

static void
waiting_clear (Waiting *self)
{
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->arrived);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, waiting_clear)

gboolean
entente_candidate_check (EntenteCandidate  *self,
                         EntenteMap        *map,
                         GError           **error)
{
  return check_id (map, self, NULL, error) && check_missing (map, self, error);
}

void
entente_act_take_in (EntenteAct       *act,
                     EntenteCandidate *candidate)
{
  g_auto (Waiting) self;
  g_autoptr (GPtrArray) ready
      = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_candidate_free);

  waiting_init (&self, act->map, act);
  collect_waiting (&self, candidate);
  g_ptr_array_add (ready, candidate);
  take_in_all (&self, ready);
}

void
entente_act_take_in_waiting (EntenteAct *act)
{
  g_auto (Waiting) self;
  g_autoptr (GPtrArray) ready
      = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_candidate_free);

  waiting_init (&self, act->map, act);
  collect_waiting (&self, NULL);
  if (g_hash_table_size (self.waiting) == 0)
    return;
  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      GHashTableIter iter;
      gpointer id;

      if (act->added[type] == NULL)
        continue;
      g_hash_table_iter_init (&iter, act->added[type]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          g_hash_table_add (self.arrived, entente_candidate_make_key (type, id));
          wake (&self, type, id, ready);
        }
    }
  take_in_all (&self, ready);
}

GHashTable *
entente_map_list_waiting (EntenteMap *map)
{
  GHashTable *ids = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  g_auto (Waiting) self;
  GHashTableIter iter;
  gpointer value;

  waiting_init (&self, map, NULL);
  collect_waiting (&self, NULL);
  g_hash_table_iter_init (&iter, self.waiting);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *candidates = value;

      for (guint i = 0; i < candidates->len; i++)
        {
          const EntenteCandidate *candidate = g_ptr_array_index (candidates, i);

          if (candidate->id != NULL)
            g_hash_table_add (ids, entente_candidate_make_key (candidate->type, candidate->id));
        }
    }
  return ids;
}
