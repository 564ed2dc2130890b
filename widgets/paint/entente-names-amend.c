/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-dot.h"
#include "entente-names-private.h"
#include "entente-scene-private.h"
#include "entente-whole.h"

#include <string.h>

/* Around a name's letters, pixels. */
#define HALO_PX 3.0

static const EntenteActorPatch *
get_patch (const EntenteAmendment *amendment)
{
  return amendment->patch;
}

/* Whether its name goes on to stand where it does, though the number of its ties may differ. */
static gboolean
is_placed_alike (const EntenteSceneActor *a,
                 const EntenteSceneActor *b)
{
  return memcmp (&a->outline, &b->outline, sizeof a->outline) == 0
         && memcmp (&a->label, &b->label, sizeof a->label) == 0 && g_strcmp0 (a->text, b->text) == 0;
}

static gboolean
is_in_base (EntenteScene           *scene,
            const EntenteAmendment *amendment)
{
  const EntenteSceneActor *actor = entente_scene_find_actor (scene->base, amendment->slot);

  return get_patch (amendment) != NULL && actor != NULL
         && is_placed_alike (actor, &get_patch (amendment)->actor);
}

static void
list_replaced (EntenteNames *self,
               EntenteScene *scene)
{
  for (guint i = 0; i < scene->actor_amendments->len; i++)
    {
      const EntenteAmendment *amendment
          = &g_array_index (scene->actor_amendments, EntenteAmendment, i);

      if (!is_in_base (scene, amendment))
        g_hash_table_insert (self->replaced, GUINT_TO_POINTER (amendment->slot),
                             GUINT_TO_POINTER (ENTENTE_NO_NAME));
    }
}

