/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-pulling.h"

G_BEGIN_DECLS

/* Brings boxes to little stress with few that overlap, and few middles nearer than the wished distance:
 * @of_tie, a part of the median tie, but no more than @spacing, map units as the picture is, which grows
 * with its hops. @boxes has the distance afterwards. What is crowded must have flowed apart before.
 * @boxes are in the order of the network's nodes, none of them fixed, and all of them marks. FALSE where
 * cancelled. O(boxes²) */
gboolean entente_annealing_sweep (EntenteBoxes       *boxes,
                                  const EntenteMarks *marks,
                                  double              of_tie,
                                  double              spacing,
                                  EntenteWork        *work);

G_END_DECLS
