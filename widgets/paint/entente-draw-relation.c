/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-sign.h"
#include "entente-lettering.h"
#include "entente-painting.h"

#include <math.h>
#include <pango/pangocairo.h>

/* What would be thinner than a hairline is paler instead, down to this. */
#define HAIRLINE_LEAST 0.35

/* An unsourced line is thin; so much of its weight shows. */
#define UNSOURCED_BY_WIDTH 0.3

/* Heads, frayed ends and signs reach no farther than this. */
#define DETAIL_REACH 80.0

/* From afar a bend that is flatter than this on the surface is a straight line. */
#define FLAT_PX 1.0

/* What ended is this pale. */
#define ENDED_ALPHA 0.42

/* Heads end outside of the rim. */
#define TIP_GAP_PX 1.6
/* From a dot's rim. */
#define DOT_GAP_PX 1.5

/* Free line before and after a label; between a label's line and its text's box. */
#define LABEL_GAP_PX 2.0
#define LABEL_RADIUS_PX 4.0
#define LABEL_MIDDLE 0.33 /* of small letters above the baseline, in parts of the font's size */
#define STRIKE_PX 0.9

/* The disc of a line that has a tone but no label. */
#define BARE_SIGN_RADIUS_PX 5.0
#define BARE_SIGN_ROOM_PX 26.0

#define DIAMOND_RIM_PX 1.5
#define TIE_WIDTH_PX 1.5
#define TIE_GAP_PX 4.2
/* A dot is a dash with round ends; of no length at all it is not a dash to every reader of SVG. */
#define DOT_LENGTH_PX 0.01
#define TIE_END_PX 2.2
/* From afar ties are paler, so that they are not taken for lines. */
#define TIE_FAR_PX 1.1
#define TIE_FAR_GAP_PX 3.2
#define TIE_FAR_ALPHA 0.6

