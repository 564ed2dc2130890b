/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-merge.h"

#include "entente-aside.h"
#include "entente-edit-repair.h"
#include "entente-edits.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"
#include "entente-merge-private.h"
#include "entente-seeded-hash.h"

#include <glib/gi18n.h>
#include <string.h>

EntenteVersion
_entente_merge_get_version (EntenteSide side)
{
  return side == ENTENTE_SIDE_OURS ? ENTENTE_VERSION_OURS : ENTENTE_VERSION_THEIRS;
}

EntenteJsonSpan
_entente_merge_get_span (EntenteMerge      *self,
                         EntenteRecordType  type,
                         EntenteMergeEntry *entry,
                         EntenteVersion     version)
{
  EntenteJsonSpan span = { NULL, 0 };

  if (entry->slots[version] != ENTENTE_NO_SLOT)
    span.text
        = entente_map_get_json (self->maps[version], type, entry->slots[version], &span.length);
  return span;
}

EntenteJsonSpan
_entente_merge_get_outcome (EntenteMerge      *self,
                            EntenteRecordType  type,
                            EntenteMergeEntry *entry)
{
  switch (entry->outcome)
    {
    case ENTENTE_OUTCOME_OURS:
      return _entente_merge_get_span (self, type, entry, ENTENTE_VERSION_OURS);
    case ENTENTE_OUTCOME_THEIRS:
      return _entente_merge_get_span (self, type, entry, ENTENTE_VERSION_THEIRS);
    case ENTENTE_OUTCOME_OWN:
      return (EntenteJsonSpan){ entry->text, strlen (entry->text) };
    case ENTENTE_OUTCOME_ABSENT:
    default:
      return (EntenteJsonSpan){ NULL, 0 };
    }
}

void
_entente_merge_set_text (EntenteMergeEntry *entry,
                         char              *text)
{
  g_free (entry->text);
  entry->text = text;
  entry->outcome = ENTENTE_OUTCOME_OWN;
}

static void
conflict_free (gpointer data)
{
  EntenteConflict *self = data;

  for (guint i = 0; i < ENTENTE_N_VERSIONS; i++)
    g_free (self->values[i]);
  g_free (self->path);
  g_free (self);
}

static EntenteConflict *
conflict_new (EntenteMerge          *self,
              EntenteRecordType      type,
              EntenteMergeEntry     *entry,
              const char            *path,
              const EntenteVersions *versions)
{
  EntenteConflict *conflict = g_new0 (EntenteConflict, 1);

  conflict->type = type;
  memcpy (conflict->slots, entry->slots, sizeof entry->slots);
  conflict->path = g_strdup (path);
  conflict->values[ENTENTE_VERSION_BASE] = entente_json_span_dup (versions->base);
  conflict->values[ENTENTE_VERSION_OURS] = entente_json_span_dup (versions->ours);
  conflict->values[ENTENTE_VERSION_THEIRS] = entente_json_span_dup (versions->theirs);
  conflict->side = self->prefer;
  return conflict;
}

EntenteSide
_entente_merge_decide (EntenteMerge          *self,
                       EntenteRecordType      type,
                       EntenteMergeEntry     *entry,
                       const char            *path,
                       const EntenteVersions *versions,
                       gboolean               settled)
{
  g_autofree char *key = g_strdup_printf ("%u %u %u %u %s", (guint) type, entry->slots[0],
                                          entry->slots[1], entry->slots[2], path);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));
  EntenteConflict *conflict;

  if (found > 0)
    {
      conflict = g_ptr_array_index (self->conflicts, found - 1);
      conflict->settled |= settled;
      return settled ? self->prefer : conflict->side;
    }
  conflict = conflict_new (self, type, entry, path, versions);
  conflict->settled = settled;
  g_ptr_array_add (self->conflicts, conflict);
  g_hash_table_insert (self->by_key, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->conflicts->len));
  return conflict->side;
}

