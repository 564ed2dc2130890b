/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Hoare 1961: Algorithm 65: Find (DOI 10.1145/366622.366647): values change places around one that is
 * taken for the median, until it is: only the side that the median is on is looked at again. O(values) in
 * any usual order. */

#include "entente-median.h"

/* What is less than @pivot to the left, what is more to the right; between the two ends that come out are
 * values like it. */
static void
part (double  *values,
      double   pivot,
      gint64  *left,
      gint64  *right)
{
  while (*left <= *right)
    {
      double value;

      while (values[*left] < pivot)
        ++*left;
      while (pivot < values[*right])
        --*right;
      if (*left > *right)
        return;
      value = values[*left];
      values[(*left)++] = values[*right];
      values[(*right)--] = value;
    }
}

double
entente_median_find (double  *values,
                     guint32  n_values)
{
  gint64 middle = n_values / 2;
  gint64 first = 0;
  gint64 last = (gint64) n_values - 1;

  while (first < last)
    {
      gint64 left = first;
      gint64 right = last;

      part (values, values[middle], &left, &right);
      if (right < middle)
        first = left;
      if (middle < left)
        last = right;
    }

  return values[middle];
}
