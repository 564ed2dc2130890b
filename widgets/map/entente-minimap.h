/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-view.h"

G_BEGIN_DECLS

/**
 * EntenteMinimap:
 *
 * The whole map of a view, small: what of it is in view, where selected things lie (dots) and found
 * ones (rings). A click or a drag in it brings the place into the middle of the view; by keyboard it
 * is a mirror.
 */
#define ENTENTE_TYPE_MINIMAP (entente_minimap_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMinimap, entente_minimap, ENTENTE, MINIMAP, GtkWidget)

GtkWidget *entente_minimap_new       (void);
/* @view: (nullable): must outlive it, or be taken away */
void       entente_minimap_set_view  (EntenteMinimap *self,
                                      EntenteMapView *view);
/* Whether the view's map is too large for it: otherwise all is in view anyway. */
gboolean   entente_minimap_is_needed (EntenteMinimap *self);

/* What the pointer does, in the widget. */
void       entente_minimap_press     (EntenteMinimap *self,
                                      EntentePoint    point);
void       entente_minimap_drag      (EntenteMinimap *self,
                                      EntentePoint    point);

G_END_DECLS
