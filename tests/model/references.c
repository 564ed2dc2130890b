/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reference-pool.h"

#define N_RELATIONS 200
#define N_ACTORS 20

/* Forwards as backwards. */
static guint
count_links (EntenteReferencePool *pool,
             guint32               actor)
{
  EntenteMentions mentions = entente_reference_pool_mentions (pool, ENTENTE_RECORD_ACTOR, actor);
  guint32 previous = ENTENTE_NO_SLOT;
  guint32 index = mentions.first;
  guint n = 0;

  for (; index != ENTENTE_NO_SLOT; n++)
    {
      const EntenteLink *link = &g_array_index (pool->links, EntenteLink, index);

      g_assert_cmpuint (link->other, ==, actor);
      g_assert_cmpuint (link->previous_of_other, ==, previous);
      previous = index;
      index = link->next_of_other;
    }
  g_assert_cmpuint (mentions.last, ==, previous);
  return n;
}

/* Those of the file that have not left. */
static guint
count_base (EntenteReferencePool *pool,
            guint32               actor)
{
  EntentePackedRun run
      = entente_reference_base_get_naming (&pool->base, ENTENTE_RECORD_ACTOR, actor);
  guint n = 0;

  for (; run.next < run.end; run.next++)
    n += entente_reference_base_has (&pool->base, ENTENTE_PACKED_SLOT (*run.next));
  return n;
}

typedef struct
{
  EntenteReferencePool pool;
  guint32 ends[N_RELATIONS][2];
  gboolean present[N_RELATIONS];
  guint expected[N_ACTORS];
} Fixture;

static void
add (Fixture *self,
     GRand   *random,
     guint32  relation,
     void   (*add_one) (Fixture *, guint32, EntenteRole, guint32))
{
  for (guint i = 0; i < 2; i++)
    {
      guint32 actor = (guint32) g_rand_int_range (random, 0, N_ACTORS);

      add_one (self, relation, ENTENTE_ROLE_SOURCE + i, actor);
      self->ends[relation][i] = actor;
      self->expected[actor]++;
    }
  self->present[relation] = TRUE;
}

static void
drop (Fixture *self,
      guint32  relation)
{
  for (guint i = 0; i < 2; i++)
    self->expected[self->ends[relation][i]]--;
  entente_reference_pool_drop (&self->pool, relation);
  self->present[relation] = FALSE;
}

static void
add_to_base (Fixture     *self,
             guint32      relation,
             EntenteRole  role,
             guint32      actor)
{
  entente_reference_base_add (&self->pool.base, relation, role, actor);
}

static void
add_link (Fixture     *self,
             guint32      relation,
             EntenteRole  role,
             guint32      actor)
{
  entente_reference_pool_add (&self->pool, relation, role, actor);
}

static void
check (Fixture *self)
{
  for (guint32 actor = 0; actor < N_ACTORS; actor++)
    {
      g_assert_cmpuint (count_base (&self->pool, actor) + count_links (&self->pool, actor), ==,
                        self->expected[actor]);
      g_assert_cmpuint (entente_reference_pool_get_n_mentions (&self->pool, ENTENTE_RECORD_ACTOR,
                                                               actor),
                        ==, self->expected[actor]);
    }
}

/* Relations come and go, every third of them from a file; each actor always has just the living ones
 * that name it. */
static void
test_come_and_go (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  Fixture self = { 0 };

  entente_reference_pool_init (&self.pool);
  for (guint32 relation = 0; relation < N_RELATIONS; relation += 3)
    add (&self, random, relation, add_to_base);
  entente_reference_base_seal (&self.pool.base);
  check (&self);
  for (guint round = 0; round < 5000; round++)
    {
      guint32 relation = (guint32) g_rand_int_range (random, 0, N_RELATIONS);

      if (self.present[relation])
        drop (&self, relation);
      else
        add (&self, random, relation, add_link);
      if (round % 50 == 0)
        check (&self);
    }
  check (&self);
  /* What is dropped is used again. */
  g_assert_cmpuint (self.pool.links->len, <=, 2 * N_RELATIONS);
  entente_reference_pool_clear (&self.pool);
}

