/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-density.h"
#include "entente-dot.h"
#include "entente-ink.h"
#include "entente-painting.h"

#include <math.h>

/* An unsourced line is thin; so much of its weight shows. */
#define UNSOURCED_BY_WIDTH 0.3

/* Heads, frayed ends and signs reach no farther than this. */
#define DETAIL_REACH 80.0

/* From afar a bend that is flatter than this on the surface is a straight line. */
#define FLAT_PX 1.0

/* Heads end outside of the rim. */
#define TIP_GAP_PX 1.6
/* From a dot's rim. */
#define DOT_GAP_PX 1.5

/* Free line before and after a label. */
#define LABEL_GAP_PX 2.0

#define DIAMOND_RIM_PX 1.5

/* Map units. */
double
entente_painting_get_width (const EntenteSceneRelation *relation)
{
  double width = (double) relation->width;

  if (relation->n_citations > 0 || width <= ENTENTE_LINE_MIN_PX)
    return width;
  return ENTENTE_LINE_MIN_PX + (width - ENTENTE_LINE_MIN_PX) * UNSOURCED_BY_WIDTH;
}

/* A bent line may leave a long label at its side and come back: that would be no line to see. */
static void
add_label_gaps (EntentePainting            *self,
                const EntenteSceneRelation *relation,
                EntenteLineLook            *look)
{
  EntenteStretch stretches[ENTENTE_LINE_MAX_GAPS / 2];
  const EntenteSceneLabel *label = &relation->marks->label;
  guint n = entente_stroke_find_label (&self->stroke, label, LABEL_GAP_PX, stretches,
                                       G_N_ELEMENTS (stretches));

  for (guint i = 0; i < n; i++)
    {
      EntenteStretch gap = stretches[i];

      while (i + 1 < n && stretches[i + 1].from - gap.to < label->width)
        gap.to = stretches[++i].to;
      entente_line_look_add_gap (look, gap.from, gap.to);
    }
}

static void
add_gaps (EntentePainting            *self,
          const EntenteSceneRelation *relation,
          EntenteLineLook            *look)
{
  if (relation->has_label && entente_painting_leaves_gap (self, self->labels))
    add_label_gaps (self, relation, look);
  if (self->details && relation->has_diamond)
    {
      double way = entente_stroke_find_near (&self->stroke, relation->marks->diamond);
      double half = ENTENTE_DIAMOND_PX * (1.0 - self->plain);

      entente_line_look_add_gap (look, way - half, way + half);
    }
}

/**
 * entente_painting_trim:
 *
 * Sets how far from its ends the relation's line with these heads begins and ends.
 */
void
entente_painting_trim (const EntentePainting      *self,
                       const EntenteSceneRelation *relation,
                       EntenteLineLook            *look)
{
  double boxes = self->boxes;

  look->trim_start = look->head_start ? boxes * TIP_GAP_PX : 0.0;
  look->trim_end = look->head_end ? boxes * TIP_GAP_PX : 0.0;
  if (self->dots)
    {
      const EntenteSceneActor *source = entente_scene_find_actor (self->scene, relation->source);
      const EntenteSceneActor *target = entente_scene_find_actor (self->scene, relation->target);
      double gap = DOT_GAP_PX * self->pixel * (1.0 - self->plain);

      if (source != NULL)
        look->trim_start += (1.0 - boxes) * (gap + entente_painting_get_dot_radius (self, source));
      if (target != NULL)
        look->trim_end += (1.0 - boxes) * (gap + entente_painting_get_dot_radius (self, target));
    }
}

static void
set_ends (const EntentePainting      *self,
          const EntenteSceneRelation *relation,
          EntenteLineLook            *look)
{
  look->head_end = self->details && relation->direction != ENTENTE_DIRECTION_NONE;
  look->head_start = self->details && relation->direction == ENTENTE_DIRECTION_BOTH;
  entente_painting_trim (self, relation, look);
}

