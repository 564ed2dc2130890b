/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-pulling.h"

G_BEGIN_DECLS

/* Takes stress out of boxes that do not overlap, none of which overlaps afterwards. A box only moves
 * where it loses @least_gain of what its stress is without the part that is the same everywhere.
 * @boxes are in the order of the network's nodes. FALSE where cancelled. O(@n_sweeps × boxes ×
 * marks) */
gboolean entente_relaxing_sweep (EntenteBoxes       *boxes,
                                 const EntenteMarks *marks,
                                 guint               n_sweeps,
                                 float               least_gain,
                                 EntenteWork        *work);

G_END_DECLS
