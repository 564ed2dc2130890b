/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteFindBar:
 *
 * Where one types what one looks for, and is told which of how many places one is at. What it is looked
 * for in is the business of whoever has the bar.
 *
 * Signals: `sought`: the text is another; `stepped (int step)`: to the next place (1) or the one
 * before (−1), by Return, Shift+Return, the arrows or the buttons; `closed`: by Esc or the button.
 */
#define ENTENTE_TYPE_FIND_BAR (entente_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFindBar, entente_find_bar, ENTENTE, FIND_BAR, GtkWidget)

const char *entente_find_bar_get_text   (EntenteFindBar *self);
void        entente_find_bar_set_text   (EntenteFindBar *self,
                                         const char     *text);
/* @place: 1 …; 0: at none of them yet. @has_more: there are more than @n_places */
void        entente_find_bar_show_place (EntenteFindBar *self,
                                         guint           place,
                                         guint           n_places,
                                         gboolean        has_more);
/* What it says of that. */
const char *entente_find_bar_get_place  (EntenteFindBar *self);
/* Takes the focus, with all that is typed selected. */
void        entente_find_bar_open       (EntenteFindBar *self);

G_END_DECLS
