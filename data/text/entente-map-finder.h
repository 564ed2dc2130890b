/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteFound:
 *
 * A record in which one finds what one looks for: an actor by a name or an alias, a relation by its
 * label, an article by its title; or a place in an article's text.
 */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  guint start; /* code points of the article's text, @end exclusive; 0 and 0: in what it is called */
  guint end;
  char *name; /* of an actor, which it was found by; NULL: what it is called */
} EntenteFound;

/**
 * EntenteMapFinder:
 *
 * Looks through a map piece by piece. Main thread; the map must not change meanwhile.
 */
typedef struct _EntenteMapFinder EntenteMapFinder;

/* @n_max: how many are enough */
EntenteMapFinder *entente_map_finder_new       (EntenteMap             *map,
                                                const char             *wanted,
                                                guint                   n_max);
void              entente_map_finder_free      (EntenteMapFinder       *self);
/* Looks at some more records; whether any are left. An article counts as many as its text has
 * kilobytes. */
gboolean          entente_map_finder_step      (EntenteMapFinder       *self,
                                                guint                   n_records);
/* What is found so far: actors, those whose name begins so first; relations; articles.
 * (element-type EntenteFound) (transfer none) */
GArray           *entente_map_finder_get_found (EntenteMapFinder       *self);
/* Whether there is more than that in the map, or may be. */
gboolean          entente_map_finder_has_more  (const EntenteMapFinder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapFinder, entente_map_finder_free)

G_END_DECLS
