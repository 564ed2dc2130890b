/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sentence of a text: code points, @end exclusive, with its closing marks and quotes and without
 * the white space around. A heading is one sentence, without its "## ". */
typedef struct
{
  guint start;
  guint end;
  gboolean heading;
} EntenteTextSentence;

/* All sentences in order. (element-type EntenteTextSentence) (transfer full) */
GArray  *entente_text_dup_sentences (const char *text);
/* The sentence a code point lies in; between two, the one before it; FALSE where the text has none
 * or @offset stands before the first. */
gboolean entente_text_find_sentence (const char *text,
                                     guint       offset,
                                     guint      *start,
                                     guint      *end);

G_END_DECLS
