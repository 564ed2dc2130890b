/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-level.h"

#include "entente-dot.h"
#include "entente-lit.h"
#include "entente-names.h"

#include <math.h>
#include <string.h>

EntenteLevel *
entente_level_new (EntenteScene         *scene,
                   const EntentePalette *palette,
                   EntenteFocusSet      *focus,
                   EntentePair           opened,
                   double                zoom,
                   int                   scale)
{
  EntenteLevel *self = g_new0 (EntenteLevel, 1);

  g_atomic_ref_count_init (&self->count);
  self->scene = entente_scene_ref (scene);
  self->palette = palette;
  self->focus = focus != NULL ? entente_focus_set_ref (focus) : NULL;
  self->opened = opened;
  self->zoom = zoom;
  self->scale = scale;
  return self;
}

EntenteLevel *
entente_level_ref (EntenteLevel *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

void
entente_level_unref (EntenteLevel *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  entente_names_free ((EntenteNames *) self->names);
  entente_lit_free ((EntenteLit *) self->lit);
  entente_scene_unref (self->scene);
  g_clear_pointer (&self->focus, entente_focus_set_unref);
  g_free (self);
}

double
entente_level_get_density (const EntenteLevel *self)
{
  return self->zoom * self->scale;
}

gboolean
entente_level_is_like (const EntenteLevel *self,
                       const EntenteLevel *other)
{
  return self->scene == other->scene && self->palette == other->palette
         && self->focus == other->focus && entente_pair_equal (self->opened, other->opened);
}

gboolean
entente_level_equal (const EntenteLevel *self,
                     const EntenteLevel *other)
{
  return entente_level_is_like (self, other) && self->zoom == other->zoom
         && self->scale == other->scale && self->hasty == other->hasty;
}

cairo_surface_t *
entente_level_create_surface (const EntenteLevel *self,
                              int                 width,
                              int                 height)
{
  return cairo_image_surface_create (
      self->focus == NULL ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height);
}

/* Of what is lit; a scene keeps its own. (nullable) */
static EntenteNames *
get_names (EntenteLevel *self)
{
  if (self->focus == NULL || self->zoom >= ENTENTE_BOXES_ZOOM)
    return NULL;
  if (g_once_init_enter (&self->names))
    g_once_init_leave (&self->names,
                       (gsize) entente_names_new (self->scene, entente_focus_set_get (self->focus),
                                                  NULL, self->zoom, NULL));
  return (EntenteNames *) self->names;
}

/* (nullable) */
static const EntenteLit *
get_lit (EntenteLevel *self)
{
  if (self->focus == NULL)
    return NULL;
  if (g_once_init_enter (&self->lit))
    g_once_init_leave (&self->lit, (gsize) entente_lit_new (self->scene,
                                                            entente_focus_set_get (self->focus)));
  return (const EntenteLit *) self->lit;
}

void
entente_level_paint (EntenteLevel    *self,
                     cairo_surface_t *surface,
                     gint64           x,
                     gint64           y,
                     EntenteArea      part)
{
  const EntenteColor *ground = &self->palette->ground;
  double density = entente_level_get_density (self);
  EntentePicture wanted = {
    .scene = self->scene,
    .palette = self->palette,
    .focus = self->focus != NULL ? entente_focus_set_get (self->focus) : NULL,
    .lit = get_lit (self),
    .opened = &self->opened,
    .clip = { (double) part.x / density, (double) part.y / density, part.width / density,
              part.height / density },
    .names = get_names (self),
    .part = self->plain ? ENTENTE_PICTURE_TILE : ENTENTE_PICTURE_WHOLE,
    .zoom = self->zoom,
    .hasty = self->hasty,
  };
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, (double) (part.x - x), (double) (part.y - y), part.width, part.height);
  cairo_clip (cr);
  if (self->focus == NULL)
    {
      cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
      cairo_paint (cr);
    }
  cairo_translate (cr, (double) -x, (double) -y);
  cairo_scale (cr, density, density);
  entente_painter_paint (&wanted, cr);
  cairo_destroy (cr);
}

/* Whole pixels that hold the box, with those that it touches. */
static EntenteArea
get_area (const EntenteLevel *self,
          const EntenteBox   *box)
{
  double density = entente_level_get_density (self);
  double left = floor (box->x * density) - 1.0;
  double top = floor (box->y * density) - 1.0;
  double right = ceil ((box->x + box->width) * density) + 1.0;
  double bottom = ceil ((box->y + box->height) * density) + 1.0;

  return (EntenteArea) { (gint64) left, (gint64) top, (int) MIN (right - left, G_MAXINT),
                         (int) MIN (bottom - top, G_MAXINT) };
}

GArray *
entente_level_find_changes (const EntenteLevel *self,
                            const EntenteLevel *before)
{
  const EntentePicture picture = {
    .scene = self->scene,
    .opened = &self->opened,
    .part = self->plain ? ENTENTE_PICTURE_TILE : ENTENTE_PICTURE_WHOLE,
    .zoom = self->zoom,
  };
  const EntentePicture shown = { .scene = before->scene, .opened = &before->opened };
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));
  GArray *areas;

  if (self->focus != NULL || before->focus != NULL || self->palette != before->palette
      || self->plain != before->plain || self->zoom != before->zoom || self->scale != before->scale
      || !entente_painter_get_changes (&picture, &shown, boxes))
    return NULL;
  areas = g_array_sized_new (FALSE, FALSE, sizeof (EntenteArea), boxes->len);
  for (guint i = 0; i < boxes->len; i++)
    {
      EntenteArea area = get_area (self, &g_array_index (boxes, EntenteBox, i));

      g_array_append_val (areas, area);
    }
  return areas;
}

static void
paint_region (EntenteLevel         *self,
              cairo_surface_t      *surface,
              gint64                x,
              gint64                y,
              const cairo_region_t *region)
{
  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (region, i, &part);
      entente_level_paint (self, surface, x, y,
                           (EntenteArea) { x + part.x, y + part.y, part.width, part.height });
    }
}

cairo_surface_t *
entente_level_mend (EntenteLevel         *self,
                    cairo_surface_t      *surface,
                    gint64                x,
                    gint64                y,
                    const cairo_region_t *stale)
{
  int height = cairo_image_surface_get_height (surface);
  cairo_surface_t *mended
      = entente_level_create_surface (self, cairo_image_surface_get_width (surface), height);

  /* The main thread may be showing it: cairo must not touch it here. */
  memcpy (cairo_image_surface_get_data (mended), cairo_image_surface_get_data (surface),
          (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  cairo_surface_mark_dirty (mended);
  paint_region (self, mended, x, y, stale);
  cairo_surface_flush (mended);
  return mended;
}
