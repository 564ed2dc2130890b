/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel-page.h"
#include "entente-relation-list.h"

G_BEGIN_DECLS

/**
 * EntenteManyPage:
 *
 * What several selected actors and relations have in common: fields that say it of all of them, or
 * that they are mixed, and that change all of them in one step. Several actors can be made one.
 * Follows the session's selection while it has one.
 */
#define ENTENTE_TYPE_MANY_PAGE (entente_many_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteManyPage, entente_many_page, ENTENTE, MANY_PAGE, EntentePanelPage)

const char *entente_many_page_get_title    (EntenteManyPage *self);
EntenteRelationList *
            entente_many_page_get_list     (EntenteManyPage *self);
/* Makes one of the selected actors: the one chosen. It is selected then. */
void        entente_many_page_merge        (EntenteManyPage *self);
/* Puts the focus on what chooses the actor that stays; FALSE where there is nothing to merge. */
gboolean    entente_many_page_edit_merge   (EntenteManyPage *self);

G_END_DECLS
