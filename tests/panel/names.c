/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an actor is called: names by language, aliases, its group; and languages. */

#include "desk.h"

#include "entente-group-row.h"
#include "entente-json-text.h"
#include "entente-language-row.h"
#include "entente-languages.h"
#include "entente-member-text.h"
#include "entente-names-row.h"
#include "entente-record-list-row.h"
#include "entente-text-list-row.h"

static Desk *
desk_at_actor (void)
{
  Desk *desk = desk_new (NULL);

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  return desk;
}

static void
assert_member (Desk       *desk,
               const char *id,
               const char *member,
               const char *expected)
{
  g_autofree char *value = entente_map_dup_member_text (
      desk->map, ENTENTE_RECORD_ACTOR, desk_find (desk, ENTENTE_RECORD_ACTOR, id), member);

  g_assert_cmpstr (value, ==, expected);
}

static EntenteNameLine *
get_line (Desk  *desk,
          guint  index)
{
  return entente_names_row_get_line (desk_get (desk, ENTENTE_TYPE_NAMES_ROW, "names"), index);
}

static void
type (EntenteNameLine *line,
      const char      *text)
{
  int position = (int) g_utf8_strlen (entente_name_line_get_name (line), -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    gtk_editable_insert_text (entente_name_line_get_editable (line), p,
                              (int) (g_utf8_next_char (p) - p), &position);
}

static void
say_language (EntenteNameLine *line,
              const char      *text)
{
  entente_suggest_entry_set_text (entente_name_line_get_entry (line), text);
  entente_suggest_entry_take (entente_name_line_get_entry (line));
}

static void
test_name_typed (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();
  EntenteNamesRow *row = desk_get (desk, ENTENTE_TYPE_NAMES_ROW, "names");

  g_assert_cmpuint (entente_names_row_get_n_lines (row), ==, 2);
  g_assert_cmpstr (entente_name_line_get_name (get_line (desk, 0)), ==, "이재명");
  type (get_line (desk, 0), " 대통령");
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명 대통령\" }");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
  entente_history_undo (desk->history);
  g_assert_cmpstr (entente_name_line_get_name (get_line (desk, 0)), ==, "이재명");
}

static void
test_name_added (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();

  say_language (get_line (desk, 1), "Arabic");
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명\" }");
  type (get_line (desk, 1), "لي جيه ميونغ");
  g_signal_emit_by_name (get_line (desk, 1), "activated");
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명\", \"ar\": \"لي جيه ميونغ\" }");
  g_assert_cmpstr (entente_name_line_get_tag (get_line (desk, 1)), ==, "ar");
  g_assert_null (entente_name_line_get_tag (get_line (desk, 2)));
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);

  /* An actor without any. */
  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  type (get_line (desk, 0), "习近平");
  say_language (get_line (desk, 0), "zh-Hans");
  assert_member (desk, "xi", "names", "{ \"zh-Hans\": \"习近平\" }");
}

static void
test_name_waits (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();
  EntenteFieldRow *row = desk_get (desk, ENTENTE_TYPE_NAMES_ROW, "names");

  /* Without a language, in one that is taken, in what is no language. */
  type (get_line (desk, 1), "Lee");
  g_signal_emit_by_name (get_line (desk, 1), "left");
  g_assert_nonnull (entente_field_row_get_problem (row));
  say_language (get_line (desk, 1), "ko");
  g_assert_nonnull (entente_field_row_get_problem (row));
  say_language (get_line (desk, 1), "no such language");
  g_assert_nonnull (entente_field_row_get_problem (row));
  g_assert_cmpstr (entente_name_line_get_name (get_line (desk, 1)), ==, "Lee");
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명\" }");
  say_language (get_line (desk, 1), "English");
  g_assert_null (entente_field_row_get_problem (row));
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명\", \"en\": \"Lee\" }");
}

static void
test_language_changed (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();

  say_language (get_line (desk, 0), "ko-KP");
  assert_member (desk, "lee", "names", "{ \"ko-KP\": \"이재명\" }");
  entente_history_undo (desk->history);
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명\" }");
  g_assert_cmpstr (entente_name_line_get_tag (get_line (desk, 0)), ==, "ko");
}

static void
test_name_removed (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();

  g_signal_emit_by_name (get_line (desk, 0), "removed");
  assert_member (desk, "lee", "names", NULL);
  g_assert_cmpuint (entente_names_row_get_n_lines (desk_get (desk, ENTENTE_TYPE_NAMES_ROW,
                                                             "names")),
                    ==, 1);
  entente_history_undo (desk->history);
  assert_member (desk, "lee", "names", "{ \"ko\": \"이재명\" }");
  /* Emptied and left: the same. */
  gtk_editable_set_text (entente_name_line_get_editable (get_line (desk, 0)), "");
  g_signal_emit_by_name (get_line (desk, 0), "left");
  assert_member (desk, "lee", "names", NULL);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static void
take_alias (EntenteTextListRow *row,
            const char         *text)
{
  gtk_editable_set_text (entente_text_list_row_get_editable (row), text);
  g_signal_emit_by_name (entente_text_list_row_get_editable (row), "activate");
}

static void
test_aliases (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();
  EntenteTextListRow *row = desk_get (desk, ENTENTE_TYPE_TEXT_LIST_ROW, "aliases");

  g_assert_cmpuint (entente_text_list_row_get_n_chips (row), ==, 1);
  take_alias (row, " 李在明 ");
  assert_member (desk, "lee", "aliases", "[\"President Lee\", \"李在明\"]");
  g_assert_cmpstr (gtk_editable_get_text (entente_text_list_row_get_editable (row)), ==, "");
  take_alias (row, "President Lee");
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);

  entente_text_list_row_edit_at (row, 0);
  g_assert_cmpstr (gtk_editable_get_text (entente_text_list_row_get_editable (row)), ==,
                   "President Lee");
  take_alias (row, "Mr. Lee");
  assert_member (desk, "lee", "aliases", "[\"Mr. Lee\", \"李在明\"]");
  entente_text_list_row_remove_at (row, 0);
  entente_text_list_row_remove_at (row, 0);
  assert_member (desk, "lee", "aliases", NULL);
  g_assert_cmpuint (desk_count_steps (desk), ==, 4);
  entente_history_undo (desk->history);
  g_assert_cmpuint (entente_text_list_row_get_n_chips (row), ==, 1);
}

