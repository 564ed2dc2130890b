/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-export.h"

#include "entente-draw-text.h"
#include "entente-export-plan.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-names.h"
#include "entente-png.h"
#include "entente-svg-text.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>

/* The same picture gives the same bytes on any day. */
#define PDF_DATE "2000-01-01T00:00:00Z"

G_DEFINE_QUARK (entente-export-error-quark, entente_export_error)

/* Large maps are painted to pixels in strips, so that one can see how far it is. Strips
 * join but for what cairo's clip does to an edge; small maps are painted in one go. */
#define STRIP_PX 512
#define LARGE_MAP 2000

/* Of the whole work: what painting is. The rest is compressing. */
#define PAINTING_PART 0.6
#define PROGRESS_STEPS 1000

struct _EntenteExportJob
{
  EntenteExport export;
  EntenteExportPlan plan;
  EntenteScene *scene;
  gint progress; /* of PROGRESS_STEPS; atomic */
};

/* A file of strokes in the making. */
typedef struct
{
  GByteArray *bytes;
  GCancellable *cancellable;
} Stream;

static void
set_progress (EntenteExportJob *self,
              double            part)
{
  g_atomic_int_set (&self->progress, (gint) (CLAMP (part, 0.0, 1.0) * PROGRESS_STEPS));
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Stream *stream = closure;

  if (g_cancellable_is_cancelled (stream->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (stream->bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static const EntentePalette *
get_palette (const EntenteExport *export)
{
  return entente_palette_get (export->background == ENTENTE_BACKGROUND_DARK
                                  ? ENTENTE_PALETTE_DARK
                                  : ENTENTE_PALETTE_PRINT);
}

static void
paint_text (cairo_t              *cr,
            EntenteLetteringStyle style,
            const char           *text,
            double                x,
            double                y,
            double                scale)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  entente_draw_text (cr, entente_lettering_get_line (style, text), 0.0, 0.0);
  cairo_restore (cr);
}

static void
paint_title (const EntenteExportPlan *plan,
             const EntentePalette    *palette,
             cairo_t                 *cr)
{
  if (plan->title != NULL)
    {
      entente_ink_set (cr, &palette->ink, 1.0);
      paint_text (cr, ENTENTE_LETTERING_ACTOR, plan->title, plan->margin, plan->title_y,
                  plan->furniture * ENTENTE_TITLE_SCALE);
    }
  if (plan->description != NULL)
    {
      entente_ink_set (cr, &palette->muted, 1.0);
      paint_text (cr, ENTENTE_LETTERING_LABEL, plan->description, plan->margin,
                  plan->description_y, plan->furniture * ENTENTE_DESCRIPTION_SCALE);
    }
}

static void
paint_picture (const EntenteExportPlan *plan,
               const EntentePicture    *picture,
               cairo_t                 *cr)
{
  cairo_save (cr);
  cairo_translate (cr, plan->map.x, plan->map.y);
  cairo_scale (cr, plan->scale, plan->scale);
  cairo_translate (cr, -plan->content.x, -plan->content.y);
  entente_painter_paint (picture, cr);
  cairo_restore (cr);
}

/* From pixel row to pixel row; names are the whole picture's. */
static void
paint_strips (EntenteExportJob *self,
              EntentePicture   *picture,
              cairo_t          *cr,
              GCancellable     *cancellable)
{
  const EntenteExportPlan *plan = &self->plan;
  double end = plan->map.y + plan->map.height;
  g_autoptr (EntenteNames) names
      = entente_names_new (self->scene, picture->focus, &plan->content, picture->zoom,
                           cancellable);

  picture->names = names;
  for (double y = floor (plan->map.y); y < end && !g_cancellable_is_cancelled (cancellable);
       y += STRIP_PX)
    {
      double from = MAX (y, plan->map.y) - plan->map.y;
      double to = MIN (y + STRIP_PX, end) - plan->map.y;

      picture->clip.y = plan->content.y + from / plan->scale;
      picture->clip.height = (to - from) / plan->scale;
      paint_picture (plan, picture, cr);
      set_progress (self, PAINTING_PART * to / plan->map.height);
    }
}

static gboolean
paints_strips (EntenteExportJob *self,
               cairo_t          *cr)
{
  return cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE
         && entente_scene_get_n_relations (self->scene) > LARGE_MAP;
}

static void
paint_map (EntenteExportJob *self,
           cairo_t          *cr,
           GCancellable     *cancellable)
{
  const EntenteExport *export = &self->export;
  EntenteFocus only = { 0 };
  EntentePicture picture = {
    .scene = self->scene,
    .palette = get_palette (export),
    .focus = export->only != NULL ? &only : NULL,
    .opened = &export->opened,
    .clip = self->plan.content,
    .zoom = export->zoom > 0.0 ? export->zoom : self->plan.scale,
    .transparent = export->background == ENTENTE_BACKGROUND_TRANSPARENT,
    .cancellable = cancellable,
    .bounded = TRUE,
    .still = TRUE,
  };

  if (export->only != NULL)
    {
      only.actors = export->only->actors;
      only.relations = export->only->relations;
      only.only = TRUE;
    }
  if (paints_strips (self, cr))
    paint_strips (self, &picture, cr, cancellable);
  else
    paint_picture (&self->plan, &picture, cr);
}

static void
paint_legend (const EntenteExportPlan *plan,
              const EntentePalette    *palette,
              cairo_t                 *cr)
{
  cairo_save (cr);
  cairo_translate (cr, plan->legend_box.x, plan->legend_box.y);
  cairo_scale (cr, plan->furniture, plan->furniture);
  entente_legend_paint (plan->legend, palette, plan->legend_columns, cr);
  cairo_restore (cr);
}

static gboolean
check_status (cairo_status_t status,
              GCancellable  *cancellable,
              GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_FAILED,
               /* Translators: %s is the graphics library's reason */
               _ ("The picture could not be drawn: %s."), cairo_status_to_string (status));
  return FALSE;
}

/* Strokes are kept until the surface is finished, and it would still write them all then. */
static void
forget_strokes (cairo_t *cr)
{
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
}

/* All of the picture on a surface of the planned size. */
static gboolean
paint_all (EntenteExportJob *self,
           cairo_surface_t  *surface,
           GCancellable     *cancellable,
           GError          **error)
{
  const EntenteExportPlan *plan = &self->plan;
  const EntentePalette *palette = get_palette (&self->export);
  cairo_t *cr;
  cairo_status_t status;

  if (!check_status (cairo_surface_status (surface), cancellable, error))
    return FALSE;
  cr = cairo_create (surface);
  if (self->export.background != ENTENTE_BACKGROUND_TRANSPARENT)
    {
      entente_ink_set (cr, &palette->ground, 1.0);
      cairo_paint (cr);
    }
  paint_title (plan, palette, cr);
  paint_map (self, cr, cancellable);
  if (plan->legend != NULL && !g_cancellable_is_cancelled (cancellable))
    paint_legend (plan, palette, cr);
  if (g_cancellable_is_cancelled (cancellable))
    forget_strokes (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return check_status (status, cancellable, error);
}

static cairo_surface_t *
create_image (const EntenteExportPlan *plan)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) plan->width, (int) plan->height);
}

