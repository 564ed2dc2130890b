/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-layer.h"

#include <math.h>
#include <string.h>

/* Painted around the view once it is panned, so that not every step of a pan paints. */
#define MARGIN_PX 256
/* More than these are painted in a worker: some 30 ms of strokes, two frames. */
#define WORKER_RELATIONS 1000
#define WORKER_ACTORS 2000
/* From farther away actors are dots, whose names are placed for a picture as a whole: nothing is
 * painted beside it. */
#define JOIN_ZOOM_MIN 0.6
/* Cairo's limit for the side of an image. */
#define SIDE_MAX_PX 32767

/* Device pixels, counted from the map's origin at the zoom of the picture. */
typedef struct
{
  gint64 x, y;
  int width, height;
} Area;

/* A picture, finished or being painted. */
typedef struct
{
  cairo_surface_t *surface; /* NULL: no picture */
  Area area;
  double zoom;
  int scale;
  EntenteScene *scene;
  const EntentePalette *palette;
  EntenteFocusSet *focus;
} Picture;

typedef struct
{
  EntenteLayer *layer; /* NULL once the layer is gone */
  Picture picture;
  Area parts[4]; /* what is still to paint */
  guint n_parts;
} Job;

struct _EntenteLayer
{
  EntenteLayerReady ready;
  gpointer user_data;
  Picture picture;
  Job *job; /* borrowed from its task; NULL: none is running */
};

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_clear_pointer (&self->focus, entente_focus_set_unref);
}

static void
picture_init (Picture                *self,
              const EntenteLayerWish *wish,
              Area                    area)
{
  self->surface = cairo_image_surface_create (
      wish->focus == NULL ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, area.width, area.height);
  self->area = area;
  self->zoom = wish->viewport.zoom;
  self->scale = wish->scale;
  self->scene = entente_scene_ref (wish->scene);
  self->palette = wish->palette;
  self->focus = wish->focus != NULL ? entente_focus_set_ref (wish->focus) : NULL;
}

static gboolean
picture_shows (const Picture          *self,
               const EntenteLayerWish *wish)
{
  return self->surface != NULL && self->scene == wish->scene && self->palette == wish->palette
         && self->focus == wish->focus && self->zoom == wish->viewport.zoom
         && self->scale == wish->scale;
}

static Area
get_view (const EntenteLayerWish *wish)
{
  Area area = { llround (-wish->viewport.x * wish->scale),
                llround (-wish->viewport.y * wish->scale),
                (int) CLAMP (ceil (wish->viewport.width * wish->scale), 1, SIDE_MAX_PX),
                (int) CLAMP (ceil (wish->viewport.height * wish->scale), 1, SIDE_MAX_PX) };

  return area;
}

static Area
grow (Area area,
      int  margin)
{
  int x = MIN (margin, (SIDE_MAX_PX - area.width) / 2);
  int y = MIN (margin, (SIDE_MAX_PX - area.height) / 2);
  Area result = { area.x - x, area.y - y, area.width + 2 * x, area.height + 2 * y };

  return result;
}

static gboolean
contains (Area outer,
          Area inner)
{
  return inner.x >= outer.x && inner.y >= outer.y
         && inner.x + inner.width <= outer.x + outer.width
         && inner.y + inner.height <= outer.y + outer.height;
}

static gboolean
overlap (Area  a,
         Area  b,
         Area *both)
{
  gint64 left = MAX (a.x, b.x);
  gint64 top = MAX (a.y, b.y);
  gint64 right = MIN (a.x + a.width, b.x + b.width);
  gint64 bottom = MIN (a.y + a.height, b.y + b.height);

  if (right <= left || bottom <= top)
    return FALSE;
  both->x = left;
  both->y = top;
  both->width = (int) (right - left);
  both->height = (int) (bottom - top);
  return TRUE;
}

static void
add_part (Job    *job,
          gint64  x,
          gint64  y,
          gint64  width,
          gint64  height)
{
  Area part = { x, y, (int) width, (int) height };

  if (width > 0 && height > 0)
    job->parts[job->n_parts++] = part;
}

/* What of the whole is not kept: above, below, left and right of it. */
static void
add_parts_around (Job  *job,
                  Area  whole,
                  Area  kept)
{
  gint64 bottom = kept.y + kept.height;
  gint64 right = kept.x + kept.width;

  add_part (job, whole.x, whole.y, whole.width, kept.y - whole.y);
  add_part (job, whole.x, bottom, whole.width, whole.y + whole.height - bottom);
  add_part (job, whole.x, kept.y, kept.x - whole.x, kept.height);
  add_part (job, right, kept.y, whole.x + whole.width - right, kept.height);
}

