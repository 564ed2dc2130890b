/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-actor.h"

#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-outline.h"

#include <math.h>

#define RIM_PX 1.4
#define HIGH_RIM_PX 2.0

/* The eye takes the capitals' middle for the name's middle: this far above the baseline, in parts
 * of the font's size. */
#define CAPITAL_MIDDLE 0.357

/* From the mark's middle to the name; the mark's own size. */
#define MARK_TO_NAME_PX 12.5
#define MARK_PX 6.0

/* Soft rings around what is selected. */
#define HALO_STEPS 3
#define HALO_STEP_PX 2.0
#define HALO_ALPHA 0.16

static void
append_rounded (cairo_t          *cr,
                const EntenteBox *box,
                double            radius)
{
  double right = box->x + box->width;
  double below = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, box->y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, right - radius, below - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, box->x + radius, below - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
append_chamfered (cairo_t          *cr,
                  const EntenteBox *box,
                  double            cut)
{
  double right = box->x + box->width;
  double below = box->y + box->height;

  cairo_move_to (cr, box->x + cut, box->y);
  cairo_line_to (cr, right - cut, box->y);
  cairo_line_to (cr, right, box->y + cut);
  cairo_line_to (cr, right, below - cut);
  cairo_line_to (cr, right - cut, below);
  cairo_line_to (cr, box->x + cut, below);
  cairo_line_to (cr, box->x, below - cut);
  cairo_line_to (cr, box->x, box->y + cut);
  cairo_close_path (cr);
}

/* The outline, moved outwards. */
static void
append_outline (cairo_t          *cr,
                EntenteShape      shape,
                const EntenteBox *box,
                double            outwards)
{
  const EntenteBox grown = { box->x - outwards, box->y - outwards, box->width + 2.0 * outwards,
                             box->height + 2.0 * outwards };
  double most = MIN (box->width, box->height) / 2.0;

  if (shape == ENTENTE_SHAPE_CHAMFER)
    append_chamfered (cr, &grown,
                      MIN (ENTENTE_CHAMFER_PX, most) + outwards * (2.0 - G_SQRT2));
  else
    append_rounded (cr, &grown, entente_outline_get_radius (shape, box) + outwards);
}

static void
draw_head (cairo_t *cr,
           double   x,
           double   y)
{
  cairo_arc (cr, x, y - 2.9, 3.1, 0.0, 2.0 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, x - MARK_PX + 0.3, y + MARK_PX - 0.4);
  cairo_curve_to (cr, x - MARK_PX + 0.3, y - 0.6, x + MARK_PX - 0.3, y - 0.6, x + MARK_PX - 0.3,
                  y + MARK_PX - 0.4);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A drop with its point at the place and a hole in its head. */
static void
draw_drop (cairo_t *cr,
           double   x,
           double   y)
{
  cairo_move_to (cr, x, y + MARK_PX + 0.6);
  cairo_curve_to (cr, x - 1.6, y + 3.4, x - 4.7, y + 1.4, x - 4.7, y - 1.9);
  cairo_arc (cr, x, y - 1.9, 4.7, G_PI, 2.0 * G_PI);
  cairo_curve_to (cr, x + 4.7, y + 1.4, x + 1.6, y + 3.4, x, y + MARK_PX + 0.6);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, x, y - 1.9, 1.8, 2.0 * G_PI, 0.0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A leaf of a calendar with one day marked. */
static void
draw_leaf (cairo_t *cr,
           double   x,
           double   y)
{
  const EntenteBox leaf = { x - 5.0, y - 4.4, 10.0, 9.6 };

  append_rounded (cr, &leaf, 1.6);
  cairo_set_line_width (cr, 1.3);
  cairo_stroke (cr);
  cairo_rectangle (cr, x - 5.0, y - 4.4, 10.0, 3.0);
  cairo_rectangle (cr, x - 3.1, y - 6.2, 1.4, 2.4);
  cairo_rectangle (cr, x + 1.7, y - 6.2, 1.4, 2.4);
  cairo_rectangle (cr, x + 0.4, y + 1.0, 2.4, 2.4);
  cairo_fill (cr);
}

static void
draw_mark (cairo_t     *cr,
           EntenteShape shape,
           double       x,
           double       y)
{
  if (shape == ENTENTE_SHAPE_PILL)
    draw_head (cr, x, y);
  else if (shape == ENTENTE_SHAPE_PLACE)
    draw_drop (cr, x, y);
  else if (shape == ENTENTE_SHAPE_EVENT)
    draw_leaf (cr, x, y);
}

/* A name around its middle. */
static void
draw_name (cairo_t    *cr,
           const char *text,
           double      x,
           double      y,
           gboolean    hasty)
{
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, text);

  x -= entente_text_line_get_width (line) / 2.0;
  y += CAPITAL_MIDDLE * ENTENTE_ACTOR_FONT_PX - entente_text_line_get_baseline (line);
  if (hasty)
    entente_draw_letters (cr, line, x, y);
  else
    entente_draw_text (cr, line, x, y);
}

/**
 * entente_draw_actor:
 * @alpha: how much of it is left where it fades; what is behind is hidden all the same
 * @hasty: for one frame of a motion: letters on whole pixels
 *
 * Draws an actor's box by its shape, its mark and its name.
 */
void
entente_draw_actor (cairo_t                  *cr,
                    const EntenteSceneActor  *actor,
                    const EntenteActorColors *colors,
                    const EntentePalette     *palette,
                    double                    alpha,
                    gboolean                  hasty)
{
  const EntenteBox *box = &actor->outline;
  gboolean high = palette->style == ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT
                  || palette->style == ENTENTE_PALETTE_HIGH_CONTRAST_DARK;

  cairo_set_dash (cr, NULL, 0, 0.0);
  append_outline (cr, actor->shape, box, 0.0);
  if (alpha < 1.0)
    {
      entente_ink_set (cr, &palette->ground, 1.0);
      cairo_fill_preserve (cr);
    }
  entente_ink_set (cr, &colors->tint, alpha);
  cairo_fill_preserve (cr);
  entente_ink_set (cr, &colors->rim, alpha);
  cairo_set_line_width (cr, high ? HIGH_RIM_PX : RIM_PX);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (cr);

  draw_mark (cr, actor->shape, actor->label.x - MARK_TO_NAME_PX, box->y + box->height / 2.0);
  if (actor->text == NULL || *actor->text == '\0')
    return;
  entente_ink_set (cr, &colors->text, alpha);
  draw_name (cr, actor->text, actor->label.x + actor->label.width / 2.0,
             actor->label.y + actor->label.height / 2.0, hasty);
}

/**
 * entente_draw_actor_halo:
 *
 * Lays soft rings of the accent around a selected actor.
 */
void
entente_draw_actor_halo (cairo_t                 *cr,
                         const EntenteSceneActor *actor,
                         const EntentePalette    *palette)
{
  entente_ink_set (cr, &palette->accent, HALO_ALPHA);
  cairo_set_dash (cr, NULL, 0, 0.0);
  for (guint i = HALO_STEPS; i >= 1; i--)
    {
      append_outline (cr, actor->shape, &actor->outline, i * HALO_STEP_PX);
      cairo_fill (cr);
    }
}
