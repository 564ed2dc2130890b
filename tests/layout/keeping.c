/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-keeping.h"
#include "entente-problem.h"

/* Three on one line, as far from each other as they should be: rounding leaves next to no stress, but
 * never less than none, which would say that measuring was cancelled. */
static void
test_no_stress (void)
{
  g_autoptr (Sample) sample = sample_make_path (3);
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  EntenteLayoutGraph graph = sample_get_graph (sample);
  g_auto (EntenteProblem) problem = { 0 };
  EntenteComponent *component;
  EntenteWork work;

  entente_problem_init (&problem, &graph, &options, sample->x, sample->y);
  entente_work_init (&work, NULL, NULL, NULL);
  component = g_ptr_array_index (problem.components, 0);
  for (guint k = 1; k <= 2000; k++)
    {
      double stress;

      for (guint32 i = 0; i < 3; i++)
        {
          component->x[i] = component->nodes[i] * (k / 7.0) + k / 3.0;
          component->y[i] = component->nodes[i] * (k / 11.0) - k / 13.0;
        }
      stress = entente_keeping_measure (component, &work);
      g_assert_cmpfloat (stress, >=, 0.0);
      g_assert_cmpfloat (stress, <, 1e-12);
    }
}

/* Old places for points: the main part lies over itself and is laid out anew, so that two that stand well
 * but far away come along. */
static void
test_crowded (void)
{
  const guint32 side = 40;
  const double boxes = (side * side + 4) * 136.0 * 46.0;
  g_autoptr (Sample) sample = sample_new (side * side + 4);
  double width;
  double height;

  for (guint32 i = 0; i < sample->n_nodes; i++)
    {
      guint32 pair = i / (side * side) * (1 + (i - side * side) / 2);

      if (pair == 0 && i % side + 1 < side)
        sample_join (sample, i, i + 1);
      if (i + side < side * side)
        sample_join (sample, i, i + side);
      sample->placed[i] = 1;
      sample->x[i] = pair > 0 ? pair * 1e5 + i % 2 * 300.0 : i % side * 12.0;
      sample->y[i] = pair > 0 ? pair * 1e5 : i / side * 12.0;
    }
  sample_join (sample, side * side, side * side + 1);
  sample_join (sample, side * side + 2, side * side + 3);
  sample_run (sample);
  g_assert_cmpuint (sample_count_overlaps (sample, 0.0), ==, 0);
  sample_measure_extent (sample, &width, &height);
  g_assert_cmpfloat (width * height, <, 16.0 * boxes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/keeping/no-stress", test_no_stress);
  g_test_add_func ("/layout/keeping/crowded", test_crowded);

  return g_test_run ();
}
