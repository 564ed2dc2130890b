/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-track.h"

#include <math.h>

/* Crossings nearer than this to the ends of both are where lines meet at an actor. */
#define MEETING_PX 2.0
#define HIT_STEPS 16
#define N_CHORDS 4 /* each of as many steps */

EntenteExtent
entente_extent_of_box (const EntenteBox *box,
                       double            margin)
{
  return (EntenteExtent){ box->x - margin, box->y - margin, box->x + box->width + margin,
                          box->y + box->height + margin };
}

EntenteExtent
entente_extent_of_points (const EntentePoint *points,
                          guint               n_points)
{
  EntenteExtent extent = ENTENTE_EXTENT_EMPTY;

  for (guint i = 0; i < n_points; i++)
    entente_extent_add (&extent, points[i].x, points[i].y);
  return extent;
}

EntentePoint
entente_bezier_get_point (const EntentePoint *points,
                          double              t)
{
  double s = 1.0 - t;
  double a = s * s * s;
  double b = 3.0 * s * s * t;
  double c = 3.0 * s * t * t;
  double d = t * t * t;

  return (EntentePoint){
    a * points[0].x + b * points[1].x + c * points[2].x + d * points[3].x,
    a * points[0].y + b * points[1].y + c * points[2].y + d * points[3].y,
  };
}

/* Where one coordinate of a cubic turns: at most two places between 0 and 1. */
static guint
find_turns (double a,
            double b,
            double c,
            double d,
            double turns[2])
{
  double square = d - 3.0 * c + 3.0 * b - a;
  double linear = c - 2.0 * b + a;
  double constant = b - a;
  double inner = linear * linear - square * constant;
  guint n = 0;

  if (fabs (square) < 1e-9)
    {
      if (fabs (linear) > 1e-9)
        turns[n++] = -constant / (2.0 * linear);
      return n;
    }
  if (inner < 0.0)
    return 0;
  turns[n++] = (-linear + sqrt (inner)) / square;
  turns[n++] = (-linear - sqrt (inner)) / square;
  return n;
}

EntenteExtent
entente_extent_of_curves (const EntentePoint *points,
                          guint               n_points)
{
  EntenteExtent extent = ENTENTE_EXTENT_EMPTY;

  for (guint i = 0; i < n_points; i += 3)
    entente_extent_add (&extent, points[i].x, points[i].y);
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      const EntentePoint *p = points + i;
      double turns[4];
      guint n = find_turns (p[0].x, p[1].x, p[2].x, p[3].x, turns);

      n += find_turns (p[0].y, p[1].y, p[2].y, p[3].y, turns + n);
      for (guint j = 0; j < n; j++)
        if (turns[j] > 0.0 && turns[j] < 1.0)
          {
            EntentePoint turned = entente_bezier_get_point (p, turns[j]);

            entente_extent_add (&extent, turned.x, turned.y);
          }
    }
  return extent;
}

/* A cubic is off its n chords by 6 d / 8 n², d the larger second difference of its points. */
double
entente_bezier_get_error (const EntentePoint *points,
                          guint               n_chords)
{
  const EntentePoint *p = points;
  double ax = p[0].x - 2.0 * p[1].x + p[2].x;
  double ay = p[0].y - 2.0 * p[1].y + p[2].y;
  double bx = p[1].x - 2.0 * p[2].x + p[3].x;
  double by = p[1].y - 2.0 * p[2].y + p[3].y;

  return 0.75 * sqrt (MAX (ax * ax + ay * ay, bx * bx + by * by)) / ((double) n_chords * n_chords);
}

double
entente_segment_distance (EntentePoint from,
                          EntentePoint to,
                          EntentePoint point)
{
  double dx = to.x - from.x;
  double dy = to.y - from.y;
  double square = dx * dx + dy * dy;
  double part = 0.0;

  if (square > 0.0)
    part = CLAMP (((point.x - from.x) * dx + (point.y - from.y) * dy) / square, 0.0, 1.0);
  dx = from.x + part * dx - point.x;
  dy = from.y + part * dy - point.y;
  return sqrt (dx * dx + dy * dy);
}

/* From step to step of HIT_STEPS. */
static double
get_stretch_distance (const EntentePoint *points,
                      EntentePoint        point,
                      guint               first,
                      guint               end)
{
  EntentePoint last = entente_bezier_get_point (points, (double) first / HIT_STEPS);
  double nearest = HUGE_VAL;

  for (guint i = first + 1; i <= end; i++)
    {
      EntentePoint next = entente_bezier_get_point (points, (double) i / HIT_STEPS);

      nearest = MIN (nearest, entente_segment_distance (last, next, point));
      last = next;
    }
  return nearest;
}

