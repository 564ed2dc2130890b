/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* One step that makes @map say what @other says, in which nothing is set aside: records that are the same
 * keep their slots, of the rest only what differs is touched, and what is set aside goes. White space before the closing brackets of arrays stays @map's. Empty
 * where they are the same. (transfer full) */
EntenteAct *entente_become_new (EntenteMap *map,
                                EntenteMap *other,
                                const char *name);

G_END_DECLS
