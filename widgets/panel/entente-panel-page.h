/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntentePanelPage:
 *
 * A page of the panel: shows one item of a session and follows the map while it does. A page
 * that shows nothing has no session and listens to nothing.
 */
#define ENTENTE_TYPE_PANEL_PAGE (entente_panel_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntentePanelPage, entente_panel_page, ENTENTE, PANEL_PAGE, GtkWidget)

/**
 * EntentePanelPageClass:
 * @show: shows another item from its beginning
 * @binds_fields: its fields are not of the item; @show binds them
 * @refresh: the map has changed: shows what is different now. @changes as in EntenteMap's `changed`
 */
struct _EntentePanelPageClass
{
  GtkWidgetClass parent_class;

  gboolean binds_fields;

  void (*show)    (EntentePanelPage    *self);
  void (*refresh) (EntentePanelPage    *self,
                   const EntenteChange *changes,
                   guint                n_changes);
};

/* @session NULL: nothing is shown any more. */
void            entente_panel_page_set_item    (EntentePanelPage *self,
                                                EntenteSession   *session,
                                                EntenteItem       item);
EntenteSession *entente_panel_page_get_session (EntentePanelPage *self);
EntenteMap     *entente_panel_page_get_map     (EntentePanelPage *self);
EntenteItem     entente_panel_page_get_item    (EntentePanelPage *self);
/* Puts the caret into the field of a member; NULL: into the first. */
gboolean        entente_panel_page_edit_field  (EntentePanelPage *self,
                                                const char       *member);
/* Whether one of the changes is to the record of this type and slot. */
gboolean        entente_changes_include        (const EntenteChange *changes,
                                                guint                n_changes,
                                                EntenteRecordType    type,
                                                guint32              slot);

G_END_DECLS
