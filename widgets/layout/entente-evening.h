/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-pulling.h"

G_BEGIN_DECLS

/* Spreads boxes evenly enough that few overlap, and few middles are nearer than @boxes' distance, at
 * the least stress. @boxes are in the order of the network's nodes, none of them fixed. FALSE where
 * cancelled. O(@n_sweeps × boxes × (marks + boxes near by)) */
gboolean entente_evening_sweep (EntenteBoxes       *boxes,
                                const EntenteMarks *marks,
                                guint               n_sweeps,
                                EntenteWork        *work);

G_END_DECLS
