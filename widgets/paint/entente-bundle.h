/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* What of a bundle shows, for whoever draws it, finds it by a point or says what is there. */

double   entente_bundle_get_openness (const EntenteSceneRelation *relation,
                                      const EntenteSight         *sight);
/* The same of its own line, which shows also where it has ties, as those have to come from somewhere, and
 * where it stands out of the bundle. */
double   entente_bundle_get_line_openness
                                     (const EntenteSceneRelation *relation,
                                      const EntenteSight         *sight);
/* What a plaque has for a disc and the gap to its number, map units; 0 where it has none. */
double   entente_bundle_get_sign_room
                                     (const EntenteSceneBundle   *self,
                                      EntenteSign                 sign);
/* How wide a plaque is for its number and its discs, map units. */
double   entente_bundle_measure_plaque
                                     (const EntenteSceneBundle   *self);
gboolean entente_bundle_shows_plaque (const EntenteSceneRelation *leader,
                                      const EntenteSight         *sight);

G_END_DECLS
