/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteColorRow:
 *
 * A field for a colour of the record's own; without one its kind's is used.
 */
#define ENTENTE_TYPE_COLOR_ROW (entente_color_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteColorRow, entente_color_row, ENTENTE, COLOR_ROW, EntenteFieldRow)

G_END_DECLS
