/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"
#include "entente-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

void entente_draw_actor      (cairo_t                  *cr,
                              const EntenteSceneActor  *actor,
                              const EntenteActorColors *colors,
                              const EntentePalette     *palette,
                              double                    alpha,
                              gboolean                  hasty);
void entente_draw_actor_halo (cairo_t                  *cr,
                              const EntenteSceneActor  *actor,
                              const EntentePalette     *palette);

G_END_DECLS
