/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-kind-editor.h"
#include "entente-panel-page.h"

G_BEGIN_DECLS

/**
 * EntenteKindsPage:
 *
 * The kinds of actors and of relations, described or only in use, in the order of the legend: each
 * opens to its fields; new ones are added below.
 */
#define ENTENTE_TYPE_KINDS_PAGE (entente_kinds_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteKindsPage, entente_kinds_page, ENTENTE, KINDS_PAGE, EntentePanelPage)

guint              entente_kinds_page_get_n_editors (EntenteKindsPage  *self,
                                                     EntenteRecordType  type);
EntenteKindEditor *entente_kinds_page_get_editor    (EntenteKindsPage  *self,
                                                     EntenteRecordType  type,
                                                     guint              index);
/* Describes a new kind that is called so. */
void               entente_kinds_page_add           (EntenteKindsPage  *self,
                                                     EntenteRecordType  type,
                                                     const char        *label);

G_END_DECLS
