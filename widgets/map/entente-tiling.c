/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-tiling.h"

#include "entente-image-source.h"

#include <math.h>

/* Levels that may lend their tiles while those of another are missing. */
#define MAX_LEVELS 8
/* Names beside dots reach so far out of a scene's bounds. */
#define REACH_PX 300
/* The longer side of the whole map as it is kept at hand. */
#define WHOLE_PX 1000.0
/* The whole map is painted again where more than this part of it is stale. */
#define WORN_SHARE 0.25
/* A level that is scaled down so far that it would take more tiles than this is of no use. */
#define MAX_LENT_TILES 512
/* Seen no more than so much larger than in that picture, the map takes no longer to paint. */
#define NEARLY_WHOLE 2.0
/* What is in view comes first; all of it is there before the whole map, then what may come into view
 * next. Device pixels. */
#define WHOLE_DISTANCE 1e9
#define MARGIN_DISTANCE 2e9
/* Of the cache: where a screen takes more, nothing is painted in advance. */
#define MARGIN_SHARE 0.7

/* Of a tile: where more than this is in view all of it is painted at once, else what is in view first. */
#define WHOLE_SHARE 0.75

/* Columns and rows, the ends included. */
typedef struct
{
  gint64 left, top, right, bottom;
} Span;

struct _EntenteTiling
{
  EntenteTileCache *cache; /* borrowed */
  GPtrArray *levels;       /* of EntenteLevel, used last at the end */
  EntenteLevel *whole;     /* nullable */
  EntenteScene *scene;     /* nullable: whose tiles were wanted last */
  EntentePair opened;      /* and what was a fan in it */
  GArray *missing;         /* of EntenteTile, borrowing all of them; used again for each frame */
};

static gint64
divide_down (gint64 x)
{
  return x >= 0 ? x / ENTENTE_TILE_PX : -((-x + ENTENTE_TILE_PX - 1) / ENTENTE_TILE_PX);
}

static Span
get_span (EntenteArea area)
{
  return (Span) { divide_down (area.x), divide_down (area.y),
                  divide_down (area.x + area.width - 1), divide_down (area.y + area.height - 1) };
}

static double
count (Span span)
{
  return (double) (span.right - span.left + 1) * (double) (span.bottom - span.top + 1);
}

/* Nothing of the scene reaches there. */
static gboolean
is_outside (const EntenteLevel *level,
            EntenteArea         area)
{
  EntenteBox bounds = entente_scene_get_bounds (level->scene);
  double density = entente_level_get_density (level);
  double reach = REACH_PX * level->scale;

  return (double) area.x > (bounds.x + bounds.width) * density + reach
         || (double) area.y > (bounds.y + bounds.height) * density + reach
         || (double) (area.x + area.width) < bounds.x * density - reach
         || (double) (area.y + area.height) < bounds.y * density - reach;
}

/* NULL: it is missing. */
static const EntenteTile *
find_tile (EntenteTiling *self,
           EntenteLevel  *level,
           gint64         column,
           gint64         row)
{
  static const EntenteTile nothing = { .part = { 0, 0, ENTENTE_TILE_PX, ENTENTE_TILE_PX } };
  const EntenteTile tile = { .column = column, .row = row };

  if (is_outside (level, entente_tile_get_area (&tile)))
    return &nothing;
  return entente_tile_cache_find (self->cache, level, column, row);
}

/* What of a tile is in an area that it meets, in its pixels. */
static cairo_rectangle_int_t
find_part (const EntenteTile *tile,
           EntenteArea        area)
{
  const EntenteArea whole = entente_tile_get_area (tile);
  EntenteArea both = whole;

  entente_area_meet (whole, area, &both);
  return (cairo_rectangle_int_t) { (int) (both.x - whole.x), (int) (both.y - whole.y), both.width,
                                   both.height };
}

/* Whether what of it is in an area has been painted. */
static gboolean
is_painted (const EntenteTile *tile, /* nullable */
            gint64             column,
            gint64             row,
            EntenteArea        area)
{
  const EntenteTile place = { .column = column, .row = row };
  cairo_rectangle_int_t part;

  if (tile == NULL || entente_tile_is_whole (tile))
    return tile != NULL;
  part = find_part (&place, area);
  return part.x >= tile->part.x && part.y >= tile->part.y
         && part.x + part.width <= tile->part.x + tile->part.width
         && part.y + part.height <= tile->part.y + tile->part.height;
}

