/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-mentions.h"

G_BEGIN_DECLS

/**
 * EntenteReviewSentence:
 *
 * A sentence that names two or more known actors and is cited for no relation: code points, @end
 * exclusive. @mentions are those within it, sorted by start (element-type EntenteMention).
 */
typedef struct
{
  guint32 article;
  guint start;
  guint end;
  GArray *mentions;
} EntenteReviewSentence;

/* The sentences of one article that wait for a relation, in order: those which no cited passage and
 * no selector of the article's `ignored` overlaps. Headings are no sentences here, and a passage
 * that cites the article as a whole covers none. @mentions: of the article, borrowed. Main thread.
 * (element-type EntenteReviewSentence) (transfer full) */
GPtrArray *entente_map_dup_article_review (EntenteMap       *map,
                                           guint32           article,
                                           GArray           *mentions);

G_END_DECLS
