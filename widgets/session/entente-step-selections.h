/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item-set.h"

G_BEGIN_DECLS

/**
 * EntenteStepSelections:
 *
 * What was selected before each step of a history was done, so that undo can bring it back. Steps
 * older than the session have nothing here, and the oldest are forgotten where all together would
 * take too much memory. A plain object without signals.
 */
typedef struct _EntenteStepSelections EntenteStepSelections;

EntenteStepSelections *entente_step_selections_new      (void);
void                   entente_step_selections_free     (EntenteStepSelections *self);

/* A new step was done. @index: its place in the history; what came behind is forgotten. */
void                   entente_step_selections_add      (EntenteStepSelections *self,
                                                         guint                  index,
                                                         EntenteItemSet        *selection);
/* Forgets all steps from this one on. */
void                   entente_step_selections_truncate (EntenteStepSelections *self,
                                                         guint                  index);
/* (transfer none) (nullable) */
EntenteItemSet        *entente_step_selections_get      (EntenteStepSelections *self,
                                                         guint                  index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteStepSelections, entente_step_selections_free)

G_END_DECLS
