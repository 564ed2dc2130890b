/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-density.h"
#include "entente-painting.h"
#include "entente-reach-tree.h"
#include "entente-sheaf.h"

#include <math.h>

/* In vector formats it is an image of so many pixels a point, but no larger than this. */
#define PIXELS_PER_POINT 2.0
#define MOST_PIXELS 16e6
/* How dark lines are where they are densest: dots stand out on them. */
#define DARKEST_ALPHA 0.82
/* Map units to the plane of pixels: x · scale + x0. */
typedef struct
{
  double scale, x0, y0;
} Plane;

/* The pixels that are wanted, and where the first lies on the surface. */
typedef struct
{
  Plane plane;
  int x, y, width, height; /* on the plane */
  double device_x, device_y;
  double unit; /* of the surface, for each pixel */
  gboolean whole; /* one image for all */
} Canvas;

static EntentePoint
to_plane (const Plane  *plane,
          EntentePoint  point)
{
  return (EntentePoint) { point.x * plane->scale + plane->x0, point.y * plane->scale + plane->y0 };
}

/* The colors of far lines as they are now. */
typedef struct
{
  guint ink;
  double alpha;
} Shade;

static void
add_bent (const Canvas         *canvas,
          EntenteSheaf         *sheaf,
          const EntenteFarLine *line,
          const Shade          *shade,
          double                zoom)
{
  const Plane *plane = &canvas->plane;
  const EntentePoint from = { (double) line->from_x, (double) line->from_y };
  const EntentePoint to = { (double) line->to_x, (double) line->to_y };
  const EntentePoint bend
      = { (double) line->bend_x * plane->scale, (double) line->bend_y * plane->scale };
  double alpha;
  double width = entente_density_get_width (line->width * ENTENTE_FAR_LINE_WIDTH_UNIT, zoom, &alpha);

  /* The plane may be finer than what the reader sees. */
  entente_sheaf_add_bent (sheaf, shade->ink, to_plane (plane, from), to_plane (plane, to), bend,
                          width * plane->scale / zoom, shade->alpha * alpha);
}

static Shade
find_shade (EntentePainting            *self,
            EntenteSheaf               *sheaf,
            const EntenteSceneRelation *relation)
{
  EntenteColor color = entente_painting_get_line_color (self, relation, 1.0);

  return (Shade) { entente_sheaf_find_ink (sheaf, &color), color.alpha };
}

static void
add_curves (EntentePainting            *self,
            const Canvas               *canvas,
            EntenteSheaf               *sheaf,
            const EntenteSceneRelation *relation,
            const Shade                *shade)
{
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  const Plane *plane = &canvas->plane;
  guint n = relation->n_points;
  EntentePoint ends[2];
  double alpha;
  double width = entente_density_get_width (entente_painting_get_width (relation),
                                            self->picture->zoom, &alpha);

  entente_painting_find_ends (self, relation, ends);
  for (guint i = 0; i + 3 < n; i += 3)
    {
      const EntentePoint curve[] = {
        to_plane (plane, i == 0 ? ends[0] : points[i]),
        to_plane (plane, points[i + 1]),
        to_plane (plane, points[i + 2]),
        to_plane (plane, i + 4 == n ? ends[1] : points[i + 3]),
      };

      entente_sheaf_add_curve (sheaf, shade->ink, curve,
                               width * plane->scale / self->picture->zoom, shade->alpha * alpha);
    }
}

static void
add_relation (EntentePainting            *self,
              const Canvas               *canvas,
              EntenteSheaf               *sheaf,
              const EntenteSceneRelation *relation)
{
  EntenteFarLine line;
  Shade shade;

  if (relation->n_points < 4
      || !entente_painting_is_sound (self, ENTENTE_LINE_POINTS (relation), relation->n_points))
    return;
  shade = find_shade (self, sheaf, relation);
  if (entente_far_line_init (&line, self->scene, relation))
    add_bent (canvas, sheaf, &line, &shade, self->picture->zoom);
  else
    add_curves (self, canvas, sheaf, relation, &shade);
}

