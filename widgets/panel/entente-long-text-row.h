/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteLongTextRow:
 *
 * A field of several lines that grows with its text. Property: `lines`: each line is a text of its
 * own in a list.
 */
#define ENTENTE_TYPE_LONG_TEXT_ROW (entente_long_text_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLongTextRow, entente_long_text_row, ENTENTE, LONG_TEXT_ROW,
                      EntenteFieldRow)

GtkTextBuffer *entente_long_text_row_get_buffer (EntenteLongTextRow *self);

G_END_DECLS
