/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Sugiyama, Tagawa, Toda 1981, DOI 10.1109/TSMC.1981.4308636: each node to the mean position of its
 * neighbors in the layer before, layer after layer, then back again, as long as it pays; the best
 * order met is kept. Crossings are counted after Barth, Mutzel, Jünger 2004, DOI
 * 10.7155/jgaa.00088: those of two layers are the inversions of the ties' ends, found by sums in a
 * tree. */

#include "entente-layer-order.h"

#include "entente-sum-tree.h"

#include <stdlib.h>
#include <string.h>

/* Sweeps there and back; and so many of them without a better order are the last. */
#define N_SWEEPS 24
#define MOST_VAIN 4

typedef struct
{
  double mean;
  guint32 position; /* where it was: of equals, the order stays */
  guint32 node;
} Seat;

typedef struct
{
  Seat *seats;   /* room for those of a layer */
  guint32 *ends; /* likewise for those of its ties */
  EntenteWork *work;
  double part; /* of it that is done */
  gboolean is_cancelled;
} Sweeping;

static gboolean
goes_on (Sweeping *self)
{
  self->is_cancelled = self->is_cancelled || !entente_work_report (self->work, self->part);

  return !self->is_cancelled;
}

static int
compare_seats (const void *a,
               const void *b)
{
  const Seat *first = a;
  const Seat *second = b;

  if (first->mean != second->mean)
    return first->mean < second->mean ? -1 : 1;

  return (first->position > second->position) - (first->position < second->position);
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

static double
find_mean (const EntenteLayers *layers,
           const guint32       *starts,
           const guint32       *lists,
           guint32              node)
{
  double sum = 0.0;

  if (starts[node + 1] == starts[node])
    return layers->positions[node];
  for (guint32 k = starts[node]; k < starts[node + 1]; k++)
    sum += layers->positions[lists[k]];

  return sum / (starts[node + 1] - starts[node]);
}

static void
order_layer (EntenteLayers *layers,
             guint32        layer,
             gboolean       forward,
             Seat          *seats)
{
  const guint32 *starts = forward ? layers->before_starts : layers->after_starts;
  const guint32 *lists = forward ? layers->before : layers->after;
  guint32 first = layers->starts[layer];
  guint32 n = layers->starts[layer + 1] - first;

  for (guint32 k = 0; k < n; k++)
    {
      guint32 node = layers->order[first + k];

      seats[k] = (Seat){ find_mean (layers, starts, lists, node), k, node };
    }
  qsort (seats, n, sizeof (Seat), compare_seats);
  for (guint32 k = 0; k < n; k++)
    {
      layers->order[first + k] = seats[k].node;
      layers->positions[seats[k].node] = k;
    }
}

/* Ties that end before one that begins before them. @ends: by their beginnings. */
static guint64
count_inversions (const guint32 *ends,
                  guint32        n_ends,
                  guint32        n_places)
{
  g_autoptr (EntenteSumTree) ended = entente_sum_tree_new (n_places);
  guint64 n_found = 0;

  for (guint32 k = 0; k < n_ends; k++)
    {
      n_found += (guint64) entente_sum_tree_get_behind (ended, ends[k]);
      entente_sum_tree_add (ended, ends[k], 1);
    }

  return n_found;
}

/* Pairs of ties that cross. O(ties × log nodes) */
static guint64
count_crossings (const EntenteLayers *layers,
                 Sweeping            *sweeping)
{
  guint64 n_found = 0;

  for (guint32 l = 0; l + 1 < layers->n_layers && goes_on (sweeping); l++)
    {
      guint32 n_ends = 0;

      for (guint32 k = layers->starts[l]; k < layers->starts[l + 1]; k++)
        {
          guint32 node = layers->order[k];
          guint32 first = n_ends;

          for (guint32 j = layers->after_starts[node]; j < layers->after_starts[node + 1]; j++)
            sweeping->ends[n_ends++] = layers->positions[layers->after[j]];
          qsort (sweeping->ends + first, n_ends - first, sizeof (guint32), compare_numbers);
        }
      n_found += count_inversions (sweeping->ends, n_ends,
                                   layers->starts[l + 2] - layers->starts[l + 1]);
    }

  return n_found;
}

static void
sweep (EntenteLayers *layers,
       gboolean       forward,
       Sweeping      *sweeping)
{
  for (guint32 k = 1; k < layers->n_layers && goes_on (sweeping); k++)
    order_layer (layers, forward ? k : layers->n_layers - 1 - k, forward, sweeping->seats);
}

static void
take_order (EntenteLayers *layers,
            const guint32 *order)
{
  memcpy (layers->order, order, sizeof (guint32) * layers->n_nodes);
  for (guint32 l = 0; l < layers->n_layers; l++)
    {
      for (guint32 k = layers->starts[l]; k < layers->starts[l + 1]; k++)
        layers->positions[layers->order[k]] = k - layers->starts[l];
    }
}

gboolean
entente_layer_order_reduce (EntenteLayers *layers,
                            EntenteWork   *work)
{
  g_autofree guint32 *best = g_memdup2 (layers->order, sizeof (guint32) * layers->n_nodes);
  g_autofree Seat *seats = g_new (Seat, layers->n_nodes);
  g_autofree guint32 *ends = g_new (guint32, (gsize) layers->after_starts[layers->n_nodes] + 1);
  Sweeping sweeping = { seats, ends, work, 0.0, FALSE };
  guint64 fewest = count_crossings (layers, &sweeping);
  guint n_vain = 0;

  for (guint k = 0; k < N_SWEEPS && n_vain < MOST_VAIN && fewest > 0 && !entente_work_is_late (work);
       k++)
    {
      guint64 n_crossings;

      sweeping.part = (double) k / N_SWEEPS;
      sweep (layers, k % 2 == 0, &sweeping);
      n_crossings = count_crossings (layers, &sweeping);
      if (sweeping.is_cancelled)
        return FALSE;
      n_vain++;
      if (n_crossings >= fewest)
        continue;
      fewest = n_crossings;
      n_vain = 0;
      memcpy (best, layers->order, sizeof (guint32) * layers->n_nodes);
    }
  take_order (layers, best);

  return !sweeping.is_cancelled;
}
