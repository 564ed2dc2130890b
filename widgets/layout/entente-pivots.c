/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-pivots.h"

#include <string.h>

/* The next node that is no pivot yet, or the first where all are. */
static guint32
skip_pivots (const guint16 *nearest,
             guint32        n_nodes,
             guint32       *in_order)
{
  while (*in_order < n_nodes && nearest[*in_order] == 0)
    (*in_order)++;

  return *in_order < n_nodes ? *in_order : 0;
}

EntentePivots *
entente_pivots_new (const EntenteNetwork *network,
                    guint32               n_pivots,
                    EntenteWork          *work)
{
  g_autoptr (EntentePivots) self = g_new0 (EntentePivots, 1);
  g_autofree guint16 *nearest = g_new (guint16, network->n_nodes);
  g_autofree guint32 *queue = g_new (guint32, network->n_nodes);
  guint32 next = 0;
  guint32 in_order = 0;

  self->n_nodes = network->n_nodes;
  self->n_pivots = MIN (n_pivots, network->n_nodes);
  self->pivots = g_new (guint32, self->n_pivots);
  self->hops = g_new (guint16, (gsize) self->n_pivots * network->n_nodes);
  memset (nearest, 0xff, sizeof (guint16) * network->n_nodes);

  for (guint32 p = 0; p < self->n_pivots; p++)
    {
      guint16 *row = self->hops + (gsize) p * network->n_nodes;
      guint32 farthest = 0;

      if (!entente_work_report (work, (double) p / self->n_pivots))
        return NULL;

      self->pivots[p] = next;
      entente_network_measure_hops (network, next, row, queue);
      for (guint32 i = 0; i < network->n_nodes; i++)
        {
          nearest[i] = MIN (nearest[i], row[i]);
          self->farthest = MAX (self->farthest, row[i]);
          if (nearest[i] > nearest[farthest])
            farthest = i;
        }
      next = farthest;
      if (p + 1 >= ENTENTE_N_FAR_PIVOTS)
        next = skip_pivots (nearest, network->n_nodes, &in_order);
    }

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
