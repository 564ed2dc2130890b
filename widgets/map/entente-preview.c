/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-preview.h"

#include "entente-drift.h"
#include "entente-name-stamps.h"
#include "entente-raster.h"

#include <math.h>
#include <string.h>

/* Smaller parts are laid out before anybody sees them. */
#define LEAST_NODES 1000
/* Not more often. */
#define INTERVAL_US 40000
/* Of the way that is left, dots go all but a part of 1 / e in so long, and are there after so many
 * times that. They go the slower the more there are, as what comes next takes the longer: what the
 * layout finds, and to paint where they stand at last. So much a dot, and the bounds. */
#define EASE_A_DOT_US 17.0
#define LEAST_EASE_US 60000.0
#define MOST_EASE_US 200000.0
#define GLIDE_EASES 6.0
/* Who was kept from drawing for long goes on, and does not jump. */
#define MOST_STEP_US 50000
#define MARGIN_PX 24.0
/* Lines are drawn at so coarse a scale: most of what a frame takes are their pixels. */
#define COARSE_PX 2
#define LINE_ALPHA 0.5
#define DARKEST_ALPHA 0.75
/* As many lines over each other are as dark as can be. */
#define DARKEST_LINES 20.0

/* Radii of dots: of who has no ties in a crowd and where there is room, and of who has most. */
#define LEAST_RADIUS_PX 0.8
#define WEAK_RADIUS_PX 2.0
#define STRONGEST_RADIUS_PX 4.5
/* Of the room that a dot of many has to itself, so much in either direction. */
#define CROWD_PART 0.12
/* Of the ground, around a dot. */
#define HALO_PX 0.5
#define HALO_LEAST_RADIUS_PX 1.0

#define NAME_GAP_PX 3.0

/* How a node is drawn. */
typedef struct
{
  float strength; /* 0 … 1: its ties, of the most that anybody has */
  guint32 tint;   /* index into the tints */
} Dot;

/* Places are by ranks: who is drawn first stands first, and drawing goes through memory in order. */
struct _EntentePreview
{
  gatomicrefcount references;
  guint n_nodes;
  EntenteCast *cast;
  EntenteNameStamps *stamps;
  guint32 *ranks; /* of nodes */
  Dot *dots;      /* by ranks */
  GMutex lock;    /* for what is posted */
  guint n_posted;
  gint64 posted;  /* µs */
  float *x;       /* NAN of those that are not shown */
  float *y;

  /* main thread */
  EntenteDrift drift;
  GArray *bases;  /* of guint32: of tints */
  guint32 *tints; /* as pixels, in the colors of @tinted */
  const EntentePalette *tinted; /* nullable */
  guint n_taken;  /* as many had been posted */
  gint64 taken;   /* frame time, µs */
  gint64 stepped; /* likewise */
  double ease;    /* µs; see EASE_A_DOT_US */
  gboolean begun; /* they were somewhere before */
  double begin_scale; /* from the pixels of its own fit to those of the view, as all began */
  EntentePoint begin_offset; /* likewise */
  gboolean rests; /* all are where they go */
};

/* The index of a color's base among all there are; @indices: of those that were met before, and 1 more. */
static guint32
get_tint (EntentePreview *self,
          guint32         base,
          GHashTable     *indices)
{
  gpointer key = GUINT_TO_POINTER (base);
  guint32 tint = GPOINTER_TO_UINT (g_hash_table_lookup (indices, key));

  if (tint > 0)
    return tint - 1;
  g_array_append_val (self->bases, base);
  g_hash_table_insert (indices, key, GUINT_TO_POINTER (self->bases->len));
  return self->bases->len - 1;
}

