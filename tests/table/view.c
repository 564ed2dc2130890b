/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table as one uses it: selecting, editing in cells, removing, filtering. */

#include "sheet.h"

#include "entente-edits.h"
#include "entente-table-cell.h"
#include "entente-table-pane.h"
#include "entente-text-row.h"

#define N_MANY 40000
#define N_ROWS 100 /* more than are seen, fewer than GTK holds ready */

typedef struct
{
  Sheet *sheet;
  GtkWidget *window;
  EntenteTablePane *pane;
  EntenteTableView *view;
} Desk;

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);

  self->sheet = sheet_new ();
  self->window = gtk_window_new ();
  self->pane = g_object_new (ENTENTE_TYPE_TABLE_PANE, NULL);
  self->view = entente_table_pane_get_view (self->pane);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->pane));
  entente_table_pane_set_session (self->pane, self->sheet->session);
  /* Not seen, it has no model. */
  g_assert_null (entente_table_view_get_model (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  while (entente_table_view_get_model (self->view) == NULL)
    g_main_context_iteration (NULL, TRUE);
  sheet_settle ();
  return self;
}

static void
desk_free (Desk *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  sheet_settle ();
  sheet_free (self->sheet);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static GtkSelectionModel *
get_selection (Desk *desk)
{
  return GTK_SELECTION_MODEL (entente_table_view_get_model (desk->view));
}

static void
assert_selected (Desk       *desk,
                 const char *first,
                 guint       n_selected)
{
  guint n_items;
  const EntenteItem *items = entente_session_get_selection (desk->sheet->session, &n_items);

  g_assert_cmpuint (n_items, ==, n_selected);
  if (first != NULL)
    g_assert_cmpuint (items[0].slot, ==, sheet_find (desk->sheet, items[0].type, first));
}

/* Rows are "xi lee kp et". */
static void
test_select (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkSelectionModel *selection = get_selection (desk);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (2, 2);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, 3);
  g_autoptr (GtkBitset) now = NULL;

  gtk_selection_model_select_item (selection, 1, TRUE);
  assert_selected (desk, "lee", 1);
  gtk_selection_model_select_range (selection, 2, 2, FALSE);
  assert_selected (desk, "lee", 3);
  gtk_selection_model_unselect_item (selection, 1);
  assert_selected (desk, "kp", 2);
  gtk_selection_model_select_all (selection);
  assert_selected (desk, "xi", 4);
  /* Only what is in the mask changes: "kp" stays, "et" is outside. */
  gtk_selection_model_set_selection (selection, selected, mask);
  now = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (now), ==, 2);
  g_assert_true (gtk_bitset_contains (now, 2) && gtk_bitset_contains (now, 3));
  gtk_selection_model_unselect_all (selection);
  assert_selected (desk, NULL, 0);
}

/* What is selected on the map is selected here. */
static void
test_follows_selection (void)
{
  g_autoptr (Desk) desk = desk_new ();
  Sheet *sheet = desk->sheet;
  GtkSelectionModel *selection = get_selection (desk);

  entente_session_select (sheet->session,
                          ENTENTE_ACTOR_ITEM (sheet_find (sheet, ENTENTE_RECORD_ACTOR, "kp")));
  g_assert_true (gtk_selection_model_is_selected (selection, 2));
  entente_session_select (sheet->session,
                          ENTENTE_RELATION_ITEM (sheet_find (sheet, ENTENTE_RECORD_RELATION, "r2")));
  g_assert_false (gtk_selection_model_is_selected (selection, 2));
  /* Of a map's other records those stay that no row is of. */
  gtk_selection_model_select_item (selection, 0, FALSE);
  assert_selected (desk, "r2", 2);

  entente_table_pane_set_type_of (desk->pane, ENTENTE_RECORD_RELATION);
  sheet_settle ();
  assert_rows (entente_table_view_get_model (desk->view), "r1 r2 r3");
  g_assert_true (gtk_selection_model_is_selected (get_selection (desk), 1));
}

