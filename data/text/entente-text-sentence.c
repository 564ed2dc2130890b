/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-text-sentence.h"

#include "entente-passage.h"

#include <string.h>

/* The longest word with points in it that is looked at. Code points. */
#define MOST_WORD_CODES 24
#define HEADING_CODES 3 /* "## " */
#define MOST_ORDINAL_DIGITS 2

/* What is written with a point behind and goes on, in small letters. */
static const char *const titles[] = {
  "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "maj", "sen",
  "rep", "gov", "pres", "amb", "st", "hon", "rev", "vs", "cf", "ca", "e.g", "i.e", "approx", "dept",
  "bzw", "z.b", "d.h", "u.a", "sog", "mme", "mlle", "sr", "sra", NULL
};
/* The same, where a number follows. */
static const char *const counted[] = {
  "no", "nos", "nr", "fig", "vol", "p", "pp", "art", "abs", "sec", "ch", "jan", "feb", "mar", "apr",
  "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", NULL
};
/* What a German ordinal ("3.") is followed by. */
static const char *const months[] = {
  "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
  "november", "dezember", "jahrhundert", NULL
};
/* What comes after an abbreviation such as "U.S." only where that ended the sentence. */
static const char *const openers[] = {
  "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "his",
  "her", "its", "their", "our", "but", "and", "in", "on", "at", "after", "before", "when", "while", "if",
  "as", "for", "however", "meanwhile", "there", "both", "some", "many", "most", "no", "not", NULL
};

typedef struct
{
  gunichar *codes;
  guint end; /* of the paragraph */
} Reading;

static gunichar
code_at (const Reading *self,
         guint          i)
{
  return i < self->end ? self->codes[i] : 0;
}

static gboolean
is_any (gunichar    code,
        const char *among)
{
  return code != 0 && g_utf8_strchr (among, -1, code) != NULL;
}

/* Ends a sentence wherever it stands: such scripts have no points in words. */
static gboolean
is_full_stop (gunichar code)
{
  return is_any (code, "。！？｡؟۔।॥");
}

static gboolean
is_stop (gunichar code)
{
  return is_any (code, ".!?…") || is_full_stop (code);
}

static gboolean
is_closer (gunichar code)
{
  return is_any (code, "\"'”’»›)]」』）】］〉》");
}

/* The word that ends before @i, points within it included, in small letters. */
static char *
dup_word_before (const Reading *self,
                 guint          start,
                 guint          i)
{
  guint first = i;
  g_autofree char *word = NULL;

  while (first > start && i - first < MOST_WORD_CODES &&
         (g_unichar_isalnum (self->codes[first - 1]) || self->codes[first - 1] == '.'))
    first--;
  word = g_ucs4_to_utf8 (self->codes + first, (glong) (i - first), NULL, NULL, NULL);

  return g_utf8_strdown (word, -1);
}

static char *
dup_word_at (const Reading *self,
             guint          i)
{
  guint last = i;
  g_autofree char *word = NULL;

  while (last < self->end && last - i < MOST_WORD_CODES && g_unichar_isalpha (self->codes[last]))
    last++;
  word = g_ucs4_to_utf8 (self->codes + i, (glong) (last - i), NULL, NULL, NULL);

  return g_utf8_strdown (word, -1);
}

/* "U.S", "u.k", "z.b", or one letter: written with a point behind whether or not a sentence ends. */
static gboolean
is_initials (const char *word)
{
  gboolean letter = FALSE;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      gunichar code = g_utf8_get_char (word);

      if (code == '.' ? !letter : (letter || !g_unichar_isalpha (code)))
        return FALSE;
      letter = code != '.';
    }

  return letter;
}

static gboolean
is_ordinal (const char *word)
{
  return *word != '\0' && strlen (word) <= MOST_ORDINAL_DIGITS &&
         strspn (word, "0123456789") == strlen (word);
}

/* Whether the sentence goes on behind the point at @i; @next is the first letter after it. */
static gboolean
goes_on (const Reading *self,
         guint          start,
         guint          i,
         guint          next)
{
  g_autofree char *before = dup_word_before (self, start, i);
  g_autofree char *after = dup_word_at (self, next);

  if (g_strv_contains (titles, before))
    return TRUE;
  if (g_strv_contains (counted, before) && g_unichar_isdigit (code_at (self, next)))
    return TRUE;
  if (is_initials (before))
    return !g_strv_contains (openers, after);
  if (is_ordinal (before))
    return g_strv_contains (months, after);

  return FALSE;
}

