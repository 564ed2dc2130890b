/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-citation.h"

G_BEGIN_DECLS

/* What the panel says about a relation and its sources, in words. All plain text, (transfer full).
 * */

/* What it is · its standing · when: "Requests mediation · reported · January 2026". */
char *entente_relation_words_dup_kicker  (EntenteMap            *map,
                                          guint32                relation);
/* "2 passages · 1 independent source · contradicted by 1", as entente_standing_measure() counts.
 * @citations: (element-type EntenteCitation) */
char *entente_relation_words_dup_counts  (EntenteMap            *map,
                                          GPtrArray             *citations);
/* "Summary of “Seoul asks Beijing to mediate” · Reuters · January 2026". */
char *entente_relation_words_dup_source  (EntenteMap            *map,
                                          guint32                article);
/* "Contradicts this · according to Reuters · grade B2 · page 7"; "" where there is nothing to say.
 * */
char *entente_relation_words_dup_stance  (const EntenteCitation *citation);
/* The title an article has in a list. */
char *entente_relation_words_dup_title   (EntenteMap            *map,
                                          guint32                article);

G_END_DECLS