static void
clear_entry (gpointer data)
{
  g_clear_pointer (&((EntenteMergeEntry *) data)->text, g_free);
}

static void
clear_tables (EntenteMerge *self)
{
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      EntenteMergeTable *table = &self->tables[type];

      g_clear_pointer (&table->entries, g_array_unref);
      g_clear_pointer (&self->orders[type], g_array_unref);
      for (guint i = 0; i < ENTENTE_N_VERSIONS; i++)
        g_clear_pointer (&table->of_slot[i], g_free);
    }
}

static void
run (EntenteMerge *self)
{
  clear_tables (self);
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      self->tables[type].entries = g_array_new (FALSE, TRUE, sizeof (EntenteMergeEntry));
      g_array_set_clear_func (self->tables[type].entries, clear_entry);
    }
  _entente_merge_records (self);
  _entente_merge_references (self);
  _entente_merge_circles (self);
  self->outdated = FALSE;
}

EntenteMerge *
entente_merge_new (EntenteMap  *base,
                   EntenteMap  *ours,
                   EntenteMap  *theirs,
                   EntenteSide  prefer)
{
  EntenteMerge *self = g_new0 (EntenteMerge, 1);

  self->maps[ENTENTE_VERSION_BASE] = g_object_ref (base);
  self->maps[ENTENTE_VERSION_OURS] = g_object_ref (ours);
  self->maps[ENTENTE_VERSION_THEIRS] = g_object_ref (theirs);
  self->prefer = prefer;
  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  self->by_key = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  run (self);
  return self;
}

void
entente_merge_free (EntenteMerge *self)
{
  clear_tables (self);
  g_ptr_array_unref (self->conflicts);
  g_hash_table_unref (self->by_key);
  for (guint i = 0; i < ENTENTE_N_VERSIONS; i++)
    g_object_unref (self->maps[i]);
  g_free (self);
}

EntenteMap *
entente_merge_get_map (EntenteMerge   *self,
                       EntenteVersion  version)
{
  return self->maps[version];
}

guint
entente_merge_get_n_conflicts (EntenteMerge *self)
{
  return self->conflicts->len;
}

const EntenteConflict *
entente_merge_get_conflict (EntenteMerge *self,
                            guint         index)
{
  g_return_val_if_fail (index < self->conflicts->len, NULL);

  return g_ptr_array_index (self->conflicts, index);
}

void
entente_merge_choose (EntenteMerge *self,
                      guint         index,
                      EntenteSide   side)
{
  EntenteConflict *conflict;

  g_return_if_fail (index < self->conflicts->len);

  conflict = g_ptr_array_index (self->conflicts, index);
  if (conflict->side == side || conflict->settled)
    return;
  conflict->side = side;
  self->outdated = TRUE;
}

/* (transfer full): the record with its white space */
static EntenteRecord *
make_record (EntenteMerge      *self,
             EntenteRecordType  type,
             EntenteMergeEntry *entry)
{
  EntenteVersion version = entry->slots[ENTENTE_VERSION_OURS] != ENTENTE_NO_SLOT
                               ? ENTENTE_VERSION_OURS
                               : ENTENTE_VERSION_THEIRS;
  g_autoptr (EntenteRecord) around
      = entente_map_dup_record (self->maps[version], type, entry->slots[version]);
  EntenteJsonSpan span = _entente_merge_get_outcome (self, type, entry);

  return entente_record_new_like (around, span.text, (gssize) span.length);
}

static GArray *
list_targets (EntenteMerge      *self,
              EntenteRecordType  type)
{
  GArray *targets = entente_targets_new ();

  for (guint i = 0; i < self->orders[type]->len; i++)
    {
      guint32 index = g_array_index (self->orders[type], guint32, i);
      EntenteMergeEntry *entry = ENTENTE_MERGE_ENTRY (self, type, index);
      EntenteTarget target = { entry->slots[ENTENTE_VERSION_OURS], NULL };

      if (entry->outcome == ENTENTE_OUTCOME_ABSENT)
        continue;
      if (entry->outcome != ENTENTE_OUTCOME_OURS)
        target.record = make_record (self, type, entry);
      g_array_append_val (targets, target);
    }
  return targets;
}

