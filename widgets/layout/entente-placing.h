/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-pivots.h"
#include "entente-work.h"

G_BEGIN_DECLS

#define ENTENTE_MOST_TRIES 5u

/* Places all nodes of a component by stress, whatever is fixed: in hops, around 0, 0. Up to some
 * thousand nodes over all pairs, beyond that over pivots. @n_tries: starts tried at most, of which the
 * best is kept: 1 where the picture is only a start itself. FALSE where cancelled. */
gboolean       entente_placing_solve        (EntenteComponent     *component,
                                             guint                 n_tries,
                                             EntenteRandom        *random,
                                             EntenteWork          *work);
/* As many pivots as the time for so many nodes allows. NULL where cancelled. (transfer full) */
EntentePivots *entente_placing_find_pivots  (const EntenteNetwork *network,
                                             EntenteWork          *work);
/* The hops from each of some nodes to all, row after row; NULL where cancelled. (transfer full) */
guint16       *entente_placing_measure_rows (const EntenteNetwork *network,
                                             const guint32        *nodes,
                                             guint32               n_nodes,
                                             EntenteWork          *work);

G_END_DECLS
