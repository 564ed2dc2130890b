/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edit-citation.h"
#include "fixture.h"

#define HEAD \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a1\", \"text\": " \
  "\"Yes. No.\" } ], \"actors\": [ { \"id\": \"x\" } ], \"relations\": [ { \"id\": \"r\", " \
  "\"source\": \"x\", \"target\": \"x\", "
#define TAIL "\"rest\" : 1e3 } ] }"

/* Somebody's own members, spaces and a grade the format warns of are kept. */
#define FIRST "{ \"article\": \"a1\" ,\"exact\":\"Yes\",  \"x-mine\": [ 1.0 ] }"
#define SECOND "{\"article\":\"a1\",\"grade\":\"Z9\",\"note\":\"old\"}"
#define THIRD "{ \"article\": \"a1\", \"stance\": \"contradicts\" }"
#define LIST(one, two, three) "\"citations\":\n [" one " ,\n  " two ",\t" three " ]\n, "
#define ALL LIST (FIRST, SECOND, THIRD)

typedef struct
{
  const char *name;
  guint citation;
  const char *member;
  const char *value;
  const char *expected; /* NULL: refused */
} Case;

static const Case cases[] = {
  { "stance", 0, "stance", "\"contradicts\"",
    LIST ("{ \"article\": \"a1\" ,\"exact\":\"Yes\",\"stance\":\"contradicts\",  \"x-mine\": [ 1.0 ] }",
          SECOND, THIRD) },
  { "grade-of-another-is-odd", 2, "grade", "\"B2\"",
    LIST (FIRST, SECOND,
          "{ \"article\": \"a1\", \"stance\": \"contradicts\", \"grade\": \"B2\" }") },
  { "mend-grade", 1, "grade", "\"F6\"",
    LIST (FIRST, "{\"article\":\"a1\",\"grade\":\"F6\",\"note\":\"old\"}", THIRD) },
  { "remove-note", 1, "note", NULL,
    LIST (FIRST, "{\"article\":\"a1\",\"grade\":\"Z9\"}", THIRD) },
  { "refuse-grade", 0, "grade", "\"G1\"", NULL },
  { "refuse-stance", 0, "stance", "\"doubts\"", NULL },
  { "refuse-type", 0, "claimed_by", "4", NULL },
};

static void
test_member (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (EntenteMap) map = fixture_read (HEAD ALL TAIL);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autofree char *expected = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  EntenteAct *act;

  act = entente_edit_citation_member (map, 0, one->citation, one->member, one->value, &error);
  if (one->expected == NULL)
    {
      g_assert_null (act);
      g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
      return;
    }
  g_assert_no_error (error);
  entente_history_perform (history, act);
  expected = g_strconcat (HEAD, one->expected, TAIL, NULL);
  fixture_assert_text (map, expected);
  fixture_assert_sound (map);
  value = entente_citation_dup_member (map, 0, one->citation, one->member);
  g_assert_cmpstr (value, ==, one->value);
  entente_history_undo (history);
  fixture_assert_text (map, HEAD ALL TAIL);
}

static void
test_typing (void)
{
  g_autoptr (EntenteMap) map = fixture_read (HEAD ALL TAIL);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  entente_history_perform (history,
                           entente_edit_citation_member (map, 0, 0, "note", "\"o\"", NULL));
  entente_history_perform (history,
                           entente_edit_citation_member (map, 0, 0, "note", "\"on\"", NULL));
  entente_history_undo (history);
  fixture_assert_text (map, HEAD ALL TAIL);
  g_assert_false (entente_history_undo (history));
}

static void
test_move (void)
{
  g_autoptr (EntenteMap) map = fixture_read (HEAD ALL TAIL);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  g_assert_true (entente_map_get_relation (map, 0)->contradicted);
  entente_history_perform (history, entente_edit_citation_move (map, 0, 2, 0));
  fixture_assert_text (map, HEAD LIST (THIRD, FIRST, SECOND) TAIL);
  entente_history_perform (history, entente_edit_citation_move (map, 0, 0, 1));
  fixture_assert_text (map, HEAD LIST (FIRST, THIRD, SECOND) TAIL);
  entente_history_undo (history);
  entente_history_undo (history);
  fixture_assert_text (map, HEAD ALL TAIL);
}

static void
test_remove (void)
{
  g_autoptr (EntenteMap) map = fixture_read (HEAD ALL TAIL);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autofree char *left = NULL;

  for (guint n_left = 3; n_left > 0; n_left--)
    {
      g_assert_cmpuint (entente_map_get_relation (map, 0)->n_citations, ==, n_left);
      entente_history_perform (history, entente_edit_citation_remove (map, 0, n_left / 2));
      fixture_assert_sound (map);
    }
  left = fixture_write (map);
  g_assert_null (strstr (left, "citations"));
  while (entente_history_undo (history))
    ;
  fixture_assert_text (map, HEAD ALL TAIL);
}

static void
test_missing (void)
{
  g_autoptr (EntenteMap) map = fixture_read (HEAD ALL TAIL);

  g_assert_null (entente_citation_dup_member (map, 0, 3, "note"));
  g_assert_null (entente_citation_dup_member (map, 0, 0, "note"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/edit/citation/member/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_member);
    }
  g_test_add_func ("/edit/citation/typing-is-one-step", test_typing);
  g_test_add_func ("/edit/citation/move", test_move);
  g_test_add_func ("/edit/citation/remove", test_remove);
  g_test_add_func ("/edit/citation/missing", test_missing);

  return g_test_run ();
}
