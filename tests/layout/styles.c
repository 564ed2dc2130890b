/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <math.h>
#include <string.h>

static EntenteLayoutOptions
make_options (EntenteLayoutStyle style)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;

  options.style = style;
  options.center = 0;
  options.from = 0;
  options.to = 1;

  return options;
}

static void
run_options (Sample                     *sample,
             const EntenteLayoutOptions *options)
{
  GError *error = NULL;

  g_assert_true (sample_run_full (sample, options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint32 i = 0; i < sample->n_nodes; i++)
    {
      g_assert_true (isfinite (sample->x[i]));
      g_assert_true (isfinite (sample->y[i]));
    }
}

/* Ten thousand relations of one pair. */
static Sample *
make_parallel (void)
{
  Sample *sample = sample_new (2);

  for (guint i = 0; i < 10000; i++)
    sample_join (sample, i % 2, 1 - i % 2);

  return sample;
}

static Sample *
make_two_parts (void)
{
  Sample *sample = sample_make_path (9);

  g_array_set_size (sample->sources, 5);
  g_array_set_size (sample->targets, 5);

  return sample;
}

/* Given places that are no numbers, or hardly. */
static Sample *
make_wild (void)
{
  Sample *sample = sample_make_story (40, 60, 3);

  for (guint32 i = 0; i < sample->n_nodes; i++)
    {
      sample->x[i] = i % 3 == 0 ? NAN : i % 3 == 1 ? 1e300 : -INFINITY;
      sample->y[i] = i % 2 == 0 ? 1e308 : NAN;
      sample->fixed[i] = i % 5 == 0;
    }

  return sample;
}

/* Everything comes out finite, and no two boxes overlap. */
static void
test_any_input (gconstpointer data)
{
  EntenteLayoutOptions options = make_options (GPOINTER_TO_UINT (data));
  Sample *samples[] = {
    sample_new (1),          sample_new (2),     sample_make_path (2), sample_new (300),
    sample_make_star (3000), make_parallel (),   make_two_parts (),    sample_make_path (3000),
    sample_make_grid (12),   sample_make_story (200, 500, 4),
  };
  Sample *wild = make_wild ();

  for (guint k = 0; k < G_N_ELEMENTS (samples); k++)
    {
      run_options (samples[k], &options);
      g_assert_cmpuint (sample_count_overlaps (samples[k], 0.0), ==, 0);
      sample_free (samples[k]);
    }
  g_assert_true (sample_run_full (wild, &options, NULL, NULL, NULL, NULL));
  for (guint32 i = 0; i < wild->n_nodes; i++)
    g_assert_true (wild->fixed[i] || (isfinite (wild->x[i]) && isfinite (wild->y[i])));
  sample_free (wild);
}

static void
test_pins (gconstpointer data)
{
  EntenteLayoutOptions options = make_options (GPOINTER_TO_UINT (data));
  g_autoptr (Sample) sample = sample_make_story (120, 240, 6);
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;

  run_options (sample, &options);
  for (guint32 i = 0; i < sample->n_nodes; i += 7)
    {
      sample->fixed[i] = 1;
      sample->x[i] += 100.0 / 3.0;
    }
  x = g_memdup2 (sample->x, sizeof (double) * sample->n_nodes);
  y = g_memdup2 (sample->y, sizeof (double) * sample->n_nodes);
  run_options (sample, &options);
  for (guint32 i = 0; i < sample->n_nodes; i += 7)
    {
      g_assert_cmpmem (&sample->x[i], sizeof (double), &x[i], sizeof (double));
      g_assert_cmpmem (&sample->y[i], sizeof (double), &y[i], sizeof (double));
    }
  g_assert_cmpuint (sample_count_overlaps (sample, 0.0), ==, 0);
}

static gpointer
run_in_thread (gpointer data)
{
  Sample *sample = sample_make_story (300, 700, 8);

  run_options (sample, data);

  return sample;
}

/* One after the other, or two at once: the same bits. */
static void
test_same_seed (gconstpointer data)
{
  EntenteLayoutOptions options = make_options (GPOINTER_TO_UINT (data));
  g_autoptr (Sample) alone = run_in_thread (&options);
  GThread *threads[2];

  for (guint k = 0; k < 2; k++)
    threads[k] = g_thread_new ("layout", run_in_thread, &options);
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (Sample) other = g_thread_join (threads[k]);

      g_assert_cmpmem (alone->x, sizeof (double) * alone->n_nodes, other->x,
                       sizeof (double) * other->n_nodes);
      g_assert_cmpmem (alone->y, sizeof (double) * alone->n_nodes, other->y,
                       sizeof (double) * other->n_nodes);
    }
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  gint64 cancelled_at; /* µs */
} Watch;

