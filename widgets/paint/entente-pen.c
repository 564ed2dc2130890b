/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-pen.h"

#include "entente-course.h"
#include "entente-track.h"

#include <math.h>

/* Curves are made of straight pieces that are no farther off than this. */
#define OFF_PX 0.15
#define MOST_PIECES 256
/* Broader lines show their ends and joints; there are few. */
#define BROADEST_PX 4.0
/* A line keeps to one axis, else its pieces would not join: it may be steeper on it than this nowhere. */
#define STEEPEST 1.5

#define ONE ENTENTE_COURSE_ONE

/* Two channels each, as they stand in a pixel. */
#define RED_BLUE 0x00ff00ffu
#define HALVES 0x00800080u

/* A color, and how much of it a wholly covered pixel gets, of 65,536. */
typedef struct
{
  guint32 red_blue;
  guint32 alpha_green;
  guint64 strength;
} Ink;

static gboolean
is_whole (double value)
{
  return value == floor (value) && fabs (value) < 1e6;
}

/* FALSE where that is not one rectangle of whole pixels. */
static gboolean
get_clip (cairo_t           *cr,
          cairo_rectangle_t *clip)
{
  cairo_rectangle_list_t *list;
  gboolean found;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  list = cairo_copy_clip_rectangle_list (cr);
  cairo_restore (cr);
  found = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;
  if (found)
    *clip = list->rectangles[0];
  cairo_rectangle_list_destroy (list);
  return found && is_whole (clip->x) && is_whole (clip->y) && is_whole (clip->width)
         && is_whole (clip->height);
}

static gboolean
has_pixels (cairo_surface_t *surface)
{
  double x, y;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE
      || (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_ARGB32
          && cairo_image_surface_get_format (surface) != CAIRO_FORMAT_RGB24))
    return FALSE;
  cairo_surface_get_device_offset (surface, &x, &y);
  return x == 0.0 && y == 0.0 && cairo_image_surface_get_data (surface) != NULL;
}

void
entente_pen_init (EntentePen *self,
                  cairo_t    *cr)
{
  cairo_surface_t *image = cairo_get_group_target (cr);
  cairo_rectangle_t clip;
  cairo_matrix_t m;

  *self = (EntentePen) { .image = NULL };
  cairo_get_matrix (cr, &m);
  if (m.xx != m.yy || !(m.xx > 0.0) || m.xy != 0.0 || m.yx != 0.0 || !has_pixels (image)
      || !get_clip (cr, &clip))
    return;
  self->image = image;
  self->stride = (gsize) cairo_image_surface_get_stride (image);
  self->data = cairo_image_surface_get_data (image) + (gsize) clip.y * self->stride
               + 4 * (gsize) clip.x;
  self->width = (int) clip.width;
  self->height = (int) clip.height;
  self->x = (int) (clip.x - floor (m.x0));
  self->y = (int) (clip.y - floor (m.y0));
  self->scale = m.xx;
  self->x0 = m.x0 - floor (m.x0);
  self->y0 = m.y0 - floor (m.y0);
}

static inline void
blend (guint8    *at,
       const Ink *ink,
       guint64    cover) /* of 2³² */
{
  guint32 *pixel = (guint32 *) (gpointer) at;
  guint32 part = (guint32) ((cover + (1 << 23)) >> 24); /* of 256 */
  guint32 rest = 256 - part;
  guint32 red_blue = (*pixel & RED_BLUE) * rest + ink->red_blue * part + HALVES;
  guint32 alpha_green = (*pixel >> 8 & RED_BLUE) * rest + ink->alpha_green * part + HALVES;

  *pixel = (red_blue >> 8 & RED_BLUE) | (alpha_green & ~RED_BLUE);
}

/* A step's pixels, of a row or column: what lies inside of the image. */
static void
blend_cut_step (const EntenteCourse *course,
                guint8              *pixels,
                gsize                step_v,
                gint64               low,
                const Ink           *ink)
{
  gint64 high = low + 2 * course->half;
  gint64 first = MAX (low >> 16, 0);
  gint64 last = MIN ((high - 1) >> 16, course->n_v - 1);

  for (gint64 i = first; i <= last; i++)
    {
      gint64 from = MAX (low, i * ONE);
      gint64 to = MIN (high, (i + 1) * ONE);

      blend (pixels + (gsize) i * step_v, ink, (guint64) (to - from) * ink->strength);
    }
}

