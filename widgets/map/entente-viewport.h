/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

#define ENTENTE_ZOOM_MIN 0.02
#define ENTENTE_ZOOM_MAX 8.0

/**
 * EntenteViewport:
 * @x: where the map's origin lies in the widget, pixels
 * @y: likewise
 * @zoom: pixels per map unit, ENTENTE_ZOOM_MIN … ENTENTE_ZOOM_MAX
 * @width: the widget's size, pixels
 * @height: likewise
 *
 * What of the map is on screen: widget = map × zoom + (x, y). A plain value; every function leaves
 * it finite, whatever it is given.
 */
typedef struct
{
  double x;
  double y;
  double zoom;
  double width;
  double height;
} EntenteViewport;

#define ENTENTE_VIEWPORT_INIT { 0.0, 0.0, 1.0, 0.0, 0.0 }

EntentePoint    entente_viewport_to_widget      (const EntenteViewport  *self,
                                                 EntentePoint            point);
EntentePoint    entente_viewport_to_map         (const EntenteViewport  *self,
                                                 EntentePoint            point);
EntenteBox      entente_viewport_get_visible    (const EntenteViewport  *self);
EntentePoint    entente_viewport_get_middle     (const EntenteViewport  *self);
gboolean        entente_viewport_equal          (const EntenteViewport  *self,
                                                 const EntenteViewport  *other);

/* Moves the picture by so many pixels. */
void            entente_viewport_pan            (EntenteViewport        *self,
                                                 double                  dx,
                                                 double                  dy);
/* What lies under the widget's point stays there. */
void            entente_viewport_zoom_at        (EntenteViewport        *self,
                                                 EntentePoint            point,
                                                 double                  zoom);
/* The map's point comes to the middle. */
void            entente_viewport_center         (EntenteViewport        *self,
                                                 EntentePoint            point);
/* The box whole and in the middle, with at least @margin pixels around, at most at @zoom_max. */
void            entente_viewport_fit            (EntenteViewport        *self,
                                                 EntenteBox              box,
                                                 double                  margin,
                                                 double                  zoom_max);
/* Moves as little as needed to have the box in view with @margin pixels around; of a box that is
 * too large, its middle. */
void            entente_viewport_reveal         (EntenteViewport        *self,
                                                 EntenteBox              box,
                                                 double                  margin);
/* Moves as little as needed that at least @least pixels of the box stay in view. */
void            entente_viewport_keep           (EntenteViewport        *self,
                                                 EntenteBox              box,
                                                 double                  least);
/* The way from one to another, @part 0 … 1: what stands in both moves on a straight line. */
EntenteViewport entente_viewport_mix            (const EntenteViewport  *from,
                                                 const EntenteViewport  *to,
                                                 double                  part);

G_END_DECLS
