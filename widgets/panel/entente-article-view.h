/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-marks.h"
#include "entente-session.h"
#include "entente-text-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteArticleView:
 *
 * A text to read, with passages marked in the colours of their relations: a tint behind the words
 * and a line under them, one under the other where passages overlap, and in the margin how many
 * relations rest on them; one passage may stand out. Names of actors have a thin line in the colour of
 * their kind; the one under pointer or caret lights its actor up.
 *
 * Keys: n and Shift+N to the next and the previous mark, Return to the relation of the mark at the
 * caret. Properties: `measure` (pixels that some 65 letters and the margins take), `text-size`
 * (percent). Signal `mark-activated (GArray *marks)`: a click or Return on the marks of one place, the
 * shortest first; where there are none, a name there is gone to.
 */
#define ENTENTE_TYPE_ARTICLE_VIEW (entente_article_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteArticleView, entente_article_view, ENTENTE, ARTICLE_VIEW, GtkTextView)

/* @marks: (element-type EntenteArticleMark) (transfer full), sorted by start; levels are given
 * here. */
void    entente_article_view_set_marks    (EntenteArticleView *self,
                                           EntenteSession     *session,
                                           GArray             *marks);
/* @names: (element-type EntenteArticleName) (transfer full), sorted by start, none overlapping. */
void    entente_article_view_set_names    (EntenteArticleView *self,
                                           GArray             *names);
/* The actor a code point's words mention, ENTENTE_NO_SLOT for nobody. */
guint32 entente_article_view_get_actor_at (EntenteArticleView *self,
                                           guint               offset);
/* The passage that stands out and is brought into view; both 0: none, the top. */
void    entente_article_view_set_passage  (EntenteArticleView *self,
                                           guint               start,
                                           guint               end);
void    entente_article_view_get_passage  (EntenteArticleView *self,
                                           guint              *start,
                                           guint              *end);
/* The same, while caret and view stay where they are. */
void    entente_article_view_show_passage (EntenteArticleView *self,
                                           guint               start,
                                           guint               end);
/* Puts the caret there, brought into view, without a passage. */
void    entente_article_view_set_caret    (EntenteArticleView *self,
                                           guint               offset);
guint   entente_article_view_get_caret    (EntenteArticleView *self);
/* (element-type EntenteArticleMark) (transfer full): those that cover a code point, shortest first
 * */
GArray *entente_article_view_dup_marks_at (EntenteArticleView *self,
                                           guint               offset);
/* (element-type EntenteArticleMark) (transfer full): those that a number in the margin counts beside
 * the line on which a code point stands: of the passages that begin there, with what overlaps them */
GArray *entente_article_view_dup_marks_beside (EntenteArticleView *self,
                                           guint               offset);
/* Percent of the usual size, of those there are the nearest. */
guint   entente_article_view_get_text_size (EntenteArticleView *self);
void    entente_article_view_set_text_size (EntenteArticleView *self,
                                           guint               size);
/* A size up (1) or down (−1), or the usual one (0). Also the action `article.text-size (step)`. */
void    entente_article_view_step_text_size (EntenteArticleView *self,
                                           int                 step);
/* The language tag of the text that stands in the buffer; NULL: not known. */
void    entente_article_view_set_language  (EntenteArticleView *self,
                                           const char         *tag);
/* The session's selection is another. The view hears of it by itself, but maybe later than others. */
void    entente_article_view_follow_selection (EntenteArticleView *self);
/* How many passages are of what is selected: of a relation, or of those of an actor. They stand out, and
 * with an actor the rest fades. */
guint   entente_article_view_count_outstanding (EntenteArticleView *self);
/* Has one of them in view, as near as there is. */
void    entente_article_view_bring_outstanding (EntenteArticleView *self);
/* Lets the passage of a relation stand out: the one at the caret, else its first, which is brought into
 * view; none where it has none. */
void    entente_article_view_show_relation (EntenteArticleView *self,
                                           guint32             relation);
/* What one looks for and where it stands. @matches: (element-type EntenteTextRange) (transfer full),
 * code points of the view's text, rising */
void    entente_article_view_set_matches  (EntenteArticleView *self,
                                           GArray             *matches);
/* @place: (out): which of them one is at, 1 …; 0: at none yet */
guint   entente_article_view_get_n_matches (EntenteArticleView *self,
                                           guint              *place);
/* To the next one (1), the one before (−1), or the first at or behind the caret (0); after the last
 * comes the first. */
void    entente_article_view_step_match   (EntenteArticleView *self,
                                           int                 step);
/* As if it were clicked at a code point; FALSE where there is neither mark nor name. */
gboolean entente_article_view_activate_at (EntenteArticleView *self,
                                           guint               offset);
/* To the next mark (1) or the previous one (−1) from the caret, of those that stand out where the rest
 * has faded. */
gboolean entente_article_view_step        (EntenteArticleView *self,
                                           int                 step);
/* Where the selected words stand, in the view's own coordinates; else the caret. */
void    entente_article_view_get_place    (EntenteArticleView *self,
                                           GdkRectangle       *place);

G_END_DECLS
