/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Two lines cross where each has its ends on both sides of the other one (Cormen, Leiserson,
 * Rivest, Stein: Introduction to Algorithms, §33.1): with [a b c] for twice the area of a triangle,
 *
 *   [a b p] [a b q] < 0  and  [p q a] [p q b] < 0.
 *
 * An end in common makes an area that is nothing to the last bit, so such lines do not. Those whose
 * boxes meet that of all lines of a node are gathered by one straight pass over arrays, and each
 * line of the node is held against these by another: for as few ties as a reader can follow singly
 * that is faster than any search among them, and nothing has to be kept in order as nodes move.
 *
 * All lines of a node have p in common. Seen from there, with p = 0, [a b p] = a × b is the same for
 * all of them, and two areas are enough for each: [a b q] = [a b p] + [p q a] − [p q b]. */

#include "entente-crossings.h"

#include "entente-bins.h"
#include "entente-lanes.h"

/* How many nodes tell for all. */
#define N_ASKED 32u

typedef struct
{
  float left;
  float top;
  float right;
  float bottom;
} Box;

static void
list_ties (const EntenteNetwork *network,
           guint32              *sources,
           guint32              *targets)
{
  guint32 n = 0;

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          if (network->neighbors[k] < i)
            continue;
          sources[n] = i;
          targets[n++] = network->neighbors[k];
        }
    }
}

static void
swap (guint32 *values,
      guint32  a,
      guint32  b)
{
  guint32 kept = values[a];

  values[a] = values[b];
  values[b] = kept;
}

/* Any @n_chosen of them come to the front. */
static void
choose_ties (guint32       *sources,
             guint32       *targets,
             guint32        n,
             guint32        n_chosen,
             EntenteRandom *random)
{
  for (guint32 k = 0; k < n_chosen && n_chosen < n; k++)
    {
      guint32 other = k + entente_random_below (random, n - k);

      swap (sources, k, other);
      swap (targets, k, other);
    }
}

static void
list_ends (EntenteCrossings *self,
           const guint32    *sources,
           const guint32    *targets)
{
  guint32 n = self->network->n_nodes;

  self->starts = g_new0 (guint32, (gsize) n + 2);
  self->ends = g_new (guint32, (gsize) 2 * self->n_ties);
  for (guint32 k = 0; k < self->n_ties; k++)
    {
      entente_bins_count (self->starts, sources[k]);
      entente_bins_count (self->starts, targets[k]);
    }
  entente_bins_add_up (self->starts, n);
  for (guint32 k = 0; k < self->n_ties; k++)
    {
      self->ends[entente_bins_put (self->starts, sources[k])] = 2 * k;
      self->ends[entente_bins_put (self->starts, targets[k])] = 2 * k + 1;
    }
}

/* The first @n of them are those that stand for all. */
static void
lay_lines (EntenteCrossings *self,
           const guint32    *sources,
           const guint32    *targets,
           guint32           n)
{
  self->n_ties = n;
  g_free (self->starts);
  g_free (self->ends);
  list_ends (self, sources, targets);
  for (guint32 i = 0; i < self->network->n_nodes; i++)
    entente_crossings_take_place (self, i);
}

/* How many lines one is held against in the mean, by those of some nodes. */
static double
find_met (EntenteCrossings *self)
{
  const EntenteNetwork *network = self->network;
  guint32 n_asked = MIN (network->n_nodes, N_ASKED);
  double n_lines = 0.0;
  double n_met = 0.0;

  for (guint32 k = 0; k < n_asked; k++)
    {
      guint32 node = (guint32) ((guint64) k * network->n_nodes / n_asked);
      double n = network->starts[node + 1] - network->starts[node];

      entente_crossings_gather (self, node, 0.0f);
      n_lines += n;
      n_met += n * self->n_near;
    }

  return n_met / MAX (n_lines, 1.0);
}

void
entente_crossings_init (EntenteCrossings     *self,
                        const EntenteNetwork *network,
                        const float          *x,
                        const float          *y,
                        guint32               most_met,
                        EntenteRandom        *random)
{
  guint32 n = network->n_ties;
  g_autofree guint32 *sources = g_new (guint32, n);
  g_autofree guint32 *targets = g_new (guint32, n);
  double met;

  *self = (EntenteCrossings){ .network = network, .x = x, .y = y };
  self->ax = g_new (float, n);
  self->ay = g_new (float, n);
  self->bx = g_new (float, n);
  self->by = g_new (float, n);
  self->meets = g_new (gint32, n);
  self->lines = g_new (EntenteLine, n);
  self->near = g_new (EntenteLine, n);
  self->seen_ax = g_new (float, n);
  self->seen_ay = g_new (float, n);
  self->seen_bx = g_new (float, n);
  self->seen_by = g_new (float, n);
  self->areas = g_new (float, n);
  list_ties (network, sources, targets);
  lay_lines (self, sources, targets, n);
  met = find_met (self);
  if (met <= most_met)
    return;
  n = (guint32) (n * most_met / met);
  choose_ties (sources, targets, network->n_ties, n, random);
  lay_lines (self, sources, targets, n);
}

void
entente_crossings_clear (EntenteCrossings *self)
{
  g_free (self->ax);
  g_free (self->ay);
  g_free (self->bx);
  g_free (self->by);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->meets);
  g_free (self->near);
  g_free (self->lines);
  g_free (self->seen_ax);
  g_free (self->seen_ay);
  g_free (self->seen_bx);
  g_free (self->seen_by);
  g_free (self->areas);
}

