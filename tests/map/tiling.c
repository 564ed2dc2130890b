/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-edits.h"
#include "entente-tiling.h"
#include "entente-walk.h"

#include <math.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 600
#define N_ACTORS 800
#define N_RELATIONS 1600
#define N_PARTS 9
#define TIMEOUT_S 60
/* Cairo clips long lines elsewhere where a picture is larger: their edges differ by some steps, and
 * only few by more than half of this. */
#define CLIP_TOLERANCE 24

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
  EntenteTileCache *cache;
  EntenteTiling *tiling;
  EntenteLayerWish wish;
  guint n_ready;
} Board;

/* Clusters with lines between them, each of them with all that a line may have. */
static char *
make_map (void)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"articles\":[],\"actors\":[");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"a%u\",\"name\":\"Ministry 한국 %u\",\"kind\":\"%s\","
                            "\"position\":{\"x\":%d,\"y\":%d}}",
                            i == 0 ? "" : ",", i, i, i % 3 == 0 ? "person" : "state",
                            g_rand_int_range (random, -3000, 3000),
                            g_rand_int_range (random, -2200, 2200));
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < N_RELATIONS; i++)
    {
      guint32 source = (guint32) g_rand_int_range (random, 0, N_ACTORS);

      g_string_append_printf (json,
                              "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\","
                              "\"label\":\"asks %u\",\"tone\":%d,\"weight\":%u}",
                              i == 0 ? "" : ",", i, source,
                              (source + (guint32) g_rand_int_range (random, 1, 40)) % N_ACTORS, i,
                              g_rand_int_range (random, -10, 10), 1 + i % 5);
    }
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
ready_cb (gpointer user_data)
{
  ((Board *) user_data)->n_ready++;
}

static void
set_up (Board         *board,
        gconstpointer  data)
{
  g_autofree char *json = make_map ();
  const EntenteViewport viewport = { 200.0, 150.0, 1.0, WIDTH, HEIGHT };

  memset (board, 0, sizeof *board);
  board->map = stage_read_map (json);
  board->scene = entente_scene_new (board->map, NULL);
  board->cache = entente_tile_cache_new (ready_cb, board);
  board->tiling = entente_tiling_new (board->cache);
  board->wish.scene = board->scene;
  board->wish.palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  board->wish.viewport = board->wish.aim = viewport;
  board->wish.pointer = (EntentePoint) { NAN, NAN };
  board->wish.scale = 1;
}

static void
tear_down (Board         *board,
           gconstpointer  data)
{
  entente_tiling_free (board->tiling);
  entente_tile_cache_free (board->cache);
  entente_scene_unref (board->scene);
  g_assert_finalize_object (board->map);
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the tiles do not come");
  return G_SOURCE_REMOVE;
}

static gboolean
update (Board *board)
{
  entente_tile_cache_begin (board->cache);
  return entente_tiling_update (board->tiling, &board->wish);
}

static void
complete (Board *board)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (!update (board))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
look_at (Board *board,
         double x,
         double y,
         double zoom)
{
  board->wish.viewport.x = x;
  board->wish.viewport.y = y;
  board->wish.viewport.zoom = zoom;
  board->wish.aim = board->wish.viewport;
}

