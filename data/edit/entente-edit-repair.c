/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-repair.h"

#include "entente-act-private.h"
#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-map-private.h"
#include "entente-map-reader.h"
#include "entente-record-reader.h"
#include "entente-seeded-hash.h"

#include <glib/gi18n.h>
#include <string.h>

/* A record that is set aside as it would be in the map. */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  EntenteRecord *record; /* (owned) */
  char *id;              /* (nullable) */
  GArray *named;         /* EntenteNamed */
} Candidate;

/**
 * Repair:
 *
 * What becomes part of the map in one act. @waiting holds the records set aside that have no faults
 * of their own, each under the first id it misses, as "type id"; @arrived the ids that are there
 * once the act is done. So each record is looked at once for each id it waits for.
 */
typedef struct
{
  EntenteMap *map;
  EntenteAct *act;
  GHashTable *waiting; /* char * → GPtrArray of Candidate */
  GHashTable *arrived; /* char * */
} Repair;

static void
candidate_free (Candidate *self)
{
  g_clear_pointer (&self->record, entente_record_unref);
  g_array_unref (self->named);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Candidate, candidate_free)

static char *
make_key (EntenteRecordType  type,
          const char        *id)
{
  return g_strdup_printf ("%u %s", (guint) type, id);
}

/* @record: (transfer full). NULL with the first fault it has of its own. */
static Candidate *
candidate_new (EntenteMap         *map,
               EntenteRecordType   type,
               guint32             slot,
               EntenteRecord      *record,
               GError            **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (Candidate) self = g_new0 (Candidate, 1);
  EntenteRow row = { 0 };

  self->type = type;
  self->slot = slot;
  self->record = record;
  self->named = entente_named_list_new ();
  if (entente_record_read (map, type, record, NULL, FALSE, faults, &row, self->named))
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

/* The first id a record names that nothing has. */
static const EntenteNamed *
find_missing (EntenteMap *map,
              Candidate  *candidate,
              GHashTable *arrived)
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
      key = make_key (type, named->id);
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
check_missing (EntenteMap  *map,
               Candidate   *candidate,
               GError     **error)
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
check_id (EntenteMap  *map,
          Candidate   *candidate,
          GHashTable  *arrived,
          GError     **error)
{
  g_autofree char *key = NULL;

  if (candidate->id == NULL)
    return TRUE;
  key = make_key (candidate->type, candidate->id);
  if (entente_map_find (map, candidate->type, candidate->id) == ENTENTE_NO_SLOT
      && (arrived == NULL || !g_hash_table_contains (arrived, key)))
    return TRUE;
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The id “%s” is taken already."), candidate->id);
  return FALSE;
}

char *
entente_map_dup_problem (EntenteMap        *map,
                         EntenteRecordType  type,
                         guint32            slot)
{
  g_autoptr (Candidate) candidate = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (entente_map_is_set_aside (map, type, slot), NULL);

  candidate = candidate_new (map, type, slot, dup_as_sound (map, type, slot), &error);
  if (candidate == NULL)
    return g_strdup (error->message);
  if (type != ENTENTE_RECORD_DOCUMENT
      && (!check_id (map, candidate, NULL, &error) || !check_missing (map, candidate, &error)))
    return g_strdup (error->message);
  return NULL;
}

guint
entente_map_get_n_problems (EntenteMap *map)
{
  guint n = 0;

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    n += entente_map_get_n_set_aside (map, type);
  return n;
}

static void
add_waiting (Repair    *self,
             Candidate *candidate)
{
  const EntenteNamed *missing = find_missing (self->map, candidate, self->arrived);
  char *key = make_key (entente_role_get_record_type (missing->role), missing->id);
  GPtrArray *others = g_hash_table_lookup (self->waiting, key);

  if (others == NULL)
    {
      others = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
      g_hash_table_insert (self->waiting, key, others);
    }
  else
    g_free (key);
  g_ptr_array_add (others, candidate);
}

/* All but the one that is repaired, as far as they only miss what is not there. */
static void
collect_waiting (Repair            *self,
                 EntenteRecordType  repaired_type,
                 guint32            repaired)
{
  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      guint32 slot = entente_map_get_n_set_aside (self->map, type) > 0
                         ? entente_map_get_first_entry (self->map, type)
                         : ENTENTE_NO_SLOT;

      for (; slot != ENTENTE_NO_SLOT; slot = entente_map_get_next_entry (self->map, type, slot))
        {
          Candidate *candidate;

          if (!entente_map_is_set_aside (self->map, type, slot)
              || (type == repaired_type && slot == repaired))
            continue;
          candidate
              = candidate_new (self->map, type, slot, dup_as_sound (self->map, type, slot), NULL);
          if (candidate != NULL && find_missing (self->map, candidate, NULL) != NULL)
            add_waiting (self, candidate);
          else
            g_clear_pointer (&candidate, candidate_free);
        }
    }
}

