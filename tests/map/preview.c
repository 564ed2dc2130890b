/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-edits.h"
#include "entente-name-stamps.h"

#include <math.h>

#define WIDTH 400
#define HEIGHT 300
#define N_NODES 1200
#define N_RELATIONS 50000
/* Few actors, and more relations than a scene can be laid of for each frame. */
#define N_CROWDED 200
#define N_CROWDED_RELATIONS 4000
/* Of so many the new places are not written within a frame. */
#define N_MANY 6000

/* (transfer full) */
static GArray *
list_actors (EntenteMap *map)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); i != ENTENTE_NO_SLOT;
       i = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, i))
    g_array_append_val (actors, i);
  return actors;
}

static EntentePreview *
make_preview (void)
{
  g_autofree char *json = stage_make_large_map (N_NODES);
  g_autoptr (EntenteMap) map = stage_read_map (json);
  g_autoptr (GArray) actors = list_actors (map);

  return entente_preview_new (entente_cast_new (map, actors));
}

/* Of many ties some are in a picture, and who has most is drawn last and named first. */
static void
test_cast (void)
{
  g_autoptr (GString) json
      = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":["
                      "{\"id\":\"a\",\"name\":\"Ann\"},{\"id\":\"b\",\"name\":\"Bob\"},"
                      "{\"id\":\"c\",\"name\":\"Cy\"}],\"relations\":[");
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (GArray) actors = NULL;
  g_autoptr (EntenteCast) cast = NULL;

  for (guint i = 0; i < N_RELATIONS; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"r%u\",\"source\":\"b\",\"target\":\"%s\",\"tone\":%d}",
                            i > 0 ? "," : "", i, i % 3 == 0 ? "a" : "c", i % 2 == 0 ? 5 : -5);
  g_string_append (json, "]}");
  map = stage_read_map (json->str);
  actors = list_actors (map);
  cast = entente_cast_new (map, actors);

  g_assert_cmpuint (cast->nodes->len, ==, 3);
  g_assert_cmpuint (g_array_index (cast->nodes, EntenteCastNode, 1).n_ties, ==, N_RELATIONS);
  g_assert_cmpuint (g_array_index (cast->order, guint32, 0), ==, 0);
  g_assert_cmpuint (g_array_index (cast->order, guint32, 2), ==, 1);
  g_assert_cmpuint (cast->ties->len, >=, N_RELATIONS / 6);
  g_assert_cmpuint (cast->ties->len, <, N_RELATIONS);
  g_assert_cmpuint (g_array_index (cast->ties, EntenteCastTie, 0).source, ==, 1);
  g_assert_cmpuint (g_array_index (cast->ties, EntenteCastTie, 0).sign, ==,
                    ENTENTE_SIGN_COOPERATION);
  g_assert_cmpuint (cast->names->len, ==, 3);
  g_assert_cmpstr (g_array_index (cast->names, EntenteCastName, 0).text, ==, "Bob");
}

/* On a slanting line. */
static void
post (EntentePreview *preview,
      guint32         n_nodes,
      float           step)
{
  g_autofree guint32 *nodes = g_new (guint32, n_nodes);
  g_autofree float *x = g_new (float, n_nodes);
  g_autofree float *y = g_new (float, n_nodes);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      nodes[i] = n_nodes - 1 - i;
      x[i] = step * (float) i;
      y[i] = 0.5f * step * (float) i;
    }
  entente_preview_post (nodes, x, y, n_nodes, preview);
}

