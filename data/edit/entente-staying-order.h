/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of a row of things need not be moved to bring them into this order: of @places, where each
 * stood before (all different), the longest rising run stays. One byte each, 1 for those that
 * stay. O(n log n). (transfer full) */
guint8 *entente_staying_order_find (const guint32 *places,
                                    guint          n_places);

G_END_DECLS
