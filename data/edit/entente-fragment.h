/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* A part of a map as a map of its own: what is cut, copied, pasted and duplicated. It is written in
 * the format of the files, so that it can be read like one. */

/* Adds to @actors (element-type guint32) the ends of @relations (likewise), and then to @relations
 * those between two of the actors that were given. Each once. Costs by what is named there. */
void    entente_fragment_complete (EntenteMap    *map,
                                   GArray        *actors,
                                   GArray        *relations);
/* The file. What the relations cite and the kinds in use come along; third parties and relations that
 * are not in it are not named. @xs and @ys: (nullable): where each of @actors is shown, map units:
 * written for those the map does not place; NAN: nowhere. (transfer full) (nullable): NULL where it was called
 * off, see entente_map_set_wait() */
GBytes *entente_fragment_to_bytes (EntenteMap    *map,
                                   const guint32 *actors,
                                   const double  *xs,
                                   const double  *ys,
                                   guint          n_actors,
                                   const guint32 *relations,
                                   guint          n_relations);
/* What a fragment, read as a map, says in words: a line for each relation, and for each actor that is
 * in none. Plain text. (transfer full) */
char   *entente_fragment_dup_text (EntenteMap    *fragment);

G_END_DECLS
