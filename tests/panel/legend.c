/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a map is said to consist of: its kinds, its story, and what the format does not know. */

#include "desk.h"

#include "entente-actor-page.h"
#include "entente-choice-row.h"
#include "entente-edits.h"
#include "entente-item-list.h"
#include "entente-item-row.h"
#include "entente-kinds-page.h"
#include "entente-member-text.h"
#include "entente-more-list.h"
#include "entente-overview-page.h"
#include "entente-record-list-row.h"
#include "entente-step-page.h"
#include "entente-text-row.h"

static EntenteKindsPage *
get_kinds (Desk *desk)
{
  entente_panel_show_kinds (desk->panel);
  desk_settle ();
  return desk_get (desk, ENTENTE_TYPE_KINDS_PAGE, NULL);
}

static const EntenteKind *
find_kind (Desk       *desk,
           const char *key)
{
  for (guint i = 0; i < entente_map_get_n_actor_kinds (desk->map); i++)
    {
      const EntenteKind *kind = entente_map_get_actor_kind (desk->map, i);

      if (g_str_equal (kind->key, key))
        return kind;
    }
  return NULL;
}

/* Also where it is still being revealed. */
static gpointer
get_field (gpointer    widget,
           const char *member)
{
  gpointer found = NULL;

  if (ENTENTE_IS_FIELD_ROW (widget)
      && g_str_equal (entente_field_row_get_member (widget), member))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = get_field (child, member);
  return found;
}

static void
test_kind_fields (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteKindsPage *page = get_kinds (desk);
  EntenteKindEditor *person = entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 0);
  EntenteTextRow *label;
  EntenteChoiceRow *shape;

  g_assert_cmpuint (entente_kinds_page_get_n_editors (page, ENTENTE_RECORD_ACTOR), ==, 1);
  g_assert_cmpuint (entente_kinds_page_get_n_editors (page, ENTENTE_RECORD_RELATION), ==, 1);
  g_assert_cmpstr (entente_kind_editor_get_detail (person), ==, "2 uses");
  entente_kind_editor_set_open (person, TRUE);
  label = get_field (person, "label");
  gtk_editable_set_text (entente_text_row_get_editable (label), "Human");
  gtk_editable_set_text (entente_text_row_get_editable (label), "Human being");
  g_assert_cmpstr (find_kind (desk, "person")->label, ==, "Human being");
  shape = get_field (person, "shape");
  gtk_drop_down_set_selected (entente_choice_row_get_drop_down (shape), 5);
  g_assert_cmpuint (find_kind (desk, "person")->shape, ==, ENTENTE_SHAPE_PLACE);
  g_assert_cmpuint (desk_count_steps (desk), ==, 2);
  entente_history_go_to (desk->history, 0);
  g_assert_cmpstr (gtk_editable_get_text (entente_text_row_get_editable (label)), ==, "Person");
}

static void
test_kind_renamed (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteKindsPage *page = get_kinds (desk);
  EntenteKindEditor *editor = entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 0);
  g_autofree char *kind = NULL;

  entente_kind_editor_set_open (editor, TRUE);
  gtk_editable_set_text (entente_kind_editor_get_id (editor), "");
  entente_kind_editor_rename (editor);
  g_assert_nonnull (entente_kind_editor_get_problem (editor));
  gtk_editable_set_text (entente_kind_editor_get_id (editor), "human");
  entente_kind_editor_rename (editor);
  /* Another editor, open as the one before was. */
  editor = entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 0);
  g_assert_cmpstr (entente_kind_editor_get_key (editor), ==, "human");
  g_assert_true (entente_kind_editor_get_open (editor));
  kind = entente_map_dup_member_text (desk->map, ENTENTE_RECORD_ACTOR,
                                      desk_find (desk, ENTENTE_RECORD_ACTOR, "xi"), "kind");
  g_assert_cmpstr (kind, ==, "\"human\"");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

