/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-box-grid.h"

#include <math.h>
#include <string.h>

/* A box over more cells than this in one direction goes to the list of wide ones instead. */
#define MOST_CELLS 64
#define FARTHEST_CELL 1073741824.0

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
  guint32 box;
} Item;

typedef struct
{
  gint64 column;
  gint64 row;
  guint32 item;
  guint32 next;
} Entry;

struct _EntenteBoxGrid
{
  double cell_width;
  double cell_height;
  guint32 mask;
  guint32 *buckets; /* first entry, or ENTENTE_NO_BOX */
  GArray *entries;  /* of Entry */
  GArray *items;    /* of Item */
  GArray *wide;     /* indices of items that stand in no cell */
};

/* The cells that a box touches. */
typedef struct
{
  gint64 left;
  gint64 top;
  gint64 right;
  gint64 bottom;
} Cells;

gint64
entente_box_grid_get_cell (double place,
                           double side)
{
  double cell = floor (place / side);

  cell = cell > -FARTHEST_CELL ? cell : -FARTHEST_CELL;

  return (gint64) (cell < FARTHEST_CELL ? cell : FARTHEST_CELL);
}

static Cells
find_cells (EntenteBoxGrid *self,
            double          left,
            double          top,
            double          right,
            double          bottom)
{
  return (Cells){
    entente_box_grid_get_cell (left, self->cell_width),
    entente_box_grid_get_cell (top, self->cell_height),
    entente_box_grid_get_cell (right, self->cell_width),
    entente_box_grid_get_cell (bottom, self->cell_height),
  };
}

static gboolean
are_many (Cells cells)
{
  return cells.right - cells.left >= MOST_CELLS || cells.bottom - cells.top >= MOST_CELLS;
}

static guint32
find_bucket (EntenteBoxGrid *self,
             gint64          column,
             gint64          row)
{
  guint64 hash = (guint64) column * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
                 ^ (guint64) row * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);

  return (guint32) (hash >> 32) & self->mask;
}

EntenteBoxGrid *
entente_box_grid_new (double  cell_width,
                      double  cell_height,
                      guint32 n_expected)
{
  EntenteBoxGrid *self = g_new0 (EntenteBoxGrid, 1);
  guint32 n_buckets = 64;

  while (n_buckets < n_expected)
    n_buckets *= 2;

  self->cell_width = cell_width;
  self->cell_height = cell_height;
  self->mask = n_buckets - 1;
  self->buckets = g_new (guint32, n_buckets);
  memset (self->buckets, 0xff, sizeof (guint32) * n_buckets);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->items = g_array_sized_new (FALSE, FALSE, sizeof (Item), n_expected);
  self->wide = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
entente_box_grid_free (EntenteBoxGrid *self)
{
  g_free (self->buckets);
  g_array_unref (self->entries);
  g_array_unref (self->items);
  g_array_unref (self->wide);
  g_free (self);
}

void
entente_box_grid_insert (EntenteBoxGrid *self,
                         guint32         box,
                         double          left,
                         double          top,
                         double          right,
                         double          bottom)
{
  Item item = { left, top, right, bottom, box };
  guint32 index = self->items->len;
  Cells cells = find_cells (self, left, top, right, bottom);

  g_array_append_val (self->items, item);
  if (are_many (cells))
    {
      g_array_append_val (self->wide, index);
      return;
    }

  for (gint64 row = cells.top; row <= cells.bottom; row++)
    {
      for (gint64 column = cells.left; column <= cells.right; column++)
        {
          guint32 bucket = find_bucket (self, column, row);
          Entry entry = { column, row, index, self->buckets[bucket] };

          self->buckets[bucket] = self->entries->len;
          g_array_append_val (self->entries, entry);
        }
    }
}

static gboolean
overlaps (const Item *item,
          double      left,
          double      top,
          double      right,
          double      bottom)
{
  return item->left < right && left < item->right && item->top < bottom && top < item->bottom;
}

/* A pair that shares several cells is told in the first of them only. */
static gboolean
is_told_here (EntenteBoxGrid *self,
              const Item     *item,
              Cells           asked,
              gint64          column,
              gint64          row)
{
  gint64 first_column = entente_box_grid_get_cell (item->left, self->cell_width);
  gint64 first_row = entente_box_grid_get_cell (item->top, self->cell_height);

  return column == MAX (first_column, asked.left) && row == MAX (first_row, asked.top);
}

static gboolean
search_all (EntenteBoxGrid  *self,
            double           left,
            double           top,
            double           right,
            double           bottom,
            EntenteBoxFound  found,
            gpointer         user_data)
{
  for (guint32 i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (overlaps (item, left, top, right, bottom) && !found (item->box, user_data))
        return FALSE;
    }

  return TRUE;
}

static gboolean
search_wide (EntenteBoxGrid  *self,
             double           left,
             double           top,
             double           right,
             double           bottom,
             EntenteBoxFound  found,
             gpointer         user_data)
{
  for (guint32 i = 0; i < self->wide->len; i++)
    {
      guint32 index = g_array_index (self->wide, guint32, i);
      const Item *item = &g_array_index (self->items, Item, index);

      if (overlaps (item, left, top, right, bottom) && !found (item->box, user_data))
        return FALSE;
    }

  return TRUE;
}

void
entente_box_grid_search (EntenteBoxGrid  *self,
                         double           left,
                         double           top,
                         double           right,
                         double           bottom,
                         EntenteBoxFound  found,
                         gpointer         user_data)
{
  Cells cells = find_cells (self, left, top, right, bottom);

  if (are_many (cells))
    {
      search_all (self, left, top, right, bottom, found, user_data);
      return;
    }
  if (!search_wide (self, left, top, right, bottom, found, user_data))
    return;

  for (gint64 row = cells.top; row <= cells.bottom; row++)
    {
      for (gint64 column = cells.left; column <= cells.right; column++)
        {
          guint32 next = self->buckets[find_bucket (self, column, row)];

          while (next != ENTENTE_NO_BOX)
            {
              const Entry *entry = &g_array_index (self->entries, Entry, next);
              const Item *item = &g_array_index (self->items, Item, entry->item);

              next = entry->next;
              if (entry->column != column || entry->row != row
                  || !overlaps (item, left, top, right, bottom)
                  || !is_told_here (self, item, cells, column, row))
                continue;
              if (!found (item->box, user_data))
                return;
            }
        }
    }
}

static gboolean
keep_first (guint32  box,
            gpointer user_data)
{
  *(guint32 *) user_data = box;

  return FALSE;
}

guint32
entente_box_grid_find (EntenteBoxGrid *self,
                       double          left,
                       double          top,
                       double          right,
                       double          bottom)
{
  guint32 box = ENTENTE_NO_BOX;

  entente_box_grid_search (self, left, top, right, bottom, keep_first, &box);

  return box;
}
