/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-text-search.h"

#include <string.h>

/* Words that stand in an article more often than this prove nothing by their surroundings; the
 * first so many are looked at, which bounds the work for a quote like "e". */
#define MAX_PLACES 4096

/* Surroundings that are compared, a little more than the 32 code points of a usual prefix. */
#define CONTEXT_BYTES 128

#define NEAR_BYTES 8192

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

/* A search under way: what it knows of the quote, and the best place so far. */
typedef struct
{
  EntenteTextIndex *index;
  const EntenteQuote *quote;
  guint64 *allowance;
  const char *hint;
  gsize length;
  guint n_most; /* bytes that can agree around a place */
  guint n_places;
  const char *best; /* NULL: none */
  gsize best_distance;
  guint best_equal;
} Search;

static void
rate (Search     *self,
      const char *place)
{
  guint n_equal = count_equal_before (place, self->index->text, self->quote->prefix) +
                  count_equal_after (place + self->length, self->quote->suffix);
  gsize distance = (gsize) ABS (place - self->hint);

  self->n_places++;
  entente_allowance_take (self->allowance, ENTENTE_ALLOWANCE_PLACE + n_equal / 4);
  if (self->best != NULL && (n_equal < self->best_equal ||
                             (n_equal == self->best_equal && distance >= self->best_distance)))
    return;
  self->best = place;
  self->best_equal = n_equal;
  self->best_distance = distance;
}

/* No place that is further from where the words once stood than the best one can be better. */
static gboolean
is_unbeaten (const Search *self)
{
  return self->best != NULL && self->best_equal == self->n_most;
}

static void
search_between (Search     *self,
                const char *from,
                const char *to)
{
  if (!entente_allowance_take (self->allowance, (guint64) (to - from) / ENTENTE_ALLOWANCE_BYTES))
    return;
  while (self->n_places < MAX_PLACES && *self->allowance > 0)
    {
      const char *place = memmem (from, (gsize) (to - from), self->quote->exact, self->length);

      if (place == NULL)
        return;
      rate (self, place);
      /* All that follow are further away. */
      if (place >= self->hint && is_unbeaten (self))
        return;
      from = place + 1;
    }
}

/* Around where the words once stood, from where an edit elsewhere moved them by little. */
static void
search_near (Search *self)
{
  const char *text = self->index->text;
  const char *end = text + self->index->length;

  search_between (self, self->hint - MIN (self->hint - text, NEAR_BYTES),
                  end - MAX (end - self->hint - NEAR_BYTES - (gssize) self->length, 0));
}

static guint
count_most (const EntenteQuote *quote)
{
  gsize before = quote->prefix != NULL ? strlen (quote->prefix) : 0;
  gsize after = quote->suffix != NULL ? strlen (quote->suffix) : 0;

  return (guint) (MIN (before, CONTEXT_BYTES) + MIN (after, CONTEXT_BYTES));
}

/**
 * entente_text_search_exact:
 * @index: a text
 * @quote: what to find
 * @allowance: (inout): see the header
 * @start: (out): code points
 * @end: (out): code points, exclusive
 *
 * Finds the words letter by letter. Where they stand more than once, the place whose
 * surroundings agree furthest with prefix and suffix is taken, and among equals the one nearest to
 * where they once stood (without that: the first).
 *
 * O(length of the text), less where they stand near their old place with all that stood around.
 *
 * Returns: whether they are there
 */
gboolean
entente_text_search_exact (EntenteTextIndex   *index,
                           const EntenteQuote *quote,
                           guint64            *allowance,
                           guint              *start,
                           guint              *end)
{
  Search search = { index, quote, allowance, get_hint (index, quote), strlen (quote->exact),
                    count_most (quote) };

  if (quote->hint >= 0)
    search_near (&search);
  if (!is_unbeaten (&search))
    {
      search.n_places = 0;
      search_between (&search, index->text, index->text + index->length);
    }
  if (search.best == NULL)
    return FALSE;

  *start = entente_text_index_to_offset (index, search.best);
  *end = entente_text_index_to_offset (index, search.best + search.length);

  return TRUE;
}
