/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-align.h"
#include "entente-edits.h"
#include "entente-map-view-private.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>

/* What is done to all that is selected: align, distribute, delete; and the bend of one relation. */

/* One step of a bend by keys, in lengths of the chord. */
#define BEND_STEP 0.05

static void
perform (EntenteMapView *self,
         EntenteAct     *act)
{
  entente_history_perform (entente_session_get_history (self->session), act);
}

static const guint32 *
get_slots (GArray *slots)
{
  return (const guint32 *) (gpointer) slots->data;
}

/* (element-type EntenteBox): of the selected actors that are drawn; their slots to @actors */
static GArray *
list_boxes (EntenteMapView *self,
            GArray         *actors)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  g_autoptr (GArray) selected = entente_session_dup_selected (self->session, ENTENTE_RECORD_ACTOR);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));

  for (guint i = 0; i < selected->len; i++)
    {
      guint32 slot = g_array_index (selected, guint32, i);
      const EntenteSceneActor *drawn = entente_scene_find_actor (scene, slot);

      if (drawn == NULL)
        continue;
      g_array_append_val (actors, slot);
      g_array_append_val (boxes, drawn->outline);
    }
  return boxes;
}

static void
move_to_boxes (EntenteMapView *self,
               const char     *name,
               GArray         *actors,
               GArray         *boxes)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (EntenteMove));

  for (guint i = 0; i < actors->len; i++)
    {
      EntenteMove move = { .actor = g_array_index (actors, guint32, i) };

      move.to = entente_box_get_middle (g_array_index (boxes, EntenteBox, i));
      g_array_append_val (moves, move);
    }
  entente_map_view_finish_moves (self);
  entente_map_view_glide_actors (self, name, (const EntenteMove *) (gpointer) moves->data,
                                 moves->len);
}

static void
align_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  static const char *const words[] = { "left", "center", "right", "top", "middle", "bottom" };
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) boxes = NULL;

  if (self->session == NULL)
    return;
  boxes = list_boxes (self, actors);
  for (guint i = 0; i < G_N_ELEMENTS (words) && boxes->len > 1; i++)
    {
      if (!g_str_equal (g_variant_get_string (parameter, NULL), words[i]))
        continue;
      entente_align_boxes ((EntenteBox *) (gpointer) boxes->data, boxes->len,
                           (EntenteAlignment) i);
      move_to_boxes (self, _("Align"), actors, boxes);
    }
}

static void
distribute_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) boxes = NULL;

  if (self->session == NULL)
    return;
  boxes = list_boxes (self, actors);
  if (boxes->len < 3)
    return;
  entente_distribute_boxes ((EntenteBox *) (gpointer) boxes->data, boxes->len,
                            g_str_equal (g_variant_get_string (parameter, NULL), "vertically"));
  move_to_boxes (self, _("Distribute"), actors, boxes);
}

/* The one relation that is selected, if its curve has one middle that can be moved. */
static const EntenteSceneRelation *
get_bendable (EntenteMapView *self)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  const EntenteSceneRelation *relation;
  EntenteItem current;

  if (scene == NULL
      || entente_session_get_n_selected (self->session, ENTENTE_RECORD_RELATION) != 1
      || entente_session_get_n_selected (self->session, ENTENTE_RECORD_ACTOR) != 0)
    return NULL;
  current = entente_session_get_current (self->session);
  relation = entente_scene_find_relation (scene, current.slot);
  /* Loops, and lines by way of others, have more than one curve. */
  return relation != NULL && relation->n_points == 4 && relation->source != relation->target
             ? relation
             : NULL;
}

static EntentePoint
get_curve_middle (const EntentePoint *p)
{
  EntentePoint middle = { (p[0].x + 3.0 * p[1].x + 3.0 * p[2].x + p[3].x) / 8.0,
                          (p[0].y + 3.0 * p[1].y + 3.0 * p[2].y + p[3].y) / 8.0 };

  return middle;
}

