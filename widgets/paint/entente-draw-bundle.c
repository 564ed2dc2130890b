/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-bundle.h"
#include "entente-density.h"
#include "entente-draw-plaque.h"
#include "entente-lit.h"
#include "entente-painting.h"
#include "entente-plaques.h"

#include <math.h>

/* Heads are those of a line of this width at most: of a broader one they would hide the actor. */
#define HEAD_WIDTH_PX 4.0
/* Between lanes: of nearer ones heads and frayed ends would be one patch. Pixels. */
#define NARROW_GAP_PX 3.0
/* Bands overlap by so much, so that nothing shines through between them. */
#define SEAM_PX 0.35

/* Free line before and after a plaque. */
#define PLAQUE_GAP_PX 3.0

static double
get_closedness (const EntentePainting      *self,
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
entente_painting_is_bundle_lit (const EntentePainting *self,
                                guint32                leader)
{
  return self->lit == NULL
         || entente_slot_set_contains (self->lit->whole, leader);
}

static gboolean
is_chosen (const EntentePainting      *self,
           const EntenteSceneRelation *leader)
{
  return self->lit != NULL
         && entente_slot_set_contains (self->lit->chosen, leader->relation);
}

/* Where lines have the colors of their kinds, a line of many kinds has none. */
static guint
split (EntentePainting            *self,
       const EntenteSceneRelation *leader,
       const EntenteSceneBundle   *bundle,
       EntenteBand                *bands)
{
  if (leader->color == ENTENTE_NO_COLOR)
    return entente_bundle_split_by_tone (bundle, self->palette, bands);
  bands[0] = (EntenteBand) { self->palette->tones[ENTENTE_SIGN_UNRATED], 0.0, 1.0 };
  if (bundle->is_one_color)
    bands[0].color = entente_palette_shade_line (self->palette, leader->color);
  return 1;
}

/* The color that has most of it. */
static EntenteColor
get_main_color (const EntenteBand *bands,
                guint       n_bands)
{
  guint most = 0;

  for (guint i = 1; i < n_bands; i++)
    if (bands[i].to - bands[i].from > bands[most].to - bands[most].from)
      most = i;
  return bands[most].color;
}

/* The opened one is there to be closed by, however crowded it is. */
double
entente_painting_get_plaque_part (const EntentePainting    *self,
                                  const EntenteSceneBundle *bundle)
{
  const EntenteSceneRelation *leader = entente_scene_find_relation (self->scene, bundle->relation);

  if (entente_pair_equal (entente_pair_of (leader->source, leader->target), self->sight.opened))
    return self->labels;
  return self->labels
         * entente_painting_settle (
             self, entente_plaques_get_presence (self->plaques, bundle->relation));
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

  if (entente_painting_leaves_gap (self, entente_painting_get_plaque_part (self, bundle))
      && entente_stroke_find_label (&self->stroke, &label, PLAQUE_GAP_PX, &gap, 1) > 0)
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
            const EntenteBand      *bands,
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
                           .plain = self->plain,
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
                            .plain = self->plain,
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
  EntenteBand bands[ENTENTE_N_SIGNS];
  guint n_bands = split (self, leader, bundle, bands);

  if (is_chosen (self, leader))
    entente_draw_line_halo (self->cr, &self->stroke, look, &self->palette->accent);
  /* A loop is bent too much to be drawn beside itself. */
  if (leader->source == leader->target)
    {
      bands[0] = (EntenteBand) { get_main_color (bands, n_bands), 0.0, 1.0 };
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
  double closedness = get_closedness (self, leader);
  EntenteBand bands[ENTENTE_N_SIGNS];
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

/**
 * entente_painting_draw_plaque:
 * @shown: how far it has come, 0 … 1
 *
 * Draws a bundle's plaque where and as far as it shows.
 */
void
entente_painting_draw_plaque (EntentePainting          *self,
                              const EntenteSceneBundle *bundle,
                              double                    shown,
                              double                    alpha)
{
  const EntenteSceneRelation *leader = entente_scene_find_relation (self->scene, bundle->relation);
  double closedness = get_closedness (self, leader);
  const EntenteBox *box = &bundle->plaque;
  const EntentePoint corners[]
      = { { box->x, box->y }, { box->x + box->width, box->y + box->height } };
  EntenteColor ground = entente_color_with_alpha (&self->palette->ground, shown);
  EntenteColor rim;

  if (!entente_painting_is_sound (self, corners, G_N_ELEMENTS (corners)))
    return;
  alpha *= shown * (closedness > 0.0 ? closedness : 1.0);
  rim = is_chosen (self, leader)
            ? entente_color_with_alpha (&self->palette->accent, alpha)
            : entente_color_with_alpha (&self->palette->muted, alpha * ENTENTE_PLAQUE_RIM_ALPHA);
  entente_draw_plaque (self->cr, bundle, self->palette,
                       self->picture->transparent ? NULL : &ground, &rim, alpha);
}
