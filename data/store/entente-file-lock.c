/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LOCK_SUFFIX ".lock"
#define DIGEST_CHARACTERS 32
#define FOLDER_MODE 0700
#define FILE_MODE 0600
#define MAX_TRIES 8
#define MAX_BYTES 512

/* "PROCESS HOST DEVICE INODE", then a new line. */
#define CONTENT_FORMAT "%ld %s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "\n"

struct _EntenteFileLock
{
  char *path;
  int descriptor; /* -1: locks cannot be kept */
};

typedef enum
{
  TAKEN,
  HELD,
  IMPOSSIBLE,
} Outcome;

char *
entente_file_lock_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "entente", "open", NULL);
}

static char *
make_path (const char          *folder,
           EntenteFileIdentity *identity)
{
  const char *real_path = entente_file_identity_get_real_path (identity);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real_path, -1);
  g_autofree char *name = g_strdup_printf ("%.*s" LOCK_SUFFIX, DIGEST_CHARACTERS, digest);

  return g_build_filename (folder, name, NULL);
}

/* Another process may take the name away between opening and locking: then once more. */
static Outcome
take (const char *path,
      int        *descriptor)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      struct stat mine, there;
      int opened = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);

      if (opened < 0)
        return IMPOSSIBLE;
      if (flock (opened, LOCK_EX | LOCK_NB) < 0)
        {
          Outcome outcome = errno == EWOULDBLOCK ? HELD : IMPOSSIBLE;

          close (opened);
          return outcome;
        }
      if (fstat (opened, &mine) == 0 && stat (path, &there) == 0 && mine.st_ino == there.st_ino)
        {
          *descriptor = opened;
          return TAKEN;
        }
      close (opened);
    }
  return IMPOSSIBLE;
}

/* What a lock file says; FALSE where it says nothing of use. */
static gboolean
read_content (const char *path,
              char      **holder,
              guint64    *device,
              guint64    *inode)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) words = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL) || length > MAX_BYTES)
    return FALSE;
  words = g_strsplit (g_strchomp (content), " ", 5);
  if (g_strv_length (words) != 4 || !g_utf8_validate (content, -1, NULL))
    return FALSE;
  *device = g_ascii_strtoull (words[2], NULL, 10);
  *inode = g_ascii_strtoull (words[3], NULL, 10);
  g_free (*holder);
  if (g_str_equal (words[1], g_get_host_name ()) && g_ascii_strtoll (words[0], NULL, 10) == getpid ())
    *holder = g_strdup (_("another window"));
  else
    /* Translators: a number of a process, and the name of a computer. */
    *holder = g_strdup_printf (_("another program (process %s on %s)"), words[0], words[1]);
  return TRUE;
}

static gboolean
is_held (const char *path)
{
  int descriptor = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  gboolean held;

  if (descriptor < 0)
    return FALSE;
  held = flock (descriptor, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
  close (descriptor);
  return held;
}

/* Hard links are the same file by other names. */
static gboolean
is_held_by_another_name (const char          *folder,
                         const char          *own,
                         EntenteFileIdentity *identity,
                         char               **holder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status = { 0 };
      guint64 device, inode;

      if (g_str_equal (path, own) || !g_str_has_suffix (name, LOCK_SUFFIX)
          || !read_content (path, holder, &device, &inode))
        continue;
      status.st_dev = (dev_t) device;
      status.st_ino = (ino_t) inode;
      if (entente_file_identity_is_same_file (identity, &status) && is_held (path))
        return TRUE;
    }
  g_clear_pointer (holder, g_free);
  return FALSE;
}

void
entente_file_lock_renew (EntenteFileLock     *self,
                         EntenteFileIdentity *identity)
{
  g_autofree char *content = NULL;
  struct stat status;

  if (self->descriptor < 0 || stat (entente_file_identity_get_real_path (identity), &status) < 0)
    return;
  content = g_strdup_printf (CONTENT_FORMAT, (long) getpid (), g_get_host_name (),
                             (guint64) status.st_dev, (guint64) status.st_ino);
  /* Who cannot read it learns only that somebody has the file. */
  if (ftruncate (self->descriptor, 0) < 0
      || pwrite (self->descriptor, content, strlen (content), 0) < 0)
    g_debug ("%s: %s", self->path, g_strerror (errno));
}

EntenteFileLock *
entente_file_lock_acquire (const char           *folder,
                           EntenteFileIdentity  *identity,
                           char                **holder)
{
  g_autoptr (EntenteFileLock) self = g_new0 (EntenteFileLock, 1);
  guint64 device, inode;
  Outcome outcome;

  g_return_val_if_fail (identity != NULL, NULL);
  g_return_val_if_fail (holder != NULL, NULL);

  *holder = NULL;
  self->descriptor = -1;
  self->path = make_path (folder, identity);
  g_mkdir_with_parents (folder, FOLDER_MODE);
  outcome = take (self->path, &self->descriptor);
  if (outcome == HELD)
    {
      if (!read_content (self->path, holder, &device, &inode))
        *holder = g_strdup (_("another program"));
      return NULL;
    }
  if (outcome == TAKEN && is_held_by_another_name (folder, self->path, identity, holder))
    return NULL;
  entente_file_lock_renew (self, identity);
  return g_steal_pointer (&self);
}

void
entente_file_lock_free (EntenteFileLock *self)
{
  if (self->descriptor >= 0)
    {
      g_unlink (self->path);
      close (self->descriptor);
    }
  g_free (self->path);
  g_free (self);
}
