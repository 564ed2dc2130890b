/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-raster.h"

#include "entente-course.h"

#include <math.h>
#include <string.h>

#define ONE ENTENTE_COURSE_ONE

/* So far out of the plate lines may run that are no broader than this, measured along a step: they are cut
 * off two pixels after they have left it. */
#define MARGIN_PX 8
#define THICKEST_PX 4

/* How much of a step a line covers, of 65,536, times its opacity, likewise, to a plate's numbers. */
#define LIGHT_SHIFT 20
#define OPAQUE 65535.0

G_STATIC_ASSERT ((1u << (32 - LIGHT_SHIFT)) == ENTENTE_RASTER_WHOLE);

/* The logarithms of 1 to 2²⁴, by the upper bits of the number as a float: to a part in 2,000. */
#define LOG_SHIFT 13
#define LOG_FIRST 0x3f800000u
#define LOG_LENGTH ((24u << 23) >> LOG_SHIFT)

/* Pixels of a plate with its margin. */
static gsize
get_room (int width,
          int height)
{
  return ((gsize) width + 2 * MARGIN_PX) * ((gsize) height + 2 * MARGIN_PX);
}

void
entente_raster_init (EntenteRaster *self,
                     int            x,
                     int            y,
                     int            width,
                     int            height)
{
  *self = (EntenteRaster) { .most_width = width, .most_height = height };
  self->room = g_new0 (guint32, get_room (width, height));
  self->sums = g_new (float, 4 * (gsize) width * (gsize) height);
  entente_raster_move (self, x, y, width, height);
}

void
entente_raster_move (EntenteRaster *self,
                     int            x,
                     int            y,
                     int            width,
                     int            height)
{
  g_return_if_fail (width <= self->most_width && height <= self->most_height && !self->marked);

  self->x = x;
  self->y = y;
  self->width = width;
  self->height = height;
  self->stride = (gsize) width + 2 * MARGIN_PX;
  self->plate = self->room + MARGIN_PX * (self->stride + 1);
  self->laid = FALSE;
}

void
entente_raster_clear (EntenteRaster *self)
{
  g_clear_pointer (&self->room, g_free);
  g_clear_pointer (&self->sums, g_free);
}

static gsize
get_step_u (const EntenteRaster *self,
            const EntenteCourse *course)
{
  return course->is_steep ? self->stride : 1;
}

static gsize
get_step_v (const EntenteRaster *self,
            const EntenteCourse *course)
{
  return course->is_steep ? 1 : self->stride;
}

/* All pixels of a row or column that the line lies on, by how much it does. @light: of ONE */
static void
add_step (EntenteRaster       *self,
          const EntenteCourse *course,
          guint32             *pixels,
          gint64               v,
          guint32              light)
{
  const gsize step_v = get_step_v (self, course);
  gint64 low = v - course->half;
  gint64 high = v + course->half;
  gint64 first = MAX (low >> 16, 0);
  gint64 last = MIN ((high - 1) >> 16, course->n_v - 1);

  for (gint64 i = first; i <= last; i++)
    {
      gint64 from = MAX (low, i * ONE);
      gint64 to = MIN (high, (i + 1) * ONE);

      pixels[(gsize) i * step_v] += (guint32) (to - from) * light >> LIGHT_SHIFT;
    }
}

static void
add_cut_step (EntenteRaster       *self,
              const EntenteCourse *course,
              guint32              light,
              gint64               i)
{
  gint64 middle;
  gint64 part = entente_course_get_part (course, i, &middle);

  if (part > 0)
    add_step (self, course, self->plate + (gsize) i * get_step_u (self, course),
              entente_course_get_v (course, middle), (guint32) ((guint64) part * light / ONE));
}

/* Whole steps of a line that lies on two pixels at most, by far the most there are. What the first of them
 * does not get the other does. */
static inline void
add_hair_steps (EntenteRaster       *self,
                const EntenteCourse *course,
                guint32              light,
                gint64               first,
                gint64               last,
                gsize                step_u,
                gsize                step_v)
{
  const gint64 step = course->slope * ONE;
  const guint32 width = (guint32) (2 * course->half);
  const guint32 all = width * light >> LIGHT_SHIFT;
  guint32 *pixels = self->plate + (gsize) first * step_u;
  gint64 side = entente_course_get_side (course, first);

  for (gint64 i = first; i <= last; i++)
    {
      gint64 low = side >> ENTENTE_COURSE_SLOPE_BITS;
      guint32 part = MIN (ONE - (guint32) (low & (ONE - 1)), width) * light >> LIGHT_SHIFT;
      guint32 *pixel = pixels + (gssize) (low >> 16) * (gssize) step_v;

      pixel[0] += part;
      pixel[step_v] += all - part;
      pixels += step_u;
      side += step;
    }
}

