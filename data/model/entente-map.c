/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-map.h"

#include "entente-map-struct.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (EntenteMap, entente_map, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* One block of texts; most ids and labels are short. */
#define TEXT_BLOCK_BYTES 65536

static const gsize row_sizes[ENTENTE_N_RECORD_TYPES] = {
  [ENTENTE_RECORD_DOCUMENT] = sizeof (EntenteMapInfo),
  [ENTENTE_RECORD_ARTICLE] = sizeof (EntenteArticle),
  [ENTENTE_RECORD_ACTOR] = sizeof (EntenteActor),
  [ENTENTE_RECORD_RELATION] = sizeof (EntenteRelation),
  [ENTENTE_RECORD_STEP] = sizeof (EntenteStep),
};

static void
table_init (EntenteTable      *self,
            EntenteRecordType  type)
{
  self->type = type;
  self->slots = g_array_new (FALSE, TRUE, sizeof (EntenteSlot));
  entente_record_pages_init (&self->records);
  self->rows = g_array_new (FALSE, TRUE, (guint) row_sizes[type]);
  self->first = self->last = ENTENTE_NO_SLOT;
  entente_id_index_init (&self->ids, self->rows);
}

static void
table_clear (EntenteTable *self)
{
  entente_id_index_clear (&self->ids);
  g_clear_pointer (&self->slots, g_array_unref);
  entente_record_pages_clear (&self->records);
  g_clear_pointer (&self->rows, g_array_unref);
}

static void
entente_map_finalize (GObject *object)
{
  EntenteMap *self = ENTENTE_MAP (object);

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    table_clear (&self->tables[type]);
  entente_reference_pool_clear (&self->references);
  entente_kind_list_clear (&self->actor_kinds);
  entente_kind_list_clear (&self->relation_kinds);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->recent_texts, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (entente_map_parent_class)->finalize (object);
}

static void
entente_map_class_init (EntenteMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_map_finalize;

  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
}

static void
entente_map_init (EntenteMap *self)
{
  self->wait_part.to = 1;
  self->texts = g_string_chunk_new (TEXT_BLOCK_BYTES);
  self->recent_texts = g_new0 (EntenteRecentText, ENTENTE_N_RECENT_TEXTS);
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    table_init (&self->tables[type], type);
  entente_reference_pool_init (&self->references);
  entente_kind_list_init (&self->actor_kinds);
  entente_kind_list_init (&self->relation_kinds);
}

EntenteKindList *
entente_map_get_kind_list (EntenteMap        *self,
                           EntenteRecordType  type)
{
  return type == ENTENTE_RECORD_ACTOR ? &self->actor_kinds : &self->relation_kinds;
}

void
entente_map_count_kind (EntenteMap        *self,
                        EntenteRecordType  type,
                        const EntenteRow  *row,
                        int                by)
{
  guint32 kind;

  if (type == ENTENTE_RECORD_ACTOR)
    kind = row->actor.kind;
  else if (type == ENTENTE_RECORD_RELATION)
    kind = row->relation.kind;
  else
    return;
  entente_kind_list_get (entente_map_get_kind_list (self, type), kind)->n_uses += (guint) by;
}

/**
 * entente_map_get_n_slots:
 *
 * Returns: one more than the highest slot given so far, living or not
 */
guint
entente_map_get_n_slots (EntenteMap        *self,
                         EntenteRecordType  type)
{
  return ENTENTE_MAP_TABLE (self, type)->slots->len;
}

/**
 * entente_map_get_n_records:
 *
 * Returns: how many records of the type there are
 */
guint
entente_map_get_n_records (EntenteMap        *self,
                           EntenteRecordType  type)
{
  return ENTENTE_MAP_TABLE (self, type)->n_alive;
}

gboolean
entente_map_is_alive (EntenteMap        *self,
                      EntenteRecordType  type,
                      guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  return slot < table->slots->len
         && ENTENTE_TABLE_SLOT (table, slot)->state == ENTENTE_SLOT_ALIVE;
}

static gboolean
is_entry (EntenteMap        *self,
          EntenteRecordType  type,
          guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  return slot < table->slots->len
         && ENTENTE_TABLE_SLOT (table, slot)->state != ENTENTE_SLOT_EMPTY;
}

static guint32
skip_set_aside (EntenteTable *table,
                guint32       slot)
{
  while (slot != ENTENTE_NO_SLOT && ENTENTE_TABLE_SLOT (table, slot)->state != ENTENTE_SLOT_ALIVE)
    slot = entente_slot_of_link (ENTENTE_TABLE_SLOT (table, slot)->next);
  return slot;
}

static guint32
skip_set_aside_backwards (EntenteTable *table,
                          guint32       slot)
{
  while (slot != ENTENTE_NO_SLOT && ENTENTE_TABLE_SLOT (table, slot)->state != ENTENTE_SLOT_ALIVE)
    slot = entente_slot_of_link (ENTENTE_TABLE_SLOT (table, slot)->previous);
  return slot;
}

