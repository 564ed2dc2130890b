/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-name-phrase.h"

#include "entente-text-sentence.h"

#include <string.h>

#define MOST_SMALL_BETWEEN 2
#define LEAST_ACRONYM 2
#define MOST_ACRONYM 8
/* Of so many words, a line of capitals is a headline. */
#define LEAST_HEADLINE_WORDS 4
/* Code points of a name in Hangul, Han or kana. */
#define LEAST_QUOTED 2
#define MOST_QUOTED 12
#define MOST_BEFORE_TITLE 4

static const char *const between[] = { "of", "the", "for", "de", "del", "della", "di", "da", "do", "dos",
                                       "du", "des", "la", "le", "von", "van", "der", "den",
                                       "für", "bin", "ibn", "al", "el", "y", "и", NULL };
/* Words before a name that are not a part of it; "foreign" and the like only before one of the
 * others. */
static const char *const titles[] = { "president", "minister", "chancellor", "secretary", "premier",
                                      "chairman", "chairwoman", "ambassador", "senator", "governor",
                                      "general", "king", "queen", "prince", "princess", "pope", "mr",
                                      "mrs", "ms", "dr", "prof", "professor", "präsident",
                                      "präsidentin", "kanzler", "kanzlerin", "bundeskanzler",
                                      "ministerpräsident", "außenminister", "außenministerin", "herr",
                                      "frau", "président", "ministre", "presidente", "spokesman",
                                      "spokeswoman", "leader", "judge", "mayor", NULL };
static const char *const before_titles[] = { "prime", "vice", "deputy", "foreign", "defense", "defence",
                                             "finance", "interior", "trade", "former", "first", "premier",
                                             "south", "north", NULL };
static const char *const common[] = {
  "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
  "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
  "december", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "januar",
  "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "tv", "ceo", "gdp", "ok", "am", "pm",
  "french", "dutch", "greek", "german", "germans", "thai", "iraqi", "israeli", "pakistani", "saudi", "swiss",
  "turk", "english", "spanish", "irish", NULL
};
/* Endings of the words for peoples and their languages. */
static const char *const peoples[] = { "ese", "ian", "ians", "ean", "eans", "ican", "icans", "ish", NULL };
#define LEAST_PEOPLE_BYTES 6

static const char *const opening = "“‘「『《〈\"";
static const char *const closing = "”’」』》〉\"";
static const char *const eastern_titles[] = { "대통령", "총리", "장관", "의원", "대표", "위원장", "국무위원장",
                                              "외교부장", "总统", "总理", "主席", "部长", "外长", "總統",
                                              "總理", "部長", "首相", "大統領", "外相", "氏", NULL };

typedef enum
{
  WORD_SMALL,
  WORD_CAPITAL,
  WORD_OTHER, /* digits, or letters that have no case */
} WordKind;

typedef struct
{
  guint start;
  guint end;    /* without a possessive */
  WordKind kind;
  char *folded; /* in small letters */
  guint opens : 1;
  guint acronym : 1;
  guint goes_on : 1; /* nothing but a space up to the next word */
} Word;

typedef struct
{
  const gunichar *codes;
  guint end;
  GArray *words; /* Word */
  GArray *phrases;
  GHashTable *small; /* (nullable) */
} Scan;

static void
word_clear (gpointer data)
{
  Word *self = data;

  g_clear_pointer (&self->folded, g_free);
}

static gboolean
is_apostrophe (gunichar code)
{
  return code == '\'' || code == 0x2019;
}

static gboolean
is_eastern (gunichar code)
{
  EntenteWordClass class = entente_folded_get_class (code);

  return class >= ENTENTE_WORD_HANGUL && class <= ENTENTE_WORD_UNSPACED;
}

static gboolean
is_letter (const Scan *scan,
           guint       i)
{
  return i < scan->end && !is_eastern (scan->codes[i]) &&
         (g_unichar_isalnum (scan->codes[i]) || g_unichar_ismark (scan->codes[i]));
}

/* Letters with what may stand between letters of one word. */
static guint
find_word_end (const Scan *scan,
               guint       i)
{
  while (is_letter (scan, i) ||
         (i < scan->end && is_letter (scan, i + 1) &&
          (scan->codes[i] == '-' || scan->codes[i] == 0x2010 || scan->codes[i] == 0x2011 ||
           scan->codes[i] == '.' || is_apostrophe (scan->codes[i]))))
    i++;

  return i;
}

