/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteItemRow:
 *
 * A relation, an actor or an article in a list, in words; a relation with a dot in its colour, an
 * article with a passage by the words there. A click goes there.
 */
#define ENTENTE_TYPE_ITEM_ROW (entente_item_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteItemRow, entente_item_row, ENTENTE, ITEM_ROW, GtkButton)

GtkWidget   *entente_item_row_new        (void);
/* Shows another item; @detail: (nullable): said before what the row says of it anyway; "" for
 * neither. */
void         entente_item_row_set_item   (EntenteItemRow *self,
                                          EntenteSession *session,
                                          EntenteItem     item,
                                          const char     *detail);
EntenteItem  entente_item_row_get_item   (EntenteItemRow *self);
const char  *entente_item_row_get_title  (EntenteItemRow *self);
const char  *entente_item_row_get_detail (EntenteItemRow *self);

G_END_DECLS
