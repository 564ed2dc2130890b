/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-table"

#include "entente-table-view.h"

#include "entente-cell-editor.h"
#include "entente-edits.h"
#include "entente-field-row.h"
#include "entente-table-cell.h"

#define EDITOR_WIDTH_PX 320

struct _EntenteTableView
{
  GtkWidget parent_instance;

  /* template children */
  GtkScrolledWindow *scrolled;
  GtkColumnView *columns;
  GtkPopover *popover; /* where a cell is edited */

  /* owned */
  EntenteTableModel *model; /* nullable */

  /* state */
  EntenteRecordType type;     /* of the columns there are; ENTENTE_RECORD_DOCUMENT: none */
  EntenteTableColumn current; /* the column that keys go to */
  EntenteTableColumn asked;   /* see update_sort() */
  guint32 edited;             /* whose row gets the focus when all are sorted, or ENTENTE_NO_SLOT */
};

G_DEFINE_FINAL_TYPE (EntenteTableView, entente_table_view, GTK_TYPE_WIDGET)

/* Where a heads' sorter is asked first, it is the one that was clicked last. */
static int
asked_cb (gconstpointer a,
          gconstpointer b,
          gpointer      sorter_column)
{
  GtkColumnViewColumn *column = sorter_column;
  EntenteTableView *self = g_object_get_data (G_OBJECT (column), "entente-view");

  if (self->asked == ENTENTE_TABLE_NO_COLUMN)
    self->asked = (EntenteTableColumn) GPOINTER_TO_UINT (
        g_object_get_data (G_OBJECT (column), "entente-column"));
  return -1;
}

/* GTK 4.8 does not say which head was clicked, and which way it points. Its sorter is made to
 * compare any two objects: the first column it asks is the one, and says "smaller"; what comes out
 * is turned if the column is. */
static void
update_sort (EntenteTableView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->columns);
  GtkOrdering ordering;

  if (self->model == NULL)
    return;
  self->asked = ENTENTE_TABLE_NO_COLUMN;
  ordering = gtk_sorter_compare (sorter, self->columns, self->scrolled);
  entente_table_model_sort (self->model, self->asked, ordering == GTK_ORDERING_LARGER);
}

static void
sorter_changed_cb (EntenteTableView *self)
{
  update_sort (self);
}

/* The list widget in the column view, which has the actions that the column view does not hand on. */
static GtkWidget *
get_list (EntenteTableView *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->columns));
}

static EntenteTableCell *
get_cell (GtkWidget          *row,
          EntenteTableColumn  column)
{
  for (GtkWidget *holder = gtk_widget_get_first_child (row); holder != NULL;
       holder = gtk_widget_get_next_sibling (holder))
    {
      GtkWidget *cell = gtk_widget_get_first_child (holder);

      if (ENTENTE_IS_TABLE_CELL (cell)
          && entente_table_cell_get_column (ENTENTE_TABLE_CELL (cell)) == column)
        return ENTENTE_TABLE_CELL (cell);
    }
  return NULL;
}

/* NULL where the row is not on the screen. */
static EntenteTableCell *
find_cell (EntenteTableView   *self,
           guint32             slot,
           EntenteTableColumn  column)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_list (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      EntenteTableCell *cell = get_cell (row, column);
      EntenteTableRow *held = cell != NULL ? entente_table_cell_get_row (cell) : NULL;

      if (held != NULL && gtk_widget_get_child_visible (row)
          && entente_table_row_get_slot (held) == slot)
        return cell;
    }
  return NULL;
}

/* The record whose row has the focus. */
static guint32
get_focused (EntenteTableView *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (get_list (self));
  EntenteTableCell *cell = row != NULL ? get_cell (row, self->current) : NULL;
  EntenteTableRow *held = cell != NULL ? entente_table_cell_get_row (cell) : NULL;

  return held != NULL ? entente_table_row_get_slot (held) : ENTENTE_NO_SLOT;
}

