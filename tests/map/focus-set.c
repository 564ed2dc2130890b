/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-focus-set.h"
#include "stage.h"

/* a — b — c — d, a line about c, and one relation about another. */
#define CHAIN                                                                                      \
  "{\"format\":\"entente-map\",\"version\":1,\"articles\":[{\"id\":\"t\",\"text\":\"Words.\"}],"   \
  "\"actors\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"},{\"id\":\"e\"}],"       \
  "\"relations\":["                                                                                \
  "{\"id\":\"ab\",\"source\":\"a\",\"target\":\"b\",\"regarding\":[\"e\"]},"                       \
  "{\"id\":\"bc\",\"source\":\"b\",\"target\":\"c\",\"citations\":[{\"article\":\"t\"}]},"         \
  "{\"id\":\"cd\",\"source\":\"c\",\"target\":\"d\",\"concerns\":[\"ab\"]},"                       \
  "{\"id\":\"dd\",\"source\":\"d\",\"target\":\"d\"}],"                                      \
  "\"story\":[{\"id\":\"s\",\"actors\":[\"e\"],\"relations\":[\"cd\"]}]}"

static EntenteItem
find (EntenteMap        *map,
      EntenteRecordType  type,
      const char        *id)
{
  EntenteItem item = { type, entente_map_find (map, type, id), 0, 0 };

  g_assert_cmpuint (item.slot, !=, ENTENTE_NO_SLOT);
  return item;
}

/* Ids of what is lit, actors then relations, in the file's order. */
static char *
print_lit (EntenteMap      *map,
           EntenteFocusSet *set)
{
  const EntenteRecordType types[] = { ENTENTE_RECORD_ACTOR, ENTENTE_RECORD_RELATION };
  GString *text = g_string_new (NULL);

  for (guint i = 0; set != NULL && i < G_N_ELEMENTS (types); i++)
    {
      const EntenteFocus *focus = entente_focus_set_get (set);
      EntenteSlotSet *lit = i == 0 ? focus->actors : focus->relations;

      for (guint32 slot = entente_map_get_first (map, types[i]); slot != ENTENTE_NO_SLOT;
           slot = entente_map_get_next (map, types[i], slot))
        {
          if (entente_slot_set_contains (lit, slot))
            g_string_append_printf (text, "%s ", entente_map_get_id (map, types[i], slot));
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_lights_what_lies_around (void)
{
  const struct
  {
    EntenteRecordType type;
    const char *id;
    guint steps;
    const char *lit;
  } cases[] = {
    { ENTENTE_RECORD_STEP, "s", 0, "c d e cd " },
    { ENTENTE_RECORD_STEP, "s", 3, "c d e cd " },
    { ENTENTE_RECORD_ACTOR, "b", 0, "b " },
    { ENTENTE_RECORD_ACTOR, "b", 1, "a b c e ab bc " },
    { ENTENTE_RECORD_ACTOR, "b", 2, "a b c d e ab bc cd " },
    { ENTENTE_RECORD_ACTOR, "b", 9, "a b c d e ab bc cd dd " },
    { ENTENTE_RECORD_ACTOR, "e", 1, "a b e ab " },
    { ENTENTE_RECORD_RELATION, "bc", 0, "b c bc " },
    { ENTENTE_RECORD_RELATION, "bc", 1, "b c bc " },
    { ENTENTE_RECORD_RELATION, "bc", 2, "a b c d e ab bc cd " },
    { ENTENTE_RECORD_RELATION, "cd", 1, "a b c d e ab cd " },
    { ENTENTE_RECORD_RELATION, "dd", 1, "d dd " },
    { ENTENTE_RECORD_ARTICLE, "t", 1, "b c bc " },
  };
  g_autoptr (EntenteMap) map = stage_read_map (CHAIN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteItem item = find (map, cases[i].type, cases[i].id);
      g_autoptr (EntenteFocusSet) set
          = entente_focus_set_new (map, &item, 1, cases[i].steps, FALSE);
      g_autofree char *lit = print_lit (map, set);

      g_assert_cmpstr (lit, ==, cases[i].lit);
    }
}

static void
assert_is_union (EntenteMap        *map,
                 EntenteFocusSet   *together,
                 const EntenteItem *items,
                 guint              n_items,
                 guint              steps)
{
  const EntenteFocus *lit = entente_focus_set_get (together);
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  g_autoptr (EntenteSlotSet) relations = entente_slot_set_new ();

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (EntenteFocusSet) alone
          = entente_focus_set_new (map, &items[i], 1, steps, FALSE);

      entente_slot_set_add_all (actors, entente_focus_set_get (alone)->actors);
      entente_slot_set_add_all (relations, entente_focus_set_get (alone)->relations);
    }
  g_assert_true (entente_slot_set_equal (lit->actors, actors));
  g_assert_true (entente_slot_set_equal (lit->relations, relations));
}

/* Whatever is selected together lights what each of it lights alone. */
static void
test_many_light_what_each_does (void)
{
  const char *const actors[] = { "a", "b", "c", "d", "e" };
  const char *const relations[] = { "ab", "bc", "cd", "dd" };
  g_autoptr (EntenteMap) map = stage_read_map (CHAIN);
  EntenteItem items[G_N_ELEMENTS (actors) + G_N_ELEMENTS (relations) + 2];
  guint n_items = 0;

  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    items[n_items++] = find (map, ENTENTE_RECORD_ACTOR, actors[i]);
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    items[n_items++] = find (map, ENTENTE_RECORD_RELATION, relations[i]);
  items[n_items++] = find (map, ENTENTE_RECORD_ARTICLE, "t");
  items[n_items++] = find (map, ENTENTE_RECORD_STEP, "s");

  for (guint subset = 1; subset < 1u << n_items; subset++)
    for (guint steps = 0; steps < 4; steps++)
      {
        EntenteItem chosen[G_N_ELEMENTS (items)];
        guint n_chosen = 0;
        g_autoptr (EntenteFocusSet) together = NULL;

        for (guint i = 0; i < n_items; i++)
          if (subset & 1u << i)
            chosen[n_chosen++] = items[i];
        together = entente_focus_set_new (map, chosen, n_chosen, steps, FALSE);
        assert_is_union (map, together, chosen, n_chosen, steps);
      }
}

static void
test_hover_lights_one_step_more (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CHAIN);
  EntenteItem e = find (map, ENTENTE_RECORD_ACTOR, "e");
  EntenteItem d = find (map, ENTENTE_RECORD_ACTOR, "d");
  g_autoptr (EntenteFocusSet) one = entente_focus_set_new (map, &e, 1, 0, FALSE);
  g_autoptr (EntenteFocusSet) both = entente_focus_set_new_hovered (one, map, &d, 1);
  g_autoptr (EntenteFocusSet) again = entente_focus_set_new_hovered (one, map, &d, 1);
  g_autofree char *lit = print_lit (map, both);
  const EntenteFocus *focus = entente_focus_set_get (both);

  g_assert_cmpstr (lit, ==, "c d e cd dd ");
  g_assert_cmpuint (entente_focus_set_get_n_lit (both), ==, 5);
  g_assert_true (entente_slot_set_contains (focus->selected_actors, e.slot));
  g_assert_false (entente_slot_set_contains (focus->selected_actors, d.slot));
  g_assert_true (entente_slot_set_contains (focus->pointed_actors, d.slot));
  g_assert_false (entente_slot_set_contains (focus->pointed_actors, e.slot));
  g_assert_true (entente_focus_set_equal (both, again));
  g_assert_false (entente_focus_set_equal (both, one));
  g_assert_false (entente_focus_set_equal (both, NULL));
  g_assert_true (entente_focus_set_equal (NULL, NULL));
}

/* What is selected is not walked again, or copied, for what it lights anyway. */
static void
test_hover_keeps_what_is_selected (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CHAIN);
  EntenteItem b = find (map, ENTENTE_RECORD_ACTOR, "b");
  EntenteItem ab = find (map, ENTENTE_RECORD_RELATION, "ab");
  EntenteItem d = find (map, ENTENTE_RECORD_ACTOR, "d");
  g_autoptr (EntenteFocusSet) selected = entente_focus_set_new (map, &b, 1, 1, FALSE);
  g_autoptr (EntenteFocusSet) within = entente_focus_set_new_hovered (selected, map, &ab, 1);
  g_autoptr (EntenteFocusSet) beyond = entente_focus_set_new_hovered (selected, map, &d, 1);
  g_autofree char *before = print_lit (map, selected);
  g_autofree char *lit = print_lit (map, beyond);

  g_assert_true (entente_focus_set_get (within)->actors == entente_focus_set_get (selected)->actors);
  g_assert_true (entente_focus_set_get (within)->relations
                 == entente_focus_set_get (selected)->relations);
  g_assert_true (entente_focus_set_equal (within, selected));
  g_assert_cmpstr (lit, ==, "a b c d e ab bc cd dd ");
  g_assert_cmpstr (before, ==, "a b c e ab bc ");
}

/* One reads an article, and points at something on the map. */
static void
test_article_gives_way (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CHAIN);
  EntenteItem article = find (map, ENTENTE_RECORD_ARTICLE, "t");
  EntenteItem dd = find (map, ENTENTE_RECORD_RELATION, "dd");
  g_autoptr (EntenteFocusSet) selected = entente_focus_set_new (map, &article, 1, 1, TRUE);
  g_autoptr (EntenteFocusSet) hovered = entente_focus_set_new_hovered (selected, map, &dd, 1);
  g_autofree char *lit = print_lit (map, hovered);

  g_assert_null (selected);
  g_assert_cmpstr (lit, ==, "d dd ");
}

static void
test_nothing_is_no_focus (void)
{
  g_autoptr (EntenteMap) map = stage_read_map (CHAIN);
  EntenteItem gone = ENTENTE_ACTOR_ITEM (4711);

  g_assert_null (entente_focus_set_new (map, NULL, 0, 1, FALSE));
  g_assert_null (entente_focus_set_new (map, &gone, 1, 1, FALSE));
  g_assert_null (entente_focus_set_new_hovered (NULL, map, NULL, 0));
  g_assert_null (entente_focus_set_new_hovered (NULL, map, &gone, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/focus-set/around", test_lights_what_lies_around);
  g_test_add_func ("/map/focus-set/many", test_many_light_what_each_does);
  g_test_add_func ("/map/focus-set/hover", test_hover_lights_one_step_more);
  g_test_add_func ("/map/focus-set/hover-keeps", test_hover_keeps_what_is_selected);
  g_test_add_func ("/map/focus-set/article-gives-way", test_article_gives_way);
  g_test_add_func ("/map/focus-set/nothing", test_nothing_is_no_focus);

  return g_test_run ();
}
