/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-merge-private.h"

#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-order-merge.h"
#include "entente-pairing.h"

#include <string.h>

/* What one record is merged with. */
typedef struct
{
  EntenteMerge *merge;
  EntenteRecordType type;
  EntenteMergeEntry *entry;
} Record;

static guint32
append_entry (EntenteMergeTable *table,
              guint32            base,
              guint32            ours,
              guint32            theirs)
{
  const EntenteMergeEntry entry = { .slots = { base, ours, theirs } };
  guint32 index = table->entries->len;

  g_array_append_val (table->entries, entry);
  for (guint i = 0; i < ENTENTE_N_VERSIONS; i++)
    if (entry.slots[i] != ENTENTE_NO_SLOT)
      table->of_slot[i][entry.slots[i]] = index;
  return index;
}

/* All records of all maps, each once. */
static void
pair_up (EntenteMerge      *self,
         EntenteRecordType  type)
{
  EntenteMergeTable *table = &self->tables[type];
  EntenteMap *base = self->maps[ENTENTE_VERSION_BASE];
  EntenteMap *ours = self->maps[ENTENTE_VERSION_OURS];
  EntenteMap *theirs = self->maps[ENTENTE_VERSION_THEIRS];
  g_autofree guint32 *ours_of_base = entente_pairing_new (base, ours, type);
  g_autofree guint32 *theirs_of_base = entente_pairing_new (base, theirs, type);
  g_autofree guint32 *theirs_of_ours = entente_pairing_new (ours, theirs, type);

  for (guint i = 0; i < ENTENTE_N_VERSIONS; i++)
    {
      guint n_slots = entente_map_get_n_slots (self->maps[i], type);

      table->of_slot[i] = g_new (guint32, n_slots + 1);
      memset (table->of_slot[i], 0xff, (n_slots + 1) * sizeof (guint32));
    }
  for (guint32 slot = entente_map_get_first (base, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (base, type, slot))
    append_entry (table, slot, ours_of_base[slot], theirs_of_base[slot]);
  for (guint32 slot = entente_map_get_first (ours, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (ours, type, slot))
    if (table->of_slot[ENTENTE_VERSION_OURS][slot] == ENTENTE_NO_SLOT)
      append_entry (table, ENTENTE_NO_SLOT, slot, theirs_of_ours[slot]);
  for (guint32 slot = entente_map_get_first (theirs, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (theirs, type, slot))
    if (table->of_slot[ENTENTE_VERSION_THEIRS][slot] == ENTENTE_NO_SLOT)
      append_entry (table, ENTENTE_NO_SLOT, ENTENTE_NO_SLOT, slot);
}

static EntenteSide
choose (const char            *path,
        const EntenteVersions *versions,
        gpointer               user_data)
{
  Record *record = user_data;

  /* Which program wrote it last is nobody's work. */
  if (record->type == ENTENTE_RECORD_DOCUMENT && strcmp (path, "generator") == 0)
    return record->merge->prefer;
  return _entente_merge_decide (record->merge, record->type, record->entry, path, versions, FALSE);
}

static void
merge_changed (Record                *self,
               const EntenteVersions *versions)
{
  g_autoptr (GString) path = g_string_new (NULL);
  EntenteValueMerge values = { self->type, choose, self, path };

  _entente_merge_set_text (self->entry, entente_value_merge_run (&values, versions));
}

/* An actor that one side removed and the other wants brings back the relations that went with it. */
static gboolean
went_with_actor (Record         *self,
                 EntenteVersion  kept)
{
  EntenteMap *map = self->merge->maps[kept];
  const EntenteRelation *row;
  const guint32 *entry_of;
  guint32 ends[2];

  if (self->type != ENTENTE_RECORD_RELATION)
    return FALSE;
  row = entente_map_get_relation (map, self->entry->slots[kept]);
  entry_of = self->merge->tables[ENTENTE_RECORD_ACTOR].of_slot[kept];
  ends[0] = row->source;
  ends[1] = row->target;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      EntenteMergeEntry *actor
          = ENTENTE_MERGE_ENTRY (self->merge, ENTENTE_RECORD_ACTOR, entry_of[ends[i]]);
      EntenteVersion other = kept == ENTENTE_VERSION_OURS ? ENTENTE_VERSION_THEIRS
                                                          : ENTENTE_VERSION_OURS;

      if (actor->outcome != ENTENTE_OUTCOME_ABSENT && actor->slots[other] == ENTENTE_NO_SLOT)
        return TRUE;
    }
  return FALSE;
}

/* Only one side has it. */
static EntenteOutcome
decide_removed (Record                *self,
                const EntenteVersions *versions)
{
  gboolean ours_has = versions->ours.text != NULL;
  EntenteSide side = ours_has ? ENTENTE_SIDE_OURS : ENTENTE_SIDE_THEIRS;
  EntenteOutcome kept = ours_has ? ENTENTE_OUTCOME_OURS : ENTENTE_OUTCOME_THEIRS;
  EntenteJsonSpan has = ours_has ? versions->ours : versions->theirs;

  if (versions->base.text == NULL)
    return kept;
  if (entente_json_span_equal (versions->base, has))
    return went_with_actor (self, _entente_merge_get_version (side)) ? kept
                                                                     : ENTENTE_OUTCOME_ABSENT;
  return _entente_merge_decide (self->merge, self->type, self->entry, "", versions, FALSE) == side
             ? kept
             : ENTENTE_OUTCOME_ABSENT;
}

static void
merge_record (Record *self)
{
  EntenteMergeEntry *entry = self->entry;
  EntenteVersions versions = {
    _entente_merge_get_span (self->merge, self->type, entry, ENTENTE_VERSION_BASE),
    _entente_merge_get_span (self->merge, self->type, entry, ENTENTE_VERSION_OURS),
    _entente_merge_get_span (self->merge, self->type, entry, ENTENTE_VERSION_THEIRS),
  };

  if (versions.ours.text == NULL && versions.theirs.text == NULL)
    entry->outcome = ENTENTE_OUTCOME_ABSENT;
  else if (versions.ours.text == NULL || versions.theirs.text == NULL)
    entry->outcome = decide_removed (self, &versions);
  else if (entente_json_span_equal (versions.ours, versions.theirs)
           || entente_json_span_equal (versions.base, versions.theirs))
    entry->outcome = ENTENTE_OUTCOME_OURS;
  else if (entente_json_span_equal (versions.base, versions.ours))
    entry->outcome = ENTENTE_OUTCOME_THEIRS;
  else
    merge_changed (self, &versions);
}

static GArray *
list_order (EntenteMerge      *self,
            EntenteRecordType  type,
            EntenteVersion     version)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));
  EntenteMap *map = self->maps[version];

  for (guint32 slot = entente_map_get_first (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, type, slot))
    g_array_append_val (order, self->tables[type].of_slot[version][slot]);
  return order;
}

