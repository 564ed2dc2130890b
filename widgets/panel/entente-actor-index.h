/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteActorIndex:
 *
 * Finds actors by what one types: names, aliases and names in other languages, case and accents
 * aside. Built when it is first asked; what changes in the map is taken up with the next question.
 * Main thread.
 */
#define ENTENTE_TYPE_ACTOR_INDEX (entente_actor_index_get_type ())
G_DECLARE_FINAL_TYPE (EntenteActorIndex, entente_actor_index, ENTENTE, ACTOR_INDEX, GObject)

/* The one index of a map, made where there is none; it lives as long as somebody holds it. */
EntenteActorIndex *entente_actor_index_get  (EntenteMap        *map);
/* The best @n_max actors: those whose name begins so go first, then those with a word that begins
 * so, then the rest; among equals those with more relations.
 * (element-type guint32) (transfer full) */
GArray            *entente_actor_index_find (EntenteActorIndex *self,
                                             const char        *typed,
                                             guint              n_max);

G_END_DECLS