/* Of the row that has the focus. */
static void
assert_focused (Desk       *desk,
                const char *actor)
{
  GtkWidget *row = gtk_root_get_focus (GTK_ROOT (desk->window));
  GtkWidget *cell = gtk_widget_get_first_child (gtk_widget_get_first_child (row));

  g_assert_cmpuint (
      entente_table_row_get_slot (entente_table_cell_get_row (ENTENTE_TABLE_CELL (cell))), ==,
      sheet_find (desk->sheet, ENTENTE_RECORD_ACTOR, actor));
}

static void
test_edit (void)
{
  g_autoptr (Desk) desk = desk_new ();
  Sheet *sheet = desk->sheet;
  EntenteTableModel *model = entente_table_view_get_model (desk->view);
  guint32 xi = sheet_find (sheet, ENTENTE_RECORD_ACTOR, "xi");
  GtkEditable *editable;

  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  sheet_settle ();
  g_assert_false (entente_table_view_edit (desk->view, xi, ENTENTE_TABLE_RELATIONS));
  g_assert_true (entente_table_view_edit (desk->view, xi, ENTENTE_TABLE_NAME));
  editable = entente_text_row_get_editable (
      ENTENTE_TEXT_ROW (entente_table_view_get_editor (desk->view)));
  gtk_editable_set_text (editable, "Ahn");
  g_assert_cmpstr (entente_map_get_actor (sheet->map, xi)->name, ==, "Ahn");
  /* The row goes to its place when the typing is over. */
  assert_rows (model, "et lee kp xi");
  g_signal_emit_by_name (gtk_editable_get_delegate (editable) != NULL
                             ? gtk_editable_get_delegate (editable)
                             : editable,
                         "activate");
  sheet_settle ();
  g_assert_null (entente_table_view_get_editor (desk->view));
  assert_rows (model, "xi et lee kp");
  assert_focused (desk, "xi");
  entente_history_undo (sheet->history);
  g_assert_false (entente_history_get_can_undo (sheet->history));
  assert_rows (model, "et lee kp xi");

  entente_history_set_read_only (sheet->history, TRUE);
  g_assert_false (entente_table_view_edit (desk->view, xi, ENTENTE_TABLE_NAME));
}

/* Every column that has a member has its field. */
static void
test_editors (void)
{
  g_autoptr (Desk) desk = desk_new ();
  static const struct
  {
    EntenteRecordType type;
    const char *id;
  } records[] = { { ENTENTE_RECORD_ACTOR, "lee" }, { ENTENTE_RECORD_RELATION, "r1" } };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      guint32 slot = sheet_find (desk->sheet, records[i].type, records[i].id);

      entente_table_pane_set_type_of (desk->pane, records[i].type);
      for (EntenteTableColumn column = 1; column < ENTENTE_N_TABLE_COLUMNS; column++)
        {
          EntenteFieldRow *field;

          if (entente_table_column_get_type_of (column) != records[i].type
              || entente_table_column_get_member (column) == NULL)
            continue;
          g_assert_true (entente_table_view_edit (desk->view, slot, column));
          field = ENTENTE_FIELD_ROW (entente_table_view_get_editor (desk->view));
          g_assert_cmpstr (entente_field_row_get_member (field), ==,
                           entente_table_column_get_member (column));
          g_assert_null (entente_field_row_get_problem (field));
          sheet_settle ();
        }
    }
  g_assert_false (entente_history_get_can_undo (desk->sheet->history));
}

static void
test_remove (void)
{
  g_autoptr (Desk) desk = desk_new ();
  EntenteTableModel *model = entente_table_view_get_model (desk->view);

  entente_table_view_remove (desk->view);
  g_assert_false (entente_history_get_can_undo (desk->sheet->history));
  gtk_selection_model_select_range (get_selection (desk), 0, 2, TRUE);
  entente_table_view_remove (desk->view);
  assert_rows (model, "kp et");
  g_assert_cmpstr (entente_table_pane_get_count (desk->pane), ==, "2");
  entente_history_undo (desk->sheet->history);
  assert_rows (model, "xi lee kp et");
}

