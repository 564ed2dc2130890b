/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-judges.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Whether so many nodes have an old place that it is worth keeping, with room for their boxes and @gap
 * (map units) between them, and may leave it. O(nodes) */
gboolean entente_keeping_is_possible (const EntenteComponent *component,
                                      double                  gap);
/* Starts from the old places: new nodes go beside their neighbors, and what overlaps moves; nothing
 * else. Out: map units, no overlaps. @hop: map units, where the old
 * places do not say. FALSE where cancelled. */
gboolean entente_keeping_restore     (EntenteComponent       *component,
                                      double                  hop,
                                      double                  gap,
                                      EntenteRandom          *random,
                                      EntenteWork            *work);
/* Moves what has clearly more stress than in a layout made anew, which has @anew: (array length=n_nodes),
 * as @judges measured it, until nobody moves any more: done again, it moves nobody. The component has
 * no overlaps before and after. @stress: (out): of all, afterwards. FALSE where cancelled. */
gboolean entente_keeping_mend        (EntenteComponent       *component,
                                      const EntenteJudges    *judges,
                                      const double           *anew,
                                      double                  gap,
                                      double                 *stress,
                                      EntenteWork            *work);
/* Stress as judges measure it (entente-judges.h). A negative number where cancelled. */
double   entente_keeping_measure     (const EntenteComponent *component,
                                      EntenteWork            *work);
/* Mirrors a component where that brings its nodes nearer to their old places. */
void     entente_keeping_mirror      (EntenteComponent       *component);

G_END_DECLS