/* New, in use without being described, in another order, removed. */
static void
test_kind_list (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteKindsPage *page = get_kinds (desk);
  EntenteKindEditor *editor;
  guint32 kp = desk_find (desk, ENTENTE_RECORD_ACTOR, "kp");

  entente_history_perform (desk->history, entente_edit_text (desk->map, ENTENTE_RECORD_ACTOR, kp,
                                                             "kind", "state", NULL));
  g_assert_cmpuint (entente_kinds_page_get_n_editors (page, ENTENTE_RECORD_ACTOR), ==, 2);
  editor = entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 1);
  g_assert_cmpstr (entente_kind_editor_get_detail (editor), ==, "1 use · not described");
  g_signal_emit_by_name (editor, "moved", -1);
  g_assert_true (entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 0) == editor);
  g_assert_cmpfloat (find_kind (desk, "state")->order, ==, 1.0);
  g_assert_cmpfloat (find_kind (desk, "person")->order, ==, 2.0);
  g_assert_false (entente_kind_editor_move (editor, -1));
  g_assert_true (entente_kind_editor_move (editor, 1));
  g_assert_true (entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 1) == editor);
  g_assert_false (entente_kind_editor_move (editor, 1));
  entente_history_undo (desk->history);

  entente_kinds_page_add (page, ENTENTE_RECORD_ACTOR, " Head of State ");
  g_assert_cmpuint (entente_kinds_page_get_n_editors (page, ENTENTE_RECORD_ACTOR), ==, 3);
  g_assert_cmpstr (find_kind (desk, "head-of-state")->label, ==, "Head of State");
  editor = entente_kinds_page_get_editor (page, ENTENTE_RECORD_ACTOR, 2);
  g_assert_true (entente_kind_editor_get_open (editor));
  entente_kind_editor_remove (editor);
  g_assert_cmpuint (entente_kinds_page_get_n_editors (page, ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpuint (desk_count_steps (desk), ==, 4);
}

static void
test_story (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  const EntenteItem items[] = { ENTENTE_ACTOR_ITEM (desk_find (desk, ENTENTE_RECORD_ACTOR, "lee")),
                                ENTENTE_RELATION_ITEM (
                                    desk_find (desk, ENTENTE_RECORD_RELATION, "r1")) };
  EntenteStepPage *page;
  EntenteRecordListRow *actors;

  entente_session_select_many (desk->session, items, G_N_ELEMENTS (items));
  entente_panel_add_step (desk->panel);
  desk_settle ();
  page = desk_get (desk, ENTENTE_TYPE_STEP_PAGE, NULL);
  g_assert_cmpstr (entente_step_page_get_kicker (page), ==, "Step 1 of 1");
  actors = desk_get (desk, ENTENTE_TYPE_RECORD_LIST_ROW, "actors");
  g_assert_cmpuint (entente_record_list_row_get_n_chips (actors), ==, 1);
  gtk_editable_set_text (
      entente_text_row_get_editable (desk_get (desk, ENTENTE_TYPE_TEXT_ROW, "title")), "First");
  g_assert_cmpstr (entente_step_page_get_title (page), ==, "First");
  entente_record_list_row_remove_at (actors, 0);
  g_assert_cmpuint (entente_record_list_row_get_n_chips (actors), ==, 0);

  entente_panel_add_step (desk->panel);
  desk_settle ();
  g_assert_cmpstr (entente_step_page_get_kicker (page), ==, "Step 2 of 2");
  entente_step_page_go (page, -1);
  g_assert_cmpstr (entente_step_page_get_title (page), ==, "First");
  entente_step_page_go (page, -1);
  g_assert_cmpstr (entente_step_page_get_title (page), ==, "First");
  entente_step_page_move (page, 1);
  desk_settle ();
  g_assert_cmpstr (entente_step_page_get_kicker (page), ==, "Step 2 of 2");
  g_assert_cmpstr (entente_step_page_get_title (page), ==, "First");
  entente_step_page_remove (page);
  desk_settle ();
  g_assert_cmpuint (entente_map_get_n_records (desk->map, ENTENTE_RECORD_STEP), ==, 1);
  desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL);
  g_assert_cmpuint (desk_count_steps (desk), ==, 6);
}

