/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"
#include "entente-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

#define ENTENTE_PLAQUE_RIM_ALPHA 0.45 /* of one that is not selected */

/* What one color has of a bundle, both 0 … 1. */
typedef struct
{
  EntenteColor color;
  double from, to;
} EntenteBand;

/* By tone, in an order that is always the same. @bands: room for ENTENTE_N_SIGNS. Returns how many. */
guint entente_bundle_split_by_tone (const EntenteSceneBundle *bundle,
                                    const EntentePalette     *palette,
                                    EntenteBand              *bands);
/* How many relations, and how their tones are divided. @ground: what lies behind the words; NULL: nothing
 * does. @rim: of the card. */
void  entente_draw_plaque          (cairo_t                  *cr,
                                    const EntenteSceneBundle *bundle,
                                    const EntentePalette     *palette,
                                    const EntenteColor       *ground,
                                    const EntenteColor       *rim,
                                    double                    alpha);

G_END_DECLS
