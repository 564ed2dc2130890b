/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Several records made one. Undo parts them again. All (transfer full). */

/* Makes one actor of several: relations and story steps that name one of @others name @survivor, the
 * names of the others become aliases, and what else they say is taken over where @survivor says
 * nothing of it. Relations between them lead from the actor to itself then, and parallel ones stay.
 * @others: (array length=n_others): without @survivor. Costs by what names them, and the story. */
EntenteAct *entente_edit_merge_actors      (EntenteMap     *map,
                                            guint32         survivor,
                                            const guint32  *others,
                                            guint           n_others);
/* How many relations lead from an actor to itself. */
guint       entente_map_count_self_relations (EntenteMap   *map,
                                            guint32         actor);

/* Relations of an actor are parallel where kind, source, target and dates are equal. */

/* How many entente_edit_merge_parallels() would take away. */
guint       entente_map_count_parallels    (EntenteMap     *map,
                                            guint32         actor);
/* Makes one relation of parallel ones, the first in the file: citations, intermediaries, third parties
 * and what they concern are joined, and what else the others say is taken over where the first
 * says nothing of it. Relations that both concern others and are concerned stay as they are: joined
 * they could concern each other in a circle. NULL where there is nothing to do. */
EntenteAct *entente_edit_merge_parallels   (EntenteMap     *map,
                                            guint32         actor);

G_END_DECLS
