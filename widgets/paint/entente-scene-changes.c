/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene.h"

#include "entente-scene-private.h"

#include <math.h>
#include <string.h>

/* Scenes that hang on each other by nothing are compared one by one up to so many records. */
#define MOST_COMPARED 1000
/* What is drawn around an actor's outline: the accent halo of one that is selected lies on layers of
 * its own, its rim does not. Map units. */
#define RIM_PX 2.0
/* Long lines are looked at in pieces. */
#define PIECE_LENGTH 100.0
#define MOST_PIECES 32.0

gboolean
entente_scene_get_extent (EntenteScene      *self,
                          EntenteRecordType  type,
                          guint32            slot,
                          EntenteExtent     *extent)
{
  const EntenteSceneActor *actor;
  const EntenteSceneRelation *relation;
  const EntenteSceneTie *ties;
  guint n_ties;
  guint first;

  if (type == ENTENTE_RECORD_ACTOR)
    {
      actor = entente_scene_find_actor (self, slot);
      if (actor != NULL)
        *extent = entente_extent_of_box (&actor->outline, ENTENTE_LINE_MAX_PX);
      return actor != NULL;
    }
  relation = entente_scene_find_relation (self, slot);
  if (relation == NULL)
    return FALSE;
  first = entente_scene_find_ties (self, slot, &n_ties);
  ties = n_ties > 0 ? entente_scene_get_tie (self, first) : NULL;
  *extent = entente_scene_measure_relation (relation, ties, n_ties);
  return TRUE;
}

static gboolean
are_points_same (const EntentePoint *a,
                 guint               n_a,
                 const EntentePoint *b,
                 guint               n_b)
{
  return n_a == n_b && memcmp (a, b, n_a * sizeof *a) == 0;
}

static gboolean
are_ties_same (const EntenteSceneTie *ties,
               guint                  n_ties,
               EntenteScene          *scene,
               guint32                slot)
{
  guint n;
  guint first = entente_scene_find_ties (scene, slot, &n);

  if (n != n_ties)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, first + i);

      if (tie->other != ties[i].other || tie->role != ties[i].role
          || !are_points_same (tie->points, tie->n_points, ties[i].points, ties[i].n_points))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_tone_same (float a,
              float b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_said_the_same (const EntenteSceneRelation *a,
                  const EntenteSceneRelation *b)
{
  return a->source == b->source && a->target == b->target && a->kind == b->kind
         && a->color == b->color && is_tone_same (a->tone, b->tone) && a->width == b->width
         && a->n_citations == b->n_citations && a->direction == b->direction
         && a->lane_gap == b->lane_gap && a->opens == b->opens && a->phase == b->phase && a->claim == b->claim && a->contradicted == b->contradicted;
}

static gboolean
is_label_same (const EntenteSceneRelation *a,
               const EntenteSceneRelation *b)
{
  return a->has_label == b->has_label && g_strcmp0 (a->marks->text, b->marks->text) == 0
         && (!a->has_label
             || memcmp (&a->marks->label, &b->marks->label, sizeof a->marks->label) == 0);
}

gboolean
entente_relation_is_same (const EntenteSceneRelation *relation,
                          const EntenteSceneTie      *ties,
                          guint                       n_ties,
                          const EntenteSceneBundle   *bundle,
                          EntenteScene               *before)
{
  const EntenteSceneRelation *was = entente_scene_find_relation (before, relation->relation);

  return was != NULL && is_said_the_same (was, relation) && is_label_same (was, relation)
         && are_points_same (ENTENTE_LINE_POINTS (was), was->n_points,
                             ENTENTE_LINE_POINTS (relation), relation->n_points)
         && entente_bundle_is_same (bundle, entente_scene_find_bundle (before, was->relation))
         && are_ties_same (ties, n_ties, before, relation->relation);
}

static void
add_extent (GArray        *boxes,
            EntenteExtent  extent)
{
  EntenteBox box;

  entente_extent_grow (&extent, RIM_PX);
  box = (EntenteBox){ extent.x0, extent.y0, extent.x1 - extent.x0, extent.y1 - extent.y0 };
  g_array_append_val (boxes, box);
}

/* A curve in pieces, as the box of a long one holds much more than itself. */
static void
add_curve (GArray             *boxes,
           const EntentePoint *points,
           double              reach)
{
  double length = hypot (points[3].x - points[0].x, points[3].y - points[0].y);
  guint n = (guint) CLAMP (length / PIECE_LENGTH, 1.0, MOST_PIECES);
  double off = entente_bezier_get_error (points, n);
  EntentePoint from = points[0];

  for (guint i = 1; i <= n; i++)
    {
      EntentePoint to = entente_bezier_get_point (points, (double) i / n);
      EntenteExtent extent
          = { MIN (from.x, to.x), MIN (from.y, to.y), MAX (from.x, to.x), MAX (from.y, to.y) };

      entente_extent_grow (&extent, off + reach);
      add_extent (boxes, extent);
      from = to;
    }
}

static void
add_relation (GArray       *boxes,
              EntenteScene *scene,
              guint32       slot)
{
  const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);
  const EntentePoint *points;
  guint n_ties;
  guint first;

  if (relation == NULL)
    return;
  points = ENTENTE_LINE_POINTS (relation);
  first = entente_scene_find_ties (scene, slot, &n_ties);
  for (guint i = 0; i + 3 < relation->n_points; i += 3)
    add_curve (boxes, points + i, entente_line_get_reach (relation));
  if (relation->has_label)
    add_extent (boxes, entente_scene_get_label_extent (&relation->marks->label));
  for (guint i = 0; i < n_ties; i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, first + i);

      for (guint j = 0; j + 3 < tie->n_points; j += 3)
        add_curve (boxes, tie->points + j, ENTENTE_ARROW_REACH_PX + ENTENTE_LINE_MAX_PX);
    }
}

