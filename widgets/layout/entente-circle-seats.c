/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* A circle for n boxes is n wide: of some thousand nobody reads more than that it is a circle. R circles,
 * one around the other, each have a part of the boxes. The order around them stays as it was for one:
 * each run of R neighbors in it stands in one direction, the one with most ties on the innermost
 * circle. So ties of those who have many cross the free disc in the middle, and who hangs on one of them
 * stands right behind. With boxes ℓ long along a circle and p apart from circle to circle the outermost
 * has the radius nℓ / 2πR + (R − 1) p, which is least for R = √(nℓ / 2πp), where half of it is free. */

#include "entente-circle-seats.h"

#include "entente-ring.h"
#include "entente-turn.h"

#include <math.h>
#include <stdlib.h>

/* So many can still be read around one circle. */
#define MOST_ON_ONE 160u

typedef struct
{
  guint32 node;
  guint32 n_ties;
  guint32 place; /* in the order */
} Seat;

static int
compare_seats (const void *a,
               const void *b)
{
  const Seat *first = a;
  const Seat *second = b;

  if (first->n_ties != second->n_ties)
    return first->n_ties > second->n_ties ? -1 : 1;

  return (first->place > second->place) - (first->place < second->place);
}

static guint32
count_circles (const EntenteComponent *component,
               double                  gap)
{
  guint32 n = component->n_nodes;
  double length = 0.0;
  double widest = 0.0;

  if (n <= MOST_ON_ONE)
    return 1;
  for (guint32 i = 0; i < n; i++)
    {
      length += (component->widths[i] + component->heights[i]) / 2.0 + gap;
      widest = MAX (widest, component->widths[i]);
    }

  return MAX ((guint32) sqrt (length / (ENTENTE_TURN_RADIANS * (widest + gap))), 1);
}

/* In runs of @n_circles, the one with most ties first. (transfer full) */
static Seat *
make_seats (const EntenteComponent *component,
            const guint32          *order,
            guint32                 n_circles)
{
  const EntenteNetwork *network = component->network;
  guint32 n = component->n_nodes;
  Seat *seats = g_new (Seat, n);

  for (guint32 k = 0; k < n; k++)
    seats[k] = (Seat){ order[k], network->starts[order[k] + 1] - network->starts[order[k]], k };
  for (guint32 first = 0; n_circles > 1 && first < n; first += n_circles)
    qsort (seats + first, MIN (n_circles, n - first), sizeof (Seat), compare_seats);

  return seats;
}

/* How far boxes of a circle reach out of it, to either side. */
static double
measure_reach (const double *turns,
               const double *widths,
               const double *heights,
               guint32       n)
{
  double most = 0.0;

  for (guint32 k = 0; k < n; k++)
    {
      double x;
      double y;

      entente_turn_to_point (turns[k], &x, &y);
      most = MAX (most, (widths[k] * fabs (x) + heights[k] * fabs (y)) / 2.0);
    }

  return most;
}

/* Every so many-th seat, from the @circle-th on. @edge: (inout): how far out the circle before
 * reaches. */
static void
seat_circle (EntenteComponent *component,
             const Seat       *seats,
             guint32           circle,
             guint32           n_circles,
             double           *edge,
             double            gap)
{
  guint32 n = component->n_nodes;
  guint32 n_turns = (n + n_circles - 1) / n_circles;
  g_autofree double *turns = g_new (double, n_turns);
  g_autofree double *widths = g_new (double, n_turns);
  g_autofree double *heights = g_new (double, n_turns);
  guint32 n_own = 0;
  double radius;

  for (guint32 k = circle; k < n; k += n_circles)
    {
      /* Every other circle by half a place farther: lines pass between boxes. */
      turns[n_own] = (n_own + 0.5 * (circle % 2)) / n_turns;
      widths[n_own] = component->widths[seats[k].node];
      heights[n_own++] = component->heights[seats[k].node];
    }
  radius = *edge;
  if (circle > 0)
    radius += measure_reach (turns, widths, heights, n_own) + gap;
  radius = n > 1 ? entente_ring_spread (turns, widths, heights, n_own, gap, radius) : 0.0;
  *edge = radius + measure_reach (turns, widths, heights, n_own);
  for (guint32 i = 0; i < n_own; i++)
    {
      guint32 node = seats[circle + i * n_circles].node;
      double x;
      double y;

      entente_turn_to_point (turns[i], &x, &y);
      component->x[node] = radius * x;
      component->y[node] = radius * y;
    }
}

void
entente_circle_seat (EntenteComponent *component,
                     const guint32    *order,
                     double            radius,
                     double            gap)
{
  guint32 n_circles = count_circles (component, gap);
  g_autofree Seat *seats = make_seats (component, order, n_circles);
  double edge = radius;

  for (guint32 circle = 0; circle < n_circles; circle++)
    seat_circle (component, seats, circle, n_circles, &edge, gap);
}
