/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes relations of sentences with the keyboard alone: in a map, taken back and saved; and from a plain
 * text to a map of its own.
 *
 * Arguments: the program, the folder for pictures. */

#include "stage.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Over the map and its controls to the article in the list of the panel. */
#define N_TABS 6
#define SENTENCE "Oslo on Friday asked Rome to mediate with Cairo."
#define SECOND "Cairo said nothing."

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

static const char plain_text[]
    = "Oslo asks Rome\n\n" SENTENCE " The Hague watched.\n\n" SECOND "\n";

/* Nobody is known yet: who is typed is made with the relation. */
static void
capture_strangers (Stage *stage)
{
  stage_press (stage, "s");
  stage_press (stage, "ctrl+Return");
  stage_wait_for_words (stage, "Make Relation");
  stage_type (stage, "Rome");
  stage_wait_for_words (stage, "New Actor");
  stage_press (stage, "Tab");
  stage_type (stage, "Oslo");
  stage_wait_for_words (stage, "New Actor");
  stage_press (stage, "alt+Up");
  stage_press (stage, "Tab");
  stage_press (stage, "Right");
  stage_press (stage, "Tab");
  stage_type (stage, "Cairo");
  stage_wait_for_words (stage, "New Actor");
  stage_press (stage, "Tab");
  stage_type (stage, "mediation");
  stage_wait_for_words (stage, "New Kind");
  stage_press (stage, "Tab");
  stage_type (stage, "asks to mediate");
  stage_take_picture (stage, "3-strangers");
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "done step New Relation");
  stage_wait_for_line (stage, "selected relation ");
  stage_wait_for_words (stage, SENTENCE);
}

/* The words behind it too, by Shift and arrows, for the relation that was just made. */
static void
cite_second (Stage *stage)
{
  stage_press (stage, "alt+Left");
  stage_wait_for_line (stage, "selected article ");
  stage_wait_for_words (stage, SECOND);
  stage_press (stage, "ctrl+End");
  stage_press (stage, "shift+Home");
  stage_press (stage, "shift+ctrl+Return");
  stage_wait_for_line (stage, "done step ");
  stage_wait_for_line (stage, "selected relation ");
  stage_wait_for_words (stage, SECOND);
  stage_take_picture (stage, "4-cited");
}

static void
save_as (Stage      *stage,
         const char *path)
{
  stage_press (stage, "ctrl+s");
  stage_wait_for_window (stage, "Save Map As");
  stage_press (stage, "ctrl+a");
  stage_type (stage, path);
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "saved ");
}

static JsonObject *
get_element (JsonObject *object,
             const char *member,
             guint       i)
{
  return json_array_get_object_element (json_object_get_array_member (object, member), i);
}

static void
assert_actor (JsonObject *map,
              const char *id,
              const char *name)
{
  JsonArray *actors = json_object_get_array_member (map, "actors");

  for (guint i = 0; i < json_array_get_length (actors); i++)
    {
      JsonObject *actor = json_array_get_object_element (actors, i);

      if (g_strcmp0 (json_object_get_string_member (actor, "id"), id) == 0)
        {
          g_assert_cmpstr (json_object_get_string_member (actor, "name"), ==, name);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
check_new_map (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *map;
  JsonObject *relation;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  map = json_node_get_object (json_parser_get_root (parser));
  relation = get_element (map, "relations", 0);
  assert_actor (map, json_object_get_string_member (relation, "source"), "Oslo");
  assert_actor (map, json_object_get_string_member (relation, "target"), "Rome");
  assert_actor (map,
                json_array_get_string_element (json_object_get_array_member (relation, "via"), 0),
                "Cairo");
  g_assert_cmpstr (json_object_get_string_member (relation, "kind"), ==, "mediation");
  g_assert_cmpstr (json_object_get_string_member (relation, "label"), ==, "asks to mediate");
  g_assert_cmpstr (
      json_object_get_string_member (get_element (relation, "citations", 0), "exact"), ==, SENTENCE);
  g_assert_cmpstr (
      json_object_get_string_member (get_element (relation, "citations", 1), "exact"), ==, SECOND);
}

static void
test_from_a_text (void)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-capture-XXXXXX", NULL);
  g_autofree char *article = g_build_filename (folder, "talks.txt", NULL);
  g_autofree char *map = g_build_filename (folder, "talks.entente.json", NULL);
  const char *argv[] = { program, article, NULL };
  Stage *stage;

  g_assert_true (g_file_set_contents (article, plain_text, -1, NULL));
  stage = stage_new (argv, pictures);
  stage_wait_for_window (stage, "Add Article");
  stage_wait_for_words (stage, SENTENCE);
  stage_press (stage, "ctrl+Return");
  stage_wait_for_line (stage, "selected article ");
  stage_wait_for_window (stage, "Untitled Map");
  stage_wait_for_words (stage, SENTENCE);
  capture_strangers (stage);
  cite_second (stage);
  save_as (stage, map);
  check_new_map (map);

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
  g_test_add_func ("/app/capture/from-a-text", test_from_a_text);

  return g_test_run ();
}
