/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-beside.h"

typedef struct
{
  guint8 *visits;
  guint ends[2]; /* of the halves */
} Field;

static void
visit (guint    first,
       guint    end,
       guint    half,
       gpointer data)
{
  Field *self = data;

  for (guint i = first; i < end; i++)
    self->visits[i]++;
  self->ends[half] = end;
}

static void
test_halve (void)
{
  static const guint sizes[] = { 0, 1, 100, 8191, 8192, 8193, 100001 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint8 *visits = g_new0 (guint8, sizes[i] + 1);
      Field field = { visits, { 0 } };

      entente_beside_halve (sizes[i], visit, &field);
      for (guint j = 0; j < sizes[i]; j++)
        g_assert_cmpuint (visits[j], ==, 1);
      g_assert_cmpuint (visits[sizes[i]], ==, 0);
      g_assert_cmpuint (MAX (field.ends[0], field.ends[1]), ==, sizes[i]);
    }
}

typedef struct
{
  GThread *here;
  GThread *there;
} Threads;

static void
be_here (gpointer data)
{
  ((Threads *) data)->here = g_thread_self ();
}

static void
be_there (gpointer data)
{
  ((Threads *) data)->there = g_thread_self ();
}

static void
test_run (void)
{
  Threads threads = { 0 };

  entente_beside_run (be_there, be_here, &threads);
  g_assert_true (threads.here == g_thread_self ());
  g_assert_nonnull (threads.there);
  g_assert_true ((threads.there != threads.here) == (g_get_num_processors () > 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/beside/halve", test_halve);
  g_test_add_func ("/paint/beside/run", test_run);

  return g_test_run ();
}
