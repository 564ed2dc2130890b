/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-arrange-live.h"

#include "entente-map-reader.h"

#include <math.h>

/* A ring of actors, each some way from the next; the third is pinned. */
static EntenteMap *
make_ring (guint    n,
           gboolean placed)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EntenteMap *map;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (json, "%s{\"id\":\"a%u\"", i > 0 ? "," : "", i);
      if (placed || i > 0)
        g_string_append_printf (json, ",\"position\":{\"x\":%u,\"y\":%u}%s", i * 200, i % 7 * 100,
                                i == 2 ? ",\"pinned\":true" : "");
      g_string_append (json, "}");
    }
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i > 0 ? "," : "", i, i, (i + 1) % n);
  g_string_append (json, "]}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return map;
}

static gboolean
follows (EntenteArrangeLive *live,
         guint32             actor,
         double             *x,
         double             *y)
{
  for (guint i = 0; i < entente_arrange_live_get_n (live); i++)
    {
      if (entente_arrange_live_get (live, i, x, y) == actor)
        return TRUE;
    }

  return FALSE;
}

static void
test_neighbors_follow_and_pins_stay (void)
{
  g_autoptr (EntenteMap) map = make_ring (8, TRUE);
  guint32 dragged[] = { entente_map_find (map, ENTENTE_RECORD_ACTOR, "a0") };
  g_autoptr (EntenteArrangeLive) live = entente_arrange_live_new (map, NULL, dragged, 1);
  double x, y;

  g_assert_cmpuint (entente_arrange_live_get_n (live), ==, 6);
  g_assert_false (follows (live, dragged[0], &x, &y));
  g_assert_false (follows (live, entente_map_find (map, ENTENTE_RECORD_ACTOR, "a2"), &x, &y));
  g_assert_true (follows (live, entente_map_find (map, ENTENTE_RECORD_ACTOR, "a1"), &x, &y));
  g_assert_cmpfloat (x, ==, 200.0);

  entente_arrange_live_move (live, -500.0, 0.0);
  g_assert_true (follows (live, entente_map_find (map, ENTENTE_RECORD_ACTOR, "a1"), &x, &y));
  g_assert_cmpfloat (x, <, 190.0);
}

/* Of what is dragged, with their ends where they are now. */
static void
test_ties (void)
{
  g_autoptr (EntenteMap) map = make_ring (8, TRUE);
  guint32 dragged[] = { entente_map_find (map, ENTENTE_RECORD_ACTOR, "a4"),
                        entente_map_find (map, ENTENTE_RECORD_ACTOR, "a5") };
  g_autoptr (EntenteArrangeLive) live = entente_arrange_live_new (map, NULL, dragged, 2);
  double x[2], y[2];

  g_assert_cmpuint (entente_arrange_live_get_n_ties (live), ==, 3);
  entente_arrange_live_move (live, 10.0, 500.0);
  entente_arrange_live_get_tie (live, 0, &x[0], &y[0], &x[1], &y[1]);
  g_assert_cmpfloat (x[0], ==, 810.0);
  g_assert_cmpfloat (x[1], ==, 1010.0);
  g_assert_cmpfloat (y[1], ==, 1000.0);
}

/* Of a large map, those who are nearest. */
static void
test_some_hundred_follow (void)
{
  g_autoptr (EntenteMap) map = make_ring (2000, TRUE);
  guint32 dragged[] = { entente_map_find (map, ENTENTE_RECORD_ACTOR, "a1000") };
  g_autoptr (EntenteArrangeLive) live = entente_arrange_live_new (map, NULL, dragged, 1);
  double x, y;

  g_assert_cmpuint (entente_arrange_live_get_n (live), ==, 499);
  for (guint i = 760; i < 1240; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      g_assert_true (i == 1000
                     || follows (live, entente_map_find (map, ENTENTE_RECORD_ACTOR, id), &x, &y));
    }
}

static void
test_no_neighborhood (void)
{
  g_autoptr (EntenteMap) map = make_ring (600, TRUE);
  g_autoptr (EntenteMap) unplaced = make_ring (5, FALSE);
  g_autofree guint32 *all = g_new (guint32, 600);
  guint n = 0;

  for (guint32 actor = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); actor != ENTENTE_NO_SLOT;
       actor = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, actor))
    all[n++] = actor;
  g_assert_null (entente_arrange_live_new (map, NULL, all, 600));
  g_assert_null (entente_arrange_live_new (map, NULL, all, 0));
  g_assert_null (entente_arrange_live_new (unplaced, NULL, all, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arrange/live/pins", test_neighbors_follow_and_pins_stay);
  g_test_add_func ("/arrange/live/ties", test_ties);
  g_test_add_func ("/arrange/live/large", test_some_hundred_follow);
  g_test_add_func ("/arrange/live/none", test_no_neighborhood);

  return g_test_run ();
}
