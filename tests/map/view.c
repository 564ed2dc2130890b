/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-edits.h"
#include "entente-names.h"
#include "entente-walk.h"

#include <math.h>

#define CLIP_TOLERANCE 16
#define N_SPOKES 1500

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-6)

static void
click (Stage           *stage,
       EntentePoint     point,
       GdkModifierType  state)
{
  entente_map_view_click (stage->view, point, state, 1);
}

static void
drag (Stage           *stage,
      EntentePoint     from,
      double           dx,
      double           dy,
      GdkModifierType  state)
{
  EntentePoint half = { from.x + dx / 2.0, from.y + dy / 2.0 };
  EntentePoint to = { from.x + dx, from.y + dy };

  entente_map_view_begin_drag (stage->view, from, state);
  entente_map_view_update_drag (stage->view, half);
  entente_map_view_update_drag (stage->view, to);
  entente_map_view_end_drag (stage->view, state);
}

static void
assert_current (Stage       *stage,
                EntenteItem  item)
{
  g_assert_true (entente_item_equal (entente_session_get_current (stage->session), item));
}

static void
set_up (Stage         *stage,
        gconstpointer  data)
{
  stage_set_up (stage, stage_get_small_map ());
}

static void
tear_down (Stage         *stage,
           gconstpointer  data)
{
  stage_tear_down (stage);
}

static void
test_opening_shows_all_and_changes_nothing (Stage         *stage,
                                            gconstpointer  data)
{
  EntenteBox visible = entente_map_view_get_visible (stage->view);
  EntenteBox bounds = entente_scene_get_bounds (entente_map_view_get_scene (stage->view));

  g_assert_cmpuint (entente_scene_get_n_actors (entente_map_view_get_scene (stage->view)), ==, 3);
  g_assert_cmpfloat (bounds.x, >, visible.x);
  g_assert_cmpfloat (bounds.y, >, visible.y);
  g_assert_cmpfloat (bounds.x + bounds.width, <, visible.x + visible.width);
  g_assert_cmpfloat (bounds.y + bounds.height, <, visible.y + visible.height);
  g_assert_cmpfloat (entente_map_view_get_zoom (stage->view), <=, 1.25);
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_false (entente_map_get_actor (stage->map, stage_find_actor (stage, "kim"))->placed);
}

static void
test_click_selects_what_is_drawn (Stage         *stage,
                                  gconstpointer  data)
{
  click (stage, stage_get_actor_point (stage, "xi"), 0);
  assert_current (stage, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "xi")));
  click (stage, stage_get_line_point (stage, "asks"), 0);
  assert_current (stage, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "asks")));
  click (stage, stage_get_ground (stage), 0);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 0);
}

/* From afar an actor is a dot and its name, and either is the actor. */
static void
test_click_on_a_name (Stage         *stage,
                      gconstpointer  data)
{
  guint32 xi = stage_find_actor (stage, "xi");
  const EntenteName *name;
  EntenteScene *scene;
  EntentePoint middle;

  entente_map_view_set_zoom (stage->view, 0.3);
  entente_map_view_reveal (stage->view, ENTENTE_ACTOR_ITEM (xi));
  scene = entente_map_view_get_scene (stage->view);
  name = entente_names_find (entente_names_of_scene (scene), xi);
  g_assert_nonnull (name);
  middle = entente_box_get_middle (entente_name_get_box (name, 0.3));
  g_assert_cmpuint (entente_scene_hit (scene, middle.x, middle.y, 1.0, NULL).kind, !=,
                    ENTENTE_HIT_ACTOR);
  click (stage, entente_map_view_to_widget (stage->view, middle), 0);
  assert_current (stage, ENTENTE_ACTOR_ITEM (xi));
}

/* Along the line's normal there must be a point that a click may miss the line by. */
static void
test_click_may_miss_a_line (Stage         *stage,
                            gconstpointer  data)
{
  const double zooms[] = { 0.5, 1.0, 3.0 };
  guint32 talks = stage_find_relation (stage, "talks");

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      EntentePoint on, far;
      guint n_caught = 0;
      guint n_missed = 0;

      entente_map_view_set_zoom (stage->view, zooms[i]);
      entente_map_view_reveal (stage->view, ENTENTE_RELATION_ITEM (talks));
      on = stage_get_line_point (stage, "talks");
      for (guint turn = 0; turn < 8; turn++)
        {
          EntentePoint near = { on.x + 5.0 * cos (turn * G_PI / 4.0),
                                on.y + 5.0 * sin (turn * G_PI / 4.0) };

          far.x = on.x + 30.0 * cos (turn * G_PI / 4.0);
          far.y = on.y + 30.0 * sin (turn * G_PI / 4.0);
          n_caught += entente_item_equal (entente_map_view_get_item_at (stage->view, near, NULL),
                                          ENTENTE_RELATION_ITEM (talks));
          n_missed += !entente_item_equal (entente_map_view_get_item_at (stage->view, far, NULL),
                                           ENTENTE_RELATION_ITEM (talks));
        }
      g_assert_cmpuint (n_caught, ==, 8);
      g_assert_cmpuint (n_missed, >=, 1);
    }
}

static void
test_shift_click_adds_and_takes_away (Stage         *stage,
                                      gconstpointer  data)
{
  click (stage, stage_get_actor_point (stage, "lee"), 0);
  click (stage, stage_get_actor_point (stage, "xi"), GDK_SHIFT_MASK);
  click (stage, stage_get_line_point (stage, "talks"), GDK_CONTROL_MASK);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 3);
  click (stage, stage_get_actor_point (stage, "lee"), GDK_CONTROL_MASK);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 2);
  click (stage, stage_get_ground (stage), GDK_SHIFT_MASK);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 2);
}

