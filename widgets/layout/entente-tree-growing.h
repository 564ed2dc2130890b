/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-settling.h"

G_BEGIN_DECLS

/* Moves boxes apart that overlap, so that neighbors stay neighbors on the same side: the picture
 * swells where it is crowded. No box may be fixed. After the last round some may still overlap:
 * entente_settling_finish() ends it. FALSE where cancelled. */
gboolean entente_tree_growing_part (EntenteBoxes *boxes,
                                    EntenteWork  *work);

G_END_DECLS
