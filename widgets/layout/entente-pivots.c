/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-pivots.h"

#include "entente-hop-rows.h"
#include "entente-large-block.h"

#include <string.h>

/* Of the time. */
#define MEASURING_PART 0.95

/* The first pivots, each where those before it are farthest. @rows: (nullable): the hops from each node
 * to each, where they are known. @nearest: (out): the hops from each node to the nearest of them. */
static gboolean
spread (EntentePivots        *self,
        const EntenteNetwork *network,
        const guint16        *rows,
        guint32               n_far,
        guint16              *nearest,
        EntenteWork          *work)
{
  gsize n = network->n_nodes;
  g_autofree guint32 *queue = g_new (guint32, n);
  guint32 next = 0;

  memset (nearest, 0xff, sizeof (guint16) * n);
  for (guint32 p = 0; p < n_far; p++)
    {
      guint16 *row = self->hops + p * n;
      guint32 farthest = 0;

      if (!entente_work_report (work, (double) p / self->n_pivots))
        return FALSE;

      self->pivots[p] = next;
      if (rows != NULL)
        memcpy (row, rows + next * n, sizeof (guint16) * n);
      else
        entente_network_measure_hops (network, next, row, queue);
      for (guint32 i = 0; i < n; i++)
        {
          nearest[i] = MIN (nearest[i], row[i]);
          if (nearest[i] > nearest[farthest])
            farthest = i;
        }
      next = farthest;
    }

  return TRUE;
}

/* The others, in the order of the nodes. */
static void
take_others (EntentePivots *self,
             guint32        n_far,
             const guint16 *nearest)
{
  guint32 n = n_far;

  for (guint32 i = 0; i < self->n_nodes && n < self->n_pivots; i++)
    {
      if (nearest[i] > 0)
        self->pivots[n++] = i;
    }
}

static gboolean
find_farthest (EntentePivots *self,
               EntenteWork   *work)
{
  for (guint32 p = 0; p < self->n_pivots; p++)
    {
      const guint16 *row = entente_pivots_get_row (self, p);

      if (!entente_work_report (work, (double) p / self->n_pivots))
        return FALSE;
      for (guint32 i = 0; i < self->n_nodes; i++)
        self->farthest = MAX (self->farthest, row[i]);
    }

  return TRUE;
}

static EntentePivots *
make_room (guint32 n_pivots,
           guint32 n_nodes)
{
  EntentePivots *self = g_new0 (EntentePivots, 1);

  self->n_nodes = n_nodes;
  self->n_pivots = MIN (n_pivots, n_nodes);
  self->pivots = g_new (guint32, self->n_pivots);
  self->hops = entente_large_block_new (sizeof (guint16) * self->n_pivots * n_nodes);

  return self;
}

EntentePivots *
entente_pivots_new_far (const EntenteNetwork *network,
                        const guint16        *rows,
                        EntenteWork          *work)
{
  g_autoptr (EntentePivots) self = make_room (ENTENTE_N_FAR_PIVOTS, network->n_nodes);
  g_autofree guint16 *nearest = g_new (guint16, network->n_nodes);

  if (!spread (self, network, rows, self->n_pivots, nearest, work) || !find_farthest (self, work))
    return NULL;

  return g_steal_pointer (&self);
}

EntentePivots *
entente_pivots_new (const EntenteNetwork *network,
                    guint32               n_pivots,
                    EntenteWork          *work)
{
  g_autoptr (EntentePivots) self = make_room (n_pivots, network->n_nodes);
  g_autofree guint16 *nearest = g_new (guint16, network->n_nodes);
  EntenteWork part = *work;
  guint32 n_far;

  n_far = MIN (self->n_pivots, ENTENTE_N_FAR_PIVOTS);
  entente_work_enter_part (&part, work, 0.0, MEASURING_PART);
  if (!spread (self, network, NULL, n_far, nearest, &part))
    return NULL;
  take_others (self, n_far, nearest);
  if (!entente_hop_rows_measure (network, self->pivots + n_far, self->n_pivots - n_far,
                                 self->hops + (gsize) n_far * network->n_nodes, &part))
    return NULL;
  entente_work_enter_part (&part, work, MEASURING_PART, 1.0 - MEASURING_PART);
  if (!find_farthest (self, &part))
    return NULL;
  work->told = part.told;

  return g_steal_pointer (&self);
}

void
entente_pivots_free (EntentePivots *self)
{
  g_free (self->pivots);
  g_free (self->hops);
  g_free (self);
}

const guint16 *
entente_pivots_get_row (const EntentePivots *self,
                        guint32              pivot)
{
  return self->hops + (gsize) pivot * self->n_nodes;
}
