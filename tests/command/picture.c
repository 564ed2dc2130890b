/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command-folder.h"

#include <json-glib/json-glib.h>

static guint
count_words (const char *text,
             const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strv_length (parts) - 1;
}

/* "Laying out" means: every actor has a place, and only positions were written. */
static void
test_layout (CommandFolder *folder,
             gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "first"), ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "second"), ==, 0);
  first = command_folder_get (folder, "first");
  second = command_folder_get (folder, "second");
  g_assert_cmpstr (first, ==, second);
  /* Who has a place keeps it, to the byte. */
  g_assert_nonnull (strstr (first, "\"position\": { \"x\": 10, \"y\": 20.50 }"));
  g_assert_cmpuint (count_words (first, "\"position\""), ==, 3);

  /* Nothing is left to do: nothing changes. */
  g_assert_cmpint (command_folder_run (folder, "layout", "first", "-o", "again"), ==, 0);
  assert_file (folder, "again", first);

  /* What is laid out well is not moved, unless by another seed. */
  g_assert_cmpint (command_folder_run (folder, "layout", "first", "-o", "all", "--all",
                                       "--seed", "5"),
                   ==, 0);
  all = command_folder_get (folder, "all");
  g_assert_null (strstr (all, "20.50"));
}

static void
test_seed (CommandFolder *folder,
           gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "first", "--all",
                                       "--seed", "3"),
                   ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "second", "--all",
                                       "--seed", "3"),
                   ==, 0);
  first = command_folder_get (folder, "first");
  second = command_folder_get (folder, "second");
  g_assert_cmpstr (first, ==, second);
}

/* The style stands in the map afterwards, beside what the user has there. */
static void
test_style (CommandFolder *folder,
            gconstpointer  data)
{
  static const char *const styles[] = { "distances", "clusters", "circular", "radial",
                                        "layered",   "grid" };
  g_autofree char *content = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", styles[i], "--all",
                                         "--style", styles[i]),
                     ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "circular", "-i", "--all", "--seed", "2"),
                   ==, 0);
  content = command_folder_get (folder, "circular");
  g_assert_nonnull (strstr (content, "\"style\": \"circular\""));
  g_assert_nonnull (strstr (content, "\"seed\": 2"));
}

/* One actor in the middle, two at the ends, some alone. */
static void
test_actors (CommandFolder *folder,
             gconstpointer  data)
{
  g_autofree char *between = NULL;
  g_autofree char *only = NULL;

  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "rings", "--all",
                                       "--center", "b"),
                   ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "between", "--all",
                                       "--from", "a", "--to", "b", "--time-limit", "1"),
                   ==, 0);
  between = command_folder_get (folder, "between");
  g_assert_nonnull (strstr (between, "\"style\": \"between\""));

  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "only", "--only", "b",
                                       "c"),
                   ==, 0);
  only = command_folder_get (folder, "only");
  g_assert_nonnull (strstr (only, "\"position\": { \"x\": 10, \"y\": 20.50 }"));

  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i", "--center", "nobody"),
                   ==, 1);
  g_assert_nonnull (strstr (folder->errors, "nobody"));
}

/* A map between two actors is not laid out as a whole without being told between whom; who is new to
 * it finds a place. */
static void
test_between (CommandFolder *folder,
              gconstpointer  data)
{
  g_autofree char *content = NULL;

  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i", "--all", "--style",
                                       "between", "--from", "c", "--to", "b"),
                   ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "out", "--all"), ==, 2);
  g_assert_nonnull (strstr (folder->errors, "--from"));
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "out", "--only", "a"), ==,
                   0);
  g_assert_cmpint (command_folder_run (folder, "edit", "map.json", "actor", "c", "position", "--remove",
                                       "-i"),
                   ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "out"), ==, 0);
  content = command_folder_get (folder, "out");
  g_assert_cmpuint (count_words (content, "\"position\""), ==, 3);
}

