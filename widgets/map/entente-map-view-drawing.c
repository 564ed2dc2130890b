/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-curve.h"
#include "entente-dot.h"
#include "entente-walk.h"

#include <math.h>

/* More than this of what is selected takes too long for a frame. */
#define AT_ONCE_MAX 100
#define BAND_ALPHA 0.12
#define GHOST_ALPHA 0.8
/* How far a dot's handle leans to the left, radians. */
#define HANDLE_LEAN (G_PI / 6.0)
#define LINK_WIDTH_PX 2.0
#define LINK_ARROW_PX 10.0
#define RING_WIDTH_PX 2.0
#define TARGET_GAP_PX 4.0 /* between the rim of a relation's target and the line around it */
/* The dashes of a relation that is not there yet. */
static const double link_dashes[] = { 6.0, 4.0 };

static void
set_source_color (cairo_t            *cr,
                  const EntenteColor *color,
                  double              alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

void
entente_map_view_queue_focus (EntenteMapView *self)
{
  self->focus_stale = TRUE;
  entente_map_view_queue (self);
}

void
entente_map_view_forget_focus (EntenteMapView *self)
{
  g_clear_pointer (&self->selected_focus, entente_focus_set_unref);
  self->selected_focus_made = FALSE;
  entente_map_view_queue_focus (self);
}

/* Of very many it takes a while: it is not made anew for each thing that is pointed at. */
static EntenteFocusSet *
get_selected_focus (EntenteMapView *self,
                    gboolean        no_articles)
{
  const EntenteItem *selected;
  guint n_selected;

  if (self->selected_focus_made && self->selected_focus_no_articles == (guint) no_articles)
    return self->selected_focus;
  g_clear_pointer (&self->selected_focus, entente_focus_set_unref);
  selected = entente_session_get_selection (self->session, &n_selected);
  self->selected_focus = entente_focus_set_new (entente_map_view_get_map (self), selected,
                                                n_selected, self->focus_steps, no_articles);
  self->selected_focus_made = TRUE;
  self->selected_focus_no_articles = no_articles != FALSE;
  return self->selected_focus;
}

/* A whole article may light all of the map: what is pointed at meanwhile would not be seen in it. */
static gboolean
gives_way (EntenteMapView *self,
           GArray         *hovered)
{
  return entente_session_get_n_selected (self->session, ENTENTE_RECORD_ARTICLE) > 0
         && hovered->len > 0
         && entente_item_is_alive (g_array_index (hovered, EntenteItem, 0),
                                   entente_map_view_get_map (self));
}

static EntenteFocusSet *
make_focus (EntenteMapView *self)
{
  g_autoptr (GArray) hovered = NULL;

  if (self->session == NULL)
    return NULL;
  hovered = entente_map_view_dup_hovered (self);
  return entente_focus_set_new_hovered (get_selected_focus (self, gives_way (self, hovered)),
                                        entente_map_view_get_map (self),
                                        (const EntenteItem *) (gpointer) hovered->data,
                                        hovered->len);
}

/* What was lit fades out on its layer while what is lit now comes in on the other. */
static void
update_focus (EntenteMapView *self)
{
  g_autoptr (EntenteFocusSet) focus = NULL;
  EntenteLayer *layer;

  if (!self->focus_stale)
    return;
  self->focus_stale = FALSE;
  focus = make_focus (self);
  if (entente_focus_set_equal (focus, self->focus))
    return;

  g_clear_pointer (&self->focus_before, entente_focus_set_unref);
  self->focus_before = g_steal_pointer (&self->focus);
  self->focus = g_steal_pointer (&focus);
  entente_map_view_forget_singles (self);
  layer = self->lit_before;
  self->lit_before = self->lit;
  self->lit = layer;
  entente_layer_clear (self->lit);
  entente_map_view_start_fading (self);
}

/* What is selected, at once, while workers paint what lies around it. */
static void
draw_selected (EntenteMapView         *self,
               const EntenteLayerWish *wish,
               cairo_t                *cr)
{
  const EntenteFocus *lit = entente_focus_set_get (wish->focus);
  const EntenteFocus focus = {
    .actors = lit->selected_actors,
    .relations = lit->selected_relations,
    .selected_actors = lit->selected_actors,
    .selected_relations = lit->selected_relations,
    .level = 1.0,
    .only = TRUE,
  };
  const EntentePicture picture = {
    .scene = wish->scene,
    .palette = wish->palette,
    .focus = &focus,
    .opened = &wish->opened,
    .clip = entente_viewport_get_visible (&wish->viewport),
    .zoom = wish->viewport.zoom,
  };

  if (entente_slot_set_get_n (focus.actors) + entente_slot_set_get_n (focus.relations)
      > AT_ONCE_MAX)
    return;
  cairo_save (cr);
  cairo_translate (cr, round (wish->viewport.x * wish->scale) / wish->scale,
                   round (wish->viewport.y * wish->scale) / wish->scale);
  cairo_scale (cr, wish->viewport.zoom, wish->viewport.zoom);
  entente_painter_paint (&picture, cr);
  cairo_restore (cr);
}

/* Painting what is lit over the faded picture looks as if each thing had been painted faded. */
static gboolean
draw_focus (EntenteMapView         *self,
            const EntenteLayerWish *still,
            cairo_t                *cr)
{
  EntenteLayerWish wish = *still;
  double in = MIN (1.0, 2.0 * self->focus_part);
  double out = MIN (1.0, 2.0 - 2.0 * self->focus_part);
  gboolean done = TRUE;

  if (self->veil > 0.0)
    {
      set_source_color (cr, &self->palette->ground, (1.0 - self->palette->faded) * self->veil);
      cairo_paint (cr);
    }
  if (self->focus_before != NULL)
    {
      wish.focus = self->focus_before;
      entente_layer_update (self->lit_before, &wish);
      entente_layer_draw (self->lit_before, &wish, out, cr);
    }
  if (self->focus != NULL)
    {
      wish.focus = self->focus;
      done = entente_layer_update (self->lit, &wish);
      if (!done)
        draw_selected (self, &wish, cr);
      entente_layer_draw (self->lit, &wish, in, cr);
    }
  return done;
}

/* What is dragged moves as a picture where the scene cannot be built for every frame. */
static gboolean
draw_ghost (EntenteMapView         *self,
            const EntenteLayerWish *still,
            cairo_t                *cr)
{
  EntenteLayerWish wish = *still;
  gboolean done;

  if (self->ghost_focus == NULL)
    return TRUE;
  wish.focus = self->ghost_focus;
  entente_viewport_pan (&wish.viewport, round (self->drag_point.x - self->drag_start.x),
                        round (self->drag_point.y - self->drag_start.y));
  wish.aim = wish.viewport;
  done = entente_layer_update (self->ghost, &wish);
  entente_layer_draw (self->ghost, &wish, GHOST_ALPHA, cr);
  return done;
}

/* From the middle of a dot to its handle: where its name does not stand, which is rarely above it. */
static EntentePoint
get_way_off_dot (const EntenteSceneActor *actor,
                 EntenteScene            *scene,
                 double                   zoom)
{
  double way = entente_dot_get_radius (actor, entente_density_of_scene (scene), zoom)
               + ENTENTE_HANDLE_GAP_PX + ENTENTE_HANDLE_RADIUS_PX;

  return (EntentePoint){ -way * sin (HANDLE_LEAN), -way * cos (HANDLE_LEAN) };
}

gboolean
entente_map_view_get_handle (EntenteMapView *self,
                             guint32         actor,
                             EntentePoint   *middle)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  const EntenteSceneActor *drawn;
  EntentePoint way = { ENTENTE_HANDLE_GAP_PX + ENTENTE_HANDLE_RADIUS_PX, 0.0 };
  EntentePoint from;

  drawn = scene != NULL && actor != ENTENTE_NO_SLOT ? entente_scene_find_actor (scene, actor)
                                                    : NULL;
  if (drawn == NULL)
    return FALSE;

  if (self->viewport.zoom < ENTENTE_DOTS_ZOOM)
    {
      from = entente_dot_get_middle (drawn);
      way = get_way_off_dot (drawn, scene, self->viewport.zoom);
    }
  else
    {
      from = entente_box_get_middle (drawn->outline);
      from.x = drawn->outline.x + drawn->outline.width;
    }
  *middle = entente_viewport_to_widget (&self->viewport, from);
  middle->x += way.x;
  middle->y += way.y;
  return TRUE;
}

