/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Columns by how far a node is on its way: with f hops from the one and t to the other, f / (f + t).
 * In a column those stand nearest to the line between the two who make the least detour,
 * f + t − d, and of these who has the strongest ties inwards: to those with less detour, and to the
 * two. So a column reads from its middle as a list of go-betweens, the best first. */

#include "entente-between.h"

#include <math.h>
#include <stdlib.h>

/* Columns between two neighbors on the way; farther pairs have no more than this allows. */
#define COLUMNS_PER_HOP 2
#define MOST_HOPS 6u

typedef struct
{
  guint32 node;
  guint32 number; /* in the whole graph, whose order says something */
  guint32 column;
  guint32 detour;
  double strength;
} Seat;

static int
compare_seats (const void *a,
               const void *b)
{
  const Seat *first = a;
  const Seat *second = b;

  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  if (first->detour != second->detour)
    return first->detour < second->detour ? -1 : 1;
  if (first->strength != second->strength)
    return first->strength > second->strength ? -1 : 1;

  return (first->number > second->number) - (first->number < second->number);
}

static guint32
find_column (guint32 from_hops,
             guint32 to_hops,
             guint32 n_columns)
{
  guint32 column;

  if (from_hops == 0)
    return 0;
  if (to_hops == 0)
    return n_columns - 1;
  column = (guint32) floor ((double) from_hops / (from_hops + to_hops) * (n_columns - 1) + 0.5);

  return CLAMP (column, 1, n_columns - 2);
}

static void
weigh_seats (const EntenteNetwork *network,
             Seat                 *seats)
{
  for (guint32 i = 0; i < network->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          const Seat *other = &seats[network->neighbors[k]];

          if (other->detour < seats[i].detour || other->detour == 0)
            seats[i].strength += (double) network->strengths[k];
        }
    }
}

static Seat *
find_seats (const EntenteComponent *component,
            guint32                 from,
            guint32                 to)
{
  const EntenteNetwork *network = component->network;
  guint32 n = network->n_nodes;
  Seat *seats = g_new (Seat, n);
  g_autofree guint16 *from_hops = g_new (guint16, n);
  g_autofree guint16 *to_hops = g_new (guint16, n);
  g_autofree guint32 *queue = g_new (guint32, n);
  guint32 distance;
  guint32 n_columns;

  entente_network_measure_hops (network, from, from_hops, queue);
  entente_network_measure_hops (network, to, to_hops, queue);
  distance = from_hops[to];
  n_columns = COLUMNS_PER_HOP * MIN (distance, MOST_HOPS) + 1;
  for (guint32 i = 0; i < n; i++)
    seats[i] = (Seat){ i, component->nodes[i],
                       find_column (from_hops[i], to_hops[i], n_columns),
                       from_hops[i] + to_hops[i] - distance, 0.0 };
  weigh_seats (network, seats);
  qsort (seats, n, sizeof (Seat), compare_seats);

  return seats;
}

/* Rows with which all seats fill a frame of @aspect. */
static guint32
choose_n_rows (const EntenteComponent *component,
               double                  aspect,
               double                  tie_length,
               double                  gap)
{
  double area = 0.0;
  double height = 0.0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      area += (component->widths[i] + tie_length / 2.0) * (component->heights[i] + gap);
      height = MAX (height, component->heights[i] + gap);
    }

  return MAX ((guint32) ceil (sqrt (area / aspect) / height), 3);
}

/* One behind the other from the middle outwards, above and below in turn; returns the width. */
static double
set_column (EntenteComponent *component,
            const Seat       *seats,
            guint32           n_seats,
            double            left,
            double            gap)
{
  double width = 0.0;
  double above = 0.0;
  double below = 0.0;

  for (guint32 k = 0; k < n_seats; k++)
    width = MAX (width, component->widths[seats[k].node]);
  for (guint32 k = 0; k < n_seats; k++)
    {
      guint32 node = seats[k].node;
      double height = component->heights[node] + gap;

      component->x[node] = left + width / 2.0;
      if (k == 0)
        {
          component->y[node] = 0.0;
          above = below = height / 2.0;
        }
      else if (k % 2 == 1)
        {
          component->y[node] = -above - height / 2.0;
          above += height;
        }
      else
        {
          component->y[node] = below + height / 2.0;
          below += height;
        }
    }

  return width;
}

void
entente_between_place (EntenteComponent *component,
                       guint32           from,
                       guint32           to,
                       double            aspect,
                       double            tie_length,
                       double            gap)
{
  guint32 n = component->n_nodes;
  g_autofree Seat *seats = find_seats (component, from, to);
  guint32 n_rows = choose_n_rows (component, aspect, tie_length, gap);
  double left = 0.0;
  guint32 next;

  for (guint32 first = 0; first < n; first = next)
    {
      gboolean goes_on;

      next = first;
      while (next < n && next - first < n_rows && seats[next].column == seats[first].column)
        next++;
      goes_on = next < n && seats[next].column == seats[first].column;
      left += set_column (component, seats + first, next - first, left, gap)
              + (goes_on ? 2.0 * gap : tie_length);
    }
  entente_component_move (component, -component->x[from], -component->y[from]);
}
