/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-plaque.h"

#include "entente-bundle.h"
#include "entente-draw-sign.h"
#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-metrics.h"

/* However few of many are of a tone, they are seen: so large a part of the whole is theirs. */
#define LEAST_PART 0.07

#define RADIUS_PX 5.0
#define RIM_PX 1.0
#define NUMBER_MIDDLE 0.36 /* of figures above the baseline, in parts of the font's size */

/* From one side to the other, in the line and on the plaque: where a tone stands says as much as its
 * color. */
static const EntenteSign order[] = { ENTENTE_SIGN_COOPERATION, ENTENTE_SIGN_MIXED,
                                     ENTENTE_SIGN_NEUTRAL, ENTENTE_SIGN_UNRATED,
                                     ENTENTE_SIGN_CONFLICT };

G_STATIC_ASSERT (G_N_ELEMENTS (order) == ENTENTE_N_SIGNS);

guint
entente_bundle_split_by_tone (const EntenteSceneBundle *bundle,
                              const EntentePalette     *palette,
                              EntenteBand              *bands)
{
  double sum = 0.0;
  double at = 0.0;
  guint n = 0;

  for (guint i = 0; i < ENTENTE_N_SIGNS; i++)
    if (bundle->n_signs[order[i]] > 0)
      sum += MAX ((double) bundle->n_signs[order[i]] / bundle->n_relations, LEAST_PART);
  for (guint i = 0; i < ENTENTE_N_SIGNS; i++)
    {
      double part = MAX ((double) bundle->n_signs[order[i]] / bundle->n_relations, LEAST_PART) / sum;

      if (bundle->n_signs[order[i]] == 0)
        continue;
      bands[n++] = (EntenteBand) { palette->tones[order[i]], at, at + part };
      at += part;
    }
  return n;
}

static void
append_card (cairo_t          *cr,
             const EntenteBox *box)
{
  double right = box->x + box->width - RADIUS_PX;
  double bottom = box->y + box->height - RADIUS_PX;
  double left = box->x + RADIUS_PX;
  double top = box->y + RADIUS_PX;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, top, RADIUS_PX, -G_PI_2, 0.0);
  cairo_arc (cr, right, bottom, RADIUS_PX, 0.0, G_PI_2);
  cairo_arc (cr, left, bottom, RADIUS_PX, G_PI_2, G_PI);
  cairo_arc (cr, left, top, RADIUS_PX, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* At the foot of the card, as wide as that. */
static void
draw_bar (cairo_t                  *cr,
          const EntenteSceneBundle *bundle,
          const EntentePalette     *palette,
          double                    alpha)
{
  const EntenteBox *box = &bundle->plaque;
  EntenteBand bands[ENTENTE_N_SIGNS];
  guint n_bands = entente_bundle_split_by_tone (bundle, palette, bands);

  cairo_save (cr);
  append_card (cr, box);
  cairo_clip (cr);
  for (guint i = 0; i < n_bands; i++)
    {
      entente_ink_set (cr, &bands[i].color, alpha);
      cairo_rectangle (cr, box->x + bands[i].from * box->width,
                       box->y + box->height - ENTENTE_PLAQUE_BAR_PX,
                       (bands[i].to - bands[i].from) * box->width, ENTENTE_PLAQUE_BAR_PX);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

/* @x: left of the disc. */
static void
draw_sign (cairo_t                  *cr,
           const EntenteSceneBundle *bundle,
           const EntentePalette     *palette,
           EntenteSign               sign,
           double                    x,
           double                    y,
           double                    alpha)
{
  EntenteColor color = entente_color_with_alpha (&palette->tones[sign], alpha);

  if (bundle->n_signs[sign] > 0)
    entente_draw_sign (cr, sign, x + ENTENTE_PLAQUE_SIGN_RADIUS_PX, y,
                       ENTENTE_PLAQUE_SIGN_RADIUS_PX, &color, &palette->ground, FALSE);
}

/* Signs stand at the sides where the bar has their colors. */
static void
draw_count (cairo_t                  *cr,
            const EntenteSceneBundle *bundle,
            const EntentePalette     *palette,
            double                    alpha)
{
  const EntenteBox *box = &bundle->plaque;
  double middle = box->y + (box->height - ENTENTE_PLAQUE_BAR_PX) / 2.0;
  double first = box->x + ENTENTE_PLAQUE_PADDING_PX;
  double left = first + entente_bundle_get_sign_room (bundle, ENTENTE_SIGN_COOPERATION);
  double right = box->x + box->width - ENTENTE_PLAQUE_PADDING_PX
                 - entente_bundle_get_sign_room (bundle, ENTENTE_SIGN_CONFLICT);
  char number[16];
  EntenteTextLine *line;

  draw_sign (cr, bundle, palette, ENTENTE_SIGN_COOPERATION, first, middle, alpha);
  draw_sign (cr, bundle, palette, ENTENTE_SIGN_CONFLICT, right + ENTENTE_PLAQUE_SIGN_GAP_PX, middle,
             alpha);

  g_snprintf (number, sizeof number, "%u", bundle->n_relations);
  line = entente_lettering_get_line (ENTENTE_LETTERING_LABEL, number);
  entente_ink_set (cr, &palette->ink, alpha);
  entente_draw_text (cr, line, (left + right - entente_text_line_get_width (line)) / 2.0,
                     middle + NUMBER_MIDDLE * ENTENTE_LABEL_FONT_PX
                         - entente_text_line_get_baseline (line));
}

/**
 * entente_draw_plaque:
 *
 * Draws it where its bundle has it.
 */
void
entente_draw_plaque (cairo_t                  *cr,
                     const EntenteSceneBundle *bundle,
                     const EntentePalette     *palette,
                     const EntenteColor       *ground,
                     const EntenteColor       *rim,
                     double                    alpha)
{
  append_card (cr, &bundle->plaque);
  if (ground != NULL)
    {
      entente_ink_set (cr, ground, 1.0);
      cairo_fill_preserve (cr);
    }
  entente_ink_set (cr, rim, 1.0);
  cairo_set_line_width (cr, RIM_PX);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
  draw_bar (cr, bundle, palette, alpha);
  draw_count (cr, bundle, palette, alpha);
}