/* Where the sentence that ends with the stop at @i ends, or 0 where it goes on. */
static guint
find_end (const Reading *self,
          guint          start,
          guint          i)
{
  guint last = i;
  guint next;
  gboolean full = FALSE;

  while (is_stop (code_at (self, last)))
    full = is_full_stop (code_at (self, last++)) || full;
  while (is_closer (code_at (self, last)))
    last++;
  for (next = last; g_unichar_isspace (code_at (self, next));)
    next++;
  if (next >= self->end)
    return self->end;

  if (full && next == last)
    /* A quoted sentence within one of Japanese goes on: 「…。」と述べた。 */
    return is_closer (code_at (self, last - 1)) &&
                   (g_unichar_get_script (code_at (self, next)) == G_UNICODE_SCRIPT_HIRAGANA ||
                    is_any (code_at (self, next), "、，"))
               ? 0
               : last;
  if (next == last || g_unichar_islower (code_at (self, next)) ||
      is_any (code_at (self, next), ",;:"))
    return 0;
  if (last == i + 1 && code_at (self, i) == '.' && goes_on (self, start, i, next))
    return 0;

  return last;
}

static void
add_sentence (GArray        *sentences,
              const Reading *reading,
              guint          start,
              guint          end,
              gboolean       heading)
{
  EntenteTextSentence sentence = { start, end, heading };

  while (sentence.start < sentence.end && g_unichar_isspace (reading->codes[sentence.start]))
    sentence.start++;
  while (sentence.end > sentence.start && g_unichar_isspace (reading->codes[sentence.end - 1]))
    sentence.end--;
  if (sentence.end > sentence.start)
    g_array_append_val (sentences, sentence);
}

static void
split_paragraph (GArray        *sentences,
                 const Reading *reading,
                 guint          start)
{
  for (guint i = start; i < reading->end;)
    {
      guint end = is_stop (reading->codes[i]) ? find_end (reading, start, i) : 0;

      if (end == 0)
        {
          /* Stops that follow each other are judged together. */
          gboolean stop = is_stop (reading->codes[i]);

          do
            i++;
          while (stop && is_stop (code_at (reading, i)));
          continue;
        }
      add_sentence (sentences, reading, start, end, FALSE);
      start = i = end;
    }
  add_sentence (sentences, reading, start, reading->end, FALSE);
}

/**
 * entente_text_dup_sentences:
 * @text: valid UTF-8
 *
 * Parts a text into sentences: never across paragraphs; at full stops of Chinese, Japanese, Arabic
 * and Hindi wherever they stand; at a point, question or exclamation mark before white space and
 * something that may begin a sentence, unless the point belongs to a title ("Dr."), initials
 * ("J. Smith", "U.S. officials") or a German date. Linear in the text.
 *
 * Returns: (element-type EntenteTextSentence) (transfer full): in order
 */
GArray *
entente_text_dup_sentences (const char *text)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (EntenteTextSentence));
  g_autoptr (GArray) paragraphs = NULL;
  g_autofree gunichar *codes = NULL;

  g_return_val_if_fail (text != NULL, sentences);

  paragraphs = entente_text_dup_paragraphs (text);
  codes = g_utf8_to_ucs4_fast (text, -1, NULL);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const EntenteParagraph *paragraph = &g_array_index (paragraphs, EntenteParagraph, i);
      Reading reading = { codes, paragraph->end };

      if (paragraph->heading)
        add_sentence (sentences, &reading, MIN (paragraph->start + HEADING_CODES, paragraph->end),
                      paragraph->end, TRUE);
      else
        split_paragraph (sentences, &reading, paragraph->start);
    }

  return sentences;
}

/**
 * entente_text_find_sentence:
 * @text: valid UTF-8
 * @offset: a code point of it, or its end
 * @start: (out): code points
 * @end: (out): exclusive
 *
 * See the header. Linear in the text.
 *
 * Returns: whether there is one
 */
gboolean
entente_text_find_sentence (const char *text,
                            guint       offset,
                            guint      *start,
                            guint      *end)
{
  g_autoptr (GArray) sentences = entente_text_dup_sentences (text);
  const EntenteTextSentence *found = NULL;

  for (guint i = 0; i < sentences->len; i++)
    {
      const EntenteTextSentence *sentence = &g_array_index (sentences, EntenteTextSentence, i);

      if (sentence->start > offset)
        break;
      found = sentence;
    }
  if (found == NULL)
    return FALSE;
  *start = found->start;
  *end = found->end;

  return TRUE;
}
