/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-curve.h"

#include "entente-outline.h"

#include <math.h>

/* Lines aim at a stretch in the middle of a wide box, so that many do not crowd at one point. */
#define AIM_SPREAD 0.7
#define AIM_INSET_PX 7.0
/* Nearer than this, ends leave no room for a line between them. */
#define LEAST_LINE_PX 3.0
#define ARCH_PX 40.0
#define LOOP_FOOT_PX 13.0
/* With these, the top of a loop is flat within 3 px over four fifths of the shoulders. */
#define LOOP_SHOULDER 0.64
#define LOOP_LEAST_SHOULDER_PX 26.0
#define HANDLE 0.36 /* of the distance, for smooth curves through points */

static EntentePoint
get_middle (const EntenteSceneActor *actor)
{
  return (EntentePoint){ actor->outline.x + actor->outline.width / 2.0,
                         actor->outline.y + actor->outline.height / 2.0 };
}

static EntentePoint
leave (const EntenteSceneActor *actor,
       EntentePoint             from,
       EntentePoint             towards)
{
  return entente_outline_leave (actor->shape, &actor->outline, from, towards);
}

/* The unit vector from a to b; to the right where they coincide. */
static EntentePoint
get_direction (EntentePoint a,
               EntentePoint b)
{
  double dx = b.x - a.x;
  double dy = b.y - a.y;
  double length = sqrt (dx * dx + dy * dy);

  if (!(length > 1e-6))
    return (EntentePoint){ 1.0, 0.0 };
  return (EntentePoint){ dx / length, dy / length };
}

/* The point inside of an actor's box that a line in a direction starts from. */
static EntentePoint
get_aim_along (const EntenteSceneActor *actor,
               EntentePoint             direction,
               EntentePoint             sideways,
               double                   shift)
{
  EntentePoint middle = get_middle (actor);
  double half_width = actor->outline.width / 2.0;
  double half_height = actor->outline.height / 2.0;
  double room_x = MAX (half_width - AIM_INSET_PX, 0.0);
  double room_y = MAX (half_height - AIM_INSET_PX, 0.0);
  double x = AIM_SPREAD * MAX (half_width - half_height, 0.0) * direction.x + sideways.x * shift;
  double y = AIM_SPREAD * MAX (half_height - half_width, 0.0) * direction.y + sideways.y * shift;

  return (EntentePoint){ middle.x + CLAMP (x, -room_x, room_x),
                         middle.y + CLAMP (y, -room_y, room_y) };
}

/* The same of a line to @towards. */
static EntentePoint
get_aim (const EntenteSceneActor *actor,
         EntentePoint             towards,
         EntentePoint             sideways,
         double                   shift)
{
  return get_aim_along (actor, get_direction (get_middle (actor), towards), sideways, shift);
}

/* The parabola from start to end whose middle (t = ½) is @middle. */
static void
set_parabola (EntentePoint *points,
              EntentePoint  start,
              EntentePoint  end,
              EntentePoint  middle)
{
  EntentePoint corner = { 2.0 * middle.x - (start.x + end.x) / 2.0,
                          2.0 * middle.y - (start.y + end.y) / 2.0 };

  points[0] = start;
  points[1] = (EntentePoint){ start.x + (corner.x - start.x) * 2.0 / 3.0,
                              start.y + (corner.y - start.y) * 2.0 / 3.0 };
  points[2] = (EntentePoint){ end.x + (corner.x - end.x) * 2.0 / 3.0,
                              end.y + (corner.y - end.y) * 2.0 / 3.0 };
  points[3] = end;
}

/* Where two boxes lie over each other, the line goes over both of them. */
static void
set_arch (EntentePoint            *points,
          const EntenteSceneActor *source,
          const EntenteSceneActor *target,
          double                   across)
{
  EntentePoint from = get_middle (source);
  EntentePoint to = get_middle (target);
  double rise = ARCH_PX + fabs (across);
  double side = across < 0.0 ? 1.0 : -1.0;

  points[0] = leave (source, from, (EntentePoint){ from.x - 20.0, from.y + side * 40.0 });
  points[3] = leave (target, to, (EntentePoint){ to.x + 20.0, to.y + side * 40.0 });
  points[1] = (EntentePoint){ points[0].x - rise / 2.0, points[0].y + side * rise };
  points[2] = (EntentePoint){ points[3].x + rise / 2.0, points[3].y + side * rise };
}

/* How far the straight line between two actors is off their middles, sideways: the same for all
 * lanes, so that they stay evenly apart. */
