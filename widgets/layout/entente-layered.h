/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places a component in columns so that its ties lead from left to right, with few exceptions; map
 * units, no boxes overlap. @component has flows. @tie_length: free between two columns. FALSE where
 * cancelled. */
gboolean entente_layered_place (EntenteComponent *component,
                                double            tie_length,
                                double            gap,
                                double            aspect,
                                EntenteWork      *work);

G_END_DECLS
