/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-text-search.h"

#include <string.h>

/* Finding a quote whose article was edited, or which was copied with small changes: approximate
 * matching by edit distance, with Myers's bit-parallel algorithm in its block form (Myers 1999,
 * J. ACM 46(3), doi:10.1145/316542.316550; Hyyrö 2003). One step handles 64 code points of the
 * quote against one of the text: O(n · m/64). */

/* Beyond the first sixteen code points, one of five may have changed: three errors in a quote of
 * six words, twelve in one of eighty code points. Measured with passages taken out of 1 MB of
 * manuals: passages of 24 code points, whose words are gone, still resemble another place within a
 * fifth in half of the cases. Counted beyond the first sixteen, they do so hardly more often than
 * such texts repeat themselves word for word (one passage in ten). What it finds, as its test measures
 * in sentences out of fifty words: of quotes with single letters changed 82 % where there are 30 and
 * one of 20 is changed, 96 % of 60 with one of 12, all of 120 with one of 10, 99 % with one of 8; and
 * none of those that were taken out of the text elsewhere. */
#define CODES_PER_ERROR 5
#define CODES_WITHOUT_ERROR 16

/* Longer ones are no quotes; this also bounds the tables to 2 MB. */
#define MAX_SIMILAR_CODES 4096

#define WORD_BITS 64

/* The best places that are looked at more closely. */
#define MAX_ENDS 16

/* A valley of equal distances is no longer than this: what ends later has other words. */
#define MAX_VALLEY 4

#define CONTEXT_CODES 32

/* So many code points of agreeing surroundings outweigh one error in the words. */
#define CONTEXT_PER_ERROR 4

/* One column of the matrix of edit distances between a pattern and what was read so far: the
 * differences downwards as two bit vectors, and the value at the bottom. rows[code] is the row of
 * @equal that says where in the pattern a code point stands; row 0 belongs to those not in it. */
typedef struct
{
  guint64 *equal;
  guint64 *plus;
  guint64 *minus;
  guint16 *rows;           /* the index's: all 0 but for this pattern's */
  const gunichar *pattern; /* borrowed */
  guint n_words;
  guint length;
  guint distance;
} Column;

static void
column_init (Column           *self,
             EntenteTextIndex *index,
             const gunichar   *pattern,
             guint             length,
             gboolean          backwards)
{
  guint n_rows = 1;

  self->pattern = pattern;
  self->length = length;
  self->n_words = (length + WORD_BITS - 1) / WORD_BITS;
  self->rows = entente_text_index_get_rows (index);
  self->equal = g_new0 (guint64, (gsize) (length + 1) * self->n_words);
  self->plus = g_new (guint64, self->n_words);
  self->minus = g_new0 (guint64, self->n_words);
  self->distance = length;
  memset (self->plus, 0xff, self->n_words * sizeof (guint64));

  for (guint i = 0; i < length; i++)
    {
      guint16 *row = &self->rows[pattern[backwards ? length - 1 - i : i]];

      if (*row == 0)
        *row = (guint16) n_rows++;
      self->equal[(gsize) *row * self->n_words + i / WORD_BITS] |= G_GUINT64_CONSTANT (1)
                                                                   << (i % WORD_BITS);
    }
}

static void
column_clear (Column *self)
{
  /* The next one finds them as this one did. */
  for (guint i = 0; i < self->length; i++)
    self->rows[self->pattern[i]] = 0;
  g_free (self->equal);
  g_free (self->plus);
  g_free (self->minus);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Column, column_clear)

/* Reads one code point. @carry: how the uppermost row changes: 0 where a match may start anywhere
 * in the text, 1 where it starts at the first code point read. */
