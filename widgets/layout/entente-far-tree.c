/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Barnes, Hut 1986: A hierarchical O(N log N) force-calculation algorithm. DOI 10.1038/324446a0. A
 * square that is seen under a small angle acts as one mass in its middle. Points are sorted along
 * the Z-order curve, so that every square is a run of them, and its four parts are runs of it.
 *
 * Few points are gone through one by one, which straight passes over arrays do faster. */

#include "entente-far-tree.h"

#include "entente-lanes.h"

#include <math.h>
#include <stdlib.h>

/* A square's side over its distance, below which it counts as one mass; squared. */
#define MOST_ANGLE_SQUARE 1.0f
/* Points of a square that is not divided any more. */
#define MOST_LEAF 8
/* Up to so many points there are no squares. */
#define MOST_PLAIN 1200
/* Bits of a coordinate along the curve: squares are divided so often at most. */
#define N_BITS 16

typedef struct
{
  guint32 code;
  guint32 point;
} Place;

typedef struct
{
  float x; /* middle of its masses */
  float y;
  float mass;
  float square; /* of its side */
  guint32 first;
  guint32 end;
  guint32 next; /* the cell to go on with where this one needs no looking into; its parts follow it */
} Cell;

typedef struct
{
  float x[ENTENTE_N_LANES];
  float y[ENTENTE_N_LANES];
} Sums;

struct _EntenteFarTree
{
  const float *x;
  const float *y;
  const float *masses;
  guint32 n_points;
  Place *places;
  GArray *cells; /* of Cell, each before its parts; NULL: there are none, nor places */
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
  float left = INFINITY;
  float right = -INFINITY;
  float top = INFINITY;
  float bottom = -INFINITY;
  double side;

  for (guint32 i = 0; i < n; i++)
    {
      left = MIN (left, self->x[i]);
      right = MAX (right, self->x[i]);
      top = MIN (top, self->y[i]);
      bottom = MAX (bottom, self->y[i]);
    }
  side = MAX ((double) MAX (right - left, bottom - top), 1e-9) * (1.0 + 1e-9);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 column = (guint32) ((double) (self->x[i] - left) / side * (1u << N_BITS));
      guint32 row = (guint32) ((double) (self->y[i] - top) / side * (1u << N_BITS));

      self->places[i] = (Place){ spread_bits (column) | spread_bits (row) << 1, i };
    }
  qsort (self->places, n, sizeof (Place), compare_places);

  return side;
}

static void
sum_up (EntenteFarTree *self,
        Cell           *cell)
{
  double x = 0.0;
  double y = 0.0;
  double mass = 0.0;

  for (guint32 k = cell->first; k < cell->end; k++)
    {
      guint32 point = self->places[k].point;
      double own = (double) self->masses[point];

      x += own * (double) self->x[point];
      y += own * (double) self->y[point];
      mass += own;
    }
  cell->x = (float) (x / mass);
  cell->y = (float) (y / mass);
  cell->mass = (float) mass;
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
  Cell cell = { 0.0f, 0.0f, 0.0f, (float) (side * side), first, end, 0 };
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
entente_far_tree_new (const float *x,
                      const float *y,
                      const float *masses,
                      guint32      n_points)
{
  EntenteFarTree *self = g_new0 (EntenteFarTree, 1);

  self->x = x;
  self->y = y;
  self->masses = masses;
  self->n_points = n_points;
  if (n_points <= MOST_PLAIN)
    return self;
  self->places = g_new (Place, n_points);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (Cell), n_points / 2 + 1);
  add_cell (self, 0, n_points, N_BITS, sort_points (self, n_points));

  return self;
}

void
entente_far_tree_free (EntenteFarTree *self)
{
  g_free (self->places);
  g_clear_pointer (&self->cells, g_array_unref);
  g_free (self);
}

/* A point's own entry has no way: it pushes nothing. */
static inline void
add_one (Sums                 *sums,
         guint                 lane,
         const EntenteFarPush *push,
         float                 mass,
         float                 dx,
         float                 dy)
{
  float inverse = 1.0f / (dx * dx + dy * dy + push->softness);
  float factor = mass * inverse * (push->far + push->near * inverse);

  sums->x[lane] += factor * dx;
  sums->y[lane] += factor * dy;
}

ENTENTE_LANES static void
push_plain (Sums                 *sums,
            const EntenteFarPush *push,
            const float *restrict masses,
            const float *restrict x,
            const float *restrict y,
            guint32               n,
            float                 at_x,
            float                 at_y)
{
  const EntenteFarPush how = *push;
  guint32 n_whole = n - n % ENTENTE_N_LANES;
  Sums own = { { 0.0f } };

  for (guint32 j = 0; j < n_whole; j += ENTENTE_N_LANES)
    {
      ENTENTE_LANES_TOGETHER
      for (guint l = 0; l < ENTENTE_N_LANES; l++)
        add_one (&own, l, &how, masses[j + l], at_x - x[j + l], at_y - y[j + l]);
    }
  for (guint32 j = n_whole; j < n; j++)
    add_one (&own, 0, &how, masses[j], at_x - x[j], at_y - y[j]);
  *sums = own;
}

static void
push_by_points (const EntenteFarTree *self,
                const Cell           *cell,
                const EntenteFarPush *push,
                guint32               point,
                Sums                 *sums)
{
  for (guint32 k = cell->first; k < cell->end; k++)
    {
      guint32 other = self->places[k].point;

      add_one (sums, 0, push, self->masses[other], self->x[point] - self->x[other],
               self->y[point] - self->y[other]);
    }
}

static void
push_by_squares (const EntenteFarTree *self,
                 const EntenteFarPush *push,
                 guint32               point,
                 Sums                 *sums)
{
  const Cell *cells = (const Cell *) self->cells->data;
  guint32 k = 0;

  while (k < self->cells->len)
    {
      const Cell *cell = &cells[k];
      float dx = self->x[point] - cell->x;
      float dy = self->y[point] - cell->y;

      if (cell->square < MOST_ANGLE_SQUARE * (dx * dx + dy * dy))
        {
          add_one (sums, 0, push, cell->mass, dx, dy);
          k = cell->next;
        }
      else if (cell->next == k + 1)
        {
          push_by_points (self, cell, push, point, sums);
          k = cell->next;
        }
      else
        k++;
    }
}

void
entente_far_tree_push (const EntenteFarTree *self,
                       const EntenteFarPush *push,
                       guint32               point,
                       float                *push_x,
                       float                *push_y)
{
  Sums sums = { { 0.0f } };

  if (self->cells == NULL)
    push_plain (&sums, push, self->masses, self->x, self->y, self->n_points, self->x[point],
                self->y[point]);
  else
    push_by_squares (self, push, point, &sums);
  *push_x = entente_lanes_join (sums.x);
  *push_y = entente_lanes_join (sums.y);
}
