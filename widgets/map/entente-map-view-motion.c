/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#define GLIDE_MS 200
#define FADE_MS 150
#define MOVE_MS 300

static void
show_viewport (EntenteMapView *self,
               double          part)
{
  gboolean fitted = self->fitted;
  EntenteViewport viewport
      = entente_viewport_mix (&self->viewport_from, &self->viewport_to, part);

  viewport.width = self->viewport.width;
  viewport.height = self->viewport.height;
  entente_map_view_set_viewport (self, &viewport);
  self->fitted = fitted;
}

static void
show_fading (EntenteMapView *self,
             double          part)
{
  double end = self->focus != NULL ? 1.0 : 0.0;

  self->focus_part = part;
  self->veil = self->veil_from + (end - self->veil_from) * part;
  if (part >= 1.0)
    {
      g_clear_pointer (&self->focus_before, entente_focus_set_unref);
      entente_layer_clear (self->lit_before);
    }
}

static void
show_moves (EntenteMapView *self,
            double          part)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      const EntenteMove *move = &g_array_index (self->moves, EntenteMove, i);

      entente_places_set (self->places, move->actor,
                          move->from.x + (move->to.x - move->from.x) * part,
                          move->from.y + (move->to.y - move->from.y) * part);
    }
  entente_map_view_queue_moves (self, (const EntenteMove *) (gpointer) self->moves->data,
                                self->moves->len);
}

/* All stand, and what is seen of them then is there. */
static gboolean
may_finish (EntenteMapView *self)
{
  if (entente_timeline_is_running (&self->moves_timeline))
    return FALSE;
  return !entente_map_view_is_ahead (self)
         || (self->ahead_is_painted && !entente_timeline_is_running (&self->viewport_timeline));
}

static void
go_on_moving (EntenteMapView *self,
              gint64          frame_time)
{
  gboolean runs = entente_timeline_is_running (&self->moves_timeline);
  double part;

  if (!runs && !entente_map_view_is_ahead (self))
    return;
  part = entente_timeline_advance (&self->moves_timeline, frame_time);
  if (may_finish (self))
    entente_map_view_finish_moves (self);
  else if (runs)
    show_moves (self, part);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (entente_timeline_is_running (&self->viewport_timeline))
    show_viewport (self, entente_timeline_advance (&self->viewport_timeline, now));
  if (entente_timeline_is_running (&self->focus_timeline))
    {
      show_fading (self, entente_timeline_advance (&self->focus_timeline, now));
      entente_map_view_queue (self);
    }
  go_on_moving (self, now);

  if (entente_map_view_is_moving (self))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  entente_map_view_queue (self);
  return G_SOURCE_REMOVE;
}

static void
start (EntenteMapView  *self,
       EntenteTimeline *timeline,
       guint            duration_ms,
       EntenteEase      ease)
{
  entente_timeline_start (timeline, duration_ms, ease);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  entente_map_view_queue (self);
}

static void
glide_to (EntenteMapView        *self,
          const EntenteViewport *viewport,
          guint                  duration_ms)
{
  self->viewport_from = self->viewport;
  self->viewport_to = *viewport;
  entente_timeline_stop (&self->viewport_timeline);
  if (entente_viewport_equal (&self->viewport, viewport))
    return;
  self->fitted = self->fitted && entente_map_view_is_blank (self);
  entente_map_view_stop_pointing (self);
  if (entente_map_view_is_animated (self))
    start (self, &self->viewport_timeline, duration_ms, ENTENTE_EASE_OUT);
  else
    show_viewport (self, 1.0);
}

void
entente_map_view_glide_to (EntenteMapView        *self,
                           const EntenteViewport *viewport)
{
  glide_to (self, viewport, GLIDE_MS);
}

void
entente_map_view_glide_beside (EntenteMapView        *self,
                               const EntenteViewport *viewport)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 now = clock != NULL ? gdk_frame_clock_get_frame_time (clock) : 0;
  guint left_ms = (guint) (entente_timeline_get_left (&self->moves_timeline, now) / 1000);

  glide_to (self, viewport, MAX (left_ms, GLIDE_MS));
}

void
entente_map_view_start_fading (EntenteMapView *self)
{
  self->veil_from = self->veil;
  self->focus_part = 0.0;
  entente_timeline_stop (&self->focus_timeline);
  if (entente_map_view_is_animated (self))
    start (self, &self->focus_timeline, FADE_MS, ENTENTE_EASE_OUT);
  else
    show_fading (self, 1.0);
}

void
entente_map_view_start_moves (EntenteMapView *self)
{
  if (self->moves->len == 0)
    return;
  self->scene_returns = TRUE;
  entente_map_view_stop_pointing (self);
  if (!entente_map_view_is_animated (self))
    {
      g_array_set_size (self->moves, 0);
      return;
    }
  start (self, &self->moves_timeline, MOVE_MS, ENTENTE_EASE_SPRING);
  entente_map_view_look_ahead (self);
  entente_map_view_hold_scene (self);
  show_moves (self, 0.0);
}

void
entente_map_view_finish_moves (EntenteMapView *self)
{
  if (!entente_timeline_is_running (&self->moves_timeline) && self->moves->len == 0)
    return;
  entente_timeline_stop (&self->moves_timeline);
  for (guint i = 0; i < self->moves->len; i++)
    entente_map_view_reset_place (self, g_array_index (self->moves, EntenteMove, i).actor);
  if (!entente_map_view_show_ahead (self))
    entente_map_view_queue_moves (self, (const EntenteMove *) (gpointer) self->moves->data,
                                  self->moves->len);
  g_array_set_size (self->moves, 0);
  entente_map_view_release_scene (self);
  if (self->fit_after_moves)
    {
      self->fit_after_moves = FALSE;
      entente_map_view_fit (self);
    }
}

void
entente_map_view_stop_motion (EntenteMapView *self)
{
  entente_timeline_stop (&self->viewport_timeline);
  entente_timeline_stop (&self->focus_timeline);
  entente_timeline_stop (&self->moves_timeline);
  entente_map_view_drop_ahead (self);
  entente_map_view_release_scene (self);
  g_array_set_size (self->moves, 0);
  self->fit_after_moves = FALSE;
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

gboolean
entente_map_view_is_moving (EntenteMapView *self)
{
  return entente_timeline_is_running (&self->viewport_timeline)
         || entente_timeline_is_running (&self->focus_timeline)
         || entente_timeline_is_running (&self->moves_timeline)
         || entente_map_view_is_ahead (self);
}

gboolean
entente_map_view_is_animated (EntenteMapView *self)
{
  gboolean enabled;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled;
}
