/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-fragment-content.h"
#include "entente-map-wait.h"

#include <math.h>
#include <string.h>

#define TIMEOUT_S 60
#define N_MANY 1200

#define THREE                                                                                      \
  "{\"format\":\"entente-map\",\"version\":1,\"actors\":["                                         \
  "{\"id\":\"a\",\"name\":\"Ann\",\"position\":{\"x\":0,\"y\":0}},"                                \
  "{\"id\":\"b\",\"name\":\"Somebody with a long name\",\"position\":{\"x\":130,\"y\":80}},"       \
  "{\"id\":\"c\",\"name\":\"Cy\",\"position\":{\"x\":600,\"y\":300}}],\"relations\":["             \
  "{\"id\":\"ab\",\"source\":\"a\",\"target\":\"b\"}]}"

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

static void
drag (Stage        *stage,
      EntentePoint  from,
      double        dx,
      double        dy)
{
  EntentePoint to = { from.x + dx, from.y + dy };

  entente_map_view_begin_drag (stage->view, from, 0);
  entente_map_view_update_drag (stage->view, to);
  entente_map_view_end_drag (stage->view, 0);
}

static void
select_actors (Stage             *stage,
               const char *const *ids)
{
  entente_session_select (stage->session, ENTENTE_NO_ITEM);
  for (guint i = 0; ids[i] != NULL; i++)
    entente_session_toggle (stage->session,
                            ENTENTE_ACTOR_ITEM (stage_find_actor (stage, ids[i])));
}

static EntenteBox
get_outline (Stage      *stage,
             const char *id)
{
  return entente_scene_find_actor (entente_map_view_get_scene (stage->view),
                                   stage_find_actor (stage, id))->outline;
}

static guint
get_n_steps (Stage *stage)
{
  guint n_done;

  entente_history_get_n_steps (stage->history, &n_done);
  return n_done;
}

static guint
get_n_records (Stage             *stage,
               EntenteRecordType  type)
{
  return entente_map_get_n_records (stage->map, type);
}

/* The relations that go along are counted, and one step takes all back with the selection. */
static void
test_delete_tells_and_offers_undo (Stage         *stage,
                                   gconstpointer  json)
{
  const char *const ids[] = { "lee", "kim", NULL };

  select_actors (stage, ids);
  stage_activate (stage, "map.delete");
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 1);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_RELATION), ==, 0);
  g_assert_cmpstr (stage->notice, ==, "Deleted 2 actors and 3 relations");
  g_assert_cmpstr (stage->offer, ==, "undo");
  g_assert_cmpuint (get_n_steps (stage), ==, 1);

  stage_activate (stage, "map.undo");
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_RELATION), ==, 3);
  g_assert_cmpuint (entente_session_get_n_selected (stage->session, ENTENTE_RECORD_ACTOR), ==, 2);
  stage_activate (stage, "map.select-none");
  stage_activate (stage, "map.delete");
  g_assert_cmpuint (stage->n_notices, ==, 1);
}

static void
test_align_is_one_step (Stage         *stage,
                        gconstpointer  json)
{
  const char *const ids[] = { "a", "b", "c", NULL };
  EntenteBox a, b, c;

  select_actors (stage, ids);
  stage_activate (stage, "map.align::right");
  a = get_outline (stage, "a");
  b = get_outline (stage, "b");
  c = get_outline (stage, "c");
  g_assert_cmpfloat_with_epsilon (a.x + a.width, c.x + c.width, 0.02);
  g_assert_cmpfloat_with_epsilon (b.x + b.width, c.x + c.width, 0.02);
  g_assert_cmpfloat_with_epsilon (entente_map_get_actor (stage->map, 1)->y, 80.0, 0.02);
  g_assert_cmpuint (get_n_steps (stage), ==, 1);
  g_assert_cmpstr (entente_history_get_undo_name (stage->history), ==, "Align");
  stage_activate (stage, "map.undo");
  g_assert_cmpfloat (entente_map_get_actor (stage->map, 0)->x, ==, 0.0);
}

static void
test_distribute_makes_equal_gaps (Stage         *stage,
                                  gconstpointer  json)
{
  const char *const ids[] = { "c", "b", "a", NULL };
  EntenteBox a, b, c;

  select_actors (stage, ids);
  stage_activate (stage, "map.distribute::horizontally");
  a = get_outline (stage, "a");
  b = get_outline (stage, "b");
  c = get_outline (stage, "c");
  g_assert_cmpfloat_with_epsilon (b.x - a.x - a.width, c.x - b.x - b.width, 0.05);
  g_assert_cmpfloat (entente_map_get_actor (stage->map, 2)->x, ==, 600.0);
  g_assert_cmpuint (get_n_steps (stage), ==, 1);
}

