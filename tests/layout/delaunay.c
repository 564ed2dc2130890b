/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-delaunay.h"

#include <math.h>

#define N_POINTS 60

typedef void (*Make) (GRand  *random,
                      double *x,
                      double *y);

static void
make_scattered (GRand  *random,
                double *x,
                double *y)
{
  for (guint i = 0; i < N_POINTS; i++)
    {
      x[i] = g_rand_double (random) * 1000.0;
      y[i] = g_rand_double (random) * 1000.0;
    }
}

static void
make_lattice (GRand  *random,
              double *x,
              double *y)
{
  for (guint i = 0; i < N_POINTS; i++)
    {
      x[i] = i % 8;
      y[i] = i / 8;
    }
}

static void
make_line (GRand  *random,
           double *x,
           double *y)
{
  for (guint i = 0; i < N_POINTS; i++)
    {
      x[i] = g_rand_int_range (random, 0, 100);
      y[i] = 2.0 * x[i];
    }
}

static void
make_one_place (GRand  *random,
                double *x,
                double *y)
{
  for (guint i = 0; i < N_POINTS; i++)
    x[i] = y[i] = 7.0;
}

static void
make_circle (GRand  *random,
             double *x,
             double *y)
{
  for (guint i = 0; i < N_POINTS; i++)
    {
      x[i] = 100.0 * cos (i * G_PI * 2.0 / N_POINTS);
      y[i] = 100.0 * sin (i * G_PI * 2.0 / N_POINTS);
    }
}

static const struct
{
  const char *name;
  Make make;
} cases[] = {
  { "scattered", make_scattered }, { "lattice", make_lattice },     { "line", make_line },
  { "one-place", make_one_place }, { "circle", make_circle },
};

static gboolean
has_pair (GArray  *pairs,
          guint32  a,
          guint32  b)
{
  for (guint k = 0; k < pairs->len; k++)
    {
      EntentePair pair = g_array_index (pairs, EntentePair, k);

      if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a))
        return TRUE;
    }

  return FALSE;
}

static guint
count_parts (GArray *pairs)
{
  guint32 parts[N_POINTS];
  guint n_parts = N_POINTS;

  for (guint32 i = 0; i < N_POINTS; i++)
    parts[i] = i;
  for (guint k = 0; k < pairs->len; k++)
    {
      EntentePair pair = g_array_index (pairs, EntentePair, k);
      guint32 from = parts[pair.a];
      guint32 to = parts[pair.b];

      if (from == to)
        continue;
      for (guint32 i = 0; i < N_POINTS; i++)
        parts[i] = parts[i] == from ? to : parts[i];
      n_parts--;
    }

  return n_parts;
}

/* Two points whose circle holds no other, with room to spare, are neighbors. */
static void
check_near_pairs (GArray       *pairs,
                  const double *x,
                  const double *y)
{
  for (guint32 a = 0; a < N_POINTS; a++)
    {
      for (guint32 b = 0; b < a; b++)
        {
          double radius = hypot (x[a] - x[b], y[a] - y[b]) / 2.0;
          gboolean is_empty = radius > 0.01;

          for (guint32 c = 0; c < N_POINTS; c++)
            {
              double distance = hypot (x[c] - (x[a] + x[b]) / 2.0, y[c] - (y[a] + y[b]) / 2.0);

              if (c != a && c != b && distance < radius + 0.01)
                is_empty = FALSE;
            }
          if (is_empty)
            g_assert_true (has_pair (pairs, a, b));
        }
    }
}

static void
test_pairs (gconstpointer data)
{
  Make make = *(Make *) data;

  for (guint32 seed = 1; seed <= 10; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);
      g_autoptr (GArray) pairs = NULL;
      double x[N_POINTS];
      double y[N_POINTS];

      make (random, x, y);
      pairs = entente_delaunay_find_pairs (N_POINTS, x, y);
      g_assert_cmpuint (count_parts (pairs), ==, 1);
      g_assert_cmpuint (pairs->len, <=, 3 * N_POINTS);
      if (make == make_scattered || make == make_circle)
        check_near_pairs (pairs, x, y);
      g_rand_free (random);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/delaunay/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i].make, test_pairs);
    }

  return g_test_run ();
}