static void
test_more (void)
{
  g_autoptr (Desk) desk
      = desk_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [\n"
                  "{ \"id\": \"lee\", \"x-mine\": { \"a\": [1e3, \"둘\\n\"], \"b\": null }, \"name\": "
                  "\"Lee\", \"rank\": true }, { \"id\": \"xi\" } ] }");
  EntenteMoreList *list;
  EntenteMoreRow *mine;
  EntenteMoreRow *a;

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  list = desk_get (desk, ENTENTE_TYPE_MORE_LIST, NULL);
  g_assert_cmpuint (entente_more_list_get_n_rows (list), ==, 2);
  g_assert_cmpstr (entente_more_row_get_name (entente_more_list_get_row (list, 1)), ==, "rank");
  g_assert_cmpstr (entente_more_row_get_words (entente_more_list_get_row (list, 1)), ==, "true");
  mine = entente_more_list_get_row (list, 0);
  g_assert_cmpstr (entente_more_row_get_words (mine), ==, "{…}");
  g_assert_cmpuint (entente_more_row_get_n_rows (mine), ==, 0);
  entente_more_row_open (mine);
  g_assert_cmpuint (entente_more_row_get_n_rows (mine), ==, 2);
  a = entente_more_row_get_row (mine, 0);
  entente_more_row_open (a);
  g_assert_cmpstr (entente_more_row_get_words (entente_more_row_get_row (a, 0)), ==, "1e3");
  g_assert_cmpstr (entente_more_row_get_name (entente_more_row_get_row (a, 1)), ==, "2");

  /* What is open stays so while other members change. */
  entente_history_perform (desk->history,
                           entente_edit_text (desk->map, ENTENTE_RECORD_ACTOR,
                                              desk_find (desk, ENTENTE_RECORD_ACTOR, "lee"), "name",
                                              "Lee Jae Myung", NULL));
  g_assert_true (entente_more_list_get_row (list, 0) == mine);
  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  g_assert_cmpuint (entente_more_list_get_n_rows (list), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
}

/* A hundred at a time, and nothing before somebody opens it. */
static void
test_more_of_much (void)
{
  GString *json = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [\n"
                                "{ \"id\": \"lee\", \"x-deep\": ");
  g_autoptr (Desk) desk = NULL;
  EntenteMoreList *list;
  EntenteMoreRow *row;

  for (guint i = 0; i < 120; i++)
    g_string_append (json, "[");
  for (guint i = 0; i < 120; i++)
    g_string_append (json, "]");
  g_string_append (json, ", \"x-long\": [0");
  for (guint i = 1; i < 200000; i++)
    g_string_append_printf (json, ",%u", i);
  g_string_append (json, "] } ] }");
  desk = desk_new (json->str);
  g_string_free (json, TRUE);

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  list = desk_get (desk, ENTENTE_TYPE_MORE_LIST, NULL);
  row = entente_more_list_get_row (list, 1);
  entente_more_row_open (row);
  g_assert_cmpuint (entente_more_row_get_n_rows (row), ==, 100);
  entente_more_row_show_more (row);
  g_assert_cmpuint (entente_more_row_get_n_rows (row), ==, 200);
  row = entente_more_list_get_row (list, 0);
  for (guint i = 0; i < 119; i++)
    {
      entente_more_row_open (row);
      g_assert_cmpuint (entente_more_row_get_n_rows (row), ==, 1);
      row = entente_more_row_get_row (row, 0);
    }
  desk_settle ();
}

static gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  g_assert_not_reached ();
}

/* As if @row were let go a quarter of a row above the lower edge of @at; FALSE where it may not. */
static gboolean
drop (GtkWidget *row,
      GtkWidget *at)
{
  GtkWidget *box = gtk_widget_get_parent (at);
  g_auto (GValue) value = G_VALUE_INIT;
  graphene_rect_t bounds;
  gboolean is_taken;

  desk_wait_for_frame (box);
  g_assert_true (gtk_widget_compute_bounds (at, box, &bounds));
  g_value_init (&value, GTK_TYPE_WIDGET);
  g_value_set_object (&value, row);
  g_signal_emit_by_name (find_controller (box, GTK_TYPE_DROP_TARGET), "drop", &value, 4.0,
                         (double) (bounds.origin.y + 0.75f * bounds.size.height), &is_taken);
  return is_taken;
}

static GtkWidget *
get_editor (EntenteKindsPage  *page,
            EntenteRecordType  type,
            guint              index)
{
  return GTK_WIDGET (entente_kinds_page_get_editor (page, type, index));
}

