/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-settling.h"

G_BEGIN_DECLS

/* Lets boxes flow from where they are too many to have room without overlaps, only so far that they
 * could have it; what stands elsewhere stays. Boxes still overlap afterwards, but each finds its room
 * near by. None is fixed. FALSE where cancelled. O(steps × boxes) */
gboolean entente_thinning_flow (EntenteBoxes *boxes,
                                EntenteWork  *work);

G_END_DECLS