/* Below the label, which lies on the middle of many lines. */
static EntentePoint
avoid_label (const EntenteSceneRelation *relation,
             EntentePoint                point,
             double                      gap)
{
  const EntenteSceneLabel *label = &relation->marks->label;
  double dx = point.x - label->x;
  double dy = point.y - label->y;
  double along = dx * cos (label->angle) + dy * sin (label->angle);
  double across = dy * cos (label->angle) - dx * sin (label->angle);
  double wanted = label->height / 2.0 + gap;

  if (!relation->has_label || fabs (along) > label->width / 2.0 + gap || fabs (across) > wanted)
    return point;
  point.x -= (wanted - across) * sin (label->angle);
  point.y += (wanted - across) * cos (label->angle);
  return point;
}

gboolean
entente_map_view_get_bend_handle (EntenteMapView *self,
                                  EntentePoint   *middle)
{
  const EntenteSceneRelation *relation = self->session != NULL ? get_bendable (self) : NULL;

  if (relation == NULL)
    return FALSE;
  *middle = avoid_label (relation, get_curve_middle (ENTENTE_LINE_POINTS (relation)),
                         (ENTENTE_HANDLE_RADIUS_PX + ENTENTE_HANDLE_GAP_PX) / self->viewport.zoom);
  *middle = entente_viewport_to_widget (&self->viewport, *middle);
  return TRUE;
}

/* How a curve whose middle is at @middle is bent, as the format has it. */
static gboolean
measure_bend (EntenteMapView             *self,
              const EntenteSceneRelation *relation,
              EntentePoint                middle,
              EntenteBend                *bend)
{
  EntentePoint from
      = entente_box_get_middle (entente_scene_find_actor (self->scene, relation->source)->outline);
  EntentePoint to
      = entente_box_get_middle (entente_scene_find_actor (self->scene, relation->target)->outline);
  double dx = to.x - from.x;
  double dy = to.y - from.y;
  double square = dx * dx + dy * dy;

  middle.x -= (from.x + to.x) / 2.0;
  middle.y -= (from.y + to.y) / 2.0;
  if (!(square > 1.0))
    return FALSE;
  bend->relation = relation->relation;
  bend->along = (middle.x * dx + middle.y * dy) / square;
  bend->across = (middle.y * dx - middle.x * dy) / square;
  return isfinite (bend->along) && isfinite (bend->across);
}

/* Where the curve would go if the handle were let go where the pointer is. */
gboolean
entente_map_view_get_dragged_bend (EntenteMapView *self,
                                   EntenteBend    *bend)
{
  const EntenteSceneRelation *relation = get_bendable (self);
  EntentePoint middle;

  if (relation == NULL)
    return FALSE;
  middle = get_curve_middle (ENTENTE_LINE_POINTS (relation));
  middle.x += (self->drag_point.x - self->drag_start.x) / self->viewport.zoom;
  middle.y += (self->drag_point.y - self->drag_start.y) / self->viewport.zoom;
  return measure_bend (self, relation, middle, bend);
}

void
entente_map_view_drop_bend (EntenteMapView *self)
{
  EntenteBend bend;

  if (entente_map_view_get_dragged_bend (self, &bend))
    perform (self, entente_edit_bend (entente_map_view_get_map (self), bend.relation, bend.along,
                                      bend.across));
}

/* A step to one side; steps that follow each other are one. */
static void
bend_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  const EntenteSceneRelation *relation = self->session != NULL ? get_bendable (self) : NULL;
  EntenteBend bend;
  EntenteAct *act;

  if (relation == NULL
      || !measure_bend (self, relation, get_curve_middle (ENTENTE_LINE_POINTS (relation)), &bend))
    return;
  bend.across += g_variant_get_int32 (parameter) * BEND_STEP;
  act = entente_edit_bend (entente_map_view_get_map (self), bend.relation, bend.along,
                           bend.across);
  entente_act_set_merge_key (act, "bend");
  perform (self, act);
}

