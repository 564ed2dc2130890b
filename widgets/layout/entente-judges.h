/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Added where stress is compared with so many times another: no stress at all cannot be multiplied. */
#define ENTENTE_LEAST_STRESS 1e-4

/**
 * EntenteJudges:
 *
 * Some nodes of a component, from which the stress of several pictures of it is measured. The network
 * is not to change meanwhile.
 */
typedef struct _EntenteJudges EntenteJudges;

/* NULL where cancelled. (transfer full) */
EntenteJudges *entente_judges_new      (const EntenteComponent *component,
                                        EntenteWork            *work);
void           entente_judges_free     (EntenteJudges          *self);
/* Stress of the nodes where they are now, at its best scale, over the hops from the judges.
 * @stresses: (out) (optional) (array length=n_nodes): of each, the judges and its neighbors having one voice
 * each. O(judges × nodes + ties) */
double         entente_judges_measure  (const EntenteJudges    *self,
                                        double                 *stresses);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteJudges, entente_judges_free)

G_END_DECLS
