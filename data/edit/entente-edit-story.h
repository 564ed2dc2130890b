/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Acts on the steps of the story as such; their members are set like those of other records. All
 * (transfer full). */

/* A new last step in which these stand out. @step: (out): the slot it will have. */
EntenteAct *entente_edit_add_step    (EntenteMap     *map,
                                      const guint32  *actors,
                                      guint           n_actors,
                                      const guint32  *relations,
                                      guint           n_relations,
                                      guint32        *step);
EntenteAct *entente_edit_remove_step (EntenteMap     *map,
                                      guint32         step);
/* Puts a step so many places earlier (negative) or later. NULL where there are not so many. @moved: (out): the
 * slot it will have. */
EntenteAct *entente_edit_move_step   (EntenteMap     *map,
                                      guint32         step,
                                      int             by,
                                      guint32        *moved);

G_END_DECLS
