/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-edits.h"
#include "entente-map-view-private.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_STEP 1.25
#define FOCUS_STEPS_MAX 9

/* What a new actor takes, with some room around it, in map units. */
#define NEW_WIDTH 80.0
#define NEW_HEIGHT 44.0
#define N_PLACES_TRIED 200

/* (element-type guint32): slots of what is selected of one type, in the order it was selected. */
static GArray *
list_selected (EntenteMapView    *self,
               EntenteRecordType  type)
{
  if (self->session == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint32));
  return entente_session_dup_selected (self->session, type);
}

static const guint32 *
get_slots (GArray *slots)
{
  return (const guint32 *) (gpointer) slots->data;
}

static gboolean
perform (EntenteMapView *self,
         EntenteAct     *act)
{
  return act != NULL
         && entente_history_perform (entente_session_get_history (self->session), act);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  double zoom = entente_timeline_is_running (&self->viewport_timeline) ? self->viewport_to.zoom
                                                                       : self->viewport.zoom;

  if (g_str_equal (name, "map.zoom-in"))
    entente_map_view_set_zoom (self, zoom * ZOOM_STEP);
  else if (g_str_equal (name, "map.zoom-out"))
    entente_map_view_set_zoom (self, zoom / ZOOM_STEP);
  else
    entente_map_view_set_zoom (self, 1.0);
}

static void
fit_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  entente_map_view_fit (ENTENTE_MAP_VIEW (widget));
}

static void
fit_selection_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  entente_map_view_fit_selection (ENTENTE_MAP_VIEW (widget));
}

static void
arrange_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  entente_map_view_arrange (ENTENTE_MAP_VIEW (widget));
}

static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);

  if (self->session != NULL)
    entente_history_undo (entente_session_get_history (self->session));
}

static void
redo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);

  if (self->session != NULL)
    entente_history_redo (entente_session_get_history (self->session));
}

static void
edit_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntenteItem current;

  if (self->session == NULL)
    return;
  current = entente_session_get_current (self->session);
  if (entente_item_is_nothing (current))
    return;
  if (g_str_equal (name, "map.edit"))
    entente_map_view_request_edit (self, current, NULL);
  else if (current.type == ENTENTE_RECORD_ACTOR)
    entente_map_view_request_rename (self, current);
  else
    entente_map_view_request_edit (self, current, "label");
}

static void
reverse_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GArray) relations = list_selected (self, ENTENTE_RECORD_RELATION);

  if (relations->len > 0)
    perform (self, entente_edit_reverse (entente_map_view_get_map (self), get_slots (relations),
                                         relations->len));
}

/* The default is written by leaving the member away. */
static const char *
get_direction_json (const char *direction)
{
  if (g_str_equal (direction, "both"))
    return "\"both\"";
  if (g_str_equal (direction, "none"))
    return "\"none\"";
  return NULL;
}

static void
direction_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  const char *json = get_direction_json (g_variant_get_string (parameter, NULL));
  g_autoptr (GArray) relations = list_selected (self, ENTENTE_RECORD_RELATION);
  g_autoptr (EntenteAct) act = NULL;

  if (relations->len == 0)
    return;
  act = entente_act_new (entente_map_view_get_map (self), _("Change Direction"));
  for (guint i = 0; i < relations->len; i++)
    entente_act_set_member (act, ENTENTE_RECORD_RELATION, get_slots (relations)[i], "direction",
                            json, NULL);
  perform (self, g_steal_pointer (&act));
}

gboolean
entente_map_view_is_pinned (EntenteMapView *self)
{
  g_autoptr (GArray) actors = list_selected (self, ENTENTE_RECORD_ACTOR);

  for (guint i = 0; i < actors->len; i++)
    {
      if (!entente_map_get_actor (entente_map_view_get_map (self), get_slots (actors)[i])->pinned)
        return FALSE;
    }
  return actors->len > 0;
}

/* A pin holds a position, so an actor without one gets that where it is shown. */
static void
pin_actor (EntenteMapView *self,
           EntenteAct     *act,
           guint32         actor)
{
  EntenteMap *map = entente_map_view_get_map (self);
  double x, y;

  if (!entente_map_get_actor (map, actor)->placed
      && entente_places_get (self->places, map, actor, &x, &y))
    entente_act_place (act, actor, x, y);
  entente_act_set_member (act, ENTENTE_RECORD_ACTOR, actor, "pinned", "true", NULL);
}

