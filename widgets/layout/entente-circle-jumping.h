/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-circle.h"

G_BEGIN_DECLS

/* Sets each node to where on the whole circle about fewest ties would cross, to within an arc. May
 * make more of them cross, which seldom happens. FALSE where cancelled. O(arcs × (nodes + ties)) */
gboolean entente_circle_jump (EntenteCircle *circle,
                              EntenteWork   *work);

G_END_DECLS
