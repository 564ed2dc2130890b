/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

/* How a layout of many looks while it runs, over the map as it was. It comes at once where the map has
 * places, as dots that stand there, else when something is known of the layout; glides to the places
 * that are found at last, as the view will show them, and gives way to the map there once that is drawn
 * in full: nothing jumps. */

#include "entente-map-view-private.h"

#include "entente-image-source.h"

#include <math.h>

/* Fewer actors are placed before anybody would see how: they glide as dots from where they were, and
 * only where a scene of them has too much to be laid for each frame. */
#define LEAST_ACTORS 1000
/* Layout and scene need the processors, too: half of the time, but no more often, nor less. Once places
 * are found, this thread is needed to put them into the map: three quarters. */
#define LEAST_INTERVAL_US 30000
#define MOST_INTERVAL_US 60000
#define COME_MS 200
/* From how the view shows the map to how what is posted first fits into it. */
#define TURN_MS 360
/* From how it fits into the view to how the view will show the map, while that is painted: two
 * pictures beside each other would be seen twice. Then it fades. */
#define LAND_MS 250
#define FADE_MS 110

/* Whether it is known how the view will show the map. */
static gboolean
is_end_known (EntenteMapView *self)
{
  return !self->busy && !self->scene_stale && self->laying == NULL
         && !entente_timeline_is_running (&self->viewport_timeline);
}

static void
land (EntenteMapView *self,
      gint64          frame_time)
{
  if (!self->preview_lands && is_end_known (self))
    {
      self->preview_lands = TRUE;
      entente_timeline_start (&self->preview_landing, LAND_MS, ENTENTE_EASE_OUT);
    }
  if (!entente_timeline_is_running (&self->preview_landing))
    return;
  self->preview_fit = entente_timeline_advance (&self->preview_landing, frame_time);
  entente_map_view_queue (self);
}

/* FALSE once it is gone. */
static gboolean
fade (EntenteMapView *self,
      gint64          frame_time)
{
  if (!self->preview_leaves)
    return TRUE;
  self->preview_opacity = 1.0 - entente_timeline_advance (&self->preview_leaving, frame_time);
  entente_map_view_queue (self);
  return self->preview_opacity > 0.0;
}

/* It comes over the map where its places are known, and turns from there to what was posted. */
static void
come (EntenteMapView *self,
      gint64          frame_time)
{
  if (entente_timeline_is_running (&self->preview_coming))
    {
      self->preview_opacity = entente_timeline_advance (&self->preview_coming, frame_time);
      entente_map_view_queue (self);
    }
  if (entente_timeline_is_running (&self->preview_turn))
    {
      self->preview_begin = 1.0 - entente_timeline_advance (&self->preview_turn, frame_time);
      entente_map_view_queue (self);
    }
}

static void
advance (EntenteMapView *self,
         gint64          frame_time)
{
  if (!entente_preview_advance (self->preview, frame_time, entente_map_view_is_animated (self)))
    return;
  if (self->preview_shown == 0 && self->preview_begin > 0.0)
    entente_timeline_start (&self->preview_turn, TURN_MS, ENTENTE_EASE_OUT);
  else if (self->preview_shown == 0)
    self->preview_opacity = 1.0;
  self->preview_shown++;
  entente_map_view_queue (self);
}

static gboolean
is_too_soon (EntenteMapView *self,
             gint64          frame_time)
{
  gint64 costs = self->preview_ended ? 4 : 2;

  return (self->busy || self->laying != NULL)
         && frame_time - self->preview_time
                < CLAMP (costs * self->preview_cost, LEAST_INTERVAL_US, MOST_INTERVAL_US);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (is_too_soon (self, now))
    return G_SOURCE_CONTINUE;
  self->preview_time = now;
  advance (self, now);
  come (self, now);
  land (self, now);
  if (fade (self, now))
    return G_SOURCE_CONTINUE;
  self->preview_tick = 0;
  entente_map_view_stop_preview (self);
  return G_SOURCE_REMOVE;
}

/* Where actors are shown, of single precision: a pixel is more. FALSE where some are not. */
static gboolean
find_places (EntenteMapView *self,
             GArray         *actors,
             float          *xs,
             float          *ys)
{
  EntenteMap *map = entente_map_view_get_map (self);
  gboolean all = TRUE;

  for (guint i = 0; i < actors->len; i++)
    {
      double x = NAN, y = NAN;

      all &= entente_places_get (self->places, map, g_array_index (actors, guint32, i), &x, &y);
      xs[i] = (float) x;
      ys[i] = (float) y;
    }
  return all;
}

/* FALSE where not all are anywhere yet, or nothing is to glide. */
static gboolean
begin (EntenteMapView *self,
       GArray         *actors)
{
  g_autofree float *xs = g_new (float, actors->len);
  g_autofree float *ys = g_new (float, actors->len);

  if (!entente_map_view_is_animated (self) || !find_places (self, actors, xs, ys))
    return FALSE;
  entente_preview_begin (self->preview, xs, ys, &self->viewport);
  self->preview_begin = 1.0;
  entente_timeline_start (&self->preview_coming, COME_MS, ENTENTE_EASE_OUT);
  return TRUE;
}

EntentePreview *
entente_map_view_start_preview (EntenteMapView    *self,
                                EntenteArrangeJob *job)
{
  GArray *actors = entente_arrange_job_get_actors (job);

  entente_map_view_stop_preview (self);
  if (actors->len < LEAST_ACTORS && (self->scene == NULL || entente_map_view_is_small (self)))
    return NULL;
  self->preview
      = entente_preview_new (entente_cast_new (entente_map_view_get_map (self), actors));
  if (!begin (self, actors) && actors->len < LEAST_ACTORS)
    {
      entente_map_view_stop_preview (self);
      return NULL;
    }
  entente_arrange_job_set_show (job, entente_preview_post, self->preview);
  self->preview_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  return entente_preview_ref (self->preview);
}

