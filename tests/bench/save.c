/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What saving a big map costs after one edit, beside writing the same bytes to a file and syncing it: both
 * in turn, and of each the least. What the main thread does of it, taking the image, is told apart.
 *
 * bench-save [ACTORS RELATIONS] */

#include "big-map.h"

#include "entente-edits.h"
#include "entente-history.h"
#include "entente-map-writer.h"
#include "entente-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define N_ACTORS 100000
#define N_RELATIONS 500000
#define N_RUNS 5

typedef struct
{
  double wall; /* ms */
  double cpu;
} Cost;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static Cost
get_now (void)
{
  return (Cost){ read_clock (CLOCK_MONOTONIC), read_clock (CLOCK_PROCESS_CPUTIME_ID) };
}

static void
keep_least (Cost *least,
            Cost  start)
{
  Cost now = get_now ();

  least->wall = MIN (least->wall, now.wall - start.wall);
  least->cpu = MIN (least->cpu, now.cpu - start.cpu);
}

static void
write_plainly (const char *path,
               GBytes     *bytes,
               Cost       *least)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Cost start = get_now ();
  int file = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  for (gsize done = 0; done < size;)
    {
      gssize n = write (file, data + done, size - done);

      if (n < 0)
        g_error ("%s cannot be written", path);
      done += (gsize) n;
    }
  if (fsync (file) != 0 || close (file) != 0)
    g_error ("%s cannot be written", path);
  keep_least (least, start);
}

static void
save (const char *path,
      EntenteMap *map,
      Cost       *taking,
      Cost       *least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteFileContent) content = NULL;
  Cost start = get_now ();

  content = entente_map_image_to_content (entente_map_image_new (map));
  keep_least (taking, start);
  entente_store_write_content (path, NULL, content, NULL, NULL, &error);
  g_assert_no_error (error);
  keep_least (least, start);
}

static void
edit (EntenteMap *map,
      guint       run)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  const guint32 actor = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR) / 2;
  const double place = run;

  entente_history_perform (history, entente_edit_positions (map, "Move", &actor, &place, &place, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (EntenteMap) map = big_map_new (argc > 2 ? (guint) atoi (argv[1]) : N_ACTORS,
                                            argc > 2 ? (guint) atoi (argv[2]) : N_RELATIONS);
  g_autofree char *folder = g_dir_make_tmp ("bench-save-XXXXXX", NULL);
  g_autofree char *plain_path = g_build_filename (folder, "plain", NULL);
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  Cost plain = { G_MAXDOUBLE, G_MAXDOUBLE }, taking = plain, saving = plain;

  for (guint run = 0; run < N_RUNS; run++)
    {
      g_autoptr (GBytes) bytes = NULL;

      edit (map, run);
      bytes = entente_map_to_bytes (map);
      write_plainly (plain_path, bytes, &plain);
      save (path, map, &taking, &saving);
    }
  g_unlink (plain_path);
  g_unlink (path);
  g_rmdir (folder);
  g_print ("write and sync %7.1f ms, CPU %7.1f\n", plain.wall, plain.cpu);
  g_print ("save           %7.1f ms, CPU %7.1f: %.2f and %.2f times; its image %.1f ms\n", saving.wall,
           saving.cpu, saving.wall / plain.wall, saving.cpu / plain.cpu, taking.wall);
  return 0;
}
