/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-amend-private.h"

#include "entente-curve.h"
#include "entente-names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of more records that change at once the scene is laid anew, in a worker. */
#define MOST_AMENDED 4096
/* Where lines have labels, fewer: each looks for room among all that is amended. */
#define MOST_LABELED 400
/* How near to the edge of the bounds a thing holds it, map units. */
#define EDGE_PX 0.01
/* How far around a plaque actors are looked for. */
#define PLAQUE_LOOK_PX 4.0

/* A line that is drawn anew: @patch is NULL where it is not drawn any more. */
typedef struct
{
  guint32 slot;
  EntenteRelationPatch *patch;
  EntentePlainWay way;
} Draft;

static gboolean
is_full (EntenteAmending *self)
{
  return g_hash_table_size (self->actors) + g_hash_table_size (self->relations) > MOST_AMENDED
         || (self->has_labels && g_hash_table_size (self->relations) > MOST_LABELED);
}

const EntenteSceneActor *
entente_amending_find_actor (EntenteAmending *self,
                             guint32          slot)
{
  gpointer patch;

  if (!g_hash_table_lookup_extended (self->actors, GUINT_TO_POINTER (slot), NULL, &patch))
    return entente_scene_find_actor (self->before, slot);
  return patch != NULL ? &((EntenteActorPatch *) patch)->actor : NULL;
}

static int
compare_drafts (gconstpointer a,
                gconstpointer b)
{
  const Draft *first = a;
  const Draft *second = b;

  return (first->slot > second->slot) - (first->slot < second->slot);
}

static void
touch (EntenteAmending *self,
       guint32          relation)
{
  g_hash_table_add (self->relations, GUINT_TO_POINTER (relation));
}

/* All that name a record. */
static void
touch_mentions (EntenteAmending   *self,
                EntenteRecordType  type,
                guint32            slot)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (self->map, type, slot, &iter);
  while (!is_full (self) && entente_reference_iter_next (&iter, &reference))
    if (type == ENTENTE_RECORD_ACTOR || reference.role == ENTENTE_ROLE_CONCERNS)
      touch (self, reference.relation);
}

/* The other lines between two actors: each has its lane among them. Looked for at the end that has
 * fewer. */
static void
touch_pair (EntenteAmending *self,
            guint32          source,
            guint32          target)
{
  guint64 key = ((guint64) MIN (source, target) << 32) | MAX (source, target);
  guint n_source = entente_map_get_n_mentions (self->map, ENTENTE_RECORD_ACTOR, source);
  guint n_target = entente_map_get_n_mentions (self->map, ENTENTE_RECORD_ACTOR, target);
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (g_hash_table_contains (self->pairs, &key))
    return;
  g_hash_table_add (self->pairs, g_memdup2 (&key, sizeof key));
  entente_map_iter_mentions (self->map, ENTENTE_RECORD_ACTOR,
                             n_source <= n_target ? source : target, &iter);
  while (!is_full (self) && entente_reference_iter_next (&iter, &reference))
    {
      const EntenteRelation *row;

      if (reference.role != ENTENTE_ROLE_SOURCE && reference.role != ENTENTE_ROLE_TARGET)
        continue;
      row = entente_map_get_relation (self->map, reference.relation);
      if (MIN (row->source, row->target) == MIN (source, target)
          && MAX (row->source, row->target) == MAX (source, target))
        touch (self, reference.relation);
    }
}

static void
touch_pairs (EntenteAmending *self)
{
  g_autofree gpointer *slots = NULL;
  guint n;

  slots = g_hash_table_get_keys_as_array (self->relations, &n);
  for (guint i = 0; i < n && !is_full (self); i++)
    {
      guint32 slot = GPOINTER_TO_UINT (slots[i]);
      const EntenteSceneRelation *before = entente_scene_find_relation (self->before, slot);

      if (before != NULL)
        touch_pair (self, before->source, before->target);
      if (entente_map_is_alive (self->map, ENTENTE_RECORD_RELATION, slot))
        {
          const EntenteRelation *row = entente_map_get_relation (self->map, slot);

          touch_pair (self, row->source, row->target);
        }
    }
}

