/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-mentions.h"

#include "entente-article-text.h"

struct _EntenteArticleMentions
{
  GObject parent_instance;

  /* owned */
  EntenteKnownNames *names;
  GSignalGroup *map_signals;
  GSignalGroup *names_signals;
  GArray *mentions;
  GCancellable *cancellable; /* of the search under way; NULL: none */

  /* borrowed */
  EntenteMap *map; /* a weak pointer */

  /* state */
  guint32 article;
  guint stale : 1;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteArticleMentions, entente_article_mentions, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What a search needs; the worker's until it is done. */
typedef struct
{
  EntenteNameIndex *index;
  char *text;
  char *language;
} Search;

static void
search_free (Search *self)
{
  entente_name_index_unref (self->index);
  g_free (self->text);
  g_free (self->language);
  g_free (self);
}

static void
stop_search (EntenteArticleMentions *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Takes @mentions. */
static void
take (EntenteArticleMentions *self,
      GArray                 *mentions)
{
  g_clear_pointer (&self->mentions, g_array_unref);
  self->mentions = mentions;
  self->stale = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Search *search = data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           entente_name_index_find (search->index, search->text, search->language),
                           (GDestroyNotify) g_array_unref);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  EntenteArticleMentions *self = ENTENTE_ARTICLE_MENTIONS (object);
  GArray *mentions = g_task_propagate_pointer (G_TASK (result), NULL);

  if (mentions == NULL)
    return;
  g_clear_object (&self->cancellable);
  take (self, mentions);
}

static void
start_search (EntenteArticleMentions *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  stop_search (self);
  self->stale = TRUE;
  if (self->map == NULL || entente_known_names_get_index (self->names) == NULL
      || !entente_map_is_alive (self->map, ENTENTE_RECORD_ARTICLE, self->article))
    return;
  search = g_new0 (Search, 1);
  search->index = entente_name_index_ref (entente_known_names_get_index (self->names));
  search->text = entente_map_dup_article_text (self->map, self->article, &search->language);
  if (search->text == NULL)
    search->text = g_strdup ("");
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, work);
}

static void
map_changed_cb (EntenteArticleMentions *self,
                gpointer                changes,
                guint                   n_changes)
{
  const EntenteChange *change = changes;

  for (guint i = 0; i < n_changes; i++)
    {
      if (change[i].type != ENTENTE_RECORD_ARTICLE || change[i].slot != self->article)
        continue;
      start_search (self);
      return;
    }
}

static void
entente_article_mentions_dispose (GObject *object)
{
  EntenteArticleMentions *self = ENTENTE_ARTICLE_MENTIONS (object);

  stop_search (self);
  g_clear_object (&self->map_signals);
  g_clear_object (&self->names_signals);
  g_clear_object (&self->names);
  g_clear_weak_pointer (&self->map);
  g_clear_pointer (&self->mentions, g_array_unref);

  G_OBJECT_CLASS (entente_article_mentions_parent_class)->dispose (object);
}

static void
entente_article_mentions_class_init (EntenteArticleMentionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_article_mentions_dispose;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", ENTENTE_TYPE_ARTICLE_MENTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
entente_article_mentions_init (EntenteArticleMentions *self)
{
  self->article = ENTENTE_NO_SLOT;
  self->mentions = g_array_new (FALSE, FALSE, sizeof (EntenteMention));
  self->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (map_changed_cb), self);
  self->names_signals = g_signal_group_new (ENTENTE_TYPE_KNOWN_NAMES);
  g_signal_group_connect_swapped (self->names_signals, "changed", G_CALLBACK (start_search), self);
}

/**
 * entente_article_mentions_new:
 *
 * Returns: (transfer full): mentions of no article
 */
EntenteArticleMentions *
entente_article_mentions_new (void)
{
  return g_object_new (ENTENTE_TYPE_ARTICLE_MENTIONS, NULL);
}

void
entente_article_mentions_set_article (EntenteArticleMentions *self,
                                      EntenteMap             *map,
                                      guint32                 article)
{
  g_autoptr (EntenteKnownNames) names = map != NULL ? entente_known_names_get (map) : NULL;

  stop_search (self);
  self->article = article;
  g_set_weak_pointer (&self->map, map);
  g_set_object (&self->names, names);
  g_signal_group_set_target (self->map_signals, map);
  g_signal_group_set_target (self->names_signals, names);
  take (self, g_array_new (FALSE, FALSE, sizeof (EntenteMention)));
  if (map != NULL)
    start_search (self);
}

GArray *
entente_article_mentions_get (EntenteArticleMentions *self)
{
  return self->mentions;
}

GArray *
entente_article_mentions_require (EntenteArticleMentions *self)
{
  EntenteNameIndex *index;

  if (self->map == NULL)
    return self->mentions;
  /* May start a search, which is not waited for. */
  index = entente_known_names_require (self->names);
  if (self->stale)
    {
      stop_search (self);
      take (self, entente_map_dup_mentions (self->map, index, self->article));
    }
  return self->mentions;
}
