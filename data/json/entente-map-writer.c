/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-json"

#include "entente-map-writer.h"

#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-map-private.h"

#include <string.h>

/* Invariant: every piece points into @bytes or into one of @records, or to a constant. */
struct _EntenteMapImage
{
  GBytes *bytes;      /* (nullable): the file as read */
  GPtrArray *records; /* (element-type EntenteRecord) (owned) */
  GArray *pieces;     /* Piece, in the order of the file */
  gsize size;
  EntenteRecordChange change; /* (nullable): while it is made */
  gpointer change_data;
};

typedef struct
{
  const char *bytes;
  gsize length;
} Piece;

/* Where the document's emptied array of a type stands: "[" at @start. */
typedef struct
{
  EntenteRecordType type;
  gsize start;
} Hole;

static void
add_piece (EntenteMapImage *self,
           const char      *bytes,
           gsize            length)
{
  const Piece piece = { bytes, length };

  if (length == 0)
    return;
  g_array_append_val (self->pieces, piece);
  self->size += length;
}

static void
add_record (EntenteMapImage *self,
            EntenteRecord   *record)
{
  gsize lead;
  gsize length;
  gsize trail;
  const char *start = entente_record_get_lead (record, &lead);

  entente_record_get_json (record, &length);
  entente_record_get_trail (record, &trail);
  g_ptr_array_add (self->records, record);
  add_piece (self, start, lead + length + trail);
}

static void
add_span (EntenteMapImage   *self,
          const EntenteSpan *span)
{
  add_piece (self, (const char *) g_bytes_get_data (self->bytes, NULL) + span->start - span->lead,
             (gsize) span->lead + span->length + span->trail);
}

/* Records that follow each other in the file as they do in the map, a comma between, are one piece:
 * an untouched array of any size is a handful of them. */
static gboolean
extend_piece (EntenteMapImage   *self,
              const EntenteSpan *span)
{
  const char *file = g_bytes_get_data (self->bytes, NULL);
  const char *start = file + span->start - span->lead;
  gsize added = (gsize) span->lead + span->length + span->trail + 1;
  Piece *last;

  if (self->pieces->len == 0)
    return FALSE;
  last = &g_array_index (self->pieces, Piece, self->pieces->len - 1);
  if (last->bytes + last->length + 1 != start || start[-1] != ',')
    return FALSE;
  last->length += added;
  self->size += added;
  return TRUE;
}

/* What can be written as it stands in the file: the last of the records from @slot on that do so together, in
 * a copy that differs only itself. ENTENTE_NO_SLOT where it cannot. */
static guint32
find_run (EntenteMapImage   *self,
          EntenteMap        *map,
          EntenteRecordType  type,
          guint32            slot,
          EntenteSpan       *span)
{
  if (self->change == NULL)
    return entente_map_get_run (map, type, slot, span);
  return entente_map_get_span (map, type, slot, span) ? slot : ENTENTE_NO_SLOT;
}

static void
add_array (EntenteMapImage   *self,
           EntenteMap        *map,
           EntenteRecordType  type)
{
  gboolean is_first = TRUE;
  gsize tail_length;
  const char *tail;

  for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, type, slot))
    {
      EntenteSpan span;
      EntenteRecord *changed = NULL;
      guint32 last = ENTENTE_NO_SLOT;

      /* Nobody knows what it says, so nobody can say what it says in a copy that differs. */
      if (self->change != NULL && entente_map_is_set_aside (map, type, slot))
        continue;
      if (self->change != NULL)
        changed = self->change (map, type, slot, self->change_data);
      if (changed == NULL)
        last = find_run (self, map, type, slot, &span);
      if (is_first || last == ENTENTE_NO_SLOT || !extend_piece (self, &span))
        {
          if (!is_first)
            add_piece (self, ",", 1);
          if (last != ENTENTE_NO_SLOT)
            add_span (self, &span);
          else
            add_record (self, changed != NULL ? changed : entente_map_dup_record (map, type, slot));
        }
      is_first = FALSE;
      if (last != ENTENTE_NO_SLOT)
        slot = last;
    }
  tail = entente_map_get_tail (map, type, &tail_length);
  add_piece (self, tail, tail_length);
}

