/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-article-text.h"
#include "entente-edit-article-text.h"
#include "entente-json-text.h"
#include "entente-passage.h"
#include "fixture.h"

#define SENTENCE "He asked Xi to mediate because China has leverage."
#define TEXT "Lee met Xi in Beijing. " SENTENCE " Nobody spoke of Japan.\n\nThe talks go on."

/* A map with one article, and for each passage a relation that cites it. */
static EntenteMap *
make_map (const char   *text,
          const guint (*passages)[2],
          guint         n_passages)
{
  g_autofree char *quoted = entente_json_quote (text);
  g_autoptr (GString) json = g_string_new (NULL);
  EntenteMap *map;

  g_string_printf (json,
                   "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a\", "
                   "\"text\": %s } ], \"actors\": [ { \"id\": \"x\" } ], \"relations\": [",
                   quoted);
  for (guint i = 0; i < n_passages; i++)
    g_string_append_printf (json, "%s { \"id\": \"r%u\", \"source\": \"x\", \"target\": \"x\" }",
                            i > 0 ? "," : "", i);
  g_string_append (json, " ] }");
  map = fixture_read (json->str);
  for (guint i = 0; i < n_passages; i++)
    {
      g_autoptr (EntenteHistory) history = entente_history_new (map);

      g_assert_true (entente_history_perform (
          history, entente_edit_cite (map, i, 0, passages[i][0], passages[i][1], NULL)));
    }

  return map;
}

/* Where the passage of a relation stands now, NULL where nowhere. */
static char *
dup_cited (EntenteMap *map,
           guint32     relation)
{
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, relation);
  g_autofree char *text = entente_map_dup_article_text (map, 0, NULL);
  EntentePassage passage;

  g_assert_cmpuint (citations->len, ==, 1);
  passage = entente_passage_anchor (text != NULL ? text : "", citations->pdata[0]);
  if (passage.end == 0)
    return NULL;

  return g_utf8_substring (text, passage.start, passage.end);
}

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
  g_autoptr (EntenteMap) map = make_map (TEXT, passages, 1);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autofree char *before = fixture_write (map);
  g_autofree char *cited = dup_cited (map, 0);
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) citations = NULL;

  g_assert_cmpstr (cited, ==, SENTENCE);
  g_assert_true (entente_history_perform (history,
                                          entente_edit_article_text (map, 0, one->after, NULL)));
  words = dup_cited (map, 0);
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
  g_autoptr (EntenteMap) map = make_map (TEXT, passages, 1);
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
  gone = dup_cited (map, 0);
  g_assert_null (gone);
  citations = entente_map_dup_citations (map, 0);
  g_assert_cmpstr (((EntenteCitation *) citations->pdata[0])->exact, ==, SENTENCE);

  for (guint i = 0; i < strlen (SENTENCE); i++)
    {
      g_string_insert_c (text, 23 + (gssize) i, SENTENCE[i]);
      entente_history_perform (history, entente_article_typing_change (typing, text->str, NULL));
    }
  cited = dup_cited (map, 0);
  g_assert_cmpstr (cited, ==, SENTENCE);
  fixture_assert_text (map, before);
  g_assert_false (entente_history_undo (history) && entente_history_undo (history));
}

/* Undo while somebody types: the next letter counts from there. */
static void
test_disturbed (void)
{
  const guint passages[1][2] = { { 23, 73 } };
  g_autoptr (EntenteMap) map = make_map (TEXT, passages, 1);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteArticleTyping) typing = entente_article_typing_new (map, 0);
  g_autofree char *cited = NULL;

  entente_history_perform (history, entente_article_typing_change (typing, "Gone.", NULL));
  entente_history_undo (history);
  entente_history_perform (history, entente_article_typing_change (typing, "So. " TEXT, NULL));
  cited = dup_cited (map, 0);
  g_assert_cmpstr (cited, ==, SENTENCE);
}

static void
test_not_utf8 (void)
{
  const guint passages[1][2] = { { 23, 73 } };
  g_autoptr (EntenteMap) map = make_map (TEXT, passages, 1);
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

/* A mark on every word of the text: the words of a passage, wherever they go. */
typedef struct
{
  GPtrArray *words; /* borrowed or owned by @all */
  GArray *marks;    /* guint: the passage a word belongs to, 0 for none */
} Marked;

static const char *const vocabulary[]
    = { "Seoul", "asks", "Beijing", "to", "mediate", "talks", "on", "the", "border", "weapons",
        "trade", "leaders", "met", "while", "officials", "said", "that", "sanctions", "remain",
        "이재명", "시진핑", "北京", "“quoted”", "naïve", "—", "2026," };

static void
insert_word (Marked     *self,
             int         at,
             const char *word,
             guint       mark)
{
  g_ptr_array_insert (self->words, at, (gpointer) word);
  g_array_insert_val (self->marks, (guint) at, mark);
}

static const char *
pick_word (GRand *random)
{
  return vocabulary[g_rand_int_range (random, 0, G_N_ELEMENTS (vocabulary))];
}

static char *
join_words (Marked *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->words->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : i % 40 == 0 ? "\n\n" : " ",
                            (const char *) self->words->pdata[i]);

  return g_string_free (text, FALSE);
}

