/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-settling.h"

G_BEGIN_DECLS

/**
 * EntenteRelaxingRows:
 * @n_marks: so many nodes, the first ones, are marks: all of them where they are not too many
 * @hops: (array length=n_nodes×n_marks): row after row from each node to each mark
 *
 * What holds boxes where distances want them.
 */
typedef struct
{
  guint32 n_marks;
  guint16 *hops;
} EntenteRelaxingRows;

/* NULL where cancelled. (transfer full) */
EntenteRelaxingRows *entente_relaxing_rows_new  (const EntenteNetwork      *network,
                                                 EntenteWork               *work);
void                 entente_relaxing_rows_free (EntenteRelaxingRows       *self);
/* Takes stress out of boxes that do not overlap, none of which overlaps afterwards. A box only moves
 * where it loses @least_gain of what its stress is without the part that is the same everywhere.
 * @boxes are in the order of the network's nodes. FALSE where cancelled. O(@n_sweeps × boxes ×
 * marks) */
gboolean             entente_relaxing_sweep     (EntenteBoxes              *boxes,
                                                 const EntenteRelaxingRows *rows,
                                                 guint                      n_sweeps,
                                                 float                      least_gain,
                                                 EntenteWork               *work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRelaxingRows, entente_relaxing_rows_free)

G_END_DECLS
