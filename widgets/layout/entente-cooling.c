/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-cooling.h"

/* Halvings until nothing is left of a double's fraction. */
#define N_HALVINGS 60

/* By halving instead of pow(), whose last bit differs between machines. */
double
entente_cooling_find_factor (double first,
                             double last,
                             guint  n_sweeps)
{
  double low = 0.0;
  double high = 1.0;

  for (guint k = 0; k < N_HALVINGS; k++)
    {
      double middle = (low + high) / 2.0;
      double size = first;

      for (guint i = 1; i < n_sweeps; i++)
        size *= middle;
      if (size < last)
        low = middle;
      else
        high = middle;
    }

  return high;
}
