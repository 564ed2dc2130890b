/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-table-model.h"

G_BEGIN_DECLS

/**
 * EntenteTableView:
 *
 * The rows of a model in columns: heads sort, cells are edited where they stand, the selection is the
 * session's. One column is the current one: Left and Right change it, Return, F2 or a double click
 * edits it in the row that has the focus. Delete removes what is selected.
 */
#define ENTENTE_TYPE_TABLE_VIEW (entente_table_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTableView, entente_table_view, ENTENTE, TABLE_VIEW, GtkWidget)

/* @model NULL: shows nothing. */
void               entente_table_view_set_model   (EntenteTableView   *self,
                                                   EntenteTableModel  *model);
EntenteTableModel *entente_table_view_get_model   (EntenteTableView   *self);
GtkColumnView     *entente_table_view_get_columns (EntenteTableView   *self);
/* Opens a field on a cell; FALSE where it cannot be edited. */
gboolean           entente_table_view_edit        (EntenteTableView   *self,
                                                   guint32             slot,
                                                   EntenteTableColumn  column);
/* The field that is open, NULL: none. */
GtkWidget         *entente_table_view_get_editor  (EntenteTableView   *self);
/* Removes what is selected. */
void               entente_table_view_remove      (EntenteTableView   *self);
/* Brings the session's current record into view, if it is a row; the rows get the focus. */
void               entente_table_view_show_current (EntenteTableView  *self);
void               entente_table_view_grab        (EntenteTableView   *self);

G_END_DECLS