static double
get_offset (const EntenteSceneActor *source,
            const EntenteSceneActor *target,
            EntentePoint             along,
            EntentePoint             sideways)
{
  EntentePoint from = get_middle (source);
  EntentePoint to = get_middle (target);
  EntentePoint back = { -along.x, -along.y };
  EntentePoint still = { 0.0, 0.0 };
  EntentePoint start = get_aim_along (source, along, still, 0.0);
  EntentePoint end = get_aim_along (target, back, still, 0.0);

  return ((start.x + end.x - from.x - to.x) * sideways.x
          + (start.y + end.y - from.y - to.y) * sideways.y)
         / 2.0;
}

void
entente_curve_bend (EntentePoint            *points,
                    const EntenteSceneActor *source,
                    const EntenteSceneActor *target,
                    double                   across,
                    double                   shift)
{
  EntentePoint from = get_middle (source);
  EntentePoint to = get_middle (target);
  EntentePoint along = get_direction (from, to);
  EntentePoint sideways = { -along.y, along.x };
  double offset = get_offset (source, target, along, sideways);
  EntentePoint corner = { (from.x + to.x) / 2.0 + (offset + 2.0 * across) * sideways.x,
                          (from.y + to.y) / 2.0 + (offset + 2.0 * across) * sideways.y };
  EntentePoint start = leave (source, get_aim (source, corner, sideways, shift), corner);
  EntentePoint end = leave (target, get_aim (target, corner, sideways, shift), corner);
  double middle;

  if ((end.x - start.x) * along.x + (end.y - start.y) * along.y < LEAST_LINE_PX)
    {
      set_arch (points, source, target, across);
      return;
    }
  middle = ((start.x + end.x - from.x - to.x) * along.x
            + (start.y + end.y - from.y - to.y) * along.y)
           / 2.0;
  offset += across;
  set_parabola (points, start, end,
                (EntentePoint){ (from.x + to.x) / 2.0 + middle * along.x + offset * sideways.x,
                                (from.y + to.y) / 2.0 + middle * along.y + offset * sideways.y });
}

void
entente_curve_given (EntentePoint            *points,
                     const EntenteSceneActor *source,
                     const EntenteSceneActor *target,
                     double                   along,
                     double                   across)
{
  EntentePoint from = get_middle (source);
  EntentePoint to = get_middle (target);
  double dx = to.x - from.x;
  double dy = to.y - from.y;
  EntentePoint middle = { (from.x + to.x) / 2.0 + along * dx - across * dy,
                          (from.y + to.y) / 2.0 + along * dy + across * dx };
  EntentePoint corner = { 2.0 * middle.x - (from.x + to.x) / 2.0,
                          2.0 * middle.y - (from.y + to.y) / 2.0 };
  EntentePoint still = { 0.0, 0.0 };
  EntentePoint start = leave (source, get_aim (source, corner, still, 0.0), corner);
  EntentePoint end = leave (target, get_aim (target, corner, still, 0.0), corner);

  if (hypot (end.x - start.x, end.y - start.y) < LEAST_LINE_PX)
    set_arch (points, source, target, 0.0);
  else
    set_parabola (points, start, end, middle);
}

/* A point of a loop that stands on the side above, turned to the side it really stands on. */
static EntentePoint
turn_to_side (const EntenteSceneActor *actor,
              guint                    side,
              double                   x,
              double                   y)
{
  EntentePoint middle = get_middle (actor);

  switch (side)
    {
    case 0:
      return (EntentePoint){ middle.x + x, middle.y - y };
    case 1:
      return (EntentePoint){ middle.x - x, middle.y + y };
    case 2:
      return (EntentePoint){ middle.x + y, middle.y + x };
    default:
      return (EntentePoint){ middle.x - y, middle.y - x };
    }
}

void
entente_curve_loop (EntentePoint            *points,
                    const EntenteSceneActor *actor,
                    guint                    side,
                    guint                    level,
                    double                   label_width)
{
  gboolean upright = side < 2;
  double half_side = (upright ? actor->outline.width : actor->outline.height) / 2.0;
  double half_depth = (upright ? actor->outline.height : actor->outline.width) / 2.0;
  double foot = MIN (LOOP_FOOT_PX + 7.0 * MIN (level, 8), MAX (half_side - 6.0, 2.0));
  double rise = ENTENTE_LOOP_HEIGHT_PX + ENTENTE_LOOP_STEP_PX * level;
  double top = half_depth + rise;
  double shoulder = MAX (label_width * LOOP_SHOULDER, LOOP_LEAST_SHOULDER_PX) + 8.0 * level;

  points[0] = leave (actor, turn_to_side (actor, side, -foot, 0.0),
                     turn_to_side (actor, side, -foot - 1.0, top));
  points[6] = leave (actor, turn_to_side (actor, side, foot, 0.0),
                     turn_to_side (actor, side, foot + 1.0, top));
  points[1] = turn_to_side (actor, side, -shoulder * 1.1, half_depth + rise * 0.75);
  points[2] = turn_to_side (actor, side, -shoulder * 1.35, top);
  points[3] = turn_to_side (actor, side, 0.0, top);
  points[4] = turn_to_side (actor, side, shoulder * 1.35, top);
  points[5] = turn_to_side (actor, side, shoulder * 1.1, half_depth + rise * 0.75);
}

