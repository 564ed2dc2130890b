/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-names.h"
#include "entente-painting.h"

#include <pango/pangocairo.h>

#define NAME_HALO_PX 3.0
#define HALO_ALPHA 0.85

/* Ground around the letters. */
static void
draw_halo (EntentePainting *self,
           PangoLayout     *layout,
           double           y,
           double           width,
           double           alpha)
{
  cairo_t *cr = self->cr;

  cairo_move_to (cr, 0.0, y);
  pango_cairo_layout_path (cr, layout);
  entente_ink_set (cr, &self->palette->ground, HALO_ALPHA * alpha);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
draw_name (EntentePainting   *self,
           const EntenteName *name,
           const EntenteBox  *box,
           double             alpha)
{
  PangoLayout *layout = entente_lettering_get_layout (ENTENTE_LETTERING_ACTOR, name->actor->text);
  double size = entente_name_get_size (name) * self->pixel;
  double scale = size / ENTENTE_ACTOR_FONT_PX;
  cairo_t *cr = self->cr;
  PangoRectangle logical;
  double y;

  pango_layout_get_extents (layout, NULL, &logical);
  y = -(double) logical.height / PANGO_SCALE / 2.0;
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y + box->height / 2.0);
  cairo_scale (cr, scale, scale);
  if (!self->picture->transparent)
    draw_halo (self, layout, y, NAME_HALO_PX * self->pixel / scale, alpha);
  entente_ink_set (cr, &self->palette->ink, alpha);
  entente_draw_text (cr, layout, 0.0, y);
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

/* Those at hand, or else all actors' or only those of what is lit. @made: (out): to be freed */
static EntenteNames *
get_names (EntentePainting  *self,
           EntenteNames    **made)
{
  const EntentePicture *picture = self->picture;
  gboolean lights = picture->focus != NULL && picture->focus->actors != NULL;

  if (picture->names != NULL)
    return picture->names;
  if (!lights && !picture->bounded)
    return entente_names_of_scene (self->scene);
  *made = entente_names_new (self->scene, picture->focus, picture->bounded ? &picture->clip : NULL,
                             picture->zoom);
  return *made;
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
  g_autoptr (EntenteNames) made = NULL;
  EntenteNamesIter iter;
  const EntenteName *name;

  entente_names_iter_init (&iter, get_names (self, &made), zoom);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    {
      EntenteBox box = entente_name_get_box (name, zoom);
      const EntentePoint corners[]
          = { { box.x, box.y }, { box.x + box.width, box.y + box.height } };

      if (is_in_clip (self, &box)
          && entente_painting_is_sound (self, corners, G_N_ELEMENTS (corners)))
        draw_name (self, name, &box, entente_name_get_alpha (name, zoom));
    }
}
