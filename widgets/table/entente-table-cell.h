/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-table-column.h"
#include "entente-table-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteTableCell:
 *
 * What one column says of one row, on one line: read when it is drawn, so that what is not seen costs
 * little. Who knows that it may say something else lets it be drawn anew.
 */
#define ENTENTE_TYPE_TABLE_CELL (entente_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTableCell, entente_table_cell, ENTENTE, TABLE_CELL, GtkWidget)

GtkWidget          *entente_table_cell_new        (EntenteTableColumn  column);
EntenteTableColumn  entente_table_cell_get_column (EntenteTableCell   *self);
/* NULL where the cell is not in use. */
EntenteTableRow    *entente_table_cell_get_row    (EntenteTableCell   *self);
/* @row NULL: it says nothing. */
void                entente_table_cell_set_row    (EntenteTableCell   *self,
                                                   EntenteMap         *map,
                                                   EntenteTableRow    *row);

G_END_DECLS