/* Ties end on lines: who ties to one that moves is drawn anew, and for its lane its pair. */
static void
touch_ties (EntenteAmending *self)
{
  g_autofree gpointer *slots = NULL;
  guint n;

  slots = g_hash_table_get_keys_as_array (self->relations, &n);
  for (guint i = 0; i < n && !is_full (self); i++)
    touch_mentions (self, ENTENTE_RECORD_RELATION, GPOINTER_TO_UINT (slots[i]));
  touch_pairs (self);
}

static gboolean
is_actor_same (const EntenteSceneActor *a,
               const EntenteSceneActor *b)
{
  return a->kind == b->kind && a->color == b->color && a->shape == b->shape
         && memcmp (&a->outline, &b->outline, sizeof a->outline) == 0
         && strcmp (a->text, b->text) == 0;
}

static gboolean
is_outline_same (const EntenteSceneActor *a,
                 const EntenteSceneActor *b)
{
  return a != NULL && b != NULL && a->shape == b->shape
         && memcmp (&a->outline, &b->outline, sizeof a->outline) == 0;
}

/* Whose plaques may have had to avoid an actor, or have to now. */
static void
touch_plaques (EntenteAmending         *self,
               const EntenteSceneActor *actor) /* nullable */
{
  const double reach = ENTENTE_PLAQUE_MAX_PX;
  g_autoptr (GArray) relations = NULL;
  EntenteBox box;

  if (actor == NULL)
    return;
  box = (EntenteBox){ actor->outline.x - reach, actor->outline.y - reach,
                      actor->outline.width + 2.0 * reach, actor->outline.height + 2.0 * reach };
  relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  entente_scene_find_in_box (self->before, &box, NULL, relations);
  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (self->before, g_array_index (relations, guint32, i));

      if (relation->leads)
        g_hash_table_add (self->plaques, GUINT_TO_POINTER (relation->relation));
    }
}

static EntenteActorPatch *
draw_actor (EntenteAmending *self,
            guint32          slot)
{
  EntenteActorPatch *patch;
  EntenteSceneActor actor = { 0 };
  EntentePoint middle;

  if (!entente_gather_actor (self->map, self->places, slot, &actor, &middle))
    return NULL;
  patch = g_atomic_rc_box_new0 (EntenteActorPatch);
  patch->text = entente_gather_name (&actor, middle, entente_map_get_actor_name (self->map, slot));
  patch->actor = actor;
  patch->actor.text = patch->text;
  return patch;
}

static void
amend_actor (EntenteAmending *self,
             guint32          slot)
{
  const EntenteSceneActor *before = entente_scene_find_actor (self->before, slot);
  EntenteActorPatch *patch = draw_actor (self, slot);

  if ((before == NULL && patch == NULL)
      || (before != NULL && patch != NULL && is_actor_same (before, &patch->actor)))
    {
      entente_actor_patch_unref (patch);
      return;
    }
  if (before != NULL && patch != NULL)
    patch->actor.n_relations = before->n_relations;
  g_hash_table_insert (self->actors, GUINT_TO_POINTER (slot), patch);
  if (is_outline_same (before, patch != NULL ? &patch->actor : NULL))
    return;
  touch_mentions (self, ENTENTE_RECORD_ACTOR, slot);
  touch_plaques (self, before);
  touch_plaques (self, patch != NULL ? &patch->actor : NULL);
}

static void
count_end (EntenteAmending *self,
           guint32          actor,
           gint             by)
{
  gpointer key = GUINT_TO_POINTER (actor);

  g_hash_table_insert (self->counts, key,
                       GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (self->counts, key))
                                        + by));
}

static void
count_ends (EntenteAmending            *self,
            const EntenteSceneRelation *relation,
            gint                        by)
{
  if (relation == NULL)
    return;
  count_end (self, relation->source, by);
  if (relation->target != relation->source)
    count_end (self, relation->target, by);
}

