/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-pivots.h"

#define SIDE 30
#define N_PIVOTS 120
#define N_FIRST 8

static EntenteNetwork *
make_network (void)
{
  g_autoptr (Sample) sample = sample_make_grid (SIDE);

  return entente_network_new (sample->n_nodes, sample->sources->len,
                              (const guint32 *) (gpointer) sample->sources->data,
                              (const guint32 *) (gpointer) sample->targets->data, NULL);
}

/* In steps they are the same as at once. */
static void
test_steps (void)
{
  g_autoptr (EntenteNetwork) network = make_network ();
  g_autoptr (EntentePivots) whole = NULL;
  g_autoptr (EntentePivots) steps = entente_pivots_begin (network, N_PIVOTS);
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);
  whole = entente_pivots_new (network, N_PIVOTS, &work);
  g_assert_cmpuint (steps->n_spread, ==, 0);
  g_assert_true (entente_pivots_spread (steps, network, N_FIRST, &work));
  g_assert_cmpuint (steps->n_spread, ==, N_FIRST);
  g_assert_true (entente_pivots_spread (steps, network, N_PIVOTS, &work));
  g_assert_cmpuint (steps->n_spread, ==, ENTENTE_N_FAR_PIVOTS);
  g_assert_true (entente_pivots_finish (steps, network, &work));

  g_assert_cmpuint (steps->n_pivots, ==, N_PIVOTS);
  g_assert_cmpuint (steps->farthest, ==, whole->farthest);
  g_assert_cmpmem (steps->pivots, sizeof (guint32) * N_PIVOTS, whole->pivots,
                   sizeof (guint32) * N_PIVOTS);
  g_assert_cmpmem (steps->hops, sizeof (guint16) * N_PIVOTS * steps->n_nodes, whole->hops,
                   sizeof (guint16) * N_PIVOTS * whole->n_nodes);
}

/* Each is where those before it are farthest: in a grid, corners are. */
static void
test_far (void)
{
  g_autoptr (EntenteNetwork) network = make_network ();
  g_autoptr (EntentePivots) pivots = entente_pivots_begin (network, N_PIVOTS);
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);
  g_assert_true (entente_pivots_spread (pivots, network, 3, &work));
  g_assert_cmpuint (pivots->pivots[0], ==, 0);
  g_assert_cmpuint (pivots->pivots[1], ==, SIDE * SIDE - 1);
  g_assert_cmpuint (pivots->pivots[2], ==, SIDE - 1);
  for (guint p = 0; p < 3; p++)
    g_assert_cmpuint (pivots->nearest[pivots->pivots[p]], ==, 0);
}

static void
test_few_nodes (void)
{
  g_autoptr (Sample) sample = sample_make_path (5);
  g_autoptr (EntenteNetwork) network
      = entente_network_new (sample->n_nodes, sample->sources->len,
                             (const guint32 *) (gpointer) sample->sources->data,
                             (const guint32 *) (gpointer) sample->targets->data, NULL);
  g_autoptr (EntentePivots) pivots = NULL;
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);
  pivots = entente_pivots_new (network, N_PIVOTS, &work);
  g_assert_cmpuint (pivots->n_pivots, ==, 5);
  g_assert_cmpuint (pivots->n_spread, ==, 5);
  g_assert_cmpuint (pivots->farthest, ==, 4);
}

static void
test_cancel (void)
{
  g_autoptr (EntenteNetwork) network = make_network ();
  g_autoptr (EntentePivots) pivots = entente_pivots_begin (network, N_PIVOTS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (entente_pivots_spread (pivots, network, N_FIRST, &work));
  g_assert_false (entente_pivots_finish (pivots, network, &work));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/pivots/steps", test_steps);
  g_test_add_func ("/layout/pivots/far", test_far);
  g_test_add_func ("/layout/pivots/few-nodes", test_few_nodes);
  g_test_add_func ("/layout/pivots/cancel", test_cancel);

  return g_test_run ();
}
