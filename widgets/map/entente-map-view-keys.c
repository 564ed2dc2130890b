/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-walk.h"

#define PAN_PX 60.0
#define NUDGE 1.0      /* map units */
#define NUDGE_FAR 10.0 /* with Shift */

static const struct
{
  guint keyval;
  guint keypad;
  int dx, dy;
} arrows[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
};

/* To the nearest actor that way from what is current, or from the middle of the view. */
static gboolean
walk_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  EntentePoint from = entente_viewport_get_middle (&self->viewport);
  guint32 but = ENTENTE_NO_SLOT;
  EntenteItem current;
  EntenteBox box;
  guint32 actor;
  int dx, dy;

  if (scene == NULL)
    return FALSE;
  g_variant_get (arguments, "(ii)", &dx, &dy);
  current = entente_session_get_current (self->session);
  if (entente_walk_get_box (scene, current, &box))
    from = entente_box_get_middle (box);
  if (current.type == ENTENTE_RECORD_ACTOR)
    but = current.slot;
  actor = entente_walk_to_actor (scene, from, but, dx, dy);
  if (actor != ENTENTE_NO_SLOT)
    entente_session_go_to (self->session, ENTENTE_ACTOR_ITEM (actor));
  return TRUE;
}

/* The actor whose relations are walked: the one the walk began at, while it still holds the
 * relation that is current. */
static guint32
get_walked (EntenteMapView *self,
            EntenteItem     current)
{
  const EntenteRelation *relation;

  if (current.type == ENTENTE_RECORD_ACTOR)
    return current.slot;
  if (current.type != ENTENTE_RECORD_RELATION)
    return ENTENTE_NO_SLOT;
  relation = entente_map_get_relation (entente_map_view_get_map (self), current.slot);
  if (self->walked == relation->source || self->walked == relation->target)
    return self->walked;
  return relation->source;
}

/* Along the relations of the actor where the walk began. */
void
entente_map_view_walk_relations (EntenteMapView *self,
                                 int             step)
{
  g_autoptr (GHashTable) passed = NULL;
  guint32 relation = ENTENTE_NO_SLOT;
  EntenteItem current;

  if (entente_map_view_ensure_scene (self) == NULL)
    return;
  current = entente_session_get_current (self->session);
  self->walked = get_walked (self, current);
  if (self->walked == ENTENTE_NO_SLOT)
    return;
  if (current.type == ENTENTE_RECORD_RELATION)
    relation = current.slot;
  passed = entente_map_view_dup_passed (self);
  relation = entente_walk_to_relation (entente_map_view_get_map (self), self->walked, relation,
                                       step, passed);
  if (relation != ENTENTE_NO_SLOT)
    entente_map_view_walk_to (self, relation);
}

static gboolean
walk_relations_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   user_data)
{
  int step;

  g_variant_get (arguments, "(i)", &step);
  entente_map_view_walk_relations (ENTENTE_MAP_VIEW (widget), step);
  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntenteViewport viewport = self->viewport;
  int dx, dy;

  g_variant_get (arguments, "(ii)", &dx, &dy);
  entente_timeline_stop (&self->viewport_timeline);
  entente_viewport_pan (&viewport, -dx * PAN_PX, -dy * PAN_PX);
  entente_map_view_set_viewport (self, &viewport);
  return TRUE;
}

/* Nudges that follow each other are one step. */
gboolean
entente_map_view_nudge (EntenteMapView *self,
                        double          dx,
                        double          dy)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (EntenteMove));
  const EntenteItem *items;
  guint n_items;

  if (self->session == NULL)
    return FALSE;
  items = entente_session_get_selection (self->session, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      EntenteMove move = { .actor = items[i].slot };

      if (items[i].type != ENTENTE_RECORD_ACTOR
          || !entente_places_get (self->places, entente_map_view_get_map (self), items[i].slot,
                                  &move.to.x, &move.to.y))
        continue;
      move.to.x += dx;
      move.to.y += dy;
      g_array_append_val (moves, move);
    }
  if (moves->len == 0)
    return FALSE;
  entente_map_view_finish_moves (self);
  entente_map_view_add_followers (self, moves, dx, dy);
  entente_map_view_move_actors (self, (const EntenteMove *) (gpointer) moves->data, moves->len,
                                "nudge");
  return TRUE;
}