/* A click on a head is what GTK makes of it: sorting by that column, the second time the other way. */
static void
test_heads (void)
{
  g_autoptr (Desk) desk = desk_new ();
  EntenteTableModel *model = entente_table_view_get_model (desk->view);
  GtkColumnView *columns = entente_table_view_get_columns (desk->view);
  g_autoptr (GtkColumnViewColumn) name
      = g_list_model_get_item (gtk_column_view_get_columns (columns), 0);
  g_autoptr (GtkColumnViewColumn) kind
      = g_list_model_get_item (gtk_column_view_get_columns (columns), 1);

  gtk_column_view_sort_by_column (columns, name, GTK_SORT_ASCENDING);
  assert_rows (model, "et lee kp xi");
  gtk_column_view_sort_by_column (columns, name, GTK_SORT_DESCENDING);
  assert_rows (model, "xi kp lee et");
  gtk_column_view_sort_by_column (columns, kind, GTK_SORT_ASCENDING);
  assert_rows (model, "kp xi lee et");
  gtk_column_view_sort_by_column (columns, NULL, GTK_SORT_ASCENDING);
  assert_rows (model, "xi lee kp et");
}

static GtkWidget *
get_row (Desk  *desk,
         guint  number)
{
  GtkWidget *list
      = gtk_widget_get_last_child (GTK_WIDGET (entente_table_view_get_columns (desk->view)));
  GtkWidget *row = gtk_widget_get_first_child (list);

  for (; row != NULL && number > 0; number--)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static GtkWidget *
get_cell (GtkWidget *row,
          guint      number)
{
  GtkWidget *holder = gtk_widget_get_first_child (row);

  for (; number > 0; number--)
    holder = gtk_widget_get_next_sibling (holder);
  return gtk_widget_get_first_child (holder);
}

static gboolean
says (GtkWidget  *cell,
      const char *label)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return other == NULL;
}

static void
wait_until_says (GtkWidget  *cell,
                 const char *label)
{
  while (!says (cell, label))
    g_main_context_iteration (NULL, TRUE);
}

/* Drawn anew after an edit of it, and of what it names. */
static void
test_cells (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *cell = get_cell (get_row (desk, 0), 0);

  wait_until_says (cell, "Name: Xi Jinping");
  sheet_edit (desk->sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Zhou");
  wait_until_says (cell, "Name: Zhou");
  entente_table_pane_set_type_of (desk->pane, ENTENTE_RECORD_RELATION);
  sheet_settle ();
  cell = get_cell (get_row (desk, 0), 3);
  wait_until_says (cell, "Target: Zhou");
  sheet_edit (desk->sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Xi");
  wait_until_says (cell, "Target: Xi");
}

/* Of the rows GTK holds ready, those that are not seen read nothing. */
static void
test_cells_unseen (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *cell;
  guint32 added;

  for (guint i = 0; i < N_ROWS; i++)
    entente_history_perform (desk->sheet->history,
                             entente_edit_add_actor (desk->sheet->map, "Moon", 0, 0, &added));
  wait_until_says (get_cell (get_row (desk, 4), 0), "Name: Moon");
  cell = get_cell (get_row (desk, N_ROWS), 0);
  g_assert_nonnull (entente_table_cell_get_row (ENTENTE_TABLE_CELL (cell)));
  g_assert_false (says (cell, "Name: Moon"));
}

/* A press on a cell, and on the rim around it, makes its column the one that keys go to. */
static void
test_press (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkWidget *columns = GTK_WIDGET (entente_table_view_get_columns (desk->view));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (columns);
  GtkWidget *row = get_row (desk, 1);
  graphene_rect_t bounds;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) press = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (press))
        continue;
      g_assert_true (gtk_widget_compute_bounds (get_cell (row, 2), columns, &bounds));
      g_signal_emit_by_name (press, "pressed", 1, (double) bounds.origin.x + 5,
                             (double) bounds.origin.y + 5);
      g_assert_true (gtk_widget_has_css_class (get_cell (row, 2), "current"));
      g_assert_false (gtk_widget_has_css_class (get_cell (row, 0), "current"));
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_parent (get_cell (row, 1)), columns,
                                                &bounds));
      g_signal_emit_by_name (press, "pressed", 1, (double) bounds.origin.x + 1,
                             (double) bounds.origin.y + 1);
      g_assert_true (gtk_widget_has_css_class (get_cell (row, 1), "current"));
      return;
    }
  g_assert_not_reached ();
}

