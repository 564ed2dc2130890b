/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* The first loop of an actor rises so far above its side, each that lies outside of it so much more. */
#define ENTENTE_LOOP_HEIGHT_PX 36.0
#define ENTENTE_LOOP_STEP_PX 25.0

/* Curves between actors as drawn: each writes 1 + 3 × cubic Béziers and begins and ends exactly on
 * the outlines. Everything is finite where the actors are. */

#define ENTENTE_CURVE_SIDES 4 /* of a box that a loop may stand on: above, below, right, left */

/* One gentle bend of 4 points. @across: how far its middle is off the straight line, to the right
 * of who travels along it on a screen; @shift: the same for its ends; map units. */
void  entente_curve_bend   (EntentePoint             *points,
                            const EntenteSceneActor  *source,
                            const EntenteSceneActor  *target,
                            double                    across,
                            double                    shift);
/* The same through a given middle: off the middle between the actors' middles, in fractions of
 * their distance, along and across it (positive: to the right of who travels along). */
void  entente_curve_given  (EntentePoint             *points,
                            const EntenteSceneActor  *source,
                            const EntenteSceneActor  *target,
                            double                    along,
                            double                    across);
/* A loop of 7 points, the higher the @level, with room for a label at its top. */
void  entente_curve_loop   (EntentePoint             *points,
                            const EntenteSceneActor  *actor,
                            guint                     side,
                            guint                     level,
                            double                    label_width);
/* A smooth curve of 4 + 3 × @n_via points that passes by the rims of the actors between. Bit i of
 * @sides: the other side of the i-th; @gap: between rim and line. */
guint entente_curve_via    (EntentePoint             *points,
                            const EntenteSceneActor  *source,
                            const EntenteSceneActor  *target,
                            const EntenteSceneActor **via,
                            guint                     n_via,
                            guint                     sides,
                            double                    gap);
/* From a point to an actor's outline, 4 points; @first and @second: how far the handles are off the
 * straight line, in fractions of the distance. */
void  entente_curve_tie    (EntentePoint             *points,
                            EntentePoint              from,
                            const EntenteSceneActor  *target,
                            double                    first,
                            double                    second);
/* From point to point likewise. */
void  entente_curve_join   (EntentePoint             *points,
                            EntentePoint              from,
                            EntentePoint              to,
                            double                    first,
                            double                    second);

G_END_DECLS
