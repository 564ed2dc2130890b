/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel-page.h"

G_BEGIN_DECLS

/**
 * EntenteProblemsPage:
 *
 * The records of the file that are set aside: what is wrong with each, and its text to repair it.
 * What somebody has typed for one of them is kept while the page shows another.
 */
#define ENTENTE_TYPE_PROBLEMS_PAGE (entente_problems_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteProblemsPage, entente_problems_page, ENTENTE, PROBLEMS_PAGE,
                      EntentePanelPage)

guint          entente_problems_page_get_n       (EntenteProblemsPage *self);
void           entente_problems_page_select      (EntenteProblemsPage *self,
                                                  guint                index);
GtkTextBuffer *entente_problems_page_get_text    (EntenteProblemsPage *self);
/* What is wrong with the record selected, or with what was typed for it. */
const char    *entente_problems_page_get_message (EntenteProblemsPage *self);

G_END_DECLS
