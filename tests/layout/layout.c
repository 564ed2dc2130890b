/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
test_nothing (void)
{
  EntenteLayoutGraph graph = { 0 };
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;

  g_assert_true (entente_layout_run (&graph, &options, NULL, NULL, NULL, NULL, NULL, NULL));
}

static void
test_few (void)
{
  for (guint32 n = 1; n <= 5; n++)
    {
      g_autoptr (Sample) tied = sample_make_path (n);
      g_autoptr (Sample) lone = sample_new (n);

      sample_run (tied);
      sample_run (lone);
      g_assert_cmpuint (sample_count_overlaps (tied, 16.0), ==, 0);
      g_assert_cmpuint (sample_count_overlaps (lone, 16.0), ==, 0);
    }
}

/* Two boxes side by side have the wished free length between them. */
static void
test_tie_length (void)
{
  g_autoptr (Sample) sample = sample_make_path (2);

  sample_run (sample);
  g_assert_cmpfloat_with_epsilon (sample->y[0], sample->y[1], 0.5);
  g_assert_cmpfloat_with_epsilon (fabs (sample->x[0] - sample->x[1]), 230.0, 0.5);
}

/* What is written on ties has its room, also where it is long on some and nothing on others. */
static void
test_rooms (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (Sample) sample = sample_make_story (20, 28, seed);
      guint n_short = 0;

      sample->rooms = g_new (float, sample->sources->len);
      for (guint e = 0; e < sample->sources->len; e++)
        sample->rooms[e] = 60.0f * (float) (e % 5);
      sample_run (sample);
      g_assert_cmpuint (sample_count_overlaps (sample, 16.0), ==, 0);
      for (guint e = 0; e < sample->sources->len; e++)
        {
          guint32 a = g_array_index (sample->sources, guint32, e);
          guint32 b = g_array_index (sample->targets, guint32, e);
          double dx = fabs (sample->x[a] - sample->x[b]);
          double dy = fabs (sample->y[a] - sample->y[b]);
          double length = hypot (dx, dy);
          double rims = MIN ((double) (sample->widths[a] + sample->widths[b]) / 2.0 * length / dx,
                             30.0 * length / dy);

          n_short += a != b && length - rims < (double) sample->rooms[e] - 8.0 ? 1 : 0;
        }
      g_test_message ("%u of %u", n_short, sample->sources->len);
      g_assert_cmpuint (n_short, <=, 2);
    }
}

static void
test_stress (void)
{
  static const struct
  {
    const char *name;
    double most;
  } cases[] = {
    { "path", 0.001 }, { "cycle", 0.02 }, { "star", 0.16 }, { "grid", 0.02 }, { "story", 0.13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Sample) sample = NULL;
      double stress;

      switch (i)
        {
        case 0: sample = sample_make_path (30); break;
        case 1: sample = sample_make_cycle (30); break;
        case 2: sample = sample_make_star (30); break;
        case 3: sample = sample_make_grid (12); break;
        default: sample = sample_make_story (80, 240, 5); break;
        }
      /* Small boxes: what is measured is the placing, not how boxes were parted. */
      for (guint32 k = 0; k < sample->n_nodes; k++)
        sample->widths[k] = sample->heights[k] = 4.0f;
      sample_run (sample);
      stress = sample_measure_stress (sample);
      g_test_message ("%s: %.4f", cases[i].name, stress);
      g_assert_cmpfloat (stress, <, cases[i].most);
      g_assert_cmpuint (sample_count_overlaps (sample, 16.0), ==, 0);
    }
}

static void
test_loops_and_doubles (void)
{
  g_autoptr (Sample) plain = sample_make_grid (5);
  g_autoptr (Sample) noisy = sample_make_grid (5);

  for (guint32 i = 0; i < 25; i++)
    sample_join (noisy, i, i);
  sample_run (plain);
  sample_run (noisy);
  g_assert_cmpmem (plain->x, 25 * sizeof (double), noisy->x, 25 * sizeof (double));

  sample_join (noisy, 1, 0);
  sample_join (noisy, 0, 1);
  sample_run (noisy);
  g_assert_cmpuint (sample_count_overlaps (noisy, 16.0), ==, 0);
}

