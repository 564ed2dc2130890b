/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-id-index.h"

#include <string.h>

#define N_IDS 5000

static void
clear_row (gpointer data)
{
  g_free ((char *) ((EntenteStep *) data)->id);
}

static GArray *
new_rows (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (EntenteStep));

  g_array_set_clear_func (rows, clear_row);
  return rows;
}

static void
add_row (GArray *rows,
         char   *id)
{
  const EntenteStep row = { .id = id };

  g_array_append_val (rows, row);
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
  g_autoptr (GArray) ids = new_rows ();
  g_autofree gboolean *present = g_new0 (gboolean, N_IDS);
  EntenteIdIndex index;

  for (guint i = 0; i < N_IDS; i++)
    add_row (ids, g_strdup_printf ("actor %u", i * 7919));
  entente_id_index_init (&index, ids);
  for (guint round = 0; round < 10 * N_IDS; round++)
    {
      guint32 slot = (guint32) g_rand_int_range (random, 0, N_IDS);

      g_assert_cmpuint (find (&index, g_array_index (ids, EntenteStep, slot).id), ==,
                        present[slot] ? slot : ENTENTE_NO_SLOT);
      if (present[slot])
        entente_id_index_remove (&index, slot);
      else
        g_assert_true (entente_id_index_add (&index, slot));
      present[slot] = !present[slot];
    }
  for (guint32 slot = 0; slot < N_IDS; slot++)
    g_assert_cmpuint (find (&index, g_array_index (ids, EntenteStep, slot).id), ==,
                      present[slot] ? slot : ENTENTE_NO_SLOT);
  entente_id_index_clear (&index);
}

/* Many at once are what each is alone, whatever their number. */
static void
test_finds_many (void)
{
  g_autoptr (GArray) rows = new_rows ();
  EntenteId ids[100];
  guint32 slots[100];
  EntenteIdIndex index;

  entente_id_index_init (&index, rows);
  for (guint32 i = 0; i < 100; i++)
    {
      add_row (rows, g_strdup_printf ("%.*s%u", (int) i % 12, "abcdefghijkl", i));
      ids[i].text = g_array_index (rows, EntenteStep, i).id;
      ids[i].length = strlen (ids[i].text);
      if (i % 3 != 0)
        g_assert_true (entente_id_index_add (&index, i));
    }
  entente_id_index_find_many (&index, ids, 100, slots);
  for (guint32 i = 0; i < 100; i++)
    g_assert_cmpuint (slots[i], ==, i % 3 != 0 ? i : ENTENTE_NO_SLOT);
  entente_id_index_clear (&index);
}

/* What was expected comes without growing; it stays findable as the index grows for it. */
static void
test_expects (void)
{
  g_autoptr (GArray) ids = new_rows ();
  EntenteIdIndex index;
  guint32 mask;

  for (guint32 i = 0; i < 1000; i++)
    add_row (ids, g_strdup_printf ("actor %u", i));
  entente_id_index_init (&index, ids);
  g_assert_true (entente_id_index_add (&index, 0));
  entente_id_index_expect (&index, 0);
  entente_id_index_expect (&index, 999);
  mask = index.mask;
  for (guint32 i = 1; i < 1000; i++)
    g_assert_true (entente_id_index_add (&index, i));
  g_assert_cmpuint (index.mask, ==, mask);
  for (guint32 i = 0; i < 1000; i++)
    g_assert_cmpuint (find (&index, g_array_index (ids, EntenteStep, i).id), ==, i);
  entente_id_index_clear (&index);
}

static void
test_refuses_twice (void)
{
  g_autoptr (GArray) ids = new_rows ();
  EntenteIdIndex index;

  add_row (ids, g_strdup ("kr"));
  add_row (ids, g_strdup ("kr"));
  add_row (ids, g_strdup ("k"));
  entente_id_index_init (&index, ids);
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
  g_test_add_func ("/model/id-index/finds-many", test_finds_many);
  g_test_add_func ("/model/id-index/expects", test_expects);
  g_test_add_func ("/model/id-index/refuses-twice", test_refuses_twice);
  return g_test_run ();
}
