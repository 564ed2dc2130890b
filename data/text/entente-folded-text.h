/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room: a text as names are compared, whatever their case, accents and width. Not
 * EntenteLooseText, which keeps all three: words that differ in them are other words to a citation,
 * and the tables that make folding fast here hold nothing of quotation marks and dashes. */

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

/**
 * EntenteFoldedText:
 *
 * The folded code points of a text, each with the code point of the text it comes from. Case is
 * folded; accents, harakat, width and what does not show are gone; Hangul is composed; a run of
 * white space and a dash within a word are one space, an empty line is "\n".
 */
typedef struct
{
  gunichar *codes;
  guint *places; /* never falling; n_codes + 1, the last is n_originals */
  guint n_codes;
  gunichar *originals;
  guint n_originals;
  gsize n_room; /* private: codes that the memory of all three holds */
} EntenteFoldedText;

void             entente_folded_text_init      (EntenteFoldedText       *self,
                                                const char              *text);
void             entente_folded_text_clear     (EntenteFoldedText       *self);
/* Where the original of the folded code before @i ends, with the marks that folding took from it. */
guint            entente_folded_text_get_end   (const EntenteFoldedText *self,
                                                guint                    i);
EntenteWordClass entente_folded_get_class      (gunichar                 code);

/* Whether a code is of ENTENTE_WORD_SPACED. */
static inline gboolean
entente_folded_is_spaced (gunichar code)
{
  return code < 0x80 ? g_ascii_isalnum ((char) code)
                     : entente_folded_get_class (code) == ENTENTE_WORD_SPACED;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteFoldedText, entente_folded_text_clear)

G_END_DECLS
