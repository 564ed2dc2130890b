/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-peers.h"

#include <gvc.h>
#include <stdio.h>

/* Drawn as points: none of its time goes into boxes. */
static Agraph_t *
make_graph (const BenchNetwork *network,
            Agnode_t          **nodes)
{
  Agraph_t *graph = agopen ((char *) "network", Agundirected, NULL);
  char name[16];

  agattr (graph, AGRAPH, (char *) "overlap", "true");
  agattr (graph, AGRAPH, (char *) "splines", "false");
  agattr (graph, AGNODE, (char *) "shape", "point");
  agattr (graph, AGNODE, (char *) "label", "");
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      g_snprintf (name, sizeof name, "%u", i);
      nodes[i] = agnode (graph, name, 1);
    }
  for (guint32 k = 0; k < network->n_ties; k++)
    agedge (graph, nodes[network->sources[k]], nodes[network->targets[k]], NULL, 1);

  return graph;
}

static gboolean
place (const BenchNetwork *network,
       guint32             seed,
       const char         *engine,
       double             *x,
       double             *y)
{
  g_autofree Agnode_t **nodes = g_new (Agnode_t *, network->n_nodes);
  GVC_t *context = gvContext ();
  Agraph_t *graph = make_graph (network, nodes);
  char start[16];

  g_snprintf (start, sizeof start, "%u", seed);
  if (seed != BENCH_SEED)
    agattr (graph, AGRAPH, (char *) "start", start);
  if (gvLayout (context, graph, engine) != 0)
    return FALSE;
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      x[i] = ND_coord (nodes[i]).x;
      y[i] = ND_coord (nodes[i]).y;
    }

  return TRUE;
}

gboolean
bench_peers_neato (const BenchNetwork *network,
                   guint32             seed,
                   double             *x,
                   double             *y)
{
  return place (network, seed, "neato", x, y);
}

gboolean
bench_peers_sfdp (const BenchNetwork *network,
                  guint32             seed,
                  double             *x,
                  double             *y)
{
  return place (network, seed, "sfdp", x, y);
}
