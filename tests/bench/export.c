/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What exporting a whole big map costs as a PNG of 8,000 × 6,000 pixels: CPU of the whole program, its most
 * memory beside what it may be (the picture, three times the file and 200 MB), and how long Cancel
 * takes in the middle. Arguments: the program, and [ACTORS RELATIONS]. */

#include "big-map.h"

#include "entente-export.h"
#include "entente-sketch.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ACTORS 100000
#define N_RELATIONS 500000
#define WIDTH 8000
#define HEIGHT 6000
#define BYTES_PER_PIXEL 4
#define GOAL_CPU_S 10.0
#define GOAL_FILES 3.0
#define GOAL_MB 200.0
#define MB 1e6

static GString *
make_json (int    argc,
           char **argv)
{
  return argc > 3 ? big_map_new_json ((guint) atoi (argv[2]), (guint) atoi (argv[3]))
                  : big_map_new_json (N_ACTORS, N_RELATIONS);
}

static struct rusage
run (const char *program,
     const char *map_path,
     const char *picture_path)
{
  g_autofree char *width = g_strdup_printf ("%d", WIDTH);
  g_autofree char *height = g_strdup_printf ("%d", HEIGHT);
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      execl (program, program, "export", map_path, "-o", picture_path, "--width", width, "--height",
             height, NULL);
      _exit (127);
    }
  wait4 (child, &status, 0, &usage);
  if (status != 0)
    g_error ("%s export ended with %d", program, status);
  return usage;
}

static double
get_seconds (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / 1e6;
}

static void
measure_whole (const char    *program,
               const GString *json)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-export-XXXXXX", NULL);
  g_autofree char *map_path = g_build_filename (folder, "map.json", NULL);
  g_autofree char *picture_path = g_build_filename (folder, "picture.png", NULL);
  struct rusage usage;
  double cpu, memory, allowed;

  g_file_set_contents (map_path, json->str, (gssize) json->len, NULL);
  usage = run (program, map_path, picture_path);
  cpu = get_seconds (&usage.ru_utime) + get_seconds (&usage.ru_stime);
  memory = (double) usage.ru_maxrss * 1024.0 / MB;
  allowed = (double) WIDTH * HEIGHT * BYTES_PER_PIXEL / MB + GOAL_FILES * (double) json->len / MB + GOAL_MB;
  g_print ("export of %.0f MB  CPU %6.2f s, %4.2f of %g s; memory %5.0f MB, %4.2f of %.0f MB\n",
           (double) json->len / MB, cpu, cpu / GOAL_CPU_S, GOAL_CPU_S, memory, memory / allowed, allowed);
  g_unlink (map_path);
  g_unlink (picture_path);
  g_rmdir (folder);
}

static gpointer
run_job (gpointer data)
{
  gpointer *work = data;
  GBytes *bytes = entente_export_job_run (work[0], work[1], NULL);

  g_clear_pointer (&bytes, g_bytes_unref);
  return NULL;
}

/* At a part of the way, as the progress bar has it. */
static double
measure_cancel (const EntenteExport *export,
                EntenteScene        *scene,
                EntenteMap          *map,
                double               part)
{
  g_autoptr (EntenteExportJob) job = entente_export_job_new (export, scene, map, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer work[] = { job, cancellable };
  GThread *thread = g_thread_new ("export", run_job, work);
  gint64 start;

  while (entente_export_job_get_progress (job) < part)
    g_usleep (1000);
  start = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

static void
measure_cancels (EntenteMap *map)
{
  const double parts[] = { 0.1, 0.4, 0.9 };
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.width = WIDTH;
  export.height = HEIGHT;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_print ("  cancelled at %2.0f %%: over after %5.0f ms\n", parts[i] * 100.0,
             measure_cancel (&export, scene, map, parts[i]));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (EntenteMap) map = NULL;
  GString *json;

  g_return_val_if_fail (argc > 1, 2);
  json = make_json (argc, argv);
  measure_whole (argv[1], json);
  g_string_free (json, TRUE);
  map = argc > 3 ? big_map_new ((guint) atoi (argv[2]), (guint) atoi (argv[3]))
                 : big_map_new (N_ACTORS, N_RELATIONS);
  measure_cancels (map);
  return 0;
}
