/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-course.h"

#include <math.h>

#define ONE ENTENTE_COURSE_ONE

/* More than any number that is to be rounded: without a sign that needs no call. */
#define BIAS ((gint64) 1 << 41)

static gint64
to_whole (double value)
{
  return (gint64) (value + ((double) BIAS + 0.5)) - BIAS;
}

static gint64
to_fixed (double value,
          int    origin)
{
  return to_whole (value * ONE) - (gint64) origin * ONE;
}

static void
set_ends (EntenteCourse *self,
          gint64         u0,
          gint64         v0,
          gint64         u1,
          gint64         v1)
{
  gboolean rises = u0 <= u1;

  self->u0 = rises ? u0 : u1;
  self->u1 = rises ? u1 : u0;
  self->v0 = rises ? v0 : v1;
  self->slope = u0 == u1 ? 0 : ((v1 - v0) * (1 << ENTENTE_COURSE_SLOPE_BITS)) / (u1 - u0);
}

/* Narrows the steps to those at which v is on the rectangle, and one more on both sides. */
static void
narrow (EntenteCourse *self)
{
  double run = (double) (1 << ENTENTE_COURSE_SLOPE_BITS) / (double) self->slope;
  double to_low = (double) (-self->half - self->v0) * run;
  double to_high = (double) ((gint64) self->n_v * ONE + self->half - self->v0) * run;

  if (self->slope == 0)
    {
      if (self->v0 <= -self->half || self->v0 >= (gint64) self->n_v * ONE + self->half)
        self->last = self->first - 1;
      return;
    }
  self->first = MAX (self->first,
                     (gint64) (((double) self->u0 + MIN (to_low, to_high)) / ONE) - 2);
  self->last = MIN (self->last, (gint64) (((double) self->u0 + MAX (to_low, to_high)) / ONE) + 2);
}

static gboolean
reaches_out (const EntenteCourse *self)
{
  gint64 v1 = entente_course_get_v (self, self->u1);

  return MIN (self->v0, v1) < self->half
         || MAX (self->v0, v1) + self->half > (gint64) self->n_v * ONE;
}

/**
 * entente_course_init:
 * @from: on a plane of pixels; likewise @to, both within 2²³ of it
 * @width: pixels
 * @is_steep: whether u is y
 * @x: the rectangle's first pixel on the plane; likewise @y
 */
gboolean
entente_course_init (EntenteCourse *self,
                     EntentePoint   from,
                     EntentePoint   to,
                     double         width,
                     gboolean       is_steep,
                     int            x,
                     int            y,
                     int            columns,
                     int            rows)
{
  double dx = fabs (to.x - from.x);
  double dy = fabs (to.y - from.y);
  gint64 x0 = to_fixed (from.x, x);
  gint64 y0 = to_fixed (from.y, y);
  gint64 x1 = to_fixed (to.x, x);
  gint64 y1 = to_fixed (to.y, y);
  double along = is_steep ? dy : dx;

  if (!(along > 0.0))
    return FALSE;
  self->half = to_whole (width * sqrt (dx * dx + dy * dy) / along * (ONE / 2));
  self->is_steep = is_steep;
  self->n_u = self->is_steep ? rows : columns;
  self->n_v = self->is_steep ? columns : rows;
  if (self->is_steep)
    set_ends (self, y0, x0, y1, x1);
  else
    set_ends (self, x0, y0, x1, y1);
  self->first = self->u0 >> 16;
  self->last = MIN ((self->u1 - 1) >> 16, self->n_u - 1);
  if (reaches_out (self))
    narrow (self);
  self->first = MAX (self->first, 0);
  return TRUE;
}
