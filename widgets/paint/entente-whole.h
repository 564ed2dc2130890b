/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-density.h"

G_BEGIN_DECLS

/**
 * EntenteWhole:
 * @density: of all lines and actors
 *
 * What hangs on a scene as a whole and is looked at for each part of a picture. A counted value that
 * does not change; any thread may read it. What is amended has its base's, and a base that was
 * folded keeps the one before it while little has changed, so that what is painted already stays
 * right.
 */
typedef struct
{
  EntenteDensity density;
  double area;    /* of the map, square map units; at least 1 */
  guint n_records; /* when it was measured */
  guint n_lines;
  double times;   /* so many lines are like each of @lines */
  EntentePoint *lines; /* lengths as x, widths as y */
} EntenteWhole;

/* Measured when first asked for. (transfer none) */
const EntenteWhole *entente_whole_of_scene  (EntenteScene        *scene);
/* What is left of lines where they are many, 0 … 1. @pixel: map units. */
double              entente_whole_get_calm  (const EntenteWhole  *self,
                                             double               pixel);

/* Hands what @from has of it on to a scene that was folded from it. */
void                entente_whole_hand_on   (EntenteScene        *from,
                                             EntenteScene        *folded);
/* Whether a picture of either has it in common with one of the other. */
gboolean            entente_whole_is_shared (EntenteScene        *scene,
                                             EntenteScene        *other);
void                entente_whole_unref     (gpointer             self);

G_END_DECLS
