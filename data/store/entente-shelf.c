/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-shelf.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Between two looks at the cancellable. */
#define CHUNK_BYTES ((gsize) 4 * 1024 * 1024)

/* As many times the bytes must be free on the disk: nobody's saving shall fail for our comfort. */
#define LEAST_ROOM 8

/* All that are mapped now. */
static GMutex lock;
static GList *mappings; /* GMappedFile, unowned: each is kept by its bytes */

static gboolean
has_room (const char *folder,
          gsize       size)
{
  struct statvfs disk;

  return statvfs (folder, &disk) == 0
         && (double) disk.f_bavail * (double) disk.f_frsize >= LEAST_ROOM * (double) size;
}

/* An empty file without a name, or -1. */
static int
open_nameless (gsize size)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "entente", NULL);
  g_autofree char *path = g_build_filename (folder, "shelf-XXXXXX", NULL);
  int descriptor;

  if (g_mkdir_with_parents (folder, 0700) != 0 || !has_room (folder, size))
    return -1;
  descriptor = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0 && unlink (path) != 0)
    {
      close (descriptor);
      return -1;
    }
  return descriptor;
}

static gboolean
write_all (int           descriptor,
           GBytes       *bytes,
           GCancellable *cancellable)
{
  gsize left;
  const char *next = g_bytes_get_data (bytes, &left);

  while (left > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      gssize n_written = write (descriptor, next, MIN (left, CHUNK_BYTES));

      if (n_written < 0 && errno != EINTR)
        return FALSE;
      next += MAX (n_written, 0);
      left -= (gsize) MAX (n_written, 0);
    }
  return left == 0;
}

static void
forget (gpointer mapping)
{
  g_mutex_lock (&lock);
  mappings = g_list_remove (mappings, mapping);
  g_mutex_unlock (&lock);
  g_mapped_file_unref (mapping);
}

static GBytes *
to_bytes (GMappedFile *mapping)
{
  g_mutex_lock (&lock);
  mappings = g_list_prepend (mappings, mapping);
  g_mutex_unlock (&lock);
  return g_bytes_new_with_free_func (g_mapped_file_get_contents (mapping),
                                     g_mapped_file_get_length (mapping), forget, mapping);
}

/**
 * entente_shelf_put:
 * @bytes: what a file says
 * @cancellable: (nullable): looked at every few megabytes
 *
 * Copies @bytes into a file without a name, in the user's cache folder, and maps it. That takes about as
 * long as reading them did; the disk is written later.
 *
 * Returns: (transfer full): the same words, or @bytes where that cannot be done or is not worth it
 */
GBytes *
entente_shelf_put (GBytes       *bytes,
                   GCancellable *cancellable)
{
  gsize size = g_bytes_get_size (bytes);
  int descriptor = size >= ENTENTE_SHELF_LEAST_BYTES ? open_nameless (size) : -1;
  GMappedFile *mapping = NULL;

  if (descriptor < 0)
    return g_bytes_ref (bytes);
  if (write_all (descriptor, bytes, cancellable))
    mapping = g_mapped_file_new_from_fd (descriptor, FALSE, NULL);
  close (descriptor);
  return mapping != NULL ? to_bytes (mapping) : g_bytes_ref (bytes);
}

/**
 * entente_shelf_page_out:
 *
 * Lets go from memory all that was put. Nothing is lost: pages that are read again come from the disk,
 * and mostly from the system's cache of it.
 */
void
entente_shelf_page_out (void)
{
  g_mutex_lock (&lock);
  for (GList *item = mappings; item != NULL; item = item->next)
    madvise (g_mapped_file_get_contents (item->data), g_mapped_file_get_length (item->data),
             MADV_DONTNEED);
  g_mutex_unlock (&lock);
}
