/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reference-pool.h"

#define N_RELATIONS 200
#define N_ACTORS 20

static guint
count_mentions (EntenteReferencePool *pool,
                guint32               actor)
{
  guint32 last = entente_reference_pool_mentions (pool, ENTENTE_RECORD_ACTOR, actor).last;
  guint32 index = last;
  guint n = 0;

  if (last == ENTENTE_NO_SLOT)
    return 0;
  do
    {
      const EntenteLink *link = &g_array_index (pool->links, EntenteLink, index);

      g_assert_cmpuint (link->other, ==, actor);
      n++;
      index = link->next_of_other;
    }
  while (index != last);
  return n;
}

/* Relations come and go; each actor's ring always holds just the living ones that name it. */
static void
test_rings (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint32 ends[N_RELATIONS][2];
  gboolean present[N_RELATIONS] = { FALSE };
  guint expected[N_ACTORS] = { 0 };
  EntenteReferencePool pool;

  entente_reference_pool_init (&pool);
  for (guint round = 0; round < 5000; round++)
    {
      guint32 relation = (guint32) g_rand_int_range (random, 0, N_RELATIONS);

      for (guint i = 0; i < 2; i++)
        {
          if (!present[relation])
            {
              ends[relation][i] = (guint32) g_rand_int_range (random, 0, N_ACTORS);
              entente_reference_pool_add (&pool, relation, ENTENTE_ROLE_SOURCE + i,
                                          ends[relation][i]);
              expected[ends[relation][i]]++;
            }
          else
            expected[ends[relation][i]]--;
        }
      if (present[relation])
        entente_reference_pool_drop (&pool, relation);
      present[relation] = !present[relation];
    }
  for (guint32 actor = 0; actor < N_ACTORS; actor++)
    {
      g_assert_cmpuint (count_mentions (&pool, actor), ==, expected[actor]);
      g_assert_cmpuint (entente_reference_pool_mentions (&pool, ENTENTE_RECORD_ACTOR, actor).n_links,
                        ==, expected[actor]);
    }
  /* What is dropped is used again. */
  g_assert_cmpuint (pool.links->len, <=, 2 * N_RELATIONS);
  entente_reference_pool_clear (&pool);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/references/rings", test_rings);
  return g_test_run ();
}
