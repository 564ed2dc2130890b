/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places a component on one circle so that few ties cross; map units, around 0, 0. @radius: the least
 * it may have. FALSE where cancelled. O(nodes × ties) for
 * some hundred nodes, beyond O(nodes + ties). */
gboolean entente_circular_place (EntenteComponent *component,
                                 double            radius,
                                 double            gap,
                                 EntenteRandom    *random,
                                 EntenteWork      *work);

G_END_DECLS
