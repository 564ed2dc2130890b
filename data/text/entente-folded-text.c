/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-folded-text.h"

#include <string.h>

/* What one code point folds to is kept in pages of 256, made when one is first met. Of what folds
 * to more than MOST_FOLDS codes (a few signs that stand for whole phrases) the first ones do. */
#define MOST_FOLDS 3
#define PAGE_CODES 256u
#define N_ASCII 0x80u
#define N_PAGES (0x110000u / PAGE_CODES)
#define N_DECOMPOSED 18 /* the most one code point decomposes to */

#define FIRST_SYLLABLE 0xac00u
#define LAST_SYLLABLE 0xd7a3u
#define N_VOWELS 21u
#define FIRST_HAN 0x4e00u
#define LAST_HAN 0x9fffu
#define N_TAILS 28u

/* Unused ends are 0. */
typedef struct
{
  gunichar folds[PAGE_CODES][MOST_FOLDS];
  guint8 classes[PAGE_CODES];
} Page;

static Page *pages[N_PAGES];

/* Room that each thread keeps between two texts: articles come one after the other, and asking the
 * system anew for each costs more than folding it. Codes. */
#define MOST_SPARE ((gsize) 65536)
#define N_ARRAYS 3
static GPrivate spare = G_PRIVATE_INIT (g_free);

/* Letters that Unicode does not take apart though people leave their strokes out, and signs that
 * are typed in several ways. */
static const struct
{
  gunichar code;
  const char *folded;
} alike[] = {
  { 0x00c6, "ae" }, { 0x00d0, "d" },  { 0x00d8, "o" },  { 0x00de, "th" }, { 0x00e6, "ae" },
  { 0x00f0, "d" },  { 0x00f8, "o" },  { 0x00fe, "th" }, { 0x0110, "d" },  { 0x0111, "d" },
  { 0x0126, "h" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0141, "l" },  { 0x0142, "l" },
  { 0x0152, "oe" }, { 0x0153, "oe" }, { 0x02bc, "'" },  { 0x0640, "" },   { 0x2010, "-" },
  { 0x2011, "-" },  { 0x2018, "'" },  { 0x2019, "'" },  { 0x2032, "'" },
};

/* Kana are other kana with these, and in Indian scripts a mark is a sound. */
static gboolean
is_dropped (gunichar code)
{
  switch (g_unichar_type (code))
    {
    case G_UNICODE_FORMAT:
      return TRUE;

    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      break;

    default:
      return FALSE;
    }
  if (code == 0x3099 || code == 0x309a)
    return FALSE;

  switch (g_unichar_get_script (code))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return TRUE;

    default:
      return FALSE;
    }
}

static guint
append_folded (gunichar   *folds,
               guint       n_folds,
               const char *text)
{
  for (; *text != '\0' && n_folds < MOST_FOLDS; text = g_utf8_next_char (text))
    folds[n_folds++] = g_utf8_get_char (text);

  return n_folds;
}

/* Most of all letters, spared the looking up: Hangul, which shall not be taken apart, and Han. */
static gboolean
is_plain_letter (gunichar code)
{
  return (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) ||
         (code >= FIRST_HAN && code <= LAST_HAN);
}

