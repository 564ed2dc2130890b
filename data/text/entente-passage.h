/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-citation.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_ANCHOR_POSITION, /* the text at start … end is the quote */
  ENTENTE_ANCHOR_QUOTE,    /* found by its words */
  ENTENTE_ANCHOR_WHOLE,    /* the article as a whole is cited */
  ENTENTE_ANCHOR_ORPHAN,   /* its words are not there (any more) */
} EntenteAnchor;

/**
 * EntentePassage:
 *
 * Where a citation's words stand in the text of its article. Offsets in code points; start and
 * end are 0 for WHOLE and ORPHAN.
 */
typedef struct
{
  EntenteAnchor anchor;
  guint start;
  guint end;
} EntentePassage;

/**
 * EntentePassageMark:
 *
 * A passage in an article together with the citation that marks it.
 */
typedef struct
{
  guint32 relation;
  guint citation;
  EntentePassage passage;
} EntentePassageMark;

/**
 * EntentePassageCandidate:
 *
 * A place that may be the one a citation means: code points, @end exclusive.
 */
typedef struct
{
  guint start;
  guint end;
  double score;
} EntentePassageCandidate;

/* A paragraph of an article's text: code points, without the blank lines around. */
typedef struct
{
  guint start;
  guint end;
  gboolean heading; /* starts with "## ", which start … end includes */
} EntenteParagraph;

EntentePassage    entente_passage_anchor       (const char            *text,
                                                const EntenteCitation *citation);
/* Some 5 s of work for words that are not where they were. */
#define ENTENTE_PASSAGES_ALLOWANCE G_GUINT64_CONSTANT (1073741824)
/* The same for many citations of one article; @passages receives one for each. Any thread. */
guint             entente_passages_anchor      (const char            *text,
                                                const EntenteCitation *const *citations,
                                                guint                  n_citations,
                                                guint64               *allowance,
                                                EntentePassage        *passages);
/* Where the words of an orphan may be: the likeliest places first, at most eight, none overlapping
 * another; @score 0 … 1 is the part of the quote's words found there. Empty where nothing resembles
 * it, or without a quote. Some 10 ms for an article of 10 KB and a quote of a sentence.
 * (element-type EntentePassageCandidate) (transfer full) */
GArray           *entente_passage_propose      (const char            *text,
                                                const EntenteCitation *citation);
/* (element-type EntenteParagraph) (transfer full) */
GArray           *entente_text_dup_paragraphs  (const char            *text);
/* Index of the paragraph a code point lies in, and of the last heading at or before it, -1 for
 * none. */
int               entente_text_find_paragraph  (GArray                *paragraphs,
                                                guint                  offset);
int               entente_text_find_heading    (GArray                *paragraphs,
                                                guint                  offset);
/* Every passage of an article that anchors, sorted by start.
 * (element-type EntentePassageMark) (transfer full) */
GArray           *entente_map_dup_passages     (EntenteMap            *map,
                                                guint32                article);

G_END_DECLS
