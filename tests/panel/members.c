/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every member the format names can be set, changed, removed, undone, saved and read back by a field of
 * the panel. A member that is added to the format fails here until it has one. */

#include "desk.h"

#include "entente-actor-page.h"
#include "entente-article-page.h"
#include "entente-field-row.h"
#include "entente-json-text.h"
#include "entente-kinds-page.h"
#include "entente-many-page.h"
#include "entente-map-writer.h"
#include "entente-more-list.h"
#include "entente-overview-page.h"
#include "entente-passage-row.h"
#include "entente-relation-page.h"
#include "entente-step-page.h"

#include <string.h>

#define MAP \
  "{ \"format\": \"entente-map\", \"version\": 1, \"x-own\": 1,\n" \
  "  \"view\": { \"x-view\": 2, \"layout\": { \"x-layout\": 3 } },\n" \
  "  \"kinds\": { \"actors\": { \"person\": { \"x-kind\": 4 } },\n" \
  "    \"relations\": { \"asks\": { \"x-kind\": 4 } } },\n" \
  "  \"articles\": [ { \"id\": \"a1\", \"text\": \"One thing. Another thing.\", \"x-own\": 1 },\n" \
  "    { \"id\": \"a2\" } ],\n" \
  "  \"actors\": [ { \"id\": \"p\", \"kind\": \"person\", \"x-own\": 1,\n" \
  "      \"position\": { \"x\": 9, \"y\": 9, \"x-place\": 5 } },\n" \
  "    { \"id\": \"q\", \"position\": { \"x\": 9, \"y\": 99 } }, { \"id\": \"s\" } ],\n" \
  "  \"relations\": [ { \"id\": \"r1\", \"source\": \"p\", \"target\": \"q\", \"kind\": \"asks\",\n" \
  "      \"x-own\": 1, \"citations\": [ { \"article\": \"a1\", \"x-own\": 1 } ] },\n" \
  "    { \"id\": \"r2\", \"source\": \"p\", \"target\": \"q\" },\n" \
  "    { \"id\": \"r3\", \"source\": \"q\", \"target\": \"p\" } ],\n" \
  "  \"story\": [ { \"id\": \"s1\", \"x-own\": 1 } ] }\n"

typedef GtkWidget *(*OpenFunc) (Desk *desk);

static void
select_two (Desk              *desk,
            EntenteRecordType  type,
            const char        *one,
            const char        *two)
{
  const EntenteItem items[] = { { type, desk_find (desk, type, one), 0, 0 },
                                { type, desk_find (desk, type, two), 0, 0 } };

  entente_session_select_many (desk->session, items, G_N_ELEMENTS (items));
  desk_settle ();
}

static GtkWidget *
open_document (Desk *desk)
{
  return desk_get (desk, ENTENTE_TYPE_OVERVIEW_PAGE, NULL);
}

static GtkWidget *
open_article (Desk *desk)
{
  entente_session_go_to (desk->session,
                         ENTENTE_ARTICLE_ITEM (desk_find (desk, ENTENTE_RECORD_ARTICLE, "a1")));
  desk_settle ();
  return desk_get (desk, ENTENTE_TYPE_ARTICLE_PAGE, NULL);
}

static GtkWidget *
open_actor (Desk *desk)
{
  desk_select (desk, ENTENTE_RECORD_ACTOR, "p");
  return desk_get (desk, ENTENTE_TYPE_ACTOR_PAGE, NULL);
}

static GtkWidget *
open_actors (Desk *desk)
{
  select_two (desk, ENTENTE_RECORD_ACTOR, "p", "q");
  return desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL);
}

static GtkWidget *
open_relation (Desk *desk)
{
  desk_select (desk, ENTENTE_RECORD_RELATION, "r1");
  return desk_get (desk, ENTENTE_TYPE_RELATION_PAGE, NULL);
}

static GtkWidget *
open_relations (Desk *desk)
{
  select_two (desk, ENTENTE_RECORD_RELATION, "r1", "r2");
  return desk_get (desk, ENTENTE_TYPE_MANY_PAGE, NULL);
}

