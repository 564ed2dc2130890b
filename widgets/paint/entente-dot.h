/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-density.h"

G_BEGIN_DECLS

/* Below this zoom names in boxes could not be read, and actors are dots. */
#define ENTENTE_DOTS_ZOOM (7.0 / ENTENTE_ACTOR_FONT_PX)
/* Up to here dots become boxes. */
#define ENTENTE_BOXES_ZOOM (1.15 * ENTENTE_DOTS_ZOOM)

/* Pixels; the dot's area says how many ties there are. Of the whole scene's density, as in a crowd
 * the weaker are smaller. */
double       entente_dot_get_radius   (const EntenteSceneActor *actor,
                                       const EntenteDensity    *density,
                                       double                   zoom);
/* 0: dots; 1: boxes; they change smoothly. */
double       entente_dot_get_boxes    (double                   zoom);
/* Of the largest. */
double       entente_dot_get_most     (double                   zoom);
EntentePoint entente_dot_get_middle   (const EntenteSceneActor *actor);

G_END_DECLS
