/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-map-frame.h"
#include "stage.h"

#define TIMEOUT_S 60

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the view does not settle");
  return G_SOURCE_REMOVE;
}

/* A frame with a map in it, in a window that is not shown yet. All is owned but for @view. */
typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
  GtkWidget *frame;
  EntenteMapView *view;
  GtkWidget *window; /* NULL: the frame is in none */
} Shown;

static Shown
shown_new (const char *json)
{
  Shown shown = { .map = stage_read_map (json) };

  shown.history = entente_history_new (shown.map);
  shown.session = entente_session_new (shown.history);
  shown.frame = g_object_ref_sink (entente_map_frame_new ());
  shown.view = entente_map_frame_get_view (ENTENTE_MAP_FRAME (shown.frame));
  entente_map_view_set_session (shown.view, shown.session);
  return shown;
}

static Shown
shown_new_in_window (const char *json)
{
  Shown shown = shown_new (json);

  shown.window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (shown.window), shown.frame);
  return shown;
}

static void
shown_finish (Shown *shown)
{
  if (shown->window != NULL)
    gtk_window_destroy (GTK_WINDOW (shown->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (shown->frame);
  g_assert_finalize_object (shown->session);
  g_assert_finalize_object (shown->history);
  g_assert_finalize_object (shown->map);
}

static void
settle (EntenteMapView *view)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (!entente_map_view_get_settled (view))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* (transfer none) (nullable): the first button below a widget that says or shows this */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
        return child;
      found = find_button (child, tooltip);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (GtkWidget  *frame,
       const char *tooltip)
{
  GtkWidget *button = find_button (frame, tooltip);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *count)
{
  (*count)++;
}

static void
test_buttons_drive_the_view (void)
{
  Shown shown = shown_new_in_window (stage_get_small_map ());
  guint n_notified = 0;
  double fitting;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 900, 700);
  gtk_window_present (GTK_WINDOW (shown.window));
  settle (shown.view);

  fitting = entente_map_view_get_zoom (shown.view);
  press (shown.frame, "Zoom In");
  g_assert_cmpfloat (entente_map_view_get_zoom (shown.view), >, fitting);
  press (shown.frame, "Zoom to 100%");
  g_assert_cmpfloat (entente_map_view_get_zoom (shown.view), ==, 1.0);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_button (shown.frame, "Zoom to 100%"))),
                   ==, "100%");
  press (shown.frame, "Zoom Out");
  g_assert_cmpfloat (entente_map_view_get_zoom (shown.view), <, 1.0);
  press (shown.frame, "Fit the Whole Map");
  g_assert_cmpfloat (entente_map_view_get_zoom (shown.view), ==, fitting);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (shown.frame, "Select by Dragging")),
                                TRUE);
  g_assert_true (entente_map_view_get_selecting (shown.view));

  g_signal_connect (shown.frame, "notify::legend-shown", G_CALLBACK (count_notify_cb),
                    &n_notified);
  press (shown.frame, "Fold the Legend");
  press (shown.frame, "Fold the Legend");
  g_assert_false (entente_map_frame_get_legend_shown (ENTENTE_MAP_FRAME (shown.frame)));
  press (shown.frame, "Unfold the Legend");
  g_assert_true (entente_map_frame_get_legend_shown (ENTENTE_MAP_FRAME (shown.frame)));
  g_assert_cmpuint (n_notified, ==, 2);

  shown_finish (&shown);
}

