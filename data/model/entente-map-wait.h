/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* What edits of very many records do now and then, so that somebody can show how far they are, let the
 * window answer meanwhile, and call them off. Main thread only. */

/* How far it is, 0 … 1; below 0: nobody knows. FALSE calls it off. May run the main loop: while it does, the
 * map cannot be changed. */
typedef gboolean (*EntenteMapWait) (double   fraction,
                                    gpointer user_data);

/* @wait NULL: nobody is asked. */
void     entente_map_set_wait   (EntenteMap     *self,
                                 EntenteMapWait  wait,
                                 gpointer        user_data);
/* Whether to go on. Asked once in some hundred records, before anything is changed. */
gboolean entente_map_wait       (EntenteMap     *self,
                                 double          fraction);
/* What is waited for from now on is the rest of something of which this part, 0 … 1, is done. */
void     entente_map_set_wait_part (EntenteMap *self,
                                    double      part);
/* The error of what was called off. */
void     entente_map_set_canceled (GError       **error);
/* Whether somebody is being asked right now. */
gboolean entente_map_is_waiting (EntenteMap     *self);

G_END_DECLS
