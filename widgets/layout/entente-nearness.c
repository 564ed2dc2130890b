/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Verlet 1967: Computer "experiments" on classical fluids. DOI 10.1103/PhysRev.159.98: lists of who
 * is near are good for many rounds where they go a margin farther than what is asked for. A round
 * over lists costs a tenth of what searching a grid does. O(boxes × boxes near by) */

#include "entente-nearness.h"

#include <math.h>

/* Of the gap: how much farther lists go. */
#define MARGIN_GAPS 2.0
/* One box in so many may have moved half the margin, which is how two come from out of it. */
#define FEW_MOVED 50
/* Others in one list: keeps a heap in one place from costing the square of its number. */
#define MOST_OTHERS 64
#define N_ASKED 256

typedef struct
{
  EntenteNearness *nearness;
  guint32 box;
  guint n_others;
} Listing;

static gboolean
add_other (guint32  other,
           gpointer user_data)
{
  Listing *self = user_data;

  if (other == self->box)
    return TRUE;
  g_array_append_val (self->nearness->others, other);

  return ++self->n_others < MOST_OTHERS;
}

EntenteNearness *
entente_nearness_new (const EntenteBoxes *boxes,
                      EntenteWork        *work)
{
  g_autoptr (EntenteNearness) self = g_new0 (EntenteNearness, 1);
  g_autoptr (EntenteBoxGrid) grid = entente_settling_make_grid (boxes);
  EntenteBoxes wider = *boxes;

  self->margin = MARGIN_GAPS * boxes->gap;
  wider.gap += 2.0 * self->margin;
  wider.distance += self->margin;
  self->starts = g_new (guint32, (gsize) boxes->n_boxes + 1);
  self->others = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 8 * boxes->n_boxes);
  self->x = g_memdup2 (boxes->x, sizeof (double) * boxes->n_boxes);
  self->y = g_memdup2 (boxes->y, sizeof (double) * boxes->n_boxes);
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      Listing listing = { self, i, 0 };

      if (i % N_ASKED == 0 && !entente_work_report (work, 0.0))
        return NULL;
      self->starts[i] = self->others->len;
      entente_settling_search (grid, &wider, i, boxes->x[i], boxes->y[i], add_other, &listing);
    }
  self->starts[boxes->n_boxes] = self->others->len;

  return g_steal_pointer (&self);
}

void
entente_nearness_free (EntenteNearness *self)
{
  g_free (self->starts);
  g_clear_pointer (&self->others, g_array_unref);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

static gboolean
is_blocked (const EntenteNearness *self,
            const EntenteBoxes    *boxes,
            guint32                box)
{
  const guint32 *others = (const guint32 *) (gpointer) self->others->data;

  for (guint32 k = self->starts[box]; k < self->starts[box + 1]; k++)
    {
      double dx = boxes->x[box] - boxes->x[others[k]];
      double dy = boxes->y[box] - boxes->y[others[k]];

      if (fabs (dx) < entente_settling_get_clear_x (boxes, box, others[k], dy))
        return TRUE;
    }

  return FALSE;
}

guint32
entente_nearness_count (const EntenteNearness *self,
                        const EntenteBoxes    *boxes)
{
  guint32 n_blocked = 0;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    n_blocked += is_blocked (self, boxes, i) ? 1 : 0;

  return n_blocked;
}

static gboolean
is_stale (const EntenteNearness *self,
          const EntenteBoxes    *boxes)
{
  guint32 n_moved = 0;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      double way = MAX (fabs (boxes->x[i] - self->x[i]), fabs (boxes->y[i] - self->y[i]));

      n_moved += way > self->margin / 2.0 ? 1 : 0;
    }

  return n_moved > boxes->n_boxes / FEW_MOVED;
}

gboolean
entente_nearness_renew (EntenteNearness    **self,
                        const EntenteBoxes  *boxes,
                        EntenteWork         *work)
{
  if (*self != NULL && !is_stale (*self, boxes))
    return TRUE;
  g_clear_pointer (self, entente_nearness_free);
  *self = entente_nearness_new (boxes, work);

  return *self != NULL;
}
