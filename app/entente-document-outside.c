/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-outside.h"

#include "entente-become.h"
#include "entente-document-private.h"
#include "entente-map-writer.h"
#include "entente-shelf.h"
#include "entente-store.h"

#include <glib/gi18n.h>

/* One look at the file. The worker alone touches it until the task is done. */
typedef struct
{
  EntenteFileIdentity *known; /* what the file was */
  EntenteFileContent *ours;   /* merging only */
  gboolean takes_faults;      /* what is sound is taken, as it was when the map was opened */
  guint64 revision;           /* of our map when it began */

  GBytes *content;
  EntenteFileIdentity *now;
  EntenteFaultList *faults;
  EntenteMap *map;
  EntenteMerge *merge;
} OutsideJob;

struct _EntenteOutsideMerge
{
  EntenteMerge *merge;
  EntenteFileIdentity *now;
  GBytes *theirs;
  guint64 revision; /* of our map when it was merged */

  EntenteMap *merged; /* by the worker that applies it */
  gboolean is_theirs;
};

static void
outside_job_free (OutsideJob *job)
{
  g_clear_pointer (&job->known, entente_file_identity_unref);
  g_clear_pointer (&job->ours, entente_file_content_unref);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_clear_pointer (&job->now, entente_file_identity_unref);
  g_clear_pointer (&job->faults, entente_fault_list_free);
  g_clear_object (&job->map);
  g_clear_pointer (&job->merge, entente_merge_free);
  g_free (job);
}

static gboolean
read_content (OutsideJob    *job,
              GCancellable  *cancellable,
              GError       **error)
{
  job->content = entente_store_read_to_shelf (
    entente_file_identity_get_real_path (job->known), &job->now, cancellable, error);
  return job->content != NULL;
}

static gboolean
read_map (OutsideJob    *job,
          GCancellable  *cancellable,
          GError       **error)
{
  if (!read_content (job, cancellable, error))
    return FALSE;
  job->map = job->takes_faults
               ? entente_map_read_sound (job->content, job->faults, NULL, NULL, cancellable, error)
               : entente_map_read (job->content, job->faults, NULL, NULL, cancellable, error);
  return job->map != NULL;
}

static void
start (EntenteDocument     *self,
       gpointer             tag,
       gboolean             with_ours,
       GTaskThreadFunc      run,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  EntenteFileIdentity *identity = entente_document_get_identity (self);
  OutsideJob *job = g_new0 (OutsideJob, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) outside_job_free);
  job->known = entente_file_identity_ref (identity);
  job->faults = entente_fault_list_new ();
  job->takes_faults = entente_document_has_set_aside (self);
  job->revision = entente_map_get_revision (entente_document_get_map (self));
  if (with_ours)
    job->ours = entente_map_image_to_content (
      entente_map_image_new (entente_document_get_map (self)));
  g_task_run_in_thread (task, run);
}

static void
return_done (GTask    *task,
             gboolean  done,
             GError   *error)
{
  entente_shelf_page_out ();
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
reload_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = read_map (task_data, cancellable, &error);

  return_done (task, done, error);
}

void
entente_document_reload_async (EntenteDocument     *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));
  g_return_if_fail (entente_document_get_identity (self) != NULL);

  start (self, entente_document_reload_async, FALSE, reload_in_thread, cancellable, callback,
         user_data);
}

/* The faults go where they are asked for. */
static OutsideJob *
finish (GAsyncResult      *result,
        EntenteFaultList **faults,
        GError           **error)
{
  OutsideJob *job = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), error))
    return job;
  if (faults != NULL && entente_fault_list_get_n (job->faults, ENTENTE_VERDICT_FAULT) > 0)
    *faults = g_steal_pointer (&job->faults);
  return NULL;
}

gboolean
entente_document_reload_finish (EntenteDocument   *self,
                                GAsyncResult      *result,
                                EntenteFaultList **faults,
                                GError           **error)
{
  OutsideJob *job;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = finish (result, faults, error);
  if (job == NULL
      || !entente_become (entente_document_get_history (self), job->map, _("Reload"), FALSE, error))
    return FALSE;
  entente_document_adopt_file (self, job->now, TRUE);
  return TRUE;
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = read_content (task_data, cancellable, &error);

  return_done (task, done, error);
}

void
entente_document_read_outside_async (EntenteDocument     *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));
  g_return_if_fail (entente_document_get_identity (self) != NULL);

  start (self, entente_document_read_outside_async, FALSE, read_in_thread, cancellable, callback,
         user_data);
}

GBytes *
entente_document_read_outside_finish (EntenteDocument  *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  OutsideJob *job;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = finish (result, NULL, error);
  return job != NULL ? g_steal_pointer (&job->content) : NULL;
}