static void
test_components (void)
{
  g_autoptr (Sample) sample = sample_new (80);

  /* A ring of 30, ten pairs, thirty alone. */
  for (guint32 i = 0; i < 30; i++)
    sample_join (sample, i, (i + 1) % 30);
  for (guint32 i = 30; i < 50; i += 2)
    sample_join (sample, i, i + 1);
  sample_run (sample);

  g_assert_cmpuint (sample_count_overlaps (sample, 16.0), ==, 0);
}

static void
test_aspect (void)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  g_autoptr (Sample) sample = sample_make_path (40);
  double width = 0.0;
  double height = 0.0;

  options.aspect = 0.5;
  g_assert_true (sample_run_full (sample, &options, NULL, NULL, NULL, NULL));
  for (guint32 i = 0; i < 40; i++)
    {
      width = MAX (width, fabs (sample->x[i] - sample->x[0]));
      height = MAX (height, fabs (sample->y[i] - sample->y[0]));
    }
  g_assert_cmpfloat (height, >, width);
}

/* The block of those without ties has the window's aspect though few of its names are as long as the longest. */
static void
test_aspect_of_lone (void)
{
  g_autoptr (Sample) sample = sample_new (400);
  double right = 0.0;
  double bottom = 0.0;
  double left = INFINITY;
  double top = INFINITY;

  for (guint32 i = 0; i < 400; i++)
    sample->widths[i] = i % 20 == 0 ? 400.0f : 60.0f;
  sample_run (sample);
  for (guint32 i = 0; i < 400; i++)
    {
      left = MIN (left, sample->x[i] - (double) sample->widths[i] / 2.0);
      right = MAX (right, sample->x[i] + (double) sample->widths[i] / 2.0);
      top = MIN (top, sample->y[i] - (double) sample->heights[i] / 2.0);
      bottom = MAX (bottom, sample->y[i] + (double) sample->heights[i] / 2.0);
    }
  g_assert_cmpfloat (right - left, >, 1.2 * (bottom - top));
  g_assert_cmpfloat (right - left, <, 2.2 * (bottom - top));
}

static void
test_overlaps (void)
{
  for (guint32 seed = 0; seed < 12; seed++)
    {
      g_autoptr (Sample) sample = sample_make_story (50 + 40 * seed, 100 + 150 * seed, seed);
      GRand *random = g_rand_new_with_seed (seed);

      for (guint32 i = 0; i < sample->n_nodes; i++)
        {
          sample->widths[i] = (float) exp (g_rand_double_range (random, 0.0, 7.0));
          sample->heights[i] = (float) exp (g_rand_double_range (random, 0.0, 6.0));
        }
      g_rand_free (random);
      sample_run (sample);
      g_assert_cmpuint (sample_count_overlaps (sample, 16.0), ==, 0);
    }
}

/* The picture's area over that of the boxes. */
static double
measure_area (Sample *sample)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double boxes = 0.0;

  for (guint32 i = 0; i < sample->n_nodes; i++)
    {
      double width = (double) sample->widths[i];
      double height = (double) sample->heights[i];

      left = MIN (left, sample->x[i] - width / 2.0);
      right = MAX (right, sample->x[i] + width / 2.0);
      top = MIN (top, sample->y[i] - height / 2.0);
      bottom = MAX (bottom, sample->y[i] + height / 2.0);
      boxes += width * height;
    }

  return (right - left) * (bottom - top) / boxes;
}

/* The same network twice: with hardly any boxes, and with wide ones. */
static void
run_points_and_names (Sample *points,
                      Sample *names)
{
  for (guint32 i = 0; i < points->n_nodes; i++)
    {
      points->widths[i] = points->heights[i] = 4.0f;
      names->widths[i] = 90.0f + 15.0f * (float) (i % 10);
    }
  sample_run (points);
  sample_run (names);
}

