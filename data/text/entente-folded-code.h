/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room: single code points as names are compared. */

#define ENTENTE_FOLDED_MOST 3 /* codes that one code point folds to */

/* How a code point joins its neighbors into words. */
typedef enum
{
  ENTENTE_WORD_NONE,     /* spaces, punctuation, symbols: parts words */
  ENTENTE_WORD_SPACED,   /* letters and digits of scripts that part words by spaces */
  ENTENTE_WORD_ARABIC,
  ENTENTE_WORD_HANGUL,
  ENTENTE_WORD_KATAKANA,
  ENTENTE_WORD_UNSPACED, /* Han, hiragana, Thai and the like */
  ENTENTE_WORD_MARK,     /* belongs to the code point before it */
} EntenteWordClass;

/* The ENTENTE_FOLDED_MOST codes that one folds to, unused ones 0, never more than it has bytes. Any
 * thread, as all here. */
const gunichar   *entente_folded_code_get  (gunichar code);
/* @code: folded or not. */
EntenteWordClass  entente_folded_get_class (gunichar code);

/* Whether a code is of ENTENTE_WORD_SPACED. */
static inline gboolean
entente_folded_is_spaced (gunichar code)
{
  return code < 0x80 ? g_ascii_isalnum ((char) code)
                     : entente_folded_get_class (code) == ENTENTE_WORD_SPACED;
}

G_END_DECLS
