/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene-private.h"

G_BEGIN_DECLS

/**
 * EntenteReachTree:
 *
 * Which of very many extents may meet one: a packed Hilbert R-tree. Extents are sorted by size and along a curve
 * that fills the plane, and so many in a row are a group with an extent of its own, likewise as many groups.
 * Immutable; any thread may read it.
 *
 * I. Kamel, C. Faloutsos, On packing R-trees, CIKM 1993, doi:10.1145/170088.170403.
 */

/* Places from @first to before @end. */
typedef void (*EntenteVisitPlaces) (guint    first,
                                    guint    end,
                                    gpointer user_data);

/* O(n). */
EntenteReachTree *entente_reach_tree_new  (const EntenteReach  *reaches,
                                           guint                n_reaches,
                                           const EntenteBox    *bounds);
void              entente_reach_tree_free (EntenteReachTree    *self);
/* The numbers of the extents as they are grouped: who keeps things beside them keeps them so. */
const guint32    *entente_reach_tree_get_order
                                          (EntenteReachTree    *self);
/* Visits all places in that order where there is an extent that meets this one, and some others. */
void              entente_reach_tree_find (EntenteReachTree    *self,
                                           const EntenteExtent *extent,
                                           EntenteVisitPlaces   visit,
                                           gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteReachTree, entente_reach_tree_free)

G_END_DECLS