static void
test_double_click_edits (Stage         *stage,
                         gconstpointer  data)
{
  guint n_actors = entente_map_get_n_records (stage->map, ENTENTE_RECORD_ACTOR);
  EntentePoint ground = stage_get_ground (stage);
  EntentePoint shown;
  guint32 actor;

  entente_map_view_click (stage->view, stage_get_actor_point (stage, "lee"), 0, 2);
  g_assert_cmpuint (stage->n_renames, ==, 1);
  g_assert_true (entente_item_equal (stage->rename_item,
                                     ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee"))));
  entente_map_view_click (stage->view, stage_get_line_point (stage, "asks"), 0, 2);
  g_assert_cmpstr (stage->edit_field, ==, "label");
  g_assert_cmpuint (stage->n_edit_requests, ==, 1);

  entente_map_view_click (stage->view, ground, 0, 2);
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_ACTOR), ==,
                    n_actors + 1);
  actor = entente_map_get_last (stage->map, ENTENTE_RECORD_ACTOR);
  assert_current (stage, ENTENTE_ACTOR_ITEM (actor));
  g_assert_true (entente_item_equal (stage->rename_item, ENTENTE_ACTOR_ITEM (actor)));
  shown = stage_get_actor_point (stage, entente_map_get_id (stage->map, ENTENTE_RECORD_ACTOR,
                                                            actor));
  g_assert_cmpfloat (hypot (shown.x - ground.x, shown.y - ground.y), <, 2.0);
}

static void
test_first_move_places_all (Stage         *stage,
                            gconstpointer  data)
{
  guint32 lee = stage_find_actor (stage, "lee");
  guint32 kim = stage_find_actor (stage, "kim");
  EntentePoint kim_before = stage_get_actor_point (stage, "kim");
  EntentePoint kim_after;
  double zoom = entente_map_view_get_zoom (stage->view);

  drag (stage, stage_get_actor_point (stage, "lee"), -50.0, 30.0, 0);
  assert_near (entente_map_get_actor (stage->map, lee)->x, round (-5000.0 / zoom) / 100.0);
  assert_near (entente_map_get_actor (stage->map, lee)->y, round (3000.0 / zoom) / 100.0);
  g_assert_true (entente_map_get_actor (stage->map, kim)->placed);
  kim_after = stage_get_actor_point (stage, "kim");
  g_assert_cmpfloat (hypot (kim_after.x - kim_before.x, kim_after.y - kim_before.y), <, 0.1);

  g_assert_true (entente_history_undo (stage->history));
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_false (entente_map_get_actor (stage->map, kim)->placed);
  assert_near (entente_map_get_actor (stage->map, lee)->x, 0.0);
  kim_after = stage_get_actor_point (stage, "kim");
  assert_near (kim_after.x, kim_before.x);
  assert_near (kim_after.y, kim_before.y);
}

/* Lines and labels as they lie: enough to see that two scenes are the same. */
static char *
print_lines (Stage *stage)
{
  EntenteScene *scene = entente_map_view_get_scene (stage->view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);

      for (guint j = 0; j < relation->n_points; j++)
        g_string_append_printf (text, "%.6f %.6f ", points[j].x, points[j].y);
      g_string_append_printf (text, "%.6f %.6f\n", relation->marks->label.x,
                              relation->marks->label.y);
    }
  return g_string_free (text, FALSE);
}

static void
test_undo_of_a_move_is_the_same_picture (Stage         *stage,
                                         gconstpointer  data)
{
  g_autofree char *before = print_lines (stage);
  g_autofree char *moved = NULL;
  g_autofree char *after = NULL;

  drag (stage, stage_get_actor_point (stage, "xi"), -150.0, 160.0, 0);
  moved = print_lines (stage);
  g_assert_cmpstr (moved, !=, before);
  g_assert_true (entente_history_undo (stage->history));
  after = print_lines (stage);
  g_assert_cmpstr (after, ==, before);
}

static void
test_drag_takes_the_selection_along (Stage         *stage,
                                     gconstpointer  data)
{
  guint32 xi = stage_find_actor (stage, "xi");
  double zoom = entente_map_view_get_zoom (stage->view);

  click (stage, stage_get_actor_point (stage, "lee"), 0);
  click (stage, stage_get_actor_point (stage, "xi"), GDK_SHIFT_MASK);
  drag (stage, stage_get_actor_point (stage, "lee"), 0.0, 40.0, 0);
  g_assert_cmpfloat_with_epsilon (entente_map_get_actor (stage->map, xi)->y, 40.0 + 40.0 / zoom,
                                  0.01);
  g_assert_cmpstr (entente_history_get_undo_name (stage->history), ==, "Move");
}

static void
test_escape_gives_a_drag_up (Stage         *stage,
                             gconstpointer  data)
{
  EntentePoint lee = stage_get_actor_point (stage, "lee");
  EntentePoint away = { lee.x + 90.0, lee.y + 60.0 };
  EntentePoint after;

  entente_map_view_begin_drag (stage->view, lee, 0);
  entente_map_view_update_drag (stage->view, away);
  after = stage_get_actor_point (stage, "lee");
  g_assert_cmpfloat (hypot (after.x - away.x, after.y - away.y), <, 1.0);
  g_assert_true (entente_map_view_cancel_drag (stage->view));
  after = stage_get_actor_point (stage, "lee");
  assert_near (after.x, lee.x);
  assert_near (after.y, lee.y);
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_false (entente_map_view_cancel_drag (stage->view));
}

static void
test_drag_on_ground_pans (Stage         *stage,
                          gconstpointer  data)
{
  EntentePoint before = stage_get_actor_point (stage, "lee");
  EntentePoint after;

  drag (stage, stage_get_ground (stage), 70.0, -40.0, 0);
  after = stage_get_actor_point (stage, "lee");
  assert_near (after.x, before.x + 70.0);
  assert_near (after.y, before.y - 40.0);
  stage_settle (stage);
  stage_assert_picture (stage, 0);
}

static void
test_band_selects_what_it_spans (Stage         *stage,
                                 gconstpointer  data)
{
  EntentePoint lee = stage_get_actor_point (stage, "lee");
  EntentePoint xi = stage_get_actor_point (stage, "xi");
  EntentePoint start = { MIN (lee.x, xi.x) - 5.0, MIN (lee.y, xi.y) - 5.0 };
  const double width = fabs (lee.x - xi.x) + 10.0;
  const double height = fabs (lee.y - xi.y) + 10.0;

  drag (stage, start, width, height, GDK_SHIFT_MASK);
  g_assert_true (entente_session_is_selected (
      stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee"))));
  g_assert_true (entente_session_is_selected (
      stage->session, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "answers"))));
  g_assert_false (entente_session_is_selected (
      stage->session, ENTENTE_RELATION_ITEM (stage_find_relation (stage, "talks"))));
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 4);

  entente_session_select (stage->session, ENTENTE_NO_ITEM);
  entente_map_view_set_selecting (stage->view, TRUE);
  drag (stage, stage_get_ground (stage), 2000.0, 2000.0, 0);
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 6);
}

