/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

#include "entente-command.h"

#include <sys/wait.h>

static void
test_is_verb (void)
{
  static const char *const verbs[] = { "article", "audit", "check", "convert", "edit", "export",
                                       "layout", "mentions", "scene" };
  static const char *const others[] = { "", "chec", "checks", "./check", "Check", "--check" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_assert_true (entente_command_is_verb (verbs[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (entente_command_is_verb (others[i]));
  g_assert_false (entente_command_is_verb (NULL));
}

static void
test_help (CommandFolder *folder,
           gconstpointer  data)
{
  static const char *const verbs[] = { "article", "audit", "check", "convert", "edit", "export",
                                       "layout", "mentions", "scene" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *usage = g_strconcat ("entente ", verbs[i], NULL);

      g_assert_cmpint (command_folder_run (folder, verbs[i], "--help"), ==, 0);
      g_assert_nonnull (strstr (folder->output, usage));
      g_assert_nonnull (strstr (folder->output, "--strict"));
      g_assert_cmpstr (folder->errors, ==, "");
    }
}

static void
test_version (CommandFolder *folder,
              gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "--version"), ==, 0);
  g_assert_true (g_str_has_prefix (folder->output, "Entente "));
}

/* A full disk under the result is no success. */
static void
test_no_room_for_output (CommandFolder *folder,
                         gconstpointer  data)
{
  static const char *const verbs[] = { "audit", "check", "scene" };
  g_autofree char *map = NULL;

  command_folder_put (folder, "map.json", "{ \"format\": \"entente-map\", \"version\": 1 }");
  map = command_folder_build (folder, "map.json");
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *argv[] = { "sh", "-c", "exec \"$0\" \"$@\" >/dev/full", g_getenv ("ENTENTE_PROGRAM"),
                             verbs[i], map, NULL };
      g_autofree char *errors = NULL;
      int status = 0;

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                                   &errors, &status, NULL));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_cmpstr (errors, ==, "entente: writing to standard output failed\n");
    }
}

#define WORDS(...) { __VA_ARGS__, NULL }

static const char *const misuses[][10] = {
  WORDS ("check"),
  WORDS ("check", "--no-such-option", "map.json"),
  WORDS ("convert", "map.json"),
  WORDS ("convert", "map.json", "-o"),
  WORDS ("convert", "map.json", "-o", ""),
  WORDS ("convert", "map.json", "map.json", "-o", "out.json"),
  WORDS ("convert", "map.json", "--without-quotes", "-o", "out.json"),
  WORDS ("layout", "map.json"),
  WORDS ("layout", "map.json", "-i", "-o", "out.json"),
  WORDS ("layout", "-", "-i"),
  WORDS ("layout", "map.json", "-i", "--seed", "much"),
  WORDS ("layout", "map.json", "-i", "--style", "spiral"),
  WORDS ("layout", "map.json", "-i", "--from", "a"),
  WORDS ("layout", "map.json", "-i", "--from", "a", "--to", "a"),
  WORDS ("layout", "map.json", "-i", "--style", "between"),
  WORDS ("layout", "map.json", "-i", "--style", "between", "--center", "a"),
  WORDS ("layout", "map.json", "-i", "--style", "circular", "--center", "a"),
  WORDS ("layout", "map.json", "-i", "--style", "radial", "--from", "a", "--to", "b"),
  WORDS ("layout", "map.json", "-i", "--center", "a", "--from", "a", "--to", "b"),
  WORDS ("layout", "map.json", "-i", "--center", "a", "--to", "b"),
  WORDS ("layout", "map.json", "-i", "--time-limit", "-1"),
  WORDS ("layout", "map.json", "-i", "--time-limit", "nan"),
  WORDS ("layout", "map.json", "-i", "--time-limit", "inf"),
  WORDS ("layout", "map.json", "-i", "--seed", "-1"),
  WORDS ("layout", "map.json", "-i", "--seed", "-5"),
  WORDS ("layout", "map.json", "-i", "--seed", "4294967296"),
  WORDS ("edit", "map.json", "relation", "r1", "label", "says"),
  WORDS ("edit", "map.json", "relation", "r1", "label", "-i"),
  WORDS ("edit", "map.json", "relation", "r1", "label", "two", "words", "-i"),
  WORDS ("edit", "map.json", "relations", "r1", "label", "says", "-i"),
  WORDS ("edit", "map.json", "relation", "r1", "label", "\xff", "-i"),
  WORDS ("edit", "map.json", "relation", "r1", "label", "says", "--remove", "-i"),
  WORDS ("export", "map.json"),
  WORDS ("export", "map.json", "-o", "out"),
  WORDS ("export", "map.json", "-o", "out.gif"),
  WORDS ("export", "map.json", "-o", "out.png", "--scale", "0.001"),
  WORDS ("export", "map.json", "-o", "out.png", "--scale", "nan"),
  WORDS ("export", "map.json", "-o", "out.png", "--scale", "1", "--width", "9"),
  WORDS ("export", "map.json", "-o", "out.png", "--scale", "0"),
  WORDS ("export", "map.json", "-o", "out.png", "--width", "-4"),
  WORDS ("export", "map.json", "-o", "out.png", "--width", "0"),
  WORDS ("export", "map.json", "-o", "out.png", "--height", "0"),
  WORDS ("export", "map.json", "-o", "out.png", "--background", "green"),
  WORDS ("export", "map.json", "-o", "out.png", "--area", "some"),
  WORDS ("export", "map.json", "-o", "out.png", "--area", "selection"),
  WORDS ("export", "map.json", "-o", "out.png", "--area", "whole", "--select", "a"),
  WORDS ("mentions"),
  WORDS ("mentions", "map.json", "map.json"),
  WORDS ("mentions", "map.json", "--article"),
  WORDS ("scene", "map.json", "--zoom", "0"),
  WORDS ("scene", "map.json", "--view", "1,2,3"),
  WORDS ("scene", "map.json", "--view", "1,2,3,0"),
  WORDS ("scene", "map.json", "--view", "1,2,3,x"),
  WORDS ("scene", "map.json", "map.json"),
};

static void
test_misuse (CommandFolder *folder,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (misuses); i++)
    {
      g_assert_cmpint (command_folder_run_words (folder, NULL, misuses[i]), ==, 2);
      g_assert_true (g_str_has_prefix (folder->errors, "entente: "));
      g_assert_cmpstr (folder->output, ==, "");
    }
  g_assert_cmpuint (command_folder_count (folder), ==, 1);
  assert_file (folder, "map.json", SMALL_MAP);
}

static void
test_timings (CommandFolder *folder,
              gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png", "--timings"),
                   ==, 0);
  for (guint i = 0; i < 6; i++)
    {
      static const char *const stages[] = { "read", "measure", "layout",
                                            "scene", "paint", "write" };
      g_autofree char *cpu = g_strdup_printf ("\"%s\": ", stages[i]);
      g_autofree char *wall = g_strdup_printf ("\"%s_wall\": ", stages[i]);

      assert_said (folder, cpu);
      assert_said (folder, wall);
    }
  g_assert_cmpint (command_folder_run (folder, "check", "map.json", "--timings"), ==, 0);
  assert_said (folder, "{\"read\": ");
  g_assert_null (strstr (folder->errors, "write"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/usage/is-verb", test_is_verb);
  command_test ("/command/usage/help", test_help);
  command_test ("/command/usage/version", test_version);
  command_test ("/command/usage/misuse", test_misuse);
  command_test ("/command/usage/no-room-for-output", test_no_room_for_output);
  command_test ("/command/usage/timings", test_timings);

  return g_test_run ();
}
