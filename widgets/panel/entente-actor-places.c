/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-actor-places.h"

#include "entente-actor-mentions.h"
#include "entente-known-names.h"

#define DELAY_MS 300    /* of quiet, after which a changed map is searched anew */
#define COPYING_US 4000 /* of the main thread at a time */

struct _EntenteActorPlaces
{
  GObject parent_instance;

  /* owned */
  EntenteKnownNames *names;
  GSignalGroup *names_signals;
  GArray *mentions;          /* EntenteActorMention */
  GCancellable *cancellable; /* of the search under way; NULL: none */
  EntenteActorMentionsJob *job; /* while citations are copied for it */

  /* borrowed */
  EntenteMap *map; /* a weak pointer */

  /* state */
  guint32 actor;
  guint delay_id;
  guint copying_id;
  guint is_stale : 1; /* there are no names to search by yet */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteActorPlaces, entente_actor_places, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
stop_search (EntenteActorPlaces *self)
{
  g_clear_handle_id (&self->delay_id, g_source_remove);
  g_clear_handle_id (&self->copying_id, g_source_remove);
  g_clear_pointer (&self->job, entente_actor_mentions_job_free);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Takes @mentions. */
static void
take (EntenteActorPlaces *self,
      GArray             *mentions)
{
  g_clear_pointer (&self->mentions, g_array_unref);
  self->mentions = mentions;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mark_in_worker (GTask        *task,
                gpointer      source,
                gpointer      job,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, entente_actor_mentions_job_mark (job),
                         (GDestroyNotify) g_array_unref);
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  EntenteActorPlaces *self = ENTENTE_ACTOR_PLACES (object);
  GArray *mentions = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was stopped. */
  if (mentions == NULL)
    return;
  g_clear_object (&self->cancellable);
  take (self, mentions);
}

static gboolean
copy_cb (gpointer user_data)
{
  EntenteActorPlaces *self = user_data;
  gint64 end = g_get_monotonic_time () + COPYING_US;
  g_autoptr (GTask) task = NULL;

  if (self->map == NULL)
    {
      self->copying_id = 0;
      stop_search (self);
      return G_SOURCE_REMOVE;
    }
  while (entente_actor_mentions_job_copy_citations (self->job, self->map))
    {
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }
  self->copying_id = 0;
  task = g_task_new (self, self->cancellable, marked_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->job),
                        (GDestroyNotify) entente_actor_mentions_job_free);
  g_task_run_in_thread (task, mark_in_worker);
  return G_SOURCE_REMOVE;
}

/* The job goes from hand to hand: what finds owns it while it runs. */
static void
find_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (EntenteActorMentionsJob) job = data;
  GError *error = NULL;

  if (entente_actor_mentions_job_find (job, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&job),
                           (GDestroyNotify) entente_actor_mentions_job_free);
  else
    g_task_return_error (task, error);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  EntenteActorPlaces *self = ENTENTE_ACTOR_PLACES (object);
  EntenteActorMentionsJob *job = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was stopped. */
  if (job == NULL)
    return;
  self->job = job;
  self->copying_id = g_idle_add_full (G_PRIORITY_LOW, copy_cb, self, NULL);
}

static void
start_search (EntenteActorPlaces *self)
{
  g_autoptr (GTask) task = NULL;
  EntenteNameIndex *index;

  stop_search (self);
  if (self->map == NULL || !entente_map_is_alive (self->map, ENTENTE_RECORD_ACTOR, self->actor))
    return;
  index = entente_known_names_get_index (self->names);
  self->is_stale = index == NULL;
  if (self->is_stale)
    return;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_task_data (task, entente_actor_mentions_job_new (self->map, index, self->actor), NULL);
  g_task_run_in_thread (task, find_in_worker);
}

static gboolean
delay_over_cb (gpointer data)
{
  EntenteActorPlaces *self = data;

  self->delay_id = 0;
  start_search (self);
  return G_SOURCE_REMOVE;
}

static void
entente_actor_places_dispose (GObject *object)
{
  EntenteActorPlaces *self = ENTENTE_ACTOR_PLACES (object);

  stop_search (self);
  g_clear_object (&self->names_signals);
  g_clear_object (&self->names);
  g_clear_weak_pointer (&self->map);
  g_clear_pointer (&self->mentions, g_array_unref);

  G_OBJECT_CLASS (entente_actor_places_parent_class)->dispose (object);
}

static void
entente_actor_places_class_init (EntenteActorPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_actor_places_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_ACTOR_PLACES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_actor_places_init (EntenteActorPlaces *self)
{
  self->actor = ENTENTE_NO_SLOT;
  self->mentions = g_array_new (FALSE, FALSE, sizeof (EntenteActorMention));
  self->names_signals = g_signal_group_new (ENTENTE_TYPE_KNOWN_NAMES);
  g_signal_group_connect_swapped (self->names_signals, "changed", G_CALLBACK (start_search), self);
}

/**
 * entente_actor_places_new:
 *
 * Returns: (transfer full): places of nobody
 */
EntenteActorPlaces *
entente_actor_places_new (void)
{
  return g_object_new (ENTENTE_TYPE_ACTOR_PLACES, NULL);
}

void
entente_actor_places_set_actor (EntenteActorPlaces *self,
                                EntenteMap         *map,
                                guint32             actor)
{
  g_autoptr (EntenteKnownNames) names = map != NULL ? entente_known_names_get (map) : NULL;

  stop_search (self);
  self->actor = actor;
  self->is_stale = FALSE;
  g_set_weak_pointer (&self->map, map);
  g_set_object (&self->names, names);
  g_signal_group_set_target (self->names_signals, names);
  take (self, g_array_new (FALSE, FALSE, sizeof (EntenteActorMention)));
  start_search (self);
}

void
entente_actor_places_update_soon (EntenteActorPlaces *self)
{
  stop_search (self);
  self->delay_id = g_timeout_add (DELAY_MS, delay_over_cb, self);
}

GArray *
entente_actor_places_dup (EntenteActorPlaces *self,
                          gboolean            cited)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const EntenteActorMention *mention = &g_array_index (self->mentions, EntenteActorMention, i);
      EntenteItem item
          = { ENTENTE_RECORD_ARTICLE, mention->article, mention->start, mention->end };

      if (mention->cited == cited && self->map != NULL && entente_item_is_alive (item, self->map))
        g_array_append_val (items, item);
    }
  return items;
}

gboolean
entente_actor_places_get_is_current (EntenteActorPlaces *self)
{
  return self->cancellable == NULL && self->delay_id == 0 && !self->is_stale;
}
