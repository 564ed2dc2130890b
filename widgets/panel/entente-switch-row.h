/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteSwitchRow:
 *
 * A field that is on or off.
 *
 * Property `missing` (boolean): what a missing member means; off by default.
 */
#define ENTENTE_TYPE_SWITCH_ROW (entente_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSwitchRow, entente_switch_row, ENTENTE, SWITCH_ROW, EntenteFieldRow)

GtkSwitch *entente_switch_row_get_toggle (EntenteSwitchRow *self);

G_END_DECLS
