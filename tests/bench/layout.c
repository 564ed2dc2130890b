/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-engine.h"
#include "layout-quality.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lays networks out by our engine and by others, and prints what each cost and is worth, a table
 * for each network. Run by hand: bench-layout [--engines a,b] [--large] [--seed N] [FOLDER].
 * Without a folder it makes grids and clusters of its own. */

/* Networks up to this size are laid out so often, and the run of least CPU counts. */
#define MOST_REPEATED 1500
#define N_RUNS 3

static char *wanted_engines;
static char *only;
static gboolean large;
static int seconds = 300;
static int seed = BENCH_SEED;

static const GOptionEntry options[] = {
  { "engines", 0, 0, G_OPTION_ARG_STRING, &wanted_engines, "Only these, parted by commas", "A,B" },
  { "only", 0, 0, G_OPTION_ARG_STRING, &only, "Only networks of this name", "NAME" },
  { "large", 0, 0, G_OPTION_ARG_NONE, &large, "Also networks of up to 100,000 nodes", NULL },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Another seed for all engines (1)", "N" },
  { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "For one run at most (300)", "N" },
  { NULL },
};

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const BenchNetwork *first = *(BenchNetwork *const *) a;
  const BenchNetwork *second = *(BenchNetwork *const *) b;

  if (first->n_nodes != second->n_nodes)
    return first->n_nodes < second->n_nodes ? -1 : 1;

  return strcmp (first->name, second->name);
}

static void
add_own (GPtrArray *networks)
{
  g_ptr_array_add (networks, bench_network_new_grid (10));
  g_ptr_array_add (networks, bench_network_new_grid (50));
  g_ptr_array_add (networks, bench_network_new_clusters (250, 600));
  g_ptr_array_add (networks, bench_network_new_clusters (1000, 3000));
  g_ptr_array_add (networks, bench_network_new_clusters (5000, 15000));
  if (!large)
    return;
  g_ptr_array_add (networks, bench_network_new_clusters (10000, 30000));
  g_ptr_array_add (networks, bench_network_new_communities (10000, 40000));
  g_ptr_array_add (networks, bench_network_new_grid (100));
  g_ptr_array_add (networks, bench_network_new_clusters (30000, 150000));
  g_ptr_array_add (networks, bench_network_new_communities (30000, 150000));
  g_ptr_array_add (networks, bench_network_new_grid (173));
  g_ptr_array_add (networks, bench_network_new_clusters (100000, 500000));
  g_ptr_array_add (networks, bench_network_new_communities (100000, 500000));
  g_ptr_array_add (networks, bench_network_new_grid (316));
}

static gboolean
add_folder (GPtrArray  *networks,
            const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    return FALSE;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      BenchNetwork *network = bench_network_read (file);

      if (network != NULL)
        g_ptr_array_add (networks, network);
    }

  return networks->len > 0;
}

static gboolean
is_wanted (const BenchEngine  *engine,
           const BenchNetwork *network)
{
  g_auto (GStrv) names = NULL;

  if (network->n_nodes > engine->most_nodes)
    return FALSE;
  if (wanted_engines == NULL)
    return TRUE;
  names = g_strsplit (wanted_engines, ",", -1);

  return g_strv_contains ((const char *const *) names, engine->name);
}

static void
print_row (const BenchEngine  *engine,
           const BenchRun     *run,
           const BenchQuality *quality)
{
  printf ("| %-13s | %8.4f | %8.4f | %6.0f | %6.4f | %5.3f | %8.2f | %5.3f | %5.3f | %5.3f | %5.3f |",
          engine->name,
          run->cpu, run->wall, run->memory, quality->stress, quality->neighborhood,
          quality->crossings, quality->distance, quality->middle_distance,
          quality->most_distance, quality->coincident);
  if (engine->has_boxes)
    printf (" %8u | %5.2f |\n", quality->overlaps, quality->area);
  else
    printf ("          |       |\n");
  fflush (stdout);
}

/* Returns the CPU seconds it took; 0: it did not end. */
static double
run_engine (const BenchEngine  *engine,
            const BenchNetwork *network)
{
  g_autofree double *x = g_new0 (double, network->n_nodes);
  g_autofree double *y = g_new0 (double, network->n_nodes);
  guint n_runs = network->n_nodes <= MOST_REPEATED ? N_RUNS : 1;
  BenchQuality quality;
  BenchRun best = { G_MAXDOUBLE, 0.0, 0.0 };

  for (guint k = 0; k < n_runs; k++)
    {
      BenchRun run;

      if (!bench_engine_run (engine, network, (guint32) seed, (guint) seconds, x, y, &run))
        {
          printf ("| %-13s | fails, or takes longer than %d s |\n", engine->name, seconds);
          return 0.0;
        }
      if (run.cpu < best.cpu)
        best = run;
    }
  bench_quality_measure (network, x, y, &quality);
  print_row (engine, &best, &quality);

  return best.cpu;
}

/* How much of ours is spent on boxes. */
static void
print_parting (double boxes,
               double points)
{
  if (boxes > 0.0 && points > 0.0)
    printf ("\nboxes moved apart in %.4f cpu s\n", boxes - points);
}

static void
run_network (const BenchNetwork *network)
{
  double boxes = 0.0;
  double points = 0.0;

  printf ("\n%s: %u nodes, %u ties\n\n"
          "| engine        |    cpu s |   wall s |     MB | stress | np1   | crossing | p5    "
          "| p50   | most  | same  | overlaps |  area |\n"
          "| ------------- | -------- | -------- | ------ | ------ | ----- | -------- | ----- "
          "| ----- | ----- | ----- | -------- | ----- |\n",
          network->name, network->n_nodes, network->n_ties);
  for (guint k = 0; k < bench_n_engines; k++)
    {
      double cpu;

      if (!is_wanted (&bench_engines[k], network))
        continue;
      cpu = run_engine (&bench_engines[k], network);
      if (bench_engines[k].has_boxes)
        boxes = cpu;
      else if (g_str_equal (bench_engines[k].name, "ours-points"))
        points = cpu;
    }
  print_parting (boxes, points);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("[FOLDER]");
  g_autoptr (GPtrArray) networks = NULL;
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 2)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "one FOLDER at most");
      return 2;
    }
  networks = g_ptr_array_new_with_free_func ((GDestroyNotify) bench_network_free);
  if (argc < 2)
    add_own (networks);
  else if (!add_folder (networks, argv[1]))
    {
      fprintf (stderr, "no networks in %s\n", argv[1]);
      return 1;
    }
  g_ptr_array_sort (networks, compare_sizes);

  printf ("cpu s, wall s, MB: of the layout alone. stress: at its best scale, less is better. np1: "
          "how far neighbors\nare nearest, more is better. crossing: for each tie. p5: distance to "
          "the nearest, 5th percentile, in median ties; p50: the same, 50th percentile.\nmost: what p5 "
          "could be at all in the picture's hull with this median tie. same: share of nodes on top of another. "
          "area: of the picture, over that of the boxes.\n");
  for (guint k = 0; k < networks->len; k++)
    {
      const BenchNetwork *network = g_ptr_array_index (networks, k);

      if (only == NULL || g_str_equal (network->name, only))
        run_network (network);
    }

  return 0;
}
