/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-order-merge.h"

#define NOTHING G_MAXUINT32

enum
{
  IN_BASE = 1,
  IN_OURS = 2,
  IN_THEIRS = 4,
  IN_ALL = 7,
};

static void
mark (guint8 *marks,
      GArray *order,
      guint8  bit)
{
  for (guint i = 0; i < order->len; i++)
    marks[g_array_index (order, guint32, i)] |= bit;
}

static guint8 *
mark_all (const EntenteOrderMerge *self)
{
  guint8 *marks = g_new0 (guint8, self->n_things + 1);

  mark (marks, self->base, IN_BASE);
  mark (marks, self->ours, IN_OURS);
  mark (marks, self->theirs, IN_THEIRS);
  return marks;
}

/* Whether what all three have stands in another order there. */
static gboolean
differs (GArray       *a,
         GArray       *b,
         const guint8 *marks)
{
  guint k = 0;

  for (guint i = 0; i < a->len; i++)
    {
      if (marks[g_array_index (a, guint32, i)] != IN_ALL)
        continue;
      while (marks[g_array_index (b, guint32, k)] != IN_ALL)
        k++;
      if (g_array_index (a, guint32, i) != g_array_index (b, guint32, k++))
        return TRUE;
    }
  return FALSE;
}

gboolean
entente_order_merge_is_torn (const EntenteOrderMerge *self)
{
  g_autofree guint8 *marks = mark_all (self);

  return differs (self->base, self->ours, marks) && differs (self->base, self->theirs, marks)
         && differs (self->ours, self->theirs, marks);
}

/* Each thing's follower; that of the place before the first is at @n_things. */
static guint32 *
chain_up (GArray *order,
          guint   n_things)
{
  guint32 *next = g_new (guint32, n_things + 1);
  guint32 last = n_things;

  for (guint i = 0; i < order->len; i++)
    {
      guint32 thing = g_array_index (order, guint32, i);

      next[last] = thing;
      last = thing;
    }
  next[last] = NOTHING;
  return next;
}

static void
insert_others (guint32      *next,
               guint         n_things,
               GArray       *second,
               const guint8 *marks,
               guint8        first_bit,
               guint8        second_bit)
{
  guint32 place = n_things;

  for (guint i = 0; i < second->len; i++)
    {
      guint32 thing = g_array_index (second, guint32, i);

      if ((marks[thing] & first_bit) != 0)
        {
          place = thing;
          continue;
        }
      while (next[place] != NOTHING && (marks[next[place]] & second_bit) == 0)
        place = next[place];
      next[thing] = next[place];
      next[place] = thing;
      place = thing;
    }
}

GArray *
entente_order_merge_run (const EntenteOrderMerge *self,
                         gboolean                 theirs_first)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *marks = mark_all (self);
  gboolean ours_moved = differs (self->base, self->ours, marks);
  gboolean theirs_moved = differs (self->base, self->theirs, marks);
  gboolean by_theirs = ours_moved == theirs_moved ? theirs_first : theirs_moved;
  g_autofree guint32 *next = chain_up (by_theirs ? self->theirs : self->ours, self->n_things);

  insert_others (next, self->n_things, by_theirs ? self->ours : self->theirs, marks,
                 by_theirs ? IN_THEIRS : IN_OURS, by_theirs ? IN_OURS : IN_THEIRS);
  for (guint32 thing = next[self->n_things]; thing != NOTHING; thing = next[thing])
    g_array_append_val (merged, thing);
  return merged;
}
