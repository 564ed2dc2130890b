/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-export.h"
#include "entente-map-reader.h"
#include "entente-painter.h"
#include "paint-map.h"
#include "scene-maps.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = paint_map_new_full ();
  fixture->scene = entente_scene_new (fixture->map, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->scene, entente_scene_unref);
  g_clear_object (&fixture->map);
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)
              + 4 * x,
          sizeof pixel);
  return pixel;
}

static cairo_surface_t *
draw (Fixture             *fixture,
      const EntenteExport *export)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteExportJob) job
      = entente_export_job_new (export, fixture->scene, fixture->map, &error);
  cairo_surface_t *surface = entente_export_job_draw (job, NULL, &error);

  g_assert_no_error (error);
  cairo_surface_flush (surface);
  return surface;
}

static void
measure (Fixture             *fixture,
         const EntenteExport *export,
         int                 *width,
         int                 *height,
         double              *scale)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (entente_export_measure (export, fixture->scene, fixture->map, width, height, scale,
                                         &error));
  g_assert_no_error (error);
}

/* Without furniture: the drawn box, four units of stroke around it, and the margins. */
static void
test_size (Fixture      *fixture,
           gconstpointer data)
{
  EntenteBox bounds = entente_scene_get_bounds (fixture->scene);
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.legend = FALSE;
  export.title = FALSE;
  for (double scale = 1.0; scale <= 4.0; scale += 1.5)
    {
      int width;
      int height;
      double used;

      export.scale = scale;
      measure (fixture, &export, &width, &height, &used);
      g_assert_cmpfloat (used, ==, scale);
      g_assert_cmpint (width, ==, (int) ceil ((bounds.width + 8.0 + 64.0) * scale - 1e-6));
      g_assert_cmpint (height, ==, (int) ceil ((bounds.height + 8.0 + 64.0) * scale - 1e-6));
    }
}

static void
test_wished_size (Fixture      *fixture,
                  gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int width;
  int height;
  double scale;

  export.width = 900.0;
  measure (fixture, &export, &width, &height, &scale);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpfloat (scale, >, 1.0);
  g_assert_cmpfloat (scale, <, 2.0);

  export.width = 0.0;
  export.height = 700.0;
  measure (fixture, &export, &width, &height, &scale);
  g_assert_cmpint (height, ==, 700);

  export.width = 500.0;
  measure (fixture, &export, &width, &height, &scale);
  g_assert_cmpint (width, <=, 500);
  g_assert_cmpint (height, <=, 700);
  g_assert_true (width >= 498 || height >= 698);
}

static void
test_furniture_adds (Fixture      *fixture,
                     gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int width;
  int height;
  int with_legend;
  int with_all;

  export.title = FALSE;
  export.legend = FALSE;
  measure (fixture, &export, &width, &height, NULL);
  export.legend = TRUE;
  measure (fixture, &export, &width, &with_legend, NULL);
  export.title = TRUE;
  measure (fixture, &export, &width, &with_all, NULL);
  g_assert_cmpint (with_legend, >, height + 100);
  g_assert_cmpint (with_all, >, with_legend + 50);
}

/* How high a picture of a small map is whose file says this of its legend. */
static int
measure_height (const char *legend)
{
  g_autofree char *json
      = g_strdup_printf ("{ \"format\": \"entente-map\", \"version\": 1, \"view\": { \"legend\": %s },\n"
                         " \"actors\": [ { \"id\": \"a\", \"position\": { \"x\": 0, \"y\": 0 } },\n"
                         "   { \"id\": \"b\", \"position\": { \"x\": 200, \"y\": 0 } } ],\n"
                         " \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" } ] }",
                         legend);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
  Fixture fixture = { map, entente_scene_new (map, NULL) };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int width;
  int height;
  double legend_width;
  double legend_height;

  measure (&fixture, &export, &width, &height, NULL);
  entente_scene_unref (fixture.scene);
  entente_painter_measure_legend (map, NULL, 1, &legend_width, &legend_height);
  g_assert_true ((legend_height > 0.0) == g_str_equal (legend, "true"));
  return height;
}

/* A map that wants no legend has none, whatever the export asks for. */
static void
test_no_legend (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_cmpint (measure_height ("true"), >, measure_height ("false") + 20);
}

