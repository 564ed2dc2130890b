/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-settling.h"

G_BEGIN_DECLS

/* Takes stress out of boxes that do not overlap, none of which overlaps afterwards. @rows: hops
 * between all pairs, row after row. A box only moves where it loses
 * @least_gain of what its stress is without the part that is the same everywhere. FALSE where
 * cancelled. O(@n_sweeps × boxes²) */
gboolean entente_relaxing_sweep (EntenteBoxes  *boxes,
                                 const guint16 *rows,
                                 guint          n_sweeps,
                                 float          least_gain,
                                 EntenteWork   *work);

G_END_DECLS
