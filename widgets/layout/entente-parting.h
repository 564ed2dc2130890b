/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Moves the boxes of a component, in map units, until none overlaps and they keep @gap, at little
 * cost in stress, so that few are nearer to another than a third of a tie, or than they can be where
 * all must have room, and the picture is no more than ten times as large as its boxes, where it was not
 * before. Where a hub or a core has no room for that, boxes stand closer, or else the picture is larger,
 * up to some ninety times its boxes. FALSE where cancelled. */
gboolean entente_parting_clear (EntenteComponent *component,
                                double            gap,
                                EntenteWork      *work);

G_END_DECLS
