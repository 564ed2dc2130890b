/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places a component around a circle, or several where it is large, so that few ties cross; map
 * units, around 0, 0. @radius: the least the innermost may have. FALSE where cancelled. O(nodes × ties)
 * for some hundred nodes, beyond O(nodes + ties). */
gboolean entente_circular_place (EntenteComponent *component,
                                 double            radius,
                                 double            gap,
                                 EntenteRandom    *random,
                                 EntenteWork      *work);

G_END_DECLS