static void
retire (EntenteTiling *self,
        EntenteLevel  *level)
{
  if (level->retired)
    return;
  entente_tile_cache_retire (self->cache, level);
}

static void
remove_level (EntenteTiling *self,
              guint          index)
{
  retire (self, g_ptr_array_index (self->levels, index));
  g_ptr_array_remove_index (self->levels, index);
}

/* The one that has least to lend goes; the last is in use. */
static void
limit_levels (EntenteTiling *self)
{
  guint least = 0;

  if (self->levels->len <= MAX_LEVELS)
    return;
  for (guint i = 1; i + 1 < self->levels->len; i++)
    if (((EntenteLevel *) g_ptr_array_index (self->levels, i))->n_tiles
        < ((EntenteLevel *) g_ptr_array_index (self->levels, least))->n_tiles)
      least = i;
  remove_level (self, least);
}

/* (transfer none): the level of this zoom, now the last of all */
static EntenteLevel *
use_level (EntenteTiling          *self,
           const EntenteLayerWish *wish,
           double                  zoom)
{
  g_autoptr (EntenteLevel) level
      = entente_level_new (wish->scene, wish->palette, wish->focus, wish->opened, zoom,
                             wish->scale);

  for (guint i = self->levels->len; i > 0; i--)
    {
      if (!entente_level_equal (g_ptr_array_index (self->levels, i - 1), level))
        continue;
      entente_level_unref (level);
      level = g_ptr_array_steal_index (self->levels, i - 1);
      break;
    }
  g_ptr_array_add (self->levels, entente_level_ref (level));
  limit_levels (self);
  return g_ptr_array_index (self->levels, self->levels->len - 1);
}

/* What shows the scene before and the same else becomes what shows this one, but for where they differ:
 * there it is painted again. (transfer full) (nullable): the level as it is now */
static EntenteLevel *
follow (EntenteTiling          *self,
        EntenteLevel           *level,
        const EntenteLayerWish *wish)
{
  g_autoptr (EntenteLevel) next = entente_level_new (wish->scene, level->palette, level->focus,
                                                     wish->opened, level->zoom, level->scale);
  g_autoptr (GArray) changes = NULL;

  if (level->n_tiles > 0)
    changes = entente_level_find_changes (next, level);
  if (changes == NULL)
    return NULL;
  entente_tile_cache_adopt (self->cache, level, next, changes);
  retire (self, level);
  return g_steal_pointer (&next);
}

static gboolean
shows_last (EntenteTiling      *self,
            const EntenteLevel *level)
{
  return level->scene == self->scene && entente_pair_equal (level->opened, self->opened);
}

static void
follow_scene (EntenteTiling          *self,
              const EntenteLayerWish *wish)
{
  EntenteLevel *next;

  if (self->scene == wish->scene && entente_pair_equal (self->opened, wish->opened))
    return;
  for (guint i = 0; self->scene != NULL && i < self->levels->len; i++)
    {
      gpointer *level = &g_ptr_array_index (self->levels, i);

      next = shows_last (self, *level) ? follow (self, *level, wish) : NULL;
      if (next == NULL)
        continue;
      entente_level_unref (*level);
      *level = next;
    }
  next = self->whole != NULL && shows_last (self, self->whole) ? follow (self, self->whole, wish)
                                                               : NULL;
  if (next != NULL)
    {
      entente_level_unref (self->whole);
      self->whole = next;
    }
  g_clear_pointer (&self->scene, entente_scene_unref);
  self->scene = entente_scene_ref (wish->scene);
  self->opened = wish->opened;
}

/* A small picture of the whole map for where nothing better is there. That of another scene serves
 * until what is in view is complete. */
static void
update_whole (EntenteTiling          *self,
              const EntenteLayerWish *wish,
              gboolean                complete)
{
  EntenteBox bounds = entente_scene_get_bounds (wish->scene);
  double zoom = WHOLE_PX / MAX (MAX (bounds.width, bounds.height), WHOLE_PX);
  g_autoptr (EntenteLevel) whole
      = entente_level_new (wish->scene, wish->palette, NULL, wish->opened, zoom, 1);

  if (wish->focus != NULL || (self->whole != NULL && !complete)
      || (self->whole != NULL && entente_level_equal (self->whole, whole)))
    return;
  if (self->whole != NULL)
    retire (self, self->whole);
  g_clear_pointer (&self->whole, entente_level_unref);
  self->whole = g_steal_pointer (&whole);
}

