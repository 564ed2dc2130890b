/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-draft-format.h"

#include <glib/gi18n.h>
#include <string.h>

/* A draft is MAGIC, VERSION and a new line, then frames: length (32 bits, little-endian), the
 * first bytes of the SHA-256 of the payload, payload. The first payload is the header, a dictionary,
 * so that members can be added; the others are pieces of a recording. */
#define MAGIC "entente-draft "
#define VERSION "1\n"
#define CHECKSUM_BYTES 8
#define FRAME_BYTES (sizeof (guint32) + CHECKSUM_BYTES)

G_DEFINE_QUARK (entente-draft-error-quark, entente_draft_error)

static void
make_checksum (const guint8 *payload,
               gsize         length,
               guint8       *checksum)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize digest_length = sizeof digest;

  g_checksum_update (sum, payload, (gssize) length);
  g_checksum_get_digest (sum, digest, &digest_length);
  memcpy (checksum, digest, CHECKSUM_BYTES);
}

void
entente_draft_append (GByteArray *file,
                      GBytes     *piece)
{
  gsize length;
  const guint8 *payload = g_bytes_get_data (piece, &length);
  guint32 stored = GUINT32_TO_LE ((guint32) length);
  guint8 checksum[CHECKSUM_BYTES];

  make_checksum (payload, length, checksum);
  g_byte_array_append (file, (const guint8 *) &stored, sizeof stored);
  g_byte_array_append (file, checksum, CHECKSUM_BYTES);
  g_byte_array_append (file, payload, (guint) length);
}

GByteArray *
entente_draft_begin (const EntenteDraftHeader *header)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GVariant) members = NULL;
  g_autoptr (GVariant) ordered = NULL;
  g_autoptr (GBytes) piece = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "digest", "s", header->digest);
  g_variant_dict_insert (&dict, "size", "t", header->size);
  g_variant_dict_insert (&dict, "started", "x", header->started);
  g_variant_dict_insert (&dict, "base", "b", header->base_kept);
  if (header->path != NULL)
    g_variant_dict_insert (&dict, "path", "^ay", header->path);
  if (header->name != NULL)
    g_variant_dict_insert (&dict, "name", "^ay", header->name);
  if (header->title != NULL)
    g_variant_dict_insert (&dict, "title", "s", header->title);
  members = g_variant_ref_sink (g_variant_dict_end (&dict));
  ordered = G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref (members)
                                            : g_variant_byteswap (members);
  piece = g_variant_get_data_as_bytes (ordered);

  g_byte_array_append (file, (const guint8 *) MAGIC VERSION, strlen (MAGIC VERSION));
  entente_draft_append (file, piece);
  return file;
}

/* The next whole frame; NULL where there is none. */
static GBytes *
read_frame (GBytes *bytes,
            gsize  *offset)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 checksum[CHECKSUM_BYTES];
  guint32 length;
  gsize start = *offset + FRAME_BYTES;

  if (size < FRAME_BYTES || *offset > size - FRAME_BYTES)
    return NULL;
  memcpy (&length, data + *offset, sizeof length);
  length = GUINT32_FROM_LE (length);
  if (length > size - start)
    return NULL;
  make_checksum (data + start, length, checksum);
  if (memcmp (checksum, data + *offset + sizeof length, CHECKSUM_BYTES) != 0)
    return NULL;
  *offset = start + length;
  return g_bytes_new_from_bytes (bytes, start, length);
}

static gboolean
read_header (GBytes             *piece,
             EntenteDraftHeader *header)
{
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GVariant) members = NULL;
  GVariantDict dict;
  gboolean whole;

  stored = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, piece, FALSE));
  if (!g_variant_is_normal_form (stored))
    return FALSE;
  members = G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref (stored) : g_variant_byteswap (stored);

  g_variant_dict_init (&dict, members);
  whole = g_variant_dict_lookup (&dict, "digest", "s", &header->digest)
          && g_variant_dict_lookup (&dict, "size", "t", &header->size);
  g_variant_dict_lookup (&dict, "started", "x", &header->started);
  g_variant_dict_lookup (&dict, "base", "b", &header->base_kept);
  g_variant_dict_lookup (&dict, "path", "^ay", &header->path);
  g_variant_dict_lookup (&dict, "name", "^ay", &header->name);
  g_variant_dict_lookup (&dict, "title", "s", &header->title);
  g_variant_dict_clear (&dict);
  return whole;
}

static gboolean
check_magic (GBytes  *bytes,
             GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size < strlen (MAGIC VERSION) || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    g_set_error_literal (error, ENTENTE_DRAFT_ERROR, ENTENTE_DRAFT_ERROR_FOREIGN,
                         _("This is no draft of a map."));
  else if (memcmp (data + strlen (MAGIC), VERSION, strlen (VERSION)) != 0)
    g_set_error_literal (error, ENTENTE_DRAFT_ERROR, ENTENTE_DRAFT_ERROR_VERSION,
                         _("A later version of Entente wrote this draft."));
  else
    return TRUE;
  return FALSE;
}

EntenteDraft *
entente_draft_parse (GBytes  *bytes,
                     GError **error)
{
  g_autoptr (EntenteDraft) self = NULL;
  g_autoptr (GBytes) header = NULL;
  GBytes *piece;
  gsize offset = strlen (MAGIC VERSION);

  if (!check_magic (bytes, error))
    return NULL;

  self = g_new0 (EntenteDraft, 1);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  header = read_frame (bytes, &offset);
  if (header == NULL || !read_header (header, &self->header))
    {
      g_set_error_literal (error, ENTENTE_DRAFT_ERROR, ENTENTE_DRAFT_ERROR_BROKEN,
                           _("The beginning of this draft is damaged."));
      return NULL;
    }
  while ((piece = read_frame (bytes, &offset)) != NULL)
    g_ptr_array_add (self->pieces, piece);
  self->sound_size = offset;
  return g_steal_pointer (&self);
}

void
entente_draft_free (EntenteDraft *self)
{
  entente_draft_header_clear (&self->header);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

void
entente_draft_header_copy (const EntenteDraftHeader *self,
                           EntenteDraftHeader       *copy)
{
  *copy = *self;
  copy->digest = g_strdup (self->digest);
  copy->path = g_strdup (self->path);
  copy->name = g_strdup (self->name);
  copy->title = g_strdup (self->title);
}

void
entente_draft_header_clear (EntenteDraftHeader *self)
{
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
}
