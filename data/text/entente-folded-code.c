/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-folded-code.h"

/* What one code point folds to is kept in pages of 256, made when one is first met. Of what folds
 * to more than ENTENTE_FOLDED_MOST codes (a few signs that stand for whole phrases) the first ones do. */
#define PAGE_CODES 256u
#define N_PAGES (0x110000u / PAGE_CODES)
#define N_DECOMPOSED 18 /* the most one code point decomposes to */

#define FIRST_SYLLABLE 0xac00u
#define LAST_SYLLABLE 0xd7a3u
#define FIRST_HAN 0x4e00u
#define LAST_HAN 0x9fffu

/* Unused ends are 0. */
typedef struct
{
  gunichar folds[PAGE_CODES][ENTENTE_FOLDED_MOST];
  guint8 classes[PAGE_CODES];
} Page;

static Page *pages[N_PAGES];

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
  for (; *text != '\0' && n_folds < ENTENTE_FOLDED_MOST; text = g_utf8_next_char (text))
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
  for (guint i = MIN (n_folds, (guint) most_folds); i < ENTENTE_FOLDED_MOST; i++)
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

/**
 * entente_folded_code_get:
 * @code: a code point
 *
 * Returns: (transfer none): see the header
 */
const gunichar *
entente_folded_code_get (gunichar code)
{
  return get_page (code)->folds[code % PAGE_CODES];
}