static void
test_scroll_pans_and_zooms (Stage         *stage,
                            gconstpointer  data)
{
  EntentePoint pointer = stage_get_actor_point (stage, "xi");
  EntentePoint under, now;
  double zoom = entente_map_view_get_zoom (stage->view);

  entente_map_view_scroll (stage->view, 0.0, 1.0, 0);
  now = stage_get_actor_point (stage, "xi");
  g_assert_cmpfloat (now.y, <, pointer.y);
  assert_near (now.x, pointer.x);
  entente_map_view_scroll (stage->view, 0.0, -1.0, 0);
  entente_map_view_scroll (stage->view, 0.0, 1.0, GDK_SHIFT_MASK);
  now = stage_get_actor_point (stage, "xi");
  assert_near (now.y, pointer.y);
  g_assert_cmpfloat (now.x, <, pointer.x);

  entente_map_view_point_at (stage->view, pointer);
  under = entente_map_view_to_map (stage->view, pointer);
  entente_map_view_scroll (stage->view, 0.0, -3.0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (entente_map_view_get_zoom (stage->view), >, zoom * 1.3);
  now = entente_map_view_to_widget (stage->view, under);
  assert_near (now.x, pointer.x);
  assert_near (now.y, pointer.y);
}

static void
test_hover_is_the_sessions (Stage         *stage,
                            gconstpointer  data)
{
  guint32 lee = stage_find_actor (stage, "lee");
  EntentePoint handle;

  entente_map_view_point_at (stage->view, stage_get_actor_point (stage, "lee"));
  g_assert_true (entente_item_equal (entente_session_get_hovered (stage->session),
                                     ENTENTE_ACTOR_ITEM (lee)));
  g_assert_true (entente_map_view_get_handle (stage->view, lee, &handle));
  entente_map_view_point_at (stage->view, handle);
  g_assert_true (entente_item_equal (entente_session_get_hovered (stage->session),
                                     ENTENTE_ACTOR_ITEM (lee)));
  entente_map_view_point_at (stage->view, stage_get_ground (stage));
  g_assert_true (entente_item_is_nothing (entente_session_get_hovered (stage->session)));
}

static void
test_handle_drags_a_relation (Stage         *stage,
                              gconstpointer  data)
{
  guint32 lee = stage_find_actor (stage, "lee");
  guint32 kim = stage_find_actor (stage, "kim");
  EntentePoint target = stage_get_actor_point (stage, "kim");
  const EntenteRelation *relation;
  EntentePoint handle;

  entente_map_view_point_at (stage->view, stage_get_actor_point (stage, "lee"));
  g_assert_true (entente_map_view_get_handle (stage->view, lee, &handle));
  drag (stage, handle, target.x - handle.x, target.y - handle.y, 0);
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_RELATION), ==, 4);
  relation = entente_map_get_relation (stage->map, entente_map_get_last (stage->map,
                                                                         ENTENTE_RECORD_RELATION));
  g_assert_cmpuint (relation->source, ==, lee);
  g_assert_cmpuint (relation->target, ==, kim);
  g_assert_cmpstr (stage->edit_field, ==, "label");
}

/* From afar the name stands beside the dot, and the handle on neither. */
static void
test_handle_is_off_the_name (Stage         *stage,
                             gconstpointer  data)
{
  guint32 xi = stage_find_actor (stage, "xi");
  EntentePoint handle, on_map, dot;
  const EntenteName *name;
  EntenteBox box;

  entente_map_view_set_zoom (stage->view, 0.3);
  name = entente_names_find (entente_names_of_scene (entente_map_view_get_scene (stage->view)), xi);
  g_assert_nonnull (name);
  box = entente_name_get_box (name, 0.3);
  g_assert_true (entente_map_view_get_handle (stage->view, xi, &handle));
  on_map = entente_map_view_to_map (stage->view, handle);
  dot = stage_get_actor_point (stage, "xi");
  g_assert_cmpfloat (hypot (handle.x - dot.x, handle.y - dot.y), >, ENTENTE_HANDLE_RADIUS_PX);
  g_assert_true (on_map.x + ENTENTE_HANDLE_RADIUS_PX / 0.3 < box.x || on_map.x > box.x + box.width
                 || on_map.y + ENTENTE_HANDLE_RADIUS_PX / 0.3 < box.y
                 || on_map.y - ENTENTE_HANDLE_RADIUS_PX / 0.3 > box.y + box.height);
}

/* One after the other, they do not hide each other. */
static void
test_new_actors_by_key (Stage         *stage,
                        gconstpointer  data)
{
  double ys[4];

  entente_map_view_point_at (stage->view, stage_get_actor_point (stage, "lee"));
  for (guint i = 0; i < G_N_ELEMENTS (ys); i++)
    {
      const EntenteSceneActor *drawn;

      stage_activate (stage, "map.new-actor");
      stage_settle (stage);
      drawn = entente_scene_find_actor (
          entente_map_view_ensure_scene (stage->view),
          entente_map_get_last (stage->map, ENTENTE_RECORD_ACTOR));
      ys[i] = drawn->outline.y;
      g_assert_true (i == 0 || ys[i] >= ys[i - 1] + drawn->outline.height);
    }
}

static void
test_new_relation_by_key (Stage         *stage,
                          gconstpointer  data)
{
  click (stage, stage_get_actor_point (stage, "xi"), 0);
  click (stage, stage_get_actor_point (stage, "kim"), GDK_SHIFT_MASK);
  stage_activate (stage, "map.new-relation");
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_RELATION), ==, 4);

  click (stage, stage_get_actor_point (stage, "xi"), 0);
  stage_activate (stage, "map.new-relation");
  click (stage, stage_get_actor_point (stage, "lee"), 0);
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_RELATION), ==, 5);

  click (stage, stage_get_actor_point (stage, "xi"), 0);
  stage_activate (stage, "map.new-relation");
  g_assert_true (entente_map_view_cancel_drag (stage->view));
  click (stage, stage_get_actor_point (stage, "lee"), 0);
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_RELATION), ==, 5);
}