/* Before anything is drawn there is no zoom to tell, and none to choose. */
static void
test_blank_map_has_no_zoom (void)
{
  g_autofree char *json = stage_make_large_map (3000);
  Shown shown = shown_new_in_window (json);
  GtkButton *zoom = GTK_BUTTON (find_button (shown.frame, "Zoom to 100%"));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (shown.window), 900, 700);
  gtk_window_present (GTK_WINDOW (shown.window));
  while (entente_map_view_get_drawn (shown.view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (entente_map_view_is_blank (shown.view));
  g_assert_cmpstr (gtk_button_get_label (zoom), ==, "–");
  press (shown.frame, "Zoom In");
  settle (shown.view);

  g_assert_false (entente_map_view_is_blank (shown.view));
  g_assert_cmpfloat (entente_map_view_get_zoom (shown.view), <, 0.5);
  g_assert_true (g_str_has_suffix (gtk_button_get_label (zoom), "%"));

  shown_finish (&shown);
}

/* A legend the map has no room for is not there, rather than under the buttons. */
static void
test_legend_leaves_a_small_map (void)
{
  Shown shown = shown_new (stage_get_small_map ());
  GtkWidget *legend = gtk_widget_get_parent (find_button (shown.frame, "Fold the Legend"));
  GtkWidget *buttons = gtk_widget_get_parent (find_button (shown.frame, "Zoom In"));
  int minimum;
  int needed;

  gtk_widget_measure (shown.frame, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (buttons, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  g_assert_cmpint (minimum, >=, needed);

  gtk_widget_allocate (shown.frame, 1200, 900, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (legend));
  gtk_widget_allocate (shown.frame, minimum, 900, -1, NULL);
  g_assert_false (gtk_widget_get_child_visible (legend));
  gtk_widget_allocate (shown.frame, 1200, 60, -1, NULL);
  g_assert_false (gtk_widget_get_child_visible (legend));
  gtk_widget_allocate (shown.frame, 1200, 900, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (legend));

  shown_finish (&shown);
}

/* Between two actors there are so many. (transfer full) */
static char *
make_parallel_map (guint n)
{
  GString *json = g_string_new (
      "{\"format\":\"entente-map\",\"version\":1,\"actors\":["
      "{\"id\":\"a\",\"position\":{\"x\":0,\"y\":0}},"
      "{\"id\":\"b\",\"position\":{\"x\":400,\"y\":0}}],\"relations\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a\",\"target\":\"b\"}",
                            i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  return g_string_free (json, FALSE);
}

static int
measure_legend (Shown *shown)
{
  GtkWidget *legend = gtk_widget_get_parent (find_button (shown->frame, "Fold the Legend"));
  int width;

  gtk_widget_measure (legend, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static Shown
show_parallel_map (guint n)
{
  g_autofree char *json = make_parallel_map (n);
  Shown shown = shown_new_in_window (json);

  gtk_window_present (GTK_WINDOW (shown.window));
  settle (shown.view);
  return shown;
}

/* It explains bundles where there are some, which is known only when the map has been drawn. */
static void
test_legend_of_bundles (void)
{
  Shown lanes = show_parallel_map (4);
  Shown bundle = show_parallel_map (8);
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (measure_legend (&bundle) <= measure_legend (&lanes))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  shown_finish (&bundle);
  shown_finish (&lanes);
}

/* (transfer none) (nullable): the first label below a widget that is seen and says this */
static GtkWidget *
find_seen_label (GtkWidget  *widget,
                 const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_visible (child))
        continue;
      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_label (GTK_LABEL (child)), words))
        return child;
      found = find_seen_label (child, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A view that is not shown yet has not settled, however small its map. */
static void
test_says_that_it_draws (void)
{
  Shown shown = shown_new_in_window (stage_get_small_map ());
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  g_assert_null (find_seen_label (shown.frame, "Drawing the Map…"));
  while (find_seen_label (shown.frame, "Drawing the Map…") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  gtk_window_present (GTK_WINDOW (shown.window));
  settle (shown.view);
  g_assert_null (find_seen_label (shown.frame, "Drawing the Map…"));

  shown_finish (&shown);
}

/* A layout that is done before one could read what it is does not say so. */
static void
test_short_layout_says_nothing (void)
{
  Shown shown = shown_new_in_window (stage_get_small_map ());

  gtk_window_present (GTK_WINDOW (shown.window));
  settle (shown.view);
  entente_map_view_arrange (shown.view);
  g_assert_true (entente_map_view_get_busy (shown.view));
  g_assert_null (find_seen_label (shown.frame, "Arranging the Map…"));
  while (entente_map_view_get_busy (shown.view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_seen_label (shown.frame, "Arranging the Map…"));

  shown_finish (&shown);
}

/* What lies over the map finds its place without waiting for the scene. */
static void
test_large_map_is_not_waited_for (void)
{
  g_autofree char *json = stage_make_large_map (2500);
  Shown shown = shown_new (json);
  guint32 actor = entente_map_find (shown.map, ENTENTE_RECORD_ACTOR, "a0");
  EntenteBox box;

  g_assert_cmpuint (actor, !=, ENTENTE_NO_SLOT);
  gtk_widget_measure (shown.frame, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (shown.frame, 1200, 900, -1, NULL);
  g_assert_false (entente_map_view_get_actor_box (shown.view, actor, &box));
  entente_map_view_get_scene (shown.view);
  g_assert_true (entente_map_view_get_actor_box (shown.view, actor, &box));

  shown_finish (&shown);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/frame/buttons", test_buttons_drive_the_view);
  g_test_add_func ("/map/frame/blank", test_blank_map_has_no_zoom);
  g_test_add_func ("/map/frame/legend-leaves-a-small-map", test_legend_leaves_a_small_map);
  g_test_add_func ("/map/frame/legend-of-bundles", test_legend_of_bundles);
  g_test_add_func ("/map/frame/says-that-it-draws", test_says_that_it_draws);
  g_test_add_func ("/map/frame/short-layout", test_short_layout_says_nothing);
  g_test_add_func ("/map/frame/large", test_large_map_is_not_waited_for);

  return g_test_run ();
}