static void
test_align_of_one_does_nothing (Stage         *stage,
                                gconstpointer  json)
{
  const char *const ids[] = { "a", NULL };

  select_actors (stage, ids);
  stage_activate (stage, "map.align::left");
  stage_activate (stage, "map.distribute::vertically");
  g_assert_cmpuint (get_n_steps (stage), ==, 0);
}

/* Of several that follow each other, until something else is done. */
static void
test_nudges_are_one_step (Stage         *stage,
                          gconstpointer  json)
{
  const char *const ids[] = { "a", "c", NULL };

  g_assert_false (entente_map_view_nudge (stage->view, 1.0, 0.0));
  select_actors (stage, ids);
  for (guint i = 0; i < 3; i++)
    g_assert_true (entente_map_view_nudge (stage->view, 1.0, -10.0));
  g_assert_cmpfloat (entente_map_get_actor (stage->map, 0)->x, ==, 3.0);
  g_assert_cmpfloat (entente_map_get_actor (stage->map, 2)->y, ==, 270.0);
  g_assert_cmpuint (get_n_steps (stage), ==, 1);

  entente_session_toggle (stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "c")));
  g_assert_true (entente_map_view_nudge (stage->view, 1.0, 0.0));
  g_assert_cmpuint (get_n_steps (stage), ==, 2);
  stage_activate (stage, "map.undo");
  g_assert_cmpfloat (entente_map_get_actor (stage->map, 0)->x, ==, 3.0);
}

static EntentePoint
get_curve_middle (Stage      *stage,
                  const char *id)
{
  const EntenteSceneRelation *relation = entente_scene_find_relation (
      entente_map_view_get_scene (stage->view), stage_find_relation (stage, id));
  const EntentePoint *p = ENTENTE_LINE_POINTS (relation);
  EntentePoint middle = { (p[0].x + 3.0 * p[1].x + 3.0 * p[2].x + p[3].x) / 8.0,
                          (p[0].y + 3.0 * p[1].y + 3.0 * p[2].y + p[3].y) / 8.0 };

  return middle;
}

static gboolean
is_bent (Stage      *stage,
         const char *id)
{
  return !isnan (
      entente_map_get_relation (stage->map, stage_find_relation (stage, id))->bend_across);
}

/* The middle of the curve goes where the pointer takes it. */
static void
test_bend_by_its_handle (Stage         *stage,
                         gconstpointer  json)
{
  double zoom = entente_map_view_get_zoom (stage->view);
  EntentePoint before = get_curve_middle (stage, "asks");
  EntentePoint handle, after;

  g_assert_false (entente_map_view_get_bend_handle (stage->view, &handle));
  entente_session_select (stage->session,
                          ENTENTE_RELATION_ITEM (stage_find_relation (stage, "asks")));
  g_assert_true (entente_map_view_get_bend_handle (stage->view, &handle));
  drag (stage, handle, 20.0, -90.0);
  g_assert_cmpuint (get_n_steps (stage), ==, 1);
  g_assert_true (is_bent (stage, "asks"));
  after = get_curve_middle (stage, "asks");
  g_assert_cmpfloat_with_epsilon (after.x, before.x + 20.0 / zoom, 1.0);
  g_assert_cmpfloat_with_epsilon (after.y, before.y - 90.0 / zoom, 1.0);

  g_assert_true (entente_map_view_get_bend_handle (stage->view, &handle));
  entente_map_view_click (stage->view, handle, 0, 1);
  entente_map_view_click (stage->view, handle, 0, 2);
  g_assert_false (is_bent (stage, "asks"));
  g_assert_cmpuint (get_n_steps (stage), ==, 2);
}

static void
test_bend_is_given_up_by_escape (Stage         *stage,
                                 gconstpointer  json)
{
  EntentePoint handle, away;

  entente_session_select (stage->session,
                          ENTENTE_RELATION_ITEM (stage_find_relation (stage, "asks")));
  g_assert_true (entente_map_view_get_bend_handle (stage->view, &handle));
  away.x = handle.x + 50.0;
  away.y = handle.y + 50.0;
  entente_map_view_begin_drag (stage->view, handle, 0);
  entente_map_view_update_drag (stage->view, away);
  entente_map_view_escape (stage->view);
  entente_map_view_end_drag (stage->view, 0);
  g_assert_cmpuint (get_n_steps (stage), ==, 0);
}

