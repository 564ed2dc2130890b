/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

#include <sys/stat.h>
#include <unistd.h>

#define FAULTY                                                                                    \
  "{ \"format\": \"entente-map\", \"version\": 1,\n"                                              \
  "  \"actors\": [ { \"id\": \"a\" }, { \"id\": \"a\" } ],\n"                                     \
  "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"nobody\" } ] }\n"
#define WARNED                                                                                    \
  "{ \"format\": \"entente-map\", \"version\": 1,\n"                                              \
  "  \"actors\": [ { \"id\": \"a\", \"color\": \"red\" } ] }\n"

static void
test_check (CommandFolder *folder,
            gconstpointer  data)
{
  command_folder_put (folder, "faulty.json", FAULTY);
  command_folder_put (folder, "warned.json", WARNED);

  g_assert_cmpint (command_folder_run (folder, "check", "map.json"), ==, 0);
  g_assert_true (g_str_has_prefix (folder->output, "map.json: good, 3 actors, 2 relations"));
  g_assert_cmpstr (folder->errors, ==, "");

  g_assert_cmpint (command_folder_run (folder, "check", "map.json", "faulty.json", "warned.json"),
                   ==, 1);
  assert_said (folder, "faulty.json:2:38: actors[1].id: ");
  assert_said (folder, "faulty.json:3:");
  assert_said (folder, "relations[0].target: ");
  assert_said (folder, "warned.json:2:37: warning: actors[0].color: ");
  assert_said (folder, "entente: faulty.json: refused for 2 faults");
  g_assert_nonnull (strstr (folder->output, "map.json: good"));
  g_assert_nonnull (strstr (folder->output, "warned.json: good"));
  g_assert_null (strstr (folder->output, "faulty"));
}

static void
test_strict (CommandFolder *folder,
             gconstpointer  data)
{
  command_folder_put (folder, "warned.json", WARNED);

  g_assert_cmpint (command_folder_run (folder, "check", "warned.json"), ==, 0);
  g_assert_cmpint (command_folder_run (folder, "check", "warned.json", "--strict"), ==, 1);
  g_assert_cmpint (command_folder_run (folder, "convert", "warned.json", "-o", "out", "--strict"),
                   ==, 1);
  g_assert_cmpuint (command_folder_count (folder), ==, 2);
  g_assert_cmpint (command_folder_run (folder, "convert", "warned.json", "-o", "out"), ==, 0);
  assert_file (folder, "out", WARNED);
}

static void
test_convert (CommandFolder *folder,
              gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "convert", "map.json", "-o", "out.json"), ==, 0);
  assert_file (folder, "out.json", SMALL_MAP);
  g_assert_cmpstr (folder->output, ==, "");
  g_assert_cmpstr (folder->errors, ==, "");

  /* Over what is there, and onto itself. */
  g_assert_cmpint (command_folder_run (folder, "convert", "map.json", "-o", "out.json"), ==, 0);
  g_assert_cmpint (command_folder_run (folder, "convert", "map.json", "-o", "map.json"), ==, 0);
  assert_file (folder, "map.json", SMALL_MAP);
}

#define TEXTS(article, note, quote)                                                               \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"n\"" article " } ],\n"     \
  "  \"actors\": [ { \"id\": \"a\" } ], \"relations\": [ { \"id\": \"r\", \"source\": \"a\", "            \
  "\"target\": \"a\"" note ", \"citations\": [ { \"article\": \"n\"" quote ", \"start\": 0, "           \
  "\"end\": 2 } ] } ] }\n"
#define TEXT ", \"text\": \"It asked.\""
#define NOTE ", \"note\": \"Mine.\""
#define EXACT ", \"exact\": \"It\""

