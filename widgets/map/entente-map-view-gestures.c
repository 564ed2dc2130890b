/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-track.h"
#include "entente-walk.h"

#include <math.h>

/* One notch of a wheel. */
#define WHEEL_PAN_PX 60.0
#define WHEEL_ZOOM 1.15
/* The handle is easier to catch than it looks. */
#define HANDLE_CATCH_PX 4.0

/* A dot lies as far from its neighbors as a handle is wide. */
#define HANDLE_LEAST_ZOOM 0.3

#define ADD_MASK (GDK_SHIFT_MASK | GDK_CONTROL_MASK)

static void
set_cursor (EntenteMapView *self,
            const char     *name)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/* @reach: beyond the handle's rim, pixels */
static gboolean
is_near_handle (EntenteMapView *self,
                EntentePoint    point,
                double          reach)
{
  EntentePoint middle;

  return entente_map_view_get_handle (self, entente_map_view_get_handle_actor (self), &middle)
         && hypot (point.x - middle.x, point.y - middle.y) <= ENTENTE_HANDLE_RADIUS_PX + reach;
}

static gboolean
is_at_handle (EntenteMapView *self,
              EntentePoint    point)
{
  return is_near_handle (self, point, HANDLE_CATCH_PX);
}

static gboolean
is_at_bend_handle (EntenteMapView *self,
                   EntentePoint    point)
{
  EntentePoint middle;

  return entente_map_view_get_bend_handle (self, &middle)
         && hypot (point.x - middle.x, point.y - middle.y)
                <= ENTENTE_HANDLE_RADIUS_PX + HANDLE_CATCH_PX;
}

/* On the way from the rim to the handle the pointer is over neither. */
static gboolean
is_on_way_to_handle (EntenteMapView *self,
                     EntentePoint    point)
{
  return is_near_handle (self, point, ENTENTE_HANDLE_GAP_PX + HANDLE_CATCH_PX);
}

static void
set_handle (EntenteMapView *self,
            guint32         actor)
{
  if (self->handle == actor)
    return;
  self->handle = actor;
  entente_map_view_queue (self);
}

/* From afar it would lie on the neighbors, and take their clicks: there only what is selected has one. */
static guint32
find_handle_actor (EntenteMapView *self,
                   EntenteItem     item)
{
  gboolean is_near = self->viewport.zoom >= HANDLE_LEAST_ZOOM;

  return is_near && item.type == ENTENTE_RECORD_ACTOR ? item.slot : ENTENTE_NO_SLOT;
}

static const char *
choose_cursor (EntenteMapView *self,
               EntentePoint    point,
               EntenteItem     item)
{
  if (self->linking || is_at_handle (self, point))
    return "crosshair";
  if (is_at_bend_handle (self, point))
    return "grab";
  return entente_item_is_nothing (item) ? NULL : "pointer";
}

void
entente_map_view_point_at (EntenteMapView *self,
                           EntentePoint    point)
{
  guint32 bundle = ENTENTE_NO_SLOT;
  EntenteItem item = ENTENTE_NO_ITEM;

  self->pointer = point;
  if (self->session == NULL || self->drag != ENTENTE_DRAG_NONE)
    return;
  if (self->linking)
    entente_map_view_link_to_pointer (self);
  else if (is_on_way_to_handle (self, point))
    item = ENTENTE_ACTOR_ITEM (entente_map_view_get_handle_actor (self));
  if (entente_item_is_nothing (item))
    item = entente_map_view_get_item_at (self, point, &bundle);

  set_handle (self, find_handle_actor (self, item));
  set_cursor (self, choose_cursor (self, point, item));
  entente_session_set_hovered (self->session, bundle != ENTENTE_NO_SLOT ? ENTENTE_NO_ITEM : item);
  entente_map_view_hover_bundle (self, bundle);
}

/* Nobody pointed at what has come below the pointer. */
void
entente_map_view_rest_at (EntenteMapView *self,
                          EntentePoint    point)
{
  self->pointer = point;
}

/* Before something moves by itself: the pointer may be at something else then. */
void
entente_map_view_stop_pointing (EntenteMapView *self)
{
  if (self->session == NULL || !isfinite (self->pointer.x) || self->drag != ENTENTE_DRAG_NONE
      || self->linking)
    return;
  set_handle (self, ENTENTE_NO_SLOT);
  set_cursor (self, NULL);
  entente_map_view_hover_bundle (self, ENTENTE_NO_SLOT);
  entente_session_set_hovered (self->session, ENTENTE_NO_ITEM);
}

