/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-without-texts.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteCopyDialog:
 *
 * Asks what a copy without the articles' texts keeps besides, and says what it leaves out. The
 * response "save" means: write it.
 */
#define ENTENTE_TYPE_COPY_DIALOG (entente_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCopyDialog, entente_copy_dialog, ENTENTE, COPY_DIALOG, AdwMessageDialog)

GtkWidget   *entente_copy_dialog_new         (GtkWindow         *parent,
                                              EntenteMap        *map);

EntenteKeep  entente_copy_dialog_get_keep    (EntenteCopyDialog *self);
void         entente_copy_dialog_set_keep    (EntenteCopyDialog *self,
                                              EntenteKeep        keep);
/* What is said to be left out. */
const char  *entente_copy_dialog_get_summary (EntenteCopyDialog *self);

G_END_DECLS