static void
watch_cb (double   part,
          gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (part, >, watch->last);
  g_assert_cmpfloat (part, <=, 1.0);
  watch->last = part;
  if (watch->cancellable == NULL || part < 0.3 || watch->cancelled_at > 0)
    return;
  watch->cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (watch->cancellable);
}

static void
test_progress (gconstpointer data)
{
  EntenteLayoutOptions options = make_options (GPOINTER_TO_UINT (data));
  g_autoptr (Sample) sample = sample_make_story (900, 2000, 2);
  Watch watch = { NULL, 0.0, 0 };

  g_assert_true (sample_run_full (sample, &options, watch_cb, &watch, NULL, NULL));
  g_assert_cmpfloat (watch.last, >, 0.99);
}

/* What is cancelled leaves all places as they were, and soon: a little of the whole time. */
static void
test_cancel (gconstpointer data)
{
  EntenteLayoutOptions options = make_options (GPOINTER_TO_UINT (data));
  g_autoptr (Sample) sample = sample_make_story (3000, 9000, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 0.0, 0 };

  if (sample_run_full (sample, &options, watch_cb, &watch, cancellable, &error))
    return; /* done before anything was told */
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - watch.cancelled_at) / 1000.0);
  for (guint32 i = 0; i < sample->n_nodes; i++)
    g_assert_cmpfloat (sample->x[i], ==, 0.0);
}

static double
measure_tie (Sample *sample,
             guint   tie)
{
  guint32 a = g_array_index (sample->sources, guint32, tie);
  guint32 b = g_array_index (sample->targets, guint32, tie);

  return hypot (sample->x[a] - sample->x[b], sample->y[a] - sample->y[b]);
}

/* A cycle goes once around: every tie is short. */
static void
test_circular (void)
{
  g_autoptr (Sample) sample = sample_make_cycle (40);
  double width;
  double height;

  sample_run_style (sample, ENTENTE_LAYOUT_CIRCULAR);
  sample_measure_extent (sample, &width, &height);
  for (guint k = 0; k < sample->sources->len; k++)
    g_assert_cmpfloat (measure_tie (sample, k), <, width / 4.0);
}

static double
measure_radius (Sample  *sample,
                guint32  node)
{
  double width;
  double height;

  sample_measure_extent (sample, &width, &height);

  return hypot (sample->x[node], sample->y[node]) / MAX (width, height);
}

/* A few stand all equally far from the middle. */
static void
test_one_circle (void)
{
  g_autoptr (Sample) sample = sample_make_cycle (150);

  sample_run_style (sample, ENTENTE_LAYOUT_CIRCULAR);
  for (guint32 i = 1; i < sample->n_nodes; i++)
    g_assert_cmpfloat_with_epsilon (measure_radius (sample, i), measure_radius (sample, 0), 0.01);
}

/* Very many do not make one circle as wide as they are many: they stand on several, and who has most ties
 * on the innermost. */
static void
test_many_circles (void)
{
  g_autoptr (Sample) sample = sample_new (3000);
  double length = 0.0;
  double width;
  double height;

  for (guint32 i = 0; i < 30; i++)
    sample_join (sample, i, (i + 1) % 30);
  for (guint32 i = 30; i < sample->n_nodes; i++)
    sample_join (sample, i, i % 30);
  sample_run_style (sample, ENTENTE_LAYOUT_CIRCULAR);
  g_assert_cmpuint (sample_count_overlaps (sample, 16.0), ==, 0);
  for (guint32 i = 0; i < sample->n_nodes; i++)
    length += (double) (sample->widths[i] + sample->heights[i]) / 2.0;
  sample_measure_extent (sample, &width, &height);
  g_assert_cmpfloat (width, <, length / G_PI / 4.0);
  for (guint32 i = 0; i < 30; i++)
    g_assert_cmpfloat (measure_radius (sample, i), <, 0.35);
}

