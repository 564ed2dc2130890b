/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-cell-set.h"

#include <string.h>

#define FIRST_SIZE 64
/* No cell has this number: rows and columns stay far from the least 32-bit number. */
#define EMPTY G_GUINT64_CONSTANT (0x8000000080000000)

struct _EntenteCellSet
{
  guint64 *cells;
  gsize size; /* a power of two */
  gsize n_cells;
};

static guint64
join (gint32 column,
      gint32 row)
{
  return (guint64) (guint32) column << 32 | (guint32) row;
}

static gsize
find (const EntenteCellSet *self,
      guint64               cell)
{
  gsize at = (gsize) ((cell * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 20) & (self->size - 1);

  while (self->cells[at] != EMPTY && self->cells[at] != cell)
    at = (at + 1) & (self->size - 1);

  return at;
}

static void
resize (EntenteCellSet *self,
        gsize           size)
{
  g_autofree guint64 *old = self->cells;
  gsize old_size = self->size;

  self->cells = g_new (guint64, size);
  self->size = size;
  for (gsize i = 0; i < size; i++)
    self->cells[i] = EMPTY;
  for (gsize i = 0; i < old_size; i++)
    {
      if (old[i] != EMPTY)
        self->cells[find (self, old[i])] = old[i];
    }
}

EntenteCellSet *
entente_cell_set_new (void)
{
  EntenteCellSet *self = g_new0 (EntenteCellSet, 1);

  resize (self, FIRST_SIZE);

  return self;
}

void
entente_cell_set_free (EntenteCellSet *self)
{
  g_free (self->cells);
  g_free (self);
}

gboolean
entente_cell_set_add (EntenteCellSet *self,
                      gint32          column,
                      gint32          row)
{
  guint64 cell = join (column, row);
  gsize at = find (self, cell);

  if (self->cells[at] == cell)
    return FALSE;

  self->cells[at] = cell;
  self->n_cells++;
  if (self->n_cells * 2 > self->size)
    resize (self, self->size * 2);

  return TRUE;
}

gboolean
entente_cell_set_contains (const EntenteCellSet *self,
                           gint32                column,
                           gint32                row)
{
  guint64 cell = join (column, row);

  return self->cells[find (self, cell)] == cell;
}