/* Names are wide; that they must not overlap costs little of the distances, and the picture stays
 * small enough for them to be read. */
static void
test_parted_stress (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (Sample) points = sample_make_story (70 * seed, 160 * seed, seed);
      g_autoptr (Sample) names = sample_make_story (70 * seed, 160 * seed, seed);

      run_points_and_names (points, names);

      g_assert_cmpuint (sample_count_overlaps (names, 16.0), ==, 0);
      g_test_message ("%.4f after %.4f", sample_measure_stress (names), sample_measure_stress (points));
      g_assert_cmpfloat (sample_measure_stress (names), <, 1.02 * sample_measure_stress (points));
      g_assert_cmpfloat (measure_area (names), <, 10.0);
    }
}

/* Each node but the first hangs on one of the twenty before it. */
static Sample *
make_limbs (guint32 n)
{
  Sample *sample = sample_new (n);

  for (guint32 i = 1; i < n; i++)
    sample_join (sample, i, i - 1 - MIN (i - 1, i * 7919 % 20));

  return sample;
}

/* A tree of long limbs fills little of a picture: this one becomes larger, before names bend it. */
static void
test_parted_limbs (void)
{
  g_autoptr (Sample) points = make_limbs (1000);
  g_autoptr (Sample) names = make_limbs (1000);

  run_points_and_names (points, names);

  g_assert_cmpuint (sample_count_overlaps (names, 16.0), ==, 0);
  g_test_message ("%.4f after %.4f, area %.1f", sample_measure_stress (names),
                  sample_measure_stress (points), measure_area (names));
  g_assert_cmpfloat (sample_measure_stress (names), <, 1.06 * sample_measure_stress (points));
  g_assert_cmpfloat (measure_area (names), <, 50.0);
}

/* Whoever has many leaves, or a crowd around, and long strings that hang on it. */
typedef struct
{
  guint32 n_hubs;   /* each tied to four before it */
  guint32 n_leaves; /* of each hub */
  guint32 n_strings;
  guint32 length;
  double most_cost; /* in stress: of that of points */
  double most_area;
} Hubs;

static Sample *
make_hubs (const Hubs *hubs)
{
  guint32 n_leaves = hubs->n_hubs * hubs->n_leaves;
  guint32 first = hubs->n_hubs + n_leaves;
  guint32 n = first + hubs->n_strings * hubs->length;
  Sample *sample = sample_new (n);
  g_autoptr (GRand) random = g_rand_new_with_seed (n);

  for (guint32 i = 1; i < hubs->n_hubs; i++)
    {
      for (guint k = 0; k < 4; k++)
        sample_join (sample, i, (guint32) g_rand_int_range (random, 0, (gint32) i));
    }
  for (guint32 i = 0; i < n_leaves; i++)
    sample_join (sample, i % hubs->n_hubs, hubs->n_hubs + i);
  for (guint32 i = first; i < n; i++)
    {
      gboolean is_tied = (i - first) % hubs->length == 0;

      sample_join (sample, i, is_tied ? (i - first) / hubs->length % hubs->n_hubs : i - 1);
    }
  for (guint32 i = 0; i < n; i++)
    sample->widths[i] = (float) g_rand_double_range (random, 60.0, 280.0);

  return sample;
}

/* What is dense and has long strings has no room for its names in a usual picture: it gets a larger one,
 * but none that is hundreds of times as large as its boxes, whatever the distances lose. */