static cairo_surface_t *
create_strokes (const EntenteExportPlan *plan,
                EntenteExportFormat      format,
                Stream                  *stream)
{
  cairo_surface_t *surface;

  if (format == ENTENTE_EXPORT_SVG)
    {
      surface = cairo_svg_surface_create_for_stream (write_cb, stream, plan->width, plan->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    }
  surface = cairo_pdf_surface_create_for_stream (write_cb, stream, plan->width, plan->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, PDF_DATE);
  if (plan->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, plan->title);
  return surface;
}

static void
compressed_cb (double   part,
               gpointer user_data)
{
  set_progress (user_data, PAINTING_PART + (1.0 - PAINTING_PART) * part);
}

static GBytes *
run_pixels (EntenteExportJob *self,
            GCancellable     *cancellable,
            GError          **error)
{
  cairo_surface_t *image = create_image (&self->plan);
  gboolean opaque = self->export.background != ENTENTE_BACKGROUND_TRANSPARENT;
  GBytes *bytes = NULL;

  if (paint_all (self, image, cancellable, error))
    bytes = entente_png_write (image, opaque, compressed_cb, self, cancellable, error);
  cairo_surface_destroy (image);
  return bytes;
}

static GBytes *
run_strokes (EntenteExportJob *self,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Stream stream = { bytes, cancellable };
  cairo_surface_t *surface = create_strokes (&self->plan, self->export.format, &stream);
  gboolean done = paint_all (self, surface, cancellable, error);

  cairo_surface_finish (surface);
  done = done && check_status (cairo_surface_status (surface), cancellable, error);
  cairo_surface_destroy (surface);
  if (!done)
    return NULL;
  if (self->export.format == ENTENTE_EXPORT_SVG)
    return entente_svg_text_tidy ((const char *) bytes->data, bytes->len, self->plan.title);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * entente_export_measure:
 * @width: (out) (optional): pixels
 * @height: (out) (optional): pixels
 * @scale: (out) (optional): pixels per map unit
 *
 * Finds the picture's size before anything is drawn.
 *
 * Returns: FALSE where there is nothing to draw, or the picture would be too large for cairo or
 *   memory: 32,767 pixels a side, 100 megapixels in PNG
 */
gboolean
entente_export_measure (const EntenteExport *export,
                        EntenteScene        *scene,
                        EntenteMap          *map,
                        int                 *width,
                        int                 *height,
                        double              *scale,
                        GError             **error)
{
  g_auto (EntenteExportPlan) plan = { 0 };

  if (!entente_export_plan_init (&plan, export, scene, map, error))
    return FALSE;
  if (width != NULL)
    *width = (int) plan.width;
  if (height != NULL)
    *height = (int) plan.height;
  if (scale != NULL)
    *scale = plan.scale;
  return TRUE;
}

/**
 * entente_export_job_new:
 *
 * Plans a picture. Main thread.
 *
 * Returns: (transfer full) (nullable): NULL with an error, as for entente_export_measure()
 */
EntenteExportJob *
entente_export_job_new (const EntenteExport *export,
                        EntenteScene        *scene,
                        EntenteMap          *map,
                        GError             **error)
{
  g_autoptr (EntenteExportJob) self = g_new0 (EntenteExportJob, 1);

  self->export = *export;
  self->scene = entente_scene_ref (scene);
  if (!entente_export_plan_init (&self->plan, export, scene, map, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
entente_export_job_free (EntenteExportJob *self)
{
  entente_export_plan_clear (&self->plan);
  entente_scene_unref (self->scene);
  g_free (self);
}

/* 0 … 1. Any thread. */
double
entente_export_job_get_progress (EntenteExportJob *self)
{
  return (double) g_atomic_int_get (&self->progress) / PROGRESS_STEPS;
}

/**
 * entente_export_job_run:
 * @cancellable: (nullable): looked at some times a second where the map is large
 *
 * Draws the picture as a file's bytes, for the safe writer. The same map gives the same bytes. Any
 * thread, once.
 *
 * Returns: (transfer full) (nullable): NULL with an error
 */
GBytes *
entente_export_job_run (EntenteExportJob *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  GBytes *bytes = self->export.format == ENTENTE_EXPORT_PNG ? run_pixels (self, cancellable, error)
                                                            : run_strokes (self, cancellable, error);

  if (bytes != NULL)
    set_progress (self, 1.0);
  return bytes;
}

/**
 * entente_export_job_draw:
 * @self: a job for a PNG
 * @cancellable: (nullable): as for entente_export_job_run()
 *
 * Draws the same picture on an image surface, for previews and the clipboard. Any thread, once.
 *
 * Returns: (transfer full) (nullable): NULL with an error
 */
cairo_surface_t *
entente_export_job_draw (EntenteExportJob *self,
                         GCancellable     *cancellable,
                         GError          **error)
{
  cairo_surface_t *surface = create_image (&self->plan);

  if (paint_all (self, surface, cancellable, error))
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/**
 * entente_export_to_bytes:
 * @cancellable: (nullable): as for entente_export_job_run()
 *
 * Plans and draws at once. Main thread.
 *
 * Returns: (transfer full) (nullable): NULL with an error
 */
GBytes *
entente_export_to_bytes (const EntenteExport *export,
                         EntenteScene        *scene,
                         EntenteMap          *map,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr (EntenteExportJob) job = entente_export_job_new (export, scene, map, error);

  return job != NULL ? entente_export_job_run (job, cancellable, error) : NULL;
}
