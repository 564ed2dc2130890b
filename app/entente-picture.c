/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-picture.h"

static void
draw_in_thread (GTask        *task,
                gpointer      source,
                gpointer      job,
                GCancellable *cancellable)
{
  GError *error = NULL;
  cairo_surface_t *surface = entente_export_job_draw (job, cancellable, &error);

  if (surface != NULL)
    g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

void
entente_picture_draw_async (EntenteExportJob    *job,
                            GObject             *source,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_picture_draw_async);
  g_task_set_task_data (task, job, (GDestroyNotify) entente_export_job_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/* Shares the pixels. (transfer full) */
static GdkTexture *
texture_new_for_surface (cairo_surface_t *surface)
{
  g_autoptr (GBytes) pixels = NULL;
  int width, height, stride;

  cairo_surface_flush (surface);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = cairo_image_surface_get_stride (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize) stride * (gsize) height,
                                       (GDestroyNotify) cairo_surface_destroy,
                                       cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}

GdkTexture *
entente_picture_draw_finish (GAsyncResult  *result,
                             GError       **error)
{
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), error);
  GdkTexture *texture;

  if (surface == NULL)
    return NULL;
  texture = texture_new_for_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}
