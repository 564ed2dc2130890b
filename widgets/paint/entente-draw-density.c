/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-density.h"
#include "entente-painting.h"
#include "entente-raster.h"
#include "entente-track.h"

#include <math.h>

/* Larger pictures are made of several rasters, whose plates fit into a processor's cache. */
#define SIDE_PX 512
/* In vector formats it is an image of so many pixels a point, but no larger than this. */
#define PIXELS_PER_POINT 2.0
#define MOST_PIXELS 16e6
/* How dark lines are where they are densest: dots stand out on them. */
#define DARKEST_ALPHA 0.82
/* Curves are made of straight pieces that are no farther off than this. */
#define OFF_PX 0.3
#define MOST_PIECES 24

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

/* A straight line on the plane: there may be hundred thousands, and a picture from afar is no larger than that
 * floats tell hundredths of its pixels apart. */
typedef struct
{
  float from_x, from_y;
  float to_x, to_y;
  float width;
  float alpha;
} Piece;

/* All lines of one color. One that may lie on more than one part of the canvas stands with each, so that a
 * part's are read in a row: memory is slower than all that is done with them. */
typedef struct
{
  EntenteColor color; /* opaque */
  GPtrArray *parts;   /* arrays of Piece, row by row */
} Ink;

/* Rows and columns of the canvas's parts. */
typedef struct
{
  int left, top, right, bottom;
} Range;

static int
count_parts (int size)
{
  return (size + SIDE_PX - 1) / SIDE_PX;
}

static guint
count_pieces (const EntentePoint *points)
{
  return CLAMP ((guint) ceil (sqrt (entente_bezier_get_error (points, 1) / OFF_PX)), 1,
                MOST_PIECES);
}

static int
find_part (float place,
           int   origin,
           int   n)
{
  return (int) CLAMP (floor (((double) place - origin) / SIDE_PX), -1.0, n);
}

/* The parts a piece may lie on; FALSE where there are none. */
static gboolean
find_range (const Canvas *canvas,
            const Piece  *piece,
            Range        *range)
{
  const int n_columns = count_parts (canvas->width);
  const int n_rows = count_parts (canvas->height);
  float reach = piece->width;

  range->left = find_part (MIN (piece->from_x, piece->to_x) - reach, canvas->x, n_columns);
  range->right = find_part (MAX (piece->from_x, piece->to_x) + reach, canvas->x, n_columns);
  range->top = find_part (MIN (piece->from_y, piece->to_y) - reach, canvas->y, n_rows);
  range->bottom = find_part (MAX (piece->from_y, piece->to_y) + reach, canvas->y, n_rows);
  if (range->right < 0 || range->bottom < 0 || range->left == n_columns || range->top == n_rows)
    return FALSE;
  range->left = MAX (range->left, 0);
  range->top = MAX (range->top, 0);
  range->right = MIN (range->right, n_columns - 1);
  range->bottom = MIN (range->bottom, n_rows - 1);
  return TRUE;
}

static void
add_piece (Ink          *ink,
           const Canvas *canvas,
           const Piece  *piece)
{
  const int n_columns = count_parts (canvas->width);
  Range range;

  if (!find_range (canvas, piece, &range))
    return;
  for (int row = range.top; row <= range.bottom; row++)
    for (int column = range.left; column <= range.right; column++)
      g_array_append_vals (g_ptr_array_index (ink->parts, row * n_columns + column), piece, 1);
}

static void
add_curve (Ink                *ink,
           const Canvas       *canvas,
           const EntentePoint *points,
           Piece               piece)
{
  guint n = count_pieces (points);

  piece.to_x = (float) points[0].x;
  piece.to_y = (float) points[0].y;
  for (guint i = 1; i <= n; i++)
    {
      EntentePoint to = i == n ? points[3] : entente_bezier_get_point (points, (double) i / n);

      piece.from_x = piece.to_x;
      piece.from_y = piece.to_y;
      piece.to_x = (float) to.x;
      piece.to_y = (float) to.y;
      add_piece (ink, canvas, &piece);
    }
}

static void
clear_ink (gpointer ink)
{
  g_ptr_array_unref (((Ink *) ink)->parts);
}

static void
init_ink (Ink          *ink,
          const Canvas *canvas)
{
  int n = count_parts (canvas->width) * count_parts (canvas->height);

  ink->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (ink->parts, g_array_new (FALSE, FALSE, sizeof (Piece)));
}

static int
compare_inks (gconstpointer a,
              gconstpointer b)
{
  const EntenteColor *one = &((const Ink *) a)->color;
  const EntenteColor *two = &((const Ink *) b)->color;

  if (one->red != two->red)
    return one->red < two->red ? -1 : 1;
  if (one->green != two->green)
    return one->green < two->green ? -1 : 1;
  return one->blue < two->blue ? -1 : one->blue > two->blue;
}

