/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-fault-list.h"

static void
test_place (void)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  const char *bytes = "ab\n한c\r\n\xf0\x9f\x98\x80 d";
  g_autofree char *text = NULL;

  entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, 14, "x[1]", "is %d", 3);
  entente_fault_list_add (faults, ENTENTE_VERDICT_WARNING, 6, "", "warns");
  entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, 0, "y", "first");
  entente_fault_list_locate (faults, bytes, strlen (bytes));
  text = entente_fault_list_to_string (faults, "map.json");
  g_assert_cmpstr (text, ==,
                   "map.json:1:1: y: first\n"
                   "map.json:2:2: warning: warns\n"
                   "map.json:3:3: x[1]: is 3\n");
}

static void
test_place_past_end (void)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, 99, "", "far");
  entente_fault_list_locate (faults, "a\nb", 3);
  g_assert_cmpuint (entente_fault_list_get (faults, 0)->line, ==, 2);
  g_assert_cmpuint (entente_fault_list_get (faults, 0)->column, ==, 2);
}

static void
test_order_of_equal_places (void)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, 5, "a", "one");
  entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, 5, "b", "two");
  g_assert_cmpstr (entente_fault_list_get (faults, 0)->path, ==, "a");
  g_assert_cmpstr (entente_fault_list_get (faults, 1)->path, ==, "b");
}

/* The hundred that stand first in the file are kept, whatever the order they are found in. */
static void
test_first_hundred (void)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 300; i++)
    entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, (i * 7) % 300, "", "number %u", i);
  for (guint i = 0; i < 101; i++)
    entente_fault_list_add (faults, ENTENTE_VERDICT_WARNING, 1000 + i, "", "warns");

  g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), ==, 300);
  g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_WARNING), ==, 101);
  g_assert_cmpuint (entente_fault_list_get_n_kept (faults), ==, 200);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (entente_fault_list_get (faults, i)->offset, ==, i);
  text = entente_fault_list_to_string (faults, "m");
  g_assert_true (g_str_has_suffix (text, "m: and 200 more faults\nm: and 1 more warning\n"));
}

static void
test_accepts_counts (void)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  for (guint i = 0; i < 100; i++)
    {
      g_assert_true (entente_fault_list_accepts (faults, ENTENTE_VERDICT_FAULT, i));
      entente_fault_list_add (faults, ENTENTE_VERDICT_FAULT, i + 1, "", "x");
    }
  g_assert_false (entente_fault_list_accepts (faults, ENTENTE_VERDICT_FAULT, 100));
  g_assert_true (entente_fault_list_accepts (faults, ENTENTE_VERDICT_FAULT, 99));
  g_assert_true (entente_fault_list_accepts (faults, ENTENTE_VERDICT_WARNING, 1000));
  g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), ==, 101);
  entente_fault_list_clear (faults);
  g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), ==, 0);
  g_assert_cmpuint (entente_fault_list_get_n_kept (faults), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/fault-list/place", test_place);
  g_test_add_func ("/json/fault-list/place-past-end", test_place_past_end);
  g_test_add_func ("/json/fault-list/order-of-equal-places", test_order_of_equal_places);
  g_test_add_func ("/json/fault-list/first-hundred", test_first_hundred);
  g_test_add_func ("/json/fault-list/accepts-counts", test_accepts_counts);
  return g_test_run ();
}
