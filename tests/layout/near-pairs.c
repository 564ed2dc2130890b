/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-near-pairs.h"
#include "entente-random.h"

#include <math.h>

#define N_BOXES 400
#define MARGIN 30.0
/* In a heap: for each box so many pairs at most. */
#define MOST_PAIRS 40

typedef struct
{
  double x[N_BOXES];
  double y[N_BOXES];
  double widths[N_BOXES];
  double heights[N_BOXES];
  EntenteBoxes boxes;
} Crowd;

static void
crowd_init (Crowd *self,
            double half_width,
            double half_height)
{
  EntenteRandom random;

  entente_random_init (&random, 7, 1);
  for (guint32 i = 0; i < N_BOXES; i++)
    {
      self->x[i] = half_width * entente_random_spread (&random);
      self->y[i] = half_height * entente_random_spread (&random);
      self->widths[i] = 60.0 + entente_random_below (&random, 140);
      self->heights[i] = 20.0 + entente_random_below (&random, 10);
    }
  self->boxes = (EntenteBoxes){ N_BOXES, self->x, self->y, self->widths, self->heights, NULL, 16.0, 0.0 };
}

static GArray *
find_pairs (const EntenteBoxes *boxes,
            GCancellable       *cancellable)
{
  EntenteWork work;

  entente_work_init (&work, NULL, NULL, cancellable);

  return entente_near_pairs_find (boxes, MARGIN, &work);
}

static gboolean
are_near (const EntenteBoxes *boxes,
          guint32             a,
          guint32             b)
{
  double dx = fabs (boxes->x[a] - boxes->x[b]);
  double dy = fabs (boxes->y[a] - boxes->y[b]);

  return (dx < (boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap + MARGIN
          && dy < (boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap + MARGIN)
         || dx * dx + dy * dy < (boxes->distance + MARGIN) * (boxes->distance + MARGIN);
}

/* By the plainest method there is: each pair once, and no other. */
static void
check_pairs (const EntenteBoxes *boxes)
{
  g_autoptr (GArray) pairs = find_pairs (boxes, NULL);
  g_autofree guint8 *counts = g_new0 (guint8, N_BOXES * N_BOXES);

  for (guint k = 0; k < pairs->len; k++)
    {
      EntenteNearPair pair = g_array_index (pairs, EntenteNearPair, k);

      counts[MIN (pair.a, pair.b) * N_BOXES + MAX (pair.a, pair.b)]++;
    }
  for (guint32 a = 0; a < N_BOXES; a++)
    {
      for (guint32 b = a + 1; b < N_BOXES; b++)
        g_assert_cmpuint (counts[a * N_BOXES + b], ==, are_near (boxes, a, b) ? 1 : 0);
    }
}

static void
test_each_once (void)
{
  static const double distances[] = { 0.0, 50.0, 300.0 };
  static const double halves[][2] = { { 4000.0, 2400.0 }, { 30000.0, 10.0 }, { 10.0, 30000.0 } };

  for (guint k = 0; k < G_N_ELEMENTS (halves); k++)
    {
      for (guint d = 0; d < G_N_ELEMENTS (distances); d++)
        {
          Crowd crowd;

          crowd_init (&crowd, halves[k][0], halves[k][1]);
          crowd.boxes.distance = distances[d];
          check_pairs (&crowd.boxes);
          /* Boxes as wide or high as all others together, and some very far out. */
          crowd.widths[3] = crowd.widths[80] = 3000.0;
          crowd.heights[5] = 2500.0;
          crowd.x[9] = 1e7;
          crowd.y[10] = -1e7;
          crowd.y[11] = crowd.y[10] + 10.0;
          crowd.x[11] = crowd.x[10];
          check_pairs (&crowd.boxes);
        }
    }
}

static void
test_heap (void)
{
  g_autoptr (GArray) pairs = NULL;
  Crowd crowd;

  crowd_init (&crowd, 0.0, 0.0);
  pairs = find_pairs (&crowd.boxes, NULL);
  g_assert_cmpuint (pairs->len, >=, N_BOXES);
  g_assert_cmpuint (pairs->len, <=, MOST_PAIRS * N_BOXES);
}

/* Two large boxes above more small ones than one box asks for. */
static void
test_large_first (void)
{
  g_autoptr (GArray) pairs = NULL;
  gboolean met = FALSE;
  Crowd crowd;

  crowd_init (&crowd, 300.0, 100.0);
  for (guint32 k = 0; k < 2; k++)
    {
      crowd.x[k] = 400.0 * k;
      crowd.y[k] = 0.0;
      crowd.widths[k] = 2000.0;
      crowd.heights[k] = 400.0;
    }
  pairs = find_pairs (&crowd.boxes, NULL);
  for (guint k = 0; k < pairs->len; k++)
    {
      EntenteNearPair pair = g_array_index (pairs, EntenteNearPair, k);

      met = met || MAX (pair.a, pair.b) == 1;
    }
  g_assert_true (met);
}

/* What no cell can be reckoned for is still found beside others like it, and in nobody's way else. */
static void
test_no_places (void)
{
  g_autoptr (GArray) pairs = NULL;
  Crowd crowd;

  crowd_init (&crowd, 4000.0, 2400.0);
  crowd.x[7] = crowd.x[8] = 1e300;
  crowd.y[7] = crowd.y[8] = -1e300;
  crowd.x[9] = NAN;
  crowd.y[10] = INFINITY;
  pairs = find_pairs (&crowd.boxes, NULL);
  for (guint k = 0; k < pairs->len; k++)
    {
      EntenteNearPair pair = g_array_index (pairs, EntenteNearPair, k);
      guint32 first = MIN (pair.a, pair.b);
      guint32 second = MAX (pair.a, pair.b);

      g_assert_true ((first == 7 && second == 8)
                     || ((first < 7 || first > 10) && (second < 7 || second > 10)));
    }
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Crowd crowd;

  crowd_init (&crowd, 1000.0, 1000.0);
  g_cancellable_cancel (cancellable);
  g_assert_null (find_pairs (&crowd.boxes, cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/near-pairs/each-once", test_each_once);
  g_test_add_func ("/layout/near-pairs/heap", test_heap);
  g_test_add_func ("/layout/near-pairs/large-first", test_large_first);
  g_test_add_func ("/layout/near-pairs/no-places", test_no_places);
  g_test_add_func ("/layout/near-pairs/cancel", test_cancel);

  return g_test_run ();
}