static void
test_parted_hubs (void)
{
  static const Hubs cases[] = {
    { 1, 250, 3, 40, 2.5, 100.0 },
    { 2, 200, 8, 20, 1.4, 90.0 },
    { 250, 0, 40, 10, 1.06, 40.0 },
    { 150, 0, 10, 40, 1.8, 90.0 },
    { 3, 150, 6, 10, 1.1, 60.0 },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (Sample) points = make_hubs (&cases[k]);
      g_autoptr (Sample) names = make_hubs (&cases[k]);
      EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
      double cost;

      options.keep_overlaps = TRUE;
      g_assert_true (sample_run_full (points, &options, NULL, NULL, NULL, NULL));
      sample_run (names);

      cost = sample_measure_stress (names) / sample_measure_stress (points);
      g_test_message ("%u hubs: %.2f times the stress, area %.1f", cases[k].n_hubs, cost,
                      measure_area (names));
      g_assert_cmpuint (sample_count_overlaps (names, 16.0), ==, 0);
      g_assert_cmpfloat (cost, <, cases[k].most_cost);
      g_assert_cmpfloat (measure_area (names), <, cases[k].most_area);
    }
}

/* To the nearest node, of which one in twenty has less, in median ties. */
static double
measure_nearest (Sample *sample)
{
  guint32 n = sample->n_nodes;
  g_autofree double *nearest = g_new (double, n);
  g_autofree double *ties = g_new (double, sample->sources->len);

  for (guint k = 0; k < sample->sources->len; k++)
    {
      guint32 a = g_array_index (sample->sources, guint32, k);
      guint32 b = g_array_index (sample->targets, guint32, k);

      ties[k] = hypot (sample->x[a] - sample->x[b], sample->y[a] - sample->y[b]);
    }
  for (guint32 i = 0; i < n; i++)
    {
      nearest[i] = INFINITY;
      for (guint32 j = 0; j < n; j++)
        {
          if (i != j)
            nearest[i] = MIN (nearest[i],
                              hypot (sample->x[i] - sample->x[j], sample->y[i] - sample->y[j]));
        }
    }
  qsort (nearest, n, sizeof (double), compare_doubles);
  qsort (ties, sample->sources->len, sizeof (double), compare_doubles);

  return nearest[n / 20] / ties[sample->sources->len / 2];
}

/* Leaves of one hub do not stack: few have another nearer than a share of the median tie. */
static void
test_evened (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (Sample) sample = sample_make_story (100, 220, seed);
      double nearest;

      sample_run (sample);
      nearest = measure_nearest (sample);
      g_test_message ("%.3f", nearest);
      g_assert_cmpfloat (nearest, >, 0.31);
    }
}

/* Where there is no room for that, all the room there is is used, at little cost. */
static void
test_evened_crowd (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (Sample) names = sample_make_story (300, 900, seed);
      g_autoptr (Sample) points = sample_make_story (300, 900, seed);
      double nearest;

      run_points_and_names (points, names);
      nearest = measure_nearest (names);
      g_test_message ("%.3f, stress %.4f after %.4f", nearest, sample_measure_stress (names),
                      sample_measure_stress (points));
      g_assert_cmpfloat (nearest, >, 0.28);
      g_assert_cmpfloat (sample_measure_stress (names), <, 1.03 * sample_measure_stress (points));
    }
}

/* All ties' lengths over the way from node to node. */
static double
measure_way (Sample  *sample,
             guint32  a,
             guint32  b)
{
  double sum = 0.0;

  for (guint e = 0; e < sample->sources->len; e++)
    {
      guint32 source = g_array_index (sample->sources, guint32, e);
      guint32 target = g_array_index (sample->targets, guint32, e);

      sum += hypot (sample->x[source] - sample->x[target], sample->y[source] - sample->y[target]);
    }

  return sum / hypot (sample->x[a] - sample->x[b], sample->y[a] - sample->y[b]);
}

/* Names part without bending what is long and thin; lines lie. */
static void
test_lines (void)
{
  static const guint32 sizes[] = { 300, 3000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint32 n = sizes[k];
      g_autoptr (Sample) path = sample_make_path (n);
      g_autoptr (Sample) ring = sample_make_cycle (n);

      for (guint32 i = 0; i < n; i++)
        path->widths[i] = ring->widths[i] = 60.0f + 20.0f * (float) (i % 9);
      sample_run (path);
      sample_run (ring);
      g_assert_cmpuint (sample_count_overlaps (path, 16.0), ==, 0);
      g_assert_cmpuint (sample_count_overlaps (ring, 16.0), ==, 0);
      g_test_message ("%.3f, %.3f", measure_way (path, 0, n - 1), measure_way (ring, 0, n / 2));
      g_assert_cmpfloat (measure_way (path, 0, n - 1), <, 1.1);
      g_assert_cmpfloat (measure_way (ring, 0, n / 2), <, 1.1 * G_PI);
      g_assert_cmpfloat (fabs (path->y[0] - path->y[n - 1]), <,
                         0.01 * fabs (path->x[0] - path->x[n - 1]));
    }
}

