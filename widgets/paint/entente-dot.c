/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-dot.h"

#include <math.h>

/* Dots, pixels: the smallest, what the number of ties adds, the largest. */
#define DOT_MIN_PX 2.4
#define DOT_BY_TIES_PX 1.5
#define DOT_MAX_PX 13.0
/* From farther away dots shrink, but slower than the map. */
#define DOT_SHRINK 0.45
#define DOT_LEAST_PX 1.1
/* In a crowd dots are no larger than this part of the way to the next, but for the strongest, and no
 * smaller than the least. */
#define CROWD_PART 0.3
#define CROWD_LEAST_PX 0.6

/* Farther away dots are smaller. */
static double
shrink (double radius,
        double zoom)
{
  return MAX (radius * pow (MIN (zoom / ENTENTE_DOTS_ZOOM, 1.0), DOT_SHRINK), DOT_LEAST_PX);
}

double
entente_dot_get_boxes (double zoom)
{
  double part = (zoom - ENTENTE_DOTS_ZOOM) / (ENTENTE_BOXES_ZOOM - ENTENTE_DOTS_ZOOM);

  part = CLAMP (part, 0.0, 1.0);
  return part * part * (3.0 - 2.0 * part);
}

double
entente_dot_get_most (double zoom)
{
  return shrink (DOT_MAX_PX, zoom);
}

double
entente_dot_get_radius (const EntenteSceneActor *actor,
                        const EntenteDensity    *density,
                        double                   zoom)
{
  double radius = MIN (DOT_MIN_PX + DOT_BY_TIES_PX * sqrt (actor->n_relations) / 2.0, DOT_MAX_PX);
  double free = density->spacing * zoom * CROWD_PART;
  double strength = (double) actor->n_relations / MAX (density->strongest, 1);

  radius = shrink (radius, zoom);
  if (free < radius)
    radius = MAX (free + (radius - free) * strength, MIN (radius, CROWD_LEAST_PX));
  return radius;
}

EntentePoint
entente_dot_get_middle (const EntenteSceneActor *actor)
{
  return (EntentePoint) { actor->outline.x + actor->outline.width / 2.0,
                          actor->outline.y + actor->outline.height / 2.0 };
}
