/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"

G_BEGIN_DECLS

/**
 * EntenteItemSet:
 *
 * Items, each once, in the order they were added: what is selected. An immutable, counted value. Asking whether something is selected takes no time, making one takes
 * time by its size: all of 100,000 actors is a matter of a millisecond.
 */
typedef struct _EntenteItemSet EntenteItemSet;

/* Of @items those that stand in the map, each once. (transfer full) */
EntenteItemSet    *entente_item_set_new         (EntenteMap         *map,
                                                 const EntenteItem  *items,
                                                 guint               n_items);
EntenteItemSet    *entente_item_set_ref         (EntenteItemSet     *self);
void               entente_item_set_unref       (EntenteItemSet     *self);

/* (transfer none) (array length=n_items) */
const EntenteItem *entente_item_set_get_items   (EntenteItemSet     *self,
                                                 guint              *n_items);
/* How many items of one type there are. */
guint              entente_item_set_get_n       (EntenteItemSet     *self,
                                                 EntenteRecordType   type);
/* The last added, or ENTENTE_NO_ITEM. */
EntenteItem        entente_item_set_get_current (EntenteItemSet     *self);
/* By the record, whatever its passage. */
gboolean           entente_item_set_contains    (EntenteItemSet     *self,
                                                 EntenteItem         item);
/* The same items in the same order. */
gboolean           entente_item_set_equal       (EntenteItemSet     *self,
                                                 EntenteItemSet     *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteItemSet, entente_item_set_unref)

G_END_DECLS
