/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Moves whole components (elements: EntenteComponent) so that none touches another, the first in
 * the middle, the others close around it in their order, in a frame of @aspect. Components with
 * fixed nodes stay, and the others go around them. Boxes of different components keep twice @gap.
 * FALSE where cancelled. */
gboolean entente_packing_place (GPtrArray   *components,
                                double       aspect,
                                double       gap,
                                EntenteWork *work);
/* Sets the boxes of a component into rows and columns, in the order of their nodes. */
void     entente_packing_tidy  (EntenteComponent *component,
                                double            aspect,
                                double            gap);

G_END_DECLS
