/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* Places a component between two of its nodes: @from at the left, @to at the right, who mediates
 * between them in the middle, the shortest and strongest ways nearest to the line between the two.
 * Map units, @from at 0, 0; no boxes overlap. @tie_length: free between two columns. O(nodes log
 * nodes + ties) */
void entente_between_place (EntenteComponent *component,
                            guint32           from,
                            guint32           to,
                            double            aspect,
                            double            tie_length,
                            double            gap);

G_END_DECLS
