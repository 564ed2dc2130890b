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

/* Whether all but the passages of the actor that is selected has faded. */
gboolean entente_article_view_is_fading   (EntenteArticleView *self);
/* Whether the paragraph at a place begins on the right. */
gboolean entente_article_view_runs_to_left (EntenteArticleView *self,
                                            const GtkTextIter *place);
/* Draws what lies behind the words, entente-article-view-drawing.c */
void  entente_article_view_snapshot_below (EntenteArticleView *self,
                                           GtkSnapshot        *snapshot);
/* The place in the names of the first that ends behind a code point. */
guint entente_article_view_find_name      (EntenteArticleView *self,
                                           guint               offset);

G_END_DECLS
