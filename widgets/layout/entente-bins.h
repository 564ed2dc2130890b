/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sorting by counting: @starts has room for two more than bins, all 0. Each item is counted, then the
 * counts are added up, then each item is put at the place it is given. After that bin b lies from
 * starts[b] to starts[b + 1], its items in the order in which they were put. O(items + bins)
 *
 * While items are put, starts[b + 1] is where bin b goes on; its end is where the next one begins, and
 * so no second array is needed. */

static inline void
entente_bins_count (guint32 *starts,
                    guint32  bin)
{
  starts[(gsize) bin + 2]++;
}

static inline void
entente_bins_add_up (guint32 *starts,
                     gsize    n_bins)
{
  for (gsize b = 0; b < n_bins; b++)
    starts[b + 2] += starts[b + 1];
}

/* Where the next item of @bin goes. */
static inline guint32
entente_bins_put (guint32 *starts,
                  guint32  bin)
{
  return starts[(gsize) bin + 1]++;
}

G_END_DECLS
