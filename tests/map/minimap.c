/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-map-frame.h"
#include "entente-minimap.h"
#include "entente-walk.h"

#define TIMEOUT_S 60

typedef struct
{
  Stage stage;
  EntenteMinimap *minimap;
} Desk;

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  stage_set_up (&desk->stage, stage_get_small_map ());
  desk->minimap = g_object_ref_sink (ENTENTE_MINIMAP (entente_minimap_new ()));
  entente_minimap_set_view (desk->minimap, desk->stage.view);
  gtk_widget_size_allocate (GTK_WIDGET (desk->minimap), &(GtkAllocation) { 0, 0, 184, 120 }, -1);
}

static void
tear_down (Desk          *desk,
           gconstpointer  data)
{
  entente_minimap_set_view (desk->minimap, NULL);
  g_assert_finalize_object (desk->minimap);
  stage_tear_down (&desk->stage);
}

static EntentePoint
get_middle (Desk *desk)
{
  return entente_box_get_middle (entente_map_view_get_visible (desk->stage.view));
}

static void
test_needed_where_not_all_is_in_view (Desk          *desk,
                                      gconstpointer  data)
{
  g_assert_false (entente_minimap_is_needed (desk->minimap));
  entente_map_view_set_zoom (desk->stage.view, 6.0);
  g_assert_true (entente_minimap_is_needed (desk->minimap));
  entente_map_view_fit (desk->stage.view);
  g_assert_false (entente_minimap_is_needed (desk->minimap));
  entente_minimap_set_view (desk->minimap, NULL);
  g_assert_false (entente_minimap_is_needed (desk->minimap));
}

static void
test_press_goes_there_and_drag_moves_on (Desk          *desk,
                                         gconstpointer  data)
{
  EntenteBox bounds = entente_scene_get_bounds (entente_map_view_get_scene (desk->stage.view));
  EntentePoint before, after;

  entente_map_view_set_zoom (desk->stage.view, 8.0);
  before = get_middle (desk);
  entente_minimap_press (desk->minimap, (EntentePoint) { 92.0, 60.0 });
  g_assert_cmpfloat_with_epsilon (get_middle (desk).x, bounds.x + bounds.width / 2.0, 1.0);
  entente_minimap_press (desk->minimap, (EntentePoint) { 150.0, 60.0 });
  g_assert_cmpfloat (get_middle (desk).x, >, before.x + 20.0);
  before = get_middle (desk);
  entente_minimap_drag (desk->minimap, (EntentePoint) { 130.0, 60.0 });
  after = get_middle (desk);
  g_assert_cmpfloat (after.x, <, before.x);

  /* Taken within its frame, the view does not jump. */
  entente_minimap_press (desk->minimap, (EntentePoint) { 133.0, 62.0 });
  g_assert_cmpfloat (get_middle (desk).x, ==, after.x);
  entente_minimap_drag (desk->minimap, (EntentePoint) { 133.0, 62.0 });
  g_assert_cmpfloat_with_epsilon (get_middle (desk).x, after.x, 1e-6);
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the minimap does not come");
  return G_SOURCE_REMOVE;
}

static guint
count_colors (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree guint32 *pixels = g_new0 (guint32, 184 * 120);

  gdk_paintable_snapshot (paintable, snapshot, 184, 120);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return 0;
  texture = gsk_renderer_render_texture (
      gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
      &GRAPHENE_RECT_INIT (0, 0, 184, 120));
  gdk_texture_download (texture, (guchar *) pixels, 184 * 4);
  for (guint i = 0; i < 184 * 120; i++)
    g_hash_table_add (colors, GUINT_TO_POINTER (pixels[i]));
  return g_hash_table_size (colors);
}

/* In its frame it shows where it is needed, keeps off the legend, and folds. */
static void
test_frame_shows_it (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (stage_get_small_map ());
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteSession) session = entente_session_new (history);
  EntenteMapFrame *frame = ENTENTE_MAP_FRAME (entente_map_frame_new ());
  EntenteMapView *view = entente_map_frame_get_view (frame);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *minimap;
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  minimap = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (frame), ENTENTE_TYPE_MAP_FRAME,
                                                       "minimap"));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (frame));
  entente_map_view_set_session (view, session);
  gtk_window_present (GTK_WINDOW (window));
  while (!entente_map_view_get_settled (view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_get_mapped (minimap));

  entente_map_view_set_zoom (view, 5.0);
  while (!gtk_widget_get_mapped (minimap) || count_colors (minimap) < 20)
    g_main_context_iteration (NULL, TRUE);
  entente_map_frame_set_minimap_shown (frame, FALSE);
  g_assert_false (gtk_widget_get_mapped (minimap));
  entente_map_frame_set_minimap_shown (frame, TRUE);
  entente_map_view_fit (view);
  while (gtk_widget_get_mapped (minimap))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (timeout);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/map/minimap/needed", Desk, NULL, set_up, test_needed_where_not_all_is_in_view,
              tear_down);
  g_test_add ("/map/minimap/press-and-drag", Desk, NULL, set_up,
              test_press_goes_there_and_drag_moves_on, tear_down);
  g_test_add_func ("/map/minimap/frame", test_frame_shows_it);

  return g_test_run ();
}
