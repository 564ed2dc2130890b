/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-document.h"
#include "entente-export-choices.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteExportDialog:
 *
 * Asks what of a map shall become a picture, and how, shows it beforehand, and writes it.
 *
 * Signal: `exported (GFile *file)`: the picture is there, whole.
 */
#define ENTENTE_TYPE_EXPORT_DIALOG (entente_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteExportDialog, entente_export_dialog, ENTENTE, EXPORT_DIALOG, AdwWindow)

/* Over @parent, not yet presented. @visible: what is in view, map units, at @zoom; @opened: whose
 * bundle is open there. */
GtkWidget                  *entente_export_dialog_new         (GtkWindow            *parent,
                                                               EntenteDocument      *document,
                                                               EntenteSession       *session,
                                                               EntenteScene         *scene,
                                                               EntenteBox            visible,
                                                               double                zoom,
                                                               EntentePair           opened);

const EntenteExportChoices *entente_export_dialog_get_choices (EntenteExportDialog  *self);
/* Draws the picture and has a worker write it; remembers the choices. The format follows the
 * ending of the name where that is one of the three. */
void                        entente_export_dialog_export_to   (EntenteExportDialog  *self,
                                                               GFile                *file);

G_END_DECLS
