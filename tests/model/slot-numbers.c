/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-slot-numbers.h"

static void
test_sets_and_finds (void)
{
  EntenteSlotNumbers numbers = { 0 };

  g_assert_cmpuint (entente_slot_numbers_find (&numbers, 0), ==, ENTENTE_NO_NUMBER);
  entente_slot_numbers_set (&numbers, 0, 7);
  entente_slot_numbers_set (&numbers, 5, 8);
  entente_slot_numbers_set (&numbers, 0, 9);
  g_assert_cmpuint (entente_slot_numbers_find (&numbers, 0), ==, 9);
  g_assert_cmpuint (entente_slot_numbers_find (&numbers, 5), ==, 8);
  g_assert_cmpuint (entente_slot_numbers_find (&numbers, 6), ==, ENTENTE_NO_NUMBER);
  g_assert_cmpuint (entente_slot_numbers_find (&numbers, ENTENTE_NO_SLOT), ==, ENTENTE_NO_NUMBER);
  g_assert_cmpuint (numbers.n_slots, ==, 2);
  entente_slot_numbers_clear (&numbers);
  g_assert_cmpuint (entente_slot_numbers_find (&numbers, 0), ==, ENTENTE_NO_NUMBER);
  entente_slot_numbers_clear (&numbers);
}

/* How far from where it belongs the farthest stands, were they put in one after the other. */
static guint32
find_longest_run (EntenteSlotNumbers *numbers)
{
  guint32 longest = 0;
  guint32 run = 0;

  for (guint32 i = 0; i < numbers->n_places; i++)
    {
      run = numbers->places[i].slot != ENTENTE_NO_SLOT ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  return longest;
}

/* Slots at any distance from each other are found, and none is far from where it belongs. */
static void
test_distances (void)
{
  for (guint32 distance = 1; distance <= 1u << 16; distance *= 2)
    for (guint32 odd = 0; odd < 2; odd++)
      {
        EntenteSlotNumbers numbers = { 0 };
        guint32 step = distance + odd;

        for (guint32 i = 0; i < 20000; i++)
          entente_slot_numbers_set (&numbers, i * step, i);
        for (guint32 i = 0; i < 20000; i++)
          g_assert_cmpuint (entente_slot_numbers_find (&numbers, i * step), ==, i);
        g_assert_cmpuint (entente_slot_numbers_find (&numbers, 20000 * step), ==, ENTENTE_NO_NUMBER);
        g_assert_cmpuint (find_longest_run (&numbers), <, 400);
        entente_slot_numbers_clear (&numbers);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/slot-numbers/sets-and-finds", test_sets_and_finds);
  g_test_add_func ("/model/slot-numbers/distances", test_distances);

  return g_test_run ();
}
