/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-file-identity-private.h"

#include "entente-store.h"

#include <errno.h>

/* Immutable; any thread. */
struct _EntenteFileIdentity
{
  char *real_path;
  EntenteFileContent *content;
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec modified;
};

static void
identity_clear (gpointer data)
{
  EntenteFileIdentity *self = data;

  g_free (self->real_path);
  entente_file_content_unref (self->content);
}

/**
 * entente_file_identity_new:
 * @real_path: where the file is, without symbolic links
 * @status: its status, taken before it was read or once everything was written
 * @content: what was read or written
 *
 * Remembers a file. Because @status is the earlier one, a file that changes while it is read counts
 * as changed later.
 *
 * Returns: (transfer full): an identity
 */
EntenteFileIdentity *
entente_file_identity_new (const char         *real_path,
                           const struct stat  *status,
                           EntenteFileContent *content)
{
  EntenteFileIdentity *self = g_atomic_rc_box_new0 (EntenteFileIdentity);

  self->real_path = g_strdup (real_path);
  self->content = entente_file_content_ref (content);
  self->device = status->st_dev;
  self->inode = status->st_ino;
  self->size = status->st_size;
  self->modified = status->st_mtim;

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

/* Device, inode, size and time of modification to the nanosecond. */
static gboolean
has_status (EntenteFileIdentity *self,
            const struct stat   *status)
{
  return self->device == status->st_dev && self->inode == status->st_ino &&
         self->size == status->st_size && self->modified.tv_sec == status->st_mtim.tv_sec &&
         self->modified.tv_nsec == status->st_mtim.tv_nsec;
}

EntenteFileContent *
entente_file_identity_get_content (EntenteFileIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
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
  if (has_status (self, &status))
    return ENTENTE_FILE_SAME;
  content = entente_store_read (path, NULL, cancellable, NULL);
  return content != NULL && entente_file_content_is_bytes (self->content, content)
           ? ENTENTE_FILE_SAME
           : ENTENTE_FILE_CHANGED;
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