/**
 * entente_map_get_first:
 *
 * Returns: the slot of the type's first record in the file, or ENTENTE_NO_SLOT
 */
guint32
entente_map_get_first (EntenteMap        *self,
                       EntenteRecordType  type)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  return skip_set_aside (table, table->first);
}

guint32
entente_map_get_last (EntenteMap        *self,
                      EntenteRecordType  type)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  return skip_set_aside_backwards (table, table->last);
}

/**
 * entente_map_get_next:
 *
 * Returns: the slot of the record that follows in the file, or ENTENTE_NO_SLOT
 */
guint32
entente_map_get_next (EntenteMap        *self,
                      EntenteRecordType  type,
                      guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  g_return_val_if_fail (entente_map_is_alive (self, type, slot), ENTENTE_NO_SLOT);

  return skip_set_aside (table, entente_slot_of_link (ENTENTE_TABLE_SLOT (table, slot)->next));
}

guint32
entente_map_get_previous (EntenteMap        *self,
                          EntenteRecordType  type,
                          guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  g_return_val_if_fail (entente_map_is_alive (self, type, slot), ENTENTE_NO_SLOT);

  return skip_set_aside_backwards (table, entente_slot_of_link (ENTENTE_TABLE_SLOT (table, slot)->previous));
}

guint32
entente_map_get_first_entry (EntenteMap        *self,
                             EntenteRecordType  type)
{
  return ENTENTE_MAP_TABLE (self, type)->first;
}

guint32
entente_map_get_next_entry (EntenteMap        *self,
                            EntenteRecordType  type,
                            guint32            slot)
{
  g_return_val_if_fail (is_entry (self, type, slot), ENTENTE_NO_SLOT);

  return entente_slot_of_link (ENTENTE_TABLE_SLOT (ENTENTE_MAP_TABLE (self, type), slot)->next);
}

/**
 * entente_map_get_previous_entry:
 *
 * Returns: the slot that @slot stands behind, as EntenteSwap wants it: also of what is set aside
 */
guint32
entente_map_get_previous_entry (EntenteMap        *self,
                                EntenteRecordType  type,
                                guint32            slot)
{
  g_return_val_if_fail (is_entry (self, type, slot), ENTENTE_NO_SLOT);

  return entente_slot_of_link (ENTENTE_TABLE_SLOT (ENTENTE_MAP_TABLE (self, type), slot)->previous);
}

/**
 * entente_map_is_set_aside:
 *
 * Returns: whether what stands there has faults; the document then is alive all the same
 */
gboolean
entente_map_is_set_aside (EntenteMap        *self,
                          EntenteRecordType  type,
                          guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  EntenteRecord *record;

  if (!is_entry (self, type, slot))
    return FALSE;
  record = entente_table_get_record (table, slot);
  return record != NULL ? entente_record_is_set_aside (record)
                        : ENTENTE_TABLE_SLOT (table, slot)->state == ENTENTE_SLOT_SET_ASIDE;
}

/**
 * entente_map_get_n_set_aside:
 *
 * Returns: how many records of the type are set aside; constant time
 */
guint
entente_map_get_n_set_aside (EntenteMap        *self,
                             EntenteRecordType  type)
{
  if (type == ENTENTE_RECORD_DOCUMENT)
    return entente_map_is_set_aside (self, type, 0);
  return ENTENTE_MAP_TABLE (self, type)->n_set_aside;
}

/**
 * entente_map_find:
 *
 * Returns: the slot of the living record with this id, or ENTENTE_NO_SLOT
 */
guint32
entente_map_find (EntenteMap        *self,
                  EntenteRecordType  type,
                  const char        *id)
{
  return entente_map_find_length (self, type, id, strlen (id));
}

guint32
entente_map_find_length (EntenteMap        *self,
                         EntenteRecordType  type,
                         const char        *id,
                         gsize              length)
{
  return entente_id_index_find (&ENTENTE_MAP_TABLE (self, type)->ids, id, length);
}

void
entente_map_find_many (EntenteMap        *self,
                       EntenteRecordType  type,
                       const EntenteId   *ids,
                       guint              n_ids,
                       guint32           *slots)
{
  entente_id_index_find_many (&ENTENTE_MAP_TABLE (self, type)->ids, ids, n_ids, slots);
}

/**
 * entente_map_get_id:
 *
 * Returns: (transfer none) (nullable): the id; also of a record that is gone
 */
const char *
entente_map_get_id (EntenteMap        *self,
                    EntenteRecordType  type,
                    guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  g_return_val_if_fail (slot < table->slots->len, NULL);

  return entente_row_get_id (type, entente_table_get_row (table, slot));
}

static const EntenteRow *
get_row (EntenteMap        *self,
         EntenteRecordType  type,
         guint32            slot)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  g_return_val_if_fail (slot < table->slots->len, NULL);

  return entente_table_get_row (table, slot);
}

