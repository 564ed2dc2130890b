/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-history.h"

G_BEGIN_DECLS

/**
 * EntenteActPiece:
 *
 * One piece of what a history did: the values of records before and after, kept until somebody wants the
 * bytes that tell what is different in them. Those of very many records take a while, and belong on another
 * thread than the one that works on the map: once it is filled any thread may have it.
 */
typedef struct _EntenteActPiece EntenteActPiece;

/* What stands in a record's slot after a swap. */
typedef enum
{
  ENTENTE_RECORDED_NOTHING,
  ENTENTE_RECORDED_RECORD,
  ENTENTE_RECORDED_SET_ASIDE,
} EntenteRecordedState;

/* One piece: what happened, the name of the step, and its swaps: type, record, place, what stands
 * there then (EntenteRecordedState), and that value: so many bytes from the beginning of the one before, so
 * many from its end, what is between them, and how much of all is white space before and behind.
 * Little-endian. */
#define ENTENTE_ACT_SWAP_TYPE "(yuuyuuayuu)"
#define ENTENTE_ACT_PIECE_TYPE "(ysa" ENTENTE_ACT_SWAP_TYPE ")"

/* With room for @n_swaps, more or fewer of which may be added. */
EntenteActPiece *entente_act_piece_new         (EntenteHistoryStep      step,
                                                const char             *name,
                                                guint                   n_swaps);
void             entente_act_piece_free        (EntenteActPiece        *self);
/* @record and @place: names of slots; @from and @to: (nullable). */
void             entente_act_piece_add         (EntenteActPiece        *self,
                                                EntenteRecordType       type,
                                                guint32                 record,
                                                guint32                 place,
                                                EntenteRecord          *from,
                                                EntenteRecord          *to);
/* How many were added. */
guint            entente_act_piece_get_n_swaps (EntenteActPiece        *self);
/* As entente_act_play() wants them, in time linear in the bytes of the values. (transfer full) */
GBytes          *entente_act_piece_to_bytes    (const EntenteActPiece  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteActPiece, entente_act_piece_free)

G_END_DECLS
