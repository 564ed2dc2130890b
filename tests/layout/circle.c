/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-circle-jumping.h"
#include "entente-circle-line.h"
#include "entente-circle-sifting.h"
#include "entente-limbs.h"

static EntenteNetwork *
make_network (Sample *sample)
{
  return entente_network_new (sample->n_nodes, sample->sources->len,
                              (const guint32 *) (gpointer) sample->sources->data,
                              (const guint32 *) (gpointer) sample->targets->data, NULL);
}

static gboolean
lies_between (guint32 place,
              guint32 from,
              guint32 to)
{
  return from < to ? place > from && place < to : place > from || place < to;
}

/* By its definition. */
static guint64
count_plainly (const guint32 *order,
               Sample        *sample)
{
  g_autofree guint32 *places = g_new (guint32, sample->n_nodes);
  const guint32 *sources = (const guint32 *) (gpointer) sample->sources->data;
  const guint32 *targets = (const guint32 *) (gpointer) sample->targets->data;
  guint64 n = 0;

  for (guint32 k = 0; k < sample->n_nodes; k++)
    places[order[k]] = k;
  for (guint e = 0; e < sample->sources->len; e++)
    {
      for (guint f = 0; f < e; f++)
        {
          guint32 a = places[sources[f]];
          guint32 b = places[targets[f]];
          guint32 from = places[sources[e]];
          guint32 to = places[targets[e]];

          if (a != from && a != to && b != from && b != to)
            n += lies_between (a, from, to) != lies_between (b, from, to) ? 1 : 0;
        }
    }

  return n;
}

/* A sample without loops and double ties. */
static Sample *
make_simple (guint32 n,
             guint32 n_ties,
             guint32 seed)
{
  g_autoptr (Sample) story = sample_make_story (n, n_ties, seed);
  g_autoptr (EntenteNetwork) network = make_network (story);
  Sample *sample = sample_new (n);

  for (guint32 i = 0; i < n; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          if (network->neighbors[k] > i)
            sample_join (sample, i, network->neighbors[k]);
        }
    }

  return sample;
}

static guint64
count (EntenteCircle *circle)
{
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);

  return entente_circle_count (circle, &work, 0.0);
}

static void
test_count (void)
{
  for (guint32 seed = 1; seed < 6; seed++)
    {
      g_autoptr (Sample) sample = make_simple (40, 80, seed);
      g_autoptr (EntenteNetwork) network = make_network (sample);
      g_auto (EntenteCircle) circle = { 0 };

      entente_circle_init (&circle, network);
      g_assert_cmpuint (count (&circle), ==, count_plainly (circle.order, sample));
      entente_circle_move (&circle, 3, 17);
      entente_circle_move (&circle, 30, -36);
      g_assert_cmpuint (circle.order[circle.positions[30]], ==, 30);
      g_assert_cmpuint (count (&circle), ==, count_plainly (circle.order, sample));
    }
}

/* Where nothing moves any more, no node stands better anywhere else. */
static void
test_sifting (void)
{
  g_autoptr (Sample) sample = make_simple (30, 70, 4);
  g_autoptr (EntenteNetwork) network = make_network (sample);
  g_auto (EntenteCircle) circle = { 0 };
  EntenteWork work;
  gboolean moved = TRUE;
  guint64 fewest;

  entente_work_init (&work, NULL, NULL, NULL);
  entente_circle_init (&circle, network);
  fewest = count (&circle);
  while (moved)
    {
      guint64 last = fewest;

      g_assert_true (entente_circle_sift (&circle, 30, &moved, &work));
      fewest = count (&circle);
      g_assert_true (moved ? fewest < last : fewest == last);
    }
  for (guint32 i = 0; i < 30; i++)
    {
      for (guint32 k = 0; k < 30; k++)
        {
          entente_circle_move (&circle, i, 1);
          g_assert_cmpuint (count (&circle), >=, fewest);
        }
    }
}

