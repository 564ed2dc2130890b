/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-edits.h"
#include "stage.h"

#include <math.h>

/* The view by its controllers, its accessible properties and with animations: what its verbs alone
 * do not show. */

#define QUOTED                                                                                     \
  "{\"format\":\"entente-map\",\"version\":1,\"articles\":["                                       \
  "{\"id\":\"t\",\"publisher\":\"The <Daily> & Sons\",\"text\":\"They met.\\tTwice.\"}],"          \
  "\"actors\":[{\"id\":\"a\",\"name\":\"Ann\",\"position\":{\"x\":0,\"y\":0}},"                    \
  "{\"id\":\"b\",\"name\":\"Bob\",\"position\":{\"x\":400,\"y\":0}}],\"relations\":["              \
  "{\"id\":\"met\",\"source\":\"a\",\"target\":\"b\",\"label\":\"met\",\"citations\":["            \
  "{\"article\":\"t\",\"exact\":\"They met.\\tTwice.\"}]}]}"

static void
set_up (Stage         *stage,
        gconstpointer  json)
{
  stage_set_up (stage, json != NULL ? json : stage_get_small_map ());
}

static void
tear_down (Stage         *stage,
           gconstpointer  json)
{
  stage_tear_down (stage);
}

/* (transfer none): the click gesture of one button */
static gpointer
find_click (Stage *stage,
            guint  button)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (GTK_WIDGET (stage->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return controller;
    }
  g_assert_not_reached ();
}

