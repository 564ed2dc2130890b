/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-engine.h"

#include "entente-layout.h"
#include "entente-memory.h"
#include "layout-peers.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* As maps whose relations have no labels are laid out. Map units. */
#define UNLABELED_TIE_LENGTH 72.0

#define WARM_UP_SIDE 10 /* nodes of a grid */

/* What the child hands back, in memory that both share; the places follow. */
typedef struct
{
  gboolean done;
  BenchRun run;
  double places[];
} Result;

static gboolean
place_ours (const BenchNetwork *network,
            guint32             seed,
            gboolean            keep_overlaps,
            EntenteLayoutStyle  style,
            double             *x,
            double             *y)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  EntenteLayoutGraph graph = {
    .n_nodes = network->n_nodes,
    .n_edges = network->n_ties,
    .sources = network->sources,
    .targets = network->targets,
    .widths = network->widths,
    .heights = network->heights,
  };

  options.seed = seed;
  options.keep_overlaps = keep_overlaps;
  options.tie_length = UNLABELED_TIE_LENGTH;
  options.style = style;

  return entente_layout_run (&graph, &options, x, y, NULL, NULL, NULL, NULL);
}

static gboolean
place_boxes (const BenchNetwork *network,
             guint32             seed,
             double             *x,
             double             *y)
{
  return place_ours (network, seed, FALSE, ENTENTE_LAYOUT_DISTANCES, x, y);
}

static gboolean
place_points (const BenchNetwork *network,
              guint32             seed,
              double             *x,
              double             *y)
{
  return place_ours (network, seed, TRUE, ENTENTE_LAYOUT_DISTANCES, x, y);
}

static gboolean
place_clusters (const BenchNetwork *network,
                guint32             seed,
                double             *x,
                double             *y)
{
  return place_ours (network, seed, TRUE, ENTENTE_LAYOUT_CLUSTERS, x, y);
}

const BenchEngine bench_engines[] = {
  { "ours", G_MAXUINT32, TRUE, place_boxes },
  { "ours-points", G_MAXUINT32, FALSE, place_points },
  { "ours-clusters", G_MAXUINT32, FALSE, place_clusters },
#ifdef HAVE_GRAPHVIZ
  { "neato", 7500, FALSE, bench_peers_neato },
  { "sfdp", 150000, FALSE, bench_peers_sfdp },
#endif
#ifdef HAVE_IGRAPH
  { "igraph-kk", 3000, FALSE, bench_peers_kk },
  { "igraph-fr", 20000, FALSE, bench_peers_fr },
  { "igraph-drl", 20000, FALSE, bench_peers_drl },
#endif
};
const guint bench_n_engines = G_N_ELEMENTS (bench_engines);

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static double
read_most_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss / 1024.0;
}

/* What a process has to do once, whatever it lays out, such as to load a library's plugins and to
 * fault in their pages and malloc's: a window has done that long ago, and beside it the layout of
 * a small network would be lost. The same for all engines. */
static void
warm_up (const BenchEngine *self)
{
  BenchNetwork *network = bench_network_new_grid (WARM_UP_SIDE);
  g_autofree double *x = g_new0 (double, network->n_nodes);
  g_autofree double *y = g_new0 (double, network->n_nodes);

  self->place (network, BENCH_SEED, x, y);
  bench_network_free (network);
}

static G_GNUC_NORETURN void
run_child (const BenchEngine  *self,
           const BenchNetwork *network,
           guint32             seed,
           guint               seconds,
           Result             *result)
{
  double cpu;
  double wall;
  double memory;

  alarm (seconds);
  entente_memory_keep (0);
  warm_up (self);
  cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  wall = read_clock (CLOCK_MONOTONIC);
  memory = read_most_memory ();
  result->done = self->place (network, seed, result->places,
                              result->places + network->n_nodes);
  result->run.cpu = read_clock (CLOCK_PROCESS_CPUTIME_ID) - cpu;
  result->run.wall = read_clock (CLOCK_MONOTONIC) - wall;
  result->run.memory = read_most_memory () - memory;
  _exit (0);
}

gboolean
bench_engine_run (const BenchEngine  *self,
                  const BenchNetwork *network,
                  guint32             seed,
                  guint               seconds,
                  double             *x,
                  double             *y,
                  BenchRun           *run)
{
  gsize size = sizeof (Result) + sizeof (double) * 2 * network->n_nodes;
  Result *result = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  gboolean done;
  pid_t child;
  int status;

  if (result == MAP_FAILED)
    g_error ("no memory to share with a child");
  child = fork ();
  if (child == 0)
    run_child (self, network, seed, seconds, result);
  waitpid (child, &status, 0);

  done = WIFEXITED (status) && result->done;
  *run = result->run;
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      x[i] = result->places[i];
      y[i] = result->places[network->n_nodes + i];
    }
  munmap (result, size);

  return done;
}
