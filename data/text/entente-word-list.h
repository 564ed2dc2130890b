/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-folded-text.h"

G_BEGIN_DECLS

/* Private to the room: names and texts as the words they are made of. */

/* A word of a list is a token from here on, by its number; other codes stand for themselves. */
#define ENTENTE_TOKEN_FIRST_WORD 0x110000u

typedef struct
{
  guint32 token;
  guint32 n_codes;
} EntenteNameToken;

/**
 * EntenteWordList:
 *
 * Folded words by number: runs of letters of scripts with spaces. Filled by tokenize(), then asked
 * by any number of threads.
 */
typedef struct
{
  GArray *words;    /* of a private type */
  GArray *codes;    /* gunichar, of all words */
  guint32 *places;  /* open addressing: 1 + a word's number */
  guint32 n_places; /* a power of two */
  guint64 *shapes;  /* bits: whether there may be such a word; in the cache where places are not */
} EntenteWordList;

void     entente_word_list_init     (EntenteWordList         *self);
void     entente_word_list_clear    (EntenteWordList         *self);
/* Parts codes into tokens, listing words that are new. @tokens: emptied first, of EntenteNameToken. */
void     entente_word_list_tokenize (EntenteWordList         *self,
                                     const gunichar          *codes,
                                     guint                    n_codes,
                                     GArray                  *tokens);
/* The same without listing; FALSE where a word is not listed. */
gboolean entente_word_list_look_up  (const EntenteWordList   *self,
                                     const gunichar          *codes,
                                     guint                    n_codes,
                                     GArray                  *tokens);
/* The token of the word that begins at @start, 0 where it is not listed. @end: (out): where it ends.
 * @stem: (out) (optional): where it ends with s, the token of the word before the s, else 0. */
guint32  entente_word_list_find     (const EntenteWordList   *self,
                                     const EntenteFoldedText *text,
                                     guint                    start,
                                     guint                   *end,
                                     guint32                 *stem);

G_END_DECLS