static void
mark_current (EntenteTableCell *cell,
              gboolean          is_current)
{
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "current");
}

static void
set_current (EntenteTableView   *self,
             EntenteTableColumn  column)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_list (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      EntenteTableCell *before = get_cell (row, self->current);
      EntenteTableCell *now = get_cell (row, column);

      if (before != NULL)
        mark_current (before, FALSE);
      if (now != NULL)
        mark_current (now, TRUE);
    }
  self->current = column;
}

static gboolean
is_of_columns (EntenteTableView   *self,
             EntenteTableColumn  column)
{
  return column > ENTENTE_TABLE_NO_COLUMN && column < ENTENTE_N_TABLE_COLUMNS
         && entente_table_column_get_type_of (column) == self->type;
}

/* In a narrow window some columns are beside what is seen. */
static void
scroll_to_current (EntenteTableView *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (get_list (self));
  EntenteTableCell *cell = row != NULL ? get_cell (row, self->current) : NULL;
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->columns));
  graphene_rect_t bounds;
  double left;

  if (cell == NULL
      || !gtk_widget_compute_bounds (gtk_widget_get_parent (GTK_WIDGET (cell)),
                                     GTK_WIDGET (self->columns), &bounds))
    return;
  left = gtk_adjustment_get_value (adjustment) + (double) bounds.origin.x;
  gtk_adjustment_clamp_page (adjustment, left, left + (double) bounds.size.width);
}

static gboolean
step_current (EntenteTableView *self,
              int               step)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  if (is_of_columns (self, self->current + step))
    set_current (self, self->current + step);
  scroll_to_current (self);
  return GDK_EVENT_STOP;
}

static void
close_editor (EntenteTableView *self)
{
  gtk_popover_popdown (self->popover);
}

/* The row that was edited may have gone elsewhere, and keys go on with it. */
static void
follow_edited (EntenteTableView *self)
{
  EntenteTableCell *cell;
  guint position;

  if (self->edited == ENTENTE_NO_SLOT || entente_table_model_get_busy (self->model))
    return;
  if (entente_table_model_find (self->model, self->edited, &position))
    gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
  cell = find_cell (self, self->edited, self->current);
  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell))));
  self->edited = ENTENTE_NO_SLOT;
}

/* What was typed last is applied as the field loses the focus; rows go where they belong now. */
static void
popover_closed_cb (EntenteTableView *self)
{
  GtkWidget *list = get_list (self);

  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  gtk_popover_set_child (self->popover, NULL);
  if (self->model == NULL)
    return;
  entente_table_model_set_held (self->model, FALSE);
  follow_edited (self);
}

static void
busy_cb (EntenteTableView *self)
{
  if (gtk_popover_get_child (self->popover) == NULL)
    follow_edited (self);
}

static void
point_at (EntenteTableView *self,
          EntenteTableCell *cell)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  GdkRectangle place;

  if (cell == NULL
      || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  gtk_popover_set_pointing_to (self->popover, &place);
}

