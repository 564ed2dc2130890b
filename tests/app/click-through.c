/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Uses the program as a person does, with pointer and keyboard: reads the passage behind a
 * relation of the sample, changes its label, takes that back and does it again, saves, exports.
 *
 * Arguments: the program, the sample, the folder for pictures. */

#include "stage.h"

#include <cairo.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define RELATION "r1"
#define OLD_LABEL "\"asks to mediate\""
#define NEW_LABEL "undo prank"
#define MODIFIED "• Unsaved copy"
#define PASSAGE "has asked Xi Jinping to act as a go-between"

static const char *program;
static const char *sample;
static const char *pictures;

typedef struct
{
  double x, y;
} Point;

/* A point of the relation's line in map units, off its middle, where the label may be. */
static Point
find_point_on_relation (void)
{
  const double t = 0.25;
  g_autofree char *scene = stage_run_tool (program, "scene", sample, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  JsonArray *relations;

  g_assert_true (json_parser_load_from_data (parser, scene, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  relations = json_object_get_array_member (root, "relations");
  for (guint i = 0; i < json_array_get_length (relations); i++)
    {
      JsonObject *relation = json_array_get_object_element (relations, i);
      JsonArray *path;
      guint index;

      if (strcmp (json_object_get_string_member (relation, "id"), RELATION) != 0)
        continue;
      path = json_object_get_array_member (relation, "path");
      index = (guint) (t * json_array_get_length (path));
      return (Point){
        json_array_get_double_element (json_array_get_array_element (path, index), 0),
        json_array_get_double_element (json_array_get_array_element (path, index), 1),
      };
    }

  g_assert_not_reached ();
}

/* Where that is on the display now. */
static void
find_pixel (Stage *stage,
            Point  point,
            int   *x,
            int   *y)
{
  const char *view = stage_get_last_line (stage, "view ");
  double values[3];
  int window_x, window_y;

  g_assert_nonnull (view);
  view += strlen ("view ");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = g_ascii_strtod (view, (char **) &view);

  stage_get_window_place (stage, &window_x, &window_y);
  *x = window_x + (int) round (values[1] + point.x * values[0]);
  *y = window_y + (int) round (values[2] + point.y * values[0]);
}

/* Only the label's text is another. */
static void
check_file (const char *path)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *expected = NULL;
  char *label;

  g_assert_true (g_file_get_contents (sample, &before, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  label = strstr (before, OLD_LABEL);
  g_assert_nonnull (label);
  g_assert_null (strstr (label + 1, OLD_LABEL));

  *label = '\0';
  expected = g_strconcat (before, "\"" NEW_LABEL "\"", label + strlen (OLD_LABEL), NULL);
  g_assert_cmpstr (after, ==, expected);
}

/* Whole, of a sane size, and something is drawn on it. */
static void
check_picture (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  int width, height, stride;
  const unsigned char *pixels;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = cairo_image_surface_get_stride (surface);
  pixels = cairo_image_surface_get_data (surface);
  g_assert_cmpint (width, >, 800);
  g_assert_cmpint (height, >, 400);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 color;

        memcpy (&color, pixels + y * stride + x * 4, sizeof color);
        g_hash_table_add (colors, GUINT_TO_POINTER (color));
      }
  g_assert_cmpuint (g_hash_table_size (colors), >, 100);
  cairo_surface_destroy (surface);
}

static void
read_passage (Stage *stage,
              Point  point)
{
  int x, y;

  find_pixel (stage, point, &x, &y);
  stage_click (stage, x, y, 1);
  stage_wait_for_line (stage, "selected relation " RELATION);
  stage_wait_for_words (stage, PASSAGE);
  stage_take_picture (stage, "2-passage");
}

static void
change_label (Stage *stage,
              Point  point)
{
  int x, y;

  find_pixel (stage, point, &x, &y);
  stage_click (stage, x, y, 2);
  stage_wait_for_line (stage, "editing label");
  stage_press (stage, "ctrl+a");
  stage_type (stage, NEW_LABEL);
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "done step Change Label");
  stage_wait_for_words (stage, MODIFIED);
  stage_take_picture (stage, "3-label");

  /* Typed letters are nothing but letters: no key of the map did anything. */
  g_assert_cmpstr (stage_get_last_line (stage, "selected "), ==, "selected relation " RELATION);
  g_assert_cmpstr (stage_get_last_line (stage, "undone "), ==, NULL);

  stage_press (stage, "ctrl+z");
  stage_wait_for_line (stage, "undone step Change Label");
  stage_wait_for_no_words (stage, MODIFIED);
  stage_take_picture (stage, "4-undone");
  stage_press (stage, "shift+ctrl+z");
  stage_wait_for_line (stage, "done step Change Label");
  stage_wait_for_words (stage, MODIFIED);
}

static void
save_as (Stage      *stage,
         const char *path)
{
  stage_press (stage, "shift+ctrl+s");
  stage_wait_for_window (stage, "Save Map As");
  stage_press (stage, "ctrl+a");
  stage_type (stage, path);
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "saved ");
  stage_wait_for_window (stage, "Seoul asks Beijing");
  stage_wait_for_words (stage, "changed.entente.json");
  stage_take_picture (stage, "5-saved");
}

static void
export_picture (Stage      *stage,
                const char *path)
{
  stage_press (stage, "ctrl+e");
  stage_wait_for_window (stage, "Export Picture");
  stage_wait_for_words (stage, "pixels");
  stage_take_picture (stage, "6-export");
  stage_press (stage, "Return");
  stage_wait_for_window (stage, "Save Picture As");
  stage_press (stage, "ctrl+a");
  stage_type (stage, path);
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "exported ");
  stage_wait_for_window (stage, "Seoul asks Beijing");
  stage_wait_for_words (stage, "Show in Folder");
  stage_take_picture (stage, "7-exported");
}

static void
test_main_job (void)
{
  const char *argv[] = { program, "--example", NULL };
  g_autofree char *folder = g_dir_make_tmp ("entente-click-through-XXXXXX", NULL);
  g_autofree char *map = g_build_filename (folder, "changed.entente.json", NULL);
  g_autofree char *picture = g_build_filename (folder, "changed.png", NULL);
  Point point = find_point_on_relation ();
  Stage *stage = stage_new (argv, pictures);

  stage_wait_for_line (stage, "opened Seoul asks Beijing to mediate");
  stage_wait_for_line (stage, "settled");
  stage_wait_for_window (stage, "Seoul asks Beijing");
  stage_wait_for_words (stage, "Seoul asks Beijing");
  stage_take_picture (stage, "1-opened");

  read_passage (stage, point);
  change_label (stage, point);
  save_as (stage, map);
  check_file (map);
  export_picture (stage, picture);
  check_picture (picture);

  /* Everything is saved: nothing is asked. */
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
  g_assert_cmpint (argc, ==, 4);
  program = argv[1];
  sample = argv[2];
  pictures = argv[3];

  g_test_add_func ("/app/click-through/main-job", test_main_job);

  return g_test_run ();
}
