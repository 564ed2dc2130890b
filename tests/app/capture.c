/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a relation of a sentence with the keyboard alone, takes it back, and saves it.
 *
 * Arguments: the program, the folder for pictures. */

#include "stage.h"

#include <string.h>

/* Over the map and its controls to the article in the list of the panel. */
#define N_TABS 6
#define SENTENCE "Oslo on Friday asked Rome to mediate with Cairo."

static const char map_text[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"title\": \"Talks\",\n"
      "  \"articles\": [ { \"id\": \"a1\", \"title\": \"Oslo asks Rome\", \"language\": \"en\",\n"
      "    \"text\": \"" SENTENCE " The Hague watched.\\n\\nNobody is named here.\" } ],\n"
      "  \"actors\": [\n"
      "    { \"id\": \"oslo\", \"name\": \"Oslo\", \"position\": { \"x\": 0, \"y\": 0 } },\n"
      "    { \"id\": \"rome\", \"name\": \"Rome\", \"position\": { \"x\": 400, \"y\": 0 } },\n"
      "    { \"id\": \"cairo\", \"name\": \"Cairo\", \"position\": { \"x\": 200, \"y\": 300 } } ],\n"
      "  \"relations\": [ { \"id\": \"r1\", \"source\": \"rome\", \"target\": \"cairo\",\n"
      "    \"kind\": \"trades\", \"citations\": [ { \"article\": \"a1\" } ] } ] }\n";

static const char *program;
static const char *pictures;

/* From the article's beginning to a relation: take the sentence, ask for the form, say the kind. */
static void
capture_sentence (Stage *stage)
{
  stage_press (stage, "s");
  stage_press (stage, "ctrl+Return");
  stage_wait_for_words (stage, "Make Relation");
  stage_take_picture (stage, "1-form");
  stage_type (stage, "mediation");
  stage_wait_for_words (stage, "New Kind");
  stage_press (stage, "Return");
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "done step New Relation");
  stage_wait_for_line (stage, "selected relation ");
  stage_wait_for_words (stage, SENTENCE);
  stage_take_picture (stage, "2-made");
}

static void
check_file (const char *path)
{
  g_autofree char *saved = NULL;
  static const char *const parts[]
      = { "\"source\": \"oslo\"",       "\"target\": \"rome\"", "\"regarding\": [\"cairo\"]",
          "\"kind\": \"mediation\"",    "\"label\": \"asked\"", "\"exact\": \"" SENTENCE "\"" };

  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (saved, parts[i]));
}

static void
test_by_keyboard (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-capture-XXXXXX", NULL);
  g_autofree char *map = g_build_filename (folder, "talks.entente.json", NULL);
  const char *argv[] = { program, map, NULL };
  Stage *stage;

  g_assert_true (g_file_set_contents (map, map_text, -1, NULL));
  stage = stage_new (argv, pictures);
  stage_wait_for_line (stage, "settled");
  stage_wait_for_window (stage, "Talks");
  stage_wait_for_words (stage, "Oslo asks Rome");

  for (guint i = 0; i < N_TABS; i++)
    stage_press (stage, "Tab");
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "selected article a1");
  stage_wait_for_words (stage, "The Hague watched");
  capture_sentence (stage);

  /* One step: everything goes at once, and comes back. */
  stage_press (stage, "ctrl+z");
  stage_wait_for_line (stage, "undone step New Relation");
  stage_press (stage, "shift+ctrl+z");
  stage_wait_for_line (stage, "done step New Relation");
  stage_press (stage, "ctrl+s");
  stage_wait_for_line (stage, "saved ");
  check_file (map);

  stage_press (stage, "ctrl+q");
  g_assert_cmpint (stage_wait_for_end (stage), ==, 0);
  stage_free (stage);
  g_free (stage_run_tool ("rm", "-r", folder, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  pictures = argv[2];

  g_test_add_func ("/app/capture/by-keyboard", test_by_keyboard);

  return g_test_run ();
}
