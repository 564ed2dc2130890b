/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

#define NAMED_MAP                                                                                 \
  "{ \"format\": \"entente-map\", \"version\": 1,\n"                                              \
  "  \"articles\": [ { \"id\": \"a1\", \"text\": \"서울: Lee\\nJae met “Kim”.\" }, { \"id\": \"none\" },\n"   \
  "    { \"id\": \"a 2\", \"language\": \"de\", \"text\": \"Seouls Antwort\" } ],\n"                    \
  "  \"actors\": [ { \"id\": \"lee\", \"name\": \"Lee Jae\" }, { \"id\": \"k1\", \"name\": \"Kim\" },\n"     \
  "    { \"id\": \"k2\", \"aliases\": [\"Kim\"] }, { \"id\": \"kr\", \"name\": \"Seoul\", "                  \
  "\"names\": { \"ko\": \"서울\" } } ] }\n"

#define JSON_FIRST                                                                                \
  "{\"article\": \"a1\", \"actor\": \"kr\", \"start\": 0, \"end\": 2, \"exact\": \"서울\"}\n"             \
  "{\"article\": \"a1\", \"actor\": \"lee\", \"start\": 4, \"end\": 11, \"exact\": \"Lee\\nJae\"}\n"       \
  "{\"article\": \"a1\", \"actor\": \"k1\", \"start\": 17, \"end\": 20, \"exact\": \"Kim\", "              \
  "\"others\": [\"k2\"]}\n"
#define JSON_SECOND                                                                               \
  "{\"article\": \"a 2\", \"actor\": \"kr\", \"start\": 0, \"end\": 5, \"exact\": \"Seoul\"}\n"

static void
test_json (CommandFolder *folder,
           gconstpointer  data)
{
  command_folder_put (folder, "named.json", NAMED_MAP);
  g_assert_cmpint (command_folder_run (folder, "mentions", "named.json", "--json"), ==, 0);
  g_assert_cmpstr (folder->output, ==, JSON_FIRST JSON_SECOND);
  g_assert_cmpstr (folder->errors, ==, "");
  g_assert_cmpint (command_folder_feed (folder, NAMED_MAP, "mentions", "-", "--json"), ==, 0);
  g_assert_cmpstr (folder->output, ==, JSON_FIRST JSON_SECOND);
  assert_file (folder, "named.json", NAMED_MAP);
}

static void
test_article (CommandFolder *folder,
              gconstpointer  data)
{
  command_folder_put (folder, "named.json", NAMED_MAP);
  g_assert_cmpint (
      command_folder_run (folder, "mentions", "named.json", "--json", "--article", "a 2"), ==, 0);
  g_assert_cmpstr (folder->output, ==, JSON_SECOND);
  g_assert_cmpint (
      command_folder_run (folder, "mentions", "named.json", "--article", "none"), ==, 0);
  g_assert_cmpstr (folder->output, ==, "");
  g_assert_cmpint (
      command_folder_run (folder, "mentions", "named.json", "--article", "a2"), ==, 1);
  assert_said (folder, "entente: there is no article “a2”");
}

static void
test_lines (CommandFolder *folder,
            gconstpointer  data)
{
  command_folder_put (folder, "named.json", NAMED_MAP);
  g_assert_cmpint (command_folder_run (folder, "mentions", "named.json"), ==, 0);
  g_assert_cmpstr (folder->output, ==,
                   "a1:0–2: Seoul: “서울”\n"
                   "a1:4–11: Lee Jae: “Lee Jae”\n"
                   "a1:17–20: Kim: “Kim” (or 1 other)\n"
                   "a 2:0–5: Seoul: “Seoul”\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  command_test ("/command/mentions/json", test_json);
  command_test ("/command/mentions/article", test_article);
  command_test ("/command/mentions/lines", test_lines);

  return g_test_run ();
}
