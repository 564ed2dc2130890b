/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-name-stamps.h"

#include "entente-draw-text.h"
#include "entente-lettering.h"
#include "entente-metrics.h"

#include <math.h>

#define HALO_PX 3.0
#define HALO_ALPHA 0.85
/* Letters and half of their halo reach at most so far beyond the size that is measured. */
#define MARGIN_PX 4
#define LINE_HEIGHT 1.3
/* Letters are laid out as on the map; here they are smaller. */
#define SCALE (ENTENTE_CAST_NAME_PX / ENTENTE_ACTOR_FONT_PX)

struct _EntenteNameStamps
{
  const EntenteCast *cast;
  cairo_surface_t **images;      /* by names; NULL before they are drawn */
  const EntentePalette *palette; /* of the images; nullable */
  double scale;                  /* likewise, device pixels a pixel */
};

EntenteNameStamps *
entente_name_stamps_new (const EntenteCast *cast)
{
  EntenteNameStamps *self = g_new0 (EntenteNameStamps, 1);

  self->cast = cast;
  self->images = g_new0 (cairo_surface_t *, cast->names->len);
  return self;
}

static void
forget_images (EntenteNameStamps *self)
{
  for (guint i = 0; i < self->cast->names->len; i++)
    g_clear_pointer (&self->images[i], cairo_surface_destroy);
}

void
entente_name_stamps_free (EntenteNameStamps *self)
{
  forget_images (self);
  g_free (self->images);
  g_free (self);
}

void
entente_name_stamps_measure (const EntenteCastName *name,
                             int                   *width,
                             int                   *height)
{
  *width = (int) ceil (name->width * SCALE);
  *height = (int) ceil (ENTENTE_CAST_NAME_PX * LINE_HEIGHT);
}

static void
draw_name (const EntenteCastName *name,
           const EntentePalette  *palette,
           cairo_t               *cr)
{
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, name->text);

  cairo_translate (cr, MARGIN_PX, MARGIN_PX);
  cairo_scale (cr, SCALE, SCALE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, HALO_PX / SCALE);
  cairo_set_source_rgba (cr, palette->ground.red, palette->ground.green, palette->ground.blue,
                         HALO_ALPHA);
  entente_text_line_append_path (line, cr, 0.0, 0.0);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, palette->ink.red, palette->ink.green, palette->ink.blue);
  entente_draw_text (cr, line, 0.0, 0.0);
}

static cairo_surface_t *
paint_image (const EntenteNameStamps *self,
             const EntenteCastName   *name)
{
  cairo_surface_t *image;
  cairo_t *cr;
  int width, height;

  entente_name_stamps_measure (name, &width, &height);
  width = (int) ceil ((width + 2 * MARGIN_PX) * self->scale);
  height = (int) ceil ((height + 2 * MARGIN_PX) * self->scale);
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_surface_set_device_scale (image, self->scale, self->scale);
  cr = cairo_create (image);
  draw_name (name, self->palette, cr);
  cairo_destroy (cr);
  return image;
}

static void
follow_look (EntenteNameStamps    *self,
             const EntentePalette *palette,
             double                scale)
{
  if (self->palette == palette && self->scale == scale)
    return;
  forget_images (self);
  self->palette = palette;
  self->scale = scale;
}

void
entente_name_stamps_draw (EntenteNameStamps    *self,
                          guint                 index,
                          const EntentePalette *palette,
                          int                   x,
                          int                   y,
                          cairo_t              *cr)
{
  double scale, y_scale;

  cairo_surface_get_device_scale (cairo_get_target (cr), &scale, &y_scale);
  follow_look (self, palette, scale);
  if (self->images[index] == NULL)
    self->images[index]
        = paint_image (self, &g_array_index (self->cast->names, EntenteCastName, index));
  cairo_set_source_surface (cr, self->images[index], x - MARGIN_PX, y - MARGIN_PX);
  cairo_paint (cr);
}