/* The same where all of them do: @n_more after the first, perhaps by nothing on the last. */
static inline void
blend_step (guint8    *pixel,
            gsize      step_v,
            guint32    first,
            guint32    width,
            guint      n_more,
            const Ink *ink)
{
  guint32 part = MIN (first, width);
  guint32 rest = width - part;

  blend (pixel, ink, part * ink->strength);
  for (guint i = 0; i < n_more; i++)
    {
      part = MIN (rest, ONE);
      rest -= part;
      pixel += step_v;
      blend (pixel, ink, part * ink->strength);
    }
}

/* Each step is that of one piece, the one in which its middle lies, so that pieces join. */
static void
blend_course (const EntentePen    *self,
              const EntenteCourse *course,
              const Ink           *ink)
{
  const gsize step_u = course->is_steep ? self->stride : 4;
  const gsize step_v = course->is_steep ? 4 : self->stride;
  gint64 first = MAX (course->first, (course->u0 + ONE / 2) >> 16);
  gint64 last = MIN (course->last, ((course->u1 + ONE / 2) >> 16) - 1);
  const gint64 step = course->slope * ONE;
  const guint32 width = (guint32) (2 * course->half);
  const guint n_more = (width + ONE - 1) >> 16;
  const gint64 n_places = (gint64) course->n_v - n_more; /* of a step's first pixel */
  gint64 side = entente_course_get_side (course, first);

  for (gint64 i = first; i <= last; i++)
    {
      guint8 *pixels = self->data + (gsize) i * step_u;
      gint64 low = side >> ENTENTE_COURSE_SLOPE_BITS;
      gint64 place = low >> 16;

      if (place >= 0 && place < n_places)
        blend_step (pixels + (gsize) place * step_v, step_v, ONE - (guint32) (low & (ONE - 1)), width,
                    n_more, ink);
      else
        blend_cut_step (course, pixels, step_v, low, ink);
      side += step;
    }
}

static guint32
to_channel (double value)
{
  return (guint32) lrint (CLAMP (value, 0.0, 1.0) * 255.0);
}

static Ink
make_ink (const EntenteColor *color)
{
  return (Ink) { to_channel (color->red) << 16 | to_channel (color->blue),
                 255u << 16 | to_channel (color->green),
                 (guint64) lrint (CLAMP (color->alpha, 0.0, 1.0) * ONE) };
}

static EntentePoint
to_plane (const EntentePen *self,
          EntentePoint      point)
{
  return (EntentePoint) { point.x * self->scale + self->x0, point.y * self->scale + self->y0 };
}

static void
draw_piece (const EntentePen *self,
            EntentePoint      from,
            EntentePoint      to,
            double            width,
            gboolean          is_steep,
            const Ink        *ink)
{
  const double reach = 2.0 * width;
  EntenteCourse course;

  if (MAX (from.x, to.x) + reach <= self->x || MIN (from.x, to.x) - reach >= self->x + self->width
      || MAX (from.y, to.y) + reach <= self->y
      || MIN (from.y, to.y) - reach >= self->y + self->height)
    return;
  if (entente_course_init (&course, from, to, width, is_steep, self->x, self->y, self->width,
                           self->height))
    blend_course (self, &course, ink);
}

static guint
count_pieces (const EntentePoint *curve)
{
  return CLAMP ((guint) ceil (sqrt (entente_bezier_get_error (curve, 1) / OFF_PX)), 1, MOST_PIECES);
}

static gboolean
keeps_to_axis (const EntentePoint *curve)
{
  gboolean is_steep = entente_course_is_steep (curve[0], curve[3]);
  guint n = count_pieces (curve);
  EntentePoint last = curve[0];

  for (guint i = 1; i <= n; i++)
    {
      EntentePoint next = entente_bezier_get_point (curve, (double) i / n);
      double dx = fabs (next.x - last.x);
      double dy = fabs (next.y - last.y);

      if (is_steep ? dx > dy * STEEPEST : dy > dx * STEEPEST)
        return FALSE;
      last = next;
    }
  return TRUE;
}

static void
get_curve (const EntentePen   *self,
           const EntentePoint *points,
           EntentePoint       *curve)
{
  for (guint i = 0; i < 4; i++)
    curve[i] = to_plane (self, points[i]);
}

gboolean
entente_pen_can_draw (const EntentePen   *self,
                      cairo_t            *cr,
                      const EntentePoint *points,
                      guint               n_points,
                      double              width)
{
  EntentePoint curve[4];

  if (self->image == NULL || width * self->scale > BROADEST_PX
      || cairo_get_group_target (cr) != self->image)
    return FALSE;
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      get_curve (self, points + i, curve);
      if (!keeps_to_axis (curve))
        return FALSE;
    }
  return TRUE;
}

