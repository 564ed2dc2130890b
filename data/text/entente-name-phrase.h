/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-folded-text.h"

G_BEGIN_DECLS

/* Private to the room: what in a text is written as names are. */

/**
 * EntenteNamePhrase:
 *
 * Words that follow each other with capitals, small words such as “of” between them allowed: code
 * points of the text, @end exclusive, without a possessive. @second is where the second of its
 * capital words begins, @end where it has one only.
 */
typedef struct
{
  guint start;
  guint end;
  guint second;
  guint n_words;       /* with capitals */
  guint n_titles;      /* how many of them, from the first on, are a title */
  guint after_titles;  /* where the words behind these begin */
  guint opens : 1;     /* at the start of a sentence, where every word has a capital */
  guint acronym : 1;   /* the last word is all capitals */
  guint joined : 1;    /* has a small word between */
  guint quoted : 1;    /* without capitals in its script: in quotes or before a title */
} EntenteNamePhrase;

/* All phrases in order (element-type EntenteNamePhrase) (transfer full). @small: (nullable): words
 * that stand there without a capital are added, folded. */
GArray   *entente_name_phrases_find (const char *text,
                                     GHashTable *small);
/* Whether a folded word is one that has a capital though it is no name: a day, a month, a people. */
gboolean  entente_name_phrase_is_common (const char *folded);

G_END_DECLS