static void
edit_focused (EntenteTableView *self)
{
  guint32 slot = get_focused (self);

  if (slot == ENTENTE_NO_SLOT || !entente_table_view_edit (self, slot, self->current))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
activate_cb (EntenteTableView *self,
             guint             position)
{
  guint32 slot = entente_table_model_get_slot (self->model, position);

  if (slot == ENTENTE_NO_SLOT || !entente_table_view_edit (self, slot, self->current))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (EntenteTableView *self,
                guint             key,
                guint             code,
                GdkModifierType   modifiers)
{
  if (self->model == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0
      || gtk_widget_get_focus_child (get_list (self)) == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step_current (self, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step_current (self, 1);
    case GDK_KEY_F2:
      edit_focused (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      entente_table_view_remove (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What is pressed may be the rim around a cell. NULL: no cell. */
static EntenteTableCell *
find_cell_at (EntenteTableView *self,
              double            x,
              double            y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->columns), x, y, GTK_PICK_DEFAULT);
  GtkWidget *inside = picked != NULL ? gtk_widget_get_first_child (picked) : NULL;

  if (ENTENTE_IS_TABLE_CELL (picked))
    return ENTENTE_TABLE_CELL (picked);
  return ENTENTE_IS_TABLE_CELL (inside) ? ENTENTE_TABLE_CELL (inside) : NULL;
}

/* Before the row has it, which may ask for editing. */
static void
pressed_cb (EntenteTableView *self,
            int               n_press,
            double            x,
            double            y)
{
  EntenteTableCell *cell = find_cell_at (self, x, y);

  if (cell != NULL)
    set_current (self, entente_table_cell_get_column (cell));
}

/* Cells read what they say when they are drawn. */
static void
rows_changed_cb (EntenteTableView *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (get_list (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *holder = gtk_widget_get_first_child (row); holder != NULL;
         holder = gtk_widget_get_next_sibling (holder))
      gtk_widget_queue_draw (gtk_widget_get_first_child (holder));
}

static EntenteTableColumn
get_column (GObject *column)
{
  return (EntenteTableColumn) GPOINTER_TO_UINT (g_object_get_data (column, "entente-column"));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          GtkColumnViewColumn      *column)
{
  gtk_list_item_set_child (list_item, entente_table_cell_new (get_column (G_OBJECT (column))));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         GtkColumnViewColumn      *column)
{
  EntenteTableView *self = g_object_get_data (G_OBJECT (column), "entente-view");
  EntenteTableCell *cell = ENTENTE_TABLE_CELL (gtk_list_item_get_child (list_item));

  mark_current (cell, get_column (G_OBJECT (column)) == self->current);
  entente_table_cell_set_row (cell, entente_table_model_get_map (self->model),
                              gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           GtkColumnViewColumn      *column)
{
  entente_table_cell_set_row (ENTENTE_TABLE_CELL (gtk_list_item_get_child (list_item)), NULL, NULL);
}

static void
add_column (EntenteTableView   *self,
            EntenteTableColumn  which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column
      = gtk_column_view_column_new (entente_table_column_get_title (which), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (asked_cb, column, NULL));

  g_object_set_data (G_OBJECT (column), "entente-view", self);
  g_object_set_data (G_OBJECT (column), "entente-column", GUINT_TO_POINTER (which));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), column, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), column, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), column, 0);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, !entente_table_column_is_number (which));
  gtk_column_view_append_column (self->columns, column);
}

static void
clear_columns (EntenteTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->columns);

  gtk_column_view_sort_by_column (self->columns, NULL, GTK_SORT_ASCENDING);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->columns, column);
    }
}

/* Of the same records they stay, as they are sorted and as wide as they were made. */
static void
set_columns (EntenteTableView  *self,
             EntenteRecordType  type)
{
  if (self->type == type)
    return;
  clear_columns (self);
  self->type = type;
  self->current = ENTENTE_TABLE_NO_COLUMN;
  for (EntenteTableColumn column = 0; column < ENTENTE_N_TABLE_COLUMNS; column++)
    {
      if (!is_of_columns (self, column))
        continue;
      if (self->current == ENTENTE_TABLE_NO_COLUMN)
        self->current = column;
      add_column (self, column);
    }
}

