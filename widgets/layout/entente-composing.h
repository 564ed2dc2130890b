/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-problem.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places one component of a problem, in map units. @index: its number, which names its random
 * stream. Boxes are clear of each other, unless nodes are fixed or overlaps kept. FALSE where
 * cancelled. */
gboolean entente_composing_place (const EntenteProblem *self,
                                  EntenteComponent     *component,
                                  guint32               index,
                                  EntenteWork          *work);

G_END_DECLS
