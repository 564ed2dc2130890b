/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"
#include "entente-scene.h"

G_BEGIN_DECLS

/* Walking the map by keys. */

/* The nearest actor from @from towards @dx, @dy (one of them 0, the other ±1), within 60° to both
 * sides; @but is not looked at. ENTENTE_NO_SLOT where there is none. One pass over the actors. */
guint32      entente_walk_to_actor     (EntenteScene  *scene,
                                        EntentePoint   from,
                                        guint32        but,
                                        int            dx,
                                        int            dy);
/* The relation of an actor that comes @step (±1) after @relation, round and round;
 * ENTENTE_NO_SLOT as @relation: the first or the last. Those in @passed (nullable, slots) are no stops. */
guint32      entente_walk_to_relation  (EntenteMap    *map,
                                        guint32        actor,
                                        guint32        relation,
                                        int            step,
                                        GHashTable    *passed);
/* What of the map an item takes: outline, or line with its label. FALSE where it is not drawn. */
gboolean     entente_walk_get_box      (EntenteScene  *scene,
                                        EntenteItem    item,
                                        EntenteBox    *box);
EntentePoint entente_box_get_middle    (EntenteBox     box);
EntenteBox   entente_box_join          (EntenteBox     a,
                                        EntenteBox     b);

G_END_DECLS