/* Those that waited for an id and miss nothing more go to @ready, the others wait for the next. */
static void
wake (Repair            *self,
      EntenteRecordType  type,
      const char        *id,
      GPtrArray         *ready)
{
  g_autofree char *key = make_key (type, id);
  g_autofree char *stolen_key = NULL;
  g_autoptr (GPtrArray) woken = NULL;

  if (!g_hash_table_steal_extended (self->waiting, key, (gpointer *) &stolen_key,
                                    (gpointer *) &woken))
    return;
  g_ptr_array_set_free_func (woken, NULL);
  for (guint i = 0; i < woken->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (woken, i);

      if (find_missing (self->map, candidate, self->arrived) != NULL)
        add_waiting (self, candidate);
      else
        g_ptr_array_add (ready, candidate);
    }
}

static void
take_in (Repair    *self,
         Candidate *candidate)
{
  entente_act_add_swap (self->act, candidate->type, candidate->slot,
                        entente_map_dup_record (self->map, candidate->type, candidate->slot),
                        entente_record_ref (candidate->record), ENTENTE_NO_SLOT);
  if (candidate->id != NULL)
    g_hash_table_add (self->arrived, make_key (candidate->type, candidate->id));
}

/* @first: (transfer full) */
static void
take_in_all (Repair    *self,
             Candidate *first)
{
  g_autoptr (GPtrArray) ready
      = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);

  g_ptr_array_add (ready, first);
  while (ready->len > 0)
    {
      g_autoptr (Candidate) candidate = g_ptr_array_steal_index_fast (ready, ready->len - 1);

      /* Two that waited may have one id. */
      if (!check_id (self->map, candidate, self->arrived, NULL))
        continue;
      take_in (self, candidate);
      if (candidate->id != NULL)
        wake (self, candidate->type, candidate->id, ready);
    }
}

static const char *
get_step_name (EntenteRecordType type)
{
  switch (type)
    {
    case ENTENTE_RECORD_ARTICLE:
      return _("Repair Article");
    case ENTENTE_RECORD_ACTOR:
      return _("Repair Actor");
    case ENTENTE_RECORD_RELATION:
      return _("Repair Relation");
    case ENTENTE_RECORD_STEP:
      return _("Repair Step of the Story");
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return _("Repair Map");
    }
}

/* @text as a record in the place of the one set aside. */
static Candidate *
read_text (EntenteMap         *map,
           EntenteRecordType   type,
           guint32             slot,
           const char         *text,
           GError            **error)
{
  g_autoptr (EntenteRecord) aside = entente_map_dup_record (map, type, slot);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (!entente_json_check (trimmed, -1, error))
    return NULL;
  return candidate_new (map, type, slot, entente_record_new_like (aside, trimmed, -1), error);
}

static gboolean
check_lists (EntenteMap  *map,
             Candidate   *document,
             GError     **error)
{
  gsize length;
  const char *json = entente_record_get_json (document->record, &length);
  const char *missing
      = entente_document_find_missing_list (json, length, entente_map_get_types (map));

  if (missing == NULL)
    return TRUE;
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The list “%s” must stay, as []: its records are put there when the map is saved."),
               missing);
  return FALSE;
}

EntenteAct *
entente_edit_repair (EntenteMap         *map,
                     EntenteRecordType   type,
                     guint32             slot,
                     const char         *text,
                     GError            **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, get_step_name (type));
  g_autoptr (Candidate) candidate = NULL;
  g_autoptr (GHashTable) waiting = g_hash_table_new_full (
      entente_seeded_text_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) arrived
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  Repair repair = { map, act, waiting, arrived };

  g_return_val_if_fail (entente_map_is_set_aside (map, type, slot), NULL);

  candidate = read_text (map, type, slot, text, error);
  if (candidate == NULL)
    return NULL;
  if (type == ENTENTE_RECORD_DOCUMENT)
    {
      if (!check_lists (map, candidate, error))
        return NULL;
      take_in (&repair, candidate);
      return g_steal_pointer (&act);
    }
  if (!check_id (map, candidate, NULL, error) || !check_missing (map, candidate, error))
    return NULL;
  collect_waiting (&repair, type, slot);
  take_in_all (&repair, g_steal_pointer (&candidate));
  return g_steal_pointer (&act);
}

EntenteAct *
entente_edit_discard (EntenteMap        *map,
                      EntenteRecordType  type,
                      const guint32     *slots,
                      guint              n_slots)
{
  EntenteAct *act = entente_act_new (map, _("Remove What Has Faults"));

  for (guint i = 0; i < n_slots; i++)
    if (type != ENTENTE_RECORD_DOCUMENT && entente_map_is_set_aside (map, type, slots[i]))
      entente_act_drop_record (act, type, slots[i]);
  return act;
}
