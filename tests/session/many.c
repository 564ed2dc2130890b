/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-map-reader.h"
#include "entente-session.h"
#include "entente-step-selections.h"

#define N_ACTORS 2000
/* With all actors selected in each, more than is remembered. */
#define N_STEPS 3000

static EntenteMap *
make_map (void)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntenteMap *map;

  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (json, "%s{\"id\":\"a%u\"}", i == 0 ? "" : ",", i);
  g_string_append (json, "]}");
  bytes = g_string_free_to_bytes (json);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

static EntenteItemSet *
make_set (EntenteMap *map,
          guint       n_items)
{
  g_autofree EntenteItem *items = g_new (EntenteItem, n_items);

  for (guint i = 0; i < n_items; i++)
    items[i] = ENTENTE_ACTOR_ITEM (n_items - 1 - i);
  return entente_item_set_new (map, items, n_items);
}

static void
test_set_of_many (void)
{
  g_autoptr (EntenteMap) map = make_map ();
  g_autoptr (EntenteItemSet) all = make_set (map, N_ACTORS);
  g_autoptr (EntenteItemSet) few = make_set (map, 70);
  guint n_items;

  entente_item_set_get_items (all, &n_items);
  g_assert_cmpuint (n_items, ==, N_ACTORS);
  for (guint i = 0; i < N_ACTORS + 200; i++)
    {
      g_assert_true (entente_item_set_contains (all, ENTENTE_ACTOR_ITEM (i)) == (i < N_ACTORS));
      g_assert_true (entente_item_set_contains (few, ENTENTE_ACTOR_ITEM (i)) == (i < 70));
      g_assert_false (entente_item_set_contains (all, ENTENTE_RELATION_ITEM (i)));
    }
  g_assert_false (entente_item_set_contains (all, ENTENTE_NO_ITEM));
  g_assert_false (entente_item_set_equal (all, few));
  g_assert_cmpuint (entente_item_set_get_current (few).slot, ==, 0);
}

static void
test_steps_know_their_selection (void)
{
  g_autoptr (EntenteMap) map = make_map ();
  g_autoptr (EntenteItemSet) one = make_set (map, 1);
  g_autoptr (EntenteItemSet) two = make_set (map, 2);
  g_autoptr (EntenteStepSelections) steps = entente_step_selections_new ();

  /* Three steps were there before. */
  entente_step_selections_add (steps, 3, one);
  entente_step_selections_add (steps, 4, two);
  g_assert_null (entente_step_selections_get (steps, 2));
  g_assert_true (entente_step_selections_get (steps, 3) == one);
  g_assert_true (entente_step_selections_get (steps, 4) == two);
  g_assert_null (entente_step_selections_get (steps, 5));

  entente_step_selections_add (steps, 3, two);
  g_assert_true (entente_step_selections_get (steps, 3) == two);
  g_assert_null (entente_step_selections_get (steps, 4));
  entente_step_selections_truncate (steps, 0);
  g_assert_null (entente_step_selections_get (steps, 3));
}

static void
test_oldest_steps_are_forgotten (void)
{
  g_autoptr (EntenteMap) map = make_map ();
  g_autoptr (EntenteItemSet) all = make_set (map, N_ACTORS);
  g_autoptr (EntenteStepSelections) steps = entente_step_selections_new ();

  for (guint i = 0; i < N_STEPS; i++)
    entente_step_selections_add (steps, i, all);
  g_assert_null (entente_step_selections_get (steps, 0));
  g_assert_true (entente_step_selections_get (steps, N_STEPS - 1) == all);
  g_assert_true (entente_step_selections_get (steps, N_STEPS - 1000) == all);

  /* What is taken back makes room again. */
  entente_step_selections_truncate (steps, 1);
  for (guint i = 1; i < 1000; i++)
    entente_step_selections_add (steps, i, all);
  g_assert_true (entente_step_selections_get (steps, 1) == all);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/item-set/many", test_set_of_many);
  g_test_add_func ("/session/step-selections/by-step", test_steps_know_their_selection);
  g_test_add_func ("/session/step-selections/oldest-forgotten", test_oldest_steps_are_forgotten);

  return g_test_run ();
}
