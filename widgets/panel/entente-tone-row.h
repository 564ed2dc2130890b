/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteToneRow:
 *
 * The field of a relation's tone: a number one can type, and the scale from conflict to
 * cooperation; empty for "not rated".
 */
#define ENTENTE_TYPE_TONE_ROW (entente_tone_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteToneRow, entente_tone_row, ENTENTE, TONE_ROW, EntenteFieldRow)

GtkEditable *entente_tone_row_get_editable (EntenteToneRow *self);
GtkRange    *entente_tone_row_get_scale    (EntenteToneRow *self);

G_END_DECLS
