/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-find-bar.h"
#include "entente-session.h"

G_BEGIN_DECLS

/**
 * EntenteFindPane:
 *
 * Finds actors by their names, relations by their labels, articles by title and text, in all of a map,
 * and goes there. Lies over the map; not visible until it is opened. What one is at lights up on the
 * map, Return goes to it, and once more to the next.
 *
 * Signal: `closed`.
 */
#define ENTENTE_TYPE_FIND_PANE (entente_find_pane_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFindPane, entente_find_pane, ENTENTE, FIND_PANE, GtkWidget)

/* @session: (nullable): another one closes the pane. */
void            entente_find_pane_set_session (EntenteFindPane *self,
                                               EntenteSession  *session);
/* Opens the pane, or goes back to it. */
void            entente_find_pane_open        (EntenteFindPane *self);
void            entente_find_pane_close       (EntenteFindPane *self);
/* Goes to what one is at, or the next (1) or the one before (−1); FALSE where the pane is not open. */
gboolean        entente_find_pane_step        (EntenteFindPane *self,
                                               int              step);
EntenteFindBar *entente_find_pane_get_bar     (EntenteFindPane *self);

G_END_DECLS
