/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Private to the room: what a citation cites, changed by hand. Every byte of it that is not spoken of
 * stays. */

/* The citation with these words of its article instead, with the place where they stand there. Words that
 * stand nowhere are kept as they are typed: an orphan, or all there is of an article without a text.
 * None: the article as a whole. @citation: its JSON. (transfer full) */
char *entente_cited_words_dup_with    (EntenteMap *map,
                                       const char *citation,
                                       const char *words);
/* The citation of another article, in which its words are looked for. (transfer full) */
char *entente_cited_words_dup_of      (EntenteMap *map,
                                       const char *citation,
                                       guint32     article);

G_END_DECLS
