/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-print"

#include "entente-print.h"

#include "entente-painter.h"

/* Sizes on paper, in points. */
#define TITLE_SIZE_PT 14.0
#define GAP_PT 12.0

/* The legend is drawn for a screen; on paper it may be smaller. */
#define LEGEND_SCALE 0.75
#define LEGEND_COLUMNS 2

/* A small map is not blown up beyond this. */
#define MAX_SCALE 1.5

/* The painter counts pixels as the reader sees them: 96 to the inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
  EntentePair opened;
  char *title;
} Page;

static void
page_free (gpointer  data,
           GClosure *closure)
{
  Page *page = data;

  g_clear_object (&page->map);
  g_clear_pointer (&page->scene, entente_scene_unref);
  g_clear_pointer (&page->title, g_free);
  g_free (page);
}

/* Returns how high it is. */
static double
draw_title (Page            *page,
            GtkPrintContext *context,
            cairo_t         *cr,
            double           width)
{
  const EntentePalette *palette = entente_palette_get (ENTENTE_PALETTE_PRINT);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans Bold");
  int height;

  pango_font_description_set_size (font, (int) (TITLE_SIZE_PT * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, page->title, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  cairo_set_source_rgba (
    cr, palette->ink.red, palette->ink.green, palette->ink.blue, palette->ink.alpha);
  cairo_move_to (cr, 0.0, 0.0);
  pango_cairo_show_layout (cr, layout);
  return height;
}

/* Into the box given, centered, as large as it goes. */
static void
draw_map (Page    *page,
          cairo_t *cr,
          double   top,
          double   width,
          double   height)
{
  EntenteBox bounds = entente_scene_get_bounds (page->scene);
  EntentePicture picture = {
    .scene = page->scene,
    .palette = entente_palette_get (ENTENTE_PALETTE_PRINT),
    .opened = &page->opened,
    .clip = bounds,
    .still = TRUE,
  };
  double scale;

  if (bounds.width <= 0.0 || bounds.height <= 0.0 || width <= 0.0 || height <= 0.0)
    return;

  scale = MIN (MIN (width / bounds.width, height / bounds.height), MAX_SCALE);
  picture.zoom = scale * PIXELS_PER_POINT;
  cairo_save (cr);
  cairo_translate (cr,
                   (width - scale * bounds.width) / 2.0,
                   top + (height - scale * bounds.height) / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds.x, -bounds.y);
  entente_painter_paint (&picture, cr);
  cairo_restore (cr);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page_number,
              Page              *page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double legend_width, legend_height;
  double top = 0.0;

  if (page->title != NULL)
    top = draw_title (page, context, cr, width) + GAP_PT;

  entente_painter_measure_legend (
    page->map, page->scene, LEGEND_COLUMNS, &legend_width, &legend_height);
  if (legend_height > 0.0)
    {
      height -= legend_height * LEGEND_SCALE;
      cairo_save (cr);
      cairo_translate (cr, 0.0, height);
      cairo_scale (cr, LEGEND_SCALE, LEGEND_SCALE);
      entente_painter_paint_legend (
        page->map,
        page->scene,
        entente_palette_get (ENTENTE_PALETTE_PRINT),
        LEGEND_COLUMNS,
        cr);
      cairo_restore (cr);
      height -= GAP_PT;
    }

  draw_map (page, cr, top, width, height - top);
}

GtkPrintOperation *
entente_print_operation_new (EntenteMap   *map,
                             EntenteScene *scene,
                             EntentePair   opened,
                             const char   *title)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;
  EntenteBox bounds;
  Page *page;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);
  g_return_val_if_fail (scene != NULL, NULL);

  page = g_new0 (Page, 1);
  page->map = g_object_ref (map);
  page->scene = entente_scene_ref (scene);
  page->opened = opened;
  page->title = g_strdup (title);

  bounds = entente_scene_get_bounds (scene);
  setup = gtk_page_setup_new ();
  gtk_page_setup_set_orientation (setup,
                                  bounds.width > bounds.height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                               : GTK_PAGE_ORIENTATION_PORTRAIT);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (title != NULL)
    gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (
    operation, "draw-page", G_CALLBACK (draw_page_cb), page, page_free, G_CONNECT_DEFAULT);
  return operation;
}
