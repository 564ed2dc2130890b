/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cited-map.h"

#define SENTENCE "He asked Xi to mediate because China has leverage."
#define TEXT "Lee met Xi in Beijing. " SENTENCE " Nobody spoke of Japan.\n\nThe talks go on."

typedef struct
{
  const char *name;
  const char *after;
  const char *cited; /* NULL: nowhere */
} Case;

static const Case cases[] = {
  { "insert-before", "On Monday Lee met Xi in Beijing. " SENTENCE, SENTENCE },
  { "insert-right-before", "Lee met Xi in Beijing. He asked nobody. " SENTENCE, SENTENCE },
  { "insert-behind", "Lee met Xi in Beijing. " SENTENCE " He left.", SENTENCE },
  { "insert-inside", "He asked President Xi to mediate because China has leverage. End.",
    "He asked President Xi to mediate because China has leverage." },
  { "delete-around", SENTENCE, SENTENCE },
  { "delete-inside", "Lee met Xi in Beijing. He asked Xi because China has leverage.",
    "He asked Xi because China has leverage." },
  { "delete-the-end", "Lee met Xi in Beijing. He asked Xi to mediate because China\n\nThe talks",
    "He asked Xi to mediate because China" },
  { "rewrite-a-word", "Lee met Xi in Beijing. He begged Xi to mediate because China has leverage.",
    "He begged Xi to mediate because China has leverage." },
  { "move", "The talks go on. Nobody spoke of Japan. Lee met Xi in Beijing.\n\n" SENTENCE, SENTENCE },
  { "other-marks", "Lee met Xi. He asked Xi to mediate — because China has “leverage”.",
    "He asked Xi to mediate — because China has “leverage”." },
  { "composed", "Lee met Xi in Beijing. He asked Xi to mediate because Chína has leverage.",
    "He asked Xi to mediate because Chína has leverage." },
  { "decomposed", "Lee met Xi in Beijing. He asked Xi to mediate because Chi\314\201na has leverage.",
    "He asked Xi to mediate because Chi\314\201na has leverage." },
  { "gone", "Lee met Xi in Beijing. Nobody spoke of Japan.\n\nThe talks go on.", NULL },
  { "rewritten", "Lee met Xi in Beijing. Trade was on the table too. Nobody spoke of Japan.", NULL },
  { "replaced", "Quite another article, of markets and of weather in the south.", NULL },
  { "emptied", "", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  const guint passages[1][2] = { { 23, 73 } };
  g_autoptr (EntenteMap) map = cited_map_new (TEXT, passages, 1);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autofree char *before = fixture_write (map);
  g_autofree char *cited = cited_map_dup_words (map, 0);
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) citations = NULL;

  g_assert_cmpstr (cited, ==, SENTENCE);
  g_assert_true (entente_history_perform (history,
                                          entente_edit_article_text (map, 0, one->after, NULL)));
  words = cited_map_dup_words (map, 0);
  g_assert_cmpstr (words, ==, one->cited);
  citations = entente_map_dup_citations (map, 0);
  g_assert_cmpstr (((EntenteCitation *) citations->pdata[0])->exact, ==,
                   one->cited != NULL ? one->cited : SENTENCE);
  fixture_assert_sound (map);
  entente_history_undo (history);
  fixture_assert_text (map, before);
}

/* A passage deleted letter by letter keeps its words, and has its place again when they are typed
 * anew; all of it is one step. */
static void
test_typing (void)
{
  const guint passages[1][2] = { { 23, 73 } };
  g_autoptr (EntenteMap) map = cited_map_new (TEXT, passages, 1);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteArticleTyping) typing = entente_article_typing_new (map, 0);
  g_autofree char *before = fixture_write (map);
  g_autoptr (GString) text = g_string_new (TEXT);
  g_autoptr (GPtrArray) citations = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *cited = NULL;

  for (guint i = 72; i >= 23; i--)
    {
      g_string_erase (text, i, 1);
      entente_history_perform (history, entente_article_typing_change (typing, text->str, NULL));
    }
  gone = cited_map_dup_words (map, 0);
  g_assert_null (gone);
  citations = entente_map_dup_citations (map, 0);
  g_assert_cmpstr (((EntenteCitation *) citations->pdata[0])->exact, ==, SENTENCE);

  for (guint i = 0; i < strlen (SENTENCE); i++)
    {
      g_string_insert_c (text, 23 + (gssize) i, SENTENCE[i]);
      entente_history_perform (history, entente_article_typing_change (typing, text->str, NULL));
    }
  cited = cited_map_dup_words (map, 0);
  g_assert_cmpstr (cited, ==, SENTENCE);
  fixture_assert_text (map, before);
  g_assert_false (entente_history_undo (history) && entente_history_undo (history));
}

