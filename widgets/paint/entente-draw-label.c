/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-sign.h"
#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-painting.h"

#include <math.h>

#define LABEL_RADIUS_PX 4.0
#define LABEL_MIDDLE 0.33 /* of small letters above the baseline, in parts of the font's size */
#define STRIKE_PX 0.9

/* The disc of a line that has a tone but no label; shorter lines than twice the room have none. */
#define BARE_SIGN_RADIUS_PX 5.0
#define BARE_SIGN_ROOM_PX 26.0
/* Neither have those of a bundle whose lanes are nearer: its plaque has their signs. */
#define BARE_SIGN_GAP_PX 11.0
/* Where more lines than so many lie over another, discs would hide them all. */
#define BARE_SIGN_CROWD 3.0
/* Where on the line: away from a diamond, which likes the middle too. */
#define BARE_SIGN_PART 0.5
#define BARE_SIGN_PART_BY_DIAMOND 0.3

/**
 * entente_painting_may_have_bare_sign:
 *
 * Returns: %FALSE where the relation has no disc without words, however long its line is
 */
gboolean
entente_painting_may_have_bare_sign (const EntentePainting      *self,
                                     const EntenteSceneRelation *relation)
{
  gboolean lit = entente_painting_is_relation_lit (self, relation->relation);

  return self->labels > 0.0 && self->darkest[lit] < BARE_SIGN_CROWD && !relation->has_label
         && !isnan (relation->tone)
         && (!(relation->lane_gap > 0.0f) || (double) relation->lane_gap > BARE_SIGN_GAP_PX);
}

/**
 * entente_painting_find_bare_sign:
 * @gap: (out): the stretch of the painting's stroke that the disc takes
 *
 * Returns: whether the relation has a disc without words
 */
gboolean
entente_painting_find_bare_sign (const EntentePainting      *self,
                                 const EntenteSceneRelation *relation,
                                 EntenteStretch             *gap)
{
  double length = entente_stroke_get_length (&self->stroke);
  double way = length * (relation->has_diamond ? BARE_SIGN_PART_BY_DIAMOND : BARE_SIGN_PART);

  *gap = (EntenteStretch) { way - BARE_SIGN_RADIUS_PX, way + BARE_SIGN_RADIUS_PX };
  return length > 2.0 * BARE_SIGN_ROOM_PX && entente_painting_may_have_bare_sign (self, relation);
}

static void
draw_bare_sign (EntentePainting            *self,
                const EntenteSceneRelation *relation,
                double                      alpha)
{
  EntenteColor color = entente_painting_get_line_color (self, relation, alpha);
  EntenteStretch gap;
  EntentePoint at;

  if (!entente_painting_may_have_bare_sign (self, relation)
      || !entente_painting_set_stroke (self, relation)
      || !entente_painting_find_bare_sign (self, relation, &gap))
    return;
  at = entente_stroke_get_point (&self->stroke, (gap.from + gap.to) / 2.0, NULL);
  entente_draw_sign (self->cr, entente_sign_of_tone ((double) relation->tone), at.x, at.y,
                     BARE_SIGN_RADIUS_PX, &color, &self->palette->ground,
                     entente_painting_is_doubtful (relation));
}

static void
draw_patch (EntentePainting         *self,
            const EntenteSceneLabel *label,
            double                   shown)
{
  cairo_t *cr = self->cr;
  double half_width = label->width / 2.0;
  double half_height = label->height / 2.0;
  double radius = MIN (LABEL_RADIUS_PX, MIN (half_width, half_height));

  cairo_new_sub_path (cr);
  cairo_arc (cr, half_width - radius, radius - half_height, radius, -G_PI_2, 0.0);
  cairo_arc (cr, half_width - radius, half_height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, radius - half_width, half_height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, radius - half_width, radius - half_height, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
  entente_ink_set (cr, &self->palette->ground, shown);
  cairo_fill (cr);
}

/* The words; what is denied is struck through. In the label's turned space. */
static void
draw_words (EntentePainting            *self,
            const EntenteSceneRelation *relation,
            double                      alpha)
{
  gboolean quiet = relation->phase == ENTENTE_PHASE_ENDED;
  cairo_t *cr = self->cr;
  const EntenteSceneMarks *marks = relation->marks;
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_LABEL, marks->text);
  double baseline = entente_text_line_get_baseline (line);
  double x = (double) marks->text_offset - marks->label.width / 2.0;

  entente_ink_set (cr, quiet ? &self->palette->muted : &self->palette->ink, alpha);
  entente_draw_text (cr, line, x, LABEL_MIDDLE * ENTENTE_LABEL_FONT_PX - baseline);
  if (relation->claim != ENTENTE_CLAIM_DENIED)
    return;
  cairo_move_to (cr, x, 0.5);
  cairo_line_to (cr, x + entente_text_line_get_width (line), 0.5);
  cairo_set_line_width (cr, STRIKE_PX);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
}

/* The disc stands at the label's start but is never turned: a turned plus would be a cross. */
static void
draw_label_sign (EntentePainting            *self,
                 const EntenteSceneRelation *relation,
                 double                      alpha)
{
  const EntenteSceneLabel *label = &relation->marks->label;
  double way = ENTENTE_LABEL_PADDING_PX + ENTENTE_SIGN_RADIUS_PX - label->width / 2.0;
  EntenteColor color = entente_painting_get_line_color (self, relation, alpha);

  entente_draw_sign (self->cr, entente_sign_of_tone ((double) relation->tone),
                     label->x + way * cos (label->angle), label->y + way * sin (label->angle),
                     ENTENTE_SIGN_RADIUS_PX, &color, &self->palette->ground,
                     entente_painting_is_doubtful (relation));
}

/**
 * entente_painting_draw_label:
 *
 * Draws what stands in a relation's line: its sign and its words.
 */
void
entente_painting_draw_label (EntentePainting            *self,
                             const EntenteSceneRelation *relation,
                             double                      shown,
                             double                      alpha)
{
  const EntenteSceneLabel *label = &relation->marks->label;
  const EntentePoint middle = { label->x, label->y };

  alpha *= shown;
  if (!relation->has_label)
    {
      draw_bare_sign (self, relation, alpha);
      return;
    }
  if (!entente_painting_is_sound (self, &middle, 1) || !isfinite (label->angle)
      || !isfinite (label->width) || !isfinite (label->height))
    return;

  cairo_save (self->cr);
  cairo_translate (self->cr, label->x, label->y);
  cairo_rotate (self->cr, label->angle);
  if (!self->picture->transparent)
    draw_patch (self, label, shown);
  if (relation->marks->text != NULL && *relation->marks->text != '\0')
    draw_words (self, relation, alpha);
  cairo_restore (self->cr);
  if (!isnan (relation->tone))
    draw_label_sign (self, relation, alpha);
}