static cairo_surface_t *
draw (EntentePreview        *preview,
      const EntenteViewport *viewport,
      double                 begin_part,
      double                 part)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  entente_preview_advance (preview, g_get_monotonic_time (), FALSE);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  entente_preview_draw (preview, entente_palette_get (ENTENTE_PALETTE_LIGHT), viewport, begin_part,
                        part, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_drawn (EntentePreview *preview,
             int             width,
             int             height)
{
  const EntenteViewport viewport = { 0.0, 0.0, 1.0, width, height };
  cairo_surface_t *surface = draw (preview, &viewport, 0.0, 0.0);
  const guint32 *pixels;
  guint n = 0;

  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    n += (pixels[i] & 0xff) < 0xb0;
  cairo_surface_destroy (surface);
  return n;
}

static void
test_draws_what_was_posted (void)
{
  g_autoptr (EntentePreview) preview = make_preview ();

  g_assert_cmpuint (count_drawn (preview, WIDTH, HEIGHT), ==, 0);
  post (preview, 20, 1.0f);
  g_assert_cmpuint (entente_preview_get_n (preview), ==, 0);

  post (preview, N_NODES, 1.0f);
  g_assert_cmpuint (entente_preview_get_n (preview), ==, 1);
  g_assert_cmpuint (count_drawn (preview, WIDTH, HEIGHT), >, 150);
  g_assert_cmpuint (count_drawn (preview, 0, 0), ==, 0);
  g_assert_cmpuint (count_drawn (preview, 7, 5), <, 40);
}

static void
test_one_place_for_all (void)
{
  g_autoptr (EntentePreview) preview = make_preview ();

  post (preview, N_NODES, 0.0f);
  g_assert_cmpuint (count_drawn (preview, WIDTH, HEIGHT), >, 0);
}

static void
test_no_numbers (void)
{
  g_autoptr (EntentePreview) preview = make_preview ();

  post (preview, N_NODES, NAN);
  g_assert_cmpuint (count_drawn (preview, WIDTH, HEIGHT), ==, 0);
}

/* Dots go from where they were to where they were posted last, whatever comes between, and then rest. */
static void
test_glides (void)
{
  g_autoptr (EntentePreview) preview = make_preview ();
  gint64 now = 1000000;

  g_assert_false (entente_preview_advance (preview, now, TRUE));
  post (preview, N_NODES, 1.0f);
  g_assert_false (entente_preview_is_resting (preview));
  g_assert_true (entente_preview_advance (preview, now, TRUE));
  for (guint i = 0; i < 100 && !entente_preview_is_resting (preview); i++)
    g_assert_true (entente_preview_advance (preview, now += 16000, TRUE));
  g_assert_true (entente_preview_is_resting (preview));
  g_assert_cmpint (now, >=, 1150000);
  g_assert_cmpint (now, <=, 1400000);
  g_assert_false (entente_preview_advance (preview, now + 16000, TRUE));
}

/* µs that so many dots take to come to rest */
static gint64
measure_glide (guint n_nodes)
{
  g_autofree char *json = stage_make_large_map (n_nodes);
  g_autoptr (EntenteMap) map = stage_read_map (json);
  g_autoptr (GArray) actors = list_actors (map);
  g_autoptr (EntentePreview) preview = entente_preview_new (entente_cast_new (map, actors));
  gint64 now = 1000000;

  post (preview, n_nodes, 1.0f);
  g_assert_true (entente_preview_advance (preview, now, FALSE));
  post (preview, n_nodes, 2.0f);
  while (entente_preview_get_n (preview) < 2)
    post (preview, n_nodes, 2.0f);
  g_assert_true (entente_preview_advance (preview, now += 16000, TRUE));
  for (guint i = 0; i < 200 && !entente_preview_is_resting (preview); i++)
    g_assert_true (entente_preview_advance (preview, now += 16000, TRUE));
  g_assert_true (entente_preview_is_resting (preview));
  return now - 1000000;
}

/* The more there are, the longer it takes until they are painted. */
static void
test_many_go_slower (void)
{
  gint64 of_some = measure_glide (N_NODES);
  gint64 of_many = measure_glide (6 * N_NODES);

  g_assert_cmpint (of_some, <=, 400000);
  g_assert_cmpint (of_many, >=, 700000);
  g_assert_cmpint (of_many, <=, 1300000);
}

static guint
count_dark (cairo_surface_t *surface)
{
  const guint32 *pixels;
  guint n = 0;

  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    n += (pixels[i] & 0xff) < 0x80;
  return n;
}

/* As often as it is drawn, a name looks the same; in other colors, other. */
static void
test_names (void)
{
  g_autofree char *json = stage_make_large_map (3);
  g_autoptr (EntenteMap) map = stage_read_map (json);
  g_autoptr (GArray) actors = list_actors (map);
  g_autoptr (EntenteCast) cast = entente_cast_new (map, actors);
  g_autoptr (EntenteNameStamps) stamps = entente_name_stamps_new (cast);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const EntentePalette *light = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  int width, height;
  guint n;

  entente_name_stamps_measure (&g_array_index (cast->names, EntenteCastName, 0), &width, &height);
  g_assert_cmpint (width, >, 20);
  g_assert_cmpint (height, >=, ENTENTE_CAST_NAME_PX);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  entente_name_stamps_draw (stamps, 0, light, 40, 30, cr);
  n = count_dark (surface);
  g_assert_cmpuint (n, >, 20);
  entente_name_stamps_draw (stamps, 0, light, 40, 30 + 2 * height, cr);
  g_assert_cmpuint (count_dark (surface), ==, 2 * n);
  entente_name_stamps_draw (stamps, 0, entente_palette_get (ENTENTE_PALETTE_DARK), 200, 30, cr);
  g_assert_cmpuint (count_dark (surface), >, 3 * n);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const EntenteViewport two_places = { -100.0, 60.0, 2.0, WIDTH, HEIGHT };

static void
fill_two_places (float *x,
                 float *y)
{
  for (guint i = 0; i < N_NODES; i++)
    {
      x[i] = (float) (100 + 50 * (i % 2));
      y[i] = 20.0f;
    }
}

static void
assert_two_places (cairo_surface_t *surface) /* (transfer full) */
{
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);

  g_assert_cmpuint (pixels[100 * WIDTH + 100] & 0xff, <, 0xc0);
  g_assert_cmpuint (pixels[100 * WIDTH + 200] & 0xff, <, 0xc0);
  g_assert_cmphex (pixels[90 * WIDTH + 150], ==, pixels[0]);
  cairo_surface_destroy (surface);
}

/* At last dots are where the view shows the map's. */
static void
test_ends_as_the_view (void)
{
  g_autoptr (EntentePreview) preview = make_preview ();
  g_autofree float *x = g_new (float, N_NODES);
  g_autofree float *y = g_new (float, N_NODES);

  fill_two_places (x, y);
  entente_preview_end (preview, x, y);
  assert_two_places (draw (preview, &two_places, 0.0, 1.0));
}

/* So are they at first, whatever fits into the view then; and from there they glide. */
static void
test_begins_as_the_view (void)
{
  g_autoptr (EntentePreview) preview = make_preview ();
  g_autofree float *x = g_new (float, N_NODES);
  g_autofree float *y = g_new (float, N_NODES);

  fill_two_places (x, y);
  entente_preview_begin (preview, x, y, &two_places);
  assert_two_places (draw (preview, &two_places, 1.0, 0.0));
  g_assert_true (entente_preview_is_resting (preview));
  post (preview, N_NODES, 0.001f);
  g_assert_true (entente_preview_advance (preview, 1000000, TRUE));
  g_assert_false (entente_preview_is_resting (preview));
}

static void
set_up (Stage         *stage,
        gconstpointer  data)
{
  g_autofree char *json = stage_make_large_map (3000);

  stage_set_up (stage, json);
}

static void
tear_down (Stage         *stage,
           gconstpointer  data)
{
  stage_tear_down (stage);
}

static void
wait_for_preview (Stage *stage)
{
  while (stage->view->preview_shown == 0 && entente_map_view_get_busy (stage->view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (entente_map_view_get_busy (stage->view));
}

/* Nobody waits for what the layout knows first: dots are there where the map has places. */
static void
test_begins_over_the_map (Stage         *stage,
                          gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  stage_activate (stage, "map.arrange");
  g_assert_nonnull (stage->view->preview);
  g_assert_cmpuint (stage->view->preview_shown, ==, 0);
  g_assert_cmpfloat (stage->view->preview_begin, ==, 1.0);
  while (stage->view->preview_opacity == 0.0 && entente_map_view_get_busy (stage->view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (stage->view->preview_opacity, >, 0.0);
  stage_settle (stage);
  g_assert_null (stage->view->preview);
  g_assert_cmpfloat (stage->view->preview_begin, ==, 0.0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
assert_cancel_keeps (Stage        *stage,
                     EntentePoint  before) /* of the actor a40 */
{
  EntentePoint after;

  g_assert_true (entente_map_view_cancel_layout (stage->view));
  g_assert_false (entente_map_view_get_busy (stage->view));
  g_assert_null (stage->view->preview);
  stage_settle (stage);
  after = stage_get_actor_point (stage, "a40");
  g_assert_cmpfloat (after.x, ==, before.x);
  g_assert_false (entente_history_get_can_undo (stage->history));
}

/* An edit while a layout is under way is there afterwards, and is laid out too. */
static void
assert_edit_stays (Stage *stage)
{
  guint32 actor = stage_find_actor (stage, "a40");

  g_assert_true (entente_history_perform (
      stage->history, entente_edit_text (stage->map, ENTENTE_RECORD_ACTOR, actor, "name", "Changed",
                                         NULL)));
  stage_settle (stage);
  g_assert_null (stage->view->preview);
  g_assert_cmpstr (entente_map_get_actor_name (stage->map, actor), ==, "Changed");
  g_assert_cmpstr (entente_history_get_undo_name (stage->history), ==, "Layout");
  g_assert_true (entente_history_undo (stage->history));
  g_assert_cmpstr (entente_map_get_actor_name (stage->map, actor), ==, "Changed");
}

static void
test_cancel_keeps_the_old_places (Stage         *stage,
                                  gconstpointer  data)
{
  EntentePoint before = stage_get_actor_point (stage, "a40");

  stage_activate (stage, "map.arrange");
  wait_for_preview (stage);
  assert_cancel_keeps (stage, before);
}

static void
test_edits_meanwhile_stay (Stage         *stage,
                           gconstpointer  data)
{
  stage_activate (stage, "map.arrange");
  wait_for_preview (stage);
  assert_edit_stays (stage);
}

/* Where things may move, the picture of a layout gives way to the map once all have come to their places
 * and the map is drawn there. */
static void
test_gives_way_to_the_map (Stage         *stage,
                           gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (stage->window);

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  stage_activate (stage, "map.arrange");
  wait_for_preview (stage);
  while (!stage->view->preview_leaves)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (entente_map_view_get_busy (stage->view));
  g_assert_null (stage->view->laying);
  g_assert_true (entente_preview_is_resting (stage->view->preview));
  g_assert_false (entente_map_view_get_settled (stage->view));
  stage_settle (stage);
  g_assert_null (stage->view->preview);
  g_assert_cmpuint (stage->view->preview_tick, ==, 0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

static void
set_up_many (Stage         *stage,
             gconstpointer  data)
{
  g_autofree char *json = stage_make_large_map (N_MANY);

  stage_set_up (stage, json);
}

/* FALSE where they were written at once. */
static gboolean
wait_for_writing (Stage *stage)
{
  stage_activate (stage, "map.arrange");
  while (!stage->view->preview_ended && entente_map_view_get_busy (stage->view))
    g_main_context_iteration (NULL, TRUE);
  if (entente_map_view_get_busy (stage->view))
    return TRUE;
  g_test_skip ("this machine is too fast");
  return FALSE;
}

static void
test_cancel_while_writing (Stage         *stage,
                           gconstpointer  data)
{
  EntentePoint before = stage_get_actor_point (stage, "a40");

  if (wait_for_writing (stage))
    assert_cancel_keeps (stage, before);
}

/* What was written so far is of a map that is no more. */
static void
test_edit_while_writing (Stage         *stage,
                         gconstpointer  data)
{
  if (wait_for_writing (stage))
    assert_edit_stays (stage);
}

/* (transfer full) */
static char *
make_crowded_map (void)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");

  for (guint i = 0; i < N_CROWDED; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"a%u\",\"position\":{\"x\":%u,\"y\":%u}}",
                            i > 0 ? "," : "", i, i % 20 * 180, i / 20 * 90);
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < N_CROWDED_RELATIONS; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i > 0 ? "," : "", i, i % N_CROWDED,
                            (i + 1 + i / N_CROWDED) % N_CROWDED);
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
set_up_crowded (Stage         *stage,
                gconstpointer  data)
{
  g_autofree char *json = make_crowded_map ();

  stage_set_up (stage, json);
}

/* What has too many relations to glide as it is glides as dots. */
static void
test_crowded_map_glides (Stage         *stage,
                         gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (stage->window);
  EntentePoint before = stage_get_actor_point (stage, "a40");
  EntentePoint after;

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  stage_activate (stage, "map.arrange");
  g_assert_nonnull (stage->view->preview);
  g_assert_cmpfloat (stage->view->preview_begin, ==, 1.0);
  while (stage->view->preview_shown < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (entente_map_view_get_busy (stage->view));
  stage_settle (stage);
  g_assert_null (stage->view->preview);
  after = stage_get_actor_point (stage, "a40");
  g_assert_cmpfloat (hypot (after.x - before.x, after.y - before.y), >, 1.0);

  /* Who is there already gives way to the map, too. */
  stage_activate (stage, "map.arrange");
  g_assert_nonnull (stage->view->preview);
  stage_settle (stage);
  g_assert_null (stage->view->preview);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/* Back again, too, and where the view shows them: nothing is fitted anew on the way. */
static void
test_crowded_map_glides_back (Stage         *stage,
                              gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (stage->window);
  EntentePoint before = stage_get_actor_point (stage, "a40");
  EntentePoint after;

  stage_activate (stage, "map.arrange");
  stage_settle (stage);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (entente_history_undo (stage->history));
  g_assert_nonnull (stage->view->preview);
  g_assert_cmpfloat (stage->view->preview_opacity, ==, 1.0);
  g_assert_cmpfloat (stage->view->preview_fit, ==, 1.0);
  stage_settle (stage);
  g_assert_null (stage->view->preview);
  g_assert_cmpuint (stage->view->moves->len, ==, 0);
  after = stage_get_actor_point (stage, "a40");
  g_assert_cmpfloat_with_epsilon (after.x, before.x, 2.0);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 2.0);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

/* For few that move the picture is not hidden. */
static void
test_few_do_not_glide (Stage         *stage,
                       gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (stage->window);
  const EntenteMove move = { stage_find_actor (stage, "a40"), { 0.0, 0.0 }, { 5.0, 7.0 } };

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (entente_map_view_glide_actors (stage->view, "Move", &move, 1));
  g_assert_null (stage->view->preview);
  stage_settle (stage);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

static void
test_crowded_map_stands_still (Stage         *stage,
                               gconstpointer  data)
{
  stage_activate (stage, "map.arrange");
  g_assert_null (stage->view->preview);
  stage_settle (stage);
  g_assert_cmpstr (entente_history_get_undo_name (stage->history), ==, "Layout");
}

#define ADD(path, function) g_test_add (path, Stage, NULL, set_up, function, tear_down)
#define ADD_MANY(path, function) g_test_add (path, Stage, NULL, set_up_many, function, tear_down)
#define ADD_CROWDED(path, function)                                                                \
  g_test_add (path, Stage, NULL, set_up_crowded, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/preview/cast", test_cast);
  g_test_add_func ("/map/preview/draws", test_draws_what_was_posted);
  g_test_add_func ("/map/preview/one-place", test_one_place_for_all);
  g_test_add_func ("/map/preview/no-numbers", test_no_numbers);
  g_test_add_func ("/map/preview/glides", test_glides);
  g_test_add_func ("/map/preview/many-go-slower", test_many_go_slower);
  g_test_add_func ("/map/preview/names", test_names);
  g_test_add_func ("/map/preview/ends-as-the-view", test_ends_as_the_view);
  g_test_add_func ("/map/preview/begins-as-the-view", test_begins_as_the_view);
  ADD ("/map/preview/gives-way", test_gives_way_to_the_map);
  ADD ("/map/preview/begins", test_begins_over_the_map);
  ADD ("/map/preview/cancel", test_cancel_keeps_the_old_places);
  ADD ("/map/preview/edits", test_edits_meanwhile_stay);
  ADD_MANY ("/map/preview/cancel-while-writing", test_cancel_while_writing);
  ADD_MANY ("/map/preview/edit-while-writing", test_edit_while_writing);
  ADD_CROWDED ("/map/preview/crowded-glides", test_crowded_map_glides);
  ADD_CROWDED ("/map/preview/crowded-glides-back", test_crowded_map_glides_back);
  ADD_CROWDED ("/map/preview/crowded-few", test_few_do_not_glide);
  ADD_CROWDED ("/map/preview/crowded-stands-still", test_crowded_map_stands_still);

  return g_test_run ();
}
