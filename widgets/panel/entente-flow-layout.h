/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteFlowLayout:
 *
 * Sets children behind each other like words in lines, as many lines as the width needs. Property:
 * `spacing` (pixels between them, both ways).
 */
#define ENTENTE_TYPE_FLOW_LAYOUT (entente_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFlowLayout, entente_flow_layout, ENTENTE, FLOW_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
