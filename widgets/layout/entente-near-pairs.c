/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Boxes are sorted by the cell that their middle is in, cells lying row by row, so that all that may be
 * near to one stand in a few runs of memory. Of each pair the one that stands first asks. Cells are
 * numbered around a torus: whoever is far out costs no empty cells, but stands among others that are
 * not near to it. Boxes much larger than most would make all others look as far as they reach: they
 * stand in no cell, and ask for all near to them, for each other first: few of them, and each in the way of
 * many. */

#include "entente-near-pairs.h"

#include "entente-bins.h"

#include <math.h>

/* Of the mean width or height: larger boxes stand in no cell. */
#define MUCH_LARGER 4.0
/* Others for which one box asks: keeps a heap in one place from costing the square of its number. */
#define MOST_ASKED 32
#define N_ASKED 1024

/* A box with half of the gap and the margin around. */
typedef struct
{
  double x;
  double y;
  double half_width;
  double half_height;
  guint32 box;
} Item;

typedef struct
{
  const EntenteBoxes *boxes;
  double margin;
  double distance;       /* with the margin */
  double most_width;     /* of those in cells, half of it */
  double most_height;
  double cell_width;
  double cell_height;
  guint64 n_columns;     /* a power of two, like n_rows */
  guint64 n_rows;
  guint32 *starts;       /* of the cells in items */
  GArray *items;         /* cell by cell */
  GArray *large;         /* of Item */
  GArray *pairs;
} Search;

static void
search_clear (Search *self)
{
  g_free (self->starts);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->large, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static guint64
find_power (double wanted,
            double most)
{
  guint64 power = 1;

  while ((double) power < wanted && (double) power < most)
    power *= 2;

  return power;
}

/* As many cells as the picture has, but few more than boxes. */
static void
find_cells (Search *self)
{
  const EntenteBoxes *boxes = self->boxes;
  double left;
  double top;
  double right;
  double bottom;

  entente_settling_get_middles (boxes, &left, &top, &right, &bottom);
  self->n_columns = find_power ((right - left) / self->cell_width + 1.0, boxes->n_boxes);
  self->n_rows = find_power ((bottom - top) / self->cell_height + 1.0, boxes->n_boxes);
  while (self->n_columns * self->n_rows > 4 * (guint64) boxes->n_boxes + 4)
    {
      if (self->n_columns > self->n_rows)
        self->n_columns /= 2;
      else
        self->n_rows /= 2;
    }
}

static guint64
find_column (const Search *self,
             double        x)
{
  return (guint64) entente_box_grid_get_cell (x, self->cell_width) & (self->n_columns - 1);
}

static guint64
find_row (const Search *self,
          double        y)
{
  return (guint64) entente_box_grid_get_cell (y, self->cell_height) & (self->n_rows - 1);
}

static gboolean
is_large (const EntenteBoxes *boxes,
          guint32             box,
          double              mean_width,
          double              mean_height)
{
  return boxes->widths[box] > MUCH_LARGER * mean_width
         || boxes->heights[box] > MUCH_LARGER * mean_height;
}

static Item
make_item (const Search *self,
           guint32       box)
{
  const EntenteBoxes *boxes = self->boxes;

  return (Item){ boxes->x[box], boxes->y[box],
                 (boxes->widths[box] + boxes->gap + self->margin) / 2.0,
                 (boxes->heights[box] + boxes->gap + self->margin) / 2.0, box };
}

/* The items into their cells. */
static void
sort_items (Search *self,
            GArray *items)
{
  gsize n_cells = self->n_columns * self->n_rows;
  g_autofree guint32 *cells = g_new (guint32, items->len + 1);

  self->starts = g_new0 (guint32, n_cells + 2);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_size (self->items, items->len);
  for (guint32 k = 0; k < items->len; k++)
    {
      const Item *item = &g_array_index (items, Item, k);

      cells[k] = (guint32) (find_row (self, item->y) * self->n_columns
                            + find_column (self, item->x));
      entente_bins_count (self->starts, cells[k]);
    }
  entente_bins_add_up (self->starts, n_cells);
  for (guint32 k = 0; k < items->len; k++)
    g_array_index (self->items, Item, entente_bins_put (self->starts, cells[k]))
      = g_array_index (items, Item, k);
}

static void
search_init (Search             *self,
             const EntenteBoxes *boxes,
             double              margin)
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (Item), boxes->n_boxes);
  double width = 0.0;
  double height = 0.0;

  self->boxes = boxes;
  self->margin = margin;
  self->distance = boxes->distance + margin;
  self->large = g_array_new (FALSE, FALSE, sizeof (Item));
  self->pairs = g_array_sized_new (FALSE, FALSE, sizeof (EntenteNearPair), 4 * boxes->n_boxes);
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      width += boxes->widths[i] / boxes->n_boxes;
      height += boxes->heights[i] / boxes->n_boxes;
    }
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      gboolean large = is_large (boxes, i, width, height);
      Item item = make_item (self, i);

      g_array_append_val (large ? self->large : items, item);
      if (large)
        continue;
      self->most_width = MAX (self->most_width, item.half_width);
      self->most_height = MAX (self->most_height, item.half_height);
    }
  self->cell_width = MAX (width + boxes->gap + margin, self->distance) + 1.0;
  self->cell_height = MAX (height + boxes->gap + margin, self->distance) + 1.0;
  find_cells (self);
  sort_items (self, items);
}

