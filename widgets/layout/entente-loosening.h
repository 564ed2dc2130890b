/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Moves points that stand on each other apart, as far as there is room in the picture, and at most by
 * a small part of a tie's length @tie. FALSE where cancelled. */
gboolean entente_loosening_sweep (double        *x,
                                  double        *y,
                                  guint32        n_points,
                                  double         tie,
                                  EntenteRandom *random,
                                  EntenteWork   *work);

G_END_DECLS
