/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* For each slot of @from the slot in @to of the same record, ENTENTE_NO_SLOT where there is none: by
 * id; steps without one by what they say, the first such with the first. Both ways around, and over a
 * third map, it comes to the same. (transfer full) */
guint32 *entente_pairing_new (EntenteMap        *from,
                              EntenteMap        *to,
                              EntenteRecordType  type);

G_END_DECLS
