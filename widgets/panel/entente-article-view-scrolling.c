/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

/* Scrolling to a passage goes on until its place has been the same for some frames: the view lays
 * out a long text piece by piece, and what it knew before is wrong. */
#define N_SETTLED_FRAMES 4
#define N_SCROLL_FRAMES_MAX 240
#define PASSAGE_AT 0.25 /* of the height, from the top */

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  GdkRectangle place;
  GtkTextIter iter;

  entente_article_view_get_iter (self, self->goal, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_adjustment_set_value (adjustment,
                            place.y - gtk_adjustment_get_page_size (adjustment) * PASSAGE_AT);
  self->n_settled = place.y == self->last_y ? self->n_settled + 1 : 0;
  self->last_y = place.y;
  self->n_frames += 1;
  if (self->n_settled < N_SETTLED_FRAMES && self->n_frames < N_SCROLL_FRAMES_MAX)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

void
entente_article_view_scroll_to (EntenteArticleView *self,
                                guint               goal)
{
  self->goal = goal;
  self->n_frames = 0;
  self->n_settled = 0;
  self->last_y = G_MININT;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

gboolean
entente_article_view_shows (EntenteArticleView *self,
                            guint               offset)
{
  GdkRectangle visible;
  GdkRectangle place;
  GtkTextIter iter;

  entente_article_view_get_iter (self, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  return place.height > 0 && place.y >= visible.y
         && place.y + place.height <= visible.y + visible.height;
}
