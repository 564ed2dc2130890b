/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-merge.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteMergeDialog:
 *
 * Lists what both sides changed differently, each version beside the other, to choose from. Signal `chosen`:
 * the choices are in the merge, which may be finished.
 */
#define ENTENTE_TYPE_MERGE_DIALOG (entente_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMergeDialog, entente_merge_dialog, ENTENTE, MERGE_DIALOG, AdwWindow)

/* @merge: (transfer none): outlives the dialog. */
GtkWidget *entente_merge_dialog_new        (GtkWindow          *parent,
                                            EntenteMerge       *merge);
/* As the buttons do: everything to one side; one thing; done. */
void       entente_merge_dialog_choose_all (EntenteMergeDialog *self,
                                            EntenteSide         side);
void       entente_merge_dialog_choose     (EntenteMergeDialog *self,
                                            guint               index,
                                            EntenteSide         side);
void       entente_merge_dialog_finish     (EntenteMergeDialog *self);

G_END_DECLS