/* Without the pass boxes overlap, and there is less stress. */
static void
test_keep_overlaps (void)
{
  g_autoptr (Sample) points = sample_make_story (150, 300, 2);
  g_autoptr (Sample) boxes = sample_make_story (150, 300, 2);
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;

  options.keep_overlaps = TRUE;
  g_assert_true (sample_run_full (points, &options, NULL, NULL, NULL, NULL));
  sample_run (boxes);
  g_assert_cmpuint (sample_count_overlaps (points, 0.0), >, 0);
  g_assert_cmpuint (sample_count_overlaps (boxes, options.gap), ==, 0);
  g_assert_cmpfloat (sample_measure_stress (points), <, sample_measure_stress (boxes));
}

static void
test_all_fixed (void)
{
  g_autoptr (Sample) sample = sample_make_grid (5);

  for (guint32 i = 0; i < 25; i++)
    {
      sample->fixed[i] = 1;
      sample->x[i] = i / 3;
      sample->y[i] = 1e12 * i;
    }
  sample_run (sample);
  for (guint32 i = 0; i < 25; i++)
    {
      g_assert_cmpfloat (sample->x[i], ==, i / 3);
      g_assert_cmpfloat (sample->y[i], ==, 1e12 * i);
    }
}

static void
check_mixed (guint32 n_fixed,
             guint32 n_lone)
{
  guint32 n = 200;
  g_autoptr (Sample) sample = sample_make_story (n, 500, 11);
  g_autoptr (Sample) mixed = sample_make_story (n + n_lone, 500, 11);
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;

  sample_run (sample);
  mixed->n_nodes = n + n_lone;
  g_array_set_size (mixed->sources, 0);
  g_array_set_size (mixed->targets, 0);
  g_array_append_vals (mixed->sources, sample->sources->data, sample->sources->len);
  g_array_append_vals (mixed->targets, sample->targets->data, sample->targets->len);
  for (guint32 i = 0; i < n_fixed; i++)
    {
      mixed->fixed[i] = 1;
      mixed->x[i] = sample->x[i] + 5000.0;
      mixed->y[i] = sample->y[i] - 300.0;
      mixed->widths[i] = sample->widths[i];
    }
  x = g_memdup2 (mixed->x, sizeof (double) * n_fixed);
  y = g_memdup2 (mixed->y, sizeof (double) * n_fixed);
  sample_run (mixed);

  g_assert_cmpmem (mixed->x, sizeof (double) * n_fixed, x, sizeof (double) * n_fixed);
  g_assert_cmpmem (mixed->y, sizeof (double) * n_fixed, y, sizeof (double) * n_fixed);
  g_assert_cmpuint (sample_count_overlaps (mixed, 16.0), ==, 0);
}

static void
test_mixed (void)
{
  check_mixed (1, 0);
  check_mixed (2, 1);
  check_mixed (30, 5);
  check_mixed (180, 40);
  check_mixed (199, 0);
}

static double
find_median_tie (Sample *sample)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint e = 0; e < sample->sources->len; e++)
    {
      guint32 a = g_array_index (sample->sources, guint32, e);
      guint32 b = g_array_index (sample->targets, guint32, e);
      double length = hypot (sample->x[a] - sample->x[b], sample->y[a] - sample->y[b]);

      g_array_append_val (lengths, length);
    }
  g_array_sort (lengths, compare_doubles);

  return g_array_index (lengths, double, lengths->len / 2);
}

