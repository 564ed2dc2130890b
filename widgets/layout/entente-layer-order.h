/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layers.h"

G_BEGIN_DECLS

/* Orders the nodes within their layers so that few ties cross. FALSE where cancelled. */
gboolean entente_layer_order_reduce (EntenteLayers       *layers,
                                     EntenteWork         *work);

G_END_DECLS