static EntenteArea
get_whole_area (const EntenteLevel *level)
{
  EntenteBox bounds = entente_scene_get_bounds (level->scene);
  double density = entente_level_get_density (level);

  return (EntenteArea) { (gint64) floor (bounds.x * density), (gint64) floor (bounds.y * density),
                         (int) ceil (bounds.width * density) + 1,
                         (int) ceil (bounds.height * density) + 1 };
}

/* Of a tile that is not there: where not much of it is in view, that comes first. */
static cairo_rectangle_int_t
choose_part (const EntenteTile *tile,
             EntenteArea        area)
{
  const cairo_rectangle_int_t part = find_part (tile, area);

  return part.width * part.height > WHOLE_SHARE * ENTENTE_TILE_PX * ENTENTE_TILE_PX
             ? ENTENTE_TILE_WHOLE
             : part;
}

static gboolean
is_stale (const EntenteTile           *tile,
          const cairo_rectangle_int_t *part)
{
  return tile->stale != NULL
         && cairo_region_contains_rectangle (tile->stale, part) != CAIRO_REGION_OVERLAP_OUT;
}

/* Adds what is missing or stale of an area; returns how many. @partly: of tiles that are not there only
 * what is in it. */
static guint
add_missing (EntenteTiling *self,
             EntenteLevel  *level,
             EntenteArea    area,
             EntentePoint   center,
             double         distance,
             gboolean       visible,
             gboolean       partly)
{
  Span span = get_span (area);
  guint n = self->missing->len;

  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      {
        const EntenteTile *there = find_tile (self, level, column, row);
        EntenteTile tile = { .level = level, .column = column, .row = row, .visible = visible,
                             .part = ENTENTE_TILE_WHOLE };
        const cairo_rectangle_int_t part = partly ? find_part (&tile, area) : tile.part;
        double dx = ((double) column + 0.5) * ENTENTE_TILE_PX - center.x;
        double dy = ((double) row + 0.5) * ENTENTE_TILE_PX - center.y;

        if (there != NULL && !is_stale (there, &part))
          continue;
        if (there != NULL)
          {
            tile.surface = there->surface;
            tile.stale = there->stale;
          }
        else if (partly)
          {
            tile.part = choose_part (&tile, area);
          }
        tile.distance = distance + hypot (dx, dy);
        g_array_append_val (self->missing, tile);
      }
  return self->missing->len - n;
}

static double
get_area (const cairo_region_t *region)
{
  double area = 0.0;

  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t part;

      cairo_region_get_rectangle (region, i, &part);
      area += (double) part.width * part.height;
    }
  return area;
}

/* Whether the picture of the whole map has to be painted: it shows but for a moment, and may be stale in
 * part. */
static gboolean
is_worn (EntenteTiling *self)
{
  Span span = get_span (get_whole_area (self->whole));
  double worn = 0.0;

  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      {
        const EntenteTile *tile = find_tile (self, self->whole, column, row);

        if (tile == NULL)
          return TRUE;
        if (tile->stale != NULL)
          worn += get_area (tile->stale);
      }
  return worn > WORN_SHARE * count (span) * ENTENTE_TILE_PX * ENTENTE_TILE_PX;
}

/* In device pixels of the wanted level. */
static EntentePoint
get_center (const EntenteLayerWish *wish,
            EntenteArea             view)
{
  EntentePoint center = { (double) view.x, (double) view.y };

  if (isnan (wish->pointer.x) || isnan (wish->pointer.y))
    {
      center.x += view.width / 2.0;
      center.y += view.height / 2.0;
      return center;
    }
  center.x += wish->pointer.x * wish->scale;
  center.y += wish->pointer.y * wish->scale;
  return center;
}