static gboolean
are_near (const Item *a,
          const Item *b,
          double      distance)
{
  double dx = fabs (a->x - b->x);
  double dy = fabs (a->y - b->y);

  return (dx < a->half_width + b->half_width && dy < a->half_height + b->half_height)
         || dx * dx + dy * dy < distance * distance;
}

/* Those of a run of items; how many more may be found. */
static guint
ask_run (Search       *self,
         const Item   *asking,
         const GArray *items,
         guint32       first,
         guint32       end,
         guint         n_left)
{
  for (guint32 k = first; k < end && n_left > 0; k++)
    {
      const Item *other = &g_array_index (items, Item, k);
      EntenteNearPair pair = { asking->box, other->box };

      if (!are_near (asking, other, self->distance))
        continue;
      g_array_append_val (self->pairs, pair);
      n_left--;
    }

  return n_left;
}

/* Of one row the cells from @column on, as far as the row goes, and from its start again. */
static guint
ask_row (Search     *self,
         const Item *asking,
         guint64     row,
         guint64     column,
         guint64     n_columns,
         guint32     first,
         guint       n_left)
{
  const guint32 *starts = self->starts + row * self->n_columns;
  guint64 end = MIN (column + n_columns, self->n_columns);

  n_left = ask_run (self, asking, self->items, MAX (starts[column], first), starts[end], n_left);
  end = column + n_columns - end;

  return ask_run (self, asking, self->items, MAX (starts[0], first), starts[end], n_left);
}

/* The items from @first on that are near, as many as may be found still. */
static void
ask_cells (Search     *self,
           const Item *asking,
           guint32     first,
           guint       n_left)
{
  double across = MAX (asking->half_width + self->most_width, self->distance);
  double down = MAX (asking->half_height + self->most_height, self->distance);
  guint64 n_columns = (guint64) MIN (2.0 * across / self->cell_width + 2.0, self->n_columns);
  guint64 n_rows = (guint64) MIN (2.0 * down / self->cell_height + 2.0, self->n_rows);
  guint64 column = find_column (self, asking->x - across);
  guint64 row = find_row (self, asking->y - down);

  for (guint64 k = 0; k < n_rows && n_left > 0; k++)
    n_left = ask_row (self, asking, (row + k) & (self->n_rows - 1), column, n_columns, first, n_left);
}

GArray *
entente_near_pairs_find (const EntenteBoxes *boxes,
                         double              margin,
                         EntenteWork        *work)
{
  g_auto (Search) self = { 0 };

  search_init (&self, boxes, margin);
  for (guint32 k = 0; k < self.items->len; k++)
    {
      if (k % N_ASKED == 0 && !entente_work_report (work, 0.0))
        return NULL;
      ask_cells (&self, &g_array_index (self.items, Item, k), k + 1, MOST_ASKED);
    }
  for (guint32 k = 0; k < self.large->len; k++)
    {
      const Item *item = &g_array_index (self.large, Item, k);

      if (!entente_work_report (work, 0.0))
        return NULL;
      ask_cells (&self, item, 0,
                 ask_run (&self, item, self.large, k + 1, self.large->len, MOST_ASKED));
    }

  return g_steal_pointer (&self.pairs);
}
