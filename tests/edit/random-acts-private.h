/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* NULL where what came up does not fit the map. */
typedef EntenteAct *(*MakeAct) (EntenteMap *map,
                                GRand      *random);

typedef struct
{
  const char *function; /* what the program makes such acts with */
  MakeAct make;
  guint share; /* how often it comes up */
} RandomMaker;

/* Each ends with one that has no function. */
extern const RandomMaker random_map_makers[];
extern const RandomMaker random_text_makers[];
extern const RandomMaker random_list_makers[];

G_END_DECLS
