/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-far-tree.h"
#include "entente-random.h"

#include <math.h>

/* Of a push, on average: what squares cost that stand for their points. */
#define MOST_ERROR 0.12

typedef struct
{
  guint32 n;
  float *x;
  float *y;
  float *masses;
} Points;

/* In heaps of fifty, as clusters are. */
static void
points_init (Points  *self,
             guint32  n)
{
  EntenteRandom random;
  double x = 0.0;
  double y = 0.0;

  entente_random_init (&random, n, 0);
  self->n = n;
  self->x = g_new (float, n);
  self->y = g_new (float, n);
  self->masses = g_new (float, n);
  for (guint32 i = 0; i < n; i++)
    {
      if (i % 50 == 0)
        {
          x = 10.0 * entente_random_spread (&random);
          y = 10.0 * entente_random_spread (&random);
        }
      self->x[i] = (float) (x + entente_random_spread (&random));
      self->y[i] = (float) (y + entente_random_spread (&random));
      self->masses[i] = 1.0f + (float) entente_random_below (&random, 9);
    }
}

static void
points_clear (Points *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->masses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, points_clear)

/* By its definition. */
static void
push_plainly (const Points         *points,
              const EntenteFarPush *push,
              guint32               point,
              double               *push_x,
              double               *push_y)
{
  *push_x = *push_y = 0.0;
  for (guint32 j = 0; j < points->n; j++)
    {
      double dx = (double) points->x[point] - (double) points->x[j];
      double dy = (double) points->y[point] - (double) points->y[j];
      double square = dx * dx + dy * dy + (double) push->softness;
      double factor = (double) points->masses[j]
                      * ((double) push->far / square + (double) push->near / (square * square));

      *push_x += factor * dx;
      *push_y += factor * dy;
    }
}

static void
assert_pushes (guint32               n,
               const EntenteFarPush *push,
               double                most_error)
{
  g_auto (Points) points = { 0 };
  g_autoptr (EntenteFarTree) tree = NULL;
  double errors = 0.0;
  double all = 0.0;

  points_init (&points, n);
  tree = entente_far_tree_new (points.x, points.y, points.masses, n);
  for (guint32 i = 0; i < n; i += 1 + n / 200)
    {
      float x;
      float y;
      double plain_x;
      double plain_y;

      entente_far_tree_push (tree, push, i, &x, &y);
      push_plainly (&points, push, i, &plain_x, &plain_y);
      errors += hypot ((double) x - plain_x, (double) y - plain_y);
      all += hypot (plain_x, plain_y);
    }
  g_test_message ("%u points: %g of %g", n, errors, all);
  g_assert_cmpfloat (errors, <=, most_error * all);
}

/* Few points exactly, many nearly. */
static void
test_pushes (void)
{
  const EntenteFarPush pushes[] = { { 1.0f, 0.0f, 1e-6f }, { 0.0f, 1.0f, 0.1f }, { 1.0f, 2.0f, 0.5f } };

  for (guint k = 0; k < G_N_ELEMENTS (pushes); k++)
    {
      assert_pushes (1, &pushes[k], 0.0);
      assert_pushes (13, &pushes[k], 1e-4);
      assert_pushes (500, &pushes[k], 1e-4);
      assert_pushes (5000, &pushes[k], MOST_ERROR);
    }
}

/* A heap in one place pushes nothing, and all others as one mass does. */
static void
test_heap (void)
{
  const EntenteFarPush push = { 1.0f, 0.0f, 1e-6f };
  g_autofree float *x = g_new0 (float, 5000);
  g_autofree float *y = g_new0 (float, 5000);
  g_autofree float *masses = g_new (float, 5000);
  g_autoptr (EntenteFarTree) tree = NULL;
  float push_x;
  float push_y;

  for (guint32 i = 0; i < 5000; i++)
    masses[i] = 1.0f;
  x[4999] = 2.0f;
  tree = entente_far_tree_new (x, y, masses, 5000);
  entente_far_tree_push (tree, &push, 4999, &push_x, &push_y);
  g_assert_cmpfloat_with_epsilon (push_x, 4999.0 / 2.0, 0.1);
  g_assert_cmpfloat_with_epsilon (push_y, 0.0, 1e-3);
  entente_far_tree_push (tree, &push, 0, &push_x, &push_y);
  g_assert_cmpfloat_with_epsilon (push_x, -0.5, 1e-3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/far-tree/pushes", test_pushes);
  g_test_add_func ("/layout/far-tree/heap", test_heap);

  return g_test_run ();
}
