/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"
#include "entente-json-text.h"
#include "entente-more-row.h"

G_BEGIN_DECLS

/**
 * EntenteMoreList:
 *
 * The members of a record that the format does not name, and those of the objects in it, under the heading “More”, only to be read;
 * hidden where there are none.
 */
#define ENTENTE_TYPE_MORE_LIST (entente_more_list_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMoreList, entente_more_list, ENTENTE, MORE_LIST, GtkWidget)

/* What is shown already, and did not change, stays open where it is. @item nothing: of the document. */
void            entente_more_list_show       (EntenteMoreList *self,
                                              EntenteMap      *map,
                                              EntenteItem      item);
/* Of an object that stands in a record: a citation, a kind. @json: its text. */
void            entente_more_list_show_part  (EntenteMoreList *self,
                                              const char      *json,
                                              EntenteJsonPart  part);
guint           entente_more_list_get_n_rows (EntenteMoreList *self);
EntenteMoreRow *entente_more_list_get_row    (EntenteMoreList *self,
                                              guint            index);

G_END_DECLS
