/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-nearness.h"
#include "entente-random.h"
#include "entente-thinning.h"

#include <math.h>
#include <string.h>

#define N_BOXES 3000
#define WIDTH 120.0
#define HEIGHT 28.0
#define GAP 16.0

typedef struct
{
  double x[N_BOXES];
  double y[N_BOXES];
  double widths[N_BOXES];
  double heights[N_BOXES];
  EntenteBoxes boxes;
} Crowd;

/* In a square of which they would fill this part. */
static Crowd *
crowd_new (double density)
{
  Crowd *self = g_new0 (Crowd, 1);
  double half = sqrt (N_BOXES * (WIDTH + GAP) * (HEIGHT + GAP) / density) / 2.0;
  EntenteRandom random;

  entente_random_init (&random, 5, 1);
  for (guint32 i = 0; i < N_BOXES; i++)
    {
      self->x[i] = half * entente_random_spread (&random);
      self->y[i] = half * entente_random_spread (&random);
      self->widths[i] = WIDTH;
      self->heights[i] = HEIGHT;
    }
  self->boxes = (EntenteBoxes){ N_BOXES, self->x, self->y, self->widths, self->heights, NULL, GAP, 0.0 };

  return self;
}

static gboolean
flow (Crowd        *self,
      GCancellable *cancellable)
{
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, cancellable);
  return entente_thinning_flow (&self->boxes, &work);
}

/* In the densest of squares of a tenth of the crowd each: what part of it boxes would fill. */
static double
find_most_density (const Crowd *self,
                   double       side)
{
  double most = 0.0;

  for (gint row = -8; row < 8; row++)
    {
      for (gint column = -8; column < 8; column++)
        {
          guint n = 0;

          for (guint32 i = 0; i < N_BOXES; i++)
            n += (gint) floor (self->x[i] / side) == column && (gint) floor (self->y[i] / side) == row;
          most = MAX (most, n * (WIDTH + GAP) * (HEIGHT + GAP) / (side * side));
        }
    }

  return most;
}

static void
test_crowd (void)
{
  g_autofree Crowd *crowd = crowd_new (2.5);
  double side = sqrt (N_BOXES / 10.0 * (WIDTH + GAP) * (HEIGHT + GAP));

  g_assert_cmpfloat (find_most_density (crowd, side), >, 2.0);
  g_assert_true (flow (crowd, NULL));
  for (guint32 i = 0; i < N_BOXES; i++)
    g_assert_true (isfinite (crowd->x[i]) && isfinite (crowd->y[i]));
  g_test_message ("%.3f", find_most_density (crowd, side));
  g_assert_cmpfloat (find_most_density (crowd, side), <, 1.1);
}

/* Who has room stays. */
static void
test_room (void)
{
  g_autofree Crowd *crowd = crowd_new (0.1);
  g_autofree Crowd *before = crowd_new (0.1);

  g_assert_true (flow (crowd, NULL));
  g_assert_cmpmem (crowd->x, sizeof crowd->x, before->x, sizeof before->x);
  g_assert_cmpmem (crowd->y, sizeof crowd->y, before->y, sizeof before->y);
}

/* Who stands far from a crowd stays, to the bit. */
static void
test_bystander (void)
{
  g_autofree Crowd *crowd = crowd_new (2.5);

  crowd->x[0] = 50000.0;
  crowd->y[0] = -20000.0;
  g_assert_true (flow (crowd, NULL));
  g_assert_cmpfloat (crowd->x[0], ==, 50000.0);
  g_assert_cmpfloat (crowd->y[0], ==, -20000.0);
}

/* All in one place, or one alone very far: nothing to flow along, and no ground without end. */
static void
test_extremes (void)
{
  g_autofree Crowd *crowd = crowd_new (2.5);

  crowd->x[0] = 1e12;
  g_assert_true (flow (crowd, NULL));
  memset (crowd->x, 0, sizeof crowd->x);
  memset (crowd->y, 0, sizeof crowd->y);
  g_assert_true (flow (crowd, NULL));
  for (guint32 i = 0; i < N_BOXES; i++)
    g_assert_true (isfinite (crowd->x[i]) && isfinite (crowd->y[i]));
}

static void
test_cancel (void)
{
  g_autofree Crowd *crowd = crowd_new (2.5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (flow (crowd, cancellable));
}

static gboolean
is_listed (const EntenteNearness *nearness,
           guint32                box,
           guint32                other)
{
  for (guint32 k = nearness->starts[box]; k < nearness->starts[box + 1]; k++)
    {
      if (nearness->others[k] == other)
        return TRUE;
    }

  return FALSE;
}

/* Each pair that is in each other's way is in both lists, until boxes have moved half the margin. */
static void
test_nearness (void)
{
  g_autofree Crowd *crowd = crowd_new (0.7);
  g_autoptr (EntenteNearness) nearness = NULL;
  EntenteNearness *first;
  EntenteWork work;
  guint n_pairs = 0;
  guint32 n_blocked = 0;

  entente_work_init (&work, NULL, NULL, NULL);
  crowd->boxes.distance = 60.0;
  g_assert_true (entente_nearness_renew (&nearness, &crowd->boxes, &work));
  for (guint32 i = 0; i < N_BOXES; i++)
    crowd->x[i] += i % 2 == 0 ? 0.49 * nearness->margin : -0.49 * nearness->margin;
  for (guint32 i = 0; i < N_BOXES; i++)
    {
      gboolean blocked = FALSE;

      for (guint32 j = 0; j < N_BOXES; j++)
        {
          double dx = crowd->x[i] - crowd->x[j];
          double dy = crowd->y[i] - crowd->y[j];

          if (i == j || fabs (dx) >= entente_settling_get_clear_x (&crowd->boxes, i, j, dy))
            continue;
          g_assert_true (is_listed (nearness, i, j));
          blocked = TRUE;
          n_pairs++;
        }
      n_blocked += blocked ? 1 : 0;
    }
  g_assert_cmpuint (entente_nearness_count (nearness, &crowd->boxes), ==, n_blocked);
  g_assert_cmpuint (n_pairs, >, N_BOXES);

  first = nearness;
  g_assert_true (entente_nearness_renew (&nearness, &crowd->boxes, &work));
  g_assert_true (nearness == first);
  for (guint32 i = 0; i < N_BOXES; i++)
    crowd->y[i] += nearness->margin;
  g_assert_true (entente_nearness_renew (&nearness, &crowd->boxes, &work));
  g_assert_cmpfloat (nearness->y[0], ==, crowd->y[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/thinning/crowd", test_crowd);
  g_test_add_func ("/layout/thinning/room", test_room);
  g_test_add_func ("/layout/thinning/bystander", test_bystander);
  g_test_add_func ("/layout/thinning/extremes", test_extremes);
  g_test_add_func ("/layout/thinning/cancel", test_cancel);
  g_test_add_func ("/layout/thinning/nearness", test_nearness);

  return g_test_run ();
}
