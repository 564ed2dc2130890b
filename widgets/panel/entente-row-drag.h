/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether a row can be dragged by what was pressed in it, which may be the row itself. */
typedef gboolean (*EntenteRowDragFunc)  (GtkWidget *row,
                                         GtkWidget *pressed,
                                         gpointer   user_data);
/* A row was dropped where it becomes the one of that index. */
typedef void     (*EntenteRowMovedFunc) (GtkWidget *row,
                                         guint      index,
                                         gpointer   user_data);

/* Lets the children of a vertical box be dragged to another place among themselves; a line shows where
 * one would come to stand. The box stays as it is: @moved moves what the rows stand for. */
void entente_row_drag_install (GtkWidget           *box,
                               EntenteRowDragFunc   can_drag,
                               EntenteRowMovedFunc  moved,
                               gpointer             user_data);
/* Of a child among its siblings. */
guint entente_row_drag_get_index (GtkWidget *row);

G_END_DECLS
