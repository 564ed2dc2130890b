/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-dot.h"
#include "entente-ink.h"
#include "entente-painting.h"

#include <math.h>

#define TIE_WIDTH_PX 1.5
#define TIE_GAP_PX 4.2
/* A dot is a dash with round ends; of no length at all it is not a dash to every reader of SVG. */
#define DOT_LENGTH_PX 0.01
/* The knob at its end. */
#define TIE_END_PX 2.2
/* From afar ties are paler, so that they are not taken for lines. */
#define TIE_FAR_PX 1.1
#define TIE_FAR_GAP_PX 3.2
#define TIE_FAR_ALPHA 0.6

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
  const EntentePoint *end = &tie->points[tie->n_points - 1];
  const EntenteSceneActor *actor = NULL;
  EntentePoint middle;

  if (self->dots && tie->role == ENTENTE_ROLE_REGARDING)
    actor = entente_scene_find_actor (self->scene, tie->other);
  if (actor == NULL)
    return *end;
  middle = entente_dot_get_middle (actor);
  return (EntentePoint) { middle.x + (end->x - middle.x) * self->boxes,
                          middle.y + (end->y - middle.y) * self->boxes };
}

/* From the diamond's corner on: where nothing covers a diamond one sees into it. */
static void
append_tie (EntentePainting       *self,
            const EntenteSceneTie *tie)
{
  entente_stroke_set (&self->stroke, tie->points, tie->n_points);
  entente_stroke_move_ends (&self->stroke, tie->points[0], get_tie_end (self, tie));
  entente_stroke_append (&self->stroke, self->cr,
                         self->details ? (ENTENTE_DIAMOND_PX + TIE_WIDTH_PX) * (1.0 - self->plain) : 0.0,
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
  entente_ink_set (cr, color, self->details ? 1.0 - self->plain * (1.0 - TIE_FAR_ALPHA)
                                            : TIE_FAR_ALPHA);
  cairo_set_line_width (cr, MAX (TIE_WIDTH_PX, TIE_FAR_PX * self->pixel));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (!self->details || self->plain >= 1.0)
    return;
  knob = get_knob (tie);
  cairo_arc (cr, knob.x, knob.y, TIE_END_PX * (1.0 - self->plain), 0.0, 2.0 * G_PI);
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
  color = entente_painting_get_line_color (self, relation, alpha);
  for (guint i = 0; i < n_ties; i++)
    draw_tie (self, entente_scene_get_tie (self->scene, first + i), &color);
}