/* As many as are more important in the base. */
static guint
find_rank (EntenteNamePlacing      *placing,
           const EntenteSceneActor *actor)
{
  GArray *ranks = placing->base->ranks;
  guint low = 0;
  guint high = ranks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const EntenteSceneActor *other = entente_scene_find_actor (
          placing->scene->base, g_array_index (ranks, guint32, middle));

      if (entente_names_compare_actors (other, actor) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
was_placed_alike (EntenteScene           *before,
                  const EntenteAmendment *amendment)
{
  const EntenteSceneActor *actor = entente_scene_find_actor (before, amendment->slot);

  return actor != NULL && is_placed_alike (actor, &get_patch (amendment)->actor);
}

/* Where the scene before has placed it. */
static void
take_over (EntenteNames           *self,
           EntenteNamePlacing     *placing,
           EntenteScene           *before,
           const EntenteAmendment *amendment)
{
  const EntenteName *was = entente_names_find (entente_names_of_scene (before), amendment->slot);
  EntenteName name;

  if (was == NULL)
    return;
  name = *was;
  name.actor = &get_patch (amendment)->actor;
  entente_name_field_add (placing->field, &name);
  g_array_append_val (self->names, name);
}

static void
place (EntenteNames           *self,
       EntenteNamePlacing     *placing,
       const EntenteAmendment *amendment)
{
  const EntenteSceneActor *actor = &get_patch (amendment)->actor;

  if (actor->text != NULL && *actor->text != '\0')
    entente_names_place (self, placing, actor, find_rank (placing, actor),
                         MAX (placing->base->ranks->len, 1));
}

static void
place_amended (EntenteNames       *self,
               EntenteNamePlacing *placing,
               EntenteScene       *before,
               gboolean            anew)
{
  GArray *amendments = placing->scene->actor_amendments;

  for (guint i = 0; i < amendments->len; i++)
    {
      const EntenteAmendment *amendment = &g_array_index (amendments, EntenteAmendment, i);

      if (amendment->patch == NULL
          || !g_hash_table_contains (self->replaced, GUINT_TO_POINTER (amendment->slot))
          || anew == (before != NULL && was_placed_alike (before, amendment)))
        continue;
      if (anew)
        place (self, placing, amendment);
      else
        take_over (self, placing, before, amendment);
    }
}

/**
 * entente_names_new_amended:
 *
 * Names stay where they stand, but those of actors that stand elsewhere or are called otherwise:
 * these come after all others. Takes some 10 µs for each of these.
 *
 * Returns: (transfer full)
 */
EntenteNames *
entente_names_new_amended (EntenteScene *scene,
                           EntenteScene *before)
{
  EntenteNames *self = entente_names_create ();
  g_auto (EntenteNamePlacing) placing;

  self->base = entente_names_of_scene (scene->base);
  list_replaced (self, scene);
  entente_name_placing_init (&placing, scene, scene->actor_amendments->len);
  placing.base = placing.kept = self->base;
  placing.replaced = self->replaced;
  if (before != NULL)
    place_amended (self, &placing, before, FALSE);
  place_amended (self, &placing, before, TRUE);
  entente_names_sort (self);
  entente_names_index_few (self);
  return self;
}

void
entente_names_amend (EntenteScene *scene,
                     EntenteScene *before)
{
  if (!entente_names_are_whole (before) || !entente_names_are_whole (scene->base))
    return;
  scene->names = (gsize) entente_names_new_amended (scene,
                                                    before->base == scene->base ? before : NULL);
}

static void
add_folded (EntenteNames       *self,
            EntenteNamePlacing *placing,
            const EntenteName  *name)
{
  EntenteName folded = *name;

  folded.actor = entente_scene_find_actor (placing->scene, name->actor->actor);
  folded.density = placing->density;
  g_array_append_val (self->names, folded);
  entente_name_field_add (placing->field, &folded);
}

static EntenteNames *
fold (EntenteScene *from,
      EntenteScene *folded)
{
  EntenteNames *self = entente_names_create ();
  EntenteNamesIter iter;
  const EntenteName *name;
  g_auto (EntenteNamePlacing) placing;

  self->ranks = entente_names_list_ranks (folded);
  entente_name_placing_init (&placing, folded, self->ranks->len);
  entente_names_iter_init (&iter, entente_names_of_scene (from), ENTENTE_DOTS_ZOOM);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    add_folded (self, &placing, name);
  entente_names_sort (self);
  entente_names_index (self, folded);
  self->field = g_steal_pointer (&placing.field);
  return self;
}

void
entente_names_fold (EntenteScene *from,
                    EntenteScene *folded)
{
  if (entente_names_are_whole (from->base) && entente_whole_is_shared (from, folded))
    folded->names = (gsize) fold (from, folded);
}

static void
add_box (GArray            *boxes,
         const EntenteName *name,
         double             zoom)
{
  EntenteBox box;

  if (name == NULL || name->zoom >= zoom)
    return;
  box = entente_name_get_reach (name, zoom);
  box = (EntenteBox) { box.x - HALO_PX / zoom, box.y - HALO_PX / zoom,
                       box.width + 2.0 * HALO_PX / zoom, box.height + 2.0 * HALO_PX / zoom };
  g_array_append_val (boxes, box);
}

static gboolean
is_same (const EntenteName *a,
         const EntenteName *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->zoom == b->zoom && a->side == b->side && a->actor->n_relations == b->actor->n_relations
         && is_placed_alike (a->actor, b->actor);
}

static void
compare (EntenteScene *scene,
         EntenteScene *before,
         GArray       *amendments, /* nullable */
         double        zoom,
         GArray       *boxes)
{
  for (guint i = 0; amendments != NULL && i < amendments->len; i++)
    {
      guint32 actor = g_array_index (amendments, EntenteAmendment, i).slot;
      const EntenteName *now = entente_names_find (entente_names_of_scene (scene), actor);
      const EntenteName *then = entente_names_find (entente_names_of_scene (before), actor);

      if (is_same (now, then))
        continue;
      add_box (boxes, then, zoom);
      add_box (boxes, now, zoom);
    }
}

/**
 * entente_names_get_changes:
 * @scene: a scene whose other changes are found: entente_scene_get_changes()
 * @before: one that was shown before it
 * @boxes: (element-type EntenteBox): where names differ is appended, map units
 *
 * Any thread. Places no names but those of what is amended.
 *
 * Returns: %FALSE where they may differ anywhere
 */
gboolean
entente_names_get_changes (EntenteScene *scene,
                           EntenteScene *before,
                           double        zoom,
                           GArray       *boxes)
{
  if (entente_names_peek (before) == NULL)
    return TRUE;
  if (!entente_names_are_whole (before)
      || !entente_names_are_whole (entente_scene_get_whole (scene)))
    return FALSE;
  compare (scene, before, scene->actor_amendments, zoom, boxes);
  compare (scene, before, before->actor_amendments, zoom, boxes);
  compare (scene, before, entente_scene_get_whole (scene)->origin_actors, zoom, boxes);
  return TRUE;
}