/* Where nobody mediates there is no such picture, rather than another one that is called so. */
static void
test_no_way (CommandFolder *folder,
             gconstpointer  data)
{
  command_folder_put (folder, "map.json",
                      "{ \"format\": \"entente-map\", \"version\": 1,\n"
                      "  \"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ] }\n");
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-o", "out", "--from", "a",
                                       "--to", "b"),
                   ==, 1);
  g_assert_nonnull (strstr (folder->errors, "“a”"));
  g_assert_nonnull (strstr (folder->errors, "“b”"));
  g_assert_cmpuint (command_folder_count (folder), ==, 1);
}

/* A picture that is asked for, and that nobody moves for, is not passed over in silence. */
static void
test_nobody_moves (CommandFolder *folder,
                   gconstpointer  data)
{
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i"), ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i"), ==, 0);
  g_assert_cmpstr (folder->errors, ==, "");
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i", "--style", "circular"),
                   ==, 0);
  g_assert_nonnull (strstr (folder->errors, "--all"));
}

static void
test_pinned (CommandFolder *folder,
             gconstpointer  data)
{
  g_autofree char *content = NULL;

  g_assert_cmpint (command_folder_run (folder, "edit", "map.json", "actor", "a", "pinned", "true",
                                       "-i"),
                   ==, 0);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i", "--all"), ==, 0);
  content = command_folder_get (folder, "map.json");
  g_assert_nonnull (strstr (content, "\"position\": { \"x\": 10, \"y\": 20.50 }"));
}

static void
test_export (CommandFolder *folder,
             gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *begin;
  } formats[] = {
    { "out.png", "\x89PNG\r\n" }, { "out.svg", "<?xml" }, { "out.PDF", "%PDF-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *content = NULL;

      g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", formats[i].name), ==,
                       0);
      content = command_folder_get (folder, formats[i].name);
      g_assert_true (g_str_has_prefix (content, formats[i].begin));
      g_assert_cmpstr (folder->errors, ==, "");
    }
  /* Laying out for a picture is no edit. */
  assert_file (folder, "map.json", SMALL_MAP);
}

/* Width and height as the PNG's header says. */
static guint32
get_png_number (CommandFolder *folder,
                gsize          offset)
{
  g_autofree char *content = command_folder_get (folder, "out.png");
  guint32 number;

  g_assert_nonnull (content);
  memcpy (&number, content + offset, sizeof number);

  return GUINT32_FROM_BE (number);
}

static void
test_export_size (CommandFolder *folder,
                  gconstpointer  data)
{
  guint32 width;

  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png", "--width",
                                       "640"),
                   ==, 0);
  g_assert_cmpuint (get_png_number (folder, 16), ==, 640);
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png", "--height",
                                       "400", "--background", "dark"),
                   ==, 0);
  g_assert_cmpuint (get_png_number (folder, 20), ==, 400);
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png", "--width",
                                       "640", "--height", "100"),
                   ==, 0);
  g_assert_cmpuint (get_png_number (folder, 16), <=, 640);
  g_assert_cmpuint (get_png_number (folder, 20), <=, 100);
  g_assert_true (get_png_number (folder, 16) == 640 || get_png_number (folder, 20) >= 99);
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png", "--scale",
                                       "1", "--background", "transparent", "--no-legend",
                                       "--no-title"),
                   ==, 0);
  width = get_png_number (folder, 16);
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png", "--scale",
                                       "2", "--no-legend", "--no-title"),
                   ==, 0);
  g_assert_cmpuint (get_png_number (folder, 16), >=, 2 * width - 2);

  /* Too large is said before anything is written. */
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "big.png", "--width",
                                       "40000"),
                   ==, 1);
  g_assert_true (g_str_has_prefix (folder->errors, "entente: "));
  g_assert_cmpuint (command_folder_count (folder), ==, 2);
}

