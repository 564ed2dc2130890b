/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-median.h"

#include "entente-random.h"

#include <math.h>
#include <stdlib.h>

#define MOST_VALUES 300

static int
compare (const void *a,
         const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Of few different values, and of many. */
static void
test_sorted (void)
{
  static const double steps[] = { 0.5, 0.1, 1e-9 };
  EntenteRandom random;

  entente_random_init (&random, 1, 1);
  for (guint32 n = 1; n <= MOST_VALUES; n++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
        {
          double values[MOST_VALUES];
          double sorted[MOST_VALUES];

          for (guint32 i = 0; i < n; i++)
            values[i] = sorted[i] = steps[k] * floor (entente_random_spread (&random) / steps[k]);
          qsort (sorted, n, sizeof (double), compare);
          g_assert_cmpfloat (entente_median_find (values, n), ==, sorted[n / 2]);
        }
    }
}

static void
test_in_order (void)
{
  double values[MOST_VALUES];

  for (guint32 i = 0; i < MOST_VALUES; i++)
    values[i] = i;
  g_assert_cmpfloat (entente_median_find (values, MOST_VALUES), ==, MOST_VALUES / 2);
  for (guint32 i = 0; i < MOST_VALUES; i++)
    values[i] = MOST_VALUES - i;
  g_assert_cmpfloat (entente_median_find (values, MOST_VALUES), ==, MOST_VALUES / 2 + 1);
}

/* Ends, and gives one of them. */
static void
test_no_numbers (void)
{
  double values[] = { NAN, 1.0, NAN, 2.0, NAN };

  entente_median_find (values, G_N_ELEMENTS (values));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/median/sorted", test_sorted);
  g_test_add_func ("/layout/median/in-order", test_in_order);
  g_test_add_func ("/layout/median/no-numbers", test_no_numbers);

  return g_test_run ();
}
