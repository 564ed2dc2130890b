/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Baur, Brandes 2004: Crossing reduction in circular layouts. DOI 10.1007/978-3-540-30559-0_28.
 * First nodes are appended to a line, most bound to it first, at the end where their open ties
 * cross fewer. Then each node in turn is sifted: taken along the whole circle, past one node after
 * the other, and left where fewest ties cross. Passing a node w, a node u changes only the crossings
 * of ties of u with ties of w: with N in the order around the circle from both on,
 *
 *   c(u, w) = |{(a, b) : a ∈ N(u), b ∈ N(w), a before b}|   while u stands before w,
 *
 * and the same with a after b when it has passed. Counting needs one pass over both lists where
 * these are sorted. */

#include "entente-circular.h"

#include "entente-ring.h"
#include "entente-turn.h"

#include <stdlib.h>

/* Rounds in which each node is sifted once; most is gained in the first. */
#define N_ROUNDS 3
/* Steps over lists that all rounds may cost together: nodes × ties × rounds. */
#define MOST_STEPS 120000000.0
/* Choosing the next node looks at all: some 0.3 s for so many. */
#define MOST_LINED 20000

typedef struct
{
  const EntenteNetwork *network;
  guint32 n;
  guint32 *order;     /* around the circle */
  guint32 *positions; /* of the nodes in it */
  guint32 *sorted;    /* the neighbor lists by position, as the network's @starts say */
} Circle;

static void
circle_clear (Circle *self)
{
  g_free (self->order);
  g_free (self->positions);
  g_free (self->sorted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Circle, circle_clear)

/* The node with most neighbors on the line, then with fewest open ties; the first of these. */
static guint32
find_next (const EntenteNetwork *network,
           const guint32        *n_placed_around,
           const guint8         *placed)
{
  guint32 next = G_MAXUINT32;
  guint32 most = 0;
  guint32 fewest = 0;

  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      guint32 n_open = network->starts[i + 1] - network->starts[i] - n_placed_around[i];

      if (placed[i]
          || (next != G_MAXUINT32
              && (n_placed_around[i] < most || (n_placed_around[i] == most && n_open >= fewest))))
        continue;
      next = i;
      most = n_placed_around[i];
      fewest = n_open;
    }

  return next;
}

/* How many nodes the ties of @node would span, if it were set to that end. */
static guint64
count_spanned (const EntenteNetwork *network,
               const gint64         *places,
               const guint8         *placed,
               guint32               node,
               gint64                end)
{
  guint64 sum = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];

      if (placed[other])
        sum += (guint64) ABS (places[other] - end);
    }

  return sum;
}

/* As a search from the first node meets them. */
static void
take_in_order (Circle *self)
{
  g_autofree guint16 *hops = g_new (guint16, self->n);

  entente_network_measure_hops (self->network, 0, hops, self->order);
  for (guint32 k = 0; k < self->n; k++)
    self->positions[self->order[k]] = k;
}

static void
make_line (Circle *self)
{
  const EntenteNetwork *network = self->network;
  g_autofree guint32 *n_placed_around = g_new0 (guint32, self->n);
  g_autofree gint64 *places = g_new0 (gint64, self->n);
  g_autofree guint8 *placed = g_new0 (guint8, self->n);
  gint64 left = 0;
  gint64 right = 0;

  for (guint32 k = 0; k < self->n; k++)
    {
      guint32 node = find_next (network, n_placed_around, placed);

      if (count_spanned (network, places, placed, node, left - 1)
          < count_spanned (network, places, placed, node, right))
        places[node] = --left;
      else
        places[node] = right++;
      placed[node] = 1;
      for (guint32 l = network->starts[node]; l < network->starts[node + 1]; l++)
        n_placed_around[network->neighbors[l]]++;
    }
  for (guint32 i = 0; i < self->n; i++)
    {
      self->positions[i] = (guint32) (places[i] - left);
      self->order[self->positions[i]] = i;
    }
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const guint32 *positions = user_data;
  guint32 first = positions[*(const guint32 *) a];
  guint32 second = positions[*(const guint32 *) b];

  return (first > second) - (first < second);
}

static void
sort_around (Circle  *self,
             guint32  node)
{
  guint32 begin = self->network->starts[node];

  g_qsort_with_data (self->sorted + begin, (gint) (self->network->starts[node + 1] - begin),
                     sizeof (guint32), compare_positions, self->positions);
}

/* How far around the circle from @from. */
static guint32
get_reach (Circle  *self,
           guint32  node,
           guint32  from)
{
  guint32 position = self->positions[node];
  guint32 start = self->positions[from];

  return position >= start ? position - start : position + self->n - start;
}

/* Where in its sorted list the first neighbor behind @from stands. */
static guint32
find_first (Circle  *self,
            guint32  node,
            guint32  from)
{
  guint32 begin = self->network->starts[node];
  guint32 low = begin;
  guint32 high = self->network->starts[node + 1];

  while (low < high)
    {
      guint32 middle = (low + high) / 2;

      if (self->positions[self->sorted[middle]] < self->positions[from])
        low = middle + 1;
      else
        high = middle;
    }

  return low - begin;
}