/* Whether a record set aside in one side waits there for what the other side has kept, and comes out as
 * the other's sound one. */
static gboolean
comes_out_sound (EntenteMerge      *self,
                 EntenteRecordType  type,
                 EntenteVersion     side,
                 guint32            slot)
{
  EntenteVersion other = side == ENTENTE_VERSION_OURS ? ENTENTE_VERSION_THEIRS
                                                      : ENTENTE_VERSION_OURS;
  gsize length;
  const char *json = entente_map_get_json (self->maps[side], type, slot, &length);
  g_autofree char *id = entente_aside_dup_id (self->maps[side], type, slot);
  guint32 sound = id != NULL ? entente_map_find (self->maps[other], type, id) : ENTENTE_NO_SLOT;
  EntenteJsonSpan outcome;

  if (sound == ENTENTE_NO_SLOT)
    return FALSE;
  outcome = _entente_merge_get_outcome (
      self, type, ENTENTE_MERGE_ENTRY (self, type, self->tables[type].of_slot[other][sound]));
  return outcome.text != NULL && outcome.length == length
         && memcmp (outcome.text, json, length) == 0;
}

/* Theirs that ours has not goes to the end of the list. */
static void
append_asides_of_theirs (EntenteMerge      *self,
                         EntenteRecordType  type,
                         EntenteAsideCount *wanted,
                         GArray            *targets)
{
  EntenteMap *theirs = self->maps[ENTENTE_VERSION_THEIRS];

  for (guint32 slot = entente_map_get_first_entry (theirs, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (theirs, type, slot))
    {
      EntenteTarget target = { ENTENTE_NO_SLOT, NULL };

      if (!entente_map_is_set_aside (theirs, type, slot)
          || !entente_aside_count_take (wanted, theirs, type, slot)
          || comes_out_sound (self, type, ENTENTE_VERSION_THEIRS, slot))
        continue;
      target.record = entente_map_dup_record (theirs, type, slot);
      g_array_append_val (targets, target);
    }
}

/* Among the others those that are set aside, on whichever side. Takes @targets. */
static GArray *
add_asides (EntenteMerge      *self,
            EntenteRecordType  type,
            GArray            *targets)
{
  EntenteMap *ours = self->maps[ENTENTE_VERSION_OURS];
  g_autofree guint8 *keeps = g_new0 (guint8, entente_map_get_n_slots (ours, type) + 1);
  g_autoptr (EntenteAsideCount) in_base
      = entente_aside_count_new (self->maps[ENTENTE_VERSION_BASE], type);
  g_autoptr (EntenteAsideCount) in_ours = entente_aside_count_new (ours, type);
  g_autoptr (EntenteAsideCount) in_theirs
      = entente_aside_count_new (self->maps[ENTENTE_VERSION_THEIRS], type);
  g_autoptr (EntenteAsideCount) wanted = entente_aside_count_merge (in_base, in_ours, in_theirs);

  for (guint32 slot = entente_map_get_first_entry (ours, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (ours, type, slot))
    keeps[slot] = entente_map_is_set_aside (ours, type, slot)
                  && entente_aside_count_take (wanted, ours, type, slot)
                  && !comes_out_sound (self, type, ENTENTE_VERSION_OURS, slot);
  targets = entente_aside_keep (targets, ours, type, keeps);
  append_asides_of_theirs (self, type, wanted, targets);
  return targets;
}

/* A document with faults on one side may have them in what comes out. */
static void
set_document_aside (EntenteMerge *self,
                    GArray       *targets)
{
  EntenteTarget *document = &g_array_index (targets, EntenteTarget, 0);
  EntenteRecord *sound = document->record;

  if (sound == NULL
      || (!entente_map_is_set_aside (self->maps[ENTENTE_VERSION_OURS], ENTENTE_RECORD_DOCUMENT, 0)
          && !entente_map_is_set_aside (self->maps[ENTENTE_VERSION_THEIRS],
                                        ENTENTE_RECORD_DOCUMENT, 0)))
    return;
  document->record = entente_record_set_aside (sound);
  entente_record_unref (sound);
}

static EntenteAct *
make_act (EntenteMerge *self,
          EntenteMap   *ours)
{
  GArray *targets[ENTENTE_N_RECORD_TYPES];
  EntenteAct *act;

  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    targets[type] = list_targets (self, type);
  set_document_aside (self, targets[ENTENTE_RECORD_DOCUMENT]);
  for (EntenteRecordType type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    targets[type] = add_asides (self, type, targets[type]);
  act = entente_edit_rewrite (ours, _("Merge"), targets);
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_array_unref (targets[type]);
  return act;
}

static EntenteMap *
read_again (GBytes  *bytes,
            GError **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read (bytes, faults, NULL, NULL, NULL, error);
}

EntenteMap *
entente_merge_read (EntenteMerge  *self,
                    GBytes        *bytes,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  gboolean is_sound = TRUE;

  for (guint i = 0; i < ENTENTE_N_VERSIONS; i++)
    is_sound &= entente_map_get_n_problems (self->maps[i]) == 0;
  return is_sound ? entente_map_read (bytes, faults, NULL, NULL, cancellable, error)
                  : entente_map_read_sound (bytes, faults, NULL, NULL, cancellable, error);
}

/* Ours is left as it is: a copy is changed. */
static GBytes *
write_merged (EntenteMerge *self,
              GBytes       *ours,
              GError      **error)
{
  g_autoptr (EntenteMap) copy = entente_merge_read (self, ours, NULL, error);
  g_autoptr (EntenteAct) act = NULL;
  const EntenteSwap *swaps;
  guint n_swaps;

  if (copy == NULL)
    return NULL;
  act = make_act (self, copy);
  swaps = entente_act_get_swaps (act, &n_swaps);
  if (!entente_map_apply (copy, swaps, n_swaps, FALSE, error))
    return NULL;
  return entente_map_to_bytes (copy);
}

GBytes *
entente_merge_to_bytes (EntenteMerge *self,
                        GError      **error)
{
  g_autoptr (GBytes) base = entente_map_to_bytes (self->maps[ENTENTE_VERSION_BASE]);
  g_autoptr (GBytes) ours = entente_map_to_bytes (self->maps[ENTENTE_VERSION_OURS]);
  g_autoptr (GBytes) theirs = entente_map_to_bytes (self->maps[ENTENTE_VERSION_THEIRS]);

  if (g_bytes_equal (base, ours))
    return g_steal_pointer (&theirs);
  if (g_bytes_equal (base, theirs) || g_bytes_equal (ours, theirs))
    return g_steal_pointer (&ours);
  if (self->outdated)
    run (self);
  return write_merged (self, ours, error);
}

GBytes *
entente_merge_bytes (GBytes      *base,
                     GBytes      *ours,
                     GBytes      *theirs,
                     EntenteSide  prefer,
                     guint       *n_conflicts,
                     GError     **error)
{
  g_autoptr (EntenteMap) base_map = read_again (base, error);
  g_autoptr (EntenteMap) our_map = base_map != NULL ? read_again (ours, error) : NULL;
  g_autoptr (EntenteMap) their_map = our_map != NULL ? read_again (theirs, error) : NULL;
  g_autoptr (EntenteMerge) merge = NULL;

  if (their_map == NULL)
    return NULL;
  merge = entente_merge_new (base_map, our_map, their_map, prefer);
  if (n_conflicts != NULL)
    *n_conflicts = entente_merge_get_n_conflicts (merge);
  return entente_merge_to_bytes (merge, error);
}
