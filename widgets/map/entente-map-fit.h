/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-viewport.h"

G_BEGIN_DECLS

/**
 * EntenteCorners:
 *
 * What lies over the view in its lower corners, such as the legend: sizes from the corner, widget
 * pixels.
 */
typedef struct
{
  double left_width;
  double left_height;
  double right_width;
  double right_height;
} EntenteCorners;

/* Fits all that is drawn into the view, no larger than @zoom_max, and where an actor would come to
 * lie below a corner, beside or above that. Costs one pass over the actors. */
void entente_map_fit (EntenteViewport       *viewport,
                      EntenteScene          *scene,
                      const EntenteCorners  *corners,
                      double                 margin,
                      double                 zoom_max);

G_END_DECLS
