/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-file-identity-private.h"
#include "entente-shelf.h"
#include "entente-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <unistd.h>

/* Offsets into a map's bytes are 32 bits wide. */
#define LARGEST_FILE_BYTES ((goffset) G_MAXUINT32 - 1)

/* Between two looks at the cancellable. */
#define CHUNK_BYTES ((gsize) 4 * 1024 * 1024)

#define STREAM_START_BYTES ((gsize) 64 * 1024)

typedef int Descriptor;

static void
descriptor_close (Descriptor descriptor)
{
  if (descriptor >= 0)
    close (descriptor);
}

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Descriptor, descriptor_close, -1)

gboolean
entente_store_check_size (goffset      size,
                          const char  *path,
                          GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *is = NULL;
  g_autofree char *limit = NULL;

  if (size <= LARGEST_FILE_BYTES)
    return TRUE;

  name = g_filename_display_name (path);
  is = g_format_size ((guint64) size);
  limit = g_format_size ((guint64) LARGEST_FILE_BYTES);
  g_set_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_TOO_LARGE,
               _("“%s” is too large: %s; at most %s can be opened."), name, is, limit);

  return FALSE;
}

/* Waits where a descriptor that was handed in does not block by itself. */
static gssize
read_some (int    descriptor,
           char  *buffer,
           gsize  count)
{
  gssize n_read = read (descriptor, buffer, count);

  while (n_read < 0 && (errno == EINTR || errno == EAGAIN))
    {
      GPollFD poll = { .fd = descriptor, .events = G_IO_IN };

      if (errno == EAGAIN)
        g_poll (&poll, 1, -1);
      n_read = read (descriptor, buffer, count);
    }

  return n_read;
}

static void
set_cannot_read (GError     **error,
                 int          number,
                 const char  *path)
{
  g_autofree char *name = g_filename_display_name (path);

  entente_store_set_error (error, number, _("“%s” cannot be read"), name);
}

/* The end may come before or after what was expected; @size is 0 where nobody knows. */
static GBytes *
read_to_end (int            descriptor,
             goffset        size,
             const char    *path,
             GCancellable  *cancellable,
             GError       **error)
{
  /* One byte more, so that the end is found without growing. */
  gsize room = size > 0 ? (gsize) size + 1 : STREAM_START_BYTES;
  g_autofree char *buffer = g_try_malloc (room);
  gsize used = 0;

  while (buffer != NULL)
    {
      gssize n_read;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      if (used == room)
        {
          char *larger = g_try_realloc (buffer, room * 2);

          if (larger == NULL)
            break;
          buffer = larger;
          room *= 2;
        }

      n_read = read_some (descriptor, buffer + used, MIN (room - used, CHUNK_BYTES));
      if (n_read < 0)
        {
          set_cannot_read (error, errno, path);
          return NULL;
        }
      if (n_read == 0)
        {
          char *trimmed = g_realloc (g_steal_pointer (&buffer), MAX (used, 1));

          return g_bytes_new_take (trimmed, used);
        }

      used += (gsize) n_read;
      if (!entente_store_check_size ((goffset) used, path, error))
        return NULL;
    }

  set_cannot_read (error, ENOMEM, path);

  return NULL;
}

static EntenteFileIdentity *
make_identity (const char        *real_path,
               const struct stat *status,
               GBytes            *bytes)
{
  g_autoptr (EntenteFileContent) content = entente_file_content_new_for_bytes (bytes);

  return entente_file_identity_new (real_path, status, content);
}

static GBytes *
read_file (const char           *path,
           gboolean              to_shelf,
           EntenteFileIdentity **identity,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autofree char *real_path = realpath (path, NULL);
  g_auto (Descriptor) descriptor = -1;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GBytes) content = NULL;
  struct stat status;

  /* What is no regular file is found out before it is opened where possible: opening a device can
   * do something. The descriptor is asked again, since the file may be another one by now. */
  if (real_path == NULL || stat (real_path, &status) < 0)
    {
      set_cannot_read (error, errno, path);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      entente_store_set_irregular (error, &status, path);
      return NULL;
    }

  descriptor = open (real_path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0 || fstat (descriptor, &status) < 0)
    {
      set_cannot_read (error, errno, path);
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      entente_store_set_irregular (error, &status, path);
      return NULL;
    }

  if (!entente_store_check_size (status.st_size, path, error))
    return NULL;

  read = read_to_end (descriptor, status.st_size, path, cancellable, error);
  if (read == NULL)
    return NULL;

  content = to_shelf ? entente_shelf_put (read, cancellable) : g_bytes_ref (read);
  if (identity != NULL)
    *identity = make_identity (real_path, &status, content);

  return g_steal_pointer (&content);
}

/**
 * entente_store_read:
 * @path: a path in the file system's encoding, or "-" for standard input
 * @identity: (out) (optional) (nullable): which file it was, to check before it is replaced;
 *   %NULL for standard input
 * @cancellable: (nullable): stops the reading with %G_IO_ERROR_CANCELLED
 * @error: where to say what went wrong
 *
 * Reads a regular file whole into private memory: nothing another program does to the file
 * reaches what was read. Folders, pipes and devices are refused without waiting for them.
 *
 * Any thread.
 *
 * Returns: (transfer full): the content, or %NULL
 */
GBytes *
entente_store_read (const char           *path,
                    EntenteFileIdentity **identity,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (identity != NULL)
    *identity = NULL;

  if (g_str_equal (path, "-"))
    return read_to_end (STDIN_FILENO, 0, _("standard input"), cancellable, error);

  return read_file (path, FALSE, identity, cancellable, error);
}

/**
 * entente_store_read_to_shelf:
 * @path: a path in the file system's encoding
 * @identity: (out) (optional): which file it was, to check before it is replaced
 * @cancellable: (nullable): stops the reading with %G_IO_ERROR_CANCELLED
 * @error: where to say what went wrong
 *
 * Reads as entente_store_read() does what is kept for long: a large file's bytes go to the shelf.
 *
 * Any thread.
 *
 * Returns: (transfer full): the content, or %NULL
 */
GBytes *
entente_store_read_to_shelf (const char           *path,
                          EntenteFileIdentity **identity,
                          GCancellable         *cancellable,
                          GError              **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (identity != NULL)
    *identity = NULL;
  return read_file (path, TRUE, identity, cancellable, error);
}