static cairo_surface_t *
create_picture (Board *board)
{
  int scale = board->wish.scale;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

static cairo_t *
create_ground (Board           *board,
               cairo_surface_t *surface)
{
  const EntenteColor *ground = &board->wish.palette->ground;
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  return cr;
}

/* As a frame shows it, with what there is. (transfer full) */
static cairo_surface_t *
show (Board *board)
{
  cairo_surface_t *surface = create_picture (board);
  cairo_t *cr = create_ground (board, surface);

  entente_tiling_draw (board->tiling, &board->wish, 1.0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* By the painter, at once. (transfer full) */
static cairo_surface_t *
paint_untiled (Board *board)
{
  EntenteArea area = entente_area_of_view (&board->wish.viewport, board->wish.scale);
  EntenteLevel *level = entente_level_new (board->wish.scene, board->wish.palette,
                                           board->wish.focus, ENTENTE_NO_PAIR, board->wish.viewport.zoom,
                                           board->wish.scale);
  cairo_surface_t *layer = entente_level_create_surface (level, area.width, area.height);
  cairo_surface_t *surface = create_picture (board);
  cairo_t *cr = create_ground (board, surface);

  entente_level_paint (level, layer, area.x, area.y, area);
  cairo_scale (cr, 1.0 / board->wish.scale, 1.0 / board->wish.scale);
  cairo_set_source_surface (cr, layer, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (layer);
  entente_level_unref (level);
  return surface;
}

static guint
count_drawn (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  guint n = (guint) (cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface));
  guint n_drawn = 0;

  for (guint i = 1; i < n; i++)
    n_drawn += (pixels[i] & 0xFFFFFF) != (pixels[i - 1] & 0xFFFFFF);
  return n_drawn;
}

static void
assert_same (Board *board)
{
  cairo_surface_t *shown = show (board);
  cairo_surface_t *painted = paint_untiled (board);
  const guint8 *a = cairo_image_surface_get_data (shown);
  const guint8 *b = cairo_image_surface_get_data (painted);
  gsize size = (gsize) cairo_image_surface_get_stride (shown)
               * (gsize) cairo_image_surface_get_height (shown);
  guint n_apart = 0;

  for (gsize i = 0; i < size; i++)
    {
      int difference = i % 4 != 3 ? ABS ((int) a[i] - (int) b[i]) : 0;

      g_assert_cmpint (difference, <=, CLIP_TOLERANCE);
      n_apart += difference > CLIP_TOLERANCE / 2;
    }
  g_assert_cmpuint (n_apart, <, size / 10000);
  g_assert_cmpuint (count_drawn (shown), >, 1000);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (painted);
}

static void
test_same_as_untiled (Board         *board,
                      gconstpointer  data)
{
  static const EntenteViewport views[] = {
    { 550.0, 380.0, 0.12, 0.0, 0.0 }, { 700.3, 300.7, 0.31, 0.0, 0.0 },
    { 300.0, 250.5, 0.53, 0.0, 0.0 }, { 300.0, 250.5, 0.57, 0.0, 0.0 }, /* dots become boxes */
    { -100.0, 420.0, 0.7, 0.0, 0.0 }, { 200.5, 150.25, 1.0, 0.0, 0.0 },
    { -3000.0, 2000.0, 2.3, 0.0, 0.0 },
  };

  board->wish.scale = GPOINTER_TO_INT (data);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      look_at (board, views[i].x, views[i].y, views[i].zoom);
      complete (board);
      assert_same (board);
    }
}

static void
test_panning (Board         *board,
              gconstpointer  data)
{
  complete (board);
  for (guint i = 1; i <= 6; i++)
    {
      look_at (board, 200.0 - 237.0 * i, 150.0 + 91.5 * i, 1.0);
      complete (board);
      assert_same (board);
    }
}

static void
test_edit (Board         *board,
           gconstpointer  data)
{
  guint32 actor = entente_map_find (board->map, ENTENTE_RECORD_ACTOR, "a0");
  g_autoptr (EntenteHistory) history = entente_history_new (board->map);
  const double x = 120.0;
  const double y = 60.0;
  EntenteScene *before = board->scene;
  cairo_surface_t *old;
  cairo_surface_t *shown;

  complete (board);
  old = show (board);
  g_assert_true (entente_history_perform (
      history, entente_edit_positions (board->map, "Move", &actor, &x, &y, 1)));
  board->scene = entente_scene_new_near (board->map, NULL, before);
  board->wish.scene = board->scene;

  /* Until the new tiles come, the old ones show. */
  g_assert_false (update (board));
  shown = show (board);
  g_assert_cmpmem (cairo_image_surface_get_data (old), WIDTH * HEIGHT * 4,
                   cairo_image_surface_get_data (shown), WIDTH * HEIGHT * 4);
  cairo_surface_destroy (old);
  cairo_surface_destroy (shown);
  complete (board);
  assert_same (board);
  entente_scene_unref (before);
}

static void
changed_cb (GArray  *all,
            gpointer changes,
            guint    n_changes)
{
  g_array_append_vals (all, changes, n_changes);
}

/* Brings the scene up to date with what has changed. */
static void
amend (Board  *board,
       GArray *changes)
{
  EntenteScene *scene = entente_scene_amend (board->scene, board->map, NULL,
                                             (const EntenteChange *) (gpointer) changes->data,
                                             changes->len);

  g_assert_nonnull (scene);
  entente_scene_unref (board->scene);
  board->scene = board->wish.scene = scene;
  g_array_set_size (changes, 0);
}

static void
perform (Board          *board,
         EntenteHistory *history,
         guint           step)
{
  guint32 actor = step * 37 % N_ACTORS;
  const double x = 150.0 + 83.0 * step;
  const double y = -90.0 + 71.0 * step;
  guint32 added;

  switch (step % 5)
    {
    case 0:
      entente_history_perform (history,
                               entente_edit_positions (board->map, "Move", &actor, &x, &y, 1));
      break;
    case 1:
      entente_history_perform (history, entente_edit_add_relation (board->map, actor,
                                                                   (actor + 60) % N_ACTORS,
                                                                   &added));
      break;
    case 2:
      entente_history_perform (
          history, entente_edit_text (board->map, ENTENTE_RECORD_ACTOR, actor, "name", "Another",
                                      NULL));
      break;
    case 3:
      entente_history_perform (history, entente_edit_remove (board->map, &actor, 1, NULL, 0));
      break;
    default:
      entente_history_undo (history);
      break;
    }
}

/* Edit by edit, what is mended is what would be painted whole; a fold on the way changes nothing. */
static void
test_mended (Board         *board,
             gconstpointer  data)
{
  static const double zooms[] = { 0.12, 0.31, 0.58, 1.0 };
  g_autoptr (EntenteHistory) history = entente_history_new (board->map);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (EntenteChange));

  g_signal_connect_swapped (board->map, "changed", G_CALLBACK (changed_cb), changes);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      look_at (board, 430.0, 280.0, zooms[i]);
      complete (board);
      for (guint step = 0; step < 5; step++)
        {
          perform (board, history, step);
          amend (board, changes);
          complete (board);
          assert_same (board);
        }
      board->wish.scene = entente_scene_fold (board->scene);
      entente_scene_unref (board->scene);
      board->scene = board->wish.scene;
      complete (board);
      assert_same (board);
    }
  g_signal_handlers_disconnect_by_data (board->map, changes);
}

