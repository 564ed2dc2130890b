/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells what is said quietly of an item in this list, before what always is; NULL for no more than
 * that, "" for nothing at all. (transfer none) */
typedef const char *(*EntenteItemDetail) (EntenteItem item,
                                          gpointer    user_data);

/**
 * EntenteItemList:
 *
 * A headed list of items, the first of them with a button for more; hidden where there are none.
 * Rows are made only for what is shown, and kept when the items change.
 *
 * Properties: `heading`; `ordered` (one moves rows, by drag or by Alt+Up and Alt+Down).
 * Signal: `moved (guint index, int by)`: the user wants the item of that index so many places on. Who
 * listens moves it, and the list follows.
 */
#define ENTENTE_TYPE_ITEM_LIST (entente_item_list_get_type ())
G_DECLARE_FINAL_TYPE (EntenteItemList, entente_item_list, ENTENTE, ITEM_LIST, GtkWidget)

/* @items: (element-type EntenteItem) (transfer full). Shows again from the first on where @is_new.
 * */
void   entente_item_list_set_items  (EntenteItemList   *self,
                                     EntenteSession    *session,
                                     GArray            *items,
                                     gboolean           is_new);
void   entente_item_list_set_detail (EntenteItemList   *self,
                                     EntenteItemDetail  detail,
                                     gpointer           user_data);
/* Shows again what is said of the items. */
void   entente_item_list_refresh    (EntenteItemList   *self);
guint  entente_item_list_get_n      (EntenteItemList   *self);
void   entente_item_list_show_more  (EntenteItemList   *self);
/* As Alt+Up (−1) and Alt+Down (1) on a row; FALSE where there is no such place. */
gboolean entente_item_list_move     (EntenteItemList   *self,
                                     guint              index,
                                     int                by);

G_END_DECLS