static void
unbend_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GArray) relations = NULL;

  if (self->session == NULL)
    return;
  relations = entente_session_dup_selected (self->session, ENTENTE_RECORD_RELATION);
  perform (self, entente_edit_unbend (entente_map_view_get_map (self), get_slots (relations),
                                      relations->len));
}

static void
count_removed (EntenteAct *act,
               guint      *n_actors,
               guint      *n_relations)
{
  const EntenteSwap *swaps;
  guint n_swaps;

  *n_actors = *n_relations = 0;
  swaps = entente_act_get_swaps (act, &n_swaps);
  for (guint i = 0; i < n_swaps; i++)
    {
      if (swaps[i].after != NULL)
        continue;
      *n_actors += swaps[i].type == ENTENTE_RECORD_ACTOR;
      *n_relations += swaps[i].type == ENTENTE_RECORD_RELATION;
    }
}

static char *
describe_removed (guint n_actors,
                  guint n_relations)
{
  g_autofree char *actors
      = g_strdup_printf (ngettext ("%u actor", "%u actors", n_actors), n_actors);
  g_autofree char *relations
      = g_strdup_printf (ngettext ("%u relation", "%u relations", n_relations), n_relations);

  if (n_relations == 0)
    /* Translators: %s is such as “2 actors”. */
    return g_strdup_printf (_("Deleted %s"), actors);
  if (n_actors == 0)
    return g_strdup_printf (_("Deleted %s"), relations);
  /* Translators: such as “Deleted 2 actors and 5 relations”. */
  return g_strdup_printf (_("Deleted %s and %s"), actors, relations);
}

/* What goes along with what is selected is counted too. */
void
entente_map_view_remove_selected (EntenteMapView *self,
                                  gboolean        cut)
{
  g_autoptr (GArray) actors = entente_session_dup_selected (self->session, ENTENTE_RECORD_ACTOR);
  g_autoptr (GArray) relations
      = entente_session_dup_selected (self->session, ENTENTE_RECORD_RELATION);
  g_autofree char *text = NULL;
  EntenteAct *act;
  guint n_actors, n_relations;

  if (actors->len + relations->len == 0)
    return;
  act = (cut ? entente_edit_cut : entente_edit_remove) (entente_map_view_get_map (self),
                                                        get_slots (actors), actors->len,
                                                        get_slots (relations), relations->len);
  count_removed (act, &n_actors, &n_relations);
  if (!entente_history_perform (entente_session_get_history (self->session), act))
    return;
  text = describe_removed (n_actors, n_relations);
  entente_map_view_emit_notice (self, text, "undo");
}

static void
delete_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);

  if (self->session != NULL)
    entente_map_view_remove_selected (self, FALSE);
}

void
entente_map_view_install_editing (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
    const char *word;
  } keys[] = {
    { GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.align", "left" },
    { GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.align", "right" },
    { GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.align", "top" },
    { GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "map.align", "bottom" },
    { GDK_KEY_c, 0, "map.align", "center" },
    { GDK_KEY_c, GDK_SHIFT_MASK, "map.align", "middle" },
    { GDK_KEY_h, 0, "map.distribute", "horizontally" },
    { GDK_KEY_v, 0, "map.distribute", "vertically" },
  };

  gtk_widget_class_install_action (widget_class, "map.align", "s", align_cb);
  gtk_widget_class_install_action (widget_class, "map.bend", "i", bend_cb);
  gtk_widget_class_install_action (widget_class, "map.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "map.distribute", "s", distribute_cb);
  gtk_widget_class_install_action (widget_class, "map.reset-bend", NULL, unbend_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                         keys[i].action, "s", keys[i].word);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "map.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "map.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0, "map.bend", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_SHIFT_MASK, "map.bend", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_CONTROL_MASK,
                                       "map.reset-bend", NULL);
}
