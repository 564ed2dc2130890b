/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-map-private.h"

#include "entente-map-struct.h"
#include "entente-seeded-hash.h"

#include <string.h>

#define NEW_MAP \
  "{\n  \"format\": \"entente-map\",\n  \"version\": 1,\n" \
  "  \"articles\": [],\n  \"actors\": [],\n  \"relations\": []\n}"

/**
 * entente_map_new:
 *
 * Returns: (transfer full): a map with nothing in it
 */
EntenteMap *
entente_map_new (void)
{
  EntenteMap *self = entente_map_new_loading (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (NEW_MAP "\n", sizeof NEW_MAP);
  g_autoptr (EntenteRecord) document
      = entente_record_new_span (bytes, 0, sizeof NEW_MAP - 1, 0, 1);
  const EntenteRow row = { .info = { .layout_seed = 1, .legend = TRUE } };

  entente_map_set_document (self, document, &row);
  return self;
}

/**
 * entente_map_new_loading:
 * @bytes: (nullable): the file
 *
 * Returns: (transfer full): a map that keeps @bytes, to be filled
 */
EntenteMap *
entente_map_new_loading (GBytes *bytes)
{
  EntenteMap *self = g_object_new (ENTENTE_TYPE_MAP, NULL);

  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return self;
}

void
entente_map_set_document (EntenteMap       *self,
                          EntenteRecord    *document,
                          const EntenteRow *row)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, ENTENTE_RECORD_DOCUMENT);

  g_return_if_fail (table->slots->len == 0);

  entente_table_append (table);
  entente_table_set_record (table, 0, document);
  ENTENTE_TABLE_SLOT (table, 0)->loaded = TRUE;
  entente_table_set_row (table, 0, row);
  entente_table_link (table, 0, ENTENTE_NO_SLOT, ENTENTE_SLOT_ALIVE);
}

void
entente_map_set_document_aside (EntenteMap *self)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, ENTENTE_RECORD_DOCUMENT);
  g_autoptr (EntenteRecord) aside = entente_record_set_aside (entente_table_get_record (table, 0));

  entente_table_set_record (table, 0, aside);
}

void
entente_map_set_tail (EntenteMap        *self,
                      EntenteRecordType  type,
                      guint32            start,
                      guint32            length)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);

  table->tail.start = start;
  table->tail.length = length;
}

/**
 * entente_map_get_tail:
 * @length: (out): bytes
 *
 * The white space before the closing bracket of a type's array. Where an array that was empty in the
 * file got its first records, or lost all it came with, that is a line break of our own.
 *
 * Returns: (transfer none): not NUL-terminated
 */
const char *
entente_map_get_tail (EntenteMap        *self,
                      EntenteRecordType  type,
                      gsize             *length)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  const char *own = "\n  ";

  if (table->first != ENTENTE_NO_SLOT && table->n_loaded == 0)
    {
      *length = 3;
      return own;
    }
  *length = table->tail.length;
  if (self->bytes == NULL)
    return "";
  return (const char *) g_bytes_get_data (self->bytes, NULL) + table->tail.start;
}

const char *
entente_map_store_text (EntenteMap *self,
                        const char *text,
                        gssize      length)
{
  return g_string_chunk_insert_len (self->texts, text, length);
}

const char *
entente_map_share_text (EntenteMap *self,
                        const char *text,
                        gsize       length)
{
  guint32 hash = entente_seeded_hash (text, length);
  EntenteRecentText *recent = &self->recent_texts[hash % ENTENTE_N_RECENT_TEXTS];

  if (recent->text == NULL || recent->hash != hash || strncmp (recent->text, text, length) != 0
      || recent->text[length] != '\0')
    *recent = (EntenteRecentText){ entente_map_store_text (self, text, (gssize) length), hash };
  return recent->text;
}

guint32
entente_map_intern_kind (EntenteMap        *self,
                         EntenteRecordType  type,
                         const char        *key,
                         gssize             length)
{
  return entente_kind_list_intern (entente_map_get_kind_list (self, type), key, length);
}

void
entente_map_clear_kinds (EntenteMap *self)
{
  entente_kind_list_undescribe (&self->actor_kinds);
  entente_kind_list_undescribe (&self->relation_kinds);
}

void
entente_map_describe_kind (EntenteMap        *self,
                           EntenteRecordType  type,
                           const char        *key,
                           const EntenteKind *described)
{
  entente_kind_list_describe (entente_map_get_kind_list (self, type), key, described);
}

void
entente_map_expect_id (EntenteMap        *self,
                       EntenteRecordType  type,
                       const char        *id)
{
  entente_id_index_prefetch (&ENTENTE_MAP_TABLE (self, type)->ids, id);
}

