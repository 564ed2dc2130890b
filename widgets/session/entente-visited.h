/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"

G_BEGIN_DECLS

/**
 * EntenteVisited:
 *
 * The places visited, like a browser's: a list and where one stands in it. Places whose record is
 * not in the map are kept (undo may bring it back) and passed over. A plain object without signals.
 */
typedef struct _EntenteVisited EntenteVisited;

EntenteVisited *entente_visited_new         (EntenteMap      *map);
void            entente_visited_free        (EntenteVisited  *self);

/* Goes to a new place; what lay ahead is forgotten. The place one stands at is not added twice. */
void            entente_visited_add         (EntenteVisited  *self,
                                             EntenteItem      item);
/* The place a step of -1 (back) or 1 (forward) leads to from @current, what is selected now;
 * ENTENTE_NO_ITEM where there is none. */
EntenteItem     entente_visited_peek        (EntenteVisited  *self,
                                             EntenteItem      current,
                                             int              step);
/* The same, and stands there. */
EntenteItem     entente_visited_go          (EntenteVisited  *self,
                                             EntenteItem      current,
                                             int              step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteVisited, entente_visited_free)

G_END_DECLS