static void
test_actions_edit_the_selection (Stage         *stage,
                                 gconstpointer  data)
{
  guint32 asks = stage_find_relation (stage, "asks");
  guint32 lee = stage_find_actor (stage, "lee");
  guint32 kim = stage_find_actor (stage, "kim");

  entente_session_select (stage->session, ENTENTE_RELATION_ITEM (asks));
  stage_activate (stage, "map.direction::both");
  g_assert_cmpint (entente_map_get_relation (stage->map, asks)->direction, ==,
                   ENTENTE_DIRECTION_BOTH);
  stage_activate (stage, "map.direction::none");
  stage_activate (stage, "map.direction::forward");
  g_assert_cmpint (entente_map_get_relation (stage->map, asks)->direction, ==,
                   ENTENTE_DIRECTION_FORWARD);
  stage_activate (stage, "map.reverse");
  g_assert_cmpuint (entente_map_get_relation (stage->map, asks)->target, ==, lee);
  stage_activate (stage, "map.rename");
  g_assert_cmpstr (stage->edit_field, ==, "label");
  stage_activate (stage, "map.edit");
  g_assert_null (stage->edit_field);

  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (kim));
  stage_activate (stage, "map.pin");
  g_assert_true (entente_map_get_actor (stage->map, kim)->pinned);
  g_assert_true (entente_map_get_actor (stage->map, kim)->placed);
  stage_activate (stage, "map.pin");
  g_assert_false (entente_map_get_actor (stage->map, kim)->pinned);
  stage_activate (stage, "map.delete");
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_ACTOR), ==, 2);
  stage_activate (stage, "map.undo");
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_ACTOR), ==, 3);
  stage_activate (stage, "map.redo");
  g_assert_cmpuint (entente_map_get_n_records (stage->map, ENTENTE_RECORD_ACTOR), ==, 2);
  stage_activate (stage, "map.select-all");
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 4);
  stage_activate (stage, "map.select-none");
  g_assert_cmpuint (stage_get_n_selected (stage), ==, 0);
}

static void
test_arrange_is_one_step (Stage         *stage,
                          gconstpointer  data)
{
  stage_activate (stage, "map.arrange");
  g_assert_true (entente_map_view_get_busy (stage->view));
  stage_settle (stage);
  g_assert_false (entente_map_view_get_busy (stage->view));
  g_assert_true (entente_map_get_actor (stage->map, stage_find_actor (stage, "kim"))->placed);
  g_assert_true (entente_history_undo (stage->history));
  g_assert_false (entente_history_get_can_undo (stage->history));
}

/* Esc gives it up: everything stays, and there is no step. */
static void
test_arrange_can_be_cancelled (Stage         *stage,
                               gconstpointer  data)
{
  g_assert_false (entente_map_view_cancel_layout (stage->view));
  stage_activate (stage, "map.arrange");
  g_assert_true (entente_map_view_get_can_cancel (stage->view));
  entente_map_view_escape (stage->view);
  g_assert_false (entente_map_view_get_busy (stage->view));
  stage_settle (stage);
  g_assert_false (entente_history_get_can_undo (stage->history));
}

/* Two of the selection become the ends; without them there is nothing to stand between, also when a
 * map that stands so is laid out again. */
static void
test_arrange_style (Stage         *stage,
                    gconstpointer  data)
{
  guint32 kim = stage_find_actor (stage, "kim");
  guint32 xi = stage_find_actor (stage, "xi");

  g_assert_cmpint (entente_map_view_arrange_style (stage->view, "between"), ==,
                   ENTENTE_ARRANGE_NO_ENDS);
  g_assert_false (entente_map_view_arrange_selected (stage->view));
  g_assert_false (entente_map_view_get_busy (stage->view));

  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (kim));
  entente_session_toggle (stage->session, ENTENTE_ACTOR_ITEM (xi));
  g_assert_cmpint (entente_map_view_arrange_style (stage->view, "between"), ==,
                   ENTENTE_ARRANGE_NO_OBSTACLE);
  stage_settle (stage);
  g_assert_cmpstr (entente_map_get_info (stage->map)->layout_style, ==, "between");
  g_assert_cmpfloat (entente_map_get_actor (stage->map, kim)->y, ==,
                     entente_map_get_actor (stage->map, xi)->y);

  stage_activate (stage, "map.select-none");
  g_assert_cmpint (entente_map_view_arrange (stage->view), ==, ENTENTE_ARRANGE_NO_ENDS);
  g_assert_cmpint (entente_map_view_arrange_anew (stage->view), ==, ENTENTE_ARRANGE_NO_ENDS);
  g_assert_false (entente_map_view_get_busy (stage->view));
}

/* Two that no relations join have nobody between them. */
static void
test_nobody_between (Stage         *stage,
                     gconstpointer  data)
{
  guint32 kim = stage_find_actor (stage, "kim");
  guint32 xi = stage_find_actor (stage, "xi");

  stage_activate (stage, "map.select-all");
  for (guint32 slot = entente_map_get_first (stage->map, ENTENTE_RECORD_ACTOR);
       slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (stage->map, ENTENTE_RECORD_ACTOR, slot))
    entente_session_toggle (stage->session, ENTENTE_ACTOR_ITEM (slot));
  stage_activate (stage, "map.delete");
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (kim));
  entente_session_toggle (stage->session, ENTENTE_ACTOR_ITEM (xi));
  g_assert_cmpint (entente_map_view_arrange_style (stage->view, "between"), ==,
                   ENTENTE_ARRANGE_NO_WAY);
  g_assert_false (entente_map_view_get_busy (stage->view));
}

static void
test_menu_is_about_what_was_clicked (Stage         *stage,
                                     gconstpointer  data)
{
  guint32 xi = stage_find_actor (stage, "xi");

  entente_map_view_show_menu (stage->view, stage_get_actor_point (stage, "xi"),
                              ENTENTE_ACTOR_ITEM (xi));
  assert_current (stage, ENTENTE_ACTOR_ITEM (xi));
  g_assert_true (gtk_widget_get_visible (stage->view->menu));
  gtk_popover_popdown (GTK_POPOVER (stage->view->menu));
  g_assert_false (gtk_widget_get_visible (stage->view->menu));
}