const EntenteRow *
entente_map_peek_row (EntenteMap        *self,
                      EntenteRecordType  type,
                      guint32            slot)
{
  return entente_map_is_alive (self, type, slot) ? get_row (self, type, slot) : NULL;
}

const EntenteMapInfo *
entente_map_get_info (EntenteMap *self)
{
  return &get_row (self, ENTENTE_RECORD_DOCUMENT, 0)->info;
}

const EntenteArticle *
entente_map_get_article (EntenteMap *self,
                         guint32     slot)
{
  return &get_row (self, ENTENTE_RECORD_ARTICLE, slot)->article;
}

const EntenteActor *
entente_map_get_actor (EntenteMap *self,
                       guint32     slot)
{
  return &get_row (self, ENTENTE_RECORD_ACTOR, slot)->actor;
}

const EntenteRelation *
entente_map_get_relation (EntenteMap *self,
                          guint32     slot)
{
  return &get_row (self, ENTENTE_RECORD_RELATION, slot)->relation;
}

const EntenteStep *
entente_map_get_step (EntenteMap *self,
                      guint32     slot)
{
  return &get_row (self, ENTENTE_RECORD_STEP, slot)->step;
}

/**
 * entente_map_get_actor_name:
 *
 * Returns: (transfer none): the actor's name, or its id where it has none
 */
const char *
entente_map_get_actor_name (EntenteMap *self,
                            guint32     slot)
{
  const EntenteActor *actor = entente_map_get_actor (self, slot);

  return actor->name != NULL && *actor->name != '\0' ? actor->name : actor->id;
}

guint
entente_map_get_n_actor_kinds (EntenteMap *self)
{
  return self->actor_kinds.kinds->len;
}

const EntenteKind *
entente_map_get_actor_kind (EntenteMap *self,
                            guint32     index)
{
  return entente_kind_list_get (&self->actor_kinds, index);
}

guint
entente_map_get_n_relation_kinds (EntenteMap *self)
{
  return self->relation_kinds.kinds->len;
}

const EntenteKind *
entente_map_get_relation_kind (EntenteMap *self,
                               guint32     index)
{
  return entente_kind_list_get (&self->relation_kinds, index);
}

/**
 * entente_map_dup_record:
 *
 * Returns: (transfer full): the value in a living slot, or in one that is set aside
 */
EntenteRecord *
entente_map_dup_record (EntenteMap        *self,
                        EntenteRecordType  type,
                        guint32            slot)
{
  g_autoptr (EntenteRecord) record = NULL;
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  EntenteSpan span;

  g_return_val_if_fail (is_entry (self, type, slot), NULL);

  if (!entente_map_get_span (self, type, slot, &span))
    return entente_record_ref (entente_table_get_record (table, slot));
  record = entente_record_new_span (self->bytes, span.start, span.length, span.lead, span.trail);
  if (ENTENTE_TABLE_SLOT (table, slot)->state == ENTENTE_SLOT_SET_ASIDE)
    return entente_record_set_aside (record);
  return g_steal_pointer (&record);
}

/**
 * entente_map_get_json:
 * @length: (out): bytes
 *
 * Returns: (transfer none): the JSON of a living slot, or of one that is set aside, not
 *   NUL-terminated, until the slot changes
 */
const char *
entente_map_get_json (EntenteMap        *self,
                      EntenteRecordType  type,
                      guint32            slot,
                      gsize             *length)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  EntenteRecord *record;

  g_return_val_if_fail (is_entry (self, type, slot), NULL);

  record = entente_table_get_record (table, slot);
  if (record != NULL)
    return entente_record_get_json (record, length);
  *length = ENTENTE_TABLE_SLOT (table, slot)->length;
  return (const char *) g_bytes_get_data (self->bytes, NULL)
         + ENTENTE_TABLE_SLOT (table, slot)->start;
}

/**
 * entente_map_dup_object:
 *
 * Builds a tree of one record's members, for pages that show all of it.
 *
 * Returns: (transfer full): a new object
 */
JsonObject *
entente_map_dup_object (EntenteMap        *self,
                        EntenteRecordType  type,
                        guint32            slot)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *json = entente_map_get_json (self, type, slot, &length);
  JsonNode *root;

  g_return_val_if_fail (json != NULL, json_object_new ());

  /* The bytes have passed the scanner; this can fail only where json-glib is stricter than JSON. */
  if (!json_parser_load_from_data (parser, json, (gssize) length, &error))
    {
      g_debug ("A record that JSON allows, but json-glib does not: %s", error->message);
      return json_object_new ();
    }
  root = json_parser_get_root (parser);
  return json_object_ref (json_node_get_object (root));
}

/**
 * entente_map_get_revision:
 *
 * Returns: a number that rises with every change
 */
guint64
entente_map_get_revision (EntenteMap *self)
{
  return self->revision;
}
