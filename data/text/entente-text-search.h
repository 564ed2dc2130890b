/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-passage.h"
#include "entente-text-index.h"

G_BEGIN_DECLS

/* Private to the room: where a quote stands in a text by its words. */

/* What is searched for. Texts nullable but @exact, which is not empty; @hint: the offset where it
 * once stood, or -1. */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  gint64 hint;
} EntenteQuote;

/* Work for one citation whose words are not where they were, in steps of
 * entente_text_search_similar(); looking through so many bytes, and comparing what stands around one
 * place, cost about one and eight of these. An allowance is 0 from the moment it did not suffice. */
#define ENTENTE_ALLOWANCE_CITATION G_GUINT64_CONSTANT (67108864)
#define ENTENTE_ALLOWANCE_BYTES 64
#define ENTENTE_ALLOWANCE_PLACE 8

static inline gboolean
entente_allowance_take (guint64 *allowance,
                        guint64  steps)
{
  gboolean suffices = *allowance > steps;

  *allowance -= suffices ? steps : *allowance;
  return suffices;
}

EntentePassage entente_passage_anchor_indexed (EntenteTextIndex      *index,
                                               const EntenteCitation *citation,
                                               guint64               *allowance);

gboolean entente_text_search_exact   (EntenteTextIndex   *index,
                                      const EntenteQuote *quote,
                                      guint64            *allowance,
                                      guint              *start,
                                      guint              *end);
gboolean entente_text_search_loose   (EntenteTextIndex   *index,
                                      const EntenteQuote *quote,
                                      guint64            *allowance,
                                      guint              *start,
                                      guint              *end);
gboolean entente_text_search_similar (EntenteTextIndex   *index,
                                      const EntenteQuote *quote,
                                      guint64            *allowance,
                                      guint              *start,
                                      guint              *end);

G_END_DECLS