static void
test_picture_is_the_painters (Stage         *stage,
                              gconstpointer  data)
{
  const double zooms[] = { 1.0, 0.37, 2.3 };

  stage_assert_picture (stage, 0);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      entente_map_view_set_zoom (stage->view, zooms[i]);
      stage_settle (stage);
      stage_assert_picture (stage, 0);
    }
  entente_map_view_set_palette_style (stage->view, ENTENTE_PALETTE_DARK);
  stage_settle (stage);
  stage_assert_picture (stage, 0);
}

static void
test_picture_follows_the_map (Stage         *stage,
                              gconstpointer  data)
{
  guint32 asks = stage_find_relation (stage, "asks");

  g_assert_true (entente_history_perform (
      stage->history,
      entente_edit_text (stage->map, ENTENTE_RECORD_RELATION, asks, "label", "wonders", NULL)));
  g_assert_false (entente_map_view_get_settled (stage->view));
  stage_settle (stage);
  g_assert_cmpstr (
      entente_scene_find_relation (entente_map_view_get_scene (stage->view), asks)->marks->text, ==,
      "wonders");
  stage_assert_picture (stage, 0);
}

static void
test_reveal_brings_into_view (Stage         *stage,
                              gconstpointer  data)
{
  EntentePoint lee;

  entente_map_view_set_zoom (stage->view, 4.0);
  drag (stage, stage_get_ground (stage), -3000.0, 0.0, 0);
  entente_session_go_to (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee")));
  lee = stage_get_actor_point (stage, "lee");
  g_assert_cmpfloat (lee.x, >, 0.0);
  g_assert_cmpfloat (lee.x, <, 900.0);
}

static void
test_center_brings_to_the_middle (Stage         *stage,
                                  gconstpointer  data)
{
  EntentePoint lee;

  entente_map_view_set_zoom (stage->view, 2.0);
  drag (stage, stage_get_ground (stage), 120.0, 90.0, 0);
  entente_session_center_on (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "lee")));
  lee = stage_get_actor_point (stage, "lee");
  g_assert_cmpfloat_with_epsilon (lee.x, 450.0, 1.0);
  g_assert_cmpfloat_with_epsilon (lee.y, gtk_widget_get_height (GTK_WIDGET (stage->view)) / 2.0, 1.0);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 guint      *count)
{
  (*count)++;
}

static void
test_properties_notify_once (Stage         *stage,
                             gconstpointer  data)
{
  guint n_zoom = 0, n_style = 0, n_selecting = 0, n_session = 0;

  g_signal_connect (stage->view, "notify::zoom", G_CALLBACK (count_notify_cb), &n_zoom);
  g_signal_connect (stage->view, "notify::palette-style", G_CALLBACK (count_notify_cb), &n_style);
  g_signal_connect (stage->view, "notify::selecting", G_CALLBACK (count_notify_cb), &n_selecting);
  g_signal_connect (stage->view, "notify::session", G_CALLBACK (count_notify_cb), &n_session);
  for (guint i = 0; i < 2; i++)
    {
      entente_map_view_set_zoom (stage->view, 3.0);
      g_object_set (stage->view, "palette-style", ENTENTE_PALETTE_DARK, "selecting", TRUE,
                    "session", NULL, NULL);
    }
  g_assert_cmpuint (n_zoom, ==, 1);
  g_assert_cmpuint (n_style, ==, 1);
  g_assert_cmpuint (n_selecting, ==, 1);
  g_assert_cmpuint (n_session, ==, 1);
  g_assert_null (entente_map_view_get_scene (stage->view));
}

static void
set_up_large (Stage         *stage,
              gconstpointer  data)
{
  g_autofree char *json = stage_make_large_map (2500);

  stage_set_up (stage, json);
}

static void
test_large_map_is_laid_in_a_worker (Stage         *stage,
                                    gconstpointer  data)
{
  entente_map_view_set_session (stage->view, NULL);
  entente_map_view_set_session (stage->view, stage->session);
  g_assert_cmpuint (entente_scene_get_n_actors (entente_map_view_ensure_scene (stage->view)), ==, 0);
  g_assert_nonnull (stage->view->laying);
  g_assert_false (entente_map_view_get_settled (stage->view));
  stage_settle (stage);
  g_assert_null (stage->view->laying);
  g_assert_cmpuint (entente_scene_get_n_actors (stage->view->scene), ==, 2500);
  g_assert_true (stage->view->fitted);
  stage_assert_picture (stage, CLIP_TOLERANCE);
}

/* Who must have the whole scene gets it, fitted into the view, and the worker's is not wanted any
 * more. */
static void
test_large_map_can_be_waited_for (Stage         *stage,
                                  gconstpointer  data)
{
  EntenteScene *scene;
  EntenteBox bounds;
  EntenteBox visible;

  entente_map_view_set_session (stage->view, NULL);
  entente_map_view_set_session (stage->view, stage->session);
  entente_map_view_ensure_scene (stage->view);
  scene = entente_map_view_get_scene (stage->view);
  g_assert_cmpuint (entente_scene_get_n_actors (scene), ==, 2500);
  stage_settle (stage);
  g_assert_true (stage->view->scene == scene);
  bounds = entente_scene_get_bounds (scene);
  visible = entente_map_view_get_visible (stage->view);
  g_assert_cmpfloat (visible.x, <=, bounds.x);
  g_assert_cmpfloat (visible.x + visible.width, >=, bounds.x + bounds.width);
  g_assert_cmpfloat (visible.width, <=, bounds.width * 4.0);
}

static void
set_up_very_large (Stage         *stage,
                   gconstpointer  data)
{
  g_autofree char *json = stage_make_large_map (10000);

  stage_set_up (stage, json);
}

/* (transfer full): an act that moves everybody */
static EntenteAct *
move_all (Stage  *stage,
          double  by)
{
  guint n = entente_map_get_n_records (stage->map, ENTENTE_RECORD_ACTOR);
  g_autofree guint32 *actors = g_new (guint32, n);
  g_autofree double *xs = g_new (double, n);
  g_autofree double *ys = g_new (double, n);

  for (guint32 i = 0; i < n; i++)
    {
      actors[i] = i;
      xs[i] = by + i % 100 * 200.0;
      ys[i] = i / 100 * 90.0;
    }
  return entente_edit_positions (stage->map, "Move", actors, xs, ys, n);
}

