/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-quality.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SOURCES 5000u /* nodes whose distances are all measured; beyond that the next one */
#define N_SOURCES 200u
#define N_AROUND 2000u     /* nodes whose neighborhood is measured in larger networks */
#define N_CROSSED 2000u    /* ties whose crossings are counted in larger networks */
#define NEAR 0.01          /* median ties */

typedef struct
{
  double value;
  guint32 index;
} Ranked;

static int
compare_ranked (const void *a,
                const void *b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->value != second->value)
    return first->value < second->value ? -1 : 1;

  return (first->index > second->index) - (first->index < second->index);
}

/* @n_wanted of 0 … @n_items − 1, all of them in order where they are no more. */
static guint32 *
sample (guint32  n_items,
        guint32  n_wanted,
        guint32 *n_found)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint32 *items = g_new (guint32, n_items + 1);

  *n_found = MIN (n_items, n_wanted);
  for (guint32 i = 0; i < n_items; i++)
    items[i] = i;
  for (guint32 i = 0; n_wanted < n_items && i < n_wanted; i++)
    {
      guint32 j = (guint32) g_rand_int_range (random, (gint32) i, (gint32) n_items);
      guint32 kept = items[i];

      items[i] = items[j];
      items[j] = kept;
    }

  return items;
}

static double
get_distance (const double *x,
              const double *y,
              guint32       a,
              guint32       b)
{
  return hypot (x[a] - x[b], y[a] - y[b]);
}

static double
measure_stress (const BenchNetwork *network,
                const double       *x,
                const double       *y)
{
  guint32 n = network->n_nodes;
  guint32 n_sources;
  g_autofree guint32 *sources = sample (n, n <= MOST_SOURCES ? n : N_SOURCES, &n_sources);
  g_autofree gint32 *hops = g_new (gint32, n);
  g_autofree guint32 *queue = g_new (guint32, n);
  double sum = 0.0;
  double squares = 0.0;
  double n_pairs = 0.0;

  for (guint32 k = 0; k < n_sources; k++)
    {
      bench_network_measure_hops (network, sources[k], hops, queue);
      for (guint32 i = 0; i < n; i++)
        {
          double ratio;

          if (hops[i] <= 0)
            continue;
          ratio = get_distance (x, y, sources[k], i) / hops[i];
          sum += ratio;
          squares += ratio * ratio;
          n_pairs += 1.0;
        }
    }

  return squares > 0.0 ? 1.0 - sum * sum / (squares * n_pairs) : 1.0;
}

/* Of node @node: what its neighbors and as many nearest nodes share. @ranked: room for each. */
static double
measure_around (const BenchNetwork *network,
                const double       *x,
                const double       *y,
                guint32             node,
                Ranked             *ranked)
{
  guint32 degree = network->starts[node + 1] - network->starts[node];
  guint32 n_common = 0;
  guint32 n = 0;
  double reach;

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      if (i != node)
        ranked[n++] = (Ranked){ get_distance (x, y, node, i), i };
    }
  /* Only as far as the farthest neighbor need be sorted. */
  reach = 0.0;
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    reach = MAX (reach, get_distance (x, y, node, network->neighbors[k]));
  n = 0;
  for (guint32 i = 0; i + 1 < network->n_nodes; i++)
    {
      if (ranked[i].value <= reach)
        ranked[n++] = ranked[i];
    }
  qsort (ranked, n, sizeof (Ranked), compare_ranked);
  for (guint32 i = 0; i < MIN (degree, n); i++)
    {
      const guint32 *begin = network->neighbors + network->starts[node];

      for (guint32 k = 0; k < degree; k++)
        n_common += begin[k] == ranked[i].index ? 1 : 0;
    }

  return (double) n_common / (2.0 * degree - n_common);
}

static double
measure_neighborhood (const BenchNetwork *network,
                      const double       *x,
                      const double       *y)
{
  guint32 n_sampled;
  g_autofree guint32 *nodes = sample (network->n_nodes,
                                      network->n_nodes <= MOST_SOURCES ? G_MAXUINT32 : N_AROUND,
                                      &n_sampled);
  g_autofree Ranked *ranked = g_new (Ranked, network->n_nodes + 1);
  double sum = 0.0;

  for (guint32 k = 0; k < n_sampled; k++)
    sum += measure_around (network, x, y, nodes[k], ranked);

  return n_sampled > 0 ? sum / n_sampled : 0.0;
}

