/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-arrange.h"

#include "entente-edits.h"
#include "entente-history.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"
#include "entente-scene.h"

#include <math.h>
#include <string.h>

#define MAP                                                                                       \
  "{ \"format\": \"entente-map\", \"version\": 1,\n"                                              \
  "  \"actors\": [\n"                                                                             \
  "    { \"id\": \"pin\", \"position\": { \"x\": 5, \"y\": 7 }, \"pinned\": true },\n"            \
  "    { \"id\": \"placed\", \"position\": { \"x\": 400, \"y\": 7 } },\n"                         \
  "    { \"id\": \"new\", \"name\": \"Somebody with quite a long name\" },\n"                     \
  "    { \"id\": \"other\", \"pinned\": true },\n"                                                \
  "    { \"id\": \"third\" } ],\n"                                                                \
  "  \"relations\": [\n"                                                                          \
  "    { \"id\": \"r1\", \"source\": \"pin\", \"target\": \"placed\", \"via\": [\"new\"] },\n"    \
  "    { \"id\": \"r2\", \"source\": \"new\", \"target\": \"new\" },\n"                           \
  "    { \"id\": \"r3\", \"source\": \"other\", \"target\": \"pin\", \"label\": \"asks\",\n"      \
  "      \"regarding\": [\"third\"] } ] }\n"

static EntenteMap *
read_map (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return map;
}

static guint32
find (EntenteMap *map,
      const char *id)
{
  return entente_map_find (map, ENTENTE_RECORD_ACTOR, id);
}

static void
assert_place (EntenteMap    *map,
              EntentePlaces *places,
              const char    *id,
              double         x,
              double         y)
{
  double at_x;
  double at_y;

  g_assert_true (entente_places_get (places, map, find (map, id), &at_x, &at_y));
  g_assert_cmpfloat (at_x, ==, x);
  g_assert_cmpfloat (at_y, ==, y);
}

static void
assert_no_overlap (EntenteMap    *map,
                   EntentePlaces *places)
{
  guint n = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);

  for (guint32 i = 0; i < n; i++)
    {
      for (guint32 j = 0; j < i; j++)
        {
          double x[2];
          double y[2];
          double width[2];
          double height[2];

          g_assert_true (entente_places_get (places, map, i, &x[0], &y[0]));
          g_assert_true (entente_places_get (places, map, j, &x[1], &y[1]));
          entente_scene_measure_actor (map, i, &width[0], &height[0]);
          entente_scene_measure_actor (map, j, &width[1], &height[1]);
          g_assert_true (fabs (x[0] - x[1]) >= (width[0] + width[1]) / 2.0
                         || fabs (y[0] - y[1]) >= (height[0] + height[1]) / 2.0);
        }
    }
}

static EntenteArrangeJob *
make_job (EntenteMap          *map,
          EntentePlaces       *places,
          EntenteArrangeScope  scope)
{
  EntenteArrangeRequest request;

  entente_arrange_request_init (&request, map, scope);

  return entente_arrange_job_new (map, places, &request);
}

static EntenteArrangeJob *
run (EntenteMap          *map,
     EntentePlaces       *places,
     EntenteArrangeScope  scope)
{
  EntenteArrangeJob *job = make_job (map, places, scope);

  g_assert_true (entente_arrange_job_run (job, NULL, NULL, NULL, NULL));

  return job;
}

/* What is only shown is no edit. */
static void
test_places (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteArrangeJob) job = run (map, NULL, ENTENTE_ARRANGE_UNPLACED);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (entente_arrange_job_is_needed (job));
  entente_arrange_job_to_places (job, places);
  assert_place (map, places, "pin", 5.0, 7.0);
  assert_place (map, places, "placed", 400.0, 7.0);
  assert_no_overlap (map, places);
  bytes = entente_map_to_bytes (map);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), MAP, strlen (MAP));
}