/* The same pieces whatever is drawn of the curve, but for where it begins and ends. */
static void
draw_pieces (const EntentePen   *self,
             const EntentePoint *curve,
             double              from,
             double              to,
             double              width,
             const Ink          *ink)
{
  gboolean is_steep = entente_course_is_steep (curve[0], curve[3]);
  guint n = count_pieces (curve);
  EntentePoint last = entente_bezier_get_point (curve, from);

  for (guint i = (guint) (from * n) + 1; i <= n && (i - 1.0) / n < to; i++)
    {
      EntentePoint next = entente_bezier_get_point (curve, MIN ((double) i / n, to));

      draw_piece (self, last, next, width, is_steep, ink);
      last = next;
    }
}

void
entente_pen_draw_curve (const EntentePen   *self,
                        const EntentePoint *points,
                        double              from,
                        double              to,
                        double              width,
                        const EntenteColor *color)
{
  const Ink ink = make_ink (color);
  EntentePoint curve[4];

  get_curve (self, points, curve);
  cairo_surface_flush (self->image);
  draw_pieces (self, curve, from, to, width * self->scale, &ink);
  cairo_surface_mark_dirty (self->image);
}

/* Whole pixels: @right and @bottom are beyond the last. */
typedef struct
{
  int left;
  int top;
  int right;
  int bottom;
} Pixels;

/* Those of the image that are reached from a place, in each direction. */
static Pixels
find_pixels (const EntentePen *self,
             EntentePoint      at,
             double            reach)
{
  return (Pixels){
    (int) MAX (floor (at.x - reach), self->x),
    (int) MAX (floor (at.y - reach), self->y),
    (int) MIN (ceil (at.x + reach), self->x + self->width),
    (int) MIN (ceil (at.y + reach), self->y + self->height),
  };
}

/* How much of a pixel it covers, by how far its middle is from the rim. */
static guint64
get_disc_cover (double dx,
                double dy,
                double radius)
{
  double depth = radius + 0.5 - sqrt (dx * dx + dy * dy);

  return (guint64) (CLAMP (depth, 0.0, 1.0) * ONE);
}

gboolean
entente_pen_fill_disc (const EntentePen   *self,
                       cairo_t            *cr,
                       EntentePoint        middle,
                       double              radius,
                       const EntenteColor *color)
{
  const Ink ink = make_ink (color);
  const EntentePoint at = to_plane (self, middle);
  const double r = radius * self->scale;
  const Pixels pixels = find_pixels (self, at, r + 0.5);

  if (self->image == NULL || cairo_get_group_target (cr) != self->image)
    return FALSE;
  cairo_surface_flush (self->image);
  for (int y = pixels.top; y < pixels.bottom; y++)
    {
      guint8 *row = self->data + (gsize) (y - self->y) * self->stride;

      for (int x = pixels.left; x < pixels.right; x++)
        blend (row + 4 * (gsize) (x - self->x), &ink,
               get_disc_cover (x + 0.5 - at.x, y + 0.5 - at.y, r) * ink.strength);
    }
  cairo_surface_mark_dirty (self->image);
  return TRUE;
}

/* The part of a pixel between two places. */
static double
get_part (double pixel,
          double from,
          double to)
{
  return MAX (MIN (pixel + 1.0, to) - MAX (pixel, from), 0.0);
}

gboolean
entente_pen_fill_square (const EntentePen   *self,
                         cairo_t            *cr,
                         EntentePoint        middle,
                         double              half,
                         const EntenteColor *color)
{
  const Ink ink = make_ink (color);
  const EntentePoint at = to_plane (self, middle);
  const double reach = half * self->scale;
  const Pixels pixels = find_pixels (self, at, reach);

  if (self->image == NULL || cairo_get_group_target (cr) != self->image)
    return FALSE;
  cairo_surface_flush (self->image);
  for (int y = pixels.top; y < pixels.bottom; y++)
    {
      guint8 *row = self->data + (gsize) (y - self->y) * self->stride;
      const double part = get_part (y, at.y - reach, at.y + reach) * ONE;

      for (int x = pixels.left; x < pixels.right; x++)
        blend (row + 4 * (gsize) (x - self->x), &ink,
               (guint64) (get_part (x, at.x - reach, at.x + reach) * part) * ink.strength);
    }
  cairo_surface_mark_dirty (self->image);
  return TRUE;
}
