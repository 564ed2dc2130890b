/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layout.h"

G_BEGIN_DECLS

/**
 * EntenteFollowing:
 *
 * Nodes that some others take along while these are dragged. Made once for a drag, then asked for
 * every place the dragged ones come to.
 */
typedef struct _EntenteFollowing EntenteFollowing;

/* @graph: some hundred nodes; those that are fixed stay where they are, the @held ones are where they
 * are dragged to. @x, @y: (array length=n_nodes): where all stand, map units. Nothing is borrowed
 * after the call. (transfer full) */
EntenteFollowing *entente_following_new  (const EntenteLayoutGraph *graph,
                                          const guint32            *held,
                                          guint32                   n_held,
                                          const double             *x,
                                          const double             *y);
void              entente_following_free (EntenteFollowing         *self);
/* Where all nodes stand once the held ones are @dx, @dy from where they were; @x, @y: (out) (array
 * length=n_nodes). The same for the same way, whatever was asked before: who goes back finds all as
 * it was. Boxes that lay over nobody lie over none of their like, unless both are fixed or held.
 * O(ties), some milliseconds for 500 nodes. */
void              entente_following_move (EntenteFollowing         *self,
                                          double                    dx,
                                          double                    dy,
                                          double                   *x,
                                          double                   *y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFollowing, entente_following_free)

G_END_DECLS
