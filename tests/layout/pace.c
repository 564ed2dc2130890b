/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include "entente-component.h"
#include "entente-composing.h"
#include "entente-packing.h"

#include <malloc.h>
#include <math.h>
#include <time.h>

/* Who cancels is answered within so many times what YARD_N hypotenuses take the same thread just then:
 * 50 ms, where a yard takes 10. Whatever slows one slows the other, only
 * sanitizers, which clang is here for, slow a walk along many ties more. */
#ifdef __clang__
#define MOST_YARDS 20.0
#else
#define MOST_YARDS 5.0
#endif
#define YARD_N (1 << 20)

/* A wait may be longer for what else the machine does, but not each time. */
#define N_TRIES 3

typedef struct
{
  double last; /* seconds */
  double longest;
  double part;
  double longest_at;
  guint n;
} Pace;

static double
read_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* Seconds. */
static double
measure_yard (void)
{
  g_autofree double *x = g_new (double, YARD_N);
  double begun = read_clock ();

  x[0] = 1.0;
  for (guint i = 1; i < YARD_N; i++)
    x[i] = sqrt (x[i - 1] * x[i - 1] + 1.0 / i);
  g_assert_true (isfinite (x[YARD_N - 1]));
  return read_clock () - begun;
}

static void
report_cb (double   part,
           gpointer user_data)
{
  Pace *pace = user_data;
  double now = read_clock ();

  g_assert_cmpfloat (part, >=, pace->part);
  if (now - pace->last > pace->longest)
    {
      pace->longest = now - pace->last;
      pace->longest_at = part;
    }
  pace->part = part;
  pace->last = now;
  pace->n++;
}

static void
place_all (Sample             *sample,
           EntenteLayoutStyle  style,
           gboolean            keep_overlaps,
           Pace               *pace)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  EntenteLayoutGraph graph = sample_get_graph (sample);
  g_auto (EntenteProblem) problem = { 0 };
  EntenteWork work;

  options.style = style;
  options.keep_overlaps = keep_overlaps;
  options.center = 0;
  options.from = 0;
  options.to = 1;
  entente_problem_init (&problem, &graph, &options, sample->x, sample->y);
  entente_work_init (&work, report_cb, pace, NULL);
  work.tells_all = TRUE;
  *pace = (Pace){ .last = read_clock () };
  for (guint c = 0; c < problem.components->len; c++)
    g_assert_true (entente_composing_place (&problem, g_ptr_array_index (problem.components, c), c,
                                            &work));
  g_assert_true (entente_packing_place (problem.components, 1.5, 16.0, &work));
}

static void
assert_pace (Sample             *sample,
             EntenteLayoutStyle  style,
             gboolean            keep_overlaps)
{
  double longest = G_MAXDOUBLE;

  for (guint k = 0; k < N_TRIES && longest >= MOST_YARDS; k++)
    {
      double yard = measure_yard ();
      Pace pace;

      place_all (sample, style, keep_overlaps, &pace);
      g_test_message ("%u reports, the longest wait %.1f ms at %.3f, a yard %.1f ms", pace.n,
                      pace.longest * 1e3, pace.longest_at, yard * 1e3);
      g_assert_cmpuint (pace.n, >, 20);
      longest = MIN (longest, pace.longest / yard);
    }
  g_assert_cmpfloat (longest, <, MOST_YARDS);
}

static void
test_answers_soon (void)
{
  g_autoptr (Sample) story = sample_make_story (30000, 90000, 1);
  g_autoptr (Sample) small = sample_make_story (2400, 9000, 2);
  g_autoptr (Sample) grid = sample_make_grid (110);

  assert_pace (story, ENTENTE_LAYOUT_DISTANCES, TRUE);
  assert_pace (story, ENTENTE_LAYOUT_DISTANCES, FALSE);
  assert_pace (small, ENTENTE_LAYOUT_DISTANCES, FALSE);
  assert_pace (small, ENTENTE_LAYOUT_CLUSTERS, TRUE);
  assert_pace (grid, ENTENTE_LAYOUT_DISTANCES, FALSE);
}

/* What has much of one thing: leaves, hops, parts. */
static void
test_answers_soon_to_extremes (void)
{
  g_autoptr (Sample) cycle = sample_make_cycle (30000);
  g_autoptr (Sample) path = sample_make_path (30000);
  g_autoptr (Sample) crowd = sample_make_crowd (15000);
  g_autoptr (Sample) circles = sample_make_crowd (15000);

  assert_pace (cycle, ENTENTE_LAYOUT_DISTANCES, FALSE);
  assert_pace (path, ENTENTE_LAYOUT_DISTANCES, FALSE);
  assert_pace (crowd, ENTENTE_LAYOUT_DISTANCES, FALSE);
  assert_pace (circles, ENTENTE_LAYOUT_CIRCULAR, FALSE);
}

