/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-grid.h"

#include <math.h>

#define N_THINGS 400

static gboolean
holds (GArray  *things,
       guint32  thing)
{
  for (guint i = 0; i < things->len; i++)
    if (g_array_index (things, guint32, i) == thing)
      return TRUE;
  return FALSE;
}

/* Whatever is in a box is among what may be near it, rising and each once. */
static void
check_boxes (const EntentePoint *points,
             double              size)
{
  g_autoptr (EntenteGrid) grid = entente_grid_new (points, N_THINGS, N_THINGS);

  for (guint32 i = 0; i < N_THINGS; i++)
    {
      EntenteExtent extent = { points[i].x, points[i].y, points[i].x + size, points[i].y + size };

      entente_grid_add_extent (grid, i, &extent);
    }
  for (guint32 i = 0; i < N_THINGS; i++)
    {
      EntenteExtent extent = { points[i].x + size / 2.0, points[i].y + size / 2.0,
                               points[i].x + size * 3.0, points[i].y + size * 2.0 };
      g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (guint32));

      entente_grid_find (grid, &extent, things);
      g_assert_true (holds (things, i));
      for (guint j = 1; j < things->len; j++)
        g_assert_cmpuint (g_array_index (things, guint32, j - 1), <,
                          g_array_index (things, guint32, j));
    }
}

static void
test_boxes (void)
{
  EntentePoint points[N_THINGS];
  GRand *random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_THINGS; i++)
    points[i] = (EntentePoint){ g_rand_double_range (random, -500.0, 500.0),
                                g_rand_double_range (random, 0.0, 300.0) };
  check_boxes (points, 20.0);
  points[7] = (EntentePoint){ 1e6, -1e6 };
  check_boxes (points, 20.0);
  for (guint i = 0; i < N_THINGS; i++)
    points[i] = (EntentePoint){ 3.0, 3.0 };
  check_boxes (points, 1.0);
  g_rand_free (random);
}

static void
test_empty (void)
{
  g_autoptr (EntenteGrid) grid = entente_grid_new (NULL, 0, 0);
  g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (guint32));
  EntenteExtent extent = { -1e9, -1e9, 1e9, 1e9 };

  entente_grid_find (grid, &extent, things);
  g_assert_cmpuint (things->len, ==, 0);
}

/* Nothing is found in many empty cells, even where other cells hold something. */
static void
test_empty_cells (void)
{
  EntentePoint points[N_THINGS];
  EntenteExtent extent = { -1e9, -1e9, 1e9, 1e9 };
  g_autoptr (EntenteGrid) grid = NULL;
  g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < N_THINGS; i++)
    points[i] = (EntentePoint){ i % 20, (double) (i / 20) };
  grid = entente_grid_new (points, N_THINGS, N_THINGS);
  entente_grid_find (grid, &extent, things);
  g_assert_cmpuint (things->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/grid/boxes", test_boxes);
  g_test_add_func ("/paint/grid/empty", test_empty);
  g_test_add_func ("/paint/grid/empty-cells", test_empty_cells);

  return g_test_run ();
}
