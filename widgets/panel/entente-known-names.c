/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-known-names.h"

#define NAMES_KEY "entente-known-names"
#define MOMENT_US 4000 /* that copying takes at once */

struct _EntenteKnownNames
{
  GObject parent_instance;

  /* owned */
  EntenteNameIndex *index;    /* NULL before the first */
  GArray *copied;             /* EntenteActorName: for the next worker; NULL: it has them */
  GCancellable *cancellable;  /* of the worker that is under way; NULL: none */

  /* borrowed */
  EntenteMap *map; /* a weak pointer */

  /* state */
  guint32 next; /* the actor whose names are copied next */
  guint idle;
  guint stale : 1; /* the index is behind the map */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteKnownNames, entente_known_names, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
stop_worker (EntenteKnownNames *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->copied, g_array_unref);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Takes @index. */
static void
take_index (EntenteKnownNames *self,
            EntenteNameIndex  *index)
{
  g_clear_pointer (&self->index, entente_name_index_unref);
  self->index = index;
  self->stale = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      names,
      GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, entente_name_index_new (g_array_ref (names)),
                           (GDestroyNotify) entente_name_index_unref);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  EntenteKnownNames *self = ENTENTE_KNOWN_NAMES (object);
  EntenteNameIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A cancelled one has no index; what is current has this cancellable. */
  if (index == NULL)
    return;
  g_clear_object (&self->cancellable);
  take_index (self, index);
}

static void
start_worker (EntenteKnownNames *self)
{
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->copied), (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, work);
}

static gboolean
copy_cb (gpointer user_data)
{
  EntenteKnownNames *self = user_data;
  gint64 end = g_get_monotonic_time () + MOMENT_US;

  while (self->map != NULL && self->next != ENTENTE_NO_SLOT)
    {
      entente_actor_names_add (self->copied, self->map, self->next);
      self->next = entente_map_get_next (self->map, ENTENTE_RECORD_ACTOR, self->next);
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }
  self->idle = 0;
  if (self->map != NULL)
    start_worker (self);
  return G_SOURCE_REMOVE;
}

/* After what is drawn: a name that is being typed changes with every letter. */
static void
queue_worker (EntenteKnownNames *self)
{
  stop_worker (self);
  self->stale = TRUE;
  self->copied = entente_actor_names_new ();
  self->next = entente_map_get_first (self->map, ENTENTE_RECORD_ACTOR);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, copy_cb, self, NULL);
}

static gboolean
is_behind (EntenteKnownNames   *self,
           const EntenteChange *change)
{
  if (change->type != ENTENTE_RECORD_ACTOR)
    return FALSE;
  /* The actor whose turn it is may be gone. */
  if (self->copied != NULL)
    return TRUE;
  if (change->kind == ENTENTE_CHANGE_REMOVED)
    return FALSE;
  /* What a worker is making may miss this change. */
  return self->stale || change->kind == ENTENTE_CHANGE_ADDED
         || !entente_name_index_is_current (self->index, self->map, change->slot);
}

static void
map_changed_cb (EntenteKnownNames *self,
                gpointer           changes,
                guint              n_changes)
{
  const EntenteChange *change = changes;

  for (guint i = 0; i < n_changes; i++)
    {
      if (!is_behind (self, &change[i]))
        continue;
      queue_worker (self);
      return;
    }
}

static void
entente_known_names_dispose (GObject *object)
{
  EntenteKnownNames *self = ENTENTE_KNOWN_NAMES (object);

  stop_worker (self);
  if (self->map != NULL)
    g_object_set_data (G_OBJECT (self->map), NAMES_KEY, NULL);
  g_clear_weak_pointer (&self->map);
  g_clear_pointer (&self->index, entente_name_index_unref);

  G_OBJECT_CLASS (entente_known_names_parent_class)->dispose (object);
}

static void
entente_known_names_class_init (EntenteKnownNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_known_names_dispose;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", ENTENTE_TYPE_KNOWN_NAMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
}

static void
entente_known_names_init (EntenteKnownNames *self)
{
}

/**
 * entente_known_names_get:
 *
 * See the header.
 *
 * Returns: (transfer full): the names of the map
 */
EntenteKnownNames *
entente_known_names_get (EntenteMap *map)
{
  EntenteKnownNames *self = g_object_get_data (G_OBJECT (map), NAMES_KEY);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (ENTENTE_TYPE_KNOWN_NAMES, NULL);
  g_set_weak_pointer (&self->map, map);
  g_object_set_data (G_OBJECT (map), NAMES_KEY, self);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  queue_worker (self);
  return self;
}

EntenteNameIndex *
entente_known_names_get_index (EntenteKnownNames *self)
{
  return self->index;
}

EntenteNameIndex *
entente_known_names_require (EntenteKnownNames *self)
{
  if (self->stale && self->map != NULL)
    {
      stop_worker (self);
      take_index (self, entente_name_index_new (entente_map_dup_actor_names (self->map)));
    }
  return self->index;
}
