/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"

G_BEGIN_DECLS

/* Sets all nodes into tables, one for each of @kinds (of the component's nodes), who has most ties
 * first, and the tables side by side in lines, in a frame of @aspect. Kinds come in the order of
 * their numbers. Map units; no boxes overlap. O(nodes log nodes) */
void entente_kind_grid_place (EntenteComponent *component,
                              const guint32    *kinds,
                              double            aspect,
                              double            gap);

G_END_DECLS
