/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-arrange.h"
#include "entente-map-fit.h"
#include "entente-palette.h"
#include "entente-scene.h"
#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteMapView:
 *
 * The interactive map of a session: draws its scene, answers pointer and keys by the one table of
 * keys.
 *
 * Properties: `session` (nullable; setting it arranges what is unplaced and fits the whole),
 * `zoom` (0.02 … 8, read-only), `palette-style`, `selecting` (a drag on the ground is a rubber
 * band), `live` (who is near to what is moved follows), `busy` (a layout is running; read-only),
 * `settled` (what is on screen is up to date and at rest; read-only), `hint` (nullable; what keys do
 * while a relation waits for its target; read-only).
 *
 * Actions (class `map.`): zoom-in, zoom-out, zoom-normal, fit, fit-selection, arrange, delete,
 * rename, edit, reverse, direction (s: "forward", "both", "none"), pin, select-all, select-none,
 * select-tool, new-actor, new-relation, undo, redo, focus-steps (i), context-menu, align (s: "left",
 * "center", "right", "top", "middle", "bottom"), distribute (s: "horizontally", "vertically"), bend
 * (i: steps to one side), reset-bend, cut, copy, paste, duplicate.
 *
 * Signals: `edit-requested (gpointer item, const char *field)`: the user wants to type into the
 * panel (Enter, F2 or double click on a relation); the item is an EntenteItem, the field nullable.
 * `rename-requested (gpointer item)`: the name of an actor is to be typed over its box (F2, double
 * click, a new actor). `notice (const char *text, const char *offer)`: something to tell the user; offer:
 * "undo" (of what was just done), "article" (paste as one), or NULL. `viewport-changed`. `leave`:
 * Escape with nothing left to clear.
 */
#define ENTENTE_TYPE_MAP_VIEW (entente_map_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteMapView, entente_map_view, ENTENTE, MAP_VIEW, GtkWidget)

GtkWidget      *entente_map_view_new               (void);

EntenteSession *entente_map_view_get_session       (EntenteMapView       *self);
void            entente_map_view_set_session       (EntenteMapView       *self,
                                                    EntenteSession       *session);
double          entente_map_view_get_zoom          (EntenteMapView       *self);
/* Around the middle of the view. */
void            entente_map_view_set_zoom          (EntenteMapView       *self,
                                                    double                zoom);
EntentePaletteStyle entente_map_view_get_palette_style (EntenteMapView   *self);
void            entente_map_view_set_palette_style (EntenteMapView       *self,
                                                    EntentePaletteStyle   style);
gboolean        entente_map_view_get_selecting     (EntenteMapView       *self);
void            entente_map_view_set_selecting     (EntenteMapView       *self,
                                                    gboolean              selecting);
gboolean        entente_map_view_get_live          (EntenteMapView       *self);
void            entente_map_view_set_live          (EntenteMapView       *self,
                                                    gboolean              live);
/* More for the end of each context menu, such as the window's own actions. (nullable) */
void            entente_map_view_set_extra_menu    (EntenteMapView       *self,
                                                    GMenuModel           *menu);
void            entente_map_view_set_corners       (EntenteMapView       *self,
                                                    const EntenteCorners *corners);
gboolean        entente_map_view_get_busy          (EntenteMapView       *self);
/* Of the layout that is running, 0 … 1. */
double          entente_map_view_get_progress      (EntenteMapView       *self);
gboolean        entente_map_view_get_settled       (EntenteMapView       *self);
const char     *entente_map_view_get_hint          (EntenteMapView       *self);
/* What of the map is visible, map units. */
EntenteBox      entente_map_view_get_visible       (EntenteMapView       *self);
/* Whose bundle is shown as a fan at any zoom; ENTENTE_NO_PAIR where none is. */
EntentePair     entente_map_view_get_opened        (EntenteMapView       *self);
EntenteScene   *entente_map_view_get_scene         (EntenteMapView       *self);
gboolean        entente_map_view_get_actor_box     (EntenteMapView       *self,
                                                    guint32               actor,
                                                    EntenteBox           *box);

void            entente_map_view_fit               (EntenteMapView       *self);
void            entente_map_view_fit_selection     (EntenteMapView       *self);
/* Moves as little as needed to have it well in view. */
void            entente_map_view_reveal            (EntenteMapView       *self,
                                                    EntenteItem           item);
/* Moves until it is in the middle. */
void            entente_map_view_center_on         (EntenteMapView       *self,
                                                    EntenteItem           item);
/* Map units to widget pixels and back. */
EntentePoint    entente_map_view_to_widget         (EntenteMapView       *self,
                                                    EntentePoint          point);
EntentePoint    entente_map_view_to_map            (EntenteMapView       *self,
                                                    EntentePoint          point);
/* What is drawn now; nothing is waited for. (transfer none) (nullable) */
EntenteScene   *entente_map_view_get_drawn         (EntenteMapView       *self);
/* Whether a map with actors has none to show yet. Where somebody zooms or pans then, it is fitted into the
 * view all the same. */
gboolean        entente_map_view_is_blank          (EntenteMapView       *self);
/* Brings a point of the map into the middle, at once. */
void            entente_map_view_look_at           (EntenteMapView       *self,
                                                    EntentePoint          point);
/* Arranges everything that is not pinned, in the background, as one act, in the map's style. Nothing
 * happens where an obstacle is told, here and below. */
EntenteArrangeObstacle entente_map_view_arrange    (EntenteMapView       *self);
/* Gives up the layout that is running: all stay where they are. FALSE where none is, or actors would
 * have no place without it. */
gboolean        entente_map_view_cancel_layout     (EntenteMapView       *self);
gboolean        entente_map_view_get_can_cancel    (EntenteMapView       *self);
/* In another style, by its name in files: rings go around the first selected actor, or the one with
 * most relations; “between” needs two selected ones. */
EntenteArrangeObstacle entente_map_view_arrange_style (EntenteMapView    *self,
                                                    const char           *style);
/* Moves the selected actors alone; FALSE where none is. */
gboolean        entente_map_view_arrange_selected  (EntenteMapView       *self);
/* From another seed: the same style comes out another way. */
EntenteArrangeObstacle entente_map_view_arrange_anew (EntenteMapView     *self);

G_END_DECLS
