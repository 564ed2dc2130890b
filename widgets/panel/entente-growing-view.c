/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-growing-view.h"

#define CARET_PX 1 /* what a text view keeps free for the caret behind a full line */

struct _EntenteGrowingView
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (EntenteGrowingView, entente_growing_view, GTK_TYPE_TEXT_VIEW)

static int
get_height (GtkTextView *view,
            int          width)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  int height;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  if (width > CARET_PX)
    pango_layout_set_width (layout, (width - CARET_PX) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GtkSizeRequestMode
entente_growing_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
entente_growing_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = get_height (GTK_TEXT_VIEW (widget), for_size);
}

static void
entente_growing_view_class_init (EntenteGrowingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = entente_growing_view_get_request_mode;
  widget_class->measure = entente_growing_view_measure;
}

static void
entente_growing_view_init (EntenteGrowingView *self)
{
}
