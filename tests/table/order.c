/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The model: which rows, in which order, and how they follow the map. */

#include "sheet.h"

#include "entente-edits.h"
#include "entente-slot-sort.h"

#include <string.h>

#define N_SORTED_MAX 70
#define N_MANY 40000
#define FIRST_ANSWER_US 50000 /* more than a table waits for */
#define N_PACED_MAX 50
#define N_LOOKED_AT 200 /* rows as many as GTK holds ready */

static int
compare_thousands (guint32  a,
              guint32  b,
              gpointer user_data)
{
  return (int) (a / 1000) - (int) (b / 1000);
}

/* Of every length, a few moves at a time: by thousands, and what is equal stays as it was. */
static void
test_slot_sort (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint n = 0; n < N_SORTED_MAX; n++)
    {
      GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (EntenteSlotSort) sort = NULL;
      g_autoptr (GArray) sorted = NULL;
      guint n_given[5] = { 0 };
      guint32 before = 0;

      for (guint i = 0; i < n; i++)
        {
          guint32 thousand = (guint32) g_rand_int_range (random, 0, 5);
          guint32 slot = thousand * 1000 + n_given[thousand]++;

          g_array_append_val (slots, slot);
        }
      sort = entente_slot_sort_new (slots, compare_thousands, NULL);
      while (entente_slot_sort_step (sort, 3))
        ;
      sorted = entente_slot_sort_take (sort);
      g_assert_cmpuint (sorted->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          guint32 slot = g_array_index (sorted, guint32, i);

          g_assert_true (i == 0 || slot > before);
          before = slot;
        }
    }
}

static void
test_sort (void)
{
  static const struct
  {
    EntenteTableColumn column;
    gboolean descending;
    const char *rows;
  } cases[] = {
    { ENTENTE_TABLE_NO_COLUMN, FALSE, "xi lee kp et" },
    /* By letters, whatever their accents. */
    { ENTENTE_TABLE_NAME, FALSE, "et lee kp xi" },
    { ENTENTE_TABLE_NAME, TRUE, "xi kp lee et" },
    /* By what a kind is called; without one comes last both ways. */
    { ENTENTE_TABLE_ACTOR_KIND, FALSE, "kp xi lee et" },
    { ENTENTE_TABLE_ACTOR_KIND, TRUE, "xi lee kp et" },
    { ENTENTE_TABLE_GROUP, TRUE, "kp xi lee et" },
    { ENTENTE_TABLE_ALIASES, FALSE, "lee xi kp et" },
    /* From itself to itself is one relation. */
    { ENTENTE_TABLE_RELATIONS, FALSE, "et kp xi lee" },
    { ENTENTE_TABLE_ARTICLES, TRUE, "xi lee kp et" },
    { ENTENTE_TABLE_SOURCE, FALSE, "r1 r3 r2" },
    { ENTENTE_TABLE_TARGET, TRUE, "r1 r3 r2" },
    { ENTENTE_TABLE_LABEL, FALSE, "r1 r2 r3" },
    { ENTENTE_TABLE_TONE, FALSE, "r2 r1 r3" },
    { ENTENTE_TABLE_TONE, TRUE, "r1 r2 r3" },
    { ENTENTE_TABLE_SINCE, FALSE, "r3 r1 r2" },
    { ENTENTE_TABLE_UNTIL, FALSE, "r1 r2 r3" },
    { ENTENTE_TABLE_PASSAGES, FALSE, "r2 r3 r1" },
  };
  g_autoptr (Sheet) sheet = sheet_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteTableColumn column = cases[i].column;
      EntenteRecordType type = column == ENTENTE_TABLE_NO_COLUMN
                                   ? ENTENTE_RECORD_ACTOR
                                   : entente_table_column_get_type_of (column);
      g_autoptr (EntenteTableModel) model = entente_table_model_new (sheet->session, type);

      entente_table_model_sort (model, column, cases[i].descending);
      assert_rows (model, cases[i].rows);
    }
}

