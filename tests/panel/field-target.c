/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What fields read and write, without a widget. */

#include "desk.h"

#include "entente-edits.h"
#include "entente-field-target.h"

static const char three_actors[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"layout\": { \"seed\": 7 }, \"actors\": ["
      "{ \"id\": \"a\", \"name\": \"A\" },"
      "{ \"id\": \"b\", \"name\": \"B\", \"group\": \"north\" },"
      "{ \"id\": \"c\", \"name\": \"C\", \"group\": \"north\" } ], \"relations\": [] }";

/* Slots of actors of a map as it was read are their places in it. */
static EntenteFieldTarget
aim_at_actors (const guint32 *slots,
               guint          n_slots,
               const char    *member)
{
  EntenteFieldTarget target
      = { .item = { ENTENTE_RECORD_ACTOR, slots[0], 0, 0 }, .member = g_strdup (member) };

  target.slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_vals (target.slots, slots, n_slots);
  return target;
}

static void
check (const EntenteFieldTarget *target,
       EntenteMap               *map,
       const char               *expected,
       gboolean                  expected_mixed)
{
  gboolean is_mixed = !expected_mixed;
  g_autofree char *value = entente_field_target_dup_value (target, map, &is_mixed);

  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (is_mixed, ==, expected_mixed);
}

static void
test_many (void)
{
  static const guint32 all[] = { 0, 1, 2 };
  g_autoptr (EntenteMap) map = desk_read_map (three_actors);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  EntenteFieldTarget two = aim_at_actors (all + 1, 2, "group");
  EntenteFieldTarget three = aim_at_actors (all, 3, "group");

  check (&two, map, "\"north\"", FALSE);
  check (&three, map, NULL, TRUE);
  /* Who is gone does not differ from the others. */
  entente_history_perform (history, entente_edit_remove (map, all, 1, NULL, 0));
  check (&three, map, "\"north\"", FALSE);
  entente_field_target_clear (&two);
  entente_field_target_clear (&three);
}

static void
test_within (void)
{
  g_autoptr (EntenteMap) map = desk_read_map (three_actors);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  EntenteFieldTarget target = { .item = { ENTENTE_RECORD_DOCUMENT, 0, 0, 0 },
                                .member = g_strdup ("seed"),
                                .within = g_strdup ("layout") };
  EntenteFieldTarget style = target;
  EntenteFieldTarget layout = target;
  g_autoptr (GError) error = NULL;

  style.member = (char *) "style";
  layout.member = (char *) "layout";
  layout.within = NULL;
  check (&target, map, "7", FALSE);
  check (&style, map, NULL, FALSE);

  entente_history_perform (history, entente_field_target_edit (&target, map, "8", &error));
  g_assert_no_error (error);
  check (&target, map, "8", FALSE);
  /* With its last member the object goes. */
  entente_history_perform (history, entente_field_target_edit (&target, map, NULL, &error));
  g_assert_no_error (error);
  check (&layout, map, NULL, FALSE);
  entente_field_target_clear (&target);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/field-target/many", test_many);
  g_test_add_func ("/panel/field-target/within", test_within);
  return g_test_run ();
}
