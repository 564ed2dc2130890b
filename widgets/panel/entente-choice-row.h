/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteChoiceRow:
 *
 * A field with a few values to choose from, known by its member: `direction`, `phase`, `claim`,
 * and `stance` of a citation.
 */
#define ENTENTE_TYPE_CHOICE_ROW (entente_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteChoiceRow, entente_choice_row, ENTENTE, CHOICE_ROW, EntenteFieldRow)

GtkDropDown *entente_choice_row_get_drop_down (EntenteChoiceRow *self);

G_END_DECLS
