/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

/* Events become the verbs of entente-map-view-gestures.c here, and nothing else. */

/* Pixels of a touchpad that zoom as much as one notch. */
#define NOTCH_PX 30.0

#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

static void
enter_cb (EntenteMapView *self,
          double          x,
          double          y)
{
  EntentePoint point = { x, y };

  entente_map_view_rest_at (self, point);
}

/* GTK makes up motion, of no time, as widgets come, go and grow below a pointer that rests. */
static gboolean
is_made_up (GdkEvent *event)
{
  return event != NULL && gdk_event_get_time (event) == GDK_CURRENT_TIME;
}

static void
motion_cb (EntenteMapView     *self,
           double              x,
           double              y,
           GtkEventController *controller)
{
  EntentePoint point = { x, y };

  if (is_made_up (gtk_event_controller_get_current_event (controller)))
    entente_map_view_rest_at (self, point);
  else
    entente_map_view_point_at (self, point);
}

static void
click_pressed_cb (EntenteMapView  *self,
                  int              n_press,
                  double           x,
                  double           y,
                  GtkGestureClick *gesture)
{
  EntentePoint point = { x, y };

  /* One press too many does not take the focus back from what the double click opened. */
  if (n_press > 2)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    entente_map_view_click (
        self, point, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)),
        n_press);
}

static void
click_released_cb (EntenteMapView  *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *gesture)
{
  EntentePoint point = { x, y };

  if (n_press == 1)
    entente_map_view_click (
        self, point, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)),
        1);
}

static void
menu_pressed_cb (EntenteMapView  *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  EntentePoint point = { x, y };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  entente_map_view_cancel_drag (self);
  entente_map_view_show_menu (self, point, entente_map_view_get_item_at (self, point, NULL));
}

static void
long_pressed_cb (EntenteMapView      *self,
                 double               x,
                 double               y,
                 GtkGestureLongPress *gesture)
{
  EntentePoint point = { x, y };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  entente_map_view_show_menu (self, point, entente_map_view_get_item_at (self, point, NULL));
}

static void
side_button_pressed_cb (EntenteMapView  *self,
                        int              n_press,
                        double           x,
                        double           y,
                        GtkGestureClick *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (self->session == NULL || (button != BUTTON_BACK && button != BUTTON_FORWARD))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (button == BUTTON_BACK)
    entente_session_go_back (self->session);
  else
    entente_session_go_forward (self->session);
}

/* A drag begins where the pointer has left the place it was pressed at, so that a click with a
 * shaking hand moves nothing. The click's gesture gives up as this one claims the pointer. */
static void
drag_update_cb (EntenteMapView *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  EntentePoint start, point;

  if (!gtk_gesture_drag_get_start_point (gesture, &start.x, &start.y))
    return;
  point.x = start.x + dx;
  point.y = start.y + dy;
  if (self->drag == ENTENTE_DRAG_NONE)
    {
      if (self->linking
          || !gtk_drag_check_threshold (GTK_WIDGET (self), (int) start.x, (int) start.y,
                                        (int) point.x, (int) point.y))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      entente_map_view_begin_drag (self, start, state);
    }
  entente_map_view_update_drag (self, point);
}