static gpointer
find_controller (Stage *stage,
                 GType  type)
{
  g_autoptr (GListModel) controllers
      = gtk_widget_observe_controllers (GTK_WIDGET (stage->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
test_click_gesture_selects_on_release (Stage         *stage,
                                       gconstpointer  json)
{
  gpointer click = find_click (stage, GDK_BUTTON_PRIMARY);
  EntentePoint lee = stage_get_actor_point (stage, "lee");
  guint n_selected;

  g_signal_emit_by_name (click, "pressed", 1, lee.x, lee.y);
  entente_session_get_selection (stage->session, &n_selected);
  g_assert_cmpuint (n_selected, ==, 0);
  g_signal_emit_by_name (click, "released", 1, lee.x, lee.y);
  g_assert_true (entente_session_is_selected (
      stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee"))));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (stage->view)));

  g_signal_emit_by_name (click, "pressed", 2, lee.x, lee.y);
  g_signal_emit_by_name (click, "released", 2, lee.x, lee.y);
  g_assert_cmpuint (stage->n_renames, ==, 1);
}

static void
test_right_click_opens_the_menu (Stage         *stage,
                                 gconstpointer  json)
{
  EntentePoint ground = stage_get_ground (stage);
  EntentePoint made;
  guint32 actor;

  g_signal_emit_by_name (find_click (stage, GDK_BUTTON_SECONDARY), "pressed", 1, ground.x,
                         ground.y);
  g_assert_true (gtk_widget_get_visible (stage->view->menu));
  stage_activate (stage, "map.new-actor");
  gtk_popover_popdown (GTK_POPOVER (stage->view->menu));
  actor = entente_map_get_last (stage->map, ENTENTE_RECORD_ACTOR);
  made = stage_get_actor_point (
      stage, entente_map_get_id (stage->map, ENTENTE_RECORD_ACTOR, actor));
  g_assert_cmpfloat (hypot (made.x - ground.x, made.y - ground.y), <, 2.0);
}

/* @actor: nullable */
static void
assert_hovered (Stage      *stage,
                const char *actor)
{
  EntenteItem item = actor != NULL ? ENTENTE_ACTOR_ITEM (stage_find_actor (stage, actor))
                                   : ENTENTE_NO_ITEM;

  g_assert_true (entente_item_equal (entente_session_get_hovered (stage->session), item));
}

static void
test_pointer_hovers_and_leaves (Stage         *stage,
                                gconstpointer  json)
{
  gpointer motion = find_controller (stage, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  EntentePoint xi = stage_get_actor_point (stage, "xi");

  /* It may have been there before the actor was. */
  g_signal_emit_by_name (motion, "enter", xi.x, xi.y);
  assert_hovered (stage, NULL);
  g_signal_emit_by_name (motion, "motion", xi.x, xi.y);
  assert_hovered (stage, "xi");
  g_signal_emit_by_name (motion, "leave");
  assert_hovered (stage, NULL);
}

/* What goes or comes by itself below the pointer is not hovered until it moves. */
static void
test_only_motion_hovers (Stage         *stage,
                         gconstpointer  json)
{
  g_autoptr (EntenteAct) act = NULL;
  guint32 kim = stage_find_actor (stage, "kim");
  EntentePoint point = stage_get_actor_point (stage, "kim");
  double far = 500.0;

  entente_map_view_point_at (stage->view, point);
  assert_hovered (stage, "kim");
  entente_map_view_scroll (stage->view, 0.0, -3.0, GDK_CONTROL_MASK);
  assert_hovered (stage, "kim");
  act = entente_edit_positions (stage->map, "Move", &kim, &far, &far, 1);
  g_assert_true (entente_history_perform (stage->history, g_steal_pointer (&act)));
  assert_hovered (stage, NULL);
  entente_history_undo (stage->history);
  stage_settle (stage);
  assert_hovered (stage, NULL);

  entente_map_view_point_at (stage->view, stage_get_actor_point (stage, "kim"));
  assert_hovered (stage, "kim");
  stage_activate (stage, "map.fit");
  assert_hovered (stage, NULL);
}

static void
test_space_makes_a_drag_pan (Stage         *stage,
                             gconstpointer  json)
{
  gpointer key = find_controller (stage, GTK_TYPE_EVENT_CONTROLLER_KEY);
  EntentePoint lee = stage_get_actor_point (stage, "lee");
  EntentePoint away = { lee.x + 40.0, lee.y + 40.0 };
  gboolean handled;

  g_signal_emit_by_name (key, "key-pressed", GDK_KEY_space, 0, 0, &handled);
  g_assert_true (handled);
  entente_map_view_begin_drag (stage->view, lee, 0);
  entente_map_view_update_drag (stage->view, away);
  entente_map_view_end_drag (stage->view, 0);
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_cmpfloat_with_epsilon (stage_get_actor_point (stage, "lee").x, away.x, 1e-6);

  g_signal_emit_by_name (key, "key-released", GDK_KEY_space, 0, 0);
  entente_map_view_begin_drag (stage->view, away, 0);
  entente_map_view_update_drag (stage->view, lee);
  entente_map_view_end_drag (stage->view, 0);
  g_assert_true (entente_history_get_can_undo (stage->history));
}

static void
test_says_what_it_shows (Stage         *stage,
                         gconstpointer  json)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (stage->view);

  gtk_test_accessible_assert_role (accessible, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Map of 3 actors and 3 relations");
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Nothing selected");
  entente_session_select (stage->session,
                          ENTENTE_RELATION_ITEM (stage_find_relation (stage, "asks")));
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Lee → Xi: asks");
  entente_session_toggle (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee")));
  entente_session_toggle (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "xi")));
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 actors and 1 relation selected");
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "kim")));
  stage_activate (stage, "map.delete");
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Map of 2 actors and 2 relations");
}

static gboolean
is_peeking (gpointer view)
{
  return entente_map_view_get_peek (view) != NULL;
}

/* The pointer of the display may lie over the view, too: what it hovers is not what is pointed at here. */
static void
wait_for_peek (Stage       *stage,
               const char  *relation)
{
  const gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  EntenteItem item = ENTENTE_RELATION_ITEM (stage_find_relation (stage, relation));

  while (!is_peeking (stage->view) && g_get_monotonic_time () < end)
    {
      if (!entente_item_equal (entente_session_get_hovered (stage->session), item))
        entente_map_view_point_at (stage->view, stage_get_line_point (stage, relation));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (is_peeking (stage->view));
}

/* A line that is pointed at peeks after a moment, until the pointer goes. */
static void
test_peek_by_pointer (Stage         *stage,
                      gconstpointer  json)
{
  gint64 before = g_get_monotonic_time ();

  entente_map_view_point_at (stage->view, stage_get_line_point (stage, "met"));
  g_assert_false (is_peeking (stage->view));
  wait_for_peek (stage, "met");
  g_assert_cmpint (g_get_monotonic_time () - before, >=, 400 * 1000);
  entente_map_view_point_at (stage->view, stage_get_actor_point (stage, "a"));
  g_assert_false (is_peeking (stage->view));
  g_assert_cmpuint (stage->view->peek_timer, ==, 0);
  entente_map_view_point_at (stage->view, stage_get_ground (stage));
  g_assert_cmpuint (stage->view->peek_timer, ==, 0);
  /* One that a list has hovered does not. */
  entente_map_view_point_away (stage->view);
  entente_session_set_hovered (stage->session,
                               ENTENTE_RELATION_ITEM (stage_find_relation (stage, "met")));
  g_assert_cmpuint (stage->view->peek_timer, ==, 0);
}

/* The selected one peeks by Space, which again ends it, and so do Esc and another selection. */
static void
test_peek_by_key (Stage         *stage,
                  gconstpointer  json)
{
  EntenteItem met = ENTENTE_RELATION_ITEM (stage_find_relation (stage, "met"));

  g_assert_false (entente_map_view_peek (stage->view));
  entente_session_select (stage->session, met);
  g_assert_true (entente_map_view_peek (stage->view));
  g_assert_true (is_peeking (stage->view));
  g_assert_false (entente_map_view_peek (stage->view));
  g_assert_false (is_peeking (stage->view));

  entente_map_view_peek (stage->view);
  entente_map_view_escape (stage->view);
  g_assert_false (is_peeking (stage->view));
  g_assert_true (entente_session_is_selected (stage->session, met));
  entente_map_view_peek (stage->view);
  entente_session_select (stage->session, ENTENTE_NO_ITEM);
  g_assert_false (is_peeking (stage->view));
}

static void
test_moves_glide_to_their_end (Stage         *stage,
                               gconstpointer  json)
{
  guint32 lee = stage_find_actor (stage, "lee");
  double x = -80.0;
  double y = 90.0;
  EntentePoint now;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  now = stage_get_actor_point (stage, "lee");
  g_assert_true (entente_history_perform (
      stage->history, entente_edit_positions (stage->map, "Move", &lee, &x, &y, 1)));
  /* Not there yet: nothing jumps. */
  g_assert_cmpfloat_with_epsilon (stage_get_actor_point (stage, "lee").x, now.x, 1e-6);
  g_assert_true (entente_map_view_is_moving (stage->view));
  stage_settle (stage);
  g_assert_false (entente_map_view_is_moving (stage->view));
  now = entente_map_view_to_map (stage->view, stage_get_actor_point (stage, "lee"));
  g_assert_cmpfloat_with_epsilon (now.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (now.y, y, 1e-6);

  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (lee));
  entente_map_view_set_zoom (stage->view, 2.0);
  stage_settle (stage);
  g_assert_cmpfloat (entente_map_view_get_zoom (stage->view), ==, 2.0);
  g_assert_cmpfloat (stage->view->veil, ==, 1.0);
  entente_session_select (stage->session, ENTENTE_NO_ITEM);
  stage_settle (stage);
  g_assert_cmpfloat (stage->view->veil, ==, 0.0);
  stage_assert_picture (stage, 0);
}

/* While it still glides back, the view goes to where it will be. */
static void
test_undo_brings_the_place_into_view (Stage         *stage,
                                      gconstpointer  json)
{
  guint32 xi = stage_find_actor (stage, "xi");
  double x = 9000.0;
  double y = 40.0;
  EntentePoint now;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (xi));
  g_assert_true (entente_history_perform (
      stage->history, entente_edit_positions (stage->map, "Move", &xi, &x, &y, 1)));
  stage_settle (stage);
  entente_session_go_to (stage->session, ENTENTE_ACTOR_ITEM (xi));
  stage_settle (stage);
  g_assert_cmpfloat (stage_get_actor_point (stage, "lee").x, <, 0.0);

  g_assert_true (entente_history_undo (stage->history));
  stage_settle (stage);
  now = stage_get_actor_point (stage, "xi");
  g_assert_cmpfloat (now.x, >, 0.0);
  g_assert_cmpfloat (now.x, <, 900.0);
}

static void
test_escape_leaves_step_by_step (Stage         *stage,
                                 gconstpointer  json)
{
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee")));
  stage_activate (stage, "map.new-relation");
  entente_map_view_escape (stage->view);
  g_assert_false (entente_item_is_nothing (entente_session_get_current (stage->session)));
  entente_map_view_escape (stage->view);
  g_assert_true (entente_item_is_nothing (entente_session_get_current (stage->session)));
  g_assert_cmpuint (stage->n_leaves, ==, 0);
  entente_map_view_escape (stage->view);
  g_assert_cmpuint (stage->n_leaves, ==, 1);
}

#define ADD(path, json, function) g_test_add (path, Stage, json, set_up, function, tear_down)

/* A glide that is under way does not take the view along afterwards. */
static void
test_fit_at_once_ends_a_glide (Stage         *stage,
                               gconstpointer  json)
{
  double zoom;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  entente_map_view_set_zoom (stage->view, 3.0);
  entente_map_view_fit_at_once (stage->view);
  zoom = entente_map_view_get_zoom (stage->view);
  g_assert_cmpfloat (zoom, <, 3.0);
  stage_settle (stage);
  g_assert_cmpfloat (entente_map_view_get_zoom (stage->view), ==, zoom);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/map/controllers/click", NULL, test_click_gesture_selects_on_release);
  ADD ("/map/controllers/right-click", NULL, test_right_click_opens_the_menu);
  ADD ("/map/controllers/motion", NULL, test_pointer_hovers_and_leaves);
  ADD ("/map/controllers/only-motion-hovers", NULL, test_only_motion_hovers);
  ADD ("/map/controllers/space", NULL, test_space_makes_a_drag_pan);
  ADD ("/map/controllers/escape", NULL, test_escape_leaves_step_by_step);
  ADD ("/map/accessible/says", NULL, test_says_what_it_shows);
  ADD ("/map/peek/pointer", QUOTED, test_peek_by_pointer);
  ADD ("/map/peek/key", QUOTED, test_peek_by_key);
  ADD ("/map/motion/glides", NULL, test_moves_glide_to_their_end);
  ADD ("/map/motion/fit-at-once", NULL, test_fit_at_once_ends_a_glide);
  ADD ("/map/motion/undo-in-view", NULL, test_undo_brings_the_place_into_view);

  return g_test_run ();
}