void
entente_map_view_point_away (EntenteMapView *self)
{
  const EntentePoint nowhere = { NAN, NAN };

  self->pointer = nowhere;
  set_handle (self, ENTENTE_NO_SLOT);
  entente_map_view_hover_bundle (self, ENTENTE_NO_SLOT);
  if (self->session != NULL && self->drag == ENTENTE_DRAG_NONE)
    entente_session_set_hovered (self->session, ENTENTE_NO_ITEM);
}

static void
click_twice (EntenteMapView *self,
             EntentePoint    point,
             EntenteItem     item)
{
  if (is_at_bend_handle (self, point))
    gtk_widget_activate_action (GTK_WIDGET (self), "map.reset-bend", NULL);
  else if (item.type == ENTENTE_RECORD_ACTOR)
    entente_map_view_request_rename (self, item);
  else if (item.type == ENTENTE_RECORD_RELATION)
    entente_map_view_request_edit (self, item, "label");
  else
    entente_map_view_add_actor (self, entente_viewport_to_map (&self->viewport, point));
}

/* A click on a handle is the beginning of a double click, or of nothing. */
static gboolean
is_at_any_handle (EntenteMapView *self,
                  EntentePoint    point)
{
  return is_at_handle (self, point) || is_at_bend_handle (self, point);
}

void
entente_map_view_click (EntenteMapView  *self,
                        EntentePoint     point,
                        GdkModifierType  state,
                        int              n_press)
{
  EntenteItem item;
  guint32 bundle;

  if (self->session == NULL)
    return;
  item = entente_map_view_get_item_at (self, point, &bundle);
  if (is_at_any_handle (self, point))
    bundle = ENTENTE_NO_SLOT;
  if (self->linking)
    entente_map_view_drop_link (self, point);
  else if (bundle != ENTENTE_NO_SLOT && n_press > 1)
    return;
  else if (bundle != ENTENTE_NO_SLOT)
    entente_map_view_click_bundle (self, bundle, (state & ADD_MASK) != 0);
  else if ((state & ADD_MASK) != 0 && !entente_item_is_nothing (item))
    entente_session_toggle (self->session, item);
  else if ((state & ADD_MASK) != 0)
    return;
  else if (n_press == 2)
    click_twice (self, point, item);
  else if (n_press == 1 && !is_at_any_handle (self, point))
    entente_session_select (self->session, item);
}

static void
start_ghost (EntenteMapView *self)
{
  guint n_selected;
  const EntenteItem *selected = entente_session_get_selection (self->session, &n_selected);

  self->ghost_focus = entente_focus_set_new (entente_map_view_get_map (self), selected, n_selected,
                                             0, FALSE);
}

static void
stop_ghost (EntenteMapView *self)
{
  g_clear_pointer (&self->ghost_focus, entente_focus_set_unref);
  entente_layer_clear (self->ghost);
}

/* A dragged actor takes along what is selected with it. */
static void
take_moves (EntenteMapView *self,
            EntenteItem     item)
{
  const EntenteItem *selected;
  guint n_selected;

  entente_map_view_hold_scene (self);
  if (!entente_session_is_selected (self->session, item))
    entente_session_select (self->session, item);
  selected = entente_session_get_selection (self->session, &n_selected);
  for (guint i = 0; i < n_selected; i++)
    {
      const EntenteSceneActor *actor
          = selected[i].type == ENTENTE_RECORD_ACTOR
                ? entente_scene_find_actor (self->scene, selected[i].slot)
                : NULL;
      EntenteMove move = { .actor = selected[i].slot };

      if (actor == NULL)
        continue;
      move.from = move.to = entente_box_get_middle (actor->outline);
      g_array_append_val (self->moves, move);
    }
  entente_map_view_start_following (self);
  if (!entente_map_view_is_quick (self))
    start_ghost (self);
}

static EntenteDrag
choose_drag (EntenteMapView  *self,
             EntentePoint     point,
             GdkModifierType  state,
             EntenteItem      item)
{
  if (self->space_down)
    return ENTENTE_DRAG_PAN;
  if (is_at_handle (self, point))
    return ENTENTE_DRAG_LINK;
  if (is_at_bend_handle (self, point))
    return ENTENTE_DRAG_BEND;
  if (item.type == ENTENTE_RECORD_ACTOR && (state & GDK_SHIFT_MASK) == 0)
    return ENTENTE_DRAG_MOVE;
  return (state & GDK_SHIFT_MASK) != 0 || self->selecting ? ENTENTE_DRAG_BAND : ENTENTE_DRAG_PAN;
}

