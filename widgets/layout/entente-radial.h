/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places a component around one of its nodes: all that are as many hops away stand on one ring, and
 * near on it is what is near in the network. Map units, @center at 0, 0. @ring: the least distance
 * of two rings. Boxes on one ring keep @gap; those on different ones may overlap. FALSE where
 * cancelled. */
gboolean entente_radial_place (EntenteComponent *component,
                               guint32           center,
                               double            ring,
                               double            gap,
                               EntenteRandom    *random,
                               EntenteWork      *work);

G_END_DECLS
