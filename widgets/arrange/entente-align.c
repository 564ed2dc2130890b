/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-align.h"

/* A box along one axis. */
typedef struct
{
  double start;
  double size;
  guint index;
} Extent;

static Extent
get_extent (const EntenteBox *box,
            guint             index,
            gboolean          vertical)
{
  Extent extent = { vertical ? box->y : box->x, vertical ? box->height : box->width, index };

  return extent;
}

static void
set_start (EntenteBox *box,
           double      start,
           gboolean    vertical)
{
  if (vertical)
    box->y = start;
  else
    box->x = start;
}

/**
 * entente_align_boxes:
 * @boxes: (inout) (array length=n_boxes):
 *
 * See the header.
 */
void
entente_align_boxes (EntenteBox       *boxes,
                     guint             n_boxes,
                     EntenteAlignment  alignment)
{
  gboolean vertical = alignment >= ENTENTE_ALIGN_TOP;
  double from = G_MAXDOUBLE;
  double to = -G_MAXDOUBLE;

  for (guint i = 0; i < n_boxes; i++)
    {
      Extent extent = get_extent (&boxes[i], i, vertical);

      from = MIN (from, extent.start);
      to = MAX (to, extent.start + extent.size);
    }
  for (guint i = 0; i < n_boxes; i++)
    {
      double room = to - from - get_extent (&boxes[i], i, vertical).size;

      if (alignment == ENTENTE_ALIGN_LEFT || alignment == ENTENTE_ALIGN_TOP)
        room = 0.0;
      else if (alignment == ENTENTE_ALIGN_CENTER || alignment == ENTENTE_ALIGN_MIDDLE)
        room /= 2.0;
      set_start (&boxes[i], from + room, vertical);
    }
}

static int
compare_middles (gconstpointer a,
                 gconstpointer b)
{
  const Extent *first = a;
  const Extent *second = b;
  double difference = first->start + first->size / 2.0 - second->start - second->size / 2.0;

  if (difference != 0.0)
    return difference < 0.0 ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

/**
 * entente_distribute_boxes:
 * @boxes: (inout) (array length=n_boxes):
 * @vertical: from top to bottom; else from left to right
 *
 * See the header.
 */
void
entente_distribute_boxes (EntenteBox *boxes,
                          guint       n_boxes,
                          gboolean    vertical)
{
  g_autofree Extent *extents = g_new (Extent, n_boxes);
  double space;
  double at;

  if (n_boxes < 3)
    return;
  for (guint i = 0; i < n_boxes; i++)
    extents[i] = get_extent (&boxes[i], i, vertical);
  qsort (extents, n_boxes, sizeof (Extent), compare_middles);

  at = extents[0].start + extents[0].size;
  space = extents[n_boxes - 1].start - at;
  for (guint i = 1; i + 1 < n_boxes; i++)
    space -= extents[i].size;
  space /= n_boxes - 1;
  for (guint i = 1; i + 1 < n_boxes; i++)
    {
      set_start (&boxes[extents[i].index], at + space, vertical);
      at += space + extents[i].size;
    }
}
