/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteSumTree:
 *
 * Numbers in a row whose sums up to any place are asked while they change (Fenwick 1994: A new data
 * structure for cumulative frequency tables. DOI 10.1002/spe.4380240306). O(log numbers) each.
 */
typedef struct _EntenteSumTree EntenteSumTree;

EntenteSumTree *entente_sum_tree_new        (guint32               n_places);
void            entente_sum_tree_free       (EntenteSumTree       *self);
void            entente_sum_tree_add        (EntenteSumTree       *self,
                                             guint32               place,
                                             gint                  number);
gint64          entente_sum_tree_get_before (const EntenteSumTree *self,
                                             guint32               place);
gint64          entente_sum_tree_get_behind (const EntenteSumTree *self,
                                             guint32               place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSumTree, entente_sum_tree_free)

G_END_DECLS