static double
get_side (const double *x,
          const double *y,
          guint32       a,
          guint32       b,
          guint32       c)
{
  return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
}

static gboolean
do_cross (const BenchNetwork *network,
          const double       *x,
          const double       *y,
          guint32             first,
          guint32             second)
{
  guint32 a = network->sources[first];
  guint32 b = network->targets[first];
  guint32 c = network->sources[second];
  guint32 d = network->targets[second];

  if (a == c || a == d || b == c || b == d)
    return FALSE;

  return get_side (x, y, a, b, c) * get_side (x, y, a, b, d) < 0.0
         && get_side (x, y, c, d, a) * get_side (x, y, c, d, b) < 0.0;
}

static double
measure_crossings (const BenchNetwork *network,
                   const double       *x,
                   const double       *y)
{
  guint32 n_sampled;
  g_autofree guint32 *ties = sample (network->n_ties, N_CROSSED, &n_sampled);
  double n_crossings = 0.0;

  for (guint32 k = 0; k < n_sampled; k++)
    {
      for (guint32 j = 0; j < network->n_ties; j++)
        n_crossings += do_cross (network, x, y, ties[k], j) ? 0.5 : 0.0;
    }

  return n_sampled > 0 ? n_crossings / n_sampled : 0.0;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_median_tie (const BenchNetwork *network,
                 const double       *x,
                 const double       *y)
{
  g_autofree double *lengths = g_new (double, network->n_ties + 1);

  for (guint32 k = 0; k < network->n_ties; k++)
    lengths[k] = get_distance (x, y, network->sources[k], network->targets[k]);
  qsort (lengths, network->n_ties, sizeof (double), compare_doubles);

  return network->n_ties > 0 ? lengths[network->n_ties / 2] : 1.0;
}

/* For each node how far the nearest is: a sweep over them from left to right. */
static double *
find_nearest (const BenchNetwork *network,
              const double       *x,
              const double       *y)
{
  guint32 n = network->n_nodes;
  double *nearest = g_new (double, n);
  g_autofree Ranked *ranked = g_new (Ranked, n);

  for (guint32 i = 0; i < n; i++)
    {
      ranked[i] = (Ranked){ x[i], i };
      nearest[i] = INFINITY;
    }
  qsort (ranked, n, sizeof (Ranked), compare_ranked);
  for (guint32 k = 0; k < n; k++)
    {
      for (int direction = -1; direction <= 1; direction += 2)
        {
          guint32 i = ranked[k].index;

          for (gint64 l = (gint64) k + direction;
               l >= 0 && l < n && fabs (ranked[l].value - x[i]) < nearest[i]; l += direction)
            nearest[i] = MIN (nearest[i], get_distance (x, y, i, ranked[l].index));
        }
    }

  return nearest;
}

static int
compare_places (const void *a,
                const void *b)
{
  const double *first = a;
  const double *second = b;

  if (first[0] != second[0])
    return first[0] < second[0] ? -1 : 1;

  return (first[1] > second[1]) - (first[1] < second[1]);
}

/* Adds a corner to one side of the hull, of @n so far; returns how many are left. */
static guint32
turn_corner (double       *hull,
             guint32       n,
             guint32       least,
             const double *place)
{
  while (n > least)
    {
      const double *last = hull + 2 * (n - 1);
      const double *before = last - 2;

      if ((last[0] - before[0]) * (place[1] - before[1])
            > (last[1] - before[1]) * (place[0] - before[0]))
        break;
      n--;
    }
  hull[2 * n] = place[0];
  hull[2 * n + 1] = place[1];

  return n + 1;
}

/* Andrew 1979: Another efficient algorithm for convex hulls in two dimensions. DOI
 * 10.1016/0020-0190(79)90072-3. */
static void
measure_hull (const double *x,
              const double *y,
              guint32       n,
              double       *area,
              double       *perimeter)
{
  g_autofree double *places = g_new (double, 2 * n);
  g_autofree double *hull = g_new (double, 4 * n + 2);
  guint32 n_corners = 0;
  guint32 n_below;

  for (guint32 i = 0; i < n; i++)
    {
      places[2 * i] = x[i];
      places[2 * i + 1] = y[i];
    }
  qsort (places, n, 2 * sizeof (double), compare_places);
  for (guint32 i = 0; i < n; i++)
    n_corners = turn_corner (hull, n_corners, 1, places + 2 * i);
  n_below = n_corners;
  for (guint32 i = n - 1; i > 0; i--)
    n_corners = turn_corner (hull, n_corners, n_below, places + 2 * (i - 1));

  *area = 0.0;
  *perimeter = 0.0;
  for (guint32 k = 1; k < n_corners; k++)
    {
      const double *a = hull + 2 * (k - 1);
      const double *b = hull + 2 * k;

      *area += (a[0] * b[1] - b[0] * a[1]) / 2.0;
      *perimeter += hypot (a[0] - b[0], a[1] - b[1]);
    }
}

/* The largest d with 0.95 n ≤ 2 A / (√3 d²) + L / (2 d) + 1. */
static double
find_most_distance (const double *x,
                    const double *y,
                    guint32       n)
{
  double n_apart = n - n / 20 - 1.0;
  double area;
  double perimeter;

  measure_hull (x, y, n, &area, &perimeter);
  if (n_apart < 1.0)
    return INFINITY;

  return (perimeter / 2.0 + sqrt (perimeter * perimeter / 4.0 + 8.0 / sqrt (3.0) * n_apart * area))
         / (2.0 * n_apart);
}

static guint32
count_overlaps (const BenchNetwork *network,
                const double       *x,
                const double       *y)
{
  guint32 n = network->n_nodes;
  g_autofree Ranked *ranked = g_new (Ranked, n);
  double widest = 0.0;
  guint32 n_overlaps = 0;

  for (guint32 i = 0; i < n; i++)
    {
      ranked[i] = (Ranked){ x[i], i };
      widest = MAX (widest, (double) network->widths[i]);
    }
  qsort (ranked, n, sizeof (Ranked), compare_ranked);
  for (guint32 k = 0; k < n; k++)
    {
      guint32 i = ranked[k].index;

      for (guint32 l = k + 1; l < n && ranked[l].value - x[i] < widest; l++)
        {
          guint32 j = ranked[l].index;
          double clear_x = ((double) network->widths[i] + (double) network->widths[j]) / 2.0;
          double clear_y = ((double) network->heights[i] + (double) network->heights[j]) / 2.0;

          if (x[j] - x[i] < clear_x - 0.01 && fabs (y[j] - y[i]) < clear_y - 0.01)
            n_overlaps++;
        }
    }

  return n_overlaps;
}

static double
measure_area (const BenchNetwork *network,
              const double       *x,
              const double       *y)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double boxes = 0.0;

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      double width = (double) network->widths[i];
      double height = (double) network->heights[i];

      left = MIN (left, x[i] - width / 2.0);
      right = MAX (right, x[i] + width / 2.0);
      top = MIN (top, y[i] - height / 2.0);
      bottom = MAX (bottom, y[i] + height / 2.0);
      boxes += width * height;
    }

  return (right - left) * (bottom - top) / boxes;
}

void
bench_quality_measure (const BenchNetwork *network,
                       const double       *x,
                       const double       *y,
                       BenchQuality       *quality)
{
  guint32 n = network->n_nodes;
  double tie = find_median_tie (network, x, y);
  g_autofree double *nearest = find_nearest (network, x, y);

  quality->stress = measure_stress (network, x, y);
  quality->neighborhood = measure_neighborhood (network, x, y);
  quality->crossings = measure_crossings (network, x, y);
  qsort (nearest, n, sizeof (double), compare_doubles);
  quality->distance = nearest[n / 20] / tie;
  quality->middle_distance = nearest[n / 2] / tie;
  quality->most_distance = find_most_distance (x, y, n) / tie;
  quality->coincident = 0.0;
  for (guint32 i = 0; i < n && nearest[i] < NEAR * tie; i++)
    quality->coincident += 1.0 / n;
  quality->overlaps = count_overlaps (network, x, y);
  quality->area = measure_area (network, x, y);
}
