/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/**
 * EntenteTournament:
 * @n: nodes
 * @x: (array length=n): hops, like @y: whoever begins or moves nodes writes them
 * @order: (array length=n): of the rounds
 * @starts: (array length=2×n): where the wished distances of pairs i + j begin
 * @distances: round after round
 *
 * All pairs of nodes meet, in a random order of rounds, and move towards the distance wished between
 * them.
 */
typedef struct
{
  guint32 n;
  float *x;
  float *y;
  guint32 *order;
  guint32 *starts;
  float *distances;
} EntenteTournament;

/* @rows: the hops from each node to each, row after row. @self's places are not written. Nodes must stand
 * in random order (see EntenteComponent). FALSE where cancelled; to be cleared anyway. O(n²) */
gboolean entente_tournament_init     (EntenteTournament *self,
                                      guint32            n,
                                      const guint16     *rows,
                                      EntenteWork       *work);
void     entente_tournament_clear    (EntenteTournament *self);
/* Each pair once, by a step that is min (@eta d⁻², 1) of its way to its distance d. FALSE where
 * cancelled. O(n²) */
gboolean entente_tournament_play     (EntenteTournament *self,
                                      EntenteRandom     *random,
                                      float              eta,
                                      EntenteWork       *work);
/* Two nodes that are to be one hop apart, once more. */
void     entente_tournament_play_tie (EntenteTournament *self,
                                      guint32            a,
                                      guint32            b,
                                      float              eta);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteTournament, entente_tournament_clear)

G_END_DECLS
