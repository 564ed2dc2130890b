/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Brandes, Pich 2011: More flexible radial layout. DOI 10.7155/jgaa.00221. Stress over all pairs
 * and stress towards the rings, mixed: from sweep to sweep the second counts more,
 *
 *   (1 − t) Σ w_ij (|x_i − x_j| − d_ij)² + t Σ w_ic (|x_i − x_c| − d_ic)²,   t = 0 … 1,
 *
 * so that what belongs together finds its side before it is bound to its ring. Their majorization
 * step is done here in two: to the place of least stress, then a part t of the way to the ring. */

#include "entente-radial.h"

#include "entente-majorization.h"
#include "entente-placing.h"
#include "entente-ring.h"
#include "entente-turn.h"

#include <math.h>
#include <stdlib.h>

#define N_SWEEPS 24
/* Larger components come to their rings without sweeps over all pairs. */
#define MOST_SWEPT 2500
/* A ring may be so much wider than it should for all who sit on it; then there are several of them. */
#define MOST_WIDER 2.0
/* Nearer to the middle a node has no direction; hops. */
#define LEAST_LENGTH 1e-6

typedef struct
{
  double turn;
  guint32 level;
  guint32 node;
} Seat;

static void
draw_to_ring (float  *x,
              float  *y,
              double  ring,
              double  part)
{
  double length = sqrt ((double) *x * (double) *x + (double) *y * (double) *y);
  double factor;

  if (length < LEAST_LENGTH)
    return;
  factor = 1.0 - part + part * ring / length;
  *x = (float) (*x * factor);
  *y = (float) (*y * factor);
}

static gboolean
sweep (const EntenteComponent *component,
       guint32                 center,
       const guint16          *rows,
       EntenteWork            *work)
{
  guint32 n = component->n_nodes;
  const guint16 *levels = rows + (gsize) center * n;
  g_autofree float *x = g_new (float, n);
  g_autofree float *y = g_new (float, n);
  g_autofree float *row = g_new (float, n);

  for (guint32 i = 0; i < n; i++)
    {
      x[i] = (float) component->x[i];
      y[i] = (float) component->y[i];
    }
  for (guint k = 1; k <= N_SWEEPS && !entente_work_is_late (work); k++)
    {
      if (!entente_work_report (work, (double) k / N_SWEEPS))
        return FALSE;
      for (guint32 i = 0; i < n; i++)
        {
          if (i == center)
            continue;
          entente_majorization_take_row (rows + (gsize) i * n, i, n, row);
          entente_majorization_find_place (component->network, row, i, x, y, &x[i], &y[i]);
          draw_to_ring (&x[i], &y[i], levels[i], (double) k / N_SWEEPS);
        }
    }
  for (guint32 i = 0; i < n; i++)
    {
      component->x[i] = (double) x[i];
      component->y[i] = (double) y[i];
    }

  return TRUE;
}

static int
compare_seats (const void *a,
               const void *b)
{
  const Seat *first = a;
  const Seat *second = b;

  if (first->level != second->level)
    return first->level < second->level ? -1 : 1;
  if (first->turn != second->turn)
    return first->turn < second->turn ? -1 : 1;

  return (first->node > second->node) - (first->node < second->node);
}

static Seat *
find_seats (const EntenteComponent *component,
            const guint16          *levels)
{
  guint32 n = component->n_nodes;
  Seat *seats = g_new (Seat, n);

  for (guint32 i = 0; i < n; i++)
    seats[i] = (Seat){ entente_turn_from_point (component->x[i], component->y[i]), levels[i], i };
  qsort (seats, n, sizeof (Seat), compare_seats);

  return seats;
}

/* Sets those who sit on one ring; returns its radius, at least @radius. */
static double
seat_ring (EntenteComponent *component,
           const Seat       *seats,
           guint32           n_seats,
           double            radius,
           double            gap)
{
  g_autofree double *turns = g_new (double, n_seats);
  g_autofree double *widths = g_new (double, n_seats);
  g_autofree double *heights = g_new (double, n_seats);

  for (guint32 k = 0; k < n_seats; k++)
    {
      turns[k] = seats[k].turn;
      widths[k] = component->widths[seats[k].node];
      heights[k] = component->heights[seats[k].node];
    }
  radius = entente_ring_spread (turns, widths, heights, n_seats, gap, radius);
  for (guint32 k = 0; k < n_seats; k++)
    {
      double x;
      double y;

      entente_turn_to_point (turns[k], &x, &y);
      component->x[seats[k].node] = radius * x;
      component->y[seats[k].node] = radius * y;
    }

  return radius;
}