static void
set_up_many (Stage         *stage,
             gconstpointer  data)
{
  g_autofree char *json = stage_make_large_map (990);

  stage_set_up (stage, json);
}

/* Almost a thousand actors glide, each frame a scene of its own, and stand where they belong at last. */
static void
test_many_glide (Stage         *stage,
                 gconstpointer  data)
{
  double start;
  double now = 0.0;
  guint n_between = 0;

  stage_settle (stage);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  start = entente_scene_find_actor (stage->view->scene, 0)->outline.x;
  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  g_assert_cmpuint (stage->view->moves->len, ==, 990);
  while (!entente_map_view_get_settled (stage->view))
    {
      g_main_context_iteration (NULL, TRUE);
      now = entente_scene_find_actor (stage->view->scene, 0)->outline.x;
      n_between += now > start && now < start + 1000.0;
    }
  g_assert_cmpuint (n_between, >, 0);
  g_assert_cmpfloat_with_epsilon (now, start + 1000.0, 0.01);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* As many relations as are painted in tiles. */
static void
set_up_tied (Stage         *stage,
             gconstpointer  data)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"a%u\",\"name\":\"Actor %u\",\"position\":"
                            "{\"x\":%u,\"y\":%u}}",
                            i == 0 ? "" : ",", i, i, i % 20 * 180, i / 20 * 90);
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i == 0 ? "" : ",", i, i % 300, (i + 1 + i / 300) % 300);
  g_string_append (json, "]}");
  stage_set_up (stage, json->str);
  g_string_free (json, TRUE);
  stage_settle (stage);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

static void
tear_down_tied (Stage         *stage,
                gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  tear_down (stage, data);
}

/* Where all will be is painted while they glide there: the first frame in which they stand has all of it. */
static void
test_glide_ends_in_full (Stage         *stage,
                         gconstpointer  data)
{
  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  g_assert_true (entente_map_view_is_ahead (stage->view));
  g_assert_true (entente_map_view_is_hasty (stage->view));
  while (entente_map_view_is_moving (stage->view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (entente_map_view_is_hasty (stage->view));
  g_assert_false (stage->view->scene_stale);
  g_assert_true (stage->view->settle != 0 || entente_map_view_get_settled (stage->view));
}

/* What is edited on the way is in the scene that all glide to then. */
static void
test_edit_while_all_glide (Stage         *stage,
                           gconstpointer  data)
{
  guint32 first = 0;
  double x = -700.0;
  double y = 50.0;
  EntenteBox box;

  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  while (stage->view->ahead_scene == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (entente_history_perform (
      stage->history, entente_edit_positions (stage->map, "Move", &first, &x, &y, 1)));
  stage_settle (stage);
  box = entente_scene_find_actor (stage->view->scene, 0)->outline;
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2.0, x, 0.01);
  box = entente_scene_find_actor (stage->view->scene, 299)->outline;
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2.0, 1000.0 + 99 * 200.0, 0.01);
}

/* Who undoes on the way glides back, and who leaves the map does not come back to it. */
static void
test_glide_is_broken_off (Stage         *stage,
                          gconstpointer  data)
{
  double before = entente_scene_find_actor (stage->view->scene, 0)->outline.x;

  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  g_main_context_iteration (NULL, TRUE);
  g_assert_true (entente_history_undo (stage->history));
  stage_settle (stage);
  g_assert_cmpfloat_with_epsilon (entente_scene_find_actor (stage->view->scene, 0)->outline.x,
                                  before, 0.01);
  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  entente_map_view_set_session (stage->view, NULL);
  g_assert_false (entente_map_view_is_ahead (stage->view));
  entente_map_view_set_session (stage->view, stage->session);
  stage_settle (stage);
}

/* What is shown of a very large map stays while what all of it is now is gathered; who edits it then
 * has another gathered. */
static void
test_very_large_map_is_gathered_in_moments (Stage         *stage,
                                            gconstpointer  data)
{
  g_autoptr (EntenteScene) before = NULL;
  EntenteBox box;

  stage_settle (stage);
  before = entente_scene_ref (stage->view->scene);
  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  g_assert_true (entente_map_view_ensure_scene (stage->view) == before);
  g_assert_nonnull (stage->view->laying);
  g_main_context_iteration (NULL, FALSE);
  g_assert_true (entente_history_perform (stage->history, move_all (stage, 2000.0)));
  stage_settle (stage);
  g_assert_null (stage->view->laying);
  box = entente_scene_find_actor (stage->view->scene, 0)->outline;
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2.0, 2000.0, 0.01);
  box = entente_scene_find_actor (stage->view->scene, 9999)->outline;
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2.0, 2000.0 + 99 * 200.0, 0.01);
}

/* The view, or its map, goes while a scene is gathered. */
static void
test_very_large_map_goes (Stage         *stage,
                          gconstpointer  data)
{
  stage_settle (stage);
  g_assert_true (entente_history_perform (stage->history, move_all (stage, 1000.0)));
  entente_map_view_ensure_scene (stage->view);
  g_assert_nonnull (stage->view->laying);
  entente_map_view_set_session (stage->view, NULL);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  entente_map_view_set_session (stage->view, stage->session);
  entente_map_view_ensure_scene (stage->view);
  g_assert_nonnull (stage->view->laying);
}

/* An edit lays what it touches, at once, and says where. */
static void
test_large_map_is_amended (Stage         *stage,
                           gconstpointer  data)
{
  g_autoptr (EntenteScene) before = entente_scene_ref (entente_map_view_ensure_scene (stage->view));
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));
  guint32 actor = stage_find_actor (stage, "a60");
  double x = 555.0, y = 777.0;
  EntenteBox box;

  g_assert_true (entente_history_perform (
      stage->history, entente_edit_positions (stage->map, "Move", &actor, &x, &y, 1)));
  entente_map_view_ensure_scene (stage->view);
  g_assert_null (stage->view->laying);
  box = entente_scene_find_actor (stage->view->scene, actor)->outline;
  g_assert_cmpfloat_with_epsilon (box.x + box.width / 2.0, x, 0.01);
  g_assert_true (entente_scene_get_changes (stage->view->scene, before, boxes));
  /* The actor and its two lines in pieces, before and after. */
  g_assert_cmpuint (boxes->len, >=, 6);
  g_assert_cmpuint (boxes->len, <=, 270);
  stage_settle (stage);
  stage_assert_picture (stage, CLIP_TOLERANCE);
}