static void
test_texts (void)
{
  static const struct
  {
    EntenteTableColumn column;
    const char *id;
    const char *text;
  } cases[] = {
    { ENTENTE_TABLE_NAME, "kp", "North Korea" },     { ENTENTE_TABLE_ACTOR_KIND, "kp", "Country" },
    { ENTENTE_TABLE_ACTOR_KIND, "et", "" },          { ENTENTE_TABLE_ALIASES, "lee", "President Lee" },
    { ENTENTE_TABLE_RELATIONS, "kp", "1" },          { ENTENTE_TABLE_RELATIONS, "et", "0" },
    { ENTENTE_TABLE_ARTICLES, "lee", "2" },          { ENTENTE_TABLE_SOURCE, "r1", "Lee Jae Myung" },
    { ENTENTE_TABLE_TONE, "r1", "+4" },              { ENTENTE_TABLE_TONE, "r2", "−2.5" },
    { ENTENTE_TABLE_TONE, "r3", "" },                { ENTENTE_TABLE_SINCE, "r1", "January 2026" },
    { ENTENTE_TABLE_UNTIL, "r1", "" },               { ENTENTE_TABLE_PASSAGES, "r1", "2" },
  };
  g_autoptr (Sheet) sheet = sheet_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteTableColumn column = cases[i].column;
      guint32 slot = sheet_find (sheet, entente_table_column_get_type_of (column), cases[i].id);
      g_autofree char *text = entente_table_column_dup_text (column, sheet->map, slot);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_filter (void)
{
  static const struct
  {
    const char *words;
    const char *rows;
  } cases[] = {
    { "e", "xi lee kp et" }, { "etienne", "et" },  { "ETIENNE", "et" },   { "이재명", "lee" },
    { "president", "lee" }, { "east", "kp" },   { "country", "kp" },   { "person xi", "xi" },
    { "xi person", "xi" },  { "nobody", "" },   { " ", "xi lee kp et" }, { "", "xi lee kp et" },
    { "ji", "xi" }, { "jin", "xi" }, { "j", "xi lee" },
  };
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteTableModel) relations
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_RELATION);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      entente_table_model_filter (model, cases[i].words);
      assert_rows (model, cases[i].rows);
    }
  entente_table_model_filter (relations, "jae");
  assert_rows (relations, "r1 r2");
  entente_table_model_sort (relations, ENTENTE_TABLE_TONE, FALSE);
  assert_rows (relations, "r2 r1");
}

typedef struct
{
  guint n_signals;
  guint n_rows; /* moved by them */
} Moves;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Moves      *moves)
{
  moves->n_signals += 1;
  moves->n_rows += n_removed + n_added;
}

/* What is edited moves alone, and back by undo. */
static void
test_follows (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  Moves moves = { 0 };

  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &moves);
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Ahn");
  assert_rows (model, "xi et lee kp");
  g_assert_cmpuint (moves.n_rows, ==, 2);
  entente_history_undo (sheet->history);
  assert_rows (model, "et lee kp xi");
  g_assert_cmpuint (moves.n_rows, ==, 4);
  /* Still the last: nothing moves. */
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Zhou");
  g_assert_cmpuint (moves.n_rows, ==, 4);

  entente_table_model_filter (model, "a");
  assert_rows (model, "lee kp");
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "lee", "name", "Zoe");
  assert_rows (model, "kp");
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "et", "name", "Bao");
  assert_rows (model, "et kp");
  entente_history_undo (sheet->history);
  entente_history_undo (sheet->history);
  assert_rows (model, "lee kp");
}

