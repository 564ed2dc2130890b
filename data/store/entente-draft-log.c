/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-draft-log.h"

#include "entente-draft-list.h"
#include "entente-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE 0700
#define DRAFT_MODE 0600

/* Pieces that wait for their bytes. */
typedef struct
{
  GPtrArray *pieces;
  EntenteDraftMakeBytes make_bytes;
} Waiting;

/* @queue_lock guards what waits to be written and is held for moments; @file_lock everything else, for
 * as long as a disk takes. Taken in this order: file, queue. */
struct _EntenteDraftLog
{
  gatomicrefcount references;
  GMutex queue_lock;
  GMutex file_lock;
  GArray *queue; /* Waiting */
  gboolean removed;
  GByteArray *unwritten;

  char *folder;
  char *path;      /* NULL: nothing is on disk yet */
  EntenteDraftHeader header;
  EntenteFileContent *base; /* nullable, dropped once the file is there */
  int descriptor;
  off_t size;      /* what is whole */
  gboolean torn;   /* there may be more behind it */
};

char *
entente_draft_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "entente", "drafts", NULL);
}

static void
clear_waiting (gpointer data)
{
  g_ptr_array_unref (((Waiting *) data)->pieces);
}

static GArray *
new_queue (void)
{
  GArray *queue = g_array_new (FALSE, FALSE, sizeof (Waiting));

  g_array_set_clear_func (queue, clear_waiting);
  return queue;
}

static EntenteDraftLog *
log_new (void)
{
  EntenteDraftLog *self = g_new0 (EntenteDraftLog, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->queue_lock);
  g_mutex_init (&self->file_lock);
  self->queue = new_queue ();
  self->unwritten = g_byte_array_new ();
  self->descriptor = -1;
  return self;
}

EntenteDraftLog *
entente_draft_log_new (const char               *folder,
                       const EntenteDraftHeader *header,
                       EntenteFileContent       *base)
{
  EntenteDraftLog *self = log_new ();

  self->folder = g_strdup (folder);
  entente_draft_header_copy (header, &self->header);
  self->base = entente_file_content_ref (base);
  self->header.size = entente_file_content_get_size (base);
  return self;
}

EntenteDraftLog *
entente_draft_log_ref (EntenteDraftLog *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
entente_draft_log_unref (EntenteDraftLog *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_clear_pointer (&self->base, entente_file_content_unref);
  entente_draft_header_clear (&self->header);
  g_array_unref (self->queue);
  g_byte_array_unref (self->unwritten);
  g_free (self->folder);
  g_free (self->path);
  g_mutex_clear (&self->queue_lock);
  g_mutex_clear (&self->file_lock);
  g_free (self);
}

static gboolean
fail (GError **error,
      int      number)
{
  entente_store_set_error (error, number, _("The draft of this map cannot be written"));
  return FALSE;
}

static gboolean
write_all (int            descriptor,
           const guint8  *bytes,
           gsize          length,
           GError       **error)
{
  while (length > 0)
    {
      gssize n_written = write (descriptor, bytes, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return fail (error, errno);
      bytes += n_written;
      length -= (gsize) n_written;
    }
  return fdatasync (descriptor) == 0 || fail (error, errno);
}

/* A new file, hidden from who lists drafts until it has its name. */
static int
open_new (const char  *temporary,
          GError     **error)
{
  int descriptor = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, DRAFT_MODE);

  if (descriptor < 0)
    fail (error, errno);
  return descriptor;
}

static void
sync_folder (const char *folder)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

static gboolean
keep_base (EntenteDraftLog  *self,
           const char       *path,
           GError          **error)
{
  g_autoptr (GBytes) base = entente_file_content_to_bytes (self->base);
  g_autofree char *name = entente_draft_dup_base_path (path);
  g_autofree char *temporary = g_strconcat (name, ".tmp", NULL);
  int descriptor = open_new (temporary, error);
  gboolean kept;
  gsize size;
  const guint8 *data = g_bytes_get_data (base, &size);

  if (descriptor < 0)
    return FALSE;
  kept = write_all (descriptor, data, size, error);
  close (descriptor);
  if (kept && rename (temporary, name) == 0)
    return TRUE;
  if (kept)
    fail (error, errno);
  g_unlink (temporary);
  return FALSE;
}

static gboolean
has_to_keep_base (EntenteDraftLog *self)
{
  return self->header.size <= ENTENTE_DRAFT_BASE_MAX || self->header.path == NULL
         || entente_draft_place_may_vanish (self->header.path);
}

/* Base, then draft, then its name: whatever is found under the name is whole. */
static gboolean
create (EntenteDraftLog  *self,
        GError          **error)
{
  g_autofree char *path = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GByteArray) beginning = NULL;
  gboolean done;
  int descriptor;

  if (self->header.digest == NULL)
    self->header.digest = g_strdup (entente_file_content_get_digest (self->base));
  if (g_mkdir_with_parents (self->folder, FOLDER_MODE) < 0)
    return fail (error, errno);

  path = entente_draft_dup_new_path (self->folder, self->header.digest);
  temporary = g_strconcat (path, ".tmp", NULL);
  self->header.base_kept = has_to_keep_base (self);
  if (self->header.base_kept && !keep_base (self, path, error))
    return FALSE;
  beginning = entente_draft_begin (&self->header);

  descriptor = open_new (temporary, error);
  done = descriptor >= 0 && write_all (descriptor, beginning->data, beginning->len, error);
  if (done && (flock (descriptor, LOCK_EX | LOCK_NB) < 0 || rename (temporary, path) < 0))
    done = fail (error, errno);
  if (!done)
    {
      g_autofree char *base_path = entente_draft_dup_base_path (path);

      if (descriptor >= 0)
        close (descriptor);
      g_unlink (temporary);
      g_unlink (base_path);
      return FALSE;
    }

  sync_folder (self->folder);
  self->descriptor = descriptor;
  self->size = (off_t) beginning->len;
  self->path = g_steal_pointer (&path);
  g_clear_pointer (&self->base, entente_file_content_unref);
  return TRUE;
}