/* Those of one ring are equally far from the middle, those of the next one farther. */
static void
test_radial (void)
{
  g_autoptr (Sample) sample = sample_make_story (80, 100, 5);
  EntenteLayoutOptions options = make_options (ENTENTE_LAYOUT_RADIAL);
  g_autofree double *hops = sample_measure_hops (sample);
  double nearest[80];
  double farthest[80] = { 0.0 };

  options.keep_overlaps = TRUE;
  run_options (sample, &options);
  for (guint k = 0; k < 80; k++)
    nearest[k] = INFINITY;
  for (guint32 i = 0; i < 80; i++)
    {
      guint ring = (guint) hops[i];
      double distance = hypot (sample->x[i] - sample->x[0], sample->y[i] - sample->y[0]);

      nearest[ring] = MIN (nearest[ring], distance);
      farthest[ring] = MAX (farthest[ring], distance);
    }
  for (guint ring = 0; ring + 1 < 80 && isfinite (nearest[ring + 1]); ring++)
    {
      g_assert_cmpfloat_with_epsilon (nearest[ring], farthest[ring], 1e-6);
      g_assert_cmpfloat (farthest[ring], <, nearest[ring + 1] - 50.0);
    }
}

/* Without a circle every tie leads to the right; with one, few do not. */
static void
test_layered (void)
{
  g_autoptr (Sample) sample = sample_new (200);
  guint n_back = 0;

  for (guint32 i = 1; i < 200; i++)
    {
      sample_join (sample, i / 3, i);
      sample_join (sample, i / 2, i);
    }
  sample_run_style (sample, ENTENTE_LAYOUT_LAYERED);
  for (guint k = 0; k < sample->sources->len; k++)
    {
      guint32 source = g_array_index (sample->sources, guint32, k);
      guint32 target = g_array_index (sample->targets, guint32, k);

      g_assert_true (source == target || sample->x[source] < sample->x[target]);
    }

  sample_join (sample, 199, 0);
  sample_run_style (sample, ENTENTE_LAYOUT_LAYERED);
  for (guint k = 0; k < sample->sources->len; k++)
    n_back += sample->x[g_array_index (sample->sources, guint32, k)]
                  > sample->x[g_array_index (sample->targets, guint32, k)]
                ? 1
                : 0;
  g_assert_cmpuint (n_back, >, 0);
  g_assert_cmpuint (n_back, <=, 3);
}

/* Thousands around one actor do not make a picture that is endlessly high, or empty in its middle: its
 * sides are alike, and it is not much more than its boxes. */
static void
test_crowded (gconstpointer data)
{
  EntenteLayoutOptions options = make_options (GPOINTER_TO_UINT (data));
  g_autoptr (Sample) sample = sample_make_star (3000);
  double boxes = 3000.0 * 136.0 * 46.0;
  double width;
  double height;

  run_options (sample, &options);
  sample_measure_extent (sample, &width, &height);
  for (guint32 i = 1; i < sample->n_nodes && options.style == ENTENTE_LAYOUT_LAYERED; i++)
    g_assert_cmpfloat (sample->x[i], >, sample->x[0]);
  g_test_message ("%.0f × %.0f", width, height);
  g_assert_cmpfloat (width / height, >, 0.7);
  g_assert_cmpfloat (width / height, <, 1.6);
  g_assert_cmpfloat (width * height, <, 6.0 * boxes);
}

