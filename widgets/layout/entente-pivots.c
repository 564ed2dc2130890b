/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-pivots.h"

#include "entente-hop-rows.h"
#include "entente-large-block.h"

#include <string.h>

/* Of the time. */
#define SPREADING_PART 0.25
#define MEASURING_PART 0.7

/* The first of the farthest nodes. */
static guint32
find_next (const EntentePivots *self)
{
  guint32 farthest = 0;

  for (guint32 i = 1; i < self->n_nodes; i++)
    {
      if (self->nearest[i] > self->nearest[farthest])
        farthest = i;
    }

  return farthest;
}

/* The next pivots up to @n_spread, each where those before it are farthest. @rows: (nullable): the hops
 * from each node to each, where they are known. */
static gboolean
spread (EntentePivots        *self,
        const EntenteNetwork *network,
        const guint16        *rows,
        guint32               n_spread,
        EntenteWork          *work)
{
  gsize n = network->n_nodes;
  g_autofree guint32 *queue = g_new (guint32, n);

  for (; self->n_spread < n_spread; self->n_spread++)
    {
      guint32 p = self->n_spread;
      guint16 *row = self->hops + p * n;

      if (!entente_work_report (work, (double) p / n_spread))
        return FALSE;

      self->pivots[p] = find_next (self);
      if (rows != NULL)
        memcpy (row, rows + self->pivots[p] * n, sizeof (guint16) * n);
      else
        entente_network_measure_hops (network, self->pivots[p], row, queue);
      for (guint32 i = 0; i < n; i++)
        self->nearest[i] = MIN (self->nearest[i], row[i]);
    }

  return TRUE;
}

/* The others, in the order of the nodes. */
static void
take_others (EntentePivots *self)
{
  guint32 n = self->n_spread;

  for (guint32 i = 0; i < self->n_nodes && n < self->n_pivots; i++)
    {
      if (self->nearest[i] > 0)
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

EntentePivots *
entente_pivots_begin (const EntenteNetwork *network,
                      guint32               n_pivots)
{
  EntentePivots *self = g_new0 (EntentePivots, 1);

  self->n_nodes = network->n_nodes;
  self->n_pivots = MIN (n_pivots, network->n_nodes);
  self->pivots = g_new (guint32, self->n_pivots);
  self->hops = entente_large_block_new (sizeof (guint16) * self->n_pivots * self->n_nodes);
  self->nearest = g_new (guint16, self->n_nodes);
  memset (self->nearest, 0xff, sizeof (guint16) * self->n_nodes);

  return self;
}

gboolean
entente_pivots_spread (EntentePivots        *self,
                       const EntenteNetwork *network,
                       guint32               n_spread,
                       EntenteWork          *work)
{
  return spread (self, network, NULL, MIN (MIN (n_spread, ENTENTE_N_FAR_PIVOTS), self->n_pivots),
                 work);
}

gboolean
entente_pivots_finish (EntentePivots        *self,
                       const EntenteNetwork *network,
                       EntenteWork          *work)
{
  const EntenteWork whole = *work;

  entente_work_enter_part (work, &whole, 0.0, SPREADING_PART);
  if (!entente_pivots_spread (self, network, ENTENTE_N_FAR_PIVOTS, work))
    return FALSE;
  take_others (self);
  entente_work_enter_part (work, &whole, SPREADING_PART, MEASURING_PART);
  if (!entente_hop_rows_measure (network, self->pivots + self->n_spread,
                                 self->n_pivots - self->n_spread,
                                 self->hops + (gsize) self->n_spread * network->n_nodes, work))
    return FALSE;
  entente_work_enter_part (work, &whole, SPREADING_PART + MEASURING_PART,
                           1.0 - SPREADING_PART - MEASURING_PART);
  return find_farthest (self, work);
}

EntentePivots *
entente_pivots_new_far (const EntenteNetwork *network,
                        const guint16        *rows,
                        EntenteWork          *work)
{
  g_autoptr (EntentePivots) self = entente_pivots_begin (network, ENTENTE_N_FAR_PIVOTS);

  if (!spread (self, network, rows, self->n_pivots, work) || !find_farthest (self, work))
    return NULL;

  return g_steal_pointer (&self);
}

EntentePivots *
entente_pivots_new (const EntenteNetwork *network,
                    guint32               n_pivots,
                    EntenteWork          *work)
{
  g_autoptr (EntentePivots) self = entente_pivots_begin (network, n_pivots);
  EntenteWork part = *work;

  if (!entente_pivots_finish (self, network, &part))
    return NULL;
  work->told = part.told;

  return g_steal_pointer (&self);
}

void
entente_pivots_free (EntentePivots *self)
{
  g_free (self->pivots);
  g_free (self->hops);
  g_free (self->nearest);
  g_free (self);
}

const guint16 *
entente_pivots_get_row (const EntentePivots *self,
                        guint32              pivot)
{
  return self->hops + (gsize) pivot * self->n_nodes;
}
