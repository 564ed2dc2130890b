/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-table-column.h"

G_BEGIN_DECLS

/**
 * EntenteTableOrder:
 *
 * Which records of one type a table shows, and in which order: arrays of slots, sorted by a column and
 * filtered by words. No record has an object here.
 *
 * What takes long is done in steps by whoever runs the main loop: entente_table_order_step() until it
 * says there is no more. What was asked for last replaces what was under way. An edit of few records
 * moves those alone.
 */
typedef struct _EntenteTableOrder EntenteTableOrder;

/* From @position on @n_removed rows are others now: @n_added. Told after it is so. */
typedef void (*EntenteTableMoved) (guint    position,
                                   guint    n_removed,
                                   guint    n_added,
                                   gpointer user_data);

/* Holds @map. */
EntenteTableOrder *entente_table_order_new         (EntenteMap          *map,
                                                    EntenteRecordType    type,
                                                    EntenteTableMoved    moved,
                                                    gpointer             user_data);
void               entente_table_order_free        (EntenteTableOrder   *self);

/* The slots shown. Borrowed, until something moves. (element-type guint32) */
GArray            *entente_table_order_get_shown   (EntenteTableOrder   *self);
/* Where a slot is shown; FALSE: nowhere. */
gboolean           entente_table_order_find        (EntenteTableOrder   *self,
                                                    guint32              slot,
                                                    guint               *position);
void               entente_table_order_sort        (EntenteTableOrder   *self,
                                                    EntenteTableColumn   column,
                                                    gboolean             descending);
/* Shows rows that have every one of these words in them, in any case and accent. */
void               entente_table_order_filter      (EntenteTableOrder   *self,
                                                    const char          *words);
/* Follows the map's `changed`. */
void               entente_table_order_follow      (EntenteTableOrder   *self,
                                                    const EntenteChange *changes,
                                                    guint                n_changes);
/* While held, records that change stay where they are: somebody is typing into one. */
void               entente_table_order_set_held    (EntenteTableOrder   *self,
                                                    gboolean             held);
/* Whether words are still being sought. */
gboolean           entente_table_order_get_searching (EntenteTableOrder *self);
/* Whether it is still being sorted. */
gboolean           entente_table_order_get_sorting (EntenteTableOrder   *self);
/* How many are shown; while words are sought those that were found and are shown already. */
guint              entente_table_order_get_n_found (EntenteTableOrder   *self);
/* Goes on for about @microseconds; FALSE where nothing is left to do. */
gboolean           entente_table_order_step        (EntenteTableOrder   *self,
                                                    guint                microseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTableOrder, entente_table_order_free)

G_END_DECLS