static void
pin_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GArray) actors = list_selected (self, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteAct) act = NULL;
  gboolean pinned;

  if (actors->len == 0)
    return;
  pinned = entente_map_view_is_pinned (self);
  act = entente_act_new (entente_map_view_get_map (self), pinned ? _("Unpin") : _("Pin"));
  for (guint i = 0; i < actors->len; i++)
    {
      if (pinned)
        entente_act_set_member (act, ENTENTE_RECORD_ACTOR, get_slots (actors)[i], "pinned", NULL,
                                NULL);
      else
        pin_actor (self, act, get_slots (actors)[i]);
    }
  perform (self, g_steal_pointer (&act));
}

static void
select_all_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);

  if (self->session != NULL)
    entente_session_select_all (self->session);
}

static void
select_none_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);

  if (self->session != NULL)
    entente_session_select (self->session, ENTENTE_NO_ITEM);
}

void
entente_map_view_add_actor (EntenteMapView *self,
                            EntentePoint    point)
{
  guint32 actor;
  EntenteAct *act;

  if (self->session == NULL || !isfinite (point.x) || !isfinite (point.y))
    return;
  act = entente_edit_add_actor (entente_map_view_get_map (self), _("New Actor"), round (point.x),
                                round (point.y), &actor);
  if (!perform (self, act))
    return;
  entente_session_select (self->session, ENTENTE_ACTOR_ITEM (actor));
  entente_map_view_request_rename (self, ENTENTE_ACTOR_ITEM (actor));
}

void
entente_map_view_add_relation (EntenteMapView *self,
                               guint32         source,
                               guint32         target)
{
  EntenteMap *map = entente_map_view_get_map (self);
  guint32 relation;

  if (!entente_item_is_alive (ENTENTE_ACTOR_ITEM (source), map)
      || !entente_item_is_alive (ENTENTE_ACTOR_ITEM (target), map)
      || !perform (self, entente_edit_add_relation (map, source, target, &relation)))
    return;
  entente_session_select (self->session, ENTENTE_RELATION_ITEM (relation));
  entente_map_view_request_edit (self, ENTENTE_RELATION_ITEM (relation), "label");
}

static gboolean
is_covered (EntenteScene     *scene,
            const EntenteBox *box,
            GArray           *actors)
{
  g_array_set_size (actors, 0);
  entente_scene_find_in_box (scene, box, actors, NULL);
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteBox *other
          = &entente_scene_get_actor (scene, g_array_index (actors, guint32, i))->outline;

      if (other->x < box->x + box->width && box->x < other->x + other->width
          && other->y < box->y + box->height && box->y < other->y + other->height)
        return TRUE;
    }
  return FALSE;
}

/* A place for an actor without a name yet: the point, or the first below it that no other covers. */
static EntentePoint
find_free_point (EntenteMapView *self,
                 EntentePoint    point)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; scene != NULL && i < N_PLACES_TRIED; i++)
    {
      const EntenteBox box = { point.x - NEW_WIDTH / 2.0, point.y - NEW_HEIGHT / 2.0, NEW_WIDTH,
                               NEW_HEIGHT };

      if (!is_covered (scene, &box, actors))
        break;
      point.y += NEW_HEIGHT;
    }
  return point;
}

static void
new_actor_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntentePoint point = self->menu_point;

  if (isfinite (point.x))
    {
      entente_map_view_add_actor (self, point);
      return;
    }
  /* By key several follow each other, and the pointer stays where it is. */
  point = entente_viewport_to_map (&self->viewport, self->pointer);
  if (!isfinite (point.x))
    point = entente_viewport_get_middle (&self->viewport);
  if (isfinite (point.x))
    point = find_free_point (self, point);
  entente_map_view_add_actor (self, point);
}

/* Between two at once; from one, its line waits for the other. */
static void
new_relation_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GArray) actors = list_selected (self, ENTENTE_RECORD_ACTOR);

  if (actors->len == 2)
    {
      entente_map_view_add_relation (self, get_slots (actors)[0], get_slots (actors)[1]);
      return;
    }
  if (actors->len == 1)
    entente_map_view_start_link (self, get_slots (actors)[0]);
}

static void
set_focus_steps (EntenteMapView *self,
                 int             steps)
{
  steps = CLAMP (steps, 0, FOCUS_STEPS_MAX);
  if (self->focus_steps == (guint) steps)
    return;
  self->focus_steps = (guint) steps;
  entente_map_view_forget_focus (self);
}