/* Of what has been collected, by whether it is lit. */
static void
add_relations (EntentePainting *self,
               const Canvas    *canvas,
               EntenteSheaf    *sheaf,
               gboolean         lit)
{
  for (guint i = 0; i < self->relations->len && !entente_painting_is_cancelled (self); i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, i);

      if (entente_painting_is_relation_lit (self, relation->relation) == lit)
        add_relation (self, canvas, sheaf, relation);
    }
}

/* What of the map may lie on the canvas. */
static EntenteExtent
get_extent (const EntentePainting *self,
            const Canvas          *canvas)
{
  const Plane *plane = &canvas->plane;
  double margin = ENTENTE_LINE_MAX_PX + 1.0 / self->picture->zoom;

  return (EntenteExtent) {
    (canvas->x - plane->x0) / plane->scale - margin,
    (canvas->y - plane->y0) / plane->scale - margin,
    (canvas->x + canvas->width - plane->x0) / plane->scale + margin,
    (canvas->y + canvas->height - plane->y0) / plane->scale + margin,
  };
}

/* In whose place there is another, or none. */
static gboolean
is_amended (GArray  *amendments, /* nullable */
            guint32  index)
{
  return amendments != NULL && entente_amendments_find_rank (amendments, index) != NULL;
}

static void
add_amended (EntentePainting *self,
             const Canvas    *canvas,
             EntenteSheaf    *sheaf)
{
  GArray *amendments = self->scene->relation_amendments;

  for (guint i = 0; amendments != NULL && i < amendments->len; i++)
    {
      const EntenteRelationPatch *patch
          = g_array_index (amendments, EntenteAmendment, i).patch;

      if (patch != NULL)
        add_relation (self, canvas, sheaf, &patch->relation);
    }
}

typedef struct
{
  EntentePainting *painting;
  const Canvas *canvas;
  EntenteSheaf *sheaf;
  const EntenteFarLines *far;
  const Shade *shades; /* by ink of the far lines */
  EntenteExtent extent;
} Addition;

static void
add_among (guint    first,
           guint    end,
           gpointer user_data)
{
  const Addition *self = user_data;
  EntentePainting *painting = self->painting;

  if (entente_painting_is_cancelled (painting))
    return;
  for (guint i = first; i < end; i++)
    {
      const EntenteFarLine *line = &self->far->lines[i];
      guint32 index = self->far->order[i];

      if (!entente_far_line_may_meet (line, &self->extent)
          || is_amended (painting->scene->relation_amendments, index))
        continue;
      if (line->ink != ENTENTE_FAR_LINE_NO_INK)
        add_bent (self->canvas, self->sheaf, line, &self->shades[line->ink],
                  painting->picture->zoom);
      else
        add_relation (painting, self->canvas, self->sheaf, &self->far->relations[index]);
    }
}

/* What there is of all lines. */
static void
add_all (EntentePainting *self,
         const Canvas    *canvas,
         EntenteSheaf    *sheaf)
{
  EntenteScene *base = entente_scene_get_whole (self->scene);
  g_autofree Shade *shades = g_new (Shade, base->far_lines->inks->len);
  Addition addition = { self, canvas, sheaf, base->far_lines, shades, get_extent (self, canvas) };
  EntenteExtent around = addition.extent;

  for (guint i = 0; i < base->far_lines->inks->len; i++)
    shades[i] = find_shade (self, sheaf, g_ptr_array_index (base->far_lines->inks, i));
  /* They go on to the middles of their actors. */
  entente_extent_grow (&around, ENTENTE_END_REACH_PX);
  entente_reach_tree_find (base->line_tree, &around, add_among, &addition);
  add_amended (self, canvas, sheaf);
}

