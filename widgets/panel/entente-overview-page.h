/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel-page.h"

G_BEGIN_DECLS

/**
 * EntenteOverviewPage:
 *
 * The map as a whole, for when nothing is selected: what it is about, how much it holds, its
 * articles, and the relations nothing was cited for.
 */
#define ENTENTE_TYPE_OVERVIEW_PAGE (entente_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteOverviewPage, entente_overview_page, ENTENTE, OVERVIEW_PAGE,
                      EntentePanelPage)

const char *entente_overview_page_get_title       (EntenteOverviewPage *self);
const char *entente_overview_page_get_counts      (EntenteOverviewPage *self);
guint       entente_overview_page_get_n_articles  (EntenteOverviewPage *self);
guint       entente_overview_page_get_n_unsourced (EntenteOverviewPage *self);

G_END_DECLS