static guint32
append_span (EntenteTable *table,
             guint32       start,
             guint32       length)
{
  guint32 slot = entente_table_append (table);
  EntenteSlot *entry = ENTENTE_TABLE_SLOT (table, slot);

  entry->start = start;
  entry->length = length;
  entry->loaded = TRUE;
  return slot;
}

guint32
entente_map_append_loaded (EntenteMap        *self,
                           EntenteRecordType  type,
                           guint32            start,
                           guint32            length,
                           const EntenteRow  *row)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  guint32 slot = append_span (table, start, length);

  entente_table_set_row (table, slot, row);
  if (entente_map_get_id (self, type, slot) != NULL && !entente_id_index_add (&table->ids, slot))
    return ENTENTE_NO_SLOT;
  entente_table_link (table, slot, table->last, ENTENTE_SLOT_ALIVE);
  entente_map_count_kind (self, type, row, 1);
  return slot;
}

void
entente_map_append_set_aside (EntenteMap        *self,
                              EntenteRecordType  type,
                              guint32            start,
                              guint32            length)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  guint32 slot = append_span (table, start, length);

  entente_table_link (table, slot, table->last, ENTENTE_SLOT_SET_ASIDE);
}

void
entente_map_note_reference (EntenteMap  *self,
                            guint32      relation,
                            EntenteRole  role,
                            guint32      other)
{
  EntenteRelation *row
      = &entente_table_get_row (ENTENTE_MAP_TABLE (self, ENTENTE_RECORD_RELATION), relation)
             ->relation;

  switch (role)
    {
    case ENTENTE_ROLE_SOURCE:
      row->source = other;
      break;
    case ENTENTE_ROLE_TARGET:
      row->target = other;
      break;
    case ENTENTE_ROLE_CITES:
      break;
    default:
      row->has_third = TRUE;
      break;
    }
}

void
entente_map_load_reference (EntenteMap  *self,
                            guint32      relation,
                            EntenteRole  role,
                            guint32      other)
{
  entente_reference_base_add (&self->references.base, relation, role, other);
  entente_map_note_reference (self, relation, role, other);
}

void
entente_map_add_reference (EntenteMap  *self,
                           guint32      relation,
                           EntenteRole  role,
                           guint32      other)
{
  entente_reference_pool_add (&self->references, relation, role, other);
  entente_map_note_reference (self, relation, role, other);
}

void
entente_map_note_references_read (EntenteMap *self,
                                  guint32     relation)
{
  EntentePackedRun run = entente_reference_base_get_read (&self->references.base, relation);

  for (; run.next < run.end; run.next++)
    entente_map_note_reference (self, relation, ENTENTE_PACKED_ROLE (*run.next),
                                ENTENTE_PACKED_SLOT (*run.next));
}

GBytes *
entente_map_get_bytes (EntenteMap *self)
{
  return self->bytes;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The white space around a record, but for what stands before a closing bracket, which is the array's. */
static void
measure_space (EntenteMap  *self,
               EntenteSpan *span)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  gsize end = (gsize) span->start + span->length;

  span->lead = span->trail = 0;
  while (span->lead < span->start && is_space (data[span->start - span->lead - 1]))
    span->lead++;
  while (end + span->trail < size && is_space (data[end + span->trail]))
    span->trail++;
  if (end + span->trail < size && data[end + span->trail] == ']')
    span->trail = 0;
}

gboolean
entente_map_get_span (EntenteMap        *self,
                      EntenteRecordType  type,
                      guint32            slot,
                      EntenteSpan       *span)
{
  EntenteSlot *entry = ENTENTE_TABLE_SLOT (ENTENTE_MAP_TABLE (self, type), slot);

  if (entry->changed)
    return FALSE;
  span->start = entry->start;
  span->length = entry->length;
  measure_space (self, span);
  return TRUE;
}

/* Records that came one behind the other have slots that are, too. */
guint32
entente_map_get_run (EntenteMap        *self,
                     EntenteRecordType  type,
                     guint32            slot,
                     EntenteSpan       *span)
{
  EntenteTable *table = ENTENTE_MAP_TABLE (self, type);
  EntenteSpan end;
  guint32 last = slot;

  if (!entente_map_get_span (self, type, slot, span))
    return ENTENTE_NO_SLOT;
  while (ENTENTE_TABLE_SLOT (table, last)->next == last + 1
         && !ENTENTE_TABLE_SLOT (table, last + 1)->changed)
    last++;
  entente_map_get_span (self, type, last, &end);
  span->length = end.start + end.length - span->start;
  span->trail = end.trail;
  return last;
}

void
entente_map_finish_loading (EntenteMap *self)
{
  entente_reference_base_seal (&self->references.base);
}