/* On an image its own pixels, so that rasters painted side by side join. */
static Canvas
get_canvas (EntentePainting *self)
{
  cairo_t *cr = self->cr;
  gboolean whole
      = cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE;
  double left, top, right, below;
  double fine;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_clip_extents (cr, &left, &top, &right, &below);
  cairo_restore (cr);
  left = floor (left);
  top = floor (top);
  right = MAX (ceil (right), left);
  below = MAX (ceil (below), top);
  if (!whole)
    {
      double x = floor (self->matrix.x0);
      double y = floor (self->matrix.y0);

      return (Canvas) { { self->matrix.xx, self->matrix.x0 - x, self->matrix.y0 - y },
                        (int) (left - x), (int) (top - y), (int) (right - left),
                        (int) (below - top), left, top, 1.0, FALSE };
    }
  fine = MIN (PIXELS_PER_POINT, sqrt (MOST_PIXELS / MAX ((right - left) * (below - top), 1.0)));
  return (Canvas) { { self->matrix.xx * fine, (self->matrix.x0 - left) * fine,
                      (self->matrix.y0 - top) * fine },
                    0, 0, (int) ceil ((right - left) * fine), (int) ceil ((below - top) * fine),
                    left, top, 1.0 / fine, TRUE };
}

/* @x, @y: where on the canvas the image begins */
static void
paint_image (EntentePainting *self,
             const Canvas    *canvas,
             cairo_surface_t *image,
             int              x,
             int              y)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_translate (cr, canvas->device_x, canvas->device_y);
  cairo_scale (cr, canvas->unit, canvas->unit);
  cairo_set_source_surface (cr, image, x, y);
  if (!canvas->whole)
    cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* @image: of the whole canvas; NULL: the part is painted at once */
static void
paint_part (EntentePainting *self,
            const Canvas    *canvas,
            EntenteRaster   *raster,
            cairo_surface_t *image,
            double           darkest,
            double           alpha)
{
  int x = raster->x - canvas->x;
  int y = raster->y - canvas->y;
  cairo_surface_t *part;

  if (!raster->laid)
    return;
  if (image != NULL)
    {
      entente_raster_develop (raster, darkest, alpha, image, x, y);
      return;
    }
  part = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, raster->width, raster->height);
  entente_raster_develop (raster, darkest, alpha, part, 0, 0);
  paint_image (self, canvas, part, x, y);
  cairo_surface_destroy (part);
}

static void
paint_sheaf (EntentePainting *self,
             const Canvas    *canvas,
             EntenteSheaf    *sheaf,
             double           darkest,
             double           alpha)
{
  cairo_surface_t *image = NULL;
  g_auto (EntenteRaster) raster;

  if (canvas->whole)
    image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, canvas->width, canvas->height);
  entente_raster_init (&raster, canvas->x, canvas->y, MIN (canvas->width, ENTENTE_SHEAF_PX),
                       MIN (canvas->height, ENTENTE_SHEAF_PX));
  for (int row = 0; row < sheaf->n_rows; row++)
    for (int column = 0; column < sheaf->n_columns && !entente_painting_is_cancelled (self);
         column++)
      {
        int x = column * ENTENTE_SHEAF_PX;
        int y = row * ENTENTE_SHEAF_PX;

        entente_raster_move (&raster, canvas->x + x, canvas->y + y,
                             MIN (canvas->width - x, ENTENTE_SHEAF_PX),
                             MIN (canvas->height - y, ENTENTE_SHEAF_PX));
        entente_sheaf_lay (sheaf, column, row, &raster);
        paint_part (self, canvas, &raster, image, darkest, alpha);
      }
  if (image != NULL)
    paint_image (self, canvas, image, 0, 0);
  g_clear_pointer (&image, cairo_surface_destroy);
}

/**
 * entente_painting_draw_density:
 * @lit: those that are lit, or those that are not
 *
 * Adds up lines in a raster, and paints that.
 */
void
entente_painting_draw_density (EntentePainting *self,
                               gboolean         lit,
                               double           alpha)
{
  const Canvas canvas = get_canvas (self);
  g_auto (EntenteSheaf) sheaf = { 0 };

  if (canvas.width <= 0 || canvas.height <= 0)
    return;
  entente_sheaf_init (&sheaf, canvas.x, canvas.y, canvas.width, canvas.height);
  if (self->all)
    add_all (self, &canvas, &sheaf);
  else
    add_relations (self, &canvas, &sheaf, lit);
  paint_sheaf (self, &canvas, &sheaf, self->darkest[lit], alpha * DARKEST_ALPHA);
}
