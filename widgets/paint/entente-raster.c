/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-raster.h"

#include <math.h>
#include <string.h>

/* Places are whole numbers of 1/65,536 pixel, slopes of 1/2²⁰: sums are exact, wherever one begins. */
#define ONE 65536
#define SLOPE_BITS 20

/* A row is longer than it is wide by a cache line: else all pixels of a column would fall on few of the
 * cache's sets, and steep lines wait for memory. */
#define GAP_FLOATS 16

/* The logarithms of 1 to 2²⁴, by the upper bits of the number as a float: to a part in 2,000. */
#define LOG_SHIFT 13
#define LOG_FIRST 0x3f800000u
#define LOG_LENGTH ((24u << 23) >> LOG_SHIFT)

/* A line along its longer axis: u rises with each step, v moves by less than that. */
typedef struct
{
  gint64 u0, u1; /* rising */
  gint64 v0;     /* at u0 */
  gint64 slope;
  gint64 half;   /* of the line's width, measured along v */
  int n_u, n_v;
  gsize step_u, step_v;
} Walk;

void
entente_raster_init (EntenteRaster *self,
                     int            x,
                     int            y,
                     int            width,
                     int            height)
{
  gsize n = (gsize) width * (gsize) height;
  gsize stride = (gsize) width + GAP_FLOATS;

  *self = (EntenteRaster) { x, y, width, height, stride, g_new0 (float, stride * (gsize) height),
                            g_new0 (float, 4 * n), FALSE };
}

void
entente_raster_clear (EntenteRaster *self)
{
  g_clear_pointer (&self->plate, g_free);
  g_clear_pointer (&self->sums, g_free);
}

static gint64
to_fixed (double value,
          int    origin)
{
  return llrint (value * ONE) - (gint64) origin * ONE;
}

static void
set_ends (Walk   *walk,
          gint64  u0,
          gint64  v0,
          gint64  u1,
          gint64  v1)
{
  gboolean rises = u0 <= u1;

  walk->u0 = rises ? u0 : u1;
  walk->u1 = rises ? u1 : u0;
  walk->v0 = rises ? v0 : v1;
  walk->slope = u0 == u1 ? 0 : ((v1 - v0) * (1 << SLOPE_BITS)) / (u1 - u0);
}

static gint64
get_v (const Walk *walk,
       gint64      u)
{
  return walk->v0 + ((walk->slope * (u - walk->u0)) >> SLOPE_BITS);
}

/* Narrows the steps to those at which v is on the raster, and one more on both sides. */
static void
narrow (const Walk *walk,
        gint64     *first,
        gint64     *last)
{
  double slope = (double) walk->slope / (1 << SLOPE_BITS);
  double to_low = (double) (-walk->half - walk->v0) / slope;
  double to_high = (double) ((gint64) walk->n_v * ONE + walk->half - walk->v0) / slope;

  if (walk->slope == 0)
    return;
  *first = MAX (*first, (gint64) (((double) walk->u0 + MIN (to_low, to_high)) / ONE) - 2);
  *last = MIN (*last, (gint64) (((double) walk->u0 + MAX (to_low, to_high)) / ONE) + 2);
}

/* One step: all pixels of a row or column that the line lies on, by how much it does. */
static inline void
add_step (const Walk *walk,
          float      *pixels,
          gint64      v,
          float       light)
{
  gint64 low = v - walk->half;
  gint64 high = v + walk->half;
  gint64 first = MAX (low >> 16, 0);
  gint64 last = MIN ((high - 1) >> 16, walk->n_v - 1);

  for (gint64 i = first; i <= last; i++)
    {
      gint64 from = MAX (low, i * ONE);
      gint64 to = MIN (high, (i + 1) * ONE);

      pixels[(gsize) i * walk->step_v] += (float) (to - from) * light;
    }
}

static void
add_cut_step (const Walk *walk,
              float      *pixels,
              float       light,
              gint64      i)
{
  gint64 from = MAX (walk->u0, i * ONE);
  gint64 to = MIN (walk->u1, (i + 1) * ONE);

  if (to > from)
    add_step (walk, pixels + (gsize) i * walk->step_u, get_v (walk, (from + to) / 2),
              (float) (to - from) * light / ((float) ONE * ONE));
}

/* A whole step of a line that lies on three pixels at most, none of them cut off. */
static gboolean
is_thin_inside (const Walk *walk,
                gint64      i)
{
  gint64 v = get_v (walk, i * ONE + ONE / 2);

  return walk->half <= ONE && i * ONE >= walk->u0 && (i + 1) * ONE <= walk->u1
         && v - walk->half >= 0 && v + walk->half < (gint64) (walk->n_v - 2) * ONE;
}