static void
look_at_part (Board *board,
              guint  part)
{
  EntenteBox bounds = entente_scene_get_bounds (board->scene);

  look_at (board, -bounds.x * 0.5 - part % 3 * (double) WIDTH,
           -bounds.y * 0.5 - part / 3 * (double) HEIGHT, 0.5);
}

static guint32
find_shortest (EntenteScene *scene)
{
  double best = HUGE_VAL;
  guint32 shortest = 0;

  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
      const EntentePoint *end = &points[relation->n_points - 1];
      double length = hypot (end->x - points->x, end->y - points->y);

      if (relation->source == relation->target || length >= best)
        continue;
      best = length;
      shortest = relation->relation;
    }
  return shortest;
}

/* What lies elsewhere stays. */
static void
test_edit_out_of_view (Board         *board,
                       gconstpointer  data)
{
  g_autoptr (EntenteHistory) history = entente_history_new (board->map);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (EntenteChange));
  guint n_complete = 0;

  g_signal_connect_swapped (board->map, "changed", G_CALLBACK (changed_cb), changes);
  for (guint i = 0; i < N_PARTS; i++)
    {
      look_at_part (board, i);
      complete (board);
    }
  entente_history_perform (history, entente_edit_member (board->map, ENTENTE_RECORD_RELATION,
                                                         find_shortest (board->scene), "tone", "-9",
                                                         NULL));
  amend (board, changes);
  for (guint i = 0; i < N_PARTS; i++)
    {
      look_at_part (board, i);
      n_complete += update (board);
    }
  g_assert_cmpuint (n_complete, <, N_PARTS);
  g_assert_cmpuint (n_complete, >, N_PARTS / 2);
  g_signal_handlers_disconnect_by_data (board->map, changes);
}

static guint
count_unpainted (cairo_surface_t *surface)
{
  const guint32 *pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  guint n = 0;

  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    n += (pixels[i] & 0xFFFFFF) == 0;
  return n;
}

/* Of tiles that reach out of the view what is in it comes first, and what is not yet painted never shows. */
static void
test_in_view_first (Board         *board,
                    gconstpointer  data)
{
  static const EntenteViewport views[] = {
    { 260.0, 190.0, 1.0, 0.0, 0.0 }, /* what has just come in */
    { 260.0, 190.0, 0.9, 0.0, 0.0 }, /* the same, lent to another zoom */
  };

  complete (board);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *shown;

      look_at (board, views[i].x, views[i].y, views[i].zoom);
      g_assert_false (update (board));
      shown = show (board);
      g_assert_cmpuint (count_unpainted (shown), ==, 0);
      cairo_surface_destroy (shown);
    }
  look_at (board, views[0].x, views[0].y, views[0].zoom);
  complete (board);
  assert_same (board);
}

