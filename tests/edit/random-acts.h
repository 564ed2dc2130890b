/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-history.h"

G_BEGIN_DECLS

/* A random act of any kind there is, on what @map holds; NULL where what came up does not fit it.
 * The same @random and map make the same act, but for the ids of what is new. (transfer full) */
EntenteAct *random_act      (EntenteMap *map,
                             GRand      *random);
/* What the next random_act() for such a @random will try, for messages. */
const char *random_act_name (GRand      *random);
/* One that the program makes with @function, a public one of the edits; NULL where none is known, too. */
EntenteAct *random_act_of   (const char *function,
                             EntenteMap *map,
                             GRand      *random);

G_END_DECLS
