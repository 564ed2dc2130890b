/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a big map costs in the window: panning beside a widget that only blits as many ready pixels,
 * zooming beside stroking the same view with cairo, pointing, selecting, editing. CPU of the main
 * thread and of all others apart; memory beside the size of the file. Arguments: actors, relations, and pan, zoom, select or edit for that
 * alone. GDK_SCALE=2 for twice the pixels. */

#include "big-map.h"
#include "memory.h"

#include "entente-edits.h"
#include "entente-frame-memory.h"
#include "entente-map-private.h"
#include "entente-map-view-private.h"
#include "entente-memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH 1920
#define HEIGHT 1080
#define N_FRAMES 90
#define PAN_X_PX 11.0
#define PAN_Y_PX 4.0
#define N_POINTS 500
#define N_EDITS 10

/* A widget that shows ready pixels at an offset. */
#define BENCH_TYPE_BLIT (bench_blit_get_type ())
G_DECLARE_FINAL_TYPE (BenchBlit, bench_blit, BENCH, BLIT, GtkWidget)

struct _BenchBlit
{
  GtkWidget parent_instance;
  cairo_surface_t *surface;
  double x, y;
};

G_DEFINE_FINAL_TYPE (BenchBlit, bench_blit, GTK_TYPE_WIDGET)

typedef struct
{
  double main;   /* CPU, ms */
  double others;
  double wall;
} Cost;

typedef struct
{
  EntenteMapView *view;
  EntenteSession *session;
  GtkWindow *window;
  BenchBlit *blit;
} Bench;

static void
bench_blit_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  BenchBlit *self = BENCH_BLIT (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0.0f, 0.0f, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (cr, self->surface, self->x * scale, self->y * scale);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
bench_blit_finalize (GObject *object)
{
  cairo_surface_destroy (BENCH_BLIT (object)->surface);
  G_OBJECT_CLASS (bench_blit_parent_class)->finalize (object);
}

static void
bench_blit_class_init (BenchBlitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_blit_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_blit_snapshot;
}

static void
bench_blit_init (BenchBlit *self)
{
  /* Larger than the window by what is panned. */
  int scale = 2;
  int width = (int) (WIDTH + PAN_X_PX * N_FRAMES) * scale;
  int height = (int) (HEIGHT + PAN_Y_PX * N_FRAMES) * scale;
  guint32 *pixels;

  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (self->surface);
  for (gsize i = 0; i < (gsize) width * (gsize) height; i++)
    pixels[i] = (guint32) i * 2654435761u;
  cairo_surface_mark_dirty (self->surface);
}

static double
get_cpu (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static Cost
get_now (void)
{
  double main = get_cpu (CLOCK_THREAD_CPUTIME_ID);

  return (Cost) { main, get_cpu (CLOCK_PROCESS_CPUTIME_ID) - main,
                  (double) g_get_monotonic_time () / 1e3 };
}

static Cost
get_since (Cost start)
{
  Cost now = get_now ();

  return (Cost) { now.main - start.main, now.others - start.others, now.wall - start.wall };
}

static void
count_frame_cb (GdkFrameClock *clock,
                guint         *n_frames)
{
  (*n_frames)++;
}

/* The actor whose middle is nearest to a place of the map. */
static guint32
find_nearest (EntenteScene *scene,
              double        x,
              double        y)
{
  guint32 nearest = 0;
  double best = HUGE_VAL;

  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);
      double distance = hypot (actor->outline.x + actor->outline.width / 2.0 - x,
                               actor->outline.y + actor->outline.height / 2.0 - y);

      if (distance >= best)
        continue;
      best = distance;
      nearest = actor->actor;
    }
  return nearest;
}

/* Runs until so many frames have been painted. */
static void
run_frames (Bench *bench,
            guint  n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (count_frame_cb), &n_frames);

  while (n_frames < n)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
settle (Bench *bench)
{
  while (!entente_map_view_get_settled (bench->view))
    g_main_context_iteration (NULL, TRUE);
}

