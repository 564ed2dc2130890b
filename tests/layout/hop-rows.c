/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-hop-rows.h"

#include "entente-random.h"

/* A tree with some further ties, and a part that no path leads to. */
static EntenteNetwork *
make_network (guint32 n_nodes,
              guint32 n_further)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (guint32));
  EntenteRandom random;

  entente_random_init (&random, n_nodes, 0);
  for (guint32 i = 1; i < n_nodes + n_further; i++)
    {
      guint32 source = i < n_nodes ? i : entente_random_below (&random, n_nodes);
      guint32 target = entente_random_below (&random, i < n_nodes ? i : n_nodes);

      g_array_append_val (sources, source);
      g_array_append_val (targets, target);
    }

  return entente_network_new (n_nodes + 3, sources->len, (const guint32 *) sources->data,
                              (const guint32 *) targets->data, NULL);
}

/* Sixty-four at a time say the same as one at a time: below, at and above that number. */
static void
test_single (gconstpointer data)
{
  guint32 n = GPOINTER_TO_UINT (data);
  g_autoptr (EntenteNetwork) network = make_network (n, n / 2);
  g_autofree guint32 *nodes = g_new (guint32, n);
  g_autofree guint32 *queue = g_new (guint32, network->n_nodes);
  g_autofree guint16 *hops = g_new (guint16, network->n_nodes);
  g_autofree guint16 *rows = g_new (guint16, (gsize) n * network->n_nodes);
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);
  for (guint32 i = 0; i < n; i++)
    nodes[i] = (i * 7 + 3) % n;
  g_assert_true (entente_hop_rows_measure (network, nodes, n, rows, &work));

  for (guint32 i = 0; i < n; i++)
    {
      g_assert_cmpuint (entente_network_measure_hops (network, nodes[i], hops, queue), ==, n);
      g_assert_cmpmem (hops, sizeof (guint16) * network->n_nodes,
                       rows + (gsize) i * network->n_nodes, sizeof (guint16) * network->n_nodes);
      g_assert_cmpuint (hops[n], ==, ENTENTE_HOPS_NONE);
    }
}

static void
test_cancel (void)
{
  g_autoptr (EntenteNetwork) network = make_network (100, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree guint16 *rows = g_new (guint16, network->n_nodes);
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (entente_hop_rows_measure (network, &(guint32){ 0 }, 1, rows, &work));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/layout/hop-rows/one", GUINT_TO_POINTER (1), test_single);
  g_test_add_data_func ("/layout/hop-rows/word", GUINT_TO_POINTER (64), test_single);
  g_test_add_data_func ("/layout/hop-rows/many", GUINT_TO_POINTER (300), test_single);
  g_test_add_func ("/layout/hop-rows/cancel", test_cancel);

  return g_test_run ();
}
