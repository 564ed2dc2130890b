/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an overview of a large map costs: ours beside Cairo's strokes of the same lines alone. CPU
 * seconds of the process; the ratio is what counts. */
#include "../paint/paint-map.h"

#include "entente-density.h"
#include "entente-export.h"
#include "entente-names.h"

#include <time.h>

#define N_ACTORS 100000
#define N_RELATIONS 500000
#define N_CLUSTERS 200
#define CLUSTER_RADIUS 400.0

#define WIDTH 1920
#define HEIGHT 1080
#define TILE 512
#define LINE_PX 0.8

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
add_actors (EntenteMap *map,
            GRand      *random)
{
  double side = 80.0 * sqrt (N_ACTORS);

  for (guint i = 0; i < N_CLUSTERS; i++)
    {
      double x = g_rand_double_range (random, 0.0, side);
      double y = g_rand_double_range (random, 0.0, side);

      for (guint j = 0; j < N_ACTORS / N_CLUSTERS; j++)
        {
          double radius = CLUSTER_RADIUS * sqrt (g_rand_double (random));
          double angle = g_rand_double_range (random, 0.0, 2.0 * G_PI);

          paint_map_add_actor (map, "Harbor Council", "state", x + radius * cos (angle),
                               y + radius * sin (angle));
        }
    }
}

/* Nine in ten stay in their cluster; some actors have many. */
static void
add_relations (EntenteMap *map,
               GRand      *random)
{
  const guint32 size = N_ACTORS / N_CLUSTERS;

  for (guint i = 0; i < N_RELATIONS; i++)
    {
      PaintRelation relation = { .tone = g_rand_double_range (random, -8.0, 9.0), .weight = 2.0 };

      relation.source = (guint32) (N_ACTORS * pow (g_rand_double (random), 1.5));
      relation.target = (guint32) (size * pow (g_rand_double (random), 2.0));
      if (g_rand_int_range (random, 0, 10) == 0)
        relation.target += size * (guint32) g_rand_int_range (random, 0, N_CLUSTERS);
      else
        relation.target += relation.source / size * size;
      paint_map_add_relation (map, &relation);
    }
}

static void
stroke_all (EntenteScene *scene,
            double        zoom,
            cairo_t      *cr)
{
  cairo_set_line_width (cr, LINE_PX / zoom);
  cairo_set_source_rgba (cr, 0.1, 0.4, 0.7, 0.1);
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
      const EntentePoint *end = &points[relation->n_points - 1];

      cairo_move_to (cr, points->x, points->y);
      cairo_line_to (cr, end->x, end->y);
      cairo_stroke (cr);
    }
}

/* Of the map's middle. */
static cairo_t *
new_view (EntenteScene *scene,
          double        zoom,
          int           x,
          int           y,
          int           width,
          int           height,
          EntenteBox   *clip)
{
  EntenteBox bounds = entente_scene_get_bounds (scene);
  int left = (int) ((bounds.x + bounds.width / 2.0) * zoom) - WIDTH / 2 + x;
  int top = (int) ((bounds.y + bounds.height / 2.0) * zoom) - HEIGHT / 2 + y;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_translate (cr, -left, -top);
  cairo_scale (cr, zoom, zoom);
  *clip = (EntenteBox) { left / zoom, top / zoom, width / zoom, height / zoom };
  return cr;
}

static double
measure_strokes (EntenteScene *scene,
                 double        zoom)
{
  EntenteBox clip;
  cairo_t *cr = new_view (scene, zoom, 0, 0, WIDTH, HEIGHT, &clip);
  double start = get_seconds ();

  stroke_all (scene, zoom, cr);
  cairo_destroy (cr);
  return get_seconds () - start;
}

static double
measure_tiles (EntenteScene      *scene,
               double             zoom,
               EntentePicturePart part)
{
  double start = get_seconds ();

  for (int y = 0; y < HEIGHT; y += TILE)
    for (int x = 0; x < WIDTH; x += TILE)
      {
        EntentePicture picture = { .scene = scene, .zoom = zoom, .part = part };
        cairo_t *cr = new_view (scene, zoom, x, y, TILE, TILE, &picture.clip);

        picture.palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
        entente_painter_paint (&picture, cr);
        cairo_destroy (cr);
      }
  return get_seconds () - start;
}

static void
measure_zoom (EntenteScene *scene,
              double        zoom)
{
  double strokes = measure_strokes (scene, zoom);
  double tiles = measure_tiles (scene, zoom, ENTENTE_PICTURE_TILE);
  double names = measure_tiles (scene, zoom, ENTENTE_PICTURE_OVERLAY);

  g_print ("zoom %5.3f: Cairo's strokes %6.3f s, our tiles %6.3f s (ratio %.3f), names %6.3f s\n",
           zoom, strokes, tiles, tiles / strokes, names);
}

static void
measure_export (EntenteScene *scene,
                EntenteMap   *map)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (GBytes) bytes = NULL;
  double start = get_seconds ();

  export.width = 8000.0;
  export.height = 6000.0;
  bytes = entente_export_to_bytes (&export, scene, map, NULL, NULL);
  g_assert_nonnull (bytes);
  g_print ("export to 8,000 by 6,000 pixels: %6.3f s, %.1f MB\n", get_seconds () - start,
           (double) g_bytes_get_size (bytes) * 1e-6);
}

int
main (int    argc,
      char **argv)
{
  static const double zooms[] = { 0.04, 0.1, 0.2, 0.3, 0.45 };
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (EntenteScene) scene = NULL;
  double start;

  add_actors (map, random);
  add_relations (map, random);
  scene = entente_scene_new (map, NULL);
  start = get_seconds ();
  entente_names_of_scene (scene);
  g_print ("names placed: %6.3f s\n", get_seconds () - start);
  start = get_seconds ();
  entente_density_of_scene (scene);
  g_print ("density measured: %6.3f s\n", get_seconds () - start);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    measure_zoom (scene, zooms[i]);
  measure_export (scene, map);
  return 0;
}
