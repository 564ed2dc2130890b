/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-circle.h"

G_BEGIN_DECLS

/* A first order: one node after the other, those most bound to what stands already first, to that
 * end of a line where fewer ties cross; of equals, those that come first as it is. FALSE where
 * cancelled. O(ties × log nodes) */
gboolean entente_circle_line_up (EntenteCircle *circle,
                                 EntenteWork   *work);

G_END_DECLS
