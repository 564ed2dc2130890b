/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-outline.h"

#include <math.h>

/* Two places nearer than this are one: no ray goes through both. */
#define NO_WAY 1e-9

/* Everything is done in the quadrant right and below of the middle, as the shapes mirror. */

double
entente_outline_get_radius (EntenteShape      shape,
                            const EntenteBox *box)
{
  double most = MIN (box->width, box->height) / 2.0;

  switch (shape)
    {
    case ENTENTE_SHAPE_PILL:
      return most;
    case ENTENTE_SHAPE_CHAMFER:
      return 0.0;
    case ENTENTE_SHAPE_PLAIN:
      return MIN (ENTENTE_PLAIN_RADIUS_PX, most);
    case ENTENTE_SHAPE_BOX:
    case ENTENTE_SHAPE_PLACE:
    case ENTENTE_SHAPE_EVENT:
    default:
      return MIN (ENTENTE_BOX_RADIUS_PX, most);
    }
}

static double
get_cut (EntenteShape      shape,
         const EntenteBox *box)
{
  if (shape != ENTENTE_SHAPE_CHAMFER)
    return 0.0;
  return MIN (ENTENTE_CHAMFER_PX, MIN (box->width, box->height) / 2.0);
}

double
entente_outline_distance (EntenteShape      shape,
                          const EntenteBox *box,
                          EntentePoint      point)
{
  double radius = entente_outline_get_radius (shape, box);
  double cut = get_cut (shape, box);
  double x = fabs (point.x - box->x - box->width / 2.0);
  double y = fabs (point.y - box->y - box->height / 2.0);
  double dx = x - box->width / 2.0 + radius;
  double dy = y - box->height / 2.0 + radius;
  double distance = MAX (dx, dy) - radius;

  if (dx > 0.0 && dy > 0.0)
    distance = hypot (dx, dy) - radius;
  /* Beyond the slanted side; its own ends bound the error outside to a few pixels. */
  if (cut > 0.0)
    distance = MAX (distance, (dx + dy + cut) * G_SQRT2 / 2.0);
  return distance;
}

gboolean
entente_outline_contains (EntenteShape      shape,
                          const EntenteBox *box,
                          EntentePoint      point)
{
  return entente_outline_distance (shape, box, point) <= 0.0;
}

/* Part of the way d at which the ray leaves the rectangle. */
static double
leave_rectangle (const EntenteBox *box,
                 EntentePoint      from,
                 double            dx,
                 double            dy)
{
  double part = INFINITY;

  if (dx > 0.0)
    part = MIN (part, (box->x + box->width - from.x) / dx);
  else if (dx < 0.0)
    part = MIN (part, (box->x - from.x) / dx);
  if (dy > 0.0)
    part = MIN (part, (box->y + box->height - from.y) / dy);
  else if (dy < 0.0)
    part = MIN (part, (box->y - from.y) / dy);
  return MAX (part, 0.0);
}

/* The same for the corner the ray leaves through; INFINITY where it misses the corner. */
static double
leave_corner (const EntenteBox *box,
              double            radius,
              double            cut,
              EntentePoint      from,
              double            dx,
              double            dy,
              double            part) /* at which it leaves the rectangle */
{
  double size = MAX (radius, cut);
  double x = from.x + part * dx;
  double y = from.y + part * dy;
  double side_x = x > box->x + box->width / 2.0 ? 1.0 : -1.0;
  double side_y = y > box->y + box->height / 2.0 ? 1.0 : -1.0;
  double corner_x = box->x + (side_x > 0.0 ? box->width - size : size);
  double corner_y = box->y + (side_y > 0.0 ? box->height - size : size);

  if ((x - corner_x) * side_x <= 0.0 || (y - corner_y) * side_y <= 0.0)
    return INFINITY;

  if (cut > 0.0)
    {
      double across = dx * side_x + dy * side_y;
      double left = cut - (from.x - corner_x) * side_x - (from.y - corner_y) * side_y;

      return across > 0.0 ? left / across : INFINITY;
    }
  else
    {
      double a = dx * dx + dy * dy;
      double b = (from.x - corner_x) * dx + (from.y - corner_y) * dy;
      double c = (from.x - corner_x) * (from.x - corner_x)
                 + (from.y - corner_y) * (from.y - corner_y) - radius * radius;
      double inner = b * b - a * c;

      return inner >= 0.0 ? (-b + sqrt (inner)) / a : INFINITY;
    }
}

/**
 * entente_outline_leave:
 * @shape: the shape
 * @box: the box around it
 * @from: a point inside
 * @towards: another point, inside or outside; where both are the same, the ray goes right
 *
 * Finds where a ray leaves an outline. A point outside is taken to the middle first.
 *
 * Returns: a point on the outline
 */
EntentePoint
entente_outline_leave (EntenteShape      shape,
                       const EntenteBox *box,
                       EntentePoint      from,
                       EntentePoint      towards)
{
  double radius = entente_outline_get_radius (shape, box);
  double cut = get_cut (shape, box);
  double dx;
  double dy;
  double part;
  double corner;

  if (!entente_outline_contains (shape, box, from))
    from = (EntentePoint){ box->x + box->width / 2.0, box->y + box->height / 2.0 };

  dx = towards.x - from.x;
  dy = towards.y - from.y;
  if (!(dx * dx + dy * dy > NO_WAY * NO_WAY))
    {
      dx = 1.0;
      dy = 0.0;
    }
  part = leave_rectangle (box, from, dx, dy);
  if (radius > 0.0 || cut > 0.0)
    {
      corner = leave_corner (box, radius, cut, from, dx, dy, part);
      part = MIN (part, MAX (corner, 0.0));
    }
  return (EntentePoint){ from.x + part * dx, from.y + part * dy };
}