static void
test_export_selection (CommandFolder *folder,
                       gconstpointer  data)
{
  g_autofree char *whole = NULL;
  g_autofree char *part = NULL;

  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "whole.svg"), ==, 0);
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "part.svg", "--area",
                                       "selection", "--select", "r1"),
                   ==, 0);
  whole = command_folder_get (folder, "whole.svg");
  part = command_folder_get (folder, "part.svg");
  g_assert_cmpuint (strlen (part), <, strlen (whole));

  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "more.svg", "--select",
                                       "r1", "c"),
                   ==, 0);
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "none.svg", "--select",
                                       "nobody"),
                   ==, 1);
  assert_said (folder, "nobody");
  g_assert_cmpuint (command_folder_count (folder), ==, 4);
}

/* The JSON of the last run. */
static JsonObject *
parse_scene (CommandFolder  *folder,
             JsonParser    **parser)
{
  g_autoptr (GError) error = NULL;

  *parser = json_parser_new ();
  json_parser_load_from_data (*parser, folder->output, -1, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (*parser));
}

static double
get_number (JsonObject *object,
            const char *member)
{
  g_assert_true (json_object_has_member (object, member));

  return json_object_get_double_member (object, member);
}

static void
test_scene (CommandFolder *folder,
            gconstpointer  data)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *scene;
  JsonObject *actor;
  JsonObject *outline;
  JsonObject *relation;

  g_assert_cmpint (command_folder_run (folder, "scene", "map.json"), ==, 0);
  scene = parse_scene (folder, &parser);
  g_assert_cmpfloat (get_number (json_object_get_object_member (scene, "bounds"), "width"), >, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (scene, "actors")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (scene, "relations")), ==,
                    2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (scene, "ties")), ==, 1);
  g_assert_true (json_object_has_member (scene, "legend"));

  /* Where the map places an actor, there it is. */
  actor = json_array_get_object_element (json_object_get_array_member (scene, "actors"), 0);
  g_assert_cmpstr (json_object_get_string_member (actor, "id"), ==, "a");
  outline = json_object_get_object_member (actor, "outline");
  g_assert_cmpfloat_with_epsilon (get_number (outline, "x") + get_number (outline, "width") / 2,
                                  10.0, 0.02);
  g_assert_cmpfloat_with_epsilon (get_number (outline, "y") + get_number (outline, "height") / 2,
                                  20.5, 0.02);

  relation = json_array_get_object_element (json_object_get_array_member (scene, "relations"), 0);
  g_assert_cmpstr (json_object_get_string_member (relation, "id"), ==, "r1");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (relation, "path")), >, 2);
  get_number (json_object_get_object_member (relation, "label"), "angle");
  assert_file (folder, "map.json", SMALL_MAP);
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  while ((text = strstr (text, what)) != NULL)
    {
      text += strlen (what);
      n++;
    }
  return n;
}

/* Six relations side by side are one line at first, in the picture as in what is told of it. */
static void
test_bundle (CommandFolder *folder,
             gconstpointer  data)
{
  g_autoptr (GString) map = g_string_new (
      "{\"format\":\"entente-map\",\"version\":1,\"articles\":[],\"actors\":["
      "{\"id\":\"a\",\"name\":\"A\",\"position\":{\"x\":0,\"y\":0}},"
      "{\"id\":\"b\",\"name\":\"B\",\"position\":{\"x\":400,\"y\":0}}],\"relations\":[");
  const char *const scales[] = { "1", "6" };
  guint n_strokes[G_N_ELEMENTS (scales)];

  for (guint i = 0; i < 6; i++)
    g_string_append_printf (map, "%s{\"id\":\"r%u\",\"source\":\"a\",\"target\":\"b\"}",
                            i == 0 ? "" : ",", i);
  g_string_append (map, "]}");
  command_folder_put (folder, "many.json", map->str);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (JsonParser) parser = NULL;
      g_autofree char *svg = NULL;
      JsonArray *bundles;

      g_assert_cmpint (command_folder_run (folder, "scene", "many.json", "--zoom", scales[i]), ==, 0);
      bundles = json_object_get_array_member (parse_scene (folder, &parser), "bundles");
      g_assert_cmpuint (json_array_get_length (bundles), ==, i == 0);
      if (i == 0)
        g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (bundles, 0),
                                                     "count"),
                         ==, 6);
      g_assert_cmpint (command_folder_run (folder, "export", "many.json", "-o", "many.svg",
                                           "--scale", scales[i], "--no-legend"),
                       ==, 0);
      svg = command_folder_get (folder, "many.svg");
      n_strokes[i] = count (svg, "fill:none");
    }
  /* Each of the six has no source: its line ends in two frayed ends. */
  g_assert_cmpuint (n_strokes[1], >=, n_strokes[0] + 5);
}