/* Apart by axis, so that one of the two ways between pixels is known to be one. */
static void
add_hair (EntenteRaster       *self,
          const EntenteCourse *course,
          guint32              light,
          gint64               first,
          gint64               last)
{
  if (course->is_steep)
    add_hair_steps (self, course, light, first, last, self->stride, 1);
  else
    add_hair_steps (self, course, light, first, last, 1, self->stride);
}

/* The same of one on a few more: on as many in each step, on the last of them perhaps by nothing. */
static void
add_thick_steps (EntenteRaster       *self,
                 const EntenteCourse *course,
                 guint32              light,
                 gint64               first,
                 gint64               last)
{
  const gsize step_u = get_step_u (self, course);
  const gsize step_v = get_step_v (self, course);
  const gint64 step = course->slope * ONE;
  const guint32 width = (guint32) (2 * course->half);
  const guint n = ((width + ONE - 1) >> 16) + 1;
  guint32 *pixels = self->plate + (gsize) first * step_u;
  gint64 side = entente_course_get_side (course, first);

  for (gint64 i = first; i <= last; i++)
    {
      gint64 low = side >> ENTENTE_COURSE_SLOPE_BITS;
      guint32 part = ONE - (guint32) (low & (ONE - 1));
      guint32 rest = width - part;
      guint32 *pixel = pixels + (gssize) (low >> 16) * (gssize) step_v;

      *pixel += part * light >> LIGHT_SHIFT;
      for (guint j = 1; j < n; j++)
        {
          part = MIN (rest, ONE);
          rest -= part;
          pixel += step_v;
          *pixel += part * light >> LIGHT_SHIFT;
        }
      pixels += step_u;
      side += step;
    }
}

static void
add_broad_steps (EntenteRaster       *self,
                 const EntenteCourse *course,
                 guint32              light,
                 gint64               first,
                 gint64               last)
{
  const gsize step_u = get_step_u (self, course);
  const gint64 step = course->slope * ONE;
  guint32 *pixels = self->plate + (gsize) first * step_u;
  gint64 side = entente_course_get_side (course, first);

  for (gint64 i = first; i <= last; i++)
    {
      add_step (self, course, pixels, (side >> ENTENTE_COURSE_SLOPE_BITS) + course->half, light);
      pixels += step_u;
      side += step;
    }
}

/* A line that is no wider than a pixel lies on two pixels of a step, though along its axis it is wider:
 * it is as much darker. */
static guint32
thin (EntenteCourse *course,
      double         width,
      guint32        light)
{
  if (width > 1.0 || 2 * course->half <= ONE)
    return light;
  light = (guint32) MIN ((gint64) light * 2 * course->half / ONE, (gint64) OPAQUE);
  course->half = ONE / 2;
  return light;
}

/* Steps along which the line goes only in part, at its ends, are looked at one by one. */
static void
add_course (EntenteRaster       *self,
            const EntenteCourse *course,
            guint32              light)
{
  gint64 first = MAX (course->first, (course->u0 + ONE - 1) >> 16);
  gint64 last = MIN (course->last, (course->u1 >> 16) - 1);

  if (course->first < first)
    add_cut_step (self, course, light, course->first);
  if (course->last > last && course->last >= first)
    add_cut_step (self, course, light, course->last);
  if (2 * course->half <= ONE)
    add_hair (self, course, light, first, last);
  else if (2 * course->half <= THICKEST_PX * ONE)
    add_thick_steps (self, course, light, first, last);
  else
    add_broad_steps (self, course, light, first, last);
}

/**
 * entente_raster_add_line:
 * @from: on the plane of pixels; likewise @to, both within 2²³ of it
 * @width: pixels
 * @alpha: its opacity
 *
 * Adds a straight line to the plate. Each pixel gets what part of it the line covers: by the middle of
 * each step along the longer axis, which is exact but for the ends.
 */
void
entente_raster_add_line (EntenteRaster *self,
                         EntentePoint   from,
                         EntentePoint   to,
                         double         width,
                         double         alpha)
{
  EntenteCourse course;
  guint32 light = (guint32) (CLAMP (alpha, 0.0, 1.0) * OPAQUE);

  if (!entente_course_init (&course, from, to, width, entente_course_is_steep (from, to), self->x,
                            self->y, self->width, self->height)
      || course.first > course.last)
    return;
  light = thin (&course, width, light);
  add_course (self, &course, light);
  self->marked = TRUE;
}