/* "al-Assad" and "d’Estaing" have theirs inside. */
static gboolean
has_capital (const Scan *scan,
             const Word *word)
{
  guint i = word->start;

  if (g_unichar_isupper (scan->codes[i]) || g_unichar_istitle (scan->codes[i]))
    return TRUE;
  while (i < word->end && i - word->start < 3 && g_unichar_islower (scan->codes[i]))
    i++;

  return i + 1 < word->end && (scan->codes[i] == '-' || is_apostrophe (scan->codes[i])) &&
         g_unichar_isupper (scan->codes[i + 1]);
}

static gboolean
is_acronym (const Scan *scan,
            const Word *word)
{
  guint n_capitals = 0;

  for (guint i = word->start; i < word->end; i++)
    if (g_unichar_isupper (scan->codes[i]))
      n_capitals++;
    else if (g_unichar_isalpha (scan->codes[i]))
      return FALSE;

  return n_capitals >= LEAST_ACRONYM && n_capitals <= MOST_ACRONYM;
}

static WordKind
get_kind (const Scan *scan,
          const Word *word)
{
  if (has_capital (scan, word))
    return WORD_CAPITAL;

  return g_unichar_islower (scan->codes[word->start]) ? WORD_SMALL : WORD_OTHER;
}

static guint
add_word (Scan  *scan,
          guint  start,
          guint  opens)
{
  Word word = { .start = start, .end = find_word_end (scan, start) };
  guint next = word.end;
  g_autofree char *written = NULL;
  gboolean possessive;

  possessive = word.end - start > 2 && scan->codes[word.end - 1] == 's' &&
               is_apostrophe (scan->codes[word.end - 2]);
  if (possessive)
    word.end -= 2;
  word.kind = get_kind (scan, &word);
  word.acronym = is_acronym (scan, &word);
  word.opens = opens;
  written = g_ucs4_to_utf8 (scan->codes + start, (glong) (word.end - start), NULL, NULL, NULL);
  word.folded = g_utf8_strdown (written, -1);
  if (word.kind == WORD_SMALL && scan->small != NULL)
    g_hash_table_add (scan->small, g_strdup (word.folded));

  /* The points of "J. Smith", "St. Petersburg" and "U.S. Congress"; all others end a sentence. */
  if (next < scan->end && scan->codes[next] == '.' && word.kind == WORD_CAPITAL &&
      !possessive)
    next++;
  word.goes_on = !possessive && next + 1 < scan->end && g_unichar_isspace (scan->codes[next]) &&
                 is_letter (scan, next + 1);
  g_array_append_val (scan->words, word);

  return MAX (next, word.end);
}

static Word *
get_word (Scan  *scan,
          guint  i)
{
  return &g_array_index (scan->words, Word, i);
}

/* The next capital word of the phrase that @i belongs to, 0 for none. */
static guint
find_next_capital (Scan  *scan,
                   guint  i)
{
  for (guint n_small = 0; get_word (scan, i)->goes_on && i + 1 < scan->words->len; n_small++)
    {
      const Word *next = get_word (scan, ++i);

      if (next->kind == WORD_CAPITAL)
        return i;
      if (n_small == MOST_SMALL_BETWEEN || !g_strv_contains (between, next->folded))
        return 0;
    }

  return 0;
}

/* How many words of the phrase, from the first on, are a title: up to the last word that is one by
 * itself, if all before it may stand before one. */
static void
count_titles (Scan              *scan,
              EntenteNamePhrase *phrase,
              guint              first,
              guint              last)
{
  guint n_words = 0;

  for (guint i = first; i <= last; i++)
    {
      const char *folded = get_word (scan, i)->folded;
      gboolean title = g_strv_contains (titles, folded);

      if (!title && !g_strv_contains (before_titles, folded) &&
          !entente_name_phrase_is_common (folded))
        return;
      n_words++;
      if (title)
        {
          phrase->n_titles = n_words;
          phrase->after_titles = i < last ? get_word (scan, i + 1)->start : phrase->end;
        }
    }
}

static guint
add_phrase (Scan  *scan,
            guint  first)
{
  EntenteNamePhrase phrase = { .start = get_word (scan, first)->start, .n_words = 1 };
  guint last = first;
  guint next;

  while ((next = find_next_capital (scan, last)) != 0)
    {
      if (phrase.n_words++ == 1)
        phrase.second = get_word (scan, next)->start;
      if (next > last + 1)
        phrase.joined = TRUE;
      last = next;
    }
  phrase.end = get_word (scan, last)->end;
  if (phrase.second == 0)
    phrase.second = phrase.end;
  phrase.opens = get_word (scan, first)->opens;
  phrase.acronym = get_word (scan, last)->acronym;
  count_titles (scan, &phrase, first, last);
  g_array_append_val (scan->phrases, phrase);

  return last + 1;
}

