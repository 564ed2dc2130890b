/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-scene-private.h"

#include "entente-curve.h"

#include <math.h>

/* Parallel lines: between the middles of two, never wider together than a part of their length. */
#define LANE_GAP_PX 30.0
#define LANE_SHIFT_PX 5.0
#define WIDEST_FAN 0.9
#define MOST_VIA 16

static double
get_distance (const EntenteSceneActor *a,
              const EntenteSceneActor *b)
{
  return hypot (a->outline.x + a->outline.width / 2.0 - b->outline.x - b->outline.width / 2.0,
                a->outline.y + a->outline.height / 2.0 - b->outline.y - b->outline.height / 2.0);
}

static guint
route_via (EntenteSketch       *self,
           const EntenteRoute  *route,
           EntentePoint        *points)
{
  EntenteScene *scene = self->scene;
  const EntenteSceneActor *via[MOST_VIA];
  guint n = MIN (route->n_via, MOST_VIA);

  for (guint i = 0; i < n; i++)
    via[i] = &scene->actors[g_array_index (self->via, guint32, route->first_via + i)];
  return entente_curve_via (points, &scene->actors[route->source], &scene->actors[route->target],
                            via, n, 0, 4.0);
}

static void
route_line (EntenteSketch *self,
            guint          index)
{
  EntenteScene *scene = self->scene;
  const EntenteRoute *route = &self->routes[index];
  const EntenteSceneActor *source = &scene->actors[route->source];
  const EntenteSceneActor *target = &scene->actors[route->target];
  EntentePoint points[4 + 3 * MOST_VIA];
  guint n_points = 4;

  if (route->n_via > 0)
    n_points = route_via (self, route, points);
  else if (route->source == route->target)
    {
      entente_curve_loop (points, source, route->lane % ENTENTE_CURVE_SIDES,
                          MIN (route->lane / ENTENTE_CURVE_SIDES, 1000), 60.0);
      n_points = 7;
    }
  else if (!isnan (route->along))
    entente_curve_given (points, source, target, (double) route->along, (double) route->across);
  else
    {
      double lane = route->lane - (route->n_lanes - 1) / 2.0;
      double gap = MIN (LANE_GAP_PX, WIDEST_FAN * get_distance (source, target)
                                         / MAX (route->n_lanes, 1));
      double side = route->source < route->target ? 1.0 : -1.0;

      entente_curve_bend (points, source, target, side * lane * gap, side * lane * LANE_SHIFT_PX);
    }
  entente_scene_set_curve (scene, index, points, n_points);
}

static EntentePoint
get_line_middle (const EntenteSceneRelation *relation)
{
  guint n_curves = relation->n_points / 3;

  if (n_curves % 2 == 0)
    return relation->points[3 * (n_curves / 2)];
  return entente_bezier_get_point (relation->points + 3 * (n_curves / 2), 0.5);
}

static void
route_ties (EntenteSketch *self,
            guint          index)
{
  EntenteScene *scene = self->scene;
  EntenteSceneRelation *relation = &scene->relations[index];

  if (!relation->has_diamond)
    return;
  relation->diamond = get_line_middle (relation);
  for (guint i = scene->first_ties[index]; i < scene->first_ties[index + 1]; i++)
    {
      EntentePoint points[4];
      guint32 other = scene->ties[i].other;

      if (scene->ties[i].role == ENTENTE_ROLE_REGARDING)
        entente_curve_tie (points, relation->diamond,
                           &scene->actors[scene->actor_indices[other]], 0.0, 0.0);
      else
        entente_curve_join (points, relation->diamond,
                            get_line_middle (&scene->relations[scene->relation_indices[other]]),
                            0.0, 0.0);
      entente_scene_set_tie (scene, i, points, 4);
    }
}

gboolean
entente_sketch_route_quick (EntenteSketch *self)
{
  for (guint i = 0; i < self->scene->n_relations; i++)
    {
      if (entente_sketch_is_cancelled (self, i))
        return FALSE;
      route_line (self, i);
    }
  for (guint i = 0; i < self->scene->n_relations; i++)
    route_ties (self, i);
  return TRUE;
}
