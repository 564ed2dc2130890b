/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteGrowingView:
 *
 * A text view as high as its text needs at the width it has. GtkTextView only knows the height of
 * what it has laid out so far, at the width it had then.
 */
#define ENTENTE_TYPE_GROWING_VIEW (entente_growing_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteGrowingView, entente_growing_view, ENTENTE, GROWING_VIEW, GtkTextView)

G_END_DECLS
