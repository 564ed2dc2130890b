/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-legend-view.h"

#include <glib/gi18n.h>
#include <math.h>

#define COLUMNS 2

struct _EntenteLegendView
{
  GtkWidget parent_instance;

  /* owned */
  EntenteLegend *legend; /* nullable */

  /* state */
  const EntentePalette *palette;
  double width, height; /* pixels */
};

G_DEFINE_FINAL_TYPE (EntenteLegendView, entente_legend_view, GTK_TYPE_WIDGET)

static void
entente_legend_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  EntenteLegendView *self = ENTENTE_LEGEND_VIEW (widget);
  double size = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  *minimum = *natural = (int) ceil (size);
}

static void
entente_legend_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  EntenteLegendView *self = ENTENTE_LEGEND_VIEW (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->legend == NULL)
    return;
  graphene_rect_init (&bounds, 0.0f, 0.0f, (float) gtk_widget_get_width (widget),
                      (float) gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  entente_legend_paint (self->legend, self->palette, COLUMNS, cr);
  cairo_destroy (cr);
}

static void
entente_legend_view_finalize (GObject *object)
{
  EntenteLegendView *self = ENTENTE_LEGEND_VIEW (object);

  g_clear_pointer (&self->legend, entente_legend_free);

  G_OBJECT_CLASS (entente_legend_view_parent_class)->finalize (object);
}

static void
entente_legend_view_class_init (EntenteLegendViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = entente_legend_view_finalize;
  widget_class->measure = entente_legend_view_measure;
  widget_class->snapshot = entente_legend_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "entente-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
entente_legend_view_init (EntenteLegendView *self)
{
  self->palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Legend of the map"), -1);
}

/**
 * entente_legend_view_take_legend:
 * @legend: (transfer full) (nullable): what is shown from now on
 */
void
entente_legend_view_take_legend (EntenteLegendView *self,
                                 EntenteLegend     *legend)
{
  g_return_if_fail (ENTENTE_IS_LEGEND_VIEW (self));

  g_clear_pointer (&self->legend, entente_legend_free);
  self->legend = legend;
  self->width = self->height = 0.0;
  if (legend != NULL)
    entente_legend_measure (legend, COLUMNS, &self->width, &self->height);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
entente_legend_view_set_palette (EntenteLegendView    *self,
                                 const EntentePalette *palette)
{
  g_return_if_fail (ENTENTE_IS_LEGEND_VIEW (self));

  self->palette = palette;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
