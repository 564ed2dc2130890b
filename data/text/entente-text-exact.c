/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-text-search.h"

#include <string.h>

/* Words that stand in an article more often than this prove nothing by their surroundings; the
 * first so many are looked at, which bounds the work for a quote like "e". */
#define MAX_PLACES 4096

/* Surroundings that are compared, a little more than the 32 code points of a usual prefix. */
#define CONTEXT_BYTES 128

static guint
count_equal_before (const char *place,
                    const char *begin,
                    const char *prefix)
{
  gsize length = prefix != NULL ? strlen (prefix) : 0;
  guint n_equal = 0;

  while (n_equal < MIN (length, CONTEXT_BYTES) && place - n_equal > begin &&
         place[-(gssize) n_equal - 1] == prefix[length - n_equal - 1])
    n_equal++;

  return n_equal;
}

static guint
count_equal_after (const char *place,
                   const char *suffix)
{
  guint n_equal = 0;

  while (suffix != NULL && n_equal < CONTEXT_BYTES && suffix[n_equal] != '\0' &&
         place[n_equal] == suffix[n_equal])
    n_equal++;

  return n_equal;
}

static const char *
get_hint (EntenteTextIndex   *index,
          const EntenteQuote *quote)
{
  if (quote->hint < 0)
    return index->text;

  return entente_text_index_to_pointer (index, (guint) MIN (quote->hint, index->n_codes));
}

/**
 * entente_text_search_exact:
 * @index: a text
 * @quote: what to find
 * @start: (out): code points
 * @end: (out): code points, exclusive
 *
 * Finds the words letter by letter. Where they stand more than once, the place whose
 * surroundings agree furthest with prefix and suffix is taken, and among equals the one nearest to
 * where they once stood (without that: the first).
 *
 * O(length of the text).
 *
 * Returns: whether they are there
 */
gboolean
entente_text_search_exact (EntenteTextIndex   *index,
                           const EntenteQuote *quote,
                           guint              *start,
                           guint              *end)
{
  const gsize length = strlen (quote->exact);
  const char *text_end = index->text + index->length;
  const char *hint = get_hint (index, quote);
  const char *best = NULL;
  const char *place = index->text;
  gsize best_distance = 0;
  guint best_equal = 0;

  for (guint i = 0; i < MAX_PLACES; i++)
    {
      gsize distance;
      guint n_equal;

      place = memmem (place, (gsize) (text_end - place), quote->exact, length);
      if (place == NULL)
        break;

      n_equal = count_equal_before (place, index->text, quote->prefix) +
                count_equal_after (place + length, quote->suffix);
      distance = (gsize) ABS (place - hint);
      if (best == NULL || n_equal > best_equal ||
          (n_equal == best_equal && distance < best_distance))
        {
          best = place;
          best_equal = n_equal;
          best_distance = distance;
        }
      place++;
    }

  if (best == NULL)
    return FALSE;

  *start = entente_text_index_to_offset (index, best);
  *end = entente_text_index_to_offset (index, best + length);

  return TRUE;
}
