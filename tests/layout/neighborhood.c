/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-neighborhood.h"
#include "entente-random.h"

#include <glib.h>

#define N_NODES 50u
#define N_TIES 160u

static EntenteNetwork *
make_network (void)
{
  guint32 sources[N_TIES];
  guint32 targets[N_TIES];
  EntenteRandom random;

  entente_random_init (&random, 4, 1);
  for (guint32 k = 0; k < N_TIES; k++)
    {
      sources[k] = k < N_NODES ? k : entente_random_below (&random, N_NODES);
      targets[k] = k < N_NODES ? (k + 1) % N_NODES : entente_random_below (&random, N_NODES);
    }

  return entente_network_new (N_NODES, N_TIES, sources, targets, NULL);
}

static float
measure_square (const float *x,
                const float *y,
                guint32      a,
                guint32      b)
{
  return (x[a] - x[b]) * (x[a] - x[b]) + (y[a] - y[b]) * (y[a] - y[b]);
}

/* By the definition: nearest nodes are taken one after the other. */
static double
measure_around (const EntenteNetwork *network,
                const float          *x,
                const float          *y,
                guint32               node)
{
  guint32 n_neighbors = network->starts[node + 1] - network->starts[node];
  gboolean taken[N_NODES] = { FALSE };
  guint n_both = 0;

  taken[node] = TRUE;
  for (guint32 turn = 0; turn < n_neighbors; turn++)
    {
      guint32 nearest = ENTENTE_LAYOUT_NO_NODE;

      for (guint32 i = 0; i < N_NODES; i++)
        {
          if (!taken[i]
              && (nearest == ENTENTE_LAYOUT_NO_NODE
                  || measure_square (x, y, node, i) < measure_square (x, y, node, nearest)))
            nearest = i;
        }
      taken[nearest] = TRUE;
      for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
        n_both += network->neighbors[k] == nearest;
    }

  return (double) n_both / (2.0 * n_neighbors - n_both);
}

static void
test_definition (void)
{
  g_autoptr (EntenteNetwork) network = make_network ();
  float x[N_NODES];
  float y[N_NODES];
  double all = 0.0;
  double first = 0.0;
  EntenteRandom random;
  EntenteWork work;

  entente_random_init (&random, 1, 1);
  entente_work_init (&work, NULL, NULL, NULL);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      x[i] = (float) entente_random_spread (&random);
      y[i] = (float) entente_random_spread (&random);
    }
  for (guint32 i = 0; i < N_NODES; i++)
    {
      double part = measure_around (network, x, y, i);

      all += part / N_NODES;
      first += i < 10 ? part / 10.0 : 0.0;
    }
  g_assert_cmpfloat (all, >, 0.0);
  g_assert_cmpfloat_with_epsilon (entente_neighborhood_measure (network, x, y, 1000, &work), all,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (entente_neighborhood_measure (network, x, y, 10, &work), first,
                                  1e-9);
}

/* What is gathered around a node tells the same, wherever it tries to stand. */
static void
test_places (void)
{
  g_autoptr (EntenteNetwork) network = make_network ();
  g_auto (EntenteNeighborhood) neighborhood = { 0 };
  float x[N_NODES];
  float y[N_NODES];
  EntenteRandom random;

  entente_random_init (&random, 2, 1);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      x[i] = (float) entente_random_spread (&random);
      y[i] = (float) entente_random_spread (&random);
    }
  entente_neighborhood_init (&neighborhood, network, x, y);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      float at_x = x[i];
      float at_y = y[i];

      entente_neighborhood_gather (&neighborhood, i, 0.2f);
      for (guint k = 0; k < 5; k++)
        {
          g_assert_cmpfloat (entente_neighborhood_ask (&neighborhood, i), ==,
                             measure_around (network, x, y, i));
          x[i] = at_x + 0.2f * (float) entente_random_spread (&random);
          y[i] = at_y + 0.2f * (float) entente_random_spread (&random);
        }
    }
}

/* A path that lies straight has all of its neighbors nearest. */
static void
test_perfect (void)
{
  guint32 sources[N_NODES - 1];
  guint32 targets[N_NODES - 1];
  float x[N_NODES];
  float y[N_NODES] = { 0.0f };
  g_autoptr (EntenteNetwork) network = NULL;
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      x[i] = (float) i;
      if (i == 0)
        continue;
      sources[i - 1] = i - 1;
      targets[i - 1] = i;
    }
  network = entente_network_new (N_NODES, N_NODES - 1, sources, targets, NULL);
  g_assert_cmpfloat (entente_neighborhood_measure (network, x, y, N_NODES, &work), ==, 1.0);
}

static void
test_cancel (void)
{
  g_autoptr (EntenteNetwork) network = make_network ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const float x[N_NODES] = { 0.0f };
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_cmpfloat (entente_neighborhood_measure (network, x, x, N_NODES, &work), <, 0.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/neighborhood/definition", test_definition);
  g_test_add_func ("/layout/neighborhood/perfect", test_perfect);
  g_test_add_func ("/layout/neighborhood/places", test_places);
  g_test_add_func ("/layout/neighborhood/cancel", test_cancel);

  return g_test_run ();
}
