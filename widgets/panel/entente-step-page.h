/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel-page.h"

G_BEGIN_DECLS

/**
 * EntenteStepPage:
 *
 * A step of the story: its words, what stands out in it, and the way to the steps around it.
 */
#define ENTENTE_TYPE_STEP_PAGE (entente_step_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStepPage, entente_step_page, ENTENTE, STEP_PAGE, EntentePanelPage)

const char *entente_step_page_get_title  (EntenteStepPage *self);
const char *entente_step_page_get_kicker (EntenteStepPage *self);
/* To the step before (-1) or behind (1); nothing at the ends. */
void        entente_step_page_go         (EntenteStepPage *self,
                                          int              by);
/* Puts the step itself one place earlier or later. */
void        entente_step_page_move       (EntenteStepPage *self,
                                          int              by);
void        entente_step_page_remove     (EntenteStepPage *self);

G_END_DECLS
