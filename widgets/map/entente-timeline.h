/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteEase:
 * @ENTENTE_EASE_OUT: fast at first and slow at the end
 * @ENTENTE_EASE_SPRING: as a spring draws what was at rest, without swinging over
 *
 * How the way is spread over the time.
 */
typedef enum
{
  ENTENTE_EASE_OUT,
  ENTENTE_EASE_SPRING,
} EntenteEase;

/**
 * EntenteTimeline:
 *
 * How far something that moves has come. It runs from the first frame that asks for it, so that a
 * late frame loses nothing of it. All zero: at rest. A plain value.
 */
typedef struct
{
  gint64 duration; /* µs; 0: at rest */
  gint64 start;    /* frame time, µs; 0: not asked yet */
  EntenteEase ease;
} EntenteTimeline;

void     entente_timeline_start      (EntenteTimeline  *self,
                                      guint             duration_ms,
                                      EntenteEase       ease);
void     entente_timeline_stop       (EntenteTimeline  *self);
gboolean entente_timeline_is_running (const EntenteTimeline *self);
/* Part of the way at this frame, 0 … 1; 1 at rest, where it comes once its time is over. */
double   entente_timeline_advance    (EntenteTimeline  *self,
                                      gint64            frame_time);
/* How long it has to go, µs. */
gint64   entente_timeline_get_left   (const EntenteTimeline *self,
                                      gint64            frame_time);

G_END_DECLS