static GtkWidget *
open_citation (Desk *desk)
{
  GtkWidget *page = open_relation (desk);
  GtkWidget *row = entente_relation_page_get_passage (ENTENTE_RELATION_PAGE (page), 0);

  if (entente_passage_row_get_editor (ENTENTE_PASSAGE_ROW (row)) == NULL)
    gtk_widget_activate_action (row, "passages.edit", "u", 0);
  return entente_passage_row_get_editor (ENTENTE_PASSAGE_ROW (row));
}

static GtkWidget *
open_step (Desk *desk)
{
  desk_select (desk, ENTENTE_RECORD_STEP, "s1");
  return desk_get (desk, ENTENTE_TYPE_STEP_PAGE, NULL);
}

static GtkWidget *
open_kind (Desk              *desk,
           EntenteRecordType  type)
{
  EntenteKindEditor *editor;

  entente_panel_show_kinds (desk->panel);
  desk_settle ();
  editor = entente_kinds_page_get_editor (desk_get (desk, ENTENTE_TYPE_KINDS_PAGE, NULL), type, 0);
  entente_kind_editor_set_open (editor, TRUE);
  return GTK_WIDGET (editor);
}

static GtkWidget *
open_actor_kind (Desk *desk)
{
  return open_kind (desk, ENTENTE_RECORD_ACTOR);
}

static GtkWidget *
open_relation_kind (Desk *desk)
{
  return open_kind (desk, ENTENTE_RECORD_RELATION);
}

/* What a field is given first, and then instead. Without values it is only to be read. */
typedef struct
{
  OpenFunc open;
  const char *member;
  const char *first;
  const char *second;
  gboolean required; /* it is not to be removed */
} Case;