static void
rank_nodes (EntentePreview *self)
{
  const EntenteCast *cast = self->cast;
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  guint32 most = 1;

  for (guint32 i = 0; i < self->n_nodes; i++)
    most = MAX (most, g_array_index (cast->nodes, EntenteCastNode, i).n_ties);
  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      guint32 node = g_array_index (cast->order, guint32, i);
      const EntenteCastNode *known = &g_array_index (cast->nodes, EntenteCastNode, node);

      self->ranks[node] = i;
      self->dots[i].strength = (float) known->n_ties / (float) most;
      self->dots[i].tint = get_tint (self, known->base, indices);
    }
}

EntentePreview *
entente_preview_new (EntenteCast *cast)
{
  EntentePreview *self = g_new0 (EntentePreview, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->n_nodes = cast->nodes->len;
  self->cast = cast;
  self->stamps = entente_name_stamps_new (cast);
  self->ranks = g_new (guint32, self->n_nodes);
  self->dots = g_new (Dot, self->n_nodes);
  self->bases = g_array_new (FALSE, FALSE, sizeof (guint32));
  rank_nodes (self);
  self->x = g_new (float, self->n_nodes);
  self->y = g_new (float, self->n_nodes);
  entente_drift_init (&self->drift, self->n_nodes);
  self->rests = TRUE;
  self->begin_scale = 1.0;
  self->ease = CLAMP (self->n_nodes * EASE_A_DOT_US, LEAST_EASE_US, MOST_EASE_US);
  return self;
}

EntentePreview *
entente_preview_ref (EntentePreview *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
entente_preview_unref (EntentePreview *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_mutex_clear (&self->lock);
  entente_name_stamps_free (self->stamps);
  entente_cast_free (self->cast);
  entente_drift_clear (&self->drift);
  g_free (self->ranks);
  g_free (self->dots);
  g_array_unref (self->bases);
  g_free (self->tints);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

/* Under the lock. */
static void
keep (EntentePreview *self,
      const guint32  *nodes,
      const float    *x,
      const float    *y,
      guint32         n_nodes)
{
  for (guint i = 0; i < self->n_nodes; i++)
    self->x[i] = self->y[i] = NAN;
  for (guint32 i = 0; i < n_nodes; i++)
    {
      self->x[self->ranks[nodes[i]]] = x[i];
      self->y[self->ranks[nodes[i]]] = y[i];
    }
  self->n_posted++;
}

void
entente_preview_post (const guint32 *nodes,
                      const float   *x,
                      const float   *y,
                      guint32        n_nodes,
                      gpointer       data)
{
  EntentePreview *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_nodes < LEAST_NODES)
    return;
  g_mutex_lock (&self->lock);
  if (self->n_posted == 0 || now - self->posted >= INTERVAL_US)
    {
      keep (self, nodes, x, y, n_nodes);
      self->posted = now;
    }
  g_mutex_unlock (&self->lock);
}

void
entente_preview_end (EntentePreview *self,
                     const float    *x,
                     const float    *y)
{
  g_autofree guint32 *nodes = g_new (guint32, self->n_nodes);

  for (guint32 i = 0; i < self->n_nodes; i++)
    nodes[i] = i;
  g_mutex_lock (&self->lock);
  keep (self, nodes, x, y, self->n_nodes);
  g_mutex_unlock (&self->lock);
}

guint
entente_preview_get_n (EntentePreview *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_posted;
  g_mutex_unlock (&self->lock);
  return n;
}

/* FALSE: nothing has been posted since. */
static gboolean
take (EntentePreview *self)
{
  gboolean any;

  g_mutex_lock (&self->lock);
  any = self->n_taken != self->n_posted;
  self->n_taken = self->n_posted;
  if (any)
    {
      memcpy (self->drift.to_x, self->x, self->n_nodes * sizeof (float));
      memcpy (self->drift.to_y, self->y, self->n_nodes * sizeof (float));
    }
  g_mutex_unlock (&self->lock);

  return any;
}

gboolean
entente_preview_advance (EntentePreview *self,
                         gint64          frame_time,
                         gboolean        glides)
{
  double step = (double) MIN (frame_time - self->stepped, MOST_STEP_US);

  if (take (self))
    self->taken = frame_time;
  else if (self->rests)
    return FALSE;
  self->stepped = frame_time;
  self->rests = !glides || (double) (frame_time - self->taken) >= GLIDE_EASES * self->ease;
  entente_drift_step (&self->drift, self->rests ? 1.0 : 1.0 - exp (-step / self->ease));

  return TRUE;
}

gboolean
entente_preview_is_resting (EntentePreview *self)
{
  return self->rests && self->n_taken == entente_preview_get_n (self);
}

/* From places to pixels. */
typedef struct
{
  double scale;
  double x;
  double y;
  int width;
  int height;
  double weak; /* radius of weaker dots, pixels: those of a crowd do not cover all */
} Fit;

static double
get_weak_radius (EntentePreview *preview,
                 int             width,
                 int             height)
{
  double room = sqrt ((double) width * height / MAX (preview->n_nodes, 1));

  return CLAMP (room * CROWD_PART, LEAST_RADIUS_PX, WEAK_RADIUS_PX);
}

static void
fit_init (Fit            *self,
          EntentePreview *preview,
          int             width,
          int             height)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;

  for (guint i = 0; i < preview->n_nodes; i++)
    {
      if (!isfinite (preview->drift.x[i]) || !isfinite (preview->drift.y[i]))
        continue;
      left = MIN (left, (double) preview->drift.x[i]);
      right = MAX (right, (double) preview->drift.x[i]);
      top = MIN (top, (double) preview->drift.y[i]);
      bottom = MAX (bottom, (double) preview->drift.y[i]);
    }
  self->scale = MIN ((width - 2.0 * MARGIN_PX) / MAX (right - left, 1.0),
                     (height - 2.0 * MARGIN_PX) / MAX (bottom - top, 1.0));
  self->scale = MAX (self->scale, 0.0);
  self->x = width / 2.0 - (left + right) / 2.0 * self->scale;
  self->y = height / 2.0 - (top + bottom) / 2.0 * self->scale;
  self->width = width;
  self->height = height;
  self->weak = get_weak_radius (preview, width, height);
}

/* What is between its own fit and how the view shows the map. */
static void
fit_mix (Fit                   *self,
         const EntenteViewport *viewport,
         double                 part)
{
  self->scale += part * (viewport->zoom - self->scale);
  self->x += part * (viewport->x - self->x);
  self->y += part * (viewport->y - self->y);
}

/* What is between its own fit and how the view showed the map as all began. A layout has units of its own, and a
 * middle: it is by pixels that the one becomes the other. */
static void
fit_mix_begin (Fit                  *self,
               const EntentePreview *preview,
               double                part)
{
  double scale = 1.0 + part * (preview->begin_scale - 1.0);

  self->scale *= scale;
  self->x = scale * self->x + part * preview->begin_offset.x;
  self->y = scale * self->y + part * preview->begin_offset.y;
}

void
entente_preview_begin (EntentePreview        *self,
                       const float           *x,
                       const float           *y,
                       const EntenteViewport *viewport)
{
  Fit fit;

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      self->drift.x[self->ranks[i]] = x[i];
      self->drift.y[self->ranks[i]] = y[i];
    }
  fit_init (&fit, self, (int) viewport->width, (int) viewport->height);
  if (!(fit.scale > 0.0))
    return;
  self->begun = TRUE;
  self->begin_scale = viewport->zoom / fit.scale;
  self->begin_offset.x = viewport->x - self->begin_scale * fit.x;
  self->begin_offset.y = viewport->y - self->begin_scale * fit.y;
}

