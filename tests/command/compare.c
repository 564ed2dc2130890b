/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

#include <sys/wait.h>

#define MAP(label, tone)                                                                          \
  "{\n"                                                                                           \
  "  \"format\": \"entente-map\", \"version\": 1,\n"                                              \
  "  \"actors\": [\n"                                                                             \
  "    { \"id\": \"a\", \"name\": \"Ann\" },\n"                                                   \
  "    { \"id\": \"b\", \"name\": \"Bob\" }\n"                                                    \
  "  ],\n"                                                                                        \
  "  \"relations\": [\n"                                                                          \
  "    { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"label\": \"" label "\"" tone " }\n" \
  "  ]\n"                                                                                         \
  "}\n"

static void
test_diff (CommandFolder *folder,
           gconstpointer  data)
{
  command_folder_put (folder, "a.json", MAP ("asks", ""));
  command_folder_put (folder, "b.json", MAP ("begs", ", \"tone\": 2"));
  g_assert_cmpint (command_folder_run (folder, "diff", "a.json", "a.json"), ==, 0);
  g_assert_cmpstr (folder->output, ==, "");
  g_assert_cmpint (command_folder_run (folder, "diff", "a.json", "b.json"), ==, 1);
  g_assert_cmpstr (folder->output, ==,
                   "Changed relation “Ann → Bob: begs” (r)\n"
                   "  label: “asks” → “begs”\n"
                   "  tone: added 2\n");
  g_assert_cmpint (command_folder_run (folder, "diff", "--json", "a.json", "b.json"), ==, 1);
  g_assert_cmpstr (folder->output, ==,
                   "{\n"
                   "  \"equal\": false,\n"
                   "  \"differences\": [\n"
                   "    { \"type\": \"relation\", \"id\": \"r\", \"change\": \"changed\", \"members\": [\n"
                   "      { \"path\": \"label\", \"before\": \"asks\", \"after\": \"begs\" },\n"
                   "      { \"path\": \"tone\", \"after\": 2 }] }\n"
                   "  ]\n"
                   "}\n");
  g_assert_cmpint (command_folder_feed (folder, MAP ("asks", ""), "diff", "-", "a.json"), ==, 0);
}

static void
test_diff_trouble (CommandFolder *folder,
                   gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "diff", "map.json"), ==, 2);
  assert_said (folder, "two maps are compared, not 1");
  g_assert_cmpint (command_folder_run (folder, "diff", "-", "-"), ==, 2);
  g_assert_cmpint (command_folder_run (folder, "diff", "map.json", "none.json"), ==, 2);
  command_folder_put (folder, "bad.json", "{}");
  g_assert_cmpint (command_folder_run (folder, "diff", "bad.json", "map.json"), ==, 2);
  g_assert_cmpint (command_folder_run (folder, "diff", "--help"), ==, 0);
  g_assert_nonnull (strstr (folder->output, "0 equal, 1 different, 2 trouble"));
}

static void
test_merge (CommandFolder *folder,
            gconstpointer  data)
{
  command_folder_put (folder, "base.json", MAP ("asks", ""));
  command_folder_put (folder, "ours.json", MAP ("begs", ""));
  command_folder_put (folder, "theirs.json", MAP ("asks", ", \"tone\": 2"));
  g_assert_cmpint (command_folder_run (folder, "merge", "base.json", "ours.json", "theirs.json",
                                       "-o", "out.json"),
                   ==, 0);
  g_assert_cmpstr (folder->errors, ==, "");
  assert_file (folder, "out.json", MAP ("begs", ", \"tone\": 2"));
}

static void
test_choices (CommandFolder *folder,
              gconstpointer  data)
{
  command_folder_put (folder, "base.json", MAP ("asks", ""));
  command_folder_put (folder, "ours.json", MAP ("begs", ""));
  command_folder_put (folder, "theirs.json", MAP ("urges", ", \"tone\": 2"));
  g_assert_cmpint (command_folder_run (folder, "merge", "base.json", "ours.json", "theirs.json",
                                       "-o", "out.json"),
                   ==, 1);
  g_assert_cmpstr (folder->errors, ==,
                   "entente: both sides changed 1 thing; ours is kept:\n"
                   "  label of relation “Ann → Bob: asks”\n"
                   "    base “asks”; ours “begs”; theirs “urges”\n");
  assert_file (folder, "out.json", MAP ("begs", ", \"tone\": 2"));
  g_assert_cmpint (command_folder_run (folder, "merge", "--prefer", "theirs", "base.json",
                                       "ours.json", "theirs.json", "-o", "out.json"),
                   ==, 0);
  assert_said (folder, "theirs is kept");
  assert_file (folder, "out.json", MAP ("urges", ", \"tone\": 2"));
  g_assert_cmpint (command_folder_run (folder, "merge", "--prefer", "ours", "base.json",
                                       "ours.json", "theirs.json", "-o", "out.json"),
                   ==, 0);
}

