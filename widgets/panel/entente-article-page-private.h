/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-mentions.h"
#include "entente-article-page.h"
#include "entente-capture-form.h"
#include "entente-edit-article-text.h"
#include "entente-find-bar.h"
#include "entente-more-list.h"
#include "entente-reading-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Private to the page: what its files share. */

struct _EntenteArticlePage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkWidget *back;
  GtkLabel *back_words;
  GtkLabel *kicker;
  GtkLabel *title;
  GtkWidget *link;
  GtkLabel *host;
  EntenteArticleView *view;
  GtkTextBuffer *buffer;
  GtkToggleButton *details;
  EntenteMoreList *more;
  GtkButton *edit;
  GtkRevealer *edit_bar;
  GtkToggleButton *keep;
  GtkRevealer *selected_bar;
  GtkLabel *selected_words;
  GtkLabel *selected_count;
  GtkWidget *find_bar; /* unfolds at once: the first letter is typed into it */
  EntenteFindBar *find;
  GtkRevealer *cite_bar;
  GtkLabel *cite_words;
  GtkRevealer *review_bar;
  GtkLabel *review_progress;
  GtkLabel *review_words;
  GtkWidget *review_buttons;
  GtkButton *review_accept;
  GtkButton *review_ignore;

  /* owned */
  EntenteReadingText *text;
  char *shown_text; /* (nullable): what @text was made of */
  EntenteArticleMentions *mentions;
  EntenteReview *review; /* NULL: none */
  GSignalGroup *review_signals;
  EntenteArticleTyping *typing; /* NULL: it is read, not edited */
  char *url;
  GtkWidget *choice;   /* which of several relations, at a place where passages overlap */
  GtkWidget *form;     /* NULL before it is first opened */
  GtkWidget *question; /* for which relation to cite; NULL before it is first asked */

  /* borrowed */
  GtkTextTag *heading;
  EntenteSuggestEntry *asked; /* of the question */
  EntenteMap *shown_map; /* a weak pointer: whose article stands in the buffer */

  /* state */
  guint32 shown_article;
  guint32 cited_for;
  guint taken_start; /* the words a popover is about: code points of the article's text */
  guint taken_end;
  guint last_change; /* while editing: what was done last to the buffer, and where */
  guint last_place;
  guint editing : 1;
  guint filling : 1;   /* the page changes the buffer, not the user */
  guint dirty : 1;     /* the buffer says more than the map */
  guint step_ends : 1; /* the next change is a step of its own */
  guint composing : 1; /* a preedit, which is no text yet */
};

guint32  entente_article_page_get_article       (EntenteArticlePage *self);
void     entente_article_page_go_to_relation    (EntenteArticlePage *self,
                                                 guint32             relation);
/* Opens a popover at a place of the view's. */
void     entente_article_page_open_at           (EntenteArticlePage *self,
                                                 GtkPopover         *popover,
                                                 const GdkRectangle *place);
/* Whether there is a relation to cite for without asking. */
gboolean entente_article_page_knows_relation    (EntenteArticlePage *self);
void     entente_article_page_install_capture   (GtkWidgetClass     *widget_class);

void     entente_article_page_show_headings     (EntenteArticlePage *self);
/* The article as it is, in the way of the mode. */
void     entente_article_page_show_text_anew    (EntenteArticlePage *self);

/* -edit: what the buffer, the keys and the buttons say. */
void     entente_article_page_inserting         (EntenteArticlePage *self,
                                                 GtkTextIter        *place,
                                                 const char         *text,
                                                 int                 length);
void     entente_article_page_deleting          (EntenteArticlePage *self,
                                                 GtkTextIter        *from,
                                                 GtkTextIter        *to);
void     entente_article_page_buffer_changed    (EntenteArticlePage *self);
void     entente_article_page_take_change       (EntenteArticlePage *self);
void     entente_article_page_take_article      (EntenteArticlePage *self,
                                                 char               *article);
void     entente_article_page_forget_editing    (EntenteArticlePage *self);
void     entente_article_page_composing         (EntenteArticlePage *self,
                                                 const char         *preedit);
void     entente_article_page_edit_clicked      (EntenteArticlePage *self);
void     entente_article_page_delete_clicked    (EntenteArticlePage *self);
gboolean entente_article_page_edit_key          (EntenteArticlePage *self,
                                                 guint               key,
                                                 guint               code,
                                                 GdkModifierType     modifiers);

/* -follow: the bar about what is selected beside the article, which is shown anew. */
void     entente_article_page_show_selected     (EntenteArticlePage *self);

/* What is typed in the find bar is another; to the next match, or the one before; no more of it. */
void     entente_article_page_sought            (EntenteArticlePage *self);
void     entente_article_page_stepped           (EntenteArticlePage *self,
                                                 int                 step);
void     entente_article_page_stop_find         (EntenteArticlePage *self);
/* The text is another. */
void     entente_article_page_seek_again        (EntenteArticlePage *self);

void     entente_article_page_show_review       (EntenteArticlePage *self);
void     entente_article_page_stop_review       (EntenteArticlePage *self);
gboolean entente_article_page_review_key        (EntenteArticlePage *self,
                                                 guint               key,
                                                 guint               code,
                                                 GdkModifierType     modifiers);

G_END_DECLS