void
entente_crossings_take_place (EntenteCrossings *self,
                              guint32           node)
{
  for (guint32 k = self->starts[node]; k < self->starts[node + 1]; k++)
    {
      guint32 tie = self->ends[k] / 2;
      gboolean other = self->ends[k] % 2;

      (other ? self->bx : self->ax)[tie] = self->x[node];
      (other ? self->by : self->ay)[tie] = self->y[node];
      *(other ? &self->lines[tie].bx : &self->lines[tie].ax) = self->x[node];
      *(other ? &self->lines[tie].by : &self->lines[tie].ay) = self->y[node];
    }
}

/* Lines as seen from a place p, and [a b p], with p = 0. */
ENTENTE_LANES static void
look_from (const EntenteLine *restrict lines,
           guint32                     n,
           float                       x,
           float                       y,
           float *restrict             ax,
           float *restrict             ay,
           float *restrict             bx,
           float *restrict             by,
           float *restrict             areas)
{
  for (guint32 k = 0; k < n; k++)
    {
      ax[k] = lines[k].ax - x;
      ay[k] = lines[k].ay - y;
      bx[k] = lines[k].bx - x;
      by[k] = lines[k].by - y;
      areas[k] = ax[k] * by[k] - ay[k] * bx[k];
    }
}

/* Of the lines from a to b, how many does that from p = 0 to q cross? */
ENTENTE_LANES static guint32
count_crossed (const float *restrict ax,
               const float *restrict ay,
               const float *restrict bx,
               const float *restrict by,
               const float *restrict areas,
               guint32               n,
               float                 qx,
               float                 qy)
{
  gint32 n_crossed = 0;

  for (guint32 k = 0; k < n; k++)
    {
      float a = qx * ay[k] - qy * ax[k];
      float b = qx * by[k] - qy * bx[k];
      float q = areas[k] + a - b;

      n_crossed += (areas[k] * q < 0.0f) & (a * b < 0.0f);
    }

  return (guint32) n_crossed;
}

/* All lines of a node, wherever within @way it may be. */
static Box
find_box (const EntenteCrossings *self,
          guint32                 node,
          float                   way)
{
  const EntenteNetwork *network = self->network;
  Box box = { self->x[node] - way, self->y[node] - way, self->x[node] + way, self->y[node] + way };

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      float x = self->x[network->neighbors[k]];
      float y = self->y[network->neighbors[k]];

      box.left = MIN (box.left, x);
      box.right = MAX (box.right, x);
      box.top = MIN (box.top, y);
      box.bottom = MAX (box.bottom, y);
    }

  return box;
}

/* Not where both ends are beyond one side. */
ENTENTE_LANES static void
find_meeting (gint32 *restrict      meets,
              const float *restrict ax,
              const float *restrict ay,
              const float *restrict bx,
              const float *restrict by,
              guint32               n,
              Box                   box)
{
  for (guint32 k = 0; k < n; k++)
    {
      gint32 x = (MIN (ax[k], bx[k]) <= box.right) & (MAX (ax[k], bx[k]) >= box.left);
      gint32 y = (MIN (ay[k], by[k]) <= box.bottom) & (MAX (ay[k], by[k]) >= box.top);

      meets[k] = x & y;
    }
}

void
entente_crossings_gather (EntenteCrossings *self,
                          guint32           node,
                          float             way)
{
  guint32 n_near = 0;

  find_meeting (self->meets, self->ax, self->ay, self->bx, self->by, self->n_ties,
                find_box (self, node, way));
  for (guint32 k = self->starts[node]; k < self->starts[node + 1]; k++)
    self->meets[self->ends[k] / 2] = 0;
  for (guint32 k = 0; k < self->n_ties; k++)
    {
      self->near[n_near] = self->lines[k];
      n_near += (guint32) self->meets[k];
    }
  self->n_near = n_near;
}

guint32
entente_crossings_count (EntenteCrossings *self,
                         guint32           node,
                         guint32           most)
{
  const EntenteNetwork *network = self->network;
  float x = self->x[node];
  float y = self->y[node];
  guint32 n_crossed = 0;

  look_from (self->near, self->n_near, x, y, self->seen_ax, self->seen_ay, self->seen_bx,
             self->seen_by, self->areas);
  for (guint32 k = network->starts[node]; k < network->starts[node + 1] && n_crossed <= most; k++)
    {
      guint32 other = network->neighbors[k];

      n_crossed += count_crossed (self->seen_ax, self->seen_ay, self->seen_bx, self->seen_by,
                                  self->areas, self->n_near, self->x[other] - x,
                                  self->y[other] - y);
    }

  return n_crossed;
}

double
entente_crossings_count_all (EntenteCrossings *self,
                             EntenteWork      *work)
{
  guint32 n = self->network->n_nodes;
  double n_crossed = 0.0;

  for (guint32 i = 0; i < n; i++)
    {
      if (i % 4 == 0 && !entente_work_report (work, (double) i / n))
        return -1.0;
      entente_crossings_gather (self, i, 0.0f);
      n_crossed += entente_crossings_count (self, i, G_MAXUINT32);
    }

  /* Each is met at four nodes. */
  return n_crossed / 4.0;
}