/* Nobody knows at once how wide the map is without what made it so. */
static void
test_large_map_is_folded (Stage         *stage,
                          gconstpointer  data)
{
  guint32 actor = stage_find_actor (stage, "a2499");
  double height = entente_scene_get_bounds (entente_map_view_ensure_scene (stage->view)).height;
  EntenteScene *scene;

  g_assert_true (entente_history_perform (
      stage->history, entente_edit_remove (stage->map, &actor, 1, NULL, 0)));
  for (guint32 i = 2450; i < 2499; i++)
    g_assert_true (entente_history_perform (
        stage->history, entente_edit_remove (stage->map, &i, 1, NULL, 0)));
  scene = entente_map_view_ensure_scene (stage->view);
  g_assert_true (entente_scene_wants_folding (scene));
  g_assert_nonnull (stage->view->folding);
  stage_settle (stage);
  g_assert_null (stage->view->folding);
  g_assert_true (stage->view->scene != scene);
  g_assert_false (entente_scene_wants_folding (stage->view->scene));
  g_assert_cmpuint (entente_scene_get_n_actors (stage->view->scene), ==, 2450);
  g_assert_cmpfloat (entente_scene_get_bounds (stage->view->scene).height, <, height - 80.0);
}

static void
test_session_may_go_while_its_scene_is_made (Stage         *stage,
                                             gconstpointer  data)
{
  entente_map_view_set_session (stage->view, NULL);
  entente_map_view_set_session (stage->view, stage->session);
  entente_map_view_ensure_scene (stage->view);
  entente_map_view_set_session (stage->view, NULL);
  stage_settle (stage);
  g_assert_null (stage->view->scene);
}

/* Something is there to see and to click at once; the best ways come from a worker. */
static void
test_small_map_is_searched_in_a_worker (Stage         *stage,
                                        gconstpointer  data)
{
  EntenteScene *scene;

  entente_map_view_set_session (stage->view, NULL);
  entente_map_view_set_session (stage->view, stage->session);
  scene = entente_map_view_ensure_scene (stage->view);
  g_assert_cmpuint (entente_scene_get_n_relations (scene), ==, 3);
  g_assert_false (entente_scene_is_searched (scene));
  stage_settle (stage);
  g_assert_true (entente_scene_is_searched (stage->view->scene));
  stage_assert_picture (stage, 0);
}

static void
test_large_map_is_painted_in_a_worker (Stage         *stage,
                                       gconstpointer  data)
{
  entente_map_view_set_zoom (stage->view, 1.0);
  g_assert_false (entente_map_view_get_settled (stage->view));
  stage_settle (stage);
  stage_assert_picture (stage, CLIP_TOLERANCE);
  drag (stage, stage_get_ground (stage), 0.0, -500.0, 0);
  stage_settle (stage);
  stage_assert_picture (stage, CLIP_TOLERANCE);
}

/* An actor in the middle of many, with a relation to each. */
static void
set_up_hub (Stage         *stage,
            gconstpointer  data)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":["
                                "{\"id\":\"hub\",\"name\":\"Hub\",\"position\":{\"x\":0,\"y\":0}}");
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_SPOKES; i++)
    g_string_append_printf (json, ",{\"id\":\"a%u\",\"name\":\"A\",\"position\":{\"x\":%d,\"y\":%d}}", i,
                            (int) (3000.0 * cos (i * 0.01)), (int) (3000.0 * sin (i * 0.01)));
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < N_SPOKES; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"hub\",\"target\":\"a%u\"}",
                            i == 0 ? "" : ",", i, i);
  g_string_append (json, "]}");
  text = g_string_free (json, FALSE);
  stage_set_up (stage, text);
}

static void
note_frame_cb (GdkFrameClock *clock,
               gboolean      *painted)
{
  *painted = TRUE;
}

static void
run_frame (Stage *stage)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (stage->view));
  gboolean painted = FALSE;
  gulong handler
      = g_signal_connect (clock, "after-paint", G_CALLBACK (note_frame_cb), &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* How much more blue than red: only the halo is. */
static int
get_blueness (Stage        *stage,
              EntentePoint  point)
{
  guint32 pixel = stage_get_pixel (stage, point);

  return (int) (pixel & 0xFF) - (int) (pixel >> 16 & 0xFF);
}

/* Its lines come from workers after the first frame, its halo does not wait for them. */
static void
test_selected_hub_has_its_halo_at_once (Stage         *stage,
                                        gconstpointer  data)
{
  EntenteItem hub = ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "hub"));
  EntentePoint below;

  entente_map_view_set_zoom (stage->view, 1.0);
  entente_map_view_center_on (stage->view, hub);
  stage_settle (stage);
  below = stage_get_actor_point (stage, "hub");
  below.y += ENTENTE_ACTOR_HEIGHT_PX / 2.0 + 2.0;
  g_assert_cmpint (get_blueness (stage, below), <, 5);
  entente_session_select (stage->session, hub);
  run_frame (stage);
  g_assert_cmpint (get_blueness (stage, below), >, 15);
  stage_settle (stage);
  g_assert_cmpint (get_blueness (stage, below), >, 15);
}

static void
test_session_may_go_while_a_worker_runs (Stage         *stage,
                                         gconstpointer  data)
{
  entente_map_view_set_zoom (stage->view, 0.7);
  stage_activate (stage, "map.arrange");
  g_assert_true (entente_map_view_get_busy (stage->view));
  entente_map_view_set_session (stage->view, NULL);
  g_assert_false (entente_map_view_get_busy (stage->view));
  stage_settle (stage);
  g_assert_false (entente_history_get_can_undo (stage->history));
}

/* Drags by five steps, and does not let go. */
static guint
count_scenes_while_dragging (Stage        *stage,
                             EntentePoint  from)
{
  guint n_scenes = 0;

  entente_map_view_begin_drag (stage->view, from, 0);
  for (guint i = 1; i <= 5; i++)
    {
      EntenteScene *before = entente_map_view_get_scene (stage->view);
      EntentePoint to = { from.x + 8.0 * i, from.y + 4.0 * i };

      entente_map_view_update_drag (stage->view, to);
      n_scenes += entente_map_view_get_scene (stage->view) != before;
    }
  return n_scenes;
}

