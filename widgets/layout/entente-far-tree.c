/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Barnes, Hut 1986: A hierarchical O(N log N) force-calculation algorithm. DOI 10.1038/324446a0. A
 * square that is seen under a small angle acts as one mass in its middle. Points are sorted along
 * the Z-order curve, so that every square is a run of them, and its four parts are runs of it. */

#include "entente-far-tree.h"

#include <math.h>
#include <stdlib.h>

/* A square's side over its distance, below which it counts as one mass; squared. */
#define MOST_ANGLE_SQUARE 1.0
/* Points of a square that is not divided any more. */
#define MOST_LEAF 8
/* Bits of a coordinate along the curve: squares are divided so often at most. */
#define N_BITS 16
#define LEAST_SQUARE 1e-6

typedef struct
{
  guint32 code;
  guint32 point;
} Place;

typedef struct
{
  double x; /* middle of its masses */
  double y;
  double mass;
  double square; /* of its side */
  guint32 first;
  guint32 end;
  guint32 next; /* the cell to go on with where this one needs no looking into; its parts follow it */
} Cell;

struct _EntenteFarTree
{
  const double *x;
  const double *y;
  const float *masses;
  Place *places;
  GArray *cells; /* of Cell, each before its parts */
};

static guint32
spread_bits (guint32 value)
{
  value = (value | value << 8) & 0x00ff00ffu;
  value = (value | value << 4) & 0x0f0f0f0fu;
  value = (value | value << 2) & 0x33333333u;

  return (value | value << 1) & 0x55555555u;
}

static int
compare_places (const void *a,
                const void *b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->code != second->code)
    return first->code < second->code ? -1 : 1;

  return (first->point > second->point) - (first->point < second->point);
}

/* Sorts the points along the curve; returns the side of the square around all. */
static double
sort_points (EntenteFarTree *self,
             guint32         n)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double side;

  for (guint32 i = 0; i < n; i++)
    {
      left = MIN (left, self->x[i]);
      right = MAX (right, self->x[i]);
      top = MIN (top, self->y[i]);
      bottom = MAX (bottom, self->y[i]);
    }
  side = MAX (MAX (right - left, bottom - top), 1e-9) * (1.0 + 1e-9);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 column = (guint32) ((self->x[i] - left) / side * (1u << N_BITS));
      guint32 row = (guint32) ((self->y[i] - top) / side * (1u << N_BITS));

      self->places[i] = (Place){ spread_bits (column) | spread_bits (row) << 1, i };
    }
  qsort (self->places, n, sizeof (Place), compare_places);

  return side;
}

static void
sum_up (EntenteFarTree *self,
        Cell           *cell)
{
  for (guint32 k = cell->first; k < cell->end; k++)
    {
      guint32 point = self->places[k].point;
      double mass = (double) self->masses[point];

      cell->x += mass * self->x[point];
      cell->y += mass * self->y[point];
      cell->mass += mass;
    }
  cell->x /= cell->mass;
  cell->y /= cell->mass;
}

/* The first place from @first on whose code is not below @code. */
static guint32
find_code (const EntenteFarTree *self,
           guint32               first,
           guint32               end,
           guint64               code)
{
  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;

      if (self->places[middle].code < code)
        first = middle + 1;
      else
        end = middle;
    }

  return first;
}

/* @level: bits of each coordinate that the cell leaves open. */
static void
add_cell (EntenteFarTree *self,
          guint32         first,
          guint32         end,
          guint           level,
          double          side)
{
  Cell cell = { 0.0, 0.0, 0.0, side * side, first, end, 0 };
  guint32 index = self->cells->len;

  sum_up (self, &cell);
  g_array_append_val (self->cells, cell);
  if (end - first > MOST_LEAF && level > 0)
    {
      guint64 quarter = G_GUINT64_CONSTANT (1) << (2 * (level - 1));
      guint64 code = (self->places[first].code / (4 * quarter)) * (4 * quarter);

      for (guint part = 1; part <= 4 && first < end; part++)
        {
          guint32 next = find_code (self, first, end, code + part * quarter);

          if (next > first)
            add_cell (self, first, next, level - 1, side / 2.0);
          first = next;
        }
    }
  g_array_index (self->cells, Cell, index).next = self->cells->len;
}

EntenteFarTree *
entente_far_tree_new (const double *x,
                      const double *y,
                      const float  *masses,
                      guint32       n_points)
{
  EntenteFarTree *self = g_new0 (EntenteFarTree, 1);
  double side;

  self->x = x;
  self->y = y;
  self->masses = masses;
  self->places = g_new (Place, (gsize) n_points + 1);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (Cell), n_points / 2 + 1);
  side = sort_points (self, n_points);
  if (n_points > 0)
    add_cell (self, 0, n_points, N_BITS, side);

  return self;
}

void
entente_far_tree_free (EntenteFarTree *self)
{
  g_free (self->places);
  g_array_unref (self->cells);
  g_free (self);
}

static void
push_by_points (const EntenteFarTree *self,
                const Cell           *cell,
                guint32               point,
                double               *push_x,
                double               *push_y)
{
  for (guint32 k = cell->first; k < cell->end; k++)
    {
      guint32 other = self->places[k].point;
      double dx = self->x[point] - self->x[other];
      double dy = self->y[point] - self->y[other];
      double factor = (double) self->masses[other] / (dx * dx + dy * dy + LEAST_SQUARE);

      *push_x += factor * dx;
      *push_y += factor * dy;
    }
}

void
entente_far_tree_push (const EntenteFarTree *self,
                       guint32               point,
                       double               *push_x,
                       double               *push_y)
{
  const Cell *cells = (const Cell *) self->cells->data;
  guint32 k = 0;

  *push_x = 0.0;
  *push_y = 0.0;
  while (k < self->cells->len)
    {
      const Cell *cell = &cells[k];
      double dx = self->x[point] - cell->x;
      double dy = self->y[point] - cell->y;
      double square = dx * dx + dy * dy;

      if (cell->square < MOST_ANGLE_SQUARE * square)
        {
          double factor = cell->mass / square;

          *push_x += factor * dx;
          *push_y += factor * dy;
          k = cell->next;
        }
      else if (cell->next == k + 1)
        {
          push_by_points (self, cell, point, push_x, push_y);
          k = cell->next;
        }
      else
        k++;
    }
}
