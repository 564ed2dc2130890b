/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* The plane geometry under scene and hit: extents, curves as polylines. */

typedef struct
{
  double x0, y0, x1, y1;
} EntenteExtent;

#define ENTENTE_EXTENT_EMPTY ((EntenteExtent){ HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL })

/* With its edges. */
static inline gboolean
entente_box_contains (const EntenteBox *self,
                      EntentePoint      point)
{
  return point.x >= self->x && point.y >= self->y && point.x <= self->x + self->width
         && point.y <= self->y + self->height;
}

static inline gboolean
entente_extent_meets (const EntenteExtent *a,
                      const EntenteExtent *b)
{
  return a->x0 <= b->x1 && b->x0 <= a->x1 && a->y0 <= b->y1 && b->y0 <= a->y1;
}

static inline void
entente_extent_add (EntenteExtent *self,
                    double         x,
                    double         y)
{
  self->x0 = MIN (self->x0, x);
  self->y0 = MIN (self->y0, y);
  self->x1 = MAX (self->x1, x);
  self->y1 = MAX (self->y1, y);
}

static inline void
entente_extent_grow (EntenteExtent *self,
                     double         by)
{
  self->x0 -= by;
  self->y0 -= by;
  self->x1 += by;
  self->y1 += by;
}

static inline void
entente_extent_join (EntenteExtent       *self,
                     const EntenteExtent *other)
{
  self->x0 = MIN (self->x0, other->x0);
  self->y0 = MIN (self->y0, other->y0);
  self->x1 = MAX (self->x1, other->x1);
  self->y1 = MAX (self->y1, other->y1);
}

EntenteExtent entente_extent_of_box    (const EntenteBox   *box,
                                        double              margin);
EntenteExtent entente_extent_of_points (const EntentePoint *points,
                                        guint               n_points);
/* Of the curves themselves, which their handles may stand far outside of. */
EntenteExtent entente_extent_of_curves (const EntentePoint *points,
                                        guint               n_points);

/**
 * EntenteTrack:
 *
 * A curve flattened: the points of a polyline, with the way from the start to each. Ends are the
 * curve's own.
 */
typedef struct
{
  guint n;
  EntentePoint *points;
  double *ways;
  EntenteExtent extent;
} EntenteTrack;

/* @n_points is 1 + 3 × cubic Béziers, each flattened into @steps. */
void          entente_track_init        (EntenteTrack        *self,
                                         const EntentePoint  *points,
                                         guint                n_points,
                                         guint                steps);
/* The same into arrays that @self has already, of 1 + @steps × curves. */
void          entente_track_fill        (EntenteTrack        *self,
                                         const EntentePoint  *points,
                                         guint                n_points,
                                         guint                steps);
void          entente_track_clear       (EntenteTrack        *self);
double        entente_track_get_length  (const EntenteTrack  *self);
/* The point @way along, and the direction there (nullable, a unit vector). */
EntentePoint  entente_track_get_point   (const EntenteTrack  *self,
                                         double               way,
                                         EntentePoint        *direction);
/* How often two polylines cross, where they meet at one end of both left out;
 * @sharpest (nullable) gets the least sine of an angle there. */
guint         entente_track_cross       (const EntenteTrack  *self,
                                         const EntenteTrack  *other,
                                         double              *sharpest);
/* Distance of a point from the polyline. */
double        entente_track_distance    (const EntenteTrack  *self,
                                         EntentePoint         point);

/* Length of a polyline inside of a box grown by @margin. */
double        entente_track_inside_box   (const EntenteTrack   *self,
                                          const EntenteBox     *box,
                                          double                margin);

/* Whether the extent of a segment meets another. */
static inline gboolean
entente_segment_meets (EntentePoint         from,
                       EntentePoint         to,
                       const EntenteExtent *extent)
{
  return MAX (from.x, to.x) >= extent->x0 && MIN (from.x, to.x) <= extent->x1
         && MAX (from.y, to.y) >= extent->y0 && MIN (from.y, to.y) <= extent->y1;
}

/* The part of a segment inside of a box around 0, 0 with these half sizes; FALSE where none is. */
gboolean      entente_segment_clip       (EntentePoint          from,
                                          EntentePoint          to,
                                          double                half_width,
                                          double                half_height,
                                          double               *enter,
                                          double               *leave);
double        entente_segment_distance   (EntentePoint          from,
                                          EntentePoint          to,
                                          EntentePoint          point);

/* Cubic Béziers, 4 points. */
EntentePoint  entente_bezier_get_point   (const EntentePoint   *points,
                                          double                t);
/* How far it may be off, where it is drawn as so many chords. */
double        entente_bezier_get_error   (const EntentePoint   *points,
                                          guint                 n_chords);
/* Where it is more than @most it may be anything above that. */
double        entente_bezier_distance    (const EntentePoint   *points,
                                          EntentePoint          point,
                                          double                most);

G_END_DECLS
