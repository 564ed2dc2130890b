/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-file-content.h"

#include <string.h>

/* @lock guards @digest alone, while it is computed: who asks meanwhile waits for it. */
struct _EntenteFileContent
{
  gatomicrefcount references;
  EntenteContentSource give;
  gpointer source;
  GDestroyNotify free_source;
  GBytes *bytes; /* (nullable) (unowned): where @source is nothing else */
  gsize size;

  GMutex lock;
  char *digest; /* (nullable): nobody has asked */
};

/**
 * entente_file_content_new:
 * @give: gives what @source says
 * @source: (transfer full): immutable
 * @free_source: frees @source, in any thread
 * @size: bytes that are given
 *
 * Makes a content of something that can be written.
 *
 * Returns: (transfer full): a content
 */
EntenteFileContent *
entente_file_content_new (EntenteContentSource give,
                          gpointer             source,
                          GDestroyNotify       free_source,
                          gsize                size)
{
  EntenteFileContent *self = g_new0 (EntenteFileContent, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->give = give;
  self->source = source;
  self->free_source = free_source;
  self->size = size;
  return self;
}

static gboolean
give_bytes (gpointer      source,
            EntenteSink   sink,
            gpointer      user_data,
            GError      **error)
{
  gsize size;
  const char *data = g_bytes_get_data (source, &size);

  return size == 0 || sink (data, size, user_data, error);
}

/**
 * entente_file_content_new_for_bytes:
 * @bytes: what it says
 *
 * Makes a content of what is in memory.
 *
 * Returns: (transfer full): a content that keeps @bytes
 */
EntenteFileContent *
entente_file_content_new_for_bytes (GBytes *bytes)
{
  EntenteFileContent *self = entente_file_content_new (
    give_bytes, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref, g_bytes_get_size (bytes));

  self->bytes = bytes;
  return self;
}

EntenteFileContent *
entente_file_content_ref (EntenteFileContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
entente_file_content_unref (EntenteFileContent *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  self->free_source (self->source);
  g_free (self->digest);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * entente_file_content_get_size:
 * @self: a content
 *
 * Returns: its bytes
 */
gsize
entente_file_content_get_size (EntenteFileContent *self)
{
  return self->size;
}

static gboolean
hash_sink (const char  *bytes,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  g_checksum_update (user_data, (const guchar *) bytes, (gssize) length);
  return TRUE;
}

/**
 * entente_file_content_get_digest:
 * @self: a content
 *
 * Gets its SHA-256, computed where nobody has asked yet: some five seconds a gigabyte.
 *
 * Returns: (transfer none): hexadecimal digits
 */
const char *
entente_file_content_get_digest (EntenteFileContent *self)
{
  const char *digest;

  g_mutex_lock (&self->lock);
  if (self->digest == NULL)
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

      self->give (self->source, hash_sink, checksum, NULL);
      self->digest = g_strdup (g_checksum_get_string (checksum));
    }
  digest = self->digest;
  g_mutex_unlock (&self->lock);
  return digest;
}

/* Where the next piece goes. */
static gboolean
copy_sink (const char  *bytes,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  char **end = user_data;

  memcpy (*end, bytes, length);
  *end += length;
  return TRUE;
}

/**
 * entente_file_content_to_bytes:
 * @self: a content
 *
 * Gets all of it in memory, where it is not there already.
 *
 * Returns: (transfer full): what it says
 */
GBytes *
entente_file_content_to_bytes (EntenteFileContent *self)
{
  char *bytes;
  char *end;

  if (self->bytes != NULL)
    return g_bytes_ref (self->bytes);
  /* A GByteArray would end at 4 GiB. */
  bytes = g_malloc (self->size);
  end = bytes;
  self->give (self->source, copy_sink, &end, NULL);
  return g_bytes_new_take (bytes, self->size);
}

/* What is left to compare. */
static gboolean
compare_sink (const char  *bytes,
              gsize        length,
              gpointer     user_data,
              GError     **error)
{
  const char **left = user_data;
  gboolean is_equal = memcmp (bytes, *left, length) == 0;

  *left += length;
  return is_equal;
}

/**
 * entente_file_content_is_bytes:
 * @self: a content
 * @bytes: what a file says
 *
 * Compares them, byte for byte and without hashing.
 *
 * Returns: whether they say the same
 */
gboolean
entente_file_content_is_bytes (EntenteFileContent *self,
                               GBytes             *bytes)
{
  const char *left = g_bytes_get_data (bytes, NULL);

  return self->bytes == bytes
         || (self->size == g_bytes_get_size (bytes)
             && self->give (self->source, compare_sink, &left, NULL));
}

/**
 * entente_file_content_write:
 * @self: a content
 * @sink: (scope call): takes its pieces, in order
 * @user_data: for @sink
 * @error: where the sink says what went wrong
 *
 * Returns: whether all of it was taken
 */
gboolean
entente_file_content_write (EntenteFileContent  *self,
                            EntenteSink          sink,
                            gpointer             user_data,
                            GError             **error)
{
  return self->give (self->source, sink, user_data, error);
}