/* The map itself is the same with the legend and without: it covers nothing. */
static void
test_legend_covers_nothing (Fixture      *fixture,
                            gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  cairo_surface_t *with;
  cairo_surface_t *without;
  int height;

  export.scale = 1.0;
  with = draw (fixture, &export);
  export.legend = FALSE;
  without = draw (fixture, &export);
  height = cairo_image_surface_get_height (without);
  g_assert_cmpint (cairo_image_surface_get_height (with), >, height);
  g_assert_cmpint (cairo_image_surface_get_width (with), ==,
                   cairo_image_surface_get_width (without));
  for (int y = 0; y < height - 12; y++)
    g_assert_cmpmem (cairo_image_surface_get_data (with)
                         + y * cairo_image_surface_get_stride (with),
                     4 * (gsize) cairo_image_surface_get_width (with),
                     cairo_image_surface_get_data (without)
                         + y * cairo_image_surface_get_stride (without),
                     4 * (gsize) cairo_image_surface_get_width (without));
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

static void
test_tall (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (EntenteScene) scene = NULL;
  const PaintRelation relation = { .source = 0, .target = 1, .tone = 3.0 };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int width;
  int height;
  int legend_width;
  int legend_height;

  paint_map_add_actor (map, "Above", "state", 0.0, 0.0);
  paint_map_add_actor (map, "Below", "person", 0.0, 700.0);
  paint_map_add_relation (map, &relation);
  scene = entente_scene_new (map, NULL);
  export.legend = FALSE;
  g_assert_true (entente_export_measure (&export, scene, map, &width, &height, NULL, NULL));
  export.legend = TRUE;
  g_assert_true (
      entente_export_measure (&export, scene, map, &legend_width, &legend_height, NULL, NULL));
  g_assert_cmpint (legend_height, ==, height);
  g_assert_cmpint (legend_width, >, width + 100);
}

static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  export.scale = 100.0;
  g_assert_false (
      entente_export_measure (&export, fixture->scene, fixture->map, NULL, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "32767"));
  g_assert_nonnull (strstr (error->message, "100 megapixels"));

  /* Below the longest side, but too many pixels; lines have no such limit. */
  export.scale = 25.0;
  bytes = entente_export_to_bytes (&export, fixture->scene, fixture->map, NULL, &again);
  g_assert_null (bytes);
  g_assert_error (again, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_TOO_LARGE);
  export.format = ENTENTE_EXPORT_PDF;
  g_assert_true (
      entente_export_measure (&export, fixture->scene, fixture->map, NULL, NULL, NULL, NULL));
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  g_autoptr (EntenteSlotSet) none = entente_slot_set_new ();
  const EntenteFocus only = { .actors = none, .relations = none };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_null (entente_export_to_bytes (&export, scene, map, NULL, &error));
  g_assert_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_NOTHING);

  export.only = &only;
  g_assert_null (entente_export_job_new (&export, fixture->scene, fixture->map, &again));
  g_assert_error (again, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_NOTHING);
}

static void
test_one_actor (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (EntenteMap) map = paint_map_new ("T", NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (EntenteScene) scene = NULL;
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (GBytes) bytes = NULL;

  paint_map_add_actor (map, "A", "person", 1e5, 1e5);
  scene = entente_scene_new (map, NULL);
  bytes = entente_export_to_bytes (&export, scene, map, NULL, NULL);
  g_assert_nonnull (bytes);
}

static void
test_backgrounds (Fixture      *fixture,
                  gconstpointer data)
{
  static const guint32 corners[] = { 0xffffffff, 0xff1e1d1b, 0x00000000 };
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.scale = 1.0;
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      cairo_surface_t *surface;

      export.background = i;
      surface = draw (fixture, &export);
      g_assert_cmphex (get_pixel (surface, 0, 0), ==, corners[i]);
      g_assert_cmphex (get_pixel (surface, cairo_image_surface_get_width (surface) - 1,
                                  cairo_image_surface_get_height (surface) - 1),
                       ==, corners[i]);
      cairo_surface_destroy (surface);
    }
}

