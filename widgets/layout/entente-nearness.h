/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-settling.h"

G_BEGIN_DECLS

/**
 * EntenteNearness:
 * @starts: (array length=n_boxes+1): where a box's list begins in @others
 * @others: list after list of those that may come in a box's way
 *
 * Who is near to whom, while boxes move little: found once, asked in many rounds.
 */
struct _EntenteNearness
{
  guint32 *starts;
  guint32 *others;
  double *x; /* of the boxes when they were looked at */
  double *y;
  double margin;
};

/* All that are in each other's way, nearer than boxes should be, or by less than a margin not.
 * NULL where cancelled. (transfer full) */
EntenteNearness *entente_nearness_new   (const EntenteBoxes  *boxes,
                                         EntenteWork         *work);
void             entente_nearness_free  (EntenteNearness     *self);
/* How many boxes have another in their way, or nearer than they should be. */
guint32          entente_nearness_count (const EntenteNearness *self,
                                         const EntenteBoxes  *boxes);
/* Looks again where so many have moved so far that others have come near. @self: (inout) (nullable):
 * not looked yet. FALSE where cancelled. */
gboolean         entente_nearness_renew (EntenteNearness    **self,
                                         const EntenteBoxes  *boxes,
                                         EntenteWork         *work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNearness, entente_nearness_free)

G_END_DECLS
