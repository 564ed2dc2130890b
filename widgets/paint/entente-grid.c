/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-grid.h"

#include <math.h>

/* More would take longer to make than to look through fuller ones. */
#define MOST_CELLS 4096
#define LEAST_ROOM 4 /* of a cell that is not empty */
#define MOST_SAMPLES 4096 /* of places that borders are taken from */

/* Things, rising. */
typedef struct
{
  guint32 *things; /* NULL where empty */
  guint32 n;
  guint32 room;
} Cell;

struct _EntenteGrid
{
  guint n_columns;
  guint n_rows;
  double *column_borders; /* n_columns − 1, rising: where one column ends and the next begins */
  double *row_borders;
  Cell *cells; /* in a row, not one by one: many lines are added to each */
};

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static int
compare_things (gconstpointer a,
                gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* Borders between n stretches of values with about as many values in each. Sorts the values. */
static double *
find_borders (double *values,
              guint   n_values,
              guint   n)
{
  double *borders = g_new (double, MAX (n - 1, 1));

  qsort (values, n_values, sizeof *values, compare_doubles);
  for (guint i = 1; i < n; i++)
    borders[i - 1] = values[(guint) ((guint64) i * n_values / n)];
  return borders;
}

EntenteGrid *
entente_grid_new (const EntentePoint *points,
                  guint               n_points,
                  guint               n_cells)
{
  EntenteGrid *self = g_new0 (EntenteGrid, 1);
  guint n_samples = MIN (n_points, MOST_SAMPLES);
  g_autofree double *xs = g_new (double, MAX (n_samples, 1));
  g_autofree double *ys = g_new (double, MAX (n_samples, 1));
  guint side = (guint) ceil (sqrt ((double) MIN (n_cells, MOST_CELLS)));

  for (guint i = 0; i < n_samples; i++)
    {
      EntentePoint point = points[(guint) ((guint64) i * n_points / n_samples)];

      xs[i] = point.x;
      ys[i] = point.y;
    }

  side = n_samples == 0 ? 1 : CLAMP (side, 1, n_samples);
  self->n_columns = side;
  self->n_rows = side;
  self->column_borders = find_borders (xs, n_samples, side);
  self->row_borders = find_borders (ys, n_samples, side);
  self->cells = g_new0 (Cell, side * side);
  return self;
}

void
entente_grid_free (EntenteGrid *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns * self->n_rows; i++)
    g_free (self->cells[i].things);
  g_free (self->cells);
  g_free (self->column_borders);
  g_free (self->row_borders);
  g_free (self);
}

/* The stretch a value lies in. */
static guint
find_stretch (const double *borders,
              guint         n,
              double        value)
{
  guint low = 0;
  guint high = n - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (borders[middle] <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Things come in rising order, so that one look at the last tells whether it is there. */
static void
add_to_cell (EntenteGrid *self,
             guint        column,
             guint        row,
             guint32      thing)
{
  Cell *cell = &self->cells[row * self->n_columns + column];

  if (cell->n > 0 && cell->things[cell->n - 1] == thing)
    return;
  if (cell->n == cell->room)
    {
      cell->room = MAX (cell->room * 2, LEAST_ROOM);
      cell->things = g_renew (guint32, cell->things, cell->room);
    }
  cell->things[cell->n++] = thing;
}

void
entente_grid_add_extent (EntenteGrid         *self,
                         guint32              thing,
                         const EntenteExtent *extent)
{
  guint column = find_stretch (self->column_borders, self->n_columns, extent->x0);
  guint last_column = find_stretch (self->column_borders, self->n_columns, extent->x1);
  guint row = find_stretch (self->row_borders, self->n_rows, extent->y0);
  guint last_row = find_stretch (self->row_borders, self->n_rows, extent->y1);

  for (guint i = row; i <= last_row; i++)
    for (guint j = column; j <= last_column; j++)
      add_to_cell (self, j, i, thing);
}

void
entente_grid_find (EntenteGrid         *self,
                   const EntenteExtent *extent,
                   GArray              *things)
{
  guint column = find_stretch (self->column_borders, self->n_columns, extent->x0);
  guint last_column = find_stretch (self->column_borders, self->n_columns, extent->x1);
  guint row = find_stretch (self->row_borders, self->n_rows, extent->y0);
  guint last_row = find_stretch (self->row_borders, self->n_rows, extent->y1);
  guint start = things->len;
  guint n = 0;

  for (guint i = row; i <= last_row; i++)
    for (guint j = column; j <= last_column; j++)
      {
        const Cell *cell = &self->cells[i * self->n_columns + j];

        if (cell->n > 0)
          g_array_append_vals (things, cell->things, cell->n);
      }
  /* One cell's are in order, and of none there may be no array yet. */
  if ((row == last_row && column == last_column) || things->len == start)
    return;

  qsort (&g_array_index (things, guint32, start), things->len - start, sizeof (guint32),
         compare_things);
  for (guint i = start; i < things->len; i++)
    {
      guint32 thing = g_array_index (things, guint32, i);

      if (n == 0 || g_array_index (things, guint32, start + n - 1) != thing)
        g_array_index (things, guint32, start + n++) = thing;
    }
  g_array_set_size (things, start + n);
}
