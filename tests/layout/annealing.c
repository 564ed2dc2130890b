/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-annealing.h"
#include "entente-nearness.h"
#include "entente-placing.h"
#include "entente-problem.h"

#include <math.h>

#define N_ACTORS 200
#define OF_TIE 0.33
#define GAP 16.0

/* The events of a story as boxes that lie where stress wants them. */
typedef struct
{
  Sample *sample;
  EntenteProblem problem;
  EntenteMarks *marks;
  EntenteBoxes boxes;
} Crowd;

static void
crowd_init (Crowd  *self,
            double  hop)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  EntenteLayoutGraph graph;
  EntenteComponent *component;
  EntenteRandom random;
  EntenteWork work;

  self->sample = sample_make_story (N_ACTORS, 2 * N_ACTORS, 4);
  graph = sample_get_graph (self->sample);
  entente_problem_init (&self->problem, &graph, &options, self->sample->x, self->sample->y);
  component = g_ptr_array_index (self->problem.components, 0);
  g_assert_cmpuint (component->n_nodes, ==, N_ACTORS);
  entente_random_init (&random, 3, 1);
  entente_work_init (&work, NULL, NULL, NULL);
  g_assert_true (entente_placing_solve (component, 1, &random, &work));
  for (guint32 i = 0; i < N_ACTORS; i++)
    {
      component->x[i] *= hop;
      component->y[i] *= hop;
    }
  self->marks = entente_marks_new (component, &work);
  self->boxes = (EntenteBoxes){ N_ACTORS,           component->x,     component->y, component->widths,
                                component->heights, component->fixed, GAP,          0.0 };
}

static void
crowd_clear (Crowd *self)
{
  entente_marks_free (self->marks);
  entente_problem_clear (&self->problem);
  sample_free (self->sample);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crowd, crowd_clear)

static gboolean
anneal (Crowd        *self,
        double        spacing,
        GCancellable *cancellable)
{
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, cancellable);

  return entente_annealing_sweep (&self->boxes, self->marks, OF_TIE, spacing, &work);
}

static guint32
count_near (const Crowd *self,
            double       part)
{
  EntenteBoxes boxes = self->boxes;
  g_autoptr (EntenteNearness) nearness = NULL;
  EntenteWork work;

  boxes.gap = 0.0;
  boxes.distance *= part;
  entente_work_init (&work, NULL, NULL, NULL);
  nearness = entente_nearness_new (&boxes, &work);

  return entente_nearness_count (nearness, &boxes);
}

/* Hardly anybody is nearer than wished, or on top of another. */
static void
test_apart (void)
{
  g_auto (Crowd) crowd = { 0 };
  double stretch;
  double tie;

  crowd_init (&crowd, 300.0);
  g_assert_true (anneal (&crowd, 1000.0, NULL));
  tie = entente_component_measure_tie (crowd.marks->component);
  stretch = entente_marks_find_stretch (crowd.marks, &crowd.boxes, 0.0, INFINITY);
  g_test_message ("%.3f of a tie, %u near", crowd.boxes.distance / tie, count_near (&crowd, 0.9));
  g_assert_cmpfloat (fabs (crowd.boxes.distance - OF_TIE * tie), <, 1e-6 * tie);
  g_assert_cmpuint (count_near (&crowd, 0.9), <, N_ACTORS / 20);
  /* As large as it may be. */
  g_assert_cmpfloat (fabs (stretch - 1.0), <, 0.01);
}

/* The spacing bounds the distance, and grows with the picture. */
static void
test_spacing (void)
{
  g_auto (Crowd) crowd = { 0 };
  g_auto (Crowd) large = { 0 };

  crowd_init (&crowd, 300.0);
  crowd_init (&large, 330.0);
  g_assert_true (anneal (&crowd, 20.0, NULL));
  g_assert_true (anneal (&large, 22.0, NULL));
  g_assert_cmpfloat (crowd.boxes.distance, >, 0.0);
  g_assert_cmpfloat (crowd.boxes.distance, <,
                     0.5 * OF_TIE * entente_component_measure_tie (crowd.marks->component));
  g_assert_cmpfloat (fabs (large.boxes.distance - crowd.boxes.distance), <,
                     0.1 * crowd.boxes.distance);
}

static void
test_same (void)
{
  g_auto (Crowd) first = { 0 };
  g_auto (Crowd) second = { 0 };

  crowd_init (&first, 300.0);
  crowd_init (&second, 300.0);
  g_assert_true (anneal (&first, 1000.0, NULL));
  g_assert_true (anneal (&second, 1000.0, NULL));
  g_assert_cmpmem (first.boxes.x, N_ACTORS * sizeof (double), second.boxes.x,
                   N_ACTORS * sizeof (double));
  g_assert_cmpmem (first.boxes.y, N_ACTORS * sizeof (double), second.boxes.y,
                   N_ACTORS * sizeof (double));
}

static void
test_one_place (void)
{
  g_auto (Crowd) crowd = { 0 };

  crowd_init (&crowd, 0.0);
  g_assert_true (anneal (&crowd, 1000.0, NULL));
  for (guint32 i = 0; i < N_ACTORS; i++)
    g_assert_true (isfinite (crowd.boxes.x[i]) && isfinite (crowd.boxes.y[i]));
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Crowd) crowd = { 0 };

  crowd_init (&crowd, 300.0);
  g_cancellable_cancel (cancellable);
  g_assert_false (anneal (&crowd, 1000.0, cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/annealing/apart", test_apart);
  g_test_add_func ("/layout/annealing/spacing", test_spacing);
  g_test_add_func ("/layout/annealing/same", test_same);
  g_test_add_func ("/layout/annealing/one-place", test_one_place);
  g_test_add_func ("/layout/annealing/cancel", test_cancel);

  return g_test_run ();
}
