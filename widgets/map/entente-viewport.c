/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-viewport.h"

#include <math.h>

/* Farther from the map's origin nothing is drawn any more. */
#define OFFSET_MAX_PX 1e9

static double
clamp_offset (double offset,
              double before)
{
  if (!isfinite (offset))
    return before;
  return CLAMP (offset, -OFFSET_MAX_PX, OFFSET_MAX_PX);
}

static void
move_to (EntenteViewport *self,
         double           x,
         double           y)
{
  self->x = clamp_offset (x, self->x);
  self->y = clamp_offset (y, self->y);
}

static gboolean
is_finite_box (EntenteBox box)
{
  return isfinite (box.x) && isfinite (box.y) && isfinite (box.width) && isfinite (box.height)
         && box.width >= 0.0 && box.height >= 0.0;
}

/* NaN is the middle of the scale. */
static double
clamp_zoom (double zoom)
{
  if (isnan (zoom))
    return 1.0;
  return CLAMP (zoom, ENTENTE_ZOOM_MIN, ENTENTE_ZOOM_MAX);
}

EntentePoint
entente_viewport_to_widget (const EntenteViewport *self,
                            EntentePoint           point)
{
  EntentePoint result = { point.x * self->zoom + self->x, point.y * self->zoom + self->y };

  return result;
}

EntentePoint
entente_viewport_to_map (const EntenteViewport *self,
                         EntentePoint           point)
{
  EntentePoint result = { (point.x - self->x) / self->zoom, (point.y - self->y) / self->zoom };

  return result;
}

/* What of the map is in view, map units. */
EntenteBox
entente_viewport_get_visible (const EntenteViewport *self)
{
  EntenteBox box = { -self->x / self->zoom, -self->y / self->zoom, self->width / self->zoom,
                     self->height / self->zoom };

  return box;
}

/* What of the map is in the middle of the view. */
EntentePoint
entente_viewport_get_middle (const EntenteViewport *self)
{
  EntentePoint middle = { self->width / 2.0, self->height / 2.0 };

  return entente_viewport_to_map (self, middle);
}

gboolean
entente_viewport_equal (const EntenteViewport *self,
                        const EntenteViewport *other)
{
  return self->x == other->x && self->y == other->y && self->zoom == other->zoom
         && self->width == other->width && self->height == other->height;
}

void
entente_viewport_pan (EntenteViewport *self,
                      double           dx,
                      double           dy)
{
  move_to (self, self->x + dx, self->y + dy);
}

void
entente_viewport_zoom_at (EntenteViewport *self,
                          EntentePoint     point,
                          double           zoom)
{
  EntentePoint under = entente_viewport_to_map (self, point);

  self->zoom = clamp_zoom (zoom);
  move_to (self, point.x - under.x * self->zoom, point.y - under.y * self->zoom);
}

void
entente_viewport_center (EntenteViewport *self,
                         EntentePoint     point)
{
  move_to (self, self->width / 2.0 - point.x * self->zoom,
           self->height / 2.0 - point.y * self->zoom);
}

void
entente_viewport_fit (EntenteViewport *self,
                      EntenteBox       box,
                      double           margin,
                      double           zoom_max)
{
  double width = MAX (self->width - 2.0 * margin, 1.0);
  double height = MAX (self->height - 2.0 * margin, 1.0);
  double zoom = zoom_max;
  EntentePoint middle;

  if (!is_finite_box (box))
    return;
  if (box.width > 0.0)
    zoom = MIN (zoom, width / box.width);
  if (box.height > 0.0)
    zoom = MIN (zoom, height / box.height);

  middle.x = box.x + box.width / 2.0;
  middle.y = box.y + box.height / 2.0;
  self->zoom = clamp_zoom (zoom);
  entente_viewport_center (self, middle);
}

/* How far a span must move to lie within low … high. */
static double
get_shift (double start,
           double length,
           double low,
           double high)
{
  if (length > high - low)
    return (low + high) / 2.0 - (start + length / 2.0);
  if (start < low)
    return low - start;
  if (start + length > high)
    return high - (start + length);
  return 0.0;
}

void
entente_viewport_reveal (EntenteViewport *self,
                         EntenteBox       box,
                         double           margin)
{
  double inset_x = MIN (margin, self->width / 4.0);
  double inset_y = MIN (margin, self->height / 4.0);

  if (!is_finite_box (box))
    return;
  entente_viewport_pan (self,
                        get_shift (box.x * self->zoom + self->x, box.width * self->zoom, inset_x,
                                   self->width - inset_x),
                        get_shift (box.y * self->zoom + self->y, box.height * self->zoom, inset_y,
                                   self->height - inset_y));
}

/* How far a span must move that at least @least of it lies within 0 … size. */
static double
get_return (double start,
            double length,
            double size,
            double least)
{
  least = MIN (least, MIN (length, size));
  if (start + length < least)
    return least - (start + length);
  if (start > size - least)
    return size - least - start;
  return 0.0;
}

void
entente_viewport_keep (EntenteViewport *self,
                       EntenteBox       box,
                       double           least)
{
  if (!is_finite_box (box))
    return;
  entente_viewport_pan (self,
                        get_return (box.x * self->zoom + self->x, box.width * self->zoom,
                                    self->width, least),
                        get_return (box.y * self->zoom + self->y, box.height * self->zoom,
                                    self->height, least));
}

EntenteViewport
entente_viewport_mix (const EntenteViewport *from,
                      const EntenteViewport *to,
                      double                 part)
{
  EntenteViewport result = *to;

  /* Both ends zoom about the same point of the map, so the offsets follow the zoom. */
  if (part >= 1.0)
    return result;
  result.zoom = from->zoom * pow (to->zoom / from->zoom, part);
  if (from->zoom != to->zoom)
    part = (result.zoom - from->zoom) / (to->zoom - from->zoom);
  result.x = from->x + (to->x - from->x) * part;
  result.y = from->y + (to->y - from->y) * part;
  return result;
}
