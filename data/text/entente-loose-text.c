/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-loose-text.h"

#include "entente-text-search.h"

#include <string.h>

/* Places that are compared by their surroundings. */
#define MAX_PLACES 4096

#define CONTEXT_CODES 32

typedef struct
{
  GArray *codes;   /* gunichar */
  GArray *offsets; /* guint */
} Folding;

static void
append (Folding *self,
        gunichar code,
        guint    offset)
{
  g_array_append_val (self->codes, code);
  g_array_append_val (self->offsets, offset);
}

static gboolean
has_no_width (gunichar code)
{
  return code == 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
         code == 0x2060 || (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

static gboolean
is_quote (gunichar code)
{
  return code == '"' || code == '\'' || code == '`' || code == 0xb4 || code == 0xab ||
         code == 0xbb || (code >= 0x2018 && code <= 0x201f) || code == 0x2039 || code == 0x203a ||
         code == 0x2032 || code == 0x2033 || (code >= 0x300c && code <= 0x300f) || code == 0xff02 ||
         code == 0xff07;
}

static gboolean
is_dash (gunichar code)
{
  return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xff0d;
}

static void
append_folded (Folding *self,
               gunichar code,
               guint    offset)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;
  gunichar last = self->codes->len > 0
                      ? g_array_index (self->codes, gunichar, self->codes->len - 1)
                      : 0;

  if (has_no_width (code))
    return;
  if (g_unichar_isspace (code))
    {
      if (last != ' ')
        append (self, ' ', offset);
      return;
    }
  if (is_quote (code))
    {
      /* ''so'' and “so” are the same. */
      if (last != '"')
        append (self, '"', offset);
      return;
    }
  if (is_dash (code))
    {
      if (last != '-')
        append (self, '-', offset);
      return;
    }
  if (code == 0x2026)
    {
      for (guint i = 0; i < 3; i++)
        append (self, '.', offset);
      return;
    }
  n_parts = code < 0x80 ? 1 : g_unichar_fully_decompose (code, FALSE, parts, G_N_ELEMENTS (parts));
  if (code < 0x80)
    parts[0] = code;
  for (gsize i = 0; i < n_parts; i++)
    append (self, parts[i], offset);
}

/**
 * entente_loose_text_new:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): the text folded
 */
EntenteLooseText *
entente_loose_text_new (const char *text)
{
  EntenteLooseText *self = g_new (EntenteLooseText, 1);
  Folding folding = { g_array_new (TRUE, FALSE, sizeof (gunichar)),
                      g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (&folding, g_utf8_get_char (p), offset++);
  self->length = folding.codes->len;
  g_array_append_val (folding.offsets, offset);
  self->codes = (gunichar *) (gpointer) g_array_free (folding.codes, FALSE);
  self->offsets = (guint *) (gpointer) g_array_free (folding.offsets, FALSE);

  return self;
}

void
entente_loose_text_free (EntenteLooseText *self)
{
  g_free (self->codes);
  g_free (self->offsets);
  g_free (self);
}

static guint
count_before (const EntenteLooseText *text,
              guint                    place,
              const EntenteLooseText *prefix)
{
  guint n = 0;

  while (prefix != NULL && n < MIN (prefix->length, CONTEXT_CODES) && n < place &&
         text->codes[place - n - 1] == prefix->codes[prefix->length - n - 1])
    n++;

  return n;
}

static guint
count_after (const EntenteLooseText *text,
             guint                    place,
             const EntenteLooseText *suffix)
{
  guint n = 0;

  while (suffix != NULL && n < MIN (suffix->length, CONTEXT_CODES) && place + n < text->length &&
         text->codes[place + n] == suffix->codes[n])
    n++;

  return n;
}

/* The next place at or behind @from, G_MAXUINT for none. */
static guint
find_next (const EntenteLooseText *text,
           const EntenteLooseText *words,
           guint                    from)
{
  const char *begin = (const char *) text->codes;
  const char *end = begin + (gsize) text->length * sizeof (gunichar);
  const char *at = begin + (gsize) from * sizeof (gunichar);

  while (at < end)
    {
      at = memmem (at, (gsize) (end - at), words->codes, words->length * sizeof (gunichar));
      if (at == NULL)
        return G_MAXUINT;
      if ((gsize) (at - begin) % sizeof (gunichar) == 0)
        return (guint) ((gsize) (at - begin) / sizeof (gunichar));
      at++;
    }

  return G_MAXUINT;
}

/**
 * entente_text_search_loose:
 * @allowance: (inout): see the header
 * @start: (out): code points
 * @end: (out): code points, exclusive
 *
 * As entente_text_search_exact(), whatever the quotation marks, dashes, white space and composed
 * letters.
 *
 * Returns: whether the words are there
 */
gboolean
entente_text_search_loose (EntenteTextIndex   *index,
                           const EntenteQuote *quote,
                           guint64            *allowance,
                           guint              *start,
                           guint              *end)
{
  const EntenteLooseText *text = entente_text_index_get_loose (index);
  g_autoptr (EntenteLooseText) words = entente_loose_text_new (quote->exact);
  g_autoptr (EntenteLooseText) prefix
      = quote->prefix != NULL ? entente_loose_text_new (quote->prefix) : NULL;
  g_autoptr (EntenteLooseText) suffix
      = quote->suffix != NULL ? entente_loose_text_new (quote->suffix) : NULL;
  guint best = G_MAXUINT;
  guint best_equal = 0;
  gint64 best_away = 0;
  guint place = 0;

  if (words->length == 0 || (words->length == 1 && !g_unichar_isalnum (words->codes[0])))
    return FALSE;
  if (!entente_allowance_take (allowance, text->length * sizeof (gunichar) / ENTENTE_ALLOWANCE_BYTES))
    return FALSE;

  for (guint i = 0; i < MAX_PLACES && *allowance > 0; i++)
    {
      guint n_equal;
      gint64 away;

      place = find_next (text, words, place);
      if (place == G_MAXUINT)
        break;
      n_equal = count_before (text, place, prefix) + count_after (text, place + words->length, suffix);
      entente_allowance_take (allowance, ENTENTE_ALLOWANCE_PLACE + n_equal / 4);
      away = quote->hint < 0 ? place : ABS (quote->hint - (gint64) text->offsets[place]);
      if (best == G_MAXUINT || n_equal > best_equal || (n_equal == best_equal && away < best_away))
        {
          best = place;
          best_equal = n_equal;
          best_away = away;
        }
      place++;
    }
  if (best == G_MAXUINT)
    return FALSE;

  *start = text->offsets[best];
  *end = text->offsets[best + words->length - 1] + 1;

  return *end > *start;
}