static gboolean
get_pixel (const Fit      *self,
           EntentePreview *preview,
           guint32         rank,
           EntentePoint   *point)
{
  point->x = self->x + (double) preview->drift.x[rank] * self->scale;
  point->y = self->y + (double) preview->drift.y[rank] * self->scale;
  return isfinite (point->x) && isfinite (point->y);
}

/* FALSE: there are none. */
static gboolean
add_lines (EntentePreview *self,
           const Fit      *fit,
           EntenteSign     sign,
           EntenteRaster  *raster)
{
  gboolean any = FALSE;

  for (guint k = 0; k < self->cast->ties->len; k++)
    {
      const EntenteCastTie *tie = &g_array_index (self->cast->ties, EntenteCastTie, k);
      EntentePoint from, to;

      if (tie->sign != sign || !get_pixel (fit, self, self->ranks[tie->source], &from)
          || !get_pixel (fit, self, self->ranks[tie->target], &to))
        continue;
      entente_raster_add_line (raster, from, to, 1.0, LINE_ALPHA);
      any = TRUE;
    }
  return any;
}

static Fit
make_coarse (const Fit *fit)
{
  return (Fit) { fit->scale / COARSE_PX, fit->x / COARSE_PX, fit->y / COARSE_PX,
                 (fit->width + COARSE_PX - 1) / COARSE_PX,
                 (fit->height + COARSE_PX - 1) / COARSE_PX, fit->weak / COARSE_PX };
}

