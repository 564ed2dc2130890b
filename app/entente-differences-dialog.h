/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-difference-list.h"
#include "entente-file-content.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what is different between two contents of a map's file, compared by a worker that ends with the
 * dialog. */
#define ENTENTE_TYPE_DIFFERENCES_DIALOG (entente_differences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDifferencesDialog, entente_differences_dialog, ENTENTE, DIFFERENCES_DIALOG, AdwWindow)

/* @subtitle: what is compared with what. */
GtkWidget             *entente_differences_dialog_new      (GtkWindow                 *parent,
                                                            const char                *title,
                                                            const char                *subtitle,
                                                            EntenteFileContent        *before,
                                                            EntenteFileContent        *after);
/* Without a comparison until it is there. */
EntenteDifferenceList *entente_differences_dialog_get_list (EntenteDifferencesDialog  *self);

G_END_DECLS