static void
left_cb (gboolean *left)
{
  *left = TRUE;
}

static void
test_filter (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkEditable *search = entente_table_pane_get_search (desk->pane);
  gboolean left = FALSE;

  g_signal_connect_swapped (desk->pane, "leave", G_CALLBACK (left_cb), &left);
  gtk_editable_set_text (search, "lee");
  sheet_settle ();
  assert_rows (entente_table_view_get_model (desk->view), "lee");
  g_assert_cmpstr (entente_table_pane_get_count (desk->pane), ==, "1 of 4");
  /* Escape clears first, then leaves. */
  g_signal_emit_by_name (search, "stop-search");
  sheet_settle ();
  assert_rows (entente_table_view_get_model (desk->view), "xi lee kp et");
  g_assert_false (left);
  g_signal_emit_by_name (search, "stop-search");
  g_assert_true (left);
}

/* What takes long says so. */
static void
test_sorting (void)
{
  g_autoptr (Desk) desk = desk_new ();
  EntenteTableModel *model;

  entente_table_pane_set_session (desk->pane, NULL);
  sheet_read_many (desk->sheet, N_MANY);
  entente_table_pane_set_session (desk->pane, desk->sheet->session);
  model = entente_table_view_get_model (desk->view);
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  g_assert_true (entente_table_model_get_sorting (model));
  g_assert_cmpstr (entente_table_pane_get_count (desk->pane), ==, "40000, sorting…");
  while (entente_table_model_get_busy (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (entente_table_pane_get_count (desk->pane), ==, "40000");
}

/* Hidden it follows nothing, and shown again it is right, and sorted as before. */
static void
test_hidden (void)
{
  g_autoptr (Desk) desk = desk_new ();
  GtkColumnView *columns = entente_table_view_get_columns (desk->view);
  g_autoptr (GtkColumnViewColumn) name
      = g_list_model_get_item (gtk_column_view_get_columns (columns), 0);

  gtk_column_view_sort_by_column (columns, name, GTK_SORT_DESCENDING);
  gtk_widget_set_visible (GTK_WIDGET (desk->pane), FALSE);
  g_assert_null (entente_table_view_get_model (desk->view));
  sheet_edit (desk->sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Ahn");
  gtk_widget_set_visible (GTK_WIDGET (desk->pane), TRUE);
  sheet_settle ();
  assert_rows (entente_table_view_get_model (desk->view), "kp lee et xi");
  /* Other records have other columns. */
  entente_table_pane_set_type_of (desk->pane, ENTENTE_RECORD_RELATION);
  assert_rows (entente_table_view_get_model (desk->view), "r1 r2 r3");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/view/select", test_select);
  g_test_add_func ("/table/view/follows-selection", test_follows_selection);
  g_test_add_func ("/table/view/edit", test_edit);
  g_test_add_func ("/table/view/editors", test_editors);
  g_test_add_func ("/table/view/remove", test_remove);
  g_test_add_func ("/table/view/heads", test_heads);
  g_test_add_func ("/table/cell/says", test_cells);
  g_test_add_func ("/table/cell/unseen", test_cells_unseen);
  g_test_add_func ("/table/view/press", test_press);
  g_test_add_func ("/table/pane/filter", test_filter);
  g_test_add_func ("/table/pane/sorting", test_sorting);
  g_test_add_func ("/table/pane/hidden", test_hidden);

  return g_test_run ();
}
