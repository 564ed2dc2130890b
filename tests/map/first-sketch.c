/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-first-sketch.h"

#include "entente-map-reader.h"

/* @place: a JSON member of each actor's, with its comma, or nothing. */
static EntenteMap *
make_map (guint       n_actors,
          const char *place)
{
  g_autoptr (GString) json
      = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntenteMap *map;

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s{ \"id\": \"a%u\"%s }", i > 0 ? "," : "", i, place);
  g_string_append (json, "] }");
  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

#define PLACED ", \"position\": { \"x\": 1, \"y\": 2 }"

static void
test_once (void)
{
  g_autoptr (EntenteMap) map = make_map (ENTENTE_FIRST_SKETCH_LEAST, PLACED);
  g_autoptr (EntenteSketch) sketch = NULL;

  entente_first_sketch_gather (map);
  sketch = entente_first_sketch_take (map);
  g_assert_nonnull (sketch);
  g_assert_cmpuint (entente_sketch_get_size (sketch), ==, ENTENTE_FIRST_SKETCH_LEAST);
  g_assert_null (entente_first_sketch_take (map));
}

static void
assert_nothing (guint       n_actors,
                const char *place)
{
  g_autoptr (EntenteMap) map = make_map (n_actors, place);

  entente_first_sketch_gather (map);
  g_assert_null (entente_first_sketch_take (map));
}

static void
test_not_worth_it (void)
{
  assert_nothing (ENTENTE_FIRST_SKETCH_LEAST - 1, PLACED);
  assert_nothing (ENTENTE_FIRST_SKETCH_LEAST, "");
}

static void
test_changed (void)
{
  g_autoptr (EntenteMap) map = make_map (ENTENTE_FIRST_SKETCH_LEAST, PLACED);
  g_autoptr (EntenteRecord) record = entente_map_dup_record (map, ENTENTE_RECORD_ACTOR, 7);
  EntenteSwap swap = { ENTENTE_RECORD_ACTOR, 7, record, NULL, 6 };
  g_autoptr (GError) error = NULL;

  entente_first_sketch_gather (map);
  g_assert_true (entente_map_apply (map, &swap, 1, FALSE, &error));
  g_assert_no_error (error);
  g_assert_null (entente_first_sketch_take (map));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/first-sketch/once", test_once);
  g_test_add_func ("/map/first-sketch/not-worth-it", test_not_worth_it);
  g_test_add_func ("/map/first-sketch/changed", test_changed);
  return g_test_run ();
}