static double
measure_widest (const EntenteComponent *component,
                const Seat             *seats,
                guint32                 n_seats)
{
  double widest = 0.0;

  for (guint32 k = 0; k < n_seats; k++)
    widest = MAX (widest, component->widths[seats[k].node]);

  return widest;
}

/* One, unless it would have to be much wider than it should. */
static guint32
count_rings (const EntenteComponent *component,
             const Seat             *seats,
             guint32                 n_seats,
             double                  radius,
             double                  pitch,
             double                  gap)
{
  double length = 0.0;
  double room = 0.0;
  guint32 n_rings = 0;

  for (guint32 k = 0; k < n_seats; k++)
    length += (component->widths[seats[k].node] + component->heights[seats[k].node]) / 2.0 + gap;
  length /= ENTENTE_TURN_RADIANS;
  if (length <= MOST_WIDER * radius)
    return 1;
  while (room < length)
    room += radius + n_rings++ * pitch;

  return n_rings;
}

/* Rings of one level, one around the other, which take their part of those who sit there, as they
 * come around: nobody has to leave the side where he wishes to be. @radius: (inout): of the first, the
 * last one's afterwards. FALSE where cancelled. */
static gboolean
seat_rings (EntenteComponent *component,
            const Seat       *seats,
            guint32           n_seats,
            double           *radius,
            double            gap,
            EntenteWork      *work)
{
  double pitch = measure_widest (component, seats, n_seats) + gap;
  guint32 n_rings = count_rings (component, seats, n_seats, *radius, pitch, gap);
  double sum = n_rings * *radius + pitch * n_rings * (n_rings - 1) / 2.0;
  g_autofree Seat *own = g_new (Seat, n_seats);
  g_autofree guint32 *rings = g_new (guint32, n_seats);
  g_autofree double *n_due = g_new0 (double, n_rings);

  for (guint32 k = 0; k < n_seats; k++)
    {
      guint32 most = 0;

      for (guint32 r = 0; r < n_rings; r++)
        {
          n_due[r] += (*radius + r * pitch) / sum;
          most = n_due[r] > n_due[most] ? r : most;
        }
      n_due[most] -= 1.0;
      rings[k] = most;
    }
  for (guint32 r = 0; r < n_rings; r++)
    {
      guint32 n_own = 0;

      if (!entente_work_report (work, 0.0))
        return FALSE;
      for (guint32 k = 0; k < n_seats; k++)
        {
          if (rings[k] == r)
            own[n_own++] = seats[k];
        }
      *radius = seat_ring (component, own, n_own, *radius + (r > 0 ? pitch : 0.0), gap);
    }

  return TRUE;
}

/* FALSE where cancelled. */
static gboolean
seat_all (EntenteComponent *component,
          const guint16    *levels,
          double            ring,
          double            gap,
          EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  const EntenteWork whole = *work;
  g_autofree Seat *seats = find_seats (component, levels);
  double radius = 0.0;
  guint32 end;

  /* The first is the middle, which sits on no ring. */
  for (guint32 first = 1; first < n; first = end)
    {
      entente_work_enter_part (work, &whole, (double) first / n, 0.0);
      for (end = first; end < n && seats[end].level == seats[first].level; end++)
        ;
      radius += ring;
      if (!seat_rings (component, seats + first, end - first, &radius, gap, work))
        return FALSE;
    }

  return TRUE;
}

gboolean
entente_radial_place (EntenteComponent *component,
                      guint32           center,
                      double            ring,
                      double            gap,
                      EntenteRandom    *random,
                      EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  g_autofree guint32 *all = g_new (guint32, n);
  g_autofree guint16 *levels = g_new (guint16, n);
  g_autofree guint16 *rows = NULL;
  const EntenteWork whole = *work;

  entente_work_enter_part (work, &whole, 0.0, 0.6);
  if (!entente_placing_solve (component, ENTENTE_MOST_TRIES, random, work))
    return FALSE;
  entente_work_enter_part (work, &whole, 0.6, 0.3);
  entente_component_move (component, -component->x[center], -component->y[center]);
  entente_network_measure_hops (component->network, center, levels, all);
  if (n <= MOST_SWEPT)
    {
      for (guint32 i = 0; i < n; i++)
        all[i] = i;
      rows = entente_placing_measure_rows (component->network, all, n, work);
      if (rows == NULL || !sweep (component, center, rows, work))
        return FALSE;
    }
  component->x[center] = 0.0;
  component->y[center] = 0.0;
  entente_work_enter_part (work, &whole, 0.9, 0.1);

  return seat_all (component, levels, ring, gap, work);
}
