/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * EntenteTableRow:
 *
 * A record as a list widget holds it: its slot. Made where it is looked at, and gone with the last who looks.
 *
 * Signal `changed`: what it says may be different.
 */
#define ENTENTE_TYPE_TABLE_ROW (entente_table_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTableRow, entente_table_row, ENTENTE, TABLE_ROW, GObject)

EntenteTableRow *entente_table_row_new      (guint32          slot);
guint32          entente_table_row_get_slot (EntenteTableRow *self);
void             entente_table_row_changed  (EntenteTableRow *self);

G_END_DECLS
