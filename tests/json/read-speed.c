/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"
#include "entente-scanner.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Compares the reader with json-glib on one file: CPU seconds and peak memory, each in a process of
 * its own. Run by hand: read-speed MAP. */

typedef gboolean (*Work) (const char *path);

static gboolean
load_tree (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  return json_parser_load_from_file (parser, path, NULL);
}

static gboolean
scan (const char *path)
{
  g_autofree char *text = NULL;
  EntenteScanner scanner;
  EntenteToken token;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  entente_scanner_init (&scanner, text, length, 0, NULL, NULL);
  do
    token = entente_scanner_next (&scanner);
  while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
  entente_scanner_clear (&scanner);
  return token == ENTENTE_TOKEN_END;
}

static gboolean
read_map (const char *path)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  bytes = g_bytes_new_take (text, length);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
  return map != NULL;
}

/* CPU seconds of @work in a child; prints its line. */
static double
measure (const char *name,
         Work        work,
         const char *path)
{
  struct rusage usage;
  double seconds;
  int status;
  pid_t child = fork ();

  if (child == 0)
    _exit (work (path) ? 0 : 1);
  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    {
      fprintf (stderr, "%s: failed\n", name);
      return 0;
    }
  seconds = (double) usage.ru_utime.tv_sec + (double) usage.ru_utime.tv_usec / 1e6
            + (double) usage.ru_stime.tv_sec + (double) usage.ru_stime.tv_usec / 1e6;
  printf ("%-10s %6.3f s CPU, %6.0f MB\n", name, seconds, (double) usage.ru_maxrss / 1024);
  return seconds;
}

int
main (int    argc,
      char **argv)
{
  double tree;
  double map;

  if (argc != 2)
    {
      fprintf (stderr, "Usage: %s MAP\n", argv[0]);
      return 2;
    }
  measure ("scanner", scan, argv[1]);
  map = measure ("reader", read_map, argv[1]);
  tree = measure ("json-glib", load_tree, argv[1]);
  if (tree > 0)
    printf ("reader/json-glib %.3f\n", map / tree);
  return 0;
}