void
entente_document_keep_mine_async (EntenteDocument     *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));
  g_return_if_fail (entente_document_get_identity (self) != NULL);

  start (self, entente_document_keep_mine_async, FALSE, read_in_thread, cancellable, callback,
         user_data);
}

gboolean
entente_document_keep_mine_finish (EntenteDocument  *self,
                                   GAsyncResult     *result,
                                   GError          **error)
{
  OutsideJob *job;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = finish (result, NULL, error);
  if (job == NULL)
    return FALSE;
  entente_document_adopt_file (self, job->now, FALSE);
  return TRUE;
}

static EntenteMap *
read_base (OutsideJob    *job,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) content
      = entente_file_content_to_bytes (entente_file_identity_get_content (job->known));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (content, faults, NULL, NULL, cancellable, error);
}

static gboolean
merge (OutsideJob    *job,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autoptr (EntenteMap) base = NULL;
  g_autoptr (EntenteMap) ours = NULL;
  g_autoptr (GBytes) our_bytes = NULL;
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  if (!read_map (job, cancellable, error))
    return FALSE;
  base = read_base (job, cancellable, error);
  if (base == NULL)
    return FALSE;
  our_bytes = entente_file_content_to_bytes (job->ours);
  ours = entente_map_read_sound (our_bytes, faults, NULL, NULL, cancellable, error);
  if (ours == NULL)
    return FALSE;
  job->merge = entente_merge_new (base, ours, job->map, ENTENTE_SIDE_OURS);
  return TRUE;
}

static void
merge_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean done = merge (task_data, cancellable, &error);

  return_done (task, done, error);
}

void
entente_document_merge_async (EntenteDocument     *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));
  g_return_if_fail (entente_document_get_identity (self) != NULL);

  start (self, entente_document_merge_async, TRUE, merge_in_thread, cancellable, callback,
         user_data);
}

/* What was merged would take back what was changed since. */
static gboolean
check_unchanged (EntenteDocument  *self,
                 guint64           revision,
                 GError          **error)
{
  if (entente_map_get_revision (entente_document_get_map (self)) == revision)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       _("The map was changed while it was merged."));
  return FALSE;
}

EntenteOutsideMerge *
entente_document_merge_finish (EntenteDocument   *self,
                               GAsyncResult      *result,
                               EntenteFaultList **faults,
                               GError           **error)
{
  EntenteOutsideMerge *merged;
  OutsideJob *job;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = finish (result, faults, error);
  if (job == NULL || !check_unchanged (self, job->revision, error))
    return NULL;
  merged = g_new0 (EntenteOutsideMerge, 1);
  merged->revision = job->revision;
  merged->merge = g_steal_pointer (&job->merge);
  merged->now = g_steal_pointer (&job->now);
  merged->theirs = g_steal_pointer (&job->content);
  return merged;
}

EntenteMerge *
entente_outside_merge_get (EntenteOutsideMerge *self)
{
  return self->merge;
}

void
entente_outside_merge_free (EntenteOutsideMerge *self)
{
  g_clear_pointer (&self->merge, entente_merge_free);
  g_clear_pointer (&self->now, entente_file_identity_unref);
  g_clear_pointer (&self->theirs, g_bytes_unref);
  g_clear_object (&self->merged);
  g_free (self);
}

static void
apply_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  EntenteOutsideMerge *self = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = entente_merge_to_bytes (self->merge, &error);

  if (bytes != NULL)
    self->merged = entente_merge_read (self->merge, bytes, cancellable, &error);
  self->is_theirs = bytes != NULL && g_bytes_equal (bytes, self->theirs);
  return_done (task, self->merged != NULL, error);
}

void
entente_document_apply_merge_async (EntenteDocument     *self,
                                    EntenteOutsideMerge *merge,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));

  g_task_set_source_tag (task, entente_document_apply_merge_async);
  g_task_set_task_data (task, merge, (GDestroyNotify) entente_outside_merge_free);
  g_task_run_in_thread (task, apply_in_thread);
}

gboolean
entente_document_apply_merge_finish (EntenteDocument  *self,
                                     GAsyncResult     *result,
                                     GError          **error)
{
  EntenteOutsideMerge *merge;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  merge = g_task_get_task_data (G_TASK (result));
  if (!check_unchanged (self, merge->revision, error)
      || !entente_become (entente_document_get_history (self), merge->merged, _("Merge"), FALSE,
                          error))
    return FALSE;
  entente_document_adopt_file (self, merge->now, merge->is_theirs);
  return TRUE;
}
