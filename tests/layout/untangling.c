/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-crossings.h"
#include "entente-neighborhood.h"
#include "entente-untangling.h"

#include <glib.h>
#include <math.h>

#define N_NODES 60u
#define N_CHORDS 300u
#define N_FIXED 7u
#define N_STEPS 100u

/* A ring with chords, its nodes anywhere: every network drawn so is full of crossings. */
static EntenteComponent *
make_tangle (guint32 seed)
{
  guint32 sources[N_NODES + N_CHORDS];
  guint32 targets[N_NODES + N_CHORDS];
  guint32 nodes[N_NODES];
  guint32 scratch[N_NODES];
  double sizes[N_NODES];
  double x[N_NODES];
  double y[N_NODES];
  guint8 fixed[N_NODES];
  guint8 placed[N_NODES] = { 0 };
  g_autoptr (EntenteNetwork) network = NULL;
  EntenteComponent *component;
  EntenteRandom random;

  entente_random_init (&random, seed, 1);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      nodes[i] = i;
      sizes[i] = 1.0;
      fixed[i] = i < N_FIXED;
      x[i] = 4.0 * entente_random_spread (&random);
      y[i] = 4.0 * entente_random_spread (&random);
    }
  for (guint32 k = 0; k < N_NODES + N_CHORDS; k++)
    {
      sources[k] = k < N_NODES ? k : entente_random_below (&random, N_NODES);
      targets[k] = k < N_NODES ? (k + 1) % N_NODES : entente_random_below (&random, N_NODES);
    }
  network = entente_network_new (N_NODES, N_NODES + N_CHORDS, sources, targets, NULL);
  component = entente_component_new (network, nodes, N_NODES, sizes, sizes, fixed, placed, x, y,
                                     &random, scratch);
  for (guint32 i = 0; i < N_NODES; i++)
    {
      component->x[i] = 4.0 * entente_random_spread (&random);
      component->y[i] = 4.0 * entente_random_spread (&random);
    }

  return component;
}

static double
find_side (const EntenteComponent *component,
           guint32                 a,
           guint32                 b,
           guint32                 c)
{
  const double *x = component->x;
  const double *y = component->y;

  return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
}

/* By the definition. */
static gboolean
cross (const EntenteComponent *component,
       guint32                 a,
       guint32                 b,
       guint32                 p,
       guint32                 q)
{
  if (a == p || a == q || b == p || b == q)
    return FALSE;

  return find_side (component, a, b, p) * find_side (component, a, b, q) < 0.0
         && find_side (component, p, q, a) * find_side (component, p, q, b) < 0.0;
}

/* Of one node's ties with all others. */
static guint
count_at (const EntenteComponent *component,
          guint32                 node)
{
  const EntenteNetwork *network = component->network;
  guint n = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      for (guint32 i = 0; i < N_NODES; i++)
        {
          for (guint32 l = network->starts[i]; l < network->starts[i + 1]; l++)
            n += i < network->neighbors[l]
                 && cross (component, node, network->neighbors[k], i, network->neighbors[l]);
        }
    }

  return n;
}

static guint
count_all (const EntenteComponent *component)
{
  guint n = 0;

  for (guint32 i = 0; i < N_NODES; i++)
    n += count_at (component, i);

  return n / 4;
}

static void
copy_places (const EntenteComponent *component,
             float                  *x,
             float                  *y)
{
  for (guint32 i = 0; i < N_NODES; i++)
    {
      x[i] = (float) component->x[i];
      y[i] = (float) component->y[i];
    }
}

static void
put (EntenteComponent *component,
     EntenteCrossings *crossings,
     float            *x,
     float            *y,
     guint32           node,
     double            at_x,
     double            at_y)
{
  component->x[node] = at_x;
  component->y[node] = at_y;
  copy_places (component, x, y);
  entente_crossings_take_place (crossings, node);
}

/* Wherever nodes go, crossings are those of the definition: also where a node tries places around
 * the one for which lines were gathered. What is over the most is more than it. */
static void
test_counts (void)
{
  g_autoptr (EntenteComponent) component = make_tangle (5);
  g_auto (EntenteCrossings) crossings = { 0 };
  float x[N_NODES];
  float y[N_NODES];
  EntenteRandom random;

  entente_random_init (&random, 3, 1);
  copy_places (component, x, y);
  entente_crossings_init (&crossings, component->network, x, y, 1000, &random);
  g_assert_cmpuint (crossings.n_ties, ==, component->network->n_ties);
  for (guint turn = 0; turn < 200; turn++)
    {
      guint32 node = entente_random_below (&random, N_NODES);
      double at_x = component->x[node];
      double at_y = component->y[node];

      entente_crossings_gather (&crossings, node, 0.5f);
      for (guint k = 0; k < 3; k++)
        {
          guint n_crossed = count_at (component, node);

          g_assert_cmpuint (entente_crossings_count (&crossings, node, G_MAXUINT32), ==, n_crossed);
          g_assert_cmpuint (entente_crossings_count (&crossings, node, n_crossed), ==, n_crossed);
          if (n_crossed > 0)
            g_assert_cmpuint (entente_crossings_count (&crossings, node, n_crossed - 1), >=,
                              n_crossed);
          put (component, &crossings, x, y, node, at_x + 0.5 * entente_random_spread (&random),
               at_y + 0.5 * entente_random_spread (&random));
        }
      put (component, &crossings, x, y, node, 4.0 * entente_random_spread (&random),
           4.0 * entente_random_spread (&random));
    }
}

