/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-private.h"

#include "entente-kept-versions.h"
#include "entente-shelf.h"

/* What was saved is kept by a worker when it is safe in its own place; whether that works is never in
 * the way of anything. */

typedef struct
{
  EntenteFileIdentity *before; /* nullable */
  EntenteFileIdentity *written;
} KeepJob;

static void
keep_job_free (KeepJob *job)
{
  g_clear_pointer (&job->before, entente_file_identity_unref);
  g_clear_pointer (&job->written, entente_file_identity_unref);
  g_free (job);
}

static void
keep (EntenteFileIdentity *identity)
{
  g_autofree char *folder = entente_kept_versions_get_folder ();
  g_autoptr (GError) error = NULL;

  if (!entente_kept_versions_add (folder, entente_file_identity_get_real_path (identity),
                                  entente_file_identity_get_content (identity),
                                  entente_file_identity_get_modified (identity),
                                  g_get_real_time (), &error))
    g_info ("A version was not kept: %s", error->message);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  KeepJob *job = task_data;

  if (job->before != NULL)
    keep (job->before);
  keep (job->written);
  entente_shelf_page_out ();
  g_task_return_boolean (task, TRUE);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;

  if (application != NULL)
    g_application_release (application);
}

/* Who saves and closes at once has a version too: the program stays until it is kept. */
static GApplication *
hold_application (void)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return NULL;
  g_application_hold (application);
  return g_object_ref (application);
}

void
entente_document_keep_version (EntenteFileIdentity *before,
                               EntenteFileIdentity *written)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, kept_cb, hold_application ());
  KeepJob *job = g_new0 (KeepJob, 1);

  if (before != NULL
      && g_str_equal (entente_file_identity_get_real_path (before),
                      entente_file_identity_get_real_path (written)))
    job->before = entente_file_identity_ref (before);
  job->written = entente_file_identity_ref (written);
  g_task_set_source_tag (task, entente_document_keep_version);
  g_task_set_task_data (task, job, (GDestroyNotify) keep_job_free);
  g_task_run_in_thread (task, keep_in_thread);
}
