/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Verlet 1967: Computer "experiments" on classical fluids. DOI 10.1103/PhysRev.159.98: lists of who
 * is near are good for many rounds where they go a margin farther than what is asked for. A round
 * over lists costs a tenth of what searching a grid does. O(boxes × boxes near by) */

#include "entente-nearness.h"

#include "entente-bins.h"
#include "entente-near-pairs.h"

#include <math.h>

/* Of the gap: how much farther lists go. */
#define MARGIN_GAPS 2.0
/* One box in so many may have moved half the margin, which is how two come from out of it. */
#define FEW_MOVED 50

/* Each pair into the lists of both. */
static void
take_pairs (EntenteNearness *self,
            const GArray    *pairs,
            guint32          n_boxes)
{
  const EntenteNearPair *data = (const EntenteNearPair *) (gpointer) pairs->data;

  self->starts = g_new0 (guint32, (gsize) n_boxes + 2);
  self->others = g_new (guint32, 2 * (gsize) pairs->len + 1);
  for (guint32 k = 0; k < pairs->len; k++)
    {
      entente_bins_count (self->starts, data[k].a);
      entente_bins_count (self->starts, data[k].b);
    }
  entente_bins_add_up (self->starts, n_boxes);
  for (guint32 k = 0; k < pairs->len; k++)
    {
      self->others[entente_bins_put (self->starts, data[k].a)] = data[k].b;
      self->others[entente_bins_put (self->starts, data[k].b)] = data[k].a;
    }
}

EntenteNearness *
entente_nearness_new (const EntenteBoxes *boxes,
                      EntenteWork        *work)
{
  double margin = MARGIN_GAPS * boxes->gap;
  g_autoptr (GArray) pairs = entente_near_pairs_find (boxes, margin, work);
  EntenteNearness *self;

  if (pairs == NULL)
    return NULL;
  self = g_new0 (EntenteNearness, 1);
  self->margin = margin;
  self->x = g_memdup2 (boxes->x, sizeof (double) * boxes->n_boxes);
  self->y = g_memdup2 (boxes->y, sizeof (double) * boxes->n_boxes);
  take_pairs (self, pairs, boxes->n_boxes);

  return self;
}

void
entente_nearness_free (EntenteNearness *self)
{
  g_free (self->starts);
  g_free (self->others);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

static gboolean
is_blocked (const EntenteNearness *self,
            const EntenteBoxes    *boxes,
            guint32                box)
{
  const guint32 *others = self->others;

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