/* Until no thread works any more: what is painted in advance is there too. */
static void
rest (Bench *bench)
{
  double before, now = get_now ().others;

  settle (bench);
  do
    {
      before = now;
      for (gint64 end = g_get_monotonic_time () + 60000; g_get_monotonic_time () < end;)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
      now = get_now ().others;
    }
  while (now - before > 5.0);
}

static double
blit_frame (Bench *bench)
{
  Cost start;

  gtk_window_set_child (bench->window, GTK_WIDGET (bench->blit));
  bench->blit->x = bench->blit->y = 0.0;
  gtk_widget_queue_draw (GTK_WIDGET (bench->blit));
  run_frames (bench, 2);
  start = get_now ();
  for (guint i = 0; i < N_FRAMES; i++)
    {
      bench->blit->x -= PAN_X_PX;
      bench->blit->y -= PAN_Y_PX;
      gtk_widget_queue_draw (GTK_WIDGET (bench->blit));
      run_frames (bench, 1);
    }
  gtk_window_set_child (bench->window, GTK_WIDGET (bench->view));
  return get_since (start).main / N_FRAMES;
}

static Cost
pan (Bench  *bench,
     double *worst)
{
  Cost start = get_now ();
  Cost all;

  *worst = 0.0;
  for (guint i = 0; i < N_FRAMES; i++)
    {
      EntenteViewport viewport = bench->view->viewport;
      Cost frame = get_now ();

      entente_viewport_pan (&viewport, i < N_FRAMES / 2 ? -PAN_X_PX : PAN_X_PX, -PAN_Y_PX);
      entente_map_view_set_viewport (bench->view, &viewport);
      run_frames (bench, 1);
      *worst = MAX (*worst, get_since (frame).main);
    }
  all = get_since (start);
  return (Cost) { all.main / N_FRAMES, all.others / N_FRAMES, all.wall / N_FRAMES };
}

static void
measure_pan (Bench *bench,
             double zoom)
{
  double blit, worst;
  Cost cost;

  if (zoom > 0.0)
    entente_map_view_set_zoom (bench->view, zoom);
  else
    entente_map_view_fit (bench->view);
  rest (bench);
  blit = blit_frame (bench);
  rest (bench);
  cost = pan (bench, &worst);
  g_print ("pan    zoom %5.3f: blit %5.1f ms a frame, map %5.1f (%.2f x), worst %5.1f, workers %5.1f, "
           "a frame every %5.1f\n",
           entente_map_view_get_zoom (bench->view), blit, cost.main, cost.main / blit, worst,
           cost.others, cost.wall);
}

/* Stroking what is in view, line by line, as cairo does it. */
static double
stroke (Bench *bench)
{
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  EntenteScene *scene = entente_map_view_get_scene (bench->view);
  EntenteBox visible = entente_map_view_get_visible (bench->view);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (bench->view));
  double density = entente_map_view_get_zoom (bench->view) * scale;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr = cairo_create (surface);
  Cost start = get_now ();
  double spent;

  entente_scene_find_in_box (scene, &visible, NULL, relations);
  cairo_scale (cr, density, density);
  cairo_translate (cr, -visible.x, -visible.y);
  cairo_set_line_width (cr, scale / density);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.2);
  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (scene, g_array_index (relations, guint32, i));
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
      const EntentePoint *end = &points[relation->n_points - 1];

      cairo_move_to (cr, points->x, points->y);
      cairo_line_to (cr, end->x, end->y);
      cairo_stroke (cr);
    }
  spent = get_since (start).main;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return spent;
}

/* From one zoom to another whose tiles are not there, until nothing is missing. */
static void
measure_zoom (Bench *bench,
              double zoom)
{
  double before = entente_map_view_get_zoom (bench->view);
  double stroked, first;
  Cost start, cost;

  rest (bench);
  start = get_now ();
  entente_map_view_set_zoom (bench->view, zoom);
  run_frames (bench, 1);
  first = get_since (start).main;
  settle (bench);
  cost = get_since (start);
  stroked = stroke (bench);
  g_print ("zoom   %5.3f to %5.3f: stroking %7.1f ms, sharp after %7.1f CPU (%.3f x), main %5.1f, first "
           "frame %5.1f, wall %7.1f\n",
           before, zoom, stroked, cost.main + cost.others, (cost.main + cost.others) / stroked,
           cost.main, first, cost.wall);
}