static void
gather_via (EntenteAmending *self,
            Draft           *draft)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (self->map, draft->slot, &iter);
  while (draft->way.n_via < ENTENTE_PLAIN_VIA && entente_reference_iter_next (&iter, &reference))
    {
      const EntenteSceneActor *actor;

      if (reference.role != ENTENTE_ROLE_VIA)
        continue;
      actor = entente_amending_find_actor (self, reference.other);
      if (actor != NULL && actor != draft->way.source && actor != draft->way.target)
        draft->way.via[draft->way.n_via++] = actor;
    }
}

static void
draft_line (EntenteAmending *self,
            Draft           *draft)
{
  const EntenteRelation *row;

  if (!entente_map_is_alive (self->map, ENTENTE_RECORD_RELATION, draft->slot))
    return;
  row = entente_map_get_relation (self->map, draft->slot);
  draft->way.source = entente_amending_find_actor (self, row->source);
  draft->way.target = entente_amending_find_actor (self, row->target);
  if (draft->way.source == NULL || draft->way.target == NULL)
    return;

  draft->patch = g_atomic_rc_box_new0 (EntenteRelationPatch);
  entente_gather_relation (self->map, draft->slot, &draft->patch->relation, &draft->way.along,
                           &draft->way.across);
  draft->patch->relation.marks = &draft->patch->marks;
  if (row->has_third)
    gather_via (self, draft);
}

/* Of one pair, from its lanes; the plaque is placed when there are lines. */
static void
draft_bundle (Draft             *drafts,
              const EntenteLane *lanes)
{
  guint n = lanes->n_parallel;
  guint number = entente_lanes_get_leader (n, lanes->low == lanes->high);
  EntenteRelationPatch *leader = drafts[lanes[number].relation].patch;

  if (!entente_lanes_are_bundle (n))
    return;
  leader->bundle = g_new (EntenteSceneBundle, 1);
  entente_bundle_init (leader->bundle, &leader->relation);
  for (guint i = 0; i < n; i++)
    {
      Draft *draft = &drafts[lanes[i].relation];

      draft->patch->relation.lane_gap = (float) entente_plain_way_get_gap (&draft->way);
      draft->patch->relation.opens = entente_plain_way_opens (&draft->way);
      entente_bundle_add (leader->bundle, &leader->relation, &draft->patch->relation);
    }
}

static void
number_lanes (Draft *drafts,
              guint  n_drafts)
{
  g_autofree EntenteLane *lanes = g_new (EntenteLane, n_drafts);
  guint n_lanes = 0;

  for (guint i = 0; i < n_drafts; i++)
    {
      const EntentePlainWay *way = &drafts[i].way;

      if (drafts[i].patch != NULL && way->n_via == 0
          && (isnan (way->along) || way->source == way->target))
        entente_lane_init (&lanes[n_lanes++], way->source->actor, way->target->actor, i);
    }
  entente_lanes_number (lanes, n_lanes);
  for (guint i = 0; i < n_lanes; i++)
    {
      drafts[lanes[i].relation].way.lane = lanes[i].number;
      drafts[lanes[i].relation].way.n_lanes = lanes[i].n_parallel;
    }
  for (guint i = 0; i < n_lanes; i += lanes[i].n_parallel)
    draft_bundle (drafts, &lanes[i]);
}

/* Of actors as they will be. */
static gboolean
is_off_actors (const EntenteBox *plaque,
               gpointer          user_data)
{
  EntenteAmending *self = user_data;
  const EntenteBox near = { plaque->x - PLAQUE_LOOK_PX, plaque->y - PLAQUE_LOOK_PX,
                            plaque->width + 2.0 * PLAQUE_LOOK_PX,
                            plaque->height + 2.0 * PLAQUE_LOOK_PX };
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer patch;

  entente_scene_find_in_box (self->before, &near, actors, NULL);
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (self->before, g_array_index (actors, guint32, i));

      if (!g_hash_table_contains (self->actors, GUINT_TO_POINTER (actor->actor))
          && !entente_outline_is_off (actor, plaque))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, NULL, &patch))
    if (patch != NULL && !entente_outline_is_off (&((EntenteActorPatch *) patch)->actor, plaque))
      return FALSE;
  return TRUE;
}