/* Only among its own. */
static void
test_kind_dragged (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteKindsPage *page = get_kinds (desk);
  GtkWidget *first = get_editor (page, ENTENTE_RECORD_ACTOR, 0);

  entente_kinds_page_add (page, ENTENTE_RECORD_ACTOR, "State");
  entente_kinds_page_add (page, ENTENTE_RECORD_ACTOR, "Medium");
  desk_settle ();
  g_assert_true (drop (first, get_editor (page, ENTENTE_RECORD_ACTOR, 1)));
  g_assert_true (get_editor (page, ENTENTE_RECORD_ACTOR, 1) == first);
  g_assert_cmpfloat (find_kind (desk, "person")->order, ==, 2.0);
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
  /* Where it stands already. */
  g_assert_true (drop (first, first));
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
  g_assert_false (drop (first, get_editor (page, ENTENTE_RECORD_RELATION, 0)));
  g_assert_true (drop (first, get_editor (page, ENTENTE_RECORD_ACTOR, 2)));
  g_assert_true (get_editor (page, ENTENTE_RECORD_ACTOR, 2) == first);
  entente_history_go_to (desk->history, 2);
  g_assert_true (get_editor (page, ENTENTE_RECORD_ACTOR, 0) == first);
  g_assert_true (entente_kind_editor_is_handle (ENTENTE_KIND_EDITOR (first),
                                                gtk_widget_get_first_child (
                                                    gtk_widget_get_first_child (first))));
  entente_kind_editor_set_open (ENTENTE_KIND_EDITOR (first), TRUE);
  g_assert_false (entente_kind_editor_is_handle (ENTENTE_KIND_EDITOR (first),
                                                 get_field (first, "label")));
}

#define STORY \
  "{ \"format\": \"entente-map\", \"version\": 1, \"story\": [ { \"title\": \"One\" }, " \
  "{ \"title\": \"Two\" }, { \"title\": \"Three\" } ] }"

static char *
dup_story (Desk *desk)
{
  GString *titles = g_string_new (NULL);

  for (guint32 step = entente_map_get_first (desk->map, ENTENTE_RECORD_STEP);
       step != ENTENTE_NO_SLOT;
       step = entente_map_get_next (desk->map, ENTENTE_RECORD_STEP, step))
    g_string_append_printf (titles, " %s", entente_map_get_step (desk->map, step)->title);
  return g_string_free (titles, FALSE);
}

static void
assert_story (Desk       *desk,
              const char *expected)
{
  g_autofree char *story = dup_story (desk);

  g_assert_cmpstr (story, ==, expected);
}

static void
find_rows (GtkWidget *widget,
           GPtrArray *rows)
{
  if (ENTENTE_IS_ITEM_ROW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_rows (child, rows);
}

/* Each a step to be undone, wherever it goes; the focus goes along. */
static void
test_story_moved (void)
{
  g_autoptr (Desk) desk = desk_new (STORY);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  EntenteItemList *list;

  find_rows (GTK_WIDGET (desk->panel), rows);
  g_assert_cmpuint (rows->len, ==, 3);
  list = ENTENTE_ITEM_LIST (gtk_widget_get_ancestor (rows->pdata[0], ENTENTE_TYPE_ITEM_LIST));
  g_assert_true (drop (rows->pdata[0], rows->pdata[2]));
  assert_story (desk, " Two Three One");
  g_assert_true (drop (rows->pdata[2], rows->pdata[0]));
  assert_story (desk, " Two One Three");
  g_assert_false (entente_item_list_move (list, 0, -1));
  g_assert_false (entente_item_list_move (list, 2, 1));
  gtk_widget_grab_focus (rows->pdata[1]);
  g_assert_true (entente_item_list_move (list, 1, -1));
  assert_story (desk, " One Two Three");
  g_assert_true (gtk_widget_has_focus (rows->pdata[0]));
  g_assert_cmpuint (desk_count_steps (desk), ==, 3);
  entente_history_go_to (desk->history, 0);
  assert_story (desk, " One Two Three");
  entente_history_go_to (desk->history, 1);
  assert_story (desk, " Two Three One");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/kinds/fields", test_kind_fields);
  g_test_add_func ("/panel/kinds/renamed", test_kind_renamed);
  g_test_add_func ("/panel/kinds/list", test_kind_list);
  g_test_add_func ("/panel/kinds/dragged", test_kind_dragged);
  g_test_add_func ("/panel/story/steps", test_story);
  g_test_add_func ("/panel/story/moved", test_story_moved);
  g_test_add_func ("/panel/more/tree", test_more);
  g_test_add_func ("/panel/more/much", test_more_of_much);
  return g_test_run ();
}
