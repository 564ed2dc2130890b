/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-palette"

#include "entente-color.h"

#include <math.h>

/* Halvings of the way to black or white: finer than a step of eight bits. */
#define N_HALVINGS 10

/* The luminance on which black and white text stand out alike: √(1.05 · 0.05) − 0.05. */
#define MIDDLE_LUMINANCE 0.179

static const EntenteColor black = { 0.0, 0.0, 0.0, 1.0 };
static const EntenteColor white = { 1.0, 1.0, 1.0, 1.0 };

/* OKLab: lightness, green to red, blue to yellow. Mixtures there keep their hue, where those of
 * sRGB bytes drift to gray or purple. Björn Ottosson, “A perceptual color space for image
 * processing”, 2020. */
typedef struct
{
  double lightness, a, b;
} Lab;

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
from_linear (double value)
{
  value = CLAMP (value, 0.0, 1.0);
  return value <= 0.0031308 ? value * 12.92 : 1.055 * pow (value, 1.0 / 2.4) - 0.055;
}

static Lab
to_lab (const EntenteColor *color)
{
  double red = to_linear (color->red);
  double green = to_linear (color->green);
  double blue = to_linear (color->blue);
  double l = cbrt (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  double m = cbrt (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  double s = cbrt (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);

  return (Lab) { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static EntenteColor
from_lab (const Lab *lab,
          double     alpha)
{
  double l = lab->lightness + 0.3963377774 * lab->a + 0.2158037573 * lab->b;
  double m = lab->lightness - 0.1055613458 * lab->a - 0.0638541728 * lab->b;
  double s = lab->lightness - 0.0894841775 * lab->a - 1.2914855480 * lab->b;

  l = l * l * l;
  m = m * m * m;
  s = s * s * s;
  return (EntenteColor) { from_linear (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                          from_linear (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                          from_linear (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
                          alpha };
}

/**
 * entente_color_from_rgb:
 * @rgb: 0xRRGGBB
 *
 * Returns: the opaque color
 */
EntenteColor
entente_color_from_rgb (guint32 rgb)
{
  return (EntenteColor) { ((rgb >> 16) & 0xff) / 255.0,
                          ((rgb >> 8) & 0xff) / 255.0,
                          (rgb & 0xff) / 255.0,
                          1.0 };
}

/**
 * entente_color_with_alpha:
 *
 * Returns: the color, @alpha times as opaque
 */
EntenteColor
entente_color_with_alpha (const EntenteColor *self,
                          double              alpha)
{
  return (EntenteColor) { self->red, self->green, self->blue, self->alpha * alpha };
}

/**
 * entente_color_mix:
 * @part: how much of @other, 0 … 1
 *
 * Mixes two colors evenly to the eye (in OKLab).
 */
EntenteColor
entente_color_mix (const EntenteColor *self,
                   const EntenteColor *other,
                   double              part)
{
  Lab from = to_lab (self);
  Lab to = to_lab (other);
  Lab between = { from.lightness + (to.lightness - from.lightness) * part,
                  from.a + (to.a - from.a) * part,
                  from.b + (to.b - from.b) * part };

  return from_lab (&between, self->alpha + (other->alpha - self->alpha) * part);
}

/* The relative luminance of WCAG 2, 0 (black) … 1 (white); alpha is not looked at. */
static double
get_luminance (const EntenteColor *self)
{
  return 0.2126 * to_linear (self->red) + 0.7152 * to_linear (self->green)
         + 0.0722 * to_linear (self->blue);
}

/**
 * entente_color_get_contrast:
 *
 * Returns: the contrast ratio of WCAG 2, 1 (none) … 21; 4.5 is what text needs, 3 what lines need
 */
double
entente_color_get_contrast (const EntenteColor *self,
                            const EntenteColor *other)
{
  double one = get_luminance (self);
  double two = get_luminance (other);

  return (MAX (one, two) + 0.05) / (MIN (one, two) + 0.05);
}

/**
 * entente_color_stand_out:
 * @ground: what it is drawn on
 * @contrast: the ratio it needs, at least
 *
 * The color, moved towards black or white (whichever is farther from the ground) no more than the
 * contrast asks for. Keeps its hue.
 */
EntenteColor
entente_color_stand_out (const EntenteColor *self,
                         const EntenteColor *ground,
                         double              contrast)
{
  const EntenteColor *goal;
  double near = 0.0;
  double far = 1.0;

  if (entente_color_get_contrast (self, ground) >= contrast)
    return *self;
  goal = get_luminance (ground) > MIDDLE_LUMINANCE ? &black : &white;
  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (near + far) / 2.0;
      EntenteColor tried = entente_color_mix (self, goal, middle);

      if (entente_color_get_contrast (&tried, ground) >= contrast)
        far = middle;
      else
        near = middle;
    }
  return entente_color_mix (self, goal, far);
}
