/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene.h"

#include "entente-names.h"
#include "entente-scene-private.h"
#include "entente-whole.h"

#include <string.h>

/* More amendments than these are folded into a new base: all of them are copied with each edit. */
#define MOST_AMENDMENTS 1024

static GArray *
copy_values (GArray *values)
{
  return values != NULL ? g_array_copy (values) : NULL;
}

static void
fold_actors (EntenteScene *self,
             EntenteScene *from)
{
  guint32 n_slots = from->base->n_actor_slots;

  self->n_actors = from->n_actors;
  self->actors = g_new (EntenteSceneActor, self->n_actors);
  for (guint i = 0; i < self->n_actors; i++)
    {
      self->actors[i] = *entente_scene_get_actor (from, i);
      self->actors[i].text = g_string_chunk_insert (self->texts, self->actors[i].text);
      n_slots = MAX (n_slots, self->actors[i].actor + 1);
    }

  self->n_actor_slots = n_slots;
  self->actor_indices = g_new (guint32, n_slots);
  memset (self->actor_indices, 0xff, n_slots * sizeof (guint32));
  for (guint i = 0; i < self->n_actors; i++)
    self->actor_indices[self->actors[i].actor] = i;
}

static void
fold_relation (EntenteScene *self,
               EntenteScene *from,
               guint         index)
{
  EntenteSceneRelation *relation = &self->relations[index];
  const EntenteSceneMarks *from_marks;
  EntenteSceneMarks *marks;

  *relation = *entente_scene_get_relation (from, index);
  from_marks = relation->marks;
  if (!relation->is_packed)
    entente_scene_set_curve (self, index, relation->line.points, relation->n_points);
  relation->marks = &entente_scene_no_marks;
  if (from_marks == &entente_scene_no_marks)
    return;
  marks = entente_scene_add_marks (self, index);
  *marks = *from_marks;
  if (marks->text != NULL)
    marks->text = g_string_chunk_insert (self->texts, marks->text);
}

static void
fold_relations (EntenteScene *self,
                EntenteScene *from)
{
  guint32 n_slots = from->base->n_relation_slots;

  self->n_relations = from->n_relations;
  self->relations = g_new (EntenteSceneRelation, self->n_relations);
  for (guint i = 0; i < self->n_relations; i++)
    {
      fold_relation (self, from, i);
      n_slots = MAX (n_slots, self->relations[i].relation + 1);
    }

  self->n_relation_slots = n_slots;
  self->relation_indices = g_new (guint32, n_slots);
  memset (self->relation_indices, 0xff, n_slots * sizeof (guint32));
  for (guint i = 0; i < self->n_relations; i++)
    self->relation_indices[self->relations[i].relation] = i;
}

static void
fold_ties (EntenteScene *self,
           EntenteScene *from)
{
  guint next = 0;

  self->n_ties = from->n_ties;
  self->ties = g_new (EntenteSceneTie, self->n_ties);
  self->first_ties = g_new (guint32, self->n_relations + 1);
  for (guint i = 0; i < self->n_relations; i++)
    {
      self->first_ties[i] = next;
      for (; next < self->n_ties; next++)
        {
          const EntenteSceneTie *tie = entente_scene_get_tie (from, next);

          if (tie->relation != self->relations[i].relation)
            break;
          self->ties[next] = *tie;
          entente_scene_set_tie (self, next, tie->points, tie->n_points);
        }
    }
  self->first_ties[self->n_relations] = next;
}

static void
fold_bundles (EntenteScene *self,
              EntenteScene *from)
{
  GArray *bundles = g_array_new (FALSE, FALSE, sizeof (EntenteSceneBundle));

  for (guint i = 0; i < self->n_relations; i++)
    if (self->relations[i].leads)
      g_array_append_vals (bundles,
                           entente_scene_find_bundle (from, self->relations[i].relation), 1);
  self->n_bundles = bundles->len;
  self->bundles = (EntenteSceneBundle *) (gpointer) g_array_free (bundles, FALSE);
}

gboolean
entente_scene_wants_folding (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->base != NULL
         && (self->is_loose
             || self->actor_amendments->len + self->relation_amendments->len > MOST_AMENDMENTS);
}

/**
 * entente_scene_fold:
 * @self: a scene
 *
 * Copies the scene whole, so that it is as if laid at once. Any thread; takes time by its size.
 *
 * Returns: (transfer full): a scene that shows the same
 */
EntenteScene *
entente_scene_fold (EntenteScene *self)
{
  EntenteScene *folded;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->base == NULL)
    return entente_scene_ref (self);

  folded = entente_scene_create ();
  folded->look.actor_kinds = copy_values (self->base->look.actor_kinds);
  folded->look.relation_kinds = copy_values (self->base->look.relation_kinds);
  folded->has_labels = self->base->has_labels;
  folded->origin = self->base->serial;
  folded->origin_actors = g_array_ref (self->actor_amendments);
  folded->origin_relations = g_array_ref (self->relation_amendments);
  fold_actors (folded, self);
  fold_relations (folded, self);
  fold_ties (folded, self);
  fold_bundles (folded, self);
  entente_scene_index (folded);
  entente_whole_hand_on (self, folded);
  entente_names_fold (self, folded);
  return folded;
}

/* Those of a scene that the one before it did not have. (transfer full) */
static GArray *
list_since (GArray *amendments,
            GArray *before)
{
  GArray *since = g_array_new (FALSE, FALSE, sizeof (EntenteAmendment));

  for (guint i = 0; i < amendments->len; i++)
    {
      const EntenteAmendment *amendment = &g_array_index (amendments, EntenteAmendment, i);
      const EntenteAmendment *old = entente_amendments_find (before, amendment->slot);

      if (old != NULL && old->patch == amendment->patch)
        continue;
      g_array_append_val (since, *amendment);
      if (amendment->patch != NULL)
        g_atomic_rc_box_acquire (amendment->patch);
    }
  return since;
}

/**
 * entente_scene_rebase:
 * @self: a scene amended since
 * @from: the scene that was folded
 * @folded: what entente_scene_fold() made of it
 *
 * Puts what has changed meanwhile onto the folded scene.
 *
 * Returns: (transfer full) (nullable): a scene that shows what @self does; %NULL where it does not
 *   come from @from
 */
EntenteScene *
entente_scene_rebase (EntenteScene *self,
                      EntenteScene *from,
                      EntenteScene *folded)
{
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;

  g_return_val_if_fail (self != NULL && from != NULL && folded != NULL, NULL);

  if (self == from)
    return entente_scene_ref (folded);
  if (self->base == NULL || self->base != from->base)
    return NULL;
  actors = list_since (self->actor_amendments, from->actor_amendments);
  relations = list_since (self->relation_amendments, from->relation_amendments);
  return entente_scene_new_amended (folded, folded, actors, relations);
}
