/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-work.h"

G_BEGIN_DECLS

#define ENTENTE_CIRCLE_CANCELLED G_MAXUINT64

/**
 * EntenteCircle:
 * @network: borrowed
 * @order: (array length=n_nodes): the nodes as they follow each other around the circle
 * @positions: (array length=n_nodes): of each node in it
 *
 * The nodes of a network on a circle, ties as its chords. A plain struct on the stack.
 */
typedef struct
{
  const EntenteNetwork *network;
  guint32 n_nodes;
  guint32 *order;
  guint32 *positions;
} EntenteCircle;

/* By their numbers. */
void     entente_circle_init   (EntenteCircle        *self,
                                const EntenteNetwork *network);
void     entente_circle_clear  (EntenteCircle        *self);
/* Moves a node so many places on, those that it passes one back; fewer than none: the other way. */
void     entente_circle_move   (EntenteCircle        *self,
                                guint32               node,
                                gint32                n_steps);
/* How many pairs of ties cross; ENTENTE_CIRCLE_CANCELLED where cancelled. O(ties × log nodes) */
guint64  entente_circle_count  (const EntenteCircle  *self,
                                EntenteWork          *work,
                                double                part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteCircle, entente_circle_clear)

G_END_DECLS