/* How many crossings more there are once @node has passed @other. */
static gint64
measure_passing (Circle  *self,
                 guint32  node,
                 guint32  other)
{
  const EntenteNetwork *network = self->network;
  const guint32 *own = self->sorted + network->starts[node];
  const guint32 *its = self->sorted + network->starts[other];
  guint32 n_own = network->starts[node + 1] - network->starts[node];
  guint32 n_its = network->starts[other + 1] - network->starts[other];
  guint32 own_first = find_first (self, node, other);
  guint32 its_first = find_first (self, other, other);
  guint32 n_own_real = 0;
  guint32 n_passed = 0; /* of the other's, before the one looked at, equal ones not counted */
  guint32 j = 0;
  gint64 change = 0;
  guint32 n_its_real = 0;

  for (guint32 k = 0; k < n_its; k++)
    n_its_real += its[k] != node ? 1 : 0;
  for (guint32 k = 0; k < n_own; k++)
    {
      guint32 end = own[(own_first + k) % n_own];
      guint32 reach = get_reach (self, end, other);
      guint32 n_equal = 0;

      if (end == other)
        continue;
      n_own_real++;
      while (j < n_its)
        {
          guint32 its_end = its[(its_first + j) % n_its];
          guint32 its_reach = get_reach (self, its_end, other);

          if (its_end != node && its_reach >= reach)
            {
              n_equal = its_reach == reach ? 1 : 0;
              break;
            }
          n_passed += its_end != node ? 1 : 0;
          j++;
        }
      /* Behind it cross now, those before it will. */
      change += (gint64) n_passed - (gint64) (n_its_real - n_passed - n_equal);
    }

  return change;
}

static void
move_to (Circle  *self,
         guint32  node,
         guint32  n_steps)
{
  guint32 position = self->positions[node];

  for (guint32 k = 0; k < n_steps; k++)
    {
      guint32 next = (position + 1) % self->n;

      self->order[position] = self->order[next];
      self->positions[self->order[position]] = position;
      position = next;
    }
  self->order[position] = node;
  self->positions[node] = position;
  for (guint32 i = 0; i < self->n; i++)
    sort_around (self, i);
}

/* Whether it has moved. */
static gboolean
sift (Circle  *self,
      guint32  node)
{
  guint32 start = self->positions[node];
  guint32 best_steps = 0;
  gint64 best = 0;
  gint64 change = 0;

  for (guint32 k = 1; k < self->n; k++)
    {
      change += measure_passing (self, node, self->order[(start + k) % self->n]);
      if (change < best)
        {
          best = change;
          best_steps = k;
        }
    }
  if (best_steps > 0)
    move_to (self, node, best_steps);

  return best_steps > 0;
}

static gboolean
sift_all (Circle      *self,
          EntenteWork *work)
{
  double n_steps = (double) self->n * (self->network->n_ties + self->n);

  for (guint32 i = 0; i < self->n; i++)
    sort_around (self, i);
  for (guint round = 0; round < N_ROUNDS && n_steps * (round + 1) <= MOST_STEPS
                        && !entente_work_is_late (work);
       round++)
    {
      gboolean moved = FALSE;

      for (guint32 i = 0; i < self->n; i++)
        {
          if (!entente_work_report (work, (round + (double) i / self->n) / N_ROUNDS))
            return FALSE;
          moved |= sift (self, i);
        }
      if (!moved)
        break;
    }

  return TRUE;
}

static void
set_places (Circle           *self,
            EntenteComponent *component,
            double            radius,
            double            gap)
{
  g_autofree double *turns = g_new (double, self->n);
  g_autofree double *widths = g_new (double, self->n);
  g_autofree double *heights = g_new (double, self->n);

  for (guint32 k = 0; k < self->n; k++)
    {
      turns[k] = (double) k / self->n;
      widths[k] = component->widths[self->order[k]];
      heights[k] = component->heights[self->order[k]];
    }
  radius = self->n > 1 ? entente_ring_spread (turns, widths, heights, self->n, gap, radius) : 0.0;
  for (guint32 k = 0; k < self->n; k++)
    {
      guint32 node = self->order[k];
      double x;
      double y;

      entente_turn_to_point (turns[k], &x, &y);
      component->x[node] = radius * x;
      component->y[node] = radius * y;
    }
}

gboolean
entente_circular_place (EntenteComponent *component,
                        double            radius,
                        double            gap,
                        EntenteWork      *work)
{
  const EntenteNetwork *network = component->network;
  g_auto (Circle) circle = { network, network->n_nodes, NULL, NULL, NULL };

  circle.order = g_new (guint32, circle.n);
  circle.positions = g_new (guint32, circle.n);
  circle.sorted = g_memdup2 (network->neighbors, sizeof (guint32) * 2 * network->n_ties);
  if (circle.n <= MOST_LINED)
    make_line (&circle);
  else
    take_in_order (&circle);
  if (!sift_all (&circle, work))
    return FALSE;
  set_places (&circle, component, radius, gap);

  return TRUE;
}