/* A line of some thousand, each well off from the start, becomes much better by jumps. */
static void
test_jumping (void)
{
  g_autoptr (Sample) sample = make_simple (4000, 9000, 2);
  g_autoptr (EntenteNetwork) network = make_network (sample);
  g_auto (EntenteCircle) circle = { 0 };
  EntenteWork work;
  guint64 lined;
  guint64 jumped;

  entente_work_init (&work, NULL, NULL, NULL);
  entente_circle_init (&circle, network);
  g_assert_true (entente_circle_line_up (&circle, &work));
  lined = count (&circle);
  g_assert_true (entente_circle_jump (&circle, &work));
  jumped = count (&circle);
  g_test_message ("%" G_GUINT64_FORMAT " crossings, %" G_GUINT64_FORMAT " after jumps", lined, jumped);
  g_assert_cmpuint (jumped, <, lined - lined / 10);
  for (guint32 k = 0; k < circle.n_nodes; k++)
    g_assert_cmpuint (circle.positions[circle.order[k]], ==, k);
}

/* Every node once, and no tie of a tree crosses another. */
static void
test_limbs (void)
{
  static const guint32 roots[] = { 0, 0, 0, 1, 1, 4, 4, 4, 5, 2, 2, 11, 12, 13 };
  g_autoptr (Sample) sample = sample_make_cycle (3);
  g_autoptr (Sample) tree = sample_new (3 + G_N_ELEMENTS (roots));
  g_autoptr (EntenteNetwork) network = NULL;
  g_autoptr (EntenteLimbs) limbs = NULL;
  guint32 order[3 + G_N_ELEMENTS (roots)];
  guint8 seen[3 + G_N_ELEMENTS (roots)] = { 0 };

  for (guint e = 0; e < sample->sources->len; e++)
    sample_join (tree, g_array_index (sample->sources, guint32, e),
                 g_array_index (sample->targets, guint32, e));
  for (guint32 k = 0; k < G_N_ELEMENTS (roots); k++)
    sample_join (tree, roots[k], 3 + k);
  network = make_network (tree);
  limbs = entente_limbs_new (network);
  g_assert_cmpuint (limbs->n_core, ==, 3);
  entente_limbs_unfold (limbs, (const guint32[]){ 2, 0, 1 }, order);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    g_assert_cmpuint (seen[order[k]]++, ==, 0);
  g_assert_cmpuint (count_plainly (order, tree), ==, 0);
}

/* A path lies on the circle as it is; a pair and a single node have a core of one. */
static void
test_paths (void)
{
  for (guint32 n = 1; n < 40; n++)
    {
      g_autoptr (Sample) sample = sample_make_path (n);
      g_autoptr (EntenteNetwork) network = make_network (sample);
      g_autoptr (EntenteLimbs) limbs = entente_limbs_new (network);
      guint32 order[40];

      g_assert_cmpuint (limbs->n_core, ==, 1);
      entente_limbs_unfold (limbs, (const guint32[]){ 0 }, order);
      for (guint32 k = 1; k < n; k++)
        g_assert_cmpint (ABS ((gint) order[k] - (gint) order[k - 1]), ==, 1);
    }
}

static void
test_cancel (void)
{
  g_autoptr (Sample) sample = make_simple (300, 700, 1);
  g_autoptr (EntenteNetwork) network = make_network (sample);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (EntenteCircle) circle = { 0 };
  EntenteWork work;
  gboolean moved;

  g_cancellable_cancel (cancellable);
  entente_work_init (&work, NULL, NULL, cancellable);
  entente_circle_init (&circle, network);
  g_assert_cmpuint (entente_circle_count (&circle, &work, 0.0), ==, ENTENTE_CIRCLE_CANCELLED);
  g_assert_false (entente_circle_line_up (&circle, &work));
  g_assert_false (entente_circle_sift (&circle, 8, &moved, &work));
  g_assert_false (entente_circle_jump (&circle, &work));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/circle/count", test_count);
  g_test_add_func ("/layout/circle/sifting", test_sifting);
  g_test_add_func ("/layout/circle/jumping", test_jumping);
  g_test_add_func ("/layout/circle/limbs", test_limbs);
  g_test_add_func ("/layout/circle/paths", test_paths);
  g_test_add_func ("/layout/circle/cancel", test_cancel);

  return g_test_run ();
}
