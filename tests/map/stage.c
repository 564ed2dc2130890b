/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-map-reader.h"
#include "entente-walk.h"

#include <math.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 700
#define TIMEOUT_S 60
#define RELEASE_US (10 * G_USEC_PER_SEC)

EntenteMap *
stage_read_map (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

const char *
stage_get_small_map (void)
{
  return "{\"format\":\"entente-map\",\"version\":1,\"articles\":[],\"actors\":["
         "{\"id\":\"lee\",\"name\":\"Lee\",\"position\":{\"x\":0,\"y\":0}},"
         "{\"id\":\"xi\",\"name\":\"Xi\",\"position\":{\"x\":320,\"y\":40}},"
         "{\"id\":\"kim\",\"name\":\"Kim\"}],\"relations\":["
         "{\"id\":\"asks\",\"source\":\"lee\",\"target\":\"xi\",\"label\":\"asks\",\"tone\":4},"
         "{\"id\":\"answers\",\"source\":\"xi\",\"target\":\"lee\",\"label\":\"answers\"},"
         "{\"id\":\"talks\",\"source\":\"lee\",\"target\":\"kim\",\"regarding\":[\"xi\"]}]}";
}

char *
stage_make_large_map (guint n_actors)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");
  guint side = (guint) ceil (sqrt (n_actors));

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"a%u\",\"name\":\"Actor %u\",\"position\":"
                            "{\"x\":%u,\"y\":%u}}",
                            i == 0 ? "" : ",", i, i, i % side * 180, i / side * 90);
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i == 0 ? "" : ",", i, i, (i + 1) % n_actors);
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static void
edit_requested_cb (EntenteMapView *view,
                   gpointer        item,
                   const char     *field,
                   Stage          *stage)
{
  stage->n_edit_requests++;
  stage->edit_item = *(EntenteItem *) item;
  g_free (stage->edit_field);
  stage->edit_field = g_strdup (field);
}

static void
rename_requested_cb (EntenteMapView *view,
                     gpointer        item,
                     Stage          *stage)
{
  stage->n_renames++;
  stage->rename_item = *(EntenteItem *) item;
}

static void
notice_cb (EntenteMapView *view,
           const char     *text,
           const char     *offer,
           Stage          *stage)
{
  stage->n_notices++;
  g_free (stage->notice);
  stage->notice = g_strdup (text);
  g_free (stage->offer);
  stage->offer = g_strdup (offer);
}

static void
leave_cb (EntenteMapView *view,
          Stage          *stage)
{
  stage->n_leaves++;
}

void
stage_set_up (Stage      *stage,
              const char *json)
{
  memset (stage, 0, sizeof *stage);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  stage->map = stage_read_map (json);
  stage->history = entente_history_new (stage->map);
  stage->session = entente_session_new (stage->history);
  stage->view = ENTENTE_MAP_VIEW (g_object_ref_sink (entente_map_view_new ()));
  g_signal_connect (stage->view, "edit-requested", G_CALLBACK (edit_requested_cb), stage);
  g_signal_connect (stage->view, "rename-requested", G_CALLBACK (rename_requested_cb), stage);
  g_signal_connect (stage->view, "notice", G_CALLBACK (notice_cb), stage);
  g_signal_connect (stage->view, "leave", G_CALLBACK (leave_cb), stage);
  stage->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (stage->window), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (stage->view), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (stage->window), GTK_WIDGET (stage->view));
  entente_map_view_set_session (stage->view, stage->session);
  gtk_window_present (GTK_WINDOW (stage->window));
  stage_settle (stage);
}