static void
measure_hover (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  double worst = 0.0;
  Cost start;

  rest (bench);
  start = get_now ();
  for (guint i = 0; i < N_POINTS; i++)
    {
      EntentePoint point = { g_rand_double_range (random, 0.0, WIDTH),
                             g_rand_double_range (random, 0.0, HEIGHT) };
      Cost one = get_now ();

      entente_map_view_get_item_at (bench->view, point, NULL);
      worst = MAX (worst, get_since (one).main);
    }
  g_print ("hover  zoom %5.3f: what is below the pointer %6.3f ms, worst %6.3f\n",
           entente_map_view_get_zoom (bench->view), get_since (start).main / N_POINTS, worst);
}

static void
measure_selection (Bench *bench)
{
  EntenteMap *map = entente_session_get_map (bench->session);
  EntenteItem hub = ENTENTE_ACTOR_ITEM (entente_map_find (map, ENTENTE_RECORD_ACTOR, BIG_MAP_HUB));
  Cost start, first, all;
  double worst;

  rest (bench);
  start = get_now ();
  entente_session_select (bench->session, hub);
  run_frames (bench, 1);
  first = get_since (start);
  settle (bench);
  all = get_since (start);
  g_print ("select %u lit: first frame %5.1f ms of main CPU, lines after %6.1f wall, workers %6.1f\n",
           entente_focus_set_get_n_lit (bench->view->focus), first.main, all.wall, all.others);
  rest (bench);
  all = pan (bench, &worst);
  g_print ("pan    selected: map %5.1f ms a frame, worst %5.1f, workers %5.1f\n", all.main, worst,
           all.others);
  entente_session_select (bench->session, ENTENTE_NO_ITEM);
}

/* An actor near the middle of the view is moved, and that is undone: what each costs until nothing is
 * missing. */
static void
measure_edit (Bench *bench)
{
  EntenteMap *map = entente_session_get_map (bench->session);
  EntenteHistory *history = entente_session_get_history (bench->session);
  EntenteScene *scene = entente_map_view_get_scene (bench->view);
  EntenteBox visible = entente_map_view_get_visible (bench->view);
  const guint32 actor = find_nearest (scene, visible.x + visible.width / 2.0,
                                      visible.y + visible.height / 2.0);
  EntenteBox box = entente_scene_find_actor (scene, actor)->outline;
  guint n_lines = entente_scene_find_actor (scene, actor)->n_relations;
  double worst = 0.0;
  Cost start, cost;

  rest (bench);
  start = get_now ();
  for (guint i = 0; i < N_EDITS; i++)
    {
      const double x = box.x + 7.0 * (i + 1);
      const double y = box.y + 5.0 * (i + 1);
      Cost one = get_now ();

      if (i % 2 == 0)
        entente_history_perform (history, entente_edit_positions (map, "Move", &actor, &x, &y, 1));
      else
        entente_history_undo (history);
      run_frames (bench, 1);
      settle (bench);
      worst = MAX (worst, get_since (one).main);
    }
  rest (bench);
  cost = get_since (start);
  g_print ("edit   zoom %5.3f, %u lines end there: main %6.1f ms an edit, worst %6.1f, workers %6.1f\n",
           entente_map_view_get_zoom (bench->view), n_lines, cost.main / N_EDITS, worst,
           cost.others / N_EDITS);
}

static void
print_memory (const char *when,
              double      before,
              double      size)
{
  double peak = memory_get_peak ();
  double resident = memory_get_resident ();

  g_print ("memory %s: peak %.2f files, now %.2f; without what GTK alone takes %.2f, %.2f\n", when,
           peak / size, resident / size, (peak - before) / size, (resident - before) / size);
}