/* Lays out again from where everything stands; how far nodes move, in the mean, in median ties. */
static double
measure_moves_in (Sample             *sample,
                  EntenteLayoutStyle  style)
{
  g_autofree double *x = g_memdup2 (sample->x, sizeof (double) * sample->n_nodes);
  g_autofree double *y = g_memdup2 (sample->y, sizeof (double) * sample->n_nodes);
  double tie = find_median_tie (sample);
  double sum = 0.0;

  memset (sample->placed, 1, sample->n_nodes);
  sample_run_style (sample, style);
  g_assert_cmpuint (sample_count_overlaps (sample, 0.0), ==, 0);
  for (guint32 i = 0; i < sample->n_nodes; i++)
    sum += hypot (sample->x[i] - x[i], sample->y[i] - y[i]);

  return sum / tie / sample->n_nodes;
}

static double
measure_moves (Sample *sample)
{
  return measure_moves_in (sample, ENTENTE_LAYOUT_DISTANCES);
}

/* What is good is kept: nobody moves where nothing is new, few and little for one relation. */
static void
test_stability (void)
{
  for (EntenteLayoutStyle style = ENTENTE_LAYOUT_DISTANCES; style <= ENTENTE_LAYOUT_CLUSTERS; style++)
    {
      g_autoptr (Sample) sample = sample_make_story (500, 1500, 3);
      double moves;

      sample_run_style (sample, style);
      g_assert_cmpfloat (measure_moves_in (sample, style), ==, 0.0);
      sample_join (sample, 17, 403);
      moves = measure_moves_in (sample, style);
      g_test_message ("one relation: %.4f", moves);
      g_assert_cmpfloat (moves, <, 0.1);
    }
}

/* Some are put where they do not belong: they are mended, and from there nobody moves. */
static void
test_mended_once (void)
{
  g_autoptr (Sample) sample = sample_make_story (3000, 6000, 1);

  sample_run (sample);
  for (guint32 i = 0; i < sample->n_nodes; i += 4)
    {
      sample->x[i] *= 0.5;
      sample->y[i] *= 0.5;
    }
  g_assert_cmpfloat (measure_moves (sample), >, 0.0);
  g_assert_cmpfloat (measure_moves (sample), ==, 0.0);
}

/* A large grid lies flat: no tie is much longer or shorter than others, and opposite corners are as far
 * apart as its sides allow. */
static void
test_unfolded (void)
{
  g_autoptr (Sample) sample = sample_make_grid (50);
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  double tie;

  options.keep_overlaps = TRUE;
  g_assert_true (sample_run_full (sample, &options, NULL, NULL, NULL, NULL));
  tie = find_median_tie (sample);
  for (guint e = 0; e < sample->sources->len; e++)
    {
      guint32 a = g_array_index (sample->sources, guint32, e);
      guint32 b = g_array_index (sample->targets, guint32, e);
      double length = hypot (sample->x[a] - sample->x[b], sample->y[a] - sample->y[b]);

      g_assert_cmpfloat (length, >, 0.5 * tie);
      g_assert_cmpfloat (length, <, 1.7 * tie);
    }
  g_assert_cmpfloat (hypot (sample->x[0] - sample->x[2499], sample->y[0] - sample->y[2499]), >,
                     60.0 * tie);
}

/* What is bad is not: a picture in which all stand anywhere is made anew. */
static void
test_mess (void)
{
  g_autoptr (Sample) sample = sample_make_grid (9);
  GRand *random = g_rand_new_with_seed (1);

  for (guint32 i = 0; i < sample->n_nodes; i++)
    {
      sample->x[i] = g_rand_double_range (random, 0.0, 2000.0);
      sample->y[i] = g_rand_double_range (random, 0.0, 2000.0);
    }
  g_rand_free (random);
  g_assert_cmpfloat (measure_moves (sample), >, 0.5);
  g_assert_cmpfloat (sample_measure_stress (sample), <, 0.05);
}