/* The first that are laid are the sums: nothing has been written there before, and nothing is read. */
static void
set_row (float         *sums,
         const guint32 *plate,
         gsize          width,
         const float   *lights)
{
  for (gsize i = 0; i < width; i++)
    for (guint j = 0; j < 4; j++)
      sums[4 * i + j] = (float) plate[i] * lights[j];
}

static void
add_row (float         *sums,
         const guint32 *plate,
         gsize          width,
         const float   *lights)
{
  for (gsize i = 0; i < width; i++)
    for (guint j = 0; j < 4; j++)
      sums[4 * i + j] += (float) plate[i] * lights[j];
}

/**
 * entente_raster_lay_plate:
 *
 * Adds what is on the plate to the sums in a color, and wipes the plate.
 */
void
entente_raster_lay_plate (EntenteRaster      *self,
                          const EntenteColor *color)
{
  const float whole = ENTENTE_RASTER_WHOLE;
  const float lights[] = { (float) color->red / whole, (float) color->green / whole,
                           (float) color->blue / whole, 1.0f / whole };
  gsize width = (gsize) self->width;

  if (!self->marked)
    return;
  for (gsize row = 0; row < (gsize) self->height; row++)
    {
      const guint32 *plate = self->plate + row * self->stride;
      float *sums = self->sums + 4 * row * width;

      if (self->laid)
        add_row (sums, plate, width, lights);
      else
        set_row (sums, plate, width, lights);
    }
  memset (self->room, 0, self->stride * ((gsize) self->height + 2 * MARGIN_PX) * sizeof (guint32));
  self->marked = FALSE;
  self->laid = TRUE;
}

static const float *
get_logarithms (void)
{
  static float logarithms[LOG_LENGTH];
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      for (guint32 i = 0; i < LOG_LENGTH; i++)
        {
          guint32 bits = LOG_FIRST + (i << LOG_SHIFT) + (1 << (LOG_SHIFT - 1));
          float number;

          memcpy (&number, &bits, sizeof number);
          logarithms[i] = logf (number);
        }
      g_once_init_leave (&made, 1);
    }
  return logarithms;
}

static inline float
get_logarithm (const float *logarithms,
               float        number)
{
  guint32 bits;

  memcpy (&bits, &number, sizeof bits);
  return logarithms[MIN ((bits - LOG_FIRST) >> LOG_SHIFT, LOG_LENGTH - 1)];
}

/* The color that lies there most, as dense as the logarithm says, premultiplied. */
static inline guint32
develop_pixel (const float *light,
               const float *logarithms,
               float        scale,
               float        alpha)
{
  float part = MIN (get_logarithm (logarithms, 1.0f + light[3]) * scale, 1.0f) * alpha;
  float by = part * 255.0f / light[3];

  return (guint32) (part * 255.0f + 0.5f) << 24 | (guint32) (light[0] * by + 0.5f) << 16
         | (guint32) (light[1] * by + 0.5f) << 8 | (guint32) (light[2] * by + 0.5f);
}

/**
 * entente_raster_develop:
 * @most: the density that is as dark as can be, in lines: 1 where lines never overlap
 * @alpha: how dark that is
 * @image: ARGB32, large enough; all pixels of the raster are set
 * @x: where the raster begins on it
 * @y: likewise
 *
 * Turns densities into a picture: by their logarithm, so that one line is seen beside a thousand.
 * The same @most for all rasters of a zoom, so that they join.
 */
void
entente_raster_develop (const EntenteRaster *self,
                        double               most,
                        double               alpha,
                        cairo_surface_t     *image,
                        int                  x,
                        int                  y)
{
  const float *logarithms = get_logarithms ();
  float scale = (float) (1.0 / log1p (MAX (most, 1.0)));
  int stride = cairo_image_surface_get_stride (image);

  cairo_surface_flush (image);
  for (int row = 0; row < self->height; row++)
    {
      const float *from = self->sums + 4 * (gsize) row * (gsize) self->width;
      guint32 *to = (guint32 *) (void *) (cairo_image_surface_get_data (image)
                                          + (gsize) (y + row) * (gsize) stride)
                    + x;

      for (int column = 0; column < self->width; column++)
        to[column] = self->laid && from[4 * column + 3] > 0.0f
                         ? develop_pixel (from + 4 * column, logarithms, scale, (float) alpha)
                         : 0;
    }
  cairo_surface_mark_dirty (image);
}
