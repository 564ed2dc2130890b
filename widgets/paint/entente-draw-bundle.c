/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-bundle.h"
#include "entente-density.h"
#include "entente-draw-sign.h"
#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-lit.h"
#include "entente-painting.h"

#include <math.h>

/* However few of many are of a tone, they are seen: so large a part of the whole is theirs. */
#define LEAST_PART 0.07
/* Heads are those of a line of this width at most: of a broader one they would hide the actor. */
#define HEAD_WIDTH_PX 4.0
/* Between lanes: of nearer ones heads and frayed ends would be one patch. Pixels. */
#define NARROW_GAP_PX 3.0
/* Bands overlap by so much, so that nothing shines through between them. */
#define SEAM_PX 0.35

#define PLAQUE_RADIUS_PX 5.0
#define PLAQUE_RIM_PX 1.0
#define PLAQUE_RIM_ALPHA 0.45
/* Free line before and after a plaque. */
#define PLAQUE_GAP_PX 3.0
#define NUMBER_MIDDLE 0.36 /* of figures above the baseline, in parts of the font's size */

/* From one side to the other, in the line and on the plaque: where a tone stands says as much as its
 * color. */
static const EntenteSign order[] = { ENTENTE_SIGN_COOPERATION, ENTENTE_SIGN_MIXED,
                                     ENTENTE_SIGN_NEUTRAL, ENTENTE_SIGN_UNRATED,
                                     ENTENTE_SIGN_CONFLICT };

/* What one color has of the whole, both 0 … 1. */
typedef struct
{
  EntenteColor color;
  double from, to;
} Band;

G_STATIC_ASSERT (G_N_ELEMENTS (order) == ENTENTE_N_SIGNS);

double
entente_painting_get_closedness (const EntentePainting      *self,
                                 const EntenteSceneRelation *leader)
{
  return 1.0 - entente_bundle_get_openness (leader, &self->sight);
}

gboolean
entente_painting_is_narrow (const EntentePainting      *self,
                            const EntenteSceneRelation *relation)
{
  return relation->lane_gap > 0.0f && (double) relation->lane_gap < NARROW_GAP_PX * self->pixel;
}

gboolean
entente_painting_is_bundle_lit (const EntentePainting      *self,
                                const EntenteSceneRelation *leader)
{
  return self->lit == NULL
         || g_hash_table_contains (self->lit->whole, GUINT_TO_POINTER (leader->relation));
}

static gboolean
is_chosen (const EntentePainting      *self,
           const EntenteSceneRelation *leader)
{
  return self->lit != NULL
         && g_hash_table_contains (self->lit->chosen, GUINT_TO_POINTER (leader->relation));
}

static guint
split_by_tone (EntentePainting          *self,
               const EntenteSceneBundle *bundle,
               Band                     *bands)
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
      bands[n++] = (Band) { self->palette->tones[order[i]], at, at + part };
      at += part;
    }
  return n;
}

/* Where lines have the colors of their kinds, a line of many kinds has none. */
static guint
split (EntentePainting            *self,
       const EntenteSceneRelation *leader,
       const EntenteSceneBundle   *bundle,
       Band                       *bands)
{
  if (leader->color == ENTENTE_NO_COLOR)
    return split_by_tone (self, bundle, bands);
  bands[0] = (Band) { self->palette->tones[ENTENTE_SIGN_UNRATED], 0.0, 1.0 };
  if (bundle->is_one_color)
    bands[0].color = entente_palette_shade_line (self->palette, leader->color);
  return 1;
}

/* The color that has most of it. */
static EntenteColor
get_main_color (const Band *bands,
                guint       n_bands)
{
  guint most = 0;

  for (guint i = 1; i < n_bands; i++)
    if (bands[i].to - bands[i].from > bands[most].to - bands[most].from)
      most = i;
  return bands[most].color;
}

static void
add_plaque_gap (EntentePainting          *self,
                const EntenteSceneBundle *bundle,
                EntenteLineLook          *look)
{
  const EntenteBox *box = &bundle->plaque;
  const EntenteSceneLabel label = { box->x + box->width / 2.0, box->y + box->height / 2.0,
                                    box->width, box->height, 0.0 };
  EntenteStretch gap;

  if (self->labels && entente_stroke_find_label (&self->stroke, &label, PLAQUE_GAP_PX, &gap, 1) > 0)
    entente_line_look_add_gap (look, gap.from, gap.to);
}