guint32
entente_map_view_get_handle_actor (EntenteMapView *self)
{
  EntenteItem current;

  if (self->handle != ENTENTE_NO_SLOT || self->session == NULL)
    return self->handle;
  current = entente_session_get_current (self->session);
  if (current.type != ENTENTE_RECORD_ACTOR
      || entente_session_get_n_selected (self->session, ENTENTE_RECORD_ACTOR) != 1
      || entente_session_get_n_selected (self->session, ENTENTE_RECORD_RELATION) != 0)
    return ENTENTE_NO_SLOT;
  return current.slot;
}

static void
draw_handle (EntenteMapView *self,
             cairo_t        *cr)
{
  const double arm = ENTENTE_HANDLE_RADIUS_PX / 2.0;
  EntentePoint middle;

  if (self->drag != ENTENTE_DRAG_NONE || self->linking
      || !entente_map_view_get_handle (self, entente_map_view_get_handle_actor (self), &middle))
    return;
  cairo_arc (cr, middle.x, middle.y, ENTENTE_HANDLE_RADIUS_PX, 0.0, 2.0 * G_PI);
  set_source_color (cr, &self->palette->accent, 1.0);
  cairo_fill (cr);
  cairo_move_to (cr, middle.x - arm, middle.y);
  cairo_line_to (cr, middle.x + arm, middle.y);
  cairo_move_to (cr, middle.x, middle.y - arm);
  cairo_line_to (cr, middle.x, middle.y + arm);
  cairo_set_line_width (cr, 1.5);
  set_source_color (cr, &self->palette->ground, 1.0);
  cairo_stroke (cr);
}

