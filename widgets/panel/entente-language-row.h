/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/**
 * EntenteLanguageRow:
 *
 * A field that is a language: by its name, or by its tag (BCP 47).
 */
#define ENTENTE_TYPE_LANGUAGE_ROW (entente_language_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLanguageRow, entente_language_row, ENTENTE, LANGUAGE_ROW,
                      EntenteFieldRow)

EntenteSuggestEntry *entente_language_row_get_entry (EntenteLanguageRow *self);

G_END_DECLS
