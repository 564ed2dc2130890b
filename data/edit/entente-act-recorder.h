/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act-piece.h"
#include "entente-slot-names.h"

G_BEGIN_DECLS

/**
 * EntenteActRecorder:
 *
 * Notes what a history does, so that the bytes of it are what entente_act_play() repeats on the file that
 * the map was read from (or saved to) when recording began. What merges into one step before it is taken
 * is noted once, and written as what is different in values: typing in a long article costs what was typed.
 * Main thread only.
 */
typedef struct _EntenteActRecorder EntenteActRecorder;

/* Something can be taken. */
typedef void (*EntenteActRecorded) (gpointer user_data);

/* @names: (transfer full): of the map as its file has it; after a replay those it used.
 * @n_done and @n_steps: what entente_act_play() has repeated so far, 0 for a file. */
EntenteActRecorder *entente_act_recorder_new  (EntenteHistory      *history,
                                               EntenteSlotNames    *names,
                                               guint                n_done,
                                               guint                n_steps,
                                               EntenteActRecorded   recorded,
                                               gpointer             user_data);
void                entente_act_recorder_free (EntenteActRecorder  *self);
/* What happened since it was taken last, in order. (transfer full) (element-type EntenteActPiece) */
GPtrArray          *entente_act_recorder_take (EntenteActRecorder  *self);

/* Repeats one piece of what was recorded. Nothing is changed where it does not fit: bytes of
 * anybody's making are refused with ENTENTE_MAP_ERROR_VALUE. @history: of a map that is what its file
 * says; @names: of that map, kept from piece to piece. */
gboolean            entente_act_play          (EntenteHistory      *history,
                                               EntenteSlotNames    *names,
                                               GBytes              *bytes,
                                               GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteActRecorder, entente_act_recorder_free)

G_END_DECLS
