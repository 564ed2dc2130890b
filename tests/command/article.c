/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

static void
test_add (CommandFolder *folder,
          gconstpointer  data)
{
  g_autofree char *map = NULL;
  g_autofree char *id = NULL;

  command_folder_put (folder, "a.md", "# Seoul *asks*\n\nIt asked.\n");
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "a.md", "--publisher",
                                       "Wire", "--published", "2026-01", "--form", "excerpt", "-o",
                                       "out.json"),
                   ==, 0);
  g_assert_cmpstr (folder->errors, ==, "");
  id = g_strchomp (g_strdup (folder->output));
  g_assert_cmpuint (strlen (id), ==, 9);
  map = command_folder_get (folder, "out.json");
  g_assert_nonnull (strstr (map, "\"title\": \"Seoul asks\""));
  g_assert_nonnull (strstr (map, "\"publisher\": \"Wire\""));
  g_assert_nonnull (strstr (map, "\"form\": \"excerpt\""));
  g_assert_nonnull (strstr (map, "\"text\": \"It asked.\""));
  g_assert_nonnull (strstr (map, id));
  assert_file (folder, "map.json", SMALL_MAP);
}

/* What looks like headings and like the site's own words stays as it is unless one says so. */
static void
test_choices (CommandFolder *folder,
              gconstpointer  data)
{
  static const char text[]
      = "It asked for talks, and it went on asking for them until nobody in the city slept.\n\n"
        "What Comes Next\n\n"
        "It will ask again, as it has asked for years, in words that everybody knows by now.\n\n"
        "Subscribe to our newsletter\n";
  g_autofree char *plain = NULL;
  g_autofree char *chosen = NULL;

  command_folder_put (folder, "a.txt", text);
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "a.txt", "--author", "Ann",
                                       "--author", "이재명", "--accessed", "2026-01-08", "-o",
                                       "plain.json"),
                   ==, 0);
  plain = command_folder_get (folder, "plain.json");
  g_assert_nonnull (strstr (plain, "\"authors\": [\"Ann\", \"이재명\"]"));
  g_assert_nonnull (strstr (plain, "\"accessed\": \"2026-01-08\""));
  g_assert_nonnull (strstr (plain, "\\n\\nWhat Comes Next\\n\\n"));
  g_assert_nonnull (strstr (plain, "Subscribe"));
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "a.txt", "--headings",
                                       "--without-end", "-o", "chosen.json"),
                   ==, 0);
  chosen = command_folder_get (folder, "chosen.json");
  g_assert_nonnull (strstr (chosen, "\\n\\n## What Comes Next\\n\\n"));
  g_assert_null (strstr (chosen, "Subscribe"));
  g_assert_cmpint (command_folder_feed (folder, "It asked.", "article", "map.json", "add", "-", "-o",
                                        "fed.json"),
                   ==, 0);
}

static void
test_refused (CommandFolder *folder,
              gconstpointer  data)
{
  command_folder_put (folder, "a.txt", "It asked.\n");
  command_folder_put (folder, "odd.txt", "caf\xe9 au lait, na\xefve and all of that\n");
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "a.txt", "--published",
                                       "soon", "-i"),
                   ==, 1);
  assert_said (folder, "--published: found “soon”");
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "none.txt", "-i"), ==, 1);
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "odd.txt", "-i"), ==, 1);
  assert_said (folder, "WINDOWS-1252");
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "drop", "a.txt", "-i"), ==, 2);
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "-i"), ==, 2);
  assert_file (folder, "map.json", SMALL_MAP);
  g_assert_cmpint (command_folder_run (folder, "article", "map.json", "add", "odd.txt", "--encoding",
                                       "WINDOWS-1252", "-i"),
                   ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  command_test ("/command/article/add", test_add);
  command_test ("/command/article/choices", test_choices);
  command_test ("/command/article/refused", test_refused);

  return g_test_run ();
}