static void
copy_part (Picture       *to,
           const Picture *from,
           Area           part)
{
  cairo_t *cr = cairo_create (to->surface);

  cairo_rectangle (cr, (double) (part.x - to->area.x), (double) (part.y - to->area.y), part.width,
                   part.height);
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, from->surface, (double) (from->area.x - to->area.x),
                            (double) (from->area.y - to->area.y));
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* Whole pixels are clipped, so that parts painted apart join without a seam. */
static void
paint_part (Job  *job,
            Area  part)
{
  Picture *picture = &job->picture;
  const EntenteColor *ground = &picture->palette->ground;
  double scale = picture->zoom * picture->scale;
  EntentePicture wanted = {
    .scene = picture->scene,
    .palette = picture->palette,
    .focus = picture->focus != NULL ? entente_focus_set_get (picture->focus) : NULL,
    .clip = { (double) part.x / scale, (double) part.y / scale, part.width / scale,
              part.height / scale },
    .zoom = picture->zoom,
  };
  cairo_t *cr = cairo_create (picture->surface);

  cairo_rectangle (cr, (double) (part.x - picture->area.x), (double) (part.y - picture->area.y),
                   part.width, part.height);
  cairo_clip (cr);
  if (picture->focus == NULL)
    {
      cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
      cairo_paint (cr);
    }
  cairo_translate (cr, (double) -picture->area.x, (double) -picture->area.y);
  cairo_scale (cr, scale, scale);
  entente_painter_paint (&wanted, cr);
  cairo_destroy (cr);
}

static void
job_run (Job *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    paint_part (self, self->parts[i]);
  cairo_surface_flush (self->picture.surface);
}

static void
job_free (Job *self)
{
  if (self->layer != NULL)
    self->layer->job = NULL;
  picture_clear (&self->picture);
  g_free (self);
}

/* Copies on the main thread what can be kept of the picture on show; the rest are the parts. */
static Job *
job_new (EntenteLayer           *layer,
         const EntenteLayerWish *wish,
         gboolean                in_worker)
{
  Job *self = g_new0 (Job, 1);
  Area view = get_view (wish);
  gboolean pans = picture_shows (&layer->picture, wish);
  gboolean keeps = pans && wish->viewport.zoom >= JOIN_ZOOM_MIN;
  Area area = pans || in_worker ? grow (view, MARGIN_PX * wish->scale) : view;
  Area kept;

  self->layer = layer;
  picture_init (&self->picture, wish, area);
  if (keeps && overlap (area, layer->picture.area, &kept))
    {
      copy_part (&self->picture, &layer->picture, kept);
      add_parts_around (self, area, kept);
    }
  else
    {
      add_part (self, area.x, area.y, area.width, area.height);
    }
  return self;
}

/* The picture is the layer's from here on. */
static void
job_deliver (Job *self)
{
  Picture *picture = &self->layer->picture;

  picture_clear (picture);
  *picture = self->picture;
  memset (&self->picture, 0, sizeof (Picture));
}

static void
run_in_worker (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  job_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
worker_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  EntenteLayer *layer = job->layer;

  if (layer == NULL)
    return;
  job_deliver (job);
  job->layer = NULL;
  layer->job = NULL;
  layer->ready (layer->user_data);
}

static void
start_worker (EntenteLayer           *self,
              const EntenteLayerWish *wish)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, worker_done_cb, NULL);

  self->job = job_new (self, wish, TRUE);
  g_task_set_name (task, "paint map");
  g_task_set_task_data (task, self->job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_in_worker);
}

static gboolean
is_large (const EntenteLayerWish *wish)
{
  if (wish->focus != NULL)
    return entente_focus_set_get_n_lit (wish->focus) > WORKER_RELATIONS;
  return entente_scene_get_n_relations (wish->scene) > WORKER_RELATIONS
         || entente_scene_get_n_actors (wish->scene) > WORKER_ACTORS;
}

EntenteLayer *
entente_layer_new (EntenteLayerReady ready,
                   gpointer          user_data)
{
  EntenteLayer *self = g_new0 (EntenteLayer, 1);

  self->ready = ready;
  self->user_data = user_data;
  return self;
}

void
entente_layer_free (EntenteLayer *self)
{
  if (self->job != NULL)
    self->job->layer = NULL;
  picture_clear (&self->picture);
  g_free (self);
}

gboolean
entente_layer_update (EntenteLayer           *self,
                      const EntenteLayerWish *wish)
{
  Job *job;

  if (picture_shows (&self->picture, wish) && contains (self->picture.area, get_view (wish)))
    return TRUE;
  if (self->job != NULL)
    return FALSE;
  if (is_large (wish))
    {
      start_worker (self, wish);
      return FALSE;
    }

  job = job_new (self, wish, FALSE);
  job_run (job);
  job_deliver (job);
  job_free (job);
  return TRUE;
}

void
entente_layer_draw (EntenteLayer           *self,
                    const EntenteLayerWish *wish,
                    double                  alpha,
                    cairo_t                *cr)
{
  const Picture *picture = &self->picture;
  Area view = get_view (wish);
  double factor;

  if (picture->surface == NULL)
    return;
  factor = wish->viewport.zoom * wish->scale / (picture->zoom * picture->scale);
  cairo_save (cr);
  cairo_scale (cr, 1.0 / wish->scale, 1.0 / wish->scale);
  cairo_translate (cr, (double) picture->area.x * factor - (double) view.x,
                   (double) picture->area.y * factor - (double) view.y);
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, picture->surface, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            factor == 1.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint_with_alpha (cr, alpha);
  cairo_restore (cr);
}

/* Forgets the picture; what a job is painting is dropped. */
void
entente_layer_clear (EntenteLayer *self)
{
  if (self->job != NULL)
    self->job->layer = NULL;
  self->job = NULL;
  picture_clear (&self->picture);
}
