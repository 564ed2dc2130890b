/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-preview.h"

#include "entente-raster.h"

#include <math.h>
#include <string.h>

/* Smaller parts are laid out before anybody sees them. */
#define LEAST_NODES 1000
/* Not more often. */
#define INTERVAL_US 40000
#define MARGIN_PX 24.0
#define DOT_PX 3 /* where there are many, 2 */
#define MANY_NODES 20000
#define LINE_ALPHA 0.5
#define DARKEST_ALPHA 0.6
/* As many lines over each other are as dark as can be. */
#define DARKEST_LINES 60.0
/* Of what is there. */
#define VEIL_ALPHA 0.92

/* Constant but for what the lock keeps. */
struct _EntentePreview
{
  gatomicrefcount references;
  guint n_nodes;
  GArray *ties;  /* of guint32 */
  GMutex lock;   /* for all below */
  guint n_posted;
  gint64 posted; /* µs */
  float *x;      /* of all nodes; NAN of those that are not shown */
  float *y;
};

EntentePreview *
entente_preview_new (guint   n_nodes,
                     GArray *ties)
{
  EntentePreview *self = g_new0 (EntentePreview, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->n_nodes = n_nodes;
  self->ties = ties;
  self->x = g_new (float, n_nodes);
  self->y = g_new (float, n_nodes);
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
  g_array_unref (self->ties);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

static void
take (EntentePreview *self,
      const guint32  *nodes,
      const float    *x,
      const float    *y,
      guint32         n_nodes)
{
  for (guint i = 0; i < self->n_nodes; i++)
    self->x[i] = self->y[i] = NAN;
  for (guint32 i = 0; i < n_nodes; i++)
    {
      self->x[nodes[i]] = x[i];
      self->y[nodes[i]] = y[i];
    }
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
      take (self, nodes, x, y, n_nodes);
      self->posted = now;
      self->n_posted++;
    }
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

/* From places to pixels. */
typedef struct
{
  double scale;
  double x;
  double y;
  int width;
  int height;
} Fit;

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
      if (!isfinite (preview->x[i]) || !isfinite (preview->y[i]))
        continue;
      left = MIN (left, (double) preview->x[i]);
      right = MAX (right, (double) preview->x[i]);
      top = MIN (top, (double) preview->y[i]);
      bottom = MAX (bottom, (double) preview->y[i]);
    }
  self->scale = MIN ((width - 2.0 * MARGIN_PX) / MAX (right - left, 1.0),
                     (height - 2.0 * MARGIN_PX) / MAX (bottom - top, 1.0));
  self->scale = MAX (self->scale, 0.0);
  self->x = width / 2.0 - (left + right) / 2.0 * self->scale;
  self->y = height / 2.0 - (top + bottom) / 2.0 * self->scale;
  self->width = width;
  self->height = height;
}

static gboolean
get_pixel (const Fit      *self,
           EntentePreview *preview,
           guint32         node,
           EntentePoint   *point)
{
  point->x = self->x + (double) preview->x[node] * self->scale;
  point->y = self->y + (double) preview->y[node] * self->scale;
  return isfinite (point->x) && isfinite (point->y);
}

static void
draw_lines (EntentePreview     *self,
            const Fit          *fit,
            const EntenteColor *color,
            cairo_surface_t    *image)
{
  g_auto (EntenteRaster) raster = { 0 };

  entente_raster_init (&raster, 0, 0, fit->width, fit->height);
  for (guint k = 0; k + 1 < self->ties->len; k += 2)
    {
      EntentePoint from, to;

      if (get_pixel (fit, self, g_array_index (self->ties, guint32, k), &from)
          && get_pixel (fit, self, g_array_index (self->ties, guint32, k + 1), &to))
        entente_raster_add_line (&raster, from, to, 1.0, LINE_ALPHA);
    }
  entente_raster_lay_plate (&raster, color);
  entente_raster_develop (&raster, DARKEST_LINES, DARKEST_ALPHA, image, 0, 0);
}

static guint32
to_pixel (const EntenteColor *color)
{
  return 0xffu << 24 | (guint32) (color->red * 255.0 + 0.5) << 16
         | (guint32) (color->green * 255.0 + 0.5) << 8 | (guint32) (color->blue * 255.0 + 0.5);
}

static void
draw_dot (guint32      *pixels,
          int           stride,
          const Fit    *fit,
          EntentePoint  middle,
          int           size,
          guint32       pixel)
{
  int left = (int) floor (middle.x) - size / 2;
  int top = (int) floor (middle.y) - size / 2;

  for (int y = MAX (top, 0); y < MIN (top + size, fit->height); y++)
    for (int x = MAX (left, 0); x < MIN (left + size, fit->width); x++)
      pixels[y * stride + x] = pixel;
}

static void
draw_dots (EntentePreview     *self,
           const Fit          *fit,
           const EntenteColor *color,
           cairo_surface_t    *image)
{
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image) / (int) sizeof (guint32);
  guint32 pixel = to_pixel (color);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      EntentePoint middle;

      if (get_pixel (fit, self, i, &middle))
        draw_dot (pixels, stride, fit, middle, self->n_nodes < MANY_NODES ? DOT_PX : DOT_PX - 1, pixel);
    }
  cairo_surface_mark_dirty (image);
}

void
entente_preview_draw (EntentePreview       *self,
                      const EntentePalette *palette,
                      int                   width,
                      int                   height,
                      cairo_t              *cr)
{
  cairo_surface_t *image;
  Fit fit;

  if (width <= 0 || height <= 0 || entente_preview_get_n (self) == 0)
    return;
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_mutex_lock (&self->lock);
  fit_init (&fit, self, width, height);
  draw_lines (self, &fit, &palette->ink, image);
  draw_dots (self, &fit, &palette->ink, image);
  g_mutex_unlock (&self->lock);

  cairo_set_source_rgba (cr, palette->ground.red, palette->ground.green, palette->ground.blue,
                         VEIL_ALPHA);
  cairo_paint (cr);
  cairo_set_source_surface (cr, image, 0.0, 0.0);
  cairo_paint (cr);
  cairo_surface_destroy (image);
}