/* Where a line passes by an actor, and in which direction. */
static EntentePoint
get_pass (const EntenteSceneActor *actor,
          EntentePoint             before,
          EntentePoint             after,
          gboolean                 other_side,
          double                   gap,
          EntentePoint            *along)
{
  EntentePoint middle = get_middle (actor);
  EntentePoint sideways;
  double reach;
  double inner;

  *along = get_direction (before, after);
  sideways = (EntentePoint){ -along->y, along->x };
  /* The near side is the one towards the straight way: the line is drawn in, not hung over. */
  inner = (before.x + after.x - 2.0 * middle.x) * sideways.x
          + (before.y + after.y - 2.0 * middle.y) * sideways.y;
  if ((inner < 0.0) != (other_side != FALSE))
    sideways = (EntentePoint){ -sideways.x, -sideways.y };

  reach = fabs (sideways.x) * actor->outline.width / 2.0
          + fabs (sideways.y) * actor->outline.height / 2.0 + gap;
  return (EntentePoint){ middle.x + sideways.x * reach, middle.y + sideways.y * reach };
}

guint
entente_curve_via (EntentePoint             *points,
                   const EntenteSceneActor  *source,
                   const EntenteSceneActor  *target,
                   const EntenteSceneActor **via,
                   guint                     n_via,
                   guint                     sides,
                   double                    gap)
{
  EntentePoint still = { 0.0, 0.0 };
  EntentePoint last = get_middle (source);
  EntentePoint last_pass;
  guint n = 3 * (n_via + 1);

  for (guint i = 0; i < n_via; i++)
    {
      EntentePoint next = get_middle (i + 1 < n_via ? via[i + 1] : target);
      EntentePoint along;
      EntentePoint pass = get_pass (via[i], last, next, (sides >> i) & 1, gap, &along);
      double before = hypot (pass.x - last.x, pass.y - last.y) * HANDLE;
      double after = hypot (next.x - pass.x, next.y - pass.y) * HANDLE;

      points[3 * i + 2] = (EntentePoint){ pass.x - along.x * before, pass.y - along.y * before };
      points[3 * i + 3] = pass;
      points[3 * i + 4] = (EntentePoint){ pass.x + along.x * after, pass.y + along.y * after };
      last = get_middle (via[i]);
    }

  points[0] = leave (source, get_aim (source, points[2], still, 0.0), points[2]);
  last_pass = points[n - 2];
  points[n] = leave (target, get_aim (target, last_pass, still, 0.0), last_pass);
  points[1] = (EntentePoint){ (points[0].x + points[2].x) / 2.0,
                              (points[0].y + points[2].y) / 2.0 };
  points[n - 1] = (EntentePoint){ (points[n].x + last_pass.x) / 2.0,
                                  (points[n].y + last_pass.y) / 2.0 };
  return n + 1;
}

void
entente_curve_join (EntentePoint *points,
                    EntentePoint  from,
                    EntentePoint  to,
                    double        first,
                    double        second)
{
  double dx = to.x - from.x;
  double dy = to.y - from.y;

  points[0] = from;
  points[1] = (EntentePoint){ from.x + dx / 3.0 - dy * first, from.y + dy / 3.0 + dx * first };
  points[2] = (EntentePoint){ to.x - dx / 3.0 - dy * second, to.y - dy / 3.0 + dx * second };
  points[3] = to;
}

void
entente_curve_tie (EntentePoint            *points,
                   EntentePoint             from,
                   const EntenteSceneActor *target,
                   double                   first,
                   double                   second)
{
  EntentePoint still = { 0.0, 0.0 };
  EntentePoint aim = get_aim (target, from, still, 0.0);

  entente_curve_join (points, from, aim, first, second);
  aim = get_aim (target, points[2], still, 0.0);
  entente_curve_join (points, from, leave (target, aim, points[2]), first, second);
}