/* Who is shown already stays where it is shown. */
static void
test_shown (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteArrangeJob) first = NULL;
  g_autoptr (EntenteArrangeJob) second = NULL;

  entente_places_set (places, find (map, "new"), -300.0, 44.0);
  g_assert_true (entente_arrange_is_any_unplaced (map, places));
  first = run (map, places, ENTENTE_ARRANGE_UNPLACED);
  entente_arrange_job_to_places (first, places);
  assert_place (map, places, "new", -300.0, 44.0);
  assert_no_overlap (map, places);

  g_assert_false (entente_arrange_is_any_unplaced (map, places));
  g_assert_true (entente_arrange_is_any_unplaced (map, NULL));
  second = make_job (map, places, ENTENTE_ARRANGE_UNPLACED);
  g_assert_false (entente_arrange_job_is_needed (second));
}

/* One step that undo takes back whole. */
static void
test_act (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteArrangeJob) job = NULL;
  g_autoptr (EntenteArrangeJob) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EntenteAct *act;

  entente_places_set (places, find (map, "new"), -300.0, 44.0);
  job = run (map, places, ENTENTE_ARRANGE_UNPLACED);
  act = entente_arrange_job_to_act (job, map);
  g_assert_nonnull (act);
  g_assert_true (entente_history_perform (history, act));
  for (guint32 i = 0; i < 5; i++)
    g_assert_true (entente_map_get_actor (map, i)->placed);
  assert_place (map, NULL, "pin", 5.0, 7.0);
  assert_place (map, NULL, "new", -300.0, 44.0);
  assert_no_overlap (map, NULL);

  again = run (map, NULL, ENTENTE_ARRANGE_UNPLACED);
  g_assert_false (entente_arrange_job_is_needed (again));
  g_assert_null (entente_arrange_job_to_act (again, map));

  g_assert_true (entente_history_undo (history));
  bytes = entente_map_to_bytes (map);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), MAP, strlen (MAP));
}

/* However it is written: by single actors or at once. */
static void
test_act_in_steps (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntenteMap) other = read_map (MAP);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteHistory) other_history = entente_history_new (other);
  g_autoptr (EntenteArrangeJob) job = run (map, NULL, ENTENTE_ARRANGE_ALL);
  g_autoptr (EntenteArrangeJob) other_job = run (other, NULL, ENTENTE_ARRANGE_ALL);
  g_autoptr (EntenteArrangeJob) left = run (map, NULL, ENTENTE_ARRANGE_ALL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) other_bytes = NULL;
  guint n_steps = 1;

  while (!entente_arrange_job_write_act (job, map, 1))
    n_steps++;
  g_assert_cmpuint (n_steps, ==, entente_arrange_job_get_actors (job)->len);
  g_assert_true (entente_arrange_job_write_act (job, map, 1));
  g_assert_true (entente_history_perform (history, entente_arrange_job_to_act (job, map)));
  g_assert_true (
      entente_history_perform (other_history, entente_arrange_job_to_act (other_job, other)));
  bytes = entente_map_to_bytes (map);
  other_bytes = entente_map_to_bytes (other);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   g_bytes_get_data (other_bytes, NULL), g_bytes_get_size (other_bytes));

  g_assert_false (entente_arrange_job_write_act (left, map, 2));
}

static void
test_get_place (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteArrangeJob) job = run (map, NULL, ENTENTE_ARRANGE_ALL);
  GArray *actors = entente_arrange_job_get_actors (job);

  entente_arrange_job_to_places (job, places);
  for (guint i = 0; i < actors->len; i++)
    {
      double x, y, shown_x, shown_y;

      entente_arrange_job_get_place (job, i, &x, &y);
      g_assert_true (entente_places_get (places, map, g_array_index (actors, guint32, i), &shown_x,
                                         &shown_y));
      g_assert_cmpfloat (x, ==, shown_x);
      g_assert_cmpfloat (y, ==, shown_y);
    }
}