static EntentePoint *
copy_points (const EntentePoint *points,
             guint               n_points)
{
  return g_memdup2 (points, n_points * sizeof *points);
}

static void
set_points (EntenteRelationPatch *patch,
            const EntentePoint   *points,
            guint                 n_points)
{
  patch->points = copy_points (points, n_points);
  patch->relation.line.points = patch->points;
  patch->relation.n_points = n_points;
}

static void
draw_line (EntenteAmending *self,
           Draft           *draft)
{
  EntentePoint points[ENTENTE_PLAIN_POINTS];
  guint n_points;

  if (draft->patch == NULL)
    return;
  n_points = entente_plain_way_draw (&draft->way, points);
  if (!entente_line_pack (&draft->patch->relation, points, n_points))
    set_points (draft->patch, points, n_points);
  if (draft->patch->bundle != NULL)
    entente_bundle_place (draft->patch->bundle, &draft->patch->relation, is_off_actors, self);
}

const EntenteSceneRelation *
entente_amending_find_relation (EntenteAmending *self,
                                guint32          slot)
{
  gpointer patch;

  if (!g_hash_table_lookup_extended (self->relations, GUINT_TO_POINTER (slot), NULL, &patch))
    return entente_scene_find_relation (self->before, slot);
  return patch != NULL ? &((EntenteRelationPatch *) patch)->relation : NULL;
}

/* The points of a tie; FALSE where what it ends on is not drawn. */
static gboolean
draw_tie (EntenteAmending        *self,
          EntentePoint            diamond,
          const EntenteReference *reference,
          EntentePoint           *points)
{
  if (reference->role == ENTENTE_ROLE_REGARDING)
    {
      const EntenteSceneActor *actor = entente_amending_find_actor (self, reference->other);

      if (actor != NULL)
        entente_curve_tie (points, diamond, actor, 0.0, 0.0);
      return actor != NULL;
    }
  if (reference->role == ENTENTE_ROLE_CONCERNS)
    {
      const EntenteSceneRelation *line = entente_amending_find_relation (self, reference->other);

      if (line != NULL)
        entente_curve_join (
            points, diamond,
            entente_line_get_middle (ENTENTE_LINE_POINTS (line), line->n_points), 0.0, 0.0);
      return line != NULL;
    }
  return FALSE;
}

static void
draw_ties (EntenteAmending      *self,
           EntenteRelationPatch *patch)
{
  EntenteSceneRelation *relation = &patch->relation;
  GArray *ties;
  EntentePoint middle;
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (!entente_map_get_relation (self->map, relation->relation)->has_third)
    return;
  ties = g_array_new (FALSE, FALSE, sizeof (EntenteSceneTie));
  middle = entente_line_get_middle (ENTENTE_LINE_POINTS (relation), relation->n_points);
  entente_map_iter_relation (self->map, relation->relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteSceneTie tie = { relation->relation, reference.other, reference.role, 4, NULL };
      EntentePoint points[4];

      if (!draw_tie (self, middle, &reference, points))
        continue;
      tie.points = g_memdup2 (points, sizeof points);
      g_array_append_val (ties, tie);
    }
  relation->has_diamond = ties->len > 0;
  if (relation->has_diamond)
    patch->marks.diamond = middle;
  patch->n_ties = ties->len;
  patch->ties = (EntenteSceneTie *) (gpointer) g_array_free (ties, FALSE);
}

