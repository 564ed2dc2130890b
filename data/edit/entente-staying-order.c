/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-staying-order.h"

#define NOTHING G_MAXUINT32

/* The shortest run that cannot be made longer by @place, by halving. @ends[k]: the thing that a run
 * of k + 1 ends with. */
static guint
find_run (const guint32 *places,
          const guint32 *ends,
          guint          n_runs,
          guint32        place)
{
  guint low = 0;
  guint high = n_runs;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (places[ends[middle]] < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint8 *
entente_staying_order_find (const guint32 *places,
                            guint          n_places)
{
  guint8 *stays = g_new0 (guint8, n_places + 1);
  g_autofree guint32 *ends = g_new (guint32, n_places + 1);
  g_autofree guint32 *before = g_new (guint32, n_places + 1);
  guint n_runs = 0;

  for (guint32 i = 0; i < n_places; i++)
    {
      guint run = find_run (places, ends, n_runs, places[i]);

      before[i] = run > 0 ? ends[run - 1] : NOTHING;
      ends[run] = i;
      n_runs = MAX (n_runs, run + 1);
    }
  for (guint32 i = n_runs > 0 ? ends[n_runs - 1] : NOTHING; i != NOTHING; i = before[i])
    stays[i] = 1;
  return stays;
}
