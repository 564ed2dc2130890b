/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-names.h"
#include "entente-painting.h"

#define NAME_HALO_PX 3.0
#define HALO_ALPHA 0.85
/* How far its rim may be off: nobody can tell, and names are many. */
#define HALO_TOLERANCE_PX 0.4
#define LEAD 0.6 /* how far names are ahead of boxes: more would be a jump */

/* Ground around the letters. */
static void
draw_halo (EntentePainting    *self,
           EntenteTextLine    *line,
           double              x,
           double              y,
           double              width,
           const EntenteColor *ground)
{
  cairo_t *cr = self->cr;
  double tolerance = cairo_get_tolerance (cr);

  entente_text_line_append_path (line, cr, x, y);
  entente_ink_set (cr, ground, 1.0);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_tolerance (cr, HALO_TOLERANCE_PX);
  cairo_stroke (cr);
  cairo_set_tolerance (cr, tolerance);
}

/* @part: how far the name has become that of a box, which has no halo */
static void
draw_text (EntentePainting *self,
           EntenteTextLine *line,
           double           x,
           double           y,
           double           halo, /* its width */
           double           part,
           double           alpha)
{
  const EntenteColor ink = entente_color_with_alpha (&self->palette->ink, alpha);
  const EntenteColor ground
      = entente_color_with_alpha (&self->palette->ground, HALO_ALPHA * alpha * (1.0 - part));
  gboolean hasty = self->picture->hasty;
  gboolean bare = hasty || self->picture->transparent;

  if (!bare
      && entente_stamp_draw (&self->stamp, self->cr, line, x, y, halo / 2.0, &ground, &ink))
    return;
  if (!bare)
    draw_halo (self, line, x, y, halo, &ground);
  entente_ink_set (self->cr, &ink, 1.0);
  if (hasty)
    entente_draw_letters (self->cr, line, x, y);
  else
    entente_draw_text (self->cr, line, x, y);
}

static EntentePoint
get_middle (const EntenteBox *box)
{
  return (EntentePoint) { box->x + box->width / 2.0, box->y + box->height / 2.0 };
}

/* While its dot becomes a box the name goes there, and becomes as large as it is in it; ahead of the box, so
 * that it does not hang out of that. */
static void
draw_name (EntentePainting   *self,
           const EntenteName *name,
           const EntenteBox  *box,
           double             alpha)
{
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, name->actor->text);
  EntentePoint beside = get_middle (box);
  EntentePoint inside = get_middle (&name->actor->label);
  double part = self->boxes * (1.0 + LEAD - LEAD * self->boxes);
  double size = entente_name_get_size (name) * self->pixel;
  double scale = (1.0 - part) * size / ENTENTE_ACTOR_FONT_PX + part;
  cairo_t *cr = self->cr;
  PangoRectangle logical;
  double x, y;

  entente_text_line_get_extents (line, NULL, &logical);
  x = -(double) logical.width / PANGO_SCALE / 2.0;
  y = -(double) logical.height / PANGO_SCALE / 2.0;
  cairo_save (cr);
  cairo_translate (cr, beside.x + (inside.x - beside.x) * part,
                   beside.y + (inside.y - beside.y) * part);
  cairo_scale (cr, scale, scale);
  draw_text (self, line, x, y, NAME_HALO_PX * self->pixel / scale, part, alpha);
  cairo_restore (cr);
}

static gboolean
is_in_clip (const EntentePainting *self,
            const EntenteBox      *box)
{
  const EntenteBox *clip = &self->picture->clip;
  double reach = NAME_HALO_PX * self->pixel;

  return box->x - reach < clip->x + clip->width && box->x + box->width + reach > clip->x
         && box->y - reach < clip->y + clip->height && box->y + box->height + reach > clip->y;
}

/**
 * entente_painting_find_names:
 *
 * Takes those at hand, or else all actors' or only those of what is lit.
 */
void
entente_painting_find_names (EntentePainting *self)
{
  const EntentePicture *picture = self->picture;
  gboolean lights = picture->focus != NULL && picture->focus->actors != NULL;

  self->names = picture->names;
  if (self->names == NULL && !lights && !picture->bounded)
    self->names = entente_names_for_zoom (self->scene, picture->zoom);
  if (self->names == NULL)
    self->names = self->names_made
        = entente_names_new (self->scene, picture->focus,
                             picture->bounded ? &picture->clip : NULL, picture->zoom,
                             picture->cancellable);
}

gboolean
entente_painting_has_name (const EntentePainting *self,
                           guint32                actor)
{
  const EntenteName *name = self->names != NULL ? entente_names_find (self->names, actor) : NULL;

  return name != NULL && name->zoom < self->picture->zoom;
}

/**
 * entente_painting_draw_names:
 *
 * Writes the names of the most important actors beside their dots.
 */
void
entente_painting_draw_names (EntentePainting *self)
{
  double zoom = self->picture->zoom;
  EntenteNamesIter iter;
  const EntenteName *name;

  entente_names_iter_init (&iter, self->names, zoom);
  while (!entente_painting_is_cancelled (self) && (name = entente_names_iter_next (&iter)) != NULL)
    {
      double alpha = entente_painting_settle (self, entente_name_get_alpha (name, zoom));
      EntenteBox box = entente_name_get_box (name, zoom);
      EntenteBox reach = entente_name_get_reach (name, zoom);
      const EntentePoint corners[]
          = { { box.x, box.y }, { box.x + box.width, box.y + box.height } };

      if (alpha > 0.0 && is_in_clip (self, &reach)
          && entente_painting_is_sound (self, corners, G_N_ELEMENTS (corners)))
        draw_name (self, name, &box, alpha);
    }
}