/* There are few. */
static Ink *
find_ink (GArray             *inks,
          const Canvas       *canvas,
          const EntenteColor *color)
{
  Ink ink = { entente_color_with_alpha (color, 1.0), NULL };

  ink.color.alpha = 1.0;
  for (guint i = 0; i < inks->len; i++)
    if (compare_inks (&g_array_index (inks, Ink, i), &ink) == 0)
      return &g_array_index (inks, Ink, i);
  init_ink (&ink, canvas);
  g_array_append_val (inks, ink);
  return &g_array_index (inks, Ink, inks->len - 1);
}

static void
add_relation (EntentePainting            *self,
              GArray                     *inks,
              const Canvas               *canvas,
              const EntenteSceneRelation *relation)
{
  const Plane *plane = &canvas->plane;
  guint n = relation->n_points;
  EntentePoint ends[2];
  double alpha;
  double width;
  EntenteColor color;
  Piece piece;

  if (n < 4 || !entente_painting_is_sound (self, relation->points, n))
    return;
  /* The plane may be finer than what the reader sees. */
  width = entente_density_get_width (entente_painting_get_width (relation), self->picture->zoom,
                                     &alpha);
  color = entente_painting_get_line_color (self, relation, alpha);
  piece.width = (float) (width * plane->scale / self->picture->zoom);
  piece.alpha = (float) color.alpha;
  entente_painting_find_ends (self, relation, ends);
  for (guint i = 0; i + 3 < n; i += 3)
    {
      const EntentePoint curve[] = {
        to_plane (plane, i == 0 ? ends[0] : relation->points[i]),
        to_plane (plane, relation->points[i + 1]),
        to_plane (plane, relation->points[i + 2]),
        to_plane (plane, i + 4 == n ? ends[1] : relation->points[i + 3]),
      };

      add_curve (find_ink (inks, canvas, &color), canvas, curve, piece);
    }
}

/* In an order that is the same in all parts of the map, as sums hang on it. (transfer full) */
static GArray *
collect_inks (EntentePainting *self,
              const Canvas    *canvas,
              gboolean         lit)
{
  GArray *inks = g_array_new (FALSE, FALSE, sizeof (Ink));

  g_array_set_clear_func (inks, clear_ink);
  for (guint i = 0; i < self->relations->len; i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, i);

      if (entente_painting_is_relation_lit (self, relation->relation) == lit)
        add_relation (self, inks, canvas, relation);
    }
  g_array_sort (inks, compare_inks);
  return inks;
}

static void
add_ink (EntenteRaster *raster,
         const Ink     *ink,
         guint          part)
{
  const GArray *pieces = g_ptr_array_index (ink->parts, part);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      const EntentePoint from = { (double) piece->from_x, (double) piece->from_y };
      const EntentePoint to = { (double) piece->to_x, (double) piece->to_y };

      entente_raster_add_line (raster, from, to, (double) piece->width, (double) piece->alpha);
    }
  entente_raster_lay_plate (raster, &ink->color);
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
            const GArray    *inks,
            EntenteRaster   *raster,
            cairo_surface_t *image,
            double           darkest,
            double           alpha)
{
  int x = raster->x - canvas->x;
  int y = raster->y - canvas->y;
  guint number = (guint) (y / SIDE_PX * count_parts (canvas->width) + x / SIDE_PX);
  cairo_surface_t *part;

  for (guint i = 0; i < inks->len; i++)
    add_ink (raster, &g_array_index (inks, Ink, i), number);
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
  cairo_surface_t *image = NULL;
  g_autoptr (GArray) inks = NULL;

  if (canvas.width <= 0 || canvas.height <= 0)
    return;
  inks = collect_inks (self, &canvas, lit);
  if (canvas.whole)
    image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, canvas.width, canvas.height);
  for (int y = 0; y < canvas.height; y += SIDE_PX)
    for (int x = 0; x < canvas.width; x += SIDE_PX)
      {
        g_auto (EntenteRaster) raster;

        entente_raster_init (&raster, canvas.x + x, canvas.y + y, MIN (canvas.width - x, SIDE_PX),
                             MIN (canvas.height - y, SIDE_PX));
        paint_part (self, &canvas, inks, &raster, image, self->darkest[lit], alpha * DARKEST_ALPHA);
      }
  if (image != NULL)
    paint_image (self, &canvas, image, 0, 0);
  g_clear_pointer (&image, cairo_surface_destroy);
}
