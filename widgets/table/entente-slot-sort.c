/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-slot-sort.h"

/* Runs of @width are sorted in @from; the pair that is being merged begins at @start, is merged as far
 * as @left and @right (absolute), and lands in @to. */
struct _EntenteSlotSort
{
  GArray *from;
  GArray *to;
  EntenteSlotCompare compare;
  gpointer user_data;
  guint width;
  guint start;
  guint left;
  guint right;
};

static guint
get_middle (EntenteSlotSort *self)
{
  return self->from->len - self->start > self->width ? self->start + self->width : self->from->len;
}

static guint
get_end (EntenteSlotSort *self)
{
  guint middle = get_middle (self);

  return self->from->len - middle > self->width ? middle + self->width : self->from->len;
}

static void
begin_pair (EntenteSlotSort *self,
            guint            start)
{
  self->start = start;
  self->left = start;
  self->right = get_middle (self);
}

static void
begin_pass (EntenteSlotSort *self)
{
  GArray *from = self->from;

  self->from = self->to;
  self->to = from;
  self->width *= 2;
  begin_pair (self, 0);
}

static void
move_one (EntenteSlotSort *self,
          guint            middle,
          guint            end)
{
  const guint32 *from = (const guint32 *) (gpointer) self->from->data;
  guint place = self->left + self->right - middle;
  gboolean is_left
      = self->right >= end
        || (self->left < middle
            && self->compare (from[self->left], from[self->right], self->user_data) <= 0);

  g_array_index (self->to, guint32, place) = is_left ? from[self->left++] : from[self->right++];
}

EntenteSlotSort *
entente_slot_sort_new (GArray             *slots,
                       EntenteSlotCompare  compare,
                       gpointer            user_data)
{
  EntenteSlotSort *self = g_new0 (EntenteSlotSort, 1);

  self->from = slots;
  self->to = g_array_sized_new (FALSE, FALSE, sizeof (guint32), slots->len);
  g_array_set_size (self->to, slots->len);
  self->compare = compare;
  self->user_data = user_data;
  self->width = 1;
  begin_pair (self, 0);
  return self;
}

void
entente_slot_sort_free (EntenteSlotSort *self)
{
  g_clear_pointer (&self->from, g_array_unref);
  g_array_unref (self->to);
  g_free (self);
}

gboolean
entente_slot_sort_step (EntenteSlotSort *self,
                        guint            n_moves)
{
  guint middle = get_middle (self);
  guint end = get_end (self);

  while (self->width < self->from->len)
    {
      for (; n_moves > 0 && self->left + self->right < middle + end; n_moves--)
        move_one (self, middle, end);
      if (n_moves == 0)
        return TRUE;
      if (end < self->from->len)
        begin_pair (self, end);
      else
        begin_pass (self);
      middle = get_middle (self);
      end = get_end (self);
    }
  return FALSE;
}

GArray *
entente_slot_sort_take (EntenteSlotSort *self)
{
  return g_steal_pointer (&self->from);
}