/* After what is in view, but before it where nothing else could show meanwhile and it comes sooner. */
static double
get_whole_distance (EntenteTiling      *self,
                    const EntenteLevel *wanted)
{
  if (entente_level_get_density (wanted)
      < NEARLY_WHOLE * entente_level_get_density (self->whole))
    return WHOLE_DISTANCE;
  for (guint i = 0; i < self->levels->len; i++)
    if (((EntenteLevel *) g_ptr_array_index (self->levels, i))->n_tiles > 0)
      return WHOLE_DISTANCE;
  return -WHOLE_DISTANCE;
}

/* What is not needed now waits until all in view is there. */
static void
want_whole (EntenteTiling      *self,
            const EntenteLevel *wanted,
            gboolean            complete)
{
  double distance;

  if (self->whole == NULL || !is_worn (self))
    return;
  distance = get_whole_distance (self, wanted);
  if (complete || distance < 0.0)
    add_missing (self, self->whole, get_whole_area (self->whole), (EntentePoint) { 0.0, 0.0 },
                 distance, distance < 0.0, FALSE);
}

static gboolean
has_room_for (EntenteTiling *self,
              Span           span)
{
  return count (span) * 4.0 * ENTENTE_TILE_PX * ENTENTE_TILE_PX
         < MARGIN_SHARE * (double) entente_tile_cache_get_room (self->cache);
}

/* All in view is there: what shows something else has done its service. */
static void
retire_others (EntenteTiling      *self,
               const EntenteLevel *level)
{
  for (guint i = self->levels->len; i > 0; i--)
    if (!entente_level_is_like (g_ptr_array_index (self->levels, i - 1), level))
      remove_level (self, i - 1);
}

static EntenteArea
scale_area (EntenteArea area,
            double      factor)
{
  EntenteArea result = { (gint64) floor ((double) area.x * factor),
                         (gint64) floor ((double) area.y * factor),
                         (int) CLAMP (ceil (area.width * factor) + 1.0, 1.0, G_MAXINT / 2),
                         (int) CLAMP (ceil (area.height * factor) + 1.0, 1.0, G_MAXINT / 2) };

  return factor == 1.0 ? area : result;
}

static int
compare_nearness (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  double density = *(double *) user_data;
  double one = fabs (log (entente_level_get_density (*(EntenteLevel *const *) a) / density));
  double two = fabs (log (entente_level_get_density (*(EntenteLevel *const *) b) / density));

  return one > two ? -1 : one < two;
}

static gboolean
is_of (const EntenteLevel     *level,
       const EntenteLayerWish *wish)
{
  return level->scene == wish->scene && level->palette == wish->palette
         && level->focus == wish->focus && entente_pair_equal (level->opened, wish->opened);
}

static gboolean
covers (EntenteTiling *self,
        EntenteLevel  *level,
        double         density,
        EntenteArea    view)
{
  EntenteArea area = scale_area (view, entente_level_get_density (level) / density);
  Span span = get_span (area);

  if (level->n_tiles == 0 || count (span) > MAX_LENT_TILES)
    return FALSE;
  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      if (!is_painted (find_tile (self, level, column, row), column, row, area))
        return FALSE;
  return TRUE;
}

/* The level that shows until the wanted one is complete, so that no name is half of one and half of the
 * other; none where the wanted one is, or where no other has all of the view. (nullable) */
static EntenteLevel *
find_stand_in (EntenteTiling          *self,
               const EntenteLayerWish *wish,
               EntenteLevel           *wanted, /* nullable */
               EntenteArea             view)
{
  double density = wish->viewport.zoom * wish->scale;
  EntenteLevel *best = NULL;

  if (wanted != NULL && covers (self, wanted, density, view))
    return NULL;
  for (guint i = 0; i < self->levels->len; i++)
    {
      EntenteLevel *level = g_ptr_array_index (self->levels, i);

      if (is_of (level, wish) && covers (self, level, density, view)
          && (best == NULL || compare_nearness (&level, &best, &density) > 0))
        best = level;
    }
  return best;
}

/* Until all of it is there something else is seen: the same at another zoom, or as it was before; of what
 * is lit the still picture. */
static gboolean
is_patient (EntenteTiling          *self,
            const EntenteLayerWish *wish,
            EntenteArea             view)
{
  return wish->focus != NULL || find_stand_in (self, wish, NULL, view) != NULL;
}

static void
be_patient (EntenteTiling *self)
{
  for (guint i = 0; i < self->missing->len; i++)
    g_array_index (self->missing, EntenteTile, i).patient = TRUE;
}

