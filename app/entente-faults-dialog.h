/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-fault-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteFaultsDialog:
 *
 * All that is wrong with a file as text with lines and columns, to be read and copied.
 *
 * Signal `open-sound`: the user wants what is sound in the file to be opened; the dialog closes.
 */
#define ENTENTE_TYPE_FAULTS_DIALOG (entente_faults_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFaultsDialog, entente_faults_dialog, ENTENTE, FAULTS_DIALOG, AdwWindow)

/* Over @parent, not yet presented. @faults is read, not kept. With faults the file was refused, with
 * warnings alone it was opened. */
GtkWidget *entente_faults_dialog_new (GtkWindow        *parent,
                                      EntenteFaultList *faults,
                                      const char       *file_name);

/* Says that the rest of the file can be opened. */
void       entente_faults_dialog_offer_sound (EntenteFaultsDialog *self);

G_END_DECLS