/* Nothing is cut: rows and columns at the border are empty, at every scale. */
static void
test_margins (Fixture      *fixture,
              gconstpointer data)
{
  static const double scales[] = { 0.2, 0.5, 1.0, 2.0 };
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.margin = 2.0;
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *surface;
      int width;
      int height;

      export.scale = scales[i];
      export.legend = scales[i] > 1.0;
      export.title = scales[i] > 1.0;
      surface = draw (fixture, &export);
      width = cairo_image_surface_get_width (surface);
      height = cairo_image_surface_get_height (surface);
      for (int x = 0; x < width; x++)
        {
          g_assert_cmphex (get_pixel (surface, x, 0), ==, 0xffffffff);
          g_assert_cmphex (get_pixel (surface, x, height - 1), ==, 0xffffffff);
        }
      for (int y = 0; y < height; y++)
        {
          g_assert_cmphex (get_pixel (surface, 0, y), ==, 0xffffffff);
          g_assert_cmphex (get_pixel (surface, width - 1, y), ==, 0xffffffff);
        }
      cairo_surface_destroy (surface);
    }
}

/* From afar names stand beside dots; none is cut where the map's own space ends. */
static void
test_names_whole (Fixture       *fixture,
                  gconstpointer  data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  cairo_surface_t *surface;
  int width;
  int height;

  export.scale = 0.2;
  export.margin = 10.0;
  export.legend = FALSE;
  export.title = FALSE;
  surface = draw (fixture, &export);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  for (int y = 0; y < height; y++)
    {
      g_assert_cmphex (get_pixel (surface, 10, y), ==, 0xffffffff);
      g_assert_cmphex (get_pixel (surface, width - 12, y), ==, 0xffffffff);
    }
  cairo_surface_destroy (surface);
}

static void
test_only_a_part (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  g_autoptr (EntenteSlotSet) relations = entente_slot_set_new ();
  const EntenteFocus only = { .actors = actors, .relations = relations };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int width;
  int height;
  int whole;

  export.legend = FALSE;
  export.title = FALSE;
  export.scale = 1.0;
  measure (fixture, &export, &width, &whole, NULL);
  entente_slot_set_add (actors, 0);
  entente_slot_set_add (actors, 1);
  entente_slot_set_add (relations, 2);
  export.only = &only;
  measure (fixture, &export, &width, &height, NULL);
  g_assert_cmpint (height, <, whole);
}

static void
test_area (Fixture      *fixture,
           gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;
  int width;
  int height;

  export.legend = FALSE;
  export.title = FALSE;
  export.margin = 10.0;
  export.scale = 2.0;
  export.area = (EntenteBox) { 10.0, 20.0, 300.0, 200.0 };
  measure (fixture, &export, &width, &height, NULL);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpint (height, ==, 440);
}

static gboolean
contains (GBytes     *bytes,
          const char *text)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

/* Every format: whole, the same twice, and lines rather than pixels where it can hold them. */
static void
test_formats (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const beginnings[] = { "\x89PNG", "<?xml", "%PDF" };
  EntenteExport export = ENTENTE_EXPORT_INIT;

  for (guint i = ENTENTE_EXPORT_PNG; i <= ENTENTE_EXPORT_PDF; i++)
    for (guint background = 0; background <= ENTENTE_BACKGROUND_TRANSPARENT; background++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GBytes) again = NULL;

        export.format = i;
        export.background = background;
        bytes = entente_export_to_bytes (&export, fixture->scene, fixture->map, NULL, &error);
        g_assert_no_error (error);
        again = entente_export_to_bytes (&export, fixture->scene, fixture->map, NULL, NULL);
        g_assert_true (g_bytes_equal (bytes, again));
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, beginnings[i], 4);
        g_assert_false (contains (bytes, "<image"));
        g_assert_false (contains (bytes, "/Subtype /Image"));
        if (i == ENTENTE_EXPORT_SVG)
          g_assert_true (contains (bytes, "<title>Harbor talks</title>"));
        if (i == ENTENTE_EXPORT_PDF)
          {
            g_assert_true (contains (bytes, "20000101000000"));
            g_assert_true (contains (bytes, "%%EOF"));
          }
      }
}

