/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-text.h"

/* They stand among the symbols. */
gboolean
entente_text_may_have_pictures (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c >= 0x2300 && c <= 0x2BFF) || c == 0xFE0F || (c >= 0x1F000 && c <= 0x1FFFF))
        return TRUE;
    }
  return FALSE;
}

static gboolean
keeps_letters (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG;
}

/**
 * entente_draw_text:
 * @x: where the line begins
 * @y: its upper edge
 *
 * Draws text in the color set before, and leaves no current point behind.
 *
 * On pixels cairo would set each letter to a whole pixel: at small sizes words fall apart, and along a
 * slope they stagger. Outlines stand exactly where they belong, and take ten times as long (0.1 ms
 * a name). Vector formats keep letters, which can be searched there.
 */
void
entente_draw_text (cairo_t         *cr,
                   EntenteTextLine *line,
                   double           x,
                   double           y)
{
  if (keeps_letters (cr) || entente_text_may_have_pictures (entente_text_line_get_text (line)))
    {
      entente_draw_letters (cr, line, x, y);
      return;
    }
  cairo_new_path (cr);
  entente_text_line_append_path (line, cr, x, y);
  cairo_fill (cr);
  cairo_new_path (cr);
}

/**
 * entente_draw_letters:
 * @x: where the line begins
 * @y: its upper edge
 *
 * Draws text in the color set before, each letter on a whole pixel, from the pictures of letters that
 * cairo keeps: a tenth of the time, for what is seen for one frame.
 */
void
entente_draw_letters (cairo_t         *cr,
                      EntenteTextLine *line,
                      double           x,
                      double           y)
{
  cairo_new_path (cr);
  entente_text_line_show (line, cr, x, y);
  cairo_new_path (cr);
}