/* Lines first, for the ties that end on them; then labels, which keep off all. */
static void
draw_lines (EntenteAmending *self,
            Draft           *drafts,
            guint            n_drafts)
{
  for (guint i = 0; i < n_drafts; i++)
    draft_line (self, &drafts[i]);
  number_lanes (drafts, n_drafts);
  for (guint i = 0; i < n_drafts; i++)
    {
      draw_line (self, &drafts[i]);
      g_hash_table_insert (self->relations, GUINT_TO_POINTER (drafts[i].slot), drafts[i].patch);
    }
  for (guint i = 0; i < n_drafts; i++)
    if (drafts[i].patch != NULL)
      draw_ties (self, drafts[i].patch);
  for (guint i = 0; i < n_drafts; i++)
    if (drafts[i].patch != NULL)
      entente_amending_keep_label (self, drafts[i].patch);
  for (guint i = 0; i < n_drafts; i++)
    if (drafts[i].patch != NULL)
      entente_amending_place_label (self, drafts[i].patch);
}

/* Actors of which only the number of relations has changed. */
static void
amend_counts (EntenteAmending *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      EntenteActorPatch *patch = g_hash_table_lookup (self->actors, key);
      const EntenteSceneActor *before;

      if (GPOINTER_TO_INT (value) == 0)
        continue;
      if (patch == NULL && !g_hash_table_contains (self->actors, key))
        {
          before = entente_scene_find_actor (self->before, GPOINTER_TO_UINT (key));
          patch = g_atomic_rc_box_new0 (EntenteActorPatch);
          patch->text = g_strdup (before->text);
          patch->actor = *before;
          patch->actor.text = patch->text;
          g_hash_table_insert (self->actors, key, patch);
        }
      if (patch != NULL)
        patch->actor.n_relations = (guint) ((gint) patch->actor.n_relations
                                            + GPOINTER_TO_INT (value));
    }
}

static int
compare_amendments (gconstpointer a,
                    gconstpointer b)
{
  const EntenteAmendment *first = a;
  const EntenteAmendment *second = b;

  return (first->slot > second->slot) - (first->slot < second->slot);
}

/* (transfer full): takes the table's values */
static GArray *
list_actors (EntenteAmending *self)
{
  GArray *added = g_array_new (FALSE, FALSE, sizeof (EntenteAmendment));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->actors);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      EntenteAmendment amendment = { .slot = GPOINTER_TO_UINT (key), .patch = value };

      g_hash_table_iter_steal (&iter);
      g_array_append_val (added, amendment);
    }
  g_array_sort (added, compare_amendments);
  return added;
}

/* (transfer full): takes the patches that differ from what was */
static GArray *
list_relations (EntenteAmending *self,
                Draft           *drafts,
                guint            n_drafts)
{
  GArray *added = g_array_new (FALSE, FALSE, sizeof (EntenteAmendment));

  for (guint i = 0; i < n_drafts; i++)
    {
      EntenteAmendment amendment = { .slot = drafts[i].slot, .patch = drafts[i].patch };
      EntenteRelationPatch *patch = drafts[i].patch;
      const EntenteSceneRelation *before
          = entente_scene_find_relation (self->before, drafts[i].slot);
      EntenteExtent extent;

      count_ends (self, before, -1);
      count_ends (self, patch != NULL ? &patch->relation : NULL, 1);
      if (patch == NULL ? before == NULL
                        : entente_relation_is_same (&patch->relation, patch->ties, patch->n_ties,
                                                    patch->bundle, self->before))
        {
          entente_relation_patch_unref (patch);
          continue;
        }
      if (patch != NULL)
        {
          extent = entente_scene_measure_relation (&patch->relation, patch->ties, patch->n_ties);
          patch->reach = entente_reach_of_extent (&extent);
        }
      g_array_append_val (added, amendment);
    }
  return added;
}

/* A relation as it is, but for the bundle it leads. */
static EntenteRelationPatch *
copy_relation (EntenteScene             *scene,
               guint32                   slot,
               const EntenteSceneBundle *bundle)
{
  const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);
  EntenteRelationPatch *patch = g_atomic_rc_box_new0 (EntenteRelationPatch);
  EntenteExtent extent;
  guint first = entente_scene_find_ties (scene, slot, &patch->n_ties);

  patch->relation = *relation;
  if (!relation->is_packed)
    set_points (patch, relation->line.points, relation->n_points);
  patch->text = g_strdup (relation->marks->text);
  patch->marks = *relation->marks;
  patch->marks.text = patch->text;
  patch->relation.marks = &patch->marks;
  patch->ties = g_new (EntenteSceneTie, patch->n_ties);
  for (guint i = 0; i < patch->n_ties; i++)
    {
      patch->ties[i] = *entente_scene_get_tie (scene, first + i);
      patch->ties[i].points = copy_points (patch->ties[i].points, patch->ties[i].n_points);
    }
  patch->bundle = g_memdup2 (bundle, sizeof *bundle);
  extent = entente_scene_measure_relation (&patch->relation, patch->ties, patch->n_ties);
  patch->reach = entente_reach_of_extent (&extent);
  return patch;
}