static gboolean
nudge_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  double dx, dy;

  g_variant_get (arguments, "(dd)", &dx, &dy);
  return entente_map_view_nudge (ENTENTE_MAP_VIEW (widget), dx, dy);
}

void
entente_map_view_escape (EntenteMapView *self)
{
  guint n_selected = 0;

  if (entente_map_view_cancel_drag (self) || entente_map_view_cancel_layout (self))
    return;
  if (entente_map_view_get_peek (self) != NULL)
    {
      entente_map_view_hide_peek (self);
      return;
    }
  if (entente_map_view_close_bundle (self))
    return;
  if (self->session != NULL)
    entente_session_get_selection (self->session, &n_selected);
  if (n_selected > 0)
    entente_session_select (self->session, ENTENTE_NO_ITEM);
  else
    entente_map_view_emit_leave (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  entente_map_view_escape (ENTENTE_MAP_VIEW (widget));
  return TRUE;
}

static void
bind_arrows (GtkWidgetClass *widget_class)
{
  const GdkModifierType far = GDK_ALT_MASK | GDK_SHIFT_MASK;

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      const guint keys[] = { arrows[i].keyval, arrows[i].keypad };
      int dx = arrows[i].dx;
      int dy = arrows[i].dy;

      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        {
          gtk_widget_class_add_binding (widget_class, keys[j], 0, walk_cb, "(ii)", dx, dy);
          gtk_widget_class_add_binding (widget_class, keys[j], GDK_CONTROL_MASK, pan_cb, "(ii)",
                                        dx, dy);
          gtk_widget_class_add_binding (widget_class, keys[j], GDK_ALT_MASK, nudge_cb, "(dd)",
                                        dx * NUDGE, dy * NUDGE);
          gtk_widget_class_add_binding (widget_class, keys[j], far, nudge_cb, "(dd)",
                                        dx * NUDGE_FAR, dy * NUDGE_FAR);
        }
    }
}

static void
bind_actions (GtkWidgetClass *widget_class)
{
  /* Of several keys for one action menus show the last. */
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "map.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.redo" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "map.select-all" },
    { GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.select-none" },
    { GDK_KEY_F2, 0, "map.rename" },
    { GDK_KEY_KP_Enter, 0, "map.edit" },
    { GDK_KEY_ISO_Enter, 0, "map.edit" },
    { GDK_KEY_Return, 0, "map.edit" },
    { GDK_KEY_a, 0, "map.new-actor" },
    { GDK_KEY_r, 0, "map.new-relation" },
    { GDK_KEY_d, GDK_SHIFT_MASK, "map.reverse" },
    { GDK_KEY_p, 0, "map.pin" },
    { GDK_KEY_Menu, 0, "map.context-menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "map.context-menu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, 0, "map.direction", "s", "none");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "map.direction", "s",
                                       "forward");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "map.direction", "s", "both");
}

static void
bind_focus (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    int step;
  } widen[] = {
    { GDK_KEY_plus, 1 },  { GDK_KEY_KP_Add, 1 },       { GDK_KEY_equal, 1 },
    { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 },
  };

  for (guint i = 0; i <= 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0 + i, 0, "map.focus-steps", "i",
                                           (int) i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0 + i, 0, "map.focus-steps",
                                           "i", (int) i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (widen); i++)
    gtk_widget_class_add_binding_action (widget_class, widen[i].keyval, 0, "map.focus-widen", "i",
                                         widen[i].step);
}

void
entente_map_view_install_keys (GtkWidgetClass *widget_class)
{
  bind_arrows (widget_class);
  bind_actions (widget_class);
  bind_focus (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketleft, 0, walk_relations_cb, "(i)",
                                -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_bracketright, 0, walk_relations_cb, "(i)",
                                1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