/* What is no list of texts is left alone. */
static void
test_odd_aliases (void)
{
  g_autoptr (Desk) desk
      = desk_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [\n"
                  "{ \"id\": \"lee\", \"aliases\": [ \"a\", {\"x\": [2]} ] },\n"
                  "{ \"id\": \"xi\", \"aliases\": \"Xi\" } ] }");
  EntenteTextListRow *row;

  desk_select (desk, ENTENTE_RECORD_ACTOR, "lee");
  row = desk_get (desk, ENTENTE_TYPE_TEXT_LIST_ROW, "aliases");
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  take_alias (row, "b");
  assert_member (desk, "lee", "aliases", "[ \"a\", {\"x\": [2]} ]");
  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  take_alias (row, "President Xi");
  assert_member (desk, "xi", "aliases", "\"Xi\"");
}

static void
test_group (void)
{
  g_autoptr (Desk) desk = desk_at_actor ();
  EntenteGroupRow *row = desk_get (desk, ENTENTE_TYPE_GROUP_ROW, "group");
  EntenteSuggestEntry *entry = entente_group_row_get_entry (row);

  gtk_editable_set_text (entente_suggest_entry_get_editable (entry), "Séoul");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (entry), ==, 0);
  assert_member (desk, "lee", "group", NULL);
  entente_suggest_entry_take (entry);
  assert_member (desk, "lee", "group", "\"Séoul\"");

  desk_select (desk, ENTENTE_RECORD_ACTOR, "xi");
  gtk_editable_set_text (entente_suggest_entry_get_editable (entry), "seo");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (entry), ==, 1);
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

static void
test_map_language (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteLanguageRow *row = desk_get (desk, ENTENTE_TYPE_LANGUAGE_ROW, "language");
  EntenteSuggestEntry *entry = entente_language_row_get_entry (row);

  entente_suggest_entry_set_text (entry, "?");
  entente_suggest_entry_take (entry);
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_null (entente_map_get_info (desk->map)->language);
  entente_suggest_entry_set_text (entry, "korean");
  entente_suggest_entry_take (entry);
  g_assert_cmpstr (entente_map_get_info (desk->map)->language, ==, "ko");
  g_assert_cmpstr (entente_suggest_entry_get_text (entry), ==, "Korean");
  entente_suggest_entry_set_text (entry, "mn-Cyrl");
  entente_suggest_entry_take (entry);
  g_assert_cmpstr (entente_map_get_info (desk->map)->language, ==, "mn-Cyrl");
  g_assert_cmpstr (entente_suggest_entry_get_text (entry), ==, "mn-Cyrl");
}

static void
test_concerns (void)
{
  g_autoptr (Desk) desk = desk_new (NULL);
  EntenteRecordListRow *row;
  EntenteSuggestEntry *entry;
  EntenteReferenceIter iter;
  EntenteReference reference;

  desk_select (desk, ENTENTE_RECORD_RELATION, "r3");
  row = desk_get (desk, ENTENTE_TYPE_RECORD_LIST_ROW, "concerns");
  entry = entente_record_list_row_get_entry (row);
  gtk_editable_set_text (entente_suggest_entry_get_editable (entry), "lee asks");
  g_assert_cmpuint (entente_suggest_entry_get_n_offered (entry), ==, 1);
  entente_suggest_entry_take (entry);
  g_assert_cmpuint (entente_record_list_row_get_n_chips (row), ==, 1);
  entente_map_iter_mentions (desk->map, ENTENTE_RECORD_RELATION,
                             desk_find (desk, ENTENTE_RECORD_RELATION, "r1"), &iter);
  g_assert_true (entente_reference_iter_next (&iter, &reference));
  g_assert_cmpuint (reference.relation, ==, desk_find (desk, ENTENTE_RECORD_RELATION, "r3"));

  /* Not round in a circle. */
  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  gtk_editable_set_text (entente_suggest_entry_get_editable (entry), "smith north");
  entente_suggest_entry_take (entry);
  g_assert_nonnull (entente_field_row_get_problem (ENTENTE_FIELD_ROW (row)));
  g_assert_cmpuint (desk_count_steps (desk), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/names/typed", test_name_typed);
  g_test_add_func ("/panel/names/added", test_name_added);
  g_test_add_func ("/panel/names/waits", test_name_waits);
  g_test_add_func ("/panel/names/language-changed", test_language_changed);
  g_test_add_func ("/panel/names/removed", test_name_removed);
  g_test_add_func ("/panel/names/aliases", test_aliases);
  g_test_add_func ("/panel/names/odd-aliases", test_odd_aliases);
  g_test_add_func ("/panel/names/group", test_group);
  g_test_add_func ("/panel/names/map-language", test_map_language);
  g_test_add_func ("/panel/names/concerns", test_concerns);
  return g_test_run ();
}
