/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The palette that goes with the style a widget is shown in, light or dark. (transfer none) */
const EntentePalette *entente_panel_get_palette  (GtkWidget    *widget);
/* Has the widget drawn again whenever that changes. */
void                  entente_panel_follow_style (GtkWidget    *widget);
GdkRGBA               entente_panel_to_rgba      (EntenteColor  color,
                                                  double        alpha);

G_END_DECLS