static void
test_bend_by_keys_is_one_step (Stage         *stage,
                               gconstpointer  json)
{
  guint32 asks = stage_find_relation (stage, "asks");
  float first;

  entente_session_select (stage->session, ENTENTE_RELATION_ITEM (asks));
  stage_activate (stage, "map.bend(1)");
  first = entente_map_get_relation (stage->map, asks)->bend_across;
  stage_activate (stage, "map.bend(1)");
  g_assert_cmpfloat_with_epsilon (
      (double) entente_map_get_relation (stage->map, asks)->bend_across, (double) first + 0.05,
      0.005);
  g_assert_cmpuint (get_n_steps (stage), ==, 1);
  stage_activate (stage, "map.reset-bend");
  g_assert_false (is_bent (stage, "asks"));
}

/* The handle of the only actor that is selected is there without the pointer. */
static void
test_handle_dropped_on_ground_makes_an_actor (Stage         *stage,
                                              gconstpointer  json)
{
  const char *const ids[] = { "a", NULL };
  guint32 a = stage_find_actor (stage, "a");
  const EntenteRelation *relation;
  EntentePoint handle;

  select_actors (stage, ids);
  g_assert_cmpuint (entente_map_view_get_handle_actor (stage->view), ==, a);
  g_assert_true (entente_map_view_get_handle (stage->view, a, &handle));
  drag (stage, handle, 12.0, 0.0);
  g_assert_cmpuint (get_n_steps (stage), ==, 0);

  drag (stage, handle, 60.0, 300.0);
  g_assert_cmpuint (get_n_steps (stage), ==, 1);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 4);
  relation = entente_map_get_relation (
      stage->map, entente_map_get_last (stage->map, ENTENTE_RECORD_RELATION));
  g_assert_cmpuint (relation->source, ==, a);
  g_assert_true (
      entente_item_equal (stage->rename_item, ENTENTE_ACTOR_ITEM (relation->target)));
  stage_activate (stage, "map.undo");
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 3);
  g_assert_true (entente_session_is_selected (stage->session, ENTENTE_ACTOR_ITEM (a)));
}

static void
test_duplicate_lies_beside (Stage         *stage,
                            gconstpointer  json)
{
  const char *const ids[] = { "lee", "kim", NULL };
  g_autoptr (GArray) actors = NULL;
  EntenteBox kim = get_outline (stage, "kim");
  const EntenteActor *copy;

  select_actors (stage, ids);
  stage_activate (stage, "map.duplicate");
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 5);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_RELATION), ==, 4);
  g_assert_cmpuint (entente_session_get_n_selected (stage->session, ENTENTE_RECORD_RELATION), ==,
                    1);
  actors = entente_session_dup_selected (stage->session, ENTENTE_RECORD_ACTOR);
  g_assert_cmpuint (actors->len, ==, 2);
  /* Where it is shown, though the map does not say. */
  copy = entente_map_get_actor (stage->map, g_array_index (actors, guint32, 1));
  g_assert_cmpstr (copy->name, ==, "Kim");
  g_assert_cmpfloat_with_epsilon (copy->x, kim.x + kim.width / 2.0 + 32.0, 1.0);
  g_assert_cmpstr (entente_history_get_undo_name (stage->history), ==, "Duplicate");
  stage_activate (stage, "map.undo");
  g_assert_true (entente_session_is_selected (
      stage->session, ENTENTE_ACTOR_ITEM (stage_find_actor (stage, "kim"))));
}

static gboolean
rises_cb (double   fraction,
          gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <, 1);
  *last = fraction;
  return TRUE;
}

/* Copying, reading and pasting are waited for as one. */
static void
test_duplicate_is_one_wait (Stage         *stage,
                            gconstpointer  json)
{
  double last = 0;

  stage_activate (stage, "map.select-all");
  entente_map_set_wait (stage->map, rises_cb, &last);
  stage_activate (stage, "map.duplicate");
  entente_map_set_wait (stage->map, NULL, NULL);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 2 * N_MANY);
  g_assert_cmpfloat (last, >, 0.9);
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the clipboard does not answer");
  return G_SOURCE_REMOVE;
}

/* Until so many notices and steps together are there. */
static void
wait (Stage *stage,
      guint  n_wanted)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (stage->n_notices + get_n_steps (stage) < n_wanted)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