/* A worker that was told to stop keeps the view until it has noticed. */
static void
release_view (Stage *stage)
{
  gpointer view = stage->view;
  gint64 end = g_get_monotonic_time () + RELEASE_US;

  g_object_add_weak_pointer (view, &view);
  g_object_unref (stage->view);
  while (view != NULL && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  g_assert_null (view);
}

void
stage_tear_down (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  release_view (stage);
  g_assert_finalize_object (stage->session);
  g_assert_finalize_object (stage->history);
  g_assert_finalize_object (stage->map);
  g_free (stage->edit_field);
  g_free (stage->notice);
  g_free (stage->offer);
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the view does not settle");
  return G_SOURCE_REMOVE;
}

void
stage_settle (Stage *stage)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (!entente_map_view_get_settled (stage->view))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

guint32
stage_find_actor (Stage      *stage,
                  const char *id)
{
  guint32 slot = entente_map_find (stage->map, ENTENTE_RECORD_ACTOR, id);

  g_assert_cmpuint (slot, !=, ENTENTE_NO_SLOT);
  return slot;
}

guint32
stage_find_relation (Stage      *stage,
                     const char *id)
{
  guint32 slot = entente_map_find (stage->map, ENTENTE_RECORD_RELATION, id);

  g_assert_cmpuint (slot, !=, ENTENTE_NO_SLOT);
  return slot;
}

guint
stage_get_n_selected (Stage *stage)
{
  guint n;

  entente_session_get_selection (stage->session, &n);
  return n;
}

EntentePoint
stage_get_actor_point (Stage      *stage,
                       const char *id)
{
  EntenteBox box;

  g_assert_true (entente_walk_get_box (entente_map_view_get_scene (stage->view),
                                       ENTENTE_ACTOR_ITEM (stage_find_actor (stage, id)), &box));
  return entente_map_view_to_widget (stage->view, entente_box_get_middle (box));
}

/* A quarter along the first curve, where no diamond and rarely a label is. */
EntentePoint
stage_get_line_point (Stage      *stage,
                      const char *id)
{
  const EntenteSceneRelation *relation = entente_scene_find_relation (
      entente_map_view_get_scene (stage->view), stage_find_relation (stage, id));
  const EntentePoint *p = ENTENTE_LINE_POINTS (relation);
  const double t = 0.25;
  const double s = 1.0 - t;
  EntentePoint point;

  g_assert_cmpuint (relation->n_points, >=, 4);
  point.x = s * s * s * p[0].x + 3 * s * s * t * p[1].x + 3 * s * t * t * p[2].x
            + t * t * t * p[3].x;
  point.y = s * s * s * p[0].y + 3 * s * s * t * p[1].y + 3 * s * t * t * p[2].y
            + t * t * t * p[3].y;
  return entente_map_view_to_widget (stage->view, point);
}

EntentePoint
stage_get_ground (Stage *stage)
{
  for (int y = 10; y < HEIGHT; y += 20)
    {
      for (int x = 10; x < WIDTH; x += 20)
        {
          EntentePoint point = { x, y };

          if (entente_item_is_nothing (entente_map_view_get_item_at (stage->view, point, NULL)))
            return point;
        }
    }
  g_assert_not_reached ();
}

void
stage_activate (Stage      *stage,
                const char *action)
{
  g_autoptr (GVariant) parameter = NULL;
  g_autofree char *name = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &name, &parameter, NULL));
  gtk_widget_activate_action_variant (GTK_WIDGET (stage->view), name, parameter);
}

static cairo_surface_t *
take_snapshot (Stage *stage)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (stage->view));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);

  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (stage->view))), node, &bounds);
  gdk_texture_download (texture, cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

guint32
stage_get_pixel (Stage        *stage,
                 EntentePoint  point)
{
  cairo_surface_t *shown = take_snapshot (stage);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (shown);
  guint32 pixel = pixels[(int) point.y * WIDTH + (int) point.x];

  cairo_surface_destroy (shown);
  return pixel;
}

static cairo_surface_t *
paint (Stage *stage)
{
  const EntentePalette *palette
      = entente_palette_get (entente_map_view_get_palette_style (stage->view));
  double zoom = entente_map_view_get_zoom (stage->view);
  EntentePoint origin = entente_map_view_to_widget (stage->view, (EntentePoint){ 0.0, 0.0 });
  EntentePicture picture = {
    .scene = entente_map_view_get_scene (stage->view),
    .palette = palette,
    .clip = entente_map_view_get_visible (stage->view),
    .zoom = zoom,
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  /* The view's pixels begin at whole pixels of the picture. */
  picture.clip.x = -round (origin.x) / zoom;
  picture.clip.y = -round (origin.y) / zoom;
  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, round (origin.x), round (origin.y));
  cairo_scale (cr, zoom, zoom);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

void
stage_assert_picture (Stage *stage,
                      guint  tolerance)
{
  cairo_surface_t *shown = take_snapshot (stage);
  cairo_surface_t *painted = paint (stage);
  const guint8 *a = cairo_image_surface_get_data (shown);
  const guint8 *b = cairo_image_surface_get_data (painted);
  gsize size = (gsize) cairo_image_surface_get_stride (shown) * HEIGHT;
  guint n_drawn = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_assert_cmpint (ABS ((int) a[i] - (int) b[i]), <=, (int) tolerance);
      n_drawn += a[i] != a[i % 4];
    }
  /* Two empty pictures are equal as well. */
  g_assert_cmpuint (n_drawn, >, 1000);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (painted);
}
