/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-sign.h"

#include "entente-ink.h"

#include <math.h>

/* Parts of the disc's radius. */
#define ARM 0.54
#define STROKE 0.28
#define EQUAL_RISE 0.24
#define PLUS_RISE 0.2
#define PLUS_ARM 0.42
#define MINUS_DROP 0.52
#define RIM 0.2

static void
append_bar (cairo_t *cr,
            double   x,
            double   y,
            double   arm)
{
  cairo_move_to (cr, x - arm, y);
  cairo_line_to (cr, x + arm, y);
}

static void
append_plus (cairo_t *cr,
             double   x,
             double   y,
             double   arm)
{
  append_bar (cr, x, y, arm);
  cairo_move_to (cr, x, y - arm);
  cairo_line_to (cr, x, y + arm);
}

static void
append_sign (cairo_t    *cr,
             EntenteSign sign,
             double      x,
             double      y,
             double      radius)
{
  switch (sign)
    {
    case ENTENTE_SIGN_COOPERATION:
      append_plus (cr, x, y, ARM * radius);
      break;
    case ENTENTE_SIGN_CONFLICT:
      append_bar (cr, x, y, ARM * radius);
      break;
    case ENTENTE_SIGN_NEUTRAL:
      append_bar (cr, x, y - EQUAL_RISE * radius, ARM * radius);
      append_bar (cr, x, y + EQUAL_RISE * radius, ARM * radius);
      break;
    case ENTENTE_SIGN_MIXED:
      append_plus (cr, x, y - PLUS_RISE * radius, PLUS_ARM * radius);
      append_bar (cr, x, y + MINUS_DROP * radius, PLUS_ARM * radius);
      break;
    case ENTENTE_SIGN_UNRATED:
    default:
      break;
    }
}

/**
 * entente_draw_sign:
 * @hollow: a ring instead of a disc: what is alleged or denied
 *
 * Draws the sign of a tone in a disc. Its bars are geometry rather than letters: upright, sharp,
 * and in the middle in every font.
 */
void
entente_draw_sign (cairo_t            *cr,
                   EntenteSign         sign,
                   double              x,
                   double              y,
                   double              radius,
                   const EntenteColor *color,
                   const EntenteColor *ground,
                   gboolean            hollow)
{
  const EntenteColor *disc = hollow ? ground : color;
  const EntenteColor *bars = hollow ? color : ground;

  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
  entente_ink_set (cr, disc, 1.0);
  cairo_fill (cr);
  if (hollow)
    {
      cairo_arc (cr, x, y, radius * (1.0 - RIM / 2.0), 0.0, 2.0 * G_PI);
      entente_ink_set (cr, color, 1.0);
      cairo_set_line_width (cr, radius * RIM);
      cairo_stroke (cr);
    }
  entente_ink_set (cr, bars, 1.0);
  cairo_set_line_width (cr, radius * STROKE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  append_sign (cr, sign, x, y, hollow ? radius * 0.9 : radius);
  cairo_stroke (cr);
}
