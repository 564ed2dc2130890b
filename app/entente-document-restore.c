/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-restore.h"

#include "entente-document-private.h"
#include "entente-draft-list.h"
#include "entente-map-writer.h"
#include "entente-shelf.h"
#include "entente-store.h"

#include <glib/gi18n.h>

/* One restoring. The worker alone touches it until the task is done. */
typedef struct
{
  char *path;
  gboolean resume;

  EntenteDraft *draft;
  EntenteDraftLog *log;
  GBytes *base;
  EntenteFileIdentity *identity; /* NULL: a copy */
  EntenteHistory *history;
  EntenteSlotNames *names;
} RestoreJob;

static void
restore_job_free (RestoreJob *job)
{
  g_clear_pointer (&job->path, g_free);
  g_clear_pointer (&job->draft, entente_draft_free);
  g_clear_pointer (&job->log, entente_draft_log_unref);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_pointer (&job->identity, entente_file_identity_unref);
  g_clear_object (&job->history);
  g_clear_pointer (&job->names, entente_slot_names_free);
  g_free (job);
}

static gboolean
has_digest (GBytes     *bytes,
            const char *digest)
{
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_str_equal (found, digest);
}

/* The file where it still is what it was, else what was kept. @now: the file as it is. */
static gboolean
read_base (RestoreJob           *job,
           GBytes              **now,
           EntenteFileIdentity **identity,
           GError              **error)
{
  const EntenteDraftHeader *header = &job->draft->header;
  g_autofree char *base_path = NULL;

  if (header->path != NULL)
    *now = entente_store_read_to_shelf (header->path, identity, NULL, NULL);
  if (*now != NULL && has_digest (*now, header->digest))
    {
      job->base = g_bytes_ref (*now);
      job->identity = entente_file_identity_ref (*identity);
      return TRUE;
    }

  base_path = entente_draft_dup_base_path (job->path);
  if (header->base_kept)
    job->base = entente_store_read_to_shelf (base_path, NULL, NULL, NULL);
  if (job->base != NULL && has_digest (job->base, header->digest))
    return TRUE;

  if (header->path == NULL || header->base_kept)
    g_set_error_literal (error, ENTENTE_DRAFT_ERROR, ENTENTE_DRAFT_ERROR_BROKEN,
                         _("What the draft begins with is not beside it any more."));
  else
    g_set_error (error, ENTENTE_DRAFT_ERROR, ENTENTE_DRAFT_ERROR_BROKEN,
                 _("“%s” is not what the draft begins with any more. The draft is kept; put the "
                   "earlier file back to restore it."),
                 header->path);
  return FALSE;
}

static gboolean
replay (RestoreJob  *job,
        GError     **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map
      = entente_map_read_sound (job->base, faults, NULL, NULL, NULL, error);

  if (map == NULL)
    return FALSE;
  job->history = entente_history_new (map);
  job->names = entente_slot_names_new (map);
  for (guint i = 0; i < job->draft->pieces->len; i++)
    if (!entente_act_play (job->history, job->names, job->draft->pieces->pdata[i], error))
      {
        g_prefix_error (error, _("Step %u of the draft does not fit: "), i + 1);
        return FALSE;
      }
  return TRUE;
}

/* Killed between saving and the end of the draft, the file says already what the steps lead to. */
static void
adopt_saved (RestoreJob          *job,
             GBytes              *now,
             EntenteFileIdentity *identity)
{
  g_autoptr (GBytes) bytes = NULL;

  if (job->identity != NULL || now == NULL)
    return;
  bytes = entente_map_to_bytes (entente_history_get_map (job->history));
  if (!g_bytes_equal (bytes, now))
    return;
  entente_history_mark_saved (job->history);
  job->identity = entente_file_identity_ref (identity);
}

static void
restore_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  RestoreJob *job = task_data;
  g_autoptr (GBytes) now = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  GError *error = NULL;

  job->draft = entente_draft_read (job->path, &error);
  if (job->draft == NULL || !read_base (job, &now, &identity, &error) || !replay (job, &error)
      || (job->resume
          && (job->log = entente_draft_log_resume (job->path, job->draft, &error)) == NULL))
    {
      g_task_return_error (task, error);
      return;
    }
  adopt_saved (job, now, identity);
  entente_shelf_page_out ();
  g_task_return_boolean (task, TRUE);
}

void
entente_document_restore_async (const char          *draft_path,
                                gboolean             resume,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  RestoreJob *job = g_new0 (RestoreJob, 1);

  job->path = g_strdup (draft_path);
  job->resume = resume;
  g_task_set_source_tag (task, entente_document_restore_async);
  g_task_set_task_data (task, job, (GDestroyNotify) restore_job_free);
  g_task_run_in_thread (task, restore_in_thread);
}

EntenteDocument *
entente_document_restore_finish (GAsyncResult  *result,
                                 GError       **error)
{
  RestoreJob *job;
  g_autoptr (EntenteHistory) history = NULL;
  EntenteDocument *document;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  /* The worker may be the last to let go of the job, and must not take along what the document listens
   * to when this goes just then. */
  history = g_steal_pointer (&job->history);
  name = g_strdup (job->draft->header.name);
  if (job->identity != NULL)
    file = g_file_new_for_path (job->draft->header.path);
  else if (job->draft->header.path != NULL)
    name = g_path_get_basename (job->draft->header.path);
  document =
    entente_document_new_for_history (history, file, job->identity, name, job->base);
  if (job->log != NULL)
    entente_document_draft_resume (entente_document_get_draft (document),
                                   g_steal_pointer (&job->log), g_steal_pointer (&job->names));
  return document;
}
