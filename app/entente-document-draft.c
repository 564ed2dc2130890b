/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-draft.h"

#include "entente-map-writer.h"
#include "entente-shelf.h"

/* From the first step that is not on disk to its writing; with the disk's own time it stays well
 * under three seconds. */
#define WRITE_DELAY_MS 1000
#define RETRY_DELAY_MS 5000

/* @recorder writes down steps for @log; while the document is being saved @next does so on top of
 * what is being saved, and takes its place when that is done. */
struct _EntenteDocumentDraft
{
  EntenteDocument *document; /* (borrowed) */
  EntenteDraftProblemChanged changed;

  /* owned */
  EntenteActRecorder *recorder;
  EntenteActRecorder *next;  /* NULL: not being saved */
  EntenteDraftLog *log;      /* NULL: nothing to write yet */
  EntenteFileIdentity *identity; /* NULL: it has no file */
  EntenteFileContent *base;  /* what the steps begin with */
  char *name;
  char *problem;
  GCancellable *ending;      /* tells workers that come back that nobody is here any more */

  /* state */
  guint write_id;
  guint writing : 1;
};

static void
queue_write (EntenteDocumentDraft *self,
             guint                 delay_ms);

static void
recorded_cb (gpointer user_data)
{
  queue_write (user_data, WRITE_DELAY_MS);
}

static EntenteActRecorder *
make_recorder (EntenteDocumentDraft *self,
               EntenteSlotNames     *names,
               guint                 n_done,
               guint                 n_steps)
{
  return entente_act_recorder_new (entente_document_get_history (self->document), names, n_done,
                                   n_steps, recorded_cb, self);
}

static void
make_log (EntenteDocumentDraft *self)
{
  g_autofree char *folder = entente_draft_get_folder ();
  EntenteDraftHeader header = {
    .name = self->name,
    .title = (char *) entente_document_get_title (self->document),
    .started = g_get_real_time () / G_USEC_PER_SEC,
  };

  if (self->identity != NULL)
    header.path = (char *) entente_file_identity_get_real_path (self->identity);
  self->log = entente_draft_log_new (folder, &header, self->base);
}

static GBytes *
make_bytes (gconstpointer piece)
{
  return entente_act_piece_to_bytes (piece);
}

/* From the recorder to the log; whether there is anything to write. */
static gboolean
hand_over (EntenteDocumentDraft *self)
{
  g_autoptr (GPtrArray) pieces = entente_act_recorder_take (self->recorder);

  if (self->log == NULL && pieces->len == 0)
    return FALSE;
  if (self->log == NULL)
    make_log (self);
  entente_draft_log_add (self->log, g_steal_pointer (&pieces), make_bytes);
  return TRUE;
}

static void
set_problem (EntenteDocumentDraft *self,
             const char           *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  self->changed (self->document);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (entente_draft_log_write (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  entente_shelf_page_out ();
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  EntenteDocumentDraft *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  written = g_task_propagate_boolean (G_TASK (result), &error);
  self->writing = FALSE;
  set_problem (self, written ? NULL : error->message);
  if (!written)
    queue_write (self, RETRY_DELAY_MS);
}

static gboolean
write_cb (gpointer user_data)
{
  EntenteDocumentDraft *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (self->writing)
    return G_SOURCE_CONTINUE;
  self->write_id = 0;
  if (!hand_over (self))
    return G_SOURCE_REMOVE;

  self->writing = TRUE;
  task = g_task_new (NULL, self->ending, written_cb, self);
  g_task_set_source_tag (task, write_cb);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, entente_draft_log_ref (self->log),
                        (GDestroyNotify) entente_draft_log_unref);
  g_task_run_in_thread (task, write_in_thread);
  return G_SOURCE_REMOVE;
}

static void
queue_write (EntenteDocumentDraft *self,
             guint                 delay_ms)
{
  if (self->write_id == 0)
    self->write_id = g_timeout_add (delay_ms, write_cb, self);
}

static void
remove_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  entente_draft_log_remove (task_data);
  g_task_return_boolean (task, TRUE);
}

/* Waiting for a disk is a worker's. */
static void
drop_log (EntenteDocumentDraft *self)
{
  g_autoptr (GTask) task = NULL;

  g_clear_handle_id (&self->write_id, g_source_remove);
  if (self->log == NULL)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, drop_log);
  g_task_set_task_data (task, g_steal_pointer (&self->log),
                        (GDestroyNotify) entente_draft_log_unref);
  g_task_run_in_thread (task, remove_in_thread);
}

