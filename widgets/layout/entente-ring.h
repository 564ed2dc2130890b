/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Boxes on a circle around 0, 0: @turns says for each, in order around it, where it is wished, as
 * parts of a turn; then where it stands so that neighbors keep @gap. Nobody moves farther than it
 * must (Barlow, Bartholomew, Bremner, Brunk 1972: pool adjacent violators). Returns the radius: at
 * least @radius, and more where the boxes need it. O(n log n) */
double entente_ring_spread (double       *turns,
                            const double *widths,
                            const double *heights,
                            guint32       n_boxes,
                            double        gap,
                            double        radius);

G_END_DECLS
