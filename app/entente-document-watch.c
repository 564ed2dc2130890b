/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-watch.h"

/* Programs write in several steps: it is looked when they have come to rest. */
#define REST_MS 200

struct _EntenteDocumentWatch
{
  EntenteWatchChanged changed;
  gpointer user_data;

  EntenteFileIdentity *identity; /* nullable */
  GFileMonitor *monitor;         /* NULL without a file, or where there is no watching */
  GCancellable *looking;         /* NULL: no worker looks */
  EntenteFileState state;
  guint rest_id;
  guint held : 1;
};

static void
set_state (EntenteDocumentWatch *self,
           EntenteFileState      state)
{
  if (self->state == state)
    return;

  self->state = state;
  self->changed (self->user_data);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  EntenteFileIdentity *identity = task_data;

  g_task_return_int (task,
                     entente_file_identity_look (
                       identity, entente_file_identity_get_real_path (identity), cancellable));
}

/* Nobody is told of what was looked for when the file was known to be something else. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  EntenteDocumentWatch *self = user_data;
  g_autoptr (GError) error = NULL;
  gssize state = g_task_propagate_int (G_TASK (result), &error);

  if (error != NULL)
    return;
  g_clear_object (&self->looking);
  if (self->held)
    entente_document_watch_look (self);
  else
    set_state (self, (EntenteFileState) state);
}

static void
stop_looking (EntenteDocumentWatch *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->rest_id, g_source_remove);
}

static gboolean
rest_cb (gpointer user_data)
{
  EntenteDocumentWatch *self = user_data;
  g_autoptr (GTask) task = NULL;

  if (self->held)
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  stop_looking (self);
  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, looked_cb, self);
  g_task_set_source_tag (task, rest_cb);
  g_task_set_task_data (task, entente_file_identity_ref (self->identity),
                        (GDestroyNotify) entente_file_identity_unref);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

void
entente_document_watch_set_held (EntenteDocumentWatch *self,
                                 gboolean              held)
{
  self->held = held != FALSE;
}

void
entente_document_watch_look (EntenteDocumentWatch *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->identity != NULL)
    self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
start_monitor (EntenteDocumentWatch *self)
{
  const char *path = entente_file_identity_get_real_path (self->identity);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (
      self->monitor, "changed", G_CALLBACK (entente_document_watch_look), self);
}

EntenteDocumentWatch *
entente_document_watch_new (EntenteWatchChanged changed,
                            gpointer            user_data)
{
  EntenteDocumentWatch *self = g_new0 (EntenteDocumentWatch, 1);

  self->changed = changed;
  self->user_data = user_data;
  return self;
}

static void
stop_monitor (EntenteDocumentWatch *self)
{
  if (self->monitor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

void
entente_document_watch_free (EntenteDocumentWatch *self)
{
  stop_looking (self);
  stop_monitor (self);
  g_clear_pointer (&self->identity, entente_file_identity_unref);
  g_free (self);
}

void
entente_document_watch_set_identity (EntenteDocumentWatch *self,
                                     EntenteFileIdentity  *identity)
{
  gboolean same_place = self->identity != NULL && identity != NULL
                        && g_str_equal (entente_file_identity_get_real_path (self->identity),
                                        entente_file_identity_get_real_path (identity));

  stop_looking (self);
  if (!same_place)
    stop_monitor (self);
  if (identity != NULL)
    entente_file_identity_ref (identity);
  g_clear_pointer (&self->identity, entente_file_identity_unref);
  self->identity = identity;
  if (identity != NULL && !same_place)
    start_monitor (self);
  set_state (self, ENTENTE_FILE_SAME);
}

EntenteFileState
entente_document_watch_get_state (EntenteDocumentWatch *self)
{
  return self->state;
}
