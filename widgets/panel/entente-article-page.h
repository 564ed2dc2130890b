/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-view.h"
#include "entente-capture-form.h"
#include "entente-find-bar.h"
#include "entente-panel-page.h"
#include "entente-review.h"

G_BEGIN_DECLS

/**
 * EntenteArticlePage:
 *
 * An article to read, its cited passages marked; opened at one where the item says so.
 */
#define ENTENTE_TYPE_ARTICLE_PAGE (entente_article_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteArticlePage, entente_article_page, ENTENTE, ARTICLE_PAGE,
                      EntentePanelPage)

EntenteArticleView *entente_article_page_get_view   (EntenteArticlePage *self);
const char         *entente_article_page_get_title  (EntenteArticlePage *self);
/* Publisher and date, and what form the text has. */
const char         *entente_article_page_get_kicker (EntenteArticlePage *self);
/* The host of the link that is offered; "" for none. */
const char         *entente_article_page_get_host   (EntenteArticlePage *self);
/* A code point of the article's text in the view. */
guint               entente_article_page_to_view    (EntenteArticlePage *self,
                                                     guint               offset);

/* The relation that selected words can be cited for; ENTENTE_NO_SLOT: none. */
void                entente_article_page_set_cited_for (EntenteArticlePage *self,
                                                        guint32             relation);
/* Cites the selected words for it and goes there, or asks for which; FALSE where nothing is
 * selected. */
gboolean            entente_article_page_cite   (EntenteArticlePage *self);
/* Where one types for which. */
EntenteSuggestEntry *entente_article_page_get_question (EntenteArticlePage *self);
/* Selects the sentence at the caret; FALSE where there is none. */
gboolean            entente_article_page_take_sentence (EntenteArticlePage *self);
/* Opens the form that makes a relation of the selected words, or of the sentence at the caret. */
gboolean            entente_article_page_capture (EntenteArticlePage *self);
EntenteCaptureForm *entente_article_page_get_form (EntenteArticlePage *self);

/* Whether the fields about the article are shown. */
void                entente_article_page_set_details_shown (EntenteArticlePage *self,
                                                           gboolean            are_shown);
/* Whether the text is edited, and not only read. */
gboolean            entente_article_page_get_editing (EntenteArticlePage *self);
void                entente_article_page_set_editing (EntenteArticlePage *self,
                                                     gboolean            editing);
/* Removes the article and all citations of it; or its text, which leaves them with their words. */
void                entente_article_page_delete (EntenteArticlePage *self,
                                                 gboolean            text_alone);

/* Another thing is selected on the map while the article stays open: its passages come into view. */
void                entente_article_page_follow (EntenteArticlePage *self);
/* Selects the article instead of it; FALSE where nothing else is selected. */
gboolean            entente_article_page_clear_selected (EntenteArticlePage *self);
/* What is said of that. */
const char         *entente_article_page_get_selected_words (EntenteArticlePage *self);
/* Whether the article stays open, as its toggle says. */
GtkToggleButton    *entente_article_page_get_keep (EntenteArticlePage *self);

/* Opens the bar that finds words in the text, or goes back to it. */
void                entente_article_page_find   (EntenteArticlePage *self);
/* To the next match (1) or the one before (−1); FALSE where the bar is not open. */
gboolean            entente_article_page_find_step (EntenteArticlePage *self,
                                                    int                 step);
EntenteFindBar     *entente_article_page_get_find_bar (EntenteArticlePage *self);

/* What is gone through, at the steps that stand in the article shown; NULL: nothing. */
void                entente_article_page_set_review (EntenteArticlePage *self,
                                                     EntenteReview      *review);
/* Decides on the step: makes what it offers, passes over it, or that for good. */
gboolean            entente_article_page_accept (EntenteArticlePage *self);
void                entente_article_page_skip   (EntenteArticlePage *self);
void                entente_article_page_ignore (EntenteArticlePage *self);

G_END_DECLS