static void
draw_lines (EntentePreview       *self,
            const Fit            *fit,
            const EntentePalette *palette,
            cairo_t              *cr)
{
  const Fit coarse = make_coarse (fit);
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, coarse.width, coarse.height);
  g_auto (EntenteRaster) raster = { 0 };

  entente_raster_init (&raster, 0, 0, coarse.width, coarse.height);
  for (int sign = 0; sign < ENTENTE_N_SIGNS; sign++)
    {
      if (add_lines (self, &coarse, sign, &raster))
        entente_raster_lay_plate (&raster, &palette->tones[sign]);
    }
  entente_raster_develop (&raster, DARKEST_LINES, DARKEST_ALPHA, image, 0, 0);
  cairo_save (cr);
  cairo_scale (cr, COARSE_PX, COARSE_PX);
  cairo_set_source_surface (cr, image, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

/* The image of dots: premultiplied ARGB. */
typedef struct
{
  guint32 *pixels;
  int stride; /* pixels */
  int width;
  int height;
} Sheet;

/* @part: of 256 */
static guint32
mix (guint32 below,
     guint32 color,
     guint32 part)
{
  const guint32 mask = 0xff00ff;
  guint32 even = ((below & mask) * (256 - part) + (color & mask) * part) >> 8 & mask;
  guint32 odd = (below >> 8 & mask) * (256 - part) + (color >> 8 & mask) * part;

  return even | (odd & ~mask);
}

static guint32
to_pixel (const EntenteColor *color)
{
  return 0xffu << 24 | (guint32) (color->red * 255.0 + 0.5) << 16
         | (guint32) (color->green * 255.0 + 0.5) << 8 | (guint32) (color->blue * 255.0 + 0.5);
}

/* Tens of thousands in a frame: by what each pixel has of it, not by paths. */
static void
draw_disc (const Sheet  *sheet,
           EntentePoint  middle,
           double        radius,
           guint32       color)
{
  int left = MAX ((int) floor (middle.x - radius), 0);
  int right = MIN ((int) ceil (middle.x + radius), sheet->width);
  int top = MAX ((int) floor (middle.y - radius), 0);
  int bottom = MIN ((int) ceil (middle.y + radius), sheet->height);

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        double dx = x + 0.5 - middle.x;
        double dy = y + 0.5 - middle.y;
        double part = CLAMP (radius + 0.5 - sqrt (dx * dx + dy * dy), 0.0, 1.0);
        guint32 *pixel = sheet->pixels + y * sheet->stride + x;

        *pixel = mix (*pixel, color, (guint32) (part * 256.0));
      }
}

static double
get_radius (EntentePreview *self,
            const Fit      *fit,
            guint32         rank)
{
  return fit->weak + (STRONGEST_RADIUS_PX - fit->weak) * (double) self->dots[rank].strength;
}

