/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-framing.h"

#include "entente-random.h"

#include <math.h>
#include <string.h>

#define N_NODES 4000

typedef struct
{
  double x[N_NODES];
  double y[N_NODES];
  double sizes[N_NODES];
  EntenteRandom random;
} Picture;

static double
measure_fill (Picture *self,
              guint32  n_nodes)
{
  EntenteComponent component = {
    .n_nodes = n_nodes, .x = self->x, .y = self->y, .widths = self->sizes, .heights = self->sizes,
  };

  return entente_framing_measure_fill (&component);
}

static void
picture_init (Picture *self)
{
  memset (self, 0, sizeof *self);
  entente_random_init (&self->random, 3, 1);
  for (guint32 i = 0; i < N_NODES; i++)
    self->sizes[i] = 1.0;
}

/* A disc, of one density, with so much of the nodes on two crossing limbs as long as wanted. */
static void
draw (Picture *self,
      guint32  n_on_limbs,
      double   length)
{
  for (guint32 i = 0; i < N_NODES; i++)
    {
      double x = entente_random_spread (&self->random);
      double y = entente_random_spread (&self->random);

      while (x * x + y * y > 1.0)
        x = entente_random_spread (&self->random);
      self->x[i] = i >= n_on_limbs ? 1000.0 * x : i % 2 == 0 ? 1000.0 * length * x : 0.0;
      self->y[i] = i >= n_on_limbs ? 1000.0 * y : i % 2 == 0 ? 0.0 : 1000.0 * length * y;
    }
}

static void
test_fill (void)
{
  Picture picture;

  picture_init (&picture);
  draw (&picture, 0, 1.0);
  g_assert_cmpfloat (measure_fill (&picture, N_NODES), >, 0.97);
  draw (&picture, N_NODES / 10, 4.0);
  g_assert_cmpfloat (measure_fill (&picture, N_NODES), <, 0.6);
}

/* Few nodes and a line are full. */
static void
test_nothing_to_fill (void)
{
  Picture picture;

  picture_init (&picture);
  g_assert_cmpfloat (measure_fill (&picture, 1), ==, 1.0);
  draw (&picture, N_NODES / 10, 4.0);
  g_assert_cmpfloat (measure_fill (&picture, 40), ==, 1.0);
  memset (picture.y, 0, sizeof picture.y);
  g_assert_cmpfloat (measure_fill (&picture, N_NODES), ==, 1.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/framing/fill", test_fill);
  g_test_add_func ("/layout/framing/nothing-to-fill", test_nothing_to_fill);

  return g_test_run ();
}
