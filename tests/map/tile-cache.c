/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "entente-tile-cache.h"

#include <string.h>

#define TIMEOUT_S 60
/* What may wait is delivered no more often than this. */
#define PATIENCE_US 400000
#define TILE_BYTES (4u * ENTENTE_TILE_PX * ENTENTE_TILE_PX)

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
  EntenteLevel *level;
  EntenteTileCache *cache;
  guint n_ready;
} Shelf;

static void
ready_cb (gpointer user_data)
{
  ((Shelf *) user_data)->n_ready++;
}

static void
set_up (Shelf         *shelf,
        gconstpointer  data)
{
  memset (shelf, 0, sizeof *shelf);
  shelf->map = stage_read_map (stage_get_small_map ());
  shelf->scene = entente_scene_new (shelf->map, NULL);
  shelf->level = entente_level_new (shelf->scene, entente_palette_get (ENTENTE_PALETTE_LIGHT),
                                    NULL, ENTENTE_NO_PAIR, 1.0, 1);
  shelf->cache = entente_tile_cache_new (ready_cb, shelf);
}

static void
tear_down (Shelf         *shelf,
           gconstpointer  data)
{
  entente_tile_cache_free (shelf->cache);
  entente_level_unref (shelf->level);
  entente_scene_unref (shelf->scene);
  g_assert_finalize_object (shelf->map);
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the tiles do not come");
  return G_SOURCE_REMOVE;
}

static void
want_tiles (Shelf    *shelf,
            gint64    first,
            guint     n,
            gboolean  visible,
            gboolean  patient)
{
  g_autofree EntenteTile *tiles = g_new0 (EntenteTile, n);

  for (guint i = 0; i < n; i++)
    {
      tiles[i].level = shelf->level;
      tiles[i].column = first + i;
      tiles[i].distance = i;
      tiles[i].part = ENTENTE_TILE_WHOLE;
      tiles[i].visible = visible;
      tiles[i].patient = patient;
    }
  entente_tile_cache_want (shelf->cache, shelf, tiles, n);
}

static void
want (Shelf  *shelf,
      gint64  first,
      guint   n)
{
  want_tiles (shelf, first, n, TRUE, FALSE);
}

static guint
count (Shelf  *shelf,
       gint64  first,
       guint   n)
{
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += entente_tile_cache_find (shelf->cache, shelf->level, first + i, 0) != NULL;
  return found;
}

static void
wait_for (Shelf  *shelf,
          gint64  column)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (entente_tile_cache_find (shelf->cache, shelf->level, column, 0) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
test_paints_what_is_wanted (Shelf         *shelf,
                            gconstpointer  data)
{
  want (shelf, 0, 3);
  wait_for (shelf, 2);
  wait_for (shelf, 0);
  g_assert_cmpuint (count (shelf, 0, 3), ==, 3);
  g_assert_cmpuint (shelf->n_ready, >, 0);
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), ==, 3 * TILE_BYTES);
}

/* Each delivery is a frame to draw. */
static void
test_patient_come_together (Shelf         *shelf,
                            gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();

  want_tiles (shelf, 0, 150, TRUE, TRUE);
  wait_for (shelf, 149);
  g_assert_cmpuint (shelf->n_ready, >, 0);
  g_assert_cmpint (shelf->n_ready, <=, 1 + (g_get_monotonic_time () - start) / PATIENCE_US);
}

/* The frame that asks for it may need both processors. */
static void
test_in_advance_waits_for_the_frame (Shelf         *shelf,
                                     gconstpointer  data)
{
  const guint n = 300;

  for (guint i = 0; i < 1000; i++)
    want_tiles (shelf, 0, n, FALSE, FALSE);
  want (shelf, -1, 1);
  wait_for (shelf, -1);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (count (shelf, 0, n), ==, 0);

  want_tiles (shelf, 0, 1, FALSE, FALSE);
  wait_for (shelf, 0);
}

