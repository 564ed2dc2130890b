/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

/* What one edit makes of one piece of the map; all other bytes stay. */
typedef struct
{
  const char *words[4]; /* TYPE ID MEMBER VALUE */
  const char *before;
  const char *after;
} Case;

static const Case cases[] = {
  { { "relation", "r1", "label", "asks “softly”" }, "\"label\": \"asks\"",
    "\"label\": \"asks “softly”\"" },
  { { "relation", "r1", "label", "4" }, "\"label\": \"asks\"", "\"label\": \"4\"" },
  { { "relation", "r1", "label", "a \"b\" \\ c" }, "\"label\": \"asks\"",
    "\"label\": \"a \\\"b\\\" \\\\ c\"" },
  { { "relation", "r1", "tone", "-4.5" }, "\"tone\": 4.0", "\"tone\": -4.5" },
  { { "relation", "r1", "tone", "3" }, "\"tone\": 4.0", "\"tone\": 3" },
  { { "relation", "r1", "tone", "--remove" }, ", \"tone\": 4.0", "" },
  { { "relation", "r1", "source", "c" }, "\"source\": \"a\", \"target\": \"b\"",
    "\"source\": \"c\", \"target\": \"b\"" },
  { { "relation", "r2", "regarding", "[\"a\", \"c\"]" }, "[\"c\"]", "[\"a\", \"c\"]" },
  { { "actor", "a", "position", "{\"x\":1,\"y\":2}" }, "{ \"x\": 10, \"y\": 20.50 }",
    "{\"x\":1,\"y\":2}" },
  { { "actor", "b", "x-age", "41" }, "\"x-age\": 4e1", "\"x-age\": 41" },
  { { "actor", "b", "x-age", "old enough" }, "\"x-age\": 4e1", "\"x-age\": \"old enough\"" },
};

static char *
replace_once (const char *text,
              const char *before,
              const char *after)
{
  const char *at = strstr (text, before);
  g_autofree char *head = NULL;

  g_assert_nonnull (at);
  head = g_strndup (text, (gsize) (at - text));

  return g_strconcat (head, after, at + strlen (before), NULL);
}

static void
test_values (CommandFolder *folder,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autofree char *expected = replace_once (SMALL_MAP, one->before, one->after);

      g_assert_cmpint (command_folder_run (folder, "edit", "map.json", one->words[0],
                                           one->words[1], one->words[2], one->words[3], "-o",
                                           "out.json"),
                       ==, 0);
      assert_file (folder, "out.json", expected);
      g_assert_cmpstr (folder->errors, ==, "");
    }
  assert_file (folder, "map.json", SMALL_MAP);
}

/* Behind two dashes everything is a word. */
static void
test_dashes (CommandFolder *folder,
             gconstpointer  data)
{
  g_autofree char *expected = replace_once (SMALL_MAP, "\"Ann\"", "\"--Ann\"");

  g_assert_cmpint (command_folder_run (folder, "edit", "-i", "--", "map.json", "actor", "a", "name",
                                       "--Ann"),
                   ==, 0);
  assert_file (folder, "map.json", expected);
}

static const char *const refusals[][4] = {
  { "relation", "r9", "label", "says" },
  { "actor", "r1", "name", "says" },
  { "relation", "r1", "tone", "40" },
  { "relation", "r1", "tone", "warm" },
  { "relation", "r1", "tone", "-" },
  { "relation", "r1", "since", "2026-13" },
  { "relation", "r1", "direction", "sideways" },
  { "relation", "r1", "source", "nobody" },
  { "relation", "r2", "regarding", "c" },
  { "relation", "r2", "regarding", "[\"nobody\"]" },
  { "actor", "a", "color", "red" },
  { "actor", "a", "pinned", "yes" },
  { "actor", "a", "position", "{\"x\":1}" },
};

static void
test_refusals (CommandFolder *folder,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_assert_cmpint (command_folder_run (folder, "edit", "map.json", refusals[i][0],
                                           refusals[i][1], refusals[i][2], refusals[i][3], "-i"),
                       ==, 1);
      g_assert_true (g_str_has_prefix (folder->errors, "entente: "));
    }
  assert_file (folder, "map.json", SMALL_MAP);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  command_test ("/command/edit/values", test_values);
  command_test ("/command/edit/dashes", test_dashes);
  command_test ("/command/edit/refusals", test_refusals);

  return g_test_run ();
}
