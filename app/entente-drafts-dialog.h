/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-application.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteDraftsDialog:
 *
 * What was not saved when the program ended last: for each document Restore, Show Differences, Keep for
 * Later, Discard. A draft that cannot be read is listed too, and only the user discards it.
 */
#define ENTENTE_TYPE_DRAFTS_DIALOG (entente_drafts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDraftsDialog, entente_drafts_dialog, ENTENTE, DRAFTS_DIALOG, AdwWindow)

/* Looks, in a worker, for drafts that no running program has, and shows the dialog over @parent
 * where there are any. @of: (nullable): only those of the file with this real path. */
void entente_drafts_dialog_offer (GtkWindow  *parent,
                                  const char *of);

G_END_DECLS
