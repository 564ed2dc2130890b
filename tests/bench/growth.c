/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What opening a map takes as it grows: reading it, gathering what its scene needs (all that the main
 * thread does of it), making the scene, painting it whole; beside json-glib's reading of the same
 * file. CPU in ms, memory beside the size of the file, in brackets json-glib's. Each in a process of its own, the least of
 * some runs; in the end the exponents of growth, fit over all sizes. Arguments: sizes. */

#include "big-map.h"
#include "memory.h"

#include "entente-map-reader.h"
#include "entente-memory.h"
#include "entente-painter.h"
#include "entente-shelf.h"
#include "entente-sketch.h"
#include "entente-store.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RELATIONS_PER_ACTOR 5
#define WIDTH 1920
#define HEIGHT 1080
#define MAX_SIZES 16
#define RUNS_BELOW 200000 /* relations: below, more than one run */
#define N_RUNS 5

enum
{
  JSON_GLIB,
  READ,
  GATHER,
  SCENE,
  PAINT,
  N_STEPS
};

static const char *const names[] = { "json-glib", "read", "gather", "scene", "paint" };

typedef struct
{
  double ms[N_STEPS];
  double peak;     /* in files; likewise */
  double resident;
  double tree;     /* the peak of json-glib */
} Row;

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (double) status.st_size : NAN;
}

static void
run_json_glib (const char *path,
               Row        *row)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  double start = get_cpu ();

  if (!json_parser_load_from_file (parser, path, NULL))
    g_error ("%s cannot be read", path);
  row->ms[JSON_GLIB] = get_cpu () - start;
  row->peak = memory_get_peak () / get_size (path);
}

static void
paint (EntenteScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  EntenteBox bounds = entente_scene_get_bounds (scene);
  double zoom = MIN (WIDTH / bounds.width, HEIGHT / bounds.height);
  EntentePicture picture = { .scene = scene,
                             .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
                             .clip = bounds,
                             .zoom = zoom };

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -bounds.x, -bounds.y);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
run_ours (const char *path,
          Row        *row)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteScene) scene = NULL;
  EntenteSketch *sketch;
  double times[N_STEPS + 1];

  entente_memory_begin ();
  times[1] = get_cpu ();
  bytes = entente_store_read_to_shelf (path, NULL, NULL, NULL);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
  entente_shelf_page_out ();
  times[2] = get_cpu ();
  sketch = entente_sketch_new (map, NULL);
  times[3] = get_cpu ();
  scene = entente_sketch_to_scene (sketch, ENTENTE_CARE_SEARCH, NULL, NULL);
  times[4] = get_cpu ();
  paint (scene);
  times[5] = get_cpu ();
  for (guint i = READ; i < N_STEPS; i++)
    row->ms[i] = times[i + 1] - times[i];
  row->peak = memory_get_peak () / get_size (path);
  malloc_trim (0);
  row->resident = memory_get_resident () / get_size (path);
}

/* In a process of its own, which leaves nothing behind. */
static Row
run_apart (void       (*run) (const char *, Row *),
           const char  *path)
{
  Row row = { { 0 } };
  int ends[2];
  pid_t child;

  if (pipe (ends) != 0)
    g_error ("no pipe");
  child = fork ();
  if (child == 0)
    {
      run (path, &row);
      _exit (write (ends[1], &row, sizeof row) == (gssize) sizeof row ? 0 : 1);
    }
  close (ends[1]);
  if (read (ends[0], &row, sizeof row) != (gssize) sizeof row)
    g_error ("a run failed");
  close (ends[0]);
  waitpid (child, NULL, 0);
  return row;
}

static Row
measure (guint n_relations)
{
  GString *json = big_map_new_json (MAX (n_relations / RELATIONS_PER_ACTOR, 2), n_relations);
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("bench-growth-XXXXXX", &path, NULL);
  Row row = { { 0 } };

  if (file < 0 || !g_file_set_contents (path, json->str, (gssize) json->len, NULL))
    g_error ("no file to read");
  close (file);
  g_string_free (json, TRUE);
  for (guint i = 0; i < (n_relations < RUNS_BELOW ? N_RUNS : 1); i++)
    {
      Row ours = run_apart (run_ours, path);

      Row theirs = run_apart (run_json_glib, path);

      ours.ms[JSON_GLIB] = theirs.ms[JSON_GLIB];
      for (guint j = 0; j < N_STEPS; j++)
        row.ms[j] = i == 0 ? ours.ms[j] : MIN (row.ms[j], ours.ms[j]);
      row.peak = ours.peak;
      row.resident = ours.resident;
      row.tree = theirs.peak;
    }
  g_unlink (path);
  return row;
}

/* The slope of the line of least squares through the logarithms. */
static double
fit (const guint *sizes,
     const Row   *rows,
     guint        n,
     guint        step)
{
  double sum_x = 0.0, sum_y = 0.0, sum_xx = 0.0, sum_xy = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double x = log (sizes[i]);
      double y = log (rows[i].ms[step]);

      sum_x += x;
      sum_y += y;
      sum_xx += x * x;
      sum_xy += x * y;
    }
  return (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
}

static void
print_row (guint      n_relations,
           const Row *row)
{
  g_print ("%9u", n_relations);
  for (guint i = 0; i < N_STEPS; i++)
    g_print (" %9.1f", row->ms[i]);
  g_print ("   read %.2f, picture %.2f of json-glib; peak %.1f, then %.1f files (%.1f)\n",
           row->ms[READ] / row->ms[JSON_GLIB],
           (row->ms[GATHER] + row->ms[SCENE] + row->ms[PAINT]) / row->ms[JSON_GLIB], row->peak,
           row->resident, row->tree);
}

int
main (int   argc,
      char *argv[])
{
  static const guint usual[] = { 1000, 3000, 10000, 30000, 100000, 300000, 500000, 1000000 };
  guint sizes[MAX_SIZES];
  Row rows[MAX_SIZES];
  guint n = 0;

  for (int i = 1; i < argc && n < MAX_SIZES; i++)
    sizes[n++] = (guint) MAX (g_ascii_strtoull (argv[i], NULL, 10), 2);
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (usual); i++)
    sizes[n++] = usual[i];

  g_print ("relations");
  for (guint i = 0; i < N_STEPS; i++)
    g_print (" %9s", names[i]);
  g_print ("   CPU, ms\n");
  for (guint i = 0; i < n; i++)
    {
      rows[i] = measure (sizes[i]);
      print_row (sizes[i], &rows[i]);
    }
  if (n > 1)
    {
      g_print (" exponent");
      for (guint i = 0; i < N_STEPS; i++)
        g_print (" %9.2f", fit (sizes, rows, n, i));
      g_print ("\n");
    }
  return 0;
}
