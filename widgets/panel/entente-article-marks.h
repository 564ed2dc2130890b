/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * EntenteArticleMark:
 *
 * A cited passage in the view's text: code points of it, and whose passage it is. Marks that
 * overlap stand at different levels, 0 next to the words. Where there are more than levels, some
 * lie on others: they are seen from @seen_from on, those wholly covered (@seen_from = @end) nowhere.
 */
typedef struct
{
  guint start;
  guint end;
  guint seen_from;
  guint32 relation;
  guint level;
  gboolean stands_out; /* of what is selected */
} EntenteArticleMark;

/**
 * EntenteArticleName:
 *
 * Where the view's text mentions a known actor: code points of it.
 */
typedef struct
{
  guint start;
  guint end;
  guint32 actor;
} EntenteArticleName;

/**
 * EntenteArticleGroup:
 *
 * Marks that overlap, each one of those before it: @first … in the order of their starts.
 */
typedef struct
{
  guint start;
  guint end;
  guint first;
  guint n_marks;
} EntenteArticleGroup;

/* Gives each mark the lowest level that is free where it begins, and says where it is seen. @marks: (element-type
 * EntenteArticleMark), sorted by start */
void entente_article_marks_give_levels (GArray                   *marks);
/* @marks: the same, sorted. (element-type EntenteArticleGroup) (transfer full) */
GArray *entente_article_marks_dup_groups (GArray              *marks);
/* How many relations they are of. */
guint entente_article_marks_count_relations (GArray           *marks);
/* Where words stand: a box for each run that stands together in a line; one where all runs the same
 * way. Code points of the view's text to its buffer coordinates. (element-type graphene_rect_t)
 * (transfer full) */
GArray *entente_article_marks_dup_boxes (GtkTextView          *view,
                                         guint                 start,
                                         guint                 end);
/* Called while a text view draws the layer below its text: as with a highlighter, with a frame
 * around the words, and with a line under them. Code points of the view's text. */
void entente_article_marks_fill        (GtkTextView              *view,
                                        GtkSnapshot              *snapshot,
                                        guint                     start,
                                        guint                     end,
                                        const GdkRGBA            *color);
void entente_article_marks_frame       (GtkTextView              *view,
                                        GtkSnapshot              *snapshot,
                                        guint                     start,
                                        guint                     end,
                                        const GdkRGBA            *color);
void entente_article_marks_underline   (GtkTextView              *view,
                                        GtkSnapshot              *snapshot,
                                        guint                     start,
                                        guint                     end,
                                        guint                     level,
                                        const GdkRGBA            *color);
/* Under a name, thin. */
void entente_article_marks_hint        (GtkTextView              *view,
                                        GtkSnapshot              *snapshot,
                                        const EntenteArticleName *name,
                                        const GdkRGBA            *color);

G_END_DECLS