static void
test_without_texts (CommandFolder *folder,
                    gconstpointer  data)
{
  command_folder_put (folder, "full.json", TEXTS (TEXT, NOTE, EXACT));
  g_assert_cmpint (command_folder_run (folder, "convert", "full.json", "--without-texts", "-o",
                                       "some.json"),
                   ==, 0);
  assert_file (folder, "some.json", TEXTS ("", NOTE, EXACT));
  g_assert_cmpint (command_folder_run (folder, "convert", "full.json", "--without-texts",
                                       "--without-quotes", "--without-notes", "-o", "none.json"),
                   ==, 0);
  assert_file (folder, "none.json", TEXTS ("", "", ""));
  assert_file (folder, "full.json", TEXTS (TEXT, NOTE, EXACT));

  /* Both open without a word. */
  g_assert_cmpint (command_folder_run (folder, "check", "--strict", "some.json", "none.json"), ==, 0);
  g_assert_cmpstr (folder->errors, ==, "");
}

static void
test_standard_input (CommandFolder *folder,
                     gconstpointer  data)
{
  g_assert_cmpint (command_folder_feed (folder, SMALL_MAP, "convert", "-", "-o", "out.json"), ==,
                   0);
  assert_file (folder, "out.json", SMALL_MAP);
  g_assert_cmpint (command_folder_feed (folder, "{", "check", "-"), ==, 1);
  assert_said (folder, "standard input:1:2: ");
  g_assert_cmpint (command_folder_feed (folder, "", "check", "-"), ==, 1);
}

/* What cannot be read is named, and never waited for. */
static void
test_unreadable (CommandFolder *folder,
                 gconstpointer  data)
{
  static const char *const names[] = { "missing.json", ".", "pipe", "/dev/zero" };
  g_autofree char *pipe = command_folder_build (folder, "pipe");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpint (command_folder_run (folder, "check", names[i]), ==, 1);
      g_assert_true (g_str_has_prefix (folder->errors, "entente: "));
      g_assert_cmpint (command_folder_run (folder, "convert", names[i], "-o", "out"), ==, 1);
    }
  g_assert_cmpint (command_folder_run (folder, "check", "missing.json"), ==, 1);
  assert_said (folder, "missing.json");
  g_assert_cmpuint (command_folder_count (folder), ==, 2);
}

static void
test_unwritable (CommandFolder *folder,
                 gconstpointer  data)
{
  command_folder_put (folder, "faulty.json", FAULTY);
  command_folder_put (folder, "out.png", "old");

  g_assert_cmpint (command_folder_run (folder, "convert", "map.json", "-o", "no/such/out"), ==, 1);
  g_assert_true (g_str_has_prefix (folder->errors, "entente: "));
  g_assert_cmpint (command_folder_run (folder, "convert", "map.json", "-o", "."), ==, 1);
  g_assert_cmpint (command_folder_run (folder, "export", "faulty.json", "-o", "out.png"), ==, 1);
  g_assert_cmpint (command_folder_run (folder, "layout", "faulty.json", "-i"), ==, 1);
  assert_file (folder, "out.png", "old");
  assert_file (folder, "faulty.json", FAULTY);
  g_assert_cmpuint (command_folder_count (folder), ==, 3);
}

/* What -i changes behind a link is the file, not the link. */
static void
test_symlink (CommandFolder *folder,
              gconstpointer  data)
{
  g_autofree char *link = command_folder_build (folder, "link.json");
  g_autofree char *content = NULL;

  g_assert_cmpint (symlink ("map.json", link), ==, 0);
  g_assert_cmpint (command_folder_run (folder, "edit", "link.json", "actor", "a", "name", "Anna",
                                       "-i"),
                   ==, 0);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  content = command_folder_get (folder, "map.json");
  g_assert_nonnull (strstr (content, "\"Anna\""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  command_test ("/command/files/check", test_check);
  command_test ("/command/files/strict", test_strict);
  command_test ("/command/files/convert", test_convert);
  command_test ("/command/files/without-texts", test_without_texts);
  command_test ("/command/files/standard-input", test_standard_input);
  command_test ("/command/files/unreadable", test_unreadable);
  command_test ("/command/files/unwritable", test_unwritable);
  command_test ("/command/files/symlink", test_symlink);

  return g_test_run ();
}
