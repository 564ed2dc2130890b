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
/* Nearer to the middle a node has no direction; hops. */
#define LEAST_LENGTH 1e-6

typedef struct
{
  double turn;
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

  if (first->turn != second->turn)
    return first->turn < second->turn ? -1 : 1;

  return (first->node > second->node) - (first->node < second->node);
}

/* Sets those who sit on one ring; returns its radius, at least @radius. */
static double
seat_ring (EntenteComponent *component,
           Seat             *seats,
           guint32           n_seats,
           double            radius,
           double            gap)
{
  g_autofree double *turns = g_new (double, n_seats);
  g_autofree double *widths = g_new (double, n_seats);
  g_autofree double *heights = g_new (double, n_seats);

  qsort (seats, n_seats, sizeof (Seat), compare_seats);
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

static void
seat_all (EntenteComponent *component,
          const guint16    *levels,
          double            ring,
          double            gap)
{
  guint32 n = component->n_nodes;
  g_autofree Seat *seats = g_new (Seat, n);
  double radius = 0.0;
  guint32 n_seats = 1;

  for (guint level = 1; n_seats > 0; level++)
    {
      n_seats = 0;
      for (guint32 i = 0; i < n; i++)
        {
          if (levels[i] == level)
            seats[n_seats++] = (Seat){ entente_turn_from_point (component->x[i], component->y[i]),
                                       i };
        }
      if (n_seats > 0)
        radius = seat_ring (component, seats, n_seats, radius + ring, gap);
    }
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

  if (!entente_placing_solve (component, random, work))
    return FALSE;
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
  seat_all (component, levels, ring, gap);

  return TRUE;
}