/* Colors are mixed once, not for each frame. */
static void
tint (EntentePreview       *self,
      const EntentePalette *palette)
{
  if (self->tinted == palette)
    return;
  self->tinted = palette;
  self->tints = g_renew (guint32, self->tints, self->bases->len);
  for (guint i = 0; i < self->bases->len; i++)
    {
      EntenteActorColors colors
          = entente_palette_shade_actor (palette, g_array_index (self->bases, guint32, i));

      self->tints[i] = to_pixel (&colors.rim);
    }
}

static void
draw_dots (EntentePreview       *self,
           const Fit            *fit,
           const EntentePalette *palette,
           cairo_t              *cr)
{
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, fit->width, fit->height);
  Sheet sheet = { (guint32 *) (gpointer) cairo_image_surface_get_data (image),
                  cairo_image_surface_get_stride (image) / (int) sizeof (guint32), fit->width,
                  fit->height };
  guint32 ground = to_pixel (&palette->ground);

  tint (self, palette);
  for (guint i = 0; i < self->n_nodes; i++)
    {
      double radius = get_radius (self, fit, i);
      EntentePoint middle;

      if (!get_pixel (fit, self, i, &middle))
        continue;
      if (radius >= HALO_LEAST_RADIUS_PX)
        draw_disc (&sheet, middle, radius + HALO_PX, ground);
      draw_disc (&sheet, middle, radius, self->tints[self->dots[i].tint]);
    }
  cairo_surface_mark_dirty (image);
  cairo_set_source_surface (cr, image, 0.0, 0.0);
  cairo_paint (cr);
  cairo_surface_destroy (image);
}

/* Beside its dot, on the side where the view has room. */
static cairo_rectangle_int_t
place_name (EntentePreview        *self,
            const Fit             *fit,
            const EntenteCastName *name,
            EntentePoint           middle)
{
  double gap = get_radius (self, fit, self->ranks[name->node]) + NAME_GAP_PX;
  int width, height;
  gboolean left;

  entente_name_stamps_measure (name, &width, &height);
  left = middle.x + gap + width > fit->width;
  return (cairo_rectangle_int_t) { (int) (left ? middle.x - gap - width : middle.x + gap),
                                   (int) (middle.y - height / 2.0), width, height };
}

/* The strongest first; none over another. */
static void
draw_names (EntentePreview       *self,
            const Fit            *fit,
            const EntentePalette *palette,
            cairo_t              *cr)
{
  cairo_region_t *taken = cairo_region_create ();

  for (guint i = 0; i < self->cast->names->len; i++)
    {
      const EntenteCastName *name = &g_array_index (self->cast->names, EntenteCastName, i);
      cairo_rectangle_int_t place;
      EntentePoint middle;

      if (!get_pixel (fit, self, self->ranks[name->node], &middle))
        continue;
      place = place_name (self, fit, name, middle);
      if (cairo_region_contains_rectangle (taken, &place) != CAIRO_REGION_OVERLAP_OUT)
        continue;
      cairo_region_union_rectangle (taken, &place);
      entente_name_stamps_draw (self->stamps, i, palette, place.x, place.y, cr);
    }
  cairo_region_destroy (taken);
}

void
entente_preview_draw (EntentePreview        *self,
                      const EntentePalette  *palette,
                      const EntenteViewport *viewport,
                      double                 begin_part,
                      double                 part,
                      cairo_t               *cr)
{
  int width = (int) viewport->width;
  int height = (int) viewport->height;
  Fit fit;

  if (width <= 0 || height <= 0 || (self->n_taken == 0 && !self->begun))
    return;
  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  fit_init (&fit, self, width, height);
  if (begin_part > 0.0)
    fit_mix_begin (&fit, self, begin_part);
  if (part > 0.0)
    fit_mix (&fit, viewport, part);
  draw_lines (self, &fit, palette, cr);
  draw_dots (self, &fit, palette, cr);
  draw_names (self, &fit, palette, cr);
}
