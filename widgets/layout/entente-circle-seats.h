/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"

G_BEGIN_DECLS

/* Seats nodes around 0, 0 in the order in which they follow each other around it: few on one circle, many
 * on several, one around the other, map units. @order: (array length=n_nodes). @radius: the least the
 * innermost has. Boxes of one circle do not overlap; those of two may, by little. O(nodes log nodes) */
void entente_circle_seat (EntenteComponent *component,
                          const guint32    *order,
                          double            radius,
                          double            gap);

G_END_DECLS
