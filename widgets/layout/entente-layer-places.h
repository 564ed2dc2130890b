/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layers.h"

G_BEGIN_DECLS

/* Where each node stands along its layer, map units: in order, no nearer than their sizes allow,
 * and as straight behind its neighbors as that lets it. O(nodes + ties). (transfer full); NULL where
 * cancelled */
double *entente_layer_places_find (const EntenteLayers *layers,
                                   EntenteWork         *work);

G_END_DECLS
