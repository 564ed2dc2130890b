/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-box-grid.h"

#include <math.h>

#define N_BOXES 300

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

static gboolean
count_cb (guint32  box,
          gpointer user_data)
{
  guint *counts = user_data;

  counts[box]++;

  return TRUE;
}

/* Each box that overlaps is found, once, whatever the cells; touching is no overlap. */
static void
test_search (void)
{
  static const double cells[] = { 0.7, 10.0, 5000.0 };
  GRand *random = g_rand_new_with_seed (4);
  Box boxes[N_BOXES];

  for (guint i = 0; i < N_BOXES; i++)
    {
      boxes[i].left = g_rand_int_range (random, -400, 400);
      boxes[i].top = g_rand_int_range (random, -400, 400);
      boxes[i].right = boxes[i].left + g_rand_int_range (random, 1, i % 10 == 0 ? 600 : 40);
      boxes[i].bottom = boxes[i].top + g_rand_int_range (random, 1, 40);
    }
  g_rand_free (random);

  for (guint c = 0; c < G_N_ELEMENTS (cells); c++)
    {
      g_autoptr (EntenteBoxGrid) grid = entente_box_grid_new (cells[c], cells[c] * 2.0, N_BOXES);

      for (guint32 i = 0; i < N_BOXES; i++)
        entente_box_grid_insert (grid, i, boxes[i].left, boxes[i].top, boxes[i].right,
                                 boxes[i].bottom);
      for (guint i = 0; i < N_BOXES; i++)
        {
          guint counts[N_BOXES] = { 0 };

          entente_box_grid_search (grid, boxes[i].left, boxes[i].top, boxes[i].right,
                                   boxes[i].bottom, count_cb, counts);
          for (guint j = 0; j < N_BOXES; j++)
            {
              gboolean overlap = boxes[j].left < boxes[i].right && boxes[i].left < boxes[j].right
                                 && boxes[j].top < boxes[i].bottom
                                 && boxes[i].top < boxes[j].bottom;

              g_assert_cmpuint (counts[j], ==, overlap ? 1 : 0);
            }
        }
    }
}

static void
test_find (void)
{
  g_autoptr (EntenteBoxGrid) grid = entente_box_grid_new (10.0, 10.0, 1);

  g_assert_cmpuint (entente_box_grid_find (grid, 0.0, 0.0, 5.0, 5.0), ==, ENTENTE_NO_BOX);
  entente_box_grid_insert (grid, 7, 5.0, 0.0, 9.0, 5.0);
  g_assert_cmpuint (entente_box_grid_find (grid, 0.0, 0.0, 5.0, 5.0), ==, ENTENTE_NO_BOX);
  g_assert_cmpuint (entente_box_grid_find (grid, 0.0, 0.0, 5.1, 5.0), ==, 7);
}

/* No cast goes out of bounds, and differences stay in them. */
static void
test_cell (void)
{
  const gint64 last = entente_box_grid_get_cell (INFINITY, 10.0);

  g_assert_cmpint (entente_box_grid_get_cell (25.0, 10.0), ==, 2);
  g_assert_cmpint (entente_box_grid_get_cell (-25.0, 10.0), ==, -3);
  g_assert_cmpint (last, >, 0);
  g_assert_cmpint (last, <, G_MAXINT64 >> 32);
  g_assert_cmpint (entente_box_grid_get_cell (1e300, 10.0), ==, last);
  g_assert_cmpint (entente_box_grid_get_cell (-1e300, 10.0), ==, -last);
  g_assert_cmpint (entente_box_grid_get_cell (NAN, 10.0), ==, -last);
}

/* Boxes at no place, and very far out, are put in and asked for like others. */
static void
test_no_places (void)
{
  g_autoptr (EntenteBoxGrid) grid = entente_box_grid_new (10.0, 10.0, 3);

  entente_box_grid_insert (grid, 0, NAN, 0.0, NAN, 5.0);
  entente_box_grid_insert (grid, 1, 1e300, 0.0, 2e300, 5.0);
  entente_box_grid_insert (grid, 2, 0.0, 0.0, 5.0, 5.0);
  g_assert_cmpuint (entente_box_grid_find (grid, 1.0, 1.0, 2.0, 2.0), ==, 2);
  g_assert_cmpuint (entente_box_grid_find (grid, 1.2e300, 1.0, 1.5e300, 2.0), ==, 1);
  g_assert_cmpuint (entente_box_grid_find (grid, NAN, 1.0, NAN, 2.0), ==, ENTENTE_NO_BOX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/box-grid/search", test_search);
  g_test_add_func ("/layout/box-grid/find", test_find);
  g_test_add_func ("/layout/box-grid/cell", test_cell);
  g_test_add_func ("/layout/box-grid/no-places", test_no_places);

  return g_test_run ();
}
