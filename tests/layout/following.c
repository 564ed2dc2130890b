/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-following.h"

#include <math.h>
#include <string.h>

/* Layout leaves more than this between boxes, and so does who makes way. */
#define GAP 5.0

/* A drag of some nodes of a sample that is laid out. */
typedef struct
{
  Sample *sample;
  EntenteFollowing *following;
  double *x;
  double *y;
} Drag;

static void
drag_init (Drag          *self,
           Sample        *sample,
           const guint32 *held,
           guint32        n_held)
{
  EntenteLayoutGraph graph = sample_get_graph (sample);

  self->sample = sample;
  self->x = g_new0 (double, sample->n_nodes);
  self->y = g_new0 (double, sample->n_nodes);
  self->following = entente_following_new (&graph, held, n_held, sample->x, sample->y);
}

static void
drag_clear (Drag *self)
{
  entente_following_free (self->following);
  g_free (self->x);
  g_free (self->y);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drag, drag_clear)

static void
drag_move (Drag   *self,
           double  dx,
           double  dy)
{
  entente_following_move (self->following, dx, dy, self->x, self->y);
  for (guint32 i = 0; i < self->sample->n_nodes; i++)
    g_assert_true (isfinite (self->x[i]) && isfinite (self->y[i]));
}

static double
get_way (Drag    *self,
         guint32  node)
{
  return hypot (self->x[node] - self->sample->x[node], self->y[node] - self->sample->y[node]);
}

static void
assert_all_home (Drag *self)
{
  for (guint32 i = 0; i < self->sample->n_nodes; i++)
    g_assert_cmpfloat (get_way (self, i), <, 1e-6);
}

static void
test_who_goes_back_finds_all_as_it_was (void)
{
  g_autoptr (Sample) sample = sample_make_story (120, 260, 1);
  g_auto (Drag) drag = { 0 };
  const guint32 held[] = { 3 };
  g_autofree double *there = NULL;

  sample_run (sample);
  drag_init (&drag, sample, held, 1);
  drag_move (&drag, 0.0, 0.0);
  assert_all_home (&drag);

  drag_move (&drag, 400.0, -250.0);
  there = g_memdup2 (drag.x, sizeof (double) * sample->n_nodes);
  g_assert_cmpfloat (drag.x[3], ==, sample->x[3] + 400.0);
  g_assert_cmpfloat (drag.y[3], ==, sample->y[3] - 250.0);
  drag_move (&drag, -90.0, 700.0);
  drag_move (&drag, 0.0, 0.0);
  assert_all_home (&drag);
  drag_move (&drag, 400.0, -250.0);
  g_assert_cmpmem (drag.x, sizeof (double) * sample->n_nodes, there,
                   sizeof (double) * sample->n_nodes);
}

/* A fan goes along whole; along a path, each next one less. */
static void
test_near_ones_follow (void)
{
  g_autoptr (Sample) star = sample_make_star (30);
  g_autoptr (Sample) path = sample_make_path (30);
  g_auto (Drag) fan = { 0 };
  g_auto (Drag) rope = { 0 };
  const guint32 held[] = { 0 };

  sample_run (star);
  drag_init (&fan, star, held, 1);
  drag_move (&fan, 500.0, 100.0);
  for (guint32 i = 1; i < 30; i++)
    g_assert_cmpfloat (fabs (fan.x[i] - star->x[i] - 500.0), <, 60.0);

  sample_run (path);
  drag_init (&rope, path, held, 1);
  drag_move (&rope, 0.0, 600.0);
  g_assert_cmpfloat (get_way (&rope, 1), >, 150.0);
  for (guint32 i = 1; i < 12; i++)
    g_assert_cmpfloat (get_way (&rope, i), <=, get_way (&rope, i - 1) + 1.0);
  g_assert_cmpfloat (get_way (&rope, 29), <, 5.0);
}

