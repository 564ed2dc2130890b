/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-save-stream.h"

#include "entente-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define BUFFER_BYTES ((gsize) 256 * 1024)
/* So much is on its way to the disk while what follows is gathered. */
#define AHEAD_BYTES ((gsize) 8 * 1024 * 1024)

/* A stream onto an open descriptor that gathers small pieces and gives errors in the store's words.
 * It does not own the descriptor. One thread at a time. */
struct _EntenteSaveStream
{
  GOutputStream parent_instance;

  char *path;
  char *buffer;
  gsize used;
  gsize n_waiting; /* bytes written that nobody has sent to the disk */
  int descriptor;
};

G_DEFINE_FINAL_TYPE (EntenteSaveStream, entente_save_stream, G_TYPE_OUTPUT_STREAM)

/* Only begins; what could not be begun is left to fsync(). */
static void
send_to_disk (EntenteSaveStream *self,
              gsize              n_written)
{
  self->n_waiting += n_written;
  if (self->n_waiting < AHEAD_BYTES)
    return;
#ifdef SYNC_FILE_RANGE_WRITE
  sync_file_range (self->descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
  self->n_waiting = 0;
}

static gboolean
write_part (EntenteSaveStream  *self,
            const char         *bytes,
            gsize               count,
            GCancellable       *cancellable,
            GError            **error)
{
  while (count > 0)
    {
      gssize n_written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      n_written = write (self->descriptor, bytes, count);
      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        {
          int number = errno;
          g_autofree char *name = g_filename_display_name (self->path);

          entente_store_set_error (error, number, _("“%s” cannot be written"), name);
          return FALSE;
        }

      bytes += n_written;
      count -= (gsize) n_written;
      send_to_disk (self, (gsize) n_written);
    }

  return TRUE;
}

static gboolean
write_out (EntenteSaveStream  *self,
           const char         *bytes,
           gsize               count,
           GCancellable       *cancellable,
           GError            **error)
{
  for (gsize done = 0; done < count; done += BUFFER_BYTES)
    {
      gsize part = MIN (count - done, BUFFER_BYTES);

      if (!write_part (self, bytes + done, part, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
entente_save_stream_flush (GOutputStream  *stream,
                           GCancellable   *cancellable,
                           GError        **error)
{
  EntenteSaveStream *self = ENTENTE_SAVE_STREAM (stream);
  gsize used = self->used;

  self->used = 0;

  return write_out (self, self->buffer, used, cancellable, error);
}

static gssize
entente_save_stream_write (GOutputStream  *stream,
                           const void     *bytes,
                           gsize           count,
                           GCancellable   *cancellable,
                           GError        **error)
{
  EntenteSaveStream *self = ENTENTE_SAVE_STREAM (stream);

  if (self->used + count > BUFFER_BYTES &&
      !entente_save_stream_flush (stream, cancellable, error))
    return -1;

  if (count > BUFFER_BYTES)
    return write_out (self, bytes, count, cancellable, error) ? (gssize) count : -1;

  memcpy (self->buffer + self->used, bytes, count);
  self->used += count;

  return (gssize) count;
}

static void
entente_save_stream_finalize (GObject *object)
{
  EntenteSaveStream *self = ENTENTE_SAVE_STREAM (object);

  g_free (self->path);
  g_free (self->buffer);

  G_OBJECT_CLASS (entente_save_stream_parent_class)->finalize (object);
}

static void
entente_save_stream_class_init (EntenteSaveStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GOutputStreamClass *stream_class = G_OUTPUT_STREAM_CLASS (klass);

  object_class->finalize = entente_save_stream_finalize;
  stream_class->write_fn = entente_save_stream_write;
  stream_class->flush = entente_save_stream_flush;
}

static void
entente_save_stream_init (EntenteSaveStream *self)
{
  self->buffer = g_malloc (BUFFER_BYTES);
  self->descriptor = -1;
}

/**
 * entente_save_stream_new:
 * @descriptor: where to write; stays the caller's and must live as long as the stream
 * @path: what messages call the file
 *
 * Makes a stream for one save.
 *
 * Returns: (transfer full): a stream
 */
EntenteSaveStream *
entente_save_stream_new (int         descriptor,
                         const char *path)
{
  EntenteSaveStream *self = g_object_new (ENTENTE_TYPE_SAVE_STREAM, NULL);

  self->descriptor = descriptor;
  self->path = g_strdup (path);

  return self;
}
