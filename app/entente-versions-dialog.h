/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteVersionsDialog:
 *
 * Lists the earlier versions that were kept of a document's file, the newest first, with what each changed:
 * worked out one after the other by a worker while the dialog is open. Signal `restored`: the
 * document says what a version said, as one step.
 */
#define ENTENTE_TYPE_VERSIONS_DIALOG (entente_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteVersionsDialog, entente_versions_dialog, ENTENTE, VERSIONS_DIALOG, AdwWindow)

/* @document: one with a file. */
GtkWidget  *entente_versions_dialog_new            (GtkWindow              *parent,
                                                    EntenteDocument        *document);
/* Once they are listed. */
guint       entente_versions_dialog_get_n_versions (EntenteVersionsDialog  *self);
/* NULL until it is worked out. (transfer none) */
const char *entente_versions_dialog_get_summary    (EntenteVersionsDialog  *self,
                                                    guint                   index);
/* Both as the buttons of a row do. */
void        entente_versions_dialog_restore        (EntenteVersionsDialog  *self,
                                                    guint                   index);
void        entente_versions_dialog_compare        (EntenteVersionsDialog  *self,
                                                    guint                   index);

G_END_DECLS