static void
test_merge_trouble (CommandFolder *folder,
                    gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "merge", "map.json", "map.json", "-o", "out"), ==, 2);
  assert_said (folder, "three maps are merged, not 2");
  g_assert_cmpint (command_folder_run (folder, "merge", "map.json", "map.json", "map.json"), ==, 2);
  g_assert_cmpint (command_folder_run (folder, "merge", "map.json", "map.json", "map.json", "-o",
                                       "out", "--prefer", "mine"),
                   ==, 2);
  g_assert_cmpint (command_folder_run (folder, "merge", "map.json", "none", "map.json", "-o", "out"),
                   ==, 2);
  g_assert_null (command_folder_get (folder, "out"));
}

/* Both sides of a repository added the map: there is nothing they began with. */
static void
test_empty_base (CommandFolder *folder,
                 gconstpointer  data)
{
  command_folder_put (folder, "base", "");
  g_assert_cmpint (command_folder_run (folder, "merge", "base", "map.json", "map.json", "-o", "out"),
                   ==, 0);
  assert_file (folder, "out", SMALL_MAP);
}

static void
run_git (CommandFolder *folder,
         int            expected,
         const char    *script)
{
  const char *argv[] = { "sh", "-ec", script, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  int status;

  environment = g_environ_setenv (environment, "HOME", folder->path, TRUE);
  environment = g_environ_setenv (environment, "GIT_CONFIG_NOSYSTEM", "1", TRUE);
  g_spawn_sync (folder->path, (char **) argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &errors, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", output, errors);
  g_assert_cmpint (WEXITSTATUS (status), ==, expected);
}

/* As README.md says it: a merge without a question, and one where a choice remains. */
static void
test_git (CommandFolder *folder,
          gconstpointer  data)
{
  g_autofree char *git = g_find_program_in_path ("git");

  if (git == NULL)
    {
      g_test_skip ("There is no git.");
      return;
    }
  run_git (folder, 0,
           "git init -q repository; cd repository\n"
           "git config user.name N; git config user.email n@example.org\n"
           "git config merge.entente.name 'Entente maps'\n"
           "git config merge.entente.driver \"$ENTENTE_PROGRAM merge %O %A %B -o %A\"\n"
           "echo '*.json merge=entente' > .gitattributes\n"
           "cp ../map.json m.json; git add .; git commit -qm base; git branch theirs\n"
           "sed -i 's/Ann/Anna/' m.json; git commit -qam ours\n"
           "git checkout -q theirs; sed -i 's/Bob/Bobby/' m.json; git commit -qam theirs\n"
           "git checkout -q -; git merge -q --no-edit theirs\n"
           "grep -q Anna m.json; grep -q Bobby m.json\n"
           "git checkout -q theirs; sed -i 's/asks/begs/' m.json; git commit -qam again\n"
           "git checkout -q -; sed -i 's/asks/urges/' m.json; git commit -qam again");
  run_git (folder, 1, "cd repository; git merge -q --no-edit theirs");
  run_git (folder, 0,
           "cd repository; grep -q urges m.json; git status --porcelain | grep -q '^UU m.json'\n"
           "$ENTENTE_PROGRAM check m.json; cd ..; rm -rf repository");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  command_test ("/command/diff/says-what-differs", test_diff);
  command_test ("/command/diff/trouble", test_diff_trouble);
  command_test ("/command/merge/merges", test_merge);
  command_test ("/command/merge/choices", test_choices);
  command_test ("/command/merge/trouble", test_merge_trouble);
  command_test ("/command/merge/empty-base", test_empty_base);
  command_test ("/command/merge/git", test_git);
  return g_test_run ();
}