/* For the user to see what was moved: ids in their order, as a JSON array. */
static char *
write_order (EntenteMerge      *self,
             EntenteRecordType  type,
             EntenteVersion     version)
{
  EntenteMap *map = self->maps[version];
  GString *ids = g_string_new ("[");

  for (guint32 slot = entente_map_get_first (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, type, slot))
    {
      const char *id = entente_map_get_id (map, type, slot);
      g_autofree char *quoted = entente_json_quote (id != NULL ? id : "");

      g_string_append_printf (ids, "%s%s", ids->len > 1 ? ", " : "", quoted);
    }
  g_string_append_c (ids, ']');
  return g_string_free (ids, FALSE);
}

static EntenteSide
choose_order (EntenteMerge      *self,
              EntenteRecordType  type)
{
  g_autofree char *base = write_order (self, type, ENTENTE_VERSION_BASE);
  g_autofree char *ours = write_order (self, type, ENTENTE_VERSION_OURS);
  g_autofree char *theirs = write_order (self, type, ENTENTE_VERSION_THEIRS);
  EntenteVersions versions = { { base, strlen (base) },
                               { ours, strlen (ours) },
                               { theirs, strlen (theirs) } };

  return _entente_merge_decide (self, ENTENTE_RECORD_DOCUMENT,
                                ENTENTE_MERGE_ENTRY (self, ENTENTE_RECORD_DOCUMENT, 0),
                                entente_document_get_list (type), &versions, FALSE);
}

static void
merge_order (EntenteMerge      *self,
             EntenteRecordType  type)
{
  g_autoptr (GArray) base = list_order (self, type, ENTENTE_VERSION_BASE);
  g_autoptr (GArray) ours = list_order (self, type, ENTENTE_VERSION_OURS);
  g_autoptr (GArray) theirs = list_order (self, type, ENTENTE_VERSION_THEIRS);
  EntenteOrderMerge orders = { self->tables[type].entries->len, base, ours, theirs };
  gboolean theirs_first = entente_order_merge_is_torn (&orders)
                          && choose_order (self, type) == ENTENTE_SIDE_THEIRS;

  self->orders[type] = entente_order_merge_run (&orders, theirs_first);
}

void
_entente_merge_records (EntenteMerge *self)
{
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      pair_up (self, type);
      for (guint i = 0; i < self->tables[type].entries->len; i++)
        {
          Record record = { self, type, ENTENTE_MERGE_ENTRY (self, type, i) };

          merge_record (&record);
        }
      merge_order (self, type);
    }
}