static inline void
column_step (Column   *self,
             gunichar  code,
             int       carry)
{
  const guint64 *equal = self->equal + (gsize) self->rows[code] * self->n_words;

  for (guint i = 0; i < self->n_words; i++)
    {
      guint bits = i + 1 < self->n_words ? WORD_BITS : (self->length - 1) % WORD_BITS + 1;
      guint64 last = G_GUINT64_CONSTANT (1) << (bits - 1);
      guint64 plus = self->plus[i];
      guint64 minus = self->minus[i];
      guint64 here = equal[i] | (carry < 0 ? 1 : 0);
      guint64 vertical = equal[i] | minus;
      guint64 horizontal = (((here & plus) + plus) ^ plus) | here;
      guint64 up = minus | ~(horizontal | plus);
      guint64 down = plus & horizontal;
      int out = (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;

      up = (up << 1) | (carry > 0 ? 1 : 0);
      down = (down << 1) | (carry < 0 ? 1 : 0);
      self->plus[i] = down | ~(vertical | up);
      self->minus[i] = up & vertical;
      carry = out;
    }

  self->distance = (guint) ((int) self->distance + carry);
}

/* An end of a match in the text, and its edit distance. */
typedef struct
{
  guint end;
  guint distance;
} End;

/* Where a match stands and how good it is: errors less agreeing surroundings, then how far it is
 * from where the words once stood, then how much its length differs from the quote's. */
typedef struct
{
  guint start;
  guint end;
  gint64 cost;
  gint64 away;
  gint64 odd;
} Place;

/* Keeps the MAX_ENDS best, in no order. */
static void
keep_end (GArray *ends,
          End     found)
{
  guint worst = 0;

  if (ends->len < MAX_ENDS)
    {
      g_array_append_val (ends, found);
      return;
    }

  for (guint i = 1; i < ends->len; i++)
    if (g_array_index (ends, End, i).distance > g_array_index (ends, End, worst).distance)
      worst = i;

  if (found.distance < g_array_index (ends, End, worst).distance)
    g_array_index (ends, End, worst) = found;
}

/* Keeps the ends of a valley: @from … @to, all at its lowest distance, each with another length. */
static void
keep_valley (GArray *ends,
             guint   from,
             guint   to,
             guint   distance)
{
  for (guint end = MAX (from, to - MIN (to, MAX_VALLEY - 1)); end <= to; end++)
    keep_end (ends, (End){ end, distance });
}

static GArray *
find_ends (EntenteTextIndex *index,
           const gunichar   *pattern,
           guint             length)
{
  const gunichar *codes = entente_text_index_get_codes (index);
  const guint limit = (length - CODES_WITHOUT_ERROR) / CODES_PER_ERROR;
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_auto (Column) column = { 0 };
  gboolean falling = FALSE;
  guint before = length;
  guint valley = 0;

  column_init (&column, index, pattern, length, FALSE);
  for (guint i = 0; i < index->n_codes; i++)
    {
      column_step (&column, codes[i], 0);
      if (column.distance < before)
        {
          falling = TRUE;
          valley = i + 1;
        }
      else if (column.distance > before)
        {
          if (falling && before <= limit)
            keep_valley (ends, valley, i, before);
          falling = FALSE;
        }
      before = column.distance;
    }
  if (falling && before <= limit)
    keep_valley (ends, valley, index->n_codes, before);

  return ends;
}

/* Where a match of this distance that ends at @end->end starts; of several, the one whose length
 * is nearest to the quote's. */
static guint
find_start (EntenteTextIndex *index,
            const gunichar   *pattern,
            guint             length,
            const End        *end)
{
  const gunichar *codes = entente_text_index_get_codes (index);
  const guint reach = MIN (end->end, length + end->distance);
  guint best = 0;
  g_auto (Column) column = { 0 };

  column_init (&column, index, pattern, length, TRUE);
  for (guint n_read = 1; n_read <= reach; n_read++)
    {
      column_step (&column, codes[end->end - n_read], 1);
      if (column.distance == end->distance &&
          (best == 0 || ABS ((int) n_read - (int) length) < ABS ((int) best - (int) length)))
        best = n_read;
    }

  return end->end - best;
}

static guint
count_equal (const gunichar *codes,
             const gunichar *context,
             guint           limit,
             int             step)
{
  guint n_equal = 0;

  while (n_equal < limit && *codes == *context)
    {
      n_equal++;
      codes += step;
      context += step;
    }

  return n_equal;
}

/* How far the text around agrees with prefix and suffix. */
static guint
measure_context (EntenteTextIndex   *index,
                 const EntenteQuote *quote,
                 guint               start,
                 guint               end)
{
  const gunichar *codes = entente_text_index_get_codes (index);
  g_autofree gunichar *prefix = NULL;
  g_autofree gunichar *suffix = NULL;
  glong length;
  guint n_equal = 0;

  if (quote->prefix != NULL && start > 0)
    {
      prefix = g_utf8_to_ucs4_fast (quote->prefix, -1, &length);
      if (length > 0)
        n_equal += count_equal (codes + start - 1, prefix + length - 1,
                                MIN (MIN ((guint) length, start), CONTEXT_CODES), -1);
    }
  if (quote->suffix != NULL)
    {
      suffix = g_utf8_to_ucs4_fast (quote->suffix, -1, &length);
      n_equal += count_equal (codes + end, suffix,
                              MIN (MIN ((guint) length, index->n_codes - end), CONTEXT_CODES), 1);
    }

  return n_equal;
}

static void
rate_place (EntenteTextIndex   *index,
            const EntenteQuote *quote,
            glong               length,
            guint               distance,
            Place              *place)
{
  place->cost = (gint64) distance * CONTEXT_PER_ERROR -
                (gint64) measure_context (index, quote, place->start, place->end);
  place->away = quote->hint < 0 ? place->start : ABS (quote->hint - (gint64) place->start);
  place->odd = ABS ((gint64) (place->end - place->start) - (gint64) length);
}

static int
compare_places (const Place *a,
                const Place *b)
{
  if (a->cost != b->cost)
    return a->cost < b->cost ? -1 : 1;
  if (a->away != b->away)
    return a->away < b->away ? -1 : 1;

  return a->odd < b->odd ? -1 : a->odd > b->odd;
}

/* For the text, or for finding out where a match begins. */
static gboolean
take_allowance (guint64  n_codes,
                guint    length,
                guint64 *allowance)
{
  return entente_allowance_take (allowance, n_codes * ((length + WORD_BITS - 1) / WORD_BITS));
}

/**
 * entente_text_search_similar:
 * @index: a text
 * @quote: what to find
 * @allowance: (inout): steps of work that may still be done, one of them 64 code points of the
 *   quote against one of the text; reduced by those used
 * @start: (out): code points
 * @end: (out): code points, exclusive
 *
 * Finds words that resemble the quote: beyond its first sixteen code points, at most one in five
 * inserted, left out or replaced. Of several places the one with the fewest errors is taken, where
 * agreeing surroundings speak for a place and, among equals, nearness to where the words once
 * stood.
 *
 * Nothing is found for quotes of fewer than 21 or more than 4096 code points, nor when the
 * allowance does not suffice.
 *
 * Returns: whether something resembles it
 */
gboolean
entente_text_search_similar (EntenteTextIndex   *index,
                             const EntenteQuote *quote,
                             guint64            *allowance,
                             guint              *start,
                             guint              *end)
{
  g_autofree gunichar *pattern = NULL;
  g_autoptr (GArray) ends = NULL;
  Place best = { .cost = G_MAXINT64 };
  glong length;

  pattern = g_utf8_to_ucs4_fast (quote->exact, -1, &length);
  if (length < CODES_WITHOUT_ERROR + CODES_PER_ERROR || length > MAX_SIMILAR_CODES ||
      !take_allowance (index->n_codes, (guint) length, allowance))
    return FALSE;

  ends = find_ends (index, pattern, (guint) length);
  /* At least one is looked at: the text was gone through for it. */
  for (guint i = 0; i < ends->len && (i == 0 || *allowance > 0); i++)
    {
      const End *found = &g_array_index (ends, End, i);
      Place place = { .start = find_start (index, pattern, (guint) length, found),
                      .end = found->end };

      take_allowance ((guint64) length, (guint) length, allowance);
      rate_place (index, quote, length, found->distance, &place);
      if (compare_places (&place, &best) < 0)
        best = place;
    }

  *start = best.start;
  *end = best.end;

  return ends->len > 0;
}
