/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"

G_BEGIN_DECLS

/* The place of each node in an order in which few ties lead backward, and those of little flow.
 * @component has flows. O(nodes + ties). (transfer full) */
guint32 *entente_layer_sequence_find (const EntenteComponent *component);

G_END_DECLS
