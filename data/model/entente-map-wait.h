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

/* 0 … 1, of all that is waited for. */
typedef struct
{
  double from;
  double to;
} EntenteWaitPart;

/* @wait NULL: nobody is asked. */
void     entente_map_set_wait   (EntenteMap     *self,
                                 EntenteMapWait  wait,
                                 gpointer        user_data);
/* Whether to go on. Asked once in some hundred records, before anything is changed. */
gboolean entente_map_wait       (EntenteMap     *self,
                                 double          fraction);
/* Something that is done in several steps is waited for as one: what comes from now on is that part of it,
 * 0 … 1 each, of what is waited for already. Returns: what entente_map_end_wait_part() wants at the end of the
 * step. */
EntenteWaitPart entente_map_begin_wait_part (EntenteMap      *self,
                                             double           from,
                                             double           to);
void            entente_map_end_wait_part   (EntenteMap      *self,
                                             EntenteWaitPart  before);
/* The error of what was called off. */
void     entente_map_set_canceled (GError       **error);
/* Whether somebody is being asked right now. */
gboolean entente_map_is_waiting (EntenteMap     *self);

G_END_DECLS
