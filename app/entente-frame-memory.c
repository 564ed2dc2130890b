/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente"

#include "entente-frame-memory.h"

#if defined(GDK_WINDOWING_X11) && defined(CAIRO_HAS_XLIB_SURFACE)
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>

#define FRAME_WIDTH_PX 4096 /* of an image that takes as much as a frame */
#define PIXEL_BYTES 4
/* Smaller ones are not taken from memory that is shared. */
#define STAKE_PX 64
#define STAKE_KEY "entente-frame-stake"
#define BYTES_KEY "entente-frame-bytes"

/* An image that lives as long as the display is a stake in the memory that the other was taken from. */
static void
keep (GdkDisplay *display,
      gsize       frame_bytes)
{
  Display *server = gdk_x11_display_get_xdisplay (display);
  int screen = DefaultScreen (server);
  int height = (int) (frame_bytes / (FRAME_WIDTH_PX * PIXEL_BYTES)) + 1;
  cairo_surface_t *root
      = cairo_xlib_surface_create (server, RootWindow (server, screen), DefaultVisual (server, screen),
                                   DisplayWidth (server, screen), DisplayHeight (server, screen));
  cairo_surface_t *frame
      = cairo_surface_create_similar_image (root, CAIRO_FORMAT_RGB24, FRAME_WIDTH_PX, height);
  cairo_surface_t *stake
      = cairo_surface_create_similar_image (root, CAIRO_FORMAT_RGB24, STAKE_PX, STAKE_PX);

  cairo_surface_destroy (frame);
  cairo_surface_destroy (root);
  g_object_set_data_full (G_OBJECT (display), STAKE_KEY, stake,
                          (GDestroyNotify) cairo_surface_destroy);
  g_object_set_data (G_OBJECT (display), BYTES_KEY, GSIZE_TO_POINTER (frame_bytes));
}

/* Pictures that a graphics processor draws do not go that way. */
static gboolean
sends_frames (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native))
         && GDK_IS_X11_DISPLAY (gtk_widget_get_display (widget));
}
#endif

/**
 * entente_frame_memory_keep:
 * @widget: in a window that is realized
 * @frame_bytes: what a picture as large as the window takes
 *
 * Lets cairo keep the memory through which it hands frames to an X server. It shares a segment with the server
 * that holds some of them, and gives it up as soon as nobody has an image in it, which is after every frame: the
 * next one faults in page by page, on both sides. That was six sevenths of what the main thread spent on a frame
 * of 1920 × 1080 pixels. Pages that frames have written stay: those of one or two of them. Asked again for no more
 * than before it does nothing.
 */
void
entente_frame_memory_keep (GtkWidget *widget,
                           gsize      frame_bytes)
{
#if defined(GDK_WINDOWING_X11) && defined(CAIRO_HAS_XLIB_SURFACE)
  GdkDisplay *display = gtk_widget_get_display (widget);

  if (sends_frames (widget)
      && frame_bytes > GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (display), BYTES_KEY)))
    keep (display, frame_bytes);
#endif
}
