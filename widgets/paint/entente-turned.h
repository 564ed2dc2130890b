/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-track.h"

G_BEGIN_DECLS

/**
 * EntenteTurned:
 *
 * A turned box: middle, half sizes, direction of its width.
 */
typedef struct
{
  double x, y;
  double half_width, half_height;
  double cosine, sine;
  EntenteExtent extent;
} EntenteTurned;

void     entente_turned_init             (EntenteTurned        *self,
                                          double                x,
                                          double                y,
                                          double                width,
                                          double                height,
                                          double                angle);
/* On the line, @way along, its ends on it, so turned that it reads upright. */
void     entente_turned_lie_along        (EntenteTurned        *self,
                                          const EntenteTrack   *track,
                                          double                way,
                                          double                width,
                                          double                height);
gboolean entente_turned_contains         (const EntenteTurned  *self,
                                          EntentePoint          point,
                                          double                margin);
gboolean entente_turned_meets            (const EntenteTurned  *self,
                                          const EntenteTurned  *other,
                                          double                margin);
gboolean entente_turned_meets_box        (const EntenteTurned  *self,
                                          const EntenteBox     *box,
                                          double                margin);
gboolean entente_turned_meets_segment    (const EntenteTurned  *self,
                                          EntentePoint          from,
                                          EntentePoint          to,
                                          double                margin);
gboolean entente_turned_meets_track      (const EntenteTurned  *self,
                                          const EntenteTrack   *track,
                                          double                margin);

G_END_DECLS
