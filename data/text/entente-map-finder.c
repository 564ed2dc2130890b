/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-finder.h"

#include "entente-article-text.h"
#include "entente-name-index-private.h"
#include "entente-text-finder.h"

#include <string.h>

#define RECORD_BYTES 1024 /* of a text, for one record */

enum
{
  ACTORS,
  RELATIONS,
  ARTICLES,
  N_STAGES,
};

/* Actors and relations are looked at in turns, as one who looks for what a line says must not wait for
 * a hundred thousand names.
 *
 * Invariant: what is found is what would be found one after another, as far as that was looked at. */
struct _EntenteMapFinder
{
  EntenteMap *map;
  EntenteTextFinder *finder;
  GArray *found; /* of EntenteFound: actors, relations, articles */
  guint n_max;
  guint n_leading; /* of found: names that begin so */
  guint n_actors;  /* of found, with these */
  guint stage;     /* what was looked at last; N_STAGES: done */
  guint32 slot;
  guint32 next[N_STAGES]; /* slots to look at next */
  gboolean has_more;
};

static void look_at_actor    (EntenteMapFinder *self,
                              guint            *n_records);
static void look_at_relation (EntenteMapFinder *self,
                              guint            *n_records);
static void look_at_article  (EntenteMapFinder *self,
                              guint            *n_records);

/* Takes what it costs beyond one record from n_records. */
static const struct
{
  EntenteRecordType type;
  void (*look) (EntenteMapFinder *self,
                guint            *n_records);
} stages[N_STAGES] = {
  [ACTORS] = { ENTENTE_RECORD_ACTOR, look_at_actor },
  [RELATIONS] = { ENTENTE_RECORD_RELATION, look_at_relation },
  [ARTICLES] = { ENTENTE_RECORD_ARTICLE, look_at_article },
};

static void
found_clear (gpointer data)
{
  g_free (((EntenteFound *) data)->name);
}

/**
 * entente_map_finder_new:
 * @map: where to look
 * @wanted: valid UTF-8; nothing is found of ""
 *
 * Returns: (transfer full): a finder that has looked at nothing yet
 */
EntenteMapFinder *
entente_map_finder_new (EntenteMap *map,
                        const char *wanted,
                        guint       n_max)
{
  EntenteMapFinder *self = g_new0 (EntenteMapFinder, 1);

  self->map = g_object_ref (map);
  self->finder = entente_text_finder_new (wanted);
  self->found = g_array_new (FALSE, FALSE, sizeof (EntenteFound));
  g_array_set_clear_func (self->found, found_clear);
  self->n_max = n_max;
  self->stage = entente_text_finder_is_empty (self->finder) ? N_STAGES : ARTICLES;
  for (guint i = 0; i < N_STAGES; i++)
    self->next[i] = entente_map_get_first (map, stages[i].type);
  return self;
}

void
entente_map_finder_free (EntenteMapFinder *self)
{
  g_object_unref (self->map);
  entente_text_finder_free (self->finder);
  g_array_unref (self->found);
  g_free (self);
}

GArray *
entente_map_finder_get_found (EntenteMapFinder *self)
{
  return self->found;
}

gboolean
entente_map_finder_has_more (const EntenteMapFinder *self)
{
  return self->has_more;
}

static gboolean
is_full (const EntenteMapFinder *self)
{
  return self->found->len >= self->n_max;
}

/* The first place of it in a text, FALSE for none. */
static gboolean
find_first (EntenteMapFinder *self,
            const char       *text,
            EntenteTextRange *range)
{
  g_autoptr (GArray) ranges = NULL;

  if (text == NULL)
    return FALSE;
  ranges = entente_text_finder_find (self->finder, text, 1);
  if (ranges->len == 0)
    return FALSE;
  *range = g_array_index (ranges, EntenteTextRange, 0);
  return TRUE;
}

static void
insert (EntenteMapFinder *self,
        guint             place,
        guint             start,
        guint             end,
        const char       *name)
{
  EntenteFound found = { stages[self->stage].type, self->slot, start, end, NULL };

  if (place >= self->n_max)
    {
      self->has_more = TRUE;
      return;
    }
  found.name = g_strdup (name);
  g_array_insert_val (self->found, place, found);
  if (self->found->len > self->n_max)
    {
      self->has_more = TRUE;
      g_array_set_size (self->found, self->n_max);
    }
}

