/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The steps of a document in words, one a line: what was done and to which records. Undone ones are
 * said to be. (transfer full) */
char *entente_draft_steps_to_string (EntenteDocument *document);
/* The same in a window of its own. */
void  entente_draft_steps_show      (GtkWindow       *parent,
                                     EntenteDocument *document);

G_END_DECLS
