/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-review.h"

#include "entente-edits.h"
#include "entente-json-text.h"
#include "entente-known-names.h"
#include "entente-offered-names.h"
#include "entente-review-queue.h"

#include <glib/gi18n.h>

#define SLICE_US 8000 /* of searching for sentences before something else may run */

struct _EntenteReview
{
  GObject parent_instance;

  /* owned */
  EntenteSession *session;
  EntenteKnownNames *names;
  GArray *steps;             /* of EntenteReviewStep */
  GCancellable *cancellable; /* of the worker under way; NULL: none */
  GArray *articles;          /* guint32: to be searched for sentences */

  /* state */
  guint position;
  guint n_names;    /* the first steps */
  guint n_searched; /* of the articles */
  guint idle;
  guint is_started : 1;
  guint has_new_names : 1; /* sentences may name more actors than were known */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteReview, entente_review, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What the worker reads; its own until it is done. */
typedef struct
{
  GArray *texts;
  EntenteNameIndex *index;
  char **not_actors;
} Search;

static void
search_free (Search *self)
{
  g_array_unref (self->texts);
  entente_name_index_unref (self->index);
  g_strfreev (self->not_actors);
  g_free (self);
}

static void
clear_step (gpointer data)
{
  g_free (((EntenteReviewStep *) data)->name);
}

static EntenteMap *
get_map (EntenteReview *self)
{
  return entente_session_get_map (self->session);
}

/* Brings the step's place up, passing over articles that are gone. */
static void
show_step (EntenteReview *self)
{
  const EntenteReviewStep *step;
  EntenteItem item;

  while ((step = entente_review_get_step (self)) != NULL
         && !entente_map_is_alive (get_map (self), ENTENTE_RECORD_ARTICLE, step->article))
    self->position += 1;
  if (step != NULL)
    {
      item = ENTENTE_ARTICLE_ITEM (step->article);
      item.passage_start = step->start;
      item.passage_end = step->end;
      entente_session_select (self->session, item);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_names (EntenteReview *self,
           GPtrArray     *offered)
{
  for (guint i = 0; i < offered->len; i++)
    {
      EntenteOfferedName *name = g_ptr_array_index (offered, i);
      EntenteOfferedPlace *place = &g_array_index (name->places, EntenteOfferedPlace, 0);
      EntenteReviewStep step = { place->article, place->start, place->end, g_strdup (name->name),
                                 name->places->len };

      g_array_append_val (self->steps, step);
    }
  self->n_names = self->steps->len;
}

static void
add_sentences (EntenteReview *self,
               guint32        article)
{
  EntenteMap *map = get_map (self);
  g_autoptr (GArray) mentions
      = entente_map_dup_mentions (map, entente_known_names_require (self->names), article);
  g_autoptr (GPtrArray) queue = entente_map_dup_article_review (map, article, mentions);

  for (guint i = 0; i < queue->len; i++)
    {
      EntenteReviewSentence *sentence = g_ptr_array_index (queue, i);
      EntenteReviewStep step = { sentence->article, sentence->start, sentence->end, NULL, 0 };

      g_array_append_val (self->steps, step);
    }
}

/* Where nothing waits, that is said beside an article. */
static void
show_article (EntenteReview *self)
{
  guint32 article = entente_map_get_first (get_map (self), ENTENTE_RECORD_ARTICLE);

  if (entente_session_get_current (self->session).type != ENTENTE_RECORD_ARTICLE
      && article != ENTENTE_NO_SLOT)
    entente_session_select (self->session, ENTENTE_ARTICLE_ITEM (article));
}

static void
end_search (EntenteReview *self)
{
  self->is_started = TRUE;
  if (self->steps->len == 0)
    show_article (self);
  show_step (self);
}

/* The map is read where it can change: on the main thread, a little at a time. */
static gboolean
search_some (gpointer user_data)
{
  EntenteReview *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (self->n_searched < self->articles->len)
    {
      guint32 article = g_array_index (self->articles, guint32, self->n_searched++);

      if (entente_map_is_alive (get_map (self), ENTENTE_RECORD_ARTICLE, article))
        add_sentences (self, article);
      if (g_get_monotonic_time () > end && self->n_searched < self->articles->len)
        return G_SOURCE_CONTINUE;
    }
  self->idle = 0;
  end_search (self);
  return G_SOURCE_REMOVE;
}

/* All that wait, by the names known now. */
static void
search_sentences (EntenteReview *self)
{
  EntenteMap *map = get_map (self);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_set_size (self->steps, self->n_names);
  g_array_set_size (self->articles, 0);
  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ARTICLE, slot))
    g_array_append_val (self->articles, slot);
  self->n_searched = 0;
  self->has_new_names = FALSE;
  self->is_started = FALSE;
  if (search_some (self) == G_SOURCE_CONTINUE)
    self->idle = g_idle_add (search_some, self);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Search *search = data;
  GPtrArray *offered
      = entente_offered_names_find (search->texts, search->index,
                                    (const char *const *) search->not_actors, cancellable);

  g_task_return_pointer (task, offered, (GDestroyNotify) g_ptr_array_unref);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  EntenteReview *self = ENTENTE_REVIEW (object);
  g_autoptr (GPtrArray) offered = g_task_propagate_pointer (G_TASK (result), NULL);

  /* It was stopped. */
  if (offered == NULL)
    return;
  g_clear_object (&self->cancellable);
  add_names (self, offered);
  search_sentences (self);
}

static void
entente_review_dispose (GObject *object)
{
  EntenteReview *self = ENTENTE_REVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->names);
  g_clear_object (&self->session);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->articles, g_array_unref);

  G_OBJECT_CLASS (entente_review_parent_class)->dispose (object);
}

