/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-record-pages.h"

#define N_SLOTS 5000
#define N_ROUNDS 40000

static EntenteRecord *
new_record (guint32 number)
{
  g_autofree char *json = g_strdup_printf ("{\"id\": \"r%u\"}", number);

  return entente_record_new_like (NULL, json, -1);
}

/* Records come, are replaced and go, in any order of slots: each slot has its last one. */
static void
test_come_and_go (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree EntenteRecord **expected = g_new0 (EntenteRecord *, N_SLOTS);
  EntenteRecordPages pages;

  entente_record_pages_init (&pages);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint32 slot = (guint32) g_rand_int_range (random, 0, N_SLOTS);
      g_autoptr (EntenteRecord) record = g_rand_boolean (random) ? new_record (i) : NULL;

      entente_record_pages_set (&pages, slot, record);
      expected[slot] = record;
    }
  for (guint32 slot = 0; slot < N_SLOTS; slot++)
    g_assert_true (entente_record_pages_get (&pages, slot) == expected[slot]);
  g_assert_null (entente_record_pages_get (&pages, 100 * N_SLOTS));
  entente_record_pages_clear (&pages);
}

/* What is there may be put there again. */
static void
test_same (void)
{
  g_autoptr (EntenteRecord) record = new_record (1);
  EntenteRecordPages pages;

  entente_record_pages_init (&pages);
  entente_record_pages_set (&pages, 700, record);
  entente_record_pages_set (&pages, 700, entente_record_pages_get (&pages, 700));
  g_assert_true (entente_record_pages_get (&pages, 700) == record);
  g_assert_null (entente_record_pages_get (&pages, 701));
  g_assert_null (entente_record_pages_get (&pages, 3));
  entente_record_pages_clear (&pages);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record-pages/come-and-go", test_come_and_go);
  g_test_add_func ("/model/record-pages/same", test_same);
  return g_test_run ();
}
