/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-timeline.h"

#include <math.h>

/* The spring's frequency, radians in the time it has: little is left of the way at its end. */
#define SPRING_FREQUENCY 8.0

/* A critically damped spring, 1 − (1 + ωt) exp (−ωt), scaled to come to its end. */
static double
ease_by_spring (double time)
{
  double end = 1.0 - (1.0 + SPRING_FREQUENCY) * exp (-SPRING_FREQUENCY);
  double angle = SPRING_FREQUENCY * time;

  return (1.0 - (1.0 + angle) * exp (-angle)) / end;
}

static double
ease_out (double time)
{
  double left = 1.0 - time;

  return 1.0 - left * left * left;
}

void
entente_timeline_start (EntenteTimeline *self,
                        guint            duration_ms,
                        EntenteEase      ease)
{
  self->duration = (gint64) duration_ms * 1000;
  self->start = 0;
  self->ease = ease;
}

void
entente_timeline_stop (EntenteTimeline *self)
{
  self->duration = 0;
  self->start = 0;
}

gboolean
entente_timeline_is_running (const EntenteTimeline *self)
{
  return self->duration > 0;
}

double
entente_timeline_advance (EntenteTimeline *self,
                          gint64           frame_time)
{
  double time;

  if (self->duration == 0)
    return 1.0;
  if (self->start == 0)
    self->start = frame_time;
  if (frame_time - self->start >= self->duration)
    {
      entente_timeline_stop (self);
      return 1.0;
    }
  time = (double) (frame_time - self->start) / (double) self->duration;
  return self->ease == ENTENTE_EASE_SPRING ? ease_by_spring (time) : ease_out (time);
}

gint64
entente_timeline_get_left (const EntenteTimeline *self,
                           gint64                 frame_time)
{
  return self->start != 0 ? MAX (self->start + self->duration - frame_time, 0) : self->duration;
}
