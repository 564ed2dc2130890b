/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * EntenteTableRow:
 *
 * A record as a list widget holds it: its slot, and where it stands. Made where it is looked at, and gone
 * with the last who looks. Where everything is sorted or filtered anew, rows stay and hold others.
 */
#define ENTENTE_TYPE_TABLE_ROW (entente_table_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTableRow, entente_table_row, ENTENTE, TABLE_ROW, GObject)

EntenteTableRow *entente_table_row_new          (guint32          slot,
                                                guint            position);
guint32          entente_table_row_get_slot     (EntenteTableRow *self);
void             entente_table_row_set_slot     (EntenteTableRow *self,
                                                guint32          slot);
/* G_MAXUINT: nowhere any more. */
guint            entente_table_row_get_position (EntenteTableRow *self);
void             entente_table_row_set_position (EntenteTableRow *self,
                                                guint            position);

G_END_DECLS
