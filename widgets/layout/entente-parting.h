/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Moves the boxes of a component, in map units, until none overlaps and they keep @gap, at little
 * cost in stress; in small components also so that none is much nearer to another than a tie is
 * long. FALSE where cancelled. */
gboolean entente_parting_clear (EntenteComponent *component,
                                double            gap,
                                EntenteWork      *work);

G_END_DECLS
