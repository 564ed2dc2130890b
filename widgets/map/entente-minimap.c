/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-minimap.h"

#include "entente-image-source.h"
#include "entente-thumbnail.h"
#include "entente-track.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH_PX 184
#define HEIGHT_PX 120
#define MARGIN_PX 6.0
#define FRAME_WIDTH_PX 1.5
#define FRAME_ALPHA 0.12
/* A view of a few actors in a large map is still to be seen. */
#define FRAME_MIN_PX 6.0
#define DOT_PX 2.5
#define RING_PX 3.0
#define MARK_RIM_PX 4.0 /* of the ground around them: the map below may be dense */
/* Of more, the first show. */
#define MAX_MARKS 500

struct _EntenteMinimap
{
  GtkWidget parent_instance;

  /* owned */
  EntenteMapView *view;          /* nullable, borrowed */
  EntenteThumbnail *thumbnail;
  GSignalGroup *view_signals;
  GSignalGroup *session_signals;

  /* state */
  EntentePoint grip; /* from the pointer to the middle of the view, map units */
};

G_DEFINE_FINAL_TYPE (EntenteMinimap, entente_minimap, GTK_TYPE_WIDGET)

static EntenteScene *
get_scene (EntenteMinimap *self)
{
  return self->view != NULL ? entente_map_view_get_drawn (self->view) : NULL;
}

/* How the map lies in the widget. */
static EntenteViewport
get_viewport (EntenteMinimap *self)
{
  EntenteViewport viewport
      = { 0.0, 0.0, 1.0, gtk_widget_get_width (GTK_WIDGET (self)),
          gtk_widget_get_height (GTK_WIDGET (self)) };
  EntenteBox bounds = entente_scene_get_bounds (get_scene (self));
  EntentePoint middle = { bounds.x + bounds.width / 2.0, bounds.y + bounds.height / 2.0 };

  viewport.zoom = MIN ((viewport.width - 2.0 * MARGIN_PX) / MAX (bounds.width, 1.0),
                       (viewport.height - 2.0 * MARGIN_PX) / MAX (bounds.height, 1.0));
  viewport.zoom = CLAMP (viewport.zoom, 1e-9, 1.0);
  entente_viewport_center (&viewport, middle);
  return viewport;
}

static const EntentePalette *
get_palette (EntenteMinimap *self)
{
  return entente_palette_get (entente_map_view_get_palette_style (self->view));
}

static void
set_accent (EntenteMinimap *self,
            cairo_t        *cr,
            double          alpha)
{
  const EntenteColor *accent = &get_palette (self)->accent;

  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, alpha);
}

static void
draw_picture (EntenteMinimap        *self,
              const EntenteViewport *viewport,
              cairo_t               *cr)
{
  const EntenteLayerWish wish = {
    .scene = get_scene (self),
    .palette = get_palette (self),
    .viewport = *viewport,
    .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)),
  };
  const EntenteColor *ground = &wish.palette->ground;
  cairo_surface_t *picture;

  entente_thumbnail_update (self->thumbnail, &wish);
  picture = entente_thumbnail_get (self->thumbnail);
  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  if (picture == NULL)
    return;
  cairo_save (cr);
  cairo_scale (cr, viewport->width / cairo_image_surface_get_width (picture),
               viewport->height / cairo_image_surface_get_height (picture));
  entente_image_source_set (cr, picture);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* FALSE: it is not drawn on the map. */
static gboolean
find_place (EntenteMinimap        *self,
            const EntenteViewport *viewport,
            EntenteItem            item,
            EntentePoint          *place)
{
  EntenteBox box;

  if ((item.type != ENTENTE_RECORD_ACTOR && item.type != ENTENTE_RECORD_RELATION)
      || !entente_walk_get_box (get_scene (self), item, &box))
    return FALSE;
  *place = entente_viewport_to_widget (viewport, entente_box_get_middle (box));
  return isfinite (place->x) && isfinite (place->y);
}

static void
draw_marks (EntenteMinimap        *self,
            const EntenteViewport *viewport,
            const EntenteItem     *items,
            guint                  n_items,
            gboolean               found,
            cairo_t               *cr)
{
  const EntenteColor *ground = &get_palette (self)->ground;
  EntentePoint place;

  for (guint i = 0; i < MIN (n_items, MAX_MARKS); i++)
    {
      if (!find_place (self, viewport, items[i], &place))
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, place.x, place.y, found ? RING_PX : DOT_PX, 0.0, 2.0 * G_PI);
    }
  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_set_line_width (cr, MARK_RIM_PX);
  cairo_stroke_preserve (cr);
  set_accent (self, cr, 1.0);
  cairo_set_line_width (cr, FRAME_WIDTH_PX);
  if (found)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

static void
draw_all_marks (EntenteMinimap        *self,
                const EntenteViewport *viewport,
                cairo_t               *cr)
{
  EntenteSession *session = entente_map_view_get_session (self->view);
  const EntenteItem *items;
  guint n_items;

  if (session == NULL)
    return;
  items = entente_session_get_found (session, &n_items);
  draw_marks (self, viewport, items, n_items, TRUE, cr);
  items = entente_session_get_selection (session, &n_items);
  draw_marks (self, viewport, items, n_items, FALSE, cr);
}

/* Around what is in view, no smaller than can be seen. */
static EntenteBox
get_frame (EntenteMinimap        *self,
           const EntenteViewport *viewport)
{
  EntenteBox visible = entente_map_view_get_visible (self->view);
  EntentePoint middle = entente_viewport_to_widget (viewport, entente_box_get_middle (visible));
  double width = MAX (visible.width * viewport->zoom, FRAME_MIN_PX);
  double height = MAX (visible.height * viewport->zoom, FRAME_MIN_PX);

  return (EntenteBox) { middle.x - width / 2.0, middle.y - height / 2.0, width, height };
}