/* By a few chords first: only what may be nearer than what was found, or than @most, is flattened. */
double
entente_bezier_distance (const EntentePoint *points,
                         EntentePoint        point,
                         double              most)
{
  const guint n_steps = HIT_STEPS / N_CHORDS;
  const double error = entente_bezier_get_error (points, N_CHORDS);
  EntentePoint last = points[0];
  double nearest = HUGE_VAL;

  for (guint i = 0; i < N_CHORDS; i++)
    {
      EntentePoint next = entente_bezier_get_point (points, (i + 1.0) / N_CHORDS);

      if (entente_segment_distance (last, next, point) - error <= MIN (nearest, most))
        nearest = MIN (nearest,
                       get_stretch_distance (points, point, i * n_steps, (i + 1) * n_steps));
      last = next;
    }
  return nearest;
}

void
entente_track_init (EntenteTrack       *self,
                    const EntentePoint *points,
                    guint               n_points,
                    guint               steps)
{
  guint n = n_points / 3 * steps + 1;

  self->points = g_new (EntentePoint, n);
  self->ways = g_new (double, n);
  entente_track_fill (self, points, n_points, steps);
}

void
entente_track_fill (EntenteTrack       *self,
                    const EntentePoint *points,
                    guint               n_points,
                    guint               steps)
{
  self->n = n_points / 3 * steps + 1;
  self->points[0] = points[0];
  self->ways[0] = 0.0;
  for (guint i = 1; i < self->n; i++)
    {
      const EntentePoint *curve = &points[3 * ((i - 1) / steps)];
      guint step = (i - 1) % steps + 1;
      double dx;
      double dy;

      self->points[i] = step == steps
                            ? curve[3]
                            : entente_bezier_get_point (curve, (double) step / steps);
      dx = self->points[i].x - self->points[i - 1].x;
      dy = self->points[i].y - self->points[i - 1].y;
      self->ways[i] = self->ways[i - 1] + sqrt (dx * dx + dy * dy);
    }
  self->extent = entente_extent_of_points (self->points, self->n);
}

void
entente_track_clear (EntenteTrack *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->ways, g_free);
  self->n = 0;
}

double
entente_track_get_length (const EntenteTrack *self)
{
  return self->ways[self->n - 1];
}

EntentePoint
entente_track_get_point (const EntenteTrack *self,
                         double              way,
                         EntentePoint       *direction)
{
  guint low = 1;
  guint high = self->n - 1;
  double length;
  double part;
  EntentePoint from;
  EntentePoint to;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->ways[middle] < way)
        low = middle + 1;
      else
        high = middle;
    }

  from = self->points[low - 1];
  to = self->points[low];
  length = self->ways[low] - self->ways[low - 1];
  part = length > 0.0 ? CLAMP ((way - self->ways[low - 1]) / length, 0.0, 1.0) : 0.0;
  if (direction != NULL)
    *direction = length > 0.0 ? (EntentePoint){ (to.x - from.x) / length, (to.y - from.y) / length }
                              : (EntentePoint){ 1.0, 0.0 };
  return (EntentePoint){ from.x + part * (to.x - from.x), from.y + part * (to.y - from.y) };
}

static double
turn (EntentePoint a,
      EntentePoint b,
      EntentePoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
segments_cross (EntentePoint a,
                EntentePoint b,
                EntentePoint c,
                EntentePoint d)
{
  return (turn (a, b, c) > 0.0) != (turn (a, b, d) > 0.0)
         && (turn (c, d, a) > 0.0) != (turn (c, d, b) > 0.0);
}

static double
sine_between (EntentePoint a,
              EntentePoint b,
              EntentePoint c,
              EntentePoint d)
{
  double square = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y))
                  * ((d.x - c.x) * (d.x - c.x) + (d.y - c.y) * (d.y - c.y));
  double cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);

  return square > 0.0 ? fabs (cross) / sqrt (square) : 1.0;
}

/* Two lines of one actor both leave its rim: that they touch there is no crossing. */
static gboolean
is_meeting (const EntenteTrack *self,
            guint               i,
            const EntenteTrack *other,
            guint               j)
{
  gboolean at_end = i <= 1 || i + 1 >= self->n;
  gboolean other_at_end = j <= 1 || j + 1 >= other->n;
  EntentePoint end;
  EntentePoint other_end;

  if (!at_end || !other_at_end)
    return FALSE;
  end = self->points[i <= 1 ? 0 : self->n - 1];
  other_end = other->points[j <= 1 ? 0 : other->n - 1];
  return fabs (end.x - other_end.x) < MEETING_PX && fabs (end.y - other_end.y) < MEETING_PX;
}

