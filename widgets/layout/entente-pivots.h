/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-work.h"

G_BEGIN_DECLS

#define ENTENTE_N_FAR_PIVOTS 50

/**
 * EntentePivots:
 * @pivots: (array length=n_pivots): node indices
 * @hops: (array length=n_pivots×n_nodes): row after row the hops from each pivot to each node
 * @n_spread: the first so many are known
 * @nearest: (array length=n_nodes): the hops from each node to the nearest of those that are known
 * @farthest: the longest of all those hops, once all are known
 *
 * Some nodes spread over a connected network, and how far each other node is from them.
 */
typedef struct
{
  guint32 n_pivots;
  guint32 n_nodes;
  guint32 *pivots;
  guint16 *hops;
  guint32 n_spread;
  guint16 *nearest;
  guint16 farthest;
} EntentePivots;

/* The first ENTENTE_N_FAR_PIVOTS lie far apart, each next one farthest from those before it (Gonzalez 1985,
 * DOI 10.1016/0304-3975(85)90224-5). Further ones would be leaves at the rim: they are taken as the
 * nodes stand, which is in random order (see EntenteComponent). O(pivots × (nodes + ties)). NULL
 * where cancelled. */
EntentePivots *entente_pivots_new     (const EntenteNetwork *network,
                                       guint32               n_pivots,
                                       EntenteWork          *work);
/* The same in steps, for who has use for the first of them before all are there: none is known yet,
 * the first @n_spread are (at most ENTENTE_N_FAR_PIVOTS), all are. FALSE where cancelled. */
EntentePivots *entente_pivots_begin   (const EntenteNetwork *network,
                                       guint32               n_pivots);
gboolean       entente_pivots_spread  (EntentePivots        *self,
                                       const EntenteNetwork *network,
                                       guint32               n_spread,
                                       EntenteWork          *work);
gboolean       entente_pivots_finish  (EntentePivots        *self,
                                       const EntenteNetwork *network,
                                       EntenteWork          *work);
/* Only those, where @rows tells the hops from each node to each. O(pivots × nodes). NULL where
 * cancelled. */
EntentePivots *entente_pivots_new_far (const EntenteNetwork *network,
                                       const guint16        *rows,
                                       EntenteWork          *work);
void           entente_pivots_free    (EntentePivots        *self);
const guint16 *entente_pivots_get_row (const EntentePivots  *self,
                                       guint32               pivot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntentePivots, entente_pivots_free)

G_END_DECLS
