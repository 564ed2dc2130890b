/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <math.h>

Sample *
sample_new (guint32 n_nodes)
{
  Sample *self = g_new0 (Sample, 1);

  self->n_nodes = n_nodes;
  self->sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->targets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->widths = g_new (float, n_nodes);
  self->heights = g_new (float, n_nodes);
  self->fixed = g_new0 (guint8, n_nodes);
  self->placed = g_new0 (guint8, n_nodes);
  self->kinds = g_new0 (guint32, n_nodes);
  self->x = g_new0 (double, n_nodes);
  self->y = g_new0 (double, n_nodes);
  for (guint32 i = 0; i < n_nodes; i++)
    {
      self->widths[i] = 120.0f;
      self->heights[i] = 30.0f;
    }

  return self;
}

void
sample_free (Sample *self)
{
  g_array_unref (self->sources);
  g_array_unref (self->targets);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self->fixed);
  g_free (self->placed);
  g_free (self->kinds);
  g_free (self->rooms);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

void
sample_join (Sample  *self,
             guint32  source,
             guint32  target)
{
  g_array_append_val (self->sources, source);
  g_array_append_val (self->targets, target);
}

EntenteLayoutGraph
sample_get_graph (Sample *self)
{
  return (EntenteLayoutGraph){
    .n_nodes = self->n_nodes,
    .n_edges = self->sources->len,
    .sources = (const guint32 *) (gpointer) self->sources->data,
    .targets = (const guint32 *) (gpointer) self->targets->data,
    .widths = self->widths,
    .heights = self->heights,
    .fixed = self->fixed,
    .placed = self->placed,
    .kinds = self->kinds,
    .rooms = self->rooms,
  };
}

void
sample_measure_extent (Sample *self,
                       double *width,
                       double *height)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      left = MIN (left, self->x[i]);
      right = MAX (right, self->x[i]);
      top = MIN (top, self->y[i]);
      bottom = MAX (bottom, self->y[i]);
    }
  *width = right - left;
  *height = bottom - top;
}

gboolean
sample_run_full (Sample                      *self,
                 const EntenteLayoutOptions  *options,
                 EntenteLayoutProgress        progress,
                 gpointer                     user_data,
                 GCancellable                *cancellable,
                 GError                     **error)
{
  EntenteLayoutGraph graph = sample_get_graph (self);

  return entente_layout_run (&graph, options, self->x, self->y, progress, user_data, cancellable,
                             error);
}

void
sample_run (Sample *self)
{
  sample_run_style (self, ENTENTE_LAYOUT_DISTANCES);
}

void
sample_run_style (Sample             *self,
                  EntenteLayoutStyle  style)
{
  EntenteLayoutOptions options = ENTENTE_LAYOUT_OPTIONS_INIT;
  GError *error = NULL;

  options.style = style;
  g_assert_true (sample_run_full (self, &options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      g_assert_true (isfinite (self->x[i]));
      g_assert_true (isfinite (self->y[i]));
    }
}

/* Pairs nearer than the gap, two fixed nodes apart, by a sweep over the left edges. */
guint
sample_count_overlaps (Sample *self,
                       double  gap)
{
  guint n = 0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      for (guint32 j = 0; j < i; j++)
        {
          double clear_x = ((double) self->widths[i] + (double) self->widths[j]) / 2.0 + gap;
          double clear_y = ((double) self->heights[i] + (double) self->heights[j]) / 2.0 + gap;

          if (self->fixed[i] && self->fixed[j])
            continue;
          if (fabs (self->x[i] - self->x[j]) < clear_x - 1e-6
              && fabs (self->y[i] - self->y[j]) < clear_y - 1e-6)
            n++;
        }
    }

  return n;
}

/* All hops by the plainest method there is. For connected samples. */
double *
sample_measure_hops (Sample *self)
{
  guint32 n = self->n_nodes;
  double *hops = g_new (double, (gsize) n * n);

  for (gsize k = 0; k < (gsize) n * n; k++)
    hops[k] = k % (n + 1) == 0 ? 0.0 : 1e9;
  for (guint e = 0; e < self->sources->len; e++)
    {
      guint32 a = g_array_index (self->sources, guint32, e);
      guint32 b = g_array_index (self->targets, guint32, e);

      hops[a * n + b] = hops[b * n + a] = a == b ? 0.0 : 1.0;
    }
  for (guint32 k = 0; k < n; k++)
    {
      for (guint32 i = 0; i < n; i++)
        {
          for (guint32 j = 0; j < n; j++)
            hops[i * n + j] = MIN (hops[i * n + j], hops[i * n + k] + hops[k * n + j]);
        }
    }

  return hops;
}

/* Stress at its best scale, by its definition. */
double
sample_measure_stress (Sample *self)
{
  g_autofree double *hops = sample_measure_hops (self);
  double sum = 0.0;
  double squares = 0.0;
  double n_pairs = 0.0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      for (guint32 j = 0; j < i; j++)
        {
          double ratio = hypot (self->x[i] - self->x[j], self->y[i] - self->y[j])
                         / hops[i * self->n_nodes + j];

          sum += ratio;
          squares += ratio * ratio;
          n_pairs += 1.0;
        }
    }

  return 1.0 - sum * sum / (squares * n_pairs);
}

Sample *
sample_make_path (guint32 n)
{
  Sample *sample = sample_new (n);

  for (guint32 i = 1; i < n; i++)
    sample_join (sample, i - 1, i);

  return sample;
}

Sample *
sample_make_cycle (guint32 n)
{
  Sample *sample = sample_make_path (n);

  sample_join (sample, n - 1, 0);

  return sample;
}

Sample *
sample_make_star (guint32 n)
{
  Sample *sample = sample_new (n);

  for (guint32 i = 1; i < n; i++)
    sample_join (sample, 0, i);

  return sample;
}

Sample *
sample_make_grid (guint32 side)
{
  Sample *sample = sample_new (side * side);

  for (guint32 i = 0; i < side * side; i++)
    {
      if (i % side > 0)
        sample_join (sample, i - 1, i);
      if (i >= side)
        sample_join (sample, i - side, i);
    }

  return sample;
}

/* Communities joined by a few, with many leaves: like the events of a story. */
Sample *
sample_make_story (guint32 n,
                   guint32 n_ties,
                   guint32 seed)
{
  Sample *sample = sample_new (n);
  GRand *random = g_rand_new_with_seed (seed);

  for (guint32 i = 1; i < n; i++)
    {
      guint32 below = (guint32) g_rand_int_range (random, 0, (gint32) i);

      sample_join (sample, i, (guint32) g_rand_int_range (random, 0, (gint32) below + 1));
    }
  for (guint32 k = n - 1; k < n_ties; k++)
    {
      guint32 community = (guint32) g_rand_int_range (random, 0, (gint32) (n / 10));

      sample_join (sample, community * 10 + (guint32) g_rand_int_range (random, 0, 10),
                   community * 10 + (guint32) g_rand_int_range (random, 0, 10));
    }
  for (guint32 i = 0; i < n; i++)
    sample->widths[i] = (float) g_rand_double_range (random, 60.0, 280.0);
  g_rand_free (random);

  return sample;
}

Sample *
sample_make_crowd (guint32 n)
{
  Sample *sample = sample_new (n);

  for (guint32 i = 1, length = 2, left = 2; i < n; i++)
    {
      if (--left > 0)
        {
          sample_join (sample, i - 1, i);
          continue;
        }
      length = length < 5 ? length + 1 : 2;
      left = length;
    }

  return sample;
}