test_cut_and_paste (Stage         *stage,
                    gconstpointer  json)
{
  const char *const ids[] = { "a", "b", NULL };
  guint32 actor;

  select_actors (stage, ids);
  stage_activate (stage, "map.cut");
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 1);
  g_assert_cmpstr (entente_history_get_undo_name (stage->history), ==, "Cut");
  stage_activate (stage, "map.paste");
  wait (stage, 3);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 3);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_RELATION), ==, 1);
  /* Their ids were free. */
  actor = stage_find_actor (stage, "a");
  g_assert_cmpfloat (entente_map_get_actor (stage->map, actor)->x, ==, 32.0);
  g_assert_true (entente_session_is_selected (stage->session, ENTENTE_ACTOR_ITEM (actor)));

  stage_activate (stage, "map.paste");
  wait (stage, 4);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 5);
  actor = entente_map_get_last (stage->map, ENTENTE_RECORD_ACTOR);
  g_assert_cmpfloat (entente_map_get_actor (stage->map, actor)->x, ==, 130.0 + 64.0);
}

static void
test_paste_of_foreign_text_is_told (Stage         *stage,
                                    gconstpointer  json)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (stage->view)),
                          "Seoul asks Beijing to mediate.");
  stage_activate (stage, "map.paste");
  wait (stage, 1);
  g_assert_cmpstr (stage->offer, ==, "article");
  g_assert_cmpuint (get_n_steps (stage), ==, 0);
}

/* A map that came as a text is one. */
static void
test_paste_of_a_map_as_text (Stage         *stage,
                             gconstpointer  json)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (stage->view)), THREE);
  stage_activate (stage, "map.paste");
  wait (stage, 1);
  g_assert_cmpuint (stage->n_notices, ==, 0);
  g_assert_cmpuint (get_n_records (stage, ENTENTE_RECORD_ACTOR), ==, 6);
}

static void
read_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*text);
}

static void
read_texture_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GdkTexture **texture = user_data;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*texture);
}

static void
test_copy_is_words_and_a_picture_too (Stage         *stage,
                                      gconstpointer  json)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (stage->view));
  const char *const ids[] = { "lee", "xi", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  select_actors (stage, ids);
  stage_activate (stage, "map.copy");
  g_assert_cmpuint (get_n_steps (stage), ==, 0);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        ENTENTE_MAP_MEDIA_TYPE));
  gdk_clipboard_read_text_async (clipboard, NULL, read_text_cb, &text);
  gdk_clipboard_read_texture_async (clipboard, NULL, read_texture_cb, &texture);
  while (text == NULL || texture == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "Lee → Xi: asks\nXi → Lee: answers\n");
  g_assert_cmpint (gdk_texture_get_width (texture), >, 600);
}

#define ADD(path, json, function) g_test_add (path, Stage, json, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *many = NULL;

  gtk_test_init (&argc, &argv, NULL);
  many = stage_make_large_map (N_MANY);

  ADD ("/map/editing/delete", NULL, test_delete_tells_and_offers_undo);
  ADD ("/map/editing/align", THREE, test_align_is_one_step);
  ADD ("/map/editing/distribute", THREE, test_distribute_makes_equal_gaps);
  ADD ("/map/editing/align-one", THREE, test_align_of_one_does_nothing);
  ADD ("/map/editing/nudges", THREE, test_nudges_are_one_step);
  ADD ("/map/editing/bend", NULL, test_bend_by_its_handle);
  ADD ("/map/editing/bend-given-up", NULL, test_bend_is_given_up_by_escape);
  ADD ("/map/editing/bend-by-keys", NULL, test_bend_by_keys_is_one_step);
  ADD ("/map/editing/handle-on-ground", THREE, test_handle_dropped_on_ground_makes_an_actor);
  ADD ("/map/editing/duplicate", NULL, test_duplicate_lies_beside);
  ADD ("/map/editing/duplicate-many", many, test_duplicate_is_one_wait);
  ADD ("/map/clipboard/cut-and-paste", THREE, test_cut_and_paste);
  ADD ("/map/clipboard/foreign-text", NULL, test_paste_of_foreign_text_is_told);
  ADD ("/map/clipboard/map-as-text", NULL, test_paste_of_a_map_as_text);
  ADD ("/map/clipboard/words-and-picture", NULL, test_copy_is_words_and_a_picture_too);

  return g_test_run ();
}
