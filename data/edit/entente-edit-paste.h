/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Adds all actors and relations of another map, usually a fragment of one, moved by @dx and @dy (map
 * units), with the articles they cite and the kinds they use where this map has them not. What has an
 * id that is taken gets a new one; an article that stands here word for word is cited as it is. What is set
 * aside because it waited for one of them comes in with it.
 *
 * @name: of the step, translated. @actors, @relations: (element-type guint32): get the slots they
 * will have. (transfer full) (nullable): NULL with @error for what the format does not allow */
EntenteAct *entente_edit_paste (EntenteMap  *map,
                                const char  *name,
                                EntenteMap  *fragment,
                                double       dx,
                                double       dy,
                                GArray      *actors,
                                GArray      *relations,
                                GError     **error);

G_END_DECLS
