/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-map-writer.h"

#include <math.h>

/* A fan of two and a pinned one; somebody far away. */
#define FAN                                                                                        \
  "{\"format\":\"entente-map\",\"version\":1,\"actors\":["                                         \
  "{\"id\":\"hub\",\"name\":\"Hub\",\"position\":{\"x\":0,\"y\":0}},"                              \
  "{\"id\":\"leaf\",\"name\":\"Leaf\",\"position\":{\"x\":200,\"y\":-60}},"                        \
  "{\"id\":\"other\",\"name\":\"Other\",\"position\":{\"x\":200,\"y\":60}},"                       \
  "{\"id\":\"pin\",\"name\":\"Pin\",\"position\":{\"x\":-200,\"y\":0},\"pinned\":true},"           \
  "{\"id\":\"far\",\"name\":\"Far\",\"position\":{\"x\":0.125,\"y\":-500}}],\"relations\":["       \
  "{\"id\":\"a\",\"source\":\"hub\",\"target\":\"leaf\"},"                                         \
  "{\"id\":\"b\",\"source\":\"hub\",\"target\":\"other\"},"                                        \
  "{\"id\":\"c\",\"source\":\"hub\",\"target\":\"pin\"}]}"

static void
set_up (Stage         *stage,
        gconstpointer  json)
{
  stage_set_up (stage, json != NULL ? json : FAN);
}

static void
set_up_large (Stage         *stage,
              gconstpointer  json)
{
  g_autofree char *large = stage_make_large_map (1200);

  stage_set_up (stage, large);
}

static void
tear_down (Stage         *stage,
           gconstpointer  json)
{
  stage_tear_down (stage);
}

static char *
write_map (Stage *stage)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (stage->map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static EntentePoint
get_place (Stage      *stage,
           const char *id)
{
  const EntenteActor *actor = entente_map_get_actor (stage->map, stage_find_actor (stage, id));

  return (EntentePoint){ actor->x, actor->y };
}

/* Not let go. */
static void
drag (Stage      *stage,
      const char *id,
      double      dx,
      double      dy)
{
  EntentePoint from = stage_get_actor_point (stage, id);

  entente_map_view_begin_drag (stage->view, from, 0);
  for (guint k = 1; k <= 4; k++)
    entente_map_view_update_drag (stage->view, (EntentePoint){ from.x + dx * k / 4.0,
                                                               from.y + dy * k / 4.0 });
}

static void
test_neighborhood_follows_in_one_step (Stage         *stage,
                                       gconstpointer  data)
{
  g_autofree char *before = write_map (stage);
  g_autofree char *after = NULL;
  double zoom = entente_map_view_get_zoom (stage->view);
  EntentePoint shown;

  entente_map_view_set_live (stage->view, TRUE);
  drag (stage, "hub", 0.0, 150.0);
  shown = entente_map_view_to_map (stage->view, stage_get_actor_point (stage, "leaf"));
  g_assert_cmpfloat (shown.y, >, -60.0 + 100.0 / zoom);
  g_assert_false (entente_history_get_can_undo (stage->history));
  entente_map_view_end_drag (stage->view, 0);

  g_assert_cmpfloat_with_epsilon (get_place (stage, "hub").y, 150.0 / zoom, 0.01);
  g_assert_cmpfloat_with_epsilon (get_place (stage, "leaf").y, shown.y, 0.01);
  g_assert_cmpfloat (get_place (stage, "pin").y, ==, 0.0);
  /* Who has not come along is not written anew either. */
  g_assert_cmpfloat (get_place (stage, "far").x, ==, 0.125);

  g_assert_true (entente_history_undo (stage->history));
  g_assert_false (entente_history_get_can_undo (stage->history));
  after = write_map (stage);
  g_assert_cmpstr (after, ==, before);
}

static void
test_escape_gives_all_back (Stage         *stage,
                            gconstpointer  data)
{
  EntentePoint leaf = stage_get_actor_point (stage, "leaf");
  EntentePoint after;

  entente_map_view_set_live (stage->view, TRUE);
  drag (stage, "hub", 0.0, 150.0);
  after = stage_get_actor_point (stage, "leaf");
  g_assert_cmpfloat (after.y, >, leaf.y + 50.0);
  g_assert_true (entente_map_view_cancel_drag (stage->view));
  after = stage_get_actor_point (stage, "leaf");
  g_assert_cmpfloat_with_epsilon (after.y, leaf.y, 0.01);
  g_assert_false (entente_history_get_can_undo (stage->history));
}

static void
test_off_moves_one_alone (Stage         *stage,
                          gconstpointer  data)
{
  EntentePoint leaf = get_place (stage, "leaf");

  drag (stage, "hub", 0.0, 150.0);
  entente_map_view_end_drag (stage->view, 0);
  g_assert_cmpfloat (get_place (stage, "leaf").y, ==, leaf.y);
}

/* In motion all is drawn in haste, and lines hold their ways; the full picture is back soon after,
 * though nobody let go. */
static void
test_full_picture_at_rest (Stage         *stage,
                           gconstpointer  data)
{
  g_autoptr (EntenteScene) hasty = NULL;

  entente_map_view_set_zoom (stage->view, 0.35);
  stage_settle (stage);
  entente_map_view_set_live (stage->view, TRUE);
  drag (stage, "hub", 0.0, 60.0);
  g_assert_cmpuint (stage->view->rest, !=, 0);
  hasty = entente_scene_ref (entente_map_view_ensure_scene (stage->view));
  g_assert_true (entente_scene_is_searched (hasty));
  g_assert_true (stage->view->scene_hasty);
  stage_settle (stage);
  g_assert_cmpuint (stage->view->rest, ==, 0);
  g_assert_false (stage->view->scene_hasty);
  g_assert_true (entente_map_view_get_drawn (stage->view) != hasty);
  g_assert_true (entente_map_view_cancel_drag (stage->view));
  entente_session_select (stage->session, ENTENTE_NO_ITEM);
  stage_settle (stage);
  stage_assert_picture (stage, 0);
}

static void
test_nudges_take_along (Stage         *stage,
                        gconstpointer  data)
{
  g_autofree char *before = write_map (stage);
  g_autofree char *after = NULL;

  entente_map_view_set_live (stage->view, TRUE);
  entente_session_select (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "hub")));
  g_assert_true (entente_map_view_nudge (stage->view, 0.0, 40.0));
  g_assert_true (entente_map_view_nudge (stage->view, 0.0, 40.0));
  g_assert_cmpfloat (get_place (stage, "hub").y, ==, 80.0);
  g_assert_cmpfloat (get_place (stage, "leaf").y, >, 0.0);
  g_assert_true (entente_history_undo (stage->history));
  g_assert_false (entente_history_get_can_undo (stage->history));
  after = write_map (stage);
  g_assert_cmpstr (after, ==, before);
}

