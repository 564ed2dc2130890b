/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene.h"

#include "entente-bundle.h"
#include "entente-dot.h"
#include "entente-outline.h"
#include "entente-plaques.h"
#include "entente-track.h"
#include "entente-turned.h"

#include <math.h>

/* The nearest so far; distances are to what is drawn, not to its middle line. */
typedef struct
{
  EntenteScene *scene;
  const EntenteSight *sight; /* nullable */
  EntentePoint point;
  double tolerance;
  double distance;
  EntenteHit hit;
} Search;

/* Half open, it is the lanes that are met. */
static gboolean
is_closed (const Search               *self,
           const EntenteSceneRelation *relation)
{
  return self->sight != NULL && entente_bundle_get_openness (relation, self->sight) < 0.5;
}

/* Only what can be seen can be pointed at. */
static gboolean
is_lost (const Search               *self,
         const EntenteSceneRelation *relation)
{
  return self->sight != NULL && self->sight->packed
         && (self->sight->lit == NULL
             || !entente_slot_set_contains (self->sight->lit, relation->relation));
}

static gboolean
is_hidden (const Search               *self,
           const EntenteSceneRelation *relation)
{
  return self->sight != NULL && entente_bundle_get_line_openness (relation, self->sight) < 0.5;
}

static void
offer (Search         *self,
       EntenteHitKind  kind,
       guint32         slot,
       double          distance)
{
  if (distance > self->distance
      || (distance == self->distance && self->hit.kind != ENTENTE_HIT_NOTHING))
    return;
  self->distance = distance;
  self->hit = (EntenteHit){ kind, slot };
}

/* The one drawn last stands on top. */
static const EntenteSceneActor *
find_actor_at (Search *self,
               GArray *actors)
{
  for (guint i = actors->len; i-- > 0;)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (self->scene, g_array_index (actors, guint32, i));

      if (entente_outline_contains (actor->shape, &actor->outline, self->point))
        return actor;
    }
  return NULL;
}

static void
offer_actors (Search *self,
              GArray *actors)
{
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (self->scene, g_array_index (actors, guint32, i));

      offer (self, ENTENTE_HIT_ACTOR, actor->actor,
             entente_outline_distance (actor->shape, &actor->outline, self->point));
    }
}

/* A dot is small, and lines end on it from all sides: who points so near to it means the actor. */
static gboolean
is_at_dot (const Search *self)
{
  return self->sight != NULL && self->sight->zoom < ENTENTE_DOTS_ZOOM
         && self->hit.kind == ENTENTE_HIT_ACTOR && self->distance <= self->tolerance / 2.0;
}

static const EntenteSceneRelation *
find_label_at (Search *self,
               GArray *relations)
{
  for (guint i = relations->len; i-- > 0;)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (self->scene, g_array_index (relations, guint32, i));
      const EntenteSceneLabel *label = &relation->marks->label;
      EntenteTurned turned;

      if (!relation->has_label || is_hidden (self, relation))
        continue;
      entente_turned_init (&turned, label->x, label->y, label->width, label->height, label->angle);
      if (entente_turned_contains (&turned, self->point, 0.0))
        return relation;
    }
  return NULL;
}

static gboolean
is_plaque_present (const Search               *self,
                   const EntenteSceneBundle   *bundle,
                   const EntenteSceneRelation *leader)
{
  if (entente_pair_equal (entente_pair_of (leader->source, leader->target), self->sight->opened)
      || (self->sight->lit != NULL
          && entente_slot_set_contains (self->sight->lit, bundle->relation)))
    return TRUE;
  return entente_plaques_is_present (self->scene, bundle, self->sight->zoom);
}

static const EntenteSceneBundle *
find_plaque_at (Search *self,
                GArray *relations)
{
  for (guint i = self->sight != NULL ? relations->len : 0; i-- > 0;)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (self->scene, g_array_index (relations, guint32, i));
      const EntenteSceneBundle *bundle;

      if (!relation->leads || !entente_bundle_shows_plaque (relation, self->sight))
        continue;
      bundle = entente_scene_find_bundle (self->scene, relation->relation);
      if (entente_box_contains (&bundle->plaque, self->point)
          && is_plaque_present (self, bundle, relation))
        return bundle;
    }
  return NULL;
}

/* Flattening a curve is left to those that are near enough: a curve lies in the hull of its points,
 * so that it is never farther from its chord than they are. */
