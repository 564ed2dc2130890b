/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kills the whole program, window and all, again and again while somebody works with it, and never saves:
 * each start offers the draft, and restored it holds what was done in all the lives before.
 *
 * Arguments: the program, the folder for pictures. */

#include "stage.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_LIVES 10
#define PAUSE_US (G_USEC_PER_SEC / 2)

/* The map's corner on the display: what is made there moves in when the map is shown anew. */
#define CORNER_X 30
#define CORNER_Y 80

#define MAP \
  "{ \"format\": \"entente-map\", \"version\": 1, \"title\": \"Lives\",\n" \
  "  \"actors\": [ { \"id\": \"a\", \"name\": \"Seoul\", \"position\": { \"x\": 0, \"y\": 0 } } ] }\n"

static const char *program;
static const char *pictures;

static char *
make_name (guint life)
{
  return g_strdup_printf ("Life %c", 'A' + (char) life);
}

static void
restore (Stage *stage)
{
  stage_wait_for_window (stage, "Not Saved Last Time");
  stage_press (stage, "alt+r");
  stage_wait_for_line (stage, "opened ");
  stage_wait_for_line (stage, "settled");
  /* While the dialog goes, of a double click one half can be lost: nobody clicks so soon. */
  stage_wait_for_window (stage, "Lives");
  g_usleep (PAUSE_US);
}

static void
add_actor (Stage      *stage,
           const char *name)
{
  stage_click (stage, CORNER_X, CORNER_Y, 2);
  stage_wait_for_line (stage, "done step New Actor");
  stage_wait_for_line (stage, "selected actor ");
  stage_type (stage, name);
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "done step Rename ");
}

/* What is done last may be lost, what is in the draft may not. */
static void
live (Stage *stage,
      guint  life)
{
  g_autofree char *drafts
    = g_build_filename (g_getenv ("XDG_STATE_HOME"), "entente", "drafts", NULL);
  g_autofree char *name = make_name (life);

  stage_wait_for_line (stage, "settled");
  if (life > 0)
    restore (stage);
  add_actor (stage, name);
  stage_wait_for_bytes (stage, drafts, name);
  if (life % 2 == 1)
    stage_press (stage, "p");
  if (life % 3 == 2)
    stage_type (stage, "a");
}

static void
assert_all_there (const char *path)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  for (guint life = 0; life < N_LIVES; life++)
    {
      g_autofree char *name = make_name (life);

      g_assert_nonnull (strstr (content, name));
    }
}

static void
test_killed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-killed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lives.entente.json", NULL);
  const char *argv[] = { program, path, NULL };
  g_autofree char *content = NULL;
  Stage *stage;

  g_assert_true (g_file_set_contents (path, MAP, -1, NULL));
  stage = stage_new (argv, pictures);
  for (guint life = 0; life < N_LIVES; life++)
    {
      live (stage, life);
      stage_kill_and_start (stage, argv);
    }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, MAP);

  stage_wait_for_line (stage, "settled");
  restore (stage);
  stage_press (stage, "ctrl+s");
  stage_wait_for_line (stage, "saved ");
  stage_press (stage, "ctrl+q");
  g_assert_cmpint (stage_wait_for_end (stage), ==, 0);
  stage_free (stage);
  assert_all_there (path);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  pictures = argv[2];

  g_test_add_func ("/app/killed/ten-lives", test_killed);

  return g_test_run ();
}