/* Actors go before all else, those whose name begins so before the others; the last of all goes where
 * there is no room. */
static void
add_actor (EntenteMapFinder *self,
           gboolean          leads,
           const char       *name)
{
  insert (self, leads ? self->n_leading : self->n_actors, 0, 0, name);
  self->n_leading = MIN (self->n_leading + leads, self->n_max);
  self->n_actors = MIN (self->n_actors + 1, self->n_max);
}

/* By the name that fits best: one that begins so, and of those the first. What an actor is called
 * may be its id, which is none of its names. */
static void
look_at_actor (EntenteMapFinder *self,
               guint            *n_records)
{
  g_autoptr (GArray) names = entente_map_dup_names_of_actor (self->map, self->slot);
  const char *called = entente_map_get_actor_name (self->map, self->slot);
  const char *fitting = NULL;
  gboolean leads = FALSE;

  for (guint i = 0; i <= names->len && !leads; i++)
    {
      const char *name
          = i < names->len ? g_array_index (names, EntenteActorName, i).text : called;
      EntenteTextRange range;

      if (!find_first (self, name, &range))
        continue;
      leads = range.start == 0;
      if (leads || fitting == NULL)
        fitting = name;
    }
  if (fitting == NULL)
    return;
  if (strcmp (fitting, called) == 0)
    called = NULL;
  add_actor (self, leads, called != NULL ? fitting : NULL);
}

/* By what its line says. */
static void
look_at_relation (EntenteMapFinder *self,
                  guint            *n_records)
{
  const EntenteRelation *relation = entente_map_get_relation (self->map, self->slot);
  const char *label = relation->label;
  EntenteTextRange range;

  if (label == NULL && relation->kind != 0)
    label = entente_map_get_relation_kind (self->map, relation->kind)->label;
  if (find_first (self, label, &range))
    insert (self, self->found->len, 0, 0, NULL);
}

static void
look_at_article (EntenteMapFinder *self,
                 guint            *n_records)
{
  g_autofree char *text = entente_map_dup_article_text (self->map, self->slot, NULL);
  g_autoptr (GArray) ranges = NULL;
  EntenteTextRange title;

  if (find_first (self, entente_map_get_article (self->map, self->slot)->title, &title))
    insert (self, self->found->len, 0, 0, NULL);
  if (text == NULL)
    return;
  /* One more than there is room for tells that there are more. */
  ranges = entente_text_finder_find (self->finder, text, self->n_max - self->found->len + 1);
  for (guint i = 0; i < ranges->len; i++)
    {
      const EntenteTextRange *range = &g_array_index (ranges, EntenteTextRange, i);

      insert (self, self->found->len, range->start, range->end, NULL);
    }
  *n_records -= MIN (*n_records, (guint) (strlen (text) / RECORD_BYTES));
}

/* Whether anything that is left there could be among what is found. */
static gboolean
wants (const EntenteMapFinder *self,
       guint                   stage)
{
  gboolean is_enough
      = self->has_more && (stage == ACTORS ? self->n_leading >= self->n_max : is_full (self));

  return self->next[stage] != ENTENTE_NO_SLOT && !is_enough;
}

static guint
choose_stage (const EntenteMapFinder *self)
{
  gboolean wants_actors = wants (self, ACTORS);
  gboolean wants_relations = wants (self, RELATIONS);

  if (wants_actors && (self->stage != ACTORS || !wants_relations))
    return ACTORS;
  if (wants_relations)
    return RELATIONS;
  return wants (self, ARTICLES) ? ARTICLES : N_STAGES;
}

gboolean
entente_map_finder_step (EntenteMapFinder *self,
                         guint             n_records)
{
  for (; n_records > 0 && self->stage < N_STAGES; n_records -= MIN (n_records, 1))
    {
      self->stage = choose_stage (self);
      if (self->stage == N_STAGES)
        break;
      self->slot = self->next[self->stage];
      self->next[self->stage]
          = entente_map_get_next (self->map, stages[self->stage].type, self->slot);
      stages[self->stage].look (self, &n_records);
    }
  return self->stage < N_STAGES;
}