/* (transfer full) (element-type guint32): slots */
static GArray *
list_actors (EntenteMap *map)
{
  GArray *actors = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 actor = entente_map_get_first (map, ENTENTE_RECORD_ACTOR);
       actor != ENTENTE_NO_SLOT; actor = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, actor))
    g_array_append_val (actors, actor);
  return actors;
}

/* From where they are now to where they were. */
static void
take_back_moves (EntenteMapView *self,
                 GArray         *actors,
                 float          *xs,
                 float          *ys)
{
  g_autoptr (GHashTable) moves = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->moves->len; i++)
    {
      EntenteMove *move = &g_array_index (self->moves, EntenteMove, i);

      g_hash_table_insert (moves, GUINT_TO_POINTER (move->actor), move);
    }
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteMove *move
          = g_hash_table_lookup (moves, GUINT_TO_POINTER (g_array_index (actors, guint32, i)));

      if (move == NULL)
        continue;
      xs[i] = (float) move->from.x;
      ys[i] = (float) move->from.y;
    }
}

void
entente_map_view_preview_moves (EntenteMapView *self)
{
  EntenteMap *map = entente_map_view_get_map (self);
  g_autoptr (GArray) actors = list_actors (map);
  g_autofree float *xs = g_new (float, actors->len);
  g_autofree float *ys = g_new (float, actors->len);
  g_autofree float *old_xs = NULL;
  g_autofree float *old_ys = NULL;

  if (!entente_map_view_is_animated (self) || !find_places (self, actors, xs, ys))
    return;
  old_xs = g_memdup2 (xs, actors->len * sizeof (float));
  old_ys = g_memdup2 (ys, actors->len * sizeof (float));
  take_back_moves (self, actors, old_xs, old_ys);
  self->preview = entente_preview_new (entente_cast_new (map, actors));
  entente_preview_begin (self->preview, old_xs, old_ys, &self->viewport);
  entente_preview_end (self->preview, xs, ys);
  self->preview_opacity = 1.0;
  self->preview_fit = 1.0;
  self->preview_shown = 1;
  self->preview_ended = TRUE;
  self->preview_lands = TRUE;
  self->preview_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  entente_map_view_queue (self);
}

void
entente_map_view_end_preview (EntenteMapView    *self,
                              EntenteArrangeJob *job)
{
  GArray *actors = entente_arrange_job_get_actors (job);
  g_autofree float *xs = g_new (float, actors->len);
  g_autofree float *ys = g_new (float, actors->len);

  if (self->preview == NULL)
    return;
  for (guint i = 0; i < actors->len; i++)
    {
      double x, y;

      entente_arrange_job_get_place (job, i, &x, &y);
      xs[i] = (float) x;
      ys[i] = (float) y;
    }
  entente_preview_end (self->preview, xs, ys);
  self->preview_ended = TRUE;
}

void
entente_map_view_stop_preview (EntenteMapView *self)
{
  if (self->preview_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->preview_tick);
  self->preview_tick = 0;
  if (self->preview != NULL)
    entente_map_view_queue (self);
  g_clear_pointer (&self->preview, entente_preview_unref);
  entente_timeline_stop (&self->preview_landing);
  entente_timeline_stop (&self->preview_leaving);
  entente_timeline_stop (&self->preview_coming);
  entente_timeline_stop (&self->preview_turn);
  self->preview_opacity = 0.0;
  self->preview_begin = 0.0;
  self->preview_fit = 0.0;
  self->preview_shown = 0;
  self->preview_time = 0;
  self->preview_cost = 0;
  self->preview_ended = FALSE;
  self->preview_lands = FALSE;
  self->preview_leaves = FALSE;
}

gboolean
entente_map_view_is_covered (EntenteMapView *self)
{
  return self->preview != NULL && self->preview_opacity >= 1.0;
}

void
entente_map_view_uncover (EntenteMapView *self)
{
  if (self->preview == NULL || self->preview_leaves || !is_end_known (self)
      || !entente_preview_is_resting (self->preview))
    return;
  if (self->preview_shown == 0 || !entente_map_view_is_animated (self))
    {
      entente_map_view_stop_preview (self);
      return;
    }
  if (self->preview_fit < 1.0)
    return;
  self->preview_leaves = TRUE;
  self->preview_begin = 0.0;
  entente_timeline_stop (&self->preview_coming);
  entente_timeline_stop (&self->preview_turn);
  entente_timeline_start (&self->preview_leaving, FADE_MS, ENTENTE_EASE_OUT);
}

/* In pixels, not as a group of what the snapshot records: that takes tenths of a second. */
static cairo_surface_t *
paint (EntenteMapView *self,
       int             scale)
{
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, scale * (int) self->viewport.width,
                                    scale * (int) self->viewport.height);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  entente_preview_draw (self->preview, self->palette, &self->viewport, self->preview_begin,
                        self->preview_fit, cr);
  cairo_destroy (cr);
  return image;
}

void
entente_map_view_draw_preview (EntenteMapView *self,
                               cairo_t        *cr)
{
  gint64 start = g_get_monotonic_time ();
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *image;

  if (self->preview_opacity <= 0.0)
    return;
  image = paint (self, scale);
  cairo_save (cr);
  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  entente_image_source_set (cr, image);
  cairo_paint_with_alpha (cr, self->preview_opacity);
  cairo_restore (cr);
  cairo_surface_destroy (image);
  self->preview_cost = g_get_monotonic_time () - start;
}
