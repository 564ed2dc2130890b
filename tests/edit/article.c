/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-edit-article-text.h"
#include "entente-json-text.h"
#include "entente-passage.h"
#include "entente-without-texts.h"
#include "fixture.h"

#include <string.h>

#define MAP(article, note, quote, cited_note)                                                      \
  "{ \"format\": \"entente-map\", \"version\": 1, \"x-mine\": [1,2 , 3],\n"                        \
  "  \"articles\": [ { \"id\": \"a\", \"form\": \"full\"" article ", \"x\": 1e2 } ],\n"            \
  "  \"actors\": [ { \"id\": \"k\" } ],\n"                                                         \
  "  \"relations\": [ { \"id\": \"r\", \"source\": \"k\", \"target\": \"k\"" note                  \
  ", \"citations\": [ { \"article\": \"a\"" quote                                                  \
  ", \"start\": 0, \"end\": 3, \"grade\": \"B2\"" cited_note " } ] } ]\n}\n"

#define ARTICLE ", \"text\": \"One two three.\", \"ignored\": [ { \"exact\": \"two\" } ]"
#define NOTE ", \"note\": \"n\""
#define QUOTE ", \"exact\": \"One\", \"prefix\": \"\", \"suffix\": \" two\""

static void
test_without_texts (void)
{
  static const struct
  {
    EntenteKeep keep;
    const char *expected;
  } cases[] = {
    { ENTENTE_KEEP_QUOTES | ENTENTE_KEEP_NOTES, MAP ("", NOTE, QUOTE, NOTE) },
    { ENTENTE_KEEP_QUOTES, MAP ("", "", QUOTE, "") },
    { ENTENTE_KEEP_NOTES, MAP ("", NOTE, "", NOTE) },
    { ENTENTE_KEEP_NOTHING, MAP ("", "", "", "") },
  };
  g_autoptr (EntenteMap) map = fixture_read (MAP (ARTICLE, NOTE, QUOTE, NOTE));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = entente_map_dup_without_texts (map, cases[i].keep);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  fixture_assert_text (map, MAP (ARTICLE, NOTE, QUOTE, NOTE));
}

/* Words that stand nowhere but in what is to be left out, some of them escaped in the file. */
#define SECRET                                                                                     \
  "Zwei Quellen in S\\u00f6ul sprachen \\u201cvertraulich\\u201d mit uns.\\n\\n## Hintergrund\\n\\n"  \
  "이재명 대통령은 중재를 요청했다 \\ud83c\\udde8 und mehr."

static void
assert_nowhere (GBytes     *bytes,
                const char *words)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const gsize n_window = 9;

  for (gsize i = 0; i + n_window <= strlen (words); i++)
    if (memmem (data, length, words + i, n_window) != NULL)
      g_error ("“%.*s” is still there", (int) n_window, words + i);
}

/* Nothing of a text survives in a copy: not as the file had it, nor decoded, nor as it was before it
 * was edited; and the copy opens without a word. */
static void
test_nothing_survives (void)
{
  static const char file[]
      = MAP (", \"text\": \"" SECRET "\", \"ignored\": [ { \"exact\": \"Hintergrund\" } ]",
             ", \"note\": \"Zwei Quellen in\"",
             ", \"exact\": \"Zwei Quellen in S\\u00f6ul\", \"prefix\": \"\", \"suffix\": \" sprachen\"",
             ", \"note\": \"mit uns.\"");
  g_autoptr (EntenteMap) map = fixture_read (file);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autofree char *decoded = entente_json_dup_string ("\"" SECRET "\"", -1);
  g_autofree char *edited = g_strconcat ("Neu davor. ", decoded, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = entente_map_dup_without_texts (map, ENTENTE_KEEP_NOTHING);
      g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
      g_autoptr (EntenteMap) copy = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);

      assert_nowhere (bytes, SECRET);
      assert_nowhere (bytes, decoded);
      g_assert_nonnull (copy);
      g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_WARNING), ==, 0);
      g_assert_true (
          entente_history_perform (history, entente_edit_article_text (map, 0, edited, NULL)) || i > 0);
    }
}

static void
test_counts (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP (ARTICLE, NOTE, QUOTE, NOTE));
  g_autoptr (EntenteMap) none = fixture_read (MAP ("", "", "", ""));
  EntenteTextCounts counts;

  entente_map_count_texts (map, &counts);
  g_assert_cmpuint (counts.n_texts, ==, 1);
  g_assert_cmpuint (counts.n_quotes, ==, 1);
  g_assert_cmpuint (counts.n_notes, ==, 2);
  entente_map_count_texts (none, &counts);
  g_assert_cmpuint (counts.n_texts + counts.n_quotes + counts.n_notes, ==, 0);
}

static void
test_reanchor (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP (ARTICLE, NOTE, QUOTE, NOTE));
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (GError) error = NULL;
  const EntenteCitation *citation;

  g_assert_true (entente_history_perform (history, entente_edit_reanchor (map, 0, 0, 4, 7, &error)));
  citations = entente_map_dup_citations (map, 0);
  citation = citations->pdata[0];
  g_assert_cmpstr (citation->exact, ==, "two");
  g_assert_cmpstr (citation->prefix, ==, "One ");
  g_assert_cmpstr (citation->suffix, ==, " three.");
  g_assert_cmpint (citation->start, ==, 4);
  g_assert_cmpint (citation->end, ==, 7);
  g_assert_cmpstr (citation->grade, ==, "B2");
  g_assert_cmpstr (citation->note, ==, "n");
  entente_history_undo (history);
  fixture_assert_text (map, MAP (ARTICLE, NOTE, QUOTE, NOTE));

  g_assert_null (entente_edit_reanchor (map, 0, 1, 4, 7, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (entente_edit_reanchor (map, 0, 0, 4, 99, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
}

static void
test_add_and_remove (void)
{
  g_autoptr (EntenteMap) map = fixture_read (MAP (ARTICLE, NOTE, QUOTE, NOTE));
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GError) error = NULL;
  guint32 article;

  g_assert_true (entente_history_perform (
      history, entente_edit_add_article (map, "{ \"title\": \"T\" }", &article, &error)));
  g_assert_no_error (error);
  g_assert_cmpstr (entente_map_get_article (map, article)->title, ==, "T");
  g_assert_true (entente_history_perform (history, entente_edit_remove_article (map, 0)));
  g_assert_cmpuint (entente_map_get_relation (map, 0)->n_citations, ==, 0);
  fixture_assert_sound (map);
  entente_history_undo (history);
  entente_history_undo (history);
  fixture_assert_text (map, MAP (ARTICLE, NOTE, QUOTE, NOTE));

  g_assert_null (entente_edit_add_article (map, "{ \"id\": 5 }", &article, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/article/without-texts", test_without_texts);
  g_test_add_func ("/edit/article/nothing-survives", test_nothing_survives);
  g_test_add_func ("/edit/article/counts", test_counts);
  g_test_add_func ("/edit/article/reanchor", test_reanchor);
  g_test_add_func ("/edit/article/add-and-remove", test_add_and_remove);

  return g_test_run ();
}
