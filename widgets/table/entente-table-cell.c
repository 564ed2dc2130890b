/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-table"

#include "entente-table-cell.h"

/* What fits a narrow window; below that one scrolls sideways. */
#define N_CHARS_MIN 5

struct _EntenteTableCell
{
  GtkWidget parent_instance;

  /* owned */
  EntenteMap *map;
  EntenteTableRow *row;

  /* state */
  EntenteTableColumn column;
};

G_DEFINE_FINAL_TYPE (EntenteTableCell, entente_table_cell, GTK_TYPE_WIDGET)

/* Of many rows that go at once some are still there when the first is gone already. */
static char *
dup_text (EntenteTableCell *self)
{
  guint32 slot = self->row != NULL ? entente_table_row_get_slot (self->row) : ENTENTE_NO_SLOT;

  if (slot == ENTENTE_NO_SLOT
      || !entente_map_is_alive (self->map, entente_table_column_get_type_of (self->column), slot))
    return g_strdup ("");
  return entente_table_column_dup_text (self->column, self->map, slot);
}

/* A screen reader says the head of the column too. */
static void
say (EntenteTableCell *self,
     const char       *text)
{
  g_autofree char *label
      = g_strdup_printf ("%s: %s", entente_table_column_get_title (self->column), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Digits of one width stand below each other. */
static void
align_number (PangoLayout *layout)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
make_layout (EntenteTableCell *self,
             const char       *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  gboolean is_number = entente_table_column_is_number (self->column);
  gboolean right = (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL) != is_number;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
  pango_layout_set_alignment (layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  if (is_number)
    align_number (layout);
  return layout;
}

static PangoFontMetrics *
get_metrics (EntenteTableCell *self)
{
  return pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
}

/* In a row all stand on one line, whatever their script. */
static double
get_baseline (EntenteTableCell *self)
{
  PangoFontMetrics *metrics = get_metrics (self);
  double ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  double descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return (gtk_widget_get_height (GTK_WIDGET (self)) - ascent - descent) / 2 + ascent;
}

/* GTK holds some hundred rows ready, of which a few are seen: only those say something. */
static void
entente_table_cell_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  EntenteTableCell *self = ENTENTE_TABLE_CELL (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (PangoLayout) layout = NULL;
  double y;

  say (self, text);
  if (*text == '\0')
    return;
  layout = make_layout (self, text);
  y = get_baseline (self) - (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, y, layout);
}

static void
measure_width (EntenteTableCell *self,
               PangoFontMetrics *metrics,
               int              *minimum,
               int              *natural)
{
  int letter = PANGO_PIXELS_CEIL (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                       pango_font_metrics_get_approximate_digit_width (metrics)));
  int n_letters = (int) entente_table_column_get_n_chars (self->column);

  *minimum = letter * MAX (n_letters * 2 / 3, N_CHARS_MIN);
  *natural = MAX (*minimum, letter * n_letters);
}

static void
entente_table_cell_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  EntenteTableCell *self = ENTENTE_TABLE_CELL (widget);
  PangoFontMetrics *metrics = get_metrics (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, metrics, minimum, natural);
  else
    {
      *minimum = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics)
                                    + pango_font_metrics_get_descent (metrics));
      *natural = *minimum;
    }
  pango_font_metrics_unref (metrics);
}

static void
entente_table_cell_dispose (GObject *object)
{
  EntenteTableCell *self = ENTENTE_TABLE_CELL (object);

  g_clear_object (&self->row);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (entente_table_cell_parent_class)->dispose (object);
}

static void
entente_table_cell_class_init (EntenteTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_table_cell_dispose;
  widget_class->measure = entente_table_cell_measure;
  widget_class->snapshot = entente_table_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
entente_table_cell_init (EntenteTableCell *self)
{
}

GtkWidget *
entente_table_cell_new (EntenteTableColumn column)
{
  EntenteTableCell *self = g_object_new (ENTENTE_TYPE_TABLE_CELL, "hexpand", TRUE, NULL);

  self->column = column;
  return GTK_WIDGET (self);
}

EntenteTableColumn
entente_table_cell_get_column (EntenteTableCell *self)
{
  return self->column;
}

EntenteTableRow *
entente_table_cell_get_row (EntenteTableCell *self)
{
  return self->row;
}

void
entente_table_cell_set_row (EntenteTableCell *self,
                            EntenteMap       *map,
                            EntenteTableRow  *row)
{
  g_return_if_fail (ENTENTE_IS_TABLE_CELL (self));

  g_set_object (&self->map, map);
  g_set_object (&self->row, row);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
