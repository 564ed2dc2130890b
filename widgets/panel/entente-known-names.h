/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-mentions.h"

G_BEGIN_DECLS

/**
 * EntenteKnownNames:
 *
 * The names by which a map's actors are found in texts, kept up with the map: where somebody is
 * called otherwise, a worker makes the index anew. Main thread.
 *
 * Signal `changed`: there is another index.
 */
#define ENTENTE_TYPE_KNOWN_NAMES (entente_known_names_get_type ())
G_DECLARE_FINAL_TYPE (EntenteKnownNames, entente_known_names, ENTENTE, KNOWN_NAMES, GObject)

/* The one of a map, made where there is none; it lives as long as somebody holds it. */
EntenteKnownNames *entente_known_names_get       (EntenteMap        *map);
/* The last index that was made, NULL before the first; perhaps one behind the map. Borrowed. */
EntenteNameIndex  *entente_known_names_get_index (EntenteKnownNames *self);
/* The index of the map as it stands, made at once where it is not there. Borrowed. */
EntenteNameIndex  *entente_known_names_require   (EntenteKnownNames *self);

G_END_DECLS