/* Of bundles that are as they were, plaques give way, or come back. */
static void
add_plaques (EntenteAmending *self,
             GArray          *added)
{
  GHashTableIter iter;
  gpointer key;
  guint n_before = added->len;

  g_hash_table_iter_init (&iter, self->plaques);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = GPOINTER_TO_UINT (key);
      const EntenteSceneBundle *before = entente_scene_find_bundle (self->before, slot);
      EntenteSceneBundle bundle = *before;
      EntenteAmendment amendment = { .slot = slot };

      if (g_hash_table_contains (self->relations, key))
        continue;
      entente_bundle_place (&bundle, entente_scene_find_relation (self->before, slot),
                            is_off_actors, self);
      if (entente_bundle_is_same (&bundle, before))
        continue;
      amendment.patch = copy_relation (self->before, slot, &bundle);
      g_array_append_val (added, amendment);
    }
  if (added->len > n_before)
    g_array_sort (added, compare_amendments);
}

static gboolean
holds_edge (const EntenteBox    *bounds,
            const EntenteExtent *extent)
{
  return extent->x0 <= bounds->x + EDGE_PX || extent->y0 <= bounds->y + EDGE_PX
         || extent->x1 >= bounds->x + bounds->width - EDGE_PX
         || extent->y1 >= bounds->y + bounds->height - EDGE_PX;
}

/* The bounds grow at once; whether they shrink is found when the scene is folded. */
static void
follow_bounds (EntenteScene      *self,
               EntenteScene      *before,
               EntenteRecordType  type,
               GArray            *added)
{
  EntenteExtent bounds = entente_extent_of_box (&self->bounds, 0.0);

  for (guint i = 0; i < added->len; i++)
    {
      guint32 slot = g_array_index (added, EntenteAmendment, i).slot;
      EntenteExtent extent;

      if (entente_scene_get_extent (before, type, slot, &extent)
          && holds_edge (&before->bounds, &extent))
        self->is_loose = TRUE;
      if (entente_scene_get_extent (self, type, slot, &extent))
        entente_extent_join (&bounds, &extent);
    }
  self->bounds = (EntenteBox){ bounds.x0, bounds.y0, bounds.x1 - bounds.x0,
                               bounds.y1 - bounds.y0 };
}

static guint
count_amended (guint   n_base,
               GArray *amendments)
{
  gint32 shift = amendments->len > 0
                     ? g_array_index (amendments, EntenteAmendment, amendments->len - 1).shift
                     : 0;

  return (guint) ((gint64) n_base + shift);
}

EntenteScene *
entente_scene_new_amended (EntenteScene *base,
                           EntenteScene *before,
                           GArray       *actors,
                           GArray       *relations)
{
  EntenteScene *self = g_new0 (EntenteScene, 1);

  g_atomic_ref_count_init (&self->references);
  self->base = entente_scene_ref (base);
  self->actor_amendments = entente_amendments_new (
      base, ENTENTE_RECORD_ACTOR, before->base == base ? before->actor_amendments : NULL, actors);
  self->relation_amendments = entente_amendments_new (
      base, ENTENTE_RECORD_RELATION, before->base == base ? before->relation_amendments : NULL,
      relations);
  self->n_actors = count_amended (base->n_actors, self->actor_amendments);
  self->n_relations = count_amended (base->n_relations, self->relation_amendments);
  self->n_ties = base->n_ties;
  if (self->relation_amendments->len > 0)
    self->n_ties = (guint) ((gint64) base->n_ties
                            + g_array_index (self->relation_amendments, EntenteAmendment,
                                             self->relation_amendments->len - 1).tie_shift);
  self->bounds = before->bounds;
  self->is_loose = before->is_loose;
  follow_bounds (self, before, ENTENTE_RECORD_ACTOR, actors);
  follow_bounds (self, before, ENTENTE_RECORD_RELATION, relations);
  entente_names_amend (self, before);
  return self;
}

