/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-analysis"

#include "entente-wording.h"

#define N_RUN 3       /* words that are compared together */
#define N_WORDS_MIN 6 /* so few words, a name and a verb, are alike by chance */
#define N_WORDS_MAX 400

/* FNV-1a over code points, 64 bits; and a mixing step for runs of words. */
#define HASH_START G_GUINT64_CONSTANT (14695981039346656037)
#define HASH_STEP G_GUINT64_CONSTANT (1099511628211)

static guint64
mix (guint64 hash,
     guint64 value)
{
  return (hash ^ value) * HASH_STEP;
}

/* Scripts without spaces between words: every character counts as a word. */
static gboolean
is_word_alone (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
end_word (GArray   *words,
          guint64  *word)
{
  if (*word != HASH_START)
    g_array_append_val (words, *word);
  *word = HASH_START;
}

/* Case, accents, width, punctuation and white space make no difference. (element-type guint64) */
static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree char *split = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  guint64 word = HASH_START;

  for (const char *at = split; at != NULL && *at != '\0' && words->len < N_WORDS_MAX;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean alone = is_word_alone (c);

      if (g_unichar_ismark (c))
        continue;
      if (alone || !g_unichar_isalnum (c))
        end_word (words, &word);
      if (g_unichar_isalnum (c))
        word = mix (word, g_unichar_tolower (c));
      if (alone)
        end_word (words, &word);
    }
  end_word (words, &word);
  return words;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

static void
drop_repeated (GArray *runs)
{
  guint n_kept = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      guint64 run = g_array_index (runs, guint64, i);

      if (n_kept == 0 || g_array_index (runs, guint64, n_kept - 1) != run)
        g_array_index (runs, guint64, n_kept++) = run;
    }
  g_array_set_size (runs, n_kept);
}

/**
 * entente_wording_new:
 * @text: (nullable): valid UTF-8
 *
 * Makes a text ready to be compared. Of a long one the first 400 words count. O(n log n).
 *
 * Returns: (element-type guint64) (transfer full): its runs of three words
 */
GArray *
entente_wording_new (const char *text)
{
  g_autoptr (GArray) words = NULL;
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (text == NULL)
    return runs;
  words = split_words (text);
  for (guint i = 0; words->len >= N_WORDS_MIN && i + N_RUN <= words->len; i++)
    {
      guint64 run = HASH_START;

      for (guint j = 0; j < N_RUN; j++)
        run = mix (run, g_array_index (words, guint64, i + j));
      g_array_append_val (runs, run);
    }
  g_array_sort (runs, compare_numbers);
  drop_repeated (runs);
  return runs;
}

/**
 * entente_wording_is_same:
 *
 * Compares by containment (Broder 1997, DOI 10.1109/SEQUEN.1997.666900): the share of the shorter
 * text's runs of three words that stand in the other as well. From 60 % on the two count as one text.
 * A desk that changes one word in ten of an agency's sentence breaks at most three runs in ten, so
 * that 70 % remain; two reporters who write of one event on their own share names and set phrases,
 * hardly more than one run in five. 60 % stands well clear of both, on the side of calling a source
 * independent only where its words are.
 *
 * Returns: whether they are one text; FALSE where either is too short to tell
 */
gboolean
entente_wording_is_same (GArray *a,
                         GArray *b)
{
  guint n_common = 0;
  guint i = 0;
  guint j = 0;

  if (a->len == 0 || b->len == 0)
    return FALSE;
  while (i < a->len && j < b->len)
    {
      guint64 first = g_array_index (a, guint64, i);
      guint64 second = g_array_index (b, guint64, j);

      n_common += first == second;
      i += first <= second;
      j += second <= first;
    }
  return n_common * 100 >= MIN (a->len, b->len) * ENTENTE_WORDING_SAME_PERCENT;
}
