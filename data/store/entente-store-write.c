/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-file-identity-private.h"
#include "entente-save-stream.h"
#include "entente-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The one safe writer. Its steps, each in a function below:
 *
 *   1. the real path: symbolic links are followed, also one whose target is not there yet
 *   2. what is there must be a regular file one may write, or nothing
 *   3. a new file beside it (O_EXCL), with the old one's owner, group and mode as far as allowed
 *   4. the content, streamed
 *   5. fsync, so that the rename never shows a torso
 *   6. the file on disk is still the one that was read
 *   7. rename over it, and fsync of the folder
 *
 * Whatever fails before 7, the new file is removed and the old one was never touched. Killed in
 * between, only a file named like TEMPORARY_FORMAT stays behind. A hard link breaks: its other
 * names keep the old content. Access lists and extended attributes are not carried over. */

#define MAX_LINKS 40

#define MAX_TRIES 16

#define TEMPORARY_FORMAT "%s/.entente-%08x.tmp"

/* One write on its way. @temporary is set from step 3 until step 7; @exists says whether @old is
 * there, and @new_mode what a file gets otherwise; @written is the new one's status from step 5 on. */
typedef struct
{
  char *real_path;
  char *temporary;
  struct stat old;
  struct stat written;
  mode_t new_mode;
  int descriptor;
  guint exists : 1;
} Save;

static void
save_clear (Save *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->real_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

static void
set_cannot_write (GError     **error,
                  int          number,
                  const char  *path)
{
  g_autofree char *name = g_filename_display_name (path);

  entente_store_set_error (error, number, _("“%s” cannot be written"), name);
}

/* The path a symbolic link leads to, or NULL where @path is none. */
static char *
follow_link (const char *path)
{
  g_autofree char *target = g_file_read_link (path, NULL);
  g_autofree char *folder = NULL;

  if (target == NULL || g_path_is_absolute (target))
    return g_steal_pointer (&target);

  folder = g_path_get_dirname (path);

  return g_build_filename (folder, target, NULL);
}

static char *
resolve (const char  *path,
         GError     **error)
{
  g_autofree char *current = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *folder = NULL;
      g_autofree char *base = NULL;
      g_autofree char *real = realpath (current, NULL);
      char *next;

      if (real != NULL)
        return g_steal_pointer (&real);

      if (errno != ENOENT)
        {
          set_cannot_write (error, errno, path);
          return NULL;
        }

      next = follow_link (current);
      if (next != NULL)
        {
          g_free (current);
          current = next;
          continue;
        }

      folder = g_path_get_dirname (current);
      base = g_path_get_basename (current);
      real = realpath (folder, NULL);
      if (real == NULL || g_str_has_suffix (current, "/"))
        {
          set_cannot_write (error, real == NULL ? errno : EISDIR, path);
          return NULL;
        }

      return g_build_filename (real, base, NULL);
    }

  set_cannot_write (error, ELOOP, path);

  return NULL;
}

/* A file that nobody may write is a decision, which root respects too. */
static gboolean
check_old (Save        *self,
           const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int number;

  self->exists = stat (self->real_path, &self->old) == 0;
  if (!self->exists)
    {
      if (errno == ENOENT)
        return TRUE;
      set_cannot_write (error, errno, path);
      return FALSE;
    }

  if (!S_ISREG (self->old.st_mode))
    {
      entente_store_set_irregular (error, &self->old, path);
      return FALSE;
    }

  number = access (self->real_path, W_OK) < 0 ? errno : 0;
  if ((self->old.st_mode & 0222) == 0 || number == EACCES)
    {
      g_set_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_READ_ONLY,
                   _("“%s” is read-only."), name);
      return FALSE;
    }

  if (number != 0)
    set_cannot_write (error, number, path);

  return number == 0;
}

/* A group that cannot be kept must not hand its rights to another one. */
static mode_t
keep_owner (int                descriptor,
            const struct stat *old)
{
  mode_t mode = old->st_mode & 0777;
  struct stat status;

  if (fchown (descriptor, old->st_uid, old->st_gid) == 0 ||
      fchown (descriptor, (uid_t) -1, old->st_gid) == 0)
    return mode;

  if (fstat (descriptor, &status) == 0 && status.st_gid == old->st_gid)
    return mode;

  return (mode & 0707) | ((mode & 0007) << 3);
}

static gboolean
open_temporary (Save        *self,
                const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (self->real_path);
  /* A new file gets what the umask leaves of it. */
  mode_t mode = self->exists ? 0600 : self->new_mode;
  int number = EEXIST;

  for (guint i = 0; i < MAX_TRIES && number == EEXIST; i++)
    {
      g_autofree char *temporary = g_strdup_printf (TEMPORARY_FORMAT, folder, g_random_int ());

      self->descriptor = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
      number = errno;
      if (self->descriptor >= 0)
        {
          self->temporary = g_steal_pointer (&temporary);
          number = 0;
        }
    }

  if (number == 0 && self->exists &&
      fchmod (self->descriptor, keep_owner (self->descriptor, &self->old)) < 0)
    number = errno;

  if (number != 0)
    set_cannot_write (error, number, path);

  return number == 0;
}

typedef struct
{
  GOutputStream *output;
  GCancellable *cancellable;
} Filling;