/* Where a line from the middle of a box to a point leaves the box. */
static EntentePoint
leave_box (EntenteBox   box,
           EntentePoint to)
{
  EntentePoint middle = entente_box_get_middle (box);
  double dx = to.x - middle.x;
  double dy = to.y - middle.y;
  double part = 1.0;
  EntentePoint result;

  if (fabs (dx) > box.width / 2.0)
    part = MIN (part, box.width / 2.0 / fabs (dx));
  if (fabs (dy) > box.height / 2.0)
    part = MIN (part, box.height / 2.0 / fabs (dy));
  result.x = middle.x + dx * part;
  result.y = middle.y + dy * part;
  return result;
}

/* Where the line that is being drawn ends: at the rim of a target chosen by keys, else at the
 * pointer. */
static EntentePoint
get_link_end (EntenteMapView          *self,
              const EntenteSceneActor *source)
{
  const EntenteSceneActor *target = NULL;

  if (self->drag == ENTENTE_DRAG_LINK)
    return self->drag_point;
  if (self->link_target != ENTENTE_NO_SLOT)
    target = entente_scene_find_actor (self->scene, self->link_target);
  if (target == NULL)
    return self->pointer;
  return entente_viewport_to_widget (
      &self->viewport, leave_box (target->outline, entente_box_get_middle (source->outline)));
}

