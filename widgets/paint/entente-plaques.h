/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* So much room, pixels, a plaque has to the next that counts more; with less it fades. */
#define ENTENTE_PLAQUE_ROOM_PX 14.0

/* Which plaques show where they are crowded: those that count most. What shows of one hangs on nothing but
 * the plaques around it, so that the parts of a map that are drawn apart join, and nothing comes or goes
 * while one pans. */

/* (transfer full) (element-type guint32): by slots of who leads them. @bundles: (element-type
 * EntenteSceneBundle): all that are near to those asked for; they are put in another order. */
GHashTable *entente_plaques_find         (GPtrArray                *bundles,
                                          double                    zoom);
/* How far one of these shows, 0 … 1. */
double      entente_plaques_get_presence (GHashTable               *self,
                                          guint32                   leader);
/* How far around a plaque others matter, map units. */
double      entente_plaques_get_reach    (double                    zoom);
gboolean    entente_plaques_is_present   (EntenteScene             *scene,
                                          const EntenteSceneBundle *bundle,
                                          double                    zoom);

G_END_DECLS