static void
fold_code (gunichar  code,
           gunichar *folds)
{
  gunichar decomposed[N_DECOMPOSED];
  gsize n_decomposed;
  guint n_folds = 0;
  gint most_folds = g_unichar_to_utf8 (code, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    if (alike[i].code == code)
      {
        append_folded (folds, 0, alike[i].folded);
        return;
      }
  if (is_plain_letter (code))
    {
      folds[0] = code;
      return;
    }

  n_decomposed = g_unichar_fully_decompose (code, TRUE, decomposed, N_DECOMPOSED);
  if (n_decomposed == 1 && decomposed[0] == code && g_unichar_type (code) == G_UNICODE_OTHER_LETTER)
    {
      folds[0] = code;
      return;
    }
  for (gsize i = 0; i < n_decomposed; i++)
    {
      char bytes[7] = { 0 };
      g_autofree char *folded = NULL;

      if (decomposed[i] == 0 || is_dropped (decomposed[i]))
        continue;
      g_unichar_to_utf8 (decomposed[i], bytes);
      folded = g_utf8_casefold (bytes, -1);
      n_folds = append_folded (folds, n_folds, folded);
    }
  /* So that a text never grows. */
  for (guint i = MIN (n_folds, (guint) most_folds); i < MOST_FOLDS; i++)
    folds[i] = 0;
}

static EntenteWordClass
classify (gunichar code)
{
  if (code == 0x30fc)
    return ENTENTE_WORD_KATAKANA;
  if (is_plain_letter (code))
    return code <= LAST_HAN ? ENTENTE_WORD_UNSPACED : ENTENTE_WORD_HANGUL;
  if (g_unichar_ismark (code))
    return ENTENTE_WORD_MARK;
  if (!g_unichar_isalnum (code))
    return ENTENTE_WORD_NONE;

  switch (g_unichar_get_script (code))
    {
    case G_UNICODE_SCRIPT_ARABIC:
      return ENTENTE_WORD_ARABIC;

    case G_UNICODE_SCRIPT_HANGUL:
      return ENTENTE_WORD_HANGUL;

    case G_UNICODE_SCRIPT_KATAKANA:
      return ENTENTE_WORD_KATAKANA;

    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return ENTENTE_WORD_UNSPACED;

    default:
      return ENTENTE_WORD_SPACED;
    }
}

static Page *
make_page (guint index)
{
  Page *page = g_new0 (Page, 1);

  for (guint i = 0; i < PAGE_CODES; i++)
    {
      fold_code (index * PAGE_CODES + i, page->folds[i]);
      page->classes[i] = (guint8) classify (index * PAGE_CODES + i);
    }
  /* Two threads may make one; both are alike and the first stays for good. */
  if (!g_atomic_pointer_compare_and_exchange (&pages[index], NULL, page))
    g_free (page);

  return g_atomic_pointer_get (&pages[index]);
}

static inline Page *
get_page (gunichar code)
{
  Page *page = g_atomic_pointer_get (&pages[code / PAGE_CODES]);

  return page != NULL ? page : make_page (code / PAGE_CODES);
}

/**
 * entente_folded_get_class:
 * @code: a code point, folded or not
 *
 * Returns: how it joins words
 */
EntenteWordClass
entente_folded_get_class (gunichar code)
{
  return get_page (code)->classes[code % PAGE_CODES];
}

static inline void
append (EntenteFoldedText *self,
        gunichar           code,
        guint              place)
{
  self->codes[self->n_codes] = code;
  self->places[self->n_codes++] = place;
}

/* One space for a run of white space, "\n" where it holds an empty line. A space that was appended
 * before the run was known to be longer is the first of it. */
static guint
append_space (EntenteFoldedText *self,
              guint              i)
{
  guint first = i;
  guint n_breaks = 0;

  if (i > 0 && self->originals[i - 1] == ' ')
    {
      self->n_codes--;
      first--;
    }
  for (; i < self->n_originals && g_unichar_isspace (self->originals[i]); i++)
    if (self->originals[i] == '\n' || self->originals[i] == 0x2029)
      n_breaks++;
  append (self, n_breaks > 1 ? '\n' : ' ', first);

  return i;
}

static gboolean
is_within_word (const EntenteFoldedText *self,
                guint                    i)
{
  return i > 0 && i + 1 < self->n_originals && g_unichar_isalnum (self->originals[i - 1]) &&
         g_unichar_isalnum (self->originals[i + 1]);
}

/* Hangul written letter by letter, as some file systems and editors leave it. */
static guint
append_syllable (EntenteFoldedText *self,
                 guint              i)
{
  gunichar syllable;
  guint last = i + 1;

  syllable = FIRST_SYLLABLE + ((self->originals[i] - 0x1100) * N_VOWELS +
                               (self->originals[i + 1] - 0x1161)) * N_TAILS;
  if (i + 2 < self->n_originals && self->originals[i + 2] > 0x11a7 &&
      self->originals[i + 2] < 0x11a7 + N_TAILS)
    {
      syllable += self->originals[i + 2] - 0x11a7;
      last++;
    }
  append (self, syllable, i);

  return last + 1;
}

static gboolean
is_syllable (const EntenteFoldedText *self,
             guint                    i)
{
  return self->originals[i] >= 0x1100 && self->originals[i] <= 0x1112 &&
         i + 1 < self->n_originals && self->originals[i + 1] >= 0x1161 &&
         self->originals[i + 1] < 0x1161 + N_VOWELS;
}

static guint
append_other (EntenteFoldedText *self,
              guint              i)
{
  gunichar code = self->originals[i];
  const gunichar *folds = get_page (code)->folds[code % PAGE_CODES];

  if (g_unichar_isspace (code))
    return append_space (self, i);
  if (is_syllable (self, i))
    return append_syllable (self, i);
  if (folds[0] == '-' && is_within_word (self, i))
    append (self, ' ', i);
  else
    for (guint k = 0; k < MOST_FOLDS && folds[k] != 0; k++)
      append (self, folds[k], i);

  return i + 1;
}

/* Room for thrice so many codes; of the thread's last text where that is enough. */
static void
take_room (EntenteFoldedText *self,
           gsize              n_codes)
{
  self->originals = g_private_get (&spare);
  self->n_room = N_ARRAYS * n_codes;
  if (self->originals != NULL && self->n_room <= MOST_SPARE)
    {
      self->n_room = MOST_SPARE;
      g_private_set (&spare, NULL);
    }
  else
    {
      self->n_room = MAX (self->n_room, MOST_SPARE);
      self->originals = g_new (gunichar, self->n_room);
    }
}

/* The code points of a text, most of which are single bytes: eight of these at once. */
static void
decode (EntenteFoldedText *self,
        const char        *text,
        gsize              length)
{
  const guchar *p = (const guchar *) text;
  const guchar *end = p + length;
  guint n = 0;

  while (p < end)
    {
      guint64 eight = G_MAXUINT64;

      if (p + sizeof eight <= end)
        memcpy (&eight, p, sizeof eight);
      if ((eight & G_GUINT64_CONSTANT (0x8080808080808080)) == 0)
        for (guint k = 0; k < sizeof eight; k++)
          self->originals[n++] = *p++;
      else
        {
          self->originals[n++] = g_utf8_get_char ((const char *) p);
          p = (const guchar *) g_utf8_next_char (p);
        }
    }
  self->n_originals = n;
}

/* Whether a character folds by itself, whatever stands around. */
static inline gboolean
is_plain (gunichar code)
{
  return (code - ' ' < N_ASCII - 1 - ' ') & (code != '-');
}

/**
 * entente_folded_text_init:
 * @self: a folded text
 * @text: valid UTF-8
 *
 * Folds a text. O(n).
 */
void
entente_folded_text_init (EntenteFoldedText *self,
                          const char        *text)
{
  /* No code point folds to more codes than it has bytes. */
  gsize most = strlen (text) + 1;
  gunichar last = 0;

  take_room (self, most);
  self->codes = self->originals + most;
  self->places = self->codes + most;
  self->n_codes = 0;
  decode (self, text, most - 1);

  /* Without branches that a word's length decides: they would cost more than all the rest. */
  for (guint i = 0; i < self->n_originals;)
    {
      gunichar code = self->originals[i];

      if (G_LIKELY (is_plain (code) & !((code == ' ') & (last == ' '))))
        {
          append (self, code + ((guint) (code - 'A' <= 'Z' - 'A') << 5), i++);
          last = code;
        }
      else
        {
          i = append_other (self, i);
          last = self->originals[i - 1];
        }
    }
  self->places[self->n_codes] = self->n_originals;
}

/**
 * entente_folded_text_clear:
 * @self: a folded text
 *
 * Frees what it holds, or keeps it for the thread's next text.
 */
void
entente_folded_text_clear (EntenteFoldedText *self)
{
  if (self->originals != NULL && self->n_room <= MOST_SPARE)
    g_private_replace (&spare, self->originals);
  else
    g_free (self->originals);
  *self = (EntenteFoldedText){ 0 };
}

/**
 * entente_folded_text_get_end:
 * @self: a folded text
 * @i: 1 … n_codes
 *
 * Returns: the original's code point behind the folded code before @i, its marks included
 */
guint
entente_folded_text_get_end (const EntenteFoldedText *self,
                             guint                    i)
{
  guint end = self->places[i - 1] + 1;

  g_return_val_if_fail (i > 0 && i <= self->n_codes, 0);

  while (end < self->places[i] && (g_unichar_ismark (self->originals[end]) ||
                                   (self->originals[end] > 0x1160 && self->originals[end] < 0x1200)))
    end++;

  return end;
}
