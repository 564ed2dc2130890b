/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-cell-set.h"

#include <math.h>

/* Some stand so well that rounding leaves less than no stress: they are placed like all others, and
 * what is packed around the middle stays near to it. */
static void
test_crowd (gconstpointer data)
{
  g_autoptr (Sample) sample = sample_make_crowd (9000);
  double boxes = 9000.0 * 136.0 * 46.0;
  double width;
  double height;

  sample_run_style (sample, GPOINTER_TO_UINT (data));
  g_assert_cmpuint (sample_count_overlaps (sample, 0.0), ==, 0);
  sample_measure_extent (sample, &width, &height);
  g_test_message ("%.1f times the boxes", width * height / boxes);
  g_assert_cmpfloat (width * height, <, 16.0 * boxes);
  g_assert_cmpfloat_with_epsilon (width / height, 1.5, 0.15);
}

/* A large part goes around two that are pinned in the middle, or outside of them where that takes too many
 * looks at its cells: a third of the time here, and the only end in sight with 100,000. */
static void
test_around_few (void)
{
  const guint32 side = 60;
  g_autoptr (Sample) sample = sample_new (side * side + 2);

  for (guint32 i = 0; i < side * side; i++)
    {
      if (i % side + 1 < side)
        sample_join (sample, i, i + 1);
      if (i + side < side * side)
        sample_join (sample, i, i + side);
    }
  for (guint32 i = side * side; i < sample->n_nodes; i++)
    {
      sample->placed[i] = 1;
      sample->fixed[i] = 1;
      sample->x[i] = 400.0 * (i - side * side);
      sample->y[i] = 0.0;
    }
  sample_run (sample);
  g_assert_cmpuint (sample_count_overlaps (sample, 0.0), ==, 0);
  g_assert_cmpfloat (sample->x[side * side + 1], ==, 400.0);
}

static void
test_cells (void)
{
  g_autoptr (EntenteCellSet) cells = entente_cell_set_new ();

  for (gint32 column = -40; column < 40; column++)
    {
      for (gint32 row = -300; row < 300; row++)
        g_assert_cmpint (entente_cell_set_add (cells, column * 3, row * 5), ==, TRUE);
    }
  for (gint32 column = -121; column < 121; column++)
    {
      for (gint32 row = -1501; row < 1501; row++)
        g_assert_cmpint (entente_cell_set_contains (cells, column, row), ==,
                         column % 3 == 0 && row % 5 == 0 && column >= -120 && column < 120
                             && row >= -1500 && row < 1500);
    }
  g_assert_false (entente_cell_set_add (cells, -3, -5));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/layout/packing/crowd", GUINT_TO_POINTER (ENTENTE_LAYOUT_DISTANCES),
                        test_crowd);
  g_test_add_data_func ("/layout/packing/crowd-of-circles",
                        GUINT_TO_POINTER (ENTENTE_LAYOUT_CIRCULAR), test_crowd);
  g_test_add_func ("/layout/packing/around-few", test_around_few);
  g_test_add_func ("/layout/packing/cells", test_cells);

  return g_test_run ();
}