static void
test_far_formats (Fixture      *fixture,
                  gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.scale = 0.3;
  for (guint i = ENTENTE_EXPORT_SVG; i <= ENTENTE_EXPORT_PDF; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      export.format = i;
      bytes = entente_export_to_bytes (&export, fixture->scene, fixture->map, NULL, NULL);
      g_assert_false (contains (bytes, "<image"));
      g_assert_false (contains (bytes, "/Subtype /Image"));
    }
}

static guint
count (GBytes     *bytes,
       const char *text)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;
  guint n = 0;

  while ((at = memmem (at, (gsize) (end - at), text, strlen (text))) != NULL)
    {
      n++;
      at++;
    }
  return n;
}

/* Lines that are added up are one image; actors and names stay what they are. */
static void
test_dense_formats (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 120, 2500);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) pdf = NULL;

  export.scale = 0.1;
  export.format = ENTENTE_EXPORT_SVG;
  svg = entente_export_to_bytes (&export, scene, map, NULL, NULL);
  g_assert_cmpuint (count (svg, "data:image/png"), ==, 1);
  export.format = ENTENTE_EXPORT_PDF;
  pdf = entente_export_to_bytes (&export, scene, map, NULL, NULL);
  g_assert_cmpuint (count (pdf, "/Subtype /Image"), >=, 1);
  g_assert_cmpuint (count (pdf, "/Subtype /Image"), <=, 2);
}

static gpointer
cancel_late (gpointer data)
{
  gpointer *both = data;

  while (entente_export_job_get_progress (both[0]) <= 0.0)
    g_thread_yield ();
  g_cancellable_cancel (both[1]);
  return NULL;
}

