/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

#define MAP \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [\n" \
  "  { \"id\": \"a1\", \"title\": \"One\", \"publisher\": \"P\", \"published\": \"2025\", \"text\": " \
  "\"Lee asks. Wang waits.\" },\n" \
  "  { \"id\": \"a2\", \"title\": \"Two\" } ],\n" \
  "\"actors\": [ { \"id\": \"lee\", \"name\": \"Lee\" }, { \"id\": \"w\", \"name\": \"Wang\" } ],\n" \
  "\"relations\": [ { \"id\": \"r1\", \"source\": \"lee\", \"target\": \"lee\", \"citations\": [\n" \
  "  { \"article\": \"a1\", \"exact\": \"Lee asks\" },\n" \
  "  { \"article\": \"a1\", \"exact\": \"zzz qqq xxx\", \"stance\": \"contradicts\" } ] },\n" \
  "  { \"id\": \"r2\", \"source\": \"lee\", \"target\": \"lee\", \"label\": \"a\\u001b[31mb\" } ] }"

static void
test_words (CommandFolder *folder,
            gconstpointer  data)
{
  command_folder_put (folder, "audit.json", MAP);
  g_assert_cmpint (command_folder_run (folder, "audit", "audit.json", "--older-than", "2026"), ==,
                   0);
  g_assert_cmpstr (folder->output, ==,
                   "Relations with a source: 1 of 2 (50.0 %)\n"
                   "Relations without a source: 1\n"
                   "  r2  Lee → Lee: a�[31mb\n"
                   "Passages whose words are not found: 1\n"
                   "  r1  Lee → Lee  (passage 2)\n"
                   "Relations resting on one publisher: 1\n"
                   "  r1  Lee → Lee\n"
                   "Contradicted relations: 1\n"
                   "  r1  Lee → Lee\n"
                   "Articles cited by nothing: 1\n"
                   "  a2  Two\n"
                   "Actors mentioned but in no relation: 1\n"
                   "  w  Wang\n"
                   "Sources older than the date: 1\n"
                   "  a1  One\n");
}

static void
test_json (CommandFolder *folder,
           gconstpointer  data)
{
  g_assert_cmpint (command_folder_feed (folder, MAP, "audit", "-", "--json"), ==, 0);
  g_assert_cmpstr (folder->output, ==,
                   "{\n"
                   "  \"relations\": 2,\n"
                   "  \"cited\": 1,\n"
                   "  \"uncited\": [\"r2\"],\n"
                   "  \"orphans\": [{ \"relation\": \"r1\", \"citation\": 1 }],\n"
                   "  \"one_publisher\": [\"r1\"],\n"
                   "  \"contradicted\": [\"r1\"],\n"
                   "  \"uncited_articles\": [\"a2\"],\n"
                   "  \"unconnected_actors\": [{ \"actor\": \"w\", \"article\": \"a1\", \"start\": 10, "
                   "\"end\": 14 }]\n"
                   "}\n");
}

static void
test_empty (CommandFolder *folder,
            gconstpointer  data)
{
  g_assert_cmpint (command_folder_feed (folder, "{ \"format\": \"entente-map\", \"version\": 1 }",
                                        "audit", "-"),
                   ==, 0);
  g_assert_true (g_str_has_prefix (folder->output, "Relations with a source: 0 of 0\n"));
}

static void
test_misuse (CommandFolder *folder,
             gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "audit"), ==, 2);
  assert_said (folder, "MAP is missing");
  g_assert_cmpint (command_folder_run (folder, "audit", "map.json", "map.json"), ==, 2);
  assert_said (folder, "one word too many");
  g_assert_cmpint (command_folder_run (folder, "audit", "map.json", "--older-than", "2026-13"), ==,
                   2);
  assert_said (folder, "“2026-13” is no date");
  g_assert_cmpint (command_folder_run (folder, "audit", "none.json"), ==, 1);
  g_assert_cmpint (command_folder_run (folder, "audit", "--help"), ==, 0);
  g_assert_nonnull (strstr (folder->output, "--older-than"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  command_test ("/command/audit/words", test_words);
  command_test ("/command/audit/json", test_json);
  command_test ("/command/audit/empty-map", test_empty);
  command_test ("/command/audit/misuse", test_misuse);

  return g_test_run ();
}