void
entente_map_view_begin_drag (EntenteMapView  *self,
                             EntentePoint     point,
                             GdkModifierType  state)
{
  static const char *const cursors[]
      = { NULL, "grabbing", "crosshair", "grabbing", "crosshair", "grabbing" };
  EntenteItem item;

  self->space_tapped = FALSE;
  entente_map_view_hide_peek (self);
  if (self->session == NULL || self->linking)
    return;
  entente_map_view_finish_moves (self);
  item = entente_map_view_get_item_at (self, point, NULL);
  self->drag = choose_drag (self, point, state, item);
  self->drag_start = self->drag_point = point;
  self->drag_viewport = self->viewport;
  entente_timeline_stop (&self->viewport_timeline);
  if (self->drag == ENTENTE_DRAG_MOVE)
    take_moves (self, item);
  if (self->drag == ENTENTE_DRAG_LINK)
    self->link_source = entente_map_view_get_handle_actor (self);
  if (self->drag == ENTENTE_DRAG_PAN || self->drag == ENTENTE_DRAG_BAND)
    entente_session_set_hovered (self->session, ENTENTE_NO_ITEM);
  set_cursor (self, cursors[self->drag]);
}

/* A drag that pans wherever it begins. */
void
entente_map_view_begin_pan (EntenteMapView *self,
                            EntentePoint    point)
{
  self->drag = ENTENTE_DRAG_PAN;
  self->drag_start = self->drag_point = point;
  self->drag_viewport = self->viewport;
  entente_timeline_stop (&self->viewport_timeline);
  set_cursor (self, "grabbing");
}

static void
pan_to_pointer (EntenteMapView *self)
{
  EntenteViewport viewport = self->viewport;

  viewport.x = self->drag_viewport.x;
  viewport.y = self->drag_viewport.y;
  entente_viewport_pan (&viewport, round (self->drag_point.x - self->drag_start.x),
                        round (self->drag_point.y - self->drag_start.y));
  entente_map_view_set_viewport (self, &viewport);
}

static void
move_by_pointer (EntenteMapView *self)
{
  EntentePoint start = entente_viewport_to_map (&self->viewport, self->drag_start);
  EntentePoint now = entente_viewport_to_map (&self->viewport, self->drag_point);

  for (guint i = 0; i < self->n_dragged; i++)
    {
      EntenteMove *move = &g_array_index (self->moves, EntenteMove, i);

      move->to.x = move->from.x + now.x - start.x;
      move->to.y = move->from.y + now.y - start.y;
    }
  entente_map_view_follow (self, now.x - start.x, now.y - start.y);
}

static void
move_to_pointer (EntenteMapView *self)
{
  move_by_pointer (self);
  if (self->ghost_focus != NULL)
    {
      entente_map_view_queue (self);
      return;
    }
  for (guint i = 0; i < self->moves->len; i++)
    {
      const EntenteMove *move = &g_array_index (self->moves, EntenteMove, i);

      entente_places_set (self->places, move->actor, move->to.x, move->to.y);
    }
  entente_map_view_queue_moves (self, (const EntenteMove *) (gpointer) self->moves->data,
                                self->moves->len);
}

void
entente_map_view_update_drag (EntenteMapView *self,
                              EntentePoint    point)
{
  self->drag_point = point;
  switch (self->drag)
    {
    case ENTENTE_DRAG_PAN:
      pan_to_pointer (self);
      break;
    case ENTENTE_DRAG_MOVE:
      move_to_pointer (self);
      break;
    case ENTENTE_DRAG_LINK:
      entente_session_set_hovered (self->session, entente_map_view_get_item_at (self, point, NULL));
      entente_map_view_queue (self);
      break;
    case ENTENTE_DRAG_BAND:
    case ENTENTE_DRAG_BEND:
      entente_map_view_queue (self);
      break;
    case ENTENTE_DRAG_NONE:
    default:
      break;
    }
}

static EntenteBox
get_band (EntenteMapView *self)
{
  EntentePoint a = entente_viewport_to_map (&self->viewport, self->drag_start);
  EntentePoint b = entente_viewport_to_map (&self->viewport, self->drag_point);
  EntenteBox start = { a.x, a.y, 0.0, 0.0 };
  EntenteBox end = { b.x, b.y, 0.0, 0.0 };

  return entente_box_join (start, end);
}

