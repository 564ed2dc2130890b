/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-relation-order.h"
#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteRelationList:
 *
 * A headed list of relations; where they are many, one sorts them and looks for words in them. Hidden
 * where there are none.
 *
 * Property: `heading`.
 */
#define ENTENTE_TYPE_RELATION_LIST (entente_relation_list_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRelationList, entente_relation_list, ENTENTE, RELATION_LIST, GtkWidget)

/* @items: (element-type EntenteItem) (transfer full): relations. Shows again from the first on, all of
 * them, where @is_new. */
void   entente_relation_list_set_items (EntenteRelationList  *self,
                                        EntenteSession       *session,
                                        GArray               *items,
                                        gboolean              is_new);
/* Shows again what is said of them. */
void   entente_relation_list_refresh   (EntenteRelationList  *self);
/* As the controls do. */
void   entente_relation_list_sort      (EntenteRelationList  *self,
                                        EntenteRelationKey    key,
                                        gboolean              descending);
void   entente_relation_list_filter    (EntenteRelationList  *self,
                                        const char           *words);
/* What is shown, in its order. (transfer none) (element-type EntenteItem) */
GArray *entente_relation_list_get_shown (EntenteRelationList *self);
/* Of all, also those that the words leave out. */
guint  entente_relation_list_get_n     (EntenteRelationList  *self);

G_END_DECLS
