/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/**
 * EntenteSceneView:
 * @box: the part of the map looked at, map units; empty: all of it
 * @zoom: pixels for each map unit
 * @legend: where the legend is, in what is printed; empty: nowhere
 *
 * How a scene is told: coordinates count from the view's corner above left, in pixels.
 */
typedef struct
{
  EntenteBox box;
  EntenteBox legend;
  double zoom;
} EntenteSceneView;

/* What is drawn as one JSON document, with numbers to two decimals. Curves are told as lines of
 * many points. (transfer full) */
GString *entente_scene_to_text (EntenteScene           *scene,
                                EntenteMap             *map,
                                const EntenteSceneView *view);

G_END_DECLS
