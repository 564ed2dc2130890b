/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel-page.h"
#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/**
 * EntenteRelationPage:
 *
 * A relation to read: what it is, its sentence, third parties, every passage that says so; then its
 * fields.
 */
#define ENTENTE_TYPE_RELATION_PAGE (entente_relation_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRelationPage, entente_relation_page, ENTENTE, RELATION_PAGE,
                      EntentePanelPage)

const char *entente_relation_page_get_sentence   (EntenteRelationPage *self);
const char *entente_relation_page_get_kicker     (EntenteRelationPage *self);
/* What was measured of its sources, or what invites to give it some. */
const char *entente_relation_page_get_counts     (EntenteRelationPage *self);
guint       entente_relation_page_get_n_passages (EntenteRelationPage *self);
/* (transfer none): an EntentePassageRow */
GtkWidget  *entente_relation_page_get_passage    (EntenteRelationPage *self,
                                                  guint                index);
gboolean    entente_relation_page_get_is_empty   (EntenteRelationPage *self);

/* Where one says which article is cited as a whole. (transfer none) */
EntenteSuggestEntry *entente_relation_page_get_cite (EntenteRelationPage *self);

G_END_DECLS
