/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteNameEntry:
 *
 * An entry for the name of one actor, to lie over its box: Return and leaving apply what is typed,
 * Escape keeps the old name, and so does an empty one. Invisible while it names nobody.
 *
 * Signal: `done`: it names nobody any more, and had the focus.
 */
#define ENTENTE_TYPE_NAME_ENTRY (entente_name_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNameEntry, entente_name_entry, ENTENTE, NAME_ENTRY, GtkWidget)

/* The slot, or ENTENTE_NO_SLOT. */
guint32    entente_name_entry_get_actor (EntenteNameEntry  *self);

/* Takes the focus, with the whole name selected. */
void       entente_name_entry_start     (EntenteNameEntry  *self,
                                         EntenteSession    *session,
                                         guint32            actor);
/* Applies what is typed. Nothing happens where nobody is named. */
void       entente_name_entry_finish    (EntenteNameEntry  *self);
/* Keeps the old name. */
void       entente_name_entry_cancel    (EntenteNameEntry  *self);

G_END_DECLS