static void
entente_review_class_init (EntenteReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_review_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_review_init (EntenteReview *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (EntenteReviewStep));
  g_array_set_clear_func (self->steps, clear_step);
  self->articles = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * entente_review_new:
 *
 * Returns: (transfer full): a review that has not started
 */
EntenteReview *
entente_review_new (EntenteSession *session)
{
  EntenteReview *self = g_object_new (ENTENTE_TYPE_REVIEW, NULL);

  self->session = g_object_ref (session);
  self->names = entente_known_names_get (entente_session_get_map (session));
  return self;
}

const EntenteReviewStep *
entente_review_get_step (EntenteReview *self)
{
  if (!self->is_started || self->position >= self->steps->len)
    return NULL;
  return &g_array_index (self->steps, EntenteReviewStep, self->position);
}

guint
entente_review_get_position (EntenteReview *self)
{
  return self->position;
}

guint
entente_review_get_n_steps (EntenteReview *self)
{
  return self->steps->len;
}

gboolean
entente_review_is_done (EntenteReview *self)
{
  return self->is_started && self->position >= self->steps->len;
}

void
entente_review_start (EntenteReview *self)
{
  Search *search = g_new0 (Search, 1);
  g_autoptr (GTask) task = NULL;

  entente_review_stop (self);
  search->texts = entente_map_dup_article_texts (get_map (self));
  search->index = entente_name_index_ref (entente_known_names_require (self->names));
  search->not_actors = entente_map_dup_not_actors (get_map (self));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, work);
}

void
entente_review_skip (EntenteReview *self)
{
  if (entente_review_get_step (self) == NULL)
    return;
  self->position += 1;
  if (self->position == self->n_names && self->has_new_names)
    search_sentences (self);
  else
    show_step (self);
}

void
entente_review_go_back (EntenteReview *self)
{
  if (!self->is_started || self->position == 0)
    return;
  self->position -= 1;
  show_step (self);
}

/* What cannot be said in the file is passed over all the same. */
static void
perform_and_skip (EntenteReview *self,
                  EntenteAct    *act)
{
  if (act != NULL)
    entente_history_perform (entente_session_get_history (self->session), act);
  entente_review_skip (self);
}

void
entente_review_ignore (EntenteReview *self)
{
  const EntenteReviewStep *step = entente_review_get_step (self);

  if (step == NULL)
    return;
  perform_and_skip (self, step->name != NULL
                              ? entente_edit_not_actor (get_map (self), step->name, NULL)
                              : entente_edit_ignore_sentence (get_map (self), step->article,
                                                              step->start, step->end, NULL));
}

void
entente_review_accept_name (EntenteReview *self)
{
  const EntenteReviewStep *step = entente_review_get_step (self);
  EntenteAct *act;
  g_autofree char *quoted = NULL;
  g_autofree char *json = NULL;

  if (step == NULL || step->name == NULL)
    return;
  /* One has come back to it. */
  if (entente_name_index_is_name (entente_known_names_require (self->names), step->name))
    {
      entente_review_skip (self);
      return;
    }
  self->has_new_names = TRUE;
  act = entente_act_new (get_map (self), _("New Actor"));
  quoted = entente_json_quote (step->name);
  json = g_strdup_printf ("{ \"name\": %s }", quoted);
  entente_act_add (act, ENTENTE_RECORD_ACTOR, json, NULL);
  perform_and_skip (self, act);
}

void
entente_review_stop (EntenteReview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_set_size (self->steps, 0);
  self->position = 0;
  self->n_names = 0;
  self->is_started = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
