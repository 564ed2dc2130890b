/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-ring.h"

#include "entente-turn.h"

#include <math.h>

/* Room on the circle depends on where a box stands, and where it stands on the room. */
#define N_ROUNDS 4
/* So much of the circle boxes may fill before it grows. */
#define MOST_FULL 0.98

/* Boxes that stand one right behind the other, and where their first wishes to be on average. */
typedef struct
{
  double sum;
  guint32 n;
} Pool;

/* What a box takes of a circle's length, where it stands: its shadow on the tangent, and not less
 * than its lesser side. */
static double
measure_room (double width,
              double height,
              double turn,
              double gap)
{
  double x;
  double y;

  entente_turn_to_point (turn, &x, &y);

  return MIN (width, height) / 2.0 + (width * fabs (y) + height * fabs (x))
           * (1.0 - MIN (width, height) / 2.0 / (width + height)) + gap;
}

/* Behind the longest stretch in which nobody wishes to be. */
static guint32
find_cut (const double *turns,
          guint32       n)
{
  guint32 cut = 0;
  double widest = -1.0;

  for (guint32 i = 0; i < n; i++)
    {
      double before = i > 0 ? turns[i - 1] : turns[n - 1] - 1.0;

      if (turns[i] - before > widest)
        {
          widest = turns[i] - before;
          cut = i;
        }
    }

  return cut;
}

/* @wishes: for boxes that take no room; equal or growing afterwards. */
static void
pool_wishes (double  *wishes,
             guint32  n)
{
  g_autofree Pool *pools = g_new (Pool, n);
  guint32 n_pools = 0;
  guint32 k = 0;

  for (guint32 i = 0; i < n; i++)
    {
      Pool pool = { wishes[i], 1 };

      while (n_pools > 0 && pools[n_pools - 1].sum / pools[n_pools - 1].n > pool.sum / pool.n)
        {
          pool.sum += pools[n_pools - 1].sum;
          pool.n += pools[--n_pools].n;
        }
      pools[n_pools++] = pool;
    }
  for (guint32 p = 0; p < n_pools; p++)
    {
      for (guint32 j = 0; j < pools[p].n; j++)
        wishes[k++] = pools[p].sum / pools[p].n;
    }
}

/* @rooms: in turns. All together less than a turn. */
static void
spread_once (double       *turns,
             const double *wished,
             const double *rooms,
             guint32       n)
{
  guint32 cut = find_cut (wished, n);
  g_autofree double *wishes = g_new (double, n);
  double offset = 0.0;
  double total = 0.0;
  double middle;

  for (guint32 k = 0; k < n; k++)
    total += rooms[k];
  for (guint32 k = 0; k < n; k++)
    {
      guint32 i = (cut + k) % n;
      double wish = wished[i] + (cut + k >= n ? 1.0 : 0.0);

      wishes[k] = wish - (offset + rooms[i] / 2.0);
      offset += rooms[i];
    }
  middle = wished[cut] + (wished[(cut + n - 1) % n] + (cut > 0 ? 1.0 : 0.0) - wished[cut]) / 2.0;
  pool_wishes (wishes, n);

  offset = 0.0;
  for (guint32 k = 0; k < n; k++)
    {
      guint32 i = (cut + k) % n;
      /* From the first to the last they must not go round more than once. */
      double wish = CLAMP (wishes[k], middle - 0.5, middle + 0.5 - total);

      turns[i] = wish + offset + rooms[i] / 2.0 - (cut + k >= n ? 1.0 : 0.0);
      offset += rooms[i];
    }
}

double
entente_ring_spread (double       *turns,
                     const double *widths,
                     const double *heights,
                     guint32       n_boxes,
                     double        gap,
                     double        radius)
{
  g_autofree double *wished = g_memdup2 (turns, sizeof (double) * n_boxes);
  g_autofree double *rooms = g_new (double, n_boxes);

  for (guint round = 0; n_boxes > 1 && round < N_ROUNDS; round++)
    {
      double length = 0.0;

      for (guint32 i = 0; i < n_boxes; i++)
        {
          rooms[i] = measure_room (widths[i], heights[i], turns[i], gap);
          length += rooms[i];
        }
      radius = MAX (radius, length / (MOST_FULL * ENTENTE_TURN_RADIANS));
      for (guint32 i = 0; i < n_boxes; i++)
        rooms[i] /= radius * ENTENTE_TURN_RADIANS;
      spread_once (turns, wished, rooms, n_boxes);
    }

  return radius;
}