static const Case cases[] = {
  { open_document, "title", "\"One\"", "\"이재명 ❤\"" },
  { open_document, "description", "\"One\\nline\"", "\"Two\"" },
  { open_document, "language", "\"en\"", "\"zh-Hant\"" },
  { open_document, "not_actors", "[\"The End\"]", "[\"The End\", \"Monday\"]" },
  { open_document, "color_by", "\"kind\"", "\"tone\"" },
  { open_document, "legend", "false", "true" },
  { open_document, "style", "\"circular\"", "\"grid\"" },
  { open_document, "seed", "7", "4294967295" },
  { open_article, "id" },
  { open_article, "title", "\"One\"", "\"Two\"" },
  { open_article, "publisher", "\"One\"", "\"Two\"" },
  { open_article, "authors", "[\"One\"]", "[\"One\", \"Two\"]" },
  { open_article, "published", "\"2026\"", "\"2026-01-07T10:00:00Z\"" },
  { open_article, "accessed", "\"2026-01\"", "\"2026-01-07\"" },
  { open_article, "url", "\"https://one.example\"", "\"https://two.example\"" },
  { open_article, "archive_url", "\"https://one.example\"", "\"https://two.example\"" },
  { open_article, "language", "\"en\"", "\"ko\"" },
  { open_article, "form", "\"summary\"", "\"full\"" },
  { open_article, "ignored", "[{\"exact\": \"One thing.\"}, {\"start\": 11, \"end\": 25}]",
    "[{\"exact\": \"One thing.\"}]" },
  { open_actor, "id" },
  { open_actor, "name", "\"One\"", "\"علي\"" },
  { open_actor, "names", "{\"ko\": \"이재명\"}", "{\"ko\": \"이재명\", \"ar\": \"علي\"}" },
  { open_actor, "kind", "\"state\"", "\"person\"" },
  { open_actor, "aliases", "[\"One\"]", "[\"One\", \"Two\"]" },
  { open_actor, "description", "\"One\"", "\"Two\"" },
  { open_actor, "group", "\"One\"", "\"Two\"" },
  { open_actor, "url", "\"https://one.example\"", "\"https://two.example\"" },
  { open_actor, "color", "\"#102030\"", "\"#fefefe\"" },
  { open_actor, "position", "{ \"x\": 1, \"y\": -2.5 }", "{ \"x\": 0, \"y\": 3 }" },
  { open_actor, "pinned", "true", "false" },
  { open_actors, "kind", "\"state\"", "\"person\"" },
  { open_actors, "group", "\"One\"", "\"Two\"" },
  { open_actors, "description", "\"One\"", "\"Two\"" },
  { open_actors, "url", "\"https://one.example\"", "\"https://two.example\"" },
  { open_actors, "color", "\"#102030\"", "\"#fefefe\"" },
  { open_actors, "pinned", "true", "false" },
  { open_relation, "id" },
  { open_relation, "source", "\"s\"", "\"q\"", TRUE },
  { open_relation, "target", "\"s\"", "\"p\"", TRUE },
  { open_relation, "via", "[\"s\"]", "[\"s\", \"q\"]" },
  { open_relation, "regarding", "[\"s\"]", "[\"s\", \"p\"]" },
  { open_relation, "concerns", "[\"r2\"]", "[\"r2\", \"r3\"]" },
  { open_relation, "kind", "\"helps\"", "\"asks\"" },
  { open_relation, "label", "\"One\"", "\"Two\"" },
  { open_relation, "phrase", "\"{source} asks {target}\"", "\"{target} is asked\"" },
  { open_relation, "direction", "\"both\"", "\"none\"" },
  { open_relation, "tone", "-10", "3.5" },
  { open_relation, "weight", "2", "0.5" },
  { open_relation, "phase", "\"proposed\"", "\"ended\"" },
  { open_relation, "claim", "\"alleged\"", "\"denied\"" },
  { open_relation, "since", "\"2025\"", "\"2026-01-07?\"" },
  { open_relation, "until", "\"..\"", "\"2027\"" },
  { open_relation, "bend", "{ \"along\": 0, \"across\": 0.5 }",
    "{ \"along\": 0.25, \"across\": -1 }" },
  { open_relation, "note", "\"One\"", "\"Two\"" },
  { open_relations, "source", "\"s\"", "\"q\"", TRUE },
  { open_relations, "target", "\"s\"", "\"p\"", TRUE },
  { open_relations, "via", "[\"s\"]", "[\"s\", \"q\"]" },
  { open_relations, "regarding", "[\"s\"]", "[\"s\", \"p\"]" },
  { open_relations, "concerns", "[\"r3\"]", NULL },
  { open_relations, "kind", "\"helps\"", "\"asks\"" },
  { open_relations, "label", "\"One\"", "\"Two\"" },
  { open_relations, "phrase", "\"{source} asks {target}\"", "\"{target} is asked\"" },
  { open_relations, "direction", "\"both\"", "\"none\"" },
  { open_relations, "tone", "-10", "3.5" },
  { open_relations, "weight", "2", "0.5" },
  { open_relations, "phase", "\"proposed\"", "\"ended\"" },
  { open_relations, "claim", "\"alleged\"", "\"denied\"" },
  { open_relations, "since", "\"2025\"", "\"2026-01-07?\"" },
  { open_relations, "until", "\"..\"", "\"2027\"" },
  { open_relations, "note", "\"One\"", "\"Two\"" },
  { open_citation, "article", "\"a2\"", "\"a1\"", TRUE },
  { open_citation, "exact", "\"One thing\"", "\"Another\"" },
  { open_citation, "locator", "\"p. 3\"", "\"0:15\"" },
  { open_citation, "stance", "\"contradicts\"", "\"supports\"" },
  { open_citation, "claimed_by", "\"One\"", "\"Two\"" },
  { open_citation, "grade", "\"B2\"", "\"F6\"" },
  { open_citation, "note", "\"One\"", "\"Two\"" },
  { open_step, "id" },
  { open_step, "title", "\"One\"", "\"Two\"" },
  { open_step, "text", "\"One\"", "\"Two\"" },
  { open_step, "actors", "[\"p\"]", "[\"p\", \"q\"]" },
  { open_step, "relations", "[\"r1\"]", "[\"r1\", \"r2\"]" },
  { open_actor_kind, "label", "\"One\"", "\"Two\"" },
  { open_actor_kind, "color", "\"#102030\"", "\"#fefefe\"" },
  { open_actor_kind, "shape", "\"pill\"", "\"event\"" },
  { open_relation_kind, "label", "\"One\"", "\"Two\"" },
  { open_relation_kind, "color", "\"#102030\"", "\"#fefefe\"" },
  { open_relation_kind, "phrase", "\"{source} asks {target}\"", "\"{target} is asked\"" },
};

