/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-sum-tree.h"

struct _EntenteSumTree
{
  gint64 *sums; /* counted from 1: of as many places before, with this one, as its last bit says */
  guint32 n_places;
  gint64 total;
};

EntenteSumTree *
entente_sum_tree_new (guint32 n_places)
{
  EntenteSumTree *self = g_new0 (EntenteSumTree, 1);

  self->n_places = n_places;
  self->sums = g_new0 (gint64, (gsize) n_places + 1);

  return self;
}

void
entente_sum_tree_free (EntenteSumTree *self)
{
  g_free (self->sums);
  g_free (self);
}

static guint32
get_last_bit (guint32 number)
{
  return number & (~number + 1);
}

void
entente_sum_tree_add (EntenteSumTree *self,
                      guint32         place,
                      gint            number)
{
  self->total += number;
  for (guint32 i = place + 1; i <= self->n_places; i += get_last_bit (i))
    self->sums[i] += number;
}

gint64
entente_sum_tree_get_before (const EntenteSumTree *self,
                             guint32               place)
{
  gint64 sum = 0;

  for (guint32 i = place; i > 0; i -= get_last_bit (i))
    sum += self->sums[i];

  return sum;
}

gint64
entente_sum_tree_get_behind (const EntenteSumTree *self,
                             guint32               place)
{
  return self->total - entente_sum_tree_get_before (self, place + 1);
}
