/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-area.h"

#include <math.h>

/* Cairo's limit for the side of an image. */
#define SIDE_MAX_PX 32767
/* Of the grid on which regions are kept. */
#define GRAIN_PX 32

EntenteArea
entente_area_of_view (const EntenteViewport *viewport,
                      int                    scale)
{
  EntenteArea area = { llround (-viewport->x * scale), llround (-viewport->y * scale),
                       (int) CLAMP (ceil (viewport->width * scale), 1, SIDE_MAX_PX),
                       (int) CLAMP (ceil (viewport->height * scale), 1, SIDE_MAX_PX) };

  return area;
}

EntenteArea
entente_area_grow (EntenteArea self,
                   int         margin)
{
  int x = MIN (margin, (SIDE_MAX_PX - self.width) / 2);
  int y = MIN (margin, (SIDE_MAX_PX - self.height) / 2);
  EntenteArea result = { self.x - x, self.y - y, self.width + 2 * x, self.height + 2 * y };

  return result;
}

gboolean
entente_area_contains (EntenteArea self,
                       EntenteArea other)
{
  return other.x >= self.x && other.y >= self.y && other.x + other.width <= self.x + self.width
         && other.y + other.height <= self.y + self.height;
}

gboolean
entente_area_meet (EntenteArea  self,
                   EntenteArea  other,
                   EntenteArea *both)
{
  gint64 left = MAX (self.x, other.x);
  gint64 top = MAX (self.y, other.y);
  gint64 right = MIN (self.x + self.width, other.x + other.width);
  gint64 bottom = MIN (self.y + self.height, other.y + other.height);

  if (right <= left || bottom <= top)
    return FALSE;
  both->x = left;
  both->y = top;
  both->width = (int) (right - left);
  both->height = (int) (bottom - top);
  return TRUE;
}

/* On a coarse grid, so that many small areas become few rectangles. */
static cairo_rectangle_int_t
coarsen (EntenteArea area,
         EntenteArea whole)
{
  int left = (int) (area.x - whole.x) / GRAIN_PX * GRAIN_PX;
  int top = (int) (area.y - whole.y) / GRAIN_PX * GRAIN_PX;
  int right = (int) (area.x - whole.x) + area.width;
  int bottom = (int) (area.y - whole.y) + area.height;

  right = MIN ((right + GRAIN_PX - 1) / GRAIN_PX * GRAIN_PX, whole.width);
  bottom = MIN ((bottom + GRAIN_PX - 1) / GRAIN_PX * GRAIN_PX, whole.height);
  return (cairo_rectangle_int_t) { left, top, right - left, bottom - top };
}

gboolean
entente_area_collect (EntenteArea     self,
                      const GArray   *areas,
                      cairo_region_t *region)
{
  gboolean any = FALSE;

  for (guint i = 0; i < areas->len; i++)
    {
      EntenteArea both;
      cairo_rectangle_int_t part;

      if (!entente_area_meet (self, g_array_index (areas, EntenteArea, i), &both))
        continue;
      part = coarsen (both, self);
      cairo_region_union_rectangle (region, &part);
      any = TRUE;
    }
  return any;
}
