/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENTENTE_TURN_RADIANS 6.28318530717958648

/* Where a part of a whole turn leads on the circle of radius 1, clockwise from the right as y goes
 * downwards. The same bits on every machine, which cos() and sin() do not promise. */
void   entente_turn_to_point   (double  part,
                                double *x,
                                double *y);
/* The part of a whole turn, 0 … 1, that leads in this direction; 0 for none. */
double entente_turn_from_point (double  x,
                                double  y);

G_END_DECLS