static EntentePoint
mix (EntentePoint a,
     EntentePoint b,
     double       part)
{
  return (EntentePoint) { a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

static EntenteLineLook
get_look (EntentePainting            *self,
          const EntenteSceneRelation *relation,
          double                      alpha)
{
  EntenteLineLook look = { .notch = -1.0, .plain = self->plain };
  double strength;

  look.width = entente_density_get_width (entente_painting_get_width (relation),
                                          self->picture->zoom, &strength)
               * self->pixel;
  look.color = entente_painting_get_line_color (self, relation, alpha * strength);
  set_ends (self, relation, &look);
  if (!self->details)
    return look;

  look.dashed = relation->phase == ENTENTE_PHASE_PROPOSED;
  look.frayed = relation->n_citations == 0 && !self->picture->hasty;
  look.hollow = entente_painting_is_doubtful (relation);
  add_gaps (self, relation, &look);
  if (relation->contradicted)
    look.notch = entente_draw_line_find_notch (&self->stroke, &look);
  return look;
}

/* Dots are smaller than the boxes at whose outlines lines end: there they end in the middles. */
void
entente_painting_find_ends (const EntentePainting      *self,
                            const EntenteSceneRelation *relation,
                            EntentePoint               *ends)
{
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  EntentePoint source, target;

  ends[0] = points[0];
  ends[1] = points[relation->n_points - 1];
  if (!self->dots || relation->source == relation->target
      || !entente_scene_find_middle (self->scene, relation->source, &source)
      || !entente_scene_find_middle (self->scene, relation->target, &target))
    return;
  ends[0] = mix (source, ends[0], self->boxes);
  ends[1] = mix (target, ends[1], self->boxes);
}

/**
 * entente_painting_set_stroke:
 *
 * Takes a relation's line as the painting's stroke, to the dots' middles from afar.
 *
 * Returns: FALSE where it cannot be drawn
 */
gboolean
entente_painting_set_stroke (EntentePainting            *self,
                             const EntenteSceneRelation *relation)
{
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  EntentePoint ends[2];

  if (relation->n_points < 4 || !entente_painting_is_sound (self, points, relation->n_points))
    return FALSE;
  entente_stroke_set (&self->stroke, points, relation->n_points);
  if (!self->dots)
    return TRUE;
  entente_painting_find_ends (self, relation, ends);
  entente_stroke_move_ends (&self->stroke, ends[0], ends[1]);
  return TRUE;
}

static void
draw_diamond (EntentePainting            *self,
              const EntenteSceneRelation *relation,
              double                      alpha)
{
  EntenteColor color = entente_painting_get_line_color (self, relation, alpha);
  cairo_t *cr = self->cr;
  double x = relation->marks->diamond.x;
  double y = relation->marks->diamond.y;
  double half = ENTENTE_DIAMOND_PX * (1.0 - self->plain);

  cairo_move_to (cr, x, y - half);
  cairo_line_to (cr, x + half, y);
  cairo_line_to (cr, x, y + half);
  cairo_line_to (cr, x - half, y);
  cairo_close_path (cr);
  if (!self->picture->transparent)
    {
      entente_ink_set (cr, &self->palette->ground, 1.0);
      cairo_fill_preserve (cr);
    }
  entente_ink_set (cr, &color, 1.0);
  cairo_set_line_width (cr, DIAMOND_RIM_PX * (1.0 - self->plain));
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
  EntenteStretch sign;

  if (!entente_painting_set_stroke (self, relation))
    return;
  look = get_look (self, relation, alpha);
  if (entente_painting_leaves_gap (self, self->labels)
      && entente_painting_find_bare_sign (self, relation, &sign))
    entente_line_look_add_gap (&look, sign.from, sign.to);
  if (selected)
    entente_draw_line_halo (self->cr, &self->stroke, &look, &self->palette->accent);
  if (entente_stroke_suits (&self->stroke, &self->pen, self->cr, look.width))
    look.pen = &self->pen;
  entente_draw_line (self->cr, &self->stroke, &look);
  if (self->details && self->plain < 1.0 && relation->has_diamond)
    draw_diamond (self, relation, alpha);
}

/* Of the one curve of a line between its ends as they are drawn. */
static double
get_bend (const EntentePoint *p,
          const EntentePoint *ends)
{
  double dx = (p[1].x + p[2].x - ends[0].x - ends[1].x) * 0.375;
  double dy = (p[1].y + p[2].y - ends[0].y - ends[1].y) * 0.375;

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
 * Returns: whether of a relation only a plain stretch of its line can be in the clip; not where it goes
 *   on into dots, as its plain stretch is then another curve
 */
gboolean
entente_painting_is_passing (const EntentePainting      *self,
                             const EntenteSceneRelation *relation)
{
  const EntentePoint *p = ENTENTE_LINE_POINTS (relation);
  const EntenteSceneLabel *label = &relation->marks->label;

  if (self->dots || relation->n_points != 4 || relation->contradicted || relation->has_diamond
      || relation->phase == ENTENTE_PHASE_PROPOSED)
    return FALSE;
  if (relation->has_label
      && is_in_sight (self, label->x, label->y, hypot (label->width, label->height) / 2.0))
    return FALSE;
  return !is_in_sight (self, p[0].x, p[0].y, DETAIL_REACH)
         && !is_in_sight (self, p[3].x, p[3].y, DETAIL_REACH)
         && !is_in_sight (self, (p[0].x + 3.0 * (p[1].x + p[2].x) + p[3].x) / 8.0,
                          (p[0].y + 3.0 * (p[1].y + p[2].y) + p[3].y) / 8.0, DETAIL_REACH);
}

/* Of one curve. */
static gboolean
draw_by_pen (const EntentePainting *self,
             const EntentePoint    *points,
             const EntentePoint    *ends,
             double                 width,
             const EntenteColor    *color)
{
  const EntentePoint curve[] = { ends[0], points[1], points[2], ends[1] };

  if (!entente_pen_can_draw (&self->pen, self->cr, curve, G_N_ELEMENTS (curve), width))
    return FALSE;
  entente_pen_draw_curve (&self->pen, curve, 0.0, 1.0, width, color);
  return TRUE;
}

static void
draw_by_cairo (const EntentePainting      *self,
               const EntenteSceneRelation *relation,
               const EntentePoint         *ends,
               double                      width,
               const EntenteColor         *color)
{
  const EntentePoint *p = ENTENTE_LINE_POINTS (relation);
  cairo_t *cr = self->cr;

  cairo_move_to (cr, ends[0].x, ends[0].y);
  if (relation->n_points == 4 && get_bend (p, ends) < FLAT_PX * self->pixel)
    cairo_line_to (cr, ends[1].x, ends[1].y);
  else
    for (guint i = 1; i + 2 < relation->n_points; i += 3)
      {
        const EntentePoint *to = i + 3 < relation->n_points ? &p[i + 2] : &ends[1];

        cairo_curve_to (cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, to->x, to->y);
      }
  entente_ink_set (cr, color, 1.0);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_stroke (cr);
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
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  EntentePoint ends[2];
  double strength;
  double width;
  EntenteColor color;

  if (relation->n_points < 4 || !entente_painting_is_sound (self, points, relation->n_points))
    return;
  entente_painting_find_ends (self, relation, ends);
  width = entente_density_get_width (entente_painting_get_width (relation), self->picture->zoom,
                                     &strength)
          * self->pixel;
  color = entente_painting_get_line_color (self, relation, alpha * strength);
  if (relation->n_points > 4 || !draw_by_pen (self, points, ends, width, &color))
    draw_by_cairo (self, relation, ends, width, &color);
}