static gboolean
may_be_near (const EntentePoint *points,
             EntentePoint        point,
             double              reach)
{
  double chord = entente_segment_distance (points[0], points[3], point);

  return chord <= reach
         || chord - MAX (entente_segment_distance (points[0], points[3], points[1]),
                         entente_segment_distance (points[0], points[3], points[2]))
                <= reach;
}

static void
offer_curve (Search             *self,
             EntenteHitKind      kind,
             guint32             slot,
             const EntentePoint *points,
             guint               n_points,
             double              half_width)
{
  for (guint i = 0; i + 3 < n_points; i += 3)
    if (may_be_near (points + i, self->point, self->distance + half_width))
      offer (self, kind, slot,
             MAX (entente_bezier_distance (points + i, self->point, self->distance + half_width)
                      - half_width,
                  0.0));
}

static void
offer_bundle (Search                     *self,
              const EntenteSceneRelation *leader)
{
  const EntenteSceneBundle *bundle = entente_scene_find_bundle (self->scene, leader->relation);

  offer_curve (self, ENTENTE_HIT_BUNDLE, leader->relation, ENTENTE_LINE_POINTS (leader),
               leader->n_points, bundle->width / 2.0);
}

static void
offer_relation (Search  *self,
                guint32  index)
{
  const EntenteSceneRelation *relation = entente_scene_get_relation (self->scene, index);
  guint first;
  guint n_ties;

  if (is_lost (self, relation))
    return;
  if (relation->leads && is_closed (self, relation))
    offer_bundle (self, relation);
  if (is_hidden (self, relation))
    return;
  offer_curve (self, ENTENTE_HIT_RELATION, relation->relation, ENTENTE_LINE_POINTS (relation),
               relation->n_points, relation->width / 2.0);
  if (!relation->has_diamond)
    return;
  offer (self, ENTENTE_HIT_RELATION, relation->relation,
         MAX (fabs (relation->marks->diamond.x - self->point.x)
                  + fabs (relation->marks->diamond.y - self->point.y) - ENTENTE_DIAMOND_PX,
              0.0));
  first = entente_scene_find_ties (self->scene, relation->relation, &n_ties);
  for (guint i = first; i < first + n_ties; i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (self->scene, i);

      offer_curve (self, ENTENTE_HIT_RELATION, relation->relation, tie->points, tie->n_points, 0.0);
    }
}

/**
 * entente_scene_hit:
 * @self: a scene
 * @x: a point of the map
 * @y: a point of the map
 * @tolerance: how far a line, or a box too small to be met, may be missed, map units
 * @sight: (nullable): how it is looked at
 *
 * Says what is drawn at a point. Inside of an actor's outline it is the actor, then inside of a
 * plaque its bundle, then inside of a label its relation, then whatever is nearest within the tolerance,
 * but an actor that is a dot before a line.
 *
 * Returns: what is there
 */
EntenteHit
entente_scene_hit (EntenteScene       *self,
                   double              x,
                   double              y,
                   double              tolerance,
                   const EntenteSight *sight)
{
  const EntenteHit nothing = { ENTENTE_HIT_NOTHING, ENTENTE_NO_SLOT };
  Search search = { self, sight, { x, y }, MAX (tolerance, 0.0), MAX (tolerance, 0.0), nothing };
  EntenteBox box = { x - search.distance, y - search.distance, 2.0 * search.distance,
                     2.0 * search.distance };
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;
  const EntenteSceneActor *actor;
  const EntenteSceneBundle *bundle;
  const EntenteSceneRelation *relation;

  g_return_val_if_fail (self != NULL, nothing);

  if (!isfinite (x) || !isfinite (y) || !isfinite (search.distance))
    return nothing;

  actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  entente_scene_find_in_box (self, &box, actors, NULL);
  actor = find_actor_at (&search, actors);
  if (actor != NULL)
    return (EntenteHit){ ENTENTE_HIT_ACTOR, actor->actor };

  relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  entente_scene_find_in_box (self, &box, NULL, relations);
  bundle = find_plaque_at (&search, relations);
  if (bundle != NULL)
    return (EntenteHit){ ENTENTE_HIT_BUNDLE, bundle->relation };
  relation = find_label_at (&search, relations);
  if (relation != NULL)
    return (EntenteHit){ ENTENTE_HIT_RELATION, relation->relation };

  offer_actors (&search, actors);
  if (is_at_dot (&search))
    return search.hit;
  for (guint i = 0; i < relations->len; i++)
    offer_relation (&search, g_array_index (relations, guint32, i));
  return search.hit;
}
