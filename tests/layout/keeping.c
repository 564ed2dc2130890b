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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/keeping/no-stress", test_no_stress);

  return g_test_run ();
}
