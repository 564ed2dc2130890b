/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Nodes of equal distances to all pivots come to stand on each other (Ortmann, Klimenta, Brandes 2016,
 * DOI 10.1007/978-3-319-50106-2_2, leave it to ties to part them). Here points nearer than r push each
 * other half of what is missing, as discs do (Jakobsen 2001: Advanced character physics, Game
 * Developers Conference): x_i ← x_i + ½ (r − |d|) d / |d|. As r is a part of the spacing that all
 * would have, and of a tie, distances on which stress hangs do not change. Points are found by a grid
 * of cells as wide as r; O(points) a round. */

#include "entente-loosening.h"

#include "entente-bins.h"

#include <math.h>

/* r, of the spacing that points would have if the picture were full of them, and of a tie. */
#define PART_OF_SPACING 0.5
#define PART_OF_TIE 0.12
#define N_ROUNDS 12
/* Of a heap of thousands each point meets so many in a cell; the heap grows round by round. */
#define MOST_MET 12
#define LEAST_LENGTH 1e-9

typedef struct
{
  double *x;
  double *y;
  guint32 n;
  double radius;
  double left;
  double top;
  guint32 n_columns;
  guint32 n_rows;
  guint32 *cells;   /* of the points */
  guint32 *starts;  /* of the cells */
  guint32 *points;  /* cell by cell */
  EntenteRandom *random;
} Loosening;

static void
loosening_clear (Loosening *self)
{
  g_free (self->cells);
  g_free (self->starts);
  g_free (self->points);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loosening, loosening_clear)

static void
find_bounds (const double *places,
             guint32       n,
             double       *least,
             double       *most)
{
  *least = INFINITY;
  *most = -INFINITY;
  for (guint32 i = 0; i < n; i++)
    {
      *least = MIN (*least, places[i]);
      *most = MAX (*most, places[i]);
    }
}

/* No more cells than points, about: few are empty then. */
static void
sort_points (Loosening *self)
{
  double right;
  double bottom;
  double side;

  find_bounds (self->x, self->n, &self->left, &right);
  find_bounds (self->y, self->n, &self->top, &bottom);
  side = MAX (self->radius, sqrt ((right - self->left) * (bottom - self->top) / self->n) / 2.0);
  side = MAX (side, MAX (right - self->left, bottom - self->top) / self->n);
  self->n_columns = (guint32) ((right - self->left) / side) + 1;
  self->n_rows = (guint32) ((bottom - self->top) / side) + 1;

  g_free (self->starts);
  self->starts = g_new0 (guint32, (gsize) self->n_columns * self->n_rows + 2);
  for (guint32 i = 0; i < self->n; i++)
    {
      guint32 column = (guint32) ((self->x[i] - self->left) / side);
      guint32 row = (guint32) ((self->y[i] - self->top) / side);

      self->cells[i] = row * self->n_columns + column;
      entente_bins_count (self->starts, self->cells[i]);
    }
  entente_bins_add_up (self->starts, (gsize) self->n_columns * self->n_rows);
  for (guint32 i = 0; i < self->n; i++)
    self->points[entente_bins_put (self->starts, self->cells[i])] = i;
}

static void
meet (Loosening *self,
      guint32    a,
      guint32    b)
{
  double dx = self->x[a] - self->x[b];
  double dy = self->y[a] - self->y[b];
  double length = sqrt (dx * dx + dy * dy);
  double part;

  if (length >= self->radius)
    return;
  if (length < LEAST_LENGTH)
    {
      dx = LEAST_LENGTH * entente_random_spread (self->random);
      dy = LEAST_LENGTH * entente_random_spread (self->random);
      length = sqrt (dx * dx + dy * dy) + LEAST_LENGTH * LEAST_LENGTH;
    }
  part = 0.5 * (self->radius - length) / length;
  self->x[a] += part * dx;
  self->y[a] += part * dy;
  self->x[b] -= part * dx;
  self->y[b] -= part * dy;
}

/* Some of a cell, from another one on for each point. */
static void
meet_cell (Loosening *self,
           guint32    point,
           guint32    cell)
{
  guint32 first = self->starts[cell];
  guint32 n = self->starts[cell + 1] - first;
  guint32 n_met = MIN (n, MOST_MET);

  for (guint32 k = 0; k < n_met; k++)
    {
      guint32 other = self->points[first + (n > MOST_MET ? (point + k) % n : k)];

      if (other != point)
        meet (self, point, other);
    }
}

static void
loosen_point (Loosening *self,
              guint32    point)
{
  guint32 column = self->cells[point] % self->n_columns;
  guint32 row = self->cells[point] / self->n_columns;

  for (guint32 r = row > 0 ? row - 1 : 0; r <= MIN (row + 1, self->n_rows - 1); r++)
    {
      for (guint32 c = column > 0 ? column - 1 : 0; c <= MIN (column + 1, self->n_columns - 1); c++)
        meet_cell (self, point, r * self->n_columns + c);
    }
}

static double
find_radius (const Loosening *self,
             double           tie)
{
  double left;
  double top;
  double right;
  double bottom;

  find_bounds (self->x, self->n, &left, &right);
  find_bounds (self->y, self->n, &top, &bottom);

  return MIN (PART_OF_TIE * tie,
              PART_OF_SPACING * sqrt ((right - left) * (bottom - top) / self->n));
}

gboolean
entente_loosening_sweep (double        *x,
                         double        *y,
                         guint32        n_points,
                         double         tie,
                         EntenteRandom *random,
                         EntenteWork   *work)
{
  g_auto (Loosening) self = { .x = x, .y = y, .n = n_points, .random = random };

  if (n_points < 2)
    return TRUE;
  self.radius = find_radius (&self, tie);
  if (!(self.radius > 0.0) || !isfinite (self.radius))
    return TRUE;
  self.cells = g_new (guint32, n_points);
  self.points = g_new (guint32, n_points);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      sort_points (&self);
      for (guint32 i = 0; i < n_points; i++)
        {
          if (i % 8192 == 0
              && !entente_work_report (work, (round + (double) i / n_points) / N_ROUNDS))
            return FALSE;
          loosen_point (&self, i);
        }
    }

  return TRUE;
}