static void
test_removal (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) actors
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteTableModel) relations
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_RELATION);
  guint32 lee = sheet_find (sheet, ENTENTE_RECORD_ACTOR, "lee");
  guint32 added;

  entente_table_model_sort (actors, ENTENTE_TABLE_NAME, FALSE);
  entente_table_model_sort (relations, ENTENTE_TABLE_TONE, FALSE);
  entente_history_perform (sheet->history, entente_edit_remove (sheet->map, &lee, 1, NULL, 0));
  assert_rows (actors, "et kp xi");
  assert_rows (relations, "r3");
  entente_history_undo (sheet->history);
  assert_rows (actors, "et lee kp xi");
  assert_rows (relations, "r2 r1 r3");

  entente_history_perform (sheet->history,
                           entente_edit_add_actor (sheet->map, "Moon", 0, 0, &added));
  g_assert_cmpuint (entente_table_model_get_slot (actors, 2), ==, added);
  entente_history_undo (sheet->history);
  assert_rows (actors, "et lee kp xi");
}

/* What a row says hangs on other records too. */
static void
test_depends (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) actors
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteTableModel) relations
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_RELATION);
  guint32 r1 = sheet_find (sheet, ENTENTE_RECORD_RELATION, "r1");
  guint32 added;

  entente_table_model_sort (actors, ENTENTE_TABLE_RELATIONS, TRUE);
  entente_table_model_sort (relations, ENTENTE_TABLE_SOURCE, FALSE);
  assert_rows (actors, "xi lee kp et");
  for (guint i = 0; i < 3; i++)
    entente_history_perform (
        sheet->history,
        entente_edit_add_relation (sheet->map, sheet_find (sheet, ENTENTE_RECORD_ACTOR, "et"),
                                   sheet_find (sheet, ENTENTE_RECORD_ACTOR, "kp"), &added));
  assert_rows (actors, "kp et xi lee");
  entente_history_go_to (sheet->history, 0);
  assert_rows (actors, "xi lee kp et");
  entente_history_perform (sheet->history, entente_edit_remove (sheet->map, NULL, 0, &r1, 1));
  entente_history_undo (sheet->history);
  assert_rows (actors, "xi lee kp et");

  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Aung");
  assert_rows (relations, "r2 r1 r3");
  entente_table_model_filter (relations, "aung");
  assert_rows (relations, "r2 r1");
  entente_history_undo (sheet->history);
  assert_rows (relations, "");
}

/* Who types into a row keeps it under the hand. */
static void
test_held (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  guint32 et = sheet_find (sheet, ENTENTE_RECORD_ACTOR, "et");

  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  entente_table_model_set_held (model, TRUE);
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Ahn");
  assert_rows (model, "et lee kp xi");
  entente_history_perform (sheet->history, entente_edit_remove (sheet->map, &et, 1, NULL, 0));
  assert_rows (model, "lee kp xi");
  entente_table_model_set_held (model, FALSE);
  assert_rows (model, "xi lee kp");
}

/* How many names have "odd" and "1" in them. */
static guint
count_odd (void)
{
  guint n_odd = 1;

  for (guint i = 1; i < N_MANY; i += 2)
    {
      g_autofree char *number = g_strdup_printf ("%u", N_MANY - i);

      n_odd += strchr (number, '1') != NULL;
    }
  return n_odd;
}

/* Of many rows: what is asked for last is what comes, whatever was asked for before. */
static void
test_in_slices (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model = NULL;
  guint n_rows;
  const char *before = NULL;

  sheet_read_many (sheet, N_MANY);
  model = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  g_assert_false (entente_table_model_get_busy (model));
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  g_assert_true (entente_table_model_get_busy (model));
  entente_table_model_filter (model, "even");
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, TRUE);
  entente_table_model_filter (model, "odd 1");
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "n0", "name", "Odd 1 at last");
  while (entente_table_model_get_busy (model))
    g_main_context_iteration (NULL, TRUE);

  n_rows = g_list_model_get_n_items (G_LIST_MODEL (model));
  for (guint i = 0; i < n_rows; i++)
    {
      const char *name
          = entente_map_get_actor_name (sheet->map, entente_table_model_get_slot (model, i));

      g_assert_true (g_str_has_prefix (name, "Odd") && strchr (name, '1') != NULL);
      g_assert_true (before == NULL || strcmp (before, name) > 0);
      before = name;
    }
  g_assert_cmpuint (n_rows, ==, count_odd ());
}