/* A tree in layers has no crossings. */
static void
test_layered_tree (void)
{
  g_autoptr (Sample) sample = sample_new (40);

  for (guint32 i = 1; i < 40; i++)
    sample_join (sample, (i - 1) / 3, i);
  sample_run_style (sample, ENTENTE_LAYOUT_LAYERED);
  for (guint32 i = 1; i < 40; i++)
    {
      for (guint32 j = 1; j < 40; j++)
        {
          guint32 a = (i - 1) / 3;
          guint32 b = (j - 1) / 3;

          if (sample->x[i] == sample->x[j] && sample->y[a] < sample->y[b])
            g_assert_cmpfloat (sample->y[i], <, sample->y[j]);
        }
    }
}

/* Boxes of different kinds stand in tables of their own. */
static void
test_grid (void)
{
  g_autoptr (Sample) sample = sample_make_story (90, 150, 5);
  double bounds[3][4];

  for (guint32 i = 0; i < sample->n_nodes; i++)
    sample->kinds[i] = i % 3;
  sample_run_style (sample, ENTENTE_LAYOUT_GRID);
  for (guint kind = 0; kind < 3; kind++)
    {
      double *own = bounds[kind];

      own[0] = own[1] = INFINITY;
      own[2] = own[3] = -INFINITY;
      for (guint32 i = kind; i < sample->n_nodes; i += 3)
        {
          own[0] = MIN (own[0], sample->x[i]);
          own[1] = MIN (own[1], sample->y[i]);
          own[2] = MAX (own[2], sample->x[i]);
          own[3] = MAX (own[3], sample->y[i]);
        }
      for (guint other = 0; other < kind; other++)
        g_assert_true (own[0] > bounds[other][2] || own[2] < bounds[other][0]
                       || own[1] > bounds[other][3] || own[3] < bounds[other][1]);
    }
}

/* 0 and 1 at the ends; 2 and 3 both mediate, 3 more strongly; 4 hangs on 0, 5 on nobody. */
static void
test_between (void)
{
  g_autoptr (Sample) sample = sample_new (6);
  EntenteLayoutOptions options = make_options (ENTENTE_LAYOUT_BETWEEN);
  const guint32 ties[][2] = { { 0, 2 }, { 2, 1 }, { 0, 3 }, { 3, 1 }, { 0, 4 }, { 3, 0 }, { 3, 1 },
                              { 3, 0 }, { 3, 1 } };

  for (guint k = 0; k < G_N_ELEMENTS (ties); k++)
    sample_join (sample, ties[k][0], ties[k][1]);
  run_options (sample, &options);
  for (guint32 i = 2; i < 5; i++)
    {
      g_assert_cmpfloat (sample->x[i], >, sample->x[0]);
      g_assert_cmpfloat (sample->x[i], <, sample->x[1]);
    }
  g_assert_cmpfloat (sample->x[4], <, sample->x[2]);
  g_assert_cmpfloat (fabs (sample->y[3] - sample->y[0]), <, fabs (sample->y[2] - sample->y[0]));
  g_assert_cmpfloat_with_epsilon (sample->y[0], sample->y[1], 1e-6);
}

/* Two cliques that one tie joins stand farther apart than distances alone set them. */
static void
test_clusters (void)
{
  double parts[2];

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (Sample) sample = sample_new (24);
      EntenteLayoutOptions options = make_options (k == 0 ? ENTENTE_LAYOUT_DISTANCES
                                                          : ENTENTE_LAYOUT_CLUSTERS);
      double inside = 0.0;

      for (guint32 i = 0; i < 24; i++)
        {
          for (guint32 j = i < 12 ? 0 : 12; j < i; j++)
            sample_join (sample, i, j);
        }
      options.keep_overlaps = TRUE;
      sample_join (sample, 0, 12);
      run_options (sample, &options);
      for (guint e = 0; e + 1 < sample->sources->len; e++)
        inside += measure_tie (sample, e) / (sample->sources->len - 1.0);
      parts[k] = measure_tie (sample, sample->sources->len - 1) / inside;
    }
  g_assert_cmpfloat (parts[1], >, 1.1 * parts[0]);
}