static gboolean
is_headline (Scan *scan)
{
  for (guint i = 0; i < scan->words->len; i++)
    if (get_word (scan, i)->kind == WORD_SMALL &&
        !g_strv_contains (between, get_word (scan, i)->folded))
      return FALSE;

  return scan->words->len >= LEAST_HEADLINE_WORDS;
}

static gboolean
is_one_of (gunichar    code,
           const char *among)
{
  return g_utf8_strchr (among, -1, code) != NULL;
}

static gboolean
is_before_title (const Scan *scan,
                 guint       i)
{
  g_autofree char *rest = NULL;

  if (i < scan->end && scan->codes[i] == ' ')
    i++;
  rest = g_ucs4_to_utf8 (scan->codes + i, (glong) MIN (scan->end - i, MOST_BEFORE_TITLE), NULL, NULL,
                         NULL);
  for (guint k = 0; eastern_titles[k] != NULL; k++)
    if (g_str_has_prefix (rest, eastern_titles[k]))
      return TRUE;

  return FALSE;
}

/* A whole run of letters without case: one in quotes, or one that a title follows. */
static guint
add_eastern (Scan  *scan,
             guint  start)
{
  EntenteNamePhrase phrase = { .start = start, .n_words = 1, .quoted = TRUE };
  guint end = start;
  gboolean before_title = FALSE;

  while (end < scan->end && is_eastern (scan->codes[end]) && !before_title)
    {
      end++;
      before_title = end - start >= LEAST_QUOTED && end - start <= MOST_BEFORE_TITLE &&
                     is_before_title (scan, end);
    }
  phrase.end = phrase.second = end;
  if (end - start >= LEAST_QUOTED && end - start <= MOST_QUOTED &&
      (before_title || (start > 0 && end < scan->end && is_one_of (scan->codes[start - 1], opening) &&
                        is_one_of (scan->codes[end], closing))))
    g_array_append_val (scan->phrases, phrase);
  while (end < scan->end && is_eastern (scan->codes[end]))
    end++;

  return end;
}

static void
scan_sentence (Scan                      *scan,
               const EntenteTextSentence *sentence)
{
  gboolean opens = TRUE;

  scan->end = sentence->end;
  g_array_set_size (scan->words, 0);
  for (guint i = sentence->start; i < sentence->end;)
    {
      if (is_eastern (scan->codes[i]))
        i = add_eastern (scan, i);
      else if (is_letter (scan, i))
        {
          i = add_word (scan, i, opens);
          opens = FALSE;
        }
      else
        {
          /* What is quoted, and what a colon leads to, begins like a sentence. */
          opens = opens || scan->codes[i] == ':' || is_one_of (scan->codes[i], opening);
          i++;
        }
    }

  if (is_headline (scan))
    return;
  for (guint i = 0; i < scan->words->len;)
    i = get_word (scan, i)->kind == WORD_CAPITAL ? add_phrase (scan, i) : i + 1;
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b)
{
  const EntenteNamePhrase *first = a;
  const EntenteNamePhrase *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

GArray *
entente_name_phrases_find (const char *text,
                           GHashTable *small)
{
  g_autoptr (GArray) sentences = entente_text_dup_sentences (text);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autofree gunichar *codes = g_utf8_to_ucs4_fast (text, -1, NULL);
  Scan scan = { codes, 0, words, g_array_new (FALSE, FALSE, sizeof (EntenteNamePhrase)), small };

  g_array_set_clear_func (words, word_clear);
  for (guint i = 0; i < sentences->len; i++)
    {
      const EntenteTextSentence *sentence = &g_array_index (sentences, EntenteTextSentence, i);

      if (!sentence->heading)
        scan_sentence (&scan, sentence);
    }
  g_array_sort (scan.phrases, compare_phrases);

  return scan.phrases;
}

gboolean
entente_name_phrase_is_common (const char *folded)
{
  if (g_strv_contains (common, folded))
    return TRUE;
  if (strlen (folded) < LEAST_PEOPLE_BYTES)
    return FALSE;
  for (guint i = 0; peoples[i] != NULL; i++)
    if (g_str_has_suffix (folded, peoples[i]))
      return TRUE;

  return FALSE;
}