/* A part of the ties stands for all: as large a part of the crossings, about. */
static void
test_counts_some (void)
{
  g_autoptr (EntenteComponent) component = make_tangle (5);
  g_auto (EntenteCrossings) crossings = { 0 };
  guint32 n_ties = component->network->n_ties;
  EntenteWork work;
  double part;
  float x[N_NODES];
  float y[N_NODES];
  EntenteRandom random;

  entente_random_init (&random, 3, 1);
  copy_places (component, x, y);
  entente_crossings_init (&crossings, component->network, x, y, 150, &random);
  part = (double) crossings.n_ties / n_ties;
  g_assert_cmpfloat (part, >, 0.35);
  g_assert_cmpfloat (part, <, 0.8);
  entente_work_init (&work, NULL, NULL, NULL);
  g_assert_cmpfloat (entente_crossings_count_all (&crossings, &work), >,
                     (part - 0.15) * count_all (component));
  g_assert_cmpfloat (entente_crossings_count_all (&crossings, &work), <,
                     (part + 0.15) * count_all (component));
}

/* Small steps along the forces, until they rest. */
static void
come_to_rest (EntenteForces *forces)
{
  for (guint k = 0; k < N_STEPS; k++)
    {
      entente_forces_begin (forces);
      for (guint32 i = 0; i < N_NODES; i++)
        {
          float step = 0.3f * (float) (N_STEPS - k) / N_STEPS;
          float x;
          float y;
          float force;

          entente_forces_ask (forces, i, &x, &y);
          force = sqrtf (x * x + y * y) + 1e-9f;
          if (forces->component->fixed[i])
            continue;
          forces->x[i] += step * x / force;
          forces->y[i] += step * y / force;
        }
      entente_forces_end (forces);
    }
}

static double
measure_near (const EntenteForces *forces)
{
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, NULL);

  return entente_neighborhood_measure (forces->component->network, forces->x, forces->y, N_NODES,
                                       &work);
}

/* Returns how many crossings there were when forces alone had done their part. @nearer: (inout):
 * grows by how much nearer neighbors come then. */
static guint
untangle (EntenteComponent *component,
          double           *nearer)
{
  static const EntenteForceLaw law = { { 0.0f, 1.0f, 0.1f }, TRUE, 2.0f, 1.2f };
  g_autoptr (EntenteMarks) marks = NULL;
  g_auto (EntenteForces) forces = { 0 };
  EntenteRandom random;
  EntenteWork work;
  guint n_before;

  entente_random_init (&random, 1, 2);
  entente_work_init (&work, NULL, NULL, NULL);
  marks = entente_marks_new_some (component, N_NODES, &work);
  entente_forces_init (&forces, component, marks, 1.0);
  g_assert_true (entente_forces_balance (&forces, &law, &work));
  come_to_rest (&forces);
  entente_forces_hand_back (&forces, component, 1.0);
  n_before = count_all (component);
  *nearer -= measure_near (&forces);
  g_assert_true (entente_untangling_sweep (&forces, 5, &random, &work));
  *nearer += measure_near (&forces);
  entente_forces_hand_back (&forces, component, 1.0);

  return n_before;
}

/* Fewer crossings than forces leave, and nearer neighbors; what is fixed stays to the bit; the same
 * seed does the same. */
static void
test_untangles (void)
{
  guint n_before = 0;
  guint n_after = 0;
  double nearer = 0.0;

  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (EntenteComponent) component = make_tangle (seed);
      g_autoptr (EntenteComponent) again = make_tangle (seed);
      g_autofree double *old_x = g_memdup2 (component->x, sizeof (double) * N_NODES);

      n_before += untangle (component, &nearer);
      n_after += count_all (component);
      untangle (again, &nearer);
      for (guint32 i = 0; i < N_NODES; i++)
        g_assert_true (!component->fixed[i] || component->x[i] == old_x[i]);
      g_assert_cmpmem (component->x, sizeof (double) * N_NODES, again->x, sizeof (double) * N_NODES);
      g_assert_cmpmem (component->y, sizeof (double) * N_NODES, again->y, sizeof (double) * N_NODES);
    }
  g_test_message ("%u crossings, then %u, %.3f nearer", n_before, n_after, nearer / 10.0);
  g_assert_cmpfloat (nearer, >, 0.0);
  g_assert_cmpfloat (n_after, <, 0.99 * n_before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/untangling/counts", test_counts);
  g_test_add_func ("/layout/untangling/counts-some", test_counts_some);
  g_test_add_func ("/layout/untangling/untangles", test_untangles);

  return g_test_run ();
}
