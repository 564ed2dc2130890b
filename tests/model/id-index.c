/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-id-index.h"

#include <string.h>

#define N_IDS 5000

static const char *
id_of_slot (guint32  slot,
            gpointer user_data)
{
  return g_ptr_array_index ((GPtrArray *) user_data, slot);
}

static guint32
find (EntenteIdIndex *index,
      const char     *id)
{
  return entente_id_index_find (index, id, strlen (id));
}

/* Against a plain table: many ids come and go, and the index always says the same. */
static void
test_comes_and_goes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree gboolean *present = g_new0 (gboolean, N_IDS);
  EntenteIdIndex index;

  for (guint i = 0; i < N_IDS; i++)
    g_ptr_array_add (ids, g_strdup_printf ("actor %u", i * 7919));
  entente_id_index_init (&index, id_of_slot, ids);
  for (guint round = 0; round < 10 * N_IDS; round++)
    {
      guint32 slot = (guint32) g_rand_int_range (random, 0, N_IDS);

      g_assert_cmpuint (find (&index, g_ptr_array_index (ids, slot)), ==,
                        present[slot] ? slot : ENTENTE_NO_SLOT);
      if (present[slot])
        entente_id_index_remove (&index, slot);
      else
        g_assert_true (entente_id_index_add (&index, slot));
      present[slot] = !present[slot];
    }
  for (guint32 slot = 0; slot < N_IDS; slot++)
    g_assert_cmpuint (find (&index, g_ptr_array_index (ids, slot)), ==,
                      present[slot] ? slot : ENTENTE_NO_SLOT);
  entente_id_index_clear (&index);
}

static void
test_refuses_twice (void)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  EntenteIdIndex index;

  g_ptr_array_add (ids, (char *) "kr");
  g_ptr_array_add (ids, (char *) "kr");
  g_ptr_array_add (ids, (char *) "k");
  entente_id_index_init (&index, id_of_slot, ids);
  g_assert_true (entente_id_index_add (&index, 0));
  g_assert_false (entente_id_index_add (&index, 1));
  g_assert_true (entente_id_index_add (&index, 2));
  g_assert_cmpuint (entente_id_index_find (&index, "kr!", 2), ==, 0);
  g_assert_cmpuint (entente_id_index_find (&index, "kr!", 1), ==, 2);
  g_assert_cmpuint (entente_id_index_find (&index, "kr!", 3), ==, ENTENTE_NO_SLOT);
  /* Removing the one that was refused leaves the one that was taken. */
  entente_id_index_remove (&index, 1);
  g_assert_cmpuint (find (&index, "kr"), ==, 0);
  entente_id_index_clear (&index);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/id-index/comes-and-goes", test_comes_and_goes);
  g_test_add_func ("/model/id-index/refuses-twice", test_refuses_twice);
  return g_test_run ();
}
