/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/**
 * EntenteHistory:
 *
 * The steps done on a map, unlimited, to take back and do again.
 *
 * Properties: `can-undo`, `can-redo`, `modified` (booleans), `undo-name`, `redo-name` (nullable
 * texts). Signal `moved (gpointer act, gboolean backwards)`: after a step was done, undone or redone;
 * the act is an EntenteAct, borrowed.
 */
#define ENTENTE_TYPE_HISTORY (entente_history_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHistory, entente_history, ENTENTE, HISTORY, GObject)

EntenteHistory *entente_history_new           (EntenteMap      *map);

EntenteMap     *entente_history_get_map       (EntenteHistory  *self);
gboolean        entente_history_get_can_undo  (EntenteHistory  *self);
gboolean        entente_history_get_can_redo  (EntenteHistory  *self);
const char     *entente_history_get_undo_name (EntenteHistory  *self);
const char     *entente_history_get_redo_name (EntenteHistory  *self);
gboolean        entente_history_get_modified  (EntenteHistory  *self);

/* Applies the act and remembers it; takes it. An empty act is dropped and FALSE returned. */
gboolean        entente_history_perform       (EntenteHistory  *self,
                                               EntenteAct      *act);
gboolean        entente_history_undo          (EntenteHistory  *self);
gboolean        entente_history_redo          (EntenteHistory  *self);
/* The state now is the one on disk; nothing is cleared. */
void            entente_history_mark_saved    (EntenteHistory  *self);
/* No state is the one on disk, as far as is known: a save that was under way has failed. */
void            entente_history_mark_unsaved  (EntenteHistory  *self);
/* The next act starts a step of its own even where its key fits (focus left a field). */
void            entente_history_end_merge     (EntenteHistory  *self);

G_END_DECLS
