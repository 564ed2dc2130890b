/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* The id of an actor that every fiftieth relation of a big map ends at. */
#define BIG_MAP_HUB "a0"

/* A map of the size of a news archive, the same for the same numbers: clusters whose actors have
 * places, heavy-tailed degrees, names in several scripts; each relation with kind, label, tone, weight, date
 * and one citation, some 220 bytes. (transfer full) */
EntenteMap *big_map_new      (guint n_actors,
                              guint n_relations);
/* The same as a file's words. (transfer full) */
GString    *big_map_new_json (guint n_actors,
                              guint n_relations);

G_END_DECLS
