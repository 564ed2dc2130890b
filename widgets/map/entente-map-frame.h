/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-view.h"

G_BEGIN_DECLS

/**
 * EntenteMapFrame:
 *
 * The map view with what lies over it: the legend at the lower left, which folds away, the buttons
 * to select and zoom at the lower right, over them the overview of a map that is not in view whole,
 * which folds away too, and the progress of a layout.
 *
 * Properties: `legend-shown`, `minimap-shown` (whether they are unfolded; for the window to
 * remember).
 */
#define ENTENTE_TYPE_MAP_FRAME (entente_map_frame_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMapFrame, entente_map_frame, ENTENTE, MAP_FRAME, GtkWidget)

GtkWidget      *entente_map_frame_new              (void);

EntenteMapView *entente_map_frame_get_view         (EntenteMapFrame  *self);
gboolean        entente_map_frame_get_legend_shown (EntenteMapFrame  *self);
void            entente_map_frame_set_legend_shown (EntenteMapFrame  *self,
                                                    gboolean          legend_shown);
gboolean        entente_map_frame_get_minimap_shown (EntenteMapFrame *self);
void            entente_map_frame_set_minimap_shown (EntenteMapFrame *self,
                                                     gboolean         minimap_shown);

G_END_DECLS