/* The first and last segments that may meet an extent; FALSE where none does. */
static gboolean
find_range (const EntenteTrack  *self,
            const EntenteExtent *extent,
            guint               *first,
            guint               *last)
{
  guint i = 1;
  guint j = self->n - 1;

  while (i <= j && !entente_segment_meets (self->points[i - 1], self->points[i], extent))
    i++;
  while (j > i && !entente_segment_meets (self->points[j - 1], self->points[j], extent))
    j--;
  *first = i;
  *last = j;
  return i <= j;
}

guint
entente_track_cross (const EntenteTrack *self,
                     const EntenteTrack *other,
                     double             *sharpest)
{
  EntenteExtent common = { MAX (self->extent.x0, other->extent.x0),
                           MAX (self->extent.y0, other->extent.y0),
                           MIN (self->extent.x1, other->extent.x1),
                           MIN (self->extent.y1, other->extent.y1) };
  guint first, last, other_first, other_last;
  guint n = 0;

  if (sharpest != NULL)
    *sharpest = 1.0;
  if (common.x0 > common.x1 || common.y0 > common.y1
      || !find_range (self, &common, &first, &last)
      || !find_range (other, &common, &other_first, &other_last))
    return 0;

  for (guint i = first; i <= last; i++)
    {
      EntentePoint a = self->points[i - 1];
      EntentePoint b = self->points[i];
      EntenteExtent extent = { MIN (a.x, b.x), MIN (a.y, b.y), MAX (a.x, b.x), MAX (a.y, b.y) };

      if (!entente_extent_meets (&extent, &common))
        continue;
      for (guint j = other_first; j <= other_last; j++)
        {
          EntentePoint c = other->points[j - 1];
          EntentePoint d = other->points[j];

          if (!entente_segment_meets (c, d, &extent) || !segments_cross (a, b, c, d)
              || is_meeting (self, i, other, j))
            continue;
          n++;
          if (sharpest != NULL)
            *sharpest = MIN (*sharpest, sine_between (a, b, c, d));
        }
    }
  return n;
}

double
entente_track_distance (const EntenteTrack *self,
                        EntentePoint        point)
{
  double nearest = HUGE_VAL;

  for (guint i = 1; i < self->n; i++)
    nearest = MIN (nearest, entente_segment_distance (self->points[i - 1], self->points[i], point));
  return nearest;
}

gboolean
entente_segment_clip (EntentePoint  from,
                      EntentePoint  to,
                      double        half_width,
                      double        half_height,
                      double       *enter,
                      double       *leave)
{
  const double starts[] = { from.x, from.y };
  const double ways[] = { to.x - from.x, to.y - from.y };
  const double halves[] = { half_width, half_height };

  *enter = 0.0;
  *leave = 1.0;
  for (guint i = 0; i < 2; i++)
    {
      double first;
      double second;

      if (ways[i] == 0.0)
        {
          if (fabs (starts[i]) > halves[i])
            return FALSE;
          continue;
        }
      first = (-halves[i] - starts[i]) / ways[i];
      second = (halves[i] - starts[i]) / ways[i];
      *enter = MAX (*enter, MIN (first, second));
      *leave = MIN (*leave, MAX (first, second));
    }
  return *enter <= *leave;
}

double
entente_track_inside_box (const EntenteTrack *self,
                          const EntenteBox   *box,
                          double              margin)
{
  EntenteExtent extent = entente_extent_of_box (box, margin);
  double x = box->x + box->width / 2.0;
  double y = box->y + box->height / 2.0;
  double inside = 0.0;

  if (!entente_extent_meets (&self->extent, &extent))
    return 0.0;

  for (guint i = 1; i < self->n; i++)
    {
      EntentePoint from = { self->points[i - 1].x - x, self->points[i - 1].y - y };
      EntentePoint to = { self->points[i].x - x, self->points[i].y - y };
      double enter;
      double leave;

      if (!entente_segment_meets (self->points[i - 1], self->points[i], &extent))
        continue;
      if (entente_segment_clip (from, to, box->width / 2.0 + margin, box->height / 2.0 + margin,
                                &enter, &leave))
        inside += (leave - enter) * (self->ways[i] - self->ways[i - 1]);
    }
  return inside;
}
