/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-history.h"
#include "entente-item-set.h"

G_BEGIN_DECLS

/**
 * EntenteSession:
 *
 * What map and panel of one window share: the map and its history, the selection, what is
 * hovered, and the places visited. Map and panel follow it and never know each other.
 *
 * The selection is a set of actors and relations with one of them current (the last added), or
 * one article, one step of the story, or nothing. Records that are removed leave it by themselves. Undo and redo bring back
 * what was selected before the step, where the step is about it; else what the step changed.
 *
 * Signals: `selection-changed`: once for every change, a whole rubber band or a removal of many is
 * one; never where set, order and passage stay as they are. By then the selection is the new one, and
 * the map is as it will stay; lists and texts borrowed from the one before are gone.
 * `hover-changed`; `found-changed`; `visited-changed` (can-go-back or -forward); `reveal (EntenteItem *item)`: bring
 * this into view on the map; `center (EntenteItem *item)`: into the middle of it.
 */
#define ENTENTE_TYPE_SESSION (entente_session_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSession, entente_session, ENTENTE, SESSION, GObject)

EntenteSession    *entente_session_new              (EntenteHistory  *history);

EntenteHistory    *entente_session_get_history      (EntenteSession  *self);
EntenteMap        *entente_session_get_map          (EntenteSession  *self);
EntenteItem        entente_session_get_current      (EntenteSession  *self);
const EntenteItem *entente_session_get_selection    (EntenteSession  *self,
                                                     guint           *n_items);
/* How many actors (relations, articles) are selected. */
guint              entente_session_get_n_selected   (EntenteSession  *self,
                                                     EntenteRecordType type);
/* Their slots, in the order they were added. (transfer full) (element-type guint32) */
GArray            *entente_session_dup_selected     (EntenteSession  *self,
                                                     EntenteRecordType type);
gboolean           entente_session_is_selected      (EntenteSession  *self,
                                                     EntenteItem      item);
EntenteItem        entente_session_get_hovered      (EntenteSession  *self);
gboolean           entente_session_get_can_go_back  (EntenteSession  *self);
gboolean           entente_session_get_can_go_forward (EntenteSession *self);

/* Selects this alone and remembers the place before it as visited. ENTENTE_NO_ITEM: nothing. */
void               entente_session_select           (EntenteSession  *self,
                                                     EntenteItem      item);
/* The same, and asks the map to bring it into view. */
void               entente_session_go_to            (EntenteSession  *self,
                                                     EntenteItem      item);
/* The same, into the middle of it: for who comes from elsewhere than the map. */
void               entente_session_center_on        (EntenteSession  *self,
                                                     EntenteItem      item);
/* Adds it to the selection, or takes it away. */
void               entente_session_toggle           (EntenteSession  *self,
                                                     EntenteItem      item);
/* Selects these instead; nothing, where there are none. */
void               entente_session_select_many      (EntenteSession  *self,
                                                     const EntenteItem *items,
                                                     guint            n_items);
/* Selects these as well. */
void               entente_session_add_many         (EntenteSession  *self,
                                                     const EntenteItem *items,
                                                     guint            n_items);
/* All relations and all actors of the map. */
void               entente_session_select_all       (EntenteSession  *self);
/* Makes one of those that are selected the current one. */
void               entente_session_set_current      (EntenteSession  *self,
                                                     EntenteItem      item);
void               entente_session_set_hovered      (EntenteSession  *self,
                                                     EntenteItem      item);
/* What a search found, for the map to mark; they may be gone since. Takes a copy. */
void               entente_session_set_found        (EntenteSession  *self,
                                                     const EntenteItem *items,
                                                     guint            n_items);
const EntenteItem *entente_session_get_found        (EntenteSession  *self,
                                                     guint           *n_items);
void               entente_session_go_back          (EntenteSession  *self);
void               entente_session_go_forward       (EntenteSession  *self);

G_END_DECLS
