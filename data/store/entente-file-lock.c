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
#define MAX_BYTES 16384

/* "PROCESS HOST DEVICE INODE URI", then a new line. */
#define CONTENT_FORMAT "%ld %s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n"
#define N_WORDS 5

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

/* What a lock file says. */
typedef struct
{
  char *holder; /* in words */
  char *real_path;
  dev_t device;
  ino_t inode;
} Content;

static void
content_clear (Content *self)
{
  g_free (self->holder);
  g_free (self->real_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static char *
describe_holder (const char *process,
                 const char *host)
{
  if (g_str_equal (host, g_get_host_name ()) && g_ascii_strtoll (process, NULL, 10) == getpid ())
    return g_strdup (_("another window"));
  /* Translators: a number of a process, and the name of a computer. */
  return g_strdup_printf (_("another program (process %s on %s)"), process, host);
}

/* FALSE where the file says nothing of use. */
static gboolean
read_content (const char *path,
              Content    *content)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_BYTES)
    return FALSE;
  words = g_strsplit (g_strchomp (text), " ", N_WORDS + 1);
  if (g_strv_length (words) != N_WORDS || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  content->real_path = g_filename_from_uri (words[4], NULL, NULL);
  if (content->real_path == NULL)
    return FALSE;
  content->holder = describe_holder (words[0], words[1]);
  content->device = (dev_t) g_ascii_strtoull (words[2], NULL, 10);
  content->inode = (ino_t) g_ascii_strtoull (words[3], NULL, 10);
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

/* Whether a lock still speaks of this file. Where the name it was taken by leads elsewhere by now,
 * its inode has gone, and a new file may have been given the same number. */
static gboolean
is_lock_of (const Content       *content,
            EntenteFileIdentity *identity)
{
  struct stat there, said = { 0 };

  said.st_dev = content->device;
  said.st_ino = content->inode;
  return entente_file_identity_is_same_file (identity, &said)
         && stat (content->real_path, &there) == 0
         && entente_file_identity_is_same_file (identity, &there);
}

/* Hard links are the same file by other names. Returns who holds it. (transfer full) (nullable) */
static char *
find_holder_by_another_name (const char          *folder,
                             const char          *own,
                             EntenteFileIdentity *identity)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_auto (Content) content = { NULL };

      if (!g_str_equal (path, own) && g_str_has_suffix (name, LOCK_SUFFIX)
          && read_content (path, &content) && is_lock_of (&content, identity) && is_held (path))
        return g_steal_pointer (&content.holder);
    }
  return NULL;
}

void
entente_file_lock_renew (EntenteFileLock     *self,
                         EntenteFileIdentity *identity)
{
  const char *real_path = entente_file_identity_get_real_path (identity);
  g_autofree char *uri = g_filename_to_uri (real_path, NULL, NULL);
  g_autofree char *text = NULL;
  struct stat status;

  if (self->descriptor < 0 || uri == NULL || stat (real_path, &status) < 0)
    return;
  text = g_strdup_printf (CONTENT_FORMAT, (long) getpid (), g_get_host_name (),
                          (guint64) status.st_dev, (guint64) status.st_ino, uri);
  /* Who cannot read it learns only that somebody has the file. */
  if (ftruncate (self->descriptor, 0) < 0 || pwrite (self->descriptor, text, strlen (text), 0) < 0)
    g_debug ("%s: %s", self->path, g_strerror (errno));
}

static char *
name_holder (const char *path)
{
  g_auto (Content) content = { NULL };

  return read_content (path, &content) ? g_steal_pointer (&content.holder)
                                       : g_strdup (_("another program"));
}

EntenteFileLock *
entente_file_lock_acquire (const char          *folder,
                           EntenteFileIdentity *identity,
                           char               **holder)
{
  g_autoptr (EntenteFileLock) self = g_new0 (EntenteFileLock, 1);
  Outcome outcome;

  g_return_val_if_fail (identity != NULL, NULL);
  g_return_val_if_fail (holder != NULL, NULL);

  self->descriptor = -1;
  self->path = make_path (folder, identity);
  g_mkdir_with_parents (folder, FOLDER_MODE);
  outcome = take (self->path, &self->descriptor);
  *holder = outcome == HELD ? name_holder (self->path) : NULL;
  if (outcome == TAKEN)
    *holder = find_holder_by_another_name (folder, self->path, identity);
  if (*holder != NULL)
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