/* Which way the bands follow each other: the first is above, or left. */
static EntentePoint
get_across (EntentePainting *self)
{
  EntentePoint along;

  entente_stroke_get_point (&self->stroke, entente_stroke_get_length (&self->stroke) / 2.0, &along);
  if (along.x < 0.0 || (along.x == 0.0 && along.y > 0.0))
    return (EntentePoint) { along.y, -along.x };
  return (EntentePoint) { -along.y, along.x };
}

static void
draw_bands (EntentePainting       *self,
            const EntenteLineLook *look,
            const Band            *bands,
            guint                  n_bands,
            double                 alpha)
{
  EntentePoint across = get_across (self);
  double seam = alpha < 1.0 ? 0.0 : SEAM_PX * self->pixel;

  for (guint i = 0; i < n_bands; i++)
    {
      EntenteLineLook band = *look;
      double off = ((bands[i].from + bands[i].to) / 2.0 - 0.5) * look->width;

      band.width = (bands[i].to - bands[i].from) * look->width + (i + 1 < n_bands ? seam : 0.0);
      band.color = entente_color_with_alpha (&bands[i].color, alpha);
      cairo_save (self->cr);
      cairo_translate (self->cr, across.x * off, across.y * off);
      entente_draw_line (self->cr, &self->stroke, &band);
      cairo_restore (self->cr);
    }
}

/* The same line, but for its heads, which are drawn apart. */
static EntenteLineLook
get_body_look (EntentePainting          *self,
               const EntenteLineLook    *heads,
               const EntenteSceneBundle *bundle,
               double                    width)
{
  EntenteStretch body = entente_draw_line_get_body (&self->stroke, heads);
  EntenteLineLook look = { .width = width,
                           .trim_start = body.from,
                           .trim_end = entente_stroke_get_length (&self->stroke) - body.to,
                           .notch = -1.0,
                           .frayed = self->details && bundle->n_sourced == 0 };

  add_plaque_gap (self, bundle, &look);
  return look;
}

static EntenteLineLook
get_heads (EntentePainting            *self,
           const EntenteSceneRelation *leader,
           const EntenteSceneBundle   *bundle,
           EntenteColor                color,
           double                      width)
{
  EntenteLineLook heads = { .notch = -1.0,
                            .width = MIN (width, HEAD_WIDTH_PX),
                            .color = color,
                            .head_end = self->details && bundle->n_forward > 0,
                            .head_start = self->details && bundle->n_back > 0 };

  entente_painting_trim (self, leader, &heads);
  return heads;
}

static void
draw_line (EntentePainting            *self,
           const EntenteSceneRelation *leader,
           const EntenteSceneBundle   *bundle,
           const EntenteLineLook      *look,
           double                      alpha)
{
  Band bands[ENTENTE_N_SIGNS];
  guint n_bands = split (self, leader, bundle, bands);

  if (is_chosen (self, leader))
    entente_draw_line_halo (self->cr, &self->stroke, look, &self->palette->accent);
  /* A loop is bent too much to be drawn beside itself. */
  if (leader->source == leader->target)
    {
      bands[0] = (Band) { get_main_color (bands, n_bands), 0.0, 1.0 };
      n_bands = 1;
    }
  draw_bands (self, look, bands, n_bands, alpha);
}

/**
 * entente_painting_draw_bundle:
 *
 * Draws what is closed of a bundle: a line in bands of its tones, each as broad as there are relations of
 * it. A head stands where any of them arrives, also at a narrow fan.
 */
void
entente_painting_draw_bundle (EntentePainting            *self,
                              const EntenteSceneRelation *leader,
                              double                      alpha)
{
  const EntenteSceneBundle *bundle = entente_scene_find_bundle (self->scene, leader->relation);
  double closedness = entente_painting_get_closedness (self, leader);
  Band bands[ENTENTE_N_SIGNS];
  EntenteLineLook heads, look;
  EntenteColor color;
  double strength, width;

  if ((closedness <= 0.0 && !entente_painting_is_narrow (self, leader))
      || !entente_painting_set_stroke (self, leader))
    return;
  if (closedness > 0.0)
    alpha *= closedness;
  width = entente_density_get_width ((double) bundle->width, self->picture->zoom, &strength)
          * self->pixel;
  color = get_main_color (bands, split (self, leader, bundle, bands));
  heads = get_heads (self, leader, bundle, entente_color_with_alpha (&color, alpha * strength),
                     width);
  if (closedness > 0.0)
    {
      look = get_body_look (self, &heads, bundle, width);
      draw_line (self, leader, bundle, &look, alpha * strength);
    }
  entente_draw_line_heads (self->cr, &self->stroke, &heads);
}

