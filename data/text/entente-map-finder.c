/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-finder.h"

#include "entente-article-text.h"
#include "entente-name-index-private.h"
#include "entente-text-finder.h"

#include <string.h>

#define RECORD_BYTES 1024 /* of a text, for one record */

struct _EntenteMapFinder
{
  EntenteMap *map;
  EntenteTextFinder *finder;
  GArray *found; /* of EntenteFound */
  guint n_max;
  guint n_leading; /* of found: names that begin so */
  guint stage;     /* of stages; G_N_ELEMENTS (stages): done */
  guint32 slot;    /* what is looked at next */
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
} stages[] = {
  { ENTENTE_RECORD_ACTOR, look_at_actor },
  { ENTENTE_RECORD_RELATION, look_at_relation },
  { ENTENTE_RECORD_ARTICLE, look_at_article },
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
  self->slot = entente_map_get_first (map, stages[0].type);
  if (entente_text_finder_is_empty (self->finder))
    self->stage = G_N_ELEMENTS (stages);
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
add (EntenteMapFinder *self,
     guint             start,
     guint             end,
     const char       *name)
{
  EntenteFound found = { stages[self->stage].type, self->slot, start, end, NULL };

  if (is_full (self))
    {
      self->has_more = TRUE;
      return;
    }
  found.name = g_strdup (name);
  g_array_append_val (self->found, found);
}

/* Before all whose name does not begin so; the last of those goes where there is no room. */
static void
add_leading (EntenteMapFinder *self,
             const char       *name)
{
  EntenteFound found = { stages[self->stage].type, self->slot, 0, 0, NULL };

  if (self->n_leading >= self->n_max)
    {
      self->has_more = TRUE;
      return;
    }
  found.name = g_strdup (name);
  g_array_insert_val (self->found, self->n_leading, found);
  self->n_leading += 1;
  if (self->found->len > self->n_max)
    {
      self->has_more = TRUE;
      g_array_set_size (self->found, self->n_max);
    }
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
  if (leads)
    add_leading (self, called != NULL ? fitting : NULL);
  else
    add (self, 0, 0, called != NULL ? fitting : NULL);
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
    add (self, 0, 0, NULL);
}

static void
look_at_article (EntenteMapFinder *self,
                 guint            *n_records)
{
  g_autofree char *text = entente_map_dup_article_text (self->map, self->slot, NULL);
  g_autoptr (GArray) ranges = NULL;
  EntenteTextRange title;

  if (find_first (self, entente_map_get_article (self->map, self->slot)->title, &title))
    add (self, 0, 0, NULL);
  if (text == NULL)
    return;
  /* One more than there is room for tells that there are more. */
  ranges = entente_text_finder_find (self->finder, text, self->n_max - self->found->len + 1);
  for (guint i = 0; i < ranges->len; i++)
    {
      const EntenteTextRange *range = &g_array_index (ranges, EntenteTextRange, i);

      add (self, range->start, range->end, NULL);
    }
  *n_records -= MIN (*n_records, (guint) (strlen (text) / RECORD_BYTES));
}

static void
begin_stage (EntenteMapFinder *self)
{
  self->stage += 1;
  if (self->stage < G_N_ELEMENTS (stages))
    self->slot = entente_map_get_first (self->map, stages[self->stage].type);
}

/* Among the actors, a name that begins so may still come. */
static gboolean
is_enough (const EntenteMapFinder *self)
{
  return self->has_more && (self->stage > 0 || self->n_leading >= self->n_max);
}

gboolean
entente_map_finder_step (EntenteMapFinder *self,
                         guint             n_records)
{
  while (n_records > 0 && self->stage < G_N_ELEMENTS (stages))
    {
      if (self->slot == ENTENTE_NO_SLOT)
        {
          begin_stage (self);
          continue;
        }
      n_records -= 1;
      stages[self->stage].look (self, &n_records);
      self->slot = entente_map_get_next (self->map, stages[self->stage].type, self->slot);
      if (is_enough (self))
        self->stage = G_N_ELEMENTS (stages);
    }
  return self->stage < G_N_ELEMENTS (stages);
}
