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
  GSignalGroup *row_signals;

  /* borrowed */
  GtkWidget *text;

  /* state */
  EntenteTableColumn column;
};

enum
{
  SIGNAL_PRESSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteTableCell, entente_table_cell, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Of many rows that go at once some are still there when the first is gone already. */
static char *
dup_text (EntenteTableCell *self)
{
  guint32 slot = self->row != NULL ? entente_table_row_get_slot (self->row) : ENTENTE_NO_SLOT;

  if (self->row == NULL
      || !entente_map_is_alive (self->map, entente_table_column_get_type_of (self->column), slot))
    return g_strdup ("");
  return entente_table_column_dup_text (self->column, self->map, slot);
}

/* A screen reader says the head of the column too. */
static void
show (EntenteTableCell *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *label = NULL;

  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
  label = g_strdup_printf ("%s: %s", entente_table_column_get_title (self->column), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         self)
{
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0);
}

static void
entente_table_cell_dispose (GObject *object)
{
  EntenteTableCell *self = ENTENTE_TABLE_CELL (object);

  g_clear_object (&self->row_signals);
  g_clear_object (&self->row);
  g_clear_object (&self->map);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_table_cell_parent_class)->dispose (object);
}

static void
entente_table_cell_class_init (EntenteTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_table_cell_dispose;

  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
entente_table_cell_init (EntenteTableCell *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  /* Before the row has it, which may ask for editing. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));

  self->row_signals = g_signal_group_new (ENTENTE_TYPE_TABLE_ROW);
  g_signal_group_connect_swapped (self->row_signals, "changed", G_CALLBACK (show), self);
}

GtkWidget *
entente_table_cell_new (EntenteTableColumn column)
{
  EntenteTableCell *self = g_object_new (ENTENTE_TYPE_TABLE_CELL, NULL);
  GtkInscription *text = GTK_INSCRIPTION (self->text);

  self->column = column;
  gtk_inscription_set_nat_chars (text, entente_table_column_get_n_chars (column));
  gtk_inscription_set_min_chars (text, MAX (entente_table_column_get_n_chars (column) * 2 / 3,
                                            N_CHARS_MIN));
  if (entente_table_column_is_number (column))
    {
      gtk_inscription_set_xalign (text, 1);
      gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
    }
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
  g_signal_group_set_target (self->row_signals, row);
  show (self);
}