/* How far the neighbors of all nodes are those that are nearest, 0 … 1. */
static double
measure_neighborhood (Sample *sample)
{
  guint n_near = 0;
  guint n_ties = 0;

  for (guint e = 0; e < sample->sources->len; e++)
    {
      guint32 a = g_array_index (sample->sources, guint32, e);
      guint32 b = g_array_index (sample->targets, guint32, e);
      double length = measure_tie (sample, e);
      guint n_nearer = 0;
      guint degree = 0;

      for (guint k = 0; k < sample->sources->len; k++)
        degree += g_array_index (sample->sources, guint32, k) == a
                  || g_array_index (sample->targets, guint32, k) == a;
      for (guint32 i = 0; i < sample->n_nodes; i++)
        n_nearer += hypot (sample->x[i] - sample->x[a], sample->y[i] - sample->y[a]) < length;
      n_near += a != b && n_nearer <= degree;
      n_ties += a != b;
    }

  return (double) n_near / n_ties;
}

/* More than twice as many neighbors are near than where distances count; distances cost less than an
 * eighth for it. */
static void
assert_neighbors (Sample *distances,
                  Sample *clusters)
{
  Sample *samples[] = { distances, clusters };
  double near[2];
  double stress[2];

  for (guint k = 0; k < 2; k++)
    {
      EntenteLayoutOptions options = make_options (k == 0 ? ENTENTE_LAYOUT_DISTANCES
                                                          : ENTENTE_LAYOUT_CLUSTERS);

      options.keep_overlaps = TRUE;
      run_options (samples[k], &options);
      near[k] = measure_neighborhood (samples[k]);
      stress[k] = sample_measure_stress (samples[k]);
    }
  g_test_message ("%.3f and %.3f near, stress %.3f and %.3f", near[0], near[1], stress[0], stress[1]);
  g_assert_cmpfloat (near[1], >, 2.0 * near[0]);
  g_assert_cmpfloat (stress[1], <, 1.12 * stress[0]);
}

static void
test_neighbors (void)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      g_autoptr (Sample) distances = sample_make_story (150, 450, seed);
      g_autoptr (Sample) clusters = sample_make_story (150, 450, seed);
      g_autoptr (Sample) many_distances = sample_make_story (1500, 3500, seed);
      g_autoptr (Sample) many_clusters = sample_make_story (1500, 3500, seed);

      assert_neighbors (distances, clusters);
      assert_neighbors (many_distances, many_clusters);
    }
}

/* A grid that is closed around one of its sides, or both. */
static Sample *
make_closed_grid (guint32  n_around,
                  guint32  n_along,
                  gboolean both)
{
  Sample *sample = sample_new (n_around * n_along);

  for (guint32 i = 0; i < n_along; i++)
    {
      for (guint32 k = 0; k < n_around; k++)
        {
          sample_join (sample, i * n_around + k, i * n_around + (k + 1) % n_around);
          if (both || i + 1 < n_along)
            sample_join (sample, i * n_around + k, (i + 1) % n_along * n_around + k);
        }
    }

  return sample;
}

static double
measure_style (Sample             *sample,
               EntenteLayoutStyle  style)
{
  EntenteLayoutOptions options = make_options (style);

  options.keep_overlaps = TRUE;
  run_options (sample, &options);

  return measure_neighborhood (sample);
}

/* What distances lay over itself comes apart where it can, and stays as it is where it cannot. */
static void
test_closed (void)
{
  g_autoptr (Sample) torus = make_closed_grid (20, 20, TRUE);
  g_autoptr (Sample) cylinder = make_closed_grid (20, 30, FALSE);
  double near[2];

  near[0] = measure_style (torus, ENTENTE_LAYOUT_DISTANCES);
  near[1] = measure_style (torus, ENTENTE_LAYOUT_CLUSTERS);
  g_test_message ("torus %.3f and %.3f near", near[0], near[1]);
  g_assert_cmpfloat (near[1], >, 1.4 * near[0]);
  near[0] = measure_style (cylinder, ENTENTE_LAYOUT_DISTANCES);
  near[1] = measure_style (cylinder, ENTENTE_LAYOUT_CLUSTERS);
  g_test_message ("cylinder %.3f and %.3f near", near[0], near[1]);
  g_assert_cmpfloat (near[1], >, 0.9 * near[0]);
}

