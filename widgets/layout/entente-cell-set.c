/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-cell-set.h"

#define FIRST_SIZE 16
/* Cells of a block that share a word: so few blocks hold what lies together that they stay in the
 * cache. */
#define BLOCK_BITS 3

typedef struct
{
  guint64 place;
  guint64 cells; /* never none where the block is in use */
} Block;

struct _EntenteCellSet
{
  Block *blocks;
  gsize size; /* a power of two */
  gsize n_blocks;
};

static guint64
join (gint32 column,
      gint32 row)
{
  return (guint64) (guint32) (column >> BLOCK_BITS) << 32 | (guint32) (row >> BLOCK_BITS);
}

static guint64
get_bit (gint32 column,
         gint32 row)
{
  guint32 mask = (1u << BLOCK_BITS) - 1;

  return G_GUINT64_CONSTANT (1) << (((guint32) column & mask) << BLOCK_BITS | ((guint32) row & mask));
}

/* The block of a place, or the free one where it belongs. */
static Block *
find (const EntenteCellSet *self,
      guint64               place)
{
  gsize at = (gsize) ((place * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 40) & (self->size - 1);

  while (self->blocks[at].cells != 0 && self->blocks[at].place != place)
    at = (at + 1) & (self->size - 1);

  return &self->blocks[at];
}

static void
resize (EntenteCellSet *self,
        gsize           size)
{
  g_autofree Block *old = self->blocks;
  gsize old_size = self->size;

  self->blocks = g_new0 (Block, size);
  self->size = size;
  for (gsize i = 0; i < old_size; i++)
    {
      if (old[i].cells != 0)
        *find (self, old[i].place) = old[i];
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
  g_free (self->blocks);
  g_free (self);
}

gboolean
entente_cell_set_add (EntenteCellSet *self,
                      gint32          column,
                      gint32          row)
{
  guint64 place = join (column, row);
  guint64 bit = get_bit (column, row);
  Block *block = find (self, place);

  if ((block->cells & bit) != 0)
    return FALSE;

  self->n_blocks += block->cells == 0 ? 1 : 0;
  block->place = place;
  block->cells |= bit;
  if (self->n_blocks * 2 > self->size)
    resize (self, self->size * 2);

  return TRUE;
}

gboolean
entente_cell_set_contains (const EntenteCellSet *self,
                           gint32                column,
                           gint32                row)
{
  return (find (self, join (column, row))->cells & get_bit (column, row)) != 0;
}
