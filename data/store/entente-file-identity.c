/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-file-identity-private.h"

#include "entente-store.h"

#include <errno.h>

/* Exactly one of content and digest is set: hashing 130 MB takes longer than scanning them, and
 * nobody asks before the file's status has moved. Immutable; any thread. */
struct _EntenteFileIdentity
{
  char *real_path;
  GBytes *content;
  char *digest;
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec modified;
};

static EntenteFileIdentity *
identity_new (const char        *real_path,
              const struct stat *status)
{
  EntenteFileIdentity *self = g_atomic_rc_box_new0 (EntenteFileIdentity);

  self->real_path = g_strdup (real_path);
  self->device = status->st_dev;
  self->inode = status->st_ino;
  self->size = status->st_size;
  self->modified = status->st_mtim;

  return self;
}

static void
identity_clear (gpointer data)
{
  EntenteFileIdentity *self = data;

  g_free (self->real_path);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->digest);
}

/**
 * entente_file_identity_new_read:
 * @real_path: where the file is, without symbolic links
 * @status: its status, taken before it was read
 * @content: what was read
 *
 * Remembers a file that was read. Because @status is the earlier one, a file that changes while it
 * is read counts as changed later.
 *
 * Returns: (transfer full): an identity
 */
EntenteFileIdentity *
entente_file_identity_new_read (const char        *real_path,
                                const struct stat *status,
                                GBytes            *content)
{
  EntenteFileIdentity *self = identity_new (real_path, status);

  self->content = g_bytes_ref (content);

  return self;
}

/**
 * entente_file_identity_new_written:
 * @real_path: where the file is, without symbolic links
 * @status: its status once everything was written
 * @digest: SHA-256 of what was written, in hexadecimal
 *
 * Remembers a file that was written.
 *
 * Returns: (transfer full): an identity
 */
EntenteFileIdentity *
entente_file_identity_new_written (const char        *real_path,
                                   const struct stat *status,
                                   const char        *digest)
{
  EntenteFileIdentity *self = identity_new (real_path, status);

  self->digest = g_strdup (digest);

  return self;
}

/**
 * entente_file_identity_ref:
 * @self: an identity
 *
 * Counts one more owner. Any thread.
 *
 * Returns: (transfer full): @self
 */
EntenteFileIdentity *
entente_file_identity_ref (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * entente_file_identity_unref:
 * @self: (transfer full): an identity
 *
 * Counts one owner less. Any thread.
 */
void
entente_file_identity_unref (EntenteFileIdentity *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, identity_clear);
}

/**
 * entente_file_identity_get_real_path:
 * @self: an identity
 *
 * Gets where the file was, with symbolic links resolved.
 *
 * Returns: (transfer none): an absolute path in the file system's encoding
 */
const char *
entente_file_identity_get_real_path (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->real_path;
}

/**
 * entente_file_identity_has_status:
 * @self: an identity
 * @status: the status of a file now
 *
 * Checks whether a file is the remembered one as far as its status says: device, inode, size and
 * time of modification to the nanosecond.
 *
 * Returns: whether nothing moved
 */
gboolean
entente_file_identity_has_status (EntenteFileIdentity *self,
                                  const struct stat   *status)
{
  return self->device == status->st_dev && self->inode == status->st_ino &&
         self->size == status->st_size && self->modified.tv_sec == status->st_mtim.tv_sec &&
         self->modified.tv_nsec == status->st_mtim.tv_nsec;
}

/**
 * entente_file_identity_has_content:
 * @self: an identity
 * @content: the content of a file now
 *
 * Checks whether a file says what it said when it was remembered, whatever its status.
 *
 * Returns: whether the content is the same
 */
gboolean
entente_file_identity_has_content (EntenteFileIdentity *self,
                                   GBytes              *content)
{
  g_autofree char *digest = NULL;

  if (self->content != NULL)
    return g_bytes_equal (self->content, content);

  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  return g_str_equal (digest, self->digest);
}

/**
 * entente_file_identity_dup_digest:
 * @self: an identity
 *
 * Gets the SHA-256 of the content, computed where nobody has yet. Any thread.
 *
 * Returns: (transfer full): hexadecimal digits
 */
char *
entente_file_identity_dup_digest (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->digest != NULL)
    return g_strdup (self->digest);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->content);
}

GBytes *
entente_file_identity_dup_content (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content != NULL ? g_bytes_ref (self->content) : NULL;
}

gint64
entente_file_identity_get_modified (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (gint64) self->modified.tv_sec * G_USEC_PER_SEC + self->modified.tv_nsec / 1000;
}

EntenteFileState
entente_file_identity_look (EntenteFileIdentity *self,
                            const char          *path,
                            GCancellable        *cancellable)
{
  g_autoptr (GBytes) content = NULL;
  struct stat status;

  g_return_val_if_fail (self != NULL, ENTENTE_FILE_CHANGED);

  if (stat (path, &status) < 0)
    return errno == ENOENT || errno == ENOTDIR ? ENTENTE_FILE_GONE : ENTENTE_FILE_CHANGED;
  if (entente_file_identity_has_status (self, &status))
    return ENTENTE_FILE_SAME;
  content = entente_store_read (path, NULL, cancellable, NULL);
  return content != NULL && entente_file_identity_has_content (self, content)
           ? ENTENTE_FILE_SAME
           : ENTENTE_FILE_CHANGED;
}

guint64
entente_file_identity_get_size (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint64) self->size;
}

/**
 * entente_file_identity_is_same_file:
 * @self: an identity
 * @status: the status of a file
 *
 * Checks whether a path leads to this file: by another name, a symbolic or a hard link.
 *
 * Returns: whether device and inode are the same
 */
gboolean
entente_file_identity_is_same_file (EntenteFileIdentity *self,
                                    const struct stat   *status)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->device == status->st_dev && self->inode == status->st_ino;
}