/* Actors by their middle, and the relations between them: what would be moved or copied whole. */
static void
select_band (EntenteMapView  *self,
             GdkModifierType  state)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  EntenteBox band = get_band (self);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      const EntenteSceneActor *source = entente_scene_find_actor (scene, relation->source);
      const EntenteSceneActor *target = entente_scene_find_actor (scene, relation->target);
      EntenteItem item = ENTENTE_RELATION_ITEM (relation->relation);

      if (source != NULL && target != NULL
          && entente_box_contains (&band, entente_box_get_middle (source->outline))
          && entente_box_contains (&band, entente_box_get_middle (target->outline)))
        g_array_append_val (items, item);
    }
  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);
      EntenteItem item = ENTENTE_ACTOR_ITEM (actor->actor);

      if (entente_box_contains (&band, entente_box_get_middle (actor->outline)))
        g_array_append_val (items, item);
    }
  if ((state & GDK_CONTROL_MASK) != 0)
    entente_session_add_many (self->session, (const EntenteItem *) (gpointer) items->data,
                              items->len);
  else
    entente_session_select_many (self->session, (const EntenteItem *) (gpointer) items->data,
                                 items->len);
}

static void
drop_moves (EntenteMapView *self)
{
  g_autoptr (GArray) moves = self->moves;
  g_autoptr (GArray) moved = NULL;

  move_by_pointer (self);
  moved = entente_map_view_list_moved (self);
  stop_ghost (self);
  entente_map_view_stop_following (self);
  self->moves = g_array_new (FALSE, FALSE, sizeof (EntenteMove));
  entente_map_view_release_scene (self);
  if (entente_map_view_move_actors (self, (const EntenteMove *) (gpointer) moved->data, moved->len,
                                    NULL))
    return;
  for (guint i = 0; i < moves->len; i++)
    entente_map_view_reset_place (self, g_array_index (moves, EntenteMove, i).actor);
  entente_map_view_queue_moves (self, (const EntenteMove *) (gpointer) moves->data, moves->len);
}

void
entente_map_view_end_drag (EntenteMapView  *self,
                           GdkModifierType  state)
{
  EntenteDrag drag = self->drag;

  self->drag = ENTENTE_DRAG_NONE;
  set_cursor (self, NULL);
  if (drag == ENTENTE_DRAG_MOVE)
    drop_moves (self);
  else if (drag == ENTENTE_DRAG_BAND)
    select_band (self, state);
  else if (drag == ENTENTE_DRAG_LINK)
    entente_map_view_drop_link (self, self->drag_point);
  else if (drag == ENTENTE_DRAG_BEND)
    entente_map_view_drop_bend (self);
  entente_map_view_queue (self);
}

gboolean
entente_map_view_cancel_drag (EntenteMapView *self)
{
  EntenteDrag drag = self->drag;

  self->drag = ENTENTE_DRAG_NONE;
  if (drag == ENTENTE_DRAG_NONE && !self->linking)
    return FALSE;
  if (drag == ENTENTE_DRAG_MOVE)
    {
      stop_ghost (self);
      entente_map_view_stop_following (self);
      entente_map_view_finish_moves (self);
    }
  if (drag == ENTENTE_DRAG_PAN)
    entente_map_view_set_viewport (self, &self->drag_viewport);
  entente_map_view_stop_link (self);
  return TRUE;
}

/* Around a point of the widget; where that is nowhere, around the middle. */
void
entente_map_view_zoom_by (EntenteMapView *self,
                          EntentePoint    point,
                          double          factor)
{
  EntenteViewport viewport = self->viewport;

  if (!isfinite (point.x) || !isfinite (point.y))
    {
      point.x = viewport.width / 2.0;
      point.y = viewport.height / 2.0;
    }
  entente_timeline_stop (&self->viewport_timeline);
  entente_viewport_zoom_at (&viewport, point, viewport.zoom * factor);
  entente_map_view_set_viewport (self, &viewport);
}

/* @dx and @dy in notches of a wheel. */
void
entente_map_view_scroll (EntenteMapView  *self,
                         double           dx,
                         double           dy,
                         GdkModifierType  state)
{
  EntenteViewport viewport;

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      entente_map_view_zoom_by (self, self->pointer, pow (WHEEL_ZOOM, -dy));
      return;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0.0)
    {
      dx = dy;
      dy = 0.0;
    }
  entente_timeline_stop (&self->viewport_timeline);
  viewport = self->viewport;
  entente_viewport_pan (&viewport, -dx * WHEEL_PAN_PX, -dy * WHEEL_PAN_PX);
  entente_map_view_set_viewport (self, &viewport);
}