static void
open_window (Bench      *bench,
             EntenteMap *map)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  Cost start = get_now ();
  Cost cost;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  bench->session = entente_session_new (history);
  bench->view = g_object_ref_sink (ENTENTE_MAP_VIEW (entente_map_view_new ()));
  bench->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (bench->window, FALSE);
  gtk_window_set_default_size (bench->window, WIDTH, HEIGHT);
  gtk_window_set_child (bench->window, GTK_WIDGET (bench->view));
  entente_map_view_set_session (bench->view, bench->session);
  gtk_window_present (bench->window);
  settle (bench);
  cost = get_since (start);
  g_print ("open   first whole picture: main %7.1f ms CPU, workers %7.1f, wall %7.1f\n", cost.main,
           cost.others, cost.wall);
}

static void
measure_pans (Bench *bench)
{
  static const double zooms[] = { 0.0, 0.1, 0.3, 0.7, 1.5 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    measure_pan (bench, zooms[i]);
}

static void
measure_zooms (Bench *bench)
{
  entente_map_view_fit (bench->view);
  measure_zoom (bench, 0.1234);
  measure_hover (bench);
  measure_zoom (bench, 0.2345);
  measure_zoom (bench, 0.6789);
  measure_hover (bench);
  entente_map_view_fit (bench->view);
  measure_hover (bench);
}

static void
measure_edits (Bench *bench)
{
  static const double zooms[] = { 0.3, 1.0 };

  entente_map_view_fit (bench->view);
  measure_edit (bench);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      entente_map_view_set_zoom (bench->view, zooms[i]);
      measure_edit (bench);
    }
}

static gsize
get_frame_bytes (Bench *bench)
{
  GtkWidget *view = GTK_WIDGET (bench->view);
  gsize scale = (gsize) gtk_widget_get_scale_factor (view);

  return (gsize) gtk_widget_get_width (view) * (gsize) gtk_widget_get_height (view) * scale * scale * 4;
}

static void
measure (EntenteMap *map,
         double      before, /* bytes in memory without it */
         double      size,   /* of its file */
         const char *part)   /* NULL: all */
{
  static const struct
  {
    const char *name;
    void (*measure) (Bench *bench);
  } parts[] = {
    { "pan", measure_pans },
    { "zoom", measure_zooms },
    { "select", measure_selection },
    { "edit", measure_edits },
  };
  Bench bench = { 0 };

  open_window (&bench, map);
  entente_memory_keep (get_frame_bytes (&bench));
  entente_frame_memory_keep (GTK_WIDGET (bench.view), get_frame_bytes (&bench));
  rest (&bench);
  print_memory ("opened", before, size);
  bench.blit = g_object_ref_sink (g_object_new (BENCH_TYPE_BLIT, NULL));
  g_print ("window %d x %d at scale %d\n", gtk_widget_get_width (GTK_WIDGET (bench.view)),
           gtk_widget_get_height (GTK_WIDGET (bench.view)),
           gtk_widget_get_scale_factor (GTK_WIDGET (bench.view)));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (part == NULL || strcmp (part, parts[i].name) == 0)
      parts[i].measure (&bench);

  gtk_window_destroy (bench.window);
  g_object_unref (bench.blit);
  g_object_unref (bench.view);
  g_object_unref (bench.session);
}

int
main (int   argc,
      char *argv[])
{
  guint n_actors = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  guint n_relations = argc > 2 ? (guint) atoi (argv[2]) : 500000;
  g_autoptr (EntenteMap) map = NULL;
  double before, size;

  entente_memory_begin ();
  gtk_init ();
  before = memory_get_resident ();
  map = big_map_new (n_actors, n_relations);
  size = (double) g_bytes_get_size (entente_map_get_bytes (map));
  g_print ("map    %u actors, %u relations, %.1f MB\n", n_actors, n_relations, size / 1e6);
  measure (map, before, size, argc > 3 ? argv[3] : NULL);
  return 0;
}