/* What has no field of its own, and why. */
static const struct
{
  OpenFunc open;
  const char *member;
  const char *why;
} elsewhere[] = {
  { open_document, "format", "says what the file is" },
  { open_document, "version", "says what the file is" },
  { open_document, "generator", "says who wrote the file" },
  { open_document, "view", "its members have fields" },
  { open_document, "layout", "its members have fields" },
  { open_document, "kinds", "has a page" },
  { open_document, "articles", "are listed" },
  { open_document, "actors", "stand on the map, and in a table" },
  { open_document, "relations", "stand on the map, and in a table" },
  { open_document, "story", "is listed" },
  { open_article, "text", "is edited where it is read" },
  { open_relation, "citations", "have an editor each" },
  { open_actor_kind, "order", "is moved, by Alt and the arrows" },
  { open_relation_kind, "order", "is moved, by Alt and the arrows" },
  { open_citation, "id", "is nobody's business: nothing names it" },
  { open_citation, "prefix", "is written with the words" },
  { open_citation, "suffix", "is written with the words" },
  { open_citation, "start", "is written with the words" },
  { open_citation, "end", "is written with the words" },
};

/* One that shows something: that of actors is not that of relations. */
static gboolean
is_field (GtkWidget  *widget,
          const char *member)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (widget);

  return entente_field_row_get_session (row) != NULL
         && g_str_equal (entente_field_row_get_member (row), member);
}

static EntenteFieldRow *
find_field (GtkWidget  *widget,
            const char *member)
{
  EntenteFieldRow *found = NULL;

  if (ENTENTE_IS_FIELD_ROW (widget))
    return is_field (widget, member) ? ENTENTE_FIELD_ROW (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_field (child, member);
  return found;
}

static char *
dup_file (Desk *desk)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (desk->map);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static const char *
get_last (const Case *one)
{
  return one->second != NULL ? one->second : one->first;
}

static EntenteFieldRow *
find_shown (Desk       *desk,
            const Case *one)
{
  EntenteFieldRow *row = find_field (one->open (desk), one->member);

  if (row == NULL)
    g_error ("“%s” has no field", one->member);
  return row;
}

static void
give (Desk       *desk,
      const Case *one,
      const char *value)
{
  EntenteFieldRow *row = find_shown (desk, one);

  if (!entente_field_row_apply (row, value))
    g_error ("%s = %s: %s", one->member, value, entente_field_row_get_problem (row));
  entente_history_end_merge (desk->history);
  g_assert_null (entente_field_row_get_problem (row));
  g_assert_cmpstr (entente_field_row_get_shown (row), ==, value);
}

static void
assert_file (Desk       *desk,
             const char *expected)
{
  g_autofree char *file = dup_file (desk);

  g_assert_cmpstr (file, ==, expected);
}

/* Set, changed, removed, undone and done again, in as many steps. */
static void
try_field (Desk       *desk,
           const Case *one)
{
  g_autofree char *before = dup_file (desk);
  g_autofree char *after = NULL;
  guint n_steps = 1 + (one->second != NULL) + !one->required;

  give (desk, one, one->first);
  if (one->second != NULL)
    give (desk, one, one->second);
  if (!one->required)
    give (desk, one, NULL);
  g_assert_cmpuint (desk_count_steps (desk), ==, n_steps);
  after = dup_file (desk);
  /* An empty text says the same as nothing, and nothing is what is written. */
  g_assert_null (strstr (after, "\"\""));
  entente_history_go_to (desk->history, 0);
  assert_file (desk, before);
  entente_history_go_to (desk->history, n_steps);
  assert_file (desk, after);
  entente_history_go_to (desk->history, 0);
}

static void
test_fields (gconstpointer data)
{
  const Case *first = data;
  g_autoptr (Desk) desk = desk_new (MAP);
  g_autoptr (Desk) again = NULL;
  g_autofree char *file = NULL;

  for (const Case *one = first; one < cases + G_N_ELEMENTS (cases) && one->open == first->open;
       one++)
    {
      if (one->first != NULL)
        try_field (desk, one);
      else
        find_shown (desk, one);
    }

  /* Saved and read again, all say what was said last. */
  for (const Case *one = first; one < cases + G_N_ELEMENTS (cases) && one->open == first->open;
       one++)
    {
      if (one->first != NULL)
        give (desk, one, get_last (one));
    }
  file = dup_file (desk);
  again = desk_new (file);
  for (const Case *one = first; one < cases + G_N_ELEMENTS (cases) && one->open == first->open;
       one++)
    {
      EntenteFieldRow *row = find_shown (again, one);

      if (one->first != NULL)
        g_assert_cmpstr (entente_field_row_get_shown (row), ==, get_last (one));
      g_assert_null (entente_field_row_get_problem (row));
    }
}

static gboolean
is_covered (OpenFunc    open,
            const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].open == open && g_str_equal (cases[i].member, member))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      if (elsewhere[i].open == open && g_str_equal (elsewhere[i].member, member))
        return TRUE;
    }
  return FALSE;
}

