/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-legend.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteLegendView:
 *
 * Shows the legend of a map: what the colors, signs and lines that occur in it mean.
 */
#define ENTENTE_TYPE_LEGEND_VIEW (entente_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLegendView, entente_legend_view, ENTENTE, LEGEND_VIEW, GtkWidget)

/* Takes the legend. (nullable) */
void       entente_legend_view_take_legend (EntenteLegendView     *self,
                                            EntenteLegend         *legend);
void       entente_legend_view_set_palette (EntenteLegendView     *self,
                                            const EntentePalette  *palette);

G_END_DECLS