/* The actor the relation would go to. */
static void
draw_link_target (EntenteMapView *self,
                  cairo_t        *cr)
{
  EntenteItem item = entente_session_get_hovered (self->session);
  const EntenteSceneActor *target = NULL;
  EntentePoint corner;

  if (item.type == ENTENTE_RECORD_ACTOR && item.slot != self->link_source)
    target = entente_scene_find_actor (self->scene, item.slot);
  if (target == NULL)
    return;
  corner.x = target->outline.x;
  corner.y = target->outline.y;
  corner = entente_viewport_to_widget (&self->viewport, corner);
  cairo_rectangle (cr, corner.x - TARGET_GAP_PX, corner.y - TARGET_GAP_PX,
                   target->outline.width * self->viewport.zoom + 2.0 * TARGET_GAP_PX,
                   target->outline.height * self->viewport.zoom + 2.0 * TARGET_GAP_PX);
  set_source_color (cr, &self->palette->accent, 1.0);
  cairo_set_line_width (cr, LINK_WIDTH_PX);
  cairo_stroke (cr);
}

static void
draw_link (EntenteMapView *self,
           cairo_t        *cr)
{
  const EntenteSceneActor *source;
  EntentePoint start, end;
  double angle;

  if (!self->linking && self->drag != ENTENTE_DRAG_LINK)
    return;
  source = entente_scene_find_actor (self->scene, self->link_source);
  if (source == NULL)
    return;
  draw_link_target (self, cr);
  end = get_link_end (self, source);
  if (!isfinite (end.x) || !isfinite (end.y))
    return;
  start = leave_box (source->outline, entente_viewport_to_map (&self->viewport, end));
  start = entente_viewport_to_widget (&self->viewport, start);
  angle = atan2 (end.y - start.y, end.x - start.x);

  set_source_color (cr, &self->palette->accent, 1.0);
  cairo_set_line_width (cr, LINK_WIDTH_PX);
  cairo_set_dash (cr, link_dashes, G_N_ELEMENTS (link_dashes), 0.0);
  cairo_move_to (cr, start.x, start.y);
  cairo_line_to (cr, end.x, end.y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_move_to (cr, end.x, end.y);
  cairo_line_to (cr, end.x - LINK_ARROW_PX * cos (angle - 0.4),
                 end.y - LINK_ARROW_PX * sin (angle - 0.4));
  cairo_line_to (cr, end.x - LINK_ARROW_PX * cos (angle + 0.4),
                 end.y - LINK_ARROW_PX * sin (angle + 0.4));
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The middle of the one line that is selected. */
static void
draw_bend_handle (EntenteMapView *self,
                  cairo_t        *cr)
{
  EntentePoint middle;

  if (self->drag != ENTENTE_DRAG_NONE || self->linking
      || !entente_map_view_get_bend_handle (self, &middle))
    return;
  cairo_arc (cr, middle.x, middle.y, ENTENTE_HANDLE_RADIUS_PX - 1.0, 0.0, 2.0 * G_PI);
  set_source_color (cr, &self->palette->ground, 1.0);
  cairo_fill_preserve (cr);
  set_source_color (cr, &self->palette->accent, 1.0);
  cairo_set_line_width (cr, LINK_WIDTH_PX);
  cairo_stroke (cr);
}

/* The curve as it would be. */
static void
draw_bend (EntenteMapView *self,
           cairo_t        *cr)
{
  const EntenteSceneRelation *relation;
  EntentePoint points[4];
  EntenteBend bend;

  if (self->drag != ENTENTE_DRAG_BEND || !entente_map_view_get_dragged_bend (self, &bend))
    return;
  relation = entente_scene_find_relation (self->scene, bend.relation);
  entente_curve_given (points, entente_scene_find_actor (self->scene, relation->source),
                       entente_scene_find_actor (self->scene, relation->target), bend.along,
                       bend.across);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = entente_viewport_to_widget (&self->viewport, points[i]);
  cairo_move_to (cr, points[0].x, points[0].y);
  cairo_curve_to (cr, points[1].x, points[1].y, points[2].x, points[2].y, points[3].x,
                  points[3].y);
  set_source_color (cr, &self->palette->accent, 1.0);
  cairo_set_line_width (cr, LINK_WIDTH_PX);
  cairo_stroke (cr);
}

static void
draw_band (EntenteMapView *self,
           cairo_t        *cr)
{
  double x = MIN (self->drag_start.x, self->drag_point.x);
  double y = MIN (self->drag_start.y, self->drag_point.y);

  if (self->drag != ENTENTE_DRAG_BAND)
    return;
  cairo_rectangle (cr, floor (x) + 0.5, floor (y) + 0.5,
                   round (fabs (self->drag_point.x - self->drag_start.x)),
                   round (fabs (self->drag_point.y - self->drag_start.y)));
  set_source_color (cr, &self->palette->accent, BAND_ALPHA);
  cairo_fill_preserve (cr);
  set_source_color (cr, &self->palette->accent, 1.0);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

/* Only for who came by keyboard. */
static void
draw_focus_ring (EntenteMapView *self,
                 cairo_t        *cr)
{
  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  cairo_rectangle (cr, RING_WIDTH_PX / 2.0, RING_WIDTH_PX / 2.0,
                   self->viewport.width - RING_WIDTH_PX, self->viewport.height - RING_WIDTH_PX);
  set_source_color (cr, &self->palette->accent, 0.6);
  cairo_set_line_width (cr, RING_WIDTH_PX);
  cairo_stroke (cr);
}

static gboolean
settle_cb (gpointer user_data)
{
  EntenteMapView *self = user_data;

  self->settle = 0;
  entente_map_view_set_settled (self, TRUE);
  entente_map_view_place_names (self);
  return G_SOURCE_REMOVE;
}

/* Not within the frame: who waits for it may want to change something. */
static void
settle_later (EntenteMapView *self)
{
  if (self->settled || self->settle != 0 || self->busy || self->preview != NULL
      || self->laying != NULL || self->folding != NULL || self->rest != 0 || entente_map_view_is_moving (self))
    return;
  self->settle = g_idle_add (settle_cb, self);
}

static EntenteViewport
get_aim (EntenteMapView *self)
{
  EntenteViewport aim = self->viewport;

  if (entente_timeline_is_running (&self->viewport_timeline))
    {
      aim = self->viewport_to;
      aim.width = self->viewport.width;
      aim.height = self->viewport.height;
    }
  return aim;
}

static gboolean
draw (EntenteMapView *self,
      cairo_t        *cr)
{
  EntenteLayerWish wish = {
    .scene = self->scene,
    .palette = self->palette,
    .opened = self->opened,
    .viewport = self->viewport,
    .aim = get_aim (self),
    .pointer = self->pointer,
    .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)),
    .hasty = entente_map_view_is_hasty (self),
    .whole = entente_map_view_is_ahead (self),
  };
  gboolean done;

  entente_tile_cache_set_view (self->tiles, self->viewport.width * self->viewport.height
                                                * wish.scale * wish.scale);
  entente_tile_cache_begin (self->tiles);
  done = entente_layer_update (self->still, &wish);
  entente_map_view_paint_ahead (self, &wish);
  if (done)
    entente_map_view_uncover (self);
  if (!entente_map_view_is_covered (self))
    {
      entente_layer_draw (self->still, &wish, 1.0, cr);
      done &= draw_focus (self, &wish, cr);
      done &= draw_ghost (self, &wish, cr);
    }
  entente_map_view_draw_preview (self, cr);
  entente_map_view_draw_following (self, cr);
  draw_band (self, cr);
  draw_link (self, cr);
  draw_bend (self, cr);
  draw_bend_handle (self, cr);
  draw_handle (self, cr);
  return done;
}

void
entente_map_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  const EntenteColor *ground = &self->palette->ground;
  GdkRGBA color = { (float) ground->red, (float) ground->green, (float) ground->blue, 1.0f };
  graphene_rect_t bounds;
  gboolean done = TRUE;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0.0f, 0.0f, (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  if (bounds.size.width <= 0.0f || bounds.size.height <= 0.0f)
    return;
  gtk_snapshot_append_color (snapshot, &color, &bounds);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (entente_map_view_ensure_scene (self) != NULL)
    {
      update_focus (self);
      done = draw (self, cr);
    }
  draw_focus_ring (self, cr);
  cairo_destroy (cr);
  if (done)
    settle_later (self);
}