/* In a view coordinates count from its corner, in pixels, and the rest is left out. */
static void
test_scene_view (CommandFolder *folder,
                 gconstpointer  data)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *scene;
  JsonObject *actor;
  JsonObject *outline;

  g_assert_cmpint (command_folder_run (folder, "scene", "map.json", "--zoom", "2", "--view",
                                       "-10,0.5,40,40"),
                   ==, 0);
  scene = parse_scene (folder, &parser);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (scene, "actors")), ==, 1);
  actor = json_array_get_object_element (json_object_get_array_member (scene, "actors"), 0);
  outline = json_object_get_object_member (actor, "outline");
  g_assert_cmpfloat_with_epsilon (get_number (outline, "x") + get_number (outline, "width") / 2,
                                  40.0, 0.02);
  g_assert_cmpfloat_with_epsilon (get_number (outline, "y") + get_number (outline, "height") / 2,
                                  40.0, 0.02);
}

/* From afar letters are not drawn. */
static void
test_scene_afar (CommandFolder *folder,
                 gconstpointer  data)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *scene;

  g_assert_cmpint (command_folder_run (folder, "scene", "map.json", "--zoom", "0.25"), ==, 0);
  scene = parse_scene (folder, &parser);
  g_assert_true (json_object_get_null_member (
      json_array_get_object_element (json_object_get_array_member (scene, "actors"), 0), "label"));
  g_assert_true (json_object_get_null_member (
      json_array_get_object_element (json_object_get_array_member (scene, "relations"), 0),
      "label"));
}

static void
test_empty (CommandFolder *folder,
            gconstpointer  data)
{
  g_autoptr (JsonParser) parser = NULL;

  command_folder_put (folder, "map.json", "{\"format\":\"entente-map\",\"version\":1}");
  g_assert_cmpint (command_folder_run (folder, "scene", "map.json"), ==, 0);
  parse_scene (folder, &parser);
  g_assert_cmpint (command_folder_run (folder, "layout", "map.json", "-i"), ==, 0);
  assert_file (folder, "map.json", "{\"format\":\"entente-map\",\"version\":1}");
  g_assert_cmpint (command_folder_run (folder, "export", "map.json", "-o", "out.png"), ==, 1);
  g_assert_cmpuint (command_folder_count (folder), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  command_test ("/command/picture/layout", test_layout);
  command_test ("/command/picture/layout-style", test_style);
  command_test ("/command/picture/layout-between", test_between);
  command_test ("/command/picture/layout-no-way", test_no_way);
  command_test ("/command/picture/layout-nobody-moves", test_nobody_moves);
  command_test ("/command/picture/layout-actors", test_actors);
  command_test ("/command/picture/seed", test_seed);
  command_test ("/command/picture/pinned", test_pinned);
  command_test ("/command/picture/export", test_export);
  command_test ("/command/picture/export-size", test_export_size);
  command_test ("/command/picture/export-selection", test_export_selection);
  command_test ("/command/picture/scene", test_scene);
  command_test ("/command/picture/bundle", test_bundle);
  command_test ("/command/picture/scene-view", test_scene_view);
  command_test ("/command/picture/scene-afar", test_scene_afar);
  command_test ("/command/picture/empty", test_empty);

  return g_test_run ();
}