/* A large map says how far it is, and can be cancelled meanwhile; whoever draws it. */
static void
test_job (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 120, 2500);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (EntenteExportJob) job = NULL;
  g_autoptr (EntenteExportJob) again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gpointer both[2];

  export.scale = 0.3;
  job = entente_export_job_new (&export, scene, map, NULL);
  g_assert_cmpfloat (entente_export_job_get_progress (job), ==, 0.0);
  bytes = entente_export_job_run (job, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpfloat (entente_export_job_get_progress (job), ==, 1.0);

  again = entente_export_job_new (&export, scene, map, NULL);
  both[0] = again;
  both[1] = cancellable;
  {
    GThread *thread = g_thread_new ("cancel", cancel_late, both);

    g_assert_null (entente_export_job_run (again, cancellable, &error));
    g_thread_join (thread);
  }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (entente_export_job_get_progress (again), <, 1.0);
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;

  for (guint i = ENTENTE_EXPORT_PNG; i <= ENTENTE_EXPORT_PDF; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      export.format = i;
      g_cancellable_cancel (cancellable);
      g_assert_null (entente_export_to_bytes (&export, fixture->scene, fixture->map, cancellable,
                                              &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* The file's picture is the preview's. */
static void
test_same_picture (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "entente-export-XXXXXX", NULL);
  EntenteExport export = ENTENTE_EXPORT_INIT;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *shown;
  cairo_surface_t *read;
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  g_assert_true (g_close (file, NULL));
  export.scale = 1.0;
  bytes = entente_export_to_bytes (&export, fixture->scene, fixture->map, NULL, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  read = cairo_image_surface_create_from_png (path);
  shown = draw (fixture, &export);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==,
                   cairo_image_surface_get_height (shown));
  for (int y = 0; y < cairo_image_surface_get_height (read); y++)
    for (int x = 0; x < cairo_image_surface_get_width (read); x++)
      g_assert_cmphex (get_pixel (read, x, y) | 0xff000000, ==, get_pixel (shown, x, y));
  g_unlink (path);
  cairo_surface_destroy (read);
  cairo_surface_destroy (shown);
}

/* A long title and a legend are made to fit; where no room is left for the map, that is said. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  static const double widths[] = { 2.0, 100.0, 300.0, 500.0, 560.0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strnfill (300, 'W');
  g_autoptr (EntenteMap) map = paint_map_new (title, NULL, ENTENTE_COLOR_BY_TONE);
  Fixture narrow = { map, NULL };
  EntenteExport export = ENTENTE_EXPORT_INIT;

  paint_map_add_actor (map, "North", "state", 0.0, 0.0);
  paint_map_add_actor (map, "South", "media", 400.0, 100.0);
  narrow.scene = entente_scene_new (map, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      int width;
      int height;
      double scale;

      export.width = widths[i];
      measure (&narrow, &export, &width, &height, &scale);
      g_assert_cmpint (width, ==, (int) widths[i]);
      g_assert_cmpfloat (scale, >, 0.0);
    }

  export.width = 100.0;
  export.margin = 400.0;
  g_assert_false (entente_export_measure (&export, narrow.scene, map, NULL, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_TOO_SMALL);
  entente_scene_unref (narrow.scene);
}

static guint
count_drawn (cairo_surface_t *surface,
             int              column)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    n += get_pixel (surface, column, y) >> 24 != 0;
  return n;
}

/* A bundle that the reader opened is open in the picture too. */
static void
test_opened (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  const PaintRelation relation = { .source = 0, .target = 1, .tone = 5.0 };
  Fixture parallel = { map, NULL };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  cairo_surface_t *closed, *opened;

  paint_map_add_actor (map, "Left", "state", 0.0, 0.0);
  paint_map_add_actor (map, "Right", "state", 400.0, 0.0);
  for (guint i = 0; i < 9; i++)
    paint_map_add_relation (map, &relation);
  parallel.scene = entente_scene_new (map, NULL);
  export.legend = FALSE;
  export.scale = 1.0;
  export.background = ENTENTE_BACKGROUND_TRANSPARENT;
  closed = draw (&parallel, &export);
  export.opened = entente_pair_of (0, 1);
  opened = draw (&parallel, &export);
  /* Through all lanes, beside the plaque. */
  g_assert_cmpuint (count_drawn (opened, cairo_image_surface_get_width (opened) * 2 / 5), >,
                    count_drawn (closed, cairo_image_surface_get_width (closed) * 2 / 5) + 6);
  cairo_surface_destroy (closed);
  cairo_surface_destroy (opened);
  entente_scene_unref (parallel.scene);
}

/* What is seen from afar stays so, however large the picture: a dot, not the box that it is nearby. */
static void
test_level (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  Fixture alone = { map, NULL };
  EntenteExport export = ENTENTE_EXPORT_INIT;
  cairo_surface_t *near, *far;

  paint_map_add_actor (map, "", "state", 0.0, 0.0);
  alone.scene = entente_scene_new (map, NULL);
  export.legend = FALSE;
  export.background = ENTENTE_BACKGROUND_TRANSPARENT;
  export.area = (EntenteBox) { -100.0, -100.0, 200.0, 200.0 };
  near = draw (&alone, &export);
  export.zoom = 0.25;
  far = draw (&alone, &export);
  g_assert_cmpint (cairo_image_surface_get_width (near), ==, cairo_image_surface_get_width (far));
  g_assert_cmpuint (count_drawn (near, cairo_image_surface_get_width (near) / 2 - 24), >, 0);
  g_assert_cmpuint (count_drawn (far, cairo_image_surface_get_width (far) / 2 - 24), ==, 0);
  cairo_surface_destroy (near);
  cairo_surface_destroy (far);
  entente_scene_unref (alone.scene);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/paint/export/size", test_size },
    { "/paint/export/wished-size", test_wished_size },
    { "/paint/export/narrow", test_narrow },
    { "/paint/export/furniture-adds", test_furniture_adds },
    { "/paint/export/map-without-legend", test_no_legend },
    { "/paint/export/legend-covers-nothing", test_legend_covers_nothing },
    { "/paint/export/tall", test_tall },
    { "/paint/export/too-large", test_too_large },
    { "/paint/export/nothing", test_nothing },
    { "/paint/export/one-actor", test_one_actor },
    { "/paint/export/backgrounds", test_backgrounds },
    { "/paint/export/margins", test_margins },
    { "/paint/export/names-whole", test_names_whole },
    { "/paint/export/only-a-part", test_only_a_part },
    { "/paint/export/area", test_area },
    { "/paint/export/opened", test_opened },
    { "/paint/export/level", test_level },
    { "/paint/export/formats", test_formats },
    { "/paint/export/far-formats", test_far_formats },
    { "/paint/export/dense-formats", test_dense_formats },
    { "/paint/export/cancel", test_cancel },
    { "/paint/export/job", test_job },
    { "/paint/export/same-picture", test_same_picture },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