static void
assert_covered (OpenFunc           open,
                const char *const *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    {
      if (!is_covered (open, members[i]))
        g_error ("“%s” has no field", members[i]);
    }
}

static void
test_all (void)
{
  assert_covered (open_document, entente_json_get_member_order (ENTENTE_RECORD_DOCUMENT));
  assert_covered (open_document, entente_json_get_part_order (ENTENTE_JSON_VIEW));
  assert_covered (open_document, entente_json_get_part_order (ENTENTE_JSON_LAYOUT));
  assert_covered (open_article, entente_json_get_member_order (ENTENTE_RECORD_ARTICLE));
  assert_covered (open_actor, entente_json_get_member_order (ENTENTE_RECORD_ACTOR));
  assert_covered (open_relation, entente_json_get_member_order (ENTENTE_RECORD_RELATION));
  assert_covered (open_citation, entente_json_get_part_order (ENTENTE_JSON_CITATION));
  assert_covered (open_step, entente_json_get_member_order (ENTENTE_RECORD_STEP));
  assert_covered (open_actor_kind, entente_json_get_part_order (ENTENTE_JSON_ACTOR_KIND));
  assert_covered (open_relation_kind, entente_json_get_part_order (ENTENTE_JSON_RELATION_KIND));
}

static EntenteMoreList *
find_more (GtkWidget *widget)
{
  EntenteMoreList *found = NULL;

  if (ENTENTE_IS_MORE_LIST (widget))
    return ENTENTE_MORE_LIST (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_more (child);
  return found;
}

/* What the format does not name is shown of every record, and of what stands in it. */
static void
test_more (void)
{
  static const struct
  {
    OpenFunc open;
    const char *names;
  } records[] = {
    { open_document, "x-own, view › x-view, view › layout › x-layout" },
    { open_article, "x-own" },
    { open_actor, "x-own, position › x-place" },
    { open_relation, "x-own" },
    { open_citation, "x-own" },
    { open_step, "x-own" },
    { open_actor_kind, "x-kind" },
    { open_relation_kind, "x-kind" },
  };
  g_autoptr (Desk) desk = desk_new (MAP);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      EntenteMoreList *more = find_more (records[i].open (desk));
      g_autoptr (GString) names = g_string_new (NULL);

      g_assert_nonnull (more);
      for (guint k = 0; k < entente_more_list_get_n_rows (more); k++)
        g_string_append_printf (names, "%s%s", k > 0 ? ", " : "",
                                entente_more_row_get_name (entente_more_list_get_row (more, k)));
      g_assert_cmpstr (names->str, ==, records[i].names);
      entente_session_select (desk->session, ENTENTE_NO_ITEM);
      desk_settle ();
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/panel/members/fields-%u", i);

      /* Those of one place stand together. */
      if (i == 0 || cases[i].open != cases[i - 1].open)
        g_test_add_data_func (path, &cases[i], test_fields);
    }
  g_test_add_func ("/panel/members/all", test_all);
  g_test_add_func ("/panel/members/more", test_more);
  return g_test_run ();
}
