/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Tables are as wide over high as the frame, so a few of them side by side in lines, each line as
 * long as the frame is wide, fill it: next-fit by decreasing height would pack closer, but lose the
 * order of the kinds. */

#include "entente-kind-grid.h"

#include <math.h>
#include <stdlib.h>

/* Between two tables, in gaps between two boxes. */
#define TABLE_GAPS 4.0
/* Lines end where the next table would not fit; by so much they are made longer. */
#define RAGGED 1.25

typedef struct
{
  guint32 node;
  guint32 number; /* in the whole graph, whose order says something */
  guint32 kind;
  guint32 n_ties;
} Seat;

typedef struct
{
  double left;
  double top;
  double line_height;
  double line_width; /* no line is longer, unless it has one table */
} Page;

static int
compare_seats (const void *a,
               const void *b)
{
  const Seat *first = a;
  const Seat *second = b;

  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  if (first->n_ties != second->n_ties)
    return first->n_ties > second->n_ties ? -1 : 1;

  return (first->number > second->number) - (first->number < second->number);
}

/* The widest box and the highest one, each with its gap. */
static void
measure_cell (const EntenteComponent *component,
              const Seat             *seats,
              guint32                 n_seats,
              double                  gap,
              double                 *width,
              double                 *height)
{
  *width = 0.0;
  *height = 0.0;
  for (guint32 k = 0; k < n_seats; k++)
    {
      *width = MAX (*width, component->widths[seats[k].node] + gap);
      *height = MAX (*height, component->heights[seats[k].node] + gap);
    }
}

/* Columns are as wide as their widest box, so one long name does not widen all. */
static void
set_table (EntenteComponent *component,
           const Seat       *seats,
           guint32           n_seats,
           double            aspect,
           double            gap,
           Page             *page)
{
  double cell_width;
  double cell_height;
  guint32 n_rows;
  double width = 0.0;
  double left;

  measure_cell (component, seats, n_seats, gap, &cell_width, &cell_height);
  n_rows = MAX ((guint32) ceil (sqrt (n_seats * cell_width / (aspect * cell_height))), 1);
  for (guint32 first = 0; first < n_seats; first += n_rows)
    {
      measure_cell (component, seats + first, MIN (n_rows, n_seats - first), gap, &cell_width,
                    &(double){ 0.0 });
      width += cell_width;
    }
  if (page->left > 0.0 && page->left + width > page->line_width)
    {
      page->left = 0.0;
      page->top += page->line_height + TABLE_GAPS * gap;
      page->line_height = 0.0;
    }

  left = page->left;
  for (guint32 first = 0; first < n_seats; first += n_rows)
    {
      guint32 n_column = MIN (n_rows, n_seats - first);

      measure_cell (component, seats + first, n_column, gap, &cell_width, &(double){ 0.0 });
      for (guint32 k = 0; k < n_column; k++)
        {
          component->x[seats[first + k].node] = left + cell_width / 2.0;
          component->y[seats[first + k].node] = page->top + (k + 0.5) * cell_height;
        }
      left += cell_width;
    }
  page->left = left + TABLE_GAPS * gap;
  page->line_height = MAX (page->line_height, MIN (n_rows, n_seats) * cell_height);
}

void
entente_kind_grid_place (EntenteComponent *component,
                         const guint32    *kinds,
                         double            aspect,
                         double            gap)
{
  const EntenteNetwork *network = component->network;
  guint32 n = component->n_nodes;
  g_autofree Seat *seats = g_new (Seat, n);
  Page page = { 0.0, 0.0, 0.0, 0.0 };
  double area = 0.0;
  guint32 next;

  for (guint32 i = 0; i < n; i++)
    {
      seats[i] = (Seat){ i, component->nodes[i], kinds[i], network->starts[i + 1] - network->starts[i] };
      area += (component->widths[i] + 2.0 * gap) * (component->heights[i] + 2.0 * gap);
    }
  qsort (seats, n, sizeof (Seat), compare_seats);
  page.line_width = RAGGED * sqrt (area * aspect);
  for (guint32 first = 0; first < n; first = next)
    {
      for (next = first; next < n && seats[next].kind == seats[first].kind; next++)
        ;
      set_table (component, seats + first, next - first, aspect, gap, &page);
    }
}
