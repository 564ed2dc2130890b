/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/**
 * EntenteActorListRow:
 *
 * A field that names actors in an order: a relation's `via` or `regarding`. Each is a chip with a
 * cross; behind them one types to add another.
 */
#define ENTENTE_TYPE_ACTOR_LIST_ROW (entente_actor_list_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteActorListRow, entente_actor_list_row, ENTENTE, ACTOR_LIST_ROW,
                      EntenteFieldRow)

EntenteSuggestEntry *entente_actor_list_row_get_entry   (EntenteActorListRow *self);
guint                entente_actor_list_row_get_n_chips (EntenteActorListRow *self);
void                 entente_actor_list_row_remove_at   (EntenteActorListRow *self,
                                                         guint                index);

G_END_DECLS
