/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-passage.h"

#include "entente-text-sentence.h"

#include <string.h>

#define MAX_CANDIDATES 8

/* Less of the quote's letter pairs than this is in any sentence of the language. */
#define MIN_SCORE 0.35

/* The pairs of letters in a row that a stretch of text has, folded to small letters without marks;
 * Dice's coefficient of two such sets says how alike they are (Adamson and Boreham 1974,
 * doi:10.1016/0020-0271(74)90020-5), whatever the order of the words. */
static void
count_pairs (const char *text,
             glong       n_codes,
             GHashTable *pairs)
{
  gunichar before = ' ';

  for (glong i = 0; i < n_codes && *text != '\0'; i++, text = g_utf8_next_char (text))
    {
      gunichar code = g_unichar_tolower (g_utf8_get_char (text));
      gpointer key;

      if (!g_unichar_isalnum (code))
        code = ' ';
      if (code == ' ' && before == ' ')
        continue;
      key = GUINT_TO_POINTER (before * 31 + code * 1048583u);
      g_hash_table_insert (pairs, key,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (pairs, key)) + 1));
      before = code;
    }
}

static guint
sum (GHashTable *pairs)
{
  GHashTableIter iter;
  gpointer value;
  guint all = 0;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    all += GPOINTER_TO_UINT (value);

  return all;
}

static double
compare_pairs (GHashTable *a,
               GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint shared = 0;
  guint all = sum (a) + sum (b);

  g_hash_table_iter_init (&iter, b);
  while (g_hash_table_iter_next (&iter, &key, &value))
    shared += MIN (GPOINTER_TO_UINT (value), GPOINTER_TO_UINT (g_hash_table_lookup (a, key)));

  return all > 0 ? 2.0 * shared / all : 0;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const EntentePassageCandidate *first = a;
  const EntentePassageCandidate *second = b;

  if (first->score < second->score || first->score > second->score)
    return first->score > second->score ? -1 : 1;

  return first->start < second->start ? -1 : first->start > second->start;
}

static void
add (GArray *candidates,
     guint   start,
     guint   end,
     double  score)
{
  const EntentePassageCandidate candidate = { start, end, score };

  if (end > start)
    g_array_append_val (candidates, candidate);
}

static void
add_sentences (GArray     *candidates,
               const char *text,
               const char *exact)
{
  g_autoptr (GArray) sentences = entente_text_dup_sentences (text);
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  const char *p = text;
  guint offset = 0;

  count_pairs (exact, G_MAXLONG, wanted);
  for (guint i = 0; i < sentences->len; i++)
    {
      const EntenteTextSentence *sentence = &g_array_index (sentences, EntenteTextSentence, i);
      g_autoptr (GHashTable) pairs = g_hash_table_new (NULL, NULL);
      double score;

      p = g_utf8_offset_to_pointer (p, (glong) sentence->start - (glong) offset);
      offset = sentence->start;
      count_pairs (p, (glong) (sentence->end - sentence->start), pairs);
      score = compare_pairs (wanted, pairs);
      if (score >= MIN_SCORE)
        add (candidates, sentence->start, sentence->end, score);
    }
}

/* Of those that overlap the best stays. */
static GArray *
dup_best (GArray *candidates)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (EntentePassageCandidate));

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && best->len < MAX_CANDIDATES; i++)
    {
      const EntentePassageCandidate *one = &g_array_index (candidates, EntentePassageCandidate, i);
      gboolean is_free = TRUE;

      for (guint k = 0; k < best->len && is_free; k++)
        {
          const EntentePassageCandidate *other = &g_array_index (best, EntentePassageCandidate, k);

          is_free = one->end <= other->start || one->start >= other->end;
        }
      if (is_free)
        g_array_append_val (best, *one);
    }

  return best;
}

/**
 * entente_passage_propose:
 * @text: the text of the cited article, valid UTF-8
 * @citation: a citation of it
 *
 * See the header. What entente_passage_anchor() finds comes first; then the sentences that share
 * most letter pairs with the quote, in whatever order its words are now. Linear in the text.
 *
 * Returns: (element-type EntentePassageCandidate) (transfer full): the best first
 */
GArray *
entente_passage_propose (const char            *text,
                         const EntenteCitation *citation)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (EntentePassageCandidate));
  EntentePassage passage;

  if (citation->exact == NULL || *citation->exact == '\0')
    return dup_best (candidates);

  passage = entente_passage_anchor (text, citation);
  add (candidates, passage.start, passage.end, 1);
  add_sentences (candidates, text, citation->exact);

  return dup_best (candidates);
}
