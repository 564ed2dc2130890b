/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places the free nodes of a component around its fixed ones, of which there is at least one, by
 * stress in which the fixed ones count and do not move. In: fixed nodes in map units. Out: all in
 * map units; boxes may overlap. @scale: map units a hop, where the fixed nodes do not say. FALSE
 * where cancelled. */
gboolean entente_anchoring_place (EntenteComponent *component,
                                  double            scale,
                                  EntenteRandom    *random,
                                  EntenteWork      *work);

G_END_DECLS
