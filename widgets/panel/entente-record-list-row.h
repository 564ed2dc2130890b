/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/**
 * EntenteRecordListRow:
 *
 * A field that names actors in an order: a relation's `via` or `regarding`; or relations: its
 * `concerns`. Each is a chip with a cross; behind them one types to add another.
 *
 * Property: `of-relations` (boolean): it names relations.
 */
#define ENTENTE_TYPE_RECORD_LIST_ROW (entente_record_list_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRecordListRow, entente_record_list_row, ENTENTE, RECORD_LIST_ROW,
                      EntenteFieldRow)

EntenteSuggestEntry *entente_record_list_row_get_entry   (EntenteRecordListRow *self);
guint                entente_record_list_row_get_n_chips (EntenteRecordListRow *self);
void                 entente_record_list_row_remove_at   (EntenteRecordListRow *self,
                                                         guint                index);

G_END_DECLS