static gboolean
fill_sink (const char  *bytes,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  const Filling *filling = user_data;

  return g_output_stream_write_all (filling->output, bytes, length, NULL, filling->cancellable, error);
}

static gboolean
fill (Save                *self,
      EntenteFileContent  *content,
      const char          *path,
      GCancellable        *cancellable,
      GError             **error)
{
  g_autoptr (EntenteSaveStream) stream = entente_save_stream_new (self->descriptor, path);
  Filling filling = { G_OUTPUT_STREAM (stream), cancellable };

  if (!entente_file_content_write (content, fill_sink, &filling, error) ||
      !g_output_stream_flush (G_OUTPUT_STREAM (stream), cancellable, error))
    return FALSE;

  if (fsync (self->descriptor) < 0)
    {
      set_cannot_write (error, errno, path);
      return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
check_expected (Save                 *self,
                EntenteFileIdentity  *expected,
                const char           *path,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autofree char *name = NULL;

  if (expected == NULL
      || entente_file_identity_look (expected, self->real_path, cancellable) == ENTENTE_FILE_SAME)
    return TRUE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  name = g_filename_display_name (path);
  g_set_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_CHANGED,
               _("“%s” was changed on disk by another program since it was opened."), name);

  return FALSE;
}

/* By now the new file is in its place; a folder that cannot be synced (some network file systems)
 * is no reason to say it was not saved. */
static void
sync_folder (const char *real_path)
{
  g_autofree char *folder = g_path_get_dirname (real_path);
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (descriptor < 0)
    return;

  fsync (descriptor);
  close (descriptor);
}

static gboolean
put_in_place (Save        *self,
              const char  *path,
              GError     **error)
{
  if (rename (self->temporary, self->real_path) < 0)
    {
      set_cannot_write (error, errno, path);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->real_path);

  return TRUE;
}

static gboolean
write_safely (Save                 *self,
              const char           *path,
              EntenteFileIdentity  *expected,
              EntenteFileContent   *content,
              GCancellable         *cancellable,
              GError              **error)
{
  self->real_path = resolve (path, error);
  if (self->real_path == NULL || !check_old (self, path, error)
      || !open_temporary (self, path, error))
    return FALSE;

  if (!fill (self, content, path, cancellable, error))
    return FALSE;

  if (fstat (self->descriptor, &self->written) < 0)
    {
      set_cannot_write (error, errno, path);
      return FALSE;
    }

  return check_expected (self, expected, path, cancellable, error)
         && put_in_place (self, path, error);
}

/**
 * entente_store_write_content:
 * @path: a path in the file system's encoding
 * @expected: (nullable): the state the file must still have, else %ENTENTE_STORE_ERROR_CHANGED
 * @content: what to write
 * @identity: (out) (optional): the file as written; keeps @content
 * @cancellable: (nullable): stops the writing with %G_IO_ERROR_CANCELLED
 * @error: where to say what went wrong; an error of @content is passed on
 *
 * Replaces a file, or makes it, wholly or not at all: on any error what was there before is still
 * there, and a power cut leaves the one or the other. Symbolic links are followed; mode, and where
 * allowed owner and group, are kept; hard links break. What could not be opened again is refused with
 * %ENTENTE_STORE_ERROR_TOO_LARGE before anything is done.
 *
 * Any thread.
 *
 * Returns: whether it is written and safe on disk
 */
gboolean
entente_store_write_content (const char           *path,
                             EntenteFileIdentity  *expected,
                             EntenteFileContent   *content,
                             EntenteFileIdentity **identity,
                             GCancellable         *cancellable,
                             GError              **error)
{
  g_auto (Save) save = { .descriptor = -1, .new_mode = 0666 };

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (content != NULL, FALSE);

  if (!entente_store_check_size ((goffset) entente_file_content_get_size (content), path, error)
      || !write_safely (&save, path, expected, content, cancellable, error))
    return FALSE;

  if (identity != NULL)
    *identity = entente_file_identity_new (save.real_path, &save.written, content);
  return TRUE;
}

/**
 * entente_store_write_bytes:
 * @path: a path in the file system's encoding
 * @expected: (nullable): as for entente_store_write_content()
 * @bytes: the content
 * @identity: (out) (optional): the file as written
 * @cancellable: (nullable): stops the writing
 * @error: where to say what went wrong
 *
 * Writes what is in memory already, in the same steps.
 *
 * Returns: whether it is written and safe on disk
 */
gboolean
entente_store_write_bytes (const char           *path,
                           EntenteFileIdentity  *expected,
                           GBytes               *bytes,
                           EntenteFileIdentity **identity,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_autoptr (EntenteFileContent) content = NULL;

  g_return_val_if_fail (bytes != NULL, FALSE);

  content = entente_file_content_new_for_bytes (bytes);
  return entente_store_write_content (path, expected, content, identity, cancellable, error);
}

/**
 * entente_store_keep:
 * @path: a path in the file system's encoding
 * @content: what to write
 * @error: where to say what went wrong
 *
 * Writes what the program keeps for itself, in the same steps: a new file is its user's alone (0600).
 *
 * Returns: whether it is written and safe on disk
 */
gboolean
entente_store_keep (const char          *path,
                    EntenteFileContent  *content,
                    GError             **error)
{
  g_auto (Save) save = { .descriptor = -1, .new_mode = 0600 };

  return write_safely (&save, path, NULL, content, NULL, error);
}
