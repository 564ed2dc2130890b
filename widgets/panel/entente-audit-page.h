/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel-page.h"

G_BEGIN_DECLS

/**
 * EntenteAuditPage:
 *
 * What the relations of the map stand on, and where something is missing; every row goes to its
 * place. Counted in another thread, and anew a moment after the map has changed.
 */
#define ENTENTE_TYPE_AUDIT_PAGE (entente_audit_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteAuditPage, entente_audit_page, ENTENTE, AUDIT_PAGE, EntentePanelPage)

/* Whether what is shown is what the map says now. */
gboolean     entente_audit_page_get_is_current (EntenteAuditPage *self);
const char  *entente_audit_page_get_coverage   (EntenteAuditPage *self);
/* How many rows a section has, by its place among the sections. */
guint        entente_audit_page_get_n          (EntenteAuditPage *self,
                                                guint             section);
GtkEditable *entente_audit_page_get_date       (EntenteAuditPage *self);

G_END_DECLS
