/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"
#include "entente-table-order.h"
#include "entente-table-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteTableModel:
 *
 * The actors, or the relations, of a session's map as a list of EntenteTableRow, and what of them is
 * selected: a GListModel and a GtkSelectionModel over arrays of slots. The selection is the session's.
 *
 * Maps of up to some ten thousand records are sorted and filtered at once, larger ones in idle slices.
 *
 * Property `busy` (boolean): there is more to come. Signal `rows-changed`: what rows say, wherever they
 * are looked at, may be different.
 */
#define ENTENTE_TYPE_TABLE_MODEL (entente_table_model_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTableModel, entente_table_model, ENTENTE, TABLE_MODEL, GObject)

EntenteTableModel *entente_table_model_new         (EntenteSession     *session,
                                                    EntenteRecordType   type);
EntenteSession    *entente_table_model_get_session (EntenteTableModel  *self);
EntenteMap        *entente_table_model_get_map     (EntenteTableModel  *self);
EntenteRecordType  entente_table_model_get_type_of (EntenteTableModel  *self);
gboolean           entente_table_model_get_busy    (EntenteTableModel  *self);
/* Whether what is shown is only what of the words sought was found so far. */
gboolean           entente_table_model_get_searching (EntenteTableModel *self);
/* Whether the order of what is shown is still the one before. */
gboolean           entente_table_model_get_sorting (EntenteTableModel *self);
/* How many records are shown, of words that are sought those found so far. Rows there are as many when
 * it is not busy any more. */
guint              entente_table_model_get_n_found (EntenteTableModel  *self);
/* The slot in a row; ENTENTE_NO_SLOT behind the last. */
guint32            entente_table_model_get_slot    (EntenteTableModel  *self,
                                                    guint               position);
gboolean           entente_table_model_find        (EntenteTableModel  *self,
                                                    guint32             slot,
                                                    guint              *position);
void               entente_table_model_sort        (EntenteTableModel  *self,
                                                    EntenteTableColumn  column,
                                                    gboolean            descending);
void               entente_table_model_filter      (EntenteTableModel  *self,
                                                    const char         *words);
/* While somebody types into a row, rows stay where they are. */
void               entente_table_model_set_held    (EntenteTableModel  *self,
                                                    gboolean            held);

G_END_DECLS