/* Undo while somebody types: the next letter counts from there. */
static void
test_disturbed (void)
{
  const guint passages[1][2] = { { 23, 73 } };
  g_autoptr (EntenteMap) map = cited_map_new (TEXT, passages, 1);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteArticleTyping) typing = entente_article_typing_new (map, 0);
  g_autofree char *cited = NULL;

  entente_history_perform (history, entente_article_typing_change (typing, "Gone.", NULL));
  entente_history_undo (history);
  entente_history_perform (history, entente_article_typing_change (typing, "So. " TEXT, NULL));
  cited = cited_map_dup_words (map, 0);
  g_assert_cmpstr (cited, ==, SENTENCE);
}

/* The same sentence twice: each citation stays with its own, whatever happens to the other. */
static void
test_duplicates (void)
{
  static const struct
  {
    const char *after;
    gint first;
    gint second; /* where they begin then, -1: nowhere */
  } twice[] = {
    { "One. It asked for talks. Two. It asked for talks. Three.", 5, 30 },
    { "It asked for talks. One. It asked for talks. Two. It asked for talks. Three.", 25, 50 },
    { "One. It asked for talks. Two. It asked for talks. It asked for talks. Three.", 5, 30 },
    { "One. Two. It asked for talks. Three.", -1, 10 },
    { "One. It asked for talks. Two. Three.", 5, -1 },
    /* The least that can have been done: other words between them. */
    { "Two. It asked for talks. Three. One. It asked for talks.", 5, 37 },
    { "One. It begged for talks. Two. It asked for talks. Three.", 5, 31 },
  };
  static const guint passages[2][2] = { { 5, 24 }, { 30, 49 } };

  for (guint i = 0; i < G_N_ELEMENTS (twice); i++)
    {
      g_autoptr (EntenteMap) map = cited_map_new (twice[0].after, passages, 2);
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      const gint starts[2] = { twice[i].first, twice[i].second };

      entente_history_perform (history, entente_edit_article_text (map, 0, twice[i].after, NULL));
      for (guint k = 0; k < 2; k++)
        {
          EntentePassage passage = cited_map_anchor (map, k, twice[i].after);

          g_test_message ("%u %u: %u", i, k, passage.start);
          /* Of one that is gone its own words stand elsewhere: the reader finds these. */
          if (starts[k] >= 0)
            g_assert_cmpuint (passage.start, ==, (guint) starts[k]);
        }
    }
}

static void
test_not_utf8 (void)
{
  const guint passages[1][2] = { { 23, 73 } };
  g_autoptr (EntenteMap) map = cited_map_new (TEXT, passages, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_edit_article_text (map, 0, "caf\xe9", &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
}

static void
test_ignored (void)
{
  g_autoptr (EntenteMap) map = fixture_read (
      "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a\", "
      "\"text\": \"One sentence. Another one.\", \"ignored\": [ { \"exact\": \"Another one.\", "
      "\"start\": 14, \"end\": 26, \"x\": 1 } ] } ] }");
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  entente_history_perform (history,
                           entente_edit_article_text (map, 0, "First. One sentence. Another one.", NULL));
  fixture_assert_text (map,
                       "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a\", "
                       "\"text\": \"First. One sentence. Another one.\", \"ignored\": [ { \"exact\": "
                       "\"Another one.\", \"start\": 21, \"end\": 33, \"x\": 1 } ] } ] }");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/edit/article-text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/edit/article-text/typing", test_typing);
  g_test_add_func ("/edit/article-text/disturbed", test_disturbed);
  g_test_add_func ("/edit/article-text/not-utf8", test_not_utf8);
  g_test_add_func ("/edit/article-text/ignored", test_ignored);
  g_test_add_func ("/edit/article-text/duplicates", test_duplicates);

  return g_test_run ();
}
