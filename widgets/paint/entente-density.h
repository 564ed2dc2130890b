/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/**
 * EntenteDensity:
 *
 * How densely lines lie on a map where they are densest. By this alone and the zoom one decides
 * whether they are stroked or added up in a raster, and what is dark there: the same in all parts of
 * the map. A plain value.
 */
typedef struct
{
  double length; /* of lines for each unit of area where they are dense, map units */
  double width;  /* the mean line's, map units */
  double spacing;  /* between neighbors, where actors are dense, map units */
  guint strongest; /* ties of the actor who has most */
} EntenteDensity;

void   entente_density_measure   (EntenteDensity       *self,
                                  EntenteScene         *scene,
                                  const GPtrArray      *relations);
void   entente_density_measure_actors
                                 (EntenteDensity       *self,
                                  EntenteScene         *scene);
const EntenteDensity *
       entente_density_of_scene  (EntenteScene         *scene);

double entente_density_get_darkest
                                 (const EntenteDensity *self,
                                  double                zoom);
double entente_density_get_share (const EntenteDensity *self,
                                  double                zoom);

/* The width of a line on the picture, pixels, and what is left of its color where that is more than
 * it has. */
double entente_density_get_width (double                width,
                                  double                zoom,
                                  double               *alpha);

G_END_DECLS