static void
focus_steps_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  int value = g_variant_get_int32 (parameter);

  if (g_str_equal (name, "map.focus-widen"))
    value += (int) self->focus_steps;
  set_focus_steps (self, value);
}

static void
context_menu_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntenteItem current = ENTENTE_NO_ITEM;
  EntentePoint point = entente_viewport_get_middle (&self->viewport);
  EntenteBox box;

  if (self->session == NULL)
    return;
  current = entente_session_get_current (self->session);
  if (entente_walk_get_box (entente_map_view_ensure_scene (self), current, &box))
    point = entente_box_get_middle (box);
  else
    current = ENTENTE_NO_ITEM;
  if (current.type == ENTENTE_RECORD_ACTOR)
    point.y = box.y + box.height;
  entente_map_view_show_menu (self, entente_viewport_to_widget (&self->viewport, point), current);
}

static void
set_enabled (EntenteMapView *self,
             const char     *name,
             gboolean        enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
}

static guint
count_selected (EntenteMapView    *self,
                EntenteRecordType  type)
{
  return self->session != NULL ? entente_session_get_n_selected (self->session, type) : 0;
}

/* A map that stands between two actors has to be told between whom. */
static gboolean
may_arrange (EntenteMapView *self,
             guint           n_actors)
{
  EntenteMap *map = entente_map_view_get_map (self);
  EntenteArrangeRequest request;

  if (map == NULL || self->busy || entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR) == 0)
    return FALSE;
  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_ALL);

  return request.style != ENTENTE_LAYOUT_BETWEEN || n_actors == 2;
}

void
entente_map_view_update_actions (EntenteMapView *self)
{
  EntenteHistory *history
      = self->session != NULL ? entente_session_get_history (self->session) : NULL;
  EntenteMap *map = entente_map_view_get_map (self);
  guint n_actors = count_selected (self, ENTENTE_RECORD_ACTOR);
  guint n_relations = count_selected (self, ENTENTE_RECORD_RELATION);
  gboolean any = n_actors + n_relations > 0;

  set_enabled (self, "map.undo", history != NULL && entente_history_get_can_undo (history));
  set_enabled (self, "map.redo", history != NULL && entente_history_get_can_redo (history));
  set_enabled (self, "map.arrange", may_arrange (self, n_actors));
  set_enabled (self, "map.align", n_actors > 1);
  set_enabled (self, "map.bend", n_actors == 0 && n_relations == 1);
  set_enabled (self, "map.copy", any);
  set_enabled (self, "map.cut", any);
  set_enabled (self, "map.delete", any);
  set_enabled (self, "map.distribute", n_actors > 2);
  set_enabled (self, "map.duplicate", any);
  set_enabled (self, "map.paste", map != NULL);
  set_enabled (self, "map.reset-bend", n_relations > 0);
  set_enabled (self, "map.rename", any);
  set_enabled (self, "map.fit-selection", any);
  set_enabled (self, "map.pin", n_actors > 0);
  set_enabled (self, "map.new-actor", map != NULL);
  set_enabled (self, "map.new-relation", n_actors == 1 || n_actors == 2);
  set_enabled (self, "map.reverse", n_relations > 0);
  set_enabled (self, "map.direction", n_relations > 0);
}

void
entente_map_view_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "map.arrange", NULL, arrange_cb },
    { "map.context-menu", NULL, context_menu_cb },
    { "map.direction", "s", direction_cb },
    { "map.edit", NULL, edit_cb },
    { "map.fit", NULL, fit_cb },
    { "map.fit-selection", NULL, fit_selection_cb },
    { "map.focus-steps", "i", focus_steps_cb },
    { "map.focus-widen", "i", focus_steps_cb },
    { "map.new-actor", NULL, new_actor_cb },
    { "map.new-relation", NULL, new_relation_cb },
    { "map.pin", NULL, pin_cb },
    { "map.redo", NULL, redo_cb },
    { "map.rename", NULL, edit_cb },
    { "map.reverse", NULL, reverse_cb },
    { "map.select-all", NULL, select_all_cb },
    { "map.select-none", NULL, select_none_cb },
    { "map.undo", NULL, undo_cb },
    { "map.zoom-in", NULL, zoom_cb },
    { "map.zoom-normal", NULL, zoom_cb },
    { "map.zoom-out", NULL, zoom_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "map.select-tool", "selecting");
}