static void
append_card (cairo_t          *cr,
             const EntenteBox *box)
{
  double right = box->x + box->width - PLAQUE_RADIUS_PX;
  double bottom = box->y + box->height - PLAQUE_RADIUS_PX;
  double left = box->x + PLAQUE_RADIUS_PX;
  double top = box->y + PLAQUE_RADIUS_PX;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, top, PLAQUE_RADIUS_PX, -G_PI_2, 0.0);
  cairo_arc (cr, right, bottom, PLAQUE_RADIUS_PX, 0.0, G_PI_2);
  cairo_arc (cr, left, bottom, PLAQUE_RADIUS_PX, G_PI_2, G_PI);
  cairo_arc (cr, left, top, PLAQUE_RADIUS_PX, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* At the foot of the card, as wide as that. */
static void
draw_bar (EntentePainting          *self,
          const EntenteSceneBundle *bundle,
          double                    alpha)
{
  const EntenteBox *box = &bundle->plaque;
  Band bands[ENTENTE_N_SIGNS];
  guint n_bands = split_by_tone (self, bundle, bands);
  cairo_t *cr = self->cr;

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
draw_sign (EntentePainting          *self,
           const EntenteSceneBundle *bundle,
           EntenteSign               sign,
           double                    x,
           double                    y,
           double                    alpha)
{
  EntenteColor color = entente_color_with_alpha (&self->palette->tones[sign], alpha);

  if (bundle->n_signs[sign] > 0)
    entente_draw_sign (self->cr, sign, x + ENTENTE_PLAQUE_SIGN_RADIUS_PX, y,
                       ENTENTE_PLAQUE_SIGN_RADIUS_PX, &color, &self->palette->ground, FALSE);
}

/* Signs stand at the sides where the bar has their colors. */
static void
draw_count (EntentePainting          *self,
            const EntenteSceneBundle *bundle,
            double                    alpha)
{
  const EntenteBox *box = &bundle->plaque;
  double middle = box->y + (box->height - ENTENTE_PLAQUE_BAR_PX) / 2.0;
  double first = box->x + ENTENTE_PLAQUE_PADDING_PX;
  double left = first + entente_bundle_get_sign_room (bundle, ENTENTE_SIGN_COOPERATION);
  double right = box->x + box->width - ENTENTE_PLAQUE_PADDING_PX
                 - entente_bundle_get_sign_room (bundle, ENTENTE_SIGN_CONFLICT);
  char number[16];
  PangoLayout *layout;
  PangoRectangle logical;

  draw_sign (self, bundle, ENTENTE_SIGN_COOPERATION, first, middle, alpha);
  draw_sign (self, bundle, ENTENTE_SIGN_CONFLICT, right + ENTENTE_PLAQUE_SIGN_GAP_PX, middle,
             alpha);

  g_snprintf (number, sizeof number, "%u", bundle->n_relations);
  layout = entente_lettering_get_layout (ENTENTE_LETTERING_LABEL, number);
  pango_layout_get_extents (layout, NULL, &logical);
  entente_ink_set (self->cr, &self->palette->ink, alpha);
  entente_draw_text (self->cr, layout,
                     (left + right - (double) logical.width / PANGO_SCALE) / 2.0,
                     middle + NUMBER_MIDDLE * ENTENTE_LABEL_FONT_PX
                         - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
}

/**
 * entente_painting_draw_plaque:
 *
 * Draws a bundle's plaque: how many relations, and how their tones are divided.
 */
void
entente_painting_draw_plaque (EntentePainting          *self,
                              const EntenteSceneBundle *bundle,
                              double                    alpha)
{
  const EntenteSceneRelation *leader = entente_scene_find_relation (self->scene, bundle->relation);
  double closedness = entente_painting_get_closedness (self, leader);
  const EntenteBox *box = &bundle->plaque;
  const EntentePoint corners[]
      = { { box->x, box->y }, { box->x + box->width, box->y + box->height } };
  cairo_t *cr = self->cr;

  if (!entente_painting_is_sound (self, corners, G_N_ELEMENTS (corners)))
    return;
  alpha *= closedness > 0.0 ? closedness : 1.0;
  append_card (cr, &bundle->plaque);
  if (!self->picture->transparent)
    {
      entente_ink_set (cr, &self->palette->ground, 1.0);
      cairo_fill_preserve (cr);
    }
  entente_ink_set (cr, is_chosen (self, leader) ? &self->palette->accent : &self->palette->muted,
                   alpha * (is_chosen (self, leader) ? 1.0 : PLAQUE_RIM_ALPHA));
  cairo_set_line_width (cr, PLAQUE_RIM_PX);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
  draw_bar (self, bundle, alpha);
  draw_count (self, bundle, alpha);
}
