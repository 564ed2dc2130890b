/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-forces.h"
#include "entente-random.h"

G_BEGIN_DECLS

/* Moves single nodes of a picture in which @forces rest to where their ties cross fewer others, and
 * where their neighbors are nearest to them, as long as that is worth what it costs against the
 * forces. Fixed nodes stay, and large networks are left as they are. FALSE where cancelled. O(nodes
 * × (marks + nodes + ties) + ties × ties, or × a sample of them) */
gboolean entente_untangling_sweep (EntenteForces *forces,
                                   guint          n_sweeps,
                                   EntenteRandom *random,
                                   EntenteWork   *work);

G_END_DECLS