/* Where the line's side is at a step, of 1/2³⁶ pixel: places move by exact sums. */
static gint64
get_side (const Walk *walk,
          gint64      i)
{
  return (walk->v0 - walk->half) * (1 << SLOPE_BITS)
         + walk->slope * (i * ONE + ONE / 2 - walk->u0);
}

/* Whole steps of a line that lies on two pixels at most, by far the most there are. */
static void
add_hair_steps (const Walk *walk,
                float      *pixels,
                float       light,
                gint64      first,
                gint64      last)
{
  gint64 width = 2 * walk->half;
  gint64 sum = get_side (walk, first);

  pixels += (gsize) first * walk->step_u;
  for (gint64 i = first; i <= last; i++)
    {
      gint64 low = sum >> SLOPE_BITS;
      gint64 part = MIN (ONE - (low & (ONE - 1)), width);
      float *pixel = pixels + (gsize) (low >> 16) * walk->step_v;

      pixel[0] += (float) part * light;
      pixel[walk->step_v] += (float) (width - part) * light;
      pixels += walk->step_u;
      sum += walk->slope * ONE;
    }
}

/* The same of one on three pixels at most. */
static void
add_thin_steps (const Walk *walk,
                float      *pixels,
                float       light,
                gint64      first,
                gint64      last)
{
  gint64 width = 2 * walk->half;
  gint64 sum = get_side (walk, first);

  pixels += (gsize) first * walk->step_u;
  for (gint64 i = first; i <= last; i++)
    {
      gint64 low = sum >> SLOPE_BITS;
      gint64 first_part = MIN (ONE - (low & (ONE - 1)), width);
      gint64 second_part = MIN (width - first_part, ONE);
      float *pixel = pixels + (gsize) (low >> 16) * walk->step_v;

      pixel[0] += (float) first_part * light;
      pixel[walk->step_v] += (float) second_part * light;
      pixel[2 * walk->step_v] += (float) (width - first_part - second_part) * light;
      pixels += walk->step_u;
      sum += walk->slope * ONE;
    }
}

static void
add_walk (const Walk *walk,
          float      *pixels,
          float       light)
{
  gint64 first = MAX (walk->u0 >> 16, 0);
  gint64 last = MIN ((walk->u1 - 1) >> 16, walk->n_u - 1);

  narrow (walk, &first, &last);
  first = MAX (first, 0);
  while (first <= last && !is_thin_inside (walk, first))
    add_cut_step (walk, pixels, light, first++);
  while (first <= last && !is_thin_inside (walk, last))
    add_cut_step (walk, pixels, light, last--);
  if (first <= last && 2 * walk->half <= ONE)
    add_hair_steps (walk, pixels, light / ONE, first, last);
  else if (first <= last)
    add_thin_steps (walk, pixels, light / ONE, first, last);
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
  double dx = fabs (to.x - from.x);
  double dy = fabs (to.y - from.y);
  gint64 x0 = to_fixed (from.x, self->x);
  gint64 y0 = to_fixed (from.y, self->y);
  gint64 x1 = to_fixed (to.x, self->x);
  gint64 y1 = to_fixed (to.y, self->y);
  double length = sqrt (dx * dx + dy * dy);
  Walk walk;

  if (!(length > 0.0))
    return;
  walk.half = llrint (width * length / MAX (dx, dy) * (ONE / 2));
  if (dx >= dy)
    {
      walk.n_u = self->width;
      walk.n_v = self->height;
      walk.step_u = 1;
      walk.step_v = self->stride;
      set_ends (&walk, x0, y0, x1, y1);
    }
  else
    {
      walk.n_u = self->height;
      walk.n_v = self->width;
      walk.step_u = self->stride;
      walk.step_v = 1;
      set_ends (&walk, y0, x0, y1, x1);
    }
  add_walk (&walk, self->plate, (float) alpha);
  self->marked = TRUE;
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
  const float lights[] = { (float) color->red, (float) color->green, (float) color->blue, 1.0f };
  gsize width = (gsize) self->width;

  if (!self->marked)
    return;
  for (gsize row = 0; row < (gsize) self->height; row++)
    {
      const float *plate = self->plate + row * self->stride;
      float *sums = self->sums + 4 * row * width;

      for (gsize i = 0; i < width; i++)
        for (guint j = 0; j < 4; j++)
          sums[4 * i + j] += plate[i] * lights[j];
    }
  memset (self->plate, 0, self->stride * (gsize) self->height * sizeof (float));
  self->marked = FALSE;
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
        to[column] = from[4 * column + 3] > 0.0f
                         ? develop_pixel (from + 4 * column, logarithms, scale, (float) alpha)
                         : 0;
    }
  cairo_surface_mark_dirty (image);
}