EntenteDraftLog *
entente_draft_log_resume (const char    *path,
                          EntenteDraft  *draft,
                          GError       **error)
{
  g_autoptr (EntenteDraftLog) self = log_new ();

  self->folder = g_path_get_dirname (path);
  entente_draft_header_copy (&draft->header, &self->header);
  self->size = (off_t) draft->sound_size;
  self->descriptor = open (path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
  if (self->descriptor < 0 || flock (self->descriptor, LOCK_EX | LOCK_NB) < 0
      || ftruncate (self->descriptor, self->size) < 0
      || lseek (self->descriptor, 0, SEEK_END) < 0)
    {
      fail (error, errno);
      return NULL;
    }
  self->path = g_strdup (path);
  return g_steal_pointer (&self);
}

void
entente_draft_log_add (EntenteDraftLog       *self,
                       GPtrArray             *pieces,
                       EntenteDraftMakeBytes  make_bytes)
{
  Waiting waiting = { pieces, make_bytes };

  g_mutex_lock (&self->queue_lock);
  g_array_append_val (self->queue, waiting);
  g_mutex_unlock (&self->queue_lock);
}

static GArray *
take_queue (EntenteDraftLog *self)
{
  GArray *queue;

  g_mutex_lock (&self->queue_lock);
  queue = self->queue;
  self->queue = new_queue ();
  g_mutex_unlock (&self->queue_lock);
  return queue;
}

static void
append_waiting (EntenteDraftLog *self,
                const Waiting   *waiting)
{
  for (guint i = 0; i < waiting->pieces->len; i++)
    {
      g_autoptr (GBytes) bytes = waiting->make_bytes (waiting->pieces->pdata[i]);

      entente_draft_append (self->unwritten, bytes);
    }
}

/* What was added in the meantime stands behind what could not be written. */
static void
append_queue (EntenteDraftLog *self)
{
  g_autoptr (GArray) queue = take_queue (self);

  for (guint i = 0; i < queue->len && !self->removed; i++)
    append_waiting (self, &g_array_index (queue, Waiting, i));
}

/* What was written in part is cut off again, so that what follows is found. */
static gboolean
cut_off (EntenteDraftLog *self)
{
  self->torn = ftruncate (self->descriptor, self->size) < 0
               || lseek (self->descriptor, self->size, SEEK_SET) < 0;
  return !self->torn;
}

/* Whether somebody deleted the file: what is written to it nobody finds. */
static gboolean
is_gone (EntenteDraftLog *self)
{
  struct stat status;

  return fstat (self->descriptor, &status) == 0 && status.st_nlink == 0;
}

static gboolean
write_unwritten (EntenteDraftLog  *self,
                 GError          **error)
{
  if (self->unwritten->len == 0)
    return TRUE;
  if (self->path == NULL && !create (self, error))
    return FALSE;
  if (is_gone (self))
    return fail (error, ENOENT);
  if (self->torn && !cut_off (self))
    return fail (error, errno);
  if (write_all (self->descriptor, self->unwritten->data, self->unwritten->len, error))
    {
      self->size += self->unwritten->len;
      g_clear_pointer (&self->unwritten, g_byte_array_unref);
      self->unwritten = g_byte_array_new ();
      return TRUE;
    }
  cut_off (self);
  return FALSE;
}

gboolean
entente_draft_log_write (EntenteDraftLog  *self,
                         GError          **error)
{
  gboolean written;

  g_mutex_lock (&self->file_lock);
  append_queue (self);
  written = self->removed || write_unwritten (self, error);
  g_mutex_unlock (&self->file_lock);
  return written;
}

void
entente_draft_log_remove (EntenteDraftLog *self)
{
  g_mutex_lock (&self->file_lock);
  self->removed = TRUE;
  g_array_unref (take_queue (self));
  g_byte_array_set_size (self->unwritten, 0);
  if (self->path != NULL)
    entente_draft_delete (self->path);
  g_mutex_unlock (&self->file_lock);
}
