/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-known-names.h"

G_BEGIN_DECLS

/**
 * EntenteArticleMentions:
 *
 * Who is mentioned in one article, kept up with the names of the map and with the text; a worker
 * looks for them. Main thread.
 *
 * Signal `changed`: others are known, or elsewhere.
 */
#define ENTENTE_TYPE_ARTICLE_MENTIONS (entente_article_mentions_get_type ())
G_DECLARE_FINAL_TYPE (EntenteArticleMentions, entente_article_mentions, ENTENTE, ARTICLE_MENTIONS,
                      GObject)

EntenteArticleMentions *entente_article_mentions_new         (void);
/* @map NULL: none. */
void                    entente_article_mentions_set_article (EntenteArticleMentions *self,
                                                              EntenteMap             *map,
                                                              guint32                 article);
/* What was found last: sorted by start, code points of the article's text; empty before.
 * (element-type EntenteMention) */
GArray                 *entente_article_mentions_get         (EntenteArticleMentions *self);
/* What is in the text as it stands, looked for at once where that is not known. */
GArray                 *entente_article_mentions_require     (EntenteArticleMentions *self);

G_END_DECLS
