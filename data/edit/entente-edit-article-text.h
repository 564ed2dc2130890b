/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/**
 * EntenteArticleTyping:
 *
 * Somebody typing in the text of one article, from the first change until focus leaves it. It keeps
 * the text and the cited words as they were at the start: each change is compared with them and not
 * with the letter before, so that a passage rewritten letter by letter does not drag its citation
 * along to words that nobody cited, and one that is typed anew has it back.
 *
 * Where the article or a citation of it was changed by anybody else in between (undo, another
 * page), it begins anew from there by itself. Main thread.
 */
typedef struct _EntenteArticleTyping EntenteArticleTyping;

EntenteArticleTyping *entente_article_typing_new    (EntenteMap            *map,
                                                     guint32                article);
void                  entente_article_typing_free   (EntenteArticleTyping  *self);
/* The act that makes @text the article's text and moves every citation of it, and every selector of
 * its `ignored`, with its words: to be performed at once. An empty act where nothing changes. Acts
 * on the text of one article that follow each other are one step of the history.
 * (transfer full) (nullable): NULL with @error where @text is not UTF-8 */
EntenteAct           *entente_article_typing_change (EntenteArticleTyping  *self,
                                                     const char            *text,
                                                     GError               **error);

/* The same for one change by itself: text pasted whole, replaced, cut. */
EntenteAct           *entente_edit_article_text     (EntenteMap            *map,
                                                     guint32                article,
                                                     const char            *text,
                                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArticleTyping, entente_article_typing_free)

G_END_DECLS