static void
test_answers_soon_in_shapes (gconstpointer data)
{
  EntenteLayoutStyle style = GPOINTER_TO_UINT (data);
  g_autoptr (Sample) story = sample_make_story (20000, 60000, 1);
  g_autoptr (Sample) star = sample_make_star (20000);

  assert_pace (story, style, FALSE);
  assert_pace (star, style, FALSE);
}

/* What the picture looks like so far. */
typedef struct
{
  guint32 n_nodes;
  guint n;
  double spread; /* of the last */
  double told;   /* how far it is */
  double first;  /* how far it was when something was shown first */
} Shown;

/* How far places lie apart along either axis, by squares. */
static double
measure_spread (const float *x,
                const float *y,
                guint32      n)
{
  double sum_x = 0.0, sum_y = 0.0, square = 0.0;

  for (guint32 i = 0; i < n; i++)
    {
      sum_x += (double) x[i];
      sum_y += (double) y[i];
      square += (double) x[i] * (double) x[i] + (double) y[i] * (double) y[i];
    }
  return sqrt (square / n - (sum_x * sum_x + sum_y * sum_y) / n / n);
}

static void
show_cb (const guint32 *nodes,
         const float   *x,
         const float   *y,
         guint32        n_nodes,
         gpointer       user_data)
{
  Shown *shown = user_data;
  g_autofree guint8 *seen = g_new0 (guint8, shown->n_nodes);

  g_assert_cmpuint (n_nodes, ==, shown->n_nodes);
  for (guint32 i = 0; i < n_nodes; i++)
    {
      g_assert_cmpuint (nodes[i], <, shown->n_nodes);
      g_assert_false (seen[nodes[i]]);
      seen[nodes[i]] = TRUE;
      g_assert_true (isfinite (x[i]) && isfinite (y[i]));
    }
  if (shown->n == 0)
    shown->first = shown->told;
  shown->n++;
  shown->spread = measure_spread (x, y, n_nodes);
}

static void
tell_cb (double   part,
         gpointer user_data)
{
  Shown *shown = user_data;

  shown->told = part;
}

static double
measure_sample (Sample *sample,
                guint32 n)
{
  g_autofree float *x = g_new (float, n);
  g_autofree float *y = g_new (float, n);

  for (guint32 i = 0; i < n; i++)
    {
      x[i] = (float) sample->x[i];
      y[i] = (float) sample->y[i];
    }
  return measure_spread (x, y, n);
}

/* As soon as places are known, before any is made better; also while boxes make room: what is seen last is nearly
 * how it ends. */
static void
assert_shown (EntenteLayoutStyle style)
{
  g_autoptr (Sample) sample = sample_make_story (3000, 9000, 3);
  g_autoptr (Sample) unseen = sample_make_story (3000, 9000, 3);
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  Shown shown = { .n_nodes = 3000 };

  options.style = style;
  g_assert_true (sample_run_full (unseen, &options, NULL, NULL, NULL, NULL));
  options.show = show_cb;
  options.show_data = &shown;
  g_assert_true (sample_run_full (sample, &options, tell_cb, &shown, NULL, NULL));
  g_assert_cmpfloat (shown.first, <, 0.03);
  g_assert_cmpuint (shown.n, >=, 24);
  g_assert_cmpfloat_with_epsilon (shown.spread / measure_sample (sample, 3000), 1.0, 0.1);
  g_assert_cmpmem (sample->x, sizeof (double) * 3000, unseen->x, sizeof (double) * 3000);
  g_assert_cmpmem (sample->y, sizeof (double) * 3000, unseen->y, sizeof (double) * 3000);
}

static void
test_shows_itself (void)
{
  assert_shown (ENTENTE_LAYOUT_DISTANCES);
  assert_shown (ENTENTE_LAYOUT_CLUSTERS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Meson has new memory filled, which takes longer than what is done with it. */
  mallopt (M_PERTURB, 0);

  g_test_add_func ("/layout/pace/answers", test_answers_soon);
  g_test_add_func ("/layout/pace/extremes", test_answers_soon_to_extremes);
  g_test_add_data_func ("/layout/pace/circular", GUINT_TO_POINTER (ENTENTE_LAYOUT_CIRCULAR),
                        test_answers_soon_in_shapes);
  g_test_add_data_func ("/layout/pace/radial", GUINT_TO_POINTER (ENTENTE_LAYOUT_RADIAL),
                        test_answers_soon_in_shapes);
  g_test_add_data_func ("/layout/pace/layered", GUINT_TO_POINTER (ENTENTE_LAYOUT_LAYERED),
                        test_answers_soon_in_shapes);
  g_test_add_data_func ("/layout/pace/grid", GUINT_TO_POINTER (ENTENTE_LAYOUT_GRID),
                        test_answers_soon_in_shapes);
  g_test_add_data_func ("/layout/pace/between", GUINT_TO_POINTER (ENTENTE_LAYOUT_BETWEEN),
                        test_answers_soon_in_shapes);
  g_test_add_func ("/layout/pace/shows", test_shows_itself);

  return g_test_run ();
}