static void
add_boxes (GArray            *boxes,
           EntenteScene      *scene,
           EntenteRecordType  type,
           guint32            slot)
{
  EntenteExtent extent;

  if (type == ENTENTE_RECORD_RELATION)
    add_relation (boxes, scene, slot);
  else if (entente_scene_get_extent (scene, type, slot, &extent))
    add_extent (boxes, extent);
}

static EntenteScene *
get_base (EntenteScene *self)
{
  return self->base != NULL ? self->base : self;
}

static GArray *
get_amendments (EntenteScene      *self,
                EntenteRecordType  type)
{
  return type == ENTENTE_RECORD_ACTOR ? self->actor_amendments : self->relation_amendments;
}

static GArray *
get_origin (EntenteScene      *self,
            EntenteRecordType  type)
{
  EntenteScene *base = get_base (self);

  return type == ENTENTE_RECORD_ACTOR ? base->origin_actors : base->origin_relations;
}

/* What a slot holds beside a base: by the scene itself, else by what its own base was folded from.
 * FALSE where that says nothing. */
static gboolean
find_patch (EntenteScene      *self,
            guint64            base,
            EntenteRecordType  type,
            guint32            slot,
            gpointer          *patch)
{
  const EntenteAmendment *amendment = NULL;

  if (self->base != NULL)
    amendment = entente_amendments_find (get_amendments (self, type), slot);
  if (amendment == NULL && get_base (self)->serial != base)
    amendment = entente_amendments_find (get_origin (self, type), slot);
  *patch = amendment != NULL ? amendment->patch : NULL;
  return amendment != NULL;
}

static void
add_slot (GArray            *boxes,
          EntenteScene      *self,
          EntenteScene      *before,
          EntenteRecordType  type,
          guint32            slot)
{
  guint64 base = get_base (before)->serial;
  gpointer now, then;
  gboolean is_now = find_patch (self, base, type, slot, &now);
  gboolean was_then = find_patch (before, base, type, slot, &then);

  if (is_now == was_then && now == then)
    return;
  add_boxes (boxes, before, type, slot);
  add_boxes (boxes, self, type, slot);
}

static void
add_slots (GArray            *boxes,
           EntenteScene      *self,
           EntenteScene      *before,
           EntenteRecordType  type,
           GArray            *amendments) /* nullable */
{
  for (guint i = 0; amendments != NULL && i < amendments->len; i++)
    add_slot (boxes, self, before, type, g_array_index (amendments, EntenteAmendment, i).slot);
}

/* Each slot that one of them has amended; twice where both have, which adds boxes twice. */
static void
compare_amended (EntenteScene      *self,
                 EntenteScene      *before,
                 EntenteRecordType  type,
                 GArray            *boxes)
{
  if (self->base != NULL)
    add_slots (boxes, self, before, type, get_amendments (self, type));
  if (before->base != NULL)
    add_slots (boxes, self, before, type, get_amendments (before, type));
  if (get_base (self)->serial != get_base (before)->serial)
    add_slots (boxes, self, before, type, get_origin (self, type));
}

