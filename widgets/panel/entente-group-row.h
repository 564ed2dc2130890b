/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/**
 * EntenteGroupRow:
 *
 * An actor's group: one of those there are, or a new one.
 */
#define ENTENTE_TYPE_GROUP_ROW (entente_group_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteGroupRow, entente_group_row, ENTENTE, GROUP_ROW, EntenteFieldRow)

EntenteSuggestEntry *entente_group_row_get_entry (EntenteGroupRow *self);

G_END_DECLS