static void
test_all (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntentePlaces) places = entente_places_new ();
  g_autoptr (EntenteArrangeJob) job = run (map, NULL, ENTENTE_ARRANGE_ALL);
  double x;
  double y;

  entente_arrange_job_to_places (job, places);
  assert_place (map, places, "pin", 5.0, 7.0);
  g_assert_true (entente_places_get (places, map, find (map, "placed"), &x, &y));
  g_assert_true (x != 400.0 || y != 7.0);
  assert_no_overlap (map, places);
}

/* The map goes on while a worker lays its copy out. */
static gpointer
run_job_cb (gpointer data)
{
  g_assert_true (entente_arrange_job_run (data, NULL, NULL, NULL, NULL));

  return NULL;
}

static void
test_changing_map (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteArrangeJob) job = make_job (map, NULL, ENTENTE_ARRANGE_ALL);
  GThread *thread = g_thread_new ("layout", run_job_cb, job);
  guint32 gone = find (map, "third");
  guint32 added;
  EntenteAct *act;

  entente_history_perform (history, entente_edit_remove (map, &gone, 1, NULL, 0));
  entente_history_perform (history, entente_edit_add_actor (map, "Late", 1.0, 2.0, &added));
  g_thread_join (thread);

  act = entente_arrange_job_to_act (job, map);
  g_assert_nonnull (act);
  g_assert_true (entente_history_perform (history, act));
  g_assert_false (entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, gone));
  g_assert_cmpfloat (entente_map_get_actor (map, added)->x, ==, 1.0);
}

static void
test_cancel (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntenteArrangeJob) job = make_job (map, NULL, ENTENTE_ARRANGE_UNPLACED);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (entente_arrange_job_run (job, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static EntenteAct *
arrange (EntenteMap                  *map,
         const EntenteArrangeRequest *request)
{
  g_autoptr (EntenteArrangeJob) job = entente_arrange_job_new (map, NULL, request);

  g_assert_true (entente_arrange_job_run (job, NULL, NULL, NULL, NULL));

  return entente_arrange_job_to_act (job, map);
}

/* The map says how it was laid out, and is laid out so again; undo takes that back, too. */
static void
test_style (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_auto (EntenteArrangeRequest) request = { 0 };

  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_ALL);
  g_assert_cmpstr (entente_arrange_request_get_style (&request), ==, "distances");
  g_assert_false (entente_arrange_request_set_style (&request, "spiral"));
  g_assert_true (entente_arrange_request_set_style (&request, "layered"));
  request.seed = 7;
  g_assert_true (entente_history_perform (history, arrange (map, &request)));
  g_assert_cmpstr (entente_map_get_info (map)->layout_style, ==, "layered");
  g_assert_cmpuint (entente_map_get_info (map)->layout_seed, ==, 7);

  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_ALL);
  g_assert_cmpint (request.style, ==, ENTENTE_LAYOUT_LAYERED);
  g_assert_cmpuint (request.seed, ==, 7);
  entente_history_undo (history);
  g_assert_null (entente_map_get_info (map)->layout_style);
}

/* Where everybody has a place and stays there, the map does not come to be in another style. */
static void
test_nobody_moves (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_auto (EntenteArrangeRequest) request = { 0 };
  const guint32 none = ENTENTE_NO_SLOT;

  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_ALL);
  g_assert_true (entente_history_perform (history, arrange (map, &request)));
  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_UNPLACED);
  g_assert_true (entente_arrange_request_set_style (&request, "circular"));
  g_assert_null (arrange (map, &request));

  /* Nor where those that may move are not there. */
  request.scope = ENTENTE_ARRANGE_ALL;
  request.only = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (request.only, none);
  g_assert_null (arrange (map, &request));
  g_assert_null (entente_map_get_info (map)->layout_style);
}

