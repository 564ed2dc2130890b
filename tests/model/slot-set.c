/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-slot-set.h"

/* @slots ends with ENTENTE_NO_SLOT. (transfer full) */
static EntenteSlotSet *
new_set (const guint32 *slots)
{
  EntenteSlotSet *set = entente_slot_set_new ();

  for (; *slots != ENTENTE_NO_SLOT; slots++)
    entente_slot_set_add (set, *slots);
  return set;
}

static void
test_adds_each_once (void)
{
  g_autoptr (EntenteSlotSet) set = entente_slot_set_new ();

  g_assert_true (entente_slot_set_add (set, 63));
  g_assert_false (entente_slot_set_add (set, 63));
  g_assert_true (entente_slot_set_add (set, 64));
  g_assert_true (entente_slot_set_contains (set, 63));
  g_assert_true (entente_slot_set_contains (set, 64));
  g_assert_false (entente_slot_set_contains (set, 62));
  g_assert_false (entente_slot_set_contains (set, 4711));
  g_assert_cmpuint (entente_slot_set_get_n (set), ==, 2);
}

static void
test_walks_in_order (void)
{
  const guint32 slots[] = { 0, 1, 63, 64, 127, 128, 500, 1023 };
  g_autoptr (EntenteSlotSet) set = entente_slot_set_new ();
  guint32 slot = entente_slot_set_find (set, 0);

  g_assert_cmpuint (slot, ==, ENTENTE_NO_SLOT);
  for (guint i = G_N_ELEMENTS (slots); i-- > 0;)
    entente_slot_set_add (set, slots[i]);
  slot = entente_slot_set_find (set, 0);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_assert_cmpuint (slot, ==, slots[i]);
      slot = entente_slot_set_find (set, slot + 1);
    }
  g_assert_cmpuint (slot, ==, ENTENTE_NO_SLOT);
  g_assert_cmpuint (entente_slot_set_find (set, 5000), ==, ENTENTE_NO_SLOT);
}

static void
test_compares (void)
{
  const struct
  {
    guint32 one[4], other[4];
    gboolean has_all;
    gboolean equal;
    guint n_together;
  } cases[] = {
    { { ENTENTE_NO_SLOT }, { ENTENTE_NO_SLOT }, TRUE, TRUE, 0 },
    { { 3, ENTENTE_NO_SLOT }, { ENTENTE_NO_SLOT }, TRUE, FALSE, 1 },
    { { ENTENTE_NO_SLOT }, { 3, ENTENTE_NO_SLOT }, FALSE, FALSE, 1 },
    { { 3, ENTENTE_NO_SLOT }, { 3, ENTENTE_NO_SLOT }, TRUE, TRUE, 1 },
    { { 3, ENTENTE_NO_SLOT }, { 4, ENTENTE_NO_SLOT }, FALSE, FALSE, 2 },
    { { 3, 900, ENTENTE_NO_SLOT }, { 3, ENTENTE_NO_SLOT }, TRUE, FALSE, 2 },
    { { 3, 4, ENTENTE_NO_SLOT }, { 3, 900, ENTENTE_NO_SLOT }, FALSE, FALSE, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (EntenteSlotSet) one = new_set (cases[i].one);
      g_autoptr (EntenteSlotSet) other = new_set (cases[i].other);

      g_assert_cmpint (entente_slot_set_has_all (one, other), ==, cases[i].has_all);
      g_assert_cmpint (entente_slot_set_equal (one, other), ==, cases[i].equal);
      entente_slot_set_add_all (one, other);
      g_assert_cmpuint (entente_slot_set_get_n (one), ==, cases[i].n_together);
      g_assert_true (entente_slot_set_has_all (one, other));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/slot-set/adds-each-once", test_adds_each_once);
  g_test_add_func ("/model/slot-set/walks-in-order", test_walks_in_order);
  g_test_add_func ("/model/slot-set/compares", test_compares);

  return g_test_run ();
}
