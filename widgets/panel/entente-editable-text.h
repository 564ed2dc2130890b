/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Turns an editor's text into @text with the least change, which keeps the caret in its place. */
void entente_editable_put_text (GtkEditable *editable,
                                const char  *text);

G_END_DECLS
