/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-dot.h"
#include "entente-ink.h"
#include "entente-painting.h"

#include <math.h>

#define DOT_RIM_PX 1.0
#define POINT_PX 1.2
#define DOT_HALO_PX 5.0
#define HALO_ALPHA 0.3

/* On pixels a point is a square of the same area: nobody can tell, and it is quicker. */
static gboolean
is_square (const EntentePainting *self,
           double                 radius)
{
  return radius * self->matrix.xx < POINT_PX
         && cairo_surface_get_type (cairo_get_target (self->cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

static void
fill_square (EntentePainting    *self,
             EntentePoint        middle,
             double              radius,
             const EntenteColor *color)
{
  double half = radius * sqrt (G_PI) / 2.0;

  if (entente_pen_fill_square (&self->pen, self->cr, middle, half, color))
    return;
  cairo_rectangle (self->cr, middle.x - half, middle.y - half, 2.0 * half, 2.0 * half);
  entente_ink_set (self->cr, color, 1.0);
  cairo_fill (self->cr);
}

static void
fill_disc (EntentePainting    *self,
           EntentePoint        middle,
           double              radius,
           const EntenteColor *color)
{
  if (is_square (self, radius))
    {
      fill_square (self, middle, radius, color);
      return;
    }
  if (entente_pen_fill_disc (&self->pen, self->cr, middle, radius, color))
    return;
  cairo_arc (self->cr, middle.x, middle.y, radius, 0.0, 2.0 * G_PI);
  entente_ink_set (self->cr, color, 1.0);
  cairo_fill (self->cr);
}

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
  EntenteColor rim = entente_color_with_alpha (&colors->rim, alpha);
  EntenteColor halo = entente_color_with_alpha (&self->palette->accent, HALO_ALPHA);

  if (selected)
    fill_disc (self, middle, radius + DOT_HALO_PX * self->pixel, &halo);
  if (!self->picture->transparent && radius > 2.0 * DOT_RIM_PX * self->pixel)
    fill_disc (self, middle, radius + DOT_RIM_PX * self->pixel, &self->palette->ground);
  fill_disc (self, middle, radius, &rim);
}