/* The neighborhood has less stress than if the dragged one had gone alone. */
static void
test_stress_is_less_than_alone (void)
{
  g_autoptr (Sample) sample = sample_make_story (80, 150, 2);
  g_auto (Drag) drag = { 0 };
  const guint32 held[] = { 5 };
  double x = 0.0;
  double y = 0.0;
  double alone;

  sample_run (sample);
  x = sample->x[5];
  y = sample->y[5];
  drag_init (&drag, sample, held, 1);
  drag_move (&drag, 500.0, 300.0);

  sample->x[5] = x + 500.0;
  sample->y[5] = y + 300.0;
  alone = sample_measure_stress (sample);
  memcpy (sample->x, drag.x, sizeof (double) * sample->n_nodes);
  memcpy (sample->y, drag.y, sizeof (double) * sample->n_nodes);
  g_assert_cmpfloat (sample_measure_stress (sample), <, alone);
}

/* Fixed ones do not move by a bit; the others make way, wherever the drag comes. */
static void
test_boxes_stay_apart (void)
{
  g_autoptr (Sample) sample = sample_make_story (150, 300, 3);
  g_auto (Drag) drag = { 0 };
  const guint32 held[] = { 7, 9 };
  g_autofree double *old_x = NULL;
  g_autofree double *old_y = NULL;

  sample_run (sample);
  sample->fixed[0] = sample->fixed[20] = 1;
  old_x = g_memdup2 (sample->x, sizeof (double) * sample->n_nodes);
  old_y = g_memdup2 (sample->y, sizeof (double) * sample->n_nodes);
  drag_init (&drag, sample, held, 2);
  sample->fixed[7] = sample->fixed[9] = 1;
  for (int k = 1; k <= 8; k++)
    {
      drag_move (&drag, 140.0 * k, -45.0 * k);
      g_assert_cmpfloat (drag.x[0], ==, old_x[0]);
      g_assert_cmpfloat (drag.y[20], ==, old_y[20]);
      memcpy (sample->x, drag.x, sizeof (double) * sample->n_nodes);
      memcpy (sample->y, drag.y, sizeof (double) * sample->n_nodes);
      g_assert_cmpuint (sample_count_overlaps (sample, GAP), ==, 0);
      memcpy (sample->x, old_x, sizeof (double) * sample->n_nodes);
      memcpy (sample->y, old_y, sizeof (double) * sample->n_nodes);
    }
}

/* A map may come with boxes lying over others: they are not torn apart by the first drag. */
static void
test_heaps_stay (void)
{
  g_autoptr (Sample) sample = sample_new (60);
  g_auto (Drag) drag = { 0 };
  const guint32 held[] = { 0 };

  for (guint32 i = 1; i < 60; i++)
    {
      sample->x[i] = 2.0 * i;
      sample->y[i] = 300.0 + i;
    }
  drag_init (&drag, sample, held, 1);
  drag_move (&drag, 30.0, 300.0);
  for (guint32 i = 1; i < 60; i++)
    g_assert_cmpfloat (get_way (&drag, i), ==, 0.0);
}

/* One alone, two in one place, all held, and what is not joined to what is dragged. */
static void
test_few (void)
{
  const guint32 held[] = { 0, 1 };

  for (guint32 n = 1; n <= 3; n++)
    {
      g_autoptr (Sample) sample = sample_new (n);
      g_auto (Drag) drag = { 0 };

      if (n > 2)
        sample_join (sample, 0, 0);
      drag_init (&drag, sample, held, MIN (n, 2));
      drag_move (&drag, 10.0, 20.0);
      g_assert_cmpfloat (drag.x[0], ==, 10.0);
      g_assert_cmpfloat (drag.y[MIN (n, 2) - 1], ==, 20.0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/following/back", test_who_goes_back_finds_all_as_it_was);
  g_test_add_func ("/layout/following/near", test_near_ones_follow);
  g_test_add_func ("/layout/following/stress", test_stress_is_less_than_alone);
  g_test_add_func ("/layout/following/apart", test_boxes_stay_apart);
  g_test_add_func ("/layout/following/heaps", test_heaps_stay);
  g_test_add_func ("/layout/following/few", test_few);

  return g_test_run ();
}
