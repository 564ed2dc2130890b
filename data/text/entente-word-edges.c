/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-word-edges.h"

#include <string.h>

/* The longest chain of particles is about as long; more syllables are another word. */
#define MOST_PARTICLE_CODES 7
/* Shorter names are too easily the end of some other word. Letters. */
#define LEAST_AFTER_CLITIC 3
#define MOST_CLITIC_CODES 4
#define LEAST_BEFORE_GENITIVE 4

/* What may stand between a Korean name and its particles. */
static const char *const honorifics[] = { "씨", "님", "측", "들", NULL };
/* Cases, which a further particle may follow. Longer ones before those they begin with. */
static const char *const cases[] = {
  "에게서", "으로부터", "로부터", "으로서", "으로써", "에게", "에서", "에", "한테", "께서", "께", "으로",
  "로서", "로써", "로", "와", "과", "까지", "부터", "만", "처럼", "보다", "하고", "이랑", "랑", NULL
};
static const char *const after_cases[] = { "은", "는", "도", "만", "의", "까지", "부터", "이나",
                                           "라도", NULL };
/* Particles and copulas that end the word. */
static const char *const finals[] = {
  "은", "는", "이", "가", "을", "를", "의", "도", "이나", "이며", "며", "이고", "이라고", "라고",
  "이라는", "라는", "이라도", "라도", "이다", "이었다", "였다", "입니다", "이자", "조차", "마저", "밖에",
  "대로", "뿐", "뿐만", NULL
};
/* Arabic words written together with the next: and, so, in, to, as, and the article. */
static const char *const clitics[] = { "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال",
                                       "وبال", "وب", "ول", "وك", "فب", "فل", NULL };
static const char *const genitive_languages[] = { "de", "sv", "da", "nb", "nn", "no", NULL };

static EntenteWordClass
class_at (const EntenteFoldedText *text,
          guint                    i)
{
  return i < text->n_codes ? entente_folded_get_class (text->codes[i]) : ENTENTE_WORD_NONE;
}

static EntenteWordClass
class_before (const EntenteFoldedText *text,
              guint                    i)
{
  /* A mark is of the letter before it. */
  while (i > 1 && class_at (text, i - 1) == ENTENTE_WORD_MARK)
    i--;

  return i > 0 ? class_at (text, i - 1) : ENTENTE_WORD_NONE;
}

static const char *
skip_one_of (const char        *rest,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (rest, words[i]))
      return rest + strlen (words[i]);

  return NULL;
}

static gboolean
ends_by_particles (const char *rest)
{
  const char *after_case;
  const char *last;

  if (*rest == '\0' || g_strv_contains (finals, rest))
    return TRUE;
  after_case = skip_one_of (rest, cases);
  if (after_case == NULL)
    return FALSE;
  last = skip_one_of (after_case, after_cases);

  return *after_case == '\0' || (last != NULL && *last == '\0');
}

/* Whether the Hangul from @end on is nothing but particles. */
static gboolean
is_particles (const EntenteFoldedText *text,
              guint                    end)
{
  char rest[MOST_PARTICLE_CODES * 6 + 1];
  gsize length = 0;
  const char *after_honorific;

  for (guint i = end; class_at (text, i) == ENTENTE_WORD_HANGUL; i++)
    {
      if (i - end == MOST_PARTICLE_CODES)
        return FALSE;
      length += (gsize) g_unichar_to_utf8 (text->codes[i], rest + length);
    }
  rest[length] = '\0';
  after_honorific = skip_one_of (rest, honorifics);

  return ends_by_particles (rest) ||
         (after_honorific != NULL && ends_by_particles (after_honorific));
}

/* Whether the Arabic letters before @start are nothing but words that are written together with the
 * next. */
static gboolean
is_clitics (const EntenteFoldedText *text,
            guint                    start)
{
  char before[MOST_CLITIC_CODES * 6 + 1];
  gsize length = 0;
  guint first = start;

  while (class_before (text, first) == ENTENTE_WORD_ARABIC)
    {
      first--;
      if (start - first > MOST_CLITIC_CODES)
        return FALSE;
    }
  for (guint i = first; i < start; i++)
    length += (gsize) g_unichar_to_utf8 (text->codes[i], before + length);
  before[length] = '\0';

  return g_strv_contains (clitics, before);
}

