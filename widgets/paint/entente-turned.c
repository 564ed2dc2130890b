/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-turned.h"

#include <math.h>

#define VERTICAL 0.002 /* radians */

void
entente_turned_init (EntenteTurned *self,
                     double         x,
                     double         y,
                     double         width,
                     double         height,
                     double         angle)
{
  double half_x;
  double half_y;

  self->x = x;
  self->y = y;
  self->half_width = width / 2.0;
  self->half_height = height / 2.0;
  self->cosine = cos (angle);
  self->sine = sin (angle);
  half_x = fabs (self->cosine) * self->half_width + fabs (self->sine) * self->half_height;
  half_y = fabs (self->sine) * self->half_width + fabs (self->cosine) * self->half_height;
  self->extent = (EntenteExtent){ x - half_x, y - half_y, x + half_x, y + half_y };
}

/* What is vertical reads upwards, like the title of an axis. */
static double
turn_upright (double angle)
{
  if (fabs (fabs (angle) - G_PI_2) < VERTICAL)
    return -G_PI_2;
  if (angle > G_PI_2)
    return angle - G_PI;
  if (angle < -G_PI_2)
    return angle + G_PI;
  return angle;
}

void
entente_turned_lie_along (EntenteTurned      *self,
                          const EntenteTrack *track,
                          double              way,
                          double              width,
                          double              height)
{
  EntentePoint from = entente_track_get_point (track, way - width / 2.0, NULL);
  EntentePoint to = entente_track_get_point (track, way + width / 2.0, NULL);

  entente_turned_init (self, (from.x + to.x) / 2.0, (from.y + to.y) / 2.0, width, height,
                       turn_upright (atan2 (to.y - from.y, to.x - from.x)));
}

static EntentePoint
to_own (const EntenteTurned *self,
        EntentePoint         point)
{
  double dx = point.x - self->x;
  double dy = point.y - self->y;

  return (EntentePoint){ dx * self->cosine + dy * self->sine,
                         dy * self->cosine - dx * self->sine };
}

gboolean
entente_turned_contains (const EntenteTurned *self,
                         EntentePoint         point,
                         double               margin)
{
  EntentePoint own = to_own (self, point);

  return fabs (own.x) <= self->half_width + margin && fabs (own.y) <= self->half_height + margin;
}

/* Whether the axes of @self part the two: half of the separating axis test. */
static gboolean
is_parted (const EntenteTurned *self,
           const EntenteTurned *other,
           double               margin)
{
  EntentePoint own = to_own (self, (EntentePoint){ other->x, other->y });
  double cosine = fabs (self->cosine * other->cosine + self->sine * other->sine);
  double sine = fabs (self->cosine * other->sine - self->sine * other->cosine);
  double reach_x = cosine * other->half_width + sine * other->half_height;
  double reach_y = sine * other->half_width + cosine * other->half_height;

  return fabs (own.x) > self->half_width + reach_x + margin
         || fabs (own.y) > self->half_height + reach_y + margin;
}

gboolean
entente_turned_meets (const EntenteTurned *self,
                      const EntenteTurned *other,
                      double               margin)
{
  EntenteExtent grown = self->extent;

  entente_extent_grow (&grown, margin);
  return entente_extent_meets (&grown, &other->extent) && !is_parted (self, other, margin)
         && !is_parted (other, self, margin);
}

gboolean
entente_turned_meets_box (const EntenteTurned *self,
                          const EntenteBox    *box,
                          double               margin)
{
  EntenteTurned other;

  entente_turned_init (&other, box->x + box->width / 2.0, box->y + box->height / 2.0, box->width,
                       box->height, 0.0);
  return entente_turned_meets (self, &other, margin);
}

gboolean
entente_turned_meets_segment (const EntenteTurned *self,
                              EntentePoint         from,
                              EntentePoint         to,
                              double               margin)
{
  double enter;
  double leave;

  return entente_segment_clip (to_own (self, from), to_own (self, to), self->half_width + margin,
                               self->half_height + margin, &enter, &leave);
}

gboolean
entente_turned_meets_track (const EntenteTurned *self,
                            const EntenteTrack  *track,
                            double               margin)
{
  EntenteExtent grown = self->extent;

  entente_extent_grow (&grown, margin);
  if (!entente_extent_meets (&grown, &track->extent))
    return FALSE;

  for (guint i = 1; i < track->n; i++)
    {
      EntentePoint from = track->points[i - 1];
      EntentePoint to = track->points[i];

      if (entente_segment_meets (from, to, &grown)
          && entente_turned_meets_segment (self, from, to, margin))
        return TRUE;
    }
  return FALSE;
}
