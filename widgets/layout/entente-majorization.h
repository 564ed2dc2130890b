/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Settles nodes where they have least stress towards all others as those stand: @n_sweeps times
 * each of @movers in turn. @rows: for each mover the hops to all nodes of the network. Units are
 * hops. Stress never grows. O(sweeps × movers × nodes). FALSE where cancelled. */
gboolean entente_majorization_sweep (const EntenteNetwork *network,
                                     const guint16        *rows,
                                     const guint32        *movers,
                                     guint32               n_movers,
                                     guint                 n_sweeps,
                                     double               *x,
                                     double               *y,
                                     EntenteWork          *work);

/* Where a node has least stress towards all others as they stand. @row: from the next function. */
void     entente_majorization_find_place (const EntenteNetwork *network,
                                          const float          *row,
                                          guint32               node,
                                          const float          *x,
                                          const float          *y,
                                          float                *to_x,
                                          float                *to_y);
/* A node's row of hops as numbers to reckon with: towards itself it weighs nothing. */
void     entente_majorization_take_row   (const guint16        *hops,
                                          guint32               node,
                                          guint32               n_nodes,
                                          float                *row);

G_END_DECLS