static void
ignore_moved (guint    position,
              guint    n_removed,
              guint    n_added,
              gpointer user_data)
{
}

/* That nothing is found yet is said before all was looked at. */
static void
test_nothing_found (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableOrder) order = NULL;

  sheet_read_many (sheet, N_MANY);
  order = entente_table_order_new (sheet->map, ENTENTE_RECORD_ACTOR, ignore_moved, NULL);
  entente_table_order_filter (order, "nobody");
  g_assert_cmpuint (entente_table_order_get_shown (order)->len, >, 0);
  g_usleep (FIRST_ANSWER_US);
  g_assert_true (entente_table_order_step (order, 1));
  g_assert_cmpuint (entente_table_order_get_shown (order)->len, ==, 0);
  g_assert_true (entente_table_order_get_searching (order));
  while (entente_table_order_step (order, G_MAXUINT))
    ;
  g_assert_false (entente_table_order_get_searching (order));
}

/* Who filters while it is sorted is answered first, and has it sorted afterwards. */
static void
test_filter_while_sorting (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableOrder) order = NULL;
  GArray *shown;

  sheet_read_many (sheet, N_MANY);
  order = entente_table_order_new (sheet->map, ENTENTE_RECORD_ACTOR, ignore_moved, NULL);
  entente_table_order_sort (order, ENTENTE_TABLE_NAME, FALSE);
  g_assert_true (entente_table_order_step (order, 1));
  entente_table_order_filter (order, "odd");
  while (entente_table_order_get_searching (order))
    g_assert_true (entente_table_order_step (order, 1));
  shown = entente_table_order_get_shown (order);
  g_assert_cmpuint (shown->len, ==, N_MANY / 2);
  g_assert_cmpuint (g_array_index (shown, guint32, 0), ==, 1);
  while (entente_table_order_step (order, G_MAXUINT))
    ;
  shown = entente_table_order_get_shown (order);
  g_assert_cmpuint (shown->len, ==, N_MANY / 2);
  g_assert_cmpuint (g_array_index (shown, guint32, 0), ==, N_MANY - 1);
}

/* Sorted anew, a row that is looked at stays where it is, and says another record: no list has to be
 * built again. */
static void
test_rows_stay (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteTableRow) first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_autoptr (EntenteTableRow) third = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_autoptr (EntenteTableRow) again = NULL;
  Moves moves = { 0 };

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &moves);
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  g_assert_cmpuint (moves.n_signals, ==, 0);
  assert_rows (model, "et lee kp xi");
  g_assert_cmpuint (entente_table_row_get_slot (first), ==,
                    sheet_find (sheet, ENTENTE_RECORD_ACTOR, "et"));
  again = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (again == first);
  /* Of what is gone only the end is told. */
  entente_table_model_filter (model, "xi");
  g_assert_cmpuint (moves.n_rows, ==, 3);
  assert_rows (model, "xi");
  g_assert_cmpuint (entente_table_row_get_position (first), ==, 0);
  g_assert_cmpuint (entente_table_row_get_position (third), ==, G_MAXUINT);
  entente_table_model_filter (model, "");
  assert_rows (model, "et lee kp xi");
  /* One that moves alone takes those behind along. */
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "Ahn");
  assert_rows (model, "xi et lee kp");
  g_assert_cmpuint (entente_table_row_get_position (first), ==, 1);
}

/* What differs in accents alone is equal, and stands as it came in. */
static void
test_equal_values (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model
      = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);

  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "xi", "name", "etienne");
  sheet_edit (sheet, ENTENTE_RECORD_ACTOR, "kp", "name", "ÉTIENNE");
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  assert_rows (model, "xi kp et lee");
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, TRUE);
  assert_rows (model, "lee xi kp et");
}