EntenteTiling *
entente_tiling_new (EntenteTileCache *cache)
{
  EntenteTiling *self = g_new0 (EntenteTiling, 1);

  self->cache = cache;
  self->levels = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_level_unref);
  self->missing = g_array_new (FALSE, FALSE, sizeof (EntenteTile));
  return self;
}

void
entente_tiling_free (EntenteTiling *self)
{
  entente_tiling_clear (self);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_ptr_array_unref (self->levels);
  g_array_unref (self->missing);
  g_free (self);
}

gboolean
entente_tiling_update (EntenteTiling          *self,
                       const EntenteLayerWish *wish)
{
  EntenteLevel *level;
  EntenteArea view = entente_area_of_view (&wish->aim, wish->scale);
  EntenteArea around = entente_area_grow (view, ENTENTE_TILE_PX);
  EntentePoint center = get_center (wish, view);
  gboolean rests = wish->aim.zoom == wish->viewport.zoom;
  guint n_missing;

  follow_scene (self, wish);
  level = use_level (self, wish, wish->aim.zoom);
  g_array_set_size (self->missing, 0);
  n_missing = add_missing (self, level, view, center, 0.0, TRUE, TRUE);
  if (rests)
    n_missing += add_missing (self, level, entente_area_of_view (&wish->viewport, wish->scale),
                              center, 0.0, TRUE, TRUE);
  if (n_missing > 0 && rests && is_patient (self, wish, view))
    be_patient (self);
  update_whole (self, wish, n_missing == 0);
  want_whole (self, level, n_missing == 0);
  if (n_missing == 0 && has_room_for (self, get_span (around)))
    add_missing (self, level, around, center, MARGIN_DISTANCE, FALSE, FALSE);
  entente_tile_cache_want (self->cache, self, (const EntenteTile *) (gpointer) self->missing->data,
                           self->missing->len);
  if (n_missing == 0)
    retire_others (self, level);
  return rests && n_missing == 0;
}

/* What of it is painted; where it is scaled nothing beside that must shine in. */
static void
trace_part (const EntenteTile *tile,
            double             factor,
            cairo_t           *cr)
{
  const cairo_rectangle_int_t *part = &tile->part;
  const int inside = factor == 1.0 ? 0 : 1;
  int left = part->x > 0 ? part->x + inside : 0;
  int top = part->y > 0 ? part->y + inside : 0;
  int right = part->x + part->width;
  int bottom = part->y + part->height;

  if (right < ENTENTE_TILE_PX)
    right -= inside;
  if (bottom < ENTENTE_TILE_PX)
    bottom -= inside;
  if (left < right && top < bottom)
    cairo_rectangle (cr, left, top, right - left, bottom - top);
}

