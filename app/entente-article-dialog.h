/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * EntenteArticleDialog:
 *
 * Shows an article before it is added to a map: how it reads, in which encoding where that is not
 * certain, and what of it is a heading or the site's own. Adding is one step, after which the
 * article is selected.
 */
#define ENTENTE_TYPE_ARTICLE_DIALOG (entente_article_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteArticleDialog, entente_article_dialog, ENTENTE, ARTICLE_DIALOG, AdwWindow)

/* @name: (nullable): of the file; its ending says what it is. NULL where there is no text in it. */
GtkWidget *entente_article_dialog_new     (GtkWindow            *parent,
                                           EntenteSession       *session,
                                           GBytes               *bytes,
                                           const char           *name,
                                           GError              **error);
/* How it reads with what is chosen. (transfer full) */
char      *entente_article_dialog_dup_text (EntenteArticleDialog *self);
guint      entente_article_dialog_get_n_headings (EntenteArticleDialog *self);
void       entente_article_dialog_set_heading (EntenteArticleDialog *self,
                                               guint                 index,
                                               gboolean              is_heading);
void       entente_article_dialog_add     (EntenteArticleDialog *self);

G_END_DECLS
