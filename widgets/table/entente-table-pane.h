/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-table-view.h"

G_BEGIN_DECLS

/**
 * EntenteTablePane:
 *
 * The actors of a session's map, or its relations, as a table with a line to filter by. It makes its
 * model while it is mapped: hidden it costs nothing.
 *
 * Signal `leave`: Escape, where there was nothing to clear.
 */
#define ENTENTE_TYPE_TABLE_PANE (entente_table_pane_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTablePane, entente_table_pane, ENTENTE, TABLE_PANE, GtkWidget)

/* @session NULL: shows nothing. */
void               entente_table_pane_set_session (EntenteTablePane  *self,
                                                   EntenteSession    *session);
EntenteTableView  *entente_table_pane_get_view    (EntenteTablePane  *self);
EntenteRecordType  entente_table_pane_get_type_of (EntenteTablePane  *self);
/* ENTENTE_RECORD_ACTOR or ENTENTE_RECORD_RELATION. */
void               entente_table_pane_set_type_of (EntenteTablePane  *self,
                                                   EntenteRecordType  type);
/* The caret into the line to filter by. */
void               entente_table_pane_find        (EntenteTablePane  *self);
GtkEditable       *entente_table_pane_get_search  (EntenteTablePane  *self);
/* "3 of 120", as shown. */
const char        *entente_table_pane_get_count   (EntenteTablePane  *self);

G_END_DECLS