static void
entente_table_view_dispose (GObject *object)
{
  EntenteTableView *self = ENTENTE_TABLE_VIEW (object);
  GtkWidget *child;

  if (self->model != NULL)
    entente_table_view_set_model (self, NULL);
  /* GTK 4.8 takes apart only the children it was told of by name. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_table_view_parent_class)->dispose (object);
}

static void
entente_table_view_class_init (EntenteTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_table_view_dispose;

  gtk_widget_class_set_css_name (widget_class, "tableview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/table/entente-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTableView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteTableView, columns);
  gtk_widget_class_bind_template_child (widget_class, EntenteTableView, popover);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
entente_table_view_init (EntenteTableView *self)
{
  self->edited = ENTENTE_NO_SLOT;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_column_view_get_sorter (self->columns), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

void
entente_table_view_set_model (EntenteTableView  *self,
                              EntenteTableModel *model)
{
  g_return_if_fail (ENTENTE_IS_TABLE_VIEW (self));

  if (self->model == model)
    return;
  close_editor (self);
  gtk_column_view_set_model (self->columns, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  if (model == NULL)
    return;
  self->model = g_object_ref (model);
  self->edited = ENTENTE_NO_SLOT;
  g_signal_connect_object (model, "rows-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  set_columns (self, entente_table_model_get_type_of (model));
  update_sort (self);
  gtk_column_view_set_model (self->columns, GTK_SELECTION_MODEL (model));
}

EntenteTableModel *
entente_table_view_get_model (EntenteTableView *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_VIEW (self), NULL);

  return self->model;
}

GtkColumnView *
entente_table_view_get_columns (EntenteTableView *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_VIEW (self), NULL);

  return self->columns;
}

gboolean
entente_table_view_edit (EntenteTableView   *self,
                         guint32             slot,
                         EntenteTableColumn  column)
{
  EntenteSession *session;
  GtkWidget *field;

  g_return_val_if_fail (ENTENTE_IS_TABLE_VIEW (self), FALSE);
  g_return_val_if_fail (self->model != NULL && is_of_columns (self, column), FALSE);

  session = entente_table_model_get_session (self->model);
  if (entente_table_column_get_member (column) == NULL
      || entente_history_get_read_only (entente_session_get_history (session)))
    return FALSE;
  set_current (self, column);
  self->edited = slot;
  entente_table_model_set_held (self->model, TRUE);
  field = entente_cell_editor_new (session, column, slot, G_CALLBACK (close_editor), self);
  gtk_widget_set_size_request (field, EDITOR_WIDTH_PX, -1);
  gtk_popover_set_child (self->popover, field);
  point_at (self, find_cell (self, slot, column));
  gtk_popover_popup (self->popover);
  entente_field_row_edit (ENTENTE_FIELD_ROW (field));
  return TRUE;
}

GtkWidget *
entente_table_view_get_editor (EntenteTableView *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_VIEW (self), NULL);

  return gtk_popover_get_child (self->popover);
}

void
entente_table_view_remove (EntenteTableView *self)
{
  EntenteSession *session;
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;

  g_return_if_fail (ENTENTE_IS_TABLE_VIEW (self));

  if (self->model == NULL)
    return;
  session = entente_table_model_get_session (self->model);
  actors = entente_session_dup_selected (session, ENTENTE_RECORD_ACTOR);
  relations = entente_session_dup_selected (session, ENTENTE_RECORD_RELATION);
  if (actors->len + relations->len == 0)
    return;
  entente_history_perform (
      entente_session_get_history (session),
      entente_edit_remove (entente_session_get_map (session),
                           (const guint32 *) (gpointer) actors->data, actors->len,
                           (const guint32 *) (gpointer) relations->data, relations->len));
}

void
entente_table_view_show_current (EntenteTableView *self)
{
  EntenteItem current;
  guint position;

  g_return_if_fail (ENTENTE_IS_TABLE_VIEW (self));

  if (self->model == NULL)
    return;
  current = entente_session_get_current (entente_table_model_get_session (self->model));
  if (current.type == entente_table_model_get_type_of (self->model)
      && entente_table_model_find (self->model, current.slot, &position))
    gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
}

void
entente_table_view_grab (EntenteTableView *self)
{
  g_return_if_fail (ENTENTE_IS_TABLE_VIEW (self));

  gtk_widget_child_focus (get_list (self), GTK_DIR_TAB_FORWARD);
}