/* Room that was made is what is used next, and no more is made than is expected. */
static void
test_expect (void)
{
  EntenteReferencePool pool;
  guint n_made = 0;

  entente_reference_pool_init (&pool);
  entente_reference_pool_add (&pool, 0, ENTENTE_ROLE_SOURCE, 1);
  entente_reference_pool_add (&pool, 0, ENTENTE_ROLE_TARGET, 2);
  entente_reference_pool_drop (&pool, 0);
  entente_reference_pool_expect (&pool, 100);
  while (entente_reference_pool_make_link (&pool))
    n_made++;
  g_assert_cmpuint (n_made, ==, 98);
  entente_reference_pool_expect (&pool, 50);
  g_assert_false (entente_reference_pool_make_link (&pool));
  for (guint32 relation = 0; relation < 50; relation++)
    {
      entente_reference_pool_add (&pool, relation, ENTENTE_ROLE_SOURCE, relation % 7);
      entente_reference_pool_add (&pool, relation, ENTENTE_ROLE_TARGET, 7);
    }
  g_assert_cmpuint (pool.links->len, ==, 100);
  g_assert_cmpuint (count_links (&pool, 7), ==, 50);
  g_assert_cmpuint (count_links (&pool, 0), ==, 8);
  entente_reference_pool_add (&pool, 50, ENTENTE_ROLE_SOURCE, 7);
  g_assert_cmpuint (pool.links->len, ==, 101);
  g_assert_cmpuint (count_links (&pool, 7), ==, 51);
  entente_reference_pool_clear (&pool);
}

/* A file's references stand by relation in the record's order, and by who is named in the file's order. */
static void
test_base (void)
{
  EntenteReferenceBase base;
  EntentePackedRun run;

  entente_reference_base_init (&base);
  entente_reference_base_add (&base, 1, ENTENTE_ROLE_SOURCE, 5);
  entente_reference_base_add (&base, 1, ENTENTE_ROLE_TARGET, 0);
  entente_reference_base_add (&base, 3, ENTENTE_ROLE_SOURCE, 5);
  entente_reference_base_add (&base, 3, ENTENTE_ROLE_CONCERNS, 1);
  entente_reference_base_seal (&base);

  run = entente_reference_base_get_named (&base, 3);
  g_assert_cmpint (run.end - run.next, ==, 2);
  g_assert_cmpuint (run.next[0], ==, ENTENTE_PACK_REFERENCE (5, ENTENTE_ROLE_SOURCE));
  g_assert_cmpuint (run.next[1], ==, ENTENTE_PACK_REFERENCE (1, ENTENTE_ROLE_CONCERNS));
  run = entente_reference_base_get_naming (&base, ENTENTE_RECORD_ACTOR, 5);
  g_assert_cmpint (run.end - run.next, ==, 2);
  g_assert_cmpuint (run.next[0], ==, ENTENTE_PACK_REFERENCE (1, ENTENTE_ROLE_SOURCE));
  g_assert_cmpuint (run.next[1], ==, ENTENTE_PACK_REFERENCE (3, ENTENTE_ROLE_SOURCE));
  run = entente_reference_base_get_naming (&base, ENTENTE_RECORD_RELATION, 1);
  g_assert_cmpint (run.end - run.next, ==, 1);
  run = entente_reference_base_get_naming (&base, ENTENTE_RECORD_ACTOR, 6);
  g_assert_true (run.next == run.end);
  /* Of no relation, of one that names nothing, of one behind the last. */
  for (guint32 relation = 0; relation < 6; relation++)
    g_assert_cmpint (entente_reference_base_has (&base, relation), ==, relation < 4);
  run = entente_reference_base_get_named (&base, 2);
  g_assert_true (run.next == run.end);

  entente_reference_base_drop (&base, 3);
  run = entente_reference_base_get_named (&base, 3);
  g_assert_true (run.next == run.end);
  g_assert_false (entente_reference_base_has (&base, 3));
  g_assert_true (entente_reference_base_has (&base, 1));
  run = entente_reference_base_get_read (&base, 3);
  g_assert_cmpint (run.end - run.next, ==, 2);
  entente_reference_base_put_back (&base, 3);
  g_assert_true (entente_reference_base_has (&base, 3));
  entente_reference_base_clear (&base);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/references/come-and-go", test_come_and_go);
  g_test_add_func ("/model/references/expect", test_expect);
  g_test_add_func ("/model/references/base", test_base);
  return g_test_run ();
}
