/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* The true outline of an actor as drawn: a box with rounded or cut corners, by its shape. */

/* Radius of the rounded corners; 0 for CHAMFER, whose corners are cut by ENTENTE_CHAMFER_PX. */
double       entente_outline_get_radius (EntenteShape        shape,
                                         const EntenteBox   *box);
gboolean     entente_outline_contains   (EntenteShape        shape,
                                         const EntenteBox   *box,
                                         EntentePoint        point);
/* How far outside the point is; 0 or less inside. */
double       entente_outline_distance   (EntenteShape        shape,
                                         const EntenteBox   *box,
                                         EntentePoint        point);
/* Where the ray from a point inside through another leaves the outline. */
EntentePoint entente_outline_leave      (EntenteShape        shape,
                                         const EntenteBox   *box,
                                         EntentePoint        from,
                                         EntentePoint        towards);

G_END_DECLS