static void
test_drops_what_is_stale (Shelf         *shelf,
                          gconstpointer  data)
{
  want (shelf, 0, 4000);
  want (shelf, -1, 1);
  wait_for (shelf, -1);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  /* A few had been begun. */
  g_assert_cmpuint (count (shelf, 0, 4000), <, 2000);
}

static void
test_keeps_to_its_cap (Shelf         *shelf,
                       gconstpointer  data)
{
  const guint n = ENTENTE_TILE_CACHE_MAX_BYTES / TILE_BYTES + 20;

  for (guint i = 0; i < n; i++)
    {
      entente_tile_cache_begin (shelf->cache);
      want (shelf, i, 1);
      wait_for (shelf, i);
      if (i > 0)
        g_assert_nonnull (entente_tile_cache_find (shelf->cache, shelf->level, 0, 0));
    }
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), <=, ENTENTE_TILE_CACHE_MAX_BYTES);
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), >,
                    ENTENTE_TILE_CACHE_MAX_BYTES - 2 * TILE_BYTES);
  /* The first was used all the time, those after it went. */
  g_assert_cmpuint (count (shelf, 0, 1), ==, 1);
  g_assert_cmpuint (count (shelf, 1, 15), ==, 0);
  g_assert_cmpuint (count (shelf, n - 15, 15), ==, 15);
}

static void
test_small_view (Shelf         *shelf,
                 gconstpointer  data)
{
  const guint n = ENTENTE_TILE_CACHE_MIN_BYTES / TILE_BYTES + 5;

  want (shelf, 0, n);
  while (count (shelf, 0, n) < n)
    g_main_context_iteration (NULL, TRUE);
  entente_tile_cache_begin (shelf->cache);
  entente_tile_cache_set_view (shelf->cache, 1e12);
  g_assert_cmpuint (entente_tile_cache_get_room (shelf->cache), ==, ENTENTE_TILE_CACHE_MAX_BYTES);
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), ==, n * TILE_BYTES);
  entente_tile_cache_set_view (shelf->cache, 100.0);
  g_assert_cmpuint (entente_tile_cache_get_room (shelf->cache), ==, ENTENTE_TILE_CACHE_MIN_BYTES);
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), <=, ENTENTE_TILE_CACHE_MIN_BYTES);
}

static void
test_keeps_what_the_frame_shows (Shelf         *shelf,
                                 gconstpointer  data)
{
  const guint n = ENTENTE_TILE_CACHE_MAX_BYTES / TILE_BYTES + 5;

  want (shelf, 0, n);
  wait_for (shelf, n - 1);
  while (count (shelf, 0, n) < n)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), ==, n * TILE_BYTES);
}

static void
test_retired_level_goes (Shelf         *shelf,
                         gconstpointer  data)
{
  want (shelf, 0, 2);
  wait_for (shelf, 0);
  wait_for (shelf, 1);
  want (shelf, 2, 1);
  entente_tile_cache_retire (shelf->cache, shelf->level);
  g_assert_cmpuint (entente_tile_cache_get_size (shelf->cache), ==, 0);
  g_assert_cmpuint (count (shelf, 0, 2), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (shelf->level->n_tiles, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Shelf, NULL, set_up, function, tear_down)
  ADD ("/map/tile-cache/paints", test_paints_what_is_wanted);
  ADD ("/map/tile-cache/patient", test_patient_come_together);
  ADD ("/map/tile-cache/in-advance", test_in_advance_waits_for_the_frame);
  ADD ("/map/tile-cache/stale", test_drops_what_is_stale);
  ADD ("/map/tile-cache/cap", test_keeps_to_its_cap);
  ADD ("/map/tile-cache/small-view", test_small_view);
  ADD ("/map/tile-cache/frame", test_keeps_what_the_frame_shows);
  ADD ("/map/tile-cache/retire", test_retired_level_goes);
#undef ADD

  return g_test_run ();
}
