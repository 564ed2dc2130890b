/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-dot.h"
#include "entente-ink.h"
#include "entente-painting.h"

#define DOT_RIM_PX 1.0
#define DOT_HALO_PX 5.0
#define HALO_ALPHA 0.3

/**
 * entente_painting_draw_dot:
 *
 * Draws an actor from afar. A thin ring of the ground keeps neighbors apart.
 */
void
entente_painting_draw_dot (EntentePainting         *self,
                           const EntenteSceneActor *actor,
                           double                   alpha,
                           gboolean                 selected)
{
  const EntenteActorColors *colors = entente_painting_get_actor_colors (self, actor);
  EntentePoint middle = entente_dot_get_middle (actor);
  double radius = entente_painting_get_dot_radius (self, actor);
  cairo_t *cr = self->cr;

  if (selected)
    {
      cairo_arc (cr, middle.x, middle.y, radius + DOT_HALO_PX * self->pixel, 0.0, 2.0 * G_PI);
      entente_ink_set (cr, &self->palette->accent, HALO_ALPHA);
      cairo_fill (cr);
    }
  if (!self->picture->transparent && radius > 2.0 * DOT_RIM_PX * self->pixel)
    {
      cairo_arc (cr, middle.x, middle.y, radius + DOT_RIM_PX * self->pixel, 0.0, 2.0 * G_PI);
      entente_ink_set (cr, &self->palette->ground, 1.0);
      cairo_fill (cr);
    }
  cairo_arc (cr, middle.x, middle.y, radius, 0.0, 2.0 * G_PI);
  entente_ink_set (cr, &colors->rim, alpha);
  cairo_fill (cr);
}