/* A ring whose nodes have neighbors up to three steps around; one in eight ties goes anywhere. */
static Sample *
make_small_world (guint32 n_nodes,
                  guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Sample *sample = sample_new (n_nodes);

  for (guint32 i = 0; i < n_nodes; i++)
    {
      for (guint32 way = 1; way <= 3; way++)
        {
          gboolean away = g_rand_int_range (random, 0, 8) == 0;
          guint32 other = away ? (guint32) g_rand_int_range (random, 0, (gint32) n_nodes)
                               : (i + way) % n_nodes;

          sample_join (sample, i, other);
        }
    }

  return sample;
}

/* Hops hold no harder than lets neighbors be as near as forces alone bring them, and no less. */
static void
test_small_world (void)
{
  double near = 0.0;
  double stress = 0.0;
  double least_stress = 0.0;

  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (Sample) distances = make_small_world (200, seed);
      g_autoptr (Sample) sample = make_small_world (200, seed);

      measure_style (distances, ENTENTE_LAYOUT_DISTANCES);
      least_stress += sample_measure_stress (distances) / 4.0;
      near += measure_style (sample, ENTENTE_LAYOUT_CLUSTERS) / 4.0;
      stress += sample_measure_stress (sample) / 4.0;
    }
  g_test_message ("%.3f near, stress %.4f and %.4f", near, least_stress, stress);
  g_assert_cmpfloat (near, >, 0.5);
  g_assert_cmpfloat (stress, <, 1.08 * least_stress);
}

/* Leaves of one node, which nothing tells from each other, do not come to lie on each other. */
static void
test_leaves (void)
{
  g_autoptr (Sample) sample = sample_make_star (400);
  EntenteLayoutOptions options = make_options (ENTENTE_LAYOUT_CLUSTERS);
  double ties = 0.0;

  options.keep_overlaps = TRUE;
  run_options (sample, &options);
  for (guint e = 0; e < sample->sources->len; e++)
    ties += measure_tie (sample, e) / sample->sources->len;
  for (guint32 i = 0; i < sample->n_nodes; i++)
    {
      for (guint32 j = 0; j < i; j++)
        g_assert_cmpfloat (hypot (sample->x[i] - sample->x[j], sample->y[i] - sample->y[j]), >,
                           0.01 * ties);
    }
}

static void
add_tests (const char    *name,
           GTestDataFunc  test)
{
  static const char *const styles[ENTENTE_LAYOUT_N_STYLES] = {
    "distances", "clusters", "circular", "radial", "layered", "grid", "between",
  };

  for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/styles/%s/%s", name, styles[k]);

      g_test_add_data_func (path, GUINT_TO_POINTER (k), test);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_tests ("any-input", test_any_input);
  add_tests ("pins", test_pins);
  add_tests ("same-seed", test_same_seed);
  add_tests ("progress", test_progress);
  add_tests ("cancel", test_cancel);
  g_test_add_func ("/layout/styles/clusters", test_clusters);
  g_test_add_func ("/layout/styles/neighbors", test_neighbors);
  g_test_add_func ("/layout/styles/small-world", test_small_world);
  g_test_add_func ("/layout/styles/closed", test_closed);
  g_test_add_func ("/layout/styles/leaves", test_leaves);
  g_test_add_func ("/layout/styles/circular", test_circular);
  g_test_add_func ("/layout/styles/one-circle", test_one_circle);
  g_test_add_func ("/layout/styles/many-circles", test_many_circles);
  g_test_add_func ("/layout/styles/radial", test_radial);
  g_test_add_func ("/layout/styles/layered", test_layered);
  g_test_add_data_func ("/layout/styles/crowded/layered", GUINT_TO_POINTER (ENTENTE_LAYOUT_LAYERED),
                        test_crowded);
  g_test_add_data_func ("/layout/styles/crowded/radial", GUINT_TO_POINTER (ENTENTE_LAYOUT_RADIAL),
                        test_crowded);
  g_test_add_func ("/layout/styles/layered-tree", test_layered_tree);
  g_test_add_func ("/layout/styles/grid", test_grid);
  g_test_add_func ("/layout/styles/between", test_between);

  return g_test_run ();
}
