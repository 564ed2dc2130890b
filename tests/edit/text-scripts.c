/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cited-map.h"

/* An article is edited at random, and an oracle follows every word of it: a word knows which cited
 * passage it belongs to, and goes where the edits take it. Then the citations are asked where they
 * stand, after edits in the program, which moves them, and after those of somebody else in the file,
 * where only their words can be looked for. */

#define N_SCRIPTS 1000
#define N_WORDS 160
#define N_PASSAGES 5
#define PASSAGE_EVERY 30 /* words from one passage's beginning to the next one's */
#define PASSAGE_FIRST 10
#define PASSAGE_WORDS 9
#define PARAGRAPH_WORDS 40

typedef struct
{
  const char *text;
  guint mark;  /* of a passage: its number from 1 in the upper bits, the word's in the lower eight */
  guint start; /* code points of the text, once it is joined */
  guint end;
} Word;

/* Words, and what typography and other programs make of them. Fewer than any article has, so that
 * they come again and again. */
static const struct
{
  const char *word;
  const char *variant;
} vocabulary[] = {
  { "Seoul", NULL }, { "asks", NULL }, { "Beijing", NULL }, { "to", NULL }, { "mediate", NULL },
  { "talks", NULL }, { "on", NULL }, { "the", NULL }, { "border", NULL }, { "weapons", NULL },
  { "trade", NULL }, { "leaders", NULL }, { "met", NULL }, { "while", NULL },
  { "officials", NULL }, { "said", NULL }, { "that", NULL }, { "sanctions", NULL },
  { "remain", NULL }, { "in", NULL }, { "force", NULL }, { "until", NULL }, { "both", NULL },
  { "sides", NULL }, { "agree", NULL }, { "ministers", NULL }, { "will", NULL },
  { "return", NULL }, { "home", NULL }, { "before", NULL }, { "winter", NULL },
  { "envoys", NULL }, { "carry", NULL }, { "letters", NULL }, { "nobody", NULL },
  { "signed", NULL }, { "yet", NULL }, { "markets", NULL }, { "fell", NULL }, { "after", NULL },
  { "news", NULL }, { "of", NULL }, { "a", NULL }, { "treaty", NULL }, { "spread", NULL },
  { "through", NULL }, { "capitals", NULL },
  { "이재명", "\341\204\213\341\205\265\341\204\214\341\205\242\341\204\206\341\205\247\341\206\274" },
  { "시진핑", NULL }, { "北京", NULL }, { "2026,", NULL }, { "“quoted”", "\"quoted\"" },
  { "naïve", "nai\314\210ve" }, { "—", "-" },
};

static const char *
pick_word (GRand *random)
{
  return vocabulary[g_rand_int_range (random, 0, G_N_ELEMENTS (vocabulary))].word;
}

#define WORD(words, i) (&g_array_index ((words), Word, (i)))

static void
insert_word (GArray     *words,
             guint       at,
             const char *text,
             guint       mark)
{
  const Word word = { text, mark, 0, 0 };

  g_array_insert_val (words, at, word);
}

static GArray *
make_words (GRand *random)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  for (guint i = 0; i < N_WORDS; i++)
    {
      guint place = i % PASSAGE_EVERY;
      guint mark = 0;

      if (place >= PASSAGE_FIRST && place < PASSAGE_FIRST + PASSAGE_WORDS)
        mark = ((i / PASSAGE_EVERY + 1) << 8) + place - PASSAGE_FIRST;
      insert_word (words, i, pick_word (random), mark);
    }

  return words;
}

/* Notes where each word stands. */
static char *
join_words (GArray *words)
{
  GString *text = g_string_new (NULL);
  guint n_codes = 0;

  for (guint i = 0; i < words->len; i++)
    {
      Word *word = WORD (words, i);
      const char *gap = i == 0 ? "" : i % PARAGRAPH_WORDS == 0 ? "\n\n" : " ";

      n_codes += (guint) strlen (gap);
      word->start = n_codes;
      n_codes += (guint) g_utf8_strlen (word->text, -1);
      word->end = n_codes;
      g_string_append_printf (text, "%s%s", gap, word->text);
    }

  return g_string_free (text, FALSE);
}

static void
find_passages (GArray *words,
               guint   passages[N_PASSAGES][2])
{
  for (guint k = 0; k < N_PASSAGES; k++)
    {
      guint first = k * PASSAGE_EVERY + PASSAGE_FIRST;

      passages[k][0] = WORD (words, first)->start;
      passages[k][1] = WORD (words, first + PASSAGE_WORDS - 1)->end;
    }
}

/* Cut and pasted elsewhere. */
static void
move_words (GArray *words,
            guint   at,
            guint   length,
            guint   to)
{
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_append_vals (moved, WORD (words, at), length);
  g_array_remove_range (words, at, length);
  g_array_insert_vals (words, to, moved->data, length);
}

/* The word stays what it is, in other letters. */
static void
vary_words (GArray *words,
            guint   at,
            guint   length)
{
  for (guint i = at; i < at + length; i++)
    for (guint k = 0; k < G_N_ELEMENTS (vocabulary); k++)
      if (vocabulary[k].variant != NULL && strcmp (WORD (words, i)->text, vocabulary[k].word) == 0)
        WORD (words, i)->text = vocabulary[k].variant;
}