static void
collect (EntenteAmending     *self,
         const EntenteChange *changes,
         guint                n_changes)
{
  for (guint i = 0; i < n_changes && !is_full (self); i++)
    {
      if (changes[i].type == ENTENTE_RECORD_RELATION)
        touch (self, changes[i].slot);
      else if (changes[i].type == ENTENTE_RECORD_ACTOR)
        amend_actor (self, changes[i].slot);
    }
  touch_pairs (self);
  touch_ties (self);
}

static EntenteScene *
amend (EntenteAmending *self)
{
  EntenteScene *before = self->before;
  g_autofree gpointer *slots = NULL;
  g_autofree Draft *drafts = NULL;
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;
  guint n;

  slots = g_hash_table_get_keys_as_array (self->relations, &n);
  drafts = g_new0 (Draft, n);
  for (guint i = 0; i < n; i++)
    drafts[i].slot = GPOINTER_TO_UINT (slots[i]);
  if (n > 0)
    qsort (drafts, n, sizeof *drafts, compare_drafts);
  draw_lines (self, drafts, n);
  relations = list_relations (self, drafts, n);
  add_plaques (self, relations);
  amend_counts (self);
  actors = list_actors (self);
  if (actors->len == 0 && relations->len == 0)
    return entente_scene_ref (before);
  return entente_scene_new_amended (before->base != NULL ? before->base : before, before, actors,
                                    relations);
}

/**
 * entente_scene_amend:
 * @self: the scene before the change
 * @map: the map after it
 * @places: (nullable): where actors are shown whom the map does not place
 * @changes: what has changed since, of any type; actors that are shown elsewhere count as changed
 * @n_changes: how many
 *
 * Lays only what has changed, and what hangs on it: lines that end there, those parallel to them,
 * ties. It costs by their number, not by the map's; a scene that was searched has to be made with
 * entente_scene_new_near(). Main thread.
 *
 * Returns: (transfer full) (nullable): the scene after the change; %NULL where everything has to be
 *   laid anew
 */
EntenteScene *
entente_scene_amend (EntenteScene        *self,
                     EntenteMap          *map,
                     EntentePlaces       *places,
                     const EntenteChange *changes,
                     guint                n_changes)
{
  EntenteScene *base;
  EntenteScene *scene = NULL;
  EntenteAmending amending;

  g_return_val_if_fail (self != NULL && ENTENTE_IS_MAP (map), NULL);

  base = self->base != NULL ? self->base : self;
  if (entente_scene_is_searched (self) || self->n_actors == 0 || n_changes > MOST_AMENDED
      || entente_map_get_n_records (map, ENTENTE_RECORD_RELATION) <= ENTENTE_MOST_SEARCHED
      || !entente_look_holds (&base->look, map))
    return NULL;

  amending = (EntenteAmending){
    .before = self,
    .has_labels = base->has_labels,
    .map = map,
    .places = places,
    .actors = g_hash_table_new_full (NULL, NULL, NULL, entente_actor_patch_unref),
    .relations = g_hash_table_new (NULL, NULL),
    .pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .counts = g_hash_table_new (NULL, NULL),
    .plaques = g_hash_table_new (NULL, NULL),
  };
  collect (&amending, changes, n_changes);
  if (!is_full (&amending))
    scene = amend (&amending);
  g_hash_table_unref (amending.actors);
  g_hash_table_unref (amending.relations);
  g_hash_table_unref (amending.pairs);
  g_hash_table_unref (amending.counts);
  g_hash_table_unref (amending.plaques);
  return scene;
}
