/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-import.h"
#include "entente-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteArticleDialog:
 *
 * Shows an article before it is added to a map: how it reads, in which encoding where that is not
 * certain, what of it is a heading, and where it ends before the site's own words. Adding is one step,
 * after which the article is selected. It goes when it is destroyed, added or not.
 */
#define ENTENTE_TYPE_ARTICLE_DIALOG (entente_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteArticleDialog, entente_article_dialog, ENTENTE, ARTICLE_DIALOG, AdwWindow)

/* @name: (nullable): of the file; where @media is unknown its ending says what it is. NULL where there
 * is no text in it. */
GtkWidget *entente_article_dialog_new     (GtkWindow            *parent,
                                           EntenteSession       *session,
                                           GBytes               *bytes,
                                           EntenteArticleMedia   media,
                                           const char           *name,
                                           GError              **error);
/* So many more wait behind it, which can be added with it. */
void       entente_article_dialog_set_n_waiting (EntenteArticleDialog *self,
                                                 guint                 n_waiting);
/* Whether nothing says what its bytes are written in. */
gboolean   entente_article_dialog_get_asks_encoding (EntenteArticleDialog *self);
/* How it reads with what is chosen. (transfer full) */
char      *entente_article_dialog_dup_text (EntenteArticleDialog *self);
guint      entente_article_dialog_get_n_headings (EntenteArticleDialog *self);
void       entente_article_dialog_set_heading (EntenteArticleDialog *self,
                                               guint                 index,
                                               gboolean              is_heading);
/* Leaves out the paragraph at a code point of what is shown, and all behind it. FALSE where nothing
 * would be left. */
gboolean   entente_article_dialog_cut_at  (EntenteArticleDialog *self,
                                           guint                 offset);
void       entente_article_dialog_add     (EntenteArticleDialog *self);
/* With those that wait. */
void       entente_article_dialog_add_all (EntenteArticleDialog *self);
gboolean   entente_article_dialog_get_adds_all (EntenteArticleDialog *self);

G_END_DECLS