/* Into device pixels, those of the level @factor times as large. */
static void
draw_tile (const EntenteTile *tile,
           EntenteArea        view,
           double             factor,
           double             alpha,
           cairo_t           *cr)
{
  EntenteArea area = entente_tile_get_area (tile);
  cairo_pattern_t *pattern;

  if (tile->surface == NULL)
    return;
  cairo_save (cr);
  cairo_translate (cr, (double) area.x * factor - (double) view.x,
                   (double) area.y * factor - (double) view.y);
  cairo_scale (cr, factor, factor);
  trace_part (tile, factor, cr);
  entente_image_source_set (cr, tile->surface);
  pattern = cairo_get_source (cr);
  cairo_pattern_set_filter (pattern, factor == 1.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  /* Neighbors that are scaled meet on whole pixels, each with all of its own. */
  cairo_pattern_set_extend (pattern, factor == 1.0 ? CAIRO_EXTEND_NONE : CAIRO_EXTEND_PAD);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  if (alpha >= 1.0)
    {
      cairo_fill (cr);
    }
  else
    {
      cairo_clip (cr);
      cairo_paint_with_alpha (cr, alpha);
    }
  cairo_restore (cr);
}

/* What a level has of the view. Returns whether that is anything. */
static gboolean
draw_level (EntenteTiling *self,
            EntenteLevel  *level,
            double         density,
            EntenteArea    view,
            double         alpha,
            cairo_t       *cr)
{
  double factor = density / entente_level_get_density (level);
  Span span = get_span (scale_area (view, 1.0 / factor));
  gboolean any = FALSE;

  if (level->n_tiles == 0 || count (span) > MAX_LENT_TILES)
    return FALSE;
  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      {
        const EntenteTile *tile = find_tile (self, level, column, row);

        if (tile == NULL)
          continue;
        draw_tile (tile, view, factor, alpha, cr);
        any = TRUE;
      }
  return any;
}

/* What other levels have, the nearest above all; on nothing, where they would shine through, only
 * one of them. */
static void
draw_lent (EntenteTiling      *self,
           const EntenteLevel *current,
           double              density,
           EntenteArea         view,
           double              alpha,
           cairo_t            *cr)
{
  g_autoptr (GPtrArray) lenders = g_ptr_array_new ();
  gboolean one = FALSE;

  for (guint i = 0; i < self->levels->len; i++)
    if (g_ptr_array_index (self->levels, i) != (gpointer) current)
      g_ptr_array_add (lenders, g_ptr_array_index (self->levels, i));
  g_ptr_array_sort_with_data (lenders, compare_nearness, &density);
  if (self->whole != NULL)
    draw_level (self, self->whole, density, view, alpha, cr);
  for (guint i = 0; i < lenders->len; i++)
    {
      EntenteLevel *level = g_ptr_array_index (lenders, i);

      if (level->focus == NULL)
        draw_level (self, level, density, view, alpha, cr);
    }
  for (guint i = lenders->len; i > 0 && !one; i--)
    {
      EntenteLevel *level = g_ptr_array_index (lenders, i - 1);

      if (level->focus != NULL)
        one = draw_level (self, level, density, view, alpha, cr);
    }
}

/* Adds to the path where tiles are missing; returns whether any are. */
static gboolean
trace_missing (EntenteTiling *self,
               EntenteLevel  *level,
               EntenteArea    view,
               cairo_t       *cr)
{
  Span span = get_span (view);
  gboolean any = FALSE;

  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      {
        const EntenteTile tile = { .column = column, .row = row };
        EntenteArea area = entente_tile_get_area (&tile);

        if (is_painted (find_tile (self, level, column, row), column, row, view))
          continue;
        cairo_rectangle (cr, (double) (area.x - view.x), (double) (area.y - view.y), area.width,
                         area.height);
        any = TRUE;
      }
  return any;
}

static EntenteLevel *
find_level (EntenteTiling          *self,
            const EntenteLayerWish *wish)
{
  for (guint i = self->levels->len; i > 0; i--)
    {
      EntenteLevel *level = g_ptr_array_index (self->levels, i - 1);

      if (is_of (level, wish) && level->zoom == wish->viewport.zoom
          && level->scale == wish->scale)
        return level;
    }
  return NULL;
}

void
entente_tiling_draw (EntenteTiling          *self,
                     const EntenteLayerWish *wish,
                     double                  alpha,
                     cairo_t                *cr)
{
  EntenteLevel *level = find_level (self, wish);
  EntenteArea view = entente_area_of_view (&wish->viewport, wish->scale);
  double density = wish->viewport.zoom * wish->scale;
  EntenteLevel *stand_in = find_stand_in (self, wish, level, view);

  cairo_save (cr);
  cairo_scale (cr, 1.0 / wish->scale, 1.0 / wish->scale);
  if (stand_in != NULL)
    {
      draw_level (self, stand_in, density, view, alpha, cr);
    }
  else if (level == NULL)
    {
      draw_lent (self, NULL, density, view, alpha, cr);
    }
  else
    {
      cairo_save (cr);
      if (trace_missing (self, level, view, cr))
        {
          cairo_clip (cr);
          draw_lent (self, level, density, view, alpha, cr);
        }
      cairo_restore (cr);
      draw_level (self, level, density, view, alpha, cr);
    }
  cairo_restore (cr);
}

void
entente_tiling_clear (EntenteTiling *self)
{
  if (self->levels->len == 0)
    return;
  entente_tile_cache_want (self->cache, self, NULL, 0);
  for (guint i = self->levels->len; i > 0; i--)
    remove_level (self, i - 1);
  if (self->whole != NULL)
    retire (self, self->whole);
  g_clear_pointer (&self->whole, entente_level_unref);
}