static gboolean
may_start (const EntenteFoldedText *text,
           guint                    start,
           guint                    end)
{
  EntenteWordClass before = class_before (text, start);

  switch (class_at (text, start))
    {
    case ENTENTE_WORD_SPACED:
      return before != ENTENTE_WORD_SPACED && before != ENTENTE_WORD_ARABIC;

    case ENTENTE_WORD_ARABIC:
      return before != ENTENTE_WORD_SPACED &&
             (before != ENTENTE_WORD_ARABIC ||
              (end - start >= LEAST_AFTER_CLITIC && is_clitics (text, start)));

    case ENTENTE_WORD_HANGUL:
      return before != ENTENTE_WORD_HANGUL && before != ENTENTE_WORD_SPACED;

    case ENTENTE_WORD_KATAKANA:
      return before != ENTENTE_WORD_KATAKANA;

    case ENTENTE_WORD_MARK:
      return FALSE;

    case ENTENTE_WORD_NONE:
    case ENTENTE_WORD_UNSPACED:
    default:
      return TRUE;
    }
}

static gboolean
is_genitive (const EntenteFoldedText *text,
             guint                    start,
             guint                    end)
{
  return end - start >= LEAST_BEFORE_GENITIVE && text->codes[end] == 's' &&
         text->codes[end - 1] != 's' && class_at (text, end + 1) == ENTENTE_WORD_NONE;
}

static gboolean
may_end (const EntenteFoldedText *text,
         guint                    start,
         guint                    end,
         gboolean                 genitive)
{
  EntenteWordClass after = class_at (text, end);
  EntenteWordClass last = class_before (text, end);

  if (after == ENTENTE_WORD_NONE)
    return TRUE;
  if (after == ENTENTE_WORD_MARK)
    return FALSE;
  if (after == ENTENTE_WORD_HANGUL)
    return is_particles (text, end);

  switch (last)
    {
    case ENTENTE_WORD_SPACED:
      return (after != ENTENTE_WORD_SPACED && after != ENTENTE_WORD_ARABIC) ||
             (genitive && is_genitive (text, start, end));

    case ENTENTE_WORD_NONE: /* as "U.S." in "U.S.A." */
    case ENTENTE_WORD_ARABIC:
      return after != ENTENTE_WORD_SPACED && after != ENTENTE_WORD_ARABIC;

    case ENTENTE_WORD_KATAKANA:
      return after != ENTENTE_WORD_KATAKANA;

    case ENTENTE_WORD_HANGUL:
    case ENTENTE_WORD_UNSPACED:
    case ENTENTE_WORD_MARK:
    default:
      return TRUE;
    }
}

/* Within a text one Han character is nearly always a part of some word, and one syllable of Hangul
 * too: as a name it has to stand alone. */
static gboolean
has_to_stand_alone (const EntenteFoldedText *text,
                    guint                    start,
                    guint                    end)
{
  EntenteWordClass only = class_at (text, start);

  return end - start == 1 && only >= ENTENTE_WORD_HANGUL && only <= ENTENTE_WORD_UNSPACED;
}

gboolean
entente_word_edges_fit (const EntenteFoldedText *text,
                        guint                    start,
                        guint                    end,
                        gboolean                 genitive)
{
  /* Not within what one code point was folded to. */
  if ((start > 0 && text->places[start] == text->places[start - 1]) ||
      text->places[end] == text->places[end - 1])
    return FALSE;
  if (has_to_stand_alone (text, start, end))
    return class_before (text, start) == ENTENTE_WORD_NONE &&
           class_at (text, end) == ENTENTE_WORD_NONE;

  return may_start (text, start, end) && may_end (text, start, end, genitive);
}

gboolean
entente_word_edges_has_genitive (const char *language)
{
  for (guint i = 0; language != NULL && genitive_languages[i] != NULL; i++)
    if (g_ascii_strncasecmp (language, genitive_languages[i], 2) == 0 &&
        !g_ascii_isalpha (language[2]))
      return TRUE;

  return FALSE;
}
