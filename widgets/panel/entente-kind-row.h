/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/**
 * EntenteKindRow:
 *
 * The field of an actor's or a relation's kind: the kinds of the map to take from, or a new one.
 */
#define ENTENTE_TYPE_KIND_ROW (entente_kind_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteKindRow, entente_kind_row, ENTENTE, KIND_ROW, EntenteFieldRow)

EntenteSuggestEntry *entente_kind_row_get_entry (EntenteKindRow *self);

G_END_DECLS
