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
 * texts). Signals: `moved (gpointer act, gboolean backwards)`: after a step was done, undone or redone;
 * the act is an EntenteAct, borrowed. `step (guint step, gpointer act)`: the same, directly before,
 * told more exactly as an EntenteHistoryStep. `refused`: something would have changed a map that is
 * only to be read.
 */
#define ENTENTE_TYPE_HISTORY (entente_history_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHistory, entente_history, ENTENTE, HISTORY, GObject)

typedef enum
{
  ENTENTE_HISTORY_DONE,    /* a new step; what was undone is forgotten */
  ENTENTE_HISTORY_MERGED,  /* the last step does more now */
  ENTENTE_HISTORY_DROPPED, /* the last step came to nothing, and is none any more */
  ENTENTE_HISTORY_UNDONE,
  ENTENTE_HISTORY_REDONE,
} EntenteHistoryStep;

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
/* Undoes or redoes until @n_done of the steps are done; FALSE where it could not go all the way. What it
 * tells of the steps on the way is told while `get_jumping` is TRUE. */
gboolean        entente_history_go_to         (EntenteHistory  *self,
                                               guint            n_done);
gboolean        entente_history_get_jumping   (EntenteHistory  *self);
/* The state now is the one on disk; nothing is cleared. */
void            entente_history_mark_saved    (EntenteHistory  *self);
/* How many steps are done in the state on disk; -1: it cannot be reached any more. */
gint64          entente_history_get_saved_at  (EntenteHistory  *self);
/* No state is the one on disk, as far as is known: a save that was under way has failed. */
void            entente_history_mark_unsaved  (EntenteHistory  *self);
/* The next act starts a step of its own even where its key fits (focus left a field). */
void            entente_history_end_merge     (EntenteHistory  *self);
/* Where nothing may be changed, acts are dropped, undo and redo do nothing, and `refused` says so. */
gboolean        entente_history_get_read_only (EntenteHistory  *self);
void            entente_history_set_read_only (EntenteHistory  *self,
                                               gboolean         read_only);

guint           entente_history_get_n_steps   (EntenteHistory  *self,
                                               guint           *n_done);
EntenteAct     *entente_history_get_step      (EntenteHistory  *self,
                                               guint            index);
gboolean        entente_history_replay        (EntenteHistory  *self,
                                               EntenteHistoryStep step,
                                               EntenteAct      *act,
                                               GError         **error);

G_END_DECLS