static void
edit_at_random (Marked *self,
                GRand  *random)
{
  guint n = self->words->len;
  guint at = (guint) g_rand_int_range (random, 0, (int) n - 12);
  guint length = (guint) g_rand_int_range (random, 1, 10);
  int kind = g_rand_int_range (random, 0, 4);

  if (kind == 0 || n < 100)
    for (guint i = 0; i < length; i++)
      insert_word (self, (int) at, pick_word (random), 0);
  else if (kind == 1)
    {
      g_ptr_array_remove_range (self->words, at, length);
      g_array_remove_range (self->marks, at, length);
    }
  else if (kind == 2)
    {
      self->words->pdata[at] = (gpointer) pick_word (random);
      g_array_index (self->marks, guint, at) = 0;
    }
  else
    {
      guint to = (guint) g_rand_int_range (random, 0, (int) (n - length));

      for (guint i = 0; i < length; i++)
        {
          const char *word = self->words->pdata[to > at ? at : at + i];
          guint mark = g_array_index (self->marks, guint, to > at ? at : at + i);

          g_ptr_array_remove_index (self->words, to > at ? at : at + i);
          g_array_remove_index (self->marks, to > at ? at : at + i);
          insert_word (self, (int) (to > at ? to + length - 1 : to + i), word, mark);
        }
    }
}

/* Whether all marked words of a passage still stand together, in order: the oracle, which followed
 * them through every edit. A mark is the passage's number and the word's. */
static gboolean
is_whole (Marked *self,
          guint   passage,
          guint   n_words)
{
  for (guint i = 0; i + n_words <= self->marks->len; i++)
    {
      guint n = 0;

      while (n < n_words && g_array_index (self->marks, guint, i + n) == (passage << 8) + n)
        n++;
      if (n == n_words)
        return TRUE;
    }

  return FALSE;
}

/* Paragraphs end elsewhere after an edit: only the words count. */
static void
assert_same_words (const char *found,
                   const char *cited)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_nonnull (found);
  first = g_strdelimit (g_strdup (found), "\n", ' ');
  second = g_strdelimit (g_strdup (cited), "\n", ' ');
  while (strstr (first, "  ") != NULL)
    memmove (strstr (first, "  "), strstr (first, "  ") + 1, strlen (strstr (first, "  ")));
  while (strstr (second, "  ") != NULL)
    memmove (strstr (second, "  "), strstr (second, "  ") + 1, strlen (strstr (second, "  ")));
  g_assert_cmpstr (first, ==, second);
}

#define N_SCRIPTS 1000
#define N_PASSAGES 5
#define PASSAGE_WORDS 9

/* @outside: the text is changed in the file, and the citations are left as they are. */
static void
test_scripts (gconstpointer data)
{
  const gboolean outside = GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_whole = 0;
  guint n_found = 0;

  for (guint script = 0; script < N_SCRIPTS; script++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint));
      Marked marked = { words, marks };
      guint passages[N_PASSAGES][2];
      g_autofree char *text = NULL;
      g_autofree char *after = NULL;
      g_autoptr (EntenteMap) map = NULL;
      char *cited[N_PASSAGES];

      for (guint i = 0; i < 160; i++)
        insert_word (&marked, (int) i, pick_word (random),
                     i % 30 >= 10 && i % 30 < 10 + PASSAGE_WORDS ? ((i / 30 + 1) << 8) + i % 30 - 10
                                                                  : 0);
      text = join_words (&marked);
      for (guint k = 0; k < N_PASSAGES; k++)
        {
          const char *at = text;

          for (guint i = 0; i < k * 30 + 10; i++)
            {
              at = strpbrk (at, " \n");
              at += strspn (at, " \n");
            }
          passages[k][0] = (guint) g_utf8_pointer_to_offset (text, at);
          for (guint i = 0; i < PASSAGE_WORDS; i++)
            {
              at += strspn (at, " \n");
              at += strcspn (at, " \n");
            }
          passages[k][1] = (guint) g_utf8_pointer_to_offset (text, at);
          cited[k] = g_utf8_substring (text, passages[k][0], passages[k][1]);
        }
      map = make_map (text, passages, N_PASSAGES);
      for (int i = g_rand_int_range (random, 1, 6); i > 0; i--)
        edit_at_random (&marked, random);
      after = join_words (&marked);

      if (outside)
        {
          g_autofree char *value = entente_json_quote (after);
          g_autoptr (EntenteHistory) history = entente_history_new (map);

          entente_history_perform (history, entente_edit_member (map, ENTENTE_RECORD_ARTICLE, 0,
                                                                 "text", value, NULL));
        }
      else
        {
          g_autoptr (EntenteHistory) history = entente_history_new (map);

          entente_history_perform (history, entente_edit_article_text (map, 0, after, NULL));
        }
      for (guint k = 0; k < N_PASSAGES; k++)
        {
          g_autofree char *now = dup_cited (map, k);

          if (is_whole (&marked, k + 1, PASSAGE_WORDS))
            {
              assert_same_words (now, cited[k]);
              n_whole++;
            }
          n_found += now != NULL ? 1 : 0;
          g_free (cited[k]);
        }
    }
  g_test_message ("%u of %u whole, %u anchored", n_whole, N_SCRIPTS * N_PASSAGES, n_found);
  g_assert_cmpuint (n_whole, >, N_SCRIPTS * N_PASSAGES / 3);
  g_assert_cmpuint (n_found, >=, n_whole);
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
  g_test_add_data_func ("/edit/article-text/scripts", GINT_TO_POINTER (FALSE), test_scripts);
  g_test_add_data_func ("/edit/article-text/scripts-outside", GINT_TO_POINTER (TRUE), test_scripts);

  return g_test_run ();
}