static void
set_color (cairo_t            *cr,
           const EntenteColor *color,
           double              alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* A relation's color as its line has it now. */
static EntenteColor
get_line_color (EntentePainting            *self,
                const EntenteSceneRelation *relation,
                double                      alpha)
{
  EntenteColor color = entente_painting_get_relation_color (self, relation);

  if (relation->phase == ENTENTE_PHASE_ENDED)
    alpha *= ENDED_ALPHA;
  return entente_color_with_alpha (&color, alpha);
}

static gboolean
is_doubtful (const EntenteSceneRelation *relation)
{
  return relation->claim == ENTENTE_CLAIM_ALLEGED || relation->claim == ENTENTE_CLAIM_DENIED;
}

static double
get_width (const EntenteSceneRelation *relation)
{
  double width = (double) relation->width;

  if (relation->n_citations > 0 || width <= ENTENTE_LINE_MIN_PX)
    return width;
  return ENTENTE_LINE_MIN_PX + (width - ENTENTE_LINE_MIN_PX) * UNSOURCED_BY_WIDTH;
}

/* Where the line's label or its bare sign is not drawn, there is no gap for it. */
static gboolean
has_bare_sign (const EntentePainting      *self,
               const EntenteSceneRelation *relation,
               double                      length)
{
  return self->labels && !relation->has_label && !isnan (relation->tone)
         && length > 2.0 * BARE_SIGN_ROOM_PX;
}

/* Away from a diamond, which likes the middle too. */
static double
get_bare_sign_way (const EntentePainting      *self,
                   const EntenteSceneRelation *relation)
{
  return entente_stroke_get_length (&self->stroke) * (relation->has_diamond ? 0.3 : 0.5);
}

static void
add_gaps (EntentePainting            *self,
          const EntenteSceneRelation *relation,
          EntenteLineLook            *look)
{
  EntenteStretch stretches[ENTENTE_LINE_MAX_GAPS / 2];

  if (self->labels && relation->has_label)
    {
      guint n = entente_stroke_find_label (&self->stroke, &relation->label, LABEL_GAP_PX, stretches,
                                           G_N_ELEMENTS (stretches));

      for (guint i = 0; i < n; i++)
        entente_line_look_add_gap (look, stretches[i].from, stretches[i].to);
    }
  if (self->details && relation->has_diamond)
    {
      double way = entente_stroke_find_near (&self->stroke, relation->diamond);

      entente_line_look_add_gap (look, way - ENTENTE_DIAMOND_PX, way + ENTENTE_DIAMOND_PX);
    }
}

static void
set_ends (const EntentePainting      *self,
          const EntenteSceneRelation *relation,
          EntenteLineLook            *look)
{
  look->head_end = self->details && relation->direction != ENTENTE_DIRECTION_NONE;
  look->head_start = self->details && relation->direction == ENTENTE_DIRECTION_BOTH;
  if (self->dots)
    {
      const EntenteSceneActor *source = entente_scene_find_actor (self->scene, relation->source);
      const EntenteSceneActor *target = entente_scene_find_actor (self->scene, relation->target);
      double gap = DOT_GAP_PX * self->pixel;

      look->trim_start = source == NULL ? 0.0 : gap + entente_painting_get_dot_radius (self, source);
      look->trim_end = target == NULL ? 0.0 : gap + entente_painting_get_dot_radius (self, target);
      return;
    }
  look->trim_start = look->head_start ? TIP_GAP_PX : 0.0;
  look->trim_end = look->head_end ? TIP_GAP_PX : 0.0;
}

static EntenteLineLook
get_look (EntentePainting            *self,
          const EntenteSceneRelation *relation,
          double                      alpha)
{
  EntenteLineLook look = { .notch = -1.0 };
  double hairline = ENTENTE_HAIRLINE_PX * self->pixel;
  double width = get_width (relation);

  look.width = MAX (width, hairline);
  look.color = get_line_color (self, relation, alpha * MAX (width / look.width, HAIRLINE_LEAST));
  set_ends (self, relation, &look);
  if (!self->details)
    return look;

  look.dashed = relation->phase == ENTENTE_PHASE_PROPOSED;
  look.frayed = relation->n_citations == 0;
  look.hollow = is_doubtful (relation);
  add_gaps (self, relation, &look);
  if (relation->contradicted)
    look.notch = entente_draw_line_find_notch (&self->stroke, &look);
  return look;
}

static EntentePoint
get_middle (const EntenteSceneActor *actor)
{
  return (EntentePoint) { actor->outline.x + actor->outline.width / 2.0,
                          actor->outline.y + actor->outline.height / 2.0 };
}

/* Dots are smaller than the boxes at whose outlines lines end: take the ends to the middles. */
static gboolean
find_dots (EntentePainting            *self,
           const EntenteSceneRelation *relation,
           EntentePoint               *ends)
{
  const EntenteSceneActor *source = entente_scene_find_actor (self->scene, relation->source);
  const EntenteSceneActor *target = entente_scene_find_actor (self->scene, relation->target);

  if (source == NULL || target == NULL || source == target)
    return FALSE;
  ends[0] = get_middle (source);
  ends[1] = get_middle (target);
  return TRUE;
}

static gboolean
set_stroke (EntentePainting            *self,
            const EntenteSceneRelation *relation)
{
  EntentePoint ends[2];

  if (relation->n_points < 4
      || !entente_painting_is_sound (self, relation->points, relation->n_points))
    return FALSE;
  entente_stroke_set (&self->stroke, relation->points, relation->n_points);
  if (self->dots && find_dots (self, relation, ends))
    entente_stroke_move_ends (&self->stroke, ends[0], ends[1]);
  return TRUE;
}

static void
draw_diamond (EntentePainting            *self,
              const EntenteSceneRelation *relation,
              double                      alpha)
{
  EntenteColor color = get_line_color (self, relation, alpha);
  cairo_t *cr = self->cr;
  double x = relation->diamond.x;
  double y = relation->diamond.y;

  cairo_move_to (cr, x, y - ENTENTE_DIAMOND_PX);
  cairo_line_to (cr, x + ENTENTE_DIAMOND_PX, y);
  cairo_line_to (cr, x, y + ENTENTE_DIAMOND_PX);
  cairo_line_to (cr, x - ENTENTE_DIAMOND_PX, y);
  cairo_close_path (cr);
  if (!self->picture->transparent)
    {
      set_color (cr, &self->palette->ground, 1.0);
      cairo_fill_preserve (cr);
    }
  set_color (cr, &color, 1.0);
  cairo_set_line_width (cr, DIAMOND_RIM_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (cr);
}

void
entente_painting_draw_relation (EntentePainting            *self,
                                const EntenteSceneRelation *relation,
                                double                      alpha,
                                gboolean                    selected)
{
  EntenteLineLook look;

  if (!set_stroke (self, relation))
    return;
  look = get_look (self, relation, alpha);
  if (has_bare_sign (self, relation, entente_stroke_get_length (&self->stroke)))
    {
      double way = get_bare_sign_way (self, relation);

      entente_line_look_add_gap (&look, way - BARE_SIGN_RADIUS_PX, way + BARE_SIGN_RADIUS_PX);
    }
  if (selected)
    entente_draw_line_halo (self->cr, &self->stroke, &look, &self->palette->accent);
  entente_draw_line (self->cr, &self->stroke, &look);
  if (self->details && relation->has_diamond)
    draw_diamond (self, relation, alpha);
}

static double
get_bend (const EntentePoint *p)
{
  double dx = (p[1].x + p[2].x - p[0].x - p[3].x) * 0.375;
  double dy = (p[1].y + p[2].y - p[0].y - p[3].y) * 0.375;

  return hypot (dx, dy);
}

static gboolean
is_in_sight (const EntentePainting *self,
             double                 x,
             double                 y,
             double                 reach)
{
  const EntenteBox *clip = &self->picture->clip;

  return x >= clip->x - reach && x <= clip->x + clip->width + reach && y >= clip->y - reach
         && y <= clip->y + clip->height + reach;
}

/**
 * entente_painting_is_passing:
 *
 * Returns: whether of a relation only a plain stretch of its line can be in the clip
 */
gboolean
entente_painting_is_passing (const EntentePainting      *self,
                             const EntenteSceneRelation *relation)
{
  const EntentePoint *p = relation->points;
  double half = hypot (relation->label.width, relation->label.height) / 2.0;

  if (relation->n_points != 4 || relation->contradicted || relation->has_diamond
      || relation->phase == ENTENTE_PHASE_PROPOSED)
    return FALSE;
  if (relation->has_label && is_in_sight (self, relation->label.x, relation->label.y, half))
    return FALSE;
  return !is_in_sight (self, p[0].x, p[0].y, DETAIL_REACH)
         && !is_in_sight (self, p[3].x, p[3].y, DETAIL_REACH)
         && !is_in_sight (self, (p[0].x + 3.0 * (p[1].x + p[2].x) + p[3].x) / 8.0,
                          (p[0].y + 3.0 * (p[1].y + p[2].y) + p[3].y) / 8.0, DETAIL_REACH);
}

/**
 * entente_painting_draw_far_line:
 *
 * The same where nothing but the line can be told apart. Quick: there may be hundred thousands.
 */
void
entente_painting_draw_far_line (EntentePainting            *self,
                                const EntenteSceneRelation *relation,
                                double                      alpha)
{
  const EntentePoint *p = relation->points;
  double hairline = ENTENTE_HAIRLINE_PX * self->pixel;
  double width = get_width (relation);
  cairo_t *cr = self->cr;
  EntentePoint ends[2];
  EntenteColor color;

  if (relation->n_points < 4 || !entente_painting_is_sound (self, p, relation->n_points))
    return;
  ends[0] = p[0];
  ends[1] = p[relation->n_points - 1];
  if (self->dots)
    find_dots (self, relation, ends);
  cairo_move_to (cr, ends[0].x, ends[0].y);
  if (relation->n_points == 4 && get_bend (p) < FLAT_PX * self->pixel)
    cairo_line_to (cr, ends[1].x, ends[1].y);
  else
    for (guint i = 1; i + 2 < relation->n_points; i += 3)
      {
        const EntentePoint *to = i + 3 < relation->n_points ? &p[i + 2] : &ends[1];

        cairo_curve_to (cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, to->x, to->y);
      }
  color = get_line_color (self, relation, alpha * MAX (width / MAX (width, hairline), HAIRLINE_LEAST));
  set_color (cr, &color, 1.0);
  cairo_set_line_width (cr, MAX (width, hairline));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
}

static void
draw_bare_sign (EntentePainting            *self,
                const EntenteSceneRelation *relation,
                double                      alpha)
{
  EntenteColor color = get_line_color (self, relation, alpha);
  EntentePoint at;

  if (isnan (relation->tone) || !set_stroke (self, relation)
      || !has_bare_sign (self, relation, entente_stroke_get_length (&self->stroke)))
    return;
  at = entente_stroke_get_point (&self->stroke, get_bare_sign_way (self, relation), NULL);
  entente_draw_sign (self->cr, entente_sign_of_tone ((double) relation->tone), at.x, at.y,
                     BARE_SIGN_RADIUS_PX, &color, &self->palette->ground, is_doubtful (relation));
}

static void
draw_patch (EntentePainting         *self,
            const EntenteSceneLabel *label)
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
  set_color (cr, &self->palette->ground, 1.0);
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
  PangoLayout *layout = entente_lettering_get_layout (ENTENTE_LETTERING_LABEL, relation->text);
  double baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  double x = (double) relation->text_offset - relation->label.width / 2.0;
  PangoRectangle logical;

  set_color (cr, quiet ? &self->palette->muted : &self->palette->ink, alpha);
  cairo_move_to (cr, x, LABEL_MIDDLE * ENTENTE_LABEL_FONT_PX - baseline);
  pango_cairo_show_layout (cr, layout);
  /* The text leaves its end as the current point, from which an arc would draw a line. */
  cairo_new_path (cr);
  if (relation->claim != ENTENTE_CLAIM_DENIED)
    return;
  pango_layout_get_extents (layout, NULL, &logical);
  cairo_move_to (cr, x, 0.5);
  cairo_line_to (cr, x + (double) logical.width / PANGO_SCALE, 0.5);
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
  const EntenteSceneLabel *label = &relation->label;
  double way = ENTENTE_LABEL_PADDING_PX + ENTENTE_SIGN_RADIUS_PX - label->width / 2.0;
  EntenteColor color = get_line_color (self, relation, alpha);

  entente_draw_sign (self->cr, entente_sign_of_tone ((double) relation->tone),
                     label->x + way * cos (label->angle), label->y + way * sin (label->angle),
                     ENTENTE_SIGN_RADIUS_PX, &color, &self->palette->ground,
                     is_doubtful (relation));
}

/**
 * entente_painting_draw_label:
 *
 * Draws what stands in a relation's line: its sign and its words.
 */
void
entente_painting_draw_label (EntentePainting            *self,
                             const EntenteSceneRelation *relation,
                             double                      alpha)
{
  const EntenteSceneLabel *label = &relation->label;
  const EntentePoint middle = { label->x, label->y };

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
    draw_patch (self, label);
  if (relation->text != NULL && *relation->text != '\0')
    draw_words (self, relation, alpha);
  cairo_restore (self->cr);
  if (!isnan (relation->tone))
    draw_label_sign (self, relation, alpha);
}

/* Before an actor's rim, not under it; in the middle of another line. */
static EntentePoint
get_knob (const EntenteSceneTie *tie)
{
  const EntentePoint *end = &tie->points[tie->n_points - 1];
  double dx = end[-1].x - end->x;
  double dy = end[-1].y - end->y;
  double length = hypot (dx, dy);

  if (tie->role != ENTENTE_ROLE_REGARDING || !(length > TIE_END_PX))
    return *end;
  return (EntentePoint) { end->x + dx / length * TIE_END_PX, end->y + dy / length * TIE_END_PX };
}

/* Where a tie ends: from afar in the middle of a dot, as its actor's outline is not drawn. */
static EntentePoint
get_tie_end (const EntentePainting *self,
             const EntenteSceneTie *tie)
{
  const EntenteSceneActor *actor = NULL;

  if (self->dots && tie->role == ENTENTE_ROLE_REGARDING)
    actor = entente_scene_find_actor (self->scene, tie->other);
  return actor != NULL ? get_middle (actor) : tie->points[tie->n_points - 1];
}

/* From the diamond's corner on: where nothing covers a diamond one sees into it. */
static void
append_tie (EntentePainting       *self,
            const EntenteSceneTie *tie)
{
  entente_stroke_set (&self->stroke, tie->points, tie->n_points);
  if (!self->details)
    entente_stroke_move_ends (&self->stroke, tie->points[0], get_tie_end (self, tie));
  entente_stroke_append (&self->stroke, self->cr,
                         self->details ? ENTENTE_DIAMOND_PX + TIE_WIDTH_PX : 0.0,
                         entente_stroke_get_length (&self->stroke));
}

static void
draw_tie (EntentePainting       *self,
          const EntenteSceneTie *tie,
          const EntenteColor    *color)
{
  const double dots[] = { DOT_LENGTH_PX, MAX (TIE_GAP_PX, TIE_FAR_GAP_PX * self->pixel) };
  cairo_t *cr = self->cr;
  EntentePoint knob;

  if (tie->n_points < 4 || !entente_painting_is_sound (self, tie->points, tie->n_points))
    return;
  append_tie (self, tie);
  set_color (cr, color, self->details ? 1.0 : TIE_FAR_ALPHA);
  cairo_set_line_width (cr, MAX (TIE_WIDTH_PX, TIE_FAR_PX * self->pixel));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (!self->details)
    return;
  knob = get_knob (tie);
  cairo_arc (cr, knob.x, knob.y, TIE_END_PX, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
}

/**
 * entente_painting_draw_ties:
 *
 * Draws the dotted ties of a relation to its third parties and to the relations it concerns. They
 * end in a small knob.
 */
void
entente_painting_draw_ties (EntentePainting            *self,
                            const EntenteSceneRelation *relation,
                            double                      alpha)
{
  guint n_ties = 0;
  guint first = entente_scene_find_ties (self->scene, relation->relation, &n_ties);
  EntenteColor color;

  if (n_ties == 0)
    return;
  color = get_line_color (self, relation, alpha);
  for (guint i = 0; i < n_ties; i++)
    draw_tie (self, entente_scene_get_tie (self->scene, first + i), &color);
}
