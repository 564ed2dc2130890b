/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-view.h"

G_BEGIN_DECLS

/* Private to the view: what its files share. */

struct _EntenteArticleView
{
  GtkTextView parent_instance;

  /* owned */
  EntenteSession *session;
  GSignalGroup *buffer_signals;
  GSignalGroup *session_signals;
  GArray *marks; /* of EntenteArticleMark, sorted by start */
  GArray *groups; /* of EntenteArticleGroup: of the marks */
  GArray *names; /* of EntenteArticleName, sorted by start */

  GArray *matches; /* of EntenteTextRange */

  /* state */
  guint n_outstanding; /* of the marks; 0: all are alike */
  guint match; /* 1 + which of the matches one is at; 0: none */
  guint goal;  /* what is scrolled to */
  int measure;     /* pixels, with the margins */
  guint text_size; /* percent */
  guint passage_start;
  guint passage_end;
  guint scroll_tick;
  guint n_frames;
  guint n_settled;
  int last_y;
  double scrolled; /* with Ctrl, since the size was stepped */
};

/* The place of a code point of the text. */
void entente_article_view_get_iter (EntenteArticleView *self,
                                    guint               offset,
                                    GtkTextIter        *iter);
/* The place in the names of the first that ends behind a code point. */
guint entente_article_view_find_name (EntenteArticleView *self,
                                      guint               offset);
/* Tells those who listen that marks were clicked. */
void entente_article_view_tell_activated (EntenteArticleView *self,
                                          GArray             *marks);

/* entente-article-view-scrolling.c */

/* Scrolls until a code point stands in the upper part of what is seen. */
void entente_article_view_scroll_to (EntenteArticleView *self,
                                     guint               goal);
/* Whether a code point stands in what is seen; nothing need scroll then. */
gboolean entente_article_view_shows (EntenteArticleView *self,
                                     guint               offset);

/* entente-article-view-outstanding.c */

/* Whether all but the passages of the actor that is selected has faded. */
gboolean entente_article_view_is_fading (EntenteArticleView *self);
/* Makes letters outside of the passages that stand out paler. */
void entente_article_view_fade_words (EntenteArticleView *self);

/* entente-article-view-pointing.c */

/* Listens to the pointer and to the caret. */
void entente_article_view_follow_pointer (EntenteArticleView *self);
/* Whether the paragraph at a place begins on the right. */
gboolean entente_article_view_runs_to_left (EntenteArticleView *self,
                                            const GtkTextIter  *place);
/* The class's function of that name. */
gboolean entente_article_view_query_tooltip (GtkWidget  *widget,
                                             int         x,
                                             int         y,
                                             gboolean    by_keyboard,
                                             GtkTooltip *tooltip);

/* entente-article-view-drawing.c */

/* Draws what lies behind the words. */
void entente_article_view_snapshot_below (EntenteArticleView *self,
                                          GtkSnapshot        *snapshot);

G_END_DECLS