/* What is dragged on a large map is a picture until it is dropped; on a small one lines follow. */
static void
test_drag_on_a_large_map_builds_no_scene (Stage         *stage,
                                          gconstpointer  data)
{
  guint32 actor = stage_find_actor (stage, "a7");
  double zoom = entente_map_view_get_zoom (stage->view);
  double x = entente_map_get_actor (stage->map, actor)->x;
  EntentePoint from;

  stage_activate (stage, "map.select-all");
  stage_settle (stage);
  from = stage_get_actor_point (stage, "a7");
  g_assert_cmpuint (count_scenes_while_dragging (stage, from), ==, 0);
  stage_settle (stage);
  g_assert_true (entente_map_view_cancel_drag (stage->view));
  g_assert_false (entente_history_get_can_undo (stage->history));

  g_assert_cmpuint (count_scenes_while_dragging (stage, from), ==, 0);
  entente_map_view_end_drag (stage->view, 0);
  g_assert_cmpfloat_with_epsilon (entente_map_get_actor (stage->map, actor)->x, x + 40.0 / zoom,
                                  0.01);
  g_assert_true (entente_history_undo (stage->history));
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_cmpuint (entente_session_get_n_selected (stage->session, ENTENTE_RECORD_ACTOR), ==,
                    2500);
}

static void
test_drag_on_a_small_map_moves_lines (Stage         *stage,
                                      gconstpointer  data)
{
  g_assert_cmpuint (count_scenes_while_dragging (stage, stage_get_actor_point (stage, "lee")), ==,
                    5);
  g_assert_true (entente_map_view_cancel_drag (stage->view));
}

#define ADD(path, up, function) g_test_add (path, Stage, NULL, up, function, tear_down)
#define ADD_TIED(path, function) \
  g_test_add (path, Stage, NULL, set_up_tied, function, tear_down_tied)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/map/view/opening", set_up, test_opening_shows_all_and_changes_nothing);
  ADD ("/map/view/click", set_up, test_click_selects_what_is_drawn);
  ADD ("/map/view/click-on-a-name", set_up, test_click_on_a_name);
  ADD ("/map/view/click-tolerance", set_up, test_click_may_miss_a_line);
  ADD ("/map/view/shift-click", set_up, test_shift_click_adds_and_takes_away);
  ADD ("/map/view/double-click", set_up, test_double_click_edits);
  ADD ("/map/view/first-move-places-all", set_up, test_first_move_places_all);
  ADD ("/map/view/undo-same-picture", set_up, test_undo_of_a_move_is_the_same_picture);
  ADD ("/map/view/drag-selection", set_up, test_drag_takes_the_selection_along);
  ADD ("/map/view/cancel-drag", set_up, test_escape_gives_a_drag_up);
  ADD ("/map/view/pan", set_up, test_drag_on_ground_pans);
  ADD ("/map/view/band", set_up, test_band_selects_what_it_spans);
  ADD ("/map/view/scroll", set_up, test_scroll_pans_and_zooms);
  ADD ("/map/view/hover", set_up, test_hover_is_the_sessions);
  ADD ("/map/view/handle", set_up, test_handle_drags_a_relation);
  ADD ("/map/view/handle-off-name", set_up, test_handle_is_off_the_name);
  ADD ("/map/view/new-actors", set_up, test_new_actors_by_key);
  ADD ("/map/view/new-relation", set_up, test_new_relation_by_key);
  ADD ("/map/view/actions", set_up, test_actions_edit_the_selection);
  ADD ("/map/view/arrange", set_up, test_arrange_is_one_step);
  ADD ("/map/view/arrange-cancel", set_up, test_arrange_can_be_cancelled);
  ADD ("/map/view/arrange-style", set_up, test_arrange_style);
  ADD ("/map/view/nobody-between", set_up, test_nobody_between);
  ADD ("/map/view/menu", set_up, test_menu_is_about_what_was_clicked);
  ADD ("/map/view/picture", set_up, test_picture_is_the_painters);
  ADD ("/map/view/picture-follows", set_up, test_picture_follows_the_map);
  ADD ("/map/view/reveal", set_up, test_reveal_brings_into_view);
  ADD ("/map/view/center", set_up, test_center_brings_to_the_middle);
  ADD ("/map/view/notifies-once", set_up, test_properties_notify_once);
  ADD ("/map/view/large-laid", set_up_large, test_large_map_is_laid_in_a_worker);
  ADD ("/map/view/large-waited", set_up_large, test_large_map_can_be_waited_for);
  ADD ("/map/view/large-amended", set_up_large, test_large_map_is_amended);
  ADD ("/map/view/large-folded", set_up_large, test_large_map_is_folded);
  ADD ("/map/view/large-goes", set_up_large, test_session_may_go_while_its_scene_is_made);
  ADD ("/map/view/many-glide", set_up_many, test_many_glide);
  ADD_TIED ("/map/view/glide-ends-in-full", test_glide_ends_in_full);
  ADD_TIED ("/map/view/edit-while-all-glide", test_edit_while_all_glide);
  ADD_TIED ("/map/view/glide-is-broken-off", test_glide_is_broken_off);
  ADD ("/map/view/very-large-gathered", set_up_very_large, test_very_large_map_is_gathered_in_moments);
  ADD ("/map/view/very-large-goes", set_up_very_large, test_very_large_map_goes);
  ADD ("/map/view/small-searched", set_up, test_small_map_is_searched_in_a_worker);
  ADD ("/map/view/large", set_up_large, test_large_map_is_painted_in_a_worker);
  ADD ("/map/view/hub", set_up_hub, test_selected_hub_has_its_halo_at_once);
  ADD ("/map/view/large-drag", set_up_large, test_drag_on_a_large_map_builds_no_scene);
  ADD ("/map/view/small-drag", set_up, test_drag_on_a_small_map_moves_lines);
  ADD ("/map/view/session-goes", set_up_large, test_session_may_go_while_a_worker_runs);

  return g_test_run ();
}
