/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

void
entente_article_view_set_matches (EntenteArticleView *self,
                                  GArray             *matches)
{
  g_array_unref (self->matches);
  self->matches = matches;
  self->match = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
entente_article_view_get_n_matches (EntenteArticleView *self,
                                    guint              *place)
{
  *place = self->match;
  return self->matches->len;
}

/* The first match at or behind the caret, else the first; 1 … */
static guint
find_match_at_caret (EntenteArticleView *self)
{
  guint caret = entente_article_view_get_caret (self);

  for (guint i = 0; i < self->matches->len; i++)
    {
      if (g_array_index (self->matches, EntenteTextRange, i).start >= caret)
        return i + 1;
    }
  return 1;
}

void
entente_article_view_step_match (EntenteArticleView *self,
                                 int                 step)
{
  guint n = self->matches->len;
  const EntenteTextRange *match;
  GtkTextIter iter;

  if (n == 0)
    {
      if (step != 0)
        gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (step == 0 || self->match == 0)
    self->match = find_match_at_caret (self);
  else
    self->match = 1 + (self->match - 1 + n + (guint) step) % n;
  match = &g_array_index (self->matches, EntenteTextRange, self->match - 1);
  entente_article_view_get_iter (self, match->start, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  if (!entente_article_view_shows (self, match->start))
    entente_article_view_scroll_to (self, match->start);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