static gboolean
is_actor_same (const EntenteSceneActor *a,
               const EntenteSceneActor *b)
{
  return b != NULL && a->kind == b->kind && a->color == b->color && a->shape == b->shape
         && a->n_relations == b->n_relations
         && memcmp (&a->outline, &b->outline, sizeof a->outline) == 0
         && strcmp (a->text, b->text) == 0;
}

static void
compare_actors (EntenteScene *self,
                EntenteScene *before,
                GArray       *boxes)
{
  for (guint i = 0; i < self->n_actors; i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (self, i);

      if (is_actor_same (actor, entente_scene_find_actor (before, actor->actor)))
        continue;
      add_boxes (boxes, before, ENTENTE_RECORD_ACTOR, actor->actor);
      add_boxes (boxes, self, ENTENTE_RECORD_ACTOR, actor->actor);
    }
  for (guint i = 0; i < before->n_actors; i++)
    {
      guint32 slot = entente_scene_get_actor (before, i)->actor;

      if (entente_scene_find_actor (self, slot) == NULL)
        add_boxes (boxes, before, ENTENTE_RECORD_ACTOR, slot);
    }
}

static void
compare_relations (EntenteScene *self,
                   EntenteScene *before,
                   GArray       *boxes)
{
  for (guint i = 0; i < self->n_relations; i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (self, i);
      guint32 slot = relation->relation;
      guint n_ties;
      guint first = entente_scene_find_ties (self, slot, &n_ties);

      if (entente_relation_is_same (relation,
                                    n_ties > 0 ? entente_scene_get_tie (self, first) : NULL,
                                    n_ties, entente_scene_find_bundle (self, slot), before))
        continue;
      add_boxes (boxes, before, ENTENTE_RECORD_RELATION, slot);
      add_boxes (boxes, self, ENTENTE_RECORD_RELATION, slot);
    }
  for (guint i = 0; i < before->n_relations; i++)
    {
      guint32 slot = entente_scene_get_relation (before, i)->relation;

      if (entente_scene_find_relation (self, slot) == NULL)
        add_boxes (boxes, before, ENTENTE_RECORD_RELATION, slot);
    }
}

static guint
count_records (EntenteScene *self)
{
  return self->n_actors + self->n_relations;
}

/* Whether both span as much: then what hangs on the whole is as good as the same. */
static gboolean
is_as_wide (EntenteScene *self,
            EntenteScene *before)
{
  return memcmp (&get_base (self)->bounds, &get_base (before)->bounds, sizeof self->bounds) == 0;
}

/**
 * entente_scene_get_changes:
 * @self: a scene
 * @before: one that was shown before it
 * @boxes: (element-type EntenteBox): where they differ is appended, map units
 *
 * Says where a picture of the scene before is not one of this scene. Boxes hold what is drawn of
 * records at full detail: who draws them larger than they are, as dots and their names are from
 * afar, has to look as much farther. What hangs on the whole (entente_scene_get_whole()) changes when
 * the scene is folded: where that spans as much as before, by too little to be seen. Takes time by the number of amendments, not by the scene's
 * size. Any thread.
 *
 * Returns: %FALSE where they may differ anywhere; then no boxes are appended
 */
gboolean
entente_scene_get_changes (EntenteScene *self,
                           EntenteScene *before,
                           GArray       *boxes)
{
  g_return_val_if_fail (self != NULL && before != NULL && boxes != NULL, FALSE);

  if (self == before)
    return TRUE;
  if (get_base (self) != get_base (before) && !is_as_wide (self, before))
    return FALSE;
  if (get_base (self) == get_base (before)
      || get_base (self)->origin == get_base (before)->serial)
    {
      compare_amended (self, before, ENTENTE_RECORD_ACTOR, boxes);
      compare_amended (self, before, ENTENTE_RECORD_RELATION, boxes);
      return TRUE;
    }
  if (count_records (self) > MOST_COMPARED || count_records (before) > MOST_COMPARED)
    return FALSE;
  compare_actors (self, before, boxes);
  compare_relations (self, before, boxes);
  return TRUE;
}