/* Where the map from afar has something, so has what is shown meanwhile. */
static void
test_never_blank (Board         *board,
                  gconstpointer  data)
{
  static const EntenteViewport views[] = {
    { 300.0, 200.0, 1.2, 0.0, 0.0 },   /* a step nearer: the old tiles */
    { 400.0, 300.0, 0.8, 0.0, 0.0 },   /* farther: and around them the whole map */
    { -2500.0, 900.0, 1.0, 0.0, 0.0 }, /* elsewhere */
  };

  complete (board);
  /* The whole map comes after what is in view. */
  while (g_main_context_iteration (NULL, FALSE) || board->n_ready == 0)
    continue;
  for (guint i = 0; i < 400 && entente_tile_cache_get_size (board->cache) < (12u << 20); i++)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *shown;

      look_at (board, views[i].x, views[i].y, views[i].zoom);
      shown = show (board);
      g_assert_cmpuint (count_drawn (shown), >, WIDTH * HEIGHT / 10);
      cairo_surface_destroy (shown);
      g_assert_false (update (board));
      shown = show (board);
      g_assert_cmpuint (count_drawn (shown), >, WIDTH * HEIGHT / 10);
      cairo_surface_destroy (shown);
    }
}

/* What is shown while tiles come: what was there, until all of them are. */
static void
test_never_mixed (Board         *board,
                  gconstpointer  data)
{
  cairo_surface_t *before;
  guint n_mixed = 0;

  complete (board);
  /* Within what was in view: what lay beside it may come still, and is shown then. */
  look_at (board, 200.0, 150.0, 1.2);
  before = show (board);
  while (!update (board))
    {
      cairo_surface_t *shown = show (board);

      n_mixed += memcmp (cairo_image_surface_get_data (before), cairo_image_surface_get_data (shown),
                         WIDTH * HEIGHT * 4)
                 != 0;
      cairo_surface_destroy (shown);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (n_mixed, ==, 0);
  assert_same (board);
  cairo_surface_destroy (before);
}

static void
test_aim_is_painted_ahead (Board         *board,
                           gconstpointer  data)
{
  complete (board);
  board->wish.aim.zoom = 1.5;
  for (guint i = 0; i < 50; i++)
    g_assert_false (update (board));
  while (board->n_ready < 2 || g_main_context_iteration (NULL, FALSE))
    {
      update (board);
      g_main_context_iteration (NULL, FALSE);
    }
  board->wish.viewport = board->wish.aim;
  complete (board);
  assert_same (board);
}

/* What is lit lies on nothing, and most tiles of it are empty. */
static void
test_focus (Board         *board,
            gconstpointer  data)
{
  EntenteItem item
      = ENTENTE_ACTOR_ITEM (entente_map_find (board->map, ENTENTE_RECORD_ACTOR, "a0"));
  g_autoptr (EntenteFocusSet) focus
      = entente_focus_set_new (board->map, &item, 1, 1, FALSE);
  const EntenteSceneActor *actor;
  EntentePoint middle;

  actor = entente_scene_find_actor (board->scene, item.slot);
  middle = entente_box_get_middle (actor->outline);
  look_at (board, WIDTH / 2.0 - middle.x, HEIGHT / 2.0 - middle.y, 1.0);
  board->wish.focus = focus;
  complete (board);
  assert_same (board);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function) g_test_add (path, Board, data, set_up, function, tear_down)
  ADD ("/map/tiling/same-as-untiled", GINT_TO_POINTER (1), test_same_as_untiled);
  ADD ("/map/tiling/same-as-untiled-at-scale-2", GINT_TO_POINTER (2), test_same_as_untiled);
  ADD ("/map/tiling/panning", NULL, test_panning);
  ADD ("/map/tiling/edit", NULL, test_edit);
  ADD ("/map/tiling/mended", NULL, test_mended);
  ADD ("/map/tiling/edit-out-of-view", NULL, test_edit_out_of_view);
  ADD ("/map/tiling/in-view-first", NULL, test_in_view_first);
  ADD ("/map/tiling/never-blank", NULL, test_never_blank);
  ADD ("/map/tiling/never-mixed", NULL, test_never_mixed);
  ADD ("/map/tiling/aim", NULL, test_aim_is_painted_ahead);
  ADD ("/map/tiling/focus", NULL, test_focus);
#undef ADD

  return g_test_run ();
}
