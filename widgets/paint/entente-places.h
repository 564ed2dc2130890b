/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntentePlaces:
 *
 * Where actors are shown: what layout chose for those the map does not place, and what is being
 * dragged. A place here goes before the map's. Nothing in the map changes by it.
 */
typedef struct _EntentePlaces EntentePlaces;

EntentePlaces *entente_places_new   (void);
void           entente_places_free  (EntentePlaces *self);
void           entente_places_set   (EntentePlaces *self,
                                     guint32        actor,
                                     double         x,
                                     double         y);
void           entente_places_unset (EntentePlaces *self,
                                     guint32        actor);
/* Whether all actors are where the map says. */
gboolean       entente_places_is_empty (EntentePlaces *self);
/* The middle where the actor is shown, map units; FALSE where neither says. @self is nullable. */
gboolean       entente_places_get   (EntentePlaces *self,
                                     EntenteMap    *map,
                                     guint32        actor,
                                     double        *x,
                                     double        *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntentePlaces, entente_places_free)

G_END_DECLS
