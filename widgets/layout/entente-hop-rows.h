/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Writes the hops from each of @nodes to all nodes of the network, row after row, where @rows has
 * room for them; ENTENTE_HOPS_NONE where no path leads. FALSE where cancelled. */
gboolean entente_hop_rows_measure (const EntenteNetwork *network,
                                   const guint32        *nodes,
                                   guint32               n_nodes,
                                   guint16              *rows,
                                   EntenteWork          *work);

G_END_DECLS