/* A restored map was not read from what its file says now. */
static EntenteFileContent *
make_base (EntenteMap          *map,
           EntenteFileIdentity *identity,
           GBytes              *base)
{
  EntenteFileContent *said = identity != NULL ? entente_file_identity_get_content (identity) : NULL;

  if (said != NULL && (base == NULL || entente_file_content_is_bytes (said, base)))
    return entente_file_content_ref (said);
  if (base != NULL)
    return entente_file_content_new_for_bytes (base);
  return entente_map_image_to_content (entente_map_image_new (map));
}

EntenteDocumentDraft *
entente_document_draft_new (EntenteDocument            *document,
                            EntenteFileIdentity        *identity,
                            const char                 *name,
                            GBytes                     *base,
                            EntenteDraftProblemChanged  changed)
{
  EntenteDocumentDraft *self = g_new0 (EntenteDocumentDraft, 1);
  EntenteMap *map = entente_document_get_map (document);

  self->document = document;
  self->changed = changed;
  self->identity = identity != NULL ? entente_file_identity_ref (identity) : NULL;
  self->name = g_strdup (name);
  self->base = make_base (map, identity, base);
  self->ending = g_cancellable_new ();
  self->recorder = make_recorder (self, entente_slot_names_new (map), 0, 0);
  return self;
}

void
entente_document_draft_free (EntenteDocumentDraft *self)
{
  g_cancellable_cancel (self->ending);
  g_clear_handle_id (&self->write_id, g_source_remove);
  g_clear_pointer (&self->recorder, entente_act_recorder_free);
  g_clear_pointer (&self->next, entente_act_recorder_free);
  g_clear_pointer (&self->log, entente_draft_log_unref);
  g_clear_pointer (&self->identity, entente_file_identity_unref);
  g_clear_pointer (&self->base, entente_file_content_unref);
  g_clear_object (&self->ending);
  g_free (self->name);
  g_free (self->problem);
  g_free (self);
}

void
entente_document_draft_resume (EntenteDocumentDraft *self,
                               EntenteDraftLog      *log,
                               EntenteSlotNames     *names)
{
  guint n_done;
  guint n_steps =
    entente_history_get_n_steps (entente_document_get_history (self->document), &n_done);

  g_clear_pointer (&self->recorder, entente_act_recorder_free);
  self->recorder = make_recorder (self, names, n_done, n_steps);
  self->log = log;
}

void
entente_document_draft_begin_save (EntenteDocumentDraft *self)
{
  EntenteMap *map = entente_document_get_map (self->document);

  self->next = make_recorder (self, entente_slot_names_new (map), 0, 0);
}

void
entente_document_draft_end_save (EntenteDocumentDraft *self,
                                 EntenteFileIdentity  *written)
{
  if (written == NULL)
    {
      g_clear_pointer (&self->next, entente_act_recorder_free);
      return;
    }

  drop_log (self);
  g_clear_pointer (&self->recorder, entente_act_recorder_free);
  g_clear_pointer (&self->identity, entente_file_identity_unref);
  g_clear_pointer (&self->base, entente_file_content_unref);
  self->recorder = g_steal_pointer (&self->next);
  self->identity = entente_file_identity_ref (written);
  self->base = entente_file_content_ref (entente_file_identity_get_content (written));
  set_problem (self, NULL);
  queue_write (self, WRITE_DELAY_MS);
}

gboolean
entente_document_draft_flush (EntenteDocumentDraft  *self,
                              GError               **error)
{
  return !hand_over (self) || entente_draft_log_write (self->log, error);
}

void
entente_document_draft_remove (EntenteDocumentDraft *self)
{
  g_ptr_array_unref (entente_act_recorder_take (self->recorder));
  g_clear_handle_id (&self->write_id, g_source_remove);
  if (self->log != NULL)
    entente_draft_log_remove (self->log);
  g_clear_pointer (&self->log, entente_draft_log_unref);
}

EntenteFileContent *
entente_document_draft_get_base (EntenteDocumentDraft *self)
{
  return self->base;
}

const char *
entente_document_draft_get_problem (EntenteDocumentDraft *self)
{
  return self->problem;
}