typedef struct
{
  GPtrArray *rows; /* held */
  guint n_gone;
  guint n_rows;
} Pace;

static guint
count_gone (GPtrArray *rows)
{
  guint n_gone = 0;

  for (guint i = 0; i < rows->len; i++)
    n_gone += entente_table_row_get_position (g_ptr_array_index (rows, i)) == G_MAXUINT;
  return n_gone;
}

static void
paced_cb (GListModel *model,
          guint       position,
          guint       n_removed,
          guint       n_added,
          Pace       *pace)
{
  guint n_gone = count_gone (pace->rows);

  g_assert_cmpuint (n_gone - pace->n_gone, <=, N_PACED_MAX);
  g_assert_true (n_added <= N_PACED_MAX || position >= N_LOOKED_AT);
  pace->n_gone = n_gone;
  pace->n_rows = pace->n_rows + n_added - n_removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, pace->n_rows);
}

static void
settle (EntenteTableModel *model)
{
  while (entente_table_model_get_busy (model))
    g_main_context_iteration (NULL, TRUE);
}

/* Widgets of many rows are not made, and not taken apart, at once; what is still there meanwhile says
 * nothing and cannot be selected. */
static void
test_paced (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  g_autoptr (EntenteTableModel) model = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  Pace pace = { rows, 0, N_MANY };

  sheet_read_many (sheet, N_MANY);
  model = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  for (guint i = 0; i < N_LOOKED_AT; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (model), i));
  g_signal_connect (model, "items-changed", G_CALLBACK (paced_cb), &pace);
  entente_table_model_filter (model, "nobody");
  while (entente_table_model_get_n_found (model) > 0
         || entente_table_row_get_slot (g_ptr_array_index (rows, 0)) != ENTENTE_NO_SLOT)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, 0);
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (model), 0, TRUE));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (model));
  g_assert_true (entente_item_is_nothing (entente_session_get_current (sheet->session)));
  settle (model);
  g_assert_cmpuint (pace.n_rows, ==, 0);
  g_assert_cmpuint (pace.n_gone, ==, N_LOOKED_AT);
  entente_table_model_filter (model, "");
  settle (model);
  g_assert_cmpuint (pace.n_rows, ==, N_MANY);
}

/* A model that goes away in the middle of its work leaves nothing behind. */
static void
test_dropped (void)
{
  g_autoptr (Sheet) sheet = sheet_new ();
  EntenteTableModel *model;

  sheet_read_many (sheet, N_MANY);
  model = entente_table_model_new (sheet->session, ENTENTE_RECORD_ACTOR);
  entente_table_model_sort (model, ENTENTE_TABLE_NAME, FALSE);
  g_assert_true (entente_table_model_get_busy (model));
  g_assert_finalize_object (model);
  sheet_settle ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/slot-sort/in-steps", test_slot_sort);
  g_test_add_func ("/table/order/sort", test_sort);
  g_test_add_func ("/table/column/texts", test_texts);
  g_test_add_func ("/table/order/filter", test_filter);
  g_test_add_func ("/table/order/follows-edits", test_follows);
  g_test_add_func ("/table/order/follows-removal", test_removal);
  g_test_add_func ("/table/order/follows-other-records", test_depends);
  g_test_add_func ("/table/order/held", test_held);
  g_test_add_func ("/table/model/in-slices", test_in_slices);
  g_test_add_func ("/table/order/nothing-found", test_nothing_found);
  g_test_add_func ("/table/order/filter-while-sorting", test_filter_while_sorting);
  g_test_add_func ("/table/order/equal-values", test_equal_values);
  g_test_add_func ("/table/model/rows-stay", test_rows_stay);
  g_test_add_func ("/table/model/paced", test_paced);
  g_test_add_func ("/table/model/dropped", test_dropped);

  return g_test_run ();
}
