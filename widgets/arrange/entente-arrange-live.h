/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-places.h"

G_BEGIN_DECLS

/**
 * EntenteArrangeLive:
 *
 * How the neighborhood of some actors follows while these are dragged. A copy of what it needs of
 * the map, as it was when the drag began. Main thread.
 */
typedef struct _EntenteArrangeLive EntenteArrangeLive;

/* @places: (nullable): where actors are shown. NULL where not all of the neighborhood are, or so many
 * actors are dragged that they are no neighborhood. (transfer full) */
EntenteArrangeLive *entente_arrange_live_new   (EntenteMap         *map,
                                                EntentePlaces      *places,
                                                const guint32      *actors,
                                                guint               n_actors);
void                entente_arrange_live_free  (EntenteArrangeLive *self);
/* The dragged actors are so far from where they were. The same way gives the same places. */
void                entente_arrange_live_move  (EntenteArrangeLive *self,
                                                double              dx,
                                                double              dy);
/* Those that may follow: neither dragged nor pinned. */
guint               entente_arrange_live_get_n (EntenteArrangeLive *self);
/* Where one is now; before the first move, where it was. */
guint32             entente_arrange_live_get   (EntenteArrangeLive *self,
                                                guint               i,
                                                double             *x,
                                                double             *y);
/* The ties of those dragged, each pair once, and where their ends are now. */
guint               entente_arrange_live_get_n_ties (EntenteArrangeLive *self);
void                entente_arrange_live_get_tie    (EntenteArrangeLive *self,
                                                guint               i,
                                                double             *x1,
                                                double             *y1,
                                                double             *x2,
                                                double             *y2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArrangeLive, entente_arrange_live_free)

G_END_DECLS