static void
draw_frame (EntenteMinimap        *self,
            const EntenteViewport *viewport,
            cairo_t               *cr)
{
  EntenteBox frame = get_frame (self, viewport);

  cairo_rectangle (cr, frame.x, frame.y, frame.width, frame.height);
  set_accent (self, cr, FRAME_ALPHA);
  cairo_fill_preserve (cr);
  set_accent (self, cr, 1.0);
  cairo_set_line_width (cr, FRAME_WIDTH_PX);
  cairo_stroke (cr);
}

static void
entente_minimap_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  EntenteMinimap *self = ENTENTE_MINIMAP (widget);
  graphene_rect_t bounds;
  EntenteViewport viewport;
  cairo_t *cr;

  if (get_scene (self) == NULL || gtk_widget_get_width (widget) <= 0)
    return;
  graphene_rect_init (&bounds, 0.0f, 0.0f, (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  viewport = get_viewport (self);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  draw_picture (self, &viewport, cr);
  draw_all_marks (self, &viewport, cr);
  draw_frame (self, &viewport, cr);
  cairo_destroy (cr);
}

static void
entente_minimap_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
thumbnail_ready_cb (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
}

static void
notify_session_cb (EntenteMinimap *self)
{
  g_signal_group_set_target (self->session_signals,
                             self->view != NULL ? entente_map_view_get_session (self->view) : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begin_cb (EntenteMinimap *self,
               double          x,
               double          y)
{
  entente_minimap_press (self, (EntentePoint) { x, y });
}

static void
drag_update_cb (EntenteMinimap *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    entente_minimap_drag (self, (EntentePoint) { x + dx, y + dy });
}

static void
entente_minimap_dispose (GObject *object)
{
  EntenteMinimap *self = ENTENTE_MINIMAP (object);

  g_clear_object (&self->view_signals);
  g_clear_object (&self->session_signals);
  self->view = NULL;

  G_OBJECT_CLASS (entente_minimap_parent_class)->dispose (object);
}

static void
entente_minimap_finalize (GObject *object)
{
  entente_thumbnail_free (ENTENTE_MINIMAP (object)->thumbnail);

  G_OBJECT_CLASS (entente_minimap_parent_class)->finalize (object);
}

static void
entente_minimap_class_init (EntenteMinimapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_minimap_dispose;
  object_class->finalize = entente_minimap_finalize;
  widget_class->measure = entente_minimap_measure;
  widget_class->snapshot = entente_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "entente-minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
follow (EntenteMinimap *self)
{
  self->view_signals = g_signal_group_new (ENTENTE_TYPE_MAP_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "viewport-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::settled",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::palette-style",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->view_signals, "notify::session",
                                  G_CALLBACK (notify_session_cb), self);

  self->session_signals = g_signal_group_new (ENTENTE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "selection-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->session_signals, "found-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
entente_minimap_init (EntenteMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->thumbnail = entente_thumbnail_new (thumbnail_ready_cb, self);
  follow (self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Overview of the map"), -1);
}

GtkWidget *
entente_minimap_new (void)
{
  return g_object_new (ENTENTE_TYPE_MINIMAP, NULL);
}

void
entente_minimap_set_view (EntenteMinimap *self,
                          EntenteMapView *view)
{
  g_return_if_fail (ENTENTE_IS_MINIMAP (self));
  g_return_if_fail (view == NULL || ENTENTE_IS_MAP_VIEW (view));

  self->view = view;
  g_signal_group_set_target (self->view_signals, view);
  notify_session_cb (self);
}

gboolean
entente_minimap_is_needed (EntenteMinimap *self)
{
  EntenteScene *scene;
  EntenteBox bounds, visible;

  g_return_val_if_fail (ENTENTE_IS_MINIMAP (self), FALSE);

  scene = get_scene (self);
  if (scene == NULL || entente_scene_get_n_actors (scene) == 0)
    return FALSE;
  bounds = entente_scene_get_bounds (scene);
  visible = entente_map_view_get_visible (self->view);
  return visible.width > 0.0
         && (bounds.width > visible.width || bounds.height > visible.height);
}

/**
 * entente_minimap_press:
 * @point: in the widget
 *
 * Outside of the frame the view goes there at once; the frame is taken as it lies.
 */
void
entente_minimap_press (EntenteMinimap *self,
                       EntentePoint    point)
{
  EntenteViewport viewport;
  EntentePoint middle, at;
  EntenteBox frame;

  g_return_if_fail (ENTENTE_IS_MINIMAP (self));

  if (get_scene (self) == NULL)
    return;
  viewport = get_viewport (self);
  frame = get_frame (self, &viewport);
  middle = entente_box_get_middle (entente_map_view_get_visible (self->view));
  at = entente_viewport_to_map (&viewport, point);
  self->grip = (EntentePoint) { middle.x - at.x, middle.y - at.y };
  if (entente_box_contains (&frame, point))
    return;
  self->grip = (EntentePoint) { 0.0, 0.0 };
  entente_map_view_look_at (self->view, at);
}

/**
 * entente_minimap_drag:
 * @point: in the widget, where the pointer is now
 */
void
entente_minimap_drag (EntenteMinimap *self,
                      EntentePoint    point)
{
  EntenteViewport viewport;
  EntentePoint at;

  g_return_if_fail (ENTENTE_IS_MINIMAP (self));

  if (get_scene (self) == NULL)
    return;
  viewport = get_viewport (self);
  at = entente_viewport_to_map (&viewport, point);
  entente_map_view_look_at (self->view, (EntentePoint) { at.x + self->grip.x, at.y + self->grip.y });
}
