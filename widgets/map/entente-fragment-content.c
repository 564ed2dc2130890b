/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-fragment-content.h"

#include "entente-export.h"
#include "entente-fragment.h"
#include "entente-map-reader.h"

#include <string.h>

#define TEXT_MEDIA_TYPE "text/plain;charset=utf-8"
#define PICTURE_MEDIA_TYPE "image/png"

struct _EntenteFragmentContent
{
  GdkContentProvider parent_instance;

  /* owned */
  GBytes *bytes;
};

G_DEFINE_FINAL_TYPE (EntenteFragmentContent, entente_fragment_content, GDK_TYPE_CONTENT_PROVIDER)

static EntenteMap *
read_map (EntenteFragmentContent  *self,
          GError                 **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read (self->bytes, faults, NULL, NULL, NULL, error);
}

static GBytes *
make_text (EntenteMap *map)
{
  char *text = entente_fragment_dup_text (map);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_picture (EntenteMap  *map,
              GError     **error)
{
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.legend = FALSE;
  export.title = FALSE;
  return entente_export_to_bytes (&export, scene, map, NULL, error);
}

static GBytes *
make_bytes (EntenteFragmentContent  *self,
            const char              *media_type,
            GError                 **error)
{
  g_autoptr (EntenteMap) map = NULL;

  if (strcmp (media_type, ENTENTE_MAP_MEDIA_TYPE) == 0)
    return g_bytes_ref (self->bytes);
  map = read_map (self, error);
  if (map == NULL)
    return NULL;
  return strcmp (media_type, PICTURE_MEDIA_TYPE) == 0 ? make_picture (map, error)
                                                      : make_text (map);
}

static void
written_cb (GObject      *stream,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
entente_fragment_content_write_mime_type_async (GdkContentProvider  *provider,
                                                const char          *media_type,
                                                GOutputStream       *stream,
                                                int                  io_priority,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data)
{
  EntenteFragmentContent *self = ENTENTE_FRAGMENT_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  GBytes *bytes = make_bytes (self, media_type, &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), io_priority, cancellable, written_cb,
                                   g_object_ref (task));
}

static gboolean
entente_fragment_content_write_mime_type_finish (GdkContentProvider  *provider,
                                                 GAsyncResult        *result,
                                                 GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
entente_fragment_content_ref_formats (GdkContentProvider *provider)
{
  const char *media_types[] = { ENTENTE_MAP_MEDIA_TYPE, TEXT_MEDIA_TYPE, PICTURE_MEDIA_TYPE };

  return gdk_content_formats_new (media_types, G_N_ELEMENTS (media_types));
}

static void
entente_fragment_content_finalize (GObject *object)
{
  g_clear_pointer (&ENTENTE_FRAGMENT_CONTENT (object)->bytes, g_bytes_unref);

  G_OBJECT_CLASS (entente_fragment_content_parent_class)->finalize (object);
}

static void
entente_fragment_content_class_init (EntenteFragmentContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_fragment_content_finalize;
  provider_class->ref_formats = entente_fragment_content_ref_formats;
  provider_class->write_mime_type_async = entente_fragment_content_write_mime_type_async;
  provider_class->write_mime_type_finish = entente_fragment_content_write_mime_type_finish;
}

static void
entente_fragment_content_init (EntenteFragmentContent *self)
{
}

/**
 * entente_fragment_content_new:
 *
 * Returns: (transfer full): for gdk_clipboard_set_content()
 */
GdkContentProvider *
entente_fragment_content_new (GBytes *bytes)
{
  EntenteFragmentContent *self = g_object_new (ENTENTE_TYPE_FRAGMENT_CONTENT, NULL);

  self->bytes = g_bytes_ref (bytes);
  return GDK_CONTENT_PROVIDER (self);
}