static void
edit_at_random (GArray *words,
                GRand  *random)
{
  guint length = (guint) g_rand_int_range (random, 1, 10);
  guint at = (guint) g_rand_int_range (random, 0, (int) words->len - 12);
  int kind = words->len < 100 ? 0 : g_rand_int_range (random, 0, 5);

  if (kind == 0)
    for (guint i = 0; i < length; i++)
      insert_word (words, at, pick_word (random), 0);
  else if (kind == 1)
    g_array_remove_range (words, at, length);
  else if (kind == 2)
    *WORD (words, at) = (Word){ pick_word (random), 0, 0, 0 };
  else if (kind == 3)
    move_words (words, at, length,
                (guint) g_rand_int_range (random, 0, (int) (words->len - length)));
  else
    vary_words (words, at, length);
}

/* What has become of a passage: how many of its words are left, and where it is where all of them
 * stand together, in order. */
typedef struct
{
  guint n_left;
  gboolean is_whole;
  guint start;
  guint end;
} Fate;

static gboolean
is_whole_at (GArray *words,
             guint   at,
             guint   passage)
{
  for (guint i = 0; i < PASSAGE_WORDS; i++)
    if (at + i >= words->len || WORD (words, at + i)->mark != (passage << 8) + i)
      return FALSE;

  return TRUE;
}

static Fate
follow (GArray *words,
        guint   passage)
{
  Fate fate = { 0 };

  for (guint i = 0; i < words->len; i++)
    {
      fate.n_left += WORD (words, i)->mark >> 8 == passage ? 1 : 0;
      if (!is_whole_at (words, i, passage))
        continue;
      fate.is_whole = TRUE;
      fate.start = WORD (words, i)->start;
      fate.end = WORD (words, i + PASSAGE_WORDS - 1)->end;
    }

  return fate;
}

static guint
count_own (GArray               *words,
           guint                 passage,
           const EntentePassage *found)
{
  guint n_own = 0;

  for (guint i = 0; i < words->len; i++)
    if (WORD (words, i)->mark >> 8 == passage && WORD (words, i)->start < found->end
        && WORD (words, i)->end > found->start)
      n_own++;

  return n_own;
}

typedef struct
{
  guint n_whole;
  guint n_partly;   /* anchored where some of its words are left */
  guint n_orphaned; /* with some of its words left, but not together */
} Tally;

static void
judge (GArray     *words,
       EntenteMap *map,
       const char *text,
       guint       passage,
       Tally      *tally)
{
  Fate fate = follow (words, passage);
  EntentePassage found = cited_map_anchor (map, passage - 1, text);

  if (fate.is_whole)
    {
      g_assert_cmpint (found.anchor, !=, ENTENTE_ANCHOR_ORPHAN);
      g_assert_cmpuint (found.start, ==, fate.start);
      g_assert_cmpuint (found.end, ==, fate.end);
      tally->n_whole++;
    }
  else if (found.anchor == ENTENTE_ANCHOR_ORPHAN)
    tally->n_orphaned += fate.n_left > 0 ? 1 : 0;
  else if (fate.n_left > 0)
    {
      g_assert_cmpuint (count_own (words, passage, &found), >, 0);
      tally->n_partly++;
    }
}

/* Who edits, and how. */
typedef enum
{
  AT_ONCE,      /* pasted over, in the program */
  STEP_BY_STEP, /* typed there, each edit by itself */
  OUTSIDE,      /* in the file; the citations are left as they are */
} Way;

static void
perform (EntenteHistory *history,
         EntenteAct     *act)
{
  g_assert_nonnull (act);
  entente_history_perform (history, act);
}

static char *
edit_words (GArray     *words,
            EntenteMap *map,
            GRand      *random,
            Way         way)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteArticleTyping) typing = entente_article_typing_new (map, 0);
  g_autofree char *value = NULL;
  char *after = NULL;

  for (int i = g_rand_int_range (random, 1, 6); i > 0; i--)
    {
      edit_at_random (words, random);
      g_free (after);
      after = join_words (words);
      if (way == STEP_BY_STEP)
        perform (history, entente_article_typing_change (typing, after, NULL));
    }
  if (way == AT_ONCE)
    perform (history, entente_edit_article_text (map, 0, after, NULL));
  value = entente_json_quote (after);
  if (way == OUTSIDE)
    perform (history, entente_edit_member (map, ENTENTE_RECORD_ARTICLE, 0, "text", value, NULL));

  return after;
}

static void
run_script (GRand *random,
            Way    way,
            Tally *tally)
{
  g_autoptr (GArray) words = make_words (random);
  g_autofree char *before = join_words (words);
  g_autofree char *after = NULL;
  g_autoptr (EntenteMap) map = NULL;
  guint passages[N_PASSAGES][2];

  find_passages (words, passages);
  map = cited_map_new (before, passages, N_PASSAGES);
  after = edit_words (words, map, random, way);
  for (guint passage = 1; passage <= N_PASSAGES; passage++)
    judge (words, map, after, passage, tally);
}

static void
test_scripts (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Tally tally = { 0 };

  for (guint i = 0; i < N_SCRIPTS; i++)
    run_script (random, (Way) GPOINTER_TO_INT (data), &tally);
  g_test_message ("of %u passages %u whole, %u partly anchored, %u orphaned with words left",
                  N_SCRIPTS * N_PASSAGES, tally.n_whole, tally.n_partly, tally.n_orphaned);
  /* The scripts did what they are for. */
  g_assert_cmpuint (tally.n_whole, >, N_SCRIPTS);
  g_assert_cmpuint (tally.n_partly, >, N_SCRIPTS / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/edit/text-scripts/at-once", GINT_TO_POINTER (AT_ONCE), test_scripts);
  g_test_add_data_func ("/edit/text-scripts/step-by-step", GINT_TO_POINTER (STEP_BY_STEP), test_scripts);
  g_test_add_data_func ("/edit/text-scripts/outside", GINT_TO_POINTER (OUTSIDE), test_scripts);

  return g_test_run ();
}
