/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"
#include "entente-name-line.h"

G_BEGIN_DECLS

/**
 * EntenteNamesRow:
 *
 * A field that is an object of names by language: a line for each, and one more to add a name by.
 */
#define ENTENTE_TYPE_NAMES_ROW (entente_names_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNamesRow, entente_names_row, ENTENTE, NAMES_ROW, EntenteFieldRow)

/* The line to add by included. */
guint            entente_names_row_get_n_lines (EntenteNamesRow *self);
EntenteNameLine *entente_names_row_get_line    (EntenteNamesRow *self,
                                                guint            index);

G_END_DECLS
