/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

G_BEGIN_DECLS

/**
 * EntenteActorPlaces:
 *
 * Where the articles of a map name one actor, kept up with the names of the map; a worker looks for
 * them. Main thread.
 *
 * Signal `changed`: other places are known.
 */
#define ENTENTE_TYPE_ACTOR_PLACES (entente_actor_places_get_type ())
G_DECLARE_FINAL_TYPE (EntenteActorPlaces, entente_actor_places, ENTENTE, ACTOR_PLACES, GObject)

EntenteActorPlaces *entente_actor_places_new            (void);
/* Forgets what was found for another actor and looks for this one. @map NULL: for nobody. */
void                entente_actor_places_set_actor      (EntenteActorPlaces *self,
                                                         EntenteMap         *map,
                                                         guint32             actor);
/* The map has changed: looks again when it has rested for a moment. */
void                entente_actor_places_update_soon    (EntenteActorPlaces *self);
/* Articles with their passages, in reading order, of living articles only: those that a relation
 * cites, or those that none does. (element-type EntenteItem) (transfer full) */
GArray             *entente_actor_places_dup            (EntenteActorPlaces *self,
                                                         gboolean            cited);
/* Whether all is known. */
gboolean            entente_actor_places_get_is_current (EntenteActorPlaces *self);

G_END_DECLS
