/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-layer.h"

#include "entente-image-source.h"
#include "entente-tiling.h"

/* Painted around the view once it is panned, so that not every step of a pan paints. */
#define MARGIN_PX 256
/* More than these are painted in tiles: some 30 ms of strokes, two frames. */
#define TILED_RELATIONS 1000
#define TILED_ACTORS 2000

struct _EntenteLayer
{
  EntenteTiling *tiling;
  /* What is small. */
  cairo_surface_t *surface; /* NULL: no picture, like the level */
  EntenteLevel *level;
  EntenteArea area;
};

static EntenteLevel *
new_level (const EntenteLayerWish *wish)
{
  EntenteLevel *level = entente_level_new (wish->scene, wish->palette, wish->focus, wish->opened,
                                           wish->viewport.zoom, wish->scale);

  level->hasty = wish->hasty;
  return level;
}

static void
copy_part (cairo_surface_t *to,
           EntenteArea      area,
           EntenteLayer    *from,
           EntenteArea      part)
{
  cairo_t *cr = cairo_create (to);

  cairo_rectangle (cr, (double) (part.x - area.x), (double) (part.y - area.y), part.width,
                   part.height);
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, from->surface, (double) (from->area.x - area.x),
                            (double) (from->area.y - area.y));
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* What of the whole is not kept: above, below, left and right of it. */
static void
paint_around (EntenteLevel    *level,
              cairo_surface_t *surface,
              EntenteArea      whole,
              EntenteArea      kept)
{
  gint64 bottom = kept.y + kept.height;
  gint64 right = kept.x + kept.width;
  const EntenteArea parts[] = {
    { whole.x, whole.y, whole.width, (int) (kept.y - whole.y) },
    { whole.x, bottom, whole.width, (int) (whole.y + whole.height - bottom) },
    { whole.x, kept.y, (int) (kept.x - whole.x), kept.height },
    { right, kept.y, (int) (whole.x + whole.width - right), kept.height },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].width > 0 && parts[i].height > 0)
      entente_level_paint (level, surface, whole.x, whole.y, parts[i]);
}

static void
forget_picture (EntenteLayer *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->level, entente_level_unref);
}

/* Takes over from the picture on show what can be kept of it. */
static void
paint_picture (EntenteLayer           *self,
               const EntenteLayerWish *wish)
{
  g_autoptr (EntenteLevel) level = new_level (wish);
  EntenteArea area = entente_area_of_view (&wish->viewport, wish->scale);
  gboolean pans = self->level != NULL && entente_level_equal (self->level, level);
  cairo_surface_t *surface;
  EntenteArea kept;

  if (pans)
    area = entente_area_grow (area, MARGIN_PX * wish->scale);
  surface = entente_level_create_surface (level, area.width, area.height);
  if (pans && entente_area_meet (area, self->area, &kept))
    {
      copy_part (surface, area, self, kept);
      paint_around (level, surface, area, kept);
    }
  else
    {
      entente_level_paint (level, surface, area.x, area.y, area);
    }
  forget_picture (self);
  self->surface = surface;
  self->level = g_steal_pointer (&level);
  self->area = area;
}

static void
update_picture (EntenteLayer           *self,
                const EntenteLayerWish *wish)
{
  g_autoptr (EntenteLevel) level = new_level (wish);

  if (self->level == NULL || !entente_level_equal (self->level, level)
      || !entente_area_contains (self->area, entente_area_of_view (&wish->viewport, wish->scale)))
    paint_picture (self, wish);
}

static void
draw_picture (EntenteLayer           *self,
              const EntenteLayerWish *wish,
              double                  alpha,
              cairo_t                *cr)
{
  EntenteArea view = entente_area_of_view (&wish->viewport, wish->scale);
  double factor = wish->viewport.zoom * wish->scale / entente_level_get_density (self->level);

  cairo_save (cr);
  cairo_scale (cr, 1.0 / wish->scale, 1.0 / wish->scale);
  cairo_translate (cr, (double) self->area.x * factor - (double) view.x,
                   (double) self->area.y * factor - (double) view.y);
  cairo_scale (cr, factor, factor);
  entente_image_source_set (cr, self->surface);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            factor == 1.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint_with_alpha (cr, alpha);
  cairo_restore (cr);
}

static gboolean
is_large (const EntenteLayerWish *wish)
{
  if (wish->whole && wish->focus == NULL)
    return FALSE;
  if (wish->focus != NULL)
    return entente_focus_set_get_n_lit (wish->focus) > TILED_RELATIONS;
  return entente_scene_get_n_relations (wish->scene) > TILED_RELATIONS
         || entente_scene_get_n_actors (wish->scene) > TILED_ACTORS;
}

EntenteLayer *
entente_layer_new (EntenteTileCache *tiles)
{
  EntenteLayer *self = g_new0 (EntenteLayer, 1);

  self->tiling = entente_tiling_new (tiles);
  return self;
}

void
entente_layer_free (EntenteLayer *self)
{
  forget_picture (self);
  entente_tiling_free (self->tiling);
  g_free (self);
}

gboolean
entente_layer_update (EntenteLayer           *self,
                      const EntenteLayerWish *wish)
{
  if (is_large (wish))
    {
      forget_picture (self);
      return entente_tiling_update (self->tiling, wish);
    }
  if (!wish->whole)
    entente_tiling_clear (self->tiling);
  update_picture (self, wish);
  return TRUE;
}

gboolean
entente_layer_prepare (EntenteLayer           *self,
                       const EntenteLayerWish *wish)
{
  return !is_large (wish) || entente_tiling_update (self->tiling, wish);
}

void
entente_layer_draw (EntenteLayer           *self,
                    const EntenteLayerWish *wish,
                    double                  alpha,
                    cairo_t                *cr)
{
  if (self->surface != NULL)
    draw_picture (self, wish, alpha, cr);
  else
    entente_tiling_draw (self->tiling, wish, alpha, cr);
}

void
entente_layer_clear (EntenteLayer *self)
{
  forget_picture (self);
  entente_tiling_clear (self->tiling);
}