static void
drag_end_cb (EntenteMapView *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  if (self->drag != ENTENTE_DRAG_NONE)
    entente_map_view_end_drag (
        self, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
drag_cancel_cb (EntenteMapView *self)
{
  entente_map_view_cancel_drag (self);
}

static void
middle_begin_cb (EntenteMapView *self,
                 double          x,
                 double          y,
                 GtkGestureDrag *gesture)
{
  EntentePoint point = { x, y };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  entente_map_view_begin_pan (self, point);
}

static gboolean
scroll_cb (EntenteMapView           *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  double unit = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE
                    ? NOTCH_PX
                    : 1.0;

  entente_map_view_scroll (
      self, dx / unit, dy / unit,
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (EntenteMapView   *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  entente_map_view_cancel_drag (self);
  self->drag_viewport = self->viewport;
  entente_timeline_stop (&self->viewport_timeline);
}

static void
pinch_cb (EntenteMapView *self,
          double          scale,
          GtkGesture     *gesture)
{
  EntentePoint middle;

  if (!gtk_gesture_get_bounding_box_center (gesture, &middle.x, &middle.y))
    return;
  entente_map_view_zoom_by (self, middle,
                            self->drag_viewport.zoom * scale / self->viewport.zoom);
}

static gboolean
key_pressed_cb (EntenteMapView  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (keyval != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  if (!self->space_down)
    self->space_tapped = TRUE;
  self->space_down = TRUE;
  return GDK_EVENT_STOP;
}

/* A burst of nudges with Alt held is one step. */
static void
key_released_cb (EntenteMapView  *self,
                 guint            keyval,
                 guint            keycode,
                 GdkModifierType  state)
{
  if (keyval == GDK_KEY_space)
    {
      self->space_down = FALSE;
      if (self->space_tapped && !entente_map_view_toggle_bundle (self))
        entente_map_view_peek (self);
      self->space_tapped = FALSE;
    }
  else if (self->session != NULL && (keyval == GDK_KEY_Alt_L || keyval == GDK_KEY_Alt_R))
    entente_history_end_merge (entente_session_get_history (self->session));
}

/* Before the map's own keys: letters are those of a name now. */
static gboolean
link_key_pressed_cb (EntenteMapView  *self,
                     guint            keyval,
                     guint            keycode,
                     GdkModifierType  state)
{
  return entente_map_view_press_link_key (self, keyval, state);
}

static void
link_input_cb (EntenteMapView *self,
               const char     *text)
{
  entente_map_view_type_link (self, text);
}

static void
focus_left_cb (EntenteMapView *self)
{
  self->space_down = FALSE;
  self->space_tapped = FALSE;
  entente_map_view_hide_peek (self);
  entente_map_view_queue (self);
}

static void
add_controller (EntenteMapView     *self,
                GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkGesture *
add_click (EntenteMapView *self,
           guint           button,
           GCallback       pressed)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_swapped (click, "pressed", pressed, self);
  add_controller (self, GTK_EVENT_CONTROLLER (click));
  return click;
}

static void
add_drag (EntenteMapView *self,
          guint           button,
          GCallback       begin)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  if (begin != NULL)
    g_signal_connect_swapped (drag, "drag-begin", begin, self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (drag));
}

static void
add_pointer (EntenteMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (entente_map_view_point_away), self);
  add_controller (self, motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  add_controller (self, scroll);
}

static void
add_touch (EntenteMapView *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  add_controller (self, GTK_EVENT_CONTROLLER (press));
}

static void
add_keyboard (EntenteMapView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (key, "key-released", G_CALLBACK (key_released_cb), self);
  add_controller (self, key);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entente_map_view_queue), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  add_controller (self, focus);
}

/* An input method composes what is typed, so that names of every script can be; it listens only
 * while a relation waits for its target. */
static void
add_link_keys (EntenteMapView *self)
{
  self->link_input = gtk_im_multicontext_new ();
  gtk_im_context_set_use_preedit (self->link_input, FALSE);
  g_signal_connect_object (self->link_input, "commit", G_CALLBACK (link_input_cb), self,
                           G_CONNECT_SWAPPED);
  self->link_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->link_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->link_keys, "key-pressed", G_CALLBACK (link_key_pressed_cb),
                            self);
  add_controller (self, self->link_keys);
}

void
entente_map_view_add_controllers (EntenteMapView *self)
{
  GtkGesture *click;

  add_pointer (self);
  add_touch (self);
  add_link_keys (self);
  add_keyboard (self);
  add_drag (self, GDK_BUTTON_PRIMARY, NULL);
  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (middle_begin_cb));
  add_click (self, 0, G_CALLBACK (side_button_pressed_cb));
  add_click (self, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb));
  click = add_click (self, GDK_BUTTON_PRIMARY, G_CALLBACK (click_pressed_cb));
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_released_cb), self);
}
