/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

#include "entente-beside.h"
#include "entente-curve.h"

#include <math.h>
#include <string.h>

/* Parallel lines: between the middles of two, never wider together than a part of their length. */
#define LANE_GAP_PX 30.0
#define LANE_SHIFT_PX 5.0
#define WIDEST_FAN 0.9
#define LOOP_WIDTH_PX 60.0
#define HIGHEST_LOOP 1000
/* A fan that opens as one zooms in is no longer than so many times the way from lane to lane. */
#define MOST_LANES_LONG 30
#define AHEAD 8 /* lines */
/* How far apart they look: as many as this find room around an actor. */
#define MOST_LOOPS_APART 16

static double
get_distance (const EntenteSceneActor *a,
              const EntenteSceneActor *b)
{
  double dx = a->outline.x + a->outline.width / 2.0 - b->outline.x - b->outline.width / 2.0;
  double dy = a->outline.y + a->outline.height / 2.0 - b->outline.y - b->outline.height / 2.0;

  return sqrt (dx * dx + dy * dy);
}

double
entente_plain_way_get_gap (const EntentePlainWay *self)
{
  guint n_lanes = MAX (self->n_lanes, 1);

  if (self->source == self->target)
    return ENTENTE_LOOP_STEP_PX * MIN (MOST_LOOPS_APART, n_lanes) / n_lanes;
  return MIN (LANE_GAP_PX, WIDEST_FAN * get_distance (self->source, self->target) / n_lanes);
}

/* A fan that would not be seen whole where its lanes are far enough apart stays closed. */
gboolean
entente_plain_way_opens (const EntentePlainWay *self)
{
  if (self->source == self->target)
    return self->n_lanes <= MOST_LANES_LONG;
  return get_distance (self->source, self->target)
         <= MOST_LANES_LONG * entente_plain_way_get_gap (self);
}

/* The one that leads a bundle runs straight. */
static double
get_place_in_fan (const EntentePlainWay *way)
{
  if (entente_lanes_are_bundle (way->n_lanes))
    return way->lane - (double) entente_lanes_get_leader (way->n_lanes, FALSE);
  return way->lane - (way->n_lanes - 1) / 2.0;
}

static void
bend_lane (EntentePoint           *points,
           const EntentePlainWay  *way)
{
  double lane = get_place_in_fan (way);
  double gap = lane != 0.0 ? entente_plain_way_get_gap (way) : 0.0;
  double side = way->source->actor < way->target->actor ? 1.0 : -1.0;

  entente_curve_bend (points, way->source, way->target, side * lane * gap,
                      side * lane * LANE_SHIFT_PX);
}

guint
entente_plain_way_draw (const EntentePlainWay *self,
                        EntentePoint          *points)
{
  const EntenteSceneActor *via[ENTENTE_PLAIN_VIA];

  if (self->n_via > 0)
    {
      memcpy (via, self->via, self->n_via * sizeof *via);
      return entente_curve_via (points, self->source, self->target, via, self->n_via, 0, 4.0);
    }
  if (self->source == self->target)
    {
      entente_curve_loop (points, self->source, self->lane % ENTENTE_CURVE_SIDES,
                          MIN (self->lane / ENTENTE_CURVE_SIDES, HIGHEST_LOOP), LOOP_WIDTH_PX);
      return 7;
    }
  if (!isnan (self->along))
    entente_curve_given (points, self->source, self->target, (double) self->along,
                         (double) self->across);
  else
    bend_lane (points, self);
  return 4;
}

EntentePoint
entente_line_get_middle (const EntentePoint *points,
                         guint               n_points)
{
  guint n_curves = n_points / 3;

  if (n_curves % 2 == 0)
    return points[3 * (n_curves / 2)];
  return entente_bezier_get_point (points + 3 * (n_curves / 2), 0.5);
}

/* The actors at the ends of a line lie anywhere: they are asked from memory before they are used. */
static void
prefetch_ends (EntenteSketch *self,
               guint          index)
{
  const EntenteRoute *route = &self->routes[index];

  __builtin_prefetch (&self->scene->actors[route->source].shape);
  __builtin_prefetch (&self->scene->actors[route->source].outline.height);
  __builtin_prefetch (&self->scene->actors[route->target].shape);
  __builtin_prefetch (&self->scene->actors[route->target].outline.height);
}

static guint
draw_line (EntenteSketch *self,
           guint          index,
           EntentePoint  *points)
{
  EntenteScene *scene = self->scene;
  const EntenteRoute *route = &self->routes[index];
  EntentePlainWay way = { .source = &scene->actors[route->source],
                          .target = &scene->actors[route->target],
                          .n_via = MIN (route->n_via, ENTENTE_PLAIN_VIA),
                          .lane = route->lane,
                          .n_lanes = route->n_lanes,
                          .along = route->along,
                          .across = route->across };

  for (guint i = 0; i < way.n_via; i++)
    way.via[i] = &scene->actors[g_array_index (self->via, guint32, route->first_via + i)];
  return entente_plain_way_draw (&way, points);
}

/* Of each what is packed into it; the others have no points then. */
static void
pack_lines (guint    first,
            guint    end,
            guint    half,
            gpointer data)
{
  EntenteSketch *self = data;
  EntentePoint points[ENTENTE_PLAIN_POINTS];

  for (guint i = first; i < end && !entente_sketch_is_cancelled (self, i); i++)
    {
      EntenteSceneRelation *relation = &self->scene->relations[i];

      if (i + AHEAD < end)
        prefetch_ends (self, i + AHEAD);
      if (!entente_line_pack (relation, points, draw_line (self, i, points)))
        relation->n_points = 0;
    }
}

/* Their points stand in the scene's blocks, one after the other. */
static void
add_others (EntenteSketch *self)
{
  EntentePoint points[ENTENTE_PLAIN_POINTS];

  for (guint i = 0; i < self->scene->n_relations; i++)
    if (self->scene->relations[i].n_points == 0)
      entente_scene_set_curve (self->scene, i, points, draw_line (self, i, points));
}

static void
route_ties (EntenteSketch *self,
            guint          index)
{
  EntenteScene *scene = self->scene;
  const EntenteSceneRelation *relation = &scene->relations[index];
  EntentePoint diamond;

  if (!relation->has_diamond)
    return;
  diamond = entente_line_get_middle (ENTENTE_LINE_POINTS (relation), relation->n_points);
  entente_scene_add_marks (scene, index)->diamond = diamond;
  for (guint i = scene->first_ties[index]; i < scene->first_ties[index + 1]; i++)
    {
      EntentePoint points[4];
      guint32 other = scene->ties[i].other;

      if (scene->ties[i].role == ENTENTE_ROLE_REGARDING)
        {
          entente_curve_tie (points, diamond,
                             &scene->actors[scene->actor_indices[other]], 0.0, 0.0);
        }
      else
        {
          const EntenteSceneRelation *line = &scene->relations[scene->relation_indices[other]];

          entente_curve_join (
              points, diamond,
              entente_line_get_middle (ENTENTE_LINE_POINTS (line), line->n_points), 0.0, 0.0);
        }
      entente_scene_set_tie (scene, i, points, 4);
    }
}

gboolean
entente_sketch_route_quick (EntenteSketch *self)
{
  entente_beside_halve (self->scene->n_relations, pack_lines, self);
  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  add_others (self);
  for (guint i = 0; i < self->scene->n_relations; i++)
    route_ties (self, i);
  return TRUE;
}