/* Also where the scene is too large to be laid anew for each frame. */
static void
test_some_hundred_follow_on_a_large_map (Stage         *stage,
                                         gconstpointer  data)
{
  EntentePoint next = get_place (stage, "a601");
  EntentePoint far = get_place (stage, "a5");

  entente_map_view_set_live (stage->view, TRUE);
  drag (stage, "a600", 30.0, 40.0);
  entente_map_view_end_drag (stage->view, 0);
  g_assert_cmpfloat (hypot (get_place (stage, "a601").x - next.x,
                            get_place (stage, "a601").y - next.y), >, 1.0);
  g_assert_cmpfloat (get_place (stage, "a5").x, ==, far.x);
  g_assert_true (entente_history_undo (stage->history));
  g_assert_false (entente_history_get_can_undo (stage->history));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_live_is_a_property (Stage         *stage,
                         gconstpointer  data)
{
  guint n = 0;

  g_signal_connect_swapped (stage->view, "notify::live", G_CALLBACK (count_cb), &n);
  g_assert_false (entente_map_view_get_live (stage->view));
  g_object_set (stage->view, "live", TRUE, NULL);
  entente_map_view_set_live (stage->view, TRUE);
  g_assert_true (entente_map_view_get_live (stage->view));
  g_assert_cmpuint (n, ==, 1);
}

#define ADD(path, up, function) g_test_add (path, Stage, NULL, up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/map/live/follows", set_up, test_neighborhood_follows_in_one_step);
  ADD ("/map/live/escape", set_up, test_escape_gives_all_back);
  ADD ("/map/live/off", set_up, test_off_moves_one_alone);
  ADD ("/map/live/rest", set_up, test_full_picture_at_rest);
  ADD ("/map/live/nudge", set_up, test_nudges_take_along);
  ADD ("/map/live/large", set_up_large, test_some_hundred_follow_on_a_large_map);
  ADD ("/map/live/property", set_up, test_live_is_a_property);

  return g_test_run ();
}
