/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Baur, Brandes 2004: Crossing reduction in circular layouts. DOI 10.1007/978-3-540-30559-0_28, its
 * second part: circular sifting. Passing a node w at position q, a node u changes only the crossings
 * of its ties with those of w. One of these, to a node at t, crosses now where an end of a tie of u
 * lies between w and t, and then where it lies between t and w. With d ties of u, and N(p) of their
 * ends before p, S(p) = N(p) + N(p + 1), the change for all of them is
 *
 *   Σ_t  S(q) − S(t) + d sign(t − q),
 *
 * wherever on the circle the count of positions begins. */

#include "entente-circle-sifting.h"

#include <stdlib.h>

/* Steps over ties between two looks at whether sifting is still wanted. */
#define N_AT_ONCE 100000u

/* The node that is sifted. */
typedef struct
{
  const EntenteCircle *circle;
  guint32 node;
  guint32 n_ties;
  const guint32 *ends; /* positions of its neighbors, ascending */
  guint32 n_steps;
} Sifted;

static int
compare_positions (const void *a,
                   const void *b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* S of the text above. */
static gint64
count_ends (const Sifted *self,
            guint32       position)
{
  guint32 low = 0;
  guint32 high = self->n_ties;

  while (low < high)
    {
      guint32 middle = (low + high) / 2;

      if (self->ends[middle] < position)
        low = middle + 1;
      else
        high = middle;
    }

  return 2 * (gint64) low + (low < self->n_ties && self->ends[low] == position ? 1 : 0);
}

/* How many crossings more there are once it has passed who stands at @position, going up. */
static gint64
measure_passing (Sifted  *self,
                 guint32  position)
{
  const EntenteNetwork *network = self->circle->network;
  guint32 other = self->circle->order[position];
  gint64 here = count_ends (self, position);
  gint64 change = 0;

  for (guint32 k = network->starts[other]; k < network->starts[other + 1]; k++)
    {
      guint32 end = self->circle->positions[network->neighbors[k]];

      if (network->neighbors[k] != self->node)
        change += here - count_ends (self, end)
                  + (end > position ? (gint64) self->n_ties : -(gint64) self->n_ties);
    }
  self->n_steps += network->starts[other + 1] - network->starts[other] + 1;

  return change;
}

/* How many places on it should stand; below 0: back. */
static gint32
find_best (Sifted  *self,
           guint32  reach)
{
  guint32 n = self->circle->n_nodes;
  guint32 start = self->circle->positions[self->node];
  gint64 best = 0;
  gint32 best_steps = 0;

  for (gint side = 1; side >= -1; side -= 2)
    {
      gint64 change = 0;

      for (guint32 k = 1; k <= reach; k++)
        {
          change += side * measure_passing (self, (side > 0 ? start + k : start + n - k) % n);
          if (change >= best)
            continue;
          best = change;
          best_steps = side * (gint32) k;
        }
    }

  return best_steps;
}

static gboolean
sift (EntenteCircle *circle,
      guint32        node,
      guint32        reach,
      guint32       *ends,
      guint32       *n_steps)
{
  const EntenteNetwork *network = circle->network;
  Sifted sifted = { circle, node, network->starts[node + 1] - network->starts[node], ends, 0 };
  gint32 best_steps;

  for (guint32 k = 0; k < sifted.n_ties; k++)
    ends[k] = circle->positions[network->neighbors[network->starts[node] + k]];
  qsort (ends, sifted.n_ties, sizeof (guint32), compare_positions);
  best_steps = find_best (&sifted, reach);
  *n_steps += sifted.n_steps;
  if (best_steps != 0)
    entente_circle_move (circle, node, best_steps);

  return best_steps != 0;
}

gboolean
entente_circle_sift (EntenteCircle *circle,
                     guint32        reach,
                     gboolean      *moved,
                     EntenteWork   *work)
{
  g_autofree guint32 *ends = g_new (guint32, circle->n_nodes);
  guint32 n_steps = 0;

  *moved = FALSE;
  reach = MIN (reach, circle->n_nodes / 2);
  for (guint32 i = 0; i < circle->n_nodes; i++)
    {
      if (n_steps >= N_AT_ONCE || i == 0)
        {
          if (!entente_work_report (work, (double) i / circle->n_nodes))
            return FALSE;
          n_steps = 0;
        }
      *moved |= sift (circle, i, reach, ends, &n_steps);
    }

  return TRUE;
}
