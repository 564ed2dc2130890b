/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"

G_BEGIN_DECLS

/* The actors, then the relations that stand out in a step of the story. (transfer full)
 * (element-type EntenteItem) */
GArray *entente_step_dup_items (EntenteMap *map,
                                guint32     step);

G_END_DECLS
