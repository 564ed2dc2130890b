/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-fit.h"

static gboolean
overlaps (EntenteBox a,
          EntenteBox b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height
         && b.y < a.y + a.height;
}

static EntenteBox
to_map (const EntenteViewport *viewport,
        double                 x,
        double                 y,
        double                 width,
        double                 height)
{
  EntentePoint corner = { x, y };
  EntenteBox box;

  corner = entente_viewport_to_map (viewport, corner);
  box.x = corner.x;
  box.y = corner.y;
  box.width = width / viewport->zoom;
  box.height = height / viewport->zoom;
  return box;
}

static gboolean
is_anything_hidden (const EntenteViewport *viewport,
                    EntenteScene          *scene,
                    const EntenteCorners  *corners)
{
  EntenteBox left = to_map (viewport, 0.0, viewport->height - corners->left_height,
                            corners->left_width, corners->left_height);
  EntenteBox right = to_map (viewport, viewport->width - corners->right_width,
                             viewport->height - corners->right_height, corners->right_width,
                             corners->right_height);

  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      EntenteBox outline = entente_scene_get_actor (scene, i)->outline;

      if (overlaps (outline, left) || overlaps (outline, right))
        return TRUE;
    }
  return FALSE;
}

/* Fits into the view without so much at its left side and its bottom. */
static EntenteViewport
fit_into (const EntenteViewport *viewport,
          EntenteBox             box,
          double                 left,
          double                 bottom,
          double                 margin,
          double                 zoom_max)
{
  EntenteViewport result = *viewport;

  result.width = MAX (result.width - left, 1.0);
  result.height = MAX (result.height - bottom, 1.0);
  entente_viewport_fit (&result, box, margin, zoom_max);
  entente_viewport_pan (&result, left, 0.0);
  result.width = viewport->width;
  result.height = viewport->height;
  return result;
}

void
entente_map_fit (EntenteViewport      *viewport,
                 EntenteScene         *scene,
                 const EntenteCorners *corners,
                 double                margin,
                 double                zoom_max)
{
  EntenteBox box = entente_scene_get_bounds (scene);
  double bottom = MAX (corners->left_height, corners->right_height);
  EntenteViewport beside, above;

  entente_viewport_fit (viewport, box, margin, zoom_max);
  if (!is_anything_hidden (viewport, scene, corners))
    return;
  above = fit_into (viewport, box, 0.0, bottom, margin, zoom_max);
  beside = fit_into (viewport, box, corners->left_width, corners->right_height, margin, zoom_max);
  *viewport = above.zoom >= beside.zoom ? above : beside;
}
