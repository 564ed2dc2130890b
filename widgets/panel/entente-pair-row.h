/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntentePairRow:
 *
 * A field of two numbers that are one value: an actor's position, a relation's bend. The value is
 * changed where both are numbers and removed where both are empty; what else its object holds stays.
 *
 * Properties: `first`, `second` (what the two are called in the file).
 */
#define ENTENTE_TYPE_PAIR_ROW (entente_pair_row_get_type ())
G_DECLARE_FINAL_TYPE (EntentePairRow, entente_pair_row, ENTENTE, PAIR_ROW, EntenteFieldRow)

G_END_DECLS
