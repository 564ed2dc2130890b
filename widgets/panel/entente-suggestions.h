/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/* What fits to what was typed, out of a map, for entries with a type-ahead; where @offer_new is
 * set and nothing is called exactly so, the last one is what was typed itself, to be made:
 * its value is that text and its slot ENTENTE_NO_SLOT.
 * All (element-type EntenteSuggestion) (transfer full). */

/* Actors; value: the name, slot: the actor. */
GPtrArray *entente_suggestions_dup_actors    (EntenteMap *map,
                                              const char *typed,
                                              gboolean    offer_new);
/* Kinds of relations in use or listed; value: the key. */
GPtrArray *entente_suggestions_dup_kinds     (EntenteMap *map,
                                              const char *typed,
                                              gboolean    offer_new);
/* Articles whose title or publisher has all the words; value: the id, slot: the article. */
GPtrArray *entente_suggestions_dup_articles  (EntenteMap *map,
                                              const char *typed);
/* Relations whose sentence has all the words; slot: the relation. In a big map only those of
 * actors that are named so. */
GPtrArray *entente_suggestions_dup_relations (EntenteMap *map,
                                              const char *typed);

G_END_DECLS
