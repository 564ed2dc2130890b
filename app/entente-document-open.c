/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-private.h"
#include "entente-first-sketch.h"
#include "entente-memory.h"
#include "entente-shelf.h"
#include "entente-store.h"

#include <glib/gi18n.h>

/* How often the part done is told while a worker reads. */
#define PROGRESS_INTERVAL_MS 50
#define PROGRESS_STEPS 10000

/* One opening. The worker alone writes identity, faults and map; the main thread takes them when the
 * task is done. */
typedef struct
{
  GFile *file;   /* NULL: from memory */
  GBytes *bytes; /* NULL: from the file */
  char *name;
  gboolean as_copy;

  EntenteFileIdentity *identity;
  EntenteFileLock *lock; /* NULL: the holder's */
  char *holder;
  EntenteFaultList *faults;
  EntenteMap *map;
  EntenteMap *sound; /* what is sound of a map with faults, nullable */

  EntenteProgress progress;
  gpointer progress_data;
  int steps_done; /* atomic */
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->name, g_free);
  g_clear_pointer (&job->identity, entente_file_identity_unref);
  g_clear_pointer (&job->lock, entente_file_lock_free);
  g_clear_pointer (&job->holder, g_free);
  g_clear_pointer (&job->faults, entente_fault_list_free);
  g_clear_object (&job->map);
  g_clear_object (&job->sound);
  g_free (job);
}

static void
note_progress (double   part,
               gpointer user_data)
{
  OpenJob *job = user_data;

  g_atomic_int_set (&job->steps_done, (int) (CLAMP (part, 0.0, 1.0) * PROGRESS_STEPS));
}

static gboolean
tell_progress_cb (gpointer user_data)
{
  GTask *task = user_data;
  OpenJob *job;

  if (g_task_get_completed (task))
    return G_SOURCE_REMOVE;

  job = g_task_get_task_data (task);
  job->progress ((double) g_atomic_int_get (&job->steps_done) / PROGRESS_STEPS,
                 job->progress_data);
  return G_SOURCE_CONTINUE;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  OpenJob *job = task_data;
  GError *error = NULL;

  if (job->bytes == NULL)
    job->bytes = entente_store_read_to_shelf (g_file_peek_path (job->file),
                                              &job->identity,
                                              cancellable,
                                              &error);
  if (job->bytes != NULL)
    job->map = entente_map_read_sound (job->bytes,
                                       job->faults,
                                       note_progress,
                                       job,
                                       cancellable,
                                       &error);
  entente_shelf_page_out ();
  if (job->map != NULL && !g_cancellable_is_cancelled (cancellable))
    entente_first_sketch_gather (job->map);
  /* Whoever refuses the file is asked right away whether to take the rest. */
  if (job->map != NULL && entente_fault_list_get_n (job->faults, ENTENTE_VERDICT_FAULT) > 0)
    {
      job->sound = g_steal_pointer (&job->map);
      entente_map_refuse (job->faults, &error);
    }
  if (job->map != NULL && job->identity != NULL && !job->as_copy)
    job->lock = entente_document_lock_file (job->identity, &job->holder);
  if (job->map == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
start (OpenJob             *job,
       EntenteProgress      progress,
       gpointer             progress_data,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_document_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) open_job_free);
  job->faults = entente_fault_list_new ();
  job->progress = progress;
  job->progress_data = progress_data;

  if (job->bytes == NULL && g_file_peek_path (job->file) == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               _("Only files on this computer can be opened."));
      return;
    }

  if (progress != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT,
                        PROGRESS_INTERVAL_MS,
                        tell_progress_cb,
                        g_object_ref (task),
                        g_object_unref);
  entente_memory_reuse ();
  g_task_run_in_thread (task, open_in_thread);
}

void
entente_document_open_async (GFile               *file,
                             gboolean             as_copy,
                             EntenteProgress      progress,
                             gpointer             progress_data,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  OpenJob *job;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  job = g_new0 (OpenJob, 1);
  job->file = g_object_ref (file);
  job->as_copy = as_copy;
  if (as_copy)
    job->name = g_file_get_basename (file);
  start (job, progress, progress_data, cancellable, callback, user_data);
}

void
entente_document_open_bytes_async (GBytes              *bytes,
                                   const char          *name,
                                   EntenteProgress      progress,
                                   gpointer             progress_data,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  OpenJob *job;

  g_return_if_fail (bytes != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  job = g_new0 (OpenJob, 1);
  job->bytes = g_bytes_ref (bytes);
  job->as_copy = TRUE;
  job->name = g_strdup (name);
  start (job, progress, progress_data, cancellable, callback, user_data);
}

/* Takes the map from the job: the worker may be the last to let go of that, and must not take along what
 * the main thread listens to when this goes just then. */
static EntenteDocument *
make_document (OpenJob     *job,
               EntenteMap **of_job)
{
  g_autoptr (EntenteMap) map = g_steal_pointer (of_job);
  EntenteDocument *document = entente_document_new_for_map (map,
                                                            job->as_copy ? NULL : job->file,
                                                            job->as_copy ? NULL : job->identity,
                                                            job->name,
                                                            job->bytes);

  entente_document_set_lock (document, g_steal_pointer (&job->lock), job->holder);
  return document;
}

EntenteDocument *
entente_document_open_finish (GAsyncResult      *result,
                              EntenteFaultList **faults,
                              GError           **error)
{
  OpenJob *job;
  gboolean done;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  job = g_task_get_task_data (G_TASK (result));
  done = g_task_propagate_boolean (G_TASK (result), error);
  if (faults != NULL)
    *faults = g_steal_pointer (&job->faults);
  if (done)
    return make_document (job, &job->map);
  entente_memory_keep (0);
  return NULL;
}

EntenteDocument *
entente_document_open_finish_sound (GAsyncResult *result)
{
  OpenJob *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (job->sound == NULL)
    return NULL;
  if (job->identity != NULL && !job->as_copy)
    job->lock = entente_document_lock_file (job->identity, &job->holder);
  return make_document (job, &job->sound);
}
