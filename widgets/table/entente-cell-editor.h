/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"
#include "entente-table-column.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A field as the panel has it, for what a column says of a record, bound to it. The column must have a
 * member. (transfer floating) */
GtkWidget *entente_cell_editor_new (EntenteSession     *session,
                                    EntenteTableColumn  column,
                                    guint32             slot,
                                    GCallback           done,
                                    gpointer            object);

G_END_DECLS
