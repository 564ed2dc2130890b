/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-folded-code.h"

G_BEGIN_DECLS

/* Private to the room: a text as names are compared, whatever their case, accents and width. Not
 * EntenteLooseText, which keeps all three: words that differ in them are other words to a citation,
 * and the tables that make folding fast here hold nothing of quotation marks and dashes. */

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
  guint64 *spaced; /* a bit a code: whether it is of ENTENTE_WORD_SPACED; 0 behind the last */
  gsize n_room;    /* private: codes that the memory of all four holds */
} EntenteFoldedText;

void             entente_folded_text_init          (EntenteFoldedText       *self,
                                                    const char              *text);
void             entente_folded_text_clear         (EntenteFoldedText       *self);
/* Where the original of the folded code before @i ends, with the marks that folding took from it. */
guint            entente_folded_text_get_end       (const EntenteFoldedText *self,
                                                    guint                    i);
/* Where a run of codes of ENTENTE_WORD_SPACED ends; @start where there is none. */
guint            entente_folded_text_find_word_end (const EntenteFoldedText *self,
                                                    guint                    start);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteFoldedText, entente_folded_text_clear)

G_END_DECLS
