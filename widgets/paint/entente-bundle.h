/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"
#include "entente-track.h"

G_BEGIN_DECLS

/* What of a bundle shows, for whoever draws it, finds it by a point or says what is there. */

double   entente_bundle_get_openness (const EntenteSceneRelation *relation,
                                      const EntenteSight         *sight);
gboolean entente_bundle_shows_plaque (const EntenteSceneRelation *leader,
                                      const EntenteSight         *sight);

/* Where its plaque may be, however many they are. */
EntenteExtent
         entente_bundle_get_plaque_extent
                                     (const EntenteSceneRelation *leader);

G_END_DECLS