/* All others stay, pinned or not, and the map's style with them. */
static void
test_only (void)
{
  g_autoptr (EntenteMap) map = read_map (MAP);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_auto (EntenteArrangeRequest) request = { 0 };
  guint32 placed = find (map, "placed");
  guint32 third = find (map, "third");

  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_ALL);
  entente_history_perform (history, arrange (map, &request));
  entente_arrange_request_set_style (&request, "circular");
  request.only = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (request.only, third);
  {
    EntenteActor before = *entente_map_get_actor (map, placed);
    EntenteAct *act = arrange (map, &request);

    if (act != NULL)
      entente_history_perform (history, act);
    g_assert_cmpfloat (entente_map_get_actor (map, placed)->x, ==, before.x);
    g_assert_cmpfloat (entente_map_get_actor (map, placed)->y, ==, before.y);
  }
  g_assert_null (entente_map_get_info (map)->layout_style);
}

static void
test_empty (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (EntenteArrangeJob) job = run (map, NULL, ENTENTE_ARRANGE_ALL);

  g_assert_false (entente_arrange_job_is_needed (job));
  g_assert_null (entente_arrange_job_to_act (job, map));
}

/* How far the ends of a relation are, from middle to middle, and how far their rims let them be, which
 * is half their boxes' size the way they lie. */
static double
measure_free (EntenteMap            *map,
              const EntenteRelation *relation)
{
  guint32 ends[] = { relation->source, relation->target };
  double x[2];
  double y[2];
  double width = 0.0;
  double height = 0.0;
  double length;

  for (guint i = 0; i < 2; i++)
    {
      double box[2];

      g_assert_true (entente_places_get (NULL, map, ends[i], &x[i], &y[i]));
      entente_scene_measure_actor (map, ends[i], &box[0], &box[1]);
      width += box[0] / 2.0;
      height += box[1] / 2.0;
    }
  length = hypot (x[0] - x[1], y[0] - y[1]);

  return length - MIN (width * length / fabs (x[0] - x[1]), height * length / fabs (y[0] - y[1]));
}

/* A small map can be read once it is laid out: there is room for every label, and hardly one is cut
 * to keep clear of lines that cross. */
static void
test_labels (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "seoul-beijing-pyongyang.entente.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (EntenteMap) map = NULL;
  guint n_cut = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  map = read_map (text);
  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autoptr (EntenteArrangeJob) job = NULL;
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      g_autoptr (EntenteScene) scene = NULL;
      EntenteArrangeRequest request;

      entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_ALL);
      request.seed = seed;
      job = entente_arrange_job_new (map, NULL, &request);
      g_assert_true (entente_arrange_job_run (job, NULL, NULL, NULL, NULL));
      g_assert_true (entente_history_perform (history, entente_arrange_job_to_act (job, map)));
      scene = entente_scene_new (map, NULL);

      for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
        {
          const EntenteSceneRelation *drawn = entente_scene_get_relation (scene, i);
          guint32 slot = drawn->relation;

          g_assert_true (drawn->has_label);
          n_cut += g_str_has_suffix (drawn->marks->text, "…") ? 1 : 0;
          g_assert_cmpfloat (measure_free (map, entente_map_get_relation (map, slot)), >,
                             entente_scene_measure_label (map, slot) - 5.0);
        }
    }
  g_assert_cmpuint (n_cut, <=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arrange/arrange/places", test_places);
  g_test_add_func ("/arrange/arrange/shown", test_shown);
  g_test_add_func ("/arrange/arrange/act", test_act);
  g_test_add_func ("/arrange/arrange/act-in-steps", test_act_in_steps);
  g_test_add_func ("/arrange/arrange/get-place", test_get_place);
  g_test_add_func ("/arrange/arrange/all", test_all);
  g_test_add_func ("/arrange/arrange/changing-map", test_changing_map);
  g_test_add_func ("/arrange/arrange/cancel", test_cancel);
  g_test_add_func ("/arrange/arrange/empty", test_empty);
  g_test_add_func ("/arrange/arrange/labels", test_labels);
  g_test_add_func ("/arrange/arrange/style", test_style);
  g_test_add_func ("/arrange/arrange/nobody-moves", test_nobody_moves);
  g_test_add_func ("/arrange/arrange/only", test_only);

  return g_test_run ();
}
