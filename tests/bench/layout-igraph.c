/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-peers.h"

#include <igraph.h>
#include <math.h>

#define N_FR_ROUNDS 500 /* igraph's own default in its bindings */

typedef int (*Method) (const igraph_t  *graph,
                       igraph_matrix_t *places);

static int
run_kk (const igraph_t  *graph,
        igraph_matrix_t *places)
{
  igraph_integer_t n = igraph_vcount (graph);

  return (int) igraph_layout_kamada_kawai (graph, places, FALSE, 50 * n, 0.0, (double) n, NULL,
                                           NULL, NULL, NULL, NULL);
}

static int
run_fr (const igraph_t  *graph,
        igraph_matrix_t *places)
{
  return (int) igraph_layout_fruchterman_reingold (graph, places, FALSE, N_FR_ROUNDS,
                                                   sqrt ((double) igraph_vcount (graph)),
                                                   IGRAPH_LAYOUT_AUTOGRID, NULL, NULL, NULL, NULL,
                                                   NULL);
}

static int
run_drl (const igraph_t  *graph,
         igraph_matrix_t *places)
{
  igraph_layout_drl_options_t options;

  igraph_layout_drl_options_init (&options, IGRAPH_LAYOUT_DRL_DEFAULT);

  return (int) igraph_layout_drl (graph, places, FALSE, &options, NULL);
}

static gboolean
place (const BenchNetwork *network,
       guint32             seed,
       Method              method,
       double             *x,
       double             *y)
{
  igraph_vector_int_t ends;
  igraph_matrix_t places;
  igraph_t graph;
  int code;

  igraph_vector_int_init (&ends, 2 * (igraph_integer_t) network->n_ties);
  for (guint32 k = 0; k < network->n_ties; k++)
    {
      VECTOR (ends)[2 * k] = network->sources[k];
      VECTOR (ends)[2 * k + 1] = network->targets[k];
    }
  igraph_create (&graph, &ends, network->n_nodes, FALSE);
  igraph_matrix_init (&places, network->n_nodes, 2);
  igraph_rng_seed (igraph_rng_default (), seed);

  code = method (&graph, &places);
  for (guint32 i = 0; code == 0 && i < network->n_nodes; i++)
    {
      x[i] = MATRIX (places, i, 0);
      y[i] = MATRIX (places, i, 1);
    }
  igraph_matrix_destroy (&places);
  igraph_destroy (&graph);
  igraph_vector_int_destroy (&ends);

  return code == 0;
}

gboolean
bench_peers_kk (const BenchNetwork *network,
                guint32             seed,
                double             *x,
                double             *y)
{
  return place (network, seed, run_kk, x, y);
}

gboolean
bench_peers_fr (const BenchNetwork *network,
                guint32             seed,
                double             *x,
                double             *y)
{
  return place (network, seed, run_fr, x, y);
}

gboolean
bench_peers_drl (const BenchNetwork *network,
                 guint32             seed,
                 double             *x,
                 double             *y)
{
  return place (network, seed, run_drl, x, y);
}
