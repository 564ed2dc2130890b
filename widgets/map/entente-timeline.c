/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-timeline.h"

void
entente_timeline_start (EntenteTimeline *self,
                        guint            duration_ms)
{
  self->duration = (gint64) duration_ms * 1000;
  self->start = 0;
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
  double left;

  if (self->duration == 0)
    return 1.0;
  if (self->start == 0)
    self->start = frame_time;
  if (frame_time - self->start >= self->duration)
    {
      entente_timeline_stop (self);
      return 1.0;
    }
  left = 1.0 - (double) (frame_time - self->start) / (double) self->duration;
  return 1.0 - left * left * left;
}