static guint
find_holes (const char *json,
            gsize       length,
            Hole       *holes)
{
  guint n_holes = 0;

  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      gsize start;
      gsize value_length;
      guint k;

      if (!entente_json_find_member (json, (gssize) length, entente_document_get_list (type),
                                     &start, &value_length)
          || json[start] != '[')
        continue;
      for (k = n_holes++; k > 0 && holes[k - 1].start > start; k--)
        holes[k] = holes[k - 1];
      holes[k] = (Hole){ type, start };
    }
  return n_holes;
}

static void
add_document (EntenteMapImage *self,
              EntenteMap      *map)
{
  EntenteRecord *document = entente_map_dup_record (map, ENTENTE_RECORD_DOCUMENT, 0);
  Hole holes[ENTENTE_N_RECORD_TYPES];
  gsize lead;
  gsize length;
  gsize trail;
  const char *start = entente_record_get_lead (document, &lead);
  const char *json = entente_record_get_json (document, &length);
  gsize done = 0;
  guint n_holes = find_holes (json, length, holes);

  entente_record_get_trail (document, &trail);
  g_ptr_array_add (self->records, document);
  add_piece (self, start, lead);
  for (guint i = 0; i < n_holes; i++)
    {
      add_piece (self, json + done, holes[i].start + 1 - done);
      add_array (self, map, holes[i].type);
      done = holes[i].start + 1;
    }
  add_piece (self, json + done, length - done + trail);
}

/**
 * entente_map_image_new:
 *
 * Main thread. Takes time by the number of records, and memory by what was edited.
 *
 * Returns: (transfer full): what @map says now
 */
EntenteMapImage *
entente_map_image_new (EntenteMap *map)
{
  return entente_map_image_new_changed (map, NULL, NULL);
}

/**
 * entente_map_image_new_changed:
 * @change: (nullable) (scope call): what stands in the copy instead of a record
 *
 * As entente_map_image_new(), of a copy that differs from the map.
 *
 * Returns: (transfer full): what the copy says
 */
EntenteMapImage *
entente_map_image_new_changed (EntenteMap          *map,
                               EntenteRecordChange  change,
                               gpointer             user_data)
{
  EntenteMapImage *self = g_new0 (EntenteMapImage, 1);
  GBytes *bytes = entente_map_get_bytes (map);

  self->change = change;
  self->change_data = user_data;
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_record_unref);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  add_document (self, map);
  return self;
}

void
entente_map_image_free (EntenteMapImage *self)
{
  g_array_unref (self->pieces);
  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * entente_map_image_get_size:
 *
 * Returns: bytes that will be written
 */
gsize
entente_map_image_get_size (EntenteMapImage *self)
{
  return self->size;
}

/**
 * entente_map_image_write:
 * @sink: (scope call): takes the pieces, in order
 *
 * See the header.
 *
 * Returns: FALSE with the sink's error
 */
gboolean
entente_map_image_write (EntenteMapImage  *self,
                         EntenteSink       sink,
                         gpointer          user_data,
                         GError          **error)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (!sink (piece->bytes, piece->length, user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
give (gpointer      image,
      EntenteSink   sink,
      gpointer      user_data,
      GError      **error)
{
  return entente_map_image_write (image, sink, user_data, error);
}

/**
 * entente_map_image_to_content:
 * @self: (transfer full): an image
 *
 * Returns: (transfer full): what the store writes
 */
EntenteFileContent *
entente_map_image_to_content (EntenteMapImage *self)
{
  return entente_file_content_new (give, self, (GDestroyNotify) entente_map_image_free, self->size);
}

/**
 * entente_map_to_bytes:
 *
 * Returns: (transfer full): the whole file in memory
 */
GBytes *
entente_map_to_bytes (EntenteMap *map)
{
  g_autoptr (EntenteFileContent) content
      = entente_map_image_to_content (entente_map_image_new (map));

  return entente_file_content_to_bytes (content);
}
