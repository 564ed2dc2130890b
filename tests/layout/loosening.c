/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-loosening.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define N_POINTS 4000

static void
loosen (double  *x,
        double  *y,
        guint32  n)
{
  EntenteRandom random;
  EntenteWork work;

  entente_random_init (&random, 1, 2);
  entente_work_init (&work, NULL, NULL, NULL);
  g_assert_true (entente_loosening_sweep (x, y, n, 1.0, &random, &work));
  for (guint32 i = 0; i < n; i++)
    g_assert_true (isfinite (x[i]) && isfinite (y[i]));
}

/* Every second one stands where another does, on a disc of ten ties. */
static void
make_points (double *x,
             double *y)
{
  EntenteRandom random;

  entente_random_init (&random, 7, 3);
  for (guint32 i = 0; i < N_POINTS; i++)
    {
      x[i] = 10.0 * entente_random_spread (&random);
      y[i] = 10.0 * entente_random_spread (&random);
      if (i % 2 == 1)
        {
          x[i] = x[i - 1];
          y[i] = y[i - 1];
        }
    }
}

static guint
count_near (const double *x,
            const double *y,
            double        distance)
{
  guint n = 0;

  for (guint32 i = 0; i < N_POINTS; i++)
    {
      for (guint32 j = 0; j < i; j++)
        n += hypot (x[i] - x[j], y[i] - y[j]) < distance;
    }

  return n;
}

static void
test_parts_what_coincides (void)
{
  g_autofree double *x = g_new (double, N_POINTS);
  g_autofree double *y = g_new (double, N_POINTS);
  g_autofree double *old_x = NULL;
  g_autofree double *old_y = NULL;

  make_points (x, y);
  old_x = g_memdup2 (x, sizeof (double) * N_POINTS);
  old_y = g_memdup2 (y, sizeof (double) * N_POINTS);
  g_assert_cmpuint (count_near (x, y, 0.01), >=, N_POINTS / 2);
  loosen (x, y, N_POINTS);
  g_assert_cmpuint (count_near (x, y, 0.08), ==, 0);
  for (guint32 i = 0; i < N_POINTS; i++)
    g_assert_cmpfloat (hypot (x[i] - old_x[i], y[i] - old_y[i]), <, 0.5);

  loosen (old_x, old_y, N_POINTS);
  g_assert_cmpmem (old_x, sizeof (double) * N_POINTS, x, sizeof (double) * N_POINTS);
}

/* Who has room stays. */
static void
test_leaves_what_is_loose (void)
{
  double x[100];
  double y[100];

  for (guint32 i = 0; i < 100; i++)
    {
      x[i] = i % 10;
      y[i] = i / 10;
    }
  loosen (x, y, 100);
  for (guint32 i = 0; i < 100; i++)
    {
      g_assert_cmpfloat (x[i], ==, i % 10);
      g_assert_cmpfloat (y[i], ==, i / 10);
    }
}

/* None, one, all in one place, all on one line, one far out. */
static void
test_odd_shapes (void)
{
  double x[50] = { 0.0 };
  double y[50] = { 0.0 };

  for (guint32 n = 0; n <= 50; n++)
    loosen (x, y, n);
  for (guint32 i = 0; i < 50; i++)
    {
      x[i] = 0.001 * i;
      y[i] = 0.0;
    }
  loosen (x, y, 50);
  x[49] = 1e7;
  y[49] = 3.0;
  loosen (x, y, 50);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  double x[2] = { 0.0, 0.001 };
  double y[2] = { 0.0, 1.0 };
  EntenteRandom random;
  EntenteWork work;

  entente_random_init (&random, 1, 2);
  entente_work_init (&work, NULL, NULL, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (entente_loosening_sweep (x, y, 2, 1.0, &random, &work));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/loosening/parts", test_parts_what_coincides);
  g_test_add_func ("/layout/loosening/leaves", test_leaves_what_is_loose);
  g_test_add_func ("/layout/loosening/odd", test_odd_shapes);
  g_test_add_func ("/layout/loosening/cancel", test_cancel);

  return g_test_run ();
}
