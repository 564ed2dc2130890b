/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-full-stress.h"
#include "entente-hop-rows.h"
#include "entente-pivot-scaling.h"
#include "entente-sparse-stress.h"

#define N_NODES 1500
#define N_PIVOTS 300

/* Nodes stand in no order, as those of a component do. */
static EntenteNetwork *
make_network (Sample        *sample,
              EntenteRandom *random)
{
  g_autofree guint32 *numbers = g_new (guint32, sample->n_nodes);

  for (guint32 i = 0; i < sample->n_nodes; i++)
    numbers[i] = i;
  entente_random_shuffle (random, numbers, sample->n_nodes);
  for (guint e = 0; e < sample->sources->len; e++)
    {
      guint32 *source = &g_array_index (sample->sources, guint32, e);
      guint32 *target = &g_array_index (sample->targets, guint32, e);

      *source = numbers[*source];
      *target = numbers[*target];
    }

  return entente_network_new (sample->n_nodes, sample->sources->len,
                              (const guint32 *) (gpointer) sample->sources->data,
                              (const guint32 *) (gpointer) sample->targets->data, NULL);
}

static guint16 *
measure_rows (const EntenteNetwork *network,
              EntenteWork          *work)
{
  g_autofree guint32 *all = g_new (guint32, network->n_nodes);
  guint16 *rows = g_new (guint16, (gsize) network->n_nodes * network->n_nodes);

  for (guint32 i = 0; i < network->n_nodes; i++)
    all[i] = i;
  g_assert_true (entente_hop_rows_measure (network, all, network->n_nodes, rows, work));

  return rows;
}

/* Pivots for one node in five do nearly what all nodes would: among hubs and leaves too. */
static void
assert_near_full (Sample *sample,
                  double  most)
{
  g_autoptr (EntenteNetwork) network = NULL;
  g_autoptr (EntentePivots) pivots = NULL;
  g_autofree guint16 *rows = NULL;
  EntenteRandom random;
  EntenteWork work;
  double sparse;
  double full;

  entente_random_init (&random, 1, 0);
  entente_work_init (&work, NULL, NULL, NULL);
  network = make_network (sample, &random);
  pivots = entente_pivots_new (network, N_PIVOTS, &work);
  g_assert_true (entente_pivot_scaling_place (pivots, &random, sample->x, sample->y, &work));
  entente_pivot_scaling_jitter (sample->x, sample->y, sample->n_nodes, &random);
  g_assert_true (entente_sparse_stress_reduce (network, pivots, NULL, &random, sample->x, sample->y,
                                               &work));
  rows = measure_rows (network, &work);
  sparse = entente_full_stress_measure (rows, sample->n_nodes, sample->x, sample->y);
  g_assert_true (entente_full_stress_reduce (network, rows, &random, sample->x, sample->y, &work));
  full = entente_full_stress_measure (rows, sample->n_nodes, sample->x, sample->y);
  g_test_message ("%.4f by pivots, %.4f by all", sparse, full);
  g_assert_cmpfloat (sparse, <, most * full);
}

/* Who is there already has the more ties the more he has. */
static Sample *
make_hubs (guint32 seed)
{
  Sample *sample = sample_new (N_NODES);
  EntenteRandom random;

  entente_random_init (&random, seed, 1);
  sample_join (sample, 0, 1);
  for (guint32 i = 2; i < N_NODES; i++)
    {
      guint n = sample->sources->len;

      for (guint k = 0; k < 2; k++)
        sample_join (sample, i,
                     g_array_index (sample->targets, guint32, entente_random_below (&random, n)));
    }

  return sample;
}

static void
test_near_full (void)
{
  g_autoptr (Sample) grid = sample_make_grid (38);

  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (Sample) story = sample_make_story (N_NODES, 4000, seed);
      g_autoptr (Sample) hubs = make_hubs (seed);

      assert_near_full (story, 1.08);
      assert_near_full (hubs, 1.04);
    }
  assert_near_full (grid, 1.05);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/sparse-stress/near-full", test_near_full);

  return g_test_run ();
}
