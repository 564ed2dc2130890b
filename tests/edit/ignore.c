/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#define HEAD \
  "{ \"format\": \"entente-map\", \"version\": 1,\n  \"articles\": [\n    { \"id\": \"a1\", " \
  "\"text\": \"Öl for peace. He said “yes”.\""
#define BODY "\n  ], \"actors\": [ { \"id\": \"x\" } ], \"relations\": [ ]"

/* The members of the article behind its text, and of the document at its end. */
static EntenteMap *
read_map (const char *article,
          const char *document)
{
  g_autofree char *json = g_strconcat (HEAD, article, " }" BODY, document, " }\n", NULL);

  return fixture_read (json);
}

static void
assert_map (EntenteMap *map,
            const char *article,
            const char *document)
{
  g_autofree char *expected = g_strconcat (HEAD, article, " }" BODY, document, " }\n", NULL);

  fixture_assert_text (map, expected);
  fixture_assert_sound (map);
}

#define SELECTOR \
  "{ \"exact\": \"He said “yes”.\", \"prefix\": \"Öl for peace. \", \"suffix\": \"\", " \
  "\"start\": 14, \"end\": 28 }"

static const struct
{
  const char *before;
  const char *after;
} ignored[] = {
  { "", ", \"ignored\": [ " SELECTOR " ]" },
  { ", \"ignored\": [ ]", ", \"ignored\": [ " SELECTOR " ]" },
  { ", \"ignored\": [ { \"exact\":\"Öl\", \"x\": [1 ] }  ]",
    ", \"ignored\": [ { \"exact\":\"Öl\", \"x\": [1 ] }, " SELECTOR "  ]" },
};

static void
test_ignore_sentence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ignored); i++)
    {
      g_autoptr (EntenteMap) map = read_map (ignored[i].before, "");
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      g_autoptr (GError) error = NULL;

      g_assert_true (entente_history_perform (
          history, entente_edit_ignore_sentence (map, 0, 14, 28, &error)));
      g_assert_no_error (error);
      g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Ignore Sentence");
      assert_map (map, ignored[i].after, "");
      g_assert_false (entente_history_perform (
          history, entente_edit_ignore_sentence (map, 0, 14, 28, &error)));
      g_assert_no_error (error);
      entente_history_undo (history);
      assert_map (map, ignored[i].before, "");
    }
}

static const struct
{
  const char *before;
  const char *after;
} not_actors[] = {
  { "", ", \"not_actors\": [ \"a \\\"b\\\"\" ]" },
  { ", \"not_actors\": []", ", \"not_actors\": [ \"a \\\"b\\\"\" ]" },
  { ", \"not_actors\": [\"Later\",\"Öl\"], \"x-more\": 1",
    ", \"not_actors\": [\"Later\",\"Öl\", \"a \\\"b\\\"\"], \"x-more\": 1" },
};

static void
test_not_actor (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_actors); i++)
    {
      g_autoptr (EntenteMap) map = read_map ("", not_actors[i].before);
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      g_autoptr (GError) error = NULL;

      g_assert_true (
          entente_history_perform (history, entente_edit_not_actor (map, "a \"b\"", &error)));
      g_assert_no_error (error);
      g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Never Offer Name");
      assert_map (map, "", not_actors[i].after);
      g_assert_false (
          entente_history_perform (history, entente_edit_not_actor (map, "a \"b\"", &error)));
      g_assert_no_error (error);
      entente_history_undo (history);
      assert_map (map, "", not_actors[i].before);
    }
}

static void
test_no_list (void)
{
  g_autoptr (EntenteMap) map = read_map (", \"ignored\": 4", ", \"not_actors\": \"x\"");
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_edit_ignore_sentence (map, 0, 14, 28, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (entente_edit_not_actor (map, "a", &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/ignore/sentence", test_ignore_sentence);
  g_test_add_func ("/edit/ignore/not-actor", test_not_actor);
  g_test_add_func ("/edit/ignore/keeps-what-is-no-list", test_no_list);

  return g_test_run ();
}
