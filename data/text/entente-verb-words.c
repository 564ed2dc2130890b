/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-verb-words.h"

#include <string.h>

/* A label is a few words; of a script without spaces, a few characters. */
#define N_WORDS_MAX 7
#define N_CODES_MAX 48

/* What does not say what happened: dropped at both ends, in lower case. */
static const char *const empty_words[] = {
  "a",    "after", "an",   "and",  "are",   "as",    "at",    "been",  "both", "but",  "by",
  "das",  "dem",   "den",  "der",  "die",   "et",    "had",   "has",   "have", "he",   "her",
  "his",  "in",    "is",   "it",   "its",   "la",    "le",    "les",   "of",   "on",   "or",
  "she",  "that",  "the",  "their", "they", "this",  "to",    "und",   "was",  "were", "which",
  "while", "who",  "whom", "whose", "with", "y",
};

/* Trailing prepositions belong to the verb: "appeals to", "works with". */
static const char *const binding_words[] = { "after", "as", "at", "by", "in", "of", "on", "to",
                                             "with" };

static gboolean
contains (const char *const *words,
          guint              n_words,
          const char        *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);

  for (guint i = 0; i < n_words; i++)
    {
      if (strcmp (words[i], small) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_hangul (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
}

static gboolean
is_kana_particle (gunichar c)
{
  return c != 0 && g_utf8_strchr ("はがもにをとの", -1, c) != NULL;
}

/* Behind what hangs on a name: a possessive, or particles. */
static const char *
skip_tail (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (is_kana_particle (c))
    return g_utf8_next_char (p);
  if (!is_hangul (c) && c != '\'' && c != 0x2019)
    return p;
  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
is_break (gunichar c)
{
  return c != 0 && g_utf8_strchr (",;:()[]—–“”„«»\"、，；：（）「」。.!?！？", -1, c) != NULL;
}

/* The piece between two breaks that is nearest to the end, or to the beginning, and has letters. */
static char *
dup_piece (const char *text,
           gboolean    last)
{
  const char *best = NULL;
  gsize best_length = 0;
  const char *start = text;
  gboolean has_letters = FALSE;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && !is_break (c))
        {
          has_letters |= g_unichar_isalpha (c);
          continue;
        }
      if (has_letters && (last || best == NULL))
        {
          best = start;
          best_length = (gsize) (p - start);
        }
      if (c == 0)
        break;
      start = g_utf8_next_char (p);
      has_letters = FALSE;
    }
  return g_strndup (best != NULL ? best : "", best_length);
}

/* (element-type utf8): the words, the empty ones between spaces left out. */
static GPtrArray *
split (char *text)
{
  GPtrArray *words = g_ptr_array_new ();
  char *word = NULL;

  for (char *p = text; *p != '\0'; )
    {
      char *next = g_utf8_next_char (p);

      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          *p = '\0';
          word = NULL;
        }
      else if (word == NULL)
        {
          word = p;
          g_ptr_array_add (words, word);
        }
      p = next;
    }
  return words;
}

static gboolean
is_empty_word (const char *word,
               gboolean    nouns_are_capital)
{
  return contains (empty_words, G_N_ELEMENTS (empty_words), word)
         || (!nouns_are_capital && g_unichar_isupper (g_utf8_get_char (word)));
}

/* "on Monday" goes with its preposition: "on" is empty, and so is what has a capital. */
static char *
join_core (GPtrArray *words,
           gboolean   nouns_are_capital)
{
  GString *joined = g_string_new (NULL);
  guint start = 0;
  guint end = words->len;

  while (start < end && is_empty_word (g_ptr_array_index (words, start), nouns_are_capital))
    start += 1;
  while (end > start && is_empty_word (g_ptr_array_index (words, end - 1), nouns_are_capital)
         && !contains (binding_words, G_N_ELEMENTS (binding_words),
                       g_ptr_array_index (words, end - 1)))
    end -= 1;
  for (guint i = start; i < MIN (end, start + N_WORDS_MAX); i++)
    g_string_append_printf (joined, "%s%s", i > start ? " " : "",
                            (const char *) g_ptr_array_index (words, i));
  return g_string_free (joined, FALSE);
}

static char *
dup_core (const char *text,
          guint       start,
          guint       end,
          gboolean    last,
          gboolean    nouns_are_capital)
{
  g_autofree char *part
      = end > start ? g_utf8_substring (text, (glong) start, (glong) end) : g_strdup ("");
  g_autofree char *piece = dup_piece (skip_tail (part), last);
  g_autoptr (GPtrArray) words = split (piece);
  g_autofree char *core = join_core (words, nouns_are_capital);

  if (g_utf8_strlen (core, -1) > N_CODES_MAX)
    return g_utf8_substring (core, 0, N_CODES_MAX);
  return g_steal_pointer (&core);
}

char *
entente_text_dup_verb_words (const char *text,
                             const char *language,
                             guint       first_end,
                             guint       second_start,
                             guint       second_end,
                             guint       end)
{
  gboolean nouns_are_capital = language != NULL && g_str_has_prefix (language, "de");
  g_autofree char *between
      = dup_core (text, first_end, second_start, TRUE, nouns_are_capital);

  if (*between != '\0')
    return g_steal_pointer (&between);
  return dup_core (text, second_end, end, FALSE, nouns_are_capital);
}
