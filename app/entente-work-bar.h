/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteWorkBar:
 *
 * A bar that says that something takes long, how far it is, and lets it be canceled. It shows itself
 * after half a second: what is done faster is seen by its result alone.
 */
#define ENTENTE_TYPE_WORK_BAR (entente_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWorkBar, entente_work_bar, ENTENTE, WORK_BAR, GtkWidget)

/* How far it is, 0 … 1. */
typedef double (*EntenteWorkPart) (gpointer work);

/* Begins work in @box, where bars stand below each other. (transfer full): for entente_work_bar_end(). */
EntenteWorkBar *entente_work_bar_begin           (GtkBox          *box,
                                                  const char      *label);
/* Without it the bar only moves. @work: lives until the work ends. */
void            entente_work_bar_set_part        (EntenteWorkBar  *self,
                                                  EntenteWorkPart  part,
                                                  gpointer         work);
/* (transfer none): what its button cancels. */
GCancellable   *entente_work_bar_get_cancellable (EntenteWorkBar  *self);
/* Takes it away, whatever became of the window. */
void            entente_work_bar_end             (EntenteWorkBar  *self);

G_END_DECLS