/* A new actor tied to one that stands lands near it. */
static void
test_newcomer (void)
{
  g_autoptr (Sample) sample = sample_make_grid (8);
  double dx;
  double dy;

  for (guint32 i = 0; i < 64; i++)
    {
      sample->fixed[i] = i != 63;
      sample->x[i] = 250.0 * (i % 8);
      sample->y[i] = 250.0 * (i / 8);
    }
  sample_run (sample);
  dx = sample->x[63] - 1750.0;
  dy = sample->y[63] - 1750.0;
  g_assert_cmpfloat (hypot (dx, dy), <, 250.0);
}

static void
test_no_numbers (void)
{
  g_autoptr (Sample) sample = sample_make_grid (5);

  for (guint32 i = 0; i < 25; i++)
    {
      sample->fixed[i] = i % 2;
      sample->x[i] = i % 3 == 0 ? NAN : i % 3 == 1 ? INFINITY : 1e300;
      sample->y[i] = NAN;
    }
  sample->y[5] = 3.0;
  sample->widths[2] = NAN;
  sample->widths[3] = INFINITY;
  sample->heights[4] = -1.0f;
  sample_run (sample);
  g_assert_cmpfloat (sample->x[5], ==, 1e300);
}

static void
test_same_seed (void)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  g_autoptr (Sample) first = sample_make_story (3000, 6000, 3);
  g_autoptr (Sample) second = sample_make_story (3000, 6000, 3);
  g_autoptr (Sample) other = sample_make_story (3000, 6000, 3);

  sample_run (first);
  sample_run (second);
  options.seed = 2;
  g_assert_true (sample_run_full (other, &options, NULL, NULL, NULL, NULL));
  g_assert_cmpmem (first->x, 3000 * sizeof (double), second->x, 3000 * sizeof (double));
  g_assert_cmpmem (first->y, 3000 * sizeof (double), second->y, 3000 * sizeof (double));
  g_assert_cmpint (memcmp (first->x, other->x, 3000 * sizeof (double)), !=, 0);
}

/* Also where one thread does what two would share. */
static void
test_same_on_any_number_of_threads (void)
{
  static const guint32 sizes[] = { 200, 1200, 4000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
      guint32 n = sizes[i];
      g_autoptr (Sample) one = sample_make_story (n, 3 * n, 5);
      g_autoptr (Sample) two = sample_make_story (n, 3 * n, 5);

      options.n_threads = 1;
      g_assert_true (sample_run_full (one, &options, NULL, NULL, NULL, NULL));
      options.n_threads = 2;
      g_assert_true (sample_run_full (two, &options, NULL, NULL, NULL, NULL));
      g_assert_cmpmem (one->x, n * sizeof (double), two->x, n * sizeof (double));
      g_assert_cmpmem (one->y, n * sizeof (double), two->y, n * sizeof (double));
    }
}

/* The bytes that every machine, compiler and vector unit comes to. A change of the algorithm changes
 * them: then, and only then, set them anew. */
static void
test_same_everywhere (void)
{
  static const struct
  {
    guint32 n_nodes;
    guint32 checksum;
  } cases[] = { { 300, 3953229528u }, { 3000, 1962575313u } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Sample) sample = sample_make_story (cases[i].n_nodes, 2 * cases[i].n_nodes, 9);
      guint32 checksum = 0;

      sample_run (sample);
      for (guint32 k = 0; k < sample->n_nodes; k++)
        {
          guint64 bits[2];

          memcpy (&bits[0], &sample->x[k], sizeof bits[0]);
          memcpy (&bits[1], &sample->y[k], sizeof bits[1]);
          checksum = checksum * 31 + (guint32) (bits[0] ^ bits[0] >> 32);
          checksum = checksum * 31 + (guint32) (bits[1] ^ bits[1] >> 32);
        }
      g_assert_cmpuint (checksum, ==, cases[i].checksum);
    }
}

typedef struct
{
  GCancellable *cancellable;
  double stop;
  double last;
  guint n_calls;
} Watch;

