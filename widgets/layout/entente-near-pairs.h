/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-settling.h"

G_BEGIN_DECLS

/**
 * EntenteNearPair:
 *
 * Two boxes, in no order.
 */
typedef struct
{
  guint32 a;
  guint32 b;
} EntenteNearPair;

/* Pairs of boxes, each once, that are in each other's way, nearer than boxes should be, or by less than
 * @margin not: of a heap some of each box. O(boxes × boxes near by). NULL where cancelled.
 * (transfer full) */
GArray *entente_near_pairs_find (const EntenteBoxes *boxes,
                                 double              margin,
                                 EntenteWork        *work);

G_END_DECLS
