/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-circle.h"

G_BEGIN_DECLS

/* Takes each node along so many places to both sides, and leaves it where fewest ties cross; never
 * makes more of them cross. @moved: (out): whether one has moved. FALSE where cancelled.
 * O(reach × ties × log ties of a node) */
gboolean entente_circle_sift (EntenteCircle *circle,
                              guint32        reach,
                              gboolean      *moved,
                              EntenteWork   *work);

G_END_DECLS