static void
watch_cb (double   part,
          gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (part, >, watch->last);
  g_assert_cmpfloat (part, <=, 1.0);
  watch->last = part;
  watch->n_calls++;
  if (part >= watch->stop)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  static const double stops[] = { 0.01, 0.3, 0.8 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (stops); i++)
    {
      g_autoptr (Sample) sample = sample_make_story (i % 2 == 0 ? 400 : 4000, 8000, 4);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Watch watch = { cancellable, stops[i / 2], 0.0, 0 };

      sample->x[7] = 42.0;
      g_assert_false (sample_run_full (sample, &options, watch_cb, &watch, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (sample->x[7], ==, 42.0);
      g_assert_cmpfloat (sample->y[7], ==, 0.0);
    }
}

static void
test_progress (void)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  g_autoptr (Sample) sample = sample_make_story (600, 1500, 4);
  Watch watch = { NULL, 2.0, 0.0, 0 };

  g_assert_true (sample_run_full (sample, &options, watch_cb, &watch, NULL, NULL));
  g_assert_cmpuint (watch.n_calls, >, 10);
  g_assert_cmpfloat (watch.last, >, 0.99);
}

/* Ten thousand and a hundred thousand in the time units of work allow: the test's own timeout. */
static void
test_large (void)
{
  g_autoptr (Sample) sample = sample_make_story (10000, 20000, 8);
  g_autoptr (Sample) lone = sample_new (100000);

  sample_run (sample);
  g_assert_cmpuint (sample_count_overlaps (sample, 16.0), ==, 0);
  g_test_message ("%.2f times their boxes", measure_area (sample));
  g_assert_cmpfloat (measure_area (sample), <, 10.0);
  sample_run (lone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/layout/nothing", test_nothing);
  g_test_add_func ("/layout/layout/few", test_few);
  g_test_add_func ("/layout/layout/tie-length", test_tie_length);
  g_test_add_func ("/layout/layout/rooms", test_rooms);
  g_test_add_func ("/layout/layout/stress", test_stress);
  g_test_add_func ("/layout/layout/loops-and-doubles", test_loops_and_doubles);
  g_test_add_func ("/layout/layout/components", test_components);
  g_test_add_func ("/layout/layout/aspect", test_aspect);
  g_test_add_func ("/layout/layout/aspect-of-lone", test_aspect_of_lone);
  g_test_add_func ("/layout/layout/overlaps", test_overlaps);
  g_test_add_func ("/layout/layout/parted-stress", test_parted_stress);
  g_test_add_func ("/layout/layout/parted-limbs", test_parted_limbs);
  g_test_add_func ("/layout/layout/parted-hubs", test_parted_hubs);
  g_test_add_func ("/layout/layout/evened", test_evened);
  g_test_add_func ("/layout/layout/evened-crowd", test_evened_crowd);
  g_test_add_func ("/layout/layout/lines", test_lines);
  g_test_add_func ("/layout/layout/keep-overlaps", test_keep_overlaps);
  g_test_add_func ("/layout/layout/all-fixed", test_all_fixed);
  g_test_add_func ("/layout/layout/mixed", test_mixed);
  g_test_add_func ("/layout/layout/newcomer", test_newcomer);
  g_test_add_func ("/layout/layout/stability", test_stability);
  g_test_add_func ("/layout/layout/mended-once", test_mended_once);
  g_test_add_func ("/layout/layout/mess", test_mess);
  g_test_add_func ("/layout/layout/unfolded", test_unfolded);
  g_test_add_func ("/layout/layout/no-numbers", test_no_numbers);
  g_test_add_func ("/layout/layout/same-seed", test_same_seed);
  g_test_add_func ("/layout/layout/threads", test_same_on_any_number_of_threads);
  g_test_add_func ("/layout/layout/same-everywhere", test_same_everywhere);
  g_test_add_func ("/layout/layout/cancel", test_cancel);
  g_test_add_func ("/layout/layout/progress", test_progress);
  g_test_add_func ("/layout/layout/large", test_large);

  return g_test_run ();
}
