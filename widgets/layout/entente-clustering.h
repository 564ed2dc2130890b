/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Draws neighbors together and pushes all others away from where stress has set them, so that
 * clusters part and who is tied stands nearest, while hops hold the whole in shape. @hop: map units a
 * hop has as they stand. Fixed nodes stay. FALSE where cancelled. O(sweeps × (nodes log nodes +
 * ties)) */
gboolean entente_clustering_sweep (EntenteComponent *component,
                                   double            hop,
                                   EntenteRandom    *random,
                                   EntenteWork      *work);

G_END_DECLS
